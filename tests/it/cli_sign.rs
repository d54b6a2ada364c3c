//! `build --sign`, `verify --key`: who may be trusted, and what is told of whom not.

use std::path::Path;

use minisign::KeyPair;
use thutuc::bundle::Language;

use crate::command::{Catalog, Outcome, thutuc};

/// A folder with a bundle, the signatures and the keys of `tests/fixtures/signed`.
fn signed() -> Catalog {
    let mut catalog = Catalog::small();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signed");
    for entry in std::fs::read_dir(fixtures).unwrap() {
        let entry = entry.unwrap();
        catalog = catalog.file(entry.file_name().to_str().unwrap(), std::fs::read(entry.path()).unwrap());
    }
    catalog
}

fn text(catalog: &Catalog, name: &str) -> String {
    std::fs::read_to_string(catalog.folder().join(name)).unwrap()
}

fn verify(catalog: &Catalog, args: &[&str]) -> Outcome {
    thutuc(&[&["verify"], args].concat()).within(catalog.folder()).run()
}

fn build(catalog: &Catalog, args: &[&str], input: &str) -> Outcome {
    thutuc(&[&["build", ".", "-o", "out/b.json"], args].concat()).within(catalog.folder()).input(input).run()
}

/// Every way in which a bundle may not be trusted, by what its folder is made to hold and what is asked.
fn matrix() -> Vec<(&'static str, Catalog, Vec<&'static str>)> {
    let bundle = text(&signed(), "bundle.json");
    let signature = text(&signed(), "bundle.json.minisig");
    let other_bundle = bundle.replace("1.001193", "1.001194");
    let resealed = {
        let mut json: serde_json::Value = serde_json::from_str(&other_bundle).unwrap();
        json["revision"] = thutuc::bundle::revision(&json).unwrap().into();
        serde_jcs::to_string(&json).unwrap()
    };
    let missing = signed();
    std::fs::remove_file(missing.folder().join("bundle.json.minisig")).unwrap();
    // A signature of ours names its bundle.
    let named = signed();
    build(&named, &["--sign", "test.key", "--sequence", "7"], "").status(0);
    let ours = text(&named, "out/b.json.minisig");
    let plain = vec!["bundle.json", "--key", "test.pub"];
    let from_stdin = vec!["-", "--key", "test.pub"];
    let with = |content: &str| signed().file("bundle.json.minisig", content);
    vec![
        ("a wrong key", signed(), vec!["bundle.json", "--key", "other.pub"]),
        ("a changed byte", signed().file("bundle.json", bundle.replacen("8000", "9000", 1)), plain.clone()),
        ("a signature of another bundle", with(&ours).file("bundle.json", &resealed), plain.clone()),
        ("a signature of another bundle, made by minisign", signed().file("bundle.json", &resealed), plain.clone()),
        ("an older sequence", signed(), [plain.clone(), vec!["--min-sequence", "8"]].concat()),
        (
            "no sequence",
            with(&text(&signed(), "default.minisig")),
            [plain.clone(), vec!["--min-sequence", "1"]].concat(),
        ),
        ("a missing signature", missing, plain.clone()),
        ("an unsigned bundle where a key is set", signed(), from_stdin),
        ("a changed trusted comment", with(&ours.replace("sequence:7", "sequence:8")), plain.clone()),
        ("a changed trusted comment, made by minisign", with(&signature.replace("2026", "2025")), plain.clone()),
        ("a changed first line", with(&text(&signed(), "own-words.minisig")), plain.clone()),
        ("a cut signature", with(&signature[..200]), plain.clone()),
        ("the old form", with(&text(&signed(), "unhashed.minisig")), plain.clone()),
        ("a word that is not understood", with(&text(&signed(), "unknown-word.minisig")), plain.clone()),
        ("a secret key in place of the public one", signed(), vec!["bundle.json", "--key", "test.key"]),
    ]
}

#[test]
fn each_way_not_to_be_trusted_has_its_own_message_in_both_languages() {
    for (name, language) in [("refusals_vi", Language::Vi), ("refusals_en", Language::En)] {
        let lang = if language == Language::Vi { "vi" } else { "en" };
        let mut said = String::new();
        for (what, catalog, args) in matrix() {
            let case = |more: &[&str]| {
                let args = [&["verify"], args.as_slice(), &["--lang", lang], more].concat();
                let outcome = thutuc(&args).within(catalog.folder()).input(text(&catalog, "bundle.json")).run();
                outcome.status(2)
            };
            let json = case(&["--format", "json"]).json();
            let human = case(&[]).stderr;
            assert_eq!(human.trim_end().split_once(": ").unwrap().1, json["error"]["message"]);
            said.push_str(&format!("{what}: {}\n{human}\n", json["error"]["code"].as_str().unwrap()));
        }
        let messages: std::collections::BTreeSet<&str> = said.split("\n\n").collect();
        assert_eq!(messages.len(), said.split("\n\n").count(), "two causes are told alike");
        insta::assert_snapshot!(name, said);
    }
}

