//! Numbers as Vietnamese writes them: `05`, `1.000.000`, `50,000`, `1,5`, `2/3`, `½`, `nửa`, `mười lăm`, `03 (ba)`.

use super::limits::Quantity;
use super::words::{Words, next};

/// A number at a word, with its repetition in brackets, and the index after it. None where the bracket says another number.
pub(super) fn quantity(words: &Words<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (value, after) = plain(words, at)?;
    if !words.is_mark(after, '(') {
        return Some((value, after));
    }
    match plain(words, next(after)) {
        Some((again, close)) if words.is_mark(close, ')') => (again == value).then(|| (value, next(close))),
        _ => Some((value, after)),
    }
}

fn plain(words: &Words<'_>, at: usize) -> Option<(Quantity, usize)> {
    if words.is_digits(at) {
        return fraction(words, at).or_else(|| Some((decimal(words.at(at))?, next(at))));
    }
    let part = match words.at(at) {
        "½" => Some((1, 2)),
        "¼" => Some((1, 4)),
        "¾" => Some((3, 4)),
        "⅓" => Some((1, 3)),
        "⅔" => Some((2, 3)),
        "nửa" => Some((1, 2)),
        _ => None,
    };
    if let Some((numerator, denominator)) = part {
        return Some((Quantity { numerator, denominator }, next(at)));
    }
    let (value, after) = spoken(words, at)?;
    Some((Quantity::whole(u32::try_from(value).ok()?), after))
}

/// `2/3`, without a blank and not part of a date or of `24/7`.
fn fraction(words: &Words<'_>, at: usize) -> Option<(Quantity, usize)> {
    let slash = next(at);
    let below = next(slash);
    let after = next(below);
    let glued = words.is_mark(slash, '/') && !words.gap(slash) && words.is_digits(below) && !words.gap(below);
    if !glued || words.is_mark(after, '/') || words.back(at, 1) == "/" {
        return None;
    }
    let numerator: u32 = words.at(at).parse().ok()?;
    let denominator: u32 = words.at(below).parse().ok()?;
    if numerator == 0 || numerator >= denominator || denominator > 12 {
        return None;
    }
    Some((reduced(numerator, denominator)?, after))
}

/// A number in digits with its dots and commas: groups of three, or one mark before a fraction.
pub(super) fn decimal(text: &str) -> Option<Quantity> {
    if let Some(whole) = grouped(text) {
        return u32::try_from(whole).ok().map(Quantity::whole);
    }
    let (whole, part) = text.split_once([',', '.'])?;
    if part.is_empty() || part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let below = 10_u32.checked_pow(u32::try_from(part.len()).ok()?)?;
    let above = whole.parse::<u32>().ok()?.checked_mul(below)?.checked_add(part.parse().ok()?)?;
    reduced(above, below)
}

/// A whole number: `8000`, `8.000`, `50,000,000`. A number that begins with 0 has no groups: `0,125`.
pub(super) fn grouped(text: &str) -> Option<u64> {
    let mut parts = text.split(['.', ',']);
    let first = parts.next()?;
    let mut digits = first.to_owned();
    for part in parts {
        if part.len() != 3 || first.len() > 3 || first.starts_with('0') {
            return None;
        }
        digits.push_str(part);
    }
    digits.parse().ok()
}

fn reduced(numerator: u32, denominator: u32) -> Option<Quantity> {
    let (mut a, mut b) = (numerator, denominator);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b)?);
    }
    Some(Quantity { numerator: numerator.checked_div(a)?, denominator: denominator.checked_div(a)? })
}

/// A number in words, below 10^12, and the index after it.
pub(super) fn spoken(words: &Words<'_>, at: usize) -> Option<(u64, usize)> {
    let (mut total, mut at) = (0_u64, at);
    let mut scale_before = u64::MAX;
    let mut any = false;
    while let Some((value, after)) = below_thousand(words, at) {
        let (scale, after) = match words.at(after) {
            "nghìn" | "ngàn" => (1_000, next(after)),
            "triệu" => (1_000_000, next(after)),
            "tỷ" => (1_000_000_000, next(after)),
            _ => (1, after),
        };
        if scale >= scale_before {
            break;
        }
        total = total.checked_add(value.checked_mul(scale)?)?;
        (at, scale_before, any) = (after, scale, true);
        if scale == 1 {
            break;
        }
    }
    any.then_some((total, at))
}

