//! CSV and JSON lines, decided in blocks on all cores, say exactly what deciding each row by itself says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use thutuc::bundle::to_canonical_bytes;
use thutuc::runtime::RuleSet;

use super::forms::{csv, lines, read_csv, read_lines};
use super::rows::{COLUMNS, Kinds, Rows, Told, one_by_one, random};
use crate::catalog::{EXAMPLE, RULES, bytes};
use crate::command::thutuc;
use crate::runtime::random::Random;
use crate::runtime::sample;

/// Both bundles in a folder.
static BUNDLES: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("example.json"), bytes(&EXAMPLE)).unwrap();
    std::fs::write(folder.path().join("sample.json"), to_canonical_bytes(&sample::bundle()).unwrap()).unwrap();
    folder
});

fn decide(bundle: &Path, name: &str, rows: Vec<u8>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, rows).unwrap();
    let (bundle, file) = (bundle.display().to_string(), file.display().to_string());
    let outcome = thutuc(&["decide", &bundle, "--batch", &file, "--lang", "en"]).run().status(0);
    assert_eq!(outcome.stderr, "");
    outcome.stdout
}

fn agree(rules: &RuleSet, bundle: &str, rows: &Rows) -> Vec<Told> {
    let bundle: PathBuf = BUNDLES.path().join(bundle);
    let expected = one_by_one(rules, rows);
    let ids = |cells: &[String]| -> Vec<String> {
        COLUMNS
            .iter()
            .map(|wanted| cells[rows.header.iter().position(|name| name == wanted).unwrap()].clone())
            .collect()
    };
    let from_csv = [false, true].map(|quoted| read_csv(&decide(&bundle, "rows.csv", csv(rows, quoted))));
    let plain = read_lines(&decide(&bundle, "rows.jsonl", lines(rows, false)));
    let typed = read_lines(&decide(&bundle, "rows.ndjson", lines(rows, true)));
    for answers in from_csv.iter().chain([&plain]) {
        assert_eq!(answers.len(), expected.len());
        for ((cells, expected), (found, told)) in rows.cells.iter().zip(&expected).zip(answers) {
            assert_eq!((&ids(cells), expected), (found, told), "{:?} {cells:?}", rows.header);
        }
    }
    for ((cells, expected), (_, told)) in rows.cells.iter().zip(&expected).zip(&typed) {
        // A number in the place of a text is another mistake than the text.
        let codes = [expected, told].map(|told| told.error.split(':').next().unwrap().to_owned());
        assert_eq!(codes[0], codes[1], "{:?} {cells:?}", rows.header);
        assert_eq!(
            (&expected.verdict, &expected.missing),
            (&told.verdict, &told.missing),
            "{:?} {cells:?}",
            rows.header
        );
        assert_eq!(expected.moments, told.moments);
    }
    expected
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_in_any_form_are_decided_as_each_by_itself(
        seed in any::<u64>(), count in 1_usize..80, odd_columns in any::<bool>(), odd_texts in any::<bool>(),
    ) {
        let kinds = Kinds { odd_columns, odd_texts };
        for (rules, bundle) in [(&*RULES, "example.json"), (&sample::rules(), "sample.json")] {
            agree(rules, bundle, &random(rules, count, kinds, &mut Random(seed)));
        }
    }
}

#[test]
fn many_blocks_of_rows_come_out_whole_and_in_order() {
    let rules = &*RULES;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let kinds = Kinds { odd_columns: false, odd_texts: true };
    let rows = random(rules, 1_200, kinds, &mut Random(5));
    assert!(csv(&rows, true).len() > 550_000, "so many that there are several blocks");
    for told in agree(rules, "example.json", &rows) {
        let code = told.error.split(':').next().unwrap().to_owned();
        *seen.entry(if code.is_empty() { told.verdict } else { code }).or_default() += 1;
    }
    for kind in
        ["eligible", "not_eligible", "undetermined", "outside_horizon", "bad_row", "bad_moment", "unknown_office"]
    {
        assert!(seen.get(kind).is_some_and(|count| *count > 2), "{kind}: {seen:?}");
    }
}
