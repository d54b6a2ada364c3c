//! Temporary files that a crash left: how they are named, and how they go away.

use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How the name of a temporary file begins: hidden, so that nothing takes it for a source.
pub(super) const PREFIX: &str = ".thutuc-";

/// How it ends.
pub(super) const SUFFIX: &str = ".tmp";

/// How many letters and digits stand between.
pub(super) const RANDOM: usize = 6;

/// How old a file is that no process is still writing.
const MAX_AGE: Duration = Duration::from_secs(86_400);

/// Whether a file's name is that of a temporary file.
pub(in crate::cli) fn is_leftover(name: &OsStr) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX)).and_then(|name| name.strip_suffix(SUFFIX));
    random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Deletes the temporary files of a folder that are older than a day.
pub(super) fn sweep(folder: &Path) {
    forget(folder, MAX_AGE, is_leftover);
}

/// Deletes the regular files of a folder that have such names and that nobody has written for so long. What cannot be deleted stays.
pub(in crate::cli) fn forget(folder: &Path, age: Duration, is_ours: impl Fn(&OsStr) -> bool) {
    let Some(oldest) = SystemTime::now().checked_sub(age) else { return };
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if !is_ours(&entry.file_name()) {
            continue;
        }
        let about = entry.metadata().ok().filter(std::fs::Metadata::is_file);
        if about.and_then(|about| about.modified().ok()).is_some_and(|written| written < oldest) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_regular_files_of_our_own_name_go_away() {
        let folder = tempfile::tempdir().unwrap();
        let day = Duration::from_secs(86_400);
        let old = SystemTime::now().checked_sub(day).and_then(|day_ago| day_ago.checked_sub(day)).unwrap();
        let ours = [".thutuc-aB3dE6.tmp", ".thutuc-young1.tmp"];
        let others =
            [".thutuc-baseline.json", ".thutuc-abcdef", "thutuc-aB3dE6.tmp", ".thutuc-aB3dE.tmp", ".thutuc-a-3dE6.tmp"];
        for name in ours.iter().chain(&others) {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            if !name.contains("young") {
                file.set_modified(old).unwrap();
            }
        }
        std::fs::create_dir(folder.path().join(".thutuc-folder.tmp")).unwrap();
        sweep(folder.path());
        let stays = |name: &str| folder.path().join(name).exists();
        assert!(!stays(ours[0]) && stays(ours[1]) && stays(".thutuc-folder.tmp"));
        assert!(others.iter().all(|name| stays(name)));
    }
}
