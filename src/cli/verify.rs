//! `verify`: digest, shape, references and signature of a bundle, exactly as a service checks them when it loads one.

use chrono::NaiveDate;
use serde::Serialize;

use super::args::{Format, Verify};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, rules, sign, words};
use crate::bundle::{KeyId, Statement};
use crate::runtime::{RuleSet, Signed};

/// The document of `--format json`.
#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    catalog: &'a str,
    revision: &'a str,
    procedures: usize,
    signature: Option<Signature>,
}

/// What is known of a signature that was asked for.
#[derive(Serialize)]
struct Signature {
    key: String,
    /// Null where none is stated.
    sequence: Option<u64>,
    activate: Option<NaiveDate>,
}

pub(super) fn run(args: &Verify, speech: Speech) -> Result<Outcome, Failure> {
    let (rules, signed) = match (verified(args), args.format) {
        (Ok(verified), _) => verified,
        (Err(failure), Format::Human) => return Err(failure),
        (Err(failure), Format::Json) => return output::refused(&failure, speech.bare()),
    };
    let bundle = rules.bundle();
    let procedures = bundle.procedures.len();
    match args.format {
        Format::Human => {
            let language = speech.about(Some(bundle.language));
            let mut said = words::bundle_is_sound(language, &bundle.catalog, &procedures, &bundle.revision);
            if let Some((key, statement)) = &signed {
                said.push('\n');
                said.push_str(&words::signed(language, *key, statement));
            }
            output::result(&format!("{said}\n"))?;
        }
        Format::Json => output::json(&Document {
            format: &bundle.format,
            catalog: &bundle.catalog,
            revision: &bundle.revision,
            procedures,
            signature: signed.map(|(key, statement)| Signature {
                key: key.to_string(),
                sequence: (statement.sequence > 0).then_some(statement.sequence),
                activate: statement.activate,
            }),
        })?,
    }
    Ok(Outcome::Clean)
}

/// The rules of the bundle, and where a key is named, whose signature it is and what it states.
fn verified(args: &Verify) -> Result<(RuleSet, Option<(KeyId, Statement)>), Failure> {
    let Some(file) = &args.key else { return Ok((rules::bundle(&args.bundle)?, None)) };
    let key = sign::public_key(file)?;
    let Signed { rules, statement } = rules::signed_bundle(&args.bundle, &key, args.min_sequence)?;
    Ok((rules, Some((key.id(), statement))))
}
