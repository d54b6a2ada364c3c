//! When counting starts, which stretches do not count, and which sessions take the dossier in.

use super::super::clock::{DAY, day_of, key};
use super::super::expr::{
    Expr, NO, Type, add, all, any, case, eq, first, greatest, known, lt, n, of, p, rem, sub, sum, times, unknown, when,
    word,
};
use super::super::view::Chain;
use super::{Columns, Kept, Making, PAUSES, alias, join, put};

pub(super) fn start(making: &Making<'_, '_>, chain: &mut Chain) {
    open(making, chain);
    pauses(making, chain);
}

fn numbered(name: &str, place: usize) -> String {
    format!("t_{name}{place}")
}

/// The desk's and the programs' openings: of the receipt or of the last return that restarted the clock, and of returns that ended a
/// pause.
fn open(making: &Making<'_, '_>, chain: &mut Chain) {
    let reception_day = |at: Expr| key(p("t_reception"), day_of(at));
    let mut columns: Columns = Vec::new();
    put(&mut columns, "t_open", first([p("t_restart"), p("t_at")]));
    chain.step(columns, Vec::new(), |_| false);

    let mut columns: Columns = Vec::new();
    put(&mut columns, "t_is_taken", of("d", "is_mobile"));
    put(&mut columns, "t_hall", of("s", "hall"));
    put(&mut columns, "t_next", of("s", "next_at"));
    let mut joins = vec![
        join("thutuc_reception_days", "d", "key", reception_day(p("t_at"))),
        join("thutuc_reception_days", "s", "key", reception_day(p("t_open"))),
    ];
    let returns = if making.model.pauses() { PAUSES } else { 0 };
    for place in 0..returns {
        let returned = when(p(numbered("papers", place)), p(numbered("back", place)));
        joins.push(join("thutuc_reception_days", alias(place), "key", reception_day(returned)));
        put(&mut columns, numbered("hall", place), of(alias(place), "hall"));
        put(&mut columns, numbered("next", place), of(alias(place), "next_at"));
    }
    chain.step(columns, joins, |_| false);

    let mut columns: Columns = Vec::new();
    let minute = |hall: Expr, at: Expr| add(hall, rem(at, DAY));
    let opening = |alias: &'static str, at: Expr, next: Expr| {
        let today = add(times(day_of(at), DAY), of(alias, "next_open"));
        first([today, next])
    };
    put(&mut columns, "t_start", opening("s", p("t_open"), p("t_next")));
    let mut joins = vec![join("thutuc_reception_minutes", "s", "key", minute(p("t_hall"), p("t_open")))];
    for place in 0..returns {
        let back = p(numbered("back", place));
        joins.push(join(
            "thutuc_reception_minutes",
            alias(place),
            "key",
            minute(p(numbered("hall", place)), back.clone()),
        ));
        let opened = opening(alias(place), back.clone(), p(numbered("next", place)));
        put(&mut columns, numbered("back", place), case([(p(numbered("papers", place)), opened)], back));
    }
    let error = case(
        [
            (known(p("t_error")), p("t_error")),
            (
                super::super::expr::not(any([
                    p("t_is_offered"),
                    all([eq(p("t_channel"), word("mobile")), super::super::expr::sure(p("t_is_taken"))]),
                ])),
                word("channel_not_offered"),
            ),
            (known(p("t_fact_error")), p("t_fact_error")),
            (known(p("t_event_error")), p("t_event_error")),
        ],
        Expr::Unknown(Type::Word),
    );
    put(&mut columns, "t_error", error);
    chain.step(columns, joins, |name| {
        matches!(
            name,
            "t_fact_error" | "t_event_error" | "t_is_offered" | "t_is_taken" | "t_hall" | "t_next" | "t_open"
        ) || name.starts_with("t_hall")
            || name.starts_with("t_next")
            || name.starts_with("t_papers") && returns == 0
    });
}

