//! A file in the one style, as the edit that makes it so.

use super::mend::Edit;
use super::workspace::Workspace;
use crate::bundle::Language;
use crate::format;
use crate::source::{FileId, Span};

/// The edit that formats a file, in the language of its catalog; nothing where it is formatted, or cannot be for its errors.
pub fn styled(workspace: &Workspace, file: FileId) -> Option<Edit> {
    let own = || workspace.source(file).and_then(format::language_of);
    let language = if workspace.is_catalog() { workspace.language() } else { own().unwrap_or(workspace.language()) };
    in_language(workspace, file, language)
}

/// The edit that formats a file with its keywords in a language.
pub fn in_language(workspace: &Workspace, file: FileId, language: Language) -> Option<Edit> {
    workspace.document(file)?;
    let source = workspace.source(file)?;
    let text = format::format(source, language).ok()?;
    smallest(source.text(), &text, file)
}

/// The edit between two texts that replaces no more lines than it must, so that cursors stay where they are.
fn smallest(before: &str, after: &str, file: FileId) -> Option<Edit> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..)?, new.get(head..)?);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let old = old.get(..old.len().checked_sub(tail)?)?;
    let new = new.get(..new.len().checked_sub(tail)?)?;
    if old.is_empty() && new.is_empty() {
        return None;
    }
    let start: usize = before.split_inclusive('\n').take(head).map(str::len).sum();
    let end = start.checked_add(old.iter().map(|line| line.len()).sum())?;
    let span = Span { file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
    Some(Edit { span, replacement: new.concat() })
}
