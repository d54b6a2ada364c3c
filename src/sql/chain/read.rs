//! A dossier's row as numbers and canonical words, with the office and the procedure that it names.

use super::super::expr::{
    Expr, Function, NO_NUMBER, Type, add, all, among, any, call, case, div, eq, known, lt, n, not, of, p, rem, sub,
    sure, times, unknown, when, word,
};
use super::super::facts::Known;
use super::super::view::{Chain, Join};
use super::{Columns, Kept, Making, join, put};
use crate::bundle::{Channel, Derived, FactType, Weekday};

/// `07:30`.
const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
/// A national code with a local suffix.
const LOCAL: &str = "^[0-9][.][0-9]{6}[.]";

pub(super) fn read(making: &Making<'_, '_>, chain: &mut Chain) {
    let mut columns: Columns = Vec::new();
    put(&mut columns, "t_at", call(Function::MinuteOf, [p("received")]));
    let channels = Channel::ALL.iter().map(|one| (one.as_str(), one.vietnamese()));
    put(&mut columns, "t_channel", closed(&trimmed("channel"), channels));
    put(&mut columns, "t_returned", call(Function::MinuteOf, [p("returned")]));
    let mut bad = Vec::new();
    for fact in making.model.facts.given() {
        let (value, fault) = fact_value(fact);
        if value != p(&fact.column) {
            put(&mut columns, &fact.column, value);
        }
        bad.extend(fault);
    }
    put(&mut columns, "t_bad_fact", any(bad.into_iter().map(sure).collect::<Vec<_>>()));
    for (place, fact) in making.model.facts.given().enumerate() {
        let Some(Derived::YearsFrom { fact: base }) = &fact.fact.derived else { continue };
        if let Some(base) = making.model.facts.named(base) {
            put(&mut columns, format!("t_years{place}"), years(&p(&base.column), &p("received")));
        }
    }
    let code = trimmed("procedure");
    let national =
        when(call(Function::Matches, [code.clone(), word(LOCAL)]), call(Function::Cut, [code.clone(), n(1), n(8)]));
    put(&mut columns, "t_code", super::super::expr::first([of("c", "number"), of("l", "number")]));
    for (name, column) in [
        ("t_from", "from_day"),
        ("t_to", "to_day"),
        ("t_level", "level"),
        ("t_days", "days"),
        ("t_minutes", "minutes"),
        ("t_receptions", "receptions"),
    ] {
        put(&mut columns, name, of("o", column));
    }
    let mut joins = vec![
        join("thutuc_codes", "c", "code", code),
        join("thutuc_codes", "l", "code", national),
        join("thutuc_offices", "o", "office", trimmed("office")),
    ];
    let is_rated = making.kept == Kept::Measures;
    if is_rated {
        put(&mut columns, "t_begin", call(Function::MinuteOf, [of("q", "begin")]));
        put(&mut columns, "t_end", call(Function::MinuteOf, [of("q", "end")]));
        joins.push(Join { table: "period", alias: "q", on: None });
    }
    chain.step(columns, joins, |name| {
        matches!(name, "returned" | "status") || !is_rated && matches!(name, "channel" | "satisfaction" | "digitised")
    });
}

fn trimmed(column: &str) -> Expr {
    call(Function::Trim, [p(column)])
}

/// A closed value in its English form, whichever it is written in.
fn closed<'a>(text: &Expr, values: impl Iterator<Item = (&'a str, &'a str)>) -> Expr {
    let parts =
        values.map(|(english, vietnamese)| (among(text.clone(), [word(english), word(vietnamese)]), word(english)));
    case(parts, Expr::Unknown(Type::Word))
}

/// The value of a fact as conditions read it, and whether what is given is none.
fn fact_value(known_fact: &Known) -> (Expr, Option<Expr>) {
    let column = p(&known_fact.column);
    let text = trimmed(&known_fact.column);
    match &known_fact.fact.kind {
        FactType::Bool => (column, None),
        FactType::Number { min, max } | FactType::Money { min, max } => {
            let fault = any([lt(column.clone(), n(*min)), lt(n(*max), column.clone())]);
            (column, Some(fault))
        }
        FactType::Date => {
            let day = call(Function::DayOf, [column]);
            let bounds = known_fact.bounds().unwrap_or_default();
            let fault = any([lt(day.clone(), n(bounds.0)), lt(n(bounds.1), day.clone())]);
            (day, Some(fault))
        }
        FactType::Time => {
            let is_time = call(Function::Matches, [text.clone(), word(TIME)]);
            let number = |from: i64| call(Function::Number, [call(Function::Cut, [text.clone(), n(from), n(2)])]);
            let minute = add(times(number(1), 60), number(4));
            let fault = all([not(eq(text.clone(), word(""))), not(is_time.clone())]);
            (when(is_time, minute), Some(fault))
        }
        FactType::Choice { values } => {
            let value = if known_fact.fact.id == "received.weekday" {
                closed(&text, Weekday::ALL.iter().map(|day| (day.as_str(), day.vietnamese())))
            } else {
                case(
                    [(among(text.clone(), values.iter().map(|value| word(value))), text.clone())],
                    Expr::Unknown(Type::Word),
                )
            };
            let fault = all([known(text.clone()), not(eq(text, word(""))), unknown(value.clone())]);
            (value, Some(fault))
        }
    }
}

/// Whole years from a date to a moment; of 29 February 28 February in a year without one.
fn years(from: &Expr, to: &Expr) -> Expr {
    let of_date = |function: Function, date: &Expr| call(function, [date.clone()]);
    let year = of_date(Function::Year, to);
    let is_leap = any([
        all([eq(rem(year.clone(), 4), n(0)), not(eq(rem(year.clone(), 100), n(0)))]),
        eq(rem(year.clone(), 400), n(0)),
    ]);
    let place = |date: &Expr| add(times(of_date(Function::Month, date), 100), of_date(Function::DayOfMonth, date));
    let anniversary = case([(all([eq(place(from), n(229)), not(is_leap)]), n(228))], place(from));
    let not_yet = case([(lt(place(to), anniversary), n(1))], n(0));
    let passed = sub(sub(year, of_date(Function::Year, from)), not_yet);
    case([(known(from.clone()), passed)], NO_NUMBER)
}

/// The day of a minute and the minute of that day.
pub(super) fn day_and_minute(minute: &Expr) -> (Expr, Expr) {
    let day = super::super::clock::DAY;
    (div(minute.clone(), day), rem(minute.clone(), day))
}
