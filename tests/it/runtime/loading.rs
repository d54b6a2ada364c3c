//! Bundles that are refused, each with its code and the member that it is about.

use serde_json::{Value, json};
use thutuc::bundle::{self, Bundle};
use thutuc::runtime::{LoadError, RuleSet};

use super::sample::{procedure, sample, working_days};

/// Loads a bundle after a change and says why it is refused.
fn refused(change: impl FnOnce(&mut Value)) -> LoadError {
    let mut json = sample();
    change(&mut json);
    json["format"] = json!("thutuc.bundle/1");
    json["revision"] = json!(bundle::revision(&json).unwrap());
    RuleSet::load(json.to_string().as_bytes()).err().unwrap()
}

fn expect(code: &str, part: &str, change: impl FnOnce(&mut Value)) {
    let error = refused(change);
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(part), "{error}");
}

#[test]
fn an_altered_file_is_refused() {
    let bytes = bundle::to_canonical_bytes(&super::sample::bundle()).unwrap();
    assert!(RuleSet::load(&bytes).is_ok());
    let text = String::from_utf8(bytes).unwrap();
    let altered = text.replace("8000", "9000");
    assert_eq!(RuleSet::load(altered.as_bytes()).unwrap_err().code(), "E0903");
    assert_eq!(RuleSet::load(&text.as_bytes()[..text.len() - 1]).unwrap_err().code(), "E0901");
}

#[test]
fn another_major_format_is_refused_naming_both() {
    let mut json = sample();
    json["format"] = json!("thutuc.bundle/2");
    json["revision"] = json!(bundle::revision(&json).unwrap());
    let error = RuleSet::load(json.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.code(), "E0902");
    let text = error.to_string();
    assert!(text.contains("thutuc.bundle/2") && text.contains("thutuc.bundle/1"), "{text}");
}

#[test]
fn unknown_members_are_ignored_but_belong_to_the_digest() {
    let mut json = sample();
    json["format"] = json!("thutuc.bundle/1");
    json["later"] = json!({"member": [1, 2]});
    json["procedures"][0]["versions"][0]["later"] = json!(true);
    json["revision"] = json!(bundle::revision(&json).unwrap());
    assert!(RuleSet::load(json.to_string().as_bytes()).is_ok());
    json["later"] = json!(null);
    assert_eq!(RuleSet::load(json.to_string().as_bytes()).unwrap_err().code(), "E0903");
}

