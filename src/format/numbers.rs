//! Numbers, dates and times as either keyword language writes them: `8.000`, `0,5`, `03/10/2025`, `15:30` in Vietnamese;
//! `8_000`, `0.5`, `2025-10-03`, `15:30` in English.
//!
//! Money is grouped from a thousand on. A bare number is grouped from ten thousand on, since one of four digits may be a year.

/// A number in both languages, or nothing where it is none.
pub(super) fn number(written: &str, is_money: bool) -> Option<[String; 2]> {
    let (whole, decimals) = match written.rfind([',', '.']) {
        Some(at) if written.len().checked_sub(at)? <= 3 => (written.get(..at)?, written.get(at..)?.get(1..)?),
        _ => (written, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let decimals = decimals.trim_end_matches('0');
    let is_grouped = digits.len() > if is_money { 3 } else { 4 };
    let form = |group: char, point: char| {
        let mut out = String::with_capacity(digits.len().checked_mul(2).unwrap_or(0));
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len().checked_sub(index).unwrap_or(0);
            if is_grouped && index > 0 && left.checked_rem(3) == Some(0) {
                out.push(group);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(point);
            out.push_str(decimals);
        }
        out
    };
    Some([form('.', ','), form('_', '.')])
}

/// A date in both languages.
pub(super) fn date(written: &str) -> Option<[String; 2]> {
    let mut parts = written.split(['-', '/']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, day) = if written.contains('-') { (first, last) } else { (last, first) };
    Some([format!("{day:0>2}/{month:0>2}/{year}"), format!("{year}-{month:0>2}-{day:0>2}")])
}

/// A day of every year.
pub(super) fn yearly_day(written: &str) -> Option<String> {
    let (day, month) = written.split_once('/')?;
    Some(format!("{day:0>2}/{month:0>2}"))
}

/// A time of day.
pub(super) fn time(written: &str) -> Option<String> {
    let mut numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (hour, minute) = (numbers.next()?, numbers.next().unwrap_or("00"));
    Some(format!("{hour:0>2}:{minute:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(written: &str, is_money: bool) -> String {
        number(written, is_money).unwrap().join(" ")
    }

    #[test]
    fn money_is_grouped_from_a_thousand_and_other_numbers_from_ten_thousand() {
        assert_eq!(both("8000", true), "8.000 8_000");
        assert_eq!(both("1_000_000", true), "1.000.000 1_000_000");
        assert_eq!(both("500", true), "500 500");
        assert_eq!(both("1.990", false), "1990 1990");
        assert_eq!(both("10000", false), "10.000 10_000");
    }

    #[test]
    fn decimals_and_leading_zeros_are_written_one_way() {
        assert_eq!(both("0,5", false), "0,5 0.5");
        assert_eq!(both("97.06", false), "97,06 97.06");
        assert_eq!(both("03", false), "3 3");
        assert_eq!(both("2,50", false), "2,5 2.5");
        assert_eq!(both("4,00", false), "4 4");
        assert_eq!(both("00", false), "0 0");
    }

    #[test]
    fn dates_and_times_have_two_digits_each() {
        assert_eq!(date("3/1/2025").unwrap(), ["03/01/2025", "2025-01-03"]);
        assert_eq!(date("2025-1-3").unwrap(), ["03/01/2025", "2025-01-03"]);
        assert_eq!(yearly_day("2/9").unwrap(), "02/09");
        assert_eq!(
            ["7:30", "15 giờ 30", "9 giờ", "24:00"].map(|text| time(text).unwrap()),
            ["07:30", "15:30", "09:00", "24:00"]
        );
    }
}
