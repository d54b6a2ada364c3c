//! Logs of dossiers at the command line: the files of a log, what their columns mean, what of them cannot be read. Blocks of rows are
//! judged on all cores and taken in order; a few are held at a time, whatever a file's size.

mod decider;
mod events;
mod intake;
#[cfg(feature = "parquet")]
mod parquet;
mod rejected;
mod seen;
pub(super) mod told;
mod words;

use std::path::{Path, PathBuf};

use super::args::Log;
use super::failure::Failure;
use super::{batch, input, pipeline};
use crate::bundle::Language;
use crate::logs::{Entry, Histories, Layout, LogError, Mapping};
use crate::rows::{self, Block, Joined, Row, Scan};
use crate::runtime::RuleSet;
pub(super) use decider::Decider;
pub(super) use intake::Intake;
use rejected::{Rejected, Rejects};
use seen::Seen;

/// The most bytes of a file that says what columns mean.
const MAX_MAPPING_BYTES: u64 = 1024 * 1024;

/// What is made of the rows of a log.
pub(super) trait Reading: Sync {
    /// What rows add up to.
    type Value: Default + Send;
    /// What a thread needs to read rows of one file.
    type Desk<'l>;

    /// How many bytes of rows are taken together at least, where so many are there.
    fn together(&self) -> usize {
        0
    }

    /// A desk for the rows of a file.
    fn desk<'l>(&self, layout: &'l Layout<'l>) -> Self::Desk<'l>;

    /// Looks at a block whose dossiers are read one after the other then.
    ///
    /// # Errors
    /// [`Failure`], which ends the reading.
    fn prepare(&self, _desk: &mut Self::Desk<'_>, _block: &Block) -> Result<(), Failure> {
        Ok(())
    }

    /// Adds a dossier, the one with a number in its block, to what came before it. One that is refused adds nothing.
    ///
    /// # Errors
    /// [`LogError`] where it cannot be decided.
    fn read(
        &self,
        desk: &mut Self::Desk<'_>,
        place: usize,
        entry: &Entry<'_>,
        row: &Row<'_>,
        value: &mut Self::Value,
    ) -> Result<(), LogError>;
}

/// A log: its files, and what is needed to read them.
pub(super) struct Logs<'r> {
    files: Vec<PathBuf>,
    mapping: Mapping,
    histories: Option<Histories>,
    all: Vec<&'r RuleSet>,
    rejects: Rejects,
    seen: Seen,
}

/// What comes of a block of rows.
struct Done<T> {
    rows: u64,
    /// Those that are dossiers, as [`Seen`] knows them.
    dossiers: Vec<u64>,
    rejected: Vec<Rejected>,
    value: T,
}

impl<'r> Logs<'r> {
    /// Opens a log whose dossiers are decided by some rule sets; `others` are files that are written besides.
    ///
    /// # Errors
    /// [`Failure`] where the mapping or the table of events cannot be used, or nothing can be written aside.
    pub(super) fn open(
        args: &Log,
        others: &[&Path],
        all: Vec<&'r RuleSet>,
        language: Language,
    ) -> Result<Self, Failure> {
        let inputs = args.log.iter().chain(&args.mapping).chain(&args.events).map(PathBuf::as_path);
        let outputs = args.rejected.iter().map(PathBuf::as_path).chain(others.iter().copied());
        apart(inputs.collect(), outputs)?;
        let mapping = args.mapping.as_deref().map_or(Ok(Mapping::default()), mapping)?;
        let mut rejects = Rejects::begin(args.rejected.as_deref(), language)?;
        let histories = args.events.as_deref().map(|file| events::read(file, &mapping, &mut rejects)).transpose()?;
        Ok(Self { files: args.log.clone(), mapping, histories, all, rejects, seen: Seen::default() })
    }

    /// Reads every row of every file on all cores, and hands what comes of a block of rows over in the log's order. A row that is no
    /// dossier, and one that is refused, is counted, sampled and written aside.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read or has no columns that can be used; never for a row.
    pub(super) fn each<R: Reading>(
        self,
        reading: &R,
        mut take: impl FnMut(R::Value) -> Result<(), Failure>,
    ) -> Result<Intake, Failure> {
        let Self { files, mapping, histories, all, mut rejects, mut seen } = self;
        for file in &files {
            let mut blocks = blocks(file)?;
            let refuse = |why| Failure::LogHeader { file: file.clone(), why };
            let (names, first) = rows::header(blocks.next().transpose()?).map_err(refuse)?;
            rejects.open(file, &names);
            let layout = Layout::new(names, &mapping, histories.as_ref(), &all)
                .map_err(|why| Failure::LogColumns { file: file.clone(), why })?;
            rejects.intake.unread(layout.unread());
            let worker = || {
                let mut desk = reading.desk(&layout);
                let layout = &layout;
                move |block: Block| {
                    reading.prepare(&mut desk, &block)?;
                    Ok(read(reading, layout, &mut desk, &block))
                }
            };
            let blocks = Joined::new(first.into_iter().map(Ok).chain(blocks), reading.together());
            pipeline::run(blocks, worker, |done: Done<R::Value>| {
                rejects.intake.repeat(seen.repeated(&done.dossiers)).ok_or_else(overflow)?;
                rejects.add(done.rows, &done.rejected)?;
                take(done.value)
            })?;
        }
        if let Some(histories) = &histories {
            rejects.intake.untold = u64::try_from(histories.unasked()).map_err(|_| overflow())?;
        }
        rejects.put()
    }
}

