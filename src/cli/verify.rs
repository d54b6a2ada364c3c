//! `verify`: digest, shape and references of a bundle, exactly as a service checks them when it loads one.

use serde::Serialize;

use super::args::{Format, Verify};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, rules, words};

/// The document of `--format json`.
#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    catalog: &'a str,
    revision: &'a str,
    procedures: usize,
}

pub(super) fn run(args: &Verify, speech: Speech) -> Result<Outcome, Failure> {
    let rules = match (rules::bundle(&args.bundle), args.format) {
        (Ok(rules), _) => rules,
        (Err(failure), Format::Human) => return Err(failure),
        (Err(failure), Format::Json) => return output::refused(&failure, speech.bare()),
    };
    let bundle = rules.bundle();
    let procedures = bundle.procedures.len();
    match args.format {
        Format::Human => {
            let language = speech.about(Some(bundle.language));
            output::result(&format!(
                "{}\n",
                words::bundle_is_sound(language, &bundle.catalog, &procedures, &bundle.revision)
            ))?;
        }
        Format::Json => output::json(&Document {
            format: &bundle.format,
            catalog: &bundle.catalog,
            revision: &bundle.revision,
            procedures,
        })?,
    }
    Ok(Outcome::Clean)
}
