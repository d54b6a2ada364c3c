//! Turns the model of a catalog into the one bundle that a runtime service loads, sealed with its revision.
//!
//! The same model gives the same bytes: lists follow ordered maps, places are `path:line` within the catalog, and no clock,
//! host or file order gets in. It expects a model without errors; what cannot be written all the same (an expression
//! deeper than a reader takes, a number that not every service holds) is a finding at its place, never a guess.

mod calendars;
mod documents;
mod facts;
mod law;
mod limits;
mod linked;
mod logic;
mod offices;
mod procedures;
mod programs;
mod ratings;
mod rows;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::bundle::{self, Bundle, CanonicalError, MAX_BYTES};
use crate::diagnostics::messages::{BundleProblem, SyntaxProblem};
use crate::diagnostics::{Finding, Problem};
use crate::model::{Catalog, Expr, Version};
use crate::source::{FileId, SourceFile, Sources, Span};

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts (`dự thảo`) go into the bundle.
    pub drafts: bool,
    /// Whether nothing but what is found is asked for: then no bundle is given, and what keeps one from being written is found
    /// all the same.
    pub findings_only: bool,
}

/// The sealed bundle of a catalog.
///
/// # Errors
/// Every part that cannot be written, at its place in `sources`.
pub fn emit(catalog: &Catalog, sources: &Sources, options: Options) -> Result<Bundle, Vec<Finding>> {
    let ((procedures, found), (rest, more)) = rayon::join(
        || with(catalog, sources, options, |emitter| emitter.each_procedure(|procedure| procedure)),
        || with(catalog, sources, options, |emitter| emitter.rest()),
    );
    let findings: Vec<Finding> = found.into_iter().chain(more).collect();
    if !findings.is_empty() {
        return Err(findings);
    }
    let bundle = Bundle { procedures, ..rest };
    seal(bundle).map_err(|problem| vec![Finding::new(problem, anywhere(sources))])
}

/// How many canonical bytes the sealed bundle has, and every part that cannot be written: what [`emit`] would say, without a bundle.
pub fn measure(catalog: &Catalog, sources: &Sources, options: Options) -> (Option<usize>, Vec<Finding>) {
    let (size, findings) = size(catalog, sources, options);
    if !findings.is_empty() {
        return (None, findings);
    }
    let problem = match size {
        Ok(bytes) if bytes > MAX_BYTES => too_large(),
        Ok(bytes) => return (Some(bytes), Vec::new()),
        Err(error) => internal(error),
    };
    (None, vec![Finding::new(problem, anywhere(sources))])
}

/// How many canonical bytes the sealed bundle has, and what is found on the way; each procedure is forgotten when it is counted.
fn size(catalog: &Catalog, sources: &Sources, options: Options) -> (Result<usize, CanonicalError>, Vec<Finding>) {
    let ((sizes, found), (rest, more)) = rayon::join(
        || with(catalog, sources, options, |emitter| emitter.each_procedure(|procedure| bundle::size(&procedure))),
        || with(catalog, sources, options, |emitter| bundle::size(&emitter.rest())),
    );
    // A comma between two.
    let commas = sizes.len().checked_sub(1).unwrap_or_default();
    let size = sizes.into_iter().chain([rest, Ok(commas), Ok(bundle::DIGEST_BYTES)]).sum();
    (size, found.into_iter().chain(more).collect())
}

/// What a part of writing gives, and what it finds.
fn with<T>(
    catalog: &Catalog,
    sources: &Sources,
    options: Options,
    part: impl FnOnce(&mut Emitter<'_>) -> T,
) -> (T, Vec<Finding>) {
    let mut emitter = Emitter { catalog, sources, options, findings: Vec::new() };
    let written = part(&mut emitter);
    (written, emitter.findings)
}

/// Seals a bundle and holds that a loader takes it by its size.
fn seal(bundle: Bundle) -> Result<Bundle, Problem> {
    let (bundle, bytes) = bundle::seal_measured(bundle).map_err(internal)?;
    if bytes > MAX_BYTES {
        return Err(too_large());
    }
    Ok(bundle)
}

fn too_large() -> Problem {
    BundleProblem::TooLarge { limit: MAX_BYTES }.into()
}

/// Every number was checked at its place, so that only a mistake of ours is left.
fn internal(error: CanonicalError) -> Problem {
    SyntaxProblem::Internal { place: format!("emit: {error}") }.into()
}

/// A place for what is wrong with the catalog as a whole.
fn anywhere(sources: &Sources) -> Span {
    sources.iter().next().map_or(Span { file: FileId(0), start: 0, end: 0 }, |file| file.span(0, 0))
}

/// What the pieces of one part of writing share.
struct Emitter<'a> {
    catalog: &'a Catalog,
    sources: &'a Sources,
    options: Options,
    findings: Vec<Finding>,
}

impl<'a> Emitter<'a> {
    /// The bundle without its procedures.
    fn rest(&mut self) -> Bundle {
        let manifest = &self.catalog.manifest;
        Bundle {
            format: bundle::FORMAT.to_owned(),
            revision: String::new(),
            catalog: manifest.name.clone(),
            title: manifest.title.clone(),
            language: manifest.language,
            horizon: bundle::Horizon { from: manifest.horizon.from, to: manifest.horizon.to },
            sources: self.source_files(),
            instruments: self.instruments(),
            calendars: self.calendars(),
            roles: self.roles(),
            offices: self.offices(),
            facts: self.facts(),
            procedures: Vec::new(),
            programs: self.programs(),
            ratings: self.ratings(),
        }
    }

    fn source_files(&self) -> Vec<bundle::Source> {
        let readable: Vec<&SourceFile> = self.sources.iter().filter(|file| file.is_readable()).collect();
        let mut files: Vec<bundle::Source> = readable
            .par_iter()
            .map(|file| bundle::Source { id: file.path().to_owned(), digest: bundle::digest(file.text().as_bytes()) })
            .collect();
        files.sort_by(|a, b| a.id.cmp(&b.id));
        files
    }

    fn report(&mut self, problem: impl Into<Problem>, span: Span) {
        self.findings.push(Finding::new(problem, span));
    }

    /// An expression as JsonLogic; one that cannot be written is reported.
    fn logic(&mut self, expr: &Expr) -> bundle::Logic {
        logic::logic(expr).unwrap_or_else(|finding| {
            self.findings.push(*finding);
            bundle::Logic(serde_json::Value::Null)
        })
    }

    /// A condition that may be absent.
    fn when(&mut self, when: Option<&Expr>) -> Option<bundle::Logic> {
        when.map(|when| self.logic(when))
    }

    /// The versions of a procedure that go into the bundle, by their first day.
    fn written(&self, code: &str) -> impl Iterator<Item = &'a Version> + use<'a> {
        let drafts = self.options.drafts;
        let procedure = self.catalog.procedures.get(code);
        procedure.into_iter().flat_map(|procedure| &procedure.versions).filter(move |version| drafts || !version.draft)
    }
}
