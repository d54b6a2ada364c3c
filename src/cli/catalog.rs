//! Finds a catalog on disk and compiles it.

use std::path::{Path, PathBuf};

use super::cache::Cache;
use super::failure::Failure;
use crate::driver::{self, Compiled, Input, Options};
use crate::source::disk;

/// The catalog's directory: the one named, else the nearest with a manifest upwards from the current one.
///
/// # Errors
/// [`Failure`] where there is none.
pub(super) fn root(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let Some(named) = named else {
        let here = std::env::current_dir().map_err(Failure::Read)?;
        return disk::find_root(&here).ok_or(Failure::NoCatalogAbove(here));
    };
    // Naming the manifest itself means its catalog.
    let is_manifest = named.file_name().is_some_and(|name| name == disk::MANIFEST) && named.is_file();
    let root = if is_manifest { named.parent().unwrap_or(named) } else { named };
    if root.join(disk::MANIFEST).is_file() || (is_manifest && root.as_os_str().is_empty()) {
        return Ok(root.to_path_buf());
    }
    Err(Failure::NoCatalogHere(root.to_path_buf()))
}

/// Reads and compiles the catalog in a directory.
///
/// # Errors
/// [`Failure::Read`] where a file cannot be read.
pub(super) fn compile(root: &Path, options: Options) -> Result<Compiled, Failure> {
    let (manifest, files) = read(root)?;
    Ok(driver::compile(&manifest, files, options))
}

/// As [`compile`], with what was proved in runs before unless `no_cache` says otherwise.
///
/// # Errors
/// As [`compile`].
pub(super) fn compile_cached(root: &Path, options: Options, no_cache: bool) -> Result<Compiled, Failure> {
    let (manifest, files) = read(root)?;
    let cache = if no_cache { None } else { Cache::of(root) };
    let memory = cache.as_ref().map(Cache::read).unwrap_or_default();
    let compiled = driver::compile_with(&manifest, files, options, &memory);
    if let Some(cache) = cache {
        cache.write(&memory);
    }
    Ok(compiled)
}

/// The manifest of the catalog in a directory.
///
/// # Errors
/// As [`compile`].
pub(super) fn manifest(root: &Path) -> Result<Vec<u8>, Failure> {
    disk::read_manifest(root).map_err(Failure::Read)
}

/// The rules of the catalog in a directory.
///
/// # Errors
/// As [`compile`].
pub(super) fn rules(root: &Path) -> Result<Vec<Input>, Failure> {
    let files = disk::read_rules(root).map_err(Failure::Read)?;
    Ok(files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect())
}

fn read(root: &Path) -> Result<(Vec<u8>, Vec<Input>), Failure> {
    Ok((manifest(root)?, rules(root)?))
}
