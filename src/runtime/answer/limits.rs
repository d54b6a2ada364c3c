//! The due moment of one side of a version's limits, counted as [`reckon`](crate::runtime::decide) does but without saying why:
//! every selection of rows that is still possible, and whether all of them end at the same moment.

#[cfg(feature = "bulk")]
use std::collections::BTreeSet;

use crate::bundle::{Deadline, DeadlineKind, MAX_EXTENSIONS, Version};
use crate::calendar::{self, CountError, Duration, Minute, Table, Term, Unit};
use crate::runtime::code::Code;
#[cfg(feature = "bulk")]
use crate::runtime::decide::{Outcome, bases, extensions as possible, missing, selected};
use crate::runtime::decide::{Side, duration, selects, term};
use crate::runtime::expr::Facts;
#[cfg(feature = "bulk")]
use crate::runtime::expr::Slot;
use crate::runtime::rules::VersionRules;

use super::service::Ready;

/// Where a limit ends.
#[derive(Clone, Copy)]
pub(super) struct Reckoned {
    /// The moment, where every selection of rows that is possible gives the same one.
    pub(super) at: Option<Minute>,
    /// Whether it falls on the day counting starts; none where that depends on missing facts.
    pub(super) today: Option<bool>,
    /// Whether every selection of rows that is possible gives the same moment or the same lack of one.
    pub(super) is_settled: bool,
}

/// A base row of limits, ready to be counted.
#[derive(Clone, Debug)]
pub(super) struct Base<'r> {
    when: Option<&'r Code>,
    statutory: Counted,
    committed: Counted,
}

/// What a row counts on one side: nothing where it has no date.
#[derive(Clone, Copy, Debug)]
struct Counted {
    term: Option<Term>,
    cutoff: Option<u16>,
}

impl<'r> Base<'r> {
    /// The base rows of a version, in their order.
    pub(super) fn all(version: &'r Version, compiled: &'r VersionRules) -> Vec<Self> {
        let rows = version.deadlines.iter().zip(&compiled.deadlines);
        let bases = rows.filter(|(row, _)| row.kind == DeadlineKind::Base).map(|(row, when)| Self {
            when: when.as_ref(),
            statutory: Counted::of(Side::Statutory, row),
            committed: Counted::of(Side::Committed, row),
        });
        bases.collect()
    }

    const fn of(&self, side: Side) -> Counted {
        match side {
            Side::Statutory => self.statutory,
            Side::Committed => self.committed,
        }
    }
}

impl Counted {
    fn of(side: Side, row: &Deadline) -> Self {
        let terms = side.terms(row);
        Self { term: term(&terms.limit), cutoff: terms.cutoff.map(|cutoff| cutoff.after) }
    }

    /// Where it ends, with nothing added to it.
    fn end(self, table: &Table, start: Minute) -> Result<Option<Minute>, CountError> {
        let Some(term) = self.term else { return Ok(None) };
        let limit = calendar::Limit { cutoff: self.cutoff, ..term.into() };
        calendar::due_minute(table, start, &limit).map(|due| Some(due.at))
    }
}

/// What the selections give together.
struct Tally {
    first: Option<Option<Minute>>,
    agree: bool,
    /// Whether one ends on the day counting starts, and one later or never.
    today: bool,
    later: bool,
}

/// The extensions of a version: those that hold, and those that may.
struct Extensions {
    /// Those that hold, then room for those that are selected.
    durations: [Duration; MAX_EXTENSIONS],
    certain: usize,
    open: [Option<Duration>; MAX_EXTENSIONS],
    opens: usize,
}

/// Counts a side of the limits of a version without stages and without limits that count from a step.
pub(super) fn reckon(
    ready: &Ready<'_>,
    table: &Table,
    facts: &Facts,
    start: Minute,
    side: Side,
) -> Result<Reckoned, CountError> {
    let extensions = ready.has_extensions.then(|| extensions(ready, facts, side));
    let mut tally = Tally { first: None, agree: true, today: false, later: false };
    let mut count = |base: &Base<'_>| tally.count(table, start, base.of(side), extensions.as_ref());
    let (mut fallback, mut is_settled) = (None, false);
    for base in &ready.bases {
        let Some(when) = base.when else {
            fallback = Some(base);
            continue;
        };
        match when.holds(facts) {
            Some(false) => {}
            Some(true) => {
                count(base)?;
                is_settled = true;
                break;
            }
            None => count(base)?,
        }
    }
    if let Some(base) = fallback.filter(|_| !is_settled) {
        count(base)?;
    }
    let today = match (tally.today, tally.later) {
        (false, _) => Some(false),
        (true, false) => Some(true),
        (true, true) => None,
    };
    Ok(Reckoned { at: tally.first.flatten().filter(|_| tally.agree), today, is_settled: tally.agree })
}

