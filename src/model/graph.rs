//! The graph of steps: an order in which each comes after those it waits for, or the rings that allow none.

use std::collections::{BTreeMap, BTreeSet};

use super::{Stage, Step};
use crate::source::Spanned;

/// Why steps have no order; indices into the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphError {
    /// Steps that wait for each other, in the order in which they do.
    pub ring: Vec<usize>,
    /// Steps that wait for a ring without being part of one.
    pub behind: Vec<usize>,
}

/// The steps' indices, each after those that it waits for, else in the given order. Names that no step has are passed
/// over.
///
/// # Errors
/// [`GraphError`] with the first ring and what waits for a ring.
pub fn order(steps: &[Step]) -> Result<Vec<usize>, GraphError> {
    order_by(waits_for(steps))
}

/// The stages' indices, as [`order`] has those of steps.
///
/// # Errors
/// [`GraphError`], as [`order`].
pub fn order_stages(stages: &[Stage]) -> Result<Vec<usize>, GraphError> {
    order_by(edges(stages, |stage| (&stage.id, &stage.after)))
}

fn order_by(waits: Edges) -> Result<Vec<usize>, GraphError> {
    let out = free(&waits);
    if out.len() == waits.len() {
        return Ok(out);
    }
    let done: BTreeSet<usize> = out.into_iter().collect();
    let left: Edges = waits.into_iter().filter(|(index, _)| !done.contains(index)).collect();
    // What no other step that is left waits for is behind a ring, and so on backwards.
    let behind = free(&turned(&left));
    let in_rings: Edges = left.into_iter().filter(|(index, _)| !behind.contains(index)).collect();
    Err(GraphError { ring: ring_among(&in_rings), behind })
}

/// The names of every step that one of `ids` waits for, directly or through others, and of those themselves.
pub fn ancestors<'a>(steps: &'a [Step], ids: &[&str]) -> BTreeSet<&'a str> {
    let waits = waits_for(steps);
    let mut seen = BTreeSet::new();
    let of = |(_, step): &(usize, &Step)| ids.contains(&step.id.as_str());
    let mut pending: Vec<usize> = steps.iter().enumerate().filter(of).map(|(index, _)| index).collect();
    while let Some(next) = pending.pop() {
        if seen.insert(next) {
            pending.extend(waits.get(&next).into_iter().flatten());
        }
    }
    steps.iter().enumerate().filter(|(index, _)| seen.contains(index)).map(|(_, step)| step.id.as_str()).collect()
}

/// For each node those that it waits for.
type Edges = BTreeMap<usize, Vec<usize>>;

fn waits_for(steps: &[Step]) -> Edges {
    edges(steps, |step| (&step.id, &step.after))
}

fn edges<T>(nodes: &[T], names: impl Fn(&T) -> (&String, &Vec<Spanned<String>>)) -> Edges {
    let index: BTreeMap<&str, usize> =
        nodes.iter().enumerate().map(|(at, node)| (names(node).0.as_str(), at)).collect();
    let of = |node: &T| names(node).1.iter().filter_map(|name| index.get(name.node.as_str()).copied()).collect();
    nodes.iter().enumerate().map(|(at, node)| (at, of(node))).collect()
}

/// The nodes that can be reached one after the other, the least index first (Kahn's algorithm). Edges to other nodes do
/// not count.
fn free(waits: &Edges) -> Vec<usize> {
    let mut open: BTreeMap<usize, usize> =
        waits.iter().map(|(node, on)| (*node, on.iter().filter(|before| waits.contains_key(before)).count())).collect();
    let followers = turned(waits);
    let mut ready: BTreeSet<usize> = open.iter().filter(|(_, count)| **count == 0).map(|(node, _)| *node).collect();
    let mut out = Vec::with_capacity(waits.len());
    while let Some(next) = ready.pop_first() {
        out.push(next);
        for follower in followers.get(&next).into_iter().flatten() {
            let Some(count) = open.get_mut(follower) else { continue };
            *count = count.checked_sub(1).unwrap_or(0);
            if *count == 0 {
                ready.insert(*follower);
            }
        }
    }
    out
}

/// The same edges the other way round, among the same nodes.
fn turned(edges: &Edges) -> Edges {
    let mut out: Edges = edges.keys().map(|node| (*node, Vec::new())).collect();
    for (node, on) in edges {
        for before in on {
            if let Some(list) = out.get_mut(before) {
                list.push(*node);
            }
        }
    }
    out
}

/// Follows waiting from the first node until one comes twice: what lies between is a ring.
fn ring_among(waits: &Edges) -> Vec<usize> {
    let mut path: Vec<usize> = waits.keys().next().copied().into_iter().collect();
    let mut place: BTreeMap<usize, usize> = path.iter().map(|node| (*node, 0)).collect();
    while let Some(last) = path.last() {
        let Some(next) = waits.get(last).into_iter().flatten().find(|before| waits.contains_key(before)) else { break };
        if let Some(at) = place.get(next) {
            return path.split_off(*at);
        }
        place.insert(*next, path.len());
        path.push(*next);
    }
    path
}
