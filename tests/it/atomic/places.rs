//! Where files go: through links, into pipes, with the permissions of what they replace or those that the user's mask allows.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use crate::command::{Catalog, thutuc};

const UNTIDY: &str = "văn bản a \"A\" { số hiệu \"1/QĐ\";  hiệu lực từ 01/01/2025 }\n";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_keeps_its_permissions_and_a_new_one_has_those_of_the_mask() {
    let catalog = Catalog::small().file("a.tt", UNTIDY);
    let file = catalog.folder().join("a.tt");
    for kept in [0o600, 0o640, 0o664] {
        fs::write(&file, UNTIDY).unwrap();
        set_mode(&file, kept);
        thutuc(&["fmt", &catalog.path()]).behind("umask 077").run().status(0);
        assert_eq!(mode(&file), kept);
        assert_ne!(fs::read_to_string(&file).unwrap(), UNTIDY);
    }
    for (mask, expected) in [("022", 0o644), ("027", 0o640), ("002", 0o664)] {
        let out = tempfile::tempdir().unwrap();
        let path = out.path().join(mask);
        thutuc(&["build", &catalog.path(), "-o", path.to_str().unwrap()])
            .behind(&format!("umask {mask}"))
            .run()
            .status(0);
        assert_eq!(mode(&path), expected, "{mask}");
    }
}

#[test]
fn a_file_that_the_administrator_formats_keeps_its_owner() {
    let catalog = Catalog::small().file("a.tt", UNTIDY);
    let file = catalog.folder().join("a.tt");
    // Nobody but an administrator may give files away.
    if std::os::unix::fs::chown(&file, Some(12_345), Some(12_345)).is_err() {
        return;
    }
    thutuc(&["fmt", &catalog.path()]).run().status(0);
    let about = fs::metadata(&file).unwrap();
    assert_eq!((about.uid(), about.gid()), (12_345, 12_345));
    assert_ne!(fs::read_to_string(&file).unwrap(), UNTIDY);
}

#[test]
fn what_a_link_leads_to_is_replaced_and_the_link_stays() {
    let catalog = Catalog::small();
    let out = tempfile::tempdir().unwrap();
    let path = |name: &str| out.path().join(name);
    fs::create_dir(path("kho")).unwrap();
    fs::write(path("kho/cũ.json"), "old").unwrap();
    symlink("kho/cũ.json", path("đang-dùng.json")).unwrap();
    symlink("kho/mới.json", path("sẽ-dùng.json")).unwrap();
    symlink("vòng.json", path("vòng.json")).unwrap();
    let build =
        |name: &str| thutuc(&["build", &catalog.path(), "-o", path(name).to_str().unwrap(), "--lang", "en"]).run();
    for (link, file) in [("đang-dùng.json", "kho/cũ.json"), ("sẽ-dùng.json", "kho/mới.json")] {
        build(link).status(0);
        assert!(fs::symlink_metadata(path(link)).unwrap().is_symlink());
        thutuc(&["verify", path(file).to_str().unwrap()]).run().status(0);
    }
    assert!(build("vòng.json").status(2).stderr.contains("links"));
    assert!(fs::symlink_metadata(path("vòng.json")).unwrap().is_symlink());
    // A guard that is kept elsewhere, too.
    let catalog = Catalog::small().file("them.tt", crate::guards::files::MORE);
    let guard = catalog.folder().join("guards/2.000001@2025-10-01.snap");
    fs::create_dir(catalog.folder().join("guards")).unwrap();
    fs::write(path("guard"), "cũ").unwrap();
    symlink(path("guard"), &guard).unwrap();
    thutuc(&["test", &catalog.path(), "--update"]).run().status(0);
    assert!(fs::symlink_metadata(&guard).unwrap().is_symlink());
    assert!(fs::read_to_string(path("guard")).unwrap().len() > 1000);
    // But not a file that nobody asked for.
    fs::write(&guard, "khác").unwrap();
    fs::write(path("pending"), "cũ").unwrap();
    let pending = catalog.folder().join("guards/2.000001@2025-10-01.snap.new");
    symlink(path("pending"), &pending).unwrap();
    thutuc(&["test", &catalog.path()]).env("CI", "").env("INSTA_UPDATE", "").run().status(1);
    assert!(fs::read_to_string(pending).unwrap().len() > 1000);
    assert_eq!(fs::read_to_string(path("pending")).unwrap(), "cũ");
}

#[test]
fn a_pipe_is_written_into_and_stays_a_pipe() {
    let catalog = Catalog::small();
    let out = tempfile::tempdir().unwrap();
    let (plain, pipe) = (out.path().join("b.json"), out.path().join("pipe"));
    thutuc(&["build", &catalog.path(), "-o", plain.to_str().unwrap()]).run().status(0);
    let expected = fs::read(plain).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    thutuc(&["build", &catalog.path(), "-o", pipe.to_str().unwrap()]).run().status(0);
    assert_eq!(reader.join().unwrap(), expected);
    assert!(!fs::symlink_metadata(&pipe).unwrap().is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_open_already_is_written_into() {
    let catalog = Catalog::small();
    let build =
        |shell: &str| thutuc(&["build", &catalog.path(), "-o", "/proc/self/fd/1"]).behind(shell).run().status(0);
    let piped = build(":").stdout;
    assert!(piped.starts_with('{'), "{piped}");
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("log");
    fs::write(&file, "before\n").unwrap();
    build(&format!("exec >>'{}'", file.display()));
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("before\n{piped}"));
}

#[test]
fn a_sample_never_takes_the_place_of_a_link() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("d");
    fs::create_dir(&dir).unwrap();
    symlink("nowhere", dir.join("README.md")).unwrap();
    thutuc(&["init", dir.to_str().unwrap()]).run().status(2);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
}
