//! The graph of steps: an order in which each comes after those it waits for, or the rings that allow none.

use std::collections::{BTreeMap, BTreeSet};

use super::Step;

/// Why steps have no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphError {
    /// Steps that wait for each other, in the order in which they do.
    pub ring: Vec<usize>,
    /// Steps that wait for one of them.
    pub behind: Vec<usize>,
}

/// The steps' indices, each after those that it waits for, else in the given order. Names that no step has are passed
/// over.
///
/// # Errors
/// [`GraphError`] with the first ring and what waits for a ring.
pub fn order(steps: &[Step]) -> Result<Vec<usize>, GraphError> {
    let waits = waits_for(steps);
    let mut done = BTreeSet::new();
    let mut out = Vec::with_capacity(steps.len());
    loop {
        let free = |index: &usize| {
            !done.contains(index) && waits.get(index).is_none_or(|on| on.iter().all(|before| done.contains(before)))
        };
        let Some(next) = (0..steps.len()).find(free) else { break };
        done.insert(next);
        out.push(next);
    }
    if out.len() == steps.len() {
        return Ok(out);
    }
    let left: Vec<usize> = (0..steps.len()).filter(|index| !done.contains(index)).collect();
    let ring = ring_among(&waits, &done, &left);
    let in_a_ring = |index: usize| reach(&waits, index).contains(&index);
    let behind = left.into_iter().filter(|index| !in_a_ring(*index)).collect();
    Err(GraphError { ring, behind })
}

/// The names of every step that `id` waits for, directly or through others.
pub fn ancestors(steps: &[Step], id: &str) -> BTreeSet<String> {
    let waits = waits_for(steps);
    let Some(start) = steps.iter().position(|step| step.id == id) else { return BTreeSet::new() };
    let reached = reach(&waits, start);
    steps.iter().enumerate().filter(|(index, _)| reached.contains(index)).map(|(_, step)| step.id.clone()).collect()
}

fn waits_for(steps: &[Step]) -> BTreeMap<usize, Vec<usize>> {
    let index: BTreeMap<&str, usize> = steps.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect();
    let of = |step: &Step| step.after.iter().filter_map(|name| index.get(name.node.as_str()).copied()).collect();
    steps.iter().enumerate().map(|(at, step)| (at, of(step))).collect()
}

fn reach(waits: &BTreeMap<usize, Vec<usize>>, start: usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut pending: Vec<usize> = waits.get(&start).cloned().unwrap_or_default();
    while let Some(next) = pending.pop() {
        if seen.insert(next) {
            pending.extend(waits.get(&next).into_iter().flatten());
        }
    }
    seen
}

/// Follows waiting from a step that is left until a step comes twice: what lies between is a ring.
fn ring_among(waits: &BTreeMap<usize, Vec<usize>>, done: &BTreeSet<usize>, left: &[usize]) -> Vec<usize> {
    let mut path: Vec<usize> = left.first().copied().into_iter().collect();
    while let Some(last) = path.last() {
        let next = waits.get(last).into_iter().flatten().find(|before| !done.contains(before)).copied();
        let Some(next) = next else { break };
        if let Some(at) = path.iter().position(|index| *index == next) {
            return path.split_off(at);
        }
        path.push(next);
    }
    path
}
