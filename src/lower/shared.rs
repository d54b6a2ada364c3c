//! Common processes: the clauses of a procedure and of the processes that it follows, joined.
//!
//! A procedure's own step, document or single clause replaces the shared one of the same name; lists add. Rows of limits
//! and of one fee are the same where their `khi` is: an own row without `khi` replaces the shared row without one.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::names::Kind;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Note, terms};
use crate::source::Span;
use crate::syntax::ast::{Clause, DocumentClause, Expr, Item, ItemKind, Name, ProcedureClause};

/// A clause of a procedure or of a process that it follows.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) clause: &'a Clause<ProcedureClause>,
    /// True where its whole item is illustrative.
    pub(super) illustrative: bool,
    /// True where a common process brings it.
    pub(super) shared: bool,
}

/// The common processes of a catalog by name.
pub(super) type Processes<'a> = BTreeMap<&'a str, &'a Item>;

/// The common processes that the items declare, the first of each name.
pub(super) fn processes<'a>(items: &[&'a Item]) -> Processes<'a> {
    let mut out = Processes::new();
    for item in items {
        if let ItemKind::CommonProcess { name, .. } = &item.kind {
            out.entry(name.node.as_str()).or_insert(item);
        }
    }
    out
}

/// Whether `minh họa` marks a whole item: after its head or as a clause of its own.
pub(super) fn is_illustrative(item: &Item, clauses: &[Clause<ProcedureClause>]) -> bool {
    let clause = |clause: &Clause<ProcedureClause>| matches!(clause.kind, ProcedureClause::Illustrative);
    item.tail.illustrative.is_some() || clauses.iter().any(clause)
}

/// The most clauses of one procedure, and the deepest that common processes follow each other.
const MAX_CLAUSES: usize = 2_000;
const MAX_DEPTH: usize = 32;

/// Which processes are on the way and which are read already.
#[derive(Default)]
struct Trail<'a> {
    within: Vec<&'a str>,
    done: BTreeSet<&'a str>,
}

