//! Turns the spans of time that a rule states (`5 ngày làm việc`, `24 giờ`) into plain values:
//! a count and a unit. It refuses nothing; who counts refuses a fraction where none belongs.

use serde::{Deserialize, Serialize};

/// The unit of a time limit (Civil Code 91/2015/QH13 art. 144, with the working units that
/// sector law adds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// `phút`: clock minutes, through nights and rest days.
    Minutes,
    /// `giờ`: clock hours, through nights and rest days.
    Hours,
    /// `phút làm việc`: minutes while the calendar is open.
    WorkingMinutes,
    /// `giờ làm việc`: hours while the calendar is open.
    WorkingHours,
    /// `ngày làm việc`: days on which the calendar is open.
    WorkingDays,
    /// `ngày`: calendar days.
    Days,
    /// `tuần`: weeks, to the corresponding weekday (art. 148(2)).
    Weeks,
    /// `tháng`: months, to the corresponding date (art. 148(3)).
    Months,
    /// `năm`: years, to the corresponding date (art. 148(4)).
    Years,
}

/// A count of one unit.
///
/// `hundredths` is the fraction of a working day, 0 to 99, that only the steps of a procedure may
/// have (`0,5 ngày làm việc` is `count` 0, `hundredths` 50); it is 0 for every other unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct Duration {
    /// How many whole units.
    pub count: u32,
    /// Hundredths of a working day, 0 to 99.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hundredths: u8,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// `count` whole units.
    pub const fn new(count: u32, unit: Unit) -> Self {
        Self { count, hundredths: 0, unit }
    }

    /// Whether the span is empty: no whole unit and no fraction.
    pub const fn is_zero(&self) -> bool {
        self.count == 0 && self.hundredths == 0
    }

    /// Whether the fraction is one that a step may have: none, or under a whole working day.
    pub const fn is_well_formed(&self) -> bool {
        self.hundredths == 0 || (self.hundredths < 100 && matches!(self.unit, Unit::WorkingDays))
    }
}

// serde hands the field over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_zero(value: &u8) -> bool {
    *value == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_written_only_where_there_are_some() {
        let whole = Duration::new(5, Unit::WorkingDays);
        assert_eq!(serde_json::to_string(&whole).unwrap(), r#"{"count":5,"unit":"working_days"}"#);
        let half: Duration = serde_json::from_str(r#"{"count":0,"hundredths":50,"unit":"working_days"}"#).unwrap();
        assert_eq!(half.hundredths, 50);
        assert!(half.is_well_formed() && !half.is_zero());
    }

    #[test]
    fn a_fraction_belongs_to_working_days_only() {
        let hours = Duration { hundredths: 50, ..Duration::new(1, Unit::Hours) };
        let overfull = Duration { hundredths: 100, ..Duration::new(1, Unit::WorkingDays) };
        assert!(!hours.is_well_formed());
        assert!(!overfull.is_well_formed());
    }
}
