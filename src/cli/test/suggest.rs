//! `test --suggest`: writes suggested scenarios beside the procedures. A file that is there is never written over.

use std::io::ErrorKind;
use std::path::Path;

use super::words;
use crate::bundle::Language;
use crate::cli::failure::Failure;
use crate::cli::{output, replace};
use crate::coverage::{File, Suggestions};

/// The most files of one name that are passed over for a free one.
const MOST: u32 = 1_000;

/// Writes the files and says where.
///
/// # Errors
/// [`Failure::Write`] where a file cannot be written.
pub(super) fn write(suggestions: Suggestions, root: &Path, language: Language) -> Result<(), Failure> {
    for file in &suggestions.files {
        let path = create(file, root)?;
        let count = file.text.lines().filter(|line| line.starts_with("- name: ")).count();
        output::progress(&words::suggested(language, &path, &count));
    }
    if suggestions.files.is_empty() {
        output::progress(&words::nothing_to_suggest(language));
    }
    for (count, say) in [
        (suggestions.waiting, words::waiting as fn(Language, &dyn std::fmt::Display) -> String),
        (suggestions.left, words::left),
    ] {
        if count > 0 {
            output::progress(&say(language, &count));
        }
    }
    Ok(())
}

/// Writes a file under the first free name, which is returned as the catalog sees it.
fn create(file: &File, root: &Path) -> Result<String, Failure> {
    for number in 1..=MOST {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let name = format!("{}.suggested{number}.scenarios.yaml", file.stem);
        let path = root.join(&name);
        match replace::new(&path, file.text.as_bytes()) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(replace::failure(error)),
        }
    }
    let taken = std::io::Error::from(ErrorKind::AlreadyExists);
    Err(output::failed(taken, &root.join(&file.stem).display().to_string()))
}
