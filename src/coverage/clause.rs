//! A clause of the catalog and what was seen of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

/// What kind of clause it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A clause of a same-day rule or of a program.
    SameDay,
    /// A row of time limits, own or added.
    Deadline,
    /// A row of a fee or charge.
    Fee,
    /// A ground of refusal.
    Requirement,
    /// The re-appointment.
    Reappointment,
    /// A document or a group of alternatives.
    Document,
    /// A step.
    Step,
    /// A stage of a linked procedure.
    Stage,
    /// A minute or a day at which the answer turns: a cut-off, a program's last intake, the first day of a version that follows
    /// another.
    Boundary,
}

impl Kind {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::SameDay,
        Self::Deadline,
        Self::Fee,
        Self::Requirement,
        Self::Reappointment,
        Self::Document,
        Self::Step,
        Self::Stage,
        Self::Boundary,
    ];
}

/// What can be seen of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Its condition held.
    Holds,
    /// Its condition failed.
    Fails,
    /// Its condition depended on facts that were not given.
    Unknown,
    /// It has no condition and applied; of a row that is chosen, it was chosen.
    Applies,
    /// Of a row that has a condition and is chosen in order: it was the one that decided. Told, never counted.
    Decides,
    /// The last moment before the answer turns.
    Before,
    /// The first moment after.
    After,
}

impl Aspect {
    /// Whether it counts.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Decides)
    }

    /// The form in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
            Self::Applies => "applies",
            Self::Decides => "decides",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// Whether something can be seen of a clause, and how often it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whether any dossier can show it.
    pub possible: bool,
    /// How many scenarios did.
    pub seen: usize,
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A scenario showed it.
    Covered,
    /// A dossier could show it; no scenario did.
    Missing,
    /// No dossier can show it.
    NotPossible,
}

impl Mark {
    /// Where it stands.
    pub const fn state(self) -> State {
        match (self.seen, self.possible) {
            (0, false) => State::NotPossible,
            (0, true) => State::Missing,
            _ => State::Covered,
        }
    }
}

/// What was seen, by what can be.
pub type Marks = BTreeMap<Aspect, Mark>;

/// A clause in one version of one procedure, or in a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The procedure's code, or the program's name.
    pub of: String,
    /// First day of the version; none for a program.
    pub version: Option<NaiveDate>,
    /// What was seen of it there.
    pub marks: Marks,
}

/// A clause as it stands in the catalog, once however many procedures share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Its kind.
    pub kind: Kind,
    /// The file, relative to the catalog, with `/`.
    pub file: String,
    /// The line, counted from 1; of a clause that a simplification changed, the simplification's.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Where it is used.
    pub uses: Vec<Use>,
}

impl Clause {
    /// What was seen of it in any of its uses.
    pub fn marks(&self) -> Marks {
        let mut all = Marks::new();
        for (aspect, mark) in self.uses.iter().flat_map(|one| &one.marks) {
            let sum = all.entry(*aspect).or_insert(Mark { possible: false, seen: 0 });
            sum.possible |= mark.possible;
            add(&mut sum.seen, mark.seen);
        }
        all
    }

    /// Whether everything that can be seen of it was.
    pub fn is_covered(&self) -> bool {
        !self.marks().iter().any(|(aspect, mark)| aspect.counts() && mark.state() == State::Missing)
    }
}

/// How much was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Clauses of which everything that can be seen was.
    pub clauses_covered: usize,
    /// Clauses.
    pub clauses: usize,
    /// What was seen, answer by answer.
    pub covered: usize,
    /// What can be seen.
    pub possible: usize,
    /// What no dossier can show.
    pub not_possible: usize,
}

impl Tally {
    /// Of some clauses.
    pub fn of<'a>(clauses: impl Iterator<Item = &'a Clause>) -> Self {
        let mut tally = Self::default();
        for clause in clauses {
            let marks = clause.marks();
            let count =
                |state: State| marks.iter().filter(|(aspect, mark)| aspect.counts() && mark.state() == state).count();
            let (covered, missing) = (count(State::Covered), count(State::Missing));
            let more = [
                (&mut tally.clauses, 1),
                (&mut tally.clauses_covered, usize::from(missing == 0)),
                (&mut tally.covered, covered),
                (&mut tally.possible, covered),
                (&mut tally.not_possible, count(State::NotPossible)),
            ];
            for (sum, more) in more {
                add(sum, more);
            }
            add(&mut tally.possible, missing);
        }
        tally
    }

    /// Hundredths of what can be seen that were, rounded down: 100 only where nothing is missing.
    pub fn percent(&self) -> usize {
        let hundred = self.covered.checked_mul(100).and_then(|part| part.checked_div(self.possible));
        hundred.unwrap_or(100)
    }
}

pub(super) fn add(sum: &mut usize, more: usize) {
    // There are fewer clauses and scenarios than a number can count.
    if let Some(next) = sum.checked_add(more) {
        *sum = next;
    }
}
