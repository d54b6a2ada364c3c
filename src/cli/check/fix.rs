//! `check --fix`: what has a plain fix is mended in place, then what is left is reported.

use std::path::{Path, PathBuf};

use crate::bundle::Language;
use crate::cli::failure::Failure;
use crate::cli::language::Speech;
use crate::cli::{output, replace, words};
use crate::diagnostics::render::hush;
use crate::driver::{self, Input};
use crate::fixes::{self, Applied, Checked};
use crate::source::disk;

/// A file to write: where, what was read there, what it becomes.
struct Changed {
    file: PathBuf,
    before: Vec<u8>,
    after: Vec<u8>,
}

/// Mends the files of a catalog and says what was done; what is found in them then. All are written, or none where one of them has
/// changed since it was read.
///
/// # Errors
/// Where a file cannot be read or written, or has changed.
pub(super) fn apply(root: &Path, speech: Speech) -> Result<(Checked, Language), Failure> {
    let (manifest, rules) = disk::read_catalog(root).map_err(Failure::Read)?;
    let language = speech.about(driver::language(&manifest));
    let rules: Vec<Input> = rules.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let before = std::iter::once(manifest.clone()).chain(rules.iter().map(|file| file.bytes.clone()));
    let before: Vec<Vec<u8>> = before.collect();
    let fixed = fixes::catalog(manifest, rules);
    let changed: Vec<Changed> = fixed
        .files
        .into_iter()
        .zip(before)
        .filter(|(file, before)| file.bytes != *before)
        .map(|(file, before)| Changed { file: root.join(file.path), before, after: file.bytes })
        .collect();
    write(&changed)?;
    told(&fixed.applied, changed.len(), fixed.held_back, language);
    Ok((fixed.checked, language))
}

fn write(changed: &[Changed]) -> Result<(), Failure> {
    for Changed { file, before, .. } in changed {
        if disk::read_file(file).map_err(Failure::Read)? != *before {
            return Err(Failure::Changed(file.clone()));
        }
    }
    let files: Vec<(&Path, &[u8])> = changed.iter().map(|one| (one.file.as_path(), one.after.as_slice())).collect();
    replace::all(&files).map_err(replace::failure)
}

/// A line for each fix, with the line on which it stood when it was made.
fn told(applied: &[Applied], files: usize, held_back: usize, language: Language) {
    if applied.is_empty() {
        output::progress(&words::fixed_nothing(language));
    } else {
        output::progress(&words::fixed(language, &applied.len(), &files));
    }
    for one in applied {
        output::progress(&hush(&format!("  {}:{}: {} {}", one.path, one.line, one.code, one.said(language))));
    }
    if held_back > 0 {
        output::progress(&words::fixes_held_back(language, &held_back));
    }
    output::progress("");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_file_has_changed_in_the_meantime_none_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let changed = |name: &str, there: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, there).unwrap();
            Changed { file, before: b"before".to_vec(), after: b"after".to_vec() }
        };
        let both = [changed("a.tt", "before"), changed("b.tt", "saved just now")];
        assert!(matches!(write(&both), Err(Failure::Changed(file)) if file == both[1].file));
        let read = |index: usize| std::fs::read_to_string(&both[index].file).unwrap();
        assert_eq!((read(0).as_str(), read(1).as_str()), ("before", "saved just now"));
        write(&both[..1]).unwrap();
        assert_eq!(read(0), "after");
    }
}
