//! Keeps an exact share of minutes: a non-negative fraction in lowest terms. Whatever no longer fits
//! is none, never a rounded value.

use std::cmp::Ordering;

/// A non-negative fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    pub(super) const ZERO: Self = Self::whole(0);

    pub(super) const fn whole(value: u128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// `numerator / denominator`; none if the denominator is 0.
    pub(super) fn new(numerator: u128, denominator: u128) -> Option<Self> {
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self { numerator: numerator.checked_div(divisor)?, denominator: denominator.checked_div(divisor)? })
            .filter(|ratio| ratio.denominator != 0)
    }

    pub(super) fn add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(super) fn multiply(self, factor: u128) -> Option<Self> {
        Self::new(self.numerator.checked_mul(factor)?, self.denominator)
    }

    pub(super) fn divide(self, divisor: u128) -> Option<Self> {
        Self::new(self.numerator, self.denominator.checked_mul(divisor)?)
    }

    /// The whole part, rounded down.
    pub(super) fn floor(self) -> u128 {
        // A denominator is never 0.
        self.numerator.checked_div(self.denominator).unwrap_or(0)
    }

    /// What is left beside the whole part.
    pub(super) fn fraction(self) -> Self {
        Self { numerator: self.numerator.checked_rem(self.denominator).unwrap_or(0), denominator: self.denominator }
    }

    pub(super) fn is_whole(self) -> bool {
        self.denominator == 1
    }
}

impl Ord for Ratio {
    /// Compares whole parts, then the inverses of what is left: exact where a cross product would
    /// overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        let mut flipped = false;
        loop {
            let mut order = left.floor().cmp(&right.floor());
            let (left_rest, right_rest) = (left.fraction(), right.fraction());
            let exhausted = left_rest.numerator == 0 || right_rest.numerator == 0;
            if order == Ordering::Equal && exhausted {
                order = (left_rest.numerator != 0).cmp(&(right_rest.numerator != 0));
            }
            if order != Ordering::Equal || exhausted {
                return if flipped { order.reverse() } else { order };
            }
            left = left_rest.inverse();
            right = right_rest.inverse();
            flipped = !flipped;
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ratio {
    const fn inverse(self) -> Self {
        Self { numerator: self.denominator, denominator: self.numerator }
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: u128, denominator: u128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn fractions_are_kept_in_lowest_terms() {
        assert_eq!(ratio(6, 4), ratio(3, 2));
        assert_eq!(ratio(0, 7), Ratio::ZERO);
        assert!(ratio(8, 4).is_whole());
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(0, 0), None);
    }

    #[test]
    fn sums_and_products_are_exact() {
        assert_eq!(ratio(1, 3).add(ratio(1, 6)), Some(ratio(1, 2)));
        assert_eq!(ratio(33, 100).multiply(450), Some(ratio(297, 2)));
        assert_eq!(ratio(3, 2).divide(6), Some(ratio(1, 4)));
        assert_eq!((ratio(7, 2).floor(), ratio(7, 2).fraction()), (3, ratio(1, 2)));
        assert_eq!(Ratio::whole(u128::MAX).add(Ratio::whole(1)), None);
        assert_eq!(ratio(1, 2).divide(0), None);
    }

    #[test]
    fn order_holds_where_cross_products_would_overflow() {
        let big = u128::MAX;
        assert!(ratio(big - 1, big) < Ratio::whole(1));
        assert!(ratio(big - 2, big - 1) < ratio(big - 1, big));
        assert!(ratio(1, 3) < ratio(34, 100) && ratio(34, 100) > ratio(1, 3));
        assert!(ratio(5, 2) > Ratio::whole(2) && Ratio::whole(2) < ratio(5, 2));
        assert_eq!(ratio(2, 4).cmp(&ratio(1, 2)), Ordering::Equal);
    }
}
