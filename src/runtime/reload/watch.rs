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

/// Folders that are watched for as long as this value lives.
pub(super) struct Watching {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Watching {
    /// Watches the folders of files, and those that links lead to. What the system does not watch is told.
    pub(super) fn begin(files: &[PathBuf], ask: &Sender<Ask>) -> Self {
        let real = files.iter().filter_map(|file| file.canonicalize().ok());
        let places: BTreeSet<PathBuf> = files.iter().cloned().chain(real).collect();
        let folders = places.iter().map(|file| folder(file)).collect();
        let watcher = match watcher(&places, ask.clone()) {
            Ok(watcher) => Some(watcher),
            Err(error) => {
                unwatched(ask, &error);
                None
            }
        };
        let mut watching = Self { watcher, folders };
        watching.folders().for_each(|error| unwatched(ask, &error));
        watching
    }

    /// Watches again, since a folder that was taken away and made anew is another one.
    pub(super) fn again(&mut self) {
        self.folders().for_each(drop);
    }

    /// Has every folder watched; the errors of those that cannot be.
    fn folders(&mut self) -> impl Iterator<Item = notify::Error> {
        let Self { watcher, folders } = self;
        let watch = |watcher: &mut RecommendedWatcher| {
            let each = folders.iter().map(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).err());
            each.collect::<Vec<_>>()
        };
        watcher.as_mut().map(watch).into_iter().flatten().flatten()
    }
}

fn folder(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

/// Turns events into questions.
fn watcher(places: &BTreeSet<PathBuf>, ask: Sender<Ask>) -> notify::Result<RecommendedWatcher> {
    let signatures = places.iter().map(|file| signature_beside(file));
    let names: BTreeSet<OsString> =
        places.iter().cloned().chain(signatures).filter_map(|file| Some(file.file_name()?.to_owned())).collect();
    notify::recommended_watcher(move |event: notify::Result<Event>| match event {
        Ok(event) if is_reading(&event) => {}
        Ok(event) => {
            let named = event.paths.iter().filter_map(|path| path.file_name()).any(|name| names.contains(name));
            // Who no longer listens has ended.
            let _ = ask.send(Ask::Changed { named: named || event.need_rescan() });
        }
        Err(error) => unwatched(&ask, &error),
    })
}

fn unwatched(ask: &Sender<Ask>, error: &notify::Error) {
    let _ = ask.send(Ask::Tell(Report::Unwatched { why: error.to_string() }));
}

/// The loader itself reads the files.
fn is_reading(event: &Event) -> bool {
    matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)))
}
