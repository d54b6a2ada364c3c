//! A disk that is full: an error that names the file, and every old file as it was. A limit on the size of files stands for the disk,
//! which needs neither a mount nor its rights (POSIX `ulimit -f`, `EFBIG`); `.ci/atomic` fills a real one.

use std::path::Path;

use super::{files, temporaries};
use crate::command::{Case, Catalog, thutuc};
use crate::guards::files::MORE;

/// No file may grow past one block, of 512 bytes or, in some shells, 1024; a write past it is an error.
const FULL: &str = "trap '' XFSZ; ulimit -f 1";

/// The command says that it cannot write `name`, and leaves everything below the folder as it was.
#[track_caller]
fn refuses(case: Case, folder: &Path, name: &str) {
    let before = files(folder);
    let said = case.behind(FULL).run().status(2).stderr;
    assert!(said.contains("cannot write") && said.contains(name) && said.contains("too large"), "{said}");
    assert!(!said.contains(".thutuc-"), "{said}");
    assert_eq!(files(folder), before);
    assert_eq!(temporaries(folder), 0, "something stays behind");
}

fn english(args: &[&str]) -> Case {
    thutuc(&[args, &["--lang", "en"]].concat())
}

#[test]
fn a_build_leaves_the_old_bundle_or_none_and_a_signed_one_the_old_pair() {
    let catalog = Catalog::small();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signed");
    let key = |name: &str| fixtures.join(name).display().to_string();
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("b.json").display().to_string();
    refuses(english(&["build", &catalog.path(), "-o", &file]), out.path(), "b.json");
    english(&["build", &catalog.path(), "-o", &file, "--sign", &key("test.key")]).run().status(0);
    let changed = catalog.edit("trong ngày, nhận sau 15:00", "trong ngày, nhận sau 14:00");
    refuses(english(&["build", &changed.path(), "-o", &file]), out.path(), "b.json");
    refuses(english(&["build", &changed.path(), "-o", &file, "--sign", &key("test.key")]), out.path(), "b.json");
    thutuc(&["verify", &file, "--key", &key("test.pub")]).run().status(0);
}

#[test]
fn where_one_file_has_no_room_none_is_formatted_or_mended() {
    let untidy = "văn bản a \"A\" { số hiệu \"1/QĐ\";  hiệu lực từ 01/01/2025 }\n";
    let catalog = Catalog::small().file("a.tt", untidy).file("them.tt", MORE.replace("    ", "  "));
    thutuc(&["fmt", &catalog.folder().join("mau.tt").display().to_string()]).run().status(0);
    let would = thutuc(&["fmt", "--check", &catalog.path()]).run().status(1).stdout;
    assert!(would.contains("a.tt") && would.contains("them.tt"), "{would}");
    refuses(thutuc(&["fmt", &catalog.path()]), catalog.folder(), "them.tt");
    let slips = Catalog::small().file("them.tt", MORE.replace("hiệu lực từ 01/01/2025", "hiệu lực từ 2025/01/01"));
    refuses(english(&["check", &slips.path(), "--fix"]), slips.folder(), "them.tt");
}

#[test]
fn guards_an_import_a_sample_and_reports_leave_what_stood_there() {
    let catalog = Catalog::small().file("them.tt", MORE);
    refuses(english(&["test", &catalog.path(), "--update"]), catalog.folder(), ".snap");
    thutuc(&["test", &catalog.path(), "--update"]).run().status(0);
    let catalog = catalog.file("them.tt", MORE.replace("thành 3 ngày làm việc", "thành 4 ngày làm việc"));
    refuses(english(&["test", &catalog.path(), "--update"]), catalog.folder(), ".snap");
    let coverage = catalog.folder().join("coverage.json").display().to_string();
    let args = ["test", &catalog.path(), "--coverage=json", "--coverage-all", "--coverage-file", &coverage];
    refuses(english(&args).env("INSTA_UPDATE", "no"), catalog.folder(), "coverage.json");
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/records.jsonl").display().to_string();
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("d").display().to_string();
    refuses(english(&["import", &records, "-o", &dir]), place.path(), ".tt");
    refuses(english(&["init", &place.path().join("mới").display().to_string()]), place.path(), "mới/");
}
