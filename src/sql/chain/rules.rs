//! The version in force on the day of receipt, with the numbers of its conditions and limits, and what follows from the receipt.

use super::super::clock::SHIFT_DAYS;
use super::super::expr::{
    Expr, Type, all, any, case, eq, first, known, le, lt, n, not, of, p, rem, sub, sure, unknown, word,
};
use super::super::facts::Known;
use super::super::model::LEVELS;
use super::super::tables::{most_versions, part};
use super::super::view::Chain;
use super::read::day_and_minute;
use super::{Columns, Making, join, put};
use crate::bundle::{Channel, Derived, Weekday};

pub(super) fn rules(making: &Making<'_, '_>, chain: &mut Chain) {
    let (day, minute) = day_and_minute(&p("t_at"));
    let mut columns: Columns = Vec::new();
    let versions = (0..most_versions(making.model)).map(|place| {
        let column = |member: &str| of("q", format!("{member}{place}"));
        (all([le(column("from"), day.clone()), lt(day.clone(), column("to"))]), column("version"))
    });
    put(&mut columns, "t_version", case(versions.collect::<Vec<_>>(), super::super::expr::NO_NUMBER));
    put(&mut columns, "t_day", day);
    put(&mut columns, "t_minute", minute);
    chain.step(columns, vec![join("thutuc_procedures", "q", "number", p("t_code"))], |_| false);
    version(making, chain);
    complete(making, chain);
}

/// The columns of the version, and the facts that follow from the receipt.
fn version(making: &Making<'_, '_>, chain: &mut Chain) {
    let mut columns: Columns = Vec::new();
    put(&mut columns, "first_day", of("v", "first_day"));
    let is_channel = |channel: &Channel| eq(p("t_channel"), word(channel.as_str()));
    let offered = Channel::ALL.iter().map(|one| (is_channel(one), of("v", format!("offers_{}", one.as_str()))));
    put(&mut columns, "t_is_offered", case(offered, Expr::Unknown(Type::YesNo)));
    let way = case([(is_channel(&Channel::Mobile), case([(of("v", "offers_mobile"), n(1))], n(2)))], n(0));
    let cover = super::super::expr::add(super::super::expr::times(of("v", "cover"), 3), way);
    put(&mut columns, "t_reception_key", super::super::expr::add(p("t_receptions"), cover));
    for name in [
        "complete",
        "requirements",
        "same_day",
        "fee",
        "reappointment",
        "later_unit",
        "later_count",
        "shape",
        "is_paused",
    ] {
        put(&mut columns, format!("t_{name}"), of("v", name));
    }
    for (kind, most) in [("base", making.model.most_bases()), ("extension", making.model.most_extensions())] {
        for place in 0..most {
            put(&mut columns, format!("t_{kind}{place}"), of("v", format!("{kind}{place}")));
        }
    }
    for counter in 0..making.model.counters() {
        put(&mut columns, format!("t_cutoff{counter}"), of("v", format!("cutoff{counter}")));
        for place in 0..making.model.measures(counter).len() {
            for name in part(counter, place) {
                put(&mut columns, format!("t_{name}"), of("v", name));
            }
        }
    }
    let horizon = &making.model.bundle.horizon;
    let bound = |date| super::super::clock::day(date).unwrap_or_default();
    let outside = any([lt(p("t_day"), n(bound(horizon.from))), le(n(bound(horizon.to)), p("t_day"))]);
    let levels = (0_i64..).zip(LEVELS);
    let levels = levels.map(|(number, level)| (eq(p("t_level"), n(number)), of("v", format!("at_{}", level.as_str()))));
    let is_blank = |name: &str| unknown(p(name));
    let error = case(
        [
            (any(["procedure", "office", "t_at", "t_channel"].map(is_blank)), word("bad_row")),
            (unknown(p("t_code")), word("unknown_procedure")),
            (unknown(p("t_level")), word("unknown_office")),
            (outside, word("outside_horizon")),
            (any([lt(p("t_day"), p("t_from")), le(p("t_to"), p("t_day"))]), word("office_not_in_force")),
            (unknown(p("t_version")), word("no_version")),
            (not(sure(case(levels.collect::<Vec<_>>(), Expr::Unknown(Type::YesNo)))), word("wrong_level")),
            (known(of("v", "unsaid")), of("v", "unsaid")),
        ],
        Expr::Unknown(Type::Word),
    );
    put(&mut columns, "t_error", error);
    let mut against = Vec::new();
    for (place, fact) in making.model.facts.given().enumerate() {
        let Some(value) = derived(making, place, fact) else { continue };
        let given = p(&fact.column);
        against.push(sure(not(eq(given.clone(), value.clone()))));
        put(&mut columns, &fact.column, first([given, value]));
    }
    put(&mut columns, "t_contradiction", any(against));
    let spent = |name: &str| {
        matches!(name, "t_code" | "t_level" | "t_from" | "t_to" | "t_receptions" | "t_version")
            || name.starts_with("t_years")
    };
    chain.step(columns, vec![join("thutuc_versions", "v", "version", p("t_version"))], spent);
}

/// What a fact is by the receipt and other facts; none where nothing follows.
fn derived(making: &Making<'_, '_>, place: usize, fact: &Known) -> Option<Expr> {
    Some(match fact.fact.derived.as_ref()? {
        Derived::ReceivedTime => p("t_minute"),
        Derived::ReceivedDate => sub(p("t_day"), n(SHIFT_DAYS)),
        // Day 0 was a Monday as day 200000, a Thursday, tells.
        Derived::ReceivedWeekday => {
            let weekday = rem(p("t_day"), 7);
            let days = (0_i64..).zip(Weekday::ALL);
            let days = days.map(|(number, day)| (eq(weekday.clone(), n(number)), word(day.as_str())));
            case(days.collect::<Vec<_>>(), Expr::Unknown(Type::Word))
        }
        Derived::DaysFrom { fact: base } => {
            let base = making.model.facts.named(base)?;
            sub(sub(p("t_day"), n(SHIFT_DAYS)), p(&base.column))
        }
        Derived::YearsFrom { .. } => p(format!("t_years{place}")),
        Derived::DocumentsComplete => return None,
    })
}

/// Whether every required document is there, which may be given but not against the documents.
fn complete(making: &Making<'_, '_>, chain: &mut Chain) {
    let Some(fact) = making.model.facts.named("documents.complete") else { return };
    let given = p(&fact.column);
    let parts = super::super::model::chosen(&p("t_complete"), &making.model.complete.values, super::OPEN);
    let columns = vec![("t_parts".to_owned(), parts)];
    chain.step(columns, Vec::new(), |name| name == "t_complete");
    let mut columns: Columns = Vec::new();
    let against = sure(not(eq(given.clone(), p("t_parts"))));
    let error = case(
        [(p("t_bad_fact"), word("bad_fact_value")), (any([p("t_contradiction"), against]), word("contradiction"))],
        Expr::Unknown(Type::Word),
    );
    put(&mut columns, "t_fact_error", error);
    put(&mut columns, &fact.column, first([given, p("t_parts")]));
    chain.step(columns, Vec::new(), |name| matches!(name, "t_parts" | "t_bad_fact" | "t_contradiction"));
}
