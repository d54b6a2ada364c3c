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
use crate::format;
use crate::source::{Sources, Span};

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
        for one in prepared {
            let of_path = doubts.remove(&one.path).unwrap_or_default();
            self.settle(one, ours, last, of_last, &of_path);
        }
    }

    /// Merges a file and points its doubts into what comes out.
    fn settle(&mut self, prepared: Prepared, ours: &[Tree], last: &[Tree], of_last: &Sources, doubts: &Doubts) {
        let Prepared { path, theirs, points: prepared } = prepared;
        let standing = ours.iter().find(|tree| tree.path == path);
        if let Some(tree) = standing.filter(|tree| !tree.errors.is_empty()) {
            let problem = ImportProblem::ImportUnmerged { path: path.clone() };
            let span = tree.errors.first().map_or(Span { file: tree.id, start: 0, end: 0 }, |error| error.span);
            self.findings.push(Finding::new(problem, span));
            for code in doubts.keys() {
                self.report.paths.remove(code);
            }
            return;
        }
        let before = last
            .iter()
            .find(|tree| tree.path == path)
            .and_then(|tree| of_last.get(tree.id))
            .map_or("", |file| file.text());
        let merged = match standing.and_then(|tree| self.sources.get(tree.id)) {
            Some(file) if file.text() != before => {
                let ours = file.text().to_owned();
                self.merge(&path, before, &ours, &theirs)
            }
            Some(_) => Some((theirs.clone(), Vec::new())),
            // An officer deleted the file that the last import wrote.
            None if !before.is_empty() => self.merge(&path, before, "", &theirs),
            None => Some((theirs.clone(), Vec::new())),
        };
        let Some((text, conflicts)) = merged else { return };
        let as_prepared = text == theirs;
        self.last.insert(path.clone(), theirs);
        let stands = standing.and_then(|tree| self.sources.get(tree.id)).map(|file| file.text().to_owned());
        if stands.as_deref() != Some(text.as_str()) && !(stands.is_none() && text.trim().is_empty()) {
            self.files.insert(path.clone(), text.clone());
        }
        let Ok(file) = self.sources.add(path, text.as_bytes()) else { return };
        for found in conflicts {
            more(&mut self.report.conflicts);
            self.findings.push(Finding::new(conflict(&found), span(file, found.place.start, found.place.end)));
        }
        let found = if as_prepared { prepared } else { points(&text, doubts) };
        for (range, problem) in found {
            self.findings.push(Finding::new(problem, span(file, range.start, range.end)));
        }
    }

    /// The officer's text with what the record changed since. None where it cannot be merged, which is told.
    fn merge(&mut self, path: &str, base: &str, ours: &str, theirs: &str) -> Option<(String, Vec<Conflict>)> {
        let mut texts = Sources::default();
        let ids = [base, ours, theirs].map(|text| texts.add(path, text.as_bytes()));
        let merged = match ids {
            [Ok(base), Ok(ours), Ok(theirs)] => match (texts.get(base), texts.get(ours), texts.get(theirs)) {
                (Some(base), Some(ours), Some(theirs)) => merge::merge(base, ours, theirs).ok(),
                _ => None,
            },
            _ => None,
        };
        let Some(merged) = merged else {
            let file = self.sources.add_unreadable(path)?;
            let problem = ImportProblem::ImportUnmerged { path: path.to_owned() };
            self.findings.push(Finding::new(problem, span(file, 0, 0)));
            return None;
        };
        Some((merged.text, merged.conflicts))
    }
}

/// A procedure with the facts before it, in the one style.
fn group(one: &Lowered) -> Written {
    let facts = write(&one.facts);
    let mut text = facts.text;
    if !text.is_empty() {
        text.push('\n');
    }
    let procedure = write(std::slice::from_ref(&one.procedure));
    text.push_str(&procedure.text);
    let unsure = facts.unsure || procedure.unsure;
    let text = if unsure { formatted(text) } else { text };
    Written { text, doubts: procedure.doubts, unsure }
}

/// The text as `fmt` writes it; one that it would refuse is left for `check` to tell.
fn formatted(text: String) -> String {
    let mut sources = Sources::default();
    let file = sources.add("import", text.as_bytes()).ok().and_then(|id| sources.get(id));
    let printed = file.and_then(|file| format::format(file, Language::Vi).ok());
    // What stands above the first item belongs to the file that it is put into.
    printed.map_or(text, |printed| printed.trim_start().to_owned())
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
