//! Scores of satisfaction, on whatever scale an office asks for them, as hundredths of a percent.

use serde::Deserialize;

/// How many decimals of a score count; the others are cut off.
const DECIMALS: usize = 4;
/// The most decimals that a score may be written with: those of a 64-bit float.
const WRITTEN: usize = 20;
/// That many decimals as a whole number.
const UNIT: i64 = 10_000;
/// The most digits before the decimals: far above any scale.
const DIGITS: usize = 6;
/// All of a scale, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// What the scores run from, which is no satisfaction at all, and to, which is the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    from: i32,
    to: i32,
}

impl Default for Scale {
    fn default() -> Self {
        Self { from: 0, to: 100 }
    }
}

impl Scale {
    pub(super) const fn is_a_scale(self) -> bool {
        self.from != self.to
    }

    /// A score in hundredths of a percent, rounded half up; none for a text that is no number of the scale.
    pub(super) fn share(self, text: &str) -> Option<i64> {
        let score = decimal(text)?;
        let (from, to) = (i64::from(self.from).checked_mul(UNIT)?, i64::from(self.to).checked_mul(UNIT)?);
        if !(from.min(to)..=from.max(to)).contains(&score) {
            return None;
        }
        let (part, whole) = (score.checked_sub(from)?.checked_abs()?, to.checked_sub(from)?.checked_abs()?);
        // Both are below 2^50, so that twice a product of hundredths fits 128 bits.
        let doubled =
            i128::from(part).checked_mul(i128::from(WHOLE))?.checked_mul(2)?.checked_add(i128::from(whole))?;
        i64::try_from(doubled.checked_div(i128::from(whole).checked_mul(2)?)?).ok()
    }
}

/// A number with decimals after a dot or a comma, in units of [`UNIT`].
fn decimal(text: &str) -> Option<i64> {
    let text = text.trim().strip_suffix('%').unwrap_or(text).trim();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1_i64, rest),
        None => (1, text),
    };
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || whole.len() > DIGITS || part.len() > WRITTEN {
        return None;
    }
    let part: i64 = format!("{part:0<DECIMALS$}").get(..DECIMALS)?.parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(UNIT)?.checked_add(part)?.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_shares_of_their_scale() {
        let five = Scale { from: 1, to: 5 };
        assert_eq!(five.share("5"), Some(10_000));
        assert_eq!(five.share("1"), Some(0));
        assert_eq!(five.share("4,5"), Some(8_750));
        assert_eq!(Scale::default().share("97.06"), Some(9_706));
        assert_eq!(Scale::default().share(" 97,06 % "), Some(9_706));
        assert_eq!(five.share("4.33333"), Some(8_333));
        // A third, and a scale on which 1 is best.
        assert_eq!(Scale { from: 0, to: 3 }.share("1"), Some(3_333));
        assert_eq!(Scale { from: 5, to: 1 }.share("2"), Some(7_500));
    }

    #[test]
    fn what_is_no_score_of_the_scale_is_none() {
        for text in ["", "0.5", "6", "x", "1e0", "+3", "3.", "3.000000000000000000001", "--3", "9999999"] {
            assert_eq!(Scale { from: 1, to: 5 }.share(text), None, "{text}");
        }
    }
}
