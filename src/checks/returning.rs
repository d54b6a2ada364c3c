//! Nothing runs on after the result is returned: the step with `trả kết quả` comes after every step that can run together
//! with it, and no two such steps can run together.
//!
//! Whether two steps can run together is judged by their conditions' words: `a` and `không a`, or two values of one fact.
//! Conditions that exclude each other in another way are taken as if they could both hold.

use std::collections::BTreeSet;

use super::steps::graph;
use crate::diagnostics::messages::StepProblem;
use crate::diagnostics::{Finding, Note, Related};
use crate::model::{Catalog, Comparison, Expr, ExprKind, Step, Value, Var, Version, ancestors};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions() {
        if graph(&version.steps).rings().is_empty() {
            steps(version, findings);
        }
    }
}

/// Of the steps that a returning step does not wait for, the last ones are named: to wait for them is to wait for all. Each
/// step is reported once, against the first returning step that it breaks with.
fn steps(version: &Version, findings: &mut Vec<Finding>) {
    let steps = &version.steps;
    let mut before: Vec<&Step> = Vec::new();
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for last in steps.iter().filter(|step| step.returns_result) {
        if let Some(other) = before.iter().find(|other| !apart(other, last)) {
            let problem = StepProblem::ReturnsTwice { step: last.id.clone(), other: other.id.clone() };
            findings.push(Finding::new(problem, last.name).related(other.name, Note::First));
        }
        before.push(last);
        let waited_for = ancestors(steps, &[&last.id]);
        let runs_on =
            |step: &&Step| !step.returns_result && !waited_for.contains(step.id.as_str()) && !apart(step, last);
        let running: Vec<&Step> = steps.iter().filter(runs_on).filter(|step| reported.insert(&step.id)).collect();
        let mut followed: BTreeSet<&str> = BTreeSet::new();
        for step in &running {
            followed.extend(ancestors(steps, &[&step.id]).into_iter().filter(|id| *id != step.id));
        }
        let ends: Vec<&Step> = running.into_iter().filter(|step| !followed.contains(step.id.as_str())).collect();
        if ends.is_empty() {
            continue;
        }
        let names: Vec<String> = ends.iter().map(|step| format!("`{}`", step.id)).collect();
        // A step of a common process is as other procedures want it: wrong is the order of this one.
        let own = ends.iter().chain([&last]).map(|step| step.name).find(|name| version.whole.contains(*name));
        let problem = StepProblem::RunsOn { steps: names.join(", "), last: last.id.clone() };
        let mut finding = Finding::new(problem, own.unwrap_or(version.head)).related(last.name, Note::Against);
        finding.related.extend(ends.iter().map(|step| Related { span: step.name, note: Note::Other }));
        let place = finding.span;
        finding.related.retain(|related| related.span != place);
        findings.push(finding);
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
