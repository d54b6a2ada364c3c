//! What many dossiers saw together: what breaks, conditions met and not met, rows chosen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use thutuc::bundle::{DeadlineKind, Logic, Version};
use thutuc::runtime::{Decision, RuleSet};

use super::logic::{Known, holds};
use super::redundant::Redundant;

/// A family of findings, and where: a line, a procedure's code, a program's name.
pub(super) type Key = (&'static str, String);

/// What enumeration saw.
#[derive(Default)]
pub(super) struct Seen {
    /// What breaks, with the first dossier that shows it.
    pub(super) broken: BTreeMap<Key, String>,
    /// What is wrong with witnesses.
    pub(super) wrong: Vec<String>,
    pub(super) dossiers: usize,
    /// Conditions by place: whether some dossier met it, and some did not.
    conditions: BTreeMap<String, (bool, bool)>,
    /// Those of a version at an office of which that is not settled.
    open: BTreeMap<(String, NaiveDate, String), Vec<(Logic, String)>>,
    /// Rows of limits and of fees by place: whether some dossier had it chosen.
    limits: BTreeMap<String, bool>,
    fees: BTreeMap<String, bool>,
    redundant: Redundant,
}

/// The line of a `path:line`.
pub(super) fn line(source: &str) -> String {
    source.rsplit(':').next().unwrap().to_owned()
}

/// Which row of several applies: the first that holds, else the one without a condition.
pub(super) fn chosen<'a, T>(
    rows: impl Iterator<Item = (&'a T, Option<&'a Logic>)>,
    holds: impl Fn(&Logic) -> bool,
) -> Option<&'a T> {
    let mut rest = None;
    for (row, when) in rows {
        match when {
            None => rest = Some(row),
            Some(when) if holds(when) => return Some(row),
            Some(_) => {}
        }
    }
    rest
}

impl Seen {
    /// Notes the conditions and rows of a version for one dossier; gives what it leaves open.
    pub(super) fn look(&mut self, rules: &RuleSet, version: &Version, known: &Known, decision: &Decision) -> Vec<Key> {
        let complete = &version.documents_complete.0;
        let yes = |logic: &Logic| holds(&logic.0, known, complete);
        let programs = &rules.bundle().programs;
        let own: Vec<_> = programs.iter().filter(|one| one.offices.contains(&decision.office)).collect();
        let own: Vec<_> = own.into_iter().filter(|one| one.covers.procedures.contains(&decision.procedure)).collect();
        self.redundant.look(&decision.procedure, version, &own, &yes);
        let key = (decision.procedure.clone(), version.from, decision.office.clone());
        let open =
            self.open.entry(key).or_insert_with(|| listed(rules, &decision.procedure, version, &decision.office));
        open.retain(|(logic, source)| {
            let answers = self.conditions.entry(source.clone()).or_default();
            if yes(logic) {
                answers.0 = true;
            } else {
                answers.1 = true;
            }
            !(answers.0 && answers.1)
        });
        let mut broken = Vec::new();
        let bases = || version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base);
        bases().for_each(|row| self.note(&row.provenance.source, false, false));
        match chosen(bases().map(|row| (row, row.when.as_ref())), yes) {
            Some(row) => self.note(&row.provenance.source, false, true),
            None if bases().next().is_some() => broken.push(("open limit", decision.procedure.clone())),
            None => {}
        }
        if version.stages.is_empty() {
            let ids: BTreeSet<&str> = version.fees.iter().map(|fee| fee.id.as_str()).collect();
            for id in ids {
                let of = || version.fees.iter().filter(move |fee| fee.id == id);
                of().for_each(|fee| self.note(&fee.provenance.source, true, false));
                match chosen(of().map(|fee| (fee, fee.when.as_ref())), yes) {
                    Some(fee) => self.note(&fee.provenance.source, true, true),
                    None => broken.push(("open fee", decision.procedure.clone())),
                }
            }
        }
        broken
    }

    fn note(&mut self, source: &str, fee: bool, chosen: bool) {
        let rows = if fee { &mut self.fees } else { &mut self.limits };
        match rows.get_mut(source) {
            Some(seen) => *seen |= chosen,
            None => drop(rows.insert(source.to_owned(), chosen)),
        }
    }

    /// Adds the conditions that say nothing and the rows that are never chosen.
    pub(super) fn settle(&mut self) {
        for (source, (yes, no)) in &self.conditions {
            let family = match (yes, no) {
                (false, _) => "never",
                (true, false) => "always",
                (true, true) => continue,
            };
            self.broken.insert((family, line(source)), String::new());
        }
        for source in self.redundant.idle() {
            // What always or never lets through is told that alone.
            if self.conditions.get(&source).is_none_or(|(yes, no)| *yes && *no) {
                self.broken.insert(("no change", line(&source)), String::new());
            }
        }
        for (rows, family) in [(&self.limits, "limit unused"), (&self.fees, "fee unused")] {
            for (source, _) in rows.iter().filter(|(_, chosen)| !**chosen) {
                // A row whose condition says nothing is told that alone.
                if self.conditions.get(source).is_none_or(|(yes, no)| *yes && *no) {
                    self.broken.insert((family, line(source)), String::new());
                }
            }
        }
    }
}

/// The conditions of a version and of the programs at an office, each with its place. Of a linked version those of stages'
/// procedures are told there.
fn listed(rules: &RuleSet, code: &str, version: &Version, office: &String) -> Vec<(Logic, String)> {
    let is_linked = !version.stages.is_empty();
    let mut all: Vec<(&Logic, &str)> = Vec::new();
    for row in &version.deadlines {
        all.extend(row.when.as_ref().map(|when| (when, row.provenance.source.as_str())));
    }
    all.extend(
        version.reappointment.iter().filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))),
    );
    all.extend(version.stages.iter().filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))));
    let clauses = version.same_day.iter().flat_map(|block| &block.clauses);
    all.extend(clauses.map(|row| (&row.condition, row.provenance.source.as_str())));
    if !is_linked {
        all.extend(version.steps.iter().filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))));
        all.extend(version.fees.iter().filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))));
        all.extend(version.requirements.iter().map(|row| (&row.condition, row.provenance.source.as_str())));
        // Those of groups are told with their members, those of drawn documents with whether they could be drawn.
        all.extend(
            version.document_groups.iter().filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))),
        );
        let alone = version.documents.iter().filter(|row| row.group.is_none() && row.drawn_from.is_none());
        all.extend(alone.filter_map(|row| Some((row.when.as_ref()?, row.provenance.source.as_str()))));
    }
    let own = rules.bundle().programs.iter().filter(|program| program.offices.contains(office));
    let own = own.filter(|program| program.covers.procedures.iter().any(|other| other == code));
    let clauses = own.flat_map(|program| &program.clauses).filter(|clause| !clause.rule.starts_with("người ký"));
    all.extend(clauses.map(|row| (&row.condition, row.provenance.source.as_str())));
    all.into_iter().map(|(logic, source)| (logic.clone(), source.to_owned())).collect()
}
