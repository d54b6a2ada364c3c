//! How parts of a record are named in findings and in clauses.

use crate::bundle::Channel;
use crate::calendar::{Duration, Unit};
use crate::diagnostics::{Both, Term};
use crate::import::out::one_line;
use crate::import::record::TimeUnit;

/// A channel in a finding.
pub(super) const fn channel_term(channel: Channel) -> Term {
    match channel {
        Channel::Counter => Term::new("khi nộp trực tiếp", "filing at the counter"),
        Channel::Online => Term::new("khi nộp trực tuyến", "filing online"),
        Channel::Post => Term::new("khi nộp qua bưu chính", "filing by post"),
        Channel::Mobile => Term::new("khi nộp lưu động", "filing at a mobile session"),
    }
}

/// A unit of the record as the language's.
pub(super) const fn unit(unit: TimeUnit) -> Unit {
    match unit {
        TimeUnit::Hour => Unit::Hours,
        TimeUnit::Day => Unit::Days,
        TimeUnit::WorkingDay => Unit::WorkingDays,
        TimeUnit::Month => Unit::Months,
        TimeUnit::Year => Unit::Years,
    }
}

/// A unit as a clause writes it.
pub(super) const fn unit_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "phút",
        Unit::Hours => "giờ",
        Unit::WorkingMinutes => "phút làm việc",
        Unit::WorkingHours => "giờ làm việc",
        Unit::WorkingDays => "ngày làm việc",
        Unit::Days => "ngày",
        Unit::Weeks => "tuần",
        Unit::Months => "tháng",
        Unit::Years => "năm",
    }
}

/// A duration as a clause writes it.
pub(super) fn duration(duration: Duration) -> String {
    let unit = unit_words(duration.unit);
    match duration.hundredths {
        0 => format!("{} {unit}", number(u64::from(duration.count))),
        part if part.checked_rem(10) == Some(0) => {
            format!("{},{} {unit}", duration.count, part.checked_div(10).unwrap_or(part))
        }
        part => format!("{},{part:02} {unit}", duration.count),
    }
}

/// A whole number with dots between groups of three digits.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len().checked_sub(at).unwrap_or_default();
        if at > 0 && left.checked_rem(3) == Some(0) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A text in both languages.
pub(super) fn both(vi: impl Into<String>, en: impl Into<String>) -> Box<Both> {
    Box::new(Both { vi: vi.into(), en: en.into() })
}

/// A text short enough for a message.
pub(in crate::import) fn brief(text: &str) -> String {
    let text = one_line(text).replace('`', "'");
    if text.chars().count() <= 80 {
        return text;
    }
    let mut brief: String = text.chars().take(79).collect();
    brief.push('…');
    brief
}
