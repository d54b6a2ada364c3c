//! What happens to a dossier after its receipt, in the real catalog; each expected value worked out by hand from the law.

mod clock;
mod command;
mod order;
mod properties;
mod standing;

use serde_json::{Value, json};
use thutuc::runtime::{DecideError, Decision, RuleSet};

use crate::catalog::{self, EXAMPLE, RULES};
use crate::runtime::sample::decide_after;

fn after(procedure: &str, received: &str, facts: &[(&str, &str)], events: &[&str]) -> Result<Decision, DecideError> {
    decide_after(&RULES, procedure, "yên-định", "counter", received, facts, events)
}

/// What `decide --format json` prints.
fn shown(procedure: &str, received: &str, facts: &[(&str, &str)], events: &[&str]) -> Value {
    serde_json::to_value(after(procedure, received, facts, events).unwrap()).unwrap()
}

/// Law on Residence art. 22(3): 7 working days. Received on Monday 06/10/2025: 7-10, 13, 14, 15 October. Back on Friday 10,
/// from zero: 13-17, 20, 21 October. Back on Saturday 18 at night, so from Monday 20 at the opening: 21-24, 27, 28, 29.
#[test]
fn the_clock_restarts_each_time_supplements_come_back() {
    let events = ["2025-10-08T10:00=5", "2025-10-10T14:00=4", "2025-10-16T09:00=5", "2025-10-18T20:00=2"];
    let at = |count: usize| shown("1.004222", "2025-10-06T09:00", &[], &events[..count]);
    assert_eq!(at(0)["statutory"]["at"], "2025-10-15T17:00");
    for asked in [at(1), at(3)] {
        for member in [&asked["statutory"]["at"], &asked["committed"]["at"], &asked["promised"]] {
            assert_eq!(*member, Value::Null);
        }
        assert_eq!(asked["state"]["phase"], "waiting");
        assert_eq!(asked["state"]["waiting_for"], "supplements");
        assert_eq!(asked["statutory"]["rule"], at(0)["statutory"]["rule"]);
    }
    assert_eq!(at(2)["statutory"]["at"], "2025-10-21T17:00");
    assert_eq!(at(2)["counted_from"], "2025-10-10T14:00");
    let last = at(4);
    assert_eq!(last["statutory"]["at"], "2025-10-29T17:00");
    assert_eq!((&last["counted_from"], &last["received"]), (&json!("2025-10-20T07:30"), &json!("2025-10-06T09:00")));
    assert_eq!(last["state"]["restarts"], json!(["2025-10-10T14:00", "2025-10-20T07:30"]));
}

/// From 01/07/2026 five days are committed (illustrative); a dossier of 30/06/2026 keeps the seven of its own version. Back
/// on Thursday 02/07/2026: 3, 6-10, 13 July.
#[test]
fn the_version_at_receipt_governs_a_restart() {
    let events = ["2026-07-01T09:00=5", "2026-07-02T09:00=4"];
    let decision = shown("1.004222", "2026-06-30T09:00", &[], &events);
    assert_eq!(decision["version"], "2025-07-01");
    assert_eq!(decision["committed"], decision["statutory"]);
    assert_eq!(decision["committed"]["at"], "2026-07-13T17:00");
    let later = shown("1.004222", "2026-07-02T09:00", &[], &[]);
    assert_eq!(later["committed"]["at"], "2026-07-09T17:00");
}

/// Seven working days from Wednesday 11/02/2026: 12, 13, then after Tết (16-20) 23-27 February. Waiting for payment from
/// Friday 13 to Tuesday 24: 23 and 24 are added, so 2 and 3 March.
#[test]
fn a_pause_over_tết_adds_its_working_days_only() {
    let without = shown("1.004222", "2026-02-11T09:00", &[], &[]);
    assert_eq!(without["statutory"]["at"], "2026-02-27T17:00");
    let paused = shown("1.004222", "2026-02-11T09:00", &[], &["2026-02-13T10:00=6", "2026-02-24T09:00=4"]);
    assert_eq!(paused["statutory"]["at"], "2026-03-03T17:00");
    assert_eq!(paused["counted_from"], "2026-02-11T09:00");
    assert_eq!(paused["state"]["pauses"], json!([{"began": "2026-02-13T10:00", "ended": "2026-02-24T09:00"}]));
}

const VERIFIED: [(&str, &str); 1] = [("cần-xác-minh", "có")];

/// Law on Civil Status art. 5(3), same day. Received Tuesday 03/02/2026, asked for supplements at 10:00; back Thursday 5 at
/// 09:00: that day. Asked again at 11:00; back Wednesday 11 at 15:30, after 15:00: Thursday 12. Payment from Thursday 12 to
/// Monday 23 adds Friday 13 and Monday 23 (Tết 16-20 between): Monday 23. Re-appointed by 3 working days: 24, 25, 26 February.
#[test]
fn a_dossier_supplemented_twice_paused_over_tết_and_reappointed_once() {
    let events = [
        "2026-02-03T10:00=5",
        "2026-02-05T09:00=2",
        "2026-02-05T11:00=5",
        "2026-02-11T15:30=2",
        "2026-02-12T10:00=6",
        "2026-02-23T10:00=4",
        "2026-02-23T16:00=reappointed",
        "2026-02-25T16:00=reappointed",
    ];
    let at = |count: usize| shown("1.001193", "2026-02-03T09:00", &VERIFIED, &events[..count]);
    assert_eq!(at(0)["committed"]["at"], "2026-02-03T17:00");
    assert_eq!(at(2)["committed"]["at"], "2026-02-05T17:00");
    assert_eq!(at(4)["committed"]["at"], "2026-02-12T17:00");
    assert_eq!(at(6)["committed"]["at"], "2026-02-23T17:00");
    assert_eq!(at(6)["reappointment"]["at"], "2026-02-26T17:00");
    let reappointed = at(7);
    assert_eq!(reappointed["statutory"]["at"], "2026-02-23T17:00");
    assert_eq!(reappointed["committed"]["at"], "2026-02-26T17:00");
    assert_eq!(reappointed["promised"], "2026-02-26T17:00");
    assert_eq!(reappointed["state"]["reappointed"], "2026-02-23T16:00");
    assert_eq!(reappointed["same_day"]["verdict"], "not_eligible");
    assert_eq!(reappointed["slip"], "required");
    let state = &reappointed["state"];
    assert_eq!((&state["status"], &state["since"]), (&json!(4), &json!("2026-02-23T10:00")));
    let reasons = reappointed["same_day"]["blocked_by"].as_array().unwrap();
    assert!(reasons.iter().any(|reason| reason["text"] == "đã hẹn lại lúc 16:00 ngày 23/02/2026"), "{reasons:?}");
    let error = after("1.001193", "2026-02-03T09:00", &VERIFIED, &events).unwrap_err();
    assert_eq!(error.code(), "reappointed_twice");
    assert!(error.to_string().contains("2026-02-25T16:00"), "{error}");
}

