//! A JsonLogic library and the runtime agree on every expression of a bundle where every fact is known.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use thutuc::bundle::{Channel, FactType, Logic, Version};
use thutuc::runtime::{FactValue, Request, RuleSet};

pub(crate) use super::random::Random;
use super::sample;

/// The most dossiers that one version is asked about.
const MOST_DOSSIERS: usize = 2_000;

/// How often expressions gave what, and how many amounts agreed.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) yes: usize,
    pub(crate) no: usize,
    pub(crate) amounts: usize,
    /// By version and expression: seen yes, seen no.
    pub(crate) seen: BTreeMap<String, (usize, usize)>,
    /// A line a dossier, `{"data", "expressions": [{"logic", "value"}]}`, for libraries in other languages.
    pub(crate) cases: Vec<String>,
}

/// Evaluates every expression of every version on random dossiers, in the runtime and in `datalogic-rs`; panics where they
/// differ.
pub(crate) fn agreement(rules: &RuleSet, dossiers: usize, seed: u64) -> Counts {
    let mut random = Random(seed);
    let mut counts = Counts::default();
    for procedure in &rules.bundle().procedures {
        for version in &procedure.versions {
            let offices = rules.bundle().offices.iter().filter(|office| version.levels.contains(&office.level));
            let offices: Vec<_> = offices.collect();
            let expressions = expressions(version);
            for tried in 0..MOST_DOSSIERS {
                // Rare conditions get more dossiers, until each was seen both yes and no.
                let name = |logic: &Logic| format!("{} {} {}", procedure.id, version.from, logic.0);
                let one_sided = |logic: &Logic| {
                    tried < dossiers || counts.seen.get(&name(logic)).is_some_and(|(yes, no)| *yes == 0 || *no == 0)
                };
                let asked: Vec<&Logic> = expressions.iter().copied().filter(|logic| one_sided(logic)).collect();
                if asked.is_empty() && tried >= dossiers {
                    break;
                }
                let Some(office) = random.pick(&offices) else { continue };
                let Some(request) = random_request(rules, &procedure.id, version, &office.id, &mut random) else {
                    continue;
                };
                let data = rules.data(&request).unwrap().to_string();
                let mut evaluated = Vec::new();
                for logic in asked {
                    let ours = rules.evaluate(&request, logic).unwrap();
                    assert_eq!(ours.missing, Vec::<String>::new(), "{}", logic.0);
                    let theirs = datalogic_rs::eval_str(logic.0.to_string().as_str(), data.as_str()).unwrap();
                    let theirs: Value = serde_json::from_str(&theirs).unwrap();
                    assert!(same(&ours.value, &theirs), "{}: {} and {theirs} for {data}", logic.0, ours.value);
                    let name = name(logic);
                    match ours.value {
                        Value::Bool(yes) => {
                            let seen = counts.seen.entry(name).or_default();
                            let (all, own) =
                                if yes { (&mut counts.yes, &mut seen.0) } else { (&mut counts.no, &mut seen.1) };
                            *all += 1;
                            *own += 1;
                        }
                        _ => counts.amounts += 1,
                    }
                    evaluated.push(json!({"logic": logic.0, "value": ours.value}));
                }
                counts.cases.push(format!(r#"{{"data":{data},"expressions":{}}}"#, Value::Array(evaluated)));
            }
        }
    }
    counts
}

/// JsonLogic has one kind of number.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours.as_i64(), theirs.as_f64()) {
        (Some(ours), Some(theirs)) => ours as f64 == theirs,
        _ => ours == theirs,
    }
}

fn expressions(version: &Version) -> Vec<&Logic> {
    let mut all = vec![&version.documents_complete];
    all.extend(version.documents.iter().filter_map(|document| document.when.as_ref()));
    all.extend(version.document_groups.iter().filter_map(|group| group.when.as_ref()));
    all.extend(version.fees.iter().flat_map(|fee| [fee.when.as_ref(), fee.amount.as_ref()]).flatten());
    all.extend(version.deadlines.iter().filter_map(|row| row.when.as_ref()));
    all.extend(version.reappointment.iter().filter_map(|reappointment| reappointment.when.as_ref()));
    all.extend(version.steps.iter().filter_map(|step| step.when.as_ref()));
    all.extend(version.stages.iter().filter_map(|stage| stage.when.as_ref()));
    all.extend(version.requirements.iter().map(|requirement| &requirement.condition));
    all.extend(version.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.condition));
    all
}

