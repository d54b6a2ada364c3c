//! Every condition of `procedures/`, each alone: `Condition::holds` beside a JsonLogic library that reads the bundle's own JSON,
//! the two alternating, over random dossiers of which every fact is known.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin conditions` prints the geometric mean of the ratios.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use bumpalo::Bump;
use chrono::{Days, NaiveTime};
use datalogic_rs::{DataValue, Engine};
use serde_json::Value;
use thutuc::bundle::{Channel, FactType, Logic, Procedure, Version, numbered_day};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{Dossier, FactValue, Request, RuleSet};
use thutuc::source::disk::read_catalog;
use thutuc_benches::{Random, median};

const ROWS: usize = 256;
const ROUNDS: usize = 15;
const PASSES: usize = 8;

fn main() {
    let rules = rules();
    let engine = Engine::new();
    let (mut ours, mut theirs, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut random = Random(7);
    for procedure in &rules.bundle().procedures {
        for version in &procedure.versions {
            // A condition that reads nothing says nothing, and one that stands in several versions is timed once.
            let conditions =
                conditions(&rules, version).into_iter().filter(|logic| logic.0.to_string().contains("\"var\""));
            let fresh: Vec<&Logic> = conditions.filter(|logic| seen.insert(logic.0.to_string())).collect();
            if fresh.is_empty() {
                continue;
            }
            let data = dossiers(&rules, procedure, version, &mut random);
            let told: Vec<Dossier<'_>> = data.iter().map(|data| told(&rules, data)).collect();
            let arena = Bump::new();
            let given: Vec<&DataValue<'_>> = data
                .iter()
                .map(|data| {
                    &*arena.alloc(DataValue::from_str(arena.alloc_str(&data.to_string()), &arena).expect("JSON"))
                })
                .collect();
            for logic in fresh {
                let condition = rules.condition(logic).expect("a condition");
                let compiled = engine.compile(logic.0.to_string().as_str()).expect("a rule");
                let mut session = engine.session();
                for (dossier, data) in told.iter().zip(&given) {
                    let holds = condition.holds(dossier).expect("these rules").expect("every fact is known");
                    let value = session.eval_borrowed(&compiled, *data).expect("a value").as_bool();
                    assert_eq!(value, Some(holds), "both agree on {}", logic.0);
                }
                session.reset();
                let mut took: [Vec<f64>; 2] = Default::default();
                for _ in 0..ROUNDS {
                    took[0].push(each(|place| condition.holds(&told[place]).ok().flatten()));
                    took[1].push(each(|place| {
                        let value = session.eval_borrowed(&compiled, given[place]).expect("a value").as_bool();
                        session.reset();
                        value
                    }));
                }
                let [own, other] = took.map(median);
                ours.push(own);
                theirs.push(other);
            }
        }
    }
    let mut ratios: Vec<f64> = theirs.iter().zip(&ours).map(|(theirs, ours)| theirs / ours).collect();
    let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
    ratios.sort_by(f64::total_cmp);
    println!("{} different conditions, {ROWS} dossiers each, every fact known", ratios.len());
    println!("  Condition::holds {:>8.1} ns, the middle one", median(ours));
    println!("  datalogic-rs 5.4 {:>8.1} ns, the middle one", median(theirs));
    println!(
        "  geometric mean of the ratios: {mean:.1} times; least {:.1}, a tenth {:.1}, middle {:.1}, most {:.1}",
        ratios[0],
        ratios[ratios.len() / 10],
        ratios[ratios.len() / 2],
        ratios[ratios.len() - 1]
    );
}

/// Nanoseconds for each dossier.
fn each<T>(mut one: impl FnMut(usize) -> T) -> f64 {
    let began = Instant::now();
    for _ in 0..PASSES {
        for place in 0..ROWS {
            black_box(one(black_box(place)));
        }
    }
    began.elapsed().as_secs_f64() * 1e9 / (ROWS * PASSES) as f64
}

/// The conditions of a version, and those of the programs that cover it.
fn conditions<'r>(rules: &'r RuleSet, version: &'r Version) -> Vec<&'r Logic> {
    let mut all = vec![&version.documents_complete];
    all.extend(version.documents.iter().filter_map(|document| document.when.as_ref()));
    all.extend(version.document_groups.iter().filter_map(|group| group.when.as_ref()));
    all.extend(version.fees.iter().filter_map(|fee| fee.when.as_ref()));
    all.extend(version.deadlines.iter().filter_map(|row| row.when.as_ref()));
    all.extend(version.reappointment.iter().filter_map(|reappointment| reappointment.when.as_ref()));
    all.extend(version.steps.iter().filter_map(|step| step.when.as_ref()));
    all.extend(version.stages.iter().filter_map(|stage| stage.when.as_ref()));
    all.extend(version.requirements.iter().map(|requirement| &requirement.condition));
    all.extend(version.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.condition));
    let programs = rules.bundle().programs.iter();
    all.extend(programs.flat_map(|program| &program.clauses).map(|clause| &clause.condition));
    all
}

