//! Every channel has a limit that can hold on it. Only the channel is looked at: a row whose condition asks for anything
//! else besides may hold. A program with places opens the mobile channel for what it covers.

use crate::bundle::{Channel, DeadlineKind};
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Comparison, Deadline, Expr, ExprKind, Program, Value, Var, Version};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (code, version) in catalog.versions() {
        let rows: Vec<&Deadline> = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base).collect();
        // A version without any limit is reported as such.
        if rows.is_empty() {
            continue;
        }
        for offered in &version.channels {
            if !any_can_hold(&rows, offered.channel) {
                let problem = DeadlineProblem::NoLimitOnChannel { channel: offered.channel };
                findings.push(Finding::new(problem, offered.span));
            }
        }
        let offered = version.channels.iter().any(|offered| offered.channel == Channel::Mobile);
        if !offered
            && !any_can_hold(&rows, Channel::Mobile)
            && let Some(program) = mobile_program(catalog, code, version)
        {
            let problem = DeadlineProblem::NoLimitOnChannel { channel: Channel::Mobile };
            findings.push(Finding::new(problem, version.head).related(program.name, Note::Other));
        }
    }
}

fn mobile_program<'a>(catalog: &'a Catalog, code: &str, version: &Version) -> Option<&'a Program> {
    let mut programs = catalog.programs.values();
    programs.find(|program| {
        program.covers.covers(code, version) && program.sessions.iter().any(|session| session.place.is_some())
    })
}

fn any_can_hold(rows: &[&Deadline], channel: Channel) -> bool {
    rows.iter().any(|row| row.when.as_ref().is_none_or(|when| holds_on(when, channel) != Some(false)))
}

/// Whether a condition holds where nothing but the channel is known; `None` where that does not settle it.
fn holds_on(expr: &Expr, channel: Channel) -> Option<bool> {
    match &expr.kind {
        ExprKind::And(parts) => settled(parts, channel, false),
        ExprKind::Or(parts) => settled(parts, channel, true),
        ExprKind::Not(inner) => holds_on(inner, channel).map(|holds| !holds),
        ExprKind::In(of, values) if is_channel(of) => Some(values.contains(&Value::Channel(channel))),
        ExprKind::Compare(comparison, a, b) => {
            let value = match (&a.kind, &b.kind) {
                (ExprKind::Var(Var::Channel), ExprKind::Value(value))
                | (ExprKind::Value(value), ExprKind::Var(Var::Channel)) => value,
                _ => return None,
            };
            let equal = *value == Value::Channel(channel);
            match comparison {
                Comparison::Equal => Some(equal),
                Comparison::NotEqual => Some(!equal),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The one answer that settles a list of parts; its opposite where all give that.
fn settled(parts: &[Expr], channel: Channel, settles: bool) -> Option<bool> {
    let answers: Vec<Option<bool>> = parts.iter().map(|part| holds_on(part, channel)).collect();
    if answers.contains(&Some(settles)) {
        return Some(settles);
    }
    answers.iter().all(Option::is_some).then_some(!settles)
}

fn is_channel(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Var(Var::Channel))
}
