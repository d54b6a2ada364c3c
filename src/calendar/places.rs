//! Answers by places: the days of a table are numbered from 0, and every question about them is a look-up or two. The same by
//! dates stands in `query`.

use chrono::NaiveDate;

use super::days::OpenDay;
use super::{BeyondTable, Hours, Minute, Table};

impl Table {
    /// The place of `date` in the table.
    pub(super) fn place(&self, date: NaiveDate) -> Result<u32, BeyondTable> {
        u32::try_from(self.index(date)?).map_err(|_| self.beyond())
    }

    /// The date at a place in the table; none beyond its last day.
    pub fn date_of(&self, place: u32) -> Option<NaiveDate> {
        self.dates.get(usize::try_from(place).ok()?).copied()
    }

    /// The windows of a day.
    pub(super) fn hours_of(&self, place: u32) -> Option<&Hours> {
        self.hours_at(usize::try_from(place).ok()?)
    }

    /// Whether the calendar is open on a day.
    pub(super) fn is_open_day(&self, place: u32) -> Option<bool> {
        // The first pattern is the closed day's and no other is closed.
        self.pattern.get(usize::try_from(place).ok()?).map(|name| *name != 0)
    }

    /// The first working day at or after a day.
    pub(super) fn open_day_from(&self, place: u32) -> Option<u32> {
        let place = usize::try_from(place).ok().filter(|place| *place < self.pattern.len())?;
        self.open_day(self.marks.get(place)?.open_before)
    }

    /// The `n`th working day after a day, the day itself not counted; with `n` 0, the same as [`Table::open_day_from`].
    pub(super) fn nth_open_day_after(&self, place: u32, n: u32) -> Option<u32> {
        let Some(steps) = n.checked_sub(1) else { return self.open_day_from(place) };
        let next = usize::try_from(place).ok()?.checked_add(1)?;
        self.open_day(self.marks.get(next)?.open_before.checked_add(steps)?)
    }

    /// The end of the `n`th working day after a day, and whether the status of a day up to there may still change; none with `n` 0
    /// and beyond the table.
    #[inline]
    pub(super) fn nth_end_after(&self, place: u32, n: u32) -> Option<(OpenDay, bool)> {
        let mark = self.marks.get(usize::try_from(place).ok()?.checked_add(1)?)?;
        let before = mark.open_before.checked_add(n.checked_sub(1)?)?;
        let end = self.open_days.get(usize::try_from(before).ok()?)?;
        Some((*end, mark.doubtful <= end.place))
    }

    /// The first opening of a day; none where it is closed or no day of the table.
    pub(super) fn opening_of(&self, place: u32) -> Option<Minute> {
        Minute::new(place, self.hours_of(place)?.opening()?)
    }

    /// The last closing of a day; none where it is closed or no day of the table.
    pub(super) fn closing_of(&self, place: u32) -> Option<Minute> {
        let mark = self.marks.get(usize::try_from(place).ok()?)?;
        let next = self.open_days.get(usize::try_from(mark.open_before).ok()?)?;
        (next.place == place).then_some(next.closing)
    }

    /// Whether the status of any day from one to another, both included, may still change; past the table it may.
    pub(super) fn may_change(&self, first: u32, last: u32) -> bool {
        let mark = usize::try_from(first).ok().and_then(|first| self.marks.get(first));
        first <= last && mark.is_none_or(|mark| mark.doubtful <= last)
    }

    /// The moment at which `minutes` open minutes have passed since `from`: `from` itself if `minutes` is 0; a span that fills a
    /// window ends when the window closes.
    pub(super) fn open_minutes_after(&self, from: Minute, minutes: u64) -> Result<Minute, BeyondTable> {
        if minutes == 0 {
            return Ok(from);
        }
        let end = || {
            let target = self.elapsed(from)?.checked_add(minutes)?;
            let day = self.day_of_elapsed(target)?;
            let passed = target.checked_sub(*self.minutes_before.get(day)?)?;
            let minute = self.hours_at(day)?.end_of(u16::try_from(passed).ok()?)?;
            Minute::new(u32::try_from(day).ok()?, minute)
        };
        end().ok_or(self.beyond())
    }

    /// Open minutes of the table that have passed by a moment.
    pub(super) fn elapsed(&self, at: Minute) -> Option<u64> {
        let before = self.minutes_before.get(usize::try_from(at.day()).ok()?)?;
        before.checked_add(u64::from(self.hours_of(at.day())?.minutes_before(at.of_day())))
    }

    /// The last day with fewer than so many open minutes before it.
    fn day_of_elapsed(&self, target: u64) -> Option<usize> {
        let step = usize::try_from(target.checked_div(STEP)?).ok()?;
        let mut day = usize::try_from(*self.by_minutes.get(step)?).ok()?;
        while self.minutes_before.get(day).is_some_and(|before| *before < target) {
            day = day.checked_add(1)?;
        }
        day.checked_sub(1)
    }

    /// The working day with so many working days before it in the table.
    pub(super) fn open_day(&self, before: u32) -> Option<u32> {
        self.open_days.get(usize::try_from(before).ok()?).map(|day| day.place)
    }
}

/// How many open minutes one entry of [`by_minutes`] stands for: half a working day, so that few days lie between two.
const STEP: u64 = 240;

/// For each multiple of [`STEP`], the first day that has at least so many open minutes before it.
pub(super) fn by_minutes(minutes_before: &[u64]) -> Vec<u32> {
    let mut days = Vec::new();
    let mut next = 0_u64;
    for (day, before) in (0_u32..).zip(minutes_before) {
        while next <= *before {
            days.push(day);
            let Some(after) = next.checked_add(STEP) else { return days };
            next = after;
        }
    }
    days
}
