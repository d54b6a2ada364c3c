//! Every dossier of a log is what the whole decision of it says, whichever way it was decided.

use std::collections::BTreeMap;

use proptest::prelude::*;
use thutuc::bundle::to_canonical_bytes;
use thutuc::runtime::RuleSet;

use crate::batch::forms::csv;
use crate::batch::rows::{Kinds, Rows, one, random};
use crate::catalog::{EXAMPLE, RULES, bytes};
use crate::command::thutuc;
use crate::runtime::random::Random;
use crate::runtime::sample;

/// By dossier: verdict, the three moments and the fee; none of a row that is refused.
fn replayed(bundle: &[u8], rows: &Rows) -> BTreeMap<String, [String; 5]> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("rules.json"), bundle).unwrap();
    std::fs::write(path("log.csv"), csv(rows, false)).unwrap();
    let args = ["replay", &path("rules.json"), "--log", &path("log.csv"), "--dossiers", &path("out.csv")];
    let outcome = thutuc(&[&args[..], &["--as-of", "9999-01-01T00:00"]].concat()).run();
    assert!(matches!(outcome.status, 0 | 1), "{outcome:?}");
    let mut reader = csv::Reader::from_path(path("out.csv")).unwrap();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        (record[0].to_owned(), std::array::from_fn(|place| record[place + 5].to_owned()))
    });
    rows.collect()
}

/// The same rows with a number each.
fn numbered(rows: Rows) -> Rows {
    let header = [vec!["dossier".to_owned()], rows.header].concat();
    let cells = rows.cells.into_iter().enumerate().map(|(at, cells)| [vec![at.to_string()], cells].concat());
    Rows { header, cells: cells.collect() }
}

fn agree(rules: &RuleSet, bundle: &[u8], rows: Rows) -> BTreeMap<String, usize> {
    let expected: BTreeMap<String, [String; 5]> = rows
        .cells
        .iter()
        .enumerate()
        .filter_map(|(at, cells)| {
            let decision = one(rules, &rows.header, cells).ok()?;
            let moments = [decision.statutory.at, decision.committed.at, decision.promised];
            let [statutory, committed, promised] = moments.map(|at| at.map(|at| at.to_string()).unwrap_or_default());
            let fee = decision.fee.amount.map(|amount| amount.to_string()).unwrap_or_default();
            Some((at.to_string(), [decision.same_day.verdict.as_str().to_owned(), statutory, committed, promised, fee]))
        })
        .collect();
    let found = replayed(bundle, &numbered(rows));
    for (dossier, expected) in &expected {
        assert_eq!(Some(expected), found.get(dossier), "{dossier}");
    }
    assert_eq!(expected.len(), found.len());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for [verdict, statutory, _, _, fee] in expected.values() {
        for kind in [
            verdict.as_str(),
            if statutory.is_empty() { "no limit" } else { "a limit" },
            if fee.is_empty() { "no fee" } else { "a fee" },
        ] {
            *seen.entry(kind.to_owned()).or_default() += 1;
        }
    }
    seen
}

const KINDS: Kinds = Kinds { odd_columns: false, odd_texts: true };

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_dossier_of_a_log_is_decided_as_by_itself(seed in any::<u64>(), count in 1_usize..80) {
        agree(&RULES, &bytes(&EXAMPLE), random(&RULES, count, KINDS, &mut Random(seed)));
        let sample_rules = sample::rules();
        let bundle = to_canonical_bytes(&sample::bundle()).unwrap();
        agree(&sample_rules, &bundle, random(&sample_rules, count, KINDS, &mut Random(seed)));
    }
}

#[test]
fn many_dossiers_of_every_kind_are_decided_as_by_themselves() {
    let seen = agree(&RULES, &bytes(&EXAMPLE), random(&RULES, 2_000, KINDS, &mut Random(7)));
    for kind in ["eligible", "not_eligible", "undetermined", "refused", "a limit", "no limit", "a fee", "no fee"] {
        assert!(seen.get(kind).is_some_and(|count| *count > 2), "{kind}: {seen:?}");
    }
}
