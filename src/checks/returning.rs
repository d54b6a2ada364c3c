//! Nothing runs on after the result is returned: the step with `trả kết quả` comes after every step that can run together
//! with it, and no two such steps can run together.
//!
//! Whether two steps can run together is judged by their conditions' words: `a` and `không a`, or two values of one fact.
//! Conditions that exclude each other in another way are taken as if they could both hold.

use std::collections::BTreeSet;

use super::steps::graph;
use crate::diagnostics::messages::StepProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Comparison, Expr, ExprKind, Step, Value, Var, ancestors};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions() {
        if graph(&version.steps).rings().is_empty() {
            steps(&version.steps, findings);
        }
    }
}

/// Each step is reported once, against the first returning step that it breaks with.
fn steps(steps: &[Step], findings: &mut Vec<Finding>) {
    let mut before: Vec<&Step> = Vec::new();
    let mut runs_on: BTreeSet<&str> = BTreeSet::new();
    for last in steps.iter().filter(|step| step.returns_result) {
        if let Some(other) = before.iter().find(|other| !apart(other, last)) {
            let problem = StepProblem::ReturnsTwice { step: last.id.clone(), other: other.id.clone() };
            findings.push(Finding::new(problem, last.name).related(other.name, Note::First));
        }
        let waited_for = ancestors(steps, &[&last.id]);
        for step in steps.iter().filter(|step| !step.returns_result && !waited_for.contains(step.id.as_str())) {
            if !apart(step, last) && runs_on.insert(&step.id) {
                let problem = StepProblem::RunsOn { step: step.id.clone(), last: last.id.clone() };
                findings.push(Finding::new(problem, step.name).related(last.name, Note::Against));
            }
        }
        before.push(last);
    }
}

/// True where two steps cannot run for one dossier.
fn apart(a: &Step, b: &Step) -> bool {
    match (&a.when, &b.when) {
        (Some(a), Some(b)) => parts(a).iter().any(|a| parts(b).iter().any(|b| contradict(a, b))),
        _ => false,
    }
}

/// The parts that must all hold.
fn parts(condition: &Expr) -> &[Expr] {
    match &condition.kind {
        ExprKind::And(parts) => parts,
        _ => std::slice::from_ref(condition),
    }
}

fn contradict(a: &Expr, b: &Expr) -> bool {
    let negates = |a: &Expr, b: &Expr| matches!(&a.kind, ExprKind::Not(inner) if **inner == *b);
    if negates(a, b) || negates(b, a) {
        return true;
    }
    match (values(a), values(b)) {
        (Some((x, some)), Some((y, others))) => x == y && some.iter().all(|value| !others.contains(value)),
        _ => false,
    }
}

/// A fact and the values that a comparison leaves it.
fn values(expr: &Expr) -> Option<(&Var, Vec<&Value>)> {
    match &expr.kind {
        ExprKind::Compare(Comparison::Equal, a, b) => match (&a.kind, &b.kind) {
            (ExprKind::Var(var), ExprKind::Value(value)) | (ExprKind::Value(value), ExprKind::Var(var)) => {
                Some((var, vec![value]))
            }
            _ => None,
        },
        ExprKind::In(of, values) => match &of.kind {
            ExprKind::Var(var) => Some((var, values.iter().collect())),
            _ => None,
        },
        _ => None,
    }
}
