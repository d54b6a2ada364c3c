//! Lengths of time: a number and a unit, ranges, and what a bracket behind the unit adds.

use super::Quantity;
use crate::calendar::Unit;
use crate::import::phrases::numbers::quantity;
use crate::import::phrases::words::{Words, next, plus};

/// A length of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub(super) least: Option<Quantity>,
    pub(super) most: Quantity,
    pub(super) unit: Unit,
    /// Hours and minutes: `1 giờ 30 phút`.
    pub(super) composed: bool,
    /// The index after it.
    pub(super) end: usize,
}

/// The longest bracket that is taken to belong to the unit before it.
const BRACKET: usize = 12;

/// A length of time at a word.
pub(super) fn length(words: &Words<'_>, at: usize) -> Option<Length> {
    let (first, after) = quantity(words, at)?;
    if let Some(second) = joined(words, after) {
        let (most, unit_at) = quantity(words, second)?;
        let (unit, most, end) = unit(words, unit_at, most)?;
        let least = (value(first) < value(most)).then_some(first);
        return least.map(|least| Length { least: Some(least), most, unit, composed: false, end });
    }
    let (kind, most, end) = unit(words, after, first)?;
    if let Some((minutes, end)) = with_minutes(words, kind, most, end) {
        return Some(Length { least: None, most: minutes, unit: Unit::Minutes, composed: true, end });
    }
    // `từ 3 ngày đến 5 ngày`
    if words.at(end) == "đến"
        && let Some((upper, unit_at)) = quantity(words, next(end))
        && let Some((same, upper, end)) = unit(words, unit_at, upper)
        && same == kind
        && value(most) < value(upper)
    {
        return Some(Length { least: Some(most), most: upper, unit: kind, composed: false, end });
    }
    Some(Length { least: None, most, unit: kind, composed: false, end })
}

/// Hours and the minutes behind them, as minutes.
fn with_minutes(words: &Words<'_>, unit: Unit, hours: Quantity, at: usize) -> Option<(Quantity, usize)> {
    if unit != Unit::Hours || hours.denominator != 1 || !words.is_digits(at) || words.at(next(at)) != "phút" {
        return None;
    }
    let minutes: u32 = words.at(at).parse().ok().filter(|minutes| *minutes < 60)?;
    Some((Quantity::whole(hours.numerator.checked_mul(60)?.checked_add(minutes)?), plus(at, 2)))
}

/// The index of a range's second number.
fn joined(words: &Words<'_>, at: usize) -> Option<usize> {
    let joins = matches!(words.at(at), "đến" | "-" | "–" | "—");
    (joins && words.is_digits(next(at))).then(|| next(at))
}

fn value(quantity: Quantity) -> Option<u64> {
    let hundredths = u64::from(quantity.numerator).checked_mul(100)?;
    hundredths.checked_div(u64::from(quantity.denominator))
}

/// The unit at a word, the number with what the unit adds to it, and the index after all of it.
fn unit(words: &Words<'_>, at: usize, number: Quantity) -> Option<(Unit, Quantity, usize)> {
    let plain = match words.at(at) {
        "phút" => Unit::Minutes,
        "giờ" | "tiếng" => Unit::Hours,
        "ngày" => Unit::Days,
        "tuần" => Unit::Weeks,
        "tháng" => Unit::Months,
        "năm" => Unit::Years,
        _ => return None,
    };
    let (unit, after) = working(words, plain, next(at));
    let (number, after) =
        if words.at(after) == "rưỡi" { (and_a_half(number)?, next(after)) } else { (number, after) };
    let (unit, after) = bracket(words, unit, number, after);
    let (unit, number) = by_civil_code(unit, number);
    Some((unit, number, after))
}

const fn worked(unit: Unit) -> Option<Unit> {
    match unit {
        Unit::Minutes => Some(Unit::WorkingMinutes),
        Unit::Hours => Some(Unit::WorkingHours),
        Unit::Days => Some(Unit::WorkingDays),
        _ => None,
    }
}

/// `làm việc` behind a unit, also behind a comma that nobody meant.
fn working(words: &Words<'_>, unit: Unit, at: usize) -> (Unit, usize) {
    let comma = words.is_mark(at, ',');
    let Some(worked) = worked(unit) else { return (unit, at) };
    match words.reads(if comma { next(at) } else { at }, "làm việc") {
        Some(after) => (worked, after),
        None => (unit, at),
    }
}

