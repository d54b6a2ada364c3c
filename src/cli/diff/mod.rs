//! `diff`: what a change of the rules does, dossier by dossier. Two bundles are compared; catalogs and git revisions are
//! compiled first. Whatever a difference claims is asked of the runtime with both.

mod git;
mod human;
mod markdown;
mod outcome;
mod phrases;
mod side;
mod told;

use serde::Serialize;

use super::args::{Diff, DiffFormat, FailOn};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output};
use crate::bundle::Language;
use crate::diagnostics::render::JsonWitness;
use crate::driver::diff::{self, Class};
use crate::runtime::RuleSet;
use told::Told;

pub(super) use side::{load as sides, one as one_side};

/// The document of `--format json`.
#[derive(Serialize)]
struct Document<'a> {
    changes: Vec<Row<'a>>,
    editorial: usize,
    renamed: Vec<Rename<'a>>,
}

/// A fact that is taken as renamed.
#[derive(Serialize)]
struct Rename<'a> {
    from: &'a str,
    to: &'a str,
}

/// A difference in JSON.
#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    class: &'static str,
    procedure: Option<&'a str>,
    /// The first of `offices`.
    office: Option<&'a str>,
    offices: &'a [String],
    what: Option<&'a str>,
    /// The first day of receipt.
    from: String,
    /// The first day after the last one.
    to: String,
    days: usize,
    summary: String,
    witness: Option<JsonWitness>,
}

/// Everything that is shown.
struct Report<'a> {
    old: &'a RuleSet,
    new: &'a RuleSet,
    changes: Vec<Told>,
    editorial: usize,
    renamed: &'a [(String, String)],
    language: Language,
}

pub(super) fn run(args: &Diff, speech: Speech) -> Result<Outcome, Failure> {
    let mut language = speech.bare();
    let sides = side::load(&args.old, &args.new, speech);
    let (old, new) = match sides {
        Ok(sides) => sides,
        Err(failure) if args.format == DiffFormat::Json => return output::refused(&failure, language),
        Err(failure) => return Err(failure),
    };
    language = speech.about(Some(new.bundle().language));
    let found = diff::diff(old.bundle(), new.bundle());
    let told = |change| told::told(change, (&old, &new), &found.renamed);
    let changes: Vec<Told> = found.changes.iter().cloned().map(told).collect();
    let report =
        Report { old: &old, new: &new, changes, editorial: found.editorial, renamed: &found.renamed, language };
    match args.format {
        DiffFormat::Human => output::result(&human::page(&report))?,
        DiffFormat::Markdown => output::result(&markdown::page(&report))?,
        DiffFormat::Json => output::json(&document(&report))?,
    }
    Ok(if report.changes.iter().any(|told| fails(&args.fail_on, told.change.class)) {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// Whether a difference of a class fails the command.
fn fails(classes: &[FailOn], class: Class) -> bool {
    let is = |fail_on: &FailOn| match fail_on {
        FailOn::Heavier => class == Class::Heavier,
        FailOn::Lighter => class == Class::Lighter,
        FailOn::Mixed => class == Class::Mixed,
    };
    classes.is_empty() || classes.iter().any(is)
}

fn document<'a>(report: &'a Report<'_>) -> Document<'a> {
    let row = |told: &'a Told| {
        let change = &told.change;
        Row {
            kind: change.kind.as_str(),
            class: change.class.as_str(),
            procedure: change.procedure.as_deref(),
            office: change.offices.first().map(String::as_str),
            offices: &change.offices,
            what: change.what.as_deref(),
            from: change.from.to_string(),
            to: change.to.to_string(),
            days: change.days,
            summary: phrases::summary(told, report.language),
            witness: change.witness.as_deref().map(JsonWitness::from),
        }
    };
    let renamed = report.renamed.iter();
    Document {
        changes: report.changes.iter().map(row).collect(),
        editorial: report.editorial,
        renamed: renamed.map(|(from, to)| Rename { from, to }).collect(),
    }
}
