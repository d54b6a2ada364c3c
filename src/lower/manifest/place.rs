//! Where a key of the manifest stands. YAML readers keep no places, so keys are looked for in the text, each after the
//! key that holds it.

use crate::source::{SourceFile, Span};

/// A manifest's text.
pub(super) struct Places<'a> {
    file: &'a SourceFile,
}

impl<'a> Places<'a> {
    pub(super) const fn new(file: &'a SourceFile) -> Self {
        Self { file }
    }

    /// The first line of the file: what is missing stands nowhere.
    pub(super) fn whole(&self) -> Span {
        self.line_at(0)
    }

    /// The line around a byte of the text.
    pub(super) fn line_at(&self, at: usize) -> Span {
        let text = self.file.nfc();
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (before, after) = text.split_at_checked(at).unwrap_or(("", text));
        let start = before.rfind('\n').and_then(|at| at.checked_add(1)).unwrap_or(0);
        let end = after.find('\n').and_then(|length| at.checked_add(length)).unwrap_or(text.len());
        self.file.span(start, end)
    }

    /// The last key of a path of keys; the first line where it is written in a way that is not found.
    pub(super) fn key(&self, path: &[&str]) -> Span {
        let text = self.file.nfc();
        let mut from = 0;
        let mut found = None;
        for key in path {
            let Some(at) = find_key(text, key, from) else { break };
            let Some(end) = at.checked_add(key.len()) else { break };
            found = Some(self.file.span(at, end));
            from = end;
        }
        found.unwrap_or_else(|| self.whole())
    }
}

/// The first place at or after `from` where `key` stands as a word with a colon behind it; none of a key without a letter.
fn find_key(text: &str, key: &str, from: usize) -> Option<usize> {
    if key.is_empty() {
        return None;
    }
    let mut start = from;
    loop {
        let at = start.checked_add(text.get(start..)?.find(key)?)?;
        let end = at.checked_add(key.len())?;
        let before = text.get(..at)?.chars().next_back();
        let word = before.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        let after = text.get(end..)?.trim_start_matches(['"', '\'', ' ']);
        if word && after.starts_with(':') {
            return Some(at);
        }
        start = end;
    }
}
