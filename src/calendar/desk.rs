//! Turns a moment of receipt into the moment counting starts: at once while the desk is open, else
//! at its next opening. Desks keep their own hours, apart from the calendar that counts days.

use chrono::{NaiveDate, NaiveDateTime};

use super::moment::{minute_of, moment};
use super::{BeyondTable, Hours, Table};

static CLOSED: Hours = Hours::CLOSED;

/// The reception hours of one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    week: [Hours; 7],
    closures: Vec<NaiveDate>,
}

/// When a receipt starts to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The counting start.
    pub at: NaiveDateTime,
    /// Whether the status of a day from the receipt to the counting start may still change.
    pub provisional: bool,
}

impl Desk {
    /// A desk with these hours from Monday to Sunday (an office that states none keeps its
    /// calendar's working week) and these days shut out of turn (`đóng cửa`), in any order.
    pub fn new(week: [Hours; 7], mut closures: Vec<NaiveDate>) -> Self {
        closures.sort_unstable();
        closures.dedup();
        Self { week, closures }
    }

    /// The desk's windows on `date`: those of the weekday the calendar names, none on holidays,
    /// compensatory and swapped-off days and on the desk's own closures.
    ///
    /// # Errors
    /// [`BeyondTable`].
    pub fn hours(&self, table: &Table, date: NaiveDate) -> Result<&Hours, BeyondTable> {
        let weekday = table.desk_weekday(date)?;
        if self.closures.binary_search(&date).is_ok() {
            return Ok(&CLOSED);
        }
        let hours = weekday.and_then(|day| {
            let from_monday = usize::try_from(day.num_days_from_monday()).ok()?;
            self.week.get(from_monday)
        });
        Ok(hours.unwrap_or(&CLOSED))
    }

    /// When a dossier received at `at` starts to count.
    ///
    /// # Errors
    /// [`BeyondTable`] if the desk does not open again in the calendar's days.
    pub fn counting_start(&self, table: &Table, at: NaiveDateTime) -> Result<Opening, BeyondTable> {
        self.counting_start_with(table, at, |_, _| None)
    }

    /// The same while programs take dossiers in too: `intake` gives, for a date and a minute of it,
    /// the first minute at or after that at which a program's intake is open that day. (Intake is
    /// open up to *and including* its last minute, so its last window is `[open, last + 1)`.)
    ///
    /// # Errors
    /// [`BeyondTable`] if neither opens again in the calendar's days.
    pub fn counting_start_with(
        &self,
        table: &Table,
        at: NaiveDateTime,
        intake: impl Fn(NaiveDate, u16) -> Option<u16>,
    ) -> Result<Opening, BeyondTable> {
        let mut from = minute_of(at);
        for date in at.date().iter_days() {
            let desk = self.hours(table, date)?.next_open(from);
            let program = intake(date, from).map(|minute| minute.max(from));
            let first = match (desk, program) {
                (Some(desk), Some(program)) => Some(desk.min(program)),
                (one, other) => one.or(other),
            };
            if let Some(minute) = first {
                return Ok(Opening {
                    at: moment(date, minute).ok_or(table.beyond())?,
                    provisional: table.is_provisional(at.date(), date),
                });
            }
            from = 0;
        }
        Err(table.beyond())
    }
}
