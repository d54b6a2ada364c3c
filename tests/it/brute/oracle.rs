//! What plain enumeration says of a catalog: for every dossier the runtime decides, and what breaks is noted by family and place.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use thutuc::bundle::{Channel, DeadlineKind, Logic, Program, Version};
use thutuc::diagnostics::Witness;
use thutuc::runtime::{Decision, Moment, Request, RuleSet};

use super::before::simplified;
use super::dossiers::{Axes, read};
use super::logic::{Known, holds};
use super::seen::{Key, Seen, chosen, line};
use super::witnesses::{Shown, hold};

/// Enumerates one procedure of a catalog; `before` is the catalog without its simplification. False where it has more
/// dossiers than `most`, and nothing was done.
pub(super) fn enumerate(
    rules: &RuleSet,
    before: Option<&RuleSet>,
    (code, text, most): (&str, &str, usize),
    shown: &mut [Shown],
    seen: &mut Seen,
) -> bool {
    let has_simplified = |rules: &RuleSet| rules.procedure(code).unwrap().versions.len();
    let before = before.filter(|before| has_simplified(before) < has_simplified(rules));
    let mut variables = read(rules.bundle(), code, before.is_some());
    if let Some(before) = before {
        variables.extend(read(before.bundle(), code, true));
    }
    let own: Vec<Witness> =
        shown.iter().map(|shown| shown.witness.clone()).filter(|one| one.procedure == code).collect();
    let axes = Axes::new(before.unwrap_or(rules), text, &variables, &own);
    if axes.size() > most {
        return false;
    }
    for one in shown.iter_mut().filter(|one| one.witness.procedure == code) {
        one.decide(rules);
    }
    let looks_at_receipt =
        variables.iter().any(|name| ["received", "days_from", "years_from"].iter().any(|part| name.starts_with(part)));
    let mut offered: BTreeSet<Channel> = BTreeSet::new();
    for version in &rules.procedure(code).unwrap().versions {
        offered.extend(version.channels.iter().map(|channel| channel.channel));
    }
    if rules.bundle().programs.iter().any(|program| program.dated.iter().any(|session| session.place.is_some())) {
        offered.insert(Channel::Mobile);
    }
    let (own, old) = (Names::of(rules), before.map(Names::of));
    axes.each(code, &offered, &mut |whole, known| {
        let Some(version) = governing(rules, code, whole.received.date()) else { return };
        let request = own.restricted(whole);
        let Ok(decision) = rules.decide(&request) else { return };
        seen.dossiers += 1;
        let mut broken = seen.look(rules, version, known, &decision);
        broken.extend(promises(rules, version, known, &decision));
        if let (Some(before), Some(old)) = (before, &old) {
            let old_version = governing(before, code, request.received.date()).unwrap();
            // From before the simplification both say the same.
            if old_version.from != version.from
                && let Ok(old) = before.decide(&old.restricted(whole))
            {
                broken.extend(simplified((old_version, &old), (version, &decision), known, code));
            }
        }
        for one in shown.iter_mut().filter(|one| one.witness.procedure == code) {
            hold(one, &request, &decision, known, version, (&broken, looks_at_receipt), &mut seen.wrong);
        }
        for key in broken {
            seen.broken.entry(key).or_insert_with(|| {
                format!("{} {} {} {:?}", request.office, request.received, request.channel.as_str(), request.facts)
            });
        }
    });
    for one in shown.iter().filter(|one| one.witness.procedure == code && !one.is_broken()) {
        seen.wrong.push(format!("{:?}: no broken dossier is the witness {:?}", one.key, one.witness));
    }
    true
}

fn governing<'a>(rules: &'a RuleSet, code: &str, date: chrono::NaiveDate) -> Option<&'a Version> {
    let versions = &rules.procedure(code)?.versions;
    versions.iter().find(|version| version.from <= date && version.to.is_none_or(|to| date < to))
}

/// The facts that a catalog knows.
struct Names(BTreeSet<String>);

impl Names {
    fn of(rules: &RuleSet) -> Self {
        Self(rules.facts().map(|fact| fact.id.clone()).collect())
    }

    /// The request without facts that the catalog does not know.
    fn restricted(&self, request: &Request) -> Request {
        let mut request = request.clone();
        request.facts.retain(|name, _| self.0.contains(name));
        request
    }
}

