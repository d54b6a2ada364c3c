//! Turns opening times (`07:30-11:30, 13:30-17:00`) into the sorted, disjoint windows of one day,
//! and refuses windows that are empty, cross or leave the day.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Minutes of a day: a closing at 24:00 is minute 1440.
pub const DAY_MINUTES: u16 = 1440;

/// The opening windows of one day: `[open, close)` pairs in minutes since midnight, sorted and
/// disjoint, each longer than nothing. No window at all is a closed day.
///
/// On the wire it is a list of pairs: `[[450,690],[810,1020]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<[u16; 2]>", into = "Vec<[u16; 2]>")]
pub struct Hours(Vec<[u16; 2]>);

/// Why windows are no opening hours of a day.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HoursError {
    /// A window closes when it opens or before.
    #[error("the window {open}..{close} closes before it has opened")]
    Empty {
        /// Opening minute.
        open: u16,
        /// Closing minute.
        close: u16,
    },
    /// A window reaches past 24:00.
    #[error("the window {open}..{close} ends after minute 1440 of the day")]
    PastMidnight {
        /// Opening minute.
        open: u16,
        /// Closing minute.
        close: u16,
    },
    /// A window starts before the one in front of it has closed.
    #[error("the window {open}..{close} starts before the window in front of it has closed")]
    Overlap {
        /// Opening minute.
        open: u16,
        /// Closing minute.
        close: u16,
    },
}

impl Hours {
    /// A closed day.
    pub const CLOSED: Self = Self(Vec::new());

    /// Windows as they stand in a bundle: in order, not crossing (they may touch).
    ///
    /// # Errors
    /// [`HoursError`] on the first window that is empty, ends past 24:00, or starts before the one
    /// in front of it has closed.
    pub fn new(windows: Vec<[u16; 2]>) -> Result<Self, HoursError> {
        let mut free_from = 0;
        for &[open, close] in &windows {
            check_window(open, close)?;
            if open < free_from {
                return Err(HoursError::Overlap { open, close });
            }
            free_from = close;
        }
        Ok(Self(windows))
    }

    /// Rows that add up: windows in any order, merged where they cross or touch.
    ///
    /// # Errors
    /// [`HoursError`] on a window that is empty or ends past 24:00.
    pub fn union(windows: impl IntoIterator<Item = [u16; 2]>) -> Result<Self, HoursError> {
        let mut sorted = Vec::new();
        for [open, close] in windows {
            check_window(open, close)?;
            sorted.push([open, close]);
        }
        sorted.sort_unstable();
        let mut merged: Vec<[u16; 2]> = Vec::new();
        for [open, close] in sorted {
            match merged.last_mut() {
                Some([_, end]) if open <= *end => *end = close.max(*end),
                _ => merged.push([open, close]),
            }
        }
        Ok(Self(merged))
    }

    /// The windows in order.
    pub fn windows(&self) -> &[[u16; 2]] {
        &self.0
    }

    /// Whether there is no window.
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// The minute the first window opens, if there is one.
    pub fn opening(&self) -> Option<u16> {
        self.0.first().map(|&[open, _]| open)
    }

    /// The minute the last window closes, if there is one.
    pub fn closing(&self) -> Option<u16> {
        self.0.last().map(|&[_, close]| close)
    }

    /// Whether a window holds `minute` (a window no longer holds its closing minute).
    pub fn contains(&self, minute: u16) -> bool {
        self.0.iter().any(|&[open, close]| open <= minute && minute < close)
    }

    /// The first open minute at or after `minute`, if the day has one left.
    pub fn next_open(&self, minute: u16) -> Option<u16> {
        self.0.iter().find(|&&[_, close]| minute < close).map(|&[open, _]| open.max(minute))
    }

    /// All open minutes of the day, at most 1440.
    pub fn minutes(&self) -> u16 {
        self.minutes_before(DAY_MINUTES)
    }

