//! A baseline: the warnings that a catalog had when it began to be checked. They are passed over, so that only new ones are reported;
//! errors never are. The file is for people to review: a warning a line, by what stays of it when lines move, with how often it
//! stands there.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::failure::Failure;
use crate::cli::{input, replace};
use crate::diagnostics::{Finding, Fingerprint, Severity};
use crate::source::Sources;

/// The form of the file.
const FORMAT: &str = "thutuc.baseline/1";

/// The most bytes that the file may have.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The warnings of a baseline, each with how often it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Baseline {
    counts: BTreeMap<Fingerprint, u64>,
    /// Their sum.
    total: u64,
}

/// What a baseline leaves of the findings.
pub(super) struct Left {
    pub(super) findings: Vec<Finding>,
    /// How many warnings it hides.
    pub(super) hidden: u64,
    /// How many of its entries, each as often as it counts, hide nothing.
    pub(super) gone: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: String,
    warnings: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    item: String,
    text: String,
    count: u64,
}

impl Baseline {
    /// The baseline that hides every warning which nothing acknowledges; none where they are too many to count.
    pub(super) fn of(findings: &[Finding], sources: &Sources) -> Option<Self> {
        let mut baseline = Self::default();
        for finding in findings.iter().filter(|finding| may_hide(finding)) {
            baseline.add(Fingerprint::of(finding, sources), 1)?;
        }
        Some(baseline)
    }

    fn add(&mut self, print: Fingerprint, count: u64) -> Option<()> {
        self.total = self.total.checked_add(count)?;
        let known = self.counts.entry(print).or_default();
        *known = known.checked_add(count)?;
        Some(())
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// [`Failure::NoBaseline`] where there is no such file, [`Failure::Baseline`] where it is none, [`Failure::Read`].
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let refuse = |why: String| Failure::Baseline { file: file.to_path_buf(), why: input::brief(&why) };
        let bytes = match input::read(file, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(Failure::Read(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Failure::NoBaseline(file.to_path_buf()));
            }
            Err(failure) => return Err(failure),
        };
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(refuse(format!("> {MAX_BYTES} bytes")));
        }
        let document: Document = serde_json::from_slice(&bytes).map_err(|error| refuse(error.to_string()))?;
        if document.format != FORMAT {
            return Err(refuse(format!("`{}`, not `{FORMAT}`", document.format)));
        }
        let mut baseline = Self::default();
        for Entry { path, code, item, text, count } in document.warnings {
            // What a merge wrote twice counts for both.
            let print = Fingerprint { path, code, item, text };
            baseline.add(print, count).ok_or_else(|| refuse(format!("count {count}")))?;
        }
        Ok(baseline)
    }

    /// Writes the baseline: sorted, a warning a line, the old file or the new one whatever happens.
    ///
    /// # Errors
    /// [`Failure::Write`], naming the file.
    pub(super) fn write(&self, file: &Path) -> Result<(), Failure> {
        let mut lines = Vec::new();
        for (print, count) in &self.counts {
            let Fingerprint { path, code, item, text } = print.clone();
            let entry = Entry { path, code, item, text, count: *count };
            lines.push(serde_json::to_string(&entry).map_err(|error| Failure::Internal(error.to_string()))?);
        }
        let rows = if lines.is_empty() { String::new() } else { format!("\n    {}\n  ", lines.join(",\n    ")) };
        let text = format!("{{\n  \"format\": \"{FORMAT}\",\n  \"warnings\": [{rows}]\n}}\n");
        replace::file(file, text.as_bytes())
    }

    /// How many warnings it lists, each as often as it stands.
    pub(super) const fn len(&self) -> u64 {
        self.total
    }

    /// Takes what is listed out of the findings; of several alike, the first ones.
    pub(super) fn hide(mut self, findings: Vec<Finding>, sources: &Sources) -> Left {
        let mut gone = self.total;
        let before = gone;
        let mut left = Vec::new();
        for finding in findings {
            let listed = may_hide(&finding).then(|| self.counts.get_mut(&Fingerprint::of(&finding, sources))).flatten();
            let fewer = listed.and_then(|count| {
                *count = count.checked_sub(1)?;
                gone.checked_sub(1)
            });
            match fewer {
                Some(fewer) => gone = fewer,
                None => left.push(finding),
            }
        }
        Left { findings: left, hidden: before.abs_diff(gone), gone }
    }
}

/// Warnings alone can be passed over; one that the catalog's `lints` make an error cannot, and one that is acknowledged need not.
fn may_hide(finding: &Finding) -> bool {
    finding.severity == Severity::Warning && finding.accepted.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::messages::SyntaxProblem;

    /// Warnings that differ in their line alone, in one item.
    #[test]
    fn of_warnings_alike_as_many_are_hidden_as_are_listed() {
        let mut sources = Sources::default();
        let id = sources.add("a.tt", "thủ tục 1 {\n  x\n  x\n  x\n}\n".as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        let warning = |(at, word): (usize, &str)| {
            let problem = SyntaxProblem::UnknownItem { word: word.to_owned() };
            let found = Finding::new(problem, file.span(at, at + 1));
            Finding { severity: Severity::Warning, ..found }
        };
        let all: Vec<Finding> = file.nfc().match_indices('x').map(warning).collect();
        let listed = Baseline::of(&all[..2], &sources).unwrap();
        assert_eq!((listed.counts.len(), listed.len()), (1, 2));
        let left = listed.clone().hide(all.clone(), &sources);
        assert_eq!((left.findings, left.hidden, left.gone), (vec![all[2].clone()], 2, 0));
        let left = listed.hide(all[..1].to_vec(), &sources);
        assert_eq!((left.findings, left.hidden, left.gone), (vec![], 1, 1));
    }
}
