//! What offices are rated by, over the dossiers of a period: the shares of `chỉ tiêu` with what they are shares of.

use super::chain::{Making, day_join, join_alias, open_before, views};
use super::expr::{
    Expr, Function, NO_NUMBER, all, any, call, case, eq, first, greatest, known, le, least, lt, n, not, p, sub, sum,
    sure, unknown,
};
use super::view::{Join, View};

/// Pauses, each with two ends, the dossier's end and the law's moment.
const ENDED: usize = 60;
const LAW: usize = 61;

/// The views of the measures of each office, the last of which has them.
pub(super) fn measures(making: &Making<'_, '_>) -> Vec<View> {
    let mut all_views = views(making, "thutuc_rated_");
    let Some(last) = all_views.last() else { return all_views };
    let dossiers = dossiers(making, &last.name);
    let counts = counts();
    all_views.extend([dossiers, counts, shares()]);
    all_views
}

/// What each dossier is to the measures.
fn dossiers(making: &Making<'_, '_>, source: &str) -> View {
    let day = |place: usize, at: Expr| -> Join { day_join(place, at) };
    let elapsed = |place: usize, at: Expr| open_before(making, join_alias(place), at);
    let mut joins = vec![day(ENDED, p("t_ended")), day(LAW, p("t_law_at"))];
    let mut paused = Vec::new();
    for place in 0..super::chain::PAUSES {
        let (began, back) = (p(format!("t_began{place}")), p(format!("t_back{place}")));
        let from = place.checked_mul(2).unwrap_or_default();
        let to = from.checked_add(1).unwrap_or(from);
        joins.push(day(from, began.clone()));
        joins.push(day(to, back.clone()));
        let passed = sub(elapsed(to, back), elapsed(from, began.clone()));
        paused.push(case([(known(began), passed)], n(0)));
    }
    let paused = sum(paused);
    // What ended before its clock started took no time.
    let counted = |end: Expr| greatest([n(0), sub(sub(end, p("t_elapsed")), paused.clone())]);
    let (ended, law) = (elapsed(ENDED, p("t_ended")), elapsed(LAW, p("t_law_at")));
    let sound = unknown(p("t_error"));
    let is_received = not(sure(eq(p("t_status"), n(3))));
    let is_here = all([sound.clone(), is_received.clone(), lt(p("t_at"), p("t_end"))]);
    let ended_in = all([known(p("t_ended")), le(p("t_begin"), p("t_ended")), lt(p("t_ended"), p("t_end"))]);
    let in_hand = all([is_here.clone(), any([unknown(p("t_ended")), le(p("t_begin"), p("t_ended"))])]);
    let judged = all([in_hand.clone(), known(p("t_promised")), not(sure(eq(p("t_status"), n(7))))]);
    let on_time = le(first([p("t_ended"), p("t_end")]), p("t_promised"));
    let received = all([is_here.clone(), le(p("t_begin"), p("t_at"))]);
    let is_done = all([is_here.clone(), ended_in.clone(), any([eq(p("t_status"), n(9)), eq(p("t_status"), n(10))])]);
    let columns = vec![
        ("office".to_owned(), call(Function::Trim, [p("office")])),
        ("is_wrong".to_owned(), all([known(p("t_error")), sure(lt(p("t_at"), p("t_end")))])),
        ("is_in_hand".to_owned(), sure(in_hand)),
        ("is_judged".to_owned(), sure(judged)),
        ("is_on_time".to_owned(), sure(on_time)),
        ("is_received".to_owned(), sure(received)),
        ("is_online".to_owned(), sure(eq(p("t_channel"), super::expr::word("online")))),
        ("digitised".to_owned(), p("digitised")),
        ("is_done".to_owned(), sure(is_done)),
        ("used".to_owned(), case([(known(ended.clone()), counted(ended))], NO_NUMBER)),
        ("allowed".to_owned(), case([(known(law.clone()), counted(law))], NO_NUMBER)),
        ("is_ended".to_owned(), sure(all([is_here, ended_in]))),
        ("satisfaction".to_owned(), p("satisfaction")),
    ];
    View {
        name: "thutuc_rated".to_owned(),
        columns,
        source: source.to_owned(),
        joins,
        filter: None,
        groups: Vec::new(),
    }
}

/// The dossiers of each office, counted once.
fn counts() -> View {
    let count = |condition: Expr| call(Function::CountWhere, [condition]);
    let total = |condition: Expr, value: Expr| call(Function::SumWhere, [condition, value]);
    let worked = all([p("is_done"), known(p("used")), lt(n(0), p("allowed"))]);
    let scored = all([p("is_ended"), known(p("satisfaction"))]);
    let columns = vec![
        ("office".to_owned(), p("office")),
        ("wrong".to_owned(), count(p("is_wrong"))),
        ("in_hand".to_owned(), count(p("is_in_hand"))),
        ("judged".to_owned(), count(p("is_judged"))),
        ("on_time".to_owned(), count(all([p("is_judged"), p("is_on_time")]))),
        ("overdue".to_owned(), count(all([p("is_judged"), not(p("is_on_time"))]))),
        ("received".to_owned(), count(p("is_received"))),
        ("online".to_owned(), count(all([p("is_received"), p("is_online")]))),
        ("digitised_known".to_owned(), count(all([p("is_received"), known(p("digitised"))]))),
        ("digitised".to_owned(), count(all([p("is_received"), p("digitised")]))),
        ("used".to_owned(), total(worked.clone(), p("used"))),
        ("allowed".to_owned(), total(worked, p("allowed"))),
        ("scored".to_owned(), count(scored.clone())),
        ("scores".to_owned(), total(scored, p("satisfaction"))),
    ];
    View {
        name: "thutuc_counts".to_owned(),
        columns,
        source: "thutuc_rated".to_owned(),
        joins: Vec::new(),
        filter: None,
        groups: vec![p("office")],
    }
}

/// The measures, in hundredths of a percent.
fn shares() -> View {
    let plain = [
        "office",
        "wrong",
        "in_hand",
        "judged",
        "on_time",
        "overdue",
        "received",
        "online",
        "digitised_known",
        "digitised",
        "used",
        "allowed",
        "scored",
        "scores",
    ];
    let mut columns: Vec<(String, Expr)> = plain.iter().map(|name| ((*name).to_owned(), p(*name))).collect();
    for (name, part, whole) in [
        ("on_time_rate", "on_time", p("judged")),
        ("overdue_rate", "overdue", p("judged")),
        ("online_rate", "online", p("received")),
        ("digitised_rate", "digitised", p("digitised_known")),
        ("processing_time", "used", p("allowed")),
        ("satisfaction", "scores", super::expr::times(p("scored"), 10_000)),
    ] {
        columns.push((name.to_owned(), share(p(part), whole)));
    }
    View {
        name: "thutuc_measures".to_owned(),
        columns,
        source: "thutuc_counts".to_owned(),
        joins: Vec::new(),
        filter: None,
        groups: Vec::new(),
    }
}

/// A part of a whole in hundredths of a percent, rounded half up; neither nothing nor all where it is neither. Of nothing it is null.
fn share(part: Expr, whole: Expr) -> Expr {
    let rounded = call(
        Function::Whole,
        [
            super::expr::add(super::expr::times(part.clone(), 20_000), whole.clone()),
            super::expr::times(whole.clone(), 2),
        ],
    );
    case(
        [
            (eq(whole.clone(), n(0)), NO_NUMBER),
            (eq(part.clone(), n(0)), n(0)),
            (lt(part, whole), least([n(9_999), greatest([n(1), rounded.clone()])])),
        ],
        rounded,
    )
}
