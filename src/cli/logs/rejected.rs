//! Rows that are no dossiers: counted by reason, the first ones shown, all of them written aside.

use std::path::{Path, PathBuf};

use super::intake::{Intake, Sample};
use super::overflow;
use crate::bundle::Language;
use crate::cli::failure::Failure;
use crate::cli::replace::{self, Stream};
use crate::logs::{ASIDE, LogError};
use crate::runtime::RowError;

/// How many rows are shown.
const SHOWN: usize = 5;

/// A row that is no dossier.
pub(super) struct Rejected {
    /// Its place in its block, from 0.
    pub(super) place: u64,
    pub(super) why: LogError,
    /// Its bytes, without the line end.
    pub(super) raw: Vec<u8>,
}

/// Where such rows go.
pub(super) struct Rejects {
    pub(super) intake: Intake,
    aside: Option<Stream>,
    language: Language,
    file: PathBuf,
    /// The header of that file, as long as none of its rows is written.
    header: Option<Vec<u8>>,
    /// The row, from 1 for the header, that comes next.
    next: u64,
}

impl Rejects {
    /// Begins the file that they are written to, where one is asked for.
    ///
    /// # Errors
    /// [`Failure::Write`].
    pub(super) fn begin(aside: Option<&Path>, language: Language) -> Result<Self, Failure> {
        let aside = aside.map(Stream::begin).transpose().map_err(replace::failure)?;
        Ok(Self { intake: Intake::default(), aside, language, file: PathBuf::new(), header: None, next: 1 })
    }

    /// Goes on with the rows of a file.
    pub(super) fn open(&mut self, file: &Path, names: &[String]) {
        self.file = file.to_path_buf();
        self.next = 2;
        let header: Vec<&str> = ASIDE.into_iter().chain(names.iter().map(String::as_str)).collect();
        self.header = Some(line(&header));
    }

    /// Counts the rows of a block.
    pub(super) fn add(&mut self, rows: u64, rejected: &[Rejected]) -> Result<(), Failure> {
        for Rejected { place, why, raw } in rejected {
            let row = self.next.checked_add(*place).ok_or_else(overflow)?;
            let (code, reason) = (why.code(), why.message(self.language));
            self.intake.reject(code).ok_or_else(overflow)?;
            let file = self.file.display().to_string();
            if self.aside.is_some() {
                // Rows of one file stand under its own header, the reason before everything else, so that whoever has mended them
                // can give the file as a log.
                let header = self.header.take();
                header.map_or(Ok(()), |header| self.aside(&header))?;
                let mut text = line(&[&reason, &file, &row.to_string()]);
                text.pop();
                text.push(b',');
                match why {
                    // What would swallow the rows behind it stands in quotes, as it is.
                    LogError::Row(RowError::OpenQuote | RowError::NotUtf8) => {
                        text.extend_from_slice(&line(&[&String::from_utf8_lossy(raw)]));
                    }
                    _ => {
                        text.extend_from_slice(raw);
                        text.push(b'\n');
                    }
                }
                self.aside(&text)?;
            }
            if self.intake.samples.len() < SHOWN {
                self.intake.samples.push(Sample { file, row, code, reason });
            }
        }
        self.next = self.next.checked_add(rows).ok_or_else(overflow)?;
        self.intake.rows = self.intake.rows.checked_add(rows).ok_or_else(overflow)?;
        Ok(())
    }

    fn aside(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.aside.as_mut().map_or(Ok(()), |aside| aside.write(bytes)).map_err(replace::failure)
    }

    /// Puts the file in its place, and gives what was counted.
    ///
    /// # Errors
    /// [`Failure::Write`].
    pub(super) fn put(mut self) -> Result<Intake, Failure> {
        self.intake.is_aside = self.aside.is_some();
        self.aside.map_or(Ok(()), Stream::put).map_err(replace::failure)?;
        Ok(self.intake)
    }
}

/// A row of CSV with its line end.
fn line(cells: &[&str]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // What is written into memory cannot fail.
    let _ = writer.write_record(cells);
    writer.into_inner().unwrap_or_default()
}
