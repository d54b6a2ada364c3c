//! Marks the days on which a calendar's rules depart from its working week: holidays, compensatory
//! days, swaps, and the days that no text settles.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::lunar::{LunarError, Year};
use super::rules::is_known;
use super::table::CLOSED_DAY;
use super::{Compensation, DayInfo, DayKind, Holiday, Hours, Parts, Rules, Swap, Table, When};

/// What the rules say of the days that are not ordinary.
pub(super) struct Marks<'a> {
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
    pub(super) fn new(
        rules: &'a Rules,
        first: NaiveDate,
        last: NaiveDate,
        as_known: Option<NaiveDate>,
    ) -> Result<Self, LunarError> {
        // Compensation only reaches forward: the year before the table settles its first days.
        let since = first.pred_opt().and_then(|day| NaiveDate::from_ymd_opt(day.year(), 1, 1));
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
        let certain = |holiday: &Holiday| rules.compensate && holiday.compensation == Compensation::AsCalendar;
        let possible = |holiday: &Holiday| certain(holiday) || holiday.compensation == Compensation::Unknown;
        let at_most = marks.make_up(rules, &met_rest, last, possible);
        marks.made_up = marks.make_up(rules, &met_rest, last, certain);
        marks.uncertain =
            (at_most.keys().copied()).filter(|date| *date >= first && !marks.made_up.contains_key(date)).collect();
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
        self.off.contains_key(&date) || self.holidays.contains_key(&date) || self.made_up.contains_key(&date)
    }

    pub(super) fn parts(&self, rules: &Rules, first: NaiveDate, last: NaiveDate) -> Parts {
        let mut patterns: Vec<(char, &Hours)> = vec![(CLOSED_DAY, &CLOSED)];
        for (name, hours) in ('1'..).zip(&rules.week) {
            if !patterns.iter().any(|&(_, other)| other == hours) {
                patterns.push((name, hours));
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
                    (week_hours(rules, model), model.weekday().number_from_monday())
                }
            };
            let pattern = patterns.iter().find(|&&(_, pattern)| pattern == hours);
            days.extend(pattern.map(|&(name, _)| name));
            desks.extend(char::from_digit(desk, 8));
        }
        Parts {
            first_day: first,
            days,
            patterns: (patterns.into_iter().skip(1)).map(|(name, hours)| (name, hours.clone())).collect(),
            desks,
            announced_to: None,
            uncertain: self.uncertain.iter().copied().collect(),
        }
    }

    pub(super) fn info(&self, rules: &Rules, table: &Table, date: NaiveDate) -> DayInfo {
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
        let holiday =
            (self.holidays.get(&date).copied()).or_else(|| self.made_up.get(&date).map(|&(_, holiday)| holiday));
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
            all?.into_iter().filter(|date| span.contains(date)).collect()
        }
    })
}

static CLOSED: Hours = Hours::CLOSED;

pub(super) fn week_hours(rules: &Rules, date: NaiveDate) -> &Hours {
    let from_monday = usize::try_from(date.weekday().num_days_from_monday());
    from_monday.ok().and_then(|day| rules.week.get(day)).unwrap_or(&CLOSED)
}

/// Every date from `first` to `last`; none if `last` is earlier.
pub(super) fn dates(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |date| *date <= last)
}
