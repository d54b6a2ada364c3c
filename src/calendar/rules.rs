//! Holds what a calendar's author wrote, dated and unexpanded: the working week, holiday rows,
//! swaps and announcements. [`build`](super::build) turns them into a table.

use chrono::NaiveDate;

use super::Hours;

/// A calendar as its author stated it. Rows keep their order and their dates as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Opening hours from Monday to Sunday; a day without a window is the weekly rest day.
    pub week: [Hours; 7],
    /// `nghỉ lễ` rows.
    pub holidays: Vec<Holiday>,
    /// `hoán đổi` rows.
    pub swaps: Vec<Swap>,
    /// `nghỉ bù khi trùng ngày nghỉ hằng tuần`: a yearly holiday on a weekly rest day is made up
    /// for (Labour Code 45/2019/QH14 art. 111(3)).
    pub compensate: bool,
    /// `đã thông báo đến` rows: up to when holidays and swaps are certain.
    pub announced: Vec<Bound>,
}

/// One `nghỉ lễ` row: a day off by Labour Code 45/2019/QH14 art. 112, another law or an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day or days.
    pub when: When,
    /// The name, if the row has one.
    pub name: Option<String>,
    /// The first day on which the row is law; none: always was.
    pub from: Option<NaiveDate>,
    /// The last day on which the row is law, inclusive; none: no end.
    pub to: Option<NaiveDate>,
    /// What happens when it meets a weekly rest day. Only yearly rows are made up for.
    pub compensation: Compensation,
    /// When the row was announced; none: known from the start.
    pub announced: Option<NaiveDate>,
}

/// Which days a holiday row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Each year on this day of the solar calendar; 29/02 in leap years only.
    Solar {
        /// Day of the month, from 1.
        day: u8,
        /// Month, 1 to 12.
        month: u8,
    },
    /// Each year on this day of the lunar calendar at UTC+7, in the regular month, never in a leap
    /// one; day 30 is the month's last day, 29 or 30.
    Lunar {
        /// Day of the lunar month, 1 to 30.
        day: u8,
        /// Lunar month, 1 to 12.
        month: u8,
    },
    /// Once, from the first to the last day, both included.
    Dated {
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
}

/// Whether a yearly holiday that meets a weekly rest day is made up for on the next working day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compensation {
    /// As the calendar says (`nghỉ bù …`, or not).
    #[default]
    AsCalendar,
    /// `không nghỉ bù`: never.
    Never,
    /// `chưa rõ nghỉ bù`: no text settles it. The day stays a working day and is *uncertain*.
    Unknown,
}

/// One `hoán đổi` row: a working day off for a rest day worked. No article of the Labour Code provides for it: each swap is an
/// announcement of its own, which binds public servants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// The day taken off.
    pub off: NaiveDate,
    /// The rest day worked instead, with the hours of the weekday of `off`.
    pub work: NaiveDate,
    /// When the swap was announced; none: known from the start.
    pub announced: Option<NaiveDate>,
}

/// One `đã thông báo đến` row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The last day that is certain.
    pub to: NaiveDate,
    /// When this was announced; none: known from the start.
    pub announced: Option<NaiveDate>,
}

impl Rules {
    /// The days on which what is known of this calendar changed, sorted, each once: the dates to
    /// build patches for.
    pub fn announcements(&self) -> Vec<NaiveDate> {
        let mut dates: Vec<NaiveDate> = (self.holidays.iter().map(|row| row.announced))
            .chain(self.swaps.iter().map(|row| row.announced))
            .chain(self.announced.iter().map(|row| row.announced))
            .flatten()
            .collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// The last certain day, as far as known on `as_known` (none: all that was ever announced).
    /// None if nothing is announced.
    pub fn announced_to(&self, as_known: Option<NaiveDate>) -> Option<NaiveDate> {
        self.announced.iter().filter(|bound| is_known(bound.announced, as_known)).map(|bound| bound.to).max()
    }
}

/// Whether something announced on `announced` (none: always known) was known on `as_known` (none:
/// all counts).
pub(super) fn is_known(announced: Option<NaiveDate>, as_known: Option<NaiveDate>) -> bool {
    match (announced, as_known) {
        (Some(announced), Some(as_known)) => announced <= as_known,
        _ => true,
    }
}
