//! Scenarios for what a line states: dossiers that show it, as `thutuc test --suggest` would write them, unconfirmed.

use std::collections::BTreeSet;

use super::workspace::Workspace;
use crate::bundle::Bundle;
use crate::coverage::{self, File};
use crate::runtime::RuleSet;
use crate::scenarios::Rules;
use crate::source::FileId;

/// Whether scenarios may be had for the clause at a byte of a file: the last rules that could be built state something there.
pub fn states(workspace: &Workspace, file: FileId, at: u32) -> Option<(String, usize)> {
    let source = workspace.source(file)?;
    let line = source.position(at).line;
    let place = (source.path().to_owned(), line);
    let document = workspace.document(file)?;
    let item = document.parsed.file.items.iter().find(|item| item.span.start <= at && at <= item.span.end)?;
    let is_rule = matches!(crate::lower::name_of(item), Some((crate::lower::Kind::Procedure, _)));
    (is_rule && workspace.rules().is_some()).then_some(place)
}

/// Scenarios for the clause at a byte of a file; none where no dossier shows it.
pub fn scenarios(workspace: &Workspace, file: FileId, at: u32) -> Option<File> {
    let (path, line) = states(workspace, file, at)?;
    let document = workspace.document(file)?;
    let item = document.parsed.file.items.iter().position(|item| item.span.start <= at && at <= item.span.end)?;
    let names = document.names.items.get(item)?;
    let (_, code) = names.declares.as_ref()?;
    let wanted: BTreeSet<&str> = names.stages.iter().chain([code]).map(String::as_str).collect();
    let rules = small(workspace.rules()?.bundle(), &wanted)?;
    let rules = Rules::new(rules, &[]).ok()?;
    coverage::suggest_for(coverage::measure(&rules, &[]), &path, line)
}

/// The rules of some procedures alone: what others state is not asked about.
fn small(bundle: &Bundle, wanted: &BTreeSet<&str>) -> Option<RuleSet> {
    let mut bundle = bundle.clone();
    bundle.procedures.retain(|procedure| wanted.contains(procedure.id.as_str()));
    RuleSet::from_bundle(bundle).ok()
}
