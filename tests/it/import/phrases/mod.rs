//! What phrases of records say, each expected value written by hand from the Vietnamese.

mod any_text;
mod documents;
mod fees;
mod instruments;
mod limits;
mod names;

use std::path::Path;

use thutuc::syntax::fold;

/// The texts between quotes of the code that ships.
fn literals(code: &str) -> Vec<String> {
    let shipped = code.split("#[cfg(test)]").next().unwrap().replace("'\"'", "");
    let code: Vec<&str> = shipped.lines().map(|line| line.split("//").next().unwrap()).collect();
    code.join("\n").split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A phrase that is spelled otherwise than words are compared would never be found.
#[test]
fn phrases_are_spelled_as_words_are_compared() {
    let mut seen = 0;
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/phrases")) {
        // Numbers of instruments are compared in capitals.
        if file.ends_with("instruments/scan.rs") || file.ends_with("instruments/mod.rs") {
            continue;
        }
        for phrase in literals(&std::fs::read_to_string(&file).unwrap()).iter().filter(|text| !text.is_ascii()) {
            assert_eq!(&fold(phrase), phrase, "{}", file.display());
            for word in phrase.split(' ') {
                let letters = word.chars().all(char::is_alphabetic);
                let digits = word.chars().all(|c| c.is_ascii_digit());
                assert!(letters || digits || word.chars().count() == 1, "`{word}` of `{phrase}` in {}", file.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 500, "only {seen} phrases were seen");
}
