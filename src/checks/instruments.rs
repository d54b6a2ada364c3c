//! Instruments that amend, replace or repeal each other do so in one direction and on days that fit: what is replaced or
//! repealed ends, where its successor begins, and nothing is amended before it is in force. Two instruments have two
//! numbers.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::graph::{Graph, around};
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Force, Instrument};
use crate::source::Spanned;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    rings(catalog, findings);
    same_numbers(catalog, findings);
    for (name, instrument) in &catalog.instruments {
        ends(catalog, name, instrument, findings);
        amendments(catalog, name, instrument, findings);
    }
}

fn rings(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let names: Vec<&str> = catalog.instruments.keys().map(String::as_str).collect();
    let instruments: Vec<&Instrument> = catalog.instruments.values().collect();
    let at = |name: &Spanned<String>| names.binary_search(&name.node.as_str()).ok();
    let edges = instruments.iter().map(|instrument| later(instrument).filter_map(at).collect()).collect();
    for ring in Graph::new(edges).rings() {
        let ring: Vec<(&str, &Instrument)> =
            ring.iter().filter_map(|at| Some((*names.get(*at)?, *instruments.get(*at)?))).collect();
        let Some(((_, first), others)) = ring.split_first() else { continue };
        let problem = VersionProblem::RingOfInstruments { ring: around(ring.iter().map(|(name, _)| *name)) };
        let finding = Finding::new(problem, first.name);
        findings.push(others.iter().fold(finding, |finding, (_, other)| finding.related(other.name, Note::Other)));
    }
}

fn later(instrument: &Instrument) -> impl Iterator<Item = &Spanned<String>> {
    instrument.amended_by.iter().chain(&instrument.replaced_by).chain(&instrument.repealed_by)
}

fn same_numbers(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, (&str, &Instrument)> = BTreeMap::new();
    // By place: what comes second in the text is what is reported.
    let mut instruments: Vec<(&String, &Instrument)> = catalog.instruments.iter().collect();
    instruments.sort_by_key(|(_, instrument)| instrument.name);
    for (name, instrument) in instruments {
        let Some(number) = &instrument.number else { continue };
        match first.get(number.as_str()) {
            Some((other, at)) => {
                let problem = VersionProblem::SameNumber { number: number.clone(), other: (*other).to_owned() };
                findings.push(Finding::new(problem, instrument.name).related(at.name, Note::First));
            }
            None => drop(first.insert(number, (name, instrument))),
        }
    }
}

/// The first day of an instrument, where it is known.
fn since(catalog: &Catalog, name: &Spanned<String>) -> Option<NaiveDate> {
    match catalog.instruments.get(&name.node)?.force {
        Force::Dated { from, .. } => from,
        Force::Unknown(_) | Force::Unsaid => None,
    }
}

fn ends(catalog: &Catalog, name: &str, instrument: &Instrument, findings: &mut Vec<Finding>) {
    let Force::Dated { to, .. } = instrument.force else { return };
    let Some(to) = to else {
        let successors = instrument.replaced_by.iter().chain(&instrument.repealed_by);
        let first = successors.filter_map(|by| Some((since(catalog, by)?, by))).min_by_key(|(since, _)| *since);
        if let Some((since, by)) = first {
            let problem = VersionProblem::EndMissing { instrument: name.to_owned(), by: by.node.clone(), since };
            findings.push(Finding::new(problem, by.span).related(instrument.name, Note::Declared));
        }
        return;
    };
    // Several successors may come one after the other, and articles outlive the rest: only a sole successor must fit.
    if let [by] = instrument.replaced_by.as_slice()
        && let Some(since) = since(catalog, by)
        && since != to
    {
        let problem = VersionProblem::EndsApart { instrument: name.to_owned(), to, by: by.node.clone(), since };
        findings.push(Finding::new(problem, by.span).related(instrument.name, Note::Declared));
    }
}

fn amendments(catalog: &Catalog, name: &str, instrument: &Instrument, findings: &mut Vec<Finding>) {
    let Force::Dated { from: Some(from), .. } = instrument.force else { return };
    for by in &instrument.amended_by {
        if let Some(since) = since(catalog, by)
            && since < from
        {
            let problem = VersionProblem::AmendedBefore { instrument: name.to_owned(), by: by.node.clone(), since };
            findings.push(Finding::new(problem, by.span).related(instrument.name, Note::Declared));
        }
    }
}
