//! Applies every fix that may be applied unasked, in rounds, and checks the catalog after each: no fix is kept after which a file has an
//! error that it did not have. No file system and no compiler of its own: whoever asks says how a catalog is checked, so that
//! the terminal and an editor's "fix all" do the same.

mod known;

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::Language;
use crate::diagnostics::{Applies, Edit, Finding, Fingerprint, Fix, edited, together};
use crate::driver::{self, Input, MANIFEST, Options};
use crate::source::{FileId, Sources};
use known::Known;

/// How often a catalog is checked at most; what is left then is left for the next run.
const MOST_CHECKS: usize = 200;
/// How far the fixes of what a fix brings to light are followed.
const DEEPEST: usize = 4;

/// A catalog as it was checked.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Its files.
    pub sources: Sources,
    /// What was found in them.
    pub findings: Vec<Finding>,
}

/// A fix that was applied, and where its finding stood at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The file of its finding.
    pub path: String,
    /// The line there, from 1.
    pub line: usize,
    /// The finding's code.
    pub code: &'static str,
    /// What stood where its first edit is.
    pub found: String,
    /// What was done.
    pub fix: Fix,
}

impl Applied {
    /// What was done, in `language`: the words before and after, or the fix's own title.
    pub fn said(&self, language: Language) -> String {
        let wanted = self.fix.first().map(|edit| edit.replacement.trim()).unwrap_or_default();
        let found = self.found.trim();
        let plain = |text: &str| !text.is_empty() && !text.contains('\n');
        if self.fix.title.is_none() && plain(found) && plain(wanted) {
            return format!("`{found}` → `{wanted}`");
        }
        self.fix.title(language)
    }
}

/// What became of a catalog.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// Every file as it is now, in the order in which they were given.
    pub files: Vec<Input>,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// How many fixes were held back since they would bring an error.
    pub held_back: usize,
    /// The catalog as it is now.
    pub checked: Checked,
}

/// What a fix is told by from one round to the next.
type Key = (Fingerprint, Vec<String>);

/// A fix that may be applied, with its finding's place.
#[derive(Clone)]
struct Candidate {
    key: Key,
    finding: Finding,
    applied: Applied,
}

/// The state between rounds.
struct Run<C> {
    check: C,
    checks: usize,
    held_back: BTreeSet<Key>,
    files: Vec<Input>,
    checked: Checked,
    applied: Vec<Applied>,
}

/// Files after some fixes and what is found in them.
struct Tried {
    files: Vec<Input>,
    checked: Checked,
    applied: Vec<Applied>,
}

/// Applies the fixes of a catalog's files, which `check` checks: those of [`Applies::Always`], and those of [`Applies::OnceSound`] while
/// nothing blocks the catalog. Paths of `check`'s sources are those of the files.
pub fn all(files: Vec<Input>, check: impl FnMut(&[Input]) -> Checked) -> Fixed {
    let mut run =
        Run { check, checks: 0, held_back: BTreeSet::new(), files, checked: Checked::default(), applied: Vec::new() };
    let files = run.files.clone();
    run.checked = run.look(&files);
    run.rounds();
    Fixed { files: run.files, applied: run.applied, held_back: run.held_back.len(), checked: run.checked }
}

/// Applies the fixes of a catalog, the manifest's among them, as [`all`] does, with the compiler and its proofs. The manifest is the first
/// of the files that come back.
pub fn catalog(manifest: Vec<u8>, rules: Vec<Input>) -> Fixed {
    let head = Input { path: MANIFEST.to_owned(), bytes: manifest };
    let files = std::iter::once(head).chain(rules).collect();
    all(files, |files| {
        let Some((head, rules)) = files.split_first() else { return Checked::default() };
        let compiled = driver::compile(&head.bytes, rules.to_vec(), Options::default());
        Checked { sources: compiled.sources, findings: compiled.findings }
    })
}

impl<C: FnMut(&[Input]) -> Checked> Run<C> {
    fn look(&mut self, files: &[Input]) -> Checked {
        self.checks = self.checks.checked_add(1).unwrap_or(MOST_CHECKS);
        (self.check)(files)
    }

    /// Tries all that can be made together; where that does not do, half of it, down to the one fix that is held back. What was held
    /// back is tried again once others are made, so that nothing is left for another run.
    fn rounds(&mut self) {
        let mut most = usize::MAX;
        let mut is_settled = true;
        while self.checks < MOST_CHECKS {
            let mut batch = self.candidates(&self.checked.findings, &self.checked.sources, &BTreeSet::new());
            batch.truncate(most);
            if batch.is_empty() {
                if is_settled {
                    return;
                }
                is_settled = true;
                self.held_back.clear();
                continue;
            }
            if let Some(tried) = self.attempt(&batch) {
                is_settled = self.held_back.is_empty();
                self.files = tried.files;
                self.checked = tried.checked;
                self.applied.extend(tried.applied);
                most = usize::MAX;
            } else if let [culprit] = batch.as_slice() {
                self.held_back.insert(culprit.key.clone());
                most = usize::MAX;
            } else {
                most = batch.len().div_ceil(2);
            }
        }
    }

