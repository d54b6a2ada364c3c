//! What is tried with any bytes: one function a reader, which panics where something is wrong. `fuzz_targets/` hands them to
//! libFuzzer, `tests/it/fuzz.rs` runs each over its corpus.

mod batch;
mod bundles;
mod draw;
mod files;
mod logs;
mod rules;
mod signatures;
mod sources;

/// What is tried with some bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, which its corpus and its file in `fuzz_targets/` have too.
pub const TARGETS: [(&str, Target); 12] = [
    ("batch", batch::batch),
    ("bundle", bundles::bundle),
    ("catalog", sources::catalog),
    ("format", sources::format),
    ("guard", files::guard),
    ("log", logs::log),
    ("manifest", files::manifest),
    ("mutant", bundles::mutant),
    ("record", files::record),
    ("scenario", files::scenario),
    ("signature", signatures::signature),
    ("source", sources::source),
];

/// The target of a name.
///
/// # Panics
/// Where there is none.
pub fn target(name: &str) -> Target {
    TARGETS.iter().find(|(other, _)| *other == name).expect("a target of this name").1
}
