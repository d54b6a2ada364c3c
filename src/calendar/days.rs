//! Turns the patterns of a table's days into what counting in days looks up: the working days with their ends, and for each day how many
//! lie before it and which is the next that may still change.

use super::{Hours, Minute, Parts};

/// A working day.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenDay {
    /// Its place among the table's days.
    pub(super) place: u32,
    /// Its last closing.
    pub(super) closing: Minute,
}

/// A day as a place to count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// How many working days lie before it.
    pub(super) open_before: u32,
    /// The first day from it on whose status may still change; one past the table where that is none of its days.
    pub(super) doubtful: u32,
}

/// The working days among days that each name their hours; none past what any table has.
pub(super) fn open_days(pattern: &[u8], hours: &[Hours]) -> Option<Vec<OpenDay>> {
    let days = (0_u32..).zip(pattern).filter(|(_, name)| **name != 0);
    let open = |(place, name): (u32, &u8)| {
        let closing = hours.get(usize::from(*name))?.closing()?;
        Some(OpenDay { place, closing: Minute::new(place, closing)? })
    };
    days.map(open).collect()
}

/// By day, whether its status may still change: it lies after the last announced day, or no text settles it.
pub(super) fn doubts(parts: &Parts) -> Vec<bool> {
    let days = parts.first_day.iter_days().take(parts.days.len());
    let doubts =
        days.map(|date| parts.announced_to.is_none_or(|to| date > to) || parts.uncertain.binary_search(&date).is_ok());
    doubts.collect()
}

/// What counting needs of each day, and of the one past the last; none past what any table has.
pub(super) fn marks(pattern: &[u8], doubts: &[bool]) -> Option<Vec<Mark>> {
    let mut marks = Vec::with_capacity(pattern.len().checked_add(1)?);
    let mut open_before = 0_u32;
    let past = u32::try_from(pattern.len()).ok()?;
    for name in pattern {
        marks.push(Mark { open_before, doubtful: past });
        open_before = open_before.checked_add(u32::from(*name != 0))?;
    }
    let mut doubtful = past;
    for ((place, mark), may_change) in (0_u32..past).zip(&mut marks).zip(doubts).rev() {
        if *may_change {
            doubtful = place;
        }
        mark.doubtful = doubtful;
    }
    marks.push(Mark { open_before, doubtful: past });
    Some(marks)
}
