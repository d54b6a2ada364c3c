//! Every procedure and every simplification of the example catalog in small snapshots, named by code.

mod deadlines;
pub(crate) mod expected;
mod outline;
mod simplifications;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use thutuc::bundle::Version;

use crate::catalog::RULES;

/// The three snapshots of a procedure.
const KINDS: [&str; 3] = ["outline", "deadlines", "bundle"];

/// Compares a text with the snapshot of that name in a folder of `tests/snapshots`.
fn assert_snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(snapshots(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn snapshots(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(folder)
}

/// The names of the snapshots in a folder.
fn stored(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(snapshots(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(".snap").map(str::to_owned)).collect()
}

#[test]
fn every_procedure_has_its_three_snapshots_and_nothing_else_has() {
    let codes = RULES.bundle().procedures.iter().map(|procedure| procedure.id.as_str());
    let wanted: BTreeSet<String> = codes.flat_map(|code| KINDS.map(|kind| format!("{code}.{kind}"))).collect();
    assert_eq!(stored("procedures"), wanted);
}

#[test]
fn outlines() {
    for procedure in &RULES.bundle().procedures {
        let versions: Vec<String> = procedure.versions.iter().map(outline::of).collect();
        let text = format!("{} {}\n\n{}", procedure.id, procedure.name.vi.as_deref().unwrap(), versions.join("\n"));
        assert_snapshot("procedures", &format!("{}.outline", procedure.id), &text);
    }
}

#[test]
fn worked_deadlines() {
    for procedure in &RULES.bundle().procedures {
        assert_snapshot("procedures", &format!("{}.deadlines", procedure.id), &deadlines::table(procedure));
    }
}

#[test]
fn parts_of_the_bundle() {
    for procedure in &RULES.bundle().procedures {
        let text: String = procedure.versions.iter().map(members).collect::<Vec<_>>().join("\n");
        assert_snapshot("procedures", &format!("{}.bundle", procedure.id), &text);
    }
}

/// A version's members, one a line, and one line an item of a list of objects.
fn members(version: &Version) -> String {
    let json = serde_json::to_value(version).unwrap();
    let mut lines = String::new();
    for (name, member) in json.as_object().unwrap() {
        match member.as_array().filter(|items| items.first().is_some_and(serde_json::Value::is_object)) {
            Some(items) => {
                for (place, item) in items.iter().enumerate() {
                    lines.push_str(&format!("{name}[{place}]: {item}\n"));
                }
            }
            None => lines.push_str(&format!("{name}: {member}\n")),
        }
    }
    lines
}
