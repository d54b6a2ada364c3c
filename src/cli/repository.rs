//! Where a catalog lies in its repository: services that show findings beside a change know files from the root of the repository.

use std::path::Path;

/// The way from the root of the git repository to a catalog, with `/` at its end; empty where the catalog is the root or lies in
/// no repository. The root is the nearest folder upwards that holds `.git`, a folder or, in a worktree or submodule, a file.
pub(super) fn prefix(catalog: &Path) -> String {
    let Ok(catalog) = catalog.canonicalize() else { return String::new() };
    let Some(root) = catalog.ancestors().find(|dir| dir.join(".git").exists()) else { return String::new() };
    let inside = catalog.strip_prefix(root).unwrap_or(Path::new(""));
    inside.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
