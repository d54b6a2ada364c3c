//! Turns a moment of receipt into the moment counting starts: at once while the desk is open, else
//! at its next opening. Desks keep their own hours, apart from the calendar that counts days.

use chrono::{NaiveDate, NaiveDateTime};

use super::{BeyondTable, Hours, Minute, Table};

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
        self.hours_of(table, table.place(date)?).ok_or(table.beyond())
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
        let by_place = |place: u32, from: u16| intake(table.date_of(place)?, from);
        let (at, provisional) = self.opening_minute(table, table.minute(at)?, by_place)?;
        Ok(Opening { at: table.moment(at)?, provisional })
    }

    /// The same in the table's own days and minutes: the moment, and whether a day before it may still change.
    ///
    /// # Errors
    /// As [`Desk::counting_start_with`].
    pub fn opening_minute(
        &self,
        table: &Table,
        at: Minute,
        intake: impl Fn(u32, u16) -> Option<u16>,
    ) -> Result<(Minute, bool), BeyondTable> {
        let mut from = at.of_day();
        for day in at.day().. {
            let desk = self.hours_of(table, day).ok_or(table.beyond())?.next_open(from);
            // No program takes it in sooner than a desk that is open.
            let program = if desk == Some(from) { None } else { intake(day, from).map(|minute| minute.max(from)) };
            let first = match (desk, program) {
                (Some(desk), Some(program)) => Some(desk.min(program)),
                (one, other) => one.or(other),
            };
            if let Some(minute) = first {
                let opening = Minute::new(day, minute).ok_or(table.beyond())?;
                return Ok((opening, table.may_change(at.day(), day)));
            }
            from = 0;
        }
        Err(table.beyond())
    }

    fn hours_of(&self, table: &Table, day: u32) -> Option<&Hours> {
        let number = *table.desk.get(usize::try_from(day).ok()?)?;
        let is_shut = || {
            !self.closures.is_empty()
                && table.date_of(day).is_some_and(|date| self.closures.binary_search(&date).is_ok())
        };
        let from_monday = number.checked_sub(1).map(usize::from).filter(|_| !is_shut());
        Some(from_monday.and_then(|day| self.week.get(day)).unwrap_or(&CLOSED))
    }
}
