//! The GitHub workflow that `init` writes: each of its commands runs in a repository with a target branch and a changed one. They
//! need `git` and a POSIX shell: `.ci/run` asks for them by `THUTUC_GIT=1`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::command::thutuc;

/// What only a runner can do: install the program, and post what stands in a file.
const OUTSIDE: &[&str] = &["cargo install thutuc", "gh pr comment"];

/// A step that runs a command.
struct Step {
    run: String,
    env: BTreeMap<String, String>,
    of_pull_request: bool,
}

fn written(folder: &Path, language: &str) -> Value {
    thutuc(&["init", folder.to_str().unwrap(), "--lang", language]).run().status(0);
    let text = fs::read_to_string(folder.join(".github/workflows/thutuc.yml")).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

fn steps(workflow: &Value) -> Vec<Step> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = workflow["jobs"]["catalog"]["steps"].as_array().unwrap().iter();
    let commands = all.filter(|step| step["run"].is_string());
    let read = |step: &Value| {
        let env = step["env"].as_object().into_iter().flatten();
        // What GitHub puts in for a pull request against `main`.
        let env = env.map(|(name, value)| (name.clone(), text(value).replace("${{ github.base_ref }}", "main")));
        Step {
            run: text(&step["run"]),
            env: env.collect(),
            of_pull_request: text(&step["if"]).contains("github.event_name == 'pull_request'"),
        }
    };
    commands.map(read).collect()
}

/// A clone of a repository whose `main` is its remote's, as a runner has it.
struct Repository {
    _place: tempfile::TempDir,
    folder: PathBuf,
}

fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command
}