#[test]
fn members_given_twice_fractions_and_deep_nesting_are_refused() {
    for text in
        [r#"{"format": "thutuc.bundle/1", "format": "x"}"#, r#"{"a": 1.5}"#, r#"{"a": 9007199254740993}"#, "[1,"]
    {
        assert_eq!(RuleSet::load(text.as_bytes()).unwrap_err().code(), "E0901", "{text}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(RuleSet::load(deep.as_bytes()).unwrap_err().code(), "E0901");
    assert_eq!(RuleSet::load(b"{}").unwrap_err().code(), "E0904");
}

#[test]
fn a_missing_member_is_named_with_its_path() {
    expect("E0904", "procedures[1].versions[0].fees[1]", |json| {
        json["procedures"][1]["versions"][0]["fees"][1].as_object_mut().unwrap().remove("rule");
    });
}

#[test]
fn ids_must_be_sorted_and_unique() {
    expect("E0905", "offices[1]", |json| json["offices"].as_array_mut().unwrap().swap(0, 1));
    expect("E0905", "steps[1]", |json| json["procedures"][1]["versions"][0]["steps"][1]["id"] = json!("tiếp-nhận"));
}

#[test]
fn every_name_must_name_something() {
    expect("E0906", "calendar", |json| json["offices"][0]["calendar"] = json!("không-có"));
    expect("E0906", "role", |json| json["procedures"][1]["versions"][0]["steps"][0]["role"] = json!("không-có"));
    expect("E0906", "step", |json| json["procedures"][1]["versions"][0]["steps"][1]["after"] = json!(["không-có"]));
    expect("E0906", "instrument", |json| {
        json["procedures"][1]["versions"][0]["deadlines"][0]["basis"][0]["instrument"] = json!("không-có");
    });
    expect("E0906", "procedure", |json| json["programs"][1]["covers"]["except"] = json!(["9.999999"]));
    expect("E0906", "office", |json| json["programs"][0]["offices"] = json!(["không-có"]));
}

#[test]
fn dates_minutes_and_windows_must_lie_in_order() {
    expect("E0907", "versions[1]", |json| {
        let version = json["procedures"][0]["versions"][0].clone();
        json["procedures"][0]["versions"] = json!([version, version]);
    });
    expect("E0907", "desk", |json| json["offices"][0]["desk"][0] = json!([[810, 1020], [450, 690]]));
    expect("E0907", "intake_until", |json| json["programs"][0]["intake_until"] = json!(1440));
}

#[test]
fn a_calendar_must_reach_past_the_longest_limit() {
    // The horizon ends on 31 October 2026 and the table on 31 December: 40 working days fit, 60 do not.
    let long = |count| {
        move |json: &mut Value| {
            json["procedures"][0] =
                procedure("1.001022", json!({"deadlines": [working_days("base", count, Value::Null)]}));
            json["programs"][1]["covers"]["except"] = json!([]);
        }
    };
    let mut fits = sample();
    long(40)(&mut fits);
    assert!(RuleSet::from_bundle(super::sample::seal(fits)).is_ok());
    expect("E0908", "1.001022", long(60));
    expect("E0908", "calendars[0]", |json| json["calendars"][0]["desks"] = json!("111"));
    expect("E0908", "2025-12-01", |json| {
        let day = json!({"date": "2026-01-05", "day": "x", "desk": "1"});
        json["calendars"][0]["patches"] =
            json!([{"before": "2025-12-01", "announced_to": null, "uncertain": [], "days": [day]}]);
    });
    expect("E0908", "horizon", |json| json["horizon"]["from"] = json!("2024-12-31"));
}

#[test]
fn steps_must_not_wait_for_themselves() {
    expect("E0909", "waits", |json| json["procedures"][1]["versions"][0]["steps"][0]["after"] = json!(["ký"]));
}

#[test]
fn expressions_must_be_well_formed_typed_and_bounded() {
    let amount =
        |logic: Value| move |json: &mut Value| json["procedures"][1]["versions"][0]["fees"][1]["amount"] = logic;
    let when = |logic: Value| move |json: &mut Value| json["procedures"][1]["versions"][0]["fees"][1]["when"] = logic;
    expect("E0910", "`log`", when(json!({"log": [1]})));
    expect("E0910", "exactly one", when(json!({"and": [true], "or": [true]})));
    expect("E0910", "không-có", when(json!({"var": "không-có"})));
    expect("E0910", "document.lạ", when(json!({"var": "document.lạ"})));
    expect("E0910", "yes or no", when(json!({"var": "số-trang"})));
    expect("E0910", "different types", when(json!({"===": [{"var": "số-trang"}, {"var": "cần-xác-minh"}]})));
    expect("E0910", "never `gấp`", when(json!({"===": [{"var": "channel"}, "gấp"]})));
    expect("E0910", "whole number", amount(json!({"var": "cần-xác-minh"})));
    // 5,000 pages to the fifth power are more than 2^53.
    let pages = json!({"var": "số-trang"});
    expect("E0910", "2^53", amount(json!({"*": [pages, pages, pages, pages, pages]})));
    let deep = (0..110).fold(json!(true), |inner, _| json!({"!": inner}));
    expect("E0910", "nests", when(deep));
    expect("E0910", "itself", |json| {
        json["procedures"][1]["versions"][0]["documents_complete"] = json!({"var": "documents.complete"});
    });
}

#[test]
fn one_row_at_most_may_hold_where_no_other_does() {
    expect("E0911", "lệ phí", |json| {
        let fee = json["procedures"][1]["versions"][0]["fees"][0].clone();
        json["procedures"][1]["versions"][0]["fees"] = json!([fee, fee]);
    });
    expect("E0911", "without `when`", |json| {
        let row = working_days("base", 3, Value::Null);
        json["procedures"][1]["versions"][0]["deadlines"] = json!([row, row]);
    });
}

#[test]
fn canonical_bytes_agree_with_another_implementation() {
    let bundle = super::sample::bundle();
    let ours = bundle::to_canonical_bytes(&bundle).unwrap();
    assert_eq!(String::from_utf8(ours.clone()).unwrap(), serde_jcs::to_string(&bundle).unwrap());
    let back: Bundle = serde_json::from_slice(&ours).unwrap();
    assert_eq!(back, bundle);
    assert!(bundle.revision.starts_with("sha256:") && bundle.revision.len() == 7 + 64);
}

#[cfg(feature = "compiler")]
#[test]
fn the_bundle_is_valid_by_its_schema() {
    let schema = bundle::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let json = serde_json::to_value(super::sample::bundle()).unwrap();
    if let Err(error) = jsonschema::validate(&schema, &json) {
        panic!("{error} at {}", error.instance_path());
    }
    let mut broken = json;
    broken["procedures"][0]["versions"][0]["level"] = json!("district");
    assert!(!jsonschema::is_valid(&schema, &broken));
}
