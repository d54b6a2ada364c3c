//! A procedure has every part without which it is not complete (Decree 63/2010/NĐ-CP art. 8(2)): name, sequence, manner of
//! filing, documents and number of sets, time limit, applicants, agency. In a draft what is missing is a warning. A part
//! that is written but could not be read is not missing: it is reported as what it is.

use super::as_written;
use super::written::{begins, clauses};
use crate::bundle::{DeadlineKind, Texts};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::VersionProblem;
use crate::model::{Catalog, Version};
use crate::source::Sources;

/// A part of art. 8(2): how its clause begins, whether a version has it, and what to say of a procedure and of a draft
/// without it.
struct Part {
    heads: &'static [&'static str],
    there: fn(&Version) -> bool,
    missing: fn(String) -> VersionProblem,
    missing_in_draft: fn(String) -> VersionProblem,
}

const PARTS: &[Part] = &[
    Part {
        heads: &[],
        there: |version| has_words(&version.name),
        missing: |code| VersionProblem::NameMissing { code },
        missing_in_draft: |code| VersionProblem::DraftNameMissing { code },
    },
    Part {
        heads: &["bước", "step", "giai đoạn", "stage"],
        there: |version| !version.steps.is_empty() || version.is_linked(),
        missing: |code| VersionProblem::SequenceMissing { code },
        missing_in_draft: |code| VersionProblem::DraftSequenceMissing { code },
    },
    Part {
        heads: &["cách thức", "channels"],
        there: |version| !version.channels.is_empty(),
        missing: |code| VersionProblem::MannerMissing { code },
        missing_in_draft: |code| VersionProblem::DraftMannerMissing { code },
    },
    Part {
        heads: &["hồ sơ", "documents", "giai đoạn", "stage"],
        there: |version| version.documents.is_some() || version.is_linked(),
        missing: |code| VersionProblem::DocumentsMissing { code },
        missing_in_draft: |code| VersionProblem::DraftDocumentsMissing { code },
    },
    Part {
        heads: &["số lượng", "sets"],
        there: |version| version.sets.is_some(),
        missing: |code| VersionProblem::SetsMissing { code },
        missing_in_draft: |code| VersionProblem::DraftSetsMissing { code },
    },
    Part {
        heads: &["thời hạn", "deadline"],
        there: |version| version.deadlines.iter().any(|row| row.kind == DeadlineKind::Base),
        missing: |code| VersionProblem::LimitMissing { code },
        missing_in_draft: |code| VersionProblem::DraftLimitMissing { code },
    },
    Part {
        heads: &["đối tượng", "applicants"],
        there: |version| !version.applicants.is_empty(),
        missing: |code| VersionProblem::ApplicantsMissing { code },
        missing_in_draft: |code| VersionProblem::DraftApplicantsMissing { code },
    },
    Part {
        heads: &["cơ quan giải quyết", "agency"],
        there: |version| version.agency.as_ref().is_some_and(has_words),
        missing: |code| VersionProblem::AgencyMissing { code },
        missing_in_draft: |code| VersionProblem::DraftAgencyMissing { code },
    },
];

pub(super) fn check(catalog: &Catalog, sources: &Sources, findings: &mut Vec<Finding>) {
    for (code, version) in catalog.versions() {
        // A simplification changes a version that is there: what it lacks, it lacks as written.
        let version = as_written(version);
        let missing: Vec<&Part> = PARTS.iter().filter(|part| !(part.there)(version)).collect();
        if missing.is_empty() {
            continue;
        }
        let clauses = clauses(sources.text(version.whole));
        for part in missing.into_iter().filter(|part| !begins(&clauses, part.heads)) {
            let say = if version.draft { part.missing_in_draft } else { part.missing };
            findings.push(Finding::new(say(code.to_owned()), version.head));
        }
    }
}

fn has_words(texts: &Texts) -> bool {
    [&texts.vi, &texts.en].into_iter().flatten().any(|text| !text.trim().is_empty())
}
