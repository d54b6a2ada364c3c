//! Simplifications: dated deltas applied to the version in force on their first day.
//!
//! Each line names a row by its whole left side, which must match exactly one, and what it puts there. The result is a
//! version of its own from that day to the end of the one that it was made from; several stack by date. A line that does
//! not fit is reported and leaves the version as it is.

mod lists;
mod rows;
mod steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Context;
use super::expr::DocumentNames;
use super::law::as_written;
use super::names::Kind;
use super::texts::texts_in;
use crate::bundle::Language;
use crate::diagnostics::messages::{NameProblem, SimplifyProblem};
use crate::diagnostics::{Finding, Note, Term, terms};
use crate::model::{Before, Change, Citation, Version};
use crate::source::{Span, Spanned};
use crate::syntax::Keyword;
use crate::syntax::ast::{Clause, Item, ItemKind, SimplifyClause};

/// The most simplifications of one procedure: each looks back to the one before.
const MAX_DELTAS: usize = 100;

/// One simplification while it is applied.
struct Delta<'a> {
    item: &'a Item,
    code: &'a Spanned<String>,
    clauses: &'a [Clause<SimplifyClause>],
    from: NaiveDate,
    by: Citation,
    illustrative: bool,
    language: Language,
}

impl Delta<'_> {
    /// What a line did to a rule that read `before`. A figure that only the line marks as illustrative marks the change,
    /// not the rule: what the law says of it stays as certain as it was.
    fn change(&self, before: String, clause: &Clause<SimplifyClause>) -> Change {
        let reason = clause.tail.reason.as_ref().map(|reason| texts_in(self.language, reason));
        let illustrative = self.illustrative || clause.tail.illustrative.is_some();
        let by = self.by.instrument.clone();
        Change { by, from: self.from, before, reason, span: clause.span, illustrative }
    }
}

