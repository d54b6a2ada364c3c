//! Every limit that a version may have, counted side by side.

use std::collections::BTreeSet;

use super::super::clock::{DAY, day_of, key};
use super::super::expr::{
    Expr, NO_NUMBER, add, all, any, case, eq, first, greatest, known, lt, n, of, p, rem, sure, unknown, when,
};
use super::super::limits::Measure;
use super::super::view::{Chain, Join};
use super::count::{From, Part};
use super::start::open_before;
use super::{Columns, Making, alias, join, put};

/// What stands for the moment of a limit that has none.
pub(super) const NONE: i64 = -1;
/// How many counters one view has.
const TOGETHER: usize = 8;

/// A counter: with the pauses, or without them, where that may be later.
#[derive(Clone, Copy)]
struct Counter {
    number: usize,
    is_plain: bool,
}

impl Counter {
    fn column(self, name: &str) -> String {
        format!("t_{name}{}{}", self.number, if self.is_plain { "_plain" } else { "" })
    }
}

pub(super) fn limits(making: &Making<'_, '_>, chain: &mut Chain) {
    let all_counters: Vec<usize> = (0..making.model.counters()).collect();
    for group in all_counters.chunks(TOGETHER) {
        let mut counters = Vec::new();
        for number in group {
            counters.push(Counter { number: *number, is_plain: false });
            // An end in hours that moves to Monday's close would come before it once the pause puts it on Monday morning.
            if making.model.measures(*number).iter().any(|part| part.contains(&Measure::Clock)) {
                counters.push(Counter { number: *number, is_plain: true });
            }
        }
        base(making, chain, &counters);
        let most = group.iter().map(|number| making.model.measures(*number).len()).max().unwrap_or(0);
        for part in 1..most {
            let longer = |counter: &&Counter| making.model.measures(counter.number).len() > part;
            let counters: Vec<Counter> = counters.iter().filter(longer).copied().collect();
            further(making, chain, &counters, part);
        }
        later_of(chain, &counters);
    }
}

fn unit(number: usize, part: usize) -> Expr {
    p(format!("t_unit{number}_{part}"))
}

/// The first part, to which pauses add.
fn base(making: &Making<'_, '_>, chain: &mut Chain, counters: &[Counter]) {
    let mut columns: Columns = Vec::new();
    let none = BTreeSet::new();
    let measures = |counter: &Counter| making.model.measures(counter.number).first().cloned().unwrap_or(none.clone());
    for counter in counters {
        let number = counter.number;
        let is_late = sure(lt(p(format!("t_cutoff{number}")), rem(p("t_start"), DAY)));
        put(&mut columns, counter.column("late"), is_late);
        if measures(counter).is_empty() {
            continue;
        }
        let is = |measure: Measure| eq(unit(number, 0), n(measure as i64));
        let pauses = [Measure::Clock, Measure::Working, Measure::WorkingDays, Measure::Days]
            .into_iter()
            .filter(|measure| measures(counter).contains(measure))
            .map(|measure| (is(measure), p(format!("t_paused{}", measure as i64))));
        let count = p(format!("t_count{number}_0"));
        let count = if counter.is_plain { count } else { add(count, case(pauses.collect::<Vec<_>>(), n(0))) };
        let is_needed = any([p(format!("t_law{number}")), p(format!("t_own{number}"))]);
        put(&mut columns, counter.column("many"), when(is_needed, count));
    }
    chain.step(columns, Vec::new(), |_| false);

    let part = |counter: &Counter, measures: &BTreeSet<Measure>, build: &dyn Fn(&Part<'_>) -> Expr| {
        let late = p(counter.column("late"));
        let either = |next: &str, own: &str| case([(late.clone(), p(next))], p(own));
        let extra = if counter.is_plain || !measures.contains(&Measure::Months) { n(0) } else { p("t_paused4") };
        build(&Part {
            measures,
            unit: unit(counter.number, 0),
            count: p(counter.column("many")),
            extra,
            from: From {
                at: either("t_next_at", "t_start"),
                upto: add(p("t_upto"), case([(late.clone(), n(1))], n(0))),
                today_end: either("t_next_end", "t_today_end"),
                month: either("t_next_month", "t_month"),
                day_of_month: either("t_next_day_of_month", "t_day_of_month"),
                elapsed: either("t_next_elapsed", "t_elapsed"),
            },
        })
    };
    let mut columns: Columns = Vec::new();
    for counter in counters {
        let measures = measures(counter);
        put(
            &mut columns,
            counter.column("direct"),
            case([(unknown(unit(counter.number, 0)), n(NONE))], part(counter, &measures, &|part| part.direct())),
        );
        if measures.is_empty() {
            continue;
        }
        put(&mut columns, counter.column("key"), part(counter, &measures, &|part| part.key()));
        if measures.contains(&Measure::Working) {
            put(&mut columns, counter.column("bucket"), part(counter, &measures, &|part| part.bucket()));
        }
    }
    chain.step(columns, Vec::new(), |_| false);

    let (mut columns, mut joins): (Columns, Vec<Join>) = (Vec::new(), Vec::new());
    for counter in counters {
        let measures = measures(counter);
        let direct = p(counter.column("direct"));
        let due = if measures.is_empty() {
            direct
        } else {
            let (days, minutes) = look_up(counter, &measures, &mut joins);
            part(counter, &measures, &|part| part.found(making, direct.clone(), days, minutes))
        };
        put(&mut columns, counter.column("due"), due);
    }
    let spent = |name: &str| {
        counters
            .iter()
            .any(|counter| ["late", "many", "direct", "key", "bucket"].iter().any(|one| counter.column(one) == name))
    };
    chain.step(columns, joins, spent);
}