/// How many rows a log in memory has that are dossiers by now, that are received later, and that are none, each as
/// `replay` counts it.
///
/// # Errors
/// What is wrong with the mapping, the header or its columns, in a language.
pub fn counted(rules: &RuleSet, language: Language, mapping: &[u8], log: &[u8]) -> Result<[u64; 3], String> {
    let said = |failure: Failure| failure.say(language);
    let mapping = Mapping::read(&String::from_utf8_lossy(mapping))?;
    let file = Path::new("-");
    let mut blocks = rows::Blocks::new(log, Scan::quotes()).map(|block| block.map_err(Failure::Read));
    let (names, first) = rows::header(blocks.next().transpose().map_err(said)?)
        .map_err(|why| said(Failure::LogHeader { file: file.to_path_buf(), why }))?;
    let layout = Layout::new(names, &mapping, None, &[rules])
        .map_err(|why| said(Failure::LogColumns { file: file.to_path_buf(), why }))?;
    let as_of = rules.bundle().horizon.to.and_time(chrono::NaiveTime::MIN);
    let reading = super::replay::Reader {
        old: None,
        new: rules,
        engines: [None, None],
        as_of,
        soon: 1,
        language,
        with_dossiers: true,
    };
    let mut desk = reading.desk(&layout);
    let mut counts = [0_u64; 3];
    for block in first.into_iter().map(Ok).chain(blocks) {
        let mut done = read(&reading, &layout, &mut desk, &block.map_err(said)?);
        let groups = done.value.groups.map_err(|error| error.to_string())?;
        let rejected = u64::try_from(done.rejected.len()).map_err(|error| error.to_string())?;
        for why in done.rejected.drain(..) {
            drop(why.why.message(language));
        }
        for (count, more) in counts.iter_mut().zip([groups.total.dossiers, done.value.later, rejected]) {
            *count = count.checked_add(more).ok_or("overflow")?;
        }
    }
    Ok(counts)
}

/// A file as it is named in a report; outside the office its folders are nobody's business.
pub(super) fn shown(file: &Path, is_public: bool) -> String {
    let name = file.file_name().filter(|_| is_public);
    name.map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Holds that nothing is written over what is read, or over something else that is written.
fn apart<'p>(mut taken: Vec<&'p Path>, outputs: impl Iterator<Item = &'p Path>) -> Result<(), Failure> {
    for output in outputs {
        // One that is not there yet is no other's.
        let place = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if taken.iter().any(|other| place(other) == place(output)) {
            return Err(Failure::WrittenOver(output.to_path_buf()));
        }
        taken.push(output);
    }
    Ok(())
}

fn overflow() -> Failure {
    Failure::Internal("a count grew past 64 bits".to_owned())
}

/// Reads a block of rows.
fn read<R: Reading>(reading: &R, layout: &Layout<'_>, desk: &mut R::Desk<'_>, block: &Block) -> Done<R::Value> {
    let mut done = Done { rows: 0, dossiers: Vec::new(), rejected: Vec::new(), value: R::Value::default() };
    let mut next = 0_usize;
    rows::each(block, layout.width(), |row, raw| {
        let place = done.rows;
        // Rows of one block are fewer than its bytes.
        done.rows = place.checked_add(1).unwrap_or(place);
        let read = row.map_err(LogError::from).and_then(|row| {
            let entry = layout.entry(&row)?;
            let number = next;
            next = number.checked_add(1).unwrap_or(number);
            reading.read(desk, number, &entry, &row, &mut done.value)?;
            done.dossiers.push(seen::known_as(&entry.dossier, &entry.procedure));
            Ok(())
        });
        if let Err(why) = read {
            done.rejected.push(Rejected { place, why, raw: raw.to_vec() });
        }
    });
    done
}

/// The blocks of a file, with a bar that follows them.
fn blocks(file: &Path) -> Result<Box<dyn Iterator<Item = Result<Block, Failure>> + Send>, Failure> {
    match file.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
        // Standard input and open files have no ending.
        Some("csv") | None => Ok(Box::new(batch::blocks(file, Scan::quotes())?)),
        #[cfg(feature = "parquet")]
        Some("parquet") => parquet::blocks(file),
        #[cfg(not(feature = "parquet"))]
        Some("parquet") => Err(Failure::NoParquet),
        _ => Err(Failure::LogForm(file.to_path_buf())),
    }
}

/// What the columns and words of a log mean, by a file.
fn mapping(file: &Path) -> Result<Mapping, Failure> {
    let refuse = |why: String| Failure::Mapping { file: file.to_path_buf(), why: input::brief(&why) };
    let bytes = input::read(file, MAX_MAPPING_BYTES)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_MAPPING_BYTES {
        return Err(refuse(format!("> {MAX_MAPPING_BYTES} bytes")));
    }
    let text = std::str::from_utf8(&bytes).map_err(|error| refuse(error.to_string()))?;
    Mapping::read(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(refuse)
}
