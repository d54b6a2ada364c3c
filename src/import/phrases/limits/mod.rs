//! Limits of time in a text: how long, from when, in which case, and for whom.

mod cases;
mod clock;
mod context;
mod events;
mod lead;
mod parties;
mod roles;
mod spans;
mod special;

use std::ops::Range;

use super::sentences::{Mark, Sentence, sentences};
use super::words::{Words, next};
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
    read_words(&Words::of(text))
}

/// Every limit of time and every cut-off that the text states.
pub fn read_with_cutoffs(text: &str) -> (Vec<LimitPhrase>, Vec<Cutoff>) {
    let words = Words::of(text);
    (read_words(&words), cutoffs_of_words(&words))
}

fn read_words(words: &Words<'_>) -> Vec<LimitPhrase> {
    let mut out: Vec<LimitPhrase> = Vec::new();
    let mut head: Option<(Option<Mark>, Range<usize>)> = None;
    let mut since = 0;
    for sentence in sentences(words) {
        if head.as_ref().is_some_and(|(mark, _)| sentence.mark.is_none() || *mark == sentence.mark) {
            head = None;
        }
        let inherited = head.as_ref().map(|(_, case)| case.clone());
        let first = out.len();
        read_sentence(words, &sentence, inherited, &mut out);
        if out.len() > first {
            since = first;
        }
        for (_, cutoff) in clock::cutoffs(words, sentence.words.clone()) {
            attach(out.get_mut(since..).unwrap_or_default(), cutoff);
        }
        if sentence.head
            && let Some(case) = cases::of_head(words, sentence.body, sentence.words.end)
        {
            head = Some((sentence.mark, words.bytes(case)));
        }
    }
    out
}

/// A cut-off belongs to the last limit before it, of its own sentence or the one before.
fn attach(limits: &mut [LimitPhrase], cutoff: Cutoff) {
    let before = |phrase: &&mut LimitPhrase| phrase.range.start < cutoff.range.start && phrase.cutoff.is_none();
    if let Some(phrase) = limits.iter_mut().rev().find(before) {
        phrase.cutoff = Some(cutoff);
    }
}

fn read_sentence(words: &Words<'_>, sentence: &Sentence, inherited: Option<Range<usize>>, out: &mut Vec<LimitPhrase>) {
    let end = sentence.words.end;
    let mut not = 0..0;
    let mut floor = sentence.words.start;
    let mut at = sentence.words.start;
    while at < end {
        let Some(found) = found(words, at, floor, sentence) else {
            at = next(at);
            continue;
        };
        let event = events::event(words, found.words.end, end);
        let after = event.as_ref().map_or(found.words.end, |(_, after)| *after);
        let before = cases::before(words, sentence.words.start, found.words.start, &not);
        let behind = cases::behind(words, after, end);
        let case = match (&before, &behind) {
            (Some(before), Some(behind)) => Some(before.start..behind.end),
            (before, behind) => before.clone().or_else(|| behind.clone()),
        };
        let after = behind.as_ref().map_or(after, |case| case.end);
        let place = roles::Place {
            sentence: sentence.body..end,
            limit: found.words.clone(),
            after,
            event: event.as_ref().map(|(event, _)| event.event),
            condition: before,
        };
        let role = if found.at_least { Role::Other } else { roles::role(words, &place) };
        out.push(LimitPhrase {
            range: words.bytes(found.words.clone()),
            limit: found.limit,
            extends: found.extends,
            at_least: found.at_least,
            from_event: event.map(|(event, _)| event),
            cutoff: None,
            condition: case.map(|case| words.bytes(case)).or_else(|| inherited.clone()),
            role,
        });
        if let Some(behind) = behind {
            not = behind;
        }
        floor = found.words.end;
        at = found.words.end.max(next(at));
    }
}

/// A limit found at a word, its lead included.
struct Found {
    words: Range<usize>,
    limit: Limit,
    at_least: bool,
    extends: bool,
}

fn found(words: &Words<'_>, at: usize, floor: usize, sentence: &Sentence) -> Option<Found> {
    if let Some((limit, end)) = special::special(words, at, sentence) {
        return Some(Found { words: at..end, limit, at_least: false, extends: false });
    }
    let length = spans::length(words, at)?;
    if length.end > sentence.words.end || spans::is_ordinal(words, at) || spans::is_other(words, &length) {
        return None;
    }
    if (length.unit == Unit::Hours || length.composed) && clock::is_hour(words, at, length.end) {
        return None;
    }
    let lead = lead::lead(words, at, floor);
    if lead.passed || context::is_about_other(words, lead.start, floor) {
        return None;
    }
    let long = matches!(length.unit, Unit::Weeks | Unit::Months | Unit::Years);
    if long && !lead.limits && !lead.extends && !context::is_limit(words, &length, lead.start, sentence) {
        return None;
    }
    let limit = Limit::Duration { least: length.least, most: length.most, unit: length.unit };
    Some(Found { words: lead.start..length.end, limit, at_least: lead.at_least, extends: lead.extends })
}

/// Every cut-off of the text, those of its limits among them.
pub fn cutoffs(text: &str) -> Vec<Cutoff> {
    cutoffs_of_words(&Words::of(text))
}

fn cutoffs_of_words(words: &Words<'_>) -> Vec<Cutoff> {
    clock::cutoffs(words, 0..words.len()).into_iter().map(|(_, cutoff)| cutoff).collect()
}