#[test]
fn what_the_minisign_program_signed_verifies() {
    let catalog = signed();
    let human = verify(&catalog, &["bundle.json", "--key", "test.pub", "--min-sequence", "7"]).status(0).stdout;
    let signed = "ký bằng khóa DD53E1A8C6824728, số thứ tự 7, dùng từ 0 giờ ngày 01/01/2026\n";
    assert!(human.starts_with("gói quy tắc `mau` nguyên vẹn") && human.ends_with(signed), "{human}");
    let json = verify(&catalog, &["bundle.json", "--key", "test.pub", "--format", "json"]).status(0).json();
    let expected = serde_json::json!({"key": "DD53E1A8C6824728", "sequence": 7, "activate": "2026-01-01"});
    assert_eq!(json["signature"], expected);
    let unasked = verify(&catalog, &["bundle.json", "--format", "json"]).status(0).json();
    assert_eq!(unasked["signature"], serde_json::Value::Null);
}

#[test]
fn a_signed_build_is_a_pair_that_verifies_and_the_bundle_is_that_of_an_unsigned_build() {
    let catalog = signed();
    build(&catalog, &[], "").status(0);
    let unsigned = text(&catalog, "out/b.json");
    let args = ["--sign", "test.key", "--sequence", "12", "--activate", "2026-07-01", "--lang", "en"];
    let said = build(&catalog, &args, "").status(0).stderr;
    let what = "wrote `out/b.json.minisig`: signed by key DD53E1A8C6824728, sequence 12, to be used from 2026-07-01";
    assert!(said.contains(what), "{said}");
    assert_eq!(text(&catalog, "out/b.json"), unsigned);
    let mut left: Vec<_> =
        std::fs::read_dir(catalog.folder().join("out")).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["b.json", "b.json.minisig"], "something stays behind");
    verify(&catalog, &["out/b.json", "--key", "test.pub", "--min-sequence", "12"]).status(0);
    verify(&catalog, &["out/b.json", "--key", "test.pub", "--min-sequence", "13"]).status(2);
    let lines = text(&catalog, "out/b.json.minisig");
    let revision = format!("\tsequence:12\tactivate:2026-07-01\trevision:{}", revision(&unsigned));
    assert!(lines.lines().nth(2).unwrap().ends_with(&revision), "{lines}");
}

fn revision(bundle: &str) -> String {
    serde_json::from_str::<serde_json::Value>(bundle).unwrap()["revision"].as_str().unwrap().to_owned()
}

#[test]
fn the_password_of_a_key_is_read_from_an_open_file_and_never_from_an_argument() {
    let KeyPair { pk, sk } = KeyPair::generate_encrypted_keypair(Some("mật khẩu thử".to_owned())).unwrap();
    let catalog = Catalog::small()
        .file("own.key", sk.to_box(None).unwrap().into_string())
        .file("own.pub", pk.to_box().unwrap().into_string());
    let code =
        |args: &[&str], input: &str| build(&catalog, &[args, &["--lang", "en"]].concat(), input).status(2).stderr;
    let sign = ["--sign", "own.key"];
    assert!(code(&sign, "").contains("has a password, and there is no terminal to ask for it"));
    let from_stdin = ["--sign", "own.key", "--password-fd", "0"];
    assert!(code(&from_stdin, "another\n").contains("the password does not open the key `own.key`"));
    assert!(code(&from_stdin, "\n").contains("the password does not open the key `own.key`"));
    for input in ["", &"a".repeat(2000)] {
        assert!(code(&from_stdin, input).contains("no password can be read from open file 0"));
    }
    assert!(code(&["--sign", "own.key", "--password-fd", "77"], "").contains("open file 77"));
    assert!(!catalog.folder().join("out").exists(), "something was written");
    build(&catalog, &from_stdin, "mật khẩu thử\n").status(0);
    verify(&catalog, &["out/b.json", "--key", "own.pub"]).status(0);
}

