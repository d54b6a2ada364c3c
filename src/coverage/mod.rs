//! What of a catalog its scenarios have seen: of every condition whether it held, failed and was unknown, of every row whether
//! it decided, and both sides of every boundary.
//!
//! - **A clause is a line.** What several procedures share through a common process or a program stands once in the catalog
//!   and is covered once any of them shows it ([`points`]); what it is in each is kept beside it.
//! - **What cannot be is not missing.** Which answers a condition can give is asked of the proofs' regions, exactly; where they
//!   do not tell, it is taken to be possible ([`possible`]).
//! - **Only confirmed scenarios that ran count** ([`measure`]).
//! - **What is missing can be suggested** ([`suggest()`]): dossiers that show it, few, in the form of a scenario file, for an
//!   officer to confirm.

mod answers;
mod boundaries;
mod clause;
mod points;
mod possible;
mod suggest;

use crate::runtime::RuleSet;
use crate::scenarios::{Ran, Rules, Scenario};

pub use clause::{Aspect, Clause, Kind, Mark, Marks, State, Tally, Use};
pub use suggest::{File, Suggestions, suggest, suggest_for};

use self::points::Points;

/// What scenarios have seen of a rule set.
pub struct Coverage<'a> {
    points: Points<'a>,
}

/// Looks at what confirmed scenarios saw that ran.
pub fn measure<'a>(rules: &'a Rules, ran: &[(Scenario, Ran)]) -> Coverage<'a> {
    let mut points = Points::new(rules.now());
    possible::settle(&mut points);
    count(&mut points, rules, ran.iter().filter(|(scenario, _)| scenario.confirmed));
    Coverage { points }
}

/// Counts what scenarios saw that ran.
fn count<'r>(points: &mut Points<'_>, rules: &Rules, ran: impl Iterator<Item = &'r (Scenario, Ran)>) {
    for (scenario, ran) in ran.filter(|(_, ran)| ran.findings.is_empty()) {
        if let (Some(request), Some(decision)) = (&ran.request, &ran.decision) {
            let seen = answers::answers(points, rules.of(scenario), request, decision);
            points.count(&seen);
        }
    }
}

impl<'a> Coverage<'a> {
    /// The clauses by file, line and kind.
    pub fn clauses(&self) -> &[Clause] {
        &self.points.clauses
    }

    /// How much of one kind was seen.
    pub fn tally(&self, kind: Kind) -> Tally {
        Tally::of(self.clauses().iter().filter(|clause| clause.kind == kind))
    }

    /// The rules that were looked at.
    pub fn rules(&self) -> &'a RuleSet {
        self.points.rules
    }
}
