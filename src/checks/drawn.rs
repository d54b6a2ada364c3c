//! A paper that one procedure draws from a database is not asked for elsewhere as if nobody could look it up. Papers are the
//! same where their titles are, folded: names inside a procedure are short and stand for other papers elsewhere.

use std::collections::{BTreeMap, HashMap};

use super::as_written;
use super::titles::folded;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, DocumentRow, Version};

/// The first procedures that draw a paper: two, so that one of them is another one.
type Drawing<'a> = [Option<(&'a str, &'a DocumentRow)>; 2];

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let language = catalog.manifest.language;
    let mut drawing: BTreeMap<String, Drawing<'_>> = BTreeMap::new();
    for (code, version) in catalog.versions() {
        for row in rows(version).filter(|row| row.drawn_from.is_some()) {
            let [first, second] = drawing.entry(folded(row.title.pick(language))).or_default();
            match first {
                None => *first = Some((code, row)),
                Some((other, _)) if *other != code && second.is_none() => *second = Some((code, row)),
                Some(_) => {}
            }
        }
    }
    if drawing.is_empty() {
        return;
    }
    // Many procedures ask for papers of the same title.
    let mut drawn: HashMap<&str, Option<&Drawing<'_>>> = HashMap::new();
    for (code, version) in catalog.versions() {
        for row in rows(as_written(version)).filter(|row| row.drawn_from.is_none()) {
            let title = row.title.pick(language);
            let Some(drawing) = *drawn.entry(title).or_insert_with(|| drawing.get(&folded(title))) else { continue };
            let Some((other, drawn)) = drawing.iter().flatten().find(|(other, _)| *other != code) else { continue };
            let problem = VersionProblem::DrawnElsewhere {
                document: title.to_owned(),
                code: (*other).to_owned(),
                database: drawn.drawn_from.as_ref().map_or("", |from| from.pick(language)).to_owned(),
            };
            findings.push(Finding::new(problem, row.name).related(drawn.name, Note::Other));
        }
    }
}

fn rows(version: &Version) -> impl Iterator<Item = &DocumentRow> {
    version.documents.iter().flat_map(|documents| &documents.list).map(|document| &document.row)
}
