//! Findings followed through edits, so that an error which an edit brings is told from one that it only moves.

use std::collections::BTreeMap;

use super::Checked;
use crate::diagnostics::{Edit, Finding, Fingerprint};
use crate::source::{FileId, Sources};

/// A finding and where it is by now.
struct Place {
    code: &'static str,
    path: String,
    start: u32,
    end: u32,
    print: Fingerprint,
}

/// Some findings of a catalog.
pub(super) struct Known(Vec<Place>);

impl Known {
    pub(super) fn of<'f>(findings: impl Iterator<Item = &'f Finding>, sources: &Sources) -> Self {
        Self(findings.map(|finding| place(finding, sources)).collect())
    }

    /// Follows them through edits of the files in which they are.
    pub(super) fn moved(&mut self, sources: &Sources, edits: &BTreeMap<FileId, Vec<Edit>>) {
        for (id, edits) in edits {
            let Some(file) = sources.get(*id) else { continue };
            for place in self.0.iter_mut().filter(|place| place.path == file.path()) {
                (place.start, place.end) = (shifted(edits, place.start, false), shifted(edits, place.end, true));
            }
        }
    }

    /// The errors that none of these is: not the same one by what stays of it when lines move, nor one of its code where it is by now.
    pub(super) fn fresh(&self, checked: &Checked) -> Vec<Finding> {
        let mut left: Vec<&Place> = self.0.iter().collect();
        let mut take = |same: &dyn Fn(&Place) -> bool| match left.iter().position(|place| same(place)) {
            Some(index) => {
                left.swap_remove(index);
                true
            }
            None => false,
        };
        let errors = checked.findings.iter().filter(|finding| finding.blocks());
        let unlike: Vec<(&Finding, Place)> = errors
            .map(|finding| (finding, place(finding, &checked.sources)))
            .filter(|(_, now)| !take(&|before| before.print == now.print))
            .collect();
        let mut elsewhere = |now: &Place| !take(&|before| before.is_at(now));
        unlike.into_iter().filter_map(|(finding, now)| elsewhere(&now).then(|| finding.clone())).collect()
    }

    /// The findings of one's code that are where it is by now.
    pub(super) fn there(&self, checked: &Checked) -> Vec<Finding> {
        let is_there = |finding: &&Finding| {
            let now = place(finding, &checked.sources);
            self.0.iter().any(|before| before.is_at(&now))
        };
        checked.findings.iter().filter(is_there).cloned().collect()
    }
}

impl Place {
    fn is_at(&self, now: &Self) -> bool {
        let touches = self.start <= now.end && now.start <= self.end;
        self.code == now.code && self.path == now.path && touches
    }
}

fn place(finding: &Finding, sources: &Sources) -> Place {
    let path = sources.get(finding.span.file).map(|file| file.path().to_owned()).unwrap_or_default();
    let (start, end) = (finding.span.start, finding.span.end);
    Place { code: finding.code(), path, start, end, print: Fingerprint::of(finding, sources) }
}

/// Where a place of a text is after its edits, which are in order. One inside an edit is at the end of what was put there that it
/// belongs to.
fn shifted(edits: &[Edit], at: u32, is_end: bool) -> u32 {
    let mut moved = i64::from(at);
    for edit in edits {
        let put = i64::try_from(edit.replacement.len()).unwrap_or(i64::MAX);
        let (start, end) = (edit.span.start, edit.span.end);
        let before = if is_end { end <= at } else { end <= at && (start < at || start == end) };
        if before {
            let grown = put.checked_sub(i64::from(end)).and_then(|grown| grown.checked_add(i64::from(start)));
            moved = grown.and_then(|grown| moved.checked_add(grown)).unwrap_or(moved);
        } else if start < at {
            // Inside: its edit's start, or the end of what was put there.
            let inside = i64::from(at).checked_sub(i64::from(start)).unwrap_or_default();
            let to = if is_end { put } else { 0 };
            moved = moved.checked_sub(inside).and_then(|moved| moved.checked_add(to)).unwrap_or(moved);
        }
    }
    u32::try_from(moved).unwrap_or(u32::MAX)
}
