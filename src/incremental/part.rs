//! The part of a catalog in which changed items are looked at, as it was and as it is.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use super::changed::Edited;
use super::entry::{Entry, MANIFEST_FILE, Place};
use super::picked::{Picked, bared};
use super::record::Record;
use super::{place, sources_of};
use crate::bundle::Language;
use crate::diagnostics::render::help;
use crate::diagnostics::{Finding, Problem, Severity, Witness};
use crate::driver::{self, Examined, Input, MANIFEST, Memory, Read};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;
use crate::syntax::ast;

/// A part as it was and as it is. Places in files that did not change are those of their bared texts, which both have.
pub(super) struct Twins {
    /// Its files as they are.
    pub(super) sources: Sources,
    /// The number of each file.
    numbers: Vec<usize>,
    language: Language,
    /// The procedures that changed, or that a simplification changes which did.
    pub(super) codes: BTreeSet<String>,
    pub(super) before: Examined,
    pub(super) now: Examined,
}

/// What is found in a part.
pub(super) struct Found<'t> {
    /// Outside of the items that changed, in order.
    pub(super) elsewhere: Vec<Elsewhere<'t>>,
    /// Within them, each with its text.
    pub(super) inside: Vec<(&'t Finding, String)>,
}

/// A finding with the places of files as they are now. Its help follows from the rest, but for that of a mend.
#[derive(Debug, PartialEq)]
pub(super) struct Elsewhere<'t> {
    at: Place,
    severity: Severity,
    problem: &'t Problem,
    related: Vec<Place>,
    accepted: Option<Place>,
    similar: Option<&'t str>,
    witness: Option<&'t Witness>,
    mend: Option<String>,
}

/// Which of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Now,
}

/// Looks at changed items, as they were and as they are; none where they are linked procedures, or rest on too much.
pub(super) fn look<M: Borrow<Memory> + Send>(
    record: &Record,
    (manifest, files): (&[u8], &[Input]),
    edited: &BTreeMap<usize, Edited>,
    memory: impl FnOnce() -> M + Send,
    language: Language,
) -> Option<Twins> {
    let (picked, memory) = rayon::join(|| Picked::of(record, files, edited), memory);
    let (picked, memory) = (picked?, memory.borrow());
    let reach = record.reach?;
    let manifest = str::from_utf8(manifest).ok()?;
    let mut texts: Vec<(&str, String)> = vec![(MANIFEST, manifest.to_owned())];
    let mut numbers = vec![MANIFEST_FILE];
    for (number, items) in &picked.items {
        let text = match edited.get(number) {
            Some(edited) => edited.now().text().to_owned(),
            None => bared(record, files, (*number, items))?,
        };
        texts.push((record.path(*number), text));
        numbers.push(*number);
    }
    let now = sources_of(&texts.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>())?;
    let mut before = now.clone();
    for (number, edited) in edited {
        let place = numbers.iter().position(|other| other == number)?;
        let id = now.iter().nth(place)?.id();
        before.replace(id, edited.before().text().as_bytes()).ok()?;
    }
    let examine = |sources: &Sources| {
        let mut trees: Vec<ast::File> = Vec::new();
        for (file, number) in sources.iter().zip(&numbers).filter(|(_, number)| **number != MANIFEST_FILE) {
            let mut tree = syntax::parse(file).file;
            if edited.contains_key(number) {
                let wanted = picked.items.get(number)?;
                let all = std::mem::take(&mut tree.items).into_iter().enumerate();
                tree.items = all.filter(|(at, _)| wanted.contains(at)).map(|(_, item)| item).collect();
            }
            trees.push(tree);
        }
        let id = sources.iter().next().map(SourceFile::id);
        let read = Read { sources: sources.clone(), manifest: id, trees: trees.iter().collect(), findings: Vec::new() };
        driver::examine(read, reach, memory, &|code| picked.codes.contains(code))
    };
    let (before, after) = rayon::join(|| examine(&before), || examine(&now));
    Some(Twins { sources: now, numbers, language, codes: picked.codes, before: before?, now: after? })
}

