//! Texts in both languages, and the provenance of clauses.

use super::Context;
use crate::bundle::{Language, Texts};
use crate::diagnostics::messages::NameProblem;
use crate::model::{Accepted, Provenance};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Accept, Clause, Item, Tail, Text};

impl Context<'_> {
    /// A text; the bare part is in the catalog's language.
    pub(super) fn texts(&mut self, text: &Text) -> Texts {
        if let Some((language, other)) = &text.other
            && *language == self.manifest.language
        {
            self.report(NameProblem::SameLanguage {}, other.span);
        }
        texts_in(self.manifest.language, text)
    }

    /// A text that may be left out.
    pub(super) fn texts_opt(&mut self, text: Option<&Text>) -> Option<Texts> {
        text.map(|text| self.texts(text))
    }

    /// A title, or the name in its place.
    pub(super) fn title(&mut self, title: Option<&Text>, name: &Spanned<String>) -> Texts {
        match title {
            Some(title) => self.texts(title),
            None => Texts::one(self.manifest.language, name.node.clone()),
        }
    }

    /// Why a clause holds: its `lý do`, else its own words.
    pub(super) fn reason(&mut self, reason: Option<&Text>, rule: &str) -> Texts {
        match reason {
            Some(reason) => self.texts(reason),
            None => Texts::one(self.manifest.language, rule),
        }
    }

    /// Where a clause comes from; `illustrative` where its whole item is.
    pub(super) fn provenance<K>(&mut self, clause: &Clause<K>, illustrative: bool) -> Provenance {
        self.provenance_of(clause.span, clause.whole, &clause.tail, &clause.doc, illustrative)
    }

    /// Where an item comes from.
    pub(super) fn item_provenance(&mut self, item: &Item) -> Provenance {
        self.provenance_of(item.head, item.span, &item.tail, &item.doc, false)
    }

    fn provenance_of(
        &mut self,
        span: Span,
        scope: Span,
        tail: &Tail,
        doc: &[String],
        illustrative: bool,
    ) -> Provenance {
        let basis = self.citations(&tail.basis);
        let accepted = tail.accept.iter().map(|accept| self.accepted(accept, scope)).collect();
        let illustrative = illustrative || tail.illustrative.is_some();
        Provenance { span, basis, illustrative, doc: doc.to_vec(), accepted, changes: Vec::new() }
    }

    /// An acknowledgement of the findings within `scope`.
    pub(super) fn accepted(&mut self, accept: &Accept, scope: Span) -> Accepted {
        let basis = self.citations(&accept.basis);
        let reason = self.texts_opt(accept.reason.as_ref());
        let cites_unknown = basis.len() < accept.basis.len();
        Accepted { span: accept.span, scope, code: accept.code.clone(), basis, cites_unknown, reason }
    }
}

/// A text whose bare part is in `language`; a second text in the same language is left out.
pub(super) fn texts_in(language: Language, text: &Text) -> Texts {
    let mut out = Texts::one(language, text.main.node.clone());
    match &text.other {
        Some((other, _)) if *other == language => {}
        Some((Language::Vi, other)) => out.vi = Some(other.node.clone()),
        Some((Language::En, other)) => out.en = Some(other.node.clone()),
        None => {}
    }
    out
}
