//! What may be written at a place: the words that begin a clause of the block, with the rest of the clause to fill in; what
//! follows a keyword (names, closed values, articles, dates); the parts that may go on.
//!
//! The clause is taken as far as it is written, so nothing need be readable yet. Its last keyword decides what may follow.

mod follow;
mod last;
mod snippets;

use chrono::NaiveDate;

use super::names::NameKind;
use super::workspace::Workspace;
use crate::bundle::Language;
use crate::diagnostics::bare;
use crate::format;
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::{Around, Keyword, around, fold};

/// What kind of thing is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A keyword.
    Keyword,
    /// A name.
    Name(NameKind),
    /// A closed value or a built-in fact.
    BuiltIn,
    /// A date.
    Date,
}

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub label: String,
    /// What kind of thing.
    pub kind: OfferKind,
    /// More about it: a title.
    pub detail: Option<String>,
    /// What is written, with `${1:…}` where something is to be filled in.
    pub snippet: Option<String>,
    /// What it takes the place of.
    pub span: Span,
}

/// What may be written at a byte of a file.
pub fn complete(workspace: &Workspace, file: FileId, at: u32, today: Option<NaiveDate>) -> Vec<Offer> {
    let Some(source) = workspace.source(file) else { return Vec::new() };
    let place = to_nfc(source, at);
    let around = around(source, place);
    if around.in_comment || in_text(&around.written) {
        return Vec::new();
    }
    let word = last::word(&around.written);
    let before = around.written.get(..around.written.len().checked_sub(word.len()).unwrap_or(0)).unwrap_or("");
    let start = place.checked_sub(word.len()).unwrap_or(place);
    let span = source.span(start, place);
    let language = if workspace.is_catalog() {
        workspace.language()
    } else {
        format::language_of(source).unwrap_or(workspace.language())
    };
    let at = At { workspace, file, around: &around, before, span, language, today };
    if before.trim().is_empty() {
        return at.openers();
    }
    let begun = at.begun();
    if begun.is_empty() { at.following() } else { begun }
}

/// A place and what is known of it.
struct At<'a> {
    workspace: &'a Workspace,
    file: FileId,
    around: &'a Around,
    /// The clause before the word that is being written.
    before: &'a str,
    span: Span,
    language: Language,
    today: Option<NaiveDate>,
}

impl At<'_> {
    /// The words that begin a clause.
    fn openers(&self) -> Vec<Offer> {
        let known = self.around.openers.iter().map(|keyword| {
            let snippet = snippets::of(*keyword, self.around.item, self.language);
            let snippet = if self.around.item == Some(Keyword::Procedure) || !snippets::is_of_procedures(*keyword) {
                snippet
            } else {
                None
            };
            Offer { snippet, ..self.keyword(*keyword) }
        });
        known.collect()
    }

    /// The words that begin a clause and of which some are written: they take the place of those.
    fn begun(&self) -> Vec<Offer> {
        let written = bare(self.around.written.trim_start());
        let begins = |form: &str| form.contains(' ') && bare(form).starts_with(&written);
        let is_begun = |keyword: Keyword| begins(keyword.vietnamese()) || begins(keyword.english());
        let openers = self.openers().into_iter().zip(self.around.openers).filter(|(_, keyword)| is_begun(**keyword));
        let lead = self.around.written.trim_start().len();
        let Some(source) = self.workspace.source(self.file) else { return Vec::new() };
        let end = to_nfc(source, self.span.end);
        let span = source.span(end.checked_sub(lead).unwrap_or(end), end);
        openers.map(|(offer, _)| Offer { span, ..offer }).collect()
    }

    fn keyword(&self, keyword: Keyword) -> Offer {
        let label = keyword.in_language(self.language).to_owned();
        Offer { label, kind: OfferKind::Keyword, detail: None, snippet: None, span: self.span }
    }

    fn plain(&self, label: impl Into<String>, kind: OfferKind, detail: Option<String>) -> Offer {
        Offer { label: label.into(), kind, detail, snippet: None, span: self.span }
    }
}

/// Whether a text is open at the end of a clause.
fn in_text(written: &str) -> bool {
    written.matches('"').count() % 2 == 1
}

/// The byte of the NFC text for a byte of the file.
pub(super) fn to_nfc(source: &SourceFile, at: u32) -> usize {
    use unicode_normalization::UnicodeNormalization;
    let before = source.text().get(..at as usize).unwrap_or("");
    if source.text().len() == source.nfc().len() { before.len() } else { before.nfc().map(char::len_utf8).sum() }
}

/// A text without what spelling leaves open.
fn folded(text: &str) -> String {
    fold(text)
}
