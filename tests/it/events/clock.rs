//! What pauses and restarts do to each kind of limit. The sample's office is open 07:30-11:30 and 13:30-17:00.

use serde_json::{Value, json};
use thutuc::runtime::{Decision, RuleSet, Verdict};

use crate::runtime::sample::{self, decide_after};

/// The sample, with the clause `bổ sung` and the limits of one procedure replaced.
fn rules(code: &str, clock: &str, limits: &[Value]) -> RuleSet {
    let mut json = sample::sample();
    let procedures = json["procedures"].as_array_mut().unwrap();
    let procedure = procedures.iter_mut().find(|procedure| procedure["id"] == code).unwrap();
    let version = &mut procedure["versions"][0];
    let within = json!({"count": 5, "unit": "working_days"});
    version["supplement"] = json!({"notice": null, "resubmit": within, "clock": clock, "source": "thu-tuc.tt:30"});
    if !limits.is_empty() {
        version["deadlines"] = json!(limits);
    }
    RuleSet::from_bundle(sample::seal(json)).unwrap()
}

fn limit(count: u32, unit: &str) -> Value {
    json!({
        "kind": "base", "limit": {"kind": "duration", "count": count, "unit": unit}, "rule": format!("{count} {unit}"),
        "statutory": null, "when": null, "source": "thu-tuc.tt:9",
    })
}

fn after(rules: &RuleSet, code: &str, received: &str, events: &[&str]) -> Decision {
    let facts = [("hồ-sơ.đầy-đủ", "có"), ("người-ký.có-mặt", "có"), ("cần-xác-minh", "không")];
    decide_after(rules, code, "yên-định", "counter", received, &facts, events).unwrap()
}

/// Statutory and committed moment.
fn dues(decision: &Decision) -> [String; 2] {
    [&decision.statutory, &decision.committed].map(|due| due.at.map(|at| at.to_string()).unwrap_or_default())
}

/// 7 working days by law, 5 committed, from Monday 06/10/2025. With supplements asked for on Tuesday 7 and back on Thursday 9:
/// the pause adds the 8th and 9th, so 9 working days (Friday 17) and 7 (Wednesday 15); the restart counts from the 9th:
/// 10, 13-17, 20 and 10, 13-16.
#[test]
fn supplements_restart_the_clock_or_pause_it() {
    let events = ["2025-10-07T15:00=5", "2025-10-09T09:00=4"];
    let dues = |clock| dues(&after(&rules("1.004222", clock, &[]), "1.004222", "2025-10-06T09:00", &events));
    assert_eq!(dues("pauses"), ["2025-10-17T17:00", "2025-10-15T17:00"]);
    assert_eq!(dues("restarts"), ["2025-10-20T17:00", "2025-10-16T17:00"]);
}

/// Without a clause `bổ sung` the clock restarts.
#[test]
fn the_clock_restarts_unless_the_procedure_says_otherwise() {
    let events = ["2025-10-07T15:00=5", "2025-10-09T09:00=4"];
    let decision = after(&sample::rules(), "1.004222", "2025-10-06T09:00", &events);
    assert_eq!(dues(&decision), ["2025-10-20T17:00", "2025-10-16T17:00"]);
}

/// Back on Saturday 11/10/2025. A dossier's return moves to the next opening, Monday 13: 8, 9, 10 and 13 are added to the
/// five, so 9 working days, Friday 17. Payment is no return: 8, 9, 10 are added, so 8, Thursday 16.
#[test]
fn a_return_moves_to_the_next_opening_and_a_payment_does_not() {
    let rules = rules("1.004222", "pauses", &[]);
    let committed =
        |first: &str| dues(&after(&rules, "1.004222", "2025-10-06T09:00", &[first, "2025-10-11T10:00=4"]))[1].clone();
    assert_eq!(committed("2025-10-07T15:00=5"), "2025-10-17T17:00");
    assert_eq!(committed("2025-10-07T15:00=6"), "2025-10-16T17:00");
    assert_eq!(committed("2025-10-07T15:00=8"), "2025-10-16T17:00");
}

