//! The short way says what the whole decision says: the same verdict and the same moments for any dossier, one value for the facts of
//! all of them.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde_json::json;
use thutuc::bundle::{Channel, Fact, FactType, numbered_day};
use thutuc::runtime::{Dossier, FactValue, Request, RuleSet, Verdict};

use super::agreement::Random;
use super::sample;
use crate::catalog::RULES;

/// A value of a fact's type, now and then of another one or out of its bounds.
fn value(fact: &Fact, random: &mut Random) -> FactValue {
    if random.below(4000) == 0 {
        return FactValue::Integer(-7);
    }
    match &fact.kind {
        // As most dossiers are, so that some are eligible.
        FactType::Bool => {
            let usual = matches!(fact.id.as_str(), "documents.complete" | "signer.present" | "fee.paid");
            FactValue::Bool(usual ^ (random.below(12) == 0))
        }
        FactType::Number { min, max } | FactType::Money { min, max } => {
            let span = u64::try_from(max - min).unwrap().min(40);
            FactValue::Integer(min + i64::try_from(random.below(span + 1)).unwrap())
        }
        FactType::Date => FactValue::Date(numbered_day(i64::try_from(random.below(12_000)).unwrap() + 40_000).unwrap()),
        FactType::Time => FactValue::Time(chrono::NaiveTime::from_hms_opt(9, 30, 0).unwrap()),
        FactType::Choice { values } => FactValue::Text(values[random.below(values.len() as u64) as usize].clone()),
    }
}

pub(crate) fn request(rules: &RuleSet, named: &[&Fact], random: &mut Random) -> Request {
    let bundle = rules.bundle();
    let horizon = &bundle.horizon;
    let procedure = random.pick(&bundle.procedures).unwrap();
    // Most receipts lie in a version; now and then they lie outside the horizon.
    let version = random.pick(&procedure.versions).unwrap();
    let first = if random.below(20) == 0 { horizon.from } else { version.from.max(horizon.from) };
    let last = version.to.map_or(horizon.to, |to| to.min(horizon.to)).max(first);
    let minutes = (last - first).num_days() * 1440;
    let minute = i64::try_from(random.below(u64::try_from(minutes).unwrap() + 10_000)).unwrap();
    let offered: Vec<Channel> = version.channels.iter().map(|offered| offered.channel).collect();
    let channel = if random.below(5) == 0 { Some(&Channel::Mobile) } else { random.pick(&offered) };
    let of_level = |office: &&thutuc::bundle::Office| version.levels.contains(&office.level);
    let offices: Vec<_> = bundle.offices.iter().filter(|office| of_level(office)).collect();
    let right = random.pick(&offices).filter(|_| random.below(20) != 0).copied();
    let office = right.unwrap_or(&bundle.offices[0]);
    let mut facts = BTreeMap::new();
    // Every fact is given, or few are.
    let seldom = [1, 1, 2, 20][random.below(4) as usize];
    for fact in named {
        let is_left = fact.derived.is_some() && fact.id != "documents.complete" && random.below(200) != 0;
        // Documents are said to be complete rather than told one by one.
        let is_document = fact.id.starts_with("document.") && random.below(4000) != 0;
        if !is_left && !is_document && random.below(seldom) == 0 {
            facts.insert(fact.id.clone(), value(fact, random));
        }
    }
    Request {
        procedure: procedure.id.clone(),
        office: office.id.clone(),
        received: first.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute),
        channel: channel.copied().unwrap_or(Channel::Counter),
        facts,
        events: Vec::new(),
    }
}

/// What the short way gives: verdict, counting start, statutory, committed and promised moment; or the code of its error.
type Given = Result<(Verdict, [Option<NaiveDateTime>; 4]), &'static str>;

fn short(rules: &RuleSet, dossier: &mut Dossier<'_>, request: &Request) -> Given {
    dossier.clear();
    for (name, value) in &request.facts {
        let slot = rules.fact_slot(name).map_err(|error| error.code())?;
        dossier.set(slot, value).map_err(|error| error.code())?;
    }
    let service = rules.service(&request.procedure, &request.office).map_err(|error| error.code())?;
    // What followed from another receipt is forgotten.
    let _ = service.answer(dossier, request.received + TimeDelta::days(1), Channel::Online);
    let answer = service.answer(dossier, request.received, request.channel).map_err(|error| error.code())?;
    assert_eq!(service.verdict(dossier, request.received, request.channel), Ok(answer.verdict()));
    let moments = [answer.counted_from(), answer.statutory(), answer.committed(), answer.promised()];
    Ok((answer.verdict(), moments))
}