/// When the result is returned; none where the calendar ends before.
fn finish(version: &Version, decision: &Decision) -> Option<NaiveDateTime> {
    // Of a linked procedure every stage returns a result.
    let returning = version.steps.iter().find(|step| step.returns_result && version.stages.is_empty());
    let step = returning.and_then(|step| decision.steps.iter().find(|other| other.id == step.id));
    if let Some(step) = step {
        return step.due.map(|Moment(at)| at);
    }
    let mut last = decision.counted_from.0;
    for step in &decision.steps {
        last = last.max(step.due?.0);
    }
    Some(last)
}

/// The moment by which the result is due, re-appointment included.
pub(super) fn end(decision: &Decision) -> Option<NaiveDateTime> {
    let reappointed = decision.reappointment.as_ref().and_then(|due| due.at);
    reappointed.or(decision.committed.at).map(|Moment(at)| at)
}

fn promises(rules: &RuleSet, version: &Version, known: &Known, decision: &Decision) -> Vec<Key> {
    let mut broken = Vec::new();
    let yes = |logic: &Logic| holds(&logic.0, known, &version.documents_complete.0);
    if let Some(end) = end(decision) {
        if version.stages.is_empty() {
            if !version.steps.is_empty() && finish(version, decision).is_none_or(|finish| finish > end) {
                let bases = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base);
                let row = chosen(bases.map(|row| (row, row.when.as_ref())), yes).unwrap();
                broken.push(("limit", line(&row.provenance.source)));
            }
        } else if decision.stages.iter().filter_map(|stage| stage.due).any(|Moment(due)| due > end) {
            broken.push(("stages", decision.procedure.clone()));
        }
    }
    if let Some(name) = decision.same_day.program.as_ref().filter(|_| !version.steps.is_empty()) {
        let program = rules.bundle().programs.iter().find(|program| program.id == *name).unwrap();
        if !in_session(version, program, decision) {
            broken.push(("session", name.clone()));
        }
    }
    let at = |due: &thutuc::runtime::Due| due.at.map(|Moment(at)| at);
    if let (Some(committed), Some(statutory)) = (at(&decision.committed), at(&decision.statutory)) {
        if committed > statutory {
            broken.push(("longer", decision.procedure.clone()));
        }
        if decision.promised.is_some_and(|Moment(promised)| promised > committed) {
            broken.push(("promised late", String::new()));
        }
    }
    broken
}

/// Whether every step lies in the session's windows and the result is returned by its end.
fn in_session(version: &Version, program: &Program, decision: &Decision) -> bool {
    use chrono::{Datelike, Timelike};
    let date = decision.counted_from.0.date();
    let dated: Vec<(u16, u16)> =
        program.dated.iter().filter(|one| one.date == date).flat_map(|one| one.windows.clone()).collect();
    let weekday = thutuc::bundle::Weekday::from(date.weekday());
    let weekly = program.weekly.iter().filter(|one| one.weekday == weekday).flat_map(|one| one.windows.clone());
    let windows: Vec<(u16, u16)> = if dated.is_empty() { weekly.collect() } else { dated };
    let minute = |Moment(at): Moment| (at.date() == date).then(|| (at.num_seconds_from_midnight() / 60) as u16);
    let open = |from: u16, to: u16| {
        (from..to).filter(|minute| windows.iter().any(|(from, to)| from <= minute && minute < to)).count()
    };
    let fits = |step: &thutuc::runtime::Step| {
        let (Some(start), Some(due)) = (step.start.and_then(minute), step.due.and_then(minute)) else { return false };
        let is_in = windows.iter().any(|(from, to)| *from <= due && due <= *to);
        let of = version.steps.iter().find(|other| other.id == step.id).unwrap();
        if of.at_least.is_some() {
            // A floor ends by the office's calendar.
            return true;
        }
        let within = of.within;
        let enough = within.is_none_or(|within| {
            within.unit != thutuc::calendar::Unit::Minutes || open(start, due) >= within.count as usize
        });
        is_in && enough
    };
    let until = decision.same_day.until.unwrap().0;
    decision.steps.iter().all(fits) && finish(version, decision).is_some_and(|finish| finish <= until)
}
