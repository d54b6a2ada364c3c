//! Steps one behind the other: lunch, nights, fractions of days of different lengths, sessions.

use thutuc::calendar::{Duration, Hours, Rules, ScheduleError, Table, Unit, build};

use super::{d, office_hours, office_week, t, table};

const fn minutes(count: u32) -> Duration {
    Duration::new(count, Unit::Minutes)
}

const fn days(count: u32, hundredths: u8) -> Duration {
    Duration { count, hundredths, unit: Unit::WorkingDays }
}

/// Lays steps behind each other from a moment; gives each one's start and due.
fn lay(table: &Table, from: &str, steps: &[Duration]) -> Vec<(String, String)> {
    let mut place = table.position(t(from)).unwrap();
    let show = |at: chrono::NaiveDateTime| at.format("%d %H:%M").to_string();
    (steps.iter())
        .map(|&step| {
            let run = table.run(place, step).unwrap();
            place = run.end;
            (show(run.start), show(run.due))
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|&(start, due)| (start.to_owned(), due.to_owned())).collect()
}

#[test]
fn lunch_ends_one_step_and_starts_the_next_after_it() {
    let laid = lay(&table(), "2025-10-06T11:10", &[minutes(10), minutes(10), minutes(10), minutes(0)]);
    let expected =
        [("06 11:10", "06 11:20"), ("06 11:20", "06 11:30"), ("06 13:30", "06 13:40"), ("06 13:40", "06 13:40")];
    assert_eq!(laid, pairs(&expected));
}

#[test]
fn what_is_left_goes_on_at_the_next_opening() {
    let table = table();
    assert_eq!(lay(&table, "2025-10-03T16:50", &[minutes(15)]), pairs(&[("03 16:50", "06 07:35")]));
    let hours = Duration::new(2, Unit::Hours);
    assert_eq!(lay(&table, "2025-01-24T16:00", &[hours]), pairs(&[("24 16:00", "03 08:30")]));
    assert_eq!(lay(&table, "2025-10-04T09:00", &[minutes(5)]), pairs(&[("06 07:30", "06 07:35")]));
}

#[test]
fn half_days_fill_a_day_exactly() {
    let laid = lay(&table(), "2025-10-06T07:30", &[days(0, 50), days(0, 50), days(1, 0), days(1, 50)]);
    // 225 of 450 minutes have passed at 11:15.
    let expected =
        [("06 07:30", "06 11:15"), ("06 11:15", "06 17:00"), ("07 07:30", "07 17:00"), ("08 07:30", "09 11:15")];
    assert_eq!(laid, pairs(&expected));
}

#[test]
fn shares_are_shown_rounded_down_and_never_drift() {
    let steps = [days(0, 33), days(0, 33), days(0, 33), days(0, 1)];
    let laid = lay(&table(), "2025-10-06T07:30", &steps);
    // 148.5, 297, 445.5 and 450 minutes.
    let expected =
        [("06 07:30", "06 09:58"), ("06 09:58", "06 14:27"), ("06 14:27", "06 16:55"), ("06 16:55", "06 17:00")];
    assert_eq!(laid, pairs(&expected));
}

#[test]
fn a_working_day_is_a_share_of_each_days_own_minutes() {
    let mut week = office_week();
    week[5] = Hours::new(vec![[450, 690]]).unwrap();
    let rules = Rules { week, ..Rules::default() };
    let table = build(&rules, d("2025-10-01"), d("2025-10-31"), None).unwrap().table;
    // Friday 14:30 is two thirds of 450 minutes; two thirds of Saturday's 240 are 160.
    assert_eq!(lay(&table, "2025-10-03T14:30", &[days(1, 0)]), pairs(&[("03 14:30", "04 10:10")]));
    assert_eq!(lay(&table, "2025-10-04T10:10", &[days(1, 0)]), pairs(&[("04 10:10", "06 14:30")]));
}

#[test]
fn steps_in_calendar_days_end_as_limits_do() {
    let week = Duration::new(7, Unit::Days);
    let laid = lay(&table(), "2025-10-06T10:00", &[week, minutes(10)]);
    assert_eq!(laid, pairs(&[("06 10:00", "13 17:00"), ("14 07:30", "14 07:40")]));
}

#[test]
fn a_session_holds_only_what_fits_before_its_last_window_closes() {
    let session = Table::session(d("2025-10-03"), &office_hours()).unwrap();
    let steps = [minutes(10), minutes(15), minutes(10), minutes(10), minutes(5)];
    let laid = lay(&session, "2025-10-03T16:00", &steps);
    assert_eq!(laid.last().unwrap().1, "03 16:50");
    let place = session.position(t("2025-10-03T16:00")).unwrap();
    assert_eq!(session.run(place, minutes(60)).unwrap().due, t("2025-10-03T17:00"));
    assert!(matches!(session.run(place, minutes(61)), Err(ScheduleError::Beyond(_))));
}

#[test]
fn later_places_are_greater() {
    let table = table();
    let start = table.position(t("2025-10-06T09:00")).unwrap();
    let third = table.run(start, days(0, 33)).unwrap().end;
    let more = table.run(start, days(0, 34)).unwrap().end;
    let far = table.run(start, minutes(2000)).unwrap().end;
    assert!(start < third && third < more && more < far);
    assert_eq!(start.max(third), third);
}

#[test]
fn what_is_no_duration_of_a_step_is_an_error() {
    let table = table();
    let start = table.position(t("2025-10-06T09:00")).unwrap();
    let wrong = Duration { hundredths: 50, ..minutes(1) };
    assert_eq!(table.run(start, wrong), Err(ScheduleError::Fraction(wrong)));
    assert_eq!(table.run(start, days(1, 100)), Err(ScheduleError::Fraction(days(1, 100))));
    for unit in [Unit::Minutes, Unit::Hours, Unit::WorkingDays, Unit::Days, Unit::Years] {
        let run = table.run(start, Duration::new(u32::MAX, unit));
        assert!(matches!(run, Err(ScheduleError::Beyond(_))), "{unit:?}");
    }
}
