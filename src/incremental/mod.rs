//! A catalog of which little has changed since it was checked as a whole: what is looked at again, and what stays as it was found.
//!
//! [`Record`] is what a whole run keeps: the digest of every file, where every item stands, what was found. [`again`] takes it and the
//! files as they are now. Where items changed, they are looked at by every stage, proofs included, together with what they rest on
//! (`part.rs`), once as they were and once as they are. Only if all of this holds are the findings of everything else taken from the record:
//!
//! - before, nothing but proofs found errors, all of them acknowledged, and none in the files that changed; now there is none in what changed:
//!   an error keeps what rests on it from being proved, and other findings quiet;
//! - what changed are clauses of procedures and simplifications, which name of what stands elsewhere what they named before;
//! - what others see of them (`face.rs`) is the same, and so are the calendars, which go as far as the longest limit;
//! - both looks find the same outside of what changed, and see the same of every clause there;
//! - what was found in them before is what the whole run found. What only the whole decides (`DECIDED_BY_ALL`) stays as it was found, and is
//!   acknowledged nowhere in them.
//!
//! Anything else is a whole run. A test changes catalogs at random and holds both against each other.

mod changed;
mod entry;
mod face;
mod part;
mod picked;
mod record;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

pub use record::Record;

use crate::bundle::MAX_BYTES;
use crate::diagnostics::render::{Drawn, Human, Told, in_brief, tell};
use crate::diagnostics::{Finding, Severity};
use crate::driver::{Input, Memory};
use crate::source::{Sources, Span};
use changed::Edited;
use entry::{Entry, MANIFEST_FILE, Place};
use part::{Side, Twins};

/// Codes of what is found in a procedure by comparing it with all others: a part of the catalog cannot tell. It stays as long as what others
/// see of the procedure, its face (`face.rs`), does.
const DECIDED_BY_ALL: &[&str] = &["W0202", "W0340", "W0341", "W0503"];

/// The most files that may have changed: with more, looking at the whole is as fast.
const MOST_FILES: usize = 16;

/// Everything that is found in a catalog, as a report says it; none where only a whole run can tell. `before` gives the bytes of a file as
/// they were, by its number.
pub fn again<'r, M: Borrow<Memory> + Send>(
    record: &'r Record,
    (manifest, files): (&[u8], &[Input]),
    before: impl Fn(usize) -> Option<Vec<u8>>,
    memory: impl FnOnce() -> M + Send,
    how: Human,
) -> Option<Vec<Told<'r>>> {
    let changed = record.changed(manifest, files)?;
    if changed.is_empty() {
        return Some(record.findings.iter().map(|entry| record.told(entry)).collect());
    }
    if changed.len() > MOST_FILES {
        return None;
    }
    let edited: BTreeMap<usize, Edited> = (changed.into_iter())
        .map(|number| Some((number, Edited::between(&before(number)?, files.get(number)?)?)))
        .collect::<Option<_>>()?;
    if edited.keys().any(|number| record.has_error(*number)) {
        return None;
    }
    if edited.values().all(|edited| edited.items.is_empty()) {
        return merged(record, &edited, &BTreeSet::new(), Vec::new(), how);
    }
    let twins = part::look(record, (manifest, files), &edited, memory, how.language)?;
    let (kept, fresh) = settled(record, &edited, &twins)?;
    merged(record, &edited, &kept, tell_fresh(&twins, fresh, how), how)
}

/// A finding that is new or was found again: where it belongs among all, and how it is told.
type Fresh<'r> = (Place, Told<'r>);

/// What the whole still says of what changed, by the numbers of the record's findings, and what the second look found there.
fn settled<'t>(
    record: &Record,
    edited: &BTreeMap<usize, Edited>,
    twins: &'t Twins,
) -> Option<(BTreeSet<usize>, Vec<&'t Finding>)> {
    let (was, is) = (&twins.before, &twins.now);
    if record.stands_for_others(&twins.codes) && (was.proofs.of_versions || is.proofs.of_versions) {
        // What is found at one office would be told of each that it stands for.
        return None;
    }
    let accepts = |side| twins.accepts(edited, side, DECIDED_BY_ALL);
    if !was.is_understood || !is.is_understood || accepts(Side::Before) || accepts(Side::Now) {
        return None;
    }
    if face::of(&was.catalog, &twins.codes) != face::of(&is.catalog, &twins.codes) {
        return None;
    }
    if !same_calendars(record.reach, was.catalog.reach, is.catalog.reach) {
        return None;
    }
    if !fits(record.size, was.size, is.size, MAX_BYTES) || !has_room(record.room, was.catalog.room, is.catalog.room) {
        return None;
    }
    if twins.seen_elsewhere(edited, Side::Before)? != twins.seen_elsewhere(edited, Side::Now)? {
        return None;
    }
    let (was, is) = rayon::join(|| twins.found(edited, Side::Before), || twins.found(edited, Side::Now));
    let (was, is) = (was?, is?);
    // An error, acknowledged or not, may keep other findings quiet.
    let is_error = |(finding, _): &(&Finding, String)| finding.severity == Severity::Error;
    if was.elsewhere != is.elsewhere || was.inside.iter().chain(&is.inside).any(is_error) {
        return None;
    }
    let recorded: Vec<(usize, &Entry)> = record.inside(edited);
    let codes: BTreeSet<&str> = (recorded.iter().map(|(_, entry)| entry.code.as_str()))
        .chain(was.inside.iter().chain(&is.inside).map(|(finding, _)| finding.code()))
        .collect();
    let (mut kept, mut fresh) = (BTreeSet::new(), Vec::new());
    for code in codes {
        let whole = recorded.iter().filter(|(_, entry)| entry.code == code);
        let part = was.inside.iter().filter(|(finding, _)| finding.code() == code);
        if DECIDED_BY_ALL.contains(&code) {
            kept.extend(whole.map(|(number, _)| *number));
        } else if whole.map(|(_, entry)| part::recorded(record, entry)).eq(part.map(|(_, said)| said.clone())) {
            fresh.extend(is.inside.iter().map(|(finding, _)| *finding).filter(|finding| finding.code() == code));
        } else {
            return None;
        }
    }
    Some((kept, fresh))
}

