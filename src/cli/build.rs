//! `build`: a catalog's bundle, written so that a crash leaves the old file or the new one and never part of either.

use std::io::{self, Write};
use std::path::Path;

use super::args::Build;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, output, words};
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
    write(&args.output, &bytes)
        .map_err(|error| Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", args.output.display()))))?;
    let procedures = bundle.procedures.len();
    output::progress(&words::written(language, &args.output.display(), &procedures, &bundle.revision));
    Ok(Outcome::Clean)
}

/// Writes beside the file, syncs, renames.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut temporary = tempfile::Builder::new().prefix(".thutuc-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    readable(temporary.as_file(), file)?;
    temporary.as_file().sync_all()?;
    temporary.persist(file).map_err(|error| error.error)?;
    // The rename itself lasts once the folder is synced.
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// A temporary file is its owner's alone; a bundle keeps the permissions of the one that it replaces, else anybody may read
/// it.
#[cfg(unix)]
fn readable(temporary: &std::fs::File, file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).map_or(0o644, |before| before.permissions().mode());
    temporary.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}
