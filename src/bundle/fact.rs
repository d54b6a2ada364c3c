//! The facts that every bundle has besides those that a catalog declares, under the names that conditions, command line
//! and files give them. The compiler writes them and the runtime reads them from this one table.

use chrono::{NaiveDate, TimeDelta};

use super::{Channel, Derived, Fact, FactType, Texts, Weekday};

/// The first day that a date fact may be.
pub const FIRST_DATE: NaiveDate = date(1900, 1, 1);
/// The last day that a date fact may be.
pub const LAST_DATE: NaiveDate = date(2199, 12, 31);
/// The day that has the number 0.
const DAY_ZERO: NaiveDate = date(1970, 1, 1);

const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Days from 1970-01-01 to `date`, as dates stand in a bundle's expressions.
pub fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.to_epoch_days())
}

/// The date with a [`day_number`]; none past the dates that can be written.
pub fn numbered_day(number: i64) -> Option<NaiveDate> {
    DAY_ZERO.checked_add_signed(TimeDelta::try_days(number)?)
}

impl Fact {
    /// The facts that exist without a document: receipt, channel, completeness, payment and the signer's presence.
    pub fn built_in() -> Vec<Self> {
        let channels = Channel::ALL.iter().map(|channel| channel.as_str().to_owned()).collect();
        let weekdays = Weekday::ALL.iter().map(|day| day.as_str().to_owned()).collect();
        vec![
            built_in("channel", "hình-thức", FactType::Choice { values: channels }, None)
                .titled("Hình thức nộp", "How the dossier is filed"),
            built_in("documents.complete", "hồ-sơ.đầy-đủ", FactType::Bool, Some(Derived::DocumentsComplete))
                .titled("Hồ sơ đầy đủ, hợp lệ", "The dossier is complete and valid"),
            built_in("fee.paid", "phí.đã-nộp", FactType::Bool, None).titled("Đã nộp phí, lệ phí", "The fees are paid"),
            built_in("received.date", "nhận.ngày", FactType::Date, Some(Derived::ReceivedDate))
                .titled("Ngày nhận hồ sơ", "The date of receipt"),
            built_in("received.time", "nhận.giờ", FactType::Time, Some(Derived::ReceivedTime))
                .titled("Giờ nhận hồ sơ", "The time of receipt"),
            built_in(
                "received.weekday",
                "nhận.thứ",
                FactType::Choice { values: weekdays },
                Some(Derived::ReceivedWeekday),
            )
            .titled("Thứ của ngày nhận hồ sơ", "The weekday of receipt"),
            built_in("signer.present", "người-ký.có-mặt", FactType::Bool, None)
                .titled("Người ký có mặt", "The signer is present"),
        ]
    }

    /// `document.NAME`: whether a document is there and valid.
    pub fn document(name: &str) -> Self {
        let id = format!("document.{name}");
        built_in(&id, &format!("giấy.{name}"), FactType::Bool, None)
            .titled(&format!("Có và hợp lệ: {name}"), &format!("There and valid: {name}"))
    }

    /// `document.NAME.drawn`: whether a document can be drawn from its database. Its variable is `document_drawn.NAME`,
    /// because a JsonLogic path cannot pass through the yes or no that `document.NAME` holds.
    pub fn document_drawn(name: &str) -> Self {
        let id = format!("document.{name}.drawn");
        let alias = format!("giấy.{name}.khai-thác-được");
        let fact = built_in(&id, &alias, FactType::Bool, None)
            .titled(&format!("Khai thác được: {name}"), &format!("Can be drawn: {name}"));
        Self { var: format!("document_drawn.{name}"), ..fact }
    }

    /// Whole days from the date fact `name` to the date of receipt, under the variable `days_from.NAME`.
    pub fn days_from(name: &str) -> Self {
        let kind = FactType::Number { min: -SPAN_DAYS, max: SPAN_DAYS };
        built_in(&format!("days_from.{name}"), "", kind, Some(Derived::DaysFrom { fact: name.to_owned() }))
            .titled(&format!("Số ngày từ {name}"), &format!("Days from {name}"))
    }

    /// Whole years from the date fact `name` to the date of receipt, under the variable `years_from.NAME`.
    pub fn years_from(name: &str) -> Self {
        let kind = FactType::Number { min: -SPAN_YEARS, max: SPAN_YEARS };
        built_in(&format!("years_from.{name}"), "", kind, Some(Derived::YearsFrom { fact: name.to_owned() }))
            .titled(&format!("Số năm từ {name}"), &format!("Years from {name}"))
    }

    fn titled(self, vi: &str, en: &str) -> Self {
        Self { title: Texts { vi: Some(vi.to_owned()), en: Some(en.to_owned()) }, ..self }
    }
}

/// The most days between two dates from 1900-01-01 to 2199-12-31.
const SPAN_DAYS: i64 = 109_572;
/// The most years between two such dates, rounded away from zero.
const SPAN_YEARS: i64 = 300;

fn built_in(id: &str, alias: &str, kind: FactType, derived: Option<Derived>) -> Fact {
    Fact {
        id: id.to_owned(),
        alias: Some(alias.to_owned()).filter(|alias| !alias.is_empty()),
        var: id.to_owned(),
        title: Texts::default(),
        kind,
        derived,
        declared: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spans_hold_every_pair_of_dates() {
        assert_eq!((LAST_DATE - FIRST_DATE).num_days(), SPAN_DAYS);
    }

    #[test]
    fn a_number_leads_back_to_its_day() {
        for date in [FIRST_DATE, DAY_ZERO, LAST_DATE] {
            assert_eq!(numbered_day(day_number(date)), Some(date));
        }
    }
}
