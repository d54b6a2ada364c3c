//! One style for every source: clauses and comments as they were read, printed anew in either keyword language.
//!
//! The author's order, comments, blank lines (at most one) and blocks are kept; words, spaces, indentation and long lines are
//! not a matter of taste. What is printed is read again and must say the same: equal trees apart from places, and the same
//! comments beside the same clauses. A line fits where it fits in both keyword languages, so that a file has the same lines in
//! either and turns from one into the other and back exactly. No file system; names and texts are never translated.

mod blocks;
mod forms;
mod lines;
mod numbers;
mod pieces;
mod same;

use crate::bundle::Language;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Severity};
use crate::source::{SourceFile, Sources};
use crate::syntax::{self, Keyword, Phrase, Script, WordKind};

/// The longest line, in characters; only a text or comment that is longer makes a longer one.
pub const MAX_COLUMNS: usize = 100;

/// The text of a file in the one style, its keywords in `language`.
///
/// # Errors
/// The findings of a file with errors, which is not formatted. An internal error where what would be printed says something
/// else: a mistake of this program.
pub fn format(file: &SourceFile, language: Language) -> Result<String, Vec<Finding>> {
    let mut composed = Sources::default();
    // Of a file that is in NFC already, a place in the one text is a place in the other.
    let read = if file.text().len() == file.nfc().len() && file.text() == file.nfc() {
        file
    } else {
        added(&mut composed, file, file.nfc())?
    };
    let script = syntax::script(read);
    if !file.is_readable() || script.findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(syntax::parse(file).findings);
    }
    let text = blocks::print(read.nfc(), &script, language);
    if text == file.text() {
        return Ok(text);
    }
    let mut printed = Sources::default();
    let again = added(&mut printed, file, &text)?;
    if same::says_the_same(read.nfc(), &script, again.nfc(), &syntax::script(again)) {
        Ok(text)
    } else {
        Err(vec![internal(file)])
    }
}

/// The language of the first keyword of a file, where it begins with one; for sources outside a catalog.
pub fn language_of(file: &SourceFile) -> Option<Language> {
    let script = syntax::script(file);
    let first = script.items.iter().find_map(|item| keyword_of(item, file.nfc()));
    first.map(
        |(keyword, written)| {
            if syntax::fold(written) == syntax::fold(keyword.english()) { Language::En } else { Language::Vi }
        },
    )
}

fn keyword_of<'s>(item: &Phrase, text: &'s str) -> Option<(Keyword, &'s str)> {
    let word = item.words.first()?;
    match word.kind {
        WordKind::Keyword(keyword) => Some((keyword, text.get(word.range.clone())?)),
        _ => None,
    }
}

fn added<'s>(sources: &'s mut Sources, file: &SourceFile, text: &str) -> Result<&'s SourceFile, Vec<Finding>> {
    let id = sources.add(file.path(), text.as_bytes()).map_err(|_| {
        vec![Finding::new(SyntaxProblem::FileTooLarge { limit: crate::source::MAX_FILE_BYTES }, file.whole())]
    })?;
    sources.get(id).ok_or_else(|| vec![internal(file)])
}

fn internal(file: &SourceFile) -> Finding {
    Finding::new(SyntaxProblem::Internal { place: "format".to_owned() }, file.whole())
}

/// Every clause of a script, outer ones first, in the order of the text.
fn each<'s>(script: &'s Script, mut visit: impl FnMut(&'s Phrase)) {
    fn below<'s>(phrases: &'s [Phrase], visit: &mut dyn FnMut(&'s Phrase)) {
        for phrase in phrases {
            visit(phrase);
            below(phrase.block.as_ref().map_or(&[], |block| &block.clauses), visit);
        }
    }
    below(&script.items, &mut visit);
}
