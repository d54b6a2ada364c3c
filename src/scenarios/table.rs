//! The table form: many dossiers of one scenario. `columns` names what each cell of a row is, `rows` holds the cells; what
//! stands beside them holds for every row.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::fields::{Fields, listed, twice};
use super::members::{Named, named};
use super::read::{self, Draft, MAX_FACTS, too_many_facts};
use super::scenario::Scenario;
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Finding, Term};
use crate::source::Spanned;
use crate::source::yaml::{Kind, Node};

/// The parts of a scenario that may be columns, beside facts and members that are expected.
const PARTS: [&str; 7] = ["name", "procedure", "office", "received", "channel", "events", "confirmed"];

/// The most bytes that the rows of a table may come to, each counted with what it shares with the others.
const MAX_BYTES: usize = 64 * 1024 * 1024;

const CELLS: Term = Term::new("một danh sách `[…]`", "a list `[…]`");

/// What a column holds.
enum Column<'a> {
    Part(&'a str),
    Expect(&'a Node, String),
    Fact(&'a Node),
}

/// Reads the rows of a table; `draft` is what they share, `before` the number of findings before it was read.
pub(super) fn read(
    fields: &Fields<'_>,
    draft: &Draft,
    before: usize,
    scenarios: &mut Vec<Scenario>,
    findings: &mut Vec<Finding>,
) {
    let columns = fields.need("columns", findings).and_then(|node| list(node, findings));
    let rows = fields.need("rows", findings).and_then(|node| list(node, findings));
    let (Some(columns), Some(rows)) = (columns, rows) else { return };
    // What is wrong in the part that all share is told once, not with every row.
    if findings.len() > before {
        return;
    }
    let columns = read_columns(columns, findings);
    if findings.len() > before {
        return;
    }
    let shared = draft.facts.len().checked_add(draft.expect.len()).and_then(|parts| parts.checked_mul(256));
    let most = shared.and_then(|bytes| bytes.checked_add(1_024)).and_then(|bytes| MAX_BYTES.checked_div(bytes));
    let most = most.unwrap_or(0).min(read::MAX_SCENARIOS);
    if rows.len() > most {
        return findings.push(read::too_many(fields.span));
    }
    for (number, row) in (1_usize..).zip(rows) {
        // This row and those after it.
        let left = rows.len().checked_sub(number).and_then(|after| after.checked_add(1)).unwrap_or(0);
        if findings.len() >= MOST_FINDINGS {
            return findings.push(Finding::new(ScenarioProblem::ScenarioMore { left }, row.span));
        }
        let Some(cells) = list(row, findings) else { continue };
        if cells.len() != columns.len() {
            let problem = ScenarioProblem::ScenarioRow { cells: cells.len(), columns: columns.len() };
            findings.push(Finding::new(problem, row.span));
            continue;
        }
        let before = findings.len();
        let mut one = draft.clone();
        let mut named = None;
        for (column, cell) in columns.iter().zip(cells) {
            match column {
                Column::Part("name") => named = cell.text().map(str::trim),
                Column::Part(part) => read::set(&mut one, part, cell, findings),
                Column::Expect(key, path) => read::expectation(key, path, cell, &mut one.expect, findings),
                Column::Fact(key) => read::fact(key, cell, &mut one.facts, findings),
            }
        }
        let table = draft.name.as_ref().map_or("", |name| name.node.as_str());
        let name = named.map_or_else(|| format!("{table} [{number}]"), |name| format!("{table}: {name}"));
        // A report points at the row.
        one.name = draft.name.as_ref().map(|_| Spanned::new(name.nfc().collect(), row.span));
        if one.expect.is_empty() {
            findings.push(super::fields::lacks("expect", fields.span));
        }
        read::whole(one, fields.span, before, scenarios, findings);
    }
}

/// A table of which everything is wrong is told in so many findings.
const MOST_FINDINGS: usize = 100;

fn list<'a>(node: &'a Node, findings: &mut Vec<Finding>) -> Option<&'a [Node]> {
    if let Kind::List(items) = &node.kind {
        return Some(items);
    }
    findings.push(Finding::new(ScenarioProblem::ScenarioShape { expected: CELLS }, node.span));
    None
}

/// What the columns hold. One that stands twice, or names a member of the decision without `expect.`, is a finding.
fn read_columns<'a>(nodes: &'a [Node], findings: &mut Vec<Finding>) -> Vec<Column<'a>> {
    let name = |node: &'a Node| node.text().map_or("", str::trim);
    if let Some(more) = nodes.get(MAX_FACTS) {
        too_many_facts(nodes.len(), more.span, findings);
    }
    let nodes = nodes.get(..MAX_FACTS).unwrap_or(nodes);
    let mut seen = HashSet::new();
    for node in nodes {
        let here = name(node);
        if !seen.insert(here) {
            findings.push(twice(node, here));
        } else if !PARTS.contains(&here) && !here.is_empty() && matches!(named(here), Named::Member(_)) {
            let problem = ScenarioProblem::ScenarioKey { key: here.to_owned(), keys: listed(&PARTS) };
            findings.push(Finding::new(problem, node.span).did_you_mean(Some(format!("expect.{here}"))));
        }
    }
    nodes.iter().map(column).collect()
}

fn column(node: &Node) -> Column<'_> {
    let name = node.text().map_or("", str::trim);
    match name.strip_prefix("expect.") {
        Some(path) => Column::Expect(node, path.nfc().collect()),
        None if PARTS.contains(&name) => Column::Part(name),
        None => Column::Fact(node),
    }
}