impl Twins {
    /// The number of a file.
    pub(super) fn number(&self, file: FileId) -> Option<usize> {
        self.numbers.get(usize::try_from(file.0).ok()?).copied()
    }

    const fn side(&self, side: Side) -> &Examined {
        match side {
            Side::Before => &self.before,
            Side::Now => &self.now,
        }
    }

    /// What is found; none where it cannot be told whether it lies in what changed.
    pub(super) fn found(&self, edited: &BTreeMap<usize, Edited>, side: Side) -> Option<Found<'_>> {
        let (mut elsewhere, mut inside) = (Vec::new(), Vec::new());
        for finding in &self.side(side).findings {
            let at = place(self, finding.span)?;
            if is_inside(edited, side, at) {
                let message = finding.message(self.language);
                let accepted = finding.accepted.and_then(|span| place(self, span));
                inside.push((finding, said(at, finding.code(), accepted, &message)));
                continue;
            }
            let at = whereabouts(edited, side, at)?;
            let place = |span| whereabouts(edited, side, place(self, span)?);
            let related: Vec<Place> =
                finding.related.iter().map(|related| place(related.span)).collect::<Option<_>>()?;
            let accepted = match finding.accepted {
                Some(span) => Some(place(span)?),
                None => None,
            };
            let Finding { problem, severity, span: _, related: _, similar, fix, accepted: _, witness } = finding;
            elsewhere.push(Elsewhere {
                at,
                severity: *severity,
                problem,
                related,
                accepted,
                similar: similar.as_deref(),
                witness: witness.as_deref(),
                mend: fix.as_ref().and_then(|_| help(finding, self.language)),
            });
        }
        elsewhere.sort_by_key(|finding| (finding.at, finding.problem.code()));
        Some(Found { elsewhere, inside })
    }

    /// Whether what changed acknowledges findings of such codes.
    pub(super) fn accepts(&self, edited: &BTreeMap<usize, Edited>, side: Side, codes: &[&str]) -> bool {
        let inside = |span| place(self, span).is_none_or(|at| is_inside(edited, side, at));
        let all = &self.side(side).catalog.acceptances;
        all.iter().any(|accepted| codes.contains(&accepted.code.node.as_str()) && inside(accepted.span))
    }

    /// What proofs saw of every clause outside of the items that changed.
    pub(super) fn seen_elsewhere(&self, edited: &BTreeMap<usize, Edited>, side: Side) -> Option<Vec<(Place, String)>> {
        let mut all = Vec::new();
        for (span, seen) in self.side(side).proofs.seen() {
            let at = place(self, span)?;
            if !is_inside(edited, side, at) {
                all.push((whereabouts(edited, side, at)?, seen));
            }
        }
        all.sort();
        Some(all)
    }
}

/// The text of a finding of the whole run, as [`Twins::found`] writes those within changed items.
pub(super) fn recorded(record: &Record, entry: &Entry) -> String {
    said(entry.place, &entry.code, entry.accepted, record.message(entry))
}

fn said(at: Place, code: &str, accepted: Option<Place>, message: &str) -> String {
    format!("{at:?} {code} {accepted:?} {message}")
}

fn is_inside(edited: &BTreeMap<usize, Edited>, side: Side, at: Place) -> bool {
    edited.get(&at.file).is_some_and(|edited| match side {
        Side::Before => edited.changed(at),
        Side::Now => edited.changed_now(at),
    })
}

/// A place as files are now; none where its own text changed.
fn whereabouts(edited: &BTreeMap<usize, Edited>, side: Side, at: Place) -> Option<Place> {
    match (edited.get(&at.file), side) {
        (Some(edited), Side::Before) => edited.moved(at),
        _ => Some(at),
    }
}
