//! What days are, what was known when, and what may still change.

use thutuc::calendar::{
    BuildError, Compensation, DayInfo, DayKind, Duration, Limit, Rules, Unit, When, build, due, patches,
};

use super::{built, civil_service, d, dated, holiday, office_week, swap, t};

fn day(date: &str) -> DayInfo {
    built().days.into_iter().find(|day| day.date == d(date)).unwrap()
}

#[test]
fn a_day_is_the_first_kind_that_fits() {
    let cases = [
        ("2025-04-26", DayKind::SwappedWork, true, None),
        ("2025-05-02", DayKind::SwappedOff, false, None),
        ("2025-01-29", DayKind::Holiday, false, Some("Tết Ất Tỵ")),
        // A holiday on a rest day keeps its name.
        ("2024-02-10", DayKind::Holiday, false, Some("Tết Giáp Thìn")),
        ("2022-01-01", DayKind::Holiday, false, Some("Tết Dương lịch")),
        ("2022-01-03", DayKind::Compensation, false, Some("Tết Dương lịch")),
        ("2026-04-27", DayKind::Compensation, false, Some("Giỗ Tổ Hùng Vương")),
        ("2025-10-04", DayKind::Rest, false, None),
        ("2025-10-03", DayKind::Working, true, None),
        ("2025-11-24", DayKind::Working, true, None),
        ("2026-11-24", DayKind::Holiday, false, Some("Ngày Văn hóa Việt Nam")),
    ];
    for (date, kind, open, name) in cases {
        let day = day(date);
        assert_eq!((day.kind, day.open, day.name.as_deref()), (kind, open, name), "{date}");
    }
    assert_eq!(day("2025-04-26").counterpart, Some(d("2025-05-02")));
    assert_eq!(day("2025-05-02").counterpart, Some(d("2025-04-26")));
    assert_eq!(day("2026-04-27").counterpart, Some(d("2026-04-26")));
}

#[test]
fn holidays_that_meet_a_weekend_together_are_made_up_for_one_after_the_other() {
    // 2023: Hùng Kings on Saturday 29 April, Victory Day on Sunday; 1 May is a holiday itself.
    assert_eq!(day("2023-05-02").counterpart, Some(d("2023-04-29")));
    assert_eq!(day("2023-05-03").counterpart, Some(d("2023-04-30")));
    // 2027, certain by law: 1 May is a Saturday.
    assert_eq!(day("2027-05-03").kind, DayKind::Compensation);
    assert_eq!(day("2027-05-04").kind, DayKind::Working);
}

#[test]
fn what_was_announced_later_is_not_known_before() {
    let at = |as_known: &str| {
        let table = build(&civil_service(), d("2024-01-01"), d("2026-12-31"), Some(d(as_known))).unwrap().table;
        due(&table, t("2025-04-25T09:00"), &Limit::from(Duration::new(1, Unit::WorkingDays))).unwrap()
    };
    let before = at("2024-12-02");
    assert_eq!((before.at, before.provisional), (t("2025-04-28T17:00"), true));
    let after = at("2024-12-03");
    assert_eq!((after.at, after.provisional), (t("2025-04-26T17:00"), false));
    assert_eq!(civil_service().announcements(), [d("2024-12-03"), d("2025-10-16")]);
}

#[test]
fn patches_give_the_calendar_of_every_day_before_an_announcement() {
    let (rules, first, last) = (civil_service(), d("2024-01-01"), d("2026-12-31"));
    let table = build(&rules, first, last, None).unwrap().table;
    let patches = patches(&rules, first, last).unwrap();
    assert_eq!(patches.iter().map(|patch| patch.before).collect::<Vec<_>>(), rules.announcements());
    for known in ["2020-01-01", "2024-12-02", "2024-12-03", "2025-10-15", "2025-10-16", "2030-01-01"] {
        let built = build(&rules, first, last, Some(d(known))).unwrap().table;
        let patched = table.as_known(&patches, d(known)).unwrap();
        assert_eq!(patched.parts(), built.parts(), "{known}");
    }
    // Tết (five days), the swap (two), the day beside National Day: what 2026's notice changed, days that
    // rest anyway aside.
    assert_eq!(patches.last().map(|patch| patch.days.len()), Some(8));
}

#[test]
fn what_lies_after_the_last_announced_day_is_provisional() {
    let table = built().table;
    let provisional =
        |start: &str, count, unit| due(&table, t(start), &Limit::from(Duration::new(count, unit))).unwrap().provisional;
    assert!(!provisional("2026-12-30T09:00", 1, Unit::WorkingDays));
    assert!(provisional("2026-12-30T09:00", 2, Unit::WorkingDays));
    assert!(provisional("2026-12-30T09:00", 3, Unit::Days));
    assert!(!provisional("2026-12-30T09:00", 24, Unit::Hours));
    assert!(provisional("2026-12-31T16:30", 2, Unit::WorkingHours));
    assert!(built().days.iter().all(|day| day.provisional == (day.date > d("2026-12-31"))));
}

