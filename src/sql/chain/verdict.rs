//! What the limits give together, the same-day verdict and the promise, and whether all of it holds after a re-appointment.

use super::super::clock::{day_of, key};
use super::super::expr::{
    Expr, Function, NO, NO_NUMBER, Type, YES, all, any, call, case, eq, first, greatest, known, le, least, lt, may, n,
    not, p, sure, unknown, when, word,
};
use super::super::limits::Measure;
use super::super::view::Chain;
use super::count::{From, Part};
use super::limits::{NONE, from};
use super::{Columns, Kept, Making, alias, join, put};

/// After every moment.
const FAR: i64 = 4_000_000_000_000_000_000;

pub(super) fn verdict(making: &Making<'_, '_>, chain: &mut Chain) {
    agree(making, chain);
    promise(making, chain);
    later(making, chain);
    outcome(making, chain);
}

/// Whether the limits of each side agree, and on what.
fn agree(making: &Making<'_, '_>, chain: &mut Chain) {
    let counters = || 0..making.model.counters();
    let due = |counter: usize| first([p(format!("t_due{counter}")), n(NONE)]);
    let needed = |side: &str, counter: usize| p(format!("{side}{counter}"));
    let bounds = |side: &str| {
        let taken = |otherwise: i64| counters().map(move |counter| (counter, otherwise));
        let value = |(counter, otherwise): (usize, i64)| case([(needed(side, counter), due(counter))], n(otherwise));
        let low = least(taken(FAR).map(value).chain([n(FAR)]).collect::<Vec<_>>());
        let high = greatest(taken(-9).map(value).chain([n(-9)]).collect::<Vec<_>>());
        (low, high)
    };
    let broken = counters().map(|counter| {
        all([any([needed("t_law", counter), needed("t_own", counter)]), unknown(p(format!("t_due{counter}")))])
    });
    let mut columns: Columns = Vec::new();
    let error = case(
        [(known(p("t_error")), p("t_error")), (any(broken.collect::<Vec<_>>()), word("beyond_calendar"))],
        Expr::Unknown(Type::Word),
    );
    put(&mut columns, "t_error", error);
    let (low, high) = bounds("t_law");
    put(&mut columns, "t_law_low", low);
    put(&mut columns, "t_law_high", high);
    let (low, high) = bounds("t_own");
    put(&mut columns, "t_own_low", low);
    put(&mut columns, "t_own_high", high);
    chain.step(columns, Vec::new(), |_| false);

    let mut columns: Columns = Vec::new();
    let agreed = |side: &str| {
        let (low, high) = (p(format!("{side}_low")), p(format!("{side}_high")));
        when(all([eq(low.clone(), high), le(n(0), low.clone())]), low)
    };
    put(&mut columns, "t_law_at", agreed("t_law"));
    // After events a committed moment is never later than the law's.
    let law = agreed("t_law");
    let latest = case([(all([p("t_has_events"), known(law.clone())]), law)], n(FAR));
    put(&mut columns, "t_latest", latest);
    put(&mut columns, "t_own_at", agreed("t_own"));
    chain.step(columns, Vec::new(), |name| matches!(name, "t_law_low" | "t_law_high"));

    let mut columns: Columns = Vec::new();
    let kept = |at: Expr| least([at, p("t_latest")]);
    let today = |counter: usize| {
        let at = due(counter);
        all([le(n(0), at.clone()), eq(day_of(greatest([kept(at), n(0)])), day_of(p("t_start")))])
    };
    let of_today = counters().map(|counter| all([needed("t_own", counter), today(counter)]));
    let of_other = counters().map(|counter| all([needed("t_own", counter), not(today(counter))]));
    let (has_today, has_other) = (any(of_today.collect::<Vec<_>>()), any(of_other.collect::<Vec<_>>()));
    put(
        &mut columns,
        "t_by_limit",
        case([(not(has_today.clone()), NO), (not(has_other), YES)], Expr::Unknown(Type::YesNo)),
    );
    let own = p("t_own_at");
    put(&mut columns, "t_own_at", when(known(own.clone()), kept(own.clone())));
    // From where a re-appointment counts: the moment, or while it is open the last of those that it can be.
    let last = all([p("t_stands"), le(n(0), p("t_own_high"))]);
    let source = case([(known(own.clone()), kept(own)), (last, kept(p("t_own_high")))], NO_NUMBER);
    let is_counted = any([sure(p("t_later")), all([p("t_stands"), may(p("t_later"))])]);
    put(&mut columns, "t_later_from", when(is_counted, source));
    let counted = |name: &str, begin: &str| {
        name.strip_prefix(begin).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    chain.step(columns, Vec::new(), |name| {
        matches!(name, "t_own_low" | "t_own_high" | "t_latest")
            || ["t_due", "t_law", "t_own"].iter().any(|begin| counted(name, begin))
            || name.starts_with("t_unit")
            || name.starts_with("t_count")
            || name.starts_with("t_cutoff")
    });
}

/// The verdict, and when the promise ends.
fn promise(making: &Making<'_, '_>, chain: &mut Chain) {
    let clauses = (0_i64..).zip(making.model.receptions.clauses.values.iter().enumerate());
    let clauses: Vec<_> = clauses.collect();
    let mut columns: Columns = Vec::new();
    // A dossier that came back after the session was not in it.
    for session in 0..making.sessions {
        let number = p(format!("t_session{session}"));
        let until = p(format!("t_until{session}"));
        let is_back = any([unknown(p("t_resumed")), lt(p("t_resumed"), until)]);
        let parts =
            clauses.iter().map(|(value, (place, _))| (eq(number.clone(), n(*value)), p(format!("t_clauses{place}"))));
        let said = case(parts.collect::<Vec<_>>(), NO);
        put(&mut columns, format!("t_held{session}"), case([(all([known(number), is_back]), said)], NO));
    }
    if columns.is_empty() {
        put(&mut columns, "t_none", NO);
    }
    chain.step(columns, Vec::new(), |name| {
        name.strip_prefix("t_clauses")
            .or(name.strip_prefix("t_session"))
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    });

    let sessions = || 0..making.sessions;
    let held = |session: usize| p(format!("t_held{session}"));
    let mut columns: Columns = Vec::new();
    let is_held = any(sessions().map(|session| sure(held(session))).collect::<Vec<_>>());
    let may_hold = any(sessions().map(|session| may(held(session))).collect::<Vec<_>>());
    let by_limit = p("t_by_limit");
    let is_promised = any([sure(by_limit.clone()), is_held]);
    let stands_in_the_way = any([p("t_is_stopped"), all([known(p("t_reappointed")), p("t_stands")])]);
    let never = all([not(is_promised.clone()), known(by_limit.clone()), not(may_hold)]);
    let is_open = any([not(is_promised), unknown(p("t_own")), unknown(p("t_met"))]);
    let verdict = case(
        [
            (sure(not(p("t_met"))), word("refused")),
            (any([sure(not(p("t_own"))), stands_in_the_way, never]), word("not_eligible")),
            (is_open, word("undetermined")),
        ],
        word("eligible"),
    );
    put(&mut columns, "verdict", verdict);
    let limit = when(sure(by_limit), p("t_own_at"));
    let ends = sessions().map(|session| case([(sure(held(session)), p(format!("t_until{session}")))], n(FAR)));
    let first_end = least(ends.chain([n(FAR)]).collect::<Vec<_>>());
    let is_first =
        all([lt(first_end.clone(), n(FAR)), any([unknown(limit.clone()), le(first_end.clone(), limit.clone())])]);
    put(&mut columns, "t_promise", case([(is_first, first_end)], limit));
    chain.step(columns, Vec::new(), |name| name.starts_with("t_held") || name.starts_with("t_until"));
}

/// Where a re-appointment ends.
fn later(making: &Making<'_, '_>, chain: &mut Chain) {
    let measures = making.model.later();
    if measures.is_empty() {
        let columns = vec![("t_later_at".to_owned(), NO_NUMBER)];
        chain.step(columns, Vec::new(), |_| false);
        return;
    }
    let at = p("t_later_from");
    let found = from(making, "d", &at).columns();
    let columns = found.into_iter().map(|(name, value)| (format!("t_from_{name}"), value)).collect();
    chain.step(columns, vec![join("thutuc_days", "d", "key", key(p("t_days"), day_of(at)))], |_| false);
    let column = |name: &str| p(format!("t_from_{name}"));
    let part = Part {
        measures: &measures,
        unit: p("t_later_unit"),
        count: p("t_later_count"),
        extra: n(0),
        from: From::of(column),
    };
    let keys = [("t_direct", part.direct()), ("t_key", part.key()), ("t_bucket", part.bucket())];
    chain.step(keys.map(|(name, value)| (name.to_owned(), value)).to_vec(), Vec::new(), |_| false);
    let mut joins = vec![join("thutuc_days", alias(0), "key", p("t_key"))];
    if measures.contains(&Measure::Working) {
        joins.push(join("thutuc_open_minutes", alias(1), "key", p("t_bucket")));
    }
    let columns = vec![("t_later_at".to_owned(), part.found(making, p("t_direct"), alias(0), alias(1)))];
    chain.step(columns, joins, |name| name.starts_with("t_from_") || matches!(name, "t_direct" | "t_key" | "t_bucket"));
}

/// What is told of a dossier: nothing but the error where there is one.
fn outcome(making: &Making<'_, '_>, chain: &mut Chain) {
    let is_reappointed = known(p("t_reappointed"));
    let error = case(
        [
            (known(p("t_error")), p("t_error")),
            // What a version without one has, and one whose condition does not hold, is the same no.
            (all([is_reappointed.clone(), sure(not(p("t_later")))]), word("no_reappointment")),
            (all([known(p("t_later_from")), unknown(p("t_later_at"))]), word("beyond_calendar")),
        ],
        Expr::Unknown(Type::Word),
    );
    let mut columns: Columns = Vec::new();
    put(&mut columns, "t_error", error);
    let stands = all([is_reappointed, p("t_stands")]);
    let moved = when(all([sure(p("t_later")), known(p("t_own_at"))]), p("t_later_at"));
    let own = case([(p("t_is_stopped"), NO_NUMBER), (stands, moved)], p("t_own_at"));
    put(&mut columns, "t_own_at", own);
    put(&mut columns, "t_law_at", case([(p("t_is_stopped"), NO_NUMBER)], p("t_law_at")));
    put(&mut columns, "t_promise", when(eq(p("verdict"), word("eligible")), p("t_promise")));
    chain.step(columns, Vec::new(), |name| name.starts_with("t_later"));

    let mut columns: Columns = Vec::new();
    let sound = unknown(p("t_error"));
    let told = |value: Expr, kind: Type| case([(sound.clone(), value)], Expr::Unknown(kind));
    let moment = |minute: Expr| Expr::Case(vec![(sound.clone(), call(Function::MomentOf, [minute]))], None);
    put(&mut columns, "verdict", told(p("verdict"), Type::Word));
    put(&mut columns, "statutory", moment(p("t_law_at")));
    put(&mut columns, "committed", moment(p("t_own_at")));
    let promised = first([p("t_promise"), p("t_own_at")]);
    put(&mut columns, "promised", moment(promised.clone()));
    put(&mut columns, "fee", told(p("t_fees"), Type::Whole));
    put(&mut columns, "counted_from", moment(p("t_start")));
    put(&mut columns, "ended", moment(p("t_ended")));
    put(&mut columns, "error", p("t_error"));
    let is_decision = making.kept == Kept::Decisions;
    if !is_decision {
        put(&mut columns, "t_promised", told(promised, Type::Whole));
    }
    let told: Vec<&str> = vec!["dossier", "procedure", "office", "received", "first_day"];
    chain.step(columns, Vec::new(), |name| is_decision && !told.contains(&name));
}
