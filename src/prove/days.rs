//! The days of a calendar as offices that receive alike receive on them.

use chrono::{NaiveDate, NaiveDateTime};

use std::collections::HashMap;

use super::offices::{minute_of, moment};
use crate::bundle::digest;
use crate::calendar::Hours;

/// How many days are told from others by a number.
pub(super) const HEAD: usize = 5;

/// The days of a calendar as one office receives on them.
pub(super) struct Days {
    first: NaiveDate,
    /// The windows in which a dossier starts to count when it comes.
    windows: Vec<Hours>,
    /// A number for each look of a day: the calendar's hours and the windows.
    looks: Vec<u16>,
    /// By day, a number for each look of it and the days behind it, as many as [`HEAD`] says; the last days have none.
    heads: Vec<usize>,
    /// Of all the windows.
    digest: String,
}

impl Days {
    /// Days from `first` on.
    pub(super) fn new(first: NaiveDate, windows: Vec<Hours>, looks: Vec<u16>) -> Self {
        let digest = digest(format!("{first} {windows:?}").as_bytes());
        let mut names: HashMap<&[u16], usize> = HashMap::new();
        let heads = looks.windows(HEAD).map(|head| {
            let next = names.len();
            *names.entry(head).or_insert(next)
        });
        let heads = heads.collect();
        Self { first, windows, looks, heads, digest }
    }

    /// What tells the windows from those of other days.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// How many days a day is behind the first one.
    pub(super) fn offset(&self, day: NaiveDate) -> i64 {
        day.signed_duration_since(self.first).num_days()
    }

    fn index(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from(self.offset(day)).ok()
    }

    /// The windows of a day; none outside the calendar.
    pub(super) fn windows(&self, day: NaiveDate) -> &Hours {
        self.index(day).and_then(|index| self.windows.get(index)).unwrap_or(const { &Hours::CLOSED })
    }

    /// The looks of so many days from the one at a place on; none past the calendar.
    pub(super) fn looks(&self, index: usize, count: usize) -> Option<&[u16]> {
        self.looks.get(index..)?.get(..count)
    }

    /// The number of the looks of the first days from a place on; none where fewer are left.
    pub(super) fn head(&self, index: usize) -> Option<usize> {
        self.heads.get(index).copied()
    }

    /// When a dossier that comes at a moment starts to count; none past the calendar.
    pub(super) fn start(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let index = self.index(at.date())?;
        let mut from = minute_of(at);
        for (day, windows) in at.date().iter_days().zip(self.windows.get(index..)?) {
            if let Some(minute) = windows.next_open(from) {
                return moment(day, minute);
            }
            from = 0;
        }
        None
    }

    /// The stretches of days, from `first` on, in which a dossier that comes starts to count at `start` without coming
    /// then: the last minutes before it at which nothing takes dossiers in, each within one day, ends included.
    pub(super) fn waiting(&self, start: NaiveDateTime, first: NaiveDate) -> Vec<(NaiveDate, u16, u16)> {
        let mut found = Vec::new();
        let mut day = start.date();
        let mut end = minute_of(start);
        while day >= first {
            let windows = self.windows(day);
            let closings = windows.windows().iter().map(|[_, close]| *close);
            let closed = closings.filter(|close| *close <= end).max();
            let is_open = windows.windows().iter().any(|[open, close]| *open < end && end < *close);
            let from = closed.unwrap_or(0);
            if let Some(last) = end.checked_sub(1).filter(|last| from <= *last && !is_open) {
                found.push((day, from, last));
            }
            if closed.is_some() || is_open {
                break;
            }
            let Some(before) = day.pred_opt() else { break };
            (day, end) = (before, 1440);
        }
        found
    }
}
