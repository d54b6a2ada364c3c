//! What a log was under the rules, as one document.

use std::collections::BTreeMap;
use std::fmt::Display;

use chrono::NaiveDateTime;
use serde::Serialize;

use crate::bundle::{Language, Texts};
use crate::cli::logs::Intake;
use crate::rating::percent;
use crate::replay::{Examples, Groups, Moved, Paid, Seen, Tally, suppressed};
use crate::runtime::{Moment, RuleSet};

/// Everything that is told.
pub(super) struct Report<'r> {
    pub(super) old: Option<&'r RuleSet>,
    pub(super) new: &'r RuleSet,
    pub(super) as_of: NaiveDateTime,
    pub(super) due_soon: u32,
    /// The fewest dossiers of a group that may be told of outside the office.
    pub(super) public: Option<u64>,
    pub(super) files: Vec<String>,
    pub(super) intake: Intake,
    /// Dossiers received after `as_of`.
    pub(super) later: u64,
    pub(super) groups: Groups<'r>,
    pub(super) language: Language,
}

/// The document of `--format json`.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    log: &'a [String],
    old: Option<Rules<'a>>,
    new: Rules<'a>,
    as_of: String,
    due_soon: u32,
    public: Option<u64>,
    intake: &'a Intake,
    later: u64,
    total: Group<'a>,
    procedures: Vec<Group<'a>>,
    offices: Vec<Group<'a>>,
    fields: Vec<Group<'a>>,
    months: Vec<Group<'a>>,
    /// How many groups of each kind are left out of a public report.
    suppressed: BTreeMap<&'static str, usize>,
}

/// A rule set by its names.
#[derive(Serialize)]
struct Rules<'a> {
    catalog: &'a str,
    revision: &'a str,
}

/// A group of dossiers.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    /// None of all dossiers together.
    pub(super) id: Option<String>,
    pub(super) title: Option<&'a str>,
    pub(super) dossiers: u64,
    pub(super) old: Option<Side<'a>>,
    pub(super) new: Side<'a>,
    pub(super) changes: Option<Changes<'a>>,
    pub(super) examples: Option<&'a Examples>,
}

/// A group under one rule set.
#[derive(Serialize)]
pub(super) struct Side<'a> {
    #[serde(flatten)]
    pub(super) seen: &'a Seen,
    /// Ended in time or open and in time, of those that are judged, hundredths of a percent.
    pub(super) in_time_rate: Option<u64>,
    /// Done on the day of receipt, of all but those withdrawn or never received, hundredths of a percent.
    pub(super) on_the_spot_rate: Option<u64>,
}

/// What changes in a group.
#[derive(Serialize)]
pub(super) struct Changes<'a> {
    pub(super) statutory: &'a Moved,
    pub(super) committed: &'a Moved,
    pub(super) promised: &'a Moved,
    pub(super) fee: &'a Paid,
    pub(super) newly_same_day: u64,
    pub(super) no_longer_same_day: u64,
    pub(super) newly_late: u64,
    pub(super) no_longer_late: u64,
}

/// The groups of one kind that are shown, and how many are not.
pub(super) struct Shown<'a> {
    pub(super) groups: Vec<Group<'a>>,
    pub(super) suppressed: usize,
}

