//! Ratings of offices: what is measured, with what weight, and how many stars the points give.
//!
//! Numbers are whole: a measure is a share in hundredths of a percent (9706 is 97,06%), points are hundredths of a point.

use serde::{Deserialize, Serialize};

use super::law::Provenance;
use super::{Logic, Measure, RatingPeriod, Texts};

/// A rating scheme of offices (xếp hạng).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Rating {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// How often offices are rated.
    pub period: RatingPeriod,
    /// The fewest dossiers of a period from which an office is rated at all.
    pub minimum_sample: Option<u32>,
    /// What gives points, in the author's order.
    pub criteria: Vec<Criterion>,
    /// Rows of stars: the first whose condition holds applies.
    pub stars: Vec<Stars>,
    /// The stars where no row holds, 1 to 5.
    pub otherwise: u8,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A criterion: a measure gives no points at `from`, all of `weight` at `to`, and in between in proportion; beyond either
/// it gives what that end gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Criterion {
    /// Its name.
    pub id: String,
    /// What it measures.
    pub measure: Measure,
    /// The points that it can give, 1 to 100.
    pub weight: u32,
    /// The value that gives none, hundredths of a percent.
    pub from: i64,
    /// The value that gives all, hundredths of a percent; below `from` where less is better.
    pub to: i64,
    /// The pillar that it belongs to.
    pub pillar: Option<Texts>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A row of stars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stars {
    /// How many, 1 to 5.
    pub stars: u8,
    /// When they are given, over the variables `points` (hundredths of a point, all criteria added) and the measures by their
    /// English names (hundredths of a percent).
    pub when: Logic,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}
