//! Turns clauses, committed limit and programs into the same-day verdict and the promise.
//!
//! A dossier is eligible if every clause of the procedure lets it through and a promise exists: the committed moment falls on
//! the day counting starts, or a program of the office is in session at the counting start, takes in, and its clauses hold.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::case::{Case, minute_of};
use super::decision::{Blocking, Moment, Requirements, SameDay, Verdict};
use super::limit::Reckoned;
use super::provenance::cite;
use super::texts;
use crate::bundle::{Limit, Program, Provenance, SameDayClause, SameDayClauseKind};
use crate::calendar::Hours;
use crate::runtime::code::Code;
use crate::runtime::expr::Slot;

/// The verdict and, where eligible, what gives the promise.
pub(super) struct Promise<'a> {
    pub(super) same_day: SameDay,
    /// When the promise ends; none unless eligible.
    pub(super) at: Option<NaiveDateTime>,
    /// The program that gives it and its session that day.
    pub(super) program: Option<(&'a Program, &'a Hours)>,
}

/// What clauses say together.
#[derive(Default)]
struct Said {
    blocking: Vec<Blocking>,
    missing: BTreeSet<Slot>,
    open: bool,
}

/// The grounds of refusal.
pub(super) fn requirements(case: &Case<'_>) -> (Requirements, BTreeSet<Slot>) {
    let mut failed = Vec::new();
    let mut missing = BTreeSet::new();
    let mut open = false;
    for (requirement, condition) in case.version.requirements.iter().zip(&case.compiled.requirements) {
        match condition.holds(&case.facts) {
            Some(true) => {}
            Some(false) => {
                let text = requirement.reason.pick(case.language);
                failed.push(blocking(&requirement.rule, text, &requirement.provenance));
            }
            None => {
                open = true;
                condition.missing(&case.facts, &mut missing);
            }
        }
    }
    let met = if !failed.is_empty() {
        Some(false)
    } else if open {
        None
    } else {
        Some(true)
    };
    (Requirements { met, failed, missing: case.names(&missing) }, missing)
}

/// The same-day verdict.
pub(super) fn promise<'a>(
    case: &Case<'a>,
    committed: &Reckoned,
    requirements: &Requirements,
    unmet: &BTreeSet<Slot>,
) -> Promise<'a> {
    if requirements.met == Some(false) {
        return without_promise(Verdict::Refused, requirements.failed.clone(), Vec::new());
    }
    let mut said = match &case.version.same_day {
        Some(block) => clauses(case, &block.clauses, &case.compiled.same_day),
        None => Said { blocking: vec![texts::no_rule(case)], ..Said::default() },
    };
    if let Some(reason) = texts::events_stand_in_the_way(case) {
        said.blocking.push(reason);
        return without_promise(Verdict::NotEligible, said.blocking, Vec::new());
    }
    let by_limit = falls_today(case, committed);
    let sessions = sessions(case);
    let held = sessions.iter().filter(|session| session.said.blocking.is_empty() && !session.said.open);
    let program = held.min_by_key(|session| session.until);
    if by_limit != Some(true) && program.is_none() {
        if by_limit.is_none() || sessions.iter().any(|session| session.said.blocking.is_empty()) {
            said.open = true;
            if by_limit.is_none() {
                said.missing.extend(&committed.missing);
            }
            let may = sessions.iter().filter(|session| session.said.blocking.is_empty());
            may.for_each(|session| said.missing.extend(&session.said.missing));
        } else {
            let blocked = sessions.iter().flat_map(|session| session.said.blocking.iter().cloned());
            said.blocking.extend(blocked);
            said.blocking.extend(no_promise(case, committed, !sessions.is_empty()));
        }
    }
    if !said.blocking.is_empty() {
        return without_promise(Verdict::NotEligible, said.blocking, Vec::new());
    }
    if said.open || requirements.met.is_none() {
        said.missing.extend(unmet);
        return without_promise(Verdict::Undetermined, Vec::new(), case.names(&said.missing));
    }
    let limit = committed.due.at.map(|Moment(at)| at).filter(|_| by_limit == Some(true));
    let program = program.filter(|session| limit.is_none_or(|limit| session.until <= limit));
    let at = program.map(|session| session.until).or(limit);
    Promise {
        same_day: SameDay {
            verdict: Verdict::Eligible,
            program: program.map(|session| session.program.id.clone()),
            until: at.map(Moment),
            blocked_by: Vec::new(),
            missing: Vec::new(),
        },
        at,
        program: program.map(|session| (session.program, session.hours)),
    }
}

