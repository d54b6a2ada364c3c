//! Signatures, keys, and what is signed.

use thutuc::bundle::{Bundle, PublicKey, Statement};

const BUNDLE: &[u8] = include_bytes!("../../tests/fixtures/signed/bundle.json");
const SIGNATURE: &str = include_str!("../../tests/fixtures/signed/bundle.json.minisig");
/// What minisign made of it, with its own comment.
const OTHER: &str = include_str!("../../tests/fixtures/signed/default.minisig");
const KEY: &str = include_str!("../../tests/fixtures/signed/test.pub");

/// Any text is no signature of the bundle but the two that its key made, and no text is a key that takes this one for its own.
pub fn signature(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let key = PublicKey::read(KEY).expect("a key");
    // Blanks at the end of a text are no part of what is signed.
    if let Ok(signed) = Bundle::load_signed(BUNDLE, Some(text), &key, 0) {
        assert!([SIGNATURE, OTHER].iter().any(|own| own.trim_end() == text.trim_end()), "{text}");
        assert!(Statement::read(&signed.statement.comment()).is_ok());
    }
    if let Ok(other) = PublicKey::read(text) {
        assert!(other.id() == key.id() || Bundle::load_signed(BUNDLE, Some(SIGNATURE), &other, 0).is_err());
    }
    if let Ok(statement) = Statement::read(text) {
        assert_eq!(Statement::read(&statement.comment()).expect("a comment of ours"), statement);
    }
}