/// Whether the calendars of the whole stay as long as they are: its longest limit neither grows nor may be the one that got shorter.
fn same_calendars(whole: Option<u64>, before: Option<u64>, now: Option<u64>) -> bool {
    let all = whole.zip(before).zip(now);
    all.is_some_and(|((whole, before), now)| now <= whole && (before < whole || now == whole))
}

/// Whether a bundle that grows as a part of it does is still one that a loader takes.
fn fits(whole: Option<usize>, before: Option<usize>, now: Option<usize>, most: usize) -> bool {
    let grown =
        whole.zip(before).zip(now).and_then(|((whole, before), now)| whole.checked_add(now)?.checked_sub(before));
    grown.is_some_and(|size| size <= most)
}

/// Whether the room that the whole has left holds what a part takes more.
fn has_room(whole: Option<usize>, before: Option<usize>, now: Option<usize>) -> bool {
    whole
        .zip(before)
        .zip(now)
        .is_some_and(|((whole, before), now)| whole.checked_add(now).is_some_and(|all| before <= all))
}

fn tell_fresh(twins: &Twins, fresh: Vec<&Finding>, how: Human) -> Vec<Fresh<'static>> {
    let fresh: Vec<Finding> = fresh.into_iter().cloned().collect();
    let told = tell(&fresh, &twins.sources, how, Drawn::All);
    let places = fresh.iter().map(|finding| place(twins, finding.span));
    places.zip(told).filter_map(|(place, told)| Some((place?, told))).collect()
}

/// What stays of the record, where it stands now, with what is fresh, in the order of a whole run.
fn merged<'r>(
    record: &'r Record,
    edited: &BTreeMap<usize, Edited>,
    kept: &BTreeSet<usize>,
    fresh: Vec<Fresh<'r>>,
    how: Human,
) -> Option<Vec<Told<'r>>> {
    let mut all: Vec<Fresh<'r>> = Vec::with_capacity(record.findings.len());
    for (number, entry) in record.findings.iter().enumerate() {
        match edited.get(&entry.place.file) {
            None => all.push((entry.place, drawn_as_before(record, entry, edited))),
            Some(file) if file.changed(entry.place) && !kept.contains(&number) => {}
            Some(file) => all.push(moved(record, entry, (file, edited), how)?),
        }
    }
    all.extend(fresh);
    let manifest = record.before_manifest();
    // The manifest stands among the files by its path, as every other.
    let key = |place: &Place| {
        let file = if place.file == MANIFEST_FILE { (manifest, 0) } else { (place.file, 1) };
        (file, place.start, place.end)
    };
    all.sort_by(|(a, told), (b, other)| key(a).cmp(&key(b)).then_with(|| told.code.cmp(&other.code)));
    Some(all.into_iter().map(|(_, told)| told).collect())
}

/// A finding as it was told, without its drawing where that shows lines that changed.
fn drawn_as_before<'r>(record: &'r Record, entry: &'r Entry, edited: &BTreeMap<usize, Edited>) -> Told<'r> {
    let mut told = record.told(entry);
    let stays = |place: &Place| edited.get(&place.file).is_none_or(|edited| edited.shows_the_same(*place));
    if !entry.beside.iter().chain([&entry.place]).all(stays) {
        told.drawn = None;
    }
    told
}

/// A finding in a file that changed, where it stands now.
fn moved<'r>(
    record: &'r Record,
    entry: &'r Entry,
    (file, edited): (&Edited, &BTreeMap<usize, Edited>),
    how: Human,
) -> Option<Fresh<'r>> {
    let line = |place: Place| Some(format!("{}:{}", record.path(place.file), file.line(place)?));
    let place = file.moved(entry.place)?;
    let accepted = match entry.accepted {
        Some(accepted) => Some(line(file.moved(accepted)?)?),
        None => None,
    };
    let mut told = drawn_as_before(record, entry, edited);
    told.brief = in_brief(&entry.code, &line(place)?, record.message(entry), accepted.as_deref(), how).into();
    Some((place, told))
}

/// The place of a finding in a part, by its file's number in the record.
fn place(twins: &Twins, span: Span) -> Option<Place> {
    Some(Place { file: twins.number(span.file)?, start: span.start, end: span.end })
}

/// The text of every file as a part of a catalog has it.
fn sources_of(texts: &[(&str, &str)]) -> Option<Sources> {
    let mut sources = Sources::default();
    sources.add_texts(texts).into_iter().all(|added| added.is_ok()).then_some(sources)
}
