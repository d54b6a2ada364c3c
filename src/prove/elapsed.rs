//! What links a date with its distance to the receipt: for every day of receipt, which regions of the date itself, of the days
//! and of the years from it can hold together, and with which date and weekday of receipt.
//!
//! Between two values at which some region begins nothing changes, so that the values beside each of those say all.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::domain::weekday_code;
use super::limits::{MOST_REGIONS, TooMuch};
use super::space::Receipts;
use crate::bundle::{FIRST_DATE, LAST_DATE, Weekday, day_number, numbered_day};
use crate::calendar::years_between;
use crate::model::Var;

/// One value for each of some facts.
type Choice = Vec<(Var, i64)>;

/// What can be together.
pub(super) struct Links {
    linked: BTreeSet<Var>,
    /// For each kind of receipt: one of the choices for the receipt, and of those for each date.
    pub(super) receipts: BTreeSet<Vec<BTreeSet<Choice>>>,
}

impl Links {
    /// Whether a fact is linked with another one.
    pub(super) fn is_linked(&self, var: &Var) -> bool {
        self.linked.len() > 1 && self.linked.contains(var)
    }
}

/// The links between the facts that rules look at, whose regions start at `starts`; none where no rule looks at a distance.
///
/// # Errors
/// [`TooMuch`] where they are too many.
pub(super) fn links(
    vars: &[&Var],
    starts: &dyn Fn(&Var) -> Option<Vec<i64>>,
    receipts: &Receipts,
) -> Result<Option<Links>, TooMuch> {
    let name = |var: &&Var| match var {
        Var::DaysFrom(name) | Var::YearsFrom(name) => Some(name.clone()),
        _ => None,
    };
    let names: BTreeSet<String> = vars.iter().filter_map(name).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let mut linked: BTreeSet<Var> = BTreeSet::new();
    let mut found = BTreeSet::new();
    let groups: Vec<Group> = names.iter().map(|name| Group::new(name, starts)).collect();
    for group in &groups {
        linked.extend(group.axes.iter().map(|(var, _)| var.clone()));
    }
    let of_receipt = [Var::ReceivedDate, Var::ReceivedWeekday].into_iter().filter(|var| vars.contains(&var));
    let of_receipt: Vec<(Var, Vec<i64>)> = of_receipt.filter_map(|var| Some((var.clone(), starts(&var)?))).collect();
    linked.extend(of_receipt.iter().map(|(var, _)| var.clone()));
    for day in receipts.from.iter_days().take_while(|day| *day <= receipts.last) {
        let of_day = |var: &Var| match var {
            Var::ReceivedDate => Some(day_number(day)),
            _ => Some(weekday_code(Weekday::from(day.weekday()))),
        };
        let mut kind = vec![BTreeSet::from([choice(&of_receipt, &of_day)])];
        kind.extend(groups.iter().map(|group| group.choices(day)));
        found.insert(kind);
        if found.len() > MOST_REGIONS {
            return Err(TooMuch::Boxes);
        }
    }
    Ok(Some(Links { linked, receipts: found }))
}

/// A date with what rules look at of it: the first value of each region.
struct Group {
    axes: Vec<(Var, Vec<i64>)>,
}

impl Group {
    fn new(name: &str, starts: &dyn Fn(&Var) -> Option<Vec<i64>>) -> Self {
        let name = || name.to_owned();
        let all = [Var::Fact(name()), Var::DaysFrom(name()), Var::YearsFrom(name())];
        Self { axes: all.into_iter().filter_map(|var| Some((var.clone(), starts(&var)?))).collect() }
    }

    /// What the date and its distances can be for a day of receipt.
    fn choices(&self, today: NaiveDate) -> BTreeSet<Choice> {
        let mut dates = BTreeSet::from([FIRST_DATE, LAST_DATE]);
        for (var, starts) in &self.axes {
            for start in starts {
                let at = match var {
                    Var::DaysFrom(_) => day_number(today).checked_sub(*start).and_then(numbered_day),
                    Var::YearsFrom(_) => anniversary(today, *start),
                    _ => numbered_day(*start),
                };
                let Some(number) = at.map(day_number) else { continue };
                // 29 February moves an anniversary by a day.
                let beside = (-2..=2).filter_map(|by| number.checked_add(by)).filter_map(numbered_day);
                dates.extend(beside.filter(|date| (FIRST_DATE..=LAST_DATE).contains(date)));
            }
        }
        let of = |from: NaiveDate| {
            choice(&self.axes, &|var| match var {
                Var::DaysFrom(_) => day_number(today).checked_sub(day_number(from)),
                Var::YearsFrom(_) => years_between(from, today),
                _ => Some(day_number(from)),
            })
        };
        dates.into_iter().map(of).collect()
    }
}

/// The day so many years before.
fn anniversary(today: NaiveDate, years: i64) -> Option<NaiveDate> {
    let year = i32::try_from(i64::from(today.year()).checked_sub(years)?).ok()?;
    today.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

/// The first value of the region that each value lies in.
fn choice(axes: &[(Var, Vec<i64>)], of: &dyn Fn(&Var) -> Option<i64>) -> Choice {
    let start = |(var, starts): &(Var, Vec<i64>)| {
        let value = of(var)?;
        Some((var.clone(), starts.iter().copied().filter(|start| *start <= value).max()?))
    };
    axes.iter().filter_map(start).collect()
}
