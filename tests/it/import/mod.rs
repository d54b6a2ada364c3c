//! The import of the national portal's records.

mod again;
mod command;
mod groups;
mod limits;
mod merge;
mod phrases;
mod written;

/// A small file of records: facts alone, made for these tests.
fn records() -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/records.jsonl"))
        .unwrap()
}
