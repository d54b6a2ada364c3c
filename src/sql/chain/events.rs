//! What happened to a dossier after its receipt, in order of time, one event a view: where its clock restarted, which stretches may not
//! count, what it waits for, how it ended.

use super::super::clock::{DAY, first_day};
use super::super::expr::{
    Expr, Function, NO, NO_NUMBER, Type, add, all, among, any, between, call, case, div, eq, first, known, le, lt, n,
    not, p, rem, sub, sure, times, unknown, when, word,
};
use super::super::view::Chain;
use super::{Columns, EVENTS, Kept, Making, PAUSES, put};

/// `2025-10-03T14:00=` and what happened.
const EVENT: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2} *=[^=]*$";
/// What a re-appointment is called, and the number that it has here beside the national ones.
const REAPPOINTED: [&str; 3] = ["reappointed", "hẹn-lại", "hẹn lại"];
const LATER: i64 = 11;
/// After every event.
const NEVER: i64 = 4_000_000_000_000_000_000;

pub(super) fn events(making: &Making<'_, '_>, chain: &mut Chain) {
    split(chain);
    number(making, chain);
    order(chain);
    for place in 0..=EVENTS {
        follow(place, chain);
    }
    let columns = vec![(
        "t_is_stopped".to_owned(),
        any([known(p("t_wait")), all([known(p("t_ended")), sure(eq(p("t_status"), n(3)))])]),
    )];
    chain.step(columns, Vec::new(), |name| matches!(name, "t_wait" | "t_waits_for_papers" | "t_taken_in" | "t_pauses"));
}

/// The texts of the events.
fn split(chain: &mut Chain) {
    let part = |place: i64| call(Function::Trim, [call(Function::Part, [p("events"), word(";"), n(place)])]);
    let mut columns: Columns = Vec::new();
    for (place, number) in (0..EVENTS).zip(1_i64..) {
        put(&mut columns, format!("t_text{place}"), part(number));
    }
    let most = i64::try_from(EVENTS).unwrap_or_default();
    let length = |text: Expr| call(Function::Length, [text]);
    let marks = sub(length(p("events")), length(call(Function::Replace, [p("events"), word(";"), word("")])));
    let more = any([lt(n(most), marks), not(eq(part(add_one(most)), word("")))]);
    put(&mut columns, "t_too_many", sure(more));
    chain.step(columns, Vec::new(), |name| name == "events");
}

fn add_one(value: i64) -> i64 {
    value.checked_add(1).unwrap_or(value)
}