    /// The fixes of some findings that can be made together now, by place, without those of some keys.
    fn candidates(&self, findings: &[Finding], sources: &Sources, without: &BTreeSet<Key>) -> Vec<Candidate> {
        let is_sound = !findings.iter().any(Finding::blocks);
        let mut found: Vec<(&Finding, &Fix)> = findings
            .iter()
            .filter_map(|finding| Some((finding, finding.fix.as_ref()?)))
            .filter(|(finding, fix)| match fix.applies {
                Applies::Always => finding.accepted.is_none(),
                Applies::OnceSound => is_sound && finding.accepted.is_none(),
                Applies::OnRequest => false,
            })
            .collect();
        found.sort_by_key(|(_, fix)| fix.first().map(|edit| edit.span));
        let made: Vec<(Candidate, &Fix)> = found
            .into_iter()
            .filter_map(|(finding, fix)| Some((candidate(finding, fix, sources)?, fix)))
            .filter(|(candidate, _)| !self.held_back.contains(&candidate.key) && !without.contains(&candidate.key))
            .collect();
        let chosen = together(made.iter().map(|(_, fix)| *fix));
        chosen.into_iter().filter_map(|index| made.get(index)).map(|(candidate, _)| candidate.clone()).collect()
    }

    /// The files after some fixes, if they mend what they are for and no file has an error then that it did not have. What a fix brings to
    /// light is mended too where that can be; where it cannot, the fix is not made.
    fn attempt(&mut self, batch: &[Candidate]) -> Option<Tried> {
        let mut known =
            Known::of(self.checked.findings.iter().filter(|finding| finding.blocks()), &self.checked.sources);
        let mut wanted = Known::of(batch.iter().map(|candidate| &candidate.finding), &self.checked.sources);
        let before = weight(&self.checked, &self.files);
        let mut sources = self.checked.sources.clone();
        let mut files = self.files.clone();
        let mut batch = batch.to_vec();
        let mut applied = Vec::new();
        let mut made = BTreeSet::new();
        for _ in 0..DEEPEST {
            let edits = by_file(&batch);
            files = written(&files, &sources, &edits)?;
            known.moved(&sources, &edits);
            wanted.moved(&sources, &edits);
            for candidate in batch {
                applied.push(candidate.applied);
                made.insert(candidate.key);
            }
            let checked = self.look(&files);
            let mut left = known.fresh(&checked);
            if left.is_empty() {
                left = wanted.there(&checked);
                if left.is_empty() {
                    return (weight(&checked, &files) < before).then_some(Tried { files, checked, applied });
                }
            }
            batch = self.candidates(&left, &checked.sources, &made);
            if batch.is_empty() || self.checks >= MOST_CHECKS {
                return None;
            }
            sources = checked.sources;
        }
        None
    }
}

/// What every kept fix makes less: errors, else findings, else text. So nothing goes round in circles.
fn weight(checked: &Checked, files: &[Input]) -> (usize, usize, usize) {
    let errors = checked.findings.iter().filter(|finding| finding.blocks()).count();
    let bytes = files.iter().fold(0_usize, |sum, file| sum.checked_add(file.bytes.len()).unwrap_or(usize::MAX));
    (errors, checked.findings.len(), bytes)
}

fn candidate(finding: &Finding, fix: &Fix, sources: &Sources) -> Option<Candidate> {
    let file = sources.get(finding.span.file)?;
    let found = fix.edits.iter().map(|edit| sources.text(edit.span).to_owned());
    let words = found.chain(fix.edits.iter().map(|edit| edit.replacement.clone())).collect();
    let applied = Applied {
        path: file.path().to_owned(),
        line: file.position(finding.span.start).line,
        code: finding.code(),
        found: sources.text(fix.first()?.span).to_owned(),
        fix: fix.clone(),
    };
    Some(Candidate { key: (Fingerprint::of(finding, sources), words), finding: finding.clone(), applied })
}

/// The edits of some fixes by their file, in the order of the text.
fn by_file(batch: &[Candidate]) -> BTreeMap<FileId, Vec<Edit>> {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for edit in batch.iter().flat_map(|candidate| &candidate.applied.fix.edits) {
        edits.entry(edit.span.file).or_default().push(edit.clone());
    }
    edits.values_mut().for_each(|edits| edits.sort());
    edits
}

/// The files after some edits; none where one of them is not to be had.
fn written(files: &[Input], sources: &Sources, edits: &BTreeMap<FileId, Vec<Edit>>) -> Option<Vec<Input>> {
    let mut files = files.to_vec();
    for (id, edits) in edits {
        let source = sources.get(*id)?;
        let file = files.iter_mut().find(|file| file.path == source.path())?;
        file.bytes = edited(source.text(), edits)?.into_bytes();
    }
    Some(files)
}
