//! How a dossier stands at a moment: 5 working days committed, 7 by law, from Monday 06/10/2025, so Monday 13 and Wednesday 15.

use thutuc::runtime::{Decision, Phase, Standing, StandingError, parse_moment};

use crate::runtime::sample::{decide_after, rules};

fn after(events: &[&str]) -> Decision {
    decide_after(&rules(), "1.004222", "yên-định", "counter", "2025-10-06T09:00", &[], events).unwrap()
}

fn standing(decision: &Decision, now: &str, warn: u32) -> Result<Standing, StandingError> {
    decision.standing(rules().calendar("hành-chính").unwrap(), parse_moment(now).unwrap(), warn)
}

#[test]
fn a_running_dossier_is_in_time_due_soon_or_overdue() {
    let decision = after(&[]);
    let at = |now: &str| {
        let standing = standing(&decision, now, 1).unwrap();
        (
            standing.overdue.unwrap(),
            standing.past_statutory.unwrap(),
            standing.working_days_left,
            standing.working_days_over,
            standing.due_soon,
        )
    };
    assert_eq!(at("2025-10-06T09:00"), (false, false, Some(5), None, false));
    // Thursday: Friday 10 and Monday 13 are left. Friday and the weekend: only Monday.
    assert_eq!(at("2025-10-09T10:00"), (false, false, Some(2), None, false));
    assert_eq!(at("2025-10-10T10:00"), (false, false, Some(1), None, true));
    assert_eq!(at("2025-10-12T10:00"), (false, false, Some(1), None, true));
    assert_eq!(at("2025-10-13T17:00"), (false, false, Some(0), None, true));
    assert_eq!(at("2025-10-13T17:01"), (true, false, None, Some(0), false));
    assert_eq!(at("2025-10-15T17:01"), (true, true, None, Some(2), false));
}

#[test]
fn an_ended_dossier_is_held_against_its_end() {
    let at = |end: &str| {
        let standing = standing(&after(&[end]), "2026-01-05T09:00", 3).unwrap();
        (standing.phase, standing.overdue, standing.past_statutory, standing.working_days_over, standing.due_soon)
    };
    assert_eq!(at("2025-10-13T17:00=9"), (Phase::Ended, Some(false), Some(false), None, false));
    assert_eq!(at("2025-10-14T09:00=10"), (Phase::Ended, Some(true), Some(false), Some(1), false));
}

#[test]
fn a_waiting_dossier_is_neither_in_time_nor_overdue() {
    let standing = standing(&after(&["2025-10-07T09:00=5"]), "2025-12-01T09:00", 3).unwrap();
    assert_eq!((standing.phase, standing.due, standing.overdue), (Phase::Waiting, None, None));
    assert_eq!((standing.past_statutory, standing.due_soon), (None, false));
}

/// 3 working days from Monday 06/10/2025, or 8 with verification, which is not known: Thursday 9 or Thursday 16.
#[test]
fn an_undetermined_limit_is_overdue_when_every_moment_is_past() {
    let decision = decide_after(&rules(), "1.001022", "yên-định", "counter", "2025-10-06T09:00", &[], &[]).unwrap();
    let overdue = |now: &str| standing(&decision, now, 1).unwrap().overdue;
    assert_eq!(overdue("2025-10-09T17:00"), Some(false));
    assert_eq!(overdue("2025-10-10T09:00"), None);
    assert_eq!(overdue("2025-10-16T17:01"), Some(true));
    assert!(standing(&decision, "2025-10-08T09:00", 1).unwrap().due_soon, "rather early than late");
}

#[test]
fn a_moment_before_the_last_event_has_no_standing() {
    let decision = after(&["2025-10-07T09:00=4"]);
    assert!(matches!(standing(&decision, "2025-10-07T08:59", 1), Err(StandingError::Before { .. })));
    assert!(standing(&decision, "2025-10-07T09:00", 1).is_ok());
    assert!(matches!(standing(&after(&[]), "2025-10-06T08:59", 1), Err(StandingError::Before { .. })));
}
