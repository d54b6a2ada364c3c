//! Answers what a calendar is asked about single days and openings: working days, hours, the Nth
//! working day, the next opening, and whether any of it may still change.

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use super::moment::{minute_of, moment};
use super::{BeyondTable, Hours, Table};

impl Table {
    /// The opening windows of `date`; none on a closed day.
    ///
    /// # Errors
    /// [`BeyondTable`] if the table does not hold the day, here and in every question below.
    pub fn hours(&self, date: NaiveDate) -> Result<&Hours, BeyondTable> {
        let index = self.index(date)?;
        self.hours_at(index).ok_or(self.beyond())
    }

    /// Whether the calendar is open on `date`. A rest day worked by a swap is a working day.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, BeyondTable> {
        Ok(!self.hours(date)?.is_closed())
    }

    /// When the calendar first opens on `date`; none on a closed day.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn opening(&self, date: NaiveDate) -> Result<Option<NaiveDateTime>, BeyondTable> {
        Ok((self.hours(date)?.opening()).and_then(|minute| moment(date, minute)))
    }

    /// When the calendar last closes on `date`; none on a closed day. A closing at 24:00 is the
    /// following midnight.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn closing(&self, date: NaiveDate) -> Result<Option<NaiveDateTime>, BeyondTable> {
        Ok((self.hours(date)?.closing()).and_then(|minute| moment(date, minute)))
    }

    /// The weekday whose hours desks keep on `date`: its own, or on a day worked by a swap the one
    /// of the day it replaces. None when every desk is shut: on holidays, compensatory and
    /// swapped-off days. Programs do not take place then either.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn desk_weekday(&self, date: NaiveDate) -> Result<Option<Weekday>, BeyondTable> {
        let index = self.index(date)?;
        let number = self.desk.get(index).ok_or(self.beyond())?;
        Ok(number.checked_sub(1).and_then(|from_monday| Weekday::try_from(from_monday).ok()))
    }

    /// The first working day at or after `date`: where an end that falls on a rest day or holiday
    /// moves to (Civil Code 91/2015/QH13 art. 148(5)).
    ///
    /// # Errors
    /// [`BeyondTable`] also if no working day is left.
    pub fn working_day_from(&self, date: NaiveDate) -> Result<NaiveDate, BeyondTable> {
        let day = self.open_day_from(self.place(date)?);
        day.and_then(|day| self.date_of(day)).ok_or(self.beyond())
    }

    /// The `n`th working day after `date`, the day itself not counted (art. 147(2)). With `n` 0,
    /// the same as [`Table::working_day_from`].
    ///
    /// # Errors
    /// [`BeyondTable`] also if fewer than `n` working days are left.
    pub fn nth_working_day_after(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, BeyondTable> {
        let day = self.nth_open_day_after(self.place(date)?, n);
        day.and_then(|day| self.date_of(day)).ok_or(self.beyond())
    }

    /// The `n`th working day before `date`, the day itself not counted. With `n` 0, the last
    /// working day at or before `date`.
    ///
    /// # Errors
    /// [`BeyondTable`] also if fewer than `n` working days come before.
    pub fn nth_working_day_before(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, BeyondTable> {
        let index = self.index(date)?;
        let before = if n == 0 { index.checked_add(1) } else { Some(index) };
        let passed = before.and_then(|index| self.marks.get(index));
        self.working_day(passed.and_then(|mark| mark.open_before.checked_sub(n.max(1))))
    }

    /// How many working days lie after `after` up to and including `through`; 0 if `through` is not
    /// later.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn working_days_between(&self, after: NaiveDate, through: NaiveDate) -> Result<u32, BeyondTable> {
        let from = self.open_through(after)?;
        let to = self.open_through(through)?;
        to.max(from).checked_sub(from).ok_or(self.beyond())
    }

    /// `at` if the calendar is open then, else its next opening.
    ///
    /// # Errors
    /// [`BeyondTable`] also if it never opens again.
    pub fn next_opening(&self, at: NaiveDateTime) -> Result<NaiveDateTime, BeyondTable> {
        let date = at.date();
        if let Some(minute) = self.hours(date)?.next_open(minute_of(at)) {
            return moment(date, minute).ok_or(self.beyond());
        }
        let next = self.nth_working_day_after(date, 1)?;
        self.opening(next)?.ok_or(self.beyond())
    }

    /// How many minutes the calendar is open from `from` to `to`; 0 if `to` is not later.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn open_minutes_between(&self, from: NaiveDateTime, to: NaiveDateTime) -> Result<u64, BeyondTable> {
        let elapsed = |at: NaiveDateTime| self.elapsed(self.minute(at)?).ok_or(self.beyond());
        let (from, to) = (elapsed(from)?, elapsed(to)?);
        to.max(from).checked_sub(from).ok_or(self.beyond())
    }

    /// Whether the status of any day from `first` to `last`, both included, may still change: it
    /// lies after the last announced day, or no text settles it.
    pub fn is_provisional(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let parts = self.parts();
        if first > last {
            return false;
        }
        if parts.announced_to.is_none_or(|to| last > to) {
            return true;
        }
        let next = parts.uncertain.partition_point(|&date| date < first);
        (parts.uncertain.get(next)).is_some_and(|&date| date <= last)
    }

    /// The place of `date` in the table.
    pub(super) fn index(&self, date: NaiveDate) -> Result<usize, BeyondTable> {
        let days = date.to_epoch_days().checked_sub(self.first_number);
        let index = days.and_then(|days| usize::try_from(days).ok());
        index.filter(|&index| index < self.pattern.len()).ok_or(self.beyond())
    }

    /// The windows of the day at a place in the table.
    pub(super) fn hours_at(&self, index: usize) -> Option<&Hours> {
        let name = *self.pattern.get(index)?;
        self.hours.get(usize::from(name))
    }

    /// The working day with so many working days before it in the table.
    fn working_day(&self, before: Option<u32>) -> Result<NaiveDate, BeyondTable> {
        before.and_then(|before| self.open_day(before)).and_then(|day| self.date_of(day)).ok_or(self.beyond())
    }

    /// Working days of the table up to and including `date`.
    fn open_through(&self, date: NaiveDate) -> Result<u32, BeyondTable> {
        let next = self.index(date)?.checked_add(1);
        next.and_then(|next| self.marks.get(next)).map(|mark| mark.open_before).ok_or(self.beyond())
    }
}
