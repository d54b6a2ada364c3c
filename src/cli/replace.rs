//! Writes a file so that a crash leaves the old one or the new one and never part of either.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// What a link leads to, so that the file is replaced and not the link.
pub(super) fn resolved(file: &Path) -> PathBuf {
    std::fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf())
}

/// Writes a file in place of the one that may stand there.
///
/// # Errors
/// [`Failure::Write`], naming the file.
pub(super) fn file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write(file, bytes)
        .map_err(|error| Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", file.display()))))
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

/// A temporary file is its owner's alone; a new file keeps the permissions of the one that it replaces, else anybody may read
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