    /// The open minutes that have passed by `minute`.
    pub fn minutes_before(&self, minute: u16) -> u16 {
        // Windows are disjoint and inside one day, so the sum is at most 1440.
        self.0.iter().filter_map(|&[open, close]| close.min(minute).checked_sub(open)).sum()
    }

    /// The clock minute at which `passed` open minutes have passed, as an end: a span that fills a
    /// window ends when it closes. With `passed` 0 it is the opening. None past the last closing or
    /// on a closed day.
    pub fn end_of(&self, passed: u16) -> Option<u16> {
        let mut left = passed;
        for &[open, close] in &self.0 {
            let length = close.checked_sub(open)?;
            if left <= length {
                return open.checked_add(left);
            }
            left = left.checked_sub(length)?;
        }
        None
    }

    /// The clock minute at which work goes on once `passed` open minutes have passed, as a start: a
    /// window that is used up hands over to the next one. None if none is left.
    pub fn start_of(&self, passed: u16) -> Option<u16> {
        let mut left = passed;
        for &[open, close] in &self.0 {
            let length = close.checked_sub(open)?;
            if left < length {
                return open.checked_add(left);
            }
            left = left.checked_sub(length)?;
        }
        None
    }
}

fn check_window(open: u16, close: u16) -> Result<(), HoursError> {
    if close > DAY_MINUTES {
        return Err(HoursError::PastMidnight { open, close });
    }
    if close <= open {
        return Err(HoursError::Empty { open, close });
    }
    Ok(())
}

impl TryFrom<Vec<[u16; 2]>> for Hours {
    type Error = HoursError;

    fn try_from(windows: Vec<[u16; 2]>) -> Result<Self, HoursError> {
        Self::new(windows)
    }
}

impl From<Hours> for Vec<[u16; 2]> {
    fn from(hours: Hours) -> Self {
        hours.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Hours {
        Hours::new(vec![[450, 690], [810, 1020]]).unwrap()
    }

    #[test]
    fn windows_must_be_in_order_and_inside_the_day() {
        assert_eq!(Hours::new(vec![[690, 690]]), Err(HoursError::Empty { open: 690, close: 690 }));
        assert_eq!(Hours::new(vec![[810, 1441]]), Err(HoursError::PastMidnight { open: 810, close: 1441 }));
        assert_eq!(Hours::new(vec![[450, 690], [600, 1020]]), Err(HoursError::Overlap { open: 600, close: 1020 }));
        assert_eq!(Hours::new(vec![[810, 1020], [450, 690]]), Err(HoursError::Overlap { open: 450, close: 690 }));
        assert!(Hours::new(vec![[0, 720], [720, 1440]]).is_ok());
        assert!(serde_json::from_str::<Hours>("[[810,1020],[450,690]]").is_err());
    }

    #[test]
    fn rows_add_up_in_any_order() {
        let union = Hours::union([[810, 1020], [450, 600], [570, 690]]).unwrap();
        assert_eq!(union, office());
        assert_eq!(Hours::union([]).unwrap(), Hours::CLOSED);
    }

    #[test]
    fn a_window_no_longer_holds_its_closing_minute() {
        let hours = office();
        assert!(hours.contains(450) && hours.contains(689));
        assert!(!hours.contains(690) && !hours.contains(449) && !hours.contains(1020));
        assert_eq!(hours.next_open(0), Some(450));
        assert_eq!(hours.next_open(690), Some(810));
        assert_eq!(hours.next_open(1019), Some(1019));
        assert_eq!(hours.next_open(1020), None);
    }

    #[test]
    fn lunch_belongs_to_the_morning_as_an_end_and_to_the_afternoon_as_a_start() {
        let hours = office();
        assert_eq!(hours.minutes(), 450);
        assert_eq!(hours.minutes_before(750), 240);
        assert_eq!((hours.end_of(240), hours.start_of(240)), (Some(690), Some(810)));
        assert_eq!((hours.end_of(450), hours.start_of(450)), (Some(1020), None));
        assert_eq!(hours.end_of(451), None);
        assert_eq!(hours.end_of(0), Some(450));
    }
}
