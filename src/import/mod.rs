//! Records of the national portal into the files that an officer would have written: what a record says becomes clauses,
//! and what no clause can say stays beside them as a comment, with a finding. Nothing is invented, nothing is lost.
//!
//! [`read`] reads files into records; `lower` turns one record into items; `law` declares each instrument once; `files` puts
//! items into files by field and level and merges them with what officers edited. No file system and no clock: the same
//! records and the same catalog give the same files.

mod breaks;
mod catalog;
mod clean;
mod files;
mod law;
mod lower;
pub mod merge;
mod out;
pub mod phrases;
mod read;
mod record;
mod report;
mod value;
mod width;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use catalog::{Existing, File};
pub use clean::{Cleaned, clean};
pub use lower::Part;
pub use read::{Entry, MAX_INPUT_BYTES, read};
pub use record::{Basis, Case, Component, Fee, Method, Outcome, Record, Source, Step, TimeUnit};
use report::more;
pub use report::{Procedure, Report};

use crate::diagnostics::Finding;
use crate::diagnostics::messages::ImportProblem;
use crate::source::{Sources, Span};

/// A file of records.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name in findings.
    pub name: String,
    /// Its bytes, packed or not.
    pub bytes: Vec<u8>,
}

/// What an import gives.
#[derive(Debug)]
pub struct Imported {
    /// Rule files to write: path and text, those alone that change.
    pub files: BTreeMap<String, String>,
    /// What this import wrote of each file, for the next one to compare with.
    pub last: BTreeMap<String, String>,
    /// What is doubtful or wrong, by place.
    pub findings: Vec<Finding>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// What became of the records.
    pub report: Report,
    /// The first and last day on which a version begins; none where nothing was imported.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// Imports records into a catalog. `day` is the first day of a version whose record does not say when it was taken.
pub fn import(inputs: &[Input], existing: &Existing, day: NaiveDate) -> Imported {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let mut report = Report::default();
    let records = records(inputs, &mut sources, &mut findings, &mut report);
    let mut of_last = Sources::default();
    let (ours, last) = catalog::both(existing, &mut sources, &mut of_last);
    let written = catalog::procedures(&last);
    let standing = catalog::procedures(&ours);
    let records: Vec<Record> = records
        .into_iter()
        .filter(|record| {
            let Some((path, head)) = standing.get(&record.code) else { return true };
            if written.get(&record.code).is_some_and(|(before, _)| before == path) {
                return true;
            }
            let place = sources.place(*head);
            findings.push(Finding::new(ImportProblem::RecordDeclared { code: record.code.clone(), place }, *head));
            more(&mut report.skipped);
            false
        })
        .collect();
    let (declared, names) = catalog::instruments(&ours);
    let (of_import, _) = catalog::instruments(&last);
    // What the last import declared may be renamed by nobody but an officer, whose name then counts.
    let known = of_import.into_iter().chain(declared).collect();
    let readings: Vec<Vec<phrases::instruments::Reading>> = records.par_iter().map(law::read).collect();
    let law = law::Law::collect(&records, &readings, &known, names);
    let both: Vec<_> = records.iter().zip(&readings).collect();
    let lowered: Vec<lower::Lowered> =
        both.par_iter().map(|(record, readings)| lower::lower(record, readings, &law, day)).collect();
    let days = days(&records, day);
    let mut out = files::Files { sources, findings, report, files: BTreeMap::new(), last: BTreeMap::new() };
    out.place(&lowered, &law, &ours, &last, &of_last, &written);
    let files::Files { sources, mut findings, mut report, files, last } = out;
    findings.sort_by_cached_key(|finding| {
        let path = sources.get(finding.span.file).map(|file| file.path().to_owned());
        (path, finding.span.start, finding.code())
    });
    report.complete(&records, &lowered, &findings);
    Imported { files, last, findings, sources, report, days }
}

fn days(records: &[Record], day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let all = records.iter().map(|record| lower::day(record).unwrap_or(day));
    all.fold(None, |bounds, day| match bounds {
        None => Some((day, day)),
        Some((first, last)) => Some((day.min(first), day.max(last))),
    })
}

/// The records of every file, one a code, by code.
fn records(inputs: &[Input], sources: &mut Sources, findings: &mut Vec<Finding>, report: &mut Report) -> Vec<Record> {
    let mut by_code: BTreeMap<String, Record> = BTreeMap::new();
    for input in inputs {
        // Findings name the file; its bytes are no text of a catalog and are not shown.
        let Some(file) = sources.add_unreadable(input.name.clone()) else { continue };
        let span = Span { file, start: 0, end: 0 };
        let entries = match read(&input.bytes) {
            Ok(entries) => entries,
            Err(why) => {
                findings.push(Finding::new(ImportProblem::RecordsUnread { why }, span));
                continue;
            }
        };
        for Entry { number, line, record } in entries {
            more(&mut report.read);
            match record {
                Ok(record) => match by_code.get(&record.code) {
                    None => drop(by_code.insert(record.code.clone(), *record)),
                    Some(other) if *other == *record => more(&mut report.alike),
                    Some(_) => {
                        more(&mut report.skipped);
                        let code = record.code;
                        findings.push(Finding::new(ImportProblem::RecordTwice { code, number, line }, span));
                    }
                },
                Err(why) => {
                    more(&mut report.broken);
                    findings.push(Finding::new(ImportProblem::RecordBroken { number, line, why }, span));
                }
            }
        }
    }
    by_code.into_values().collect()
}
