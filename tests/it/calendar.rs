//! Legal time against the law's own figures: the civil-service calendar of 2022 to 2027, written as a
//! catalog writes it, asked what notices, codes and independent tables answer.

mod desks;
mod known;
mod limits;
mod lunar;
mod properties;
mod steps;
mod tables;
mod working_days;

use chrono::{NaiveDate, NaiveDateTime};
use thutuc::calendar::{
    Bound, Built, Compensation, Duration, Holiday, Hours, Limit, Rules, Swap, Table, Unit, When, build, due,
};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn t(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// 07:30-11:30 and 13:30-17:00.
fn office_hours() -> Hours {
    Hours::new(vec![[450, 690], [810, 1020]]).unwrap()
}

fn office_week() -> [Hours; 7] {
    let open = office_hours();
    [open.clone(), open.clone(), open.clone(), open.clone(), open, Hours::CLOSED, Hours::CLOSED]
}

fn holiday(when: When, name: &str) -> Holiday {
    Holiday {
        when,
        name: Some(name.to_owned()),
        from: None,
        to: None,
        compensation: Compensation::AsCalendar,
        announced: None,
    }
}

fn dated(first: &str, last: &str, name: &str, announced: Option<&str>) -> Holiday {
    Holiday { announced: announced.map(d), ..holiday(When::Dated { first: d(first), last: d(last) }, name) }
}

fn swap(off: &str, work: &str, announced: Option<&str>) -> Swap {
    Swap { off: d(off), work: d(work), announced: announced.map(d) }
}

/// The civil-service calendar: what is law every year, and what notices fixed for single years.
fn civil_service() -> Rules {
    let solar = |day, month, name| holiday(When::Solar { day, month }, name);
    let dec_2024 = Some("2024-12-03");
    let oct_2025 = Some("2025-10-16");
    Rules {
        week: office_week(),
        holidays: vec![
            solar(1, 1, "Tết Dương lịch"),
            holiday(When::Lunar { day: 10, month: 3 }, "Giỗ Tổ Hùng Vương"),
            solar(30, 4, "Ngày Chiến thắng"),
            solar(1, 5, "Ngày Quốc tế Lao động"),
            solar(2, 9, "Quốc khánh"),
            Holiday {
                from: Some(d("2026-07-01")),
                compensation: Compensation::Unknown,
                ..solar(24, 11, "Ngày Văn hóa Việt Nam")
            },
            dated("2022-01-31", "2022-02-04", "Tết Nhâm Dần", None),
            dated("2022-09-01", "2022-09-01", "Ngày liền kề Quốc khánh", None),
            dated("2023-01-20", "2023-01-26", "Tết Quý Mão", None),
            dated("2023-09-01", "2023-09-01", "Ngày liền kề Quốc khánh", None),
            dated("2024-02-08", "2024-02-14", "Tết Giáp Thìn", None),
            dated("2024-09-03", "2024-09-03", "Ngày liền kề Quốc khánh", None),
            dated("2025-01-27", "2025-01-31", "Tết Ất Tỵ", dec_2024),
            dated("2025-09-01", "2025-09-01", "Ngày liền kề Quốc khánh", dec_2024),
            dated("2026-02-16", "2026-02-20", "Tết Bính Ngọ", oct_2025),
            dated("2026-09-01", "2026-09-01", "Ngày liền kề Quốc khánh", oct_2025),
        ],
        swaps: vec![
            swap("2024-04-29", "2024-05-04", None),
            swap("2025-05-02", "2025-04-26", dec_2024),
            swap("2026-01-02", "2026-01-10", None),
            swap("2026-08-31", "2026-08-22", oct_2025),
        ],
        compensate: true,
        announced: vec![
            Bound { to: d("2024-12-31"), announced: None },
            Bound { to: d("2025-12-31"), announced: dec_2024.map(d) },
            Bound { to: d("2026-12-31"), announced: oct_2025.map(d) },
        ],
    }
}

fn built() -> Built {
    build(&civil_service(), d("2022-01-01"), d("2027-12-31"), None).unwrap()
}

fn table() -> Table {
    built().table
}

/// When a limit of one span ends.
fn ends(table: &Table, start: &str, count: u32, unit: Unit) -> NaiveDateTime {
    due(table, t(start), &Limit::from(Duration::new(count, unit))).unwrap().at
}
