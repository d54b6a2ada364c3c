//! Git revisions, in a repository that the test makes. They need `git`: `.ci/run` asks for them by `THUTUC_GIT=1`.

use std::path::Path;
use std::process::Command;

use crate::command::{Catalog, thutuc};

fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "user.name=a", "-c", "user.email=a@b.c"]).args(args);
    // Whatever the machine's own configuration is.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn revisions_are_compared_and_the_tree_is_left_alone() {
    if std::env::var_os("THUTUC_GIT").is_none() {
        return;
    }
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path();
    let folder = root.join("danh mục");
    std::fs::create_dir(&folder).unwrap();
    let write = |catalog: &Catalog| {
        for name in ["thutuc.yaml", "mau.tt"] {
            std::fs::copy(catalog.folder().join(name), folder.join(name)).unwrap();
        }
    };
    git(root, &["init", "-q", "-b", "main"]);
    write(&Catalog::small());
    // Neither hidden folders nor other files are rules.
    std::fs::create_dir(folder.join(".nháp")).unwrap();
    std::fs::write(folder.join(".nháp/sai.tt"), "không phải").unwrap();
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "one"]);
    write(&Catalog::small().edit("hẹn lại tối đa 3", "hẹn lại tối đa 5"));
    git(root, &["commit", "-qam", "two"]);
    write(&Catalog::small().edit("hẹn lại tối đa 3", "hẹn lại tối đa 4"));
    let path = folder.display().to_string();
    let class = |args: &[&str], within: &Path| {
        let args: Vec<&str> = ["diff"].into_iter().chain(args.iter().copied()).chain(["--format", "json"]).collect();
        let json = thutuc(&args).within(within).run().status(1).json();
        json["changes"][0]["class"].as_str().unwrap().to_owned()
    };
    // A revision alone is the catalog on the other side, else the nearest one.
    assert_eq!(class(&["HEAD", &path], root), "lighter");
    assert_eq!(class(&["HEAD~1", &path], root), "heavier");
    assert_eq!(class(&["HEAD~1", "HEAD"], &folder), "heavier");
    assert_eq!(class(&["main", "."], &folder), "lighter");
    assert_eq!(class(&["HEAD~1:danh mục", "HEAD:danh mục/"], root), "heavier");
    assert_eq!(class(&["HEAD~1:./", "HEAD:danh mục/thutuc.yaml"], &folder), "heavier");
    // A bundle in the repository.
    let bundle = root.join("gói.json").display().to_string();
    thutuc(&["build", &path, "-o", &bundle]).run().status(0);
    git(root, &["add", "-A"]);
    git(root, &["commit", "-qm", "three"]);
    thutuc(&["diff", "HEAD:gói.json", &path]).within(root).run().status(0);
    let text = std::fs::read_to_string(folder.join("mau.tt")).unwrap();
    assert!(text.contains("hẹn lại tối đa 4"), "the tree was touched");
    for wrong in ["HEAD~9", "không-có", "HEAD:không-có", "--upload-pack=x:y"] {
        let outcome = thutuc(&["diff", "--format", "json", "--", wrong, &path]).within(root).run().status(2);
        assert_eq!(outcome.json()["error"]["code"], "no_revision", "{wrong}");
    }
}
