//! Two rule sets compared by deciding every dossier of a small horizon with both: what `diff` must find, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use thutuc::bundle::Channel;
use thutuc::driver::diff::{Class, Diff, Kind};
use thutuc::runtime::{Decision, FactValue, Moment, Request, RuleSet, Verdict};

/// What differs at an office: kind and what exactly, class and days.
pub(crate) type Found = BTreeMap<Key, (&'static str, usize)>;

/// An office, a kind and what exactly.
type Key = (String, &'static str, Option<String>);

/// Minutes of a day between which no rule of these tests turns.
const MINUTES: [u32; 18] = [0, 449, 450, 600, 689, 690, 810, 839, 840, 841, 900, 901, 930, 931, 960, 961, 1019, 1020];

/// What the comparison says of dossiers that both decide.
pub(crate) fn told(diff: &Diff) -> Found {
    let mut found = Found::new();
    for change in &diff.changes {
        if matches!(change.kind, Kind::Horizon | Kind::Procedure | Kind::Office | Kind::Channel) {
            continue;
        }
        for office in &change.offices {
            let key = (office.clone(), change.kind.as_str(), change.what.clone());
            let twice = found.insert(key, (change.class.as_str(), change.days));
            assert_eq!(twice, None, "{change:?} is told twice");
        }
    }
    found
}

/// The same by enumeration.
pub(crate) fn enumerated(old: &RuleSet, new: &RuleSet, facts: &[(&str, Vec<FactValue>)]) -> Found {
    let mut found: BTreeMap<Key, (BTreeSet<Class>, BTreeSet<NaiveDate>)> = BTreeMap::new();
    let horizon = &old.bundle().horizon;
    let code = &old.bundle().procedures[0].id;
    let dossiers = dossiers(facts);
    // What a rule set does not declare, it does not read.
    let own = |rules: &RuleSet| -> Vec<BTreeMap<String, FactValue>> {
        let declared: BTreeSet<String> = rules.facts().map(|fact| fact.id.clone()).collect();
        let mut all = dossiers.clone();
        all.iter_mut().for_each(|facts| facts.retain(|name, _| declared.contains(name)));
        all
    };
    let (of_old, of_new) = (own(old), own(new));
    for office in &old.bundle().offices {
        for channel in Channel::ALL {
            for (before, after) in of_old.iter().zip(&of_new) {
                let mut asked = [before, after].map(|facts| Request {
                    procedure: code.clone(),
                    office: office.id.clone(),
                    received: horizon.from.and_hms_opt(0, 0, 0).unwrap(),
                    channel: *channel,
                    facts: facts.clone(),
                    events: Vec::new(),
                });
                // No document of these tests depends on the moment of receipt.
                let mut completed = None;
                for day in horizon.from.iter_days().take_while(|day| *day < horizon.to) {
                    for minute in MINUTES {
                        let at = day.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(i64::from(minute));
                        asked.iter_mut().for_each(|request| request.received = at);
                        let (Ok(before), Ok(after)) = (old.decide(&asked[0]), new.decide(&asked[1])) else { break };
                        let completed = *completed.get_or_insert_with(|| {
                            (complete(old, &asked[0], &before), complete(new, &asked[1], &after))
                        });
                        for (kind, what, class) in differences(&before, &after, completed) {
                            let key = (office.id.clone(), kind.as_str(), what);
                            let (classes, days) = found.entry(key).or_default();
                            classes.insert(class);
                            days.insert(day);
                        }
                    }
                }
            }
        }
    }
    let class = |classes: &BTreeSet<Class>| match classes.iter().collect::<Vec<_>>().as_slice() {
        [one] => one.as_str(),
        _ => "mixed",
    };
    found.into_iter().map(|(key, (classes, days))| (key, (class(&classes), days.len()))).collect()
}

fn dossiers(facts: &[(&str, Vec<FactValue>)]) -> Vec<BTreeMap<String, FactValue>> {
    let mut all = vec![BTreeMap::new()];
    for (name, values) in facts {
        let with = |value: &FactValue| {
            let value = value.clone();
            all.iter().cloned().map(move |mut facts: BTreeMap<String, FactValue>| {
                facts.insert((*name).to_owned(), value.clone());
                facts
            })
        };
        all = values.iter().flat_map(with).collect();
    }
    all
}

fn complete(rules: &RuleSet, request: &Request, decision: &Decision) -> bool {
    let version = rules.version(&decision.procedure, decision.version).unwrap();
    rules.evaluate(request, &version.documents_complete).unwrap().value.as_bool().unwrap()
}

/// What differs between two decisions of one dossier.
fn differences(old: &Decision, new: &Decision, complete: (bool, bool)) -> Vec<(Kind, Option<String>, Class)> {
    let mut found = Vec::new();
    let mut add = |kind: Kind, class: Option<Class>| found.extend(class.map(|class| (kind, None, class)));
    let committed = (old.committed.at, new.committed.at);
    add(Kind::Committed, later(committed));
    let statutory = (old.statutory.at, new.statutory.at);
    add(Kind::Statutory, later(statutory).filter(|_| statutory != committed));
    let again = (old.reappointment.as_ref().and_then(|due| due.at), new.reappointment.as_ref().and_then(|due| due.at));
    let length = |decision: &Decision| decision.reappointment.as_ref().and_then(|due| due.rule.clone());
    add(
        Kind::Reappointment,
        match again {
            (None, Some(_)) => Some(Class::Heavier),
            (Some(_), None) => Some(Class::Lighter),
            _ => later(again).filter(|_| length(old) != length(new)),
        },
    );
    let verdicts = (old.same_day.verdict, new.same_day.verdict);
    let worse = |worse: bool| if worse { Class::Heavier } else { Class::Lighter };
    let is_refused = (verdicts.0 == Verdict::Refused, verdicts.1 == Verdict::Refused);
    add(Kind::Refusal, (is_refused.0 != is_refused.1).then(|| worse(is_refused.1)));
    if is_refused == (false, false) {
        add(Kind::SameDay, (verdicts.0 != verdicts.1).then(|| worse(verdicts.0 == Verdict::Eligible)));
        let both = verdicts == (Verdict::Eligible, Verdict::Eligible);
        let promised = (old.promised, new.promised);
        add(Kind::Promised, later(promised).filter(|_| both && promised != committed));
    }
    let fees = (old.fee.amount.unwrap(), new.fee.amount.unwrap());
    add(Kind::Fee, (fees.0 != fees.1).then(|| worse(fees.1 > fees.0)));
    add(Kind::Complete, (complete.0 != complete.1).then(|| worse(complete.0)));
    let asked = |decision: &Decision| -> BTreeSet<String> {
        let asked = decision.documents.iter().filter(|row| row.required.unwrap());
        asked.map(|row| row.id.clone()).collect()
    };
    let asked = (asked(old), asked(new));
    found.extend(asked.1.difference(&asked.0).map(|id| (Kind::Document, Some(id.clone()), Class::Heavier)));
    found.extend(asked.0.difference(&asked.1).map(|id| (Kind::Document, Some(id.clone()), Class::Lighter)));
    found
}

fn later(moments: (Option<Moment>, Option<Moment>)) -> Option<Class> {
    match moments {
        (Some(old), Some(new)) if new < old => Some(Class::Lighter),
        (Some(old), Some(new)) if new > old => Some(Class::Heavier),
        (None, Some(_)) => Some(Class::Lighter),
        (Some(_), None) => Some(Class::Heavier),
        _ => None,
    }
}
