//! Ratings of offices.

use super::{Comparison, Provenance};
use crate::bundle::{Measure, RatingPeriod, Texts};
use crate::source::{Span, Spanned};

/// A rating (`xếp hạng`). What it cannot do without is optional here: its absence is reported when lowering.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// The name where it is declared.
    pub name: Span,
    /// Its title.
    pub title: Texts,
    /// How often.
    pub period: Option<Spanned<RatingPeriod>>,
    /// The fewest dossiers that are rated.
    pub minimum_sample: Option<Spanned<u32>>,
    /// What gives points.
    pub criteria: Vec<Criterion>,
    /// Rows of stars, in order.
    pub stars: Vec<Stars>,
    /// The stars where no row holds.
    pub otherwise: Option<Spanned<u8>>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A criterion (`tiêu chí`).
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its name.
    pub id: String,
    /// What it measures.
    pub measure: Measure,
    /// The points that it can give, 1 to 100.
    pub weight: Spanned<u32>,
    /// The value that gives none, hundredths of a percent.
    pub from: i64,
    /// The value that gives all, hundredths of a percent.
    pub to: i64,
    /// Its pillar.
    pub pillar: Option<Texts>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A row of stars (`sao`).
#[derive(Clone, Debug, PartialEq)]
pub struct Stars {
    /// How many, 1 to 5.
    pub stars: u8,
    /// When.
    pub when: RatingCondition,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A condition over points and measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingCondition {
    /// Any holds.
    Any(Vec<RatingCondition>),
    /// All hold.
    All(Vec<RatingCondition>),
    /// The other way round.
    Not(Box<RatingCondition>),
    /// Two values of one unit compared.
    Compare(Comparison, RatingValue, RatingValue),
}

/// A value in a rating's condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingValue {
    /// `điểm`: all criteria added, hundredths of a point.
    Points,
    /// A measure, hundredths of a percent.
    Measure(Measure),
    /// A number of points, hundredths.
    Number(i64),
    /// A share, hundredths of a percent.
    Percent(i64),
}
