//! Puts items into files by field and level, keeps what the last import wrote of records that are not in this one, and merges
//! with what officers edited since.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::catalog::{self, Tree};
use super::law::Law;
use super::lower::{Lowered, brief};
use super::merge::{self, Conflict, Label};
use super::out::{Written, write};
use super::report::{Report, more};
use crate::bundle::Language;
use crate::diagnostics::messages::ImportProblem;
use crate::diagnostics::{Finding, Say};
use crate::source::{SourceFile, Sources, Span};

/// The file of the instruments.
const INSTRUMENTS: &str = "van-ban";

/// The most bytes that a file is filled to: half of what a source may have leaves room for an officer.
const FULL: usize = 2 * 1024 * 1024;

/// The characters by which a line is found again.
const ANCHOR: usize = 40;

/// The first line of a file that an import writes.
const HEADER: &str = "# Nhập từ bản ghi của Cổng Dịch vụ công quốc gia. Sửa được: lần nhập sau giữ chỗ đã sửa.\n";

/// A file as this import would write it, with the places of its doubts.
struct Prepared {
    path: String,
    theirs: String,
    points: Vec<(Range<usize>, ImportProblem)>,
}

/// Files as they will be written.
pub(super) struct Files {
    pub(super) sources: Sources,
    pub(super) findings: Vec<Finding>,
    pub(super) report: Report,
    pub(super) files: BTreeMap<String, String>,
    pub(super) last: BTreeMap<String, String>,
}

/// The groups of a file by key, and the bytes that they have.
#[derive(Default)]
struct Filling {
    groups: BTreeMap<String, String>,
    bytes: usize,
}

impl Filling {
    fn put(&mut self, key: String, text: String) {
        let more = text.len().checked_add(1).unwrap_or(usize::MAX);
        self.bytes = self.bytes.checked_add(more).unwrap_or(usize::MAX);
        self.groups.insert(key, text);
    }

    fn text(&self) -> String {
        let mut text = HEADER.to_owned();
        for group in self.groups.values() {
            text.push('\n');
            text.push_str(group);
        }
        text
    }
}

/// Doubts of a procedure: its code, and each with the line that it stands beside.
type Doubts = BTreeMap<String, Vec<(String, ImportProblem)>>;

impl Files {
    /// Fills the files with the items and merges them.
    pub(super) fn place(
        &mut self,
        lowered: &[Lowered],
        law: &Law,
        ours: &[Tree],
        last: &[Tree],
        of_last: &Sources,
        written: &BTreeMap<String, (String, Span)>,
    ) {
        let mut filling: BTreeMap<String, Filling> = BTreeMap::new();
        for tree in last {
            if let Some(source) = of_last.get(tree.id) {
                let of_file = filling.entry(tree.path.clone()).or_default();
                for (key, text) in catalog::groups(source, &tree.items) {
                    of_file.put(key, text);
                }
            }
        }
        let mut touched: Vec<String> = Vec::new();
        let mut doubts: BTreeMap<String, Doubts> = BTreeMap::new();
        let written_out: Vec<Written> = lowered.par_iter().map(group).collect();
        for (one, Written { text, doubts: beside, .. }) in lowered.iter().zip(written_out) {
            let path = match written.get(&one.code) {
                Some((path, _)) => path.clone(),
                None => roomy(&filling, &format!("{}/{}", one.folder, one.stem), text.len()),
            };
            filling.entry(path.clone()).or_default().put(one.code.clone(), text);
            self.report.paths.insert(one.code.clone(), path.clone());
            doubts.entry(path.clone()).or_default().insert(one.code.clone(), beside);
            touched.push(path);
        }
        for (name, node) in law.declarations() {
            let text = write(std::slice::from_ref(&node)).text;
            let path = roomy(&filling, INSTRUMENTS, text.len());
            filling.entry(path.clone()).or_default().put(name, text);
            touched.push(path);
        }
        touched.sort();
        touched.dedup();
        for path in &touched {
            doubts.entry(path.clone()).or_default();
        }
        // What takes long is done for every file at once; most files come out as they are prepared here.
        let prepare = |path: &String| {
            let theirs = filling.get(path)?.text();
            let points = points(&theirs, doubts.get(path)?);
            Some(Prepared { path: path.clone(), theirs, points })
        };
        let prepared: Vec<Prepared> = touched.par_iter().filter_map(prepare).collect();
        let trees = Trees { ours: by_path(ours), last: by_path(last), sources: &self.sources, of_last };
        let settled: Vec<Settled> = prepared.into_par_iter().map(|one| trees.settle(one, &doubts)).collect();
        self.take(settled, &doubts);
    }

