//! Signed bundles: files that the minisign program made are taken, and nothing else that looks like them.

use std::path::Path;

use minisign::{KeyPair, SecretKey};
use proptest::prelude::*;
use thutuc::bundle::{self, Bundle, PublicKey, SignatureError, Statement};
use thutuc::runtime::{LoadError, Signed};

use super::sample;

/// A file that was made by the minisign program, version 0.11, with keys that everybody knows.
fn fixture(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signed").join(name);
    std::fs::read_to_string(file).unwrap()
}

fn key() -> PublicKey {
    PublicKey::read(&fixture("test.pub")).unwrap()
}

fn load(bundle: &str, signature: &str, least: u64) -> Result<Signed, LoadError> {
    Bundle::load_signed(bundle.as_bytes(), Some(signature), &key(), least)
}

fn refused(bundle: &str, signature: &str, least: u64) -> SignatureError {
    match load(bundle, signature, least) {
        Err(LoadError::Signature(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// A key of our own, and what it signed.
struct Own {
    public: PublicKey,
    secret: SecretKey,
}

impl Own {
    fn new() -> Self {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
        Self { public: PublicKey::read(&pk.to_box().unwrap().into_string()).unwrap(), secret: sk }
    }

    fn sign(&self, bytes: &[u8], comment: &str) -> String {
        let untrusted = Some("signature from minisign secret key");
        minisign::sign(None, &self.secret, bytes, Some(comment), untrusted).unwrap().into_string()
    }
}

#[test]
fn what_the_minisign_program_signed_is_taken() {
    let (bundle, signature) = (fixture("bundle.json"), fixture("bundle.json.minisig"));
    let signed = load(&bundle, &signature, 7).unwrap();
    assert_eq!(signed.rules.bundle().catalog, "mau");
    let stated = Statement { sequence: 7, activate: "2026-01-01".parse().ok(), ..Statement::default() };
    assert_eq!(signed.statement, stated);
    // The comment that the program writes unasked states neither.
    let unasked = load(&bundle, &fixture("default.minisig"), 0).unwrap().statement;
    assert_eq!((unasked.sequence, unasked.activate), (0, None));
    assert_eq!(unasked.timestamp, Some(1_795_705_927));
}

#[test]
fn a_public_key_is_its_file_or_its_one_line() {
    let text = fixture("test.pub");
    let line = text.lines().nth(1).unwrap();
    assert_eq!(PublicKey::read(line), Ok(key()));
    assert_eq!(PublicKey::read(&text.replace('\n', "\r\n")), Ok(key()));
    // As `minisign -V` names it.
    assert_eq!(key().id().to_string(), "DD53E1A8C6824728");
    let secret = fixture("test.key");
    for other in ["", "RWQ", &line[1..], &format!("{line}\n{line}"), &secret, secret.lines().nth(1).unwrap()] {
        assert_eq!(PublicKey::read(other), Err(SignatureError::Key), "{other}");
    }
}

#[test]
fn what_is_signed_in_another_way_is_refused() {
    let bundle = fixture("bundle.json");
    let refused = |name: &str| refused(&bundle, &fixture(name), 0);
    assert_eq!(refused("unhashed.minisig"), SignatureError::Unhashed);
    assert_eq!(refused("own-words.minisig"), SignatureError::Form { line: 1 });
    assert_eq!(refused("unknown-word.minisig"), SignatureError::Statement { word: "for".to_owned() });
    let other = PublicKey::read(&fixture("other.pub")).unwrap().id();
    assert_eq!(refused("other.minisig"), SignatureError::OtherKey { signed: other, trusted: key().id() });
}

#[test]
fn an_older_edition_is_refused_and_one_that_states_nothing_is_older_than_any() {
    let bundle = fixture("bundle.json");
    let older = |stated, least| SignatureError::Older { stated, least };
    assert_eq!(refused(&bundle, &fixture("bundle.json.minisig"), 8), older(7, 8));
    assert_eq!(refused(&bundle, &fixture("default.minisig"), 1), older(0, 1));
}

#[test]
fn a_bundle_without_a_signature_is_refused_where_a_key_is_set() {
    let error = Bundle::load_signed(fixture("bundle.json").as_bytes(), None, &key(), 0).unwrap_err();
    assert_eq!(error, LoadError::Signature(SignatureError::Unsigned { trusted: key().id() }));
}

#[test]
fn a_signature_of_another_bundle_is_told_from_a_changed_bundle_and_from_a_changed_signature() {
    let own = Own::new();
    let one = bundle::to_canonical_bytes(&sample::bundle()).unwrap();
    let two = fixture("bundle.json");
    let revision = |bytes: &[u8]| bundle::from_canonical_bytes(bytes).unwrap().revision;
    let (first, second) = (revision(&one), revision(two.as_bytes()));
    let signature = own.sign(&one, &format!("sequence:3\trevision:{first}"));
    let why = |bytes: &[u8], signature: &str| match Bundle::load_signed(bytes, Some(signature), &own.public, 0) {
        Err(LoadError::Signature(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(Bundle::load_signed(&one, Some(&signature), &own.public, 3).unwrap().statement.sequence, 3);
    let swapped = SignatureError::OtherBundle { named: Some(first.clone()), revision: second.clone() };
    assert_eq!(why(two.as_bytes(), &signature), swapped);
    let altered = String::from_utf8(one.clone()).unwrap().replacen("8000", "9000", 1);
    assert_eq!(why(altered.as_bytes(), &signature), SignatureError::Altered);
    assert_eq!(why(&one, &signature.replace("sequence:3", "sequence:4")), SignatureError::Broken);
    // A comment that was signed and names a bundle which is not this one.
    let false_comment = own.sign(&one, &format!("revision:{second}"));
    assert_eq!(why(&one, &false_comment), SignatureError::OtherBundle { named: Some(second), revision: first });
}

#[test]
fn what_is_signed_and_is_no_bundle_is_refused_as_ever() {
    let own = Own::new();
    let text = "{}";
    let signature = own.sign(text.as_bytes(), "sequence:1");
    let error = Bundle::load_signed(text.as_bytes(), Some(&signature), &own.public, 0).unwrap_err();
    assert_eq!(error.code(), "E0904");
}

#[test]
fn every_changed_byte_of_a_signature_is_refused() {
    let (bundle, signature) = (fixture("bundle.json"), fixture("bundle.json.minisig"));
    for place in 0..signature.len() {
        for other in [b'A', b'\n', b'\r', b' ', b'=', b'0', b'9', b'\t', signature.as_bytes()[place] ^ 1] {
            let mut bytes = signature.clone().into_bytes();
            if std::mem::replace(&mut bytes[place], other) == other {
                continue;
            }
            let Ok(text) = String::from_utf8(bytes) else { continue };
            assert!(load(&bundle, &text, 0).is_err(), "byte {place} as {other}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_changed_byte_of_a_bundle_is_refused(place in any::<prop::sample::Index>(), other in any::<u8>()) {
        let (bundle, signature) = (fixture("bundle.json"), fixture("bundle.json.minisig"));
        let mut bytes = bundle.into_bytes();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place] != other);
        bytes[place] = other;
        let error = Bundle::load_signed(&bytes, Some(&signature), &key(), 0).unwrap_err();
        prop_assert_eq!(error, LoadError::Signature(SignatureError::Altered));
    }

    #[test]
    fn a_signature_that_was_cut_grown_or_mixed_is_refused(
        place in any::<prop::sample::Index>(), length in 0_usize..80, put in "[ -~\n\r\t]{0,12}",
    ) {
        let (bundle, signature) = (fixture("bundle.json"), fixture("bundle.json.minisig"));
        let start = place.index(signature.len() + 1);
        let end = (start + length).min(signature.len());
        let text = format!("{}{put}{}", &signature[..start], &signature[end..]);
        prop_assume!(text != signature);
        prop_assert!(load(&bundle, &text, 0).is_err(), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_of_signatures_stumble(text in "\\PC{0,400}") {
        let _ = load("{}", &text, 0);
        let _ = PublicKey::read(&text);
        let _ = Statement::read(&text);
    }
}
