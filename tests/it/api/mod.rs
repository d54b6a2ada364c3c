//! The runtime's public items, read out of its sources, against the list of them that was last agreed to.

mod expand;
mod items;
mod lines;
mod tree;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use lines::Line;
use tree::Tree;

/// What `default-features = false` gives.
const MODULES: [&str; 3] = ["bundle", "calendar", "runtime"];

/// Where services begin: each shows itself in an example that `cargo test --doc` runs.
const ENTRY_POINTS: [&str; 20] = [
    "bundle::Bundle::load_signed",
    "bundle::Slice::of",
    "bundle::digest",
    "bundle::from_canonical_bytes",
    "bundle::revision",
    "bundle::seal",
    "bundle::to_canonical_bytes",
    "calendar::due",
    "calendar::lunar::solar",
    "runtime::Condition::over",
    "runtime::Decision::standing",
    "runtime::Event::parse",
    "runtime::RuleSet::condition",
    "runtime::RuleSet::decide",
    "runtime::RuleSet::decide_batch",
    "runtime::RuleSet::load",
    "runtime::RuleSet::read_fact",
    "runtime::RuleSet::service",
    "runtime::parse_moment",
    "runtime::reload::Reload::open",
];

/// The lines of each module, sorted.
static LINES: LazyLock<[Vec<Line>; 3]> = LazyLock::new(|| {
    let tree = Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &MODULES);
    MODULES.map(|module| {
        let mut lines = items::public(&tree, module);
        lines.sort();
        lines
    })
});

#[test]
fn the_public_api_is_the_one_agreed_to() {
    for (module, lines) in MODULES.iter().zip(LINES.iter()) {
        let lines: Vec<String> = lines.iter().map(Line::to_string).collect();
        assert!(lines.len() > 50, "{module} has {} public items only", lines.len());
        insta::with_settings!({
            description => "The public items of the runtime. Where one was taken away or changed, services must be \
                changed too: raise the version, say how in CHANGELOG.md, then accept with `cargo insta review`. Where one \
                was added on purpose, accept.",
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "../snapshots",
        }, { insta::assert_snapshot!(format!("api_{module}"), lines.join("\n")) });
    }
}

#[test]
fn what_services_see_is_read_as_rustdoc_shows_it() {
    let lines: BTreeSet<String> = LINES.iter().flatten().map(Line::to_string).collect();
    let seen = [
        // Declared in a private module, implemented in another one.
        "pub fn runtime::RuleSet::decide(&self, request: &Request) -> Result<Decision, DecideError>",
        "pub fn runtime::Condition::over(&self, batch: &RecordBatch) -> Result<BooleanArray, ColumnError> [arrow]",
        "pub bundle::Bundle.procedures: Vec<Procedure>",
        "bundle::CanonicalError::Json(#[from] serde_json::Error)",
        "impl Serialize for runtime::Moment",
        // Made by a macro.
        "bundle::Channel::Counter",
        "pub const fn bundle::Channel::as_str(self) -> &'static str",
    ];
    let missing: Vec<&str> = seen.into_iter().filter(|line| !lines.contains(*line)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // The compiler's, the crate's own, and traits that nobody else can name.
    let hidden = ["bundle::schema", "seal_measured", "Canonical for", "decide_batch_by", "JsonSchema"];
    let shown: Vec<&String> = lines.iter().filter(|line| hidden.iter().any(|name| line.contains(name))).collect();
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn every_entry_point_shows_itself_in_an_example() {
    let shown: BTreeSet<&str> =
        LINES.iter().flatten().filter(|line| line.has_example).map(|line| &*line.path).collect();
    let missing: Vec<&str> = ENTRY_POINTS.into_iter().filter(|path| !shown.contains(path)).collect();
    assert!(missing.is_empty(), "no example in the documentation of {missing:?}");
}

#[test]
fn every_enum_of_errors_may_grow() {
    let errors = |line: &&Line| line.text.contains("pub enum ") && line.path.ends_with("Error");
    let errors: Vec<&Line> = LINES.iter().flatten().filter(errors).collect();
    assert!(errors.len() > 10, "{errors:?}");
    let closed = errors.iter().filter(|line| !line.text.contains("non_exhaustive"));
    let closed: Vec<&str> = closed.map(|line| &*line.path).collect();
    assert!(closed.is_empty(), "without #[non_exhaustive]: {closed:?}");
}
