//! No committed limit ends later than before, for any receipt and any facts; where a dossier may be re-appointed, the
//! re-appointment neither.

use chrono::NaiveDateTime;

use super::Pair;
use super::side::{Ends, Side};
use crate::bundle::{Channel, Limit};
use crate::calendar::{Duration, Unit};
use crate::diagnostics::messages::SimplifyProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::Deadline;
use crate::prove::budgets::classes;
use crate::prove::limits::TooMuch;
use crate::prove::offices::Place;
use crate::prove::receipts::{Receipt, Scan, Trial};
use crate::prove::rows::is_dateless;
use crate::prove::space::Region;
use crate::prove::timing::term;
use crate::prove::ways::Way;
use crate::prove::witness::{shown, witness};
use crate::source::Span;

pub(super) fn check(pair: &Pair<'_, '_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let subject = pair.subject;
    let (before, after) = (pair.before, subject.version);
    let same_rows = before.deadlines == after.deadlines && before.reappointment == after.reappointment;
    // Which documents make a dossier complete can decide which rows apply, and steps when a limit that counts from one ends.
    let by_steps = pair.counts_from_steps();
    if same_rows && before.documents == after.documents && (!by_steps || before.steps == after.steps) {
        return Ok(());
    }
    // On an added channel too: the limit as the law has it is part of every decision.
    let everything = subject.space.everything();
    let was = pair.ways_before(everything)?;
    let is = pair.ways_after(everything)?;
    let mut reported: Vec<Span> = Vec::new();
    for new in &is {
        for old in &was {
            let region = subject.space.and(&old.region, &new.region)?;
            if region.is_empty() {
                continue;
            }
            let Some(comparison) = Comparison::new(pair, old, new, &region)? else { continue };
            if let Some(finding) = comparison.finding()?
                && !reported.contains(&finding.span)
            {
                reported.push(finding.span);
                findings.push(finding);
            }
        }
    }
    Ok(())
}

/// Two ways of the same dossiers, before and after.
struct Comparison<'a, 's> {
    pair: &'a Pair<'a, 's>,
    region: &'a Region,
    old_way: &'a Way,
    new_way: &'a Way,
    old: Side<'a>,
    new: Side<'a>,
}

impl<'a, 's> Comparison<'a, 's> {
    /// None where the new limit is plainly not longer: the same row, or fewer of the same unit.
    fn new(
        pair: &'a Pair<'a, 's>,
        old_way: &'a Way,
        new_way: &'a Way,
        region: &'a Region,
    ) -> Result<Option<Self>, TooMuch> {
        let Some(old) = Side::of(old_way, pair.before) else { return Ok(None) };
        let Some(new) = Side::of(new_way, pair.subject.version) else { return Ok(None) };
        // Where there was no date, any date is a promise that was not there.
        let is_shorter = is_dateless(&old.terms.limit.node) || plainly_not_longer(&old, &new);
        Ok((!is_shorter).then_some(Self { pair, region, old_way, new_way, old, new }))
    }

    fn finding(&self) -> Result<Option<Finding>, TooMuch> {
        if let Some(finding) = self.later(self.region, |ends| ends.0)? {
            return Ok(Some(finding));
        }
        if self.old.reappointment.or(self.new.reappointment).is_none() {
            return Ok(None);
        }
        // What a re-appointment allows is compared with what it did; a channel that was added has nothing to compare with.
        let region = self.pair.subject.space.and(self.region, &self.pair.common)?;
        self.later(&region, |ends| ends.1)
    }

