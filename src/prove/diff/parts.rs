//! What does not depend on the moment of receipt but through conditions: documents, completeness, grounds of refusal, fees, and
//! what versions say of everybody. Each difference has the region of dossiers that it concerns.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::change::{Class, Gathered, Kind, Said};
use super::fees;
use super::pair::{Asked, Pair};
use super::receipts::Group;
use crate::bundle::Quantity;
use crate::model::{Document, Expr, Var};
use crate::prove::domain::LAST_MINUTE;
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::offices::moment;
use crate::prove::space::Region;

/// A difference and the dossiers that it concerns.
pub(super) struct Part<'p> {
    pub(super) kind: Kind,
    pub(super) class: Class,
    pub(super) what: Option<String>,
    pub(super) region: Region,
    /// What must be known of a dossier to see it.
    pub(super) wanted: Vec<Wanted<'p>>,
    /// Facts that a dossier has that shows it.
    pub(super) given: BTreeMap<Var, i64>,
    pub(super) said: Option<(Said, Said)>,
}

/// Every difference of two versions that does not depend on the moment of receipt.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn parts<'p>(pair: &'p Pair<'_>) -> Result<Vec<Part<'p>>, TooMuch> {
    let mut parts = Vec::new();
    refusals(pair, &mut parts)?;
    let decided = completeness(pair, &mut parts)?;
    for asked in &pair.asked {
        document(pair, asked, decided, &mut parts)?;
    }
    fees::parts(pair, &mut parts)?;
    Ok(parts)
}

/// The regions of a condition that only one side states, each with what must be known: those that lose it and those that gain it.
fn turned<'p>(pair: &'p Pair<'_>, (old, new): (&'p Expr, &'p Expr)) -> Result<[(Region, Vec<Wanted<'p>>); 2], TooMuch> {
    let (space, was, is) = (&pair.space, pair.old.holds(&pair.space, old)?, pair.new.holds(&pair.space, new)?);
    let wanted = |was: bool| {
        vec![
            Wanted { condition: old, complete: &pair.old.complete, holds: was },
            Wanted { condition: new, complete: &pair.new.complete, holds: !was },
        ]
    };
    Ok([(space.without(&was, &is)?, wanted(true)), (space.without(&is, &was)?, wanted(false))])
}

fn refusals<'p>(pair: &'p Pair<'_>, parts: &mut Vec<Part<'p>>) -> Result<(), TooMuch> {
    let [lost, gained] = turned(pair, (&pair.old.met, &pair.new.met))?;
    for (class, (region, wanted)) in [(Class::Heavier, lost), (Class::Lighter, gained)] {
        add(parts, (Kind::Refusal, class, None), region, wanted);
    }
    Ok(())
}

/// Whether completeness itself changed.
fn completeness<'p>(pair: &'p Pair<'_>, parts: &mut Vec<Part<'p>>) -> Result<bool, TooMuch> {
    let before = parts.len();
    let [lost, gained] = turned(pair, (&pair.old.complete, &pair.new.complete))?;
    for (class, (region, wanted)) in [(Class::Heavier, lost), (Class::Lighter, gained)] {
        add(parts, (Kind::Complete, class, None), region, wanted);
    }
    Ok(parts.len() > before)
}

/// Adds what changed about a document. One of several alternatives is no burden by itself: completeness says what it does.
fn document<'p>(
    pair: &'p Pair<'_>,
    asked: &'p Asked<'_>,
    decided: bool,
    parts: &mut Vec<Part<'p>>,
) -> Result<(), TooMuch> {
    let id = || Some(asked.id.to_owned());
    let in_group = |row: &Option<&Document>| row.is_some_and(|row| row.group.is_some());
    let is_choice = in_group(&asked.rows.0) || in_group(&asked.rows.1);
    let [gone, come] = turned(pair, (&asked.old, &asked.new))?;
    for (class, (region, wanted)) in [(Class::Lighter, gone), (Class::Heavier, come)] {
        let class = if is_choice { Class::Mixed } else { class };
        if !(is_choice && decided) {
            add(parts, (Kind::Document, class, id()), region, wanted);
        }
    }
    let (Some(old), Some(new)) = asked.rows else { return Ok(()) };
    if old.row.presented != new.row.presented {
        let class = if new.row.presented { Class::Lighter } else { Class::Heavier };
        let said = |presented: bool| Said::Text(if presented { "presented" } else { "handed in" }.to_owned());
        let said = Some((said(old.row.presented), said(new.row.presented)));
        parts.push(stated(pair, Kind::Document, class, id(), said));
    }
    let Some(class) = copies(old.row.quantity, new.row.quantity) else { return Ok(()) };
    let both = pair.space.and(&pair.old.holds(&pair.space, &asked.old)?, &pair.new.holds(&pair.space, &asked.new)?)?;
    let wanted = [(&asked.old, &pair.old.complete), (&asked.new, &pair.new.complete)];
    let wanted = wanted.map(|(condition, complete)| Wanted { condition, complete, holds: true });
    add(parts, (Kind::Document, class, id()), both, wanted.to_vec());
    Ok(())
}

