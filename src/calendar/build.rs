//! Expands a calendar's rules, day by day, into the table a bundle carries and into what each day
//! is. It refuses rows that name no day and swaps that contradict the working week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::lunar::{LunarError, Year};
use super::rules::is_known;
use super::{
    Compensation, Holiday, Hours, MAX_DAYS, PATTERN_CHARS, Parts, Rules, Swap, Table, TableError,
    When,
};

/// A table and what stands behind each of its days.
#[derive(Clone, Debug)]
pub struct Built {
    /// The calendar, ready to answer.
    pub table: Table,
    /// Every day of the table in order.
    pub days: Vec<DayInfo>,
}

/// What one day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayInfo {
    /// The day.
    pub date: NaiveDate,
    /// The first kind that fits.
    pub kind: DayKind,
    /// The holiday's name; on a compensatory day, of the holiday it makes up for.
    pub name: Option<String>,
    /// The other day of a swap, or the holiday that a compensatory day makes up for.
    pub counterpart: Option<NaiveDate>,
    /// Whether the calendar is open.
    pub open: bool,
    /// Whether the day's status may still change.
    pub provisional: bool,
}

/// What a day can be, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// A rest day worked for another day.
    SwappedWork,
    /// A day off, worked for on a rest day.
    SwappedOff,
    /// A public holiday, also on a weekly rest day.
    Holiday,
    /// A day off for a holiday that met a weekly rest day.
    Compensation,
    /// A weekly rest day.
    Rest,
    /// Any other day.
    Working,
}

impl DayKind {
    /// The kind's name in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SwappedWork => "swapped_work",
            Self::SwappedOff => "swapped_off",
            Self::Holiday => "holiday",
            Self::Compensation => "compensation",
            Self::Rest => "rest",
            Self::Working => "working",
        }
    }
}