impl Context<'_> {
    pub(super) fn simplifications(&mut self, items: &[&Item]) {
        let mut deltas: Vec<Delta<'_>> = items.iter().filter_map(|item| self.delta(item)).collect();
        let mut counts = BTreeMap::new();
        // By date; of one day by decision and place, so that the order of files does not matter.
        deltas.sort_by_key(|delta| {
            let head = delta.item.head;
            let path = self.sources.get(head.file).map_or("", |file| file.path());
            let place = (path.to_owned(), head.start);
            (delta.code.node.clone(), delta.from, delta.by.instrument.clone(), place)
        });
        for delta in &deltas {
            let done = counts.entry(delta.code.node.as_str()).or_insert(0_usize);
            *done = done.checked_add(1).unwrap_or(usize::MAX);
            if *done > MAX_DELTAS {
                let problem = NameProblem::TooMany { what: terms::SIMPLIFICATION, limit: MAX_DELTAS };
                self.report(problem, delta.item.head);
                continue;
            }
            self.apply(delta);
        }
    }

    fn delta<'a>(&mut self, item: &'a Item) -> Option<Delta<'a>> {
        let ItemKind::Simplification { code, by, clauses, .. } = &item.kind else { return None };
        let known = self.resolve(Kind::Procedure, code).is_some();
        let mut from: Option<&Spanned<NaiveDate>> = None;
        for clause in clauses {
            if let SimplifyClause::From(date) = &clause.kind {
                match from {
                    Some(first) => {
                        let finding = Finding::new(NameProblem::ClauseTwice { clause: terms::FROM }, clause.span);
                        self.findings.push(finding.related(first.span, Note::First));
                    }
                    None => from = Some(date),
                }
            }
        }
        for (missing, part) in [(from.is_none(), terms::FROM), (by.is_none(), terms::DECIDED_BY)] {
            if missing {
                self.report(SimplifyProblem::PartMissing { part }, item.head);
            }
        }
        // What it changes is known whoever decided it.
        let by = by.as_ref().map(|by| self.citation(by).unwrap_or_else(|| as_written(by)));
        let illustrative = item.tail.illustrative.is_some();
        let (from, by) = (from?.node, by?);
        let language = self.manifest.language;
        known.then_some(Delta { item, code, clauses, from, by, illustrative, language })
    }

    fn apply(&mut self, delta: &Delta<'_>) {
        // A procedure whose every version was left out is reported already.
        let Some(mut procedure) = self.catalog.procedures.remove(&delta.code.node) else { return };
        match procedure.versions.iter().position(|version| version.governs(delta.from)) {
            None => {
                let problem = SimplifyProblem::NoVersion { code: delta.code.node.clone(), on: delta.from };
                self.report(problem, delta.code.span);
            }
            Some(at) => {
                let before = procedure.versions.remove(at);
                let after = self.simplified(&before, delta);
                if self.spend(&after, delta.item.head) {
                    procedure.versions.insert(at, after);
                }
                if before.from < delta.from {
                    procedure.versions.insert(at, Version { to: Some(delta.from), ..before });
                }
            }
        }
        self.catalog.procedures.insert(delta.code.node.clone(), procedure);
    }

    fn simplified(&mut self, before: &Version, delta: &Delta<'_>) -> Version {
        let mut version = Version {
            head: delta.item.head,
            whole: delta.item.span,
            from: delta.from,
            before: Some(Box::new(Before {
                span: delta.item.head,
                by: delta.by.instrument.clone(),
                version: Arc::new(before.clone()),
            })),
            ..before.clone()
        };
        version.provenance.basis.push(delta.by.clone());
        for clause in delta.clauses {
            // A second language that is the catalog's own is reported here once.
            self.texts_opt(clause.tail.reason.as_ref());
        }
        for clause in delta.clauses {
            let documents = names(&version);
            let basis = self.citations(&clause.tail.basis);
            version.provenance.basis.extend(basis);
            self.simplify_clause(&mut version, delta, clause, &documents);
        }
        version
    }

    fn simplify_clause(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        documents: &DocumentNames,
    ) {
        match &clause.kind {
            SimplifyClause::From(_) => {}
            SimplifyClause::Basis(citations) => {
                let basis = self.citations(citations);
                version.provenance.basis.extend(basis);
            }
            SimplifyClause::Deadline { row, when, limit, cutoff } => {
                let written = rows::Written { row, when: when.as_ref(), limit, cutoff: cutoff.as_ref() };
                self.simplify_deadline(version, delta, clause, &written, documents);
            }
            SimplifyClause::Extension { from, when, to } => {
                self.simplify_extension(version, delta, clause, (from, when.as_ref(), to), documents);
            }
            SimplifyClause::Reappointment { from, when, to } => {
                self.simplify_reappointment(version, delta, clause, (from, when.as_ref(), to), documents);
            }
            SimplifyClause::Fee { row, when, to } => {
                self.simplify_fee(version, delta, clause, (row, when.as_ref(), to), documents);
            }
            SimplifyClause::StepWithin { step, from, to } => {
                self.simplify_within(version, delta, clause, (step, from, to));
            }
            SimplifyClause::StepRole { step, from, to } => {
                self.simplify_role(version, delta, clause, (step, from, to));
            }
            SimplifyClause::Signer { from, to } => self.simplify_signer(version, delta, clause, from, to),
            SimplifyClause::DropSteps(names) => self.drop_steps(version, delta, clause, names),
            SimplifyClause::MergeSteps { steps, into } => {
                self.merge_steps(version, delta, clause, (steps, into), documents);
            }
            SimplifyClause::DropDocuments(names) => self.drop_documents(version, delta, clause, names),
            SimplifyClause::DropRequirement(condition) => {
                self.drop_requirement(version, delta, clause, condition, documents);
            }
            SimplifyClause::AddChannels(offers) => self.add_channels(version, delta, clause, offers),
            SimplifyClause::AddApplicants(list) => self.add_applicants(version, delta, clause, list),
        }
    }

    /// The one row that a line names; reports none and several, with the rows that are there.
    fn only(&mut self, found: &[usize], what: Term, clause: &Clause<SimplifyClause>, there: &[Span]) -> Option<usize> {
        if let [one] = found {
            return Some(*one);
        }
        let line = self.clause_rule(clause);
        let into = [Keyword::Into.vietnamese(), Keyword::Into.english(), "->"];
        let left = into.into_iter().find_map(|word| line.split_once(&format!(" {word} ")));
        let expected = left.map_or_else(|| line.clone(), |(left, _)| left.to_owned());
        let problem = if found.is_empty() {
            SimplifyProblem::NotThere { what, expected }
        } else {
            SimplifyProblem::Ambiguous { what, expected }
        };
        let mut finding = Finding::new(problem, clause.span);
        for span in there {
            finding = finding.related(*span, Note::Other);
        }
        self.findings.push(finding);
        None
    }

    /// Reports a line that puts what is there already.
    fn no_change(&mut self, clause: &Clause<SimplifyClause>) {
        self.report(SimplifyProblem::NoChange {}, clause.span);
    }
}

/// The documents that a version's conditions may name.
fn names(version: &Version) -> DocumentNames {
    let list = version.documents.iter().flat_map(|documents| &documents.list);
    list.map(|document| (document.row.id.clone(), document.row.drawn_from.is_some())).collect()
}