/// Joins what a counter looks up; the aliases of days and of open minutes.
fn look_up(counter: &Counter, measures: &BTreeSet<Measure>, joins: &mut Vec<Join>) -> (&'static str, &'static str) {
    let days = alias(joins.len());
    joins.push(join("thutuc_days", days, "key", p(counter.column("key"))));
    let minutes = alias(joins.len());
    if measures.contains(&Measure::Working) {
        joins.push(join("thutuc_open_minutes", minutes, "key", p(counter.column("bucket"))));
    }
    (days, minutes)
}

/// A part in another unit, which counts from the moment reached so far.
fn further(making: &Making<'_, '_>, chain: &mut Chain, counters: &[Counter], place: usize) {
    let none = BTreeSet::new();
    let measures =
        |counter: &Counter| making.model.measures(counter.number).get(place).cloned().unwrap_or(none.clone());
    let (mut columns, mut joins): (Columns, Vec<Join>) = (Vec::new(), Vec::new());
    for counter in counters {
        let due = p(counter.column("due"));
        let day = alias(joins.len());
        joins.push(join("thutuc_days", day, "key", key(p("t_days"), day_of(due.clone()))));
        for (name, value) in from(making, day, &due).columns() {
            put(&mut columns, counter.column(name), value);
        }
    }
    chain.step(columns, joins, |_| false);

    let part = |counter: &Counter, measures: &BTreeSet<Measure>, build: &dyn Fn(&Part<'_>) -> Expr| {
        build(&Part {
            measures,
            unit: unit(counter.number, place),
            count: p(format!("t_count{}_{place}", counter.number)),
            extra: n(0),
            from: From::of(|name| p(counter.column(name))),
        })
    };
    let mut columns: Columns = Vec::new();
    for counter in counters {
        let measures = measures(counter);
        put(&mut columns, counter.column("direct"), part(counter, &measures, &|part| part.direct()));
        put(&mut columns, counter.column("key"), part(counter, &measures, &|part| part.key()));
        put(&mut columns, counter.column("bucket"), part(counter, &measures, &|part| part.bucket()));
    }
    chain.step(columns, Vec::new(), |_| false);

    let (mut columns, mut joins): (Columns, Vec<Join>) = (Vec::new(), Vec::new());
    for counter in counters {
        let measures = measures(counter);
        let due = p(counter.column("due"));
        let (days, minutes) = look_up(counter, &measures, &mut joins);
        let found = part(counter, &measures, &|part| part.found(making, p(counter.column("direct")), days, minutes));
        // What is not reached, or has no such part, stays what it is.
        let is_there = all([known(unit(counter.number, place)), known(due.clone())]);
        put(&mut columns, counter.column("due"), case([(is_there, found)], due));
    }
    let spent = |name: &str| {
        counters.iter().any(|counter| {
            From::NAMES.iter().chain(&["direct", "key", "bucket"]).any(|one| counter.column(one) == name)
        })
    };
    chain.step(columns, joins, spent);
}

/// A moment to count from, with the row of its day.
pub(super) fn from(making: &Making<'_, '_>, day: &'static str, at: &Expr) -> From {
    let is_within = all([of(day, "is_open"), lt(at.clone(), of(day, "end_at"))]);
    // Past the calendar nothing is counted from.
    let is_there = known(of(day, "upto"));
    From {
        at: case([(is_there, at.clone())], NO_NUMBER),
        upto: of(day, "upto"),
        today_end: case([(is_within, of(day, "end_at"))], of(day, "next_end")),
        month: of(day, "month"),
        day_of_month: of(day, "day_of_month"),
        elapsed: open_before(making, day, at.clone()),
    }
}

/// Of a counter with pauses and one without the later moment.
fn later_of(chain: &mut Chain, counters: &[Counter]) {
    let mut columns: Columns = Vec::new();
    for plain in counters.iter().filter(|counter| counter.is_plain) {
        let paused = Counter { is_plain: false, ..*plain };
        let (due, other) = (p(paused.column("due")), p(plain.column("due")));
        let is_broken = any([unknown(due.clone()), unknown(other.clone())]);
        let later = greatest([first([due.clone(), n(0)]), first([other, n(0)])]);
        // A limit that is none is the same both ways.
        let value = case([(is_broken, NO_NUMBER), (eq(due.clone(), n(NONE)), due)], later);
        put(&mut columns, paused.column("due"), value);
    }
    if columns.is_empty() {
        return;
    }
    let spent = |name: &str| counters.iter().any(|counter| counter.is_plain && counter.column("due") == name);
    chain.step(columns, Vec::new(), spent);
}
