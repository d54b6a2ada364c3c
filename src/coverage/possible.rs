//! What no dossier can show: answers that a condition cannot give, rows that cannot be chosen, boundaries at which no desk is
//! open. Asked of the regions of the proofs; where those do not tell, everything is possible.

use chrono::NaiveDate;

use super::boundaries::{covers, is_mobile};
use super::clause::{Aspect, Mark};
use super::points::{Place, Point, Points, VersionPoints};
use crate::bundle::{Channel, Logic, Office};
use crate::prove::reach::{Facts, Reach, Values, Wish, Within};

/// The dossiers of a version, told apart by its own conditions and by those of the programs that cover it.
pub(super) struct Look<'v, 'a> {
    pub(super) reach: Reach<'v>,
    /// For each point of the version the place of its condition.
    pub(super) own: Vec<Option<usize>>,
    /// For each program that covers the version, its place and those of its conditions.
    pub(super) programs: Vec<(usize, Vec<usize>)>,
    pub(super) within: Within,
    pub(super) offices: Vec<&'a Office>,
}

/// Marks what is not possible.
pub(super) fn settle(points: &mut Points<'_>) {
    let facts = Facts::of(points.rules.bundle());
    let values = facts.values();
    let mut not: Vec<(Place, Aspect)> = Vec::new();
    // A clause of a program is possible where it is in any version that the program covers.
    let mut of_programs: Vec<(Place, Aspect)> = Vec::new();
    for version in &points.versions {
        let places = || version.points.iter().map(|point| point.place);
        let boundaries = version.cutoffs.iter().map(|(.., place)| *place).chain(version.start);
        match Governed::of(points, version) {
            None => {
                // No day, or no office: nothing of it can be seen.
                let all = places().chain(boundaries);
                not.extend(all.flat_map(|place| ALL.iter().map(move |aspect| (place, *aspect))));
            }
            Some(governed) => {
                boundary(points, version, &governed, &mut not);
                let look = look(points, version, &values, governed);
                let Some(look) = look else {
                    of_programs.extend(everything(points, version));
                    continue;
                };
                for (at, point) in version.points.iter().enumerate() {
                    let can = |aspect: Aspect| can(&look, &version.points, at, aspect);
                    let aspects = ALL.iter().filter(|aspect| !can(**aspect));
                    not.extend(aspects.map(|aspect| (point.place, *aspect)));
                }
                for (program, conditions) in &look.programs {
                    let Some(program) = points.programs.get(*program) else { continue };
                    for (point, condition) in program.points.iter().zip(conditions) {
                        let can = |aspect: &&Aspect| answers(&look.reach, *condition, **aspect);
                        of_programs.extend(ALL.iter().filter(can).map(|aspect| (point.place, *aspect)));
                    }
                }
            }
        }
    }
    for point in points.programs.iter().flat_map(|program| &program.points) {
        let missing = ALL.iter().filter(|aspect| !of_programs.contains(&(point.place, **aspect)));
        not.extend(missing.map(|aspect| (point.place, *aspect)));
    }
    for (place, aspect) in not {
        if let Some(mark) = points.mark_mut(place, aspect) {
            *mark = Mark { possible: false, ..*mark };
        }
    }
}

const ALL: [Aspect; 7] =
    [Aspect::Holds, Aspect::Fails, Aspect::Unknown, Aspect::Applies, Aspect::Decides, Aspect::Before, Aspect::After];

/// Every answer of the programs that cover a version.
fn everything<'p>(
    points: &'p Points<'_>,
    version: &'p VersionPoints<'_>,
) -> impl Iterator<Item = (Place, Aspect)> + 'p {
    let covering = points.programs.iter().filter(|one| covers(one.program, version.code, version.version));
    let places = covering.flat_map(|one| &one.points).map(|point| point.place);
    places.flat_map(|place| ALL.iter().map(move |aspect| (place, *aspect)))
}

/// The days, channels and offices of a version's dossiers.
pub(super) struct Governed<'a> {
    within: Within,
    offices: Vec<&'a Office>,
}

impl<'a> Governed<'a> {
    /// None where no dossier can come.
    pub(super) fn of(points: &Points<'a>, version: &VersionPoints<'a>) -> Option<Self> {
        let bundle = points.rules.bundle();
        let horizon = &bundle.horizon;
        let from = version.version.from.max(horizon.from);
        let last = version.version.to.map_or(horizon.to, |to| to.min(horizon.to)).pred_opt()?;
        let handles = |office: &&Office| {
            let level = version.version.is_received_at(office.level);
            let day = |at: Option<NaiveDate>, otherwise: NaiveDate| at.unwrap_or(otherwise);
            level && day(office.from, from) <= last && office.to.is_none_or(|to| from < to)
        };
        let offices: Vec<&Office> = bundle.offices.iter().filter(handles).collect();
        let mut channels: Vec<Channel> = version.version.channels.iter().map(|offer| offer.channel).collect();
        let mobile =
            |program: &crate::bundle::Program| is_mobile(program) && covers(program, version.code, version.version);
        if points.programs.iter().any(|one| mobile(one.program)) && !channels.contains(&Channel::Mobile) {
            channels.push(Channel::Mobile);
        }
        let any = from <= last && !offices.is_empty() && !channels.is_empty();
        any.then_some(Self { within: Within { from, last, channels }, offices })
    }
}

