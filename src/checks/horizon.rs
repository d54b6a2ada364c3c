//! The horizon is no longer than thirty years: holidays are known for a year or two, and what is proved of far years is
//! proved of days by the yearly rules alone. One that holds no day is refused where the manifest is read.

use chrono::Months;

use crate::diagnostics::Finding;
use crate::diagnostics::messages::VersionProblem;
use crate::model::Catalog;
use crate::source::{FileId, Sources, Span};

/// Thirty years.
const LONGEST: Months = Months::new(360);

pub(super) fn check(catalog: &Catalog, sources: &Sources, findings: &mut Vec<Finding>) {
    let horizon = catalog.manifest.horizon;
    if horizon.from.checked_add_months(LONGEST).is_some_and(|end| end < horizon.to) {
        let problem = VersionProblem::HorizonLong { from: horizon.from, to: horizon.last() };
        findings.push(Finding::new(problem, manifest(sources)));
    }
}

/// The manifest's first place, or the catalog's where the manifest is no source.
fn manifest(sources: &Sources) -> Span {
    let file = sources.iter().find(|file| file.path() == "thutuc.yaml").or_else(|| sources.iter().next());
    file.map_or(Span { file: FileId(0), start: 0, end: 0 }, |file| file.span(0, 0))
}
