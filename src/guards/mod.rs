//! Guards: what each simplification (đơn giản hóa) of a catalog does, as a page that a legal officer reads in a minute and keeps
//! beside the catalog. When a later change moves any of it, the page no longer matches.
//!
//! A guard compares the version that the simplification made with the one that stood there on its first day. *Before* is what
//! would be decided of the very same dossier (moment, office, channel, facts) had that simplification not been made and all else
//! stayed as it is: not what an older dossier got, whose calendar days and other rules were others. So the version before
//! is written into a bundle of its own in the place of the simplified one, for the same days, and the runtime decides with both.
//! Simplifications of one procedure from one day on are one guard; an earlier simplification stays in force in its *before*.
//!
//! # Invariants
//! - No clock, no file, no environment: plain values in and out; the same catalog gives the same bytes.
//! - Nothing is computed here: moments, amounts and verdicts are the runtime's, the corners of facts the proofs'.
//! - Every list is bounded, and says where it was cut.

mod amounts;
mod compare;
pub mod difference;
mod due;
mod facts;
pub mod file;
mod hard;
mod name;
mod outline;
mod pair;
mod sided;
mod site;
mod verdicts;
mod words;

pub use compare::{FOLDER, Outcome, State, compare};
pub use name::name;

use rayon::prelude::*;

use self::file::{Metadata, Snapshot};
use self::pair::Pair;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::emit::{self, Options};
use crate::model::Catalog;
use crate::runtime::RuleSet;
use crate::source::{FileId, Sources, Span};

/// What a simplification does, as its file is to say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// `CODE@DATE`, safe as the name of a file.
    pub name: String,
    /// The file of the simplification, relative to the catalog.
    pub source: String,
    /// The line of its head.
    pub line: u32,
    /// Its head.
    pub span: Span,
    /// Its head as written.
    pub expression: String,
    /// What it does.
    pub contents: String,
}

impl Guard {
    /// The guard's file.
    pub fn snapshot(&self) -> Snapshot {
        let metadata = Metadata {
            source: Some(self.source.clone()),
            assertion_line: Some(self.line),
            expression: Some(self.expression.clone()),
        };
        Snapshot { metadata, contents: self.contents.clone() }
    }
}

/// The guards that a catalog is to have, by name.
///
/// # Errors
/// What keeps the catalog, or what stood there before a simplification, from being written as a bundle.
pub fn expected(catalog: &Catalog, sources: &Sources) -> Result<Vec<Guard>, Vec<Finding>> {
    let made = pair::simplified(catalog);
    if made.is_empty() {
        return Ok(Vec::new());
    }
    // A draft is guarded as well; where there is none, nothing of another draft is needed.
    let options = Options { drafts: made.iter().any(|made| made.version.draft), ..Options::default() };
    let written = |catalog: &Catalog| rules(catalog, sources, options);
    let after = written(catalog)?;
    let plain = written(&pair::undone(catalog, made.iter().filter(|made| !made.version.is_linked())))?;
    let guards = made.par_iter().map(|one| {
        // What a linked procedure was depends on its stages as they are.
        let alone = if one.version.is_linked() { Some(written(&pair::undone(catalog, [one]))?) } else { None };
        let before = alone.as_ref().unwrap_or(&plain);
        Ok(Pair::new(catalog, one, before, &after).map(|pair| pair.guard(sources)))
    });
    let guards: Result<Vec<Option<Guard>>, Vec<Finding>> = guards.collect();
    let mut guards: Vec<Guard> = guards?.into_iter().flatten().collect();
    guards.sort_by(|a: &Guard, b| a.name.cmp(&b.name));
    Ok(guards)
}

fn rules(catalog: &Catalog, sources: &Sources, options: Options) -> Result<RuleSet, Vec<Finding>> {
    let bundle = emit::emit(catalog, sources, options)?;
    RuleSet::from_bundle(bundle).map_err(|error| {
        let nowhere = Span { file: FileId(0), start: 0, end: 0 };
        vec![Finding::new(SyntaxProblem::Internal { place: format!("guards: {error}") }, nowhere)]
    })
}