/// The dossiers of a version; none where they would be too many to tell apart.
pub(super) fn look<'v, 'a>(
    points: &Points<'a>,
    version: &VersionPoints<'a>,
    values: &'v Values<'v>,
    governed: Governed<'a>,
) -> Option<Look<'v, 'a>> {
    let mut logics: Vec<&Logic> = Vec::new();
    let mut add = |when: Option<&'a Logic>| {
        let place = logics.len();
        logics.extend(when);
        when.map(|_| place)
    };
    let own = version.points.iter().map(|point| add(point.when)).collect();
    let covering = points.programs.iter().enumerate();
    let covering = covering.filter(|(_, one)| covers(one.program, version.code, version.version));
    let programs =
        covering.map(|(place, one)| (place, one.points.iter().filter_map(|point| add(point.when)).collect())).collect();
    let Governed { within, offices } = governed;
    let reach = Reach::new(values, &version.version.documents_complete, &logics, within.clone())?;
    Some(Look { reach, own, programs, within, offices })
}

/// Whether a condition can give an answer.
fn answers(reach: &Reach<'_>, condition: usize, aspect: Aspect) -> bool {
    match aspect {
        Aspect::Holds => reach.is_possible(&[(condition, true)]) != Some(false),
        Aspect::Fails => reach.is_possible(&[(condition, false)]) != Some(false),
        Aspect::Unknown => !reach.is_never_open(condition),
        _ => true,
    }
}

/// Whether something can be seen of a point.
fn can(look: &Look<'_, '_>, points: &[Point<'_>], at: usize, aspect: Aspect) -> bool {
    match (look.own.get(at).copied().flatten(), aspect) {
        (_, Aspect::Applies | Aspect::Decides) => look.reach.is_possible(&chosen(look, points, at)) != Some(false),
        (Some(condition), aspect) => answers(&look.reach, condition, aspect),
        (None, _) => true,
    }
}

/// What must come true for a row to be chosen: its own condition holds, and those of its rivals that are asked before fail.
pub(super) fn chosen(look: &Look<'_, '_>, points: &[Point<'_>], at: usize) -> Vec<Wish> {
    let condition = |at: usize| look.own.get(at).copied().flatten();
    let own = condition(at);
    let mut wishes: Vec<Wish> = own.map(|condition| (condition, true)).into_iter().collect();
    let Some(choice) = points.get(at).and_then(|point| point.choice) else { return wishes };
    let rivals = points.iter().enumerate().filter(|(_, point)| point.choice == Some(choice));
    let before = rivals.filter(|(other, _)| *other != at && (own.is_none() || *other < at));
    wishes.extend(before.filter_map(|(other, _)| condition(other)).map(|condition| (condition, false)));
    wishes
}

/// Boundaries that no dossier lies at: where no counting starts, and days outside the horizon.
fn boundary(points: &Points<'_>, version: &VersionPoints<'_>, governed: &Governed<'_>, not: &mut Vec<(Place, Aspect)>) {
    let in_window =
        |windows: &[(u16, u16)], minute: u16| windows.iter().any(|(open, close)| *open <= minute && minute < *close);
    let starts = |minute: u16| {
        let at_desk = governed.offices.iter().any(|office| office.desk.iter().any(|day| in_window(day, minute)));
        let covering = points.programs.iter().filter(|one| covers(one.program, version.code, version.version));
        let in_session = covering.map(|one| one.program).any(|program| {
            program.weekly.iter().any(|session| in_window(&session.windows, minute))
                || program.dated.iter().any(|session| in_window(&session.windows, minute))
        });
        at_desk || in_session
    };
    for (_, last, place) in &version.cutoffs {
        not.extend((!starts(*last)).then_some((*place, Aspect::Before)));
        let after = last.checked_add(1).is_some_and(starts);
        not.extend((!after).then_some((*place, Aspect::After)));
    }
    let horizon = &points.rules.bundle().horizon;
    if let Some(place) = version.start {
        let from = version.version.from;
        not.extend((from <= horizon.from || horizon.to < from).then_some((place, Aspect::Before)));
        not.extend((from < horizon.from || horizon.to <= from).then_some((place, Aspect::After)));
    }
}
