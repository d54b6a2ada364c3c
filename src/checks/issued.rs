//! The number of an instrument holds the year in which it was issued, and nothing is in force before it is issued: where the
//! dates disagree one of them is a slip of the pen.

use chrono::Datelike;

use crate::diagnostics::Finding;
use crate::diagnostics::messages::VersionProblem;
use crate::model::{Catalog, Force};

/// Years in which an instrument may have been issued; four digits outside them are no year.
const YEARS: std::ops::RangeInclusive<i32> = 1945..=2199;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for instrument in catalog.instruments.values() {
        let (Some(number), Force::Dated { from: Some(from), .. }) = (&instrument.number, instrument.force) else {
            continue;
        };
        if year(number).is_some_and(|year| from.year() < year) {
            let problem = VersionProblem::ForceBeforeNumber { number: number.clone(), from };
            findings.push(Finding::new(problem, instrument.name));
        }
    }
}

/// The year in a number, `60/2014/QH13`.
fn year(number: &str) -> Option<i32> {
    let parts = number.split('/').map(str::trim).filter(|part| part.len() == 4);
    parts.filter_map(|part| part.parse().ok()).find(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn the_year_stands_between_the_strokes_of_a_number() {
        assert_eq!(year("60/2014/QH13"), Some(2014));
        assert_eq!(year("1523/QĐ-BCA-C06"), None);
        assert_eq!(year("4567/2014/NĐ-CP"), Some(2014));
        assert_eq!(year("9999/NĐ"), None);
    }
}
