//! The critical path of a procedure: the chain of steps that takes longest, every step that may run counted. It is read from what
//! is written, shared processes included, so that it is there before the rules are whole.

use std::collections::{BTreeMap, BTreeSet};

use super::names::NameKind;
use super::worked::clauses;
use super::workspace::Workspace;
use crate::calendar::{Duration, Unit};
use crate::lower::Kind;
use crate::source::Span;
use crate::syntax::ast::{Item, ItemKind, ProcedureClause, StepClause, StepRow};

/// A step of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Critical {
    /// The step's line, without its block.
    pub span: Span,
    /// Minutes up to its end, a working day as eight hours and a day as twenty-four.
    pub minutes: u64,
}

/// Minutes of a working day, as steps are budgeted here.
pub const WORKING_DAY: u64 = 480;

/// The chain of a procedure, first step first; only steps of its own item are told.
pub(super) fn path(workspace: &Workspace, item: &Item) -> Vec<Critical> {
    if !matches!(item.kind, ItemKind::Procedure { .. }) {
        return Vec::new();
    }
    let steps = steps(workspace, item);
    let mut ends: BTreeMap<&str, u64> = BTreeMap::new();
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    // In an order in which each step comes after those that it waits for; steps in a ring are left out.
    let mut left: BTreeSet<&str> = steps.keys().copied().collect();
    while let Some(name) = left
        .iter()
        .copied()
        .find(|name| steps.get(name).is_some_and(|(_, row)| after(row).all(|other| !left.contains(other))))
    {
        left.remove(name);
        let Some((_, row)) = steps.get(name) else { continue };
        let latest = after(row).filter_map(|other| ends.get_key_value(other)).max_by_key(|(_, end)| **end);
        let start = latest.map_or(0, |(_, end)| *end);
        if let Some((other, _)) = latest {
            before.insert(name, *other);
        }
        ends.insert(name, start.checked_add(within(row)).unwrap_or(u64::MAX));
    }
    let last = ends.iter().max_by_key(|(_, end)| **end).map(|(name, _)| *name);
    let mut chain = Vec::new();
    let mut next = last;
    while let Some(name) = next {
        let own = steps.get(name).filter(|(span, _)| item.span.contains(*span));
        chain.extend(own.zip(ends.get(name)).map(|((span, _), minutes)| Critical { span: *span, minutes: *minutes }));
        next = before.get(name).copied();
    }
    chain.reverse();
    chain
}

/// The steps of a procedure and of the processes that it follows; its own replace shared ones.
fn steps<'w>(workspace: &'w Workspace, item: &'w Item) -> BTreeMap<&'w str, (Span, &'w StepRow)> {
    let mut steps: BTreeMap<&str, (Span, &StepRow)> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut pending = vec![item];
    while let Some(item) = pending.pop() {
        for clause in clauses(item) {
            match &clause.kind {
                ProcedureClause::Step(row) => {
                    steps.entry(row.name.node.as_str()).or_insert((clause.span, row));
                }
                ProcedureClause::Follows(names) => {
                    let fresh = names.iter().filter(|name| seen.insert(name.node.as_str()));
                    pending.extend(fresh.filter_map(|name| process(workspace, &name.node)));
                }
                _ => {}
            }
        }
    }
    steps
}

fn process<'w>(workspace: &'w Workspace, name: &str) -> Option<&'w Item> {
    let file = workspace.index.files(true, NameKind::Item(Kind::CommonProcess), name).next()?;
    let items = &workspace.document(file)?.parsed.file.items;
    items.iter().find(|item| matches!(&item.kind, ItemKind::CommonProcess { name: of, .. } if of.node == name))
}

fn after(row: &StepRow) -> impl Iterator<Item = &str> {
    let names = row.clauses.iter().filter_map(|clause| match &clause.kind {
        StepClause::After(names) => Some(names),
        _ => None,
    });
    names.flatten().map(|name| name.node.as_str())
}

/// The longest that a step takes: its own time, or the wait that it asks for.
fn within(row: &StepRow) -> u64 {
    let times = row.clauses.iter().filter_map(|clause| match &clause.kind {
        StepClause::Within(duration) | StepClause::AtLeast(duration) => Some(minutes(duration.node)),
        StepClause::Applicant(most, _) => most.map(|most| minutes(most.node)),
        _ => None,
    });
    times.max().unwrap_or(0)
}

fn minutes(duration: Duration) -> u64 {
    let unit: u64 = match duration.unit {
        Unit::Minutes | Unit::WorkingMinutes => 1,
        Unit::Hours | Unit::WorkingHours => 60,
        Unit::WorkingDays => WORKING_DAY,
        Unit::Days => 1_440,
        Unit::Weeks => 10_080,
        Unit::Months => 43_200,
        Unit::Years => 525_600,
    };
    let whole = u64::from(duration.count).checked_mul(unit);
    let part = u64::from(duration.hundredths).checked_mul(unit).map(|part| part / 100);
    whole.zip(part).and_then(|(whole, part)| whole.checked_add(part)).unwrap_or(u64::MAX)
}
