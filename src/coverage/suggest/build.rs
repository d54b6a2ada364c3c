//! One dossier for one thing that is missing, and for as much else that is missing as goes with it.

use std::collections::{BTreeMap, BTreeSet};

use super::receipts::{Receipt, Wanted, receipts};
use crate::bundle::{Fact, FactType, Language};
use crate::coverage::answers::answers;
use crate::coverage::clause::{Aspect, Kind};
use crate::coverage::points::{Place, Point, Points, VersionPoints};
use crate::coverage::possible::{Look, chosen};
use crate::prove::reach::Wish;
use crate::runtime::{Decision, FactValue, Request};

/// A dossier and its decision.
pub(super) struct Built {
    pub(super) request: Request,
    pub(super) decision: Decision,
}

/// What a dossier is to show.
pub(super) struct Target {
    pub(super) goal: (Place, Aspect),
    /// What must come true for it.
    wishes: Vec<Wish>,
    wanted: Wanted,
    /// Whether the dossier is to be refused.
    refused: bool,
    /// The condition that is to stay unknown.
    open: Option<usize>,
}

/// The first thing that is missing, that a dossier of a version may show, and that was not given up.
pub(super) fn next(
    points: &Points<'_>,
    at: usize,
    look: &Look<'_, '_>,
    given_up: &BTreeSet<(Place, Aspect)>,
) -> Option<Target> {
    let version = points.versions.get(at)?;
    let is_due = |goal: (Place, Aspect)| points.is_missing(goal.0, goal.1) && !given_up.contains(&goal);
    let target = |goal, wanted| Target { goal, wishes: Vec::new(), wanted, refused: false, open: None };
    let mut all: Vec<Target> = Vec::new();
    for (row, last, place) in &version.cutoffs {
        for (aspect, minute) in [(Aspect::Before, Some(*last)), (Aspect::After, last.checked_add(1))] {
            let wishes = chosen(look, &version.points, *row);
            all.extend(minute.map(|minute| Target { wishes, ..target((*place, aspect), Wanted::Minute(minute)) }));
        }
    }
    // The day before a version starts is one of the version before.
    let follower = points.versions.get(at.checked_add(1)?).filter(|next| next.code == version.code);
    let ends = follower.and_then(|next| Some((next.start?, next.version.from.pred_opt()?)));
    all.extend(ends.map(|(place, day)| target((place, Aspect::Before), Wanted::Day(day))));
    all.extend(version.start.map(|place| target((place, Aspect::After), Wanted::Day(version.version.from))));
    for (program, _) in &look.programs {
        let intake = points.programs.get(*program).and_then(|one| one.intake);
        for (aspect, more) in [(Aspect::Before, 0), (Aspect::After, 1)] {
            let minute = intake.and_then(|(last, place)| Some((last.checked_add(more)?, place)));
            all.extend(minute.map(|(minute, place)| target((place, aspect), Wanted::SessionMinute(*program, minute))));
        }
    }
    for aspect in [Aspect::Holds, Aspect::Fails, Aspect::Applies, Aspect::Unknown] {
        for (point, one) in version.points.iter().enumerate() {
            all.extend(of_point(look, &version.points, point, aspect).map(|(wishes, refused, open)| Target {
                wishes,
                refused,
                open,
                ..target((one.place, aspect), Wanted::Any)
            }));
        }
        for (program, conditions) in &look.programs {
            let own = points.programs.get(*program).into_iter().flat_map(|one| &one.points);
            for (point, condition) in own.zip(conditions) {
                let (wishes, open) = match aspect {
                    Aspect::Holds => (vec![(*condition, true)], None),
                    Aspect::Fails => (vec![(*condition, false)], None),
                    Aspect::Unknown => (Vec::new(), Some(*condition)),
                    _ => continue,
                };
                let goal = (point.place, aspect);
                all.push(Target { wishes, open, ..target(goal, Wanted::Session(*program)) });
            }
        }
    }
    all.into_iter().find(|target| is_due(target.goal))
}

