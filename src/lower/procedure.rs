//! Procedures: the items of one code into dated versions.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Context;
use super::expr::DocumentNames;
use super::names::Kind;
use super::shared::{Entry, Processes, document_names, is_illustrative, processes};
use crate::diagnostics::messages::{NameProblem, VersionProblem};
use crate::diagnostics::{Finding, Note, terms};
use crate::model::Version;
use crate::source::Span;
use crate::syntax::ast::{Item, ItemKind, ProcedureClause};

/// How many procedures are read at once: all of them would take more room than the budget has.
const AT_ONCE: usize = 512;

impl Context<'_> {
    /// Every version of every procedure, by code and first day, and the processes that none follows.
    pub(super) fn procedures(&mut self, items: &[&Item]) {
        let processes = processes(items);
        let mut used = BTreeSet::new();
        let items = items.iter().filter_map(|item| match &item.kind {
            ItemKind::Procedure { code, .. } | ItemKind::Linked { code, .. } => Some((*item, &code.node)),
            _ => None,
        });
        let items: Vec<(&Item, &String)> = items.collect();
        for some in items.chunks(AT_ONCE) {
            let read = |own: &mut Self, (item, _): &(&Item, &String)| {
                let mut used = BTreeSet::new();
                let version = own.version(item, &processes, &mut used);
                (version, used, std::mem::take(&mut own.findings))
            };
            // In the order of the items whatever the cores do.
            let versions: Vec<_> = some.par_iter().map_init(|| self.of_items(), read).collect();
            for ((item, code), (version, more, findings)) in some.iter().zip(versions) {
                used.extend(more);
                self.findings.extend(findings);
                let Some(version) = version else { continue };
                if self.spend(&version, item.head) && version.to.is_none_or(|to| version.from < to) {
                    self.catalog.procedures.entry((*code).clone()).or_default().versions.push(version);
                }
            }
        }
        for procedure in self.catalog.procedures.values_mut() {
            // Versions of one day are reported by the checks; their order must not hang on that of the files.
            procedure
                .versions
                .sort_by_key(|version| (version.from, version.to, version.name.vi.clone(), version.name.en.clone()));
        }
        let unused = processes.iter().filter(|(name, _)| !used.contains(**name));
        for (name, _) in unused {
            if let Some(span) = self.names.get(Kind::CommonProcess, name) {
                self.catalog.unused_processes.push(((*name).to_owned(), span));
            }
        }
    }

    fn version(&mut self, item: &Item, processes: &Processes<'_>, used: &mut BTreeSet<String>) -> Option<Version> {
        let (ItemKind::Procedure { code, title, clauses } | ItemKind::Linked { code, title, clauses }) = &item.kind
        else {
            return None;
        };
        let entries = self.gather(item, clauses, processes, used);
        let documents = self.document_scope(&entries);
        let head = self.head(&entries);
        let mut provenance = self.item_provenance(item);
        provenance.basis.extend(head.basis);
        let name = self.texts_opt(title.as_ref());
        let illustrative = is_illustrative(item, clauses);
        provenance.illustrative |= illustrative || head.illustrative;
        let steps = self.steps(&entries, &documents, item.head);
        let step_names: Vec<String> = steps.iter().map(|step| step.id.clone()).collect();
        let (from, to) = head.period.map_or((None, None), |period| self.period(period));
        let version = Version {
            head: item.head,
            whole: item.span,
            // A version without its first day is reported below and left out.
            from: from.unwrap_or_default(),
            to,
            illustrative,
            draft: head.draft,
            name: name.unwrap_or_default(),
            levels: head.levels,
            field: head.field,
            agency: head.agency,
            coordinating: head.coordinating,
            signer: head.signer,
            applicants: head.applicants,
            channels: head.channels,
            sets: head.sets,
            published_by: head.published_by,
            results: head.results,
            documents: self.documents(&entries, &documents),
            fees: self.fees(&entries, &documents),
            deadlines: self.deadlines(&entries, &documents, &step_names),
            reappointment: self.reappointment(&entries, &documents),
            supplement: self.supplement(&entries),
            steps,
            stages: self.stages(&item.kind, &entries, &documents, item.head),
            requirements: self.requirements(&entries, &documents),
            same_day: self.same_day(&entries, &documents),
            file_at: head.file_at,
            provenance,
            before: None,
        };
        if from.is_none() {
            self.report(VersionProblem::NoStart { code: code.node.clone() }, item.head);
            return None;
        }
        Some(version)
    }

    /// The names that `giấy.NAME` may stand for in these clauses. A document named twice is reported.
    fn document_scope(&mut self, entries: &[Entry<'_>]) -> DocumentNames {
        let mut out = DocumentNames::new();
        let mut first: std::collections::BTreeMap<String, (Span, bool)> = std::collections::BTreeMap::new();
        for entry in entries {
            let ProcedureClause::Documents(members) = &entry.clause.kind else { continue };
            for (name, drawn) in document_names(members) {
                match first.get(&name.node) {
                    // An own document replaces the shared one.
                    Some((_, false)) if entry.shared => continue,
                    Some((span, true)) if entry.shared => {
                        let problem = NameProblem::SharedTwice { what: self.rule(name.span) };
                        self.findings.push(Finding::new(problem, name.span).related(*span, Note::First));
                    }
                    Some((span, _)) => {
                        let span = *span;
                        self.twice(terms::DOCUMENT, name.span, span);
                    }
                    None => {
                        first.insert(name.node.clone(), (name.span, entry.shared));
                        out.insert(name.node.clone(), drawn);
                    }
                }
            }
        }
        out
    }
}
