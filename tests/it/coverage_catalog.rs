//! The scenarios of the example catalog: they see all of its same-day clauses, limits, fees, grounds of refusal and boundaries,
//! and every date that they expect is counted again from the law on the plain list of working days.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use thutuc::scenarios::{self, Expected, Receipt, Scenario};
use thutuc::source::Sources;
use thutuc::source::disk::read_scenarios;

use crate::catalog::root;
use crate::command::thutuc;
use crate::procedures::expected::{self, Law};

#[test]
fn the_catalogs_own_scenarios_see_every_same_day_clause_limit_fee_requirement_and_boundary() {
    let path = root().display().to_string();
    let document = thutuc(&["test", &path, "--coverage=json"]).run().status(0).json();
    for kind in ["same_day", "deadline", "fee", "requirement", "boundary"] {
        let clauses = document["clauses"].as_array().unwrap().iter();
        let missing: Vec<String> = clauses
            .filter(|clause| clause["kind"] == kind && clause["covered"] == false)
            .map(|clause| format!("{}:{} {}", clause["path"], clause["line"], clause["text"]))
            .collect();
        assert!(missing.is_empty(), "no confirmed scenario sees all of {kind}:\n{}", missing.join("\n"));
        assert_eq!(document["summary"][kind]["percent"], 100, "{kind}");
    }
    // The catalog is not empty of them.
    let count = |kind: &str| document["summary"][kind]["clauses"].as_u64().unwrap();
    assert!(count("same_day") > 25 && count("deadline") > 100 && count("fee") > 70, "{}", document["summary"]);
}

/// The fact that tells a procedure's two limits apart.
fn deciding(code: &str) -> &'static str {
    match code {
        "2.000815" => "phức-tạp",
        "2.000913" | "2.000927" | "2.000992" | "2.001008" | "2.001016" | "2.001019" | "2.001035" | "2.001406" => {
            "thỏa-thuận-kéo-dài"
        }
        "1.003677" => "tạm-vắng-phức-tạp",
        "1.013412" | "1.013416" => "hồ-sơ-điện-phức-tạp",
        _ => "cần-xác-minh",
    }
}

/// What law and promise say of a dossier with these facts; none where they depend on a fact that is not given.
fn limits(scenario: &Scenario, received: chrono::NaiveDateTime) -> Option<(Law, Law)> {
    let code = scenario.procedure.node.as_str();
    let channel = scenario.channel.node.as_str();
    let facts: BTreeMap<&str, &Json> =
        scenario.facts.iter().map(|(name, value)| (name.node.as_str(), &value.node)).collect();
    let yes = |name: &str| facts.get(name).and_then(|value| value.as_bool());
    let word = |name: &str| facts.get(name).and_then(|value| value.as_str());
    let both = |law: Law| Some((law, law));
    match code {
        // Law 60/2014/QH13 arts 28(2) and 29(2).
        "1.004859" => match (yes("chỉ-bổ-sung-hộ-tịch")?, yes("cần-xác-minh")) {
            (true, _) => both(Law::SameDay { more: 0 }),
            (false, Some(verify)) => both(Law::Working(if verify { 6 } else { 3 })),
            (false, None) => None,
        },
        // Decree 168/2025/NĐ-CP: lost or damaged one working day, exchanged three.
        "2.000575" => both(Law::Working(if word("cấp-lại-vì")? == "mất-hỏng" { 1 } else { 3 })),
        // Record 1.013225: a separate house fifteen days, else twenty.
        "1.013225" => both(Law::Days(if word("loại-công-trình")? == "nhà-ở-riêng-lẻ" { 15 } else { 20 })),
        _ => {
            let [no, with] = [false, true].map(|yes| expected::law(code, channel, yes));
            let verify = if no == with { false } else { yes(deciding(code))? };
            let committed = expected::committed(code, channel, verify, received.date());
            Some((if verify { with } else { no }, committed))
        }
    }
}

#[test]
fn every_date_that_a_scenario_expects_is_the_laws_on_the_plain_list_of_working_days() {
    let mut sources = Sources::default();
    let (mut counted, mut open, mut procedures) = (0, 0, std::collections::BTreeSet::new());
    for file in read_scenarios(&root()).unwrap().files {
        let id = sources.add(file.path.as_str(), &file.bytes).unwrap();
        let (all, findings) = scenarios::read(sources.get(id).unwrap());
        assert!(findings.is_empty(), "{}", file.path);
        for scenario in all.iter().filter(|scenario| scenario.confirmed) {
            let Receipt::At(received) = scenario.received.node else { continue };
            let limits = limits(scenario, received);
            let verdict = scenario.expect.iter().find(|one| one.path.node == "same_day.verdict");
            let refused_today = verdict.is_some_and(|one| one.value.node == Expected::Json("not_eligible".into()));
            for expectation in &scenario.expect {
                let law = match expectation.path.node.as_str() {
                    "statutory.at" => limits.map(|(law, _)| law),
                    "committed.at" => limits.map(|(_, committed)| committed),
                    // Without a promise for the day, what is promised is the committed limit.
                    "promised" if refused_today => limits.map(|(_, committed)| committed),
                    _ => continue,
                };
                let end = law.and_then(|law| expected::end(law, received));
                let end = end.map_or(Json::Null, |end| end.format("%Y-%m-%dT%H:%M").to_string().into());
                let place = format!("{} in {}", scenario.name.node, file.path);
                assert_eq!(expectation.value.node, Expected::Json(end.clone()), "{place}");
                *if end.is_null() { &mut open } else { &mut counted } += 1;
                procedures.insert(scenario.procedure.node.clone());
            }
        }
    }
    // Every procedure has a date, by hand counted in the files: were fewer read, something would have been passed over.
    assert_eq!(procedures.len(), 76, "{procedures:?}");
    assert!(counted >= 200 && open >= 15, "{counted} dates, {open} open");
}
