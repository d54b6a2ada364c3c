//! `test --coverage`: what confirmed scenarios have seen, for people, as JSON or as an lcov tracefile.
//!
//! With `--coverage-file` it goes there, beside the results of the tests in whatever form. Without, the human form follows the
//! results; a machine's form stands alone on standard output, and the results for people go to standard error.

mod human;
mod json;
mod lcov;

use std::path::Path;

use crate::bundle::Language;
use crate::cli::args::{CoverageForm, Test, TestFormat};
use crate::cli::failure::Failure;
use crate::cli::{output, replace};
use crate::coverage::Coverage;

/// Whether coverage alone goes to standard output.
///
/// # Errors
/// [`Failure::TwoResults`] where results in a machine's form would stand beside it.
pub(super) fn is_alone(args: &Test) -> Result<bool, Failure> {
    let Some(form) = args.coverage.filter(|_| args.coverage_file.is_none()) else { return Ok(false) };
    match args.format {
        TestFormat::Human => Ok(form != CoverageForm::Human),
        TestFormat::Json | TestFormat::Junit | TestFormat::Sarif | TestFormat::Github => Err(Failure::TwoResults),
    }
}

/// Writes the coverage that is asked for, if any is.
///
/// # Errors
/// [`Failure`] where it cannot be written.
pub(super) fn tell(args: &Test, coverage: &Coverage<'_>, root: &Path, language: Language) -> Result<(), Failure> {
    let Some(form) = args.coverage else { return Ok(()) };
    let text = match form {
        CoverageForm::Human => human::write(coverage, language, args.coverage_all),
        CoverageForm::Json => {
            let text = serde_json::to_string_pretty(&json::document(coverage));
            text.map(|text| format!("{text}\n")).map_err(|error| Failure::Internal(error.to_string()))?
        }
        CoverageForm::Lcov => lcov::write(coverage, root),
    };
    match &args.coverage_file {
        Some(file) => replace::file(file, text.as_bytes()),
        None => output::result(&text),
    }
}