/// The events as numbers: minute, place and status, of which the minute counts first.
fn number(making: &Making<'_, '_>, chain: &mut Chain) {
    const DIGITS: [(&str, i64, i64); 5] =
        [("year", 1, 4), ("month", 6, 2), ("day", 9, 2), ("hour", 12, 2), ("minute", 15, 2)];
    let field = |name: &str, place: usize| p(format!("t_{name}{place}"));
    let mut columns: Columns = Vec::new();
    for place in 0..EVENTS {
        let text = field("text", place);
        let is_event = call(Function::Matches, [text.clone(), word(EVENT)]);
        for (name, from, length) in DIGITS {
            let digits = call(Function::Number, [call(Function::Cut, [text.clone(), n(from), n(length)])]);
            put(&mut columns, format!("t_{name}{place}"), when(is_event.clone(), digits));
        }
        let what =
            call(Function::Lower, [call(Function::Trim, [call(Function::Part, [text.clone(), word("="), n(2)])])]);
        put(&mut columns, format!("t_word{place}"), case([(is_event, what)], Expr::Unknown(Type::Word)));
        put(&mut columns, format!("t_is_event{place}"), sure(not(eq(text, word("")))));
    }
    chain.step(columns, Vec::new(), |name| name.starts_with("t_text"));
    let mut columns: Columns = Vec::new();
    for place in 0..EVENTS {
        let [year, month, day, hour, minute] = DIGITS.map(|(name, ..)| field(name, place));
        let multiple = |of: i64| eq(rem(year.clone(), of), n(0));
        let is_leap = any([all([multiple(4), not(multiple(100))]), multiple(400)]);
        let short = case([(is_leap, n(29))], n(28));
        let length =
            case([(eq(month.clone(), n(2)), short), (among(month.clone(), [4, 6, 9, 11].map(n)), n(30))], n(31));
        let is_date = all([
            // No dossier is older, and the year's months are counted from the March before it.
            lt(n(0), year.clone()),
            between(month.clone(), 1, 12),
            le(n(1), day.clone()),
            le(day.clone(), length),
            lt(hour.clone(), n(24)),
            lt(minute.clone(), n(60)),
        ]);
        let from_march = sub(add(times(year, 12), month), n(3));
        let days = sub(add(first_day(from_march), day), n(1));
        let at = add(times(days, DAY), add(times(hour, 60), minute));
        let what = field("word", place);
        let national = (1_i64..LATER).map(|number| (eq(what.clone(), word(&number.to_string())), n(number)));
        let later = (among(what.clone(), REAPPOINTED.map(word)), n(LATER));
        put(&mut columns, format!("t_at{place}"), when(is_date, at));
        put(&mut columns, format!("t_what{place}"), case(national.chain([later]).collect::<Vec<_>>(), NO_NUMBER));
    }
    let is_numbered = |name: &str, all: &[&str]| {
        all.iter().any(|prefix| {
            let rest = name.strip_prefix("t_").and_then(|name| name.strip_prefix(prefix));
            rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    chain.step(columns, Vec::new(), |name| is_numbered(name, &["year", "month", "day", "hour", "minute", "word"]));
    let mut columns: Columns = Vec::new();
    let all_places = || 0..EVENTS;
    let unread = all_places().map(|place| {
        let is_unread = any([unknown(field("at", place)), unknown(field("what", place))]);
        all([field("is_event", place), is_unread])
    });
    let before = all_places().map(|place| sure(lt(field("at", place), p("t_at"))));
    // A return counts where no event says that the result was handed over.
    let is_returned = any(all_places().map(|place| sure(eq(field("what", place), n(10)))).collect::<Vec<_>>());
    let returned_before = all([not(is_returned.clone()), sure(lt(p("t_returned"), p("t_at")))]);
    let is_before = any(before.chain([returned_before]).collect::<Vec<_>>());
    let error = case(
        [
            (p("t_too_many"), word("too_many_events")),
            (any(unread.collect::<Vec<_>>()), word("bad_event")),
            (is_before, word("event_before_receipt")),
        ],
        Expr::Unknown(Type::Word),
    );
    put(&mut columns, "t_event_error", error);
    let is_there = |at: &Expr| {
        let is_before_end = match making.kept {
            Kept::Measures => lt(at.clone(), p("t_end")),
            Kept::Decisions | Kept::Answers => known(at.clone()),
        };
        sure(is_before_end)
    };
    let key = |at: Expr, place: i64, what: Expr| add(times(add(times(at, 16), n(place)), 16), what);
    for (place, number) in all_places().zip(0_i64..) {
        let at = field("at", place);
        put(&mut columns, format!("t_key{place}"), when(is_there(&at), key(at.clone(), number, field("what", place))));
    }
    let at = p("t_returned");
    let returned = all([not(is_returned), is_there(&at)]);
    let last = i64::try_from(EVENTS).unwrap_or_default();
    put(&mut columns, format!("t_key{EVENTS}"), when(returned, key(at, last, n(10))));
    chain.step(columns, Vec::new(), |name| {
        is_numbered(name, &["at", "what", "is_event"]) || matches!(name, "t_too_many" | "t_returned")
    });
}

/// The events in order, and a dossier to which nothing has happened.
fn order(chain: &mut Chain) {
    let keys = (0..=EVENTS).map(|place| first([p(format!("t_key{place}")), n(NEVER)]));
    let has_any = any((0..=EVENTS).map(|place| known(p(format!("t_key{place}")))).collect::<Vec<_>>());
    let sorted = Expr::Case(vec![(has_any.clone(), call(Function::Sorted, keys))], None);
    let columns = vec![("t_sorted".to_owned(), sorted), ("t_has_events".to_owned(), has_any)];
    chain.step(columns, Vec::new(), |name| name.starts_with("t_key"));
    let mut columns: Columns = Vec::new();
    for (place, number) in (0..=EVENTS).zip(1_i64..) {
        let item = call(Function::Item, [p("t_sorted"), n(number)]);
        put(&mut columns, format!("t_event{place}"), when(lt(item.clone(), n(NEVER)), item));
    }
    for name in ["t_ended", "t_status", "t_wait", "t_reappointed", "t_restart"] {
        put(&mut columns, name, NO_NUMBER);
    }
    put(&mut columns, "t_taken_in", NO);
    put(&mut columns, "t_waits_for_papers", NO);
    put(&mut columns, "t_stands", NO);
    put(&mut columns, "t_pauses", n(0));
    chain.step(columns, Vec::new(), |name| name == "t_sorted");
}

/// One event, which changes what the ones before it made of the dossier.
fn follow(place: usize, chain: &mut Chain) {
    let event = p(format!("t_event{place}"));
    let (at, what) = (div(event.clone(), 256), rem(event.clone(), 16));
    let is = |status: i64| eq(what.clone(), n(status));
    let is_one = |all: &[i64]| among(what.clone(), all.iter().copied().map(n));
    let (ended, status, wait) = (p("t_ended"), p("t_status"), p("t_wait"));
    let happens = known(event.clone());
    let may = case(
        [
            (known(ended.clone()), all([sure(eq(status.clone(), n(9))), is(10)])),
            (is(1), sure(eq(status.clone(), n(1)))),
            (is(3), not(p("t_taken_in"))),
            (is(LATER), unknown(wait.clone())),
        ],
        Expr::Yes(true),
    );
    let is_back = all([is_one(&[2, 4]), known(wait.clone())]);
    let restarts = all([is_back.clone(), p("t_waits_for_papers"), not(sure(p("t_is_paused")))]);
    let pauses = all([is_back.clone(), not(restarts.clone())]);
    let mut columns: Columns = Vec::new();
    let mut change = |name: &str, parts: Vec<(Expr, Expr)>| {
        let unchanged = (unknown(event.clone()), p(name));
        put(&mut columns, name, Expr::Case(std::iter::once(unchanged).chain(parts).collect(), Some(Box::new(p(name)))));
    };
    if place > 0 {
        let cannot = all([happens.clone(), not(may)]);
        change(
            "t_event_error",
            vec![
                (known(p("t_event_error")), p("t_event_error")),
                (cannot, word("event_cannot_follow")),
                (all([is(LATER), known(p("t_reappointed"))]), word("reappointed_twice")),
            ],
        );
    }
    change("t_ended", vec![(all([is_one(&[3, 7, 9, 10]), unknown(ended)]), at.clone())]);
    change("t_status", vec![(le(what.clone(), n(10)), what.clone())]);
    change("t_taken_in", vec![(not(is_one(&[1, 3, 5])), Expr::Yes(true))]);
    let nothing = Expr::Unknown(Type::Whole);
    change(
        "t_wait",
        vec![(is_back.clone(), nothing.clone()), (all([is_one(&[5, 6, 8]), unknown(wait.clone())]), at.clone())],
    );
    change("t_waits_for_papers", vec![(is_back, NO), (is(5), Expr::Yes(true))]);
    change("t_reappointed", vec![(all([is(LATER), unknown(p("t_reappointed"))]), at.clone())]);
    change("t_stands", vec![(is(LATER), Expr::Yes(true)), (restarts.clone(), NO)]);
    change("t_restart", vec![(restarts.clone(), at.clone())]);
    change("t_pauses", vec![(restarts.clone(), n(0)), (pauses.clone(), add(p("t_pauses"), n(1)))]);
    // An event pauses nothing before another has stopped the clock.
    let half = |events: usize| events.checked_div(2).unwrap_or_default().min(PAUSES);
    for pause in 0..half(place.checked_add(1).unwrap_or(place)) {
        let number = i64::try_from(pause).unwrap_or_default();
        let is_next = all([pauses.clone(), eq(p("t_pauses"), n(number))]);
        for (name, kind, value) in [
            ("t_began", Type::Whole, wait.clone()),
            ("t_back", Type::Whole, at.clone()),
            ("t_papers", Type::YesNo, p("t_waits_for_papers")),
        ] {
            let name = format!("{name}{pause}");
            let gone = Expr::Unknown(kind);
            let old = if pause < half(place) { p(&name) } else { gone.clone() };
            let parts = vec![(unknown(event.clone()), old.clone()), (restarts.clone(), gone), (is_next.clone(), value)];
            put(&mut columns, name, Expr::Case(parts, Some(Box::new(old))));
        }
    }
    let spent = format!("t_event{place}");
    chain.step(columns, Vec::new(), |name| name == spent);
}
