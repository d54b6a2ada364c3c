//! The receipts that must be tried so that nothing else can be worse.
//!
//! Every day of the period is tried. Of the moments of a day those suffice that are the last of their kind: where a limit ends
//! with a day, it ends the same for every counting start between two of its turning points (the cut-off, and the closing of the
//! calendar's day, after which a same-day limit is due the next working day), while steps that start later never end earlier;
//! so the last open minute before each turning point, and before each minute at which a condition turns, is the worst. Where the
//! limit itself runs in hours or minutes, or from a step, every open minute is tried. A receipt outside the windows counts from
//! the next opening; it is one more kind where a condition looks at the receipt, and on the last day of a period (of the version,
//! the office, or a program that opens its channel), whose next opening no other receipt of the period reaches.
//!
//! A day whose following days look the same as those of a day that was tried before is not tried again.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::days::{Days, HEAD};
use super::domain::{LAST_MINUTE, weekday_code};
use super::limits::TooMuch;
use super::offices::{Place, moment};
use super::space::{Region, Space};
use crate::bundle::{Weekday, day_number};
use crate::calendar::Hours;
use crate::model::Var;

/// What a receipt says of itself.
pub(super) const RECEIPT: [Var; 3] = [Var::ReceivedTime, Var::ReceivedWeekday, Var::ReceivedDate];

/// The receipts of some dossiers at one place.
pub(super) struct Scan<'a, 'b> {
    pub(super) place: &'b Place<'a>,
    /// Its days while the programs that take the dossiers in do so.
    pub(super) windows: &'b Days,
    pub(super) space: &'b Space<'b>,
    pub(super) region: &'b Region,
    /// First and last day.
    pub(super) days: (NaiveDate, NaiveDate),
    /// Minutes after which, strictly, a limit counts otherwise.
    pub(super) turns: &'b [u16],
    /// Whether every open minute is to be tried.
    pub(super) every: bool,
    /// Whether what follows from a receipt depends on nothing but how its day and the following ones look.
    pub(super) by_looks: bool,
    /// Whether a dossier can be received on a day at all.
    pub(super) accepts: &'b dyn Fn(NaiveDate) -> bool,
}

/// A receipt, and when it starts to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) received: NaiveDateTime,
    pub(super) start: NaiveDateTime,
}

/// What a trial says of a receipt.
pub(super) enum Trial {
    /// All is well, and nothing past this day had a part in it.
    Kept(NaiveDate),
    /// Something is wrong.
    Broken,
}