/// `07 ngày (ngày làm việc)`, `01 ngày (24 giờ)`, `01 ngày (08 giờ làm việc)`.
fn bracket(words: &Words<'_>, unit: Unit, number: Quantity, at: usize) -> (Unit, usize) {
    let inside = next(at);
    let Some(past) = words.past_bracket(at, BRACKET) else { return (unit, at) };
    let named = matches!(words.at(inside), "ngày" | "giờ" | "phút");
    let words_at = if named { next(inside) } else { inside };
    if let (Some(after), Some(worked)) = (words.reads(words_at, "làm việc"), worked(unit))
        && words.is_mark(after, ')')
    {
        return (worked, past);
    }
    let Some((again, unit_at)) = quantity(words, inside) else { return (unit, at) };
    let hours = words.at(unit_at) == "giờ";
    if !hours && words.at(unit_at) != "ngày" {
        return (unit, at);
    }
    let Some(working_at) = words.reads(next(unit_at), "làm việc") else {
        let whole = words.is_mark(next(unit_at), ')');
        return if whole { (unit, past) } else { (unit, at) };
    };
    // Eight working hours are one working day (Labour Code 45/2019/QH14 art. 105).
    let day = hours && number.denominator == 1 && Some(again.numerator) == number.numerator.checked_mul(8);
    match unit {
        _ if !words.is_mark(working_at, ')') => (unit, at),
        Unit::Days if day || (!hours && again == number) => (Unit::WorkingDays, past),
        Unit::WorkingDays => (unit, past),
        _ => (unit, at),
    }
}

fn and_a_half(number: Quantity) -> Option<Quantity> {
    (number.denominator == 1).then_some(())?;
    Some(Quantity { numerator: number.numerator.checked_mul(2)?.checked_add(1)?, denominator: 2 })
}

/// Half a month is fifteen days and half a year six months (Civil Code 91/2015/QH13 art. 146(1)).
fn by_civil_code(unit: Unit, number: Quantity) -> (Unit, Quantity) {
    match (unit, number.denominator) {
        (Unit::Months, 2) => match number.numerator.checked_mul(15) {
            Some(days) if number.numerator == 1 => (Unit::Days, Quantity::whole(days)),
            _ => (unit, number),
        },
        (Unit::Years, 2) => match number.numerator.checked_mul(6) {
            Some(months) => (Unit::Months, Quantity::whole(months)),
            None => (unit, number),
        },
        _ => (unit, number),
    }
}

/// Whether a number is the number of a day, an article or a document rather than a count.
pub(super) fn is_ordinal(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.back(at, 1),
        "điều"
            | "khoản"
            | "điểm"
            | "mục"
            | "số"
            | "lục"
            | "mẫu"
            | "chương"
            | "thứ"
            | "ngày"
            | "quý"
            | "hạng"
            | "cấp"
            | "lần"
            | "bước"
            | "tháng"
            | "năm"
            | "/"
            | "loại"
            | "phần"
            | "tập"
            | "trang"
            | "biểu"
            | "nhóm"
            | "giờ"
            | "h"
    )
}

/// Whether what stands behind the unit makes it something else: a date, an age, a rate, a part of the year.
pub(super) fn is_other(words: &Words<'_>, length: &Length) -> bool {
    let at = length.end;
    let rate = words.is_mark(at, '/') && !words.gap(at);
    let date = words.is_digits(at) && (words.is_mark(next(at), '/') || words.at(next(at)) == "tháng");
    let numbered =
        words.is_digits(at) && matches!(length.unit, Unit::Months | Unit::Years) && !words.is_mark(next(at), '.');
    let word = matches!(
        words.at(at),
        "tuổi"
            | "công"
            | "phép"
            | "lễ"
            | "nghỉ"
            | "tết"
            | "đầu"
            | "cuối"
            | "gần"
            | "liên"
            | "liền"
            | "kinh"
            | "một"
            | "đêm"
            | "trở"
            | "lưu"
            | "tù"
            | "tài"
            | "học"
            | "sinh"
    );
    let past = words.reads(at, "trước đó").is_some() || words.reads(at, "trước liền").is_some();
    rate || date || numbered || word || past || words.reads(plus(at, 0), "và trở").is_some()
}