/// What other numbers of copies do; none where they are the same.
fn copies(old: Quantity, new: Quantity) -> Option<Class> {
    let all = |of: Quantity| [of.originals, of.copies, of.certified, of.electronic];
    let each = || all(old).into_iter().zip(all(new));
    match (each().any(|(old, new)| new > old), each().any(|(old, new)| new < old)) {
        (true, true) => Some(Class::Mixed),
        (true, false) => Some(Class::Heavier),
        (false, true) => Some(Class::Lighter),
        (false, false) => None,
    }
}

/// What a version says of every dossier.
pub(super) fn stated<'p>(
    pair: &Pair<'_>,
    kind: Kind,
    class: Class,
    what: Option<String>,
    said: Option<(Said, Said)>,
) -> Part<'p> {
    let region = pair.space.everything().clone();
    Part { kind, class, what, region, wanted: Vec::new(), given: BTreeMap::new(), said }
}

fn add<'p>(
    parts: &mut Vec<Part<'p>>,
    (kind, class, what): (Kind, Class, Option<String>),
    region: Region,
    wanted: Vec<Wanted<'p>>,
) {
    if !region.is_empty() {
        parts.push(Part { kind, class, what, region, wanted, given: BTreeMap::new(), said: None });
    }
}

/// Adds the parts that concern a group's dossiers.
///
/// # Errors
/// [`TooMuch`], also where no dossier was found that shows a part.
pub(super) fn compare(
    group: &Group<'_, '_>,
    parts: &[Part<'_>],
    found: &mut BTreeMap<(Kind, Option<String>), Gathered>,
) -> Result<(), TooMuch> {
    let space = &group.pair.space;
    for part in parts {
        let region = group.pair.on_channels(&part.region, group.channels)?;
        if region.is_empty() {
            continue;
        }
        let by_day = space.looks_at(&region, &[Var::ReceivedDate, Var::ReceivedWeekday]) || !space.several().is_empty();
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut witness = None;
        let mut first = None;
        for day in &group.days {
            if by_day && any_minute(group, &region, *day)?.is_none() {
                continue;
            }
            days.push(*day);
            if witness.is_none() && (first.is_none() || by_day) {
                first = Some(*day);
                witness = self::witness(group, part, &region, *day)?;
            }
        }
        if days.is_empty() {
            continue;
        }
        let gathered = found.entry((part.kind, part.what.clone())).or_default();
        gathered.add(part.class, days);
        gathered.said = gathered.said.take().or_else(|| part.said.clone());
        gathered.show(part.class, witness.ok_or(TooMuch::Boxes)?);
    }
    Ok(())
}

fn witness(
    group: &Group<'_, '_>,
    part: &Part<'_>,
    region: &Region,
    day: NaiveDate,
) -> Result<Option<Box<crate::diagnostics::Witness>>, TooMuch> {
    let Some((at, minute)) = any_minute(group, region, day)? else { return Ok(None) };
    let region = group.received(region, day, minute)?;
    group.search(&region, &part.wanted, at, &part.given)
}

/// A minute of a day at which dossiers of a region come, one at which the desk is open where there is one.
fn any_minute(group: &Group<'_, '_>, region: &Region, day: NaiveDate) -> Result<Option<(NaiveDateTime, u16)>, TooMuch> {
    let mut closed = None;
    for (low, high) in group.pair.space.regions_of(&Var::ReceivedTime) {
        let minute = |minute: i64| u16::try_from(minute.min(LAST_MINUTE)).unwrap_or(0);
        let (low, high) = (minute(low), minute(high));
        if group.received(region, day, low)?.is_empty() {
            continue;
        }
        let windows = group.old.windows.windows(day);
        let open = windows.next_open(low).filter(|open| *open <= high);
        if let Some(at) = open.and_then(|open| moment(day, open)) {
            return Ok(open.map(|open| (at, open)));
        }
        closed = closed.or_else(|| moment(day, low).map(|at| (at, low)));
    }
    Ok(closed)
}