/// The civil-service calendar with everything announced to the end of 2029, when 24 November is a
/// Saturday for the first time.
fn saturday_of_culture(compensation: Compensation) -> Rules {
    let mut rules = civil_service();
    rules.holidays.iter_mut().filter(|row| row.from.is_some()).for_each(|row| row.compensation = compensation);
    rules.announced[0].to = d("2029-12-31");
    rules
}

#[test]
fn a_compensation_that_no_text_settles_leaves_its_day_open_and_uncertain() {
    let rules = saturday_of_culture(Compensation::Unknown);
    let table = build(&rules, d("2029-01-01"), d("2029-12-31"), None).unwrap().table;
    assert_eq!(table.parts().uncertain, [d("2029-11-26")]);
    let at = |start: &str, count, unit| {
        let due = due(&table, t(start), &Limit::from(Duration::new(count, unit))).unwrap();
        (due.day, due.provisional)
    };
    assert_eq!(at("2029-11-23T09:00", 1, Unit::WorkingDays), (d("2029-11-26"), true));
    assert_eq!(at("2029-11-23T09:00", 3, Unit::WorkingDays), (d("2029-11-28"), true));
    assert_eq!(at("2029-11-26T09:00", 1, Unit::WorkingDays), (d("2029-11-27"), false));
    assert_eq!(at("2029-11-23T09:00", 2, Unit::Days), (d("2029-11-26"), true));
    // A limit in calendar days only passes over it.
    assert_eq!(at("2029-11-23T09:00", 5, Unit::Days), (d("2029-11-28"), false));
}

#[test]
fn a_row_may_settle_its_own_compensation() {
    let open = |compensation| {
        let rules = saturday_of_culture(compensation);
        let table = build(&rules, d("2029-01-01"), d("2029-12-31"), None).unwrap().table;
        assert!(table.parts().uncertain.is_empty());
        table.is_working_day(d("2029-11-26")).unwrap()
    };
    assert!(open(Compensation::Never));
    assert!(!open(Compensation::AsCalendar));
}

#[test]
fn an_unsettled_compensation_pushes_the_doubt_to_the_next_free_day() {
    // 1 and 2 November 2025 are a Saturday and a Sunday.
    let unknown = When::Solar { day: 1, month: 11 };
    let rules = Rules {
        week: office_week(),
        holidays: vec![
            thutuc::calendar::Holiday { compensation: Compensation::Unknown, ..holiday(unknown, "A") },
            holiday(When::Solar { day: 2, month: 11 }, "B"),
        ],
        compensate: true,
        ..Rules::default()
    };
    let table = build(&rules, d("2025-10-01"), d("2025-11-30"), None).unwrap().table;
    assert_eq!(table.is_working_day(d("2025-11-03")), Ok(false));
    assert_eq!(table.is_working_day(d("2025-11-04")), Ok(true));
    assert_eq!(table.parts().uncertain, [d("2025-11-04")]);
}

#[test]
fn a_compensation_reaches_into_a_table_that_begins_after_its_holiday() {
    let table = build(&civil_service(), d("2022-01-02"), d("2022-12-31"), None).unwrap().table;
    assert_eq!(table.is_working_day(d("2022-01-03")), Ok(false));
}

#[test]
fn rows_that_make_no_sense_are_named() {
    let with = |change: &dyn Fn(&mut Rules)| {
        let mut rules = civil_service();
        change(&mut rules);
        build(&rules, d("2024-01-01"), d("2026-12-31"), None).unwrap_err()
    };
    let row = civil_service().holidays.len();
    let backwards = with(&|rules| rules.holidays.push(dated("2025-01-02", "2025-01-01", "A", None)));
    assert_eq!(backwards, BuildError::EmptyRange { row });
    let none = with(&|rules| rules.holidays.push(holiday(When::Solar { day: 30, month: 2 }, "A")));
    assert_eq!(none, BuildError::NoSuchDay { row, day: 30, month: 2 });
    let none = with(&|rules| rules.holidays.push(holiday(When::Lunar { day: 1, month: 13 }, "A")));
    assert_eq!(none, BuildError::NoSuchDay { row, day: 1, month: 13 });
    let row = civil_service().swaps.len();
    let rest = with(&|rules| rules.swaps.push(swap("2025-10-04", "2025-10-05", None)));
    assert_eq!(rest, BuildError::SwapOff { row, off: d("2025-10-04") });
    let working = with(&|rules| rules.swaps.push(swap("2025-10-02", "2025-10-03", None)));
    assert_eq!(working, BuildError::SwapWork { row, work: d("2025-10-03") });
    let twice = with(&|rules| rules.swaps.push(swap("2025-10-03", "2025-04-26", None)));
    assert_eq!(twice, BuildError::SwapTwice { row, work: d("2025-04-26") });
    assert!(build(&civil_service(), d("2025-01-02"), d("2025-01-01"), None).is_err());
    assert!(build(&civil_service(), d("2000-01-01"), d("2400-01-01"), None).is_err());
    assert!(build(&civil_service(), d("2190-01-01"), d("2205-01-01"), None).is_err());
}
