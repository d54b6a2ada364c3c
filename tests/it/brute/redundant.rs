//! Clauses and rows that change nothing, by plain enumeration: a row without which the dossiers that have it chosen would be
//! told the same, a clause that stops none whom the others let through.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use thutuc::bundle::{DeadlineKind, Logic, Program, SameDayClause, SameDayClauseKind, Version};

use super::seen::chosen;

/// What many dossiers saw of rows and clauses.
#[derive(Default)]
pub(super) struct Redundant {
    /// Rows that were chosen, by place: whether that ever made a difference.
    rows: BTreeMap<String, bool>,
    /// By procedure, version and what they are of.
    lists: BTreeMap<(String, NaiveDate, String), List>,
}

/// Clauses that all must let a dossier through.
struct List {
    /// Where they stand; those of others behind their own.
    sources: Vec<String>,
    own: usize,
    /// The answers that some dossier has: of each clause whether it lets through.
    seen: BTreeSet<Vec<bool>>,
}

impl Redundant {
    /// Notes a dossier of a version at an office that runs some programs.
    pub(super) fn look(
        &mut self,
        code: &str,
        version: &Version,
        programs: &[&Program],
        holds: &dyn Fn(&Logic) -> bool,
    ) {
        let bases: Vec<_> = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base).collect();
        let limits = bases.iter().map(|row| {
            let terms = &row.terms;
            let says = format!("{:?} {:?} {:?}", terms.limit, terms.cutoff.map(|cutoff| cutoff.after), terms.from_step);
            (row.provenance.source.as_str(), row.when.as_ref(), says)
        });
        self.list_rows(&limits.collect::<Vec<_>>(), holds);
        if version.stages.is_empty() {
            let ids: BTreeSet<&str> = version.fees.iter().map(|fee| fee.id.as_str()).collect();
            for id in ids {
                let of = version.fees.iter().filter(|fee| fee.id == id);
                let says = of.map(|fee| {
                    let says = format!("{:?} {:?}", fee.amount, fee.set_by);
                    (fee.provenance.source.as_str(), fee.when.as_ref(), says)
                });
                self.list_rows(&says.collect::<Vec<_>>(), holds);
            }
        }
        let required: Vec<(&str, bool)> =
            version.requirements.iter().map(|row| (row.provenance.source.as_str(), holds(&row.condition))).collect();
        let answers = |clauses: &mut dyn Iterator<Item = &SameDayClause>| -> Vec<(String, bool)> {
            let one = |clause: &SameDayClause| {
                let lets = holds(&clause.condition) == (clause.kind == SameDayClauseKind::When);
                (clause.provenance.source.clone(), lets)
            };
            clauses.map(one).collect()
        };
        let required: Vec<(String, bool)> =
            required.into_iter().map(|(place, lets)| (place.to_owned(), lets)).collect();
        let own = answers(&mut version.same_day.iter().flat_map(|block| &block.clauses));
        let mut note = |name: &str, own: &[(String, bool)], beside: &[(String, bool)]| {
            let all = || own.iter().chain(beside);
            let list = self.lists.entry((code.to_owned(), version.from, name.to_owned())).or_insert_with(|| List {
                sources: all().map(|(source, _)| source.clone()).collect(),
                own: own.len(),
                seen: BTreeSet::new(),
            });
            list.seen.insert(all().map(|(_, lets)| *lets).collect());
        };
        note("requirements", &required, &[]);
        note("same day", &own, &required);
        for program in programs {
            note(&program.id, &answers(&mut program.clauses.iter()), &[]);
        }
    }

    fn list_rows(&mut self, rows: &[(&str, Option<&Logic>, String)], holds: &dyn Fn(&Logic) -> bool) {
        let pick = |without: Option<&str>| {
            let rows = rows.iter().filter(|row| Some(row.0) != without);
            chosen(rows.map(|row| (row, row.1)), holds)
        };
        let Some((source, _, says)) = pick(None) else { return };
        let matters = pick(Some(source)).is_none_or(|other| other.2 != *says);
        *self.rows.entry((*source).to_owned()).or_default() |= matters;
    }

    /// The places of what changes nothing.
    pub(super) fn idle(&self) -> BTreeSet<String> {
        let mut matters: BTreeMap<&str, bool> =
            self.rows.iter().map(|(source, matters)| (source.as_str(), *matters)).collect();
        for list in self.lists.values() {
            let mut left: BTreeSet<usize> = (0..list.sources.len()).collect();
            // From the last: of two that say the same the first stays.
            for own in (0..list.own).rev() {
                left.remove(&own);
                let stops = |answers: &&Vec<bool>| !answers[own] && left.iter().all(|other| answers[*other]);
                let changes = list.seen.iter().any(|answers| stops(&answers));
                *matters.entry(&list.sources[own]).or_default() |= changes;
                if changes {
                    left.insert(own);
                }
            }
        }
        matters.into_iter().filter(|(_, matters)| !matters).map(|(source, _)| source.to_owned()).collect()
    }
}
