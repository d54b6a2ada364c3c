//! Events of the folders that files stand in → questions to the loader. Folders are watched, since files are replaced by renaming.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::loader::Ask;
use super::report::Report;
use crate::bundle::signature_beside;

/// Watches the folders of files, and those that links lead to. Where the system does not watch, that is told and none returned.
pub(super) fn folders_of(files: &[PathBuf], ask: &Sender<Ask>) -> Option<RecommendedWatcher> {
    match watched(files, ask) {
        Ok(watcher) => Some(watcher),
        Err(error) => {
            unwatched(ask, &error);
            None
        }
    }
}

fn watched(files: &[PathBuf], ask: &Sender<Ask>) -> notify::Result<RecommendedWatcher> {
    let real = files.iter().filter_map(|file| file.canonicalize().ok());
    let places: BTreeSet<PathBuf> = files.iter().cloned().chain(real).collect();
    let signatures = places.iter().map(|file| signature_beside(file));
    let names: BTreeSet<OsString> =
        places.iter().cloned().chain(signatures).filter_map(|file| Some(file.file_name()?.to_owned())).collect();
    let send = ask.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| match event {
        Ok(event) if is_reading(&event) => {}
        Ok(event) => {
            let named = event.paths.iter().filter_map(|path| path.file_name()).any(|name| names.contains(name));
            // Who no longer listens has ended.
            let _ = send.send(Ask::Changed { named: named || event.need_rescan() });
        }
        Err(error) => unwatched(&send, &error),
    })?;
    let folder = |file: &PathBuf| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
    };
    for folder in places.iter().map(folder).collect::<BTreeSet<PathBuf>>() {
        watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

fn unwatched(ask: &Sender<Ask>, error: &notify::Error) {
    let _ = ask.send(Ask::Tell(Report::Unwatched { why: error.to_string() }));
}

/// The loader itself reads the files.
fn is_reading(event: &Event) -> bool {
    matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)))
}