impl Scan<'_, '_> {
    /// The earliest receipt that a trial finds broken, one in the windows of its day before one outside them.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn first_broken(
        &self,
        trial: &mut dyn FnMut(NaiveDateTime) -> Trial,
    ) -> Result<Option<Receipt>, TooMuch> {
        let looks_at_receipt = self.space.looks_at(self.region, &RECEIPT) || self.space.compares(&RECEIPT);
        let mut tried = Tried::default();
        let (first, last) = self.days;
        let may_repeat = self.by_looks && !looks_at_receipt;
        let offset = self.windows.offset(first);
        let mut is_accepted = (self.accepts)(first);
        for (index, day) in (offset..).zip(first.iter_days().take_while(|day| *day <= last)) {
            let is_next = day < last && day.succ_opt().is_some_and(|next| (self.accepts)(next));
            if !std::mem::replace(&mut is_accepted, is_next) {
                continue;
            }
            // After hours a dossier counts from an opening that no other of them reaches.
            let is_last = !is_next;
            let index = usize::try_from(index).ok().filter(|_| may_repeat && !is_last);
            if index.is_some_and(|index| tried.holds(self.windows, index)) {
                continue;
            }
            let intervals = self.intervals(day, looks_at_receipt)?;
            if intervals.is_empty() {
                continue;
            }
            let windows = self.windows.windows(day);
            let mut reached = day;
            let mut broken = false;
            for start in self.candidates(day, windows, &intervals, looks_at_receipt || is_last) {
                match trial(start) {
                    Trial::Kept(through) => reached = reached.max(through),
                    Trial::Broken => broken = true,
                }
            }
            if broken {
                return Ok(self.earliest(day, windows, &intervals, trial));
            }
            if let Some(index) = index {
                tried.add(self.windows, index, reached.signed_duration_since(day).num_days());
            }
        }
        Ok(None)
    }

    /// The minutes of a day at which dossiers of the region can come.
    fn intervals(&self, day: NaiveDate, looks_at_receipt: bool) -> Result<Vec<(u16, u16)>, TooMuch> {
        if !looks_at_receipt {
            return Ok(vec![(0, 1439)]);
        }
        let region = self.space.with(self.region, &Var::ReceivedDate, day_number(day))?;
        let weekday = weekday_code(Weekday::from(day.weekday()));
        let region = self.space.with(&region, &Var::ReceivedWeekday, weekday)?;
        let mut found = Vec::new();
        for (low, high) in self.space.regions_of(&Var::ReceivedTime) {
            if !self.space.with(&region, &Var::ReceivedTime, low)?.is_empty() {
                let minute = |minute: i64| u16::try_from(minute.min(LAST_MINUTE)).unwrap_or(0);
                found.push((minute(low), minute(high)));
            }
        }
        Ok(found)
    }

    /// The counting starts to try.
    fn candidates(
        &self,
        day: NaiveDate,
        windows: &Hours,
        intervals: &[(u16, u16)],
        outside: bool,
    ) -> Vec<NaiveDateTime> {
        let mut found = Vec::new();
        let closing =
            self.place.table.hours(day).ok().and_then(Hours::closing).and_then(|minute| minute.checked_sub(1));
        let mut turns: Vec<u16> = self.turns.iter().copied().chain(closing).collect();
        turns.sort_unstable();
        for &(low, high) in intervals {
            if self.every {
                found.extend((low..=high).filter(|minute| windows.contains(*minute)));
            } else {
                // Each segment ends with a turn; the last one with the interval.
                let mut from = low;
                for end in turns.iter().copied().filter(|turn| *turn < high).chain([high]) {
                    found.extend(last_open(windows, from, end));
                    from = end.checked_add(1).unwrap_or(end).max(from);
                }
            }
        }
        let mut found: Vec<NaiveDateTime> = found.into_iter().filter_map(|minute| moment(day, minute)).collect();
        if outside {
            let closed = intervals.iter().filter(|(_, high)| !windows.contains(*high));
            let starts = closed.filter_map(|(_, high)| self.windows.start(moment(day, *high)?));
            found.extend(starts);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn earliest(
        &self,
        day: NaiveDate,
        windows: &Hours,
        intervals: &[(u16, u16)],
        trial: &mut dyn FnMut(NaiveDateTime) -> Trial,
    ) -> Option<Receipt> {
        let minutes = || intervals.iter().flat_map(|(low, high)| *low..=*high);
        for is_open in [true, false] {
            for minute in minutes().filter(|minute| windows.contains(*minute) == is_open) {
                let received = moment(day, minute)?;
                let Some(start) = self.windows.start(received) else { continue };
                if matches!(trial(start), Trial::Broken) {
                    return Some(Receipt { received, start });
                }
            }
        }
        None
    }
}

/// The last open minute between two, both included.
fn last_open(windows: &Hours, from: u16, to: u16) -> Option<u16> {
    let ends = windows.windows().iter().rev().filter_map(|[open, close]| {
        let last = close.checked_sub(1)?.min(to);
        (last >= *open && last >= from).then_some(last)
    });
    ends.take(1).next()
}

/// Which runs of days were tried, by the number of their first days' looks.
#[derive(Default)]
struct Tried<'d>(Vec<Vec<&'d [u16]>>);

impl<'d> Tried<'d> {
    /// Whether a run that the day at a place begins was tried.
    fn holds(&self, days: &Days, index: usize) -> bool {
        let runs = days.head(index).and_then(|head| self.0.get(head));
        runs.is_some_and(|runs| runs.iter().any(|run| days.looks(index, run.len()) == Some(run)))
    }

    /// Notes the run from there that goes on for so many days more, or for a head's.
    fn add(&mut self, days: &'d Days, index: usize, more: i64) {
        let count = more.checked_add(1).and_then(|count| usize::try_from(count).ok()).map(|count| count.max(HEAD));
        let run = count.and_then(|count| days.looks(index, count));
        if let (Some(head), Some(run)) = (days.head(index), run) {
            if self.0.len() <= head {
                self.0.resize(head.checked_add(1).unwrap_or(head), Vec::new());
            }
            self.0.get_mut(head).into_iter().for_each(|runs| runs.push(run));
        }
    }
}
