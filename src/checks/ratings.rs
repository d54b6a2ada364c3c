//! The weights of a rating add up to 100 points, so that `điểm` means what an officer expects.

use crate::diagnostics::Finding;
use crate::diagnostics::messages::NameProblem;
use crate::model::Catalog;

const WHOLE: u64 = 100;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for rating in catalog.ratings.values().filter(|rating| !rating.criteria.is_empty()) {
        let sum: u64 = rating.criteria.iter().map(|criterion| u64::from(criterion.weight.node)).sum();
        // A weight of nothing is reported where it stands.
        let is_certain = rating.criteria.iter().all(|criterion| criterion.weight.node > 0);
        if sum != WHOLE && is_certain {
            findings.push(Finding::new(NameProblem::WeightsTogether { sum }, rating.name));
        }
    }
}
