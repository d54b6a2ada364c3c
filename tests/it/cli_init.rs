//! `thutuc init`: the sample that it writes checks, builds and decides as its README says.

use std::fs;
use std::path::Path;

use crate::command::thutuc;

/// The commands of the sample's README, each a line of words.
fn commands(folder: &Path) -> Vec<Vec<String>> {
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    let block = readme.split("```sh\n").nth(1).unwrap().split("```").next().unwrap().replace("\\\n", " ");
    block.lines().map(|line| line.split_whitespace().skip(1).map(str::to_owned).collect()).collect()
}

fn follows_its_readme(language: &str, promised: &str, due: &str) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("moi").join("danh-muc");
    let path = folder.to_str().unwrap();
    let made = thutuc(&["init", path, "--lang", language]).run().status(0);
    assert_eq!(made.stdout, "");
    assert!(made.stderr.contains(&format!("thutuc check {path}")), "{}", made.stderr);
    let found = thutuc(&["check", path, "--deny", "warnings", "--format", "json"]).run().status(0);
    let findings = found.json()["findings"].as_array().unwrap().clone();
    assert!(findings.iter().all(|finding| finding["code"] == "W0202"), "{findings:?}");
    let commands = commands(&folder);
    assert_eq!(commands.len(), 4);
    let tested = thutuc(&["test", path, "--format", "json"]).run().status(0).json();
    assert_eq!(tested["summary"]["passed"], 4, "{tested:#}");
    let mut said = String::new();
    for command in &commands {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        said = thutuc(&words).within(&folder).run().status(0).stdout;
    }
    assert!(said.contains(promised) && said.contains(due), "{said}");
}

/// Friday 05/06/2026 14:00 lies in the session of that Friday, which ends at 17:00. Three working days after it are Monday 8,
/// Tuesday 9 and Wednesday 10 June 2026, none of them a holiday (Civil Code 91/2015/QH13 arts 147(2) and 148).
#[test]
fn the_sample_in_either_language_does_what_its_readme_says() {
    follows_its_readme("vi", "HẸN TRẢ KẾT QUẢ:      17:00 thứ Sáu 05/06/2026", "17:00 thứ Tư 10/06/2026");
    follows_its_readme("en", "RESULT PROMISED:      17:00 on Friday 2026-06-05", "17:00 on Wednesday 2026-06-10");
}

#[test]
fn the_sample_is_in_the_style() {
    for language in ["vi", "en"] {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().to_str().unwrap();
        thutuc(&["init", path, "--lang", language]).run().status(0);
        let said = thutuc(&["fmt", "--check", path]).run().status(0);
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn what_an_init_that_was_killed_left_is_completed_and_nothing_else_is_touched() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().to_str().unwrap();
    let init = |status| thutuc(&["init", path, "--lang", "vi"]).run().status(status);
    let file = |name: &str| place.path().join(name);
    init(0);
    let workflow = fs::read(file(".github/workflows/thutuc.yml")).unwrap();
    fs::remove_dir_all(file(".github/workflows")).unwrap();
    fs::remove_file(file("lich.tt")).unwrap();
    fs::write(file(".thutuc-aB3dE6.tmp"), "một phần").unwrap();
    init(0);
    assert_eq!(fs::read(file(".github/workflows/thutuc.yml")).unwrap(), workflow);
    assert!(file("lich.tt").exists());
    // One letter of somebody's own, or one more file, makes it theirs.
    fs::remove_file(file("lich.tt")).unwrap();
    let text = fs::read_to_string(file("van-ban.tt")).unwrap();
    fs::write(file("van-ban.tt"), text.replacen('a', "á", 1)).unwrap();
    init(2);
    fs::write(file("van-ban.tt"), text).unwrap();
    fs::create_dir(file("khác")).unwrap();
    init(2);
    assert!(!file("lich.tt").exists());
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("luat.txt"), "giữ nguyên").unwrap();
    let refused = thutuc(&["init", place.path().to_str().unwrap(), "--lang", "vi"]).run().status(2);
    assert!(refused.stderr.contains("đã có nội dung"), "{}", refused.stderr);
    let names: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["luat.txt"]);
    let file = place.path().join("luat.txt");
    thutuc(&["init", file.to_str().unwrap()]).run().status(2);
}
