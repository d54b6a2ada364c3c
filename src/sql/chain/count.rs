//! One part of a limit, counted from a moment: what is looked up for it, and the moment that is found.

use std::collections::BTreeSet;

use super::super::calendars::BUCKET;
use super::super::clock::{SPAN, day_of, key, months_later};
use super::super::expr::{Expr, NO_NUMBER, add, all, any, case, div, eq, le, lt, n, not, of, p, sub, sum, when};
use super::super::limits::Measure;
use super::Making;

/// The moment from which a part counts, with what the day's row says of it.
#[derive(Clone)]
pub(super) struct From {
    pub(super) at: Expr,
    /// How many working days there are up to that day.
    pub(super) upto: Expr,
    /// When a limit of that very day ends.
    pub(super) today_end: Expr,
    pub(super) month: Expr,
    pub(super) day_of_month: Expr,
    /// The open minutes before it.
    pub(super) elapsed: Expr,
}

impl From {
    /// What its columns are called.
    pub(super) const NAMES: [&'static str; 6] = ["at", "upto", "today", "month", "dom", "elapsed"];

    /// The columns that keep it.
    pub(super) fn columns(self) -> [(&'static str, Expr); 6] {
        let [at, upto, today, month, dom, elapsed] = Self::NAMES;
        [
            (at, self.at),
            (upto, self.upto),
            (today, self.today_end),
            (month, self.month),
            (dom, self.day_of_month),
            (elapsed, self.elapsed),
        ]
    }

    /// What such columns have kept.
    pub(super) fn of(column: impl Fn(&str) -> Expr) -> Self {
        let [at, upto, today_end, month, day_of_month, elapsed] = Self::NAMES.map(column);
        Self { at, upto, today_end, month, day_of_month, elapsed }
    }
}

/// A part: what it counts, in one of these measures, how many, and the days that go on top of months.
pub(super) struct Part<'a> {
    pub(super) measures: &'a BTreeSet<Measure>,
    pub(super) unit: Expr,
    pub(super) count: Expr,
    pub(super) extra: Expr,
    pub(super) from: From,
}

impl Part<'_> {
    fn is(&self, measure: Measure) -> Expr {
        // A measure that no version counts here needs no case.
        if self.measures.contains(&measure) { eq(self.unit.clone(), n(measure as i64)) } else { Expr::Yes(false) }
    }

    /// The moment where nothing is looked up: a limit of nothing, or one of no days.
    pub(super) fn direct(&self) -> Expr {
        let days = any([self.is(Measure::WorkingDays), self.is(Measure::Days)]);
        let none = eq(self.count.clone(), n(0));
        let today = any([
            all([days, none.clone()]),
            all([self.is(Measure::Months), none.clone(), eq(self.extra.clone(), n(0))]),
        ]);
        case(
            [(today, self.from.today_end.clone()), (all([self.is(Measure::Working), none]), self.from.at.clone())],
            NO_NUMBER,
        )
    }

    /// The key of the day or of the working day that is looked up.
    pub(super) fn key(&self) -> Expr {
        let from = &self.from;
        let (count, days) = (self.count.clone(), p("t_days"));
        let day = |number: Expr| key(days.clone(), number);
        let numbered = sub(add(from.upto.clone(), count.clone()), n(1));
        let month = months_later(from.month.clone(), from.day_of_month.clone(), count.clone());
        case(
            [
                (self.is(Measure::WorkingDays), when(lt(n(0), count.clone()), add(n(SPAN), day(numbered)))),
                (self.is(Measure::Days), day(add(day_of(from.at.clone()), count.clone()))),
                (self.is(Measure::Months), day(add(month, self.extra.clone()))),
                (self.is(Measure::Clock), day(day_of(add(from.at.clone(), count)))),
            ],
            NO_NUMBER,
        )
    }

    /// The key of the open minutes that are looked up.
    pub(super) fn bucket(&self) -> Expr {
        let last = sub(self.target(), n(1));
        when(all([self.is(Measure::Working), lt(n(0), self.count.clone())]), key(p("t_minutes"), div(last, BUCKET)))
    }

    fn target(&self) -> Expr {
        add(self.from.elapsed.clone(), self.count.clone())
    }

    /// The moment, by the rows that were found: nothing past the calendar.
    pub(super) fn found(
        &self,
        making: &Making<'_, '_>,
        direct: Expr,
        days: &'static str,
        minutes: &'static str,
    ) -> Expr {
        let clock = add(self.from.at.clone(), self.count.clone());
        let open = if self.measures.contains(&Measure::Working) { self.open_end(making, minutes) } else { NO_NUMBER };
        case(
            [
                (not(Expr::IsUnknown(Box::new(direct.clone()))), direct),
                (all([self.is(Measure::Clock), of(days, "is_open")]), clock),
                (self.is(Measure::Working), open),
            ],
            of(days, "end_at"),
        )
    }

    /// The minute at which so many open minutes have passed, on one of the days that are found.
    fn open_end(&self, making: &Making<'_, '_>, minutes: &'static str) -> Expr {
        let mut days = Vec::new();
        for place in (0..making.buckets).rev() {
            let before = of(minutes, format!("before{place}"));
            let passed = sub(self.target(), before.clone());
            let mut gone: Vec<Expr> = Vec::new();
            let mut windows = Vec::new();
            for window in 0..making.windows {
                let open = of(minutes, format!("open{place}_{window}"));
                let close = of(minutes, format!("close{place}_{window}"));
                let left = sub(passed.clone(), sum(gone.clone()));
                let length = sub(close, open.clone());
                windows.push((le(left.clone(), length.clone()), sum([of(minutes, format!("day{place}")), open, left])));
                gone.push(length);
            }
            days.push((lt(before, self.target()), case(windows, NO_NUMBER)));
        }
        case(days, NO_NUMBER)
    }
}
