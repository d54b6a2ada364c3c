//! What was seen of a version in which nothing was found, by where its parts stand, so that it can be told of another version of the
//! same shape.

use serde::{Deserialize, Serialize};

use super::Across;
use super::conditions::Answers;
use super::offices::Place;
use super::rows::Use;
use super::subject;
use crate::model::{Program, Version};
use crate::source::Span;

/// What was seen of the parts of a version and of the programs at its places, in their order.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Proved {
    conditions: Vec<Option<Answers>>,
    rows: Vec<Option<Use>>,
    clauses: Vec<Option<bool>>,
    programs: Vec<OfProgram>,
}

/// What was seen of the conditions and of the clauses of a program.
type OfProgram = (Vec<Option<Answers>>, Vec<Option<bool>>);

impl Proved {
    /// What `across` has seen, which has seen nothing else.
    pub(super) fn of(across: &Across, version: &Version, places: &[Place<'_>]) -> Self {
        let programs = places.iter().flat_map(|place| &place.programs).map(|(_, program)| {
            (across.conditions.0.told(&conditions_of(program)), across.redundant.0.told(&clauses_of(program)))
        });
        Self {
            conditions: across.conditions.0.told(&conditions(version)),
            rows: across.chosen.0.told(&rows(version)),
            clauses: across.redundant.0.told(&clauses(version)),
            programs: programs.collect(),
        }
    }

    /// Tells it of another version of the same shape.
    pub(super) fn tell(&self, across: &mut Across, version: &Version) {
        across.conditions.0.tell(&conditions(version), &self.conditions);
        across.chosen.0.tell(&rows(version), &self.rows);
        across.redundant.0.tell(&clauses(version), &self.clauses);
    }

    /// Tells it of the programs at the places of such a version.
    pub(super) fn tell_programs(&self, across: &mut Across, places: &[Place<'_>]) {
        for ((program, others), (answers, changes)) in places.iter().flat_map(Place::programs_alike).zip(&self.programs)
        {
            for program in std::iter::once(program).chain(others) {
                across.conditions.0.tell(&conditions_of(program), answers);
                across.redundant.0.tell(&clauses_of(program), changes);
            }
        }
    }
}

/// Where the conditions, the rows and the clauses stand of which something is seen, each in their order.
pub(super) fn spans(version: &Version, places: &[Place<'_>]) -> [Vec<Span>; 3] {
    let programs = || places.iter().flat_map(|place| &place.programs).map(|(_, program)| *program);
    let mut spans = [conditions(version), rows(version), clauses(version)];
    let [in_conditions, _, in_clauses] = &mut spans;
    in_conditions.extend(programs().flat_map(conditions_of));
    in_clauses.extend(programs().flat_map(clauses_of));
    spans
}

fn conditions(version: &Version) -> Vec<Span> {
    subject::conditions(version).into_iter().map(|condition| condition.span).collect()
}

fn rows(version: &Version) -> Vec<Span> {
    let limits = version.deadlines.iter().map(|row| row.provenance.span);
    limits.chain(version.fees.iter().map(|row| row.provenance.span)).collect()
}

fn clauses(version: &Version) -> Vec<Span> {
    let required = version.requirements.iter().map(|row| row.provenance.span);
    let own = version.same_day.iter().flat_map(|block| &block.clauses);
    required.chain(own.map(|clause| clause.provenance.span)).collect()
}

fn conditions_of(program: &Program) -> Vec<Span> {
    subject::clauses(program).map(|condition| condition.span).collect()
}

fn clauses_of(program: &Program) -> Vec<Span> {
    program.clauses.iter().map(|clause| clause.provenance.span).collect()
}
