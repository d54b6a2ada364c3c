//! Steps can be taken in some order: none waits for itself, and none waits for a ring of others.

use std::collections::BTreeMap;

use super::graph::{Graph, around};
use crate::diagnostics::messages::StepProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Step};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions() {
        steps(&version.steps, findings);
    }
}

fn steps(steps: &[Step], findings: &mut Vec<Finding>) {
    let graph = graph(steps);
    for ring in graph.rings() {
        let ring: Vec<&Step> = ring.iter().filter_map(|at| steps.get(*at)).collect();
        let Some((first, others)) = ring.split_first() else { continue };
        let problem = StepProblem::Cycle { steps: around(ring.iter().map(|step| step.id.as_str())) };
        let finding = Finding::new(problem, first.name);
        findings.push(others.iter().fold(finding, |finding, step| finding.related(step.name, Note::Other)));
    }
    for step in graph.behind_rings().iter().filter_map(|at| steps.get(*at)) {
        findings.push(Finding::new(StepProblem::Unreachable { step: step.id.clone() }, step.name));
    }
}

/// Each step with those that it waits for.
pub(super) fn graph(steps: &[Step]) -> Graph {
    let at: BTreeMap<&str, usize> = steps.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect();
    let waits = |step: &Step| step.after.iter().filter_map(|name| at.get(name.node.as_str()).copied()).collect();
    Graph::new(steps.iter().map(waits).collect())
}
