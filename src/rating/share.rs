//! Shares, in hundredths of a percent.

/// All of something, in hundredths of a percent.
const WHOLE: u64 = 10_000;

/// A part of a whole in hundredths of a percent, rounded half up; but what is more than nothing and less than all is never rounded to
/// nothing or all, so that `= 0%` and `= 100%` mean what they say. None of nothing.
pub(crate) fn percent(part: u128, whole: u128) -> Option<u64> {
    let doubled = part.checked_mul(WHOLE.into())?.checked_mul(2)?.checked_add(whole)?;
    let rounded = u64::try_from(doubled.checked_div(whole.checked_mul(2)?)?).ok()?;
    Some(match rounded {
        0 if part > 0 => 1,
        WHOLE if part < whole => WHOLE - 1,
        WHOLE if part > whole => WHOLE + 1,
        rounded => rounded,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up_but_never_to_all_or_nothing() {
        // 594 of 612 is 97.0588…%, as the province reported it: 97.06%.
        assert_eq!(percent(594, 612), Some(9_706));
        assert_eq!(percent(1, 8), Some(1_250));
        assert_eq!(percent(1, 3), Some(3_333));
        assert_eq!(percent(1, 20_000), Some(1));
        assert_eq!(percent(1, 1_000_000), Some(1));
        assert_eq!(percent(999_999, 1_000_000), Some(9_999));
        assert_eq!(percent(1_000_001, 1_000_000), Some(10_001));
        assert_eq!(percent(0, 5), Some(0));
        assert_eq!(percent(5, 5), Some(10_000));
        assert_eq!(percent(0, 0), None);
    }
}
