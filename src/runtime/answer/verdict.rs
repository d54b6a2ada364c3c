//! The same-day verdict without its reasons, as [`promise`](crate::runtime::decide) gives it.

#[cfg(feature = "bulk")]
use std::collections::BTreeSet;

use crate::bundle::{Program, SameDayClause, SameDayClauseKind};
use crate::calendar::Minute;
use crate::runtime::code::Code;
use crate::runtime::decide::Verdict;
use crate::runtime::expr::Facts;
#[cfg(feature = "bulk")]
use crate::runtime::expr::Slot;
use crate::runtime::rules::ProgramRules;

use super::limits::Reckoned;
use super::service::{Ready, Receipt, Service};

/// What clauses say together.
#[derive(Clone, Copy)]
enum Said {
    Holds,
    Open,
    Blocks,
}

/// What a dossier may be promised.
pub(super) struct Promise {
    pub(super) verdict: Verdict,
    /// Where eligible, when the promise ends.
    pub(super) until: Option<Minute>,
    /// Whether every requirement is known to hold.
    pub(super) is_met: bool,
}

/// What may be promised of a dossier whose limit was counted.
pub(super) fn promise<'r>(
    service: &Service<'r>,
    ready: &Ready<'r>,
    facts: &Facts,
    receipt: &Receipt,
    committed: &Reckoned,
) -> Promise {
    let met = requirements(ready, facts);
    let is_met = matches!(met, Said::Holds);
    let no = |verdict| Promise { verdict, until: None, is_met };
    if matches!(met, Said::Blocks) {
        return no(Verdict::Refused);
    }
    let Some(block) = &ready.version.same_day else { return no(Verdict::NotEligible) };
    let own = clauses(&block.clauses, &ready.compiled.same_day, facts);
    if matches!(own, Said::Blocks) {
        return no(Verdict::NotEligible);
    }
    let by_limit = committed.today;
    let mut held: Option<Minute> = None;
    let mut may_hold = false;
    for (program, compiled) in ready.programs(receipt.channel) {
        let Some(until) = session(service, program, compiled, receipt) else { continue };
        match clauses(&program.clauses, &compiled.clauses, facts) {
            Said::Holds => held = Some(held.map_or(until, |other| other.min(until))),
            Said::Open => may_hold = true,
            Said::Blocks => {}
        }
    }
    let is_promised = by_limit == Some(true) || held.is_some();
    if !is_promised && by_limit.is_some() && !may_hold {
        return no(Verdict::NotEligible);
    }
    if !is_promised || matches!(own, Said::Open) || matches!(met, Said::Open) {
        return no(Verdict::Undetermined);
    }
    let limit = committed.at.filter(|_| by_limit == Some(true));
    let held = held.filter(|until| limit.is_none_or(|limit| *until <= limit));
    Promise { verdict: Verdict::Eligible, until: held.or(limit), is_met }
}

/// Adds the facts of clauses on which an undetermined verdict still depends.
#[cfg(feature = "bulk")]
pub(super) fn open_clauses(
    service: &Service<'_>,
    ready: &Ready<'_>,
    facts: &Facts,
    receipt: &Receipt,
    committed: &Reckoned,
    open: &mut BTreeSet<Slot>,
) {
    ready.compiled.same_day.iter().for_each(|condition| condition.missing(facts, open));
    let programs = ready.programs(receipt.channel);
    let held = programs.filter(|(program, compiled)| session(service, program, compiled, receipt).is_some());
    let said: Vec<_> =
        held.map(|(program, compiled)| (clauses(&program.clauses, &compiled.clauses, facts), compiled)).collect();
    if committed.today == Some(true) || said.iter().any(|(said, _)| matches!(said, Said::Holds)) {
        return;
    }
    for (_, compiled) in said.iter().filter(|(said, _)| matches!(said, Said::Open)) {
        compiled.clauses.iter().for_each(|condition| condition.missing(facts, open));
    }
}

fn requirements(ready: &Ready<'_>, facts: &Facts) -> Said {
    together(ready.compiled.requirements.iter().map(|condition| condition.holds(facts)))
}

fn clauses(clauses: &[SameDayClause], conditions: &[Code], facts: &Facts) -> Said {
    together(clauses.iter().zip(conditions).map(|(clause, condition)| {
        let lets_through = clause.kind == SameDayClauseKind::When;
        condition.holds(facts).map(|holds| holds == lets_through)
    }))
}

fn together(all: impl Iterator<Item = Option<bool>>) -> Said {
    let mut said = Said::Holds;
    for lets_through in all {
        match lets_through {
            Some(true) => {}
            Some(false) => return Said::Blocks,
            None => said = Said::Open,
        }
    }
    said
}

/// When the session of a program ends that takes the dossier in as counting starts.
fn session<'r>(
    service: &Service<'r>,
    program: &Program,
    compiled: &'r ProgramRules,
    receipt: &Receipt,
) -> Option<Minute> {
    let minute = receipt.start.of_day();
    let hours = service.session(program, compiled, receipt.start.day())?;
    let takes_in = hours.contains(minute) && program.intake_until.is_none_or(|last| minute <= last);
    let until = Minute::new(receipt.start.day(), hours.closing()?)?;
    takes_in.then_some(until)
}
