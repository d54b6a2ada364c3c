//! Reads a bundle or a catalog at a git revision through the user's `git`: objects alone, so that no tree and no index is
//! touched.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::bundle::MAX_BYTES;
use crate::cli::catalog;
use crate::cli::failure::Failure;
use crate::driver::Input;
use crate::source::MAX_FILE_BYTES;
use crate::source::disk::{self, MANIFEST};

/// What stands at a revision.
pub(super) enum Found {
    /// The bytes of a bundle.
    Bundle(Vec<u8>),
    /// The files of a catalog.
    Catalog {
        /// The bytes of its manifest.
        manifest: Vec<u8>,
        /// Every `.tt` file.
        files: Vec<Input>,
    },
}

/// Reads `REV` or `REV:PATH`. As git has it, the path is one from the repository's root, or from here where it starts with `./`.
/// Without one it is the path of the catalog in `beside`, else of the nearest one.
///
/// # Errors
/// [`Failure::Git`] where git cannot be run, [`Failure::Revision`] where it knows no such revision or path.
pub(super) fn read(text: &str, beside: Option<&Path>) -> Result<Found, Failure> {
    let refuse = |why: String| Failure::Revision { text: text.to_owned(), why };
    let (revision, path) = match text.split_once(':') {
        Some((revision, path)) => (revision, Some(path)),
        None => (text, None),
    };
    let (folder, path) = match path {
        Some(path) => (PathBuf::from("."), path.to_owned()),
        None => (catalog::root(beside)?, "./".to_owned()),
    };
    let git = Git { folder };
    let commit = git.line(&["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")]);
    let commit = commit?.map_err(refuse)?;
    let path = match path.strip_prefix("./") {
        // Where git was run, from the root.
        Some(rest) => {
            let prefix = git.line(&["rev-parse", "--show-prefix"])?.map_err(refuse)?;
            format!("{prefix}{rest}")
        }
        None => path,
    };
    let path = path.trim_end_matches('/');
    let object = format!("{commit}:{path}");
    let kind = git.line(&["cat-file", "-t", &object])?.map_err(refuse)?;
    if kind == "blob" && !path.ends_with(MANIFEST) {
        return Ok(Found::Bundle(git.bytes(&["cat-file", "blob", &object], MAX_BYTES)?.map_err(refuse)?));
    }
    let path = path.strip_suffix(MANIFEST).unwrap_or(path).trim_end_matches('/');
    git.catalog(&format!("{commit}:{path}"))?.map_err(refuse)
}

/// The most bytes that are read of a line, of errors, and of the paths of a tree.
const MAX_LINE: usize = 65_536;
const MAX_WORDS: u64 = 65_536;
const MAX_LISTED: usize = 16 * 1024 * 1024;

struct Git {
    folder: PathBuf,
}

/// What git said on standard output, or in a line on standard error where it failed.
type Said<T> = Result<Result<T, String>, Failure>;

impl Git {
    /// At most `limit` bytes and one more: whoever takes them refuses what is too long.
    fn bytes(&self, args: &[&str], limit: usize) -> Said<Vec<u8>> {
        let mut command = Command::new("git");
        // Also where the environment names another repository, the folder is the one that is meant.
        command.arg("-C").arg(&self.folder).args(args).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        let piped = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().map_err(Failure::Git)?;
        let most = u64::try_from(limit).ok().and_then(|limit| limit.checked_add(1)).unwrap_or(u64::MAX);
        let (out, said) = (child.stdout.take(), child.stderr.take());
        let (read, why) = thread::scope(|scope| {
            // Beside the output, so that git never waits for somebody to read its errors.
            let why = scope.spawn(|| {
                let mut why = Vec::new();
                said.map(|said| said.take(MAX_WORDS).read_to_end(&mut why));
                why
            });
            let mut bytes = Vec::new();
            // Whatever git still has to say is not waited for: its output closes here.
            let read = out.map_or(Ok(0), |out| out.take(most).read_to_end(&mut bytes));
            (read.map(|_| bytes), why.join().unwrap_or_default())
        });
        let bytes = read.map_err(Failure::Git)?;
        let status = child.wait().map_err(Failure::Git)?;
        if status.success() || bytes.len() > limit {
            return Ok(Ok(bytes));
        }
        let why = String::from_utf8_lossy(&why);
        Ok(Err(why.lines().next().unwrap_or("git").trim_start_matches("fatal: ").to_owned()))
    }

    fn line(&self, args: &[&str]) -> Said<String> {
        let bytes = self.bytes(args, MAX_LINE)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// The files of the catalog in a tree: as on disk, hidden folders are passed over and links are not followed.
    fn catalog(&self, tree: &str) -> Said<Found> {
        let listed = match self.bytes(&["ls-tree", "-r", "-z", "--full-tree", tree], MAX_LISTED)? {
            Ok(listed) if listed.len() > MAX_LISTED => {
                return Ok(Err(format!("more than {MAX_LISTED} bytes of paths")));
            }
            Ok(listed) => listed,
            Err(why) => return Ok(Err(why)),
        };
        let (mut manifest, mut files) = (None, Vec::new());
        for entry in listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            let entry = String::from_utf8_lossy(entry);
            let Some((head, path)) = entry.split_once('\t') else { continue };
            let mut head = head.split(' ');
            let (Some(mode), Some("blob"), Some(object)) = (head.next(), head.next(), head.next()) else { continue };
            let is_hidden = path.split('/').any(|part| part.starts_with('.'));
            let is_rules = Path::new(path).extension().is_some_and(|ending| ending == "tt") && !is_hidden;
            if !mode.starts_with("100") || !(is_rules || path == MANIFEST) {
                continue;
            }
            let bytes = match self.bytes(&["cat-file", "blob", object], MAX_FILE_BYTES)? {
                Ok(bytes) => bytes,
                Err(why) => return Ok(Err(why)),
            };
            if path == MANIFEST {
                manifest = Some(bytes);
            } else {
                files.push(Input { path: path.to_owned(), bytes });
            }
            if files.len() > disk::MAX_FILES {
                return Ok(Err(format!("more than {} files", disk::MAX_FILES)));
            }
        }
        Ok(manifest
            .map(|manifest| Found::Catalog { manifest, files })
            .ok_or_else(|| format!("no `{MANIFEST}` in `{tree}`")))
    }
}
