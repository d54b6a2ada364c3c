//! Limits of time in a text: how long, from when, in which case, and for whom.

use std::ops::Range;

use crate::calendar::{Duration, Unit};

/// One limit of time that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitPhrase {
    /// The limit's own words, from `không quá` or `trong thời hạn` to its unit.
    pub range: Range<usize>,
    /// How long.
    pub limit: Limit,
    /// Whether it is added to another limit: `kéo dài thêm`, `gia hạn thêm`.
    pub extends: bool,
    /// Whether it is the least time rather than the most: `ít nhất`, `tối thiểu`, `sau`.
    pub at_least: bool,
    /// What it counts from.
    pub from_event: Option<FromEvent>,
    /// The hour after which a dossier counts as received on the next working day.
    pub cutoff: Option<Cutoff>,
    /// The words of the case in which it holds: `trường hợp …`, `nếu …`, `đối với …`.
    pub condition: Option<Range<usize>>,
    /// Whose time it is.
    pub role: Role,
}

/// How long a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `trong ngày`, `ngay trong ngày làm việc`.
    SameDay,
    /// `ngay`, `ngay sau khi …`.
    AtOnce,
    /// `không quy định`.
    NoLimit,
    /// A length of time, the upper bound of a range; `least` is the lower one.
    Duration {
        /// The lower bound of `10-25 ngày`, `từ 10 đến 25 ngày`.
        least: Option<Quantity>,
        /// The length, or the upper bound.
        most: Quantity,
        /// Of what.
        unit: Unit,
    },
}

impl Limit {
    /// The limit as a duration of the language; none where it is no length of time or a fraction that the language does not
    /// count, as of a calendar day.
    pub fn duration(&self) -> Option<Duration> {
        match self {
            Self::Duration { most, unit, .. } => most.of(*unit),
            Self::SameDay | Self::AtOnce | Self::NoLimit => None,
        }
    }
}

/// A number of units, in lowest terms: `2/3` of a day is two thirds, `1,5` three halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Above the line.
    pub numerator: u32,
    /// Below the line, never 0.
    pub denominator: u32,
}

impl Quantity {
    /// So many whole units.
    pub const fn whole(count: u32) -> Self {
        Self { numerator: count, denominator: 1 }
    }

    /// So many of a unit, where the language has it: whole units, or hundredths of a working day.
    pub fn of(self, unit: Unit) -> Option<Duration> {
        let count = self.numerator.checked_div(self.denominator)?;
        let rest = self.numerator.checked_rem(self.denominator)?.checked_mul(100)?;
        if rest.checked_rem(self.denominator)? != 0 || (rest > 0 && unit != Unit::WorkingDays) {
            return None;
        }
        let hundredths = u8::try_from(rest.checked_div(self.denominator)?).ok()?;
        Some(Duration { count, hundredths, unit })
    }
}

/// What a limit counts from, `kể từ ngày nhận đủ hồ sơ`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromEvent {
    /// The words, from `kể từ` on.
    pub range: Range<usize>,
    /// Which event.
    pub event: Event,
}

/// The event that a limit counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The authority receives the applicant's dossier.
    Dossier,
    /// The limit ends so long before an event: `02 giờ trước khi tàu rời cảng`.
    Before,
    /// Anything else, an authority's own papers among it.
    Other,
}

/// `nhận sau 15 giờ thì … ngày làm việc tiếp theo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cutoff {
    /// From `sau` to `tiếp theo`.
    pub range: Range<usize>,
    /// Minutes since midnight.
    pub after: u16,
}

/// Whose time a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The authority's, to answer.
    Result,
    /// The authority's, to tell the applicant what the dossier lacks.
    Supplement,
    /// The applicant's.
    Applicant,
    /// Another step's, or not plainly said.
    Other,
}

/// Every limit of time that the text states, in its order.
pub fn read(text: &str) -> Vec<LimitPhrase> {
    let _ = text;
    Vec::new()
}

/// Every cut-off of the text, those of its limits among them.
pub fn cutoffs(text: &str) -> Vec<Cutoff> {
    let _ = text;
    Vec::new()
}
