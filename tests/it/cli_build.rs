//! `thutuc build`, `verify`, `schema`: the file that a service loads.

use serde_json::Value;

use crate::command::{Catalog, small, thutuc};

fn out(catalog: &Catalog) -> String {
    catalog.folder().join("out/bundle.json").display().to_string()
}

#[test]
fn a_bundle_is_written_whole_and_verifies() {
    let catalog = Catalog::small();
    let file = out(&catalog);
    let outcome = thutuc(&["build", &catalog.path(), "-o", &file]).run().status(0);
    assert_eq!(outcome.stdout, "");
    let folder = catalog.folder().join("out");
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["bundle.json"], "a temporary file stays behind");
    let verified = thutuc(&["verify", &file]).run().status(0);
    assert!(verified.stdout.starts_with("gói quy tắc `mau` nguyên vẹn: 1 thủ tục, sha256:"), "{verified:?}");
    let json = thutuc(&["verify", &file, "--format", "json"]).run().status(0).json();
    assert_eq!((&json["format"], &json["procedures"]), (&"thutuc.bundle/1".into(), &1.into()));
    let piped = thutuc(&["verify", "-", "--format", "json"]).input(std::fs::read(&file).unwrap()).run().status(0);
    assert_eq!(piped.json(), json);
}

#[test]
fn two_folders_give_the_same_bytes() {
    let (one, two) = (Catalog::small(), Catalog::small().file("ghi-chú.txt", "not a source"));
    for catalog in [&one, &two] {
        thutuc(&["build", &catalog.path(), "-o", &out(catalog)]).run().status(0);
    }
    assert_eq!(std::fs::read(out(&one)).unwrap(), std::fs::read(out(&two)).unwrap());
}

#[test]
fn a_catalog_with_errors_leaves_the_old_bundle_alone() {
    let catalog = Catalog::small().edit("khi cần-xác-minh\n", "khi không-có\n").file("out/bundle.json", "the old one");
    let outcome = thutuc(&["build", &catalog.path(), "-o", &out(&catalog)]).run().status(1);
    assert!(outcome.stderr.contains("E0201"), "{outcome:?}");
    assert_eq!(std::fs::read_to_string(out(&catalog)).unwrap(), "the old one");
}

#[test]
fn drafts_come_in_only_when_asked_for() {
    let draft = "thủ tục 1.000001 \"Bản thảo\" {\n    dự thảo\n    lĩnh vực hộ-tịch\n    cấp xã\n    hiệu lực từ 01/07/2025\n}\n";
    let catalog = Catalog::small().file("draft.tt", draft);
    let codes = |args: &[&str]| -> Vec<String> {
        thutuc(args).run().status(0);
        let bundle: Value = serde_json::from_slice(&std::fs::read(out(&catalog)).unwrap()).unwrap();
        let procedures = bundle["procedures"].as_array().unwrap();
        procedures.iter().map(|procedure| procedure["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&["build", &catalog.path(), "-o", &out(&catalog)]), ["1.001193"]);
    assert_eq!(codes(&["build", &catalog.path(), "-o", &out(&catalog), "--drafts"]), ["1.000001", "1.001193"]);
}

#[test]
fn a_file_that_cannot_be_written_is_status_2() {
    let catalog = Catalog::small().file("taken", "a file, not a folder");
    let file = catalog.folder().join("taken/bundle.json").display().to_string();
    let outcome = thutuc(&["build", &catalog.path(), "-o", &file]).run().status(2);
    assert!(outcome.stderr.starts_with("error: cannot write "), "{outcome:?}");
}

#[test]
fn a_broken_bundle_is_status_2_with_a_stable_code() {
    let catalog = Catalog::small();
    thutuc(&["build", &catalog.path(), "-o", &out(&catalog)]).run().status(0);
    let sound = std::fs::read_to_string(out(&catalog)).unwrap();
    let altered = sound.replacen("Đăng ký khai sinh", "Đăng ký khai tử", 1);
    for (content, code) in [
        (altered.as_str(), "E0903"),
        (&sound[..sound.len() / 2], "E0901"),
        (&sound.replacen("thutuc.bundle/1", "thutuc.bundle/2", 1), "E0902"),
        ("", "E0901"),
    ] {
        let outcome = thutuc(&["verify", "-", "--format", "json"]).input(content).run().status(2);
        assert_eq!(outcome.json()["error"]["code"], code);
        let human = thutuc(&["verify", "-", "--lang", "vi"]).input(content).run().status(2);
        assert!(human.stderr.starts_with("lỗi: ") && human.stdout.is_empty(), "{human:?}");
    }
    thutuc(&["verify", &catalog.folder().join("none.json").display().to_string()]).run().status(2);
}

#[test]
fn the_schema_accepts_the_bundle_and_refuses_another_document() {
    let schema = thutuc(&["schema"]).run().status(0).json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let catalog = Catalog::small();
    thutuc(&["build", &small(), "-o", &out(&catalog)]).run().status(0);
    let mut bundle: Value = serde_json::from_slice(&std::fs::read(out(&catalog)).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&bundle));
    bundle["procedures"][0]["versions"][0]["deadlines"][0]["limit"]["kind"] = "someday".into();
    assert!(!validator.is_valid(&bundle));
}