/// Why rules give no table. Rows are counted from 0, in their order in [`Rules`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// The span has no day.
    #[error("the calendar's last day {last} is before its first {first}")]
    EmptySpan {
        /// First day asked for.
        first: NaiveDate,
        /// Last day asked for.
        last: NaiveDate,
    },
    /// A holiday row ends before it begins.
    #[error("holiday row {row} ends before it begins")]
    EmptyRange {
        /// Which row.
        row: usize,
    },
    /// A holiday row names a day that no year has.
    #[error("holiday row {row} names {day}/{month}, which no year has")]
    NoSuchDay {
        /// Which row.
        row: usize,
        /// Day of the month.
        day: u8,
        /// Month.
        month: u8,
    },
    /// A swap takes off a day that the working week does not open.
    #[error("swap row {row} takes off {off}, a weekly rest day")]
    SwapOff {
        /// Which row.
        row: usize,
        /// The day.
        off: NaiveDate,
    },
    /// A swap works a day that the working week opens anyway.
    #[error("swap row {row} works {work}, which is no weekly rest day")]
    SwapWork {
        /// Which row.
        row: usize,
        /// The day.
        work: NaiveDate,
    },
    /// A day is worked by two swaps.
    #[error("swap row {row} works {work}, which another row works already")]
    SwapTwice {
        /// Which row.
        row: usize,
        /// The day.
        work: NaiveDate,
    },
    /// A lunar row asks for a year that cannot be computed.
    #[error(transparent)]
    Lunar(#[from] LunarError),
    /// The span is no table.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Builds the days from `first` to `last` as they were known on `as_known` (none: all that was ever
/// announced counts). Rows, swaps and bounds announced later are ignored; undated ones always count.
///
/// A yearly holiday on a weekly rest day is made up for on the next day that the working week opens
/// and that nothing else takes, in date order (Labour Code 45/2019/QH14 art. 111(3)). Where a row
/// says that this is not settled, the day stays a working day and is listed as uncertain.
///
/// # Errors
/// [`BuildError`] names the row that makes no sense, or the span that is no table.
pub fn build(
    rules: &Rules,
    first: NaiveDate,
    last: NaiveDate,
    as_known: Option<NaiveDate>,
) -> Result<Built, BuildError> {
    let days = last.signed_duration_since(first).num_days();
    let days = usize::try_from(days).map_err(|_| BuildError::EmptySpan { first, last })?;
    if days >= MAX_DAYS {
        return Err(TableError::TooManyDays(days).into());
    }
    check(rules)?;
    let marks = Marks::new(rules, first, last, as_known)?;
    let table = Table::new(Parts {
        announced_to: rules.announced_to(as_known),
        ..marks.parts(rules, first, last)
    })?;
    let days = dates(first, last)
        .map(|date| marks.info(rules, &table, date))
        .collect();
    Ok(Built { table, days })
}

/// What the rules say of the days that are not ordinary.
struct Marks<'a> {
    /// Days worked, with the day each replaces.
    worked: BTreeMap<NaiveDate, NaiveDate>,
    /// Days swapped off, with the day worked instead.
    off: BTreeMap<NaiveDate, NaiveDate>,
    holidays: BTreeMap<NaiveDate, &'a Holiday>,
    /// Compensatory days, with the holiday's date and row.
    made_up: BTreeMap<NaiveDate, (NaiveDate, &'a Holiday)>,
    uncertain: BTreeSet<NaiveDate>,
}

impl<'a> Marks<'a> {
    fn new(
        rules: &'a Rules,
        first: NaiveDate,
        last: NaiveDate,
        as_known: Option<NaiveDate>,
    ) -> Result<Self, BuildError> {
        // Compensation only reaches forward: the year before the table settles its first days.
        let since = first
            .pred_opt()
            .and_then(|day| NaiveDate::from_ymd_opt(day.year(), 1, 1));
        let since = since.unwrap_or(first);
        let known = |swap: &&Swap| is_known(swap.announced, as_known);
        let swaps = || rules.swaps.iter().filter(known);
        let mut marks = Self {
            worked: swaps().map(|swap| (swap.work, swap.off)).collect(),
            off: swaps().map(|swap| (swap.off, swap.work)).collect(),
            holidays: BTreeMap::new(),
            made_up: BTreeMap::new(),
            uncertain: BTreeSet::new(),
        };
        let lunar = lunar_years(rules, since, last)?;
        let mut met_rest = Vec::new();
        for holiday in &rules.holidays {
            if !is_known(holiday.announced, as_known) {
                continue;
            }
            for date in occurrences(holiday, &lunar, since, last)? {
                marks.holidays.entry(date).or_insert(holiday);
                let is_yearly = !matches!(holiday.when, When::Dated { .. });
                if is_yearly && week_hours(rules, date).is_closed() {
                    met_rest.push((date, holiday));
                }
            }
        }
        met_rest.sort_by_key(|&(date, _)| date);
        let certain = |holiday: &Holiday| {
            rules.compensate && holiday.compensation == Compensation::AsCalendar
        };
        let possible =
            |holiday: &Holiday| certain(holiday) || holiday.compensation == Compensation::Unknown;
        let at_most = marks.make_up(rules, &met_rest, last, possible);
        marks.made_up = marks.make_up(rules, &met_rest, last, certain);
        marks.uncertain = (at_most.keys().copied())
            .filter(|date| *date >= first && !marks.made_up.contains_key(date))
            .collect();
        Ok(marks)
    }

    /// The compensatory days of those holidays for which `applies` holds.
    fn make_up(
        &self,
        rules: &Rules,
        met_rest: &[(NaiveDate, &'a Holiday)],
        last: NaiveDate,
        applies: impl Fn(&Holiday) -> bool,
    ) -> BTreeMap<NaiveDate, (NaiveDate, &'a Holiday)> {
        let mut made_up = BTreeMap::new();
        let mut taken_through = NaiveDate::MIN;
        for &(date, holiday) in met_rest.iter().filter(|(_, holiday)| applies(holiday)) {
            // Nothing is free between an earlier holiday and the day it took, so the search goes on
            // from there.
            let from = date.max(taken_through);
            let free = from.succ_opt().and_then(|from| {
                dates(from, last).find(|day| {
                    !week_hours(rules, *day).is_closed()
                        && !self.holidays.contains_key(day)
                        && !self.off.contains_key(day)
                })
            });
            let Some(free) = free else { break };
            made_up.insert(free, (date, holiday));
            taken_through = free;
        }
        made_up
    }

    fn is_off(&self, date: NaiveDate) -> bool {
        self.off.contains_key(&date)
            || self.holidays.contains_key(&date)
            || self.made_up.contains_key(&date)
    }

    fn parts(&self, rules: &Rules, first: NaiveDate, last: NaiveDate) -> Parts {
        let mut patterns = vec![Hours::CLOSED];
        for hours in &rules.week {
            if !patterns.contains(hours) {
                patterns.push(hours.clone());
            }
        }
        let (mut days, mut desks) = (String::new(), String::new());
        for date in dates(first, last) {
            // On a day worked by a swap, the weekday of the day it replaces rules.
            let model = self.worked.get(&date).copied();
            let (hours, desk) = match model {
                None if self.is_off(date) => (&Hours::CLOSED, 0),
                _ => {
                    let model = model.unwrap_or(date);
                    (
                        week_hours(rules, model),
                        model.weekday().number_from_monday(),
                    )
                }
            };
            let pattern = patterns.iter().position(|pattern| pattern == hours);
            days.extend(pattern.and_then(|place| PATTERN_CHARS.chars().nth(place)));
            desks.extend(char::from_digit(desk, 8));
        }
        Parts {
            first_day: first,
            days,
            patterns,
            desks,
            announced_to: None,
            uncertain: self.uncertain.iter().copied().collect(),
        }
    }

    fn info(&self, rules: &Rules, table: &Table, date: NaiveDate) -> DayInfo {
        let rest = week_hours(rules, date).is_closed();
        let (kind, counterpart) = if let Some(&off) = self.worked.get(&date) {
            (DayKind::SwappedWork, Some(off))
        } else if let Some(&work) = self.off.get(&date) {
            (DayKind::SwappedOff, Some(work))
        } else if self.holidays.contains_key(&date) {
            (DayKind::Holiday, None)
        } else if let Some(&(holiday, _)) = self.made_up.get(&date) {
            (DayKind::Compensation, Some(holiday))
        } else if rest {
            (DayKind::Rest, None)
        } else {
            (DayKind::Working, None)
        };
        let holiday = (self.holidays.get(&date).copied())
            .or_else(|| self.made_up.get(&date).map(|&(_, holiday)| holiday));
        DayInfo {
            date,
            kind,
            name: holiday.and_then(|holiday| holiday.name.clone()),
            counterpart,
            open: table.is_working_day(date).unwrap_or(false),
            provisional: table.is_provisional(date, date),
        }
    }
}

/// Checks what rows say by themselves, whatever the span.
fn check(rules: &Rules) -> Result<(), BuildError> {
    for (row, holiday) in rules.holidays.iter().enumerate() {
        match holiday.when {
            When::Dated { first, last } if last < first => {
                return Err(BuildError::EmptyRange { row });
            }
            When::Solar { day, month } if !solar_exists(day, month) => {
                return Err(BuildError::NoSuchDay { row, day, month });
            }
            When::Lunar { day, month }
                if !(1..=30).contains(&day) || !(1..=12).contains(&month) =>
            {
                return Err(BuildError::NoSuchDay { row, day, month });
            }
            _ => {}
        }
    }
    let mut worked = BTreeSet::new();
    for (row, &Swap { off, work, .. }) in rules.swaps.iter().enumerate() {
        if week_hours(rules, off).is_closed() {
            return Err(BuildError::SwapOff { row, off });
        }
        if !week_hours(rules, work).is_closed() {
            return Err(BuildError::SwapWork { row, work });
        }
        if !worked.insert(work) {
            return Err(BuildError::SwapTwice { row, work });
        }
    }
    Ok(())
}

fn solar_exists(day: u8, month: u8) -> bool {
    // 2000 was a leap year, so it had every day that a year can have.
    NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day)).is_some()
}

/// The lunar years that can have days in the span, if any row asks for one.
fn lunar_years(rules: &Rules, first: NaiveDate, last: NaiveDate) -> Result<Vec<Year>, LunarError> {
    let is_lunar = |holiday: &Holiday| matches!(holiday.when, When::Lunar { .. });
    if !rules.holidays.iter().any(is_lunar) {
        return Ok(Vec::new());
    }
    // A lunar year ends in the first weeks of the following solar year.
    let since = first.year().checked_sub(1).unwrap_or(first.year());
    (since..=last.year()).map(Year::new).collect()
}

/// The days of a row in the span, in order, on which it is law.
fn occurrences(
    holiday: &Holiday,
    lunar: &[Year],
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<NaiveDate>, LunarError> {
    let since = holiday.from.map_or(first, |from| from.max(first));
    let until = holiday.to.map_or(last, |to| to.min(last));
    let span = since..=until;
    Ok(match holiday.when {
        When::Dated { first, last } => dates(first.max(since), last.min(until)).collect(),
        When::Solar { day, month } => (first.year()..=last.year())
            .filter_map(|year| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)))
            .filter(|date| span.contains(date))
            .collect(),
        When::Lunar { day, month } => {
            let all: Result<Vec<_>, _> = lunar.iter().map(|year| year.solar(day, month)).collect();
            all?.into_iter()
                .filter(|date| span.contains(date))
                .collect()
        }
    })
}

static CLOSED: Hours = Hours::CLOSED;

fn week_hours(rules: &Rules, date: NaiveDate) -> &Hours {
    let from_monday = usize::try_from(date.weekday().num_days_from_monday());
    from_monday
        .ok()
        .and_then(|day| rules.week.get(day))
        .unwrap_or(&CLOSED)
}

/// Every date from `first` to `last`; none if `last` is earlier.
fn dates(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |date| *date <= last)
}
