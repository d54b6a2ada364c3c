//! What one dossier shows: the answer of each condition, which row decided, and the boundaries that it lies at.

use serde_json::Value as Json;

use super::boundaries;
use super::clause::{Aspect, Kind};
use super::points::{Choice, Place, Point, Points, VersionPoints};
use crate::bundle::Logic;
use crate::runtime::{Decision, Request, RuleSet, Verdict};

/// Everything that a decided dossier shows.
pub(super) fn answers(
    points: &Points<'_>,
    rules: &RuleSet,
    request: &Request,
    decision: &Decision,
) -> Vec<(Place, Aspect)> {
    let mut seen = Vec::new();
    let of =
        |version: &&VersionPoints<'_>| version.code == decision.procedure && version.version.from == decision.version;
    if let Some(version) = points.versions.iter().find(of) {
        // Of a dossier that is refused nobody asks whether its result is due the same day.
        let refused = decision.same_day.verdict == Verdict::Refused;
        let values = values(rules, request, &version.points);
        for (at, (point, value)) in version.points.iter().zip(&values).enumerate() {
            if !(refused && point.kind == Kind::SameDay) {
                seen.extend(answer(*value).filter(|_| point.when.is_some()).map(|aspect| (point.place, aspect)));
            }
            // Of a linked procedure, fees of stages that do not run are not listed.
            let listed = |id: &str| decision.fee.rows.iter().any(|row| row.id == id);
            let decides = point.choice.map(|choice| {
                let applies = match choice {
                    Choice::Fee(id) => listed(id),
                    Choice::Limit => true,
                };
                applies && decides(&version.points, &values, at, choice)
            });
            match (point.when, decides) {
                (None, None | Some(true)) => seen.push((point.place, Aspect::Applies)),
                (Some(_), Some(true)) => seen.push((point.place, Aspect::Decides)),
                _ => {}
            }
        }
        for (at, last, place) in &version.cutoffs {
            let decides = decides(&version.points, &values, *at, Choice::Limit);
            let side = boundaries::side(boundaries::minute(decision.counted_from.0), *last);
            seen.extend(side.filter(|_| decides).map(|side| (*place, side)));
        }
        if !refused {
            programs(points, rules, request, &mut seen);
        }
    }
    for version in points.versions.iter().filter(|version| version.code == decision.procedure) {
        let Some(place) = version.start else { continue };
        let day = request.received.date();
        if day == version.version.from {
            seen.push((place, Aspect::After));
        } else if day.succ_opt() == Some(version.version.from) {
            seen.push((place, Aspect::Before));
        }
    }
    seen.extend(boundaries::intakes(points, rules, request, decision));
    seen
}

/// The answers of points: yes, no, or not known; yes where there is no condition.
fn values(rules: &RuleSet, request: &Request, points: &[Point<'_>]) -> Vec<Answer> {
    let logics: Vec<&Logic> = points.iter().filter_map(|point| point.when).collect();
    // A bundle that a loader took has no expression that is refused.
    let Ok(evaluated) = rules.evaluate_all(request, &logics) else { return Vec::new() };
    let mut evaluated = evaluated.into_iter();
    let answer = |point: &Point<'_>| match point.when {
        None => Answer::Yes,
        Some(_) => match evaluated.next().map(|one| one.value) {
            Some(Json::Bool(true)) => Answer::Yes,
            Some(Json::Bool(false)) => Answer::No,
            _ => Answer::Unknown,
        },
    };
    points.iter().map(answer).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
}

const fn answer(answer: Answer) -> Option<Aspect> {
    Some(match answer {
        Answer::Yes => Aspect::Holds,
        Answer::No => Aspect::Fails,
        Answer::Unknown => Aspect::Unknown,
    })
}

/// Whether a row is the one that is chosen: the first whose condition holds, all before failing, or the one without a
/// condition where all fail.
fn decides(points: &[Point<'_>], values: &[Answer], at: usize, choice: Choice<'_>) -> bool {
    let rivals = points.iter().zip(values).enumerate().filter(|(_, (point, _))| point.choice == Some(choice));
    let mut conditional = rivals.filter(|(_, (point, _))| point.when.is_some());
    match points.get(at).map(|point| (point.when, values.get(at))) {
        Some((Some(_), Some(Answer::Yes))) => {
            conditional.all(|(other, (_, value))| other >= at || *value == Answer::No)
        }
        Some((None, _)) => conditional.all(|(_, (_, value))| *value == Answer::No),
        _ => false,
    }
}

/// The clauses of the programs that take the dossier in.
fn programs(points: &Points<'_>, rules: &RuleSet, request: &Request, seen: &mut Vec<(Place, Aspect)>) {
    let Ok(taking) = rules.taking(request) else { return };
    for program in points.programs.iter().filter(|one| taking.contains(&one.program.id.as_str())) {
        let values = values(rules, request, &program.points);
        let own = program.points.iter().zip(values);
        seen.extend(own.filter_map(|(point, value)| Some((point.place, answer(value)?))));
    }
}