/// A dossier of which every fact is known, received while the version and the office are in force.
pub(crate) fn random_request(
    rules: &RuleSet,
    procedure: &str,
    version: &Version,
    office: &str,
    random: &mut Random,
) -> Option<Request> {
    let horizon = &rules.bundle().horizon;
    let first = version.from.max(horizon.from);
    let last = version.to.map_or(horizon.to, |to| to.min(horizon.to)).pred_opt()?;
    let days = (last - first).num_days();
    if days < 0 {
        return None;
    }
    let date = first + chrono::Days::new(random.below(days as u64 + 1));
    let received: NaiveDateTime = date.and_hms_opt(random.below(24) as u32, random.below(60) as u32, 0)?;
    let channel = *random.pick(Channel::ALL)?;
    let mut facts = BTreeMap::new();
    // Some dossiers are nearly complete, some nearly empty: fair coins alone would never complete a long list.
    let leaning = random.below(4);
    for fact in rules.facts().filter(|fact| fact.derived.is_none() && fact.id != "channel") {
        let value = match &fact.kind {
            FactType::Bool => FactValue::Bool(match leaning {
                0 => random.below(16) > 0,
                1 => random.below(16) == 0,
                _ => random.below(2) == 1,
            }),
            FactType::Number { min, max } | FactType::Money { min, max } => {
                FactValue::Integer(random.between(*min, *max))
            }
            FactType::Date => FactValue::Date(date - chrono::Days::new(random.below(20_000))),
            FactType::Time => FactValue::Time(received.time()),
            FactType::Choice { values } => FactValue::Text(random.pick(values)?.clone()),
        };
        facts.insert(fact.id.clone(), value);
    }
    let request = Request {
        procedure: procedure.to_owned(),
        office: office.to_owned(),
        received,
        channel,
        facts,
        events: Vec::new(),
    };
    // An office may be out of force on that day, or the channel not offered.
    rules.decide(&request).is_ok().then_some(request)
}

#[test]
fn a_jsonlogic_library_agrees_on_the_sample() {
    let counts = agreement(&sample::rules(), 200, 7);
    println!("{} yes, {} no, {} amounts", counts.yes, counts.no, counts.amounts);
    assert!(counts.yes > 100 && counts.no > 100 && counts.amounts > 100);
}

#[test]
fn a_jsonlogic_library_agrees_on_every_operator() {
    let number = json!({"var": "số-trang"});
    let conditions = [
        json!({"<": [number, 3]}),
        json!({"<=": [number, 3]}),
        json!({">": [number, 3]}),
        json!({">=": [number, 3]}),
        json!({"===": [number, 3]}),
        json!({"!==": [number, 3]}),
        json!({"in": [number, [1, 3, 5]]}),
        json!({"in": [{"var": "channel"}, ["online", "post"]]}),
        json!({"===": [{"var": "loại"}, "gấp"]}),
        json!({"!==": [{"var": "received.weekday"}, "friday"]}),
        json!({"!": [{"var": "fee.paid"}]}),
        json!({"===": [{"var": "fee.paid"}, {"var": "signer.present"}]}),
        json!({"and": [{"var": "fee.paid"}, {"or": [{"var": "cần-xác-minh"}, {"<": [{"var": "received.time"}, 900]}]}]}),
        json!({">": [{"max": [number, {"-": [4, number]}, {"min": [2, number]}]}, {"+": [1, {"*": [2, 2]}]}]}),
        json!({">=": [{"var": "received.date"}, {"var": "ngày-sinh"}]}),
        json!({">=": [{"var": "years_from.ngày-sinh"}, 18]}),
        json!({"<": [{"var": "days_from.ngày-sinh"}, 60]}),
    ];
    let mut bundle = sample::sample();
    let requirements = conditions.map(|condition| {
        json!({"condition": condition, "reason": {"vi": "lý do"}, "rule": "yêu cầu", "source": "thu-tuc.tt:1"})
    });
    let facts = bundle["facts"].as_array_mut().unwrap();
    for (id, kind) in [("days_from.ngày-sinh", "days_from"), ("years_from.ngày-sinh", "years_from")] {
        facts.push(json!({
            "id": id, "var": id, "title": {}, "type": {"kind": "number", "min": -1, "max": 1},
            "derived": {"kind": kind, "fact": "ngày-sinh"},
        }));
    }
    facts.sort_by_key(|fact| fact["id"].as_str().unwrap().to_owned());
    bundle["procedures"][0]["versions"][0]["requirements"] = json!(requirements);
    let counts = agreement(&RuleSet::from_bundle(sample::seal(bundle)).unwrap(), 200, 11);
    assert!(counts.yes > 500 && counts.no > 500);
}
