//! `import`: records of the national portal into the rule files of a catalog, which is made where there is none; later imports
//! follow the portal and keep what officers edited.

mod began;
mod manifest;
mod store;
mod summary;

use chrono::NaiveDate;

use super::args::{CheckFormat, Import};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, clock, input, output, replace, repository};
use crate::bundle::Language;
use crate::diagnostics::{Finding, render};
use crate::driver;
use crate::import::{self, Imported, Input, MAX_INPUT_BYTES};
use crate::source::disk;

/// The document of `--format json`.
#[derive(serde::Serialize)]
struct Document<'r> {
    report: &'r import::Report,
    findings: Vec<render::JsonFinding>,
}

pub(super) fn run(args: &Import, speech: Speech) -> Result<Outcome, Failure> {
    let dir = &args.output;
    let spoken = speech.about(Some(Language::Vi));
    let has_manifest = dir.join(disk::MANIFEST).is_file();
    if has_manifest {
        let bytes = disk::read_manifest(dir).map_err(Failure::Read)?;
        if driver::language(&bytes) != Some(Language::Vi) {
            return Err(Failure::CatalogLanguage(dir.clone()));
        }
    } else if let Some(above) = std::path::absolute(dir).ok().and_then(|dir| disk::find_root(&dir)) {
        return Err(Failure::InsideCatalog { dir: dir.clone(), root: above });
    }
    let day = match &args.from {
        Some(text) => text.parse::<NaiveDate>().map_err(|_| Failure::Date(text.clone()))?,
        None => clock::now().ok_or_else(|| Failure::Internal("clock".to_owned()))?.date(),
    };
    if let Some(file) = args.report.iter().find(|file| ReportForm::of(file).is_none()) {
        return Err(Failure::ReportForm(file.clone()));
    }
    let inputs = inputs(args)?;
    let existing = store::existing(dir)?;
    let imported = import::import(&inputs, &existing, day);
    let manifest = if has_manifest { None } else { manifest::text(dir, &imported) };
    store::write(dir, manifest.as_deref(), &imported)?;
    for file in &args.report {
        report(file, &imported, spoken)?;
    }
    show(args, &imported, spoken)?;
    Ok(if imported.findings.iter().any(Finding::blocks) { Outcome::Findings } else { Outcome::Clean })
}

/// The files of records.
fn inputs(args: &Import) -> Result<Vec<Input>, Failure> {
    let limit = u64::try_from(MAX_INPUT_BYTES).map_err(|error| Failure::Internal(error.to_string()))?;
    let mut inputs: Vec<Input> = Vec::new();
    for file in &args.files {
        // As much in all as one file may have; what is longer is refused where it is read.
        let taken = inputs.iter().try_fold(0_u64, |sum, input| sum.checked_add(u64::try_from(input.bytes.len()).ok()?));
        let limit = taken.and_then(|taken| limit.checked_sub(taken)).unwrap_or_default();
        let name = if file.as_os_str() == "-" { "<stdin>".to_owned() } else { file.display().to_string() };
        inputs.push(Input { name, bytes: input::read(file, limit)? });
    }
    Ok(inputs)
}

/// A form of report, by the ending of its file.
enum ReportForm {
    Json,
    Markdown,
}

impl ReportForm {
    fn of(file: &std::path::Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

fn report(file: &std::path::Path, imported: &Imported, language: Language) -> Result<(), Failure> {
    let text = match ReportForm::of(file) {
        Some(ReportForm::Json) => {
            let text = serde_json::to_string_pretty(&imported.report);
            format!("{}\n", text.map_err(|error| Failure::Internal(error.to_string()))?)
        }
        Some(ReportForm::Markdown) => imported.report.markdown(language, |code| summary::title(code, language)),
        None => return Err(Failure::ReportForm(file.to_path_buf())),
    };
    replace::file(file, text.as_bytes())
}

fn show(args: &Import, imported: &Imported, language: Language) -> Result<(), Failure> {
    let Imported { findings, sources, report, .. } = imported;
    match args.format {
        CheckFormat::Human => summary::show(args, imported, language),
        CheckFormat::Json => output::json(&Document { report, findings: render::json(findings, sources, language) })?,
        CheckFormat::Sarif => {
            output::json(&render::sarif(findings, sources, language, &repository::prefix(&args.output)))?;
        }
        CheckFormat::Github => {
            output::result(&render::github(findings, sources, language, &repository::prefix(&args.output)))?;
        }
    }
    Ok(())
}
