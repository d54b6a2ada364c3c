//! Reads the dossiers of a log under one rule set or two.

use chrono::{NaiveDateTime, TimeDelta};

use super::dossiers;
use crate::bundle::Language;
use crate::calendar::BeyondTable;
use crate::cli::batch::Moments;
use crate::cli::engine::{Engine, TOGETHER};
use crate::cli::failure::Failure;
use crate::cli::logs::{Decider, Reading};
use crate::logs::{Entry, Known, Layout, LogError, Overflow};
use crate::replay::{Change, Groups, Keys, Month, Standing};
use crate::rows::{Block, Row};
use crate::runtime::{DecideError, RuleSet, Verdict};

/// How dossiers are read.
pub(in crate::cli) struct Reader<'r> {
    pub(in crate::cli) old: Option<&'r RuleSet>,
    pub(in crate::cli) new: &'r RuleSet,
    /// What decides instead of this program, by the old rules and by the new.
    pub(in crate::cli) engines: [Option<&'r Engine<'r>>; 2],
    pub(in crate::cli) as_of: NaiveDateTime,
    pub(in crate::cli) soon: u32,
    pub(in crate::cli) language: Language,
    pub(in crate::cli) with_dossiers: bool,
}

/// What some dossiers add up to.
pub(in crate::cli) struct Part<'r> {
    pub(in crate::cli) groups: Result<Groups<'r>, Overflow>,
    /// How many were received after the moment that is asked for.
    pub(in crate::cli) later: u64,
    /// Each of them, as CSV.
    pub(in crate::cli) dossiers: Vec<u8>,
}

impl Default for Part<'_> {
    fn default() -> Self {
        Self { groups: Ok(Groups::default()), later: 0, dossiers: Vec::new() }
    }
}

/// Who judges dossiers by each rule set.
pub(in crate::cli) struct Desk<'r, 'l> {
    old: Option<Decider<'r, 'l>>,
    new: Decider<'r, 'l>,
    moments: Moments,
}

type Told<'r> = Result<(Known<'r>, Standing), LogError>;

impl<'r> Reading for Reader<'r> {
    type Value = Part<'r>;
    type Desk<'l> = Desk<'r, 'l>;

    fn desk<'l>(&self, layout: &'l Layout<'l>) -> Self::Desk<'l> {
        let [old, new] = self.engines;
        Desk {
            old: self.old.map(|rules| Decider::new(rules, layout, self.language, old)),
            new: Decider::new(self.new, layout, self.language, new),
            moments: Moments::default(),
        }
    }

    fn together(&self) -> usize {
        self.engines[1].map_or(0, |_| TOGETHER)
    }

    fn prepare(&self, desk: &mut Self::Desk<'_>, block: &Block) -> Result<(), Failure> {
        desk.old.as_mut().map_or(Ok(()), |old| old.prepare(block, self.end()))?;
        desk.new.prepare(block, self.end())
    }

    fn read(
        &self,
        desk: &mut Self::Desk<'_>,
        place: usize,
        entry: &Entry<'_>,
        row: &Row<'_>,
        part: &mut Self::Value,
    ) -> Result<(), LogError> {
        if entry.received > self.as_of {
            part.later = part.later.checked_add(1).unwrap_or(part.later);
            return Ok(());
        }
        let old = desk.old.as_mut().map(|decider| self.judge(decider, place, entry, row));
        let new = self.judge(&mut desk.new, place, entry, row);
        let (old, new) = match (old, new) {
            // What one rule set is not asked about says nothing of the change.
            (Some(Err(why @ LogError::Unanswered(_))), _) | (None | Some(Err(_)), Err(why)) => return Err(why),
            (_, Err(why @ LogError::Unanswered(_))) => return Err(why),
            (old, new) => (old, new),
        };
        let (was, is) = (old.as_ref().and_then(|old| old.as_ref().ok()), new.as_ref().ok());
        let Some((known, _)) = is.or(was) else { return Ok(()) };
        let outcome = &known.outcome;
        let keys = Keys {
            procedure: outcome.procedure,
            office: &outcome.office.id,
            field: &outcome.version.field,
            month: Month::of(entry.received.date()),
        };
        let change = match was.zip(is) {
            Some((was, is)) => Some(Change::of((&was.0.outcome, was.1), (&is.0.outcome, is.1)).map_err(beyond)?),
            None => None,
        };
        let seen = |told: &(Known<'_>, Standing)| (told.1, told.0.outcome.verdict == Verdict::Eligible);
        if let Ok(groups) = &mut part.groups
            && let Err(overflow) = groups.add(keys, &entry.dossier, was.map(seen), is.map(seen), change)
        {
            part.groups = Err(overflow);
        }
        if self.with_dossiers {
            let old = old.as_ref().map(|old| old.as_ref().map(told));
            let new = new.as_ref().map(told);
            dossiers::write(&mut part.dossiers, &mut desk.moments, entry, old, new, self.language);
        }
        Ok(())
    }
}

fn told<'a, 'r>(told: &'a (Known<'r>, Standing)) -> (&'a Known<'r>, Standing) {
    (&told.0, told.1)
}

impl<'r> Reader<'r> {
    /// The moment before which events count: what happened in that very minute had happened.
    fn end(&self) -> Option<NaiveDateTime> {
        TimeDelta::try_minutes(1).and_then(|minute| self.as_of.checked_add_signed(minute))
    }

    /// A dossier by what had happened to it at the moment that is asked for.
    fn judge(&self, decider: &mut Decider<'r, '_>, place: usize, entry: &Entry<'_>, row: &Row<'_>) -> Told<'r> {
        let known = decider.judge(place, entry, row, self.end())?;
        let standing = Standing::of(&known.outcome, known.is_untold, entry.received, self.as_of, self.soon);
        Ok((known, standing.map_err(beyond)?))
    }
}

fn beyond(BeyondTable { first, last }: BeyondTable) -> LogError {
    DecideError::BeyondCalendar { first, last }.into()
}
