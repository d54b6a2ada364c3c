//! What stands at the head of a procedure: field, level, period, agency, signer, channels, applicants, sets, results.

use std::collections::BTreeMap;

use super::Context;
use super::names::Kind;
use super::shared::Entry;
use crate::bundle::{Applicant, Level, Quantity, Texts};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Note, Term, terms};
use crate::model::{Citation, OfferedChannel, Outcome};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Copies, CopyKind, Period, ProcedureClause, Text};

/// The single clauses and lists of a procedure's head.
#[derive(Default)]
pub(super) struct Head<'a> {
    pub(super) field: Option<Spanned<String>>,
    pub(super) levels: Vec<Spanned<Level>>,
    pub(super) period: Option<&'a Period>,
    pub(super) published_by: Option<String>,
    pub(super) agency: Option<Texts>,
    pub(super) coordinating: Vec<Texts>,
    pub(super) signer: Option<Spanned<String>>,
    pub(super) applicants: Vec<Spanned<Applicant>>,
    pub(super) channels: Vec<OfferedChannel>,
    pub(super) sets: Option<Spanned<u32>>,
    pub(super) results: Vec<Outcome>,
    pub(super) file_at: Vec<Spanned<Level>>,
    pub(super) draft: bool,
    /// True where one of these clauses is marked: they have no mark of their own in a bundle.
    pub(super) illustrative: bool,
    /// `căn cứ` clauses, and what clauses without a provenance of their own rest on.
    pub(super) basis: Vec<Citation>,
}

impl Context<'_> {
    pub(super) fn head<'a>(&mut self, entries: &[Entry<'a>]) -> Head<'a> {
        let mut head = Head::default();
        let mut singles: BTreeMap<&'static str, Span> = BTreeMap::new();
        for entry in entries {
            let clause = entry.clause;
            if let Some((key, term)) = single(&clause.kind) {
                if let Some(first) = singles.get(key) {
                    let finding = Finding::new(NameProblem::ClauseTwice { clause: term }, clause.span);
                    self.findings.push(finding.related(*first, Note::First));
                    continue;
                }
                singles.insert(key, clause.span);
            }
            if !matches!(clause.kind, ProcedureClause::Result(_)) && is_head(&clause.kind) {
                let basis = self.citations(&clause.tail.basis);
                head.basis.extend(basis);
                head.illustrative |= clause.tail.illustrative.is_some();
            }
            self.head_clause(&mut head, entry);
        }
        head
    }

    fn head_clause<'a>(&mut self, head: &mut Head<'a>, entry: &Entry<'a>) {
        match &entry.clause.kind {
            ProcedureClause::Field(name) => head.field = Some(name.clone()),
            ProcedureClause::Level(levels) => self.add(&mut head.levels, levels, terms::LEVEL, entry.shared),
            ProcedureClause::InForce(period) => head.period = Some(period),
            ProcedureClause::PublishedBy(text) => head.published_by = Some(text.node.clone()),
            ProcedureClause::Basis(citations) => {
                let citations = self.citations(citations);
                head.basis.extend(citations);
            }
            ProcedureClause::Applicants(list) => self.add(&mut head.applicants, list, terms::APPLICANTS, entry.shared),
            ProcedureClause::Agency(text) => head.agency = Some(self.texts(text)),
            ProcedureClause::Coordinates(texts) => {
                let texts: Vec<Texts> = texts.iter().map(|text: &Text| self.texts(text)).collect();
                head.coordinating.extend(texts);
            }
            ProcedureClause::Signer(name) => head.signer = self.resolve(Kind::Role, name),
            ProcedureClause::Channels(offers) => {
                for offer in offers {
                    let there = head.channels.iter().find(|other| other.channel == offer.channel);
                    match there.map(|other| other.span) {
                        Some(_) if entry.shared => {}
                        Some(first) => self.twice(terms::CHANNEL, offer.span, first),
                        None => head.channels.push(OfferedChannel {
                            span: offer.span,
                            channel: offer.channel,
                            mode: offer.mode,
                        }),
                    }
                }
            }
            ProcedureClause::Sets(count) => head.sets = Some(*count),
            ProcedureClause::Result(row) => {
                if let Some(first) = head.results.iter().find(|result| result.id == row.name.node) {
                    let first = first.provenance.span;
                    self.twice(terms::RESULT, row.name.span, first);
                    return;
                }
                let provenance = self.provenance(entry.clause, entry.illustrative);
                let title = self.title(row.title.as_ref(), &row.name);
                let quantity = self.quantity(&row.copies);
                let code = row.code.as_ref().map(|code| code.node.clone());
                head.results.push(Outcome { id: row.name.node.clone(), title, code, quantity, provenance });
            }
            ProcedureClause::FileAt(level) => head.file_at.push(*level),
            ProcedureClause::Draft => head.draft = true,
            _ => {}
        }
    }

    /// Adds to a list; a value twice is reported, a shared one that is there already passed over.
    fn add<T: PartialEq + Clone>(&mut self, list: &mut Vec<Spanned<T>>, more: &[Spanned<T>], what: Term, shared: bool) {
        for value in more {
            match list.iter().find(|other| other.node == value.node) {
                Some(_) if shared => {}
                Some(first) => {
                    let first = first.span;
                    self.twice(what, value.span, first);
                }
                None => list.push(value.clone()),
            }
        }
    }

    /// Reports what stands at `span` as written before at `first`.
    pub(super) fn twice(&mut self, what: Term, span: Span, first: Span) {
        let problem = NameProblem::Twice { what, name: self.rule(span) };
        self.findings.push(Finding::new(problem, span).related(first, Note::First));
    }

    /// Numbers of copies by kind; a kind written twice adds up.
    pub(super) fn quantity(&mut self, copies: &[Copies]) -> Quantity {
        let mut out = Quantity::default();
        for part in copies {
            let place = match part.kind {
                CopyKind::Original => &mut out.originals,
                CopyKind::Copy => &mut out.copies,
                CopyKind::Certified => &mut out.certified,
                CopyKind::Electronic | CopyKind::ElectronicForm => &mut out.electronic,
            };
            match place.checked_add(part.count) {
                Some(sum) => *place = sum,
                None => self.report(NameProblem::TooLarge {}, part.span),
            }
        }
        out
    }
}

/// The clauses that stand once, and how they are named.
const fn single(clause: &ProcedureClause) -> Option<(&'static str, Term)> {
    Some(match clause {
        ProcedureClause::Field(_) => ("field", terms::FIELD),
        ProcedureClause::InForce(_) => ("in force", terms::IN_FORCE),
        ProcedureClause::PublishedBy(_) => ("published by", terms::PUBLISHED_BY),
        ProcedureClause::Agency(_) => ("agency", terms::AGENCY),
        ProcedureClause::Signer(_) => ("signer", terms::SIGNER),
        ProcedureClause::Sets(_) => ("sets", terms::SETS),
        ProcedureClause::Reappointment(_) => ("re-appointment", terms::REAPPOINTMENT),
        ProcedureClause::Supplement(_) => ("supplement", terms::SUPPLEMENT),
        _ => return None,
    })
}

/// The clauses that this file reads.
const fn is_head(clause: &ProcedureClause) -> bool {
    !matches!(
        clause,
        ProcedureClause::Documents(_)
            | ProcedureClause::Fee(_)
            | ProcedureClause::Deadline(_)
            | ProcedureClause::Extension(_)
            | ProcedureClause::Reappointment(_)
            | ProcedureClause::Supplement(_)
            | ProcedureClause::Step(_)
            | ProcedureClause::SameDay(_)
            | ProcedureClause::Requirement(_)
    )
}
