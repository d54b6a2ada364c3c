//! `check --watch` and `test --watch`: a change is seen, a save by renaming too, and how the watching ends. Every wait is for an output, with a bound.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::command::Catalog;

/// Far beyond what a pass takes, also on a machine that is busy.
const BOUND: Duration = Duration::from_secs(60);

/// A running command that watches, ended with the value.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(args: &[&str]) -> Self {
        Self::of("check", args)
    }

    fn of(verb: &str, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
        command.args([verb, "--watch", "--lang", "en"]).args(args).env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines() {
                let Ok(line) = line else { break };
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// The lines up to the one that a text stands in.
    #[track_caller]
    fn until(&self, wanted: &str) -> String {
        let began = Instant::now();
        let mut seen = String::new();
        while let Some(left) = BOUND.checked_sub(began.elapsed()) {
            let Ok(line) = self.lines.recv_timeout(left) else { break };
            seen.push_str(&line);
            seen.push('\n');
            if line.contains(wanted) {
                return seen;
            }
        }
        panic!("`{wanted}` did not appear:\n{seen}");
    }

    #[track_caller]
    fn end(&mut self) -> ExitStatus {
        let began = Instant::now();
        while began.elapsed() < BOUND {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::yield_now();
        }
        panic!("it did not end");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("mau.tt")).unwrap()
}

fn misspelt(text: &str) -> String {
    text.replace("khi cần-xác-minh\n", "khi cần-xác-mính\n")
}

#[test]
fn a_change_is_checked_and_the_last_good_result_is_said() {
    let catalog = Catalog::small();
    let watching = Watching::start(&[&catalog.path()]);
    let first = watching.until("waiting for changes");
    assert!(first.contains("0 errors, 0 warnings\n") && first.contains(" ms; waiting") && !first.contains("last good"));
    let right = text(catalog.folder());
    fs::write(catalog.folder().join("mau.tt"), misspelt(&right)).unwrap();
    let wrong = watching.until("last good result: procedures: 1 at ");
    assert!(
        wrong.contains("fact `cần-xác-mính` is not declared") && wrong.contains("1 error, 0 warnings\n"),
        "{wrong}"
    );
    // A screen is cleared on a terminal alone.
    assert!(!wrong.contains('\u{1b}'), "{wrong}");
    fs::write(catalog.folder().join("mau.tt"), &right).unwrap();
    let again = watching.until("waiting for changes");
    assert!(again.contains("0 errors, 0 warnings\n"), "{again}");
    assert!(again.contains("the bundle is that of the last good result\n"), "{again}");
    // Another limit is another bundle.
    fs::write(catalog.folder().join("mau.tt"), right.replace("hẹn lại tối đa 3", "hẹn lại tối đa 4")).unwrap();
    let other = watching.until("waiting for changes");
    assert!(other.contains("0 errors, 0 warnings\n") && !other.contains("that of the last"), "{other}");
    // A folder that comes in whole, and one whose name changes.
    let outside = tempfile::tempdir_in(catalog.folder().parent().unwrap()).unwrap();
    fs::create_dir(outside.path().join("thêm")).unwrap();
    fs::write(outside.path().join("thêm/vai.tt"), "chức danh thừa \"Không ai dùng\"\n").unwrap();
    fs::rename(outside.path().join("thêm"), catalog.folder().join("thêm")).unwrap();
    watching.until("0 errors, 1 warning");
    watching.until("waiting for changes");
    fs::rename(catalog.folder().join("thêm"), catalog.folder().join(".thêm")).unwrap();
    watching.until("0 errors, 0 warnings");
}

/// Many editors write a new file and rename it over the old one, which is then another file.
#[test]
fn a_save_by_renaming_is_seen_each_time() {
    let catalog = Catalog::small();
    let watching = Watching::start(&[&catalog.path()]);
    watching.until("waiting for changes");
    let right = text(catalog.folder());
    let save = |text: &str| {
        let new = catalog.folder().join("mau.tt~");
        fs::write(&new, text).unwrap();
        fs::rename(new, catalog.folder().join("mau.tt")).unwrap();
    };
    for _ in 0..2 {
        save(&misspelt(&right));
        watching.until("1 error, 0 warnings");
        watching.until("last good result");
        save(&right);
        watching.until("0 errors, 0 warnings");
        watching.until("waiting for changes");
    }
    // The manifest, too.
    let manifest = fs::read_to_string(catalog.folder().join("thutuc.yaml")).unwrap();
    fs::write(catalog.folder().join("new"), format!("{manifest}nonsense: 1\n")).unwrap();
    fs::rename(catalog.folder().join("new"), catalog.folder().join("thutuc.yaml")).unwrap();
    watching.until("1 error, 0 warnings");
}

/// A baseline that lies outside of the catalog is watched with it; what cannot run is told and tried again.
#[test]
fn a_baseline_is_watched_with_the_catalog() {
    let catalog = Catalog::small().edit("chức danh một-cửa", "chức danh thừa \"Không ai dùng\"\nchức danh một-cửa");
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("baseline.json");
    let path = file.display().to_string();
    let watching = Watching::start(&[&catalog.path(), "--baseline", &path]);
    watching.until("error: there is no baseline");
    watching.until("waiting for changes");
    fs::write(&file, r#"{"format": "thutuc.baseline/1", "warnings": []}"#).unwrap();
    watching.until("0 errors, 1 warning");
}

#[test]
fn a_folder_that_goes_away_ends_it_with_an_error() {
    let catalog = Catalog::small();
    let mut watching = Watching::start(&[&catalog.path()]);
    watching.until("waiting for changes");
    fs::remove_dir_all(catalog.folder()).unwrap();
    watching.until("is gone, so there is nothing left to watch");
    assert_eq!(watching.end().code(), Some(2));
}

/// The shell's convention for an interrupted command: ended by the signal, 130 in `$?`.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_ends_it_by_the_signal() {
    use std::os::unix::process::ExitStatusExt;
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap();
    // Whoever runs the tests may have them ignore interrupts, which a process passes on.
    if u64::from_str_radix(ignored.trim(), 16).unwrap() & 2 != 0 {
        return;
    }
    let catalog = Catalog::small();
    let mut watching = Watching::start(&[&catalog.path()]);
    watching.until("waiting for changes");
    let id = watching.child.id().to_string();
    assert!(Command::new("sh").args(["-c", "kill -INT \"$0\"", &id]).status().unwrap().success());
    assert_eq!(watching.end().signal(), Some(2));
}

#[test]
fn a_catalog_that_is_not_there_is_not_watched() {
    let place = tempfile::tempdir().unwrap();
    let mut watching = Watching::start(&[&place.path().display().to_string()]);
    watching.until("no `thutuc.yaml` in");
    assert_eq!(watching.end().code(), Some(2));
}

/// Scenarios are tested again when one is saved, once: the guards that wait for review are no change.
#[test]
fn scenarios_are_tested_again_and_what_passed_last_is_said() {
    let right = "- name: Một\n  procedure: \"1.001193\"\n  office: yên-định\n  received: 2025-10-03T09:00\n  \
                 channel: online\n  expect: { statutory.at: 2025-10-03T17:00 }\n";
    let catalog = Catalog::small().file("a.scenarios.yaml", right);
    let watching = Watching::of("test", &[&catalog.path()]);
    watching.until("waiting for changes");
    let file = catalog.folder().join("a.scenarios.yaml");
    fs::write(&file, right.replace("T17:00", "T16:00")).unwrap();
    watching.until("last good result: 1 scenarios at ");
    fs::write(&file, right).unwrap();
    let again = watching.until("waiting for changes");
    assert!(!again.contains("last good"), "{again}");
    // Nothing was changed since: nothing is said for a while.
    let more = watching.lines.recv_timeout(Duration::from_secs(2));
    assert!(more.is_err(), "{more:?}");
}
