//! A slice of a bundle decides as the whole: the same decision, its reasons and places included, for every dossier that it takes; what
//! the whole refuses the slice refuses.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use thutuc::bundle::{Bundle, Fact, Slice, SliceError, to_canonical_bytes};
use thutuc::runtime::RuleSet;

use crate::catalog::RULES;
use crate::command::{Catalog, thutuc};
use crate::runtime::answers::request;
use crate::runtime::random::Random;
use crate::runtime::sample;

/// Decisions that were compared, and refusals.
#[derive(Default)]
struct Seen {
    decided: usize,
    refused: usize,
    other_days: usize,
}

fn load(bundle: &Bundle) -> RuleSet {
    RuleSet::load(&to_canonical_bytes(bundle).unwrap()).unwrap()
}

fn compare(whole: &RuleSet, slice: &Slice, dossiers: usize, random: &mut Random, seen: &mut Seen) {
    let bundle = slice.of(whole.bundle()).unwrap();
    let days = &bundle.horizon;
    let part = load(&bundle);
    let named: Vec<&Fact> = whole.facts().collect();
    for _ in 0..dossiers {
        let mut request = request(whole, &named, random);
        if let Some(office) = &slice.office {
            request.office.clone_from(office);
        }
        let day = request.received.date();
        match (whole.decide(&request), part.decide(&request)) {
            (Ok(expected), Ok(decision)) => {
                assert!(days.from <= day && day < days.to, "{day} is none of the slice's days");
                let [expected, decision] = [expected, decision].map(|all| serde_json::to_value(all).unwrap());
                assert_eq!(expected, decision, "{slice:?} {request:?}");
                seen.decided += 1;
            }
            (Ok(_), Err(error)) => {
                assert!(day < days.from || days.to <= day, "{slice:?} {request:?}: {error}");
                seen.other_days += 1;
            }
            (Err(error), Ok(_)) => panic!("{slice:?} decides what the whole refuses: {error} {request:?}"),
            (Err(_), Err(_)) => seen.refused += 1,
        }
    }
}

/// Random days within a horizon.
fn days(whole: &Bundle, random: &mut Random) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let count = (whole.horizon.to - whole.horizon.from).num_days() as u64;
    let from = random.below(count);
    let to = from + 1 + random.below(count - from);
    let day = |number| whole.horizon.from.checked_add_days(Days::new(number));
    (day(from).filter(|_| random.below(4) != 0), day(to).filter(|_| random.below(4) != 0))
}

#[test]
fn every_office_and_any_days_decide_as_the_whole() {
    let mut random = Random(5);
    let mut seen = Seen::default();
    for whole in [&*RULES, &sample::rules()] {
        let offices = whole.bundle().offices.iter().map(|office| Some(office.id.clone()));
        for office in offices.chain([None]) {
            compare(whole, &Slice { office: office.clone(), from: None, to: None }, 300, &mut random, &mut seen);
            for _ in 0..4 {
                let (from, to) = days(whole.bundle(), &mut random);
                compare(whole, &Slice { office: office.clone(), from, to }, 150, &mut random, &mut seen);
            }
        }
    }
    assert!(
        seen.decided > 1_000 && seen.refused > 100 && seen.other_days > 200,
        "{} {} {}",
        seen.decided,
        seen.refused,
        seen.other_days
    );
}

#[test]
fn a_slice_holds_what_its_office_handles_and_no_more() {
    let whole = RULES.bundle();
    let province = Slice { office: Some("bắc-ninh".to_owned()), ..Slice::default() }.of(whole).unwrap();
    assert_eq!(province.offices.iter().map(|office| office.id.as_str()).collect::<Vec<_>>(), ["bắc-ninh"]);
    assert!(province.programs.is_empty(), "its communes hold the programs");
    let has = |bundle: &Bundle, code: &str| bundle.procedures.iter().any(|procedure| procedure.id == code);
    // Birth registration is a commune's, trade fairs a province's.
    assert!(has(whole, "1.001193") && !has(&province, "1.001193") && has(&province, "2.000131"));
    let commune = Slice { office: Some("yên-định".to_owned()), ..Slice::default() }.of(whole).unwrap();
    assert!(has(&commune, "1.001193") && !has(&commune, "2.000131"));
    let programs: Vec<&str> = commune.programs.iter().map(|program| program.id.as_str()).collect();
    assert_eq!(programs, ["thứ-sáu-không-hẹn"]);
    // What only a left-out procedure rests on went with it; what a kept one cites is there, or the slice would not load.
    let cites = |bundle: &Bundle, id: &str| bundle.instruments.iter().any(|instrument| instrument.id == id);
    let fairs = whole.procedures.iter().find(|procedure| procedure.id == "2.000131").unwrap();
    let law = &fairs.versions[0].provenance.basis[0].instrument;
    assert!(cites(whole, law) && cites(&province, law) && !cites(&commune, law), "{law}");
    let file = |bundle: &Bundle| {
        bundle.sources.iter().any(|source| fairs.versions[0].provenance.source.starts_with(&source.id))
    };
    assert!(file(whole) && file(&province) && !file(&commune));
    let papers = |bundle: &Bundle| -> BTreeSet<String> {
        let versions = bundle.procedures.iter().flat_map(|procedure| &procedure.versions);
        versions.flat_map(|version| &version.documents).map(|document| document.id.clone()).collect()
    };
    let (all, own) = (papers(whole), papers(&commune));
    let paper = Fact::document(all.difference(&own).next().unwrap());
    let kept = commune.facts.iter().find(|fact| fact.id == paper.id).unwrap();
    assert!(kept.title.vi.is_none() && paper.title.vi.is_some(), "{kept:?}");
    load(&commune);
    let nowhere = Slice { office: Some("không-có".to_owned()), ..Slice::default() }.of(whole);
    assert!(matches!(nowhere, Err(SliceError::UnknownOffice(name)) if name == "không-có"));
}

#[test]
fn the_command_line_bounds_days_with_both_ends_and_says_what_is_wrong() {
    let catalog = Catalog::small();
    let file = catalog.folder().join("slice.json");
    let build = |more: &[&str]| {
        let file = file.display().to_string();
        thutuc(&[&["build", &catalog.path(), "-o", &file, "--lang", "vi"], more].concat()).run()
    };
    let office = serde_json::from_slice::<Bundle>(&{
        build(&[]).status(0);
        std::fs::read(&file).unwrap()
    });
    let office = office.unwrap().offices[0].id.clone();
    build(&["--office", &office, "--from", "2025-08-01", "--to", "2025-08-31"]).status(0);
    let slice = RuleSet::load(&std::fs::read(&file).unwrap()).unwrap();
    let horizon = &slice.bundle().horizon;
    assert_eq!((horizon.from.to_string(), horizon.to.to_string()), ("2025-08-01".into(), "2025-09-01".into()));
    let wrong = build(&["--office", &format!("{office}x")]).status(2);
    assert!(wrong.stderr.contains(&office), "the nearest office is named: {}", wrong.stderr);
    let none = build(&["--from", "2100-01-01"]).status(2);
    assert!(none.stderr.contains("không có ngày nhận hồ sơ nào"), "{}", none.stderr);
    let date = build(&["--to", "31/08/2025"]).status(2);
    assert!(date.stderr.contains("không phải là ngày"), "{}", date.stderr);
}
