//! The tree of every file into the catalog's meaning, in two passes: declare every name, then define what it stands for.
//!
//! One bad clause never hides another: what cannot be understood is one finding, and everything that rests on it stays
//! quiet. The order of files and items does not matter.

mod accepts;
mod budget;
mod builtins;
mod calendars;
mod deadlines;
mod documents;
mod durations;
mod expr;
mod facts;
mod fees;
mod head;
mod law;
pub mod manifest;
mod names;
mod offices;
mod procedure;
mod programs;
mod ratings;
mod rule;
mod same_day;
mod shared;
mod simplify;
mod stages;
mod steps;
mod tables;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Finding, Problem};
use crate::model::{Catalog, Fact, Manifest};
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{File, Item, ItemKind};
use budget::Budget;
pub use builtins::is_built_in;
use names::Names;
pub use names::{Elsewhere, Kind, Nowhere, name_of};

/// What every part of lowering shares.
struct Context<'a> {
    sources: &'a Sources,
    manifest: &'a Manifest,
    names: &'a Names,
    elsewhere: &'a dyn Elsewhere,
    catalog: Catalog,
    /// The facts that procedures rest on, once all are there.
    facts: Arc<BTreeMap<String, Fact>>,
    findings: Vec<Finding>,
    budget: Budget,
}

impl<'a> Context<'a> {
    /// For what rests on names and facts alone: with findings of its own, so that several items can be read at once.
    fn of_items(&self) -> Context<'a> {
        let facts = Arc::clone(&self.facts);
        Context { catalog: Catalog::default(), facts, findings: Vec::new(), ..*self }
    }

    fn report(&mut self, problem: impl Into<Problem>, span: Span) {
        self.findings.push(Finding::new(problem, span));
    }
}

/// The catalog that the files declare, and every finding on the way. A part with a finding is left out of the catalog, or
/// stands in it as unknown.
pub fn lower(manifest: &Manifest, sources: &Sources, files: &[(FileId, File)]) -> (Catalog, Vec<Finding>) {
    let items: Vec<&Item> = files.iter().flat_map(|(_, file)| &file.items).collect();
    lower_items(manifest, sources, &items, &Nowhere)
}

/// As [`lower`], of items: all of a catalog, or a part of it and the names of the rest.
pub fn lower_items(
    manifest: &Manifest,
    sources: &Sources,
    items: &[&Item],
    elsewhere: &dyn Elsewhere,
) -> (Catalog, Vec<Finding>) {
    lower_within((Budget::default(), 0), manifest, sources, items, elsewhere)
}

/// As [`lower_items`], of a part of a catalog whose longest limit reaches so many days: its calendars are those of the whole.
pub fn lower_part(manifest: &Manifest, sources: &Sources, items: &[&Item], reach: u64) -> (Catalog, Vec<Finding>) {
    lower_within((Budget::default(), reach), manifest, sources, items, &Nowhere)
}

fn lower_within(
    (budget, reach): (Budget, u64),
    manifest: &Manifest,
    sources: &Sources,
    items: &[&Item],
    elsewhere: &dyn Elsewhere,
) -> (Catalog, Vec<Finding>) {
    let spans = items.iter().map(|item| item.span).collect();
    let catalog = Catalog { manifest: manifest.clone(), items: spans, ..Catalog::default() };
    let (names, findings) = Names::declare(items);
    let mut context =
        Context { sources, manifest, names: &names, elsewhere, catalog, facts: Arc::default(), findings, budget };
    context.accepts(items);
    for item in items {
        context.define(item);
    }
    context.facts = Arc::new(context.catalog.facts.clone());
    context.desks(items);
    context.procedures(items);
    context.simplifications(items);
    context.end_with_stages();
    context.programs(items);
    context.tables(reach);
    let Context { catalog, findings, budget, .. } = context;
    (Catalog { room: budget.left(), ..catalog }, once(findings))
}

impl Context<'_> {
    /// Defines an item that rests on names alone.
    fn define(&mut self, item: &Item) {
        match &item.kind {
            ItemKind::Instrument { .. } => self.instrument(item),
            ItemKind::Calendar { .. } => self.calendar(item),
            ItemKind::Role { .. } => self.role(item),
            ItemKind::Office { .. } => self.office(item),
            ItemKind::Fact { .. } => self.fact(item),
            ItemKind::Rating { .. } => self.rating(item),
            ItemKind::CommonProcess { .. }
            | ItemKind::Procedure { .. }
            | ItemKind::Linked { .. }
            | ItemKind::Simplification { .. }
            | ItemKind::Program { .. } => {}
        }
    }
}

/// Leaves out what is said twice of one place: a shared clause is read once for each procedure that follows it.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = std::collections::BTreeSet::new();
    findings.into_iter().filter(|finding| seen.insert((finding.span, format!("{:?}", finding.problem)))).collect()
}