/// Received Saturday 04/10/2025 and so counted from Monday 6 at 07:30: what was paused before that day had not started. From
/// Saturday to Wednesday 8 only the 7th and 8th are added to five working days: 7-10, 13, 14, 15.
#[test]
fn a_clock_that_has_not_started_is_not_paused() {
    let rules = rules("1.004222", "pauses", &[]);
    let received = "2025-10-04T09:00";
    assert_eq!(dues(&after(&rules, "1.004222", received, &[]))[1], "2025-10-13T17:00");
    let before = after(&rules, "1.004222", received, &["2025-10-04T10:00=6", "2025-10-05T10:00=4"]);
    assert_eq!(dues(&before)[1], "2025-10-13T17:00");
    let across = after(&rules, "1.004222", received, &["2025-10-04T10:00=6", "2025-10-08T10:00=4"]);
    assert_eq!(dues(&across)[1], "2025-10-15T17:00");
}

/// Same-day counts as zero working days. Thursday 02/10/2025 09:00, paused from 10:00 to 11:00: no day is added. Paused to
/// Friday 09:00: one is. Friday's program still promises the day to who is back in its session.
#[test]
fn a_pause_within_the_day_leaves_the_day() {
    let rules = sample::rules();
    let within = after(&rules, "1.001193", "2025-10-02T09:00", &["2025-10-02T10:00=6", "2025-10-02T11:00=4"]);
    assert_eq!((dues(&within)[0].as_str(), within.same_day.verdict), ("2025-10-02T17:00", Verdict::Eligible));
    let overnight = after(&rules, "1.001193", "2025-10-02T09:00", &["2025-10-02T10:00=6", "2025-10-03T09:00=4"]);
    assert_eq!((dues(&overnight)[0].as_str(), overnight.same_day.verdict), ("2025-10-03T17:00", Verdict::NotEligible));
    let friday = after(&rules, "1.001193", "2025-10-03T15:30", &["2025-10-03T15:40=6", "2025-10-03T16:10=4"]);
    assert_eq!(friday.same_day.program.as_deref(), Some("thứ-sáu-không-hẹn"));
    assert_eq!(friday.promised.unwrap().to_string(), "2025-10-03T17:00");
    // Back on Monday, the session is over: after 15:00 the limit was Monday's, and one working day is added.
    let monday = after(&rules, "1.001193", "2025-10-03T15:30", &["2025-10-03T15:40=6", "2025-10-06T08:00=4"]);
    assert_eq!((monday.same_day.program, monday.same_day.verdict), (None, Verdict::NotEligible));
    assert_eq!(monday.promised.unwrap().to_string(), "2025-10-07T17:00");
}

/// 24 hours from Tuesday 07/10/2025 09:00, paused 6.5 hours: Wednesday 15:30. From Friday 10 at 10:00 they end on Saturday, so
/// at Monday's close; a pause of 46 hours would put them on Monday 08:00, but a pause never makes a limit earlier.
#[test]
fn a_pause_adds_the_hours_that_passed() {
    let rules = rules("1.001022", "pauses", &[limit(24, "hours")]);
    let due = |received: &str, events: &[&str]| dues(&after(&rules, "1.001022", received, events))[0].clone();
    assert_eq!(due("2025-10-07T09:00", &[]), "2025-10-08T09:00");
    assert_eq!(due("2025-10-07T09:00", &["2025-10-07T10:00=6", "2025-10-07T16:30=4"]), "2025-10-08T15:30");
    assert_eq!(due("2025-10-10T10:00", &[]), "2025-10-13T17:00");
    assert_eq!(due("2025-10-10T10:00", &["2025-10-10T11:00=6", "2025-10-12T09:00=4"]), "2025-10-13T17:00");
}

/// 8 working hours from Tuesday 07/10/2025 09:00: 2.5 before noon, 3.5 after, 2 on Wednesday until 09:30. A pause from 10:00 to
/// 14:30 takes 1.5 and 1 open hours: 2.5 more, so Wednesday 07:30-11:30 and half an hour after 13:30.
#[test]
fn a_pause_adds_the_working_hours_that_passed() {
    let rules = rules("1.001022", "pauses", &[limit(8, "working_hours")]);
    let due = |events: &[&str]| dues(&after(&rules, "1.001022", "2025-10-07T09:00", events))[0].clone();
    assert_eq!(due(&[]), "2025-10-08T09:30");
    assert_eq!(due(&["2025-10-07T10:00=6", "2025-10-07T14:30=4"]), "2025-10-08T14:00");
}

