//! Amounts in one form: sums of products of facts and of extremes (`min`, `max`), with whole coefficients. What two
//! amounts have in common falls away in their difference, so that `8.000 * a` and `7.500 * a` compare exactly.
//!
//! Everything a condition compares is such a whole number: yes/no are 1 and 0, dates are day numbers, times minutes,
//! and a choice is the place of its value.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::Domains;
use crate::model::{Expr, ExprKind, Var};

/// A sum of products; nothing is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Poly(BTreeMap<Vec<Factor>, i128>);

/// What a product is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Factor {
    Var(Var),
    Least(Vec<Poly>),
    Greatest(Vec<Poly>),
}

/// The whole numbers from the first to the second, both included.
pub(super) type Interval = (i128, i128);

/// The most terms of one sum: products of sums multiply them.
const MOST_TERMS: usize = 256;

impl Poly {
    pub(super) fn constant(value: i128) -> Self {
        Self(if value == 0 { BTreeMap::new() } else { BTreeMap::from([(Vec::new(), value)]) })
    }

    /// An amount, or what a condition compares; none where it is no number or too long.
    pub(super) fn of(expr: &Expr, domains: &Domains<'_>) -> Option<Self> {
        match &expr.kind {
            ExprKind::Var(var) => Some(Self(BTreeMap::from([(vec![Factor::Var(var.clone())], 1)]))),
            ExprKind::Value(value) => Some(Self::constant(i128::from(domains.code(value)?))),
            ExprKind::Add(a, b) => Self::of(a, domains)?.plus(&Self::of(b, domains)?, 1),
            ExprKind::Subtract(a, b) => Self::of(a, domains)?.plus(&Self::of(b, domains)?, -1),
            ExprKind::Multiply(a, b) => Self::of(a, domains)?.times(&Self::of(b, domains)?),
            ExprKind::Min(parts) => Self::extreme(parts, domains, Factor::Least),
            ExprKind::Max(parts) => Self::extreme(parts, domains, Factor::Greatest),
            _ => None,
        }
    }

    fn extreme(parts: &[Expr], domains: &Domains<'_>, factor: fn(Vec<Self>) -> Factor) -> Option<Self> {
        let mut parts = parts.iter().map(|part| Self::of(part, domains)).collect::<Option<Vec<_>>>()?;
        parts.sort_unstable();
        parts.dedup();
        match parts.as_slice() {
            [only] => Some(only.clone()),
            _ => Some(Self(BTreeMap::from([(vec![factor(parts)], 1)]))),
        }
    }

    /// `self + factor * other`.
    pub(super) fn plus(mut self, other: &Self, factor: i128) -> Option<Self> {
        for (product, coefficient) in &other.0 {
            let more = coefficient.checked_mul(factor)?;
            let sum = self.0.get(product).copied().unwrap_or(0).checked_add(more)?;
            if sum == 0 {
                self.0.remove(product);
            } else {
                self.0.insert(product.clone(), sum);
            }
        }
        (self.0.len() <= MOST_TERMS).then_some(self)
    }

    fn times(&self, other: &Self) -> Option<Self> {
        let mut out = Self::default();
        for (left, a) in &self.0 {
            for (right, b) in &other.0 {
                let mut product: Vec<Factor> = left.iter().chain(right).cloned().collect();
                product.sort_unstable();
                out = out.plus(&Self(BTreeMap::from([(product, a.checked_mul(*b)?)])), 1)?;
            }
        }
        Some(out)
    }

    /// Every fact that it reads.
    pub(super) fn vars(&self) -> BTreeSet<&Var> {
        let mut found = BTreeSet::new();
        self.add_vars(&mut found);
        found
    }

    fn add_vars<'a>(&'a self, found: &mut BTreeSet<&'a Var>) {
        for factor in self.0.keys().flatten() {
            match factor {
                Factor::Var(var) => {
                    found.insert(var);
                }
                Factor::Least(parts) | Factor::Greatest(parts) => {
                    parts.iter().for_each(|part| part.add_vars(found));
                }
            }
        }
    }

    /// The numbers that it can be where each fact lies in `within`; a little more where one fact stands in it twice. None
    /// past the numbers that can be counted with.
    pub(super) fn range(&self, within: &impl Fn(&Var) -> Interval) -> Option<Interval> {
        let mut sum: Interval = (0, 0);
        for (product, coefficient) in &self.0 {
            let mut range: Interval = (*coefficient, *coefficient);
            for factor in product {
                range = multiply(range, factor.range(within)?)?;
            }
            sum = (sum.0.checked_add(range.0)?, sum.1.checked_add(range.1)?);
        }
        Some(sum)
    }
}

impl Factor {
    fn range(&self, within: &impl Fn(&Var) -> Interval) -> Option<Interval> {
        let (parts, pick): (_, fn(i128, i128) -> i128) = match self {
            Self::Var(var) => return Some(within(var)),
            Self::Least(parts) => (parts, std::cmp::min),
            Self::Greatest(parts) => (parts, std::cmp::max),
        };
        let mut ranges = parts.iter().map(|part| part.range(within));
        let first = ranges.next()??;
        ranges.try_fold(first, |(low, high), next| {
            let next = next?;
            Some((pick(low, next.0), pick(high, next.1)))
        })
    }
}

fn multiply(a: Interval, b: Interval) -> Option<Interval> {
    let corners = [a.0.checked_mul(b.0)?, a.0.checked_mul(b.1)?, a.1.checked_mul(b.0)?, a.1.checked_mul(b.1)?];
    let mut corners = corners.into_iter();
    let first = corners.next()?;
    Some(corners.fold((first, first), |(low, high), corner| (low.min(corner), high.max(corner))))
}
