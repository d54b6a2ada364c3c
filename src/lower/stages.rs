//! Stages of a linked procedure: their rows into a graph over declared procedures, and how long the linked procedure lasts.

use chrono::NaiveDate;

use super::Context;
use super::expr::DocumentNames;
use super::names::Kind;
use super::shared::Entry;
use crate::diagnostics::messages::{NameProblem, StepProblem, VersionProblem};
use crate::diagnostics::{Finding, Note, similar, terms};
use crate::model::{self, Procedure, Stage, Version};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{ItemKind, ProcedureClause, StageRow};

impl Context<'_> {
    /// Every stage, each after those that it comes after. Reports stages where none may stand, and their absence where one
    /// must; `head` names the item in findings.
    pub(super) fn stages(
        &mut self,
        kind: &ItemKind,
        entries: &[Entry<'_>],
        documents: &DocumentNames,
        head: Span,
    ) -> Vec<Stage> {
        let linked = match kind {
            ItemKind::Linked { code, .. } => Some(code),
            _ => None,
        };
        let mut out: Vec<Stage> = Vec::new();
        let mut written = false;
        for entry in entries {
            let ProcedureClause::Stage(row) = &entry.clause.kind else { continue };
            written = true;
            if linked.is_none() {
                self.report(StepProblem::StageOutside {}, entry.clause.span);
                continue;
            }
            if let Some(first) = out.iter().find(|stage| stage.id == row.name.node).map(|stage| stage.name) {
                self.twice(terms::STAGE, row.name.span, first);
                continue;
            }
            out.extend(self.stage(row, entry, documents));
        }
        if let Some(code) = linked.filter(|_| !written) {
            self.report(StepProblem::NoStage { code: code.node.clone() }, head);
        }
        self.link_stages(&mut out);
        self.stages_in_order(out)
    }

    fn stage(&mut self, row: &StageRow, entry: &Entry<'_>, documents: &DocumentNames) -> Option<Stage> {
        let procedure = self.resolve(Kind::Procedure, &row.code);
        let within = row.within.as_ref().and_then(|within| self.span_of_time(within, terms::WITHIN));
        let when = self.condition_opt(entry.clause.tail.when.as_ref(), documents);
        let provenance = self.provenance(entry.clause, entry.illustrative);
        let mut after: Vec<Spanned<String>> = Vec::new();
        for name in &row.after {
            match after.iter().find(|other| other.node == name.node).map(|other| other.span) {
                Some(first) => self.twice(terms::STAGE, name.span, first),
                None => after.push(name.clone()),
            }
        }
        let (id, name) = (row.name.node.clone(), row.name.span);
        Some(Stage { id, name, procedure: procedure?, after, within, when, provenance })
    }

    /// Drops names in `sau` that no stage has, with a finding.
    fn link_stages(&mut self, stages: &mut [Stage]) {
        let names: Vec<String> = stages.iter().map(|stage| stage.id.clone()).collect();
        for stage in stages {
            let (known, unknown) = std::mem::take(&mut stage.after).into_iter().partition(|n| names.contains(&n.node));
            stage.after = known;
            let unknown: Vec<Spanned<String>> = unknown;
            for name in unknown {
                let similar = similar(&name.node, names.iter().map(String::as_str));
                let problem = NameProblem::Unknown { what: terms::STAGE, name: name.node.clone() };
                self.findings.push(Finding::new(problem, name.span).did_you_mean(similar));
            }
        }
    }

    /// Stages that wait for each other are reported and left out.
    fn stages_in_order(&mut self, stages: Vec<Stage>) -> Vec<Stage> {
        match model::order_stages(&stages) {
            Ok(order) => order.into_iter().filter_map(|index| stages.get(index).cloned()).collect(),
            Err(error) => {
                let ring: Vec<&Stage> = error.ring.iter().filter_map(|index| stages.get(*index)).collect();
                let names: Vec<String> = ring.iter().map(|stage| format!("`{}`", stage.id)).collect();
                if let Some(first) = ring.first() {
                    self.report(StepProblem::StageRing { stages: names.join(", ") }, first.name);
                }
                Vec::new()
            }
        }
    }

    /// A linked version ends at the latest with the first version of a stage that has no successor. A stage that has no
    /// version on the first day, or is linked itself, is reported.
    pub(super) fn end_with_stages(&mut self) {
        let mut findings = Vec::new();
        let mut ends: Vec<(String, Vec<Option<NaiveDate>>)> = Vec::new();
        let procedures = &self.catalog.procedures;
        for (code, procedure) in procedures.iter().filter(|(_, procedure)| is_linked(procedure)) {
            let end = |version: &Version| {
                let mut end = version.to;
                for stage in &version.stages {
                    let Some(of) = procedures.get(&stage.procedure.node) else { continue };
                    let (stage_id, code) = (stage.id.clone(), stage.procedure.node.clone());
                    if is_linked(of) {
                        let problem = StepProblem::StageLinked { stage: stage_id, code };
                        findings.push(Finding::new(problem, stage.procedure.span));
                        continue;
                    }
                    match last_day_after(of, version.from) {
                        Some(last) => end = [end, last].into_iter().flatten().min(),
                        None => {
                            let problem = VersionProblem::StageNotInForce { stage: stage_id, code, on: version.from };
                            let finding = Finding::new(problem, stage.procedure.span);
                            findings.push(finding.related(version.head, Note::Against));
                        }
                    }
                }
                end
            };
            ends.push((code.clone(), procedure.versions.iter().map(end).collect()));
        }
        self.findings.extend(findings);
        for (code, ends) in ends {
            let versions = self.catalog.procedures.get_mut(&code).map(|procedure| &mut procedure.versions);
            for (version, end) in versions.into_iter().flatten().zip(ends) {
                version.to = end;
            }
        }
    }
}

fn is_linked(procedure: &Procedure) -> bool {
    procedure.versions.iter().any(Version::is_linked)
}

/// The first day on which the versions that follow each other from `day` on end, which is none where the last is open;
/// nothing where none governs that day.
fn last_day_after(procedure: &Procedure, day: NaiveDate) -> Option<Option<NaiveDate>> {
    let governs = |day: NaiveDate| procedure.versions.iter().find(|version| !version.draft && version.governs(day));
    let mut end = governs(day)?.to;
    // Each version that governs the day ends later than it, so that every round comes further.
    while let Some(next) = end.and_then(governs) {
        end = next.to;
    }
    Some(end)
}
