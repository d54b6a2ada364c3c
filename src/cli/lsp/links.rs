//! Paths of files and the addresses that the protocol knows them by.

use std::path::{Component, Path, PathBuf};

use gen_lsp_types::Uri;

/// The path of an address; nothing for a text that is no file.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()
}

/// The address of a path.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path).ok()
}

/// A path below a root, with `/`; nothing for one that is not, or is hidden.
pub(super) fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for component in below.components() {
        let Component::Normal(part) = component else { return None };
        let part = part.to_string_lossy().into_owned();
        if part.starts_with('.') {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}
