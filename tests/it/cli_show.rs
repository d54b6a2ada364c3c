//! `thutuc show` and `thutuc calendar`: what stands in the rules, for a person or a program.

use serde_json::json;

use crate::command::{Catalog, small, thutuc};

#[test]
fn a_procedure_is_shown_as_it_stands_on_a_day() {
    for (language, name) in [("vi", "birth_registration_shown_vi"), ("en", "birth_registration_shown_en")] {
        let args = ["show", "1.001193", &small(), "--at", "2025-10-03", "--lang", language];
        insta::assert_snapshot!(name, thutuc(&args).run().status(0).stdout);
    }
}

#[test]
fn an_office_adds_what_can_be_answered_there_and_then() {
    let args = ["show", "1.001193", &small(), "--at", "2025-10-03T15:30", "--office", "yên-định", "--format", "json"];
    let shown = thutuc(&args).run().status(0).json();
    assert_eq!(shown["version"]["from"], "2025-07-01");
    let channels: Vec<&str> =
        shown["decisions"].as_array().unwrap().iter().map(|decision| decision["channel"].as_str().unwrap()).collect();
    assert_eq!(channels, ["counter", "online"]);
    // After 15:00 only the Friday program can still promise the same day, and it needs its signer.
    let missing = &shown["decisions"][1]["same_day"]["missing"];
    assert_eq!(missing, &json!(["cần-xác-minh", "documents.complete", "signer.present"]));
}

#[test]
fn a_day_without_a_version_and_an_unknown_code_are_status_2() {
    for (code, at, error) in [("1.001193", "2025-01-01", "no_version"), ("1.001194", "2025-10-03", "unknown_procedure")]
    {
        let shown = thutuc(&["show", code, &small(), "--at", at, "--format", "json"]).run().status(2);
        assert_eq!(shown.json()["error"]["code"], error);
    }
    thutuc(&["show", "1.001193", &small(), "--at", "soon"]).run().status(2);
}

/// The spring of 2025: 2 May off, made up on Saturday 26 April (the notice of 3 December 2024).
#[test]
fn a_year_lists_every_day_with_its_kind() {
    let year =
        thutuc(&["calendar", "hành-chính", &small(), "--year", "2025", "--format", "json"]).run().status(0).json();
    assert_eq!((&year["calendar"], &year["year"]), (&json!("hành-chính"), &json!(2025)));
    let days = year["days"].as_array().unwrap();
    assert_eq!(days.len(), 365);
    let day = |date: &str| days.iter().find(|day| day["date"] == date).unwrap().clone();
    for (date, open, kind, name) in [
        ("2025-01-01", false, "holiday", json!("Tết Dương lịch")),
        ("2025-04-26", true, "swapped_work", json!(null)),
        ("2025-04-30", false, "holiday", json!(null)),
        ("2025-05-02", false, "swapped_off", json!(null)),
        ("2025-05-03", false, "rest", json!(null)),
        ("2025-05-05", true, "working", json!(null)),
    ] {
        let wanted = json!({"date": date, "open": open, "kind": kind, "name": name, "provisional": false});
        assert_eq!(day(date), wanted);
    }
    let later =
        thutuc(&["calendar", "hành-chính", &small(), "--year", "2026", "--format", "json"]).run().status(0).json();
    assert_eq!(later["days"][0]["provisional"], true);
}

#[test]
fn an_office_has_the_calendar_that_it_counts_by() {
    let of = |name: &str| thutuc(&["calendar", name, &small(), "--year", "2025"]).run().status(0).stdout;
    assert_eq!(of("yên-định"), of("hành-chính"));
    insta::assert_snapshot!("the_working_days_of_2025", of("yên-định"));
    let unknown = thutuc(&["calendar", "nowhere", &small(), "--year", "2025"]).run().status(2);
    assert!(unknown.stderr.contains("`hành-chính`, `yên-định`"), "{unknown:?}");
}

/// What the section "More of a procedure" lists is shown to who reads a procedure, and on the slip.
#[test]
fn agencies_waits_and_supplements_are_shown() {
    let manifest =
        "catalog: thu\ntitle: { vi: Thử, en: Test }\nlanguage: vi\nhorizon: { from: 2026-01-01, to: 2026-12-31 }\n";
    let catalog = Catalog::small().file("thutuc.yaml", manifest);
    let catalog = catalog.file("mau.tt", include_str!("../cases/more/more.vi.tt"));
    let path = catalog.path();
    for (language, name) in [("vi", "more_of_a_procedure_shown_vi"), ("en", "more_of_a_procedure_shown_en")] {
        let show = |code: &str| {
            thutuc(&["show", code, &path, "--at", "2026-03-02", "--lang", language]).run().status(0).stdout
        };
        insta::assert_snapshot!(name, format!("{}\n{}", show("9.000001"), show("9.000002")));
    }
    for (language, name) in [("vi", "more_of_a_procedure_slip_vi"), ("en", "more_of_a_procedure_slip_en")] {
        let slip = |code: &str, office: &str, more: &[&str]| {
            let dossier = ["--at", "2026-03-02T09:00", "--channel", "counter", "--lang", language];
            let args = [&["decide", &path, "--procedure", code, "--office", office], &dossier[..], more].concat();
            thutuc(&args).run().status(0).stdout
        };
        let asked = ["--event", "2026-03-03T09:00=5", "--on", "2026-03-20T09:00"];
        insta::assert_snapshot!(name, format!("{}\n{}", slip("9.000001", "một", &asked), slip("9.000002", "sở", &[])));
    }
}