/// From Monday 06/10/2025, paused from Wednesday 8 to Saturday 11: 3 calendar days. 10 days end on Thursday 16, with the pause on
/// Sunday 19, so Monday 20. A month ends on Thursday 6 November, with the pause on Sunday 9, so Monday 10.
#[test]
fn a_pause_adds_calendar_days_to_days_and_months() {
    let events = ["2025-10-08T10:00=8", "2025-10-11T09:00=4"];
    for (limit, without, paused) in [
        (limit(10, "days"), "2025-10-16T17:00", "2025-10-20T17:00"),
        (limit(1, "months"), "2025-11-06T17:00", "2025-11-10T17:00"),
    ] {
        let rules = rules("1.001022", "pauses", &[limit]);
        assert_eq!(dues(&after(&rules, "1.001022", "2025-10-06T09:00", &[]))[0], without);
        assert_eq!(dues(&after(&rules, "1.001022", "2025-10-06T09:00", &events))[0], paused);
    }
}

/// 20 working days by law, 25 days committed, from Monday 06/10/2025: Monday 3 November and Friday 31 October. Two pauses over
/// a weekend, Friday to Monday, add 2 working days (Wednesday 5 November) and 6 days (Thursday 6): the law's limit is the last.
#[test]
fn no_pause_carries_the_commitment_past_the_law() {
    let mut row = limit(25, "days");
    row["statutory"] =
        json!({"limit": {"kind": "duration", "count": 20, "unit": "working_days"}, "rule": "20 ngày làm việc"});
    let rules = rules("1.001022", "pauses", &[row]);
    let events = ["2025-10-10T09:00=6", "2025-10-13T09:00=4", "2025-10-17T09:00=6", "2025-10-20T09:00=4"];
    let at = |count: usize| dues(&after(&rules, "1.001022", "2025-10-06T09:00", &events[..count]));
    assert_eq!(at(0), ["2025-11-03T17:00", "2025-10-31T17:00"]);
    assert_eq!(at(2), ["2025-11-04T17:00", "2025-11-03T17:00"]);
    assert_eq!(at(4), ["2025-11-05T17:00", "2025-11-05T17:00"]);
}

/// Steps of 10, 15 and 10 minutes from Thursday 02/10/2025 09:00, paused at 09:15 for 20 minutes: what had not ended moves.
/// After a restart they lie behind the return; while the dossier is away, what had not ended has no moment.
#[test]
fn steps_move_with_the_clock() {
    let rules = sample::rules();
    let ends = |events: &[&str]| -> Vec<String> {
        let steps = after(&rules, "1.001193", "2025-10-02T09:00", events).steps;
        let time = |at: thutuc::runtime::Moment| at.0.format("%d %H:%M").to_string();
        steps
            .iter()
            .map(|step| {
                format!("{}-{}", step.start.map(time).unwrap_or_default(), step.due.map(time).unwrap_or_default())
            })
            .collect()
    };
    assert_eq!(ends(&[]), ["02 09:00-02 09:10", "02 09:10-02 09:25", "02 09:25-02 09:35"]);
    let paused = ends(&["2025-10-02T09:15=6", "2025-10-02T09:35=4"]);
    assert_eq!(paused, ["02 09:00-02 09:10", "02 09:10-02 09:45", "02 09:45-02 09:55"]);
    assert_eq!(ends(&["2025-10-02T09:15=5"]), ["02 09:00-02 09:10", "02 09:10-", "-"]);
    let back = ends(&["2025-10-02T09:15=5", "2025-10-02T20:00=2"]);
    assert_eq!(back, ["03 07:30-03 07:40", "03 07:40-03 07:55", "03 07:55-03 08:05"]);
}

/// `nộp lại trong 5 ngày làm việc` from the request on Tuesday 07/10/2025: 8, 9, 10, 13, 14.
#[test]
fn the_applicant_is_told_until_when_supplements_may_come() {
    let rules = rules("1.004222", "pauses", &[]);
    let asked = after(&rules, "1.004222", "2025-10-06T09:00", &["2025-10-07T15:00=5"]);
    assert_eq!(asked.state.resubmit_by.unwrap().to_string(), "2025-10-14T17:00");
    let back = after(&rules, "1.004222", "2025-10-06T09:00", &["2025-10-07T15:00=5", "2025-10-08T15:00=4"]);
    assert_eq!(back.state.resubmit_by, None);
}
