//! Dossiers for what no scenario has shown yet: few, plain, and the same whenever they are asked for.
//!
//! For each version in turn: as long as anything is missing that a dossier of it can show, one is built for the first such
//! thing, and everything else that is missing is added to its wishes as long as there is such a dossier. What it really shows
//! is asked of the runtime, which decides it as it will decide the scenario. What is unknown is shown by dossiers of which
//! nothing is given.

mod build;
mod receipts;
mod write;

use std::collections::BTreeSet;

pub use write::File;

use self::build::Built;
use super::Coverage;
use super::answers::answers;
use super::clause::Aspect;
use super::points::{Place, Points};
use super::possible::{Governed, look};
use crate::prove::reach::Facts;
use crate::scenarios::{Ran, Rules, Scenario};

/// A dossier and what it was built for.
struct Suggestion {
    /// The place of its version among the points'.
    version: usize,
    built: Built,
    /// What it shows that nothing showed before, first of all what it was built for.
    shows: Vec<(Place, Aspect)>,
}

/// What is suggested.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// A scenario file for each folder with procedures, by path.
    pub files: Vec<File>,
    /// How many scenarios there are in them.
    pub scenarios: usize,
    /// How many missing answers they would show.
    pub shown: usize,
    /// How many missing answers scenarios show that wait to be confirmed: nothing is suggested for them again.
    pub waiting: usize,
    /// How many missing answers stay without a suggestion.
    pub left: usize,
}

/// Scenarios for what is missing, less what scenarios among `ran` show that nobody has confirmed yet.
pub fn suggest(coverage: Coverage<'_>, rules: &Rules, ran: &[(Scenario, Ran)]) -> Suggestions {
    let mut points = coverage.points;
    let confirmed = missing(&points);
    super::count(&mut points, rules, ran.iter().filter(|(scenario, _)| !scenario.confirmed));
    let before = missing(&points);
    let all = gather(&mut points, &BTreeSet::new());
    let left = missing(&points);
    let files = write::files(&points, &all);
    let less = |from: usize, by: usize| from.checked_sub(by).unwrap_or(0);
    Suggestions { files, scenarios: all.len(), shown: less(before, left), waiting: less(confirmed, before), left }
}

/// Scenarios for what one line states, as if nothing had been shown yet; none where no dossier is found for it.
pub fn suggest_for(coverage: Coverage<'_>, file: &str, line: usize) -> Option<File> {
    let mut points = coverage.points;
    let mut others: BTreeSet<(Place, Aspect)> = BTreeSet::new();
    for (at, clause) in points.clauses.iter().enumerate() {
        if clause.file != file || clause.line != line {
            let of_use = |(one, of): (usize, &super::Use)| -> Vec<(Place, Aspect)> {
                of.marks.keys().map(|aspect| ((at, one), *aspect)).collect()
            };
            others.extend(clause.uses.iter().enumerate().flat_map(of_use));
        }
    }
    let all = gather(&mut points, &others);
    write::files(&points, &all).into_iter().next()
}

/// Dossiers for what is missing and was not given up before.
fn gather(points: &mut Points<'_>, others: &BTreeSet<(Place, Aspect)>) -> Vec<Suggestion> {
    let facts = Facts::of(points.rules.bundle());
    let values = facts.values();
    let mut all = Vec::new();
    for at in 0..points.versions.len() {
        let Some(governed) = points.versions.get(at).and_then(|version| Governed::of(points, version)) else {
            continue;
        };
        let look = points.versions.get(at).and_then(|version| look(points, version, &values, governed));
        if let Some(look) = look {
            let mut given_up = others.clone();
            while let Some(target) = build::next(points, at, &look, &given_up) {
                let built = build::build(points, at, &look, &target);
                let shows = built.as_ref().map(|built| fresh(points, built, target.goal)).unwrap_or_default();
                match built {
                    Some(built) if shows.contains(&target.goal) => {
                        points.count(&shows);
                        all.push(Suggestion { version: at, built, shows });
                    }
                    _ => {
                        given_up.insert(target.goal);
                    }
                }
            }
        }
    }
    all
}

/// What a dossier shows that nothing showed before, its goal first.
fn fresh(points: &Points<'_>, built: &Built, goal: (Place, Aspect)) -> Vec<(Place, Aspect)> {
    let seen = answers(points, points.rules, &built.request, &built.decision);
    let mut fresh: Vec<(Place, Aspect)> =
        seen.into_iter().filter(|(place, aspect)| aspect.counts() && points.is_missing(*place, *aspect)).collect();
    fresh.sort_by_key(|one| (*one != goal, *one));
    fresh.dedup();
    fresh
}

/// How many answers are missing.
fn missing(points: &Points<'_>) -> usize {
    let tally = super::Tally::of(points.clauses.iter());
    tally.possible.checked_sub(tally.covered).unwrap_or(0)
}
