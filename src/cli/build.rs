//! `build`: a catalog's bundle, and where it is signed, the signature beside it.

use chrono::NaiveDate;

use super::args::Build;
use super::failure::Failure;
use super::language::Speech;
use super::sign::Signer;
use super::{Outcome, catalog, input, output, replace, words};
use crate::bundle::{Bundle, Slice, SliceError, Statement, signature_beside, to_canonical_bytes};
use crate::diagnostics::render;
use crate::driver::{self, Compiled, Options};
use crate::runtime::{DecideError, parse_date};

pub(super) fn run(args: &Build, speech: Speech) -> Result<Outcome, Failure> {
    // A key that does not open is told before anything else is done.
    let signer = args.sign.as_deref().map(|key| Signer::open(key, args.password_fd, speech.bare())).transpose()?;
    let statement = Statement {
        sequence: args.sequence.unwrap_or(0),
        activate: date(args.activate.as_deref())?,
        ..Statement::default()
    };
    let options = Options { drafts: args.drafts, ..Options::default() };
    let root = catalog::root(args.path.as_deref())?;
    let Compiled { sources, findings, language, catalog, bundle, .. } =
        catalog::compile_cached(&root, options, args.no_cache)?;
    driver::drop_aside(catalog);
    let language = speech.about(language);
    let Some(bundle) = bundle else {
        output::report(&render::human(&findings, &sources, output::human(language)));
        return Ok(Outcome::Findings);
    };
    // What keeps no bundle from being written is `check`'s to show.
    let open = findings.iter().filter(|finding| finding.accepted.is_none()).count();
    if open > 0 {
        output::progress(&words::warnings_left(language, &open));
    }
    let slice = slice(args)?;
    let bundle = if slice.is_whole() { bundle } else { slice.of(&bundle).map_err(|error| refused(error, &bundle))? };
    let bytes = to_canonical_bytes(&bundle).map_err(|error| Failure::Internal(error.to_string()))?;
    let beside = signature_beside(&args.output);
    let signed = match &signer {
        Some(signer) => {
            let statement = Statement { revision: Some(bundle.revision.clone()), ..statement };
            let signature = signer.sign(&bytes, &statement)?;
            replace::pair((&args.output, &bytes), (&beside, signature.as_bytes()))?;
            let what = words::signed(language, signer.id(), &statement);
            Some(words::signature_written(language, &beside.display(), &what))
        }
        None => {
            replace::file(&args.output, &bytes)?;
            beside.exists().then(|| words::signature_left(language, &beside.display()))
        }
    };
    let procedures = bundle.procedures.len();
    output::progress(&words::written(language, &args.output.display(), &procedures, &bundle.revision));
    if let Some(signed) = signed {
        output::progress(&signed);
    }
    Ok(Outcome::Clean)
}

fn date(text: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    text.map(|text| parse_date(text.trim()).ok_or_else(|| Failure::Date(text.to_owned()))).transpose()
}

fn slice(args: &Build) -> Result<Slice, Failure> {
    let to = date(args.to.as_deref())?;
    // The bundle's bounds end before their last day.
    let to = to.map(|last| last.succ_opt().ok_or_else(|| Failure::Date(last.to_string()))).transpose()?;
    Ok(Slice { office: args.office.as_deref().map(input::name), from: date(args.from.as_deref())?, to })
}

fn refused(error: SliceError, bundle: &Bundle) -> Failure {
    match error {
        SliceError::UnknownOffice(office) => Failure::Decide(DecideError::unknown_office(bundle, &office)),
        SliceError::NoDays { first, last } => Failure::NoDays { first, last },
        SliceError::Canonical(error) => Failure::Internal(error.to_string()),
    }
}