/// Friday 03/10/2025, due that day: re-appointed by 3 working days, 6, 7, 8 October, where the condition holds.
#[test]
fn a_reappointment_needs_its_clause_and_its_condition() {
    let with = |facts: &[(&str, &str)]| after("1.001193", "2025-10-03T14:00", facts, &["2025-10-03T16:00=hẹn-lại"]);
    let held = with(&VERIFIED).unwrap();
    assert_eq!(held.promised.unwrap().to_string(), "2025-10-08T17:00");
    assert_eq!(held.statutory.at.unwrap().to_string(), "2025-10-03T17:00");
    let refused = with(&[("cần-xác-minh", "không")]).unwrap_err();
    assert_eq!(refused.code(), "no_reappointment");
    assert!(refused.to_string().contains("hẹn lại tối đa 3 ngày làm việc"), "{refused}");
    let open = with(&[]).unwrap();
    assert_eq!((open.committed.at, open.committed.missing), (None, vec!["cần-xác-minh".to_owned()]));
    assert_eq!(open.committed.candidates[0].at.unwrap().to_string(), "2025-10-08T17:00");
    let none = after("1.004222", "2025-10-06T09:00", &[], &["2025-10-07T09:00=reappointed"]).unwrap_err();
    assert_eq!(none.code(), "no_reappointment");
}

/// The clock restarts after the re-appointment, and the dossier has its own limit again: back on Monday 06/10/2025, due that
/// day. It cannot be re-appointed again.
#[test]
fn a_restart_overtakes_a_reappointment() {
    let events =
        ["2025-10-03T16:00=reappointed", "2025-10-03T16:30=5", "2025-10-06T09:00=2", "2025-10-06T16:00=reappointed"];
    let decision = after("1.001193", "2025-10-03T14:00", &VERIFIED, &events[..3]).unwrap();
    assert_eq!(decision.committed.at.unwrap().to_string(), "2025-10-06T17:00");
    assert_eq!(decision.state.reappointed.unwrap().to_string(), "2025-10-03T16:00");
    let error = after("1.001193", "2025-10-03T14:00", &VERIFIED, &events).unwrap_err();
    assert_eq!(error.code(), "reappointed_twice");
}

/// The swap of Friday 02/01/2026 with Saturday 10 was announced on 25/12/2025. Recognition of a child with verification, art.
/// 25(2): 8 working days from Monday 22/12/2025, 23-26, 29, 30, 31 December, and then 2 January as known on 24 December or
/// Monday 5 January as known from the 25th on.
#[test]
fn a_decision_as_known_before_the_swap_ignores_it() {
    let due = |known: &str| {
        let rules = RuleSet::load(&catalog::bytes(&EXAMPLE)).unwrap().as_known(known.parse().unwrap()).unwrap();
        let decision = decide_after(&rules, "1.001022", "yên-định", "counter", "2025-12-22T09:00", &VERIFIED, &[]);
        decision.unwrap().statutory.at.unwrap().to_string()
    };
    assert_eq!(due("2025-12-24"), "2026-01-02T17:00");
    assert_eq!(due("2025-12-25"), "2026-01-05T17:00");
    assert_eq!(due("2025-12-26"), "2026-01-05T17:00");
    let now = after("1.001022", "2025-12-22T09:00", &VERIFIED, &[]).unwrap();
    assert_eq!(now.statutory.at.unwrap().to_string(), "2026-01-05T17:00", "by default every announcement counts");
}

/// Tết 2025 (27-31 January) and the swap of 2 May with Saturday 26 April were announced on 03/12/2024. The bound to the end of
/// 2026 has no date in the catalog, so it counts always.
#[test]
fn a_calendar_as_known_ignores_later_rows() {
    let bytes = catalog::bytes(&EXAMPLE);
    let calendar = |known: &str| {
        let rules = RuleSet::load(&bytes).unwrap().as_known(known.parse().unwrap()).unwrap();
        let table = rules.calendar("hành-chính").unwrap();
        let day = |date: &str| table.is_working_day(date.parse().unwrap()).unwrap();
        let days = ["2025-01-27", "2025-01-31", "2025-05-02", "2025-04-26"].map(day);
        (days, table.parts().announced_to.unwrap().to_string())
    };
    assert_eq!(calendar("2024-12-02"), ([true, true, true, false], "2026-12-31".to_owned()));
    assert_eq!(calendar("2024-12-03"), ([false, false, false, true], "2026-12-31".to_owned()));
}