impl Context<'_> {
    /// An item's own clauses, then those of the processes that it follows, less what its own replace. `used` gathers the
    /// processes' names.
    pub(super) fn gather<'a>(
        &mut self,
        item: &'a Item,
        clauses: &'a [Clause<ProcedureClause>],
        processes: &Processes<'a>,
        used: &mut BTreeSet<String>,
    ) -> Vec<Entry<'a>> {
        let mut trail = Trail::default();
        let mut entries = self.gather_within(item, clauses, processes, &mut trail);
        used.extend(trail.done.into_iter().map(str::to_owned));
        // A procedure that is illustrative as a whole makes what it shares so too.
        let illustrative = is_illustrative(item, clauses);
        for entry in &mut entries {
            entry.illustrative |= illustrative;
        }
        if entries.len() > MAX_CLAUSES {
            self.report(NameProblem::TooMany { what: terms::CLAUSE, limit: MAX_CLAUSES }, item.head);
            entries.truncate(MAX_CLAUSES);
        }
        entries
    }

    fn gather_within<'a>(
        &mut self,
        item: &'a Item,
        clauses: &'a [Clause<ProcedureClause>],
        processes: &Processes<'a>,
        trail: &mut Trail<'a>,
    ) -> Vec<Entry<'a>> {
        let illustrative = is_illustrative(item, clauses);
        let mut out: Vec<Entry<'a>> =
            clauses.iter().map(|clause| Entry { clause, illustrative, shared: false }).collect();
        let own: BTreeSet<String> = clauses.iter().filter_map(|clause| self.key(clause)).collect();
        let mut brought: BTreeMap<String, (Span, &str)> = BTreeMap::new();
        for name in followed(clauses) {
            let Some((process, clauses)) = self.process(name, processes, trail) else { continue };
            let Some(there) = trail.within.last().copied() else { continue };
            let entries = self.gather_within(process, clauses, processes, trail);
            trail.within.pop();
            for entry in entries {
                let Some(key) = self.key(entry.clause) else {
                    out.push(Entry { shared: true, ..entry });
                    continue;
                };
                match brought.get(&key) {
                    _ if own.contains(&key) => {}
                    Some((first, other)) if *other != there => {
                        let problem = NameProblem::SharedTwice { what: self.rule(entry.clause.span) };
                        let finding = Finding::new(problem, name.span).related(entry.clause.span, Note::Other);
                        self.findings.push(finding.related(*first, Note::First));
                    }
                    _ => {
                        brought.insert(key, (entry.clause.span, there));
                        out.push(Entry { shared: true, ..entry });
                    }
                }
            }
        }
        out
    }

    /// The process of a name, now on the trail; nothing for one that is unknown, read already, or follows itself.
    fn process<'a>(
        &mut self,
        name: &Name,
        processes: &Processes<'a>,
        trail: &mut Trail<'a>,
    ) -> Option<(&'a Item, &'a [Clause<ProcedureClause>])> {
        let name = self.resolve(Kind::CommonProcess, name)?;
        let (there, process) = processes.get_key_value(name.node.as_str())?;
        let ItemKind::CommonProcess { clauses, .. } = &process.kind else { return None };
        if trail.within.contains(there) {
            self.report(NameProblem::ProcessRing { name: name.node }, name.span);
            return None;
        }
        if trail.within.len() >= MAX_DEPTH {
            self.report(NameProblem::TooMany { what: terms::COMMON_PROCESS, limit: MAX_DEPTH }, name.span);
            return None;
        }
        if !trail.done.insert(there) {
            return None;
        }
        trail.within.push(there);
        Some((process, clauses))
    }

    /// What makes two clauses the same part; nothing for lists.
    fn key(&self, clause: &Clause<ProcedureClause>) -> Option<String> {
        let row = |name: &str, when: Option<&Expr>| match when {
            Some(when) => format!("{name} khi {}", self.rule(when.span)),
            None => name.to_owned(),
        };
        let when = clause.tail.when.as_ref();
        Some(match &clause.kind {
            ProcedureClause::Field(_) => "lĩnh vực".to_owned(),
            ProcedureClause::InForce(_) => "hiệu lực".to_owned(),
            ProcedureClause::PublishedBy(_) => "quyết định công bố".to_owned(),
            ProcedureClause::Agency(_) => "cơ quan giải quyết".to_owned(),
            ProcedureClause::Signer(_) => "người ký".to_owned(),
            ProcedureClause::Sets(_) => "số lượng".to_owned(),
            ProcedureClause::Reappointment(_) => "hẹn lại tối đa".to_owned(),
            ProcedureClause::Supplement(_) => "bổ sung".to_owned(),
            ProcedureClause::Result(result) => format!("kết quả {}", result.name.node),
            ProcedureClause::Step(step) => format!("bước {}", step.name.node),
            ProcedureClause::Deadline(_) => row("thời hạn", when),
            ProcedureClause::Fee(fee) => {
                let name = fee.name.as_ref().map_or("", |name| name.node.as_str());
                row(if fee.charge { "lệ phí".to_owned() } else { format!("phí {name}") }.as_str(), when)
            }
            ProcedureClause::Level(_)
            | ProcedureClause::Basis(_)
            | ProcedureClause::Applicants(_)
            | ProcedureClause::Coordinates(_)
            | ProcedureClause::Channels(_)
            | ProcedureClause::Follows(_)
            | ProcedureClause::Documents(_)
            | ProcedureClause::Extension(_)
            | ProcedureClause::SameDay(_)
            | ProcedureClause::Requirement(_)
            | ProcedureClause::FileAt(_)
            | ProcedureClause::Stage(_)
            | ProcedureClause::Draft
            | ProcedureClause::Illustrative => return None,
        })
    }
}

fn followed(clauses: &[Clause<ProcedureClause>]) -> Vec<&Name> {
    let names = clauses.iter().filter_map(|clause| match &clause.kind {
        ProcedureClause::Follows(names) => Some(names),
        _ => None,
    });
    names.flatten().collect()
}

/// Every document of a block by name, groups and cases included, in order.
pub(super) fn document_names(members: &[Clause<DocumentClause>]) -> Vec<(&Name, bool)> {
    let mut out = Vec::new();
    for member in members {
        match &member.kind {
            DocumentClause::Document(row) => out.push((&row.name, row.drawn_from.is_some())),
            DocumentClause::OneOf { members, .. } | DocumentClause::Case { members, .. } => {
                out.extend(document_names(members));
            }
        }
    }
    out
}