fn git(folder: &Path, args: &[&str]) {
    let lead = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
    let output = command("git", folder).args(lead).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

impl Repository {
    /// `make` fills the target branch.
    fn new(make: impl Fn(&Path)) -> Self {
        let place = tempfile::tempdir().unwrap();
        let remote = place.path().join("remote");
        fs::create_dir(&remote).unwrap();
        make(&remote);
        git(&remote, &["init", "-q", "-b", "main"]);
        git(&remote, &["add", "-A"]);
        git(&remote, &["commit", "-q", "-m", "base"]);
        git(place.path(), &["clone", "-q", "remote", "clone"]);
        let folder = place.path().join("clone");
        git(&folder, &["switch", "-q", "-c", "change"]);
        Self { _place: place, folder }
    }

    /// Runs the steps of a pull request; the statuses of those that ran, by the first words of their commands.
    fn run(&self, workflow: &Value, catalog: &str) -> Vec<(String, i32, String)> {
        let program = Path::new(env!("CARGO_BIN_EXE_thutuc")).parent().unwrap();
        let path = std::env::join_paths(
            std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let path = path.unwrap();
        let skipped = |step: &Step| OUTSIDE.iter().any(|lead| step.run.starts_with(lead));
        let mut ran = Vec::new();
        for step in steps(workflow).iter().filter(|step| !skipped(step)) {
            // GitHub runs a step with `bash -e`.
            let mut shell = command("sh", &self.folder);
            shell.args(["-e", "-c", &step.run]).envs(&step.env).env("CATALOG", catalog).env("PATH", &path);
            shell.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
            let output = shell.env("LANG", "C.UTF-8").output().unwrap();
            let said =
                format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            ran.push((step.run.clone(), output.status.code().unwrap(), said));
        }
        ran
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }
}

fn edit(file: &Path, before: &str, after: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text.matches(before).count(), 1, "`{before}`");
    fs::write(file, text.replace(before, after)).unwrap();
}

fn wanted() -> bool {
    std::env::var_os("THUTUC_GIT").is_some()
}

#[test]
fn one_last_step_posts_the_file_that_the_others_write() {
    for language in ["vi", "en"] {
        let place = tempfile::tempdir().unwrap();
        let workflow = written(&place.path().join("x"), language);
        assert_eq!(workflow["env"]["CATALOG"], ".");
        let steps = steps(&workflow);
        let leads = ["cargo install", "thutuc check", "thutuc check", "thutuc test", "if git", "gh pr comment"];
        assert_eq!(steps.len(), leads.len());
        for (step, lead) in steps.iter().zip(leads) {
            assert!(step.run.starts_with(lead), "{}", step.run);
            assert_eq!(step.of_pull_request, matches!(lead, "if git" | "gh pr comment"), "{lead}");
            // Names of branches are somebody's input: they come by the environment, never into the command.
            assert!(!step.run.contains("${{"), "{}", step.run);
        }
        assert!(steps[4].run.contains("> thutuc-diff.md") && steps[5].run.contains("--body-file thutuc-diff.md"));
    }
}

/// The sample's limit of three working days becomes four, in a catalog that is a folder of its repository: every dossier without
/// verification waits a day longer.
#[test]
fn the_commands_check_a_change_and_say_what_it_does() {
    if !wanted() {
        return;
    }
    for (language, file, before, after, told) in [
        ("vi", "thu-tuc.tt", "    thời hạn 3 ngày làm việc\n", "    thời hạn 4 ngày làm việc\n", "nặng hơn"),
        ("en", "procedures.tt", "    deadline 3 working days\n", "    deadline 4 working days\n", "heavier"),
    ] {
        let repository = Repository::new(|remote| {
            written(&remote.join("quy định"), language);
        });
        let folder = repository.folder.join("quy định");
        let workflow: Value = serde_yaml::from_str(&repository.file("quy định/.github/workflows/thutuc.yml")).unwrap();
        edit(&folder.join(file), before, after);
        let ran = repository.run(&workflow, "quy định");
        // The sample's own scenarios notice that their dossiers wait longer; what comes after still runs.
        let statuses: Vec<i32> = ran.iter().map(|(_, status, _)| *status).collect();
        assert_eq!(statuses, [0, 0, 1, 0], "{ran:#?}");
        let results = quick_junit::Report::deserialize_from_str(&repository.file("thutuc-test.xml")).unwrap();
        let failures: usize = results.test_suites.iter().map(|suite| suite.failures).sum();
        assert!(failures >= 2, "{results:?}");
        let log: Value = serde_json::from_str(&repository.file("thutuc.sarif")).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let markdown = repository.file("thutuc-diff.md");
        let row = markdown.lines().find(|line| line.contains(told)).unwrap_or_else(|| panic!("{markdown}"));
        assert!(row.starts_with("| ") && row.contains("9.000001"), "{markdown}");
    }
}

#[test]
fn an_error_fails_the_check_beside_its_line_and_is_in_the_log() {
    if !wanted() {
        return;
    }
    let repository = Repository::new(|remote| {
        written(&remote.join("x"), "en");
    });
    let workflow: Value = serde_yaml::from_str(&repository.file("x/.github/workflows/thutuc.yml")).unwrap();
    edit(&repository.folder.join("x/procedures.tt"), "    signer chair\n", "    signer chiar\n");
    let ran = repository.run(&workflow, "x");
    let (_, status, said) = &ran[0];
    assert_eq!(*status, 1, "{said}");
    assert!(said.contains("::error file=x/procedures.tt,line="), "{said}");
    let (_, status, said) = &ran[1];
    assert_eq!(*status, 0, "{said}");
    let log: Value = serde_json::from_str(&repository.file("thutuc.sarif")).unwrap();
    let levels: Vec<&Value> =
        log["runs"][0]["results"].as_array().unwrap().iter().map(|found| &found["level"]).collect();
    assert!(levels.contains(&&Value::from("error")), "{levels:?}");
}

#[test]
fn a_catalog_that_is_new_has_nothing_to_compare() {
    if !wanted() {
        return;
    }
    let repository = Repository::new(|remote| fs::write(remote.join("README.md"), "x").unwrap());
    let place = tempfile::tempdir().unwrap();
    let workflow = written(&place.path().join("x"), "en");
    thutuc(&["init", repository.folder.join("x").to_str().unwrap(), "--lang", "en"]).run().status(0);
    let ran = repository.run(&workflow, "x");
    assert!(ran.iter().all(|(_, status, _)| *status == 0), "{ran:#?}");
    assert_eq!(repository.file("thutuc-diff.md"), "The target branch does not have this catalog yet.\n");
}
