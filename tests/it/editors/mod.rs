//! What editors know of the language without the server: the words that they colour are those of the tables of keywords and
//! closed values, so that neither grammar in `editors/` can drift from them.
//!
//! `THUTUC_EDITORS=write cargo test --test it -- editors` writes them anew.

mod textmate;
mod vim;
mod words;

use std::path::PathBuf;

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors").join(path)
}

/// Holds a file to the text that it is to have, or writes it where that was asked for.
fn hold(path: &str, found: &str, wanted: &str) {
    if std::env::var_os("THUTUC_EDITORS").is_some_and(|asked| asked == "write") {
        std::fs::write(file(path), wanted).unwrap();
        return;
    }
    let differs = found.lines().zip(wanted.lines()).position(|(one, other)| one != other);
    assert!(
        found == wanted,
        "editors/{path} does not have the words of the tables (first in line {}); \
         run `THUTUC_EDITORS=write cargo test --test it -- editors`",
        differs.unwrap_or(0) + 1,
    );
}

#[test]
fn the_extension_has_the_version_of_the_program() {
    let manifest = std::fs::read_to_string(file("vscode/package.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
}
