//! Reads the dossiers of a log under one rule set or two.

use chrono::{NaiveDateTime, TimeDelta};

use super::dossiers;
use crate::bundle::Language;
use crate::calendar::BeyondTable;
use crate::cli::batch::Moments;
use crate::cli::logs::Reading;
use crate::logs::{Entry, Judge, Known, Layout, LogError};
use crate::replay::{Change, Groups, Keys, Month, Overflow, Standing};
use crate::rows::Row;
use crate::runtime::{DecideError, RuleSet, Verdict};

/// How dossiers are read.
pub(in crate::cli) struct Reader<'r> {
    pub(in crate::cli) old: Option<&'r RuleSet>,
    pub(in crate::cli) new: &'r RuleSet,
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
    old: Option<Judge<'r, 'l>>,
    new: Judge<'r, 'l>,
    moments: Moments,
}

type Told<'r> = Result<(Known<'r>, Standing), LogError>;

impl<'r> Reading for Reader<'r> {
    type Value = Part<'r>;
    type Desk<'l> = Desk<'r, 'l>;

    fn desk<'l>(&self, layout: &'l Layout<'l>) -> Self::Desk<'l> {
        let judge = |rules: &'r RuleSet| Judge::new(rules, layout, self.language);
        Desk { old: self.old.map(judge), new: judge(self.new), moments: Moments::default() }
    }

    fn read(
        &self,
        desk: &mut Self::Desk<'_>,
        entry: &Entry<'_>,
        row: &Row<'_>,
        part: &mut Self::Value,
    ) -> Result<(), LogError> {
        if entry.received > self.as_of {
            part.later = part.later.checked_add(1).unwrap_or(part.later);
            return Ok(());
        }
        let old = desk.old.as_mut().map(|judge| self.judge(judge, entry, row));
        let new = self.judge(&mut desk.new, entry, row);
        let (old, new) = match (old, new) {
            (None | Some(Err(_)), Err(why)) => return Err(why),
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
    /// A dossier by what had happened to it at the moment that is asked for.
    fn judge(&self, judge: &mut Judge<'r, '_>, entry: &Entry<'_>, row: &Row<'_>) -> Told<'r> {
        // What happened in that very minute had happened.
        let end = TimeDelta::try_minutes(1).and_then(|minute| self.as_of.checked_add_signed(minute));
        let known = judge.judge(entry, row, end)?;
        let standing = Standing::of(&known.outcome, known.is_untold, entry.received, self.as_of, self.soon);
        Ok((known, standing.map_err(beyond)?))
    }
}

fn beyond(BeyondTable { first, last }: BeyondTable) -> LogError {
    DecideError::BeyondCalendar { first, last }.into()
}