impl<'r> Report<'r> {
    pub(super) fn document(&self) -> Document<'_> {
        let [procedures, offices, fields, months] = self.kinds();
        let suppressed = [
            ("procedures", procedures.suppressed),
            ("offices", offices.suppressed),
            ("fields", fields.suppressed),
            ("months", months.suppressed),
        ];
        Document {
            log: &self.files,
            old: self.old.map(rules),
            new: rules(self.new),
            as_of: Moment(self.as_of).to_string(),
            due_soon: self.due_soon,
            public: self.public,
            intake: &self.intake,
            later: self.later,
            total: self.total(),
            procedures: procedures.groups,
            offices: offices.groups,
            fields: fields.groups,
            months: months.groups,
            suppressed: suppressed.into(),
        }
    }

    /// All dossiers together.
    pub(super) fn total(&self) -> Group<'_> {
        self.group(None, None, &self.groups.total)
    }

    /// The groups by procedure, office, field and month.
    pub(super) fn kinds(&self) -> [Shown<'_>; 4] {
        let all: Vec<&RuleSet> = [self.new].into_iter().chain(self.old).collect();
        let procedure = |id: &str| all.iter().find_map(|rules| self.title(&rules.procedure(id)?.name));
        let office = |id: &str| all.iter().find_map(|rules| self.title(&rules.office(id)?.title));
        let fields = self.hidden(&self.groups.fields);
        [
            self.shown(&self.groups.procedures, self.hidden_procedures(&fields), |id| procedure(id)),
            self.shown(&self.groups.offices, self.hidden(&self.groups.offices), |id| office(id)),
            self.shown(&self.groups.fields, fields, |_| None),
            self.shown(&self.groups.months, self.hidden(&self.groups.months), |_| None),
        ]
    }

    /// Which groups of one kind are left out.
    fn hidden<K>(&self, all: &BTreeMap<K, Tally>) -> Vec<bool> {
        let sizes: Vec<u64> = all.values().map(|tally| tally.dossiers).collect();
        self.public.map_or_else(|| vec![false; sizes.len()], |least| suppressed(&sizes, least))
    }

    /// Which procedures are left out: those of a field add up to what is shown of it, and tell of a field that is not.
    fn hidden_procedures(&self, fields: &[bool]) -> Vec<bool> {
        let all: Vec<(&&str, u64)> = self.groups.procedures.iter().map(|(id, tally)| (id, tally.dossiers)).collect();
        let Some(least) = self.public else { return vec![false; all.len()] };
        let mut hidden = vec![true; all.len()];
        let shown = self.groups.fields.keys().zip(fields).filter(|(_, hidden)| !**hidden);
        for (field, _) in shown {
            let places: Vec<usize> = (0..all.len())
                .filter(|place| all.get(*place).is_some_and(|(id, _)| self.field(id) == Some(field)))
                .collect();
            let sizes: Vec<u64> = places.iter().filter_map(|place| all.get(*place)).map(|(_, size)| *size).collect();
            for (place, is_hidden) in places.iter().zip(suppressed(&sizes, least)) {
                if let Some(hidden) = hidden.get_mut(*place) {
                    *hidden = is_hidden;
                }
            }
        }
        hidden
    }

    /// The field of a procedure, as its latest version has it.
    fn field(&self, procedure: &str) -> Option<&str> {
        let mut all = [self.new].into_iter().chain(self.old);
        all.find_map(|rules| Some(rules.procedure(procedure)?.versions.last()?.field.as_str()))
    }

    fn title<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        Some(texts.pick(self.language)).filter(|title| !title.is_empty())
    }

    fn shown<'a, K: Display>(
        &'a self,
        all: &'a BTreeMap<K, Tally>,
        hidden: Vec<bool>,
        title: impl Fn(&K) -> Option<&'a str>,
    ) -> Shown<'a> {
        let shown = all.iter().zip(&hidden).filter(|(_, hidden)| !**hidden);
        Shown {
            groups: shown.map(|((key, tally), _)| self.group(Some(key.to_string()), title(key), tally)).collect(),
            suppressed: hidden.iter().filter(|hidden| **hidden).count(),
        }
    }

    fn group<'a>(&'a self, id: Option<String>, title: Option<&'a str>, tally: &'a Tally) -> Group<'a> {
        let has_old = self.old.is_some();
        Group {
            id,
            title,
            dossiers: tally.dossiers,
            old: has_old.then(|| side(&tally.old)),
            new: side(&tally.new),
            changes: has_old.then_some(Changes {
                statutory: &tally.statutory,
                committed: &tally.committed,
                promised: &tally.promised,
                fee: &tally.fee,
                newly_same_day: tally.newly_same_day,
                no_longer_same_day: tally.no_longer_same_day,
                newly_late: tally.newly_late,
                no_longer_late: tally.no_longer_late,
            }),
            examples: self.public.is_none().then_some(&tally.examples),
        }
    }
}

fn rules(rules: &RuleSet) -> Rules<'_> {
    Rules { catalog: &rules.bundle().catalog, revision: &rules.bundle().revision }
}

fn side(seen: &Seen) -> Side<'_> {
    let share = |part: Option<u64>, whole: Option<u64>| percent(part?.into(), whole?.into());
    Side {
        seen,
        in_time_rate: share(seen.in_time(), seen.judged()),
        on_the_spot_rate: share(Some(seen.on_the_spot), seen.dossiers.checked_sub(seen.out)),
    }
}
