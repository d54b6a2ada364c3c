//! What forty records say, read by eye and written by hand before anything was imported (`tests/truth/portal.yaml`), against what
//! was imported: clause by clause, every disagreement told. The safe choices of the importer that the hand does not make are left in.

mod documents;
mod head;
mod rows;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::versions;

/// Kinds of clauses, each with the share that agrees at least, in hundredths of a percent.
const FLOORS: [(&str, usize); 25] = [
    ("title", 10_000),
    ("field", 10_000),
    ("decision", 10_000),
    ("levels", 10_000),
    ("applicants", 10_000),
    ("agencies", 9_500),
    ("coordinating", 10_000),
    ("channels", 10_000),
    ("limits", 10_000),
    ("fees", 10_000),
    ("documents", 9_800),
    ("quantities", 10_000),
    ("kinds of copy", 9_900),
    ("shown", 10_000),
    ("if any", 9_900),
    ("drawn from", 9_900),
    ("forms", 9_800),
    ("cases", 10_000),
    ("alternatives", 9_700),
    ("instruments", 9_900),
    ("steps", 10_000),
    ("budgets", 5_900),
    ("sets", 10_000),
    ("results", 10_000),
    ("complete", 9_700),
];

/// Agreements and disagreements by kind of clause.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<&'static str, (usize, usize)>,
    told: Vec<String>,
}

impl Tally {
    fn count(&mut self, agrees: bool, code: &str, kind: &'static str, truth: &str, imported: &str) {
        let (agreeing, all) = self.counts.entry(kind).or_default();
        *all += 1;
        *agreeing += usize::from(agrees);
        if !agrees {
            self.told.push(format!("{code} {kind}: truth {truth}; imported {imported}"));
        }
    }

    /// Counts a clause that says the same where its forms are equal.
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, code: &str, kind: &'static str, truth: &T, imported: &T) {
        self.count(truth == imported, code, kind, &format!("{truth:?}"), &format!("{imported:?}"));
    }
}

fn truth() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/truth/portal.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Letters and digits alone, small.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text is one that the hand may have cut with `…`.
fn begins(text: &str, wanted: &str) -> bool {
    let (text, start) = (squeeze(text), squeeze(wanted));
    if wanted.ends_with('…') { text.starts_with(&start) } else { text == start }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text of the bundle: what its Vietnamese says.
fn vi(value: &Value) -> &str {
    text(&value["vi"])
}

#[test]
fn forty_records_say_what_a_reader_reads() {
    let mut tally = Tally::default();
    let truth = truth();
    let known = |record: &&Value| versions().contains_key(text(&record["code"]));
    let present = truth.iter().filter(known).count();
    println!("{present} of {} records of the truth are in the file", truth.len());
    if present < truth.len() {
        // Another file of records: the floors are of all of them.
        return;
    }
    for record in &truth {
        let code = text(&record["code"]);
        let version = &versions()[code];
        head::compare(code, record, version, &mut tally);
        rows::compare(code, record, version, &mut tally);
        documents::compare(code, record, version, &mut tally);
    }
    println!("{}", tally.told.join("\n"));
    println!("{:16} {:>8} {:>5}", "clause", "agreeing", "of");
    for (kind, _) in FLOORS {
        let (agreeing, all) = tally.counts[kind];
        println!("{kind:16} {agreeing:8} {all:5} {:7.2} %", 100.0 * agreeing as f64 / all as f64);
    }
    assert_eq!(tally.counts.len(), FLOORS.len());
    for (kind, floor) in FLOORS {
        let (agreeing, all) = tally.counts[kind];
        assert!(agreeing * 10_000 >= all * floor, "{kind}: {agreeing} of {all} agree");
    }
}
