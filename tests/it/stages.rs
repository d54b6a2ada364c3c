//! Data flows downhill: every stage imports only what the table allows it. This is the fence that separate crates would
//! have given.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each stage, from the first on, and the stages that it may import.
const ALLOWED: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("calendar", &[]),
    ("bundle", &["calendar"]),
    ("diagnostics", &["source", "bundle"]),
    ("syntax", &["source", "calendar", "bundle", "diagnostics"]),
    ("format", &["source", "bundle", "diagnostics", "syntax"]),
    ("model", &["source", "calendar", "bundle", "diagnostics", "syntax"]),
    ("lower", &["source", "calendar", "bundle", "diagnostics", "syntax", "model"]),
    ("checks", &["source", "calendar", "bundle", "diagnostics", "syntax", "model"]),
    ("prove", &["source", "calendar", "bundle", "diagnostics", "model"]),
    ("mends", &["source", "bundle", "diagnostics", "syntax"]),
    ("emit", &["source", "calendar", "bundle", "diagnostics", "model"]),
    ("runtime", &["calendar", "bundle"]),
    ("sql", &["calendar", "bundle"]),
    ("wording", &["calendar", "bundle", "runtime"]),
    ("scenarios", &["source", "calendar", "bundle", "diagnostics", "runtime"]),
    ("coverage", &["source", "calendar", "bundle", "diagnostics", "model", "prove", "runtime", "scenarios"]),
    // What stood before a simplification is written as a bundle, so that the runtime decides with it.
    ("guards", &["source", "calendar", "bundle", "diagnostics", "model", "prove", "emit", "runtime", "wording"]),
    ("import", &["source", "calendar", "bundle", "diagnostics", "syntax", "format"]),
    (
        "driver",
        &[
            "source",
            "calendar",
            "bundle",
            "diagnostics",
            "syntax",
            "model",
            "lower",
            "checks",
            "prove",
            "mends",
            "emit",
        ],
    ),
    ("fixes", &["source", "bundle", "diagnostics", "driver"]),
    (
        "editor",
        &[
            "source",
            "calendar",
            "bundle",
            "diagnostics",
            "syntax",
            "format",
            "model",
            "lower",
            "runtime",
            "scenarios",
            "coverage",
            "driver",
        ],
    ),
    ("incremental", &["source", "bundle", "diagnostics", "syntax", "model", "lower", "prove", "driver", "editor"]),
    ("rows", &["runtime"]),
    ("logs", &["source", "bundle", "runtime", "wording", "rows"]),
    ("rating", &["calendar", "bundle", "runtime", "logs"]),
    ("replay", &["calendar", "runtime", "logs"]),
    // The terminal asks the driver to compile; it reads the model for calendars alone.
    (
        "cli",
        &[
            "source",
            "calendar",
            "bundle",
            "diagnostics",
            "format",
            "model",
            "runtime",
            "sql",
            "wording",
            "scenarios",
            "coverage",
            "guards",
            "import",
            "driver",
            "fixes",
            "editor",
            "incremental",
            "rows",
            "logs",
            "rating",
            "replay",
        ],
    ),
];

/// The stage that a file belongs to: the first folder or file below `src`.
fn stage(file: &Path, src: &Path) -> String {
    let first = file.strip_prefix(src).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code that ships: without comments, and up to the tests at the file's end.
fn shipped(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    body.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The top-level names that a text reaches by `crate::…`, groups in braces included.
fn imports(text: &str) -> BTreeSet<String> {
    let name = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let mut found = BTreeSet::new();
    for (at, lead) in text.match_indices("crate::") {
        let rest = &text[at + lead.len()..];
        match rest.strip_prefix('{') {
            None => {
                found.insert(name(rest));
            }
            Some(group) => {
                let mut depth = 0;
                let mut item = String::new();
                for c in group.chars() {
                    match c {
                        '}' if depth == 0 => break,
                        ',' if depth == 0 => {
                            found.insert(name(item.trim()));
                            item.clear();
                            continue;
                        }
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    item.push(c);
                }
                found.insert(name(item.trim()));
            }
        }
    }
    found.remove("");
    found
}

/// The files of tests alone, which may build what they test with any stage.
fn is_test(file: &Path) -> bool {
    file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "testing.rs")))
}

#[test]
fn every_stage_imports_only_what_the_table_allows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for file in found.iter().filter(|file| !is_test(file)) {
        let stage = stage(file, &src);
        if matches!(stage.as_str(), "lib" | "main") {
            continue;
        }
        let Some(may) = allowed.get(stage.as_str()) else {
            wrong.push(format!("{} belongs to no stage of the table", file.display()));
            continue;
        };
        seen.insert(stage.clone());
        for import in imports(&shipped(&std::fs::read_to_string(file).unwrap())) {
            if import != stage && !may.contains(&import.as_str()) {
                wrong.push(format!("{} imports {import}, which {stage} must not", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() >= 11, "only {seen:?} were read");
}

#[test]
fn no_path_climbs_out_of_its_stage() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut wrong = Vec::new();
    for file in found.iter().filter(|file| !is_test(file)) {
        let parts = file.strip_prefix(&src).unwrap().components().count();
        let is_folder = file.file_name().is_some_and(|name| name == "mod.rs");
        let depth = if is_folder { parts - 1 } else { parts };
        let climb = "super::".repeat(depth);
        let text = shipped(&std::fs::read_to_string(file).unwrap());
        if depth > 0 && text.contains(&climb) {
            wrong.push(format!("{} climbs to the crate's root by `{climb}`", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_out_of_groups() {
    let text = "use crate::{checks, emit::{self, Options}, model};\nlet x = crate::bundle::FORMAT;";
    let names: Vec<String> = imports(text).into_iter().collect();
    assert_eq!(names, ["bundle", "checks", "emit", "model"]);
}
