//! `build`: a catalog's bundle.

use super::args::Build;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, input, output, replace, words};
use crate::bundle::{Bundle, Slice, SliceError, to_canonical_bytes};
use crate::diagnostics::render;
use crate::driver::Options;
use crate::runtime::{DecideError, parse_date};

pub(super) fn run(args: &Build, speech: Speech) -> Result<Outcome, Failure> {
    let options = Options { drafts: args.drafts, ..Options::default() };
    let root = catalog::root(args.path.as_deref())?;
    let compiled = catalog::compile_cached(&root, options, args.no_cache)?;
    let language = speech.about(compiled.language);
    let Some(bundle) = compiled.bundle else {
        output::report(&render::human(&compiled.findings, &compiled.sources, output::human(language)));
        return Ok(Outcome::Findings);
    };
    // What keeps no bundle from being written is `check`'s to show.
    let open = compiled.findings.iter().filter(|finding| finding.accepted.is_none()).count();
    if open > 0 {
        output::progress(&words::warnings_left(language, &open));
    }
    let slice = slice(args)?;
    let bundle = if slice.is_whole() { bundle } else { slice.of(&bundle).map_err(|error| refused(error, &bundle))? };
    let bytes = to_canonical_bytes(&bundle).map_err(|error| Failure::Internal(error.to_string()))?;
    replace::file(&args.output, &bytes)?;
    let procedures = bundle.procedures.len();
    output::progress(&words::written(language, &args.output.display(), &procedures, &bundle.revision));
    Ok(Outcome::Clean)
}

fn slice(args: &Build) -> Result<Slice, Failure> {
    let date = |text: &Option<String>| {
        let read = |text: &String| parse_date(text.trim()).ok_or_else(|| Failure::Date(text.clone()));
        text.as_ref().map(read).transpose()
    };
    let to = date(&args.to)?;
    // The bundle's bounds end before their last day.
    let to = to.map(|last| last.succ_opt().ok_or_else(|| Failure::Date(last.to_string()))).transpose()?;
    Ok(Slice { office: args.office.as_deref().map(input::name), from: date(&args.from)?, to })
}

fn refused(error: SliceError, bundle: &Bundle) -> Failure {
    match error {
        SliceError::UnknownOffice(office) => Failure::Decide(DecideError::unknown_office(bundle, &office)),
        SliceError::NoDays { first, last } => Failure::NoDays { first, last },
        SliceError::Canonical(error) => Failure::Internal(error.to_string()),
    }
}
