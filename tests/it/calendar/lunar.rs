//! Lunar dates against the tables of an independent package and against dates in print.

use thutuc::calendar::lunar::{LunarError, Year, solar, tet};

use super::d;

#[test]
fn tet_and_hung_kings_of_two_centuries_agree_with_an_independent_table() {
    let rows: Vec<&str> = include_str!("../../fixtures/lunar.csv")
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    assert_eq!(rows.len(), 200);
    for row in rows {
        let [year, new_year, hung_kings] = row.split(',').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let year = year.parse().unwrap();
        assert_eq!(tet(year), Ok(d(new_year)), "{year}");
        assert_eq!(solar(10, 3, year), Ok(d(hung_kings)), "{year}");
    }
}

#[test]
fn tet_differs_from_the_chinese_new_year_where_an_hour_decides() {
    for date in ["1968-01-29", "1969-02-16", "1985-01-21", "2007-02-17", "2030-02-02", "2053-02-18"] {
        let date = d(date);
        assert_eq!(tet(chrono::Datelike::year(&date)), Ok(date));
    }
}

#[test]
fn day_thirty_is_the_months_last() {
    // Tết's eve: 12/2024 has 29 days in Vietnam, 12/2023 has 30.
    assert_eq!(solar(30, 12, 2024), Ok(d("2025-01-28")));
    assert_eq!(solar(29, 12, 2024), Ok(d("2025-01-28")));
    assert_eq!(solar(30, 12, 2023), Ok(d("2024-02-09")));
    assert_eq!(solar(29, 12, 2023), Ok(d("2024-02-08")));
}

#[test]
fn every_year_ends_where_the_next_begins() {
    for year in 1900..2199 {
        let eve = solar(30, 12, year).unwrap();
        assert_eq!(eve.succ_opt(), tet(year + 1).ok(), "{year}");
    }
}

#[test]
fn leap_months_are_passed_over() {
    // In 1985 Vietnam repeated the 2nd month where China had repeated the 10th of 1984.
    let leaps = [
        (1984, None),
        (1985, Some(2)),
        (2020, Some(4)),
        (2023, Some(2)),
        (2024, None),
        (2025, Some(6)),
        (2033, Some(11)),
    ];
    for (year, leap) in leaps {
        assert_eq!(Year::new(year).unwrap().leap_month(), leap, "{year}");
    }
    // The 7th month of 2025 begins after the repeated 6th.
    assert_eq!(solar(15, 7, 2025), Ok(d("2025-09-06")));
    assert_eq!(solar(15, 8, 2025), Ok(d("2025-10-06")));
}

#[test]
fn days_and_years_that_are_not_are_errors() {
    assert_eq!(tet(1899), Err(LunarError::Year(1899)));
    assert_eq!(tet(2200), Err(LunarError::Year(2200)));
    assert_eq!(tet(i32::MAX), Err(LunarError::Year(i32::MAX)));
    assert_eq!(solar(0, 1, 2025), Err(LunarError::Day { day: 0, month: 1 }));
    assert_eq!(solar(31, 1, 2025), Err(LunarError::Day { day: 31, month: 1 }));
    assert_eq!(solar(1, 0, 2025), Err(LunarError::Day { day: 1, month: 0 }));
    assert_eq!(solar(1, 13, 2025), Err(LunarError::Day { day: 1, month: 13 }));
}
