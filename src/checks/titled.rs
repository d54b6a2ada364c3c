//! A title where a name belongs, `Điều 5 Luật Hộ tịch`: where one instrument or role of the catalog has that title or
//! number, its name is offered.

use std::collections::BTreeSet;

use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Problem};
use crate::model::Catalog;

pub(super) fn offer(catalog: &Catalog, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.similar.is_none()) {
        let Problem::Syntax(SyntaxProblem::TitleForName { found }) = &finding.problem else { continue };
        let named = named(catalog, found);
        if let (Some(name), 1) = (named.first(), named.len()) {
            *finding = finding.clone().did_you_mean(Some((*name).to_owned()));
        }
    }
}

/// The names of what has such a title, or a number that stands in it.
fn named<'c>(catalog: &'c Catalog, found: &str) -> BTreeSet<&'c str> {
    let wanted = found.to_lowercase();
    let titled = |title: Option<&String>| title.is_some_and(|title| title.to_lowercase() == wanted);
    let numbered = |number: Option<&String>| {
        number.is_some_and(|number| wanted.split_whitespace().any(|word| word == number.to_lowercase()))
    };
    let instruments = catalog.instruments.iter().filter(|(_, instrument)| {
        let title = &instrument.title;
        titled(title.vi.as_ref()) || titled(title.en.as_ref()) || numbered(instrument.number.as_ref())
    });
    let roles =
        catalog.roles.iter().filter(|(_, role)| titled(role.title.vi.as_ref()) || titled(role.title.en.as_ref()));
    instruments.map(|(name, _)| name.as_str()).chain(roles.map(|(name, _)| name.as_str())).collect()
}
