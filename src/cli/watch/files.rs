//! Waits until a file that a catalog is made of changes. A burst of events, as one save gives, is one change; a save that
//! renames a new file over the old one is a change like any other.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, MetadataKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::failure::Failure;
use crate::source::disk::MANIFEST;

/// A change is over once nothing has happened for so long,
const QUIET: Duration = Duration::from_millis(40);
/// or, where it never stops, after so long.
const LONGEST: Duration = Duration::from_millis(500);
/// How often to look whether the folder is still there, where the system does not tell.
const ALIVE: Duration = Duration::from_secs(1);

/// The files of a catalog, watched.
pub(super) struct Files {
    root: PathBuf,
    /// As the system names it in events.
    canonical: PathBuf,
    beside: Option<PathBuf>,
    events: Receiver<notify::Result<Event>>,
    /// Watches for as long as it lives.
    _watcher: RecommendedWatcher,
}

impl Files {
    /// Watches a catalog and a file that may lie outside of it.
    ///
    /// # Errors
    /// [`Failure::Watch`] where the system cannot.
    pub(super) fn watch(root: &Path, beside: Option<&Path>) -> Result<Self, Failure> {
        let failed = |error: notify::Error| Failure::Watch { dir: root.to_path_buf(), why: error.to_string() };
        let canonical = root.canonicalize().map_err(|error| failed(error.into()))?;
        let (send, events) = channel();
        let told = move |event| {
            // Who no longer listens has ended.
            let _ = send.send(event);
        };
        // As a catalog is read: a link may lead to all of the disk.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(told, config).map_err(failed)?;
        watcher.watch(&canonical, RecursiveMode::Recursive).map_err(failed)?;
        let beside = beside.and_then(|file| {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Some(folder.canonicalize().ok()?.join(file.file_name()?))
        });
        if let Some(folder) = beside.as_deref().and_then(Path::parent).filter(|folder| !folder.starts_with(&canonical))
        {
            watcher.watch(folder, RecursiveMode::NonRecursive).map_err(failed)?;
        }
        Ok(Self { root: root.to_path_buf(), canonical, beside, events, _watcher: watcher })
    }

    /// Waits for the next change.
    ///
    /// # Errors
    /// [`Failure::Lost`] where the catalog's folder is gone, [`Failure::Watch`] where the system stops watching.
    pub(super) fn changed(&self) -> Result<(), Failure> {
        while !self.next(ALIVE)?.unwrap_or(false) {
            self.alive()?;
        }
        let began = Instant::now();
        while began.elapsed() < LONGEST && self.next(QUIET)?.is_some() {}
        self.alive()
    }

    /// Asks whether the folder is still there.
    ///
    /// # Errors
    /// [`Failure::Lost`] where it is not.
    pub(super) fn alive(&self) -> Result<(), Failure> {
        if self.canonical.is_dir() { Ok(()) } else { Err(Failure::Lost(self.root.clone())) }
    }

    /// Whether the next event within a time matters; none where there was no event.
    fn next(&self, within: Duration) -> Result<Option<bool>, Failure> {
        let stopped = |why: String| Failure::Watch { dir: self.root.clone(), why };
        match self.events.recv_timeout(within) {
            Ok(Ok(event)) => {
                // A folder made anew in its place is another one, which nobody watches.
                let gone = matches!(event.kind, EventKind::Remove(_)) && event.paths.contains(&self.canonical);
                if gone { Err(Failure::Lost(self.root.clone())) } else { Ok(Some(self.matters(&event))) }
            }
            Ok(Err(error)) => Err(stopped(error.to_string())),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(stopped("watcher".to_owned())),
        }
    }

    fn matters(&self, event: &Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        let of_folder = match event.kind {
            // The check itself reads the files.
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => return false,
            EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => false,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
            _ => false,
        };
        event.paths.iter().any(|path| {
            let inside = path.strip_prefix(&self.canonical);
            let is_folder = of_folder && (path.is_dir() || path.extension().is_none());
            self.beside.as_ref() == Some(path)
                || inside.is_ok_and(|path| !is_hidden(path) && (is_folder || is_rules(path)))
        })
    }
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}

/// Whether a catalog reads a file: rules, the manifest, scenarios, accepted guards. A guard that waits for review is written by a
/// test itself.
fn is_rules(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let in_guards = path.parent().is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "guards"));
    name == MANIFEST
        || name.ends_with(".tt")
        || name.ends_with(".scenarios.yaml")
        || (in_guards && name.ends_with(".snap"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_scenarios_and_guards_matter_and_nothing_else_does() {
        for path in ["thutuc.yaml", "a/b.tt", "a/b.scenarios.yaml", "guards/1.004222@2026-07-01.snap"] {
            assert!(is_rules(Path::new(path)) && !is_hidden(Path::new(path)), "{path}");
        }
        for path in ["a.txt", "b.tt~", "bundle.json", "guards", "guards/1@2026-07-01.snap.new", "a/thutuc.yml", "4913"]
        {
            assert!(!is_rules(Path::new(path)), "{path}");
        }
        assert!(is_hidden(Path::new(".git/a.tt")) && is_hidden(Path::new("a/.b.tt.swp")));
    }
}
