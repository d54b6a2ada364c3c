//! Scenario files: what they may say, what is reported, and the stories that the project began with.

mod files;
mod guards;
mod report;
mod stories;

use crate::command::Catalog;

/// The small catalog with a scenario file.
fn catalog(scenarios: &str) -> Catalog {
    Catalog::small().file("khai-sinh.scenarios.yaml", scenarios)
}

/// A scenario of the small catalog with its own lines after what all have in common.
fn scenario(name: &str, lines: &str) -> String {
    format!("- name: {name}\n  procedure: \"1.001193\"\n  office: yên-định\n  channel: online\n{lines}")
}