fn whole(rules: &RuleSet, request: &Request) -> Given {
    let decision = rules.decide(request).map_err(|error| error.code())?;
    let at = |moment: Option<thutuc::runtime::Moment>| moment.map(|moment| moment.0);
    let moments =
        [Some(decision.counted_from), decision.statutory.at, decision.committed.at, decision.promised].map(at);
    Ok((decision.same_day.verdict, moments))
}

fn compare(rules: &RuleSet, dossiers: usize) -> BTreeMap<String, usize> {
    let mut random = Random(11);
    let mut dossier = rules.dossier();
    let mut seen = BTreeMap::new();
    // Facts of the documents of one procedure are enough of their kind.
    let named: Vec<&Fact> = rules.facts().collect();
    for _ in 0..dossiers {
        let request = request(rules, &named, &mut random);
        let (expected, given) = (whole(rules, &request), short(rules, &mut dossier, &request));
        match (&expected, &given) {
            // Of several errors either way may tell another one first.
            (Err(_), Err(_)) => {}
            _ => assert_eq!(expected, given, "{request:?}"),
        }
        let kind = expected.map_or_else(str::to_owned, |(verdict, _)| format!("{verdict:?}"));
        *seen.entry(kind).or_default() += 1;
    }
    seen
}

#[test]
fn the_short_way_decides_as_the_whole_one() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (rules, dossiers) in [(&*RULES, 6_000), (&sample::rules(), 3_000)] {
        compare(rules, dossiers).into_iter().for_each(|(kind, count)| *seen.entry(kind).or_default() += count);
    }
    for kind in ["Eligible", "NotEligible", "Undetermined", "Refused", "contradiction"] {
        assert!(seen.get(kind).is_some_and(|count| *count > 100), "{kind}: {seen:?}");
    }
}

#[test]
fn a_dossier_of_other_rules_is_refused() {
    let (one, other) = (sample::rules(), sample::rules());
    let service = one.service("1.001193", "yên-định").unwrap();
    let at = "2025-10-03T14:00:00".parse().unwrap();
    let error = service.answer(&mut other.dossier(), at, Channel::Online).unwrap_err();
    assert_eq!(error.code(), "other_rules");
}

#[test]
fn a_condition_holds_for_what_was_given() {
    let rules = sample::rules();
    let condition = |logic: serde_json::Value| rules.condition(&thutuc::bundle::Logic(logic));
    let paid = condition(json!({"or": [{"var": "fee.paid"}, {"===": [{"var": "channel"}, "online"]}]})).unwrap();
    let mut dossier = rules.dossier();
    assert_eq!(paid.holds(&dossier), Ok(None));
    dossier.set(rules.fact_slot("fee.paid").unwrap(), &FactValue::Bool(false)).unwrap();
    assert_eq!(paid.holds(&dossier), Ok(None));
    dossier.set_choice(rules.choice(rules.fact_slot("channel").unwrap(), "online").unwrap());
    assert_eq!(paid.holds(&dossier), Ok(Some(true)));
    assert_eq!(paid.holds(&sample::rules().dossier()).unwrap_err().code(), "other_rules");
    assert_eq!(condition(json!({"+": [1, 2]})).unwrap_err().code(), "bad_expression");
    assert_eq!(condition(json!({"var": "fee.pade"})).unwrap_err().code(), "bad_expression");
}

#[test]
fn a_choice_is_found_in_either_language_and_nowhere_else() {
    let rules = sample::rules();
    let weekday = rules.fact_slot("received.weekday").unwrap();
    assert_eq!(rules.choice(weekday, "thứ-sáu"), rules.choice(weekday, "friday"));
    assert_eq!(rules.choice(weekday, "hôm-nay").unwrap_err().code(), "bad_fact_value");
    let paid = rules.fact_slot("fee.paid").unwrap();
    assert_eq!(rules.choice(paid, "friday").unwrap_err().code(), "bad_fact_value");
    assert_eq!(rules.fact_slot("fee.pade").unwrap_err().code(), "undeclared_fact");
}