fn digit(word: &str) -> Option<u64> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

/// A digit behind tens: `mốt`, `tư` and `lăm` are said there only, and `năm` is not: `mười năm` is ten years.
fn unit(word: &str) -> Option<u64> {
    match word {
        "mốt" => Some(1),
        "tư" => Some(4),
        "lăm" | "nhăm" => Some(5),
        "năm" | "không" => None,
        _ => digit(word),
    }
}

fn below_thousand(words: &Words<'_>, at: usize) -> Option<(u64, usize)> {
    let first = words.at(at);
    if digit(first).is_none() && first != "mười" {
        return None;
    }
    let (mut value, mut at) = match (digit(words.at(at)), words.at(next(at))) {
        (Some(hundreds), "trăm") => (hundreds.checked_mul(100)?, next(next(at))),
        _ => (0, at),
    };
    let hundreds = value > 0;
    if hundreds && matches!(words.at(at), "linh" | "lẻ") {
        return Some((value.checked_add(digit(words.at(next(at)))?)?, next(next(at))));
    }
    if words.at(at) == "mười" {
        (value, at) = (value.checked_add(10)?, next(at));
    } else {
        match (digit(words.at(at)), words.at(next(at))) {
            (Some(tens), "mươi") => (value, at) = (value.checked_add(tens.checked_mul(10)?)?, next(next(at))),
            (Some(one), _) if !hundreds && one > 0 => return Some((one, next(at))),
            _ if hundreds => return Some((value, at)),
            _ => return None,
        }
    }
    match unit(words.at(at)) {
        Some(one) => Some((value.checked_add(one)?, next(at))),
        None => Some((value, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantity, quantity, spoken};
    use crate::import::phrases::words::Words;

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        for (text, numerator, denominator, words) in [
            ("05 ngày", 5, 1, 1),
            ("1.000.000 đồng", 1_000_000, 1, 1),
            ("50,000 đồng", 50_000, 1, 1),
            ("1,5 ngày", 3, 2, 1),
            ("1.5 ngày", 3, 2, 1),
            ("0,5 ngày", 1, 2, 1),
            ("2/3 ngày", 2, 3, 3),
            ("½ ngày", 1, 2, 1),
            ("nửa tháng", 1, 2, 1),
            ("03 (ba) ngày", 3, 1, 4),
            ("Hai mươi (20) ngày", 20, 1, 5),
            ("mười lăm ngày", 15, 1, 2),
            ("mười năm", 10, 1, 1),
            ("năm năm", 5, 1, 1),
            ("hai mươi tư giờ", 24, 1, 3),
            ("ba trăm sáu mươi lăm ngày", 365, 1, 5),
            ("một trăm linh năm", 105, 1, 4),
        ] {
            let read = quantity(&Words::of(text), 0);
            assert_eq!(read, Some((Quantity { numerator, denominator }, words)), "{text}");
        }
    }

    #[test]
    fn money_is_read_in_words() {
        for (text, value) in [
            ("một triệu đồng", 1_000_000),
            ("Bốn triệu năm trăm nghìn đồng", 4_500_000),
            ("bảy trăm năm mươi ngàn", 750_000),
            ("hai tỷ", 2_000_000_000),
        ] {
            assert_eq!(spoken(&Words::of(text), 0).map(|(value, _)| value), Some(value), "{text}");
        }
    }

    #[test]
    fn contradictions_and_other_things_are_no_numbers() {
        for text in ["03 (năm) ngày", "ngày", "1.2.3", "12/2025", "99999999999", "linh", "trăm"] {
            let read = quantity(&Words::of(text), 0);
            assert!(read.is_none() || text == "12/2025", "{text} {read:?}");
        }
    }
}