#[test]
fn a_file_that_is_no_secret_key_is_told_before_anything_is_done() {
    let whole = text(&signed(), "test.key");
    // The halves of a key that do not belong together sign what nobody can verify.
    let mixed = whole.replacen("97SvoDb", "97SvoDc", 1).replacen("uIZAaYQF", "uIZAaYQG", 1);
    assert_ne!(mixed, whole);
    let catalog = signed().file("cut.key", &whole[..150]).file("mixed.key", mixed).file("empty.key", "");
    for key in ["test.pub", "cut.key", "mixed.key", "empty.key", "bundle.json"] {
        let said = build(&catalog, &["--sign", key, "--lang", "en"], "").status(2).stderr;
        assert!(said.contains(&format!("`{key}` is no secret key of minisign")), "{said}");
    }
    assert!(!catalog.folder().join("out").exists(), "something was written");
}

#[test]
fn what_is_stated_without_signing_or_asked_without_a_key_is_a_wrong_command_line() {
    let catalog = signed();
    for args in [["--sequence", "1"], ["--activate", "2026-01-01"], ["--password-fd", "0"]] {
        build(&catalog, &args, "").status(2);
    }
    build(&catalog, &["--sign", "test.key", "--sequence", "0"], "").status(2);
    let date = build(&catalog, &["--sign", "test.key", "--activate", "01/01/2026", "--lang", "en"], "").status(2);
    assert!(date.stderr.contains("`01/01/2026` is no date"), "{date:?}");
    verify(&catalog, &["bundle.json", "--min-sequence", "1"]).status(2);
}

#[test]
fn a_catalog_with_errors_leaves_the_old_pair_alone() {
    let catalog = signed().file("out/b.json", "old").file("out/b.json.minisig", "old signature");
    let catalog = catalog.edit("khi cần-xác-minh\n", "khi không-có\n");
    build(&catalog, &["--sign", "test.key"], "").status(1);
    assert_eq!(
        (text(&catalog, "out/b.json"), text(&catalog, "out/b.json.minisig")),
        ("old".into(), "old signature".into())
    );
}

#[test]
fn a_bundle_that_cannot_take_its_place_leaves_the_old_signature_in_its_own() {
    // Where a folder stands, no file can be renamed to.
    let catalog = signed().file("out/b.json/taken", "").file("out/b.json.minisig", "old signature");
    let said = build(&catalog, &["--sign", "test.key", "--lang", "en"], "").status(2).stderr;
    assert!(said.contains("cannot write out/b.json"), "{said}");
    assert_eq!(text(&catalog, "out/b.json.minisig"), "old signature");
    assert!(!catalog.folder().join("out/b.json.minisig.before").exists());
    std::fs::remove_file(catalog.folder().join("out/b.json.minisig")).unwrap();
    build(&catalog, &["--sign", "test.key"], "").status(2);
    assert!(!catalog.folder().join("out/b.json.minisig").exists(), "a signature stands alone");
}

#[test]
fn what_a_crash_between_the_two_files_leaves_is_refused_and_the_next_build_mends_it() {
    let catalog = signed();
    build(&catalog, &["--sign", "test.key", "--sequence", "1"], "").status(0);
    let old_signature = text(&catalog, "out/b.json.minisig");
    let changed = signed().edit("trong ngày, nhận sau 15:00", "trong ngày, nhận sau 14:00");
    build(&changed, &["--sign", "test.key", "--sequence", "2"], "").status(0);
    // The signature goes first; the old one is kept until the bundle has followed.
    let catalog = catalog
        .file("out/b.json.minisig", text(&changed, "out/b.json.minisig"))
        .file("out/b.json.minisig.before", &old_signature);
    let refused = verify(&catalog, &["out/b.json", "--key", "test.pub", "--format", "json"]).status(2).json();
    assert_eq!(refused["error"]["code"], "E0917");
    build(&catalog, &["--sign", "test.key", "--sequence", "3"], "").status(0);
    verify(&catalog, &["out/b.json", "--key", "test.pub", "--min-sequence", "3"]).status(0);
    assert!(!catalog.folder().join("out/b.json.minisig.before").exists());
}

#[test]
fn a_build_without_a_key_says_that_the_signature_left_beside_it_is_of_another_bundle() {
    let catalog = signed().file("out/b.json.minisig", "old signature");
    let said = build(&catalog, &["--lang", "en"], "").status(0).stderr;
    assert!(said.contains("warning: `out/b.json.minisig` is the signature of an earlier bundle"), "{said}");
    assert_eq!(text(&catalog, "out/b.json.minisig"), "old signature");
}