/// Pauses as stretches from the counting start on, and what they add to limits by their measures.
fn pauses(making: &Making<'_, '_>, chain: &mut Chain) {
    // A clock that has not started, or not gone on yet, is not stopped: a pause begins after the one before it has ended.
    let mut columns: Columns = Vec::new();
    let returned = |place: usize| first([p(numbered("back", place)), n(0)]);
    let until = |place: usize| {
        let earlier = (0..place).map(returned);
        greatest(std::iter::once(p("t_start")).chain(earlier).collect::<Vec<_>>())
    };
    let mut broken = vec![unknown(p("t_start"))];
    for place in 0..PAUSES {
        let began = p(numbered("began", place));
        let next = place.checked_add(1).unwrap_or(place);
        let is_there = known(began.clone());
        put(&mut columns, numbered("began", place), when(is_there.clone(), greatest([began, until(place)])));
        put(&mut columns, numbered("back", place), when(is_there.clone(), greatest([until(place), until(next)])));
        broken.push(all([is_there, unknown(p(numbered("back", place)))]));
    }
    let error =
        case([(known(p("t_error")), p("t_error")), (any(broken), word("beyond_calendar"))], Expr::Unknown(Type::Word));
    put(&mut columns, "t_error", error);
    let ended = (0..PAUSES).map(returned);
    let resumed = greatest(ended.collect::<Vec<_>>());
    put(&mut columns, "t_resumed", when(known(p("t_began0")), greatest([resumed, p("t_start")])));
    chain.step(columns, Vec::new(), |name| name.starts_with("t_papers") || name == "t_restart");

    // The days of the pauses, of the counting start, and the sessions that take the dossier in then.
    let mut columns: Columns = Vec::new();
    let day = |at: Expr| key(p("t_days"), day_of(at));
    let mut joins = Vec::new();
    let mut working_days = Vec::new();
    let mut working_minutes = Vec::new();
    for place in 0..PAUSES {
        let (began, back) = (p(numbered("began", place)), p(numbered("back", place)));
        let twice = place.checked_mul(2).unwrap_or_default();
        let (from, to) = (alias(twice), alias(twice.checked_add(1).unwrap_or(twice)));
        joins.push(join("thutuc_days", from, "key", day(began.clone())));
        joins.push(join("thutuc_days", to, "key", day(back.clone())));
        let is_there = known(began.clone());
        let added = |value: Expr| case([(is_there.clone(), value)], n(0));
        working_days.push(added(sub(of(to, "upto"), of(from, "upto"))));
        let elapsed = sub(open_before(making, to, back), open_before(making, from, began));
        working_minutes.push(added(elapsed));
    }
    let passed = |unit: &dyn Fn(Expr) -> Expr| {
        let each = (0..PAUSES).map(|place| {
            let (began, back) = (p(numbered("began", place)), p(numbered("back", place)));
            case([(known(began.clone()), sub(unit(back), unit(began)))], n(0))
        });
        sum(each.collect::<Vec<_>>())
    };
    put(&mut columns, "t_paused1", passed(&|at| at));
    put(&mut columns, "t_paused2", sum(working_minutes));
    put(&mut columns, "t_paused3", sum(working_days));
    put(&mut columns, "t_paused4", passed(&day_of));
    joins.push(join("thutuc_reception_days", "s", "key", key(p("t_reception"), day_of(p("t_start")))));
    put(&mut columns, "t_hall", of("s", "hall"));
    joins.push(join("thutuc_days", "d", "key", day(p("t_start"))));
    let is_within = all([of("d", "is_open"), lt(p("t_start"), of("d", "end_at"))]);
    for (name, value) in [
        // From the counting start, and from the next working day for what comes after a cut-off.
        ("t_upto", of("d", "upto")),
        ("t_today_end", case([(is_within, of("d", "end_at"))], of("d", "next_end"))),
        ("t_month", of("d", "month")),
        ("t_day_of_month", of("d", "day_of_month")),
        ("t_elapsed", open_before(making, "d", p("t_start"))),
        ("t_next_at", of("d", "next_open")),
        ("t_next_end", of("d", "next_end")),
        ("t_next_month", of("d", "next_month")),
        ("t_next_day_of_month", of("d", "next_day_of_month")),
        ("t_next_elapsed", of("d", "next_before")),
    ] {
        put(&mut columns, name, value);
    }
    let is_decision = making.kept == Kept::Decisions;
    chain.step(columns, joins, |name| {
        is_decision && (name.starts_with("t_began") || name.starts_with("t_back")) || name == "t_reception"
    });

    let mut columns: Columns = Vec::new();
    for place in 0..making.sessions {
        put(&mut columns, numbered("session", place), of("m", format!("clauses{place}")));
        let until = add(times(day_of(p("t_start")), DAY), of("m", format!("until{place}")));
        put(&mut columns, numbered("until", place), until);
    }
    if columns.is_empty() {
        put(&mut columns, "t_none", NO);
    }
    let at = add(p("t_hall"), rem(p("t_start"), DAY));
    chain.step(columns, vec![join("thutuc_reception_minutes", "m", "key", at)], |name| name == "t_hall");
}

/// The open minutes of a calendar that have passed by a moment of the day that is joined.
pub(in crate::sql) fn open_before(making: &Making<'_, '_>, alias: &'static str, at: Expr) -> Expr {
    let minute = rem(at, DAY);
    let windows = (0..making.windows).map(|window| {
        let (open, close) = (of(alias, format!("open{window}")), of(alias, format!("close{window}")));
        greatest([n(0), sub(super::super::expr::least([close, minute.clone()]), open)])
    });
    sum(std::iter::once(of(alias, "before")).chain(windows).collect::<Vec<_>>())
}