impl Tally {
    /// Counts a row with every selection of the extensions that may hold.
    fn count(
        &mut self,
        table: &Table,
        start: Minute,
        counted: Counted,
        extensions: Option<&Extensions>,
    ) -> Result<(), CountError> {
        let Some(extensions) = extensions else {
            self.add(counted.end(table, start)?, start);
            return Ok(());
        };
        let Counted { term, cutoff } = counted;
        let selections = u32::try_from(extensions.opens).ok().and_then(|count| 1_usize.checked_shl(count));
        for selection in 0..selections.unwrap_or(1) {
            let at = match term {
                Some(term) => Some(extensions.due(table, start, term, cutoff, selection)?),
                None => None,
            };
            self.add(at, start);
        }
        Ok(())
    }

    /// Counts where one selection ends.
    fn add(&mut self, at: Option<Minute>, start: Minute) {
        self.agree &= self.first.is_none_or(|first| first == at);
        self.first = self.first.or(Some(at));
        let is_today = at.is_some_and(|at| at.day() == start.day());
        self.today |= is_today;
        self.later |= !is_today;
    }
}

impl Extensions {
    const fn none() -> Self {
        let zero = Duration { count: 0, hundredths: 0, unit: Unit::Minutes };
        Self { durations: [zero; MAX_EXTENSIONS], certain: 0, open: [None; MAX_EXTENSIONS], opens: 0 }
    }

    fn due(
        &self,
        table: &Table,
        start: Minute,
        term: Term,
        cutoff: Option<u16>,
        selection: usize,
    ) -> Result<Minute, CountError> {
        let mut chosen = self.durations;
        let mut count = self.certain;
        for (place, open) in self.open.iter().take(self.opens).enumerate() {
            if let Some(duration) = open.filter(|_| selects(selection, place)) {
                push(&mut chosen, &mut count, duration);
            }
        }
        let extensions = chosen.get(..count).unwrap_or_default();
        let limit = calendar::Limit { term, cutoff, extensions, paused: &[] };
        Ok(calendar::due_minute(table, start, &limit)?.at)
    }
}

fn extensions(ready: &Ready<'_>, facts: &Facts, side: Side) -> Extensions {
    let mut all = Extensions::none();
    for (row, when) in ready.version.deadlines.iter().zip(&ready.compiled.deadlines) {
        if row.kind != DeadlineKind::Extension {
            continue;
        }
        let duration = duration(&side.terms(row).limit);
        match when.as_ref().map_or(Some(true), |when| when.holds(facts)) {
            Some(false) => {}
            Some(true) => {
                if let Some(duration) = duration {
                    push(&mut all.durations, &mut all.certain, duration);
                }
            }
            None => push(&mut all.open, &mut all.opens, duration),
        }
    }
    all
}

/// Puts a value at the end of those in use. The loader allows no more extensions than there is room for.
fn push<T>(room: &mut [T], count: &mut usize, value: T) {
    if let (Some(slot), Some(more)) = (room.get_mut(*count), count.checked_add(1)) {
        *slot = value;
        *count = more;
    }
}

/// The facts on which the moment of a side still depends; none where a limit cannot be counted.
#[cfg(feature = "bulk")]
pub(super) fn open_rows(
    ready: &Ready<'_>,
    table: &Table,
    facts: &Facts,
    start: Minute,
    side: Side,
) -> Option<BTreeSet<Slot>> {
    let bases = bases(ready.version, ready.compiled, facts);
    let rows = possible(ready.version, ready.compiled, facts).into_iter();
    let (certain, open): (Vec<_>, Vec<_>) = rows.partition(|row| row.unknown.is_none());
    let selections = u32::try_from(open.len()).ok().and_then(|count| 1_usize.checked_shl(count))?;
    let count = |base: &Deadline, selection: usize| {
        let terms = side.terms(base);
        let Some(term) = term(&terms.limit) else { return Some(Outcome::At(None)) };
        let chosen = certain.iter().chain(selected(&open, selection));
        let extensions: Vec<Duration> = chosen.filter_map(|row| duration(&side.terms(row.row).limit)).collect();
        let cutoff = terms.cutoff.map(|cutoff| cutoff.after);
        let limit = calendar::Limit { term, cutoff, extensions: &extensions, paused: &[] };
        let due = calendar::due_minute(table, start, &limit).ok()?;
        Some(Outcome::At(Some(table.moment(due.at).ok()?)))
    };
    let outcomes = bases.iter().map(|base| (0..selections).map(|selection| count(base.row, selection)).collect());
    let outcomes: Vec<Vec<Outcome>> = outcomes.collect::<Option<_>>()?;
    let mut flat = outcomes.iter().flatten();
    let first = flat.next();
    if flat.all(|other| Some(other) == first) {
        return Some(BTreeSet::new());
    }
    Some(missing(facts, &bases, &open, &outcomes))
}