    /// Keeps what became of each file, and points its doubts into it.
    fn take(&mut self, settled: Vec<Settled>, doubts: &BTreeMap<String, Doubts>) {
        let texts: Vec<(&str, &str)> = settled
            .iter()
            .filter_map(|one| one.merged.as_ref().ok().map(|merged| (one.path.as_str(), merged.text.as_str())))
            .collect();
        let mut ids = self.sources.add_texts(&texts).into_iter();
        for Settled { path, merged } in settled {
            let merged = match merged {
                Ok(merged) => merged,
                Err(place) => {
                    let place = place.or_else(|| Some(span(self.sources.add_unreadable(path.as_str())?, 0, 0)));
                    let problem = ImportProblem::ImportUnmerged { path: path.clone() };
                    self.findings.extend(place.map(|place| Finding::new(problem, place)));
                    for code in doubts.get(&path).into_iter().flat_map(BTreeMap::keys) {
                        self.report.paths.remove(code);
                    }
                    continue;
                }
            };
            self.last.insert(path.clone(), merged.theirs);
            if merged.is_new {
                self.files.insert(path, merged.text);
            }
            let Some(Ok(file)) = ids.next() else { continue };
            for found in merged.conflicts {
                more(&mut self.report.conflicts);
                self.findings.push(Finding::new(conflict(&found), span(file, found.place.start, found.place.end)));
            }
            for (range, problem) in merged.points {
                self.findings.push(Finding::new(problem, span(file, range.start, range.end)));
            }
        }
    }
}

/// Trees by their path.
fn by_path(trees: &[Tree]) -> BTreeMap<&str, &Tree> {
    trees.iter().map(|tree| (tree.path.as_str(), tree)).collect()
}

/// What stands already.
struct Trees<'t> {
    ours: BTreeMap<&'t str, &'t Tree>,
    last: BTreeMap<&'t str, &'t Tree>,
    sources: &'t Sources,
    of_last: &'t Sources,
}

/// What became of a file; where it cannot be merged, the place that says why, if there is one.
struct Settled {
    path: String,
    merged: Result<Merged, Option<Span>>,
}

/// A file as it will stand.
struct Merged {
    text: String,
    /// Whether it is another text than stands there.
    is_new: bool,
    /// What this import would write of it.
    theirs: String,
    conflicts: Vec<Conflict>,
    points: Vec<(Range<usize>, ImportProblem)>,
}

impl Trees<'_> {
    /// Merges a file and finds the places of its doubts in what comes out.
    fn settle(&self, prepared: Prepared, doubts: &BTreeMap<String, Doubts>) -> Settled {
        let Prepared { path, theirs, points: prepared } = prepared;
        let standing = self.ours.get(path.as_str());
        if let Some(tree) = standing.filter(|tree| !tree.errors.is_empty()) {
            let place = tree.errors.first().map_or(Span { file: tree.id, start: 0, end: 0 }, |error| error.span);
            return Settled { path, merged: Err(Some(place)) };
        }
        let stands = standing.and_then(|tree| self.sources.get(tree.id)).map(SourceFile::text);
        let before =
            self.last.get(path.as_str()).and_then(|tree| self.of_last.get(tree.id)).map_or("", SourceFile::text);
        let merged = match stands {
            Some(stands) if stands != before => merge(&path, before, stands, &theirs),
            // An officer deleted the file that the last import wrote.
            None if !before.is_empty() => merge(&path, before, "", &theirs),
            _ => Some((theirs.clone(), Vec::new())),
        };
        let Some((text, conflicts)) = merged else { return Settled { path, merged: Err(None) } };
        let points = match doubts.get(&path) {
            Some(doubts) if text != theirs => points(&text, doubts),
            _ => prepared,
        };
        let is_new = stands != Some(text.as_str()) && !(stands.is_none() && text.trim().is_empty());
        Settled { path, merged: Ok(Merged { text, is_new, theirs, conflicts, points }) }
    }
}

