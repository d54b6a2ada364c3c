//! Rings in a graph: what waits for itself, and what waits for that. Time is linear in nodes and edges but for a factor
//! of their logarithm; nothing recurses.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A graph over the nodes 0, 1, … by the edges of each node; edges to no node are passed over.
pub(super) struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    pub(super) fn new(edges: Vec<Vec<usize>>) -> Self {
        let count = edges.len();
        let known = |nodes: Vec<usize>| nodes.into_iter().filter(|node| *node < count).collect();
        Self { edges: edges.into_iter().map(known).collect() }
    }

    /// One shortest ring for each knot of nodes that all reach each other, from its lowest node on.
    pub(super) fn rings(&self) -> Vec<Vec<usize>> {
        let mut rings: Vec<Vec<usize>> = self.knots().iter().filter_map(|knot| self.ring_in(knot)).collect();
        rings.sort();
        rings
    }

    /// The nodes that reach a ring without lying on one, lowest first.
    pub(super) fn behind_rings(&self) -> Vec<usize> {
        let on_rings: BTreeSet<usize> =
            self.knots().into_iter().filter(|knot| self.ring_in(knot).is_some()).flatten().collect();
        let back = self.reversed();
        let mut reached = on_rings.clone();
        let mut pending: Vec<usize> = on_rings.iter().copied().collect();
        while let Some(node) = pending.pop() {
            pending.extend(back.next(node).iter().copied().filter(|before| reached.insert(*before)));
        }
        reached.difference(&on_rings).copied().collect()
    }

    fn next(&self, node: usize) -> &[usize] {
        self.edges.get(node).map_or(&[], Vec::as_slice)
    }

    fn reversed(&self) -> Self {
        let mut edges = vec![Vec::new(); self.edges.len()];
        for (from, nodes) in self.edges.iter().enumerate() {
            for to in nodes {
                if let Some(back) = edges.get_mut(*to) {
                    back.push(from);
                }
            }
        }
        Self { edges }
    }

    /// The strongly connected components (Kosaraju's algorithm).
    fn knots(&self) -> Vec<BTreeSet<usize>> {
        let back = self.reversed();
        let mut placed = BTreeSet::new();
        let mut knots = Vec::new();
        for start in self.finished().into_iter().rev() {
            if !placed.insert(start) {
                continue;
            }
            let mut knot = BTreeSet::from([start]);
            let mut pending = vec![start];
            while let Some(node) = pending.pop() {
                for before in back.next(node) {
                    if placed.insert(*before) {
                        knot.insert(*before);
                        pending.push(*before);
                    }
                }
            }
            knots.push(knot);
        }
        knots
    }

    /// The nodes in the order in which a walk in depth leaves them.
    fn finished(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut finished = Vec::with_capacity(self.edges.len());
        for start in 0..self.edges.len() {
            if !seen.insert(start) {
                continue;
            }
            let mut path = vec![(start, self.next(start).iter())];
            while let Some((node, rest)) = path.last_mut() {
                match rest.next() {
                    Some(next) if seen.insert(*next) => path.push((*next, self.next(*next).iter())),
                    Some(_) => {}
                    None => {
                        finished.push(*node);
                        path.pop();
                    }
                }
            }
        }
        finished
    }

    /// The shortest way from the lowest node of a knot back to it.
    fn ring_in(&self, knot: &BTreeSet<usize>) -> Option<Vec<usize>> {
        let start = *knot.first()?;
        let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
        let mut pending = VecDeque::from([start]);
        while let Some(node) = pending.pop_front() {
            for next in self.next(node) {
                if *next == start {
                    return Some(way_back(&came_from, start, node));
                }
                if knot.contains(next) && !came_from.contains_key(next) {
                    came_from.insert(*next, node);
                    pending.push_back(*next);
                }
            }
        }
        None
    }
}

fn way_back(came_from: &BTreeMap<usize, usize>, start: usize, last: usize) -> Vec<usize> {
    let mut way = vec![last];
    let mut node = last;
    while let Some(before) = came_from.get(&node).filter(|_| node != start) {
        way.push(*before);
        node = *before;
    }
    way.reverse();
    way
}

/// Names along a ring, the first one again at its end.
pub(super) fn around<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.into_iter().collect();
    names.extend(names.first().copied());
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_knot_gives_its_shortest_ring() {
        let graph = Graph::new(vec![vec![1], vec![2], vec![1, 0], vec![3], vec![0], vec![]]);
        assert_eq!(graph.rings(), [vec![0, 1, 2], vec![3]]);
        assert_eq!(graph.behind_rings(), [4]);
    }

    #[test]
    fn a_graph_without_a_way_back_has_no_ring() {
        let graph = Graph::new(vec![vec![1, 2], vec![3], vec![3, 9], vec![]]);
        assert!(graph.rings().is_empty() && graph.behind_rings().is_empty());
    }
}
