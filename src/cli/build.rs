//! `build`: a catalog's bundle.

use super::args::Build;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, output, replace, words};
use crate::bundle::to_canonical_bytes;
use crate::diagnostics::render;
use crate::driver::Options;

pub(super) fn run(args: &Build, speech: Speech) -> Result<Outcome, Failure> {
    let options = Options { drafts: args.drafts };
    let compiled = catalog::compile(&catalog::root(args.path.as_deref())?, options)?;
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
    let bytes = to_canonical_bytes(&bundle).map_err(|error| Failure::Internal(error.to_string()))?;
    replace::file(&args.output, &bytes)?;
    let procedures = bundle.procedures.len();
    output::progress(&words::written(language, &args.output.display(), &procedures, &bundle.revision));
    Ok(Outcome::Clean)
}