/// What is known of random dossiers of a version, as a JsonLogic library reads it.
fn dossiers(rules: &RuleSet, procedure: &Procedure, version: &Version, random: &mut Random) -> Vec<Value> {
    let horizon = &rules.bundle().horizon;
    let offices: Vec<_> = rules.bundle().offices.iter().filter(|office| version.is_received_at(office.level)).collect();
    let first = version.from.max(horizon.from);
    let last = version.to.map_or(horizon.to, |to| to.min(horizon.to));
    let days = u64::try_from((last - first).num_days()).expect("a span");
    let mut all = Vec::with_capacity(ROWS);
    for _ in 0..ROWS * 100 {
        if all.len() == ROWS {
            return all;
        }
        let date = first + Days::new(random.below(days));
        let received = date.and_hms_opt(random.below(24) as u32, random.below(60) as u32, 0).expect("a time");
        let leaning = random.below(4);
        let given = rules.facts().filter(|fact| fact.derived.is_none() && fact.id != "channel");
        let facts = given.map(|fact| {
            let value = match &fact.kind {
                FactType::Bool => FactValue::Bool(match leaning {
                    0 => random.below(16) > 0,
                    1 => random.below(16) == 0,
                    _ => random.below(2) == 1,
                }),
                FactType::Number { min, max } | FactType::Money { min, max } => {
                    FactValue::Integer(min + (random.below(u64::try_from(max - min).expect("bounds") + 1) as i64))
                }
                FactType::Date => FactValue::Date(date - Days::new(random.below(20_000))),
                FactType::Time => FactValue::Time(received.time()),
                FactType::Choice { values } => {
                    FactValue::Text(values[random.below(values.len() as u64) as usize].clone())
                }
            };
            (fact.id.clone(), value)
        });
        let facts = facts.collect();
        let request = Request {
            procedure: procedure.id.clone(),
            office: offices[random.below(offices.len() as u64) as usize].id.clone(),
            received,
            channel: Channel::ALL[random.below(4) as usize],
            facts,
            events: Vec::new(),
        };
        all.extend(rules.data(&request).ok());
    }
    panic!("{} is hardly ever decided", procedure.id)
}

/// A dossier that is told all of that, what follows from its receipt as well.
fn told<'r>(rules: &'r RuleSet, data: &Value) -> Dossier<'r> {
    let mut dossier = rules.dossier();
    for fact in rules.facts() {
        let value = fact.var.split('.').try_fold(data, |data, part| data.get(part));
        let Some(value) = value else { continue };
        let value = match (&fact.kind, value) {
            (FactType::Bool, Value::Bool(yes)) => FactValue::Bool(*yes),
            (FactType::Choice { .. }, Value::String(text)) => FactValue::Text(text.clone()),
            (kind, number) => {
                let number = number.as_i64().expect("a whole number");
                match kind {
                    FactType::Date => FactValue::Date(numbered_day(number).expect("a day")),
                    FactType::Time => {
                        let seconds = u32::try_from(number * 60).expect("a minute of a day");
                        FactValue::Time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("a time"))
                    }
                    _ => FactValue::Integer(number),
                }
            }
        };
        dossier.set(rules.fact_slot(&fact.id).expect("a fact"), &value).expect("a value");
    }
    dossier
}

/// The catalog of examples.
fn rules() -> RuleSet {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../procedures");
    let (manifest, files) = read_catalog(&root).expect("the catalog is there");
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let compiled = compile(&manifest, files, Options::default());
    let bundle = compiled.bundle.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    RuleSet::from_bundle(bundle).expect("a bundle")
}