fn without_promise<'a>(verdict: Verdict, blocked_by: Vec<Blocking>, missing: Vec<String>) -> Promise<'a> {
    let same_day = SameDay { verdict, program: None, until: None, blocked_by, missing };
    Promise { same_day, at: None, program: None }
}

/// Whether the committed moment falls on the day counting starts; none where that depends on missing facts.
fn falls_today(case: &Case<'_>, committed: &Reckoned) -> Option<bool> {
    if committed.is_open {
        return None;
    }
    let today = case.start().date();
    let is_today = |at: &&Option<NaiveDateTime>| at.is_some_and(|at| at.date() == today);
    match committed.moments.iter().filter(is_today).count() {
        0 => Some(false),
        all if all == committed.moments.len() => Some(true),
        _ => None,
    }
}

/// A program that is in session and takes in when counting starts.
struct Session<'a> {
    program: &'a Program,
    hours: &'a Hours,
    until: NaiveDateTime,
    said: Said,
}

/// The programs that take a dossier in when counting starts, whatever their clauses say.
pub(super) fn taking<'a>(case: &Case<'a>) -> Vec<&'a str> {
    sessions(case).into_iter().map(|session| session.program.id.as_str()).collect()
}

fn sessions<'a>(case: &Case<'a>) -> Vec<Session<'a>> {
    let minute = case.start_minute();
    let date = case.start().date();
    let held = case.programs.iter().filter_map(|&(program, compiled)| {
        let hours = case.session((program, compiled), date)?;
        let takes_in = hours.contains(minute) && program.intake_until.is_none_or(|last| minute <= last);
        let length = chrono::TimeDelta::minutes(i64::from(hours.closing()?));
        let until = date.and_time(chrono::NaiveTime::MIN).checked_add_signed(length)?;
        // A dossier that came back after the session was not in it.
        let back = case.life.resumed().is_none_or(|resumed| resumed < until);
        (takes_in && back).then(|| Session {
            program,
            hours,
            until,
            said: clauses(case, &program.clauses, &compiled.clauses),
        })
    });
    held.collect()
}

fn clauses(case: &Case<'_>, clauses: &[SameDayClause], conditions: &[Code]) -> Said {
    let mut said = Said::default();
    for (clause, condition) in clauses.iter().zip(conditions) {
        let lets_through = match clause.kind {
            SameDayClauseKind::When => true,
            SameDayClauseKind::Unless => false,
        };
        match condition.holds(&case.facts) {
            Some(holds) if holds == lets_through => {}
            Some(_) => {
                let text = clause.reason.pick(case.language);
                said.blocking.push(blocking(&clause.rule, text, &clause.provenance));
            }
            None => {
                said.open = true;
                condition.missing(&case.facts, &mut said.missing);
            }
        }
    }
    said
}

fn blocking(clause: &str, text: &str, provenance: &Provenance) -> Blocking {
    Blocking {
        clause: clause.to_owned(),
        text: text.to_owned(),
        basis: provenance.basis.iter().map(cite).collect(),
        source: provenance.source.clone(),
    }
}

/// Why no promise exists: the cut-off that moved the limit, each program of the day that takes in no more or not now or
/// says why it leaves the procedure out, else the limit itself.
fn no_promise(case: &Case<'_>, committed: &Reckoned, in_session: bool) -> Vec<Blocking> {
    let mut reasons = Vec::new();
    let row = committed.row.and_then(|place| case.version.deadlines.get(place));
    if let Some(row) = row.filter(|row| row.terms.limit == Limit::SameDay && row.terms.from_step.is_none()) {
        let cutoff = row.terms.cutoff.filter(|cutoff| case.start_minute() > cutoff.after);
        reasons.extend(cutoff.map(|cutoff| texts::past_cutoff(case, cutoff.after, &row.provenance)));
    }
    let date = case.start().date();
    for &(program, compiled) in &case.programs {
        let Some(hours) = case.session((program, compiled), date) else { continue };
        let minute = minute_of(case.start());
        match program.intake_until.filter(|last| minute > *last) {
            Some(last) => reasons.push(texts::past_intake(case, program, last)),
            None if !hours.contains(minute) => reasons.push(texts::out_of_session(case, program, hours)),
            None => {}
        }
    }
    for &(program, compiled) in &case.left_out {
        let held = case.session((program, compiled), date).is_some();
        let said = program.covers.exceptions.iter().find(|one| one.procedures.contains(&case.procedure.id));
        reasons.extend(said.filter(|_| held).map(|exception| texts::left_out(case, program, exception)));
    }
    // Where a program is in session, its own clauses already say why.
    if reasons.is_empty() && !in_session {
        reasons.push(texts::limit_is_later(case, committed, row.map(|row| &row.provenance)));
    }
    reasons
}
