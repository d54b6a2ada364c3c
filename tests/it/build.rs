//! Building the example catalog: one bundle, the same from anywhere, that every reader accepts.

use std::fs;

use serde_json::Value;
use thutuc::bundle::{self, Limit};
use thutuc::calendar::Unit;
use thutuc::runtime::RuleSet;
use thutuc::source::disk::read_catalog;

use crate::catalog::{self, EXAMPLE, RULES};
use crate::runtime::agreement::agreement;

fn json() -> Value {
    serde_json::from_slice(&catalog::bytes(&EXAMPLE)).unwrap()
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (manifest, mut files) = read_catalog(&catalog::root()).unwrap();
    let expected = catalog::bytes(&EXAMPLE);
    files.reverse();
    assert!(catalog::bytes(&catalog::compile(&manifest, &files)) == expected, "reversed, the bytes differ");
    files.rotate_left(7);
    files.swap(0, 11);
    assert!(catalog::bytes(&catalog::compile(&manifest, &files)) == expected, "shuffled, the bytes differ");
}

#[test]
fn the_folder_of_the_catalog_does_not_matter() {
    let elsewhere = tempfile::tempdir().unwrap();
    let root = elsewhere.path().join("a folder").join("danh mục");
    let (manifest, files) = read_catalog(&catalog::root()).unwrap();
    fs::create_dir_all(&root).unwrap();
    fs::write(root.join("thutuc.yaml"), manifest).unwrap();
    for file in files.iter().rev() {
        let path = root.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.bytes).unwrap();
    }
    let (manifest, files) = read_catalog(&root).unwrap();
    assert!(catalog::bytes(&catalog::compile(&manifest, &files)) == catalog::bytes(&EXAMPLE), "the bytes differ");
}

#[test]
fn the_bundle_loads_and_a_changed_one_does_not() {
    assert_eq!(RULES.bundle().procedures.len(), EXAMPLE.catalog.procedures.len());
    assert_eq!(RULES.bundle(), &catalog::bundle(&EXAMPLE));
    let text = String::from_utf8(catalog::bytes(&EXAMPLE)).unwrap();
    let changed = text.replacen("Đăng ký khai sinh", "Đăng ký khai tử", 1);
    assert_ne!(changed, text);
    assert_eq!(RuleSet::load(changed.as_bytes()).unwrap_err().code(), "E0903");
}

#[test]
fn the_bundle_is_valid_by_its_schema() {
    let validator = jsonschema::validator_for(&bundle::schema()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&json()).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut lacking = json();
    lacking["procedures"][0]["versions"][0].as_object_mut().unwrap().remove("steps");
    assert!(!validator.is_valid(&lacking));
}

#[test]
fn another_implementation_writes_the_same_canonical_bytes() {
    assert!(serde_jcs::to_vec(&json()).unwrap() == catalog::bytes(&EXAMPLE), "the canonical bytes differ");
}

#[test]
fn a_jsonlogic_library_agrees_on_every_expression() {
    let counts = agreement(&RULES, 40, 11);
    println!("{} conditions: {} yes, {} no; {} amounts", counts.seen.len(), counts.yes, counts.no, counts.amounts);
    for (condition, (yes, no)) in &counts.seen {
        println!("{yes} yes, {no} no: {condition}");
    }
    // The linked procedure is offered on one channel, its stages' procedures on several: there a condition on the channel is
    // always the same.
    let is_settled = |condition: &str| condition.starts_with("3.000722 ") && condition.contains(r#"{"var":"channel"}"#);
    let one_sided =
        counts.seen.iter().filter(|(condition, (yes, no))| (*yes == 0 || *no == 0) && !is_settled(condition));
    let one_sided: Vec<_> = one_sided.collect();
    assert!(one_sided.is_empty(), "never seen both yes and no: {one_sided:#?}");
    // The same evaluations, for a library in another language.
    if let Some(path) = std::env::var_os("THUTUC_JSONLOGIC_CASES") {
        fs::write(path, counts.cases.join("\n")).unwrap();
    }
}

#[test]
fn every_source_and_every_line_of_a_rule_exists() {
    let bundle = RULES.bundle();
    let (_, files) = read_catalog(&catalog::root()).unwrap();
    let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).chain(["thutuc.yaml"]).collect();
    paths.sort_unstable();
    assert_eq!(bundle.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), paths);
    let mut places = Vec::new();
    collect(&json(), &mut places);
    assert!(places.len() > 300, "only {} places", places.len());
    for place in places {
        let (path, line) = place.rsplit_once(':').unwrap_or_else(|| panic!("{place} has no line"));
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{place} is no file"));
        let lines = String::from_utf8_lossy(&file.bytes).lines().count();
        assert!((1..=lines).contains(&line.parse().unwrap()), "{place} is past the file");
    }
}

/// Every `source` of a rule.
fn collect(json: &Value, places: &mut Vec<String>) {
    match json {
        Value::Object(members) => {
            places.extend(members.get("source").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect(member, places));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, places)),
        _ => {}
    }
}

#[test]
fn calendars_reach_past_the_horizon_by_the_longest_limit_and_sixty_days() {
    let bundle = RULES.bundle();
    let rows = bundle.procedures.iter().flat_map(|procedure| &procedure.versions).flat_map(|v| &v.deadlines);
    let days = rows.filter_map(|row| match row.statutory.as_ref().unwrap_or(&row.terms).limit {
        // A working day never takes less than a day.
        Limit::Duration { duration } if matches!(duration.unit, Unit::WorkingDays | Unit::Days) => Some(duration.count),
        _ => None,
    });
    let longest = u64::from(days.max().unwrap());
    assert_eq!(longest, 60, "a compulsory transfer, record 1.013973");
    for calendar in &bundle.calendars {
        assert_eq!(calendar.first_day, bundle.horizon.from);
        let last = calendar.first_day + chrono::Days::new(calendar.days.len() as u64 - 1);
        assert!(last >= bundle.horizon.to.pred_opt().unwrap() + chrono::Days::new(longest + 60), "{last}");
    }
}