/// What must come true for an answer of a point: wishes, whether the dossier is refused, and what stays unknown.
fn of_point(
    look: &Look<'_, '_>,
    points: &[Point<'_>],
    at: usize,
    aspect: Aspect,
) -> Option<(Vec<Wish>, bool, Option<usize>)> {
    let (point, own) = (points.get(at)?, look.own.get(at).copied().flatten());
    let refused = point.kind == Kind::Requirement && aspect == Aspect::Fails;
    Some(match (own, aspect) {
        (Some(condition), Aspect::Holds) => {
            let whole = chosen(look, points, at);
            let possible = look.reach.is_possible(&whole) == Some(true);
            (if possible { whole } else { vec![(condition, true)] }, refused, None)
        }
        (Some(condition), Aspect::Fails) => (vec![(condition, false)], refused, None),
        (Some(condition), Aspect::Unknown) => (Vec::new(), false, Some(condition)),
        (None, Aspect::Applies) => (chosen(look, points, at), false, None),
        _ => return None,
    })
}

/// A dossier that may show a target; none where none is found.
pub(super) fn build(points: &Points<'_>, at: usize, look: &Look<'_, '_>, target: &Target) -> Option<Built> {
    let version = points.versions.get(at)?;
    let receipts = receipts(points, version, look, target.wanted);
    if let Some(condition) = target.open {
        return unknown(points, &receipts, version, look, condition, target.goal);
    }
    let grown = fill(points, version, look, grow(points, version, look, target));
    let plain = fill(points, version, look, target.wishes.clone());
    for wishes in [grown, plain, target.wishes.clone()] {
        for receipt in &receipts {
            let facts = look.reach.dossier(&wishes, receipt.at, receipt.channel);
            let built = facts.and_then(|facts| decide(points, version, receipt, &named(points, &facts)?));
            if let Some(built) = built.map(|built| priced(points, built)) {
                let shows = answers(points, points.rules, &built.request, &built.decision);
                if shows.contains(&target.goal) {
                    return Some(built);
                }
            }
        }
    }
    None
}

/// Of dossiers of which nothing is given, the one that leaves most open that was never seen open.
fn unknown(
    points: &Points<'_>,
    receipts: &[Receipt<'_>],
    version: &VersionPoints<'_>,
    look: &Look<'_, '_>,
    condition: usize,
    goal: (Place, Aspect),
) -> Option<Built> {
    let open = receipts.iter().filter(|receipt| look.reach.is_open(condition, receipt.at, receipt.channel));
    let built = open.take(MOST_OPEN).filter_map(|receipt| decide(points, version, receipt, &BTreeMap::new()));
    let counted = built.filter_map(|built| {
        let shows = answers(points, points.rules, &built.request, &built.decision);
        let fresh = shows.iter().filter(|(place, aspect)| points.is_missing(*place, *aspect)).count();
        shows.contains(&goal).then_some((fresh, built))
    });
    let best = counted.fold(None, |best: Option<(usize, Built)>, one| match best {
        Some(best) if best.0 >= one.0 => Some(best),
        _ => Some(one),
    });
    best.map(|(_, built)| built)
}

/// How many receipts are tried for a dossier of which nothing is given.
const MOST_OPEN: usize = 64;

/// Adds what else is missing, as long as there is such a dossier.
fn grow(points: &Points<'_>, version: &VersionPoints<'_>, look: &Look<'_, '_>, target: &Target) -> Vec<Wish> {
    let mut wishes = target.wishes.clone();
    for (at, point) in version.points.iter().enumerate() {
        // Of a refused dossier nothing else is asked.
        if target.refused && point.kind != Kind::Requirement {
            continue;
        }
        let ordered = if point.plain { [Aspect::Holds, Aspect::Fails] } else { [Aspect::Fails, Aspect::Holds] };
        for aspect in ordered {
            let Some((more, refused, _)) = of_point(look, &version.points, at, aspect) else { continue };
            if points.is_missing(point.place, aspect) && !refused {
                let known = more.iter().any(|(condition, _)| wishes.iter().any(|(other, _)| other == condition));
                let all: Vec<Wish> = wishes.iter().copied().chain(more).collect();
                if (!known || consistent(&all)) && look.reach.is_possible(&all) == Some(true) {
                    wishes = all;
                    break;
                }
            }
        }
    }
    wishes
}

/// Whether no condition is wished both ways.
fn consistent(wishes: &[Wish]) -> bool {
    !wishes.iter().any(|(condition, holds)| wishes.contains(&(*condition, !*holds)))
}

/// Adds the plain answers of everything that a decision's verdict, limits and fees rest on, so that they are known.
fn fill(points: &Points<'_>, version: &VersionPoints<'_>, look: &Look<'_, '_>, wishes: Vec<Wish>) -> Vec<Wish> {
    let mut wishes = wishes;
    let kinds = [Kind::Requirement, Kind::SameDay, Kind::Deadline, Kind::Fee];
    let own = version.points.iter().zip(&look.own).filter(|(point, _)| kinds.contains(&point.kind));
    let own = own.filter_map(|(point, condition)| Some(((*condition)?, point.plain)));
    let of_programs = look.programs.iter().flat_map(|(program, conditions)| {
        let own = points.programs.get(*program).into_iter().flat_map(|one| &one.points);
        conditions.iter().copied().zip(own).map(|(condition, point)| (condition, point.plain))
    });
    for (condition, plain) in own.chain(of_programs) {
        if wishes.iter().any(|(other, _)| *other == condition) {
            continue;
        }
        for holds in [plain, !plain] {
            let all: Vec<Wish> = wishes.iter().copied().chain([(condition, holds)]).collect();
            if look.reach.is_possible(&all) == Some(true) {
                wishes = all;
                break;
            }
        }
    }
    wishes
}

/// Facts by the names that an officer writes.
fn named(points: &Points<'_>, facts: &BTreeMap<String, serde_json::Value>) -> Option<BTreeMap<String, FactValue>> {
    let read = facts.iter().map(|(name, value)| {
        let value = points.rules.read_json_fact(name, value).ok()??;
        Some((written(points, name), value))
    });
    read.collect()
}

/// A fact's name in the catalog's language.
fn written(points: &Points<'_>, name: &str) -> String {
    let vietnamese = points.rules.bundle().language == Language::Vi;
    let fact = points.rules.facts().find(|fact| fact.id == name);
    let alias = fact.and_then(|fact| fact.alias.clone()).filter(|_| vietnamese);
    alias.unwrap_or_else(|| name.to_owned())
}

fn decide(
    points: &Points<'_>,
    version: &VersionPoints<'_>,
    receipt: &Receipt<'_>,
    facts: &BTreeMap<String, FactValue>,
) -> Option<Built> {
    let request = Request {
        procedure: version.code.to_owned(),
        office: receipt.office.to_owned(),
        received: receipt.at,
        channel: receipt.channel,
        facts: facts.clone(),
        events: Vec::new(),
    };
    let decision = points.rules.decide(&request).ok()?;
    Some(Built { request, decision })
}

/// Gives what an amount still depends on, so that the fee is known.
fn priced(points: &Points<'_>, built: Built) -> Built {
    let mut built = built;
    for _ in 0..MOST_AMOUNTS {
        let missing = built.decision.fee.missing.iter();
        let facts: Vec<&Fact> = missing.filter_map(|name| points.rules.facts().find(|fact| fact.id == *name)).collect();
        let given = facts.iter().filter_map(|fact| Some((written(points, &fact.id), least(fact)?)));
        let mut request = built.request.clone();
        request.facts.extend(given);
        if request == built.request {
            break;
        }
        let Ok(decision) = points.rules.decide(&request) else { break };
        built = Built { request, decision };
    }
    built
}

/// How often more facts are given for an amount.
const MOST_AMOUNTS: usize = 8;

/// The least value of a fact that makes an amount of it: one, where that is one.
fn least(fact: &Fact) -> Option<FactValue> {
    match &fact.kind {
        FactType::Bool => Some(FactValue::Bool(false)),
        FactType::Number { min, max } | FactType::Money { min, max } => Some(FactValue::Integer(1.clamp(*min, *max))),
        FactType::Choice { values } => values.first().cloned().map(FactValue::Text),
        FactType::Date | FactType::Time => None,
    }
}
