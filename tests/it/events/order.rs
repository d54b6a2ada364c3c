//! Which events may follow which, and what ends a dossier.

use thutuc::bundle::Language;
use thutuc::runtime::{DecideError, Decision, Phase, Status, Verdict, Waiting};

use crate::runtime::sample::{decide_after, rules};

fn after(events: &[&str]) -> Result<Decision, DecideError> {
    decide_after(&rules(), "1.004222", "yên-định", "counter", "2025-10-06T09:00", &[], events)
}

fn code(events: &[&str]) -> &'static str {
    after(events).unwrap_err().code()
}

#[test]
fn an_error_names_the_event() {
    let error = after(&["2025-10-08T09:00=9", "2025-10-09T09:00=4"]).unwrap_err();
    assert_eq!(error.code(), "event_cannot_follow");
    for language in [Language::Vi, Language::En] {
        let message = error.message(language);
        assert!(message.contains("2025-10-09T09:00=4") && message.contains("2025-10-08T09:00=9"), "{message}");
    }
    let early = after(&["2025-10-06T08:59=4"]).unwrap_err();
    assert_eq!(early.code(), "event_before_receipt");
    assert!(early.to_string().contains("2025-10-06T08:59=4"), "{early}");
    assert!(after(&["2025-10-06T09:00=2"]).is_ok(), "at the receipt itself");
    assert_eq!(code(&["5"]), "bad_event");
}

#[test]
fn nothing_follows_an_end_but_the_return_of_a_result() {
    for end in ["3", "7", "9", "10"] {
        for next in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "reappointed"] {
            let events = [format!("2025-10-07T09:00={end}"), format!("2025-10-08T09:00={next}")];
            let result = after(&[&events[0], &events[1]]);
            if (end, next) == ("9", "10") {
                let state = result.unwrap().state;
                assert_eq!((state.phase, state.status), (Phase::Ended, Some(Status::Returned)));
                assert_eq!(state.ended.unwrap().to_string(), "2025-10-07T09:00", "it ended when it was done");
            } else {
                assert_eq!(result.unwrap_err().code(), "event_cannot_follow", "{next} after {end}");
            }
        }
    }
}

#[test]
fn a_dossier_is_registered_first_and_refused_before_it_is_taken_in() {
    assert_eq!(code(&["2025-10-06T09:00=2", "2025-10-06T10:00=1"]), "event_cannot_follow");
    assert_eq!(code(&["2025-10-06T09:00=2", "2025-10-06T10:00=3"]), "event_cannot_follow");
    assert_eq!(code(&["2025-10-06T09:00=4", "2025-10-06T10:00=3"]), "event_cannot_follow");
    assert!(after(&["2025-10-06T09:00=1", "2025-10-06T10:00=5", "2025-10-06T11:00=3"]).is_ok());
}

#[test]
fn a_dossier_that_was_never_received_has_nothing_due() {
    let decision = after(&["2025-10-06T09:00=1", "2025-10-06T10:00=3"]).unwrap();
    assert_eq!((decision.statutory.at, decision.committed.at, decision.promised), (None, None, None));
    assert_eq!((decision.state.phase, decision.state.status), (Phase::NotReceived, Some(Status::NotReceived)));
    assert_eq!(decision.same_day.verdict, Verdict::NotEligible);
    assert!(decision.same_day.blocked_by.iter().any(|reason| reason.text.contains("không được tiếp nhận")));
    assert!(decision.steps.is_empty());
    assert_eq!(decision.state.since.to_string(), "2025-10-06T10:00");
}

#[test]
fn a_re_appointment_needs_a_running_clock() {
    assert_eq!(code(&["2025-10-07T09:00=5", "2025-10-07T10:00=reappointed"]), "event_cannot_follow");
}

#[test]
fn events_count_in_order_of_time_however_given() {
    let sorted = after(&["2025-10-07T09:00=5", "2025-10-08T09:00=4", "2025-10-09T09:00=9"]).unwrap();
    assert_eq!(after(&["2025-10-09T09:00=9", "2025-10-07T09:00=5", "2025-10-08T09:00=4"]).unwrap(), sorted);
    // Of one moment, the order given: asked for and back, or back and asked for.
    let back = after(&["2025-10-07T09:00=5", "2025-10-07T09:00=4"]).unwrap();
    let asked = after(&["2025-10-07T09:00=4", "2025-10-07T09:00=5"]).unwrap();
    assert_eq!((back.state.phase, asked.state.phase), (Phase::Running, Phase::Waiting));
}

#[test]
fn what_a_dossier_waits_for_is_said() {
    for (status, waiting) in [("5", Waiting::Supplements), ("6", Waiting::Payment), ("8", Waiting::Resumption)] {
        let state = after(&[&format!("2025-10-07T09:00={status}")]).unwrap().state;
        assert_eq!((state.phase, state.waiting_for), (Phase::Waiting, Some(waiting)));
    }
    // Payment asked for while supplements are: the return restarts the clock.
    let both = ["2025-10-07T09:00=5", "2025-10-08T09:00=6", "2025-10-09T09:00=4"];
    assert_eq!(after(&both[..2]).unwrap().state.waiting_for, Some(Waiting::Supplements));
    assert_eq!(after(&both).unwrap().counted_from.to_string(), "2025-10-09T09:00");
}

/// 7 working days from Monday 06/10/2025: Wednesday 15.
#[test]
fn a_withdrawal_ends_the_dossier_and_leaves_what_was_due() {
    let decision = after(&["2025-10-07T09:00=7"]).unwrap();
    assert_eq!(decision.statutory.at.unwrap().to_string(), "2025-10-15T17:00");
    assert_eq!(
        (decision.state.phase, decision.state.ended.unwrap().to_string()),
        (Phase::Ended, "2025-10-07T09:00".into())
    );
    let away = after(&["2025-10-07T09:00=5", "2025-10-08T09:00=7"]).unwrap();
    assert_eq!((away.statutory.at, away.state.phase), (None, Phase::Ended));
}

#[test]
fn a_return_past_the_calendar_is_an_error() {
    assert_eq!(code(&["2025-10-07T09:00=5", "2027-10-08T09:00=4"]), "beyond_calendar");
    assert_eq!(code(&["2025-10-07T09:00=6", "9999-12-31T23:59=4"]), "beyond_calendar");
}
