//! Where a path leads: to a regular file that is or will be there, or to something that is written into.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// The most links that are followed, as systems do.
const MAX_LINKS: u32 = 40;

/// How the names of what a process has open begin: whoever opened it wants what is written in it, and not a new file of its name.
const OPEN: [&str; 4] = ["/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"];

/// Where a path leads.
pub(super) enum Place {
    /// A file, through every link, and what is known of the one that stands there.
    Regular { file: PathBuf, before: Option<Metadata> },
    /// A device, a pipe or what is open already.
    Stream(PathBuf),
}

impl Place {
    /// # Errors
    /// Where a folder stands there.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let is_open = path.to_str().is_some_and(|path| OPEN.iter().any(|open| path.starts_with(open)));
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Ok(about) if about.is_file() && !is_open => {
                let file = std::fs::canonicalize(path)?;
                Ok(Self::Regular { file, before: Some(about) })
            }
            Ok(_) => Ok(Self::Stream(path.to_path_buf())),
            Err(_) => Ok(Self::Regular { file: target(path)?, before: None }),
        }
    }

    /// The path that is written.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Regular { file, .. } | Self::Stream(file) => file,
        }
    }
}

/// What a link leads to that leads to nothing yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut file = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        let Ok(next) = std::fs::read_link(&file) else { return Ok(file) };
        file = folder(&file).join(next);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "too many links"))
}

/// The folder in which a file stands.
pub(super) fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
