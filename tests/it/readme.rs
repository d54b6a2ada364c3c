//! The README's first command does what the README says: its lines are run as they stand there, by the built program.

use crate::command::thutuc;

/// The lines of the first shell block under a heading.
fn commands(page: &str, heading: &str) -> Vec<String> {
    let (_, section) = page.split_once(&format!("\n{heading}\n")).unwrap();
    let (_, block) = section.split_once("```sh\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    block.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_first_command_checks_builds_and_decides_as_the_readme_shows() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("bac-ninh.json").display().to_string();
    let mut verbs = Vec::new();
    let mut said = String::new();
    for command in commands(&page, "### 1. Check, build, decide") {
        let (_, args) = command.split_once("cargo run -q -- ").expect("a line that cargo runs");
        // The bundle goes into a folder of the test's own; nothing else is changed.
        let args = args.replace("target/bac-ninh.json", &bundle);
        let args: Vec<&str> = args.split_whitespace().collect();
        verbs.push(args[0].to_owned());
        said = thutuc(&args).within(root).run().status(0).stdout;
    }
    assert_eq!(verbs, ["check", "build", "decide"]);
    // Every line of the shown slip is a line of the real one; `…` stands for what is left out.
    let (_, shown) = page.split_once("```text\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    for line in shown.lines().filter(|line| line.trim() != "…") {
        assert!(said.lines().any(|other| other == line), "`{line}` is not in\n{said}");
    }
}

#[test]
fn the_table_of_commands_names_every_command() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let help = thutuc(&["--help"]).run().status(0).stdout;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let verbs = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    for verb in verbs.filter(|verb| *verb != "help") {
        let named = page.lines().any(|line| line.starts_with("| `") && line.contains(&format!("`{verb}")));
        assert!(named, "`{verb}` is not in the README's table");
    }
}