/// The officer's text with what the record changed since; none where it cannot be merged.
fn merge(path: &str, base: &str, ours: &str, theirs: &str) -> Option<(String, Vec<Conflict>)> {
    let mut texts = Sources::default();
    let ids = [base, ours, theirs].map(|text| texts.add(path, text.as_bytes()));
    let [Ok(base), Ok(ours), Ok(theirs)] = ids else { return None };
    let merged = merge::merge(texts.get(base)?, texts.get(ours)?, texts.get(theirs)?).ok()?;
    Some((merged.text, merged.conflicts))
}

/// A procedure with the facts before it.
fn group(one: &Lowered) -> Written {
    let mut text = write(&one.facts).text;
    if !text.is_empty() {
        text.push('\n');
    }
    let mut written = write(std::slice::from_ref(&one.procedure));
    text.push_str(&written.text);
    written.text = text;
    written
}

/// A conflict as a finding.
fn conflict(conflict: &Conflict) -> ImportProblem {
    let labels: Vec<&Label> = conflict.item.iter().chain(&conflict.clause).collect();
    // The clause in the words of the file, which is Vietnamese.
    let label = |label: &&Label| format!("{} {}", label.kind.say(Language::Vi), label.name).trim().to_owned();
    let clause = labels.iter().map(label).collect::<Vec<_>>().join(", ");
    let shown = |text: &Option<String>| brief(text.as_deref().unwrap_or("–"));
    ImportProblem::ImportConflict { clause, before: shown(&conflict.base), now: shown(&conflict.theirs) }
}

fn span(file: crate::source::FileId, start: usize, end: usize) -> Span {
    // A source is far smaller than what its spans can number.
    Span { file, start: u32::try_from(start).unwrap_or_default(), end: u32::try_from(end).unwrap_or_default() }
}

/// The first of `STEM.tt`, `STEM-2.tt`, … with room for so many bytes.
fn roomy(filling: &BTreeMap<String, Filling>, stem: &str, bytes: usize) -> String {
    let mut number = 1_u32;
    loop {
        let path = if number == 1 { format!("{stem}.tt") } else { format!("{stem}-{number}.tt") };
        let filled = filling.get(&path).map_or(0, |file| file.bytes);
        let fits = filled.checked_add(bytes).is_some_and(|sum| sum <= FULL);
        match number.checked_add(1) {
            Some(next) if !fits && filled > 0 => number = next,
            _ => return path,
        }
    }
}

/// Each doubt's place: beside its line, or where an officer changed that, at the head of its procedure.
fn points(text: &str, doubts: &Doubts) -> Vec<(Range<usize>, ImportProblem)> {
    let heads = heads(text);
    let mut points = Vec::new();
    for (code, of_procedure) in doubts {
        let Some((start, end)) = heads.get(code.as_str()).copied() else { continue };
        let body = text.get(start..end).unwrap_or_default();
        let head_length = body.lines().next().map_or(0, str::len);
        for (anchor, problem) in of_procedure {
            // A long line may be wrapped otherwise than it was written.
            let begins: String = anchor.chars().take(ANCHOR).collect();
            let found = body.find(&begins).and_then(|at| Some((at, body.get(at..)?)));
            let (from, length) = match found {
                Some((at, rest)) => (start.checked_add(at).unwrap_or(start), rest.lines().next().map_or(0, str::len)),
                None => (start, head_length),
            };
            points.push((from..from.checked_add(length).unwrap_or(from), problem.clone()));
        }
    }
    points
}

/// Where each procedure's lines begin and end.
fn heads(text: &str) -> BTreeMap<&str, (usize, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let head = line.strip_prefix("thủ tục ").or_else(|| line.strip_prefix("procedure "));
        if let Some(code) = head.and_then(|rest| rest.split_whitespace().next()) {
            found.push((code, at));
        }
        at = at.checked_add(line.len()).unwrap_or(at);
    }
    let ends = found.iter().skip(1).map(|(_, at)| *at).chain(std::iter::once(text.len()));
    found.iter().zip(ends).map(|((code, start), end)| (*code, (*start, end))).collect()
}