    /// A dossier of a region of which a moment is later than before.
    fn later(&self, all: &Region, pick: fn(Ends) -> NaiveDateTime) -> Result<Option<Finding>, TooMuch> {
        let subject = self.pair.subject;
        for place in &subject.places {
            let Some(days) = subject.days_at(place) else { continue };
            for channels in classes(subject.version, place) {
                let region = subject.on_channels(all, &channels)?;
                let Some(channel) = channels.first().copied().filter(|_| !region.is_empty()) else { continue };
                let windows = place.days(&place.taking(subject.version, channel));
                let turns: Vec<u16> =
                    [self.old.terms, self.new.terms].iter().filter_map(|terms| terms.cutoff).map(|c| c.after).collect();
                let scan = Scan {
                    place,
                    windows: &windows,
                    space: &subject.space,
                    region: &region,
                    days,
                    turns: &turns,
                    every: !(self.old.is_in_days() && self.new.is_in_days()),
                    by_looks: self.old.is_by_looks() && self.new.is_by_looks(),
                    accepts: &|day| place.accepts(subject.version, channel, day),
                };
                let broken = scan.first_broken(&mut |start| {
                    let (old, new) = (self.old.ends(place, start), self.new.ends(place, start));
                    match (old, new) {
                        (Some(old), Some(new)) if pick(new) <= pick(old) => Trial::Kept(old.1.max(new.1).date()),
                        (None, _) => Trial::Kept(start.date()),
                        _ => Trial::Broken,
                    }
                })?;
                if let Some(receipt) = broken {
                    return self.longer(place, &channels, receipt, (all, pick)).map(Some);
                }
            }
        }
        Ok(None)
    }

    fn longer(
        &self,
        place: &Place<'_>,
        channels: &[Channel],
        receipt: Receipt,
        (all, pick): (&Region, fn(Ends) -> NaiveDateTime),
    ) -> Result<Finding, TooMuch> {
        let subject = self.pair.subject;
        let mut wanted = self.old_way.wanted(self.pair.before, &self.pair.complete);
        wanted.extend(self.new_way.wanted(subject.version, &subject.complete));
        let (dossier, _) = subject.dossier(all, &wanted, receipt.received, channels)?;
        let (old, new) = (self.old.ends(place, receipt.start), self.new.ends(place, receipt.start));
        let (old, new) = (old.map(pick), new.map(pick));
        let told = |at: Option<NaiveDateTime>| at.map_or_else(|| "-".to_owned(), shown);
        let row = self.new_way.base.and_then(|base| subject.version.deadlines.get(base));
        let span = row.map_or(self.pair.span, |row| change(row, self.pair.span));
        let problem = match (old, new) {
            (Some(before), Some(after)) => {
                SimplifyProblem::LongerLimit { received: receipt.received, before, after }.into()
            }
            _ => crate::diagnostics::Problem::from(SimplifyProblem::LimitLost {}),
        };
        let mut finding = Finding::new(problem, span);
        if let Some(row) = row {
            finding = finding.related(row.provenance.span, Note::Limit);
        }
        let at = (subject.code, place.name);
        finding.witness = Some(witness(&subject.space, &dossier, at, told(old), told(new)));
        Ok(finding)
    }
}

/// The simplification's line that changed a row last; the simplification itself where none did.
fn change(row: &Deadline, head: Span) -> Span {
    row.provenance.changes.last().map_or(head, |change| change.span)
}

/// Whether a limit is not longer than another whatever the receipt: in the same unit and from the same event, with as many or
/// fewer in every part, and no cut-off that the other has not.
fn plainly_not_longer(old: &Side<'_>, new: &Side<'_>) -> bool {
    let fewer = |old: Duration, new: Duration| {
        old.unit == new.unit && (new.count, new.hundredths) <= (old.count, old.hundredths)
    };
    let base = match (&old.terms.limit.node, &new.terms.limit.node) {
        (Limit::Duration { duration: old }, Limit::Duration { duration: new }) => fewer(*old, *new),
        (old, new) => old == new,
    };
    // Hours that end on a rest day roll on: fewer of them can end later than more.
    let in_order = [old, new]
        .iter()
        .all(|side| side.durations().all(|duration| !matches!(duration.unit, Unit::Minutes | Unit::Hours)));
    let same_parts = old.extensions.len() == new.extensions.len()
        && old.extensions.iter().zip(&new.extensions).all(|(old, new)| fewer(*old, *new));
    let cutoff = match (old.terms.cutoff, new.terms.cutoff) {
        (_, None) => true,
        (Some(old), Some(new)) => new.after >= old.after,
        (None, Some(_)) => false,
    };
    let reappointment = match (old.reappointment, new.reappointment) {
        (_, None) => true,
        (Some(old), Some(new)) => fewer(old, new),
        (None, Some(_)) => false,
    };
    // The moments of steps are counted.
    let same_event = old.terms.from_step.is_none() && new.terms.from_step.is_none();
    term(&new.terms.limit.node).is_some()
        && base
        && (in_order || old.terms.same(new.terms))
        && same_parts
        && cutoff
        && reappointment
        && same_event
}
