//! `decide --batch`: a dossier a row in, an answer a row out, in the same form and order. Blocks of rows are read, decided on all
//! cores and written in order; a few are held at a time, whatever the file's size. A bad row says so in its own `error` and stops
//! nothing.

mod answer;
mod lines;
mod moment;
#[cfg(feature = "parquet")]
mod parquet;
mod table;

use std::io::{self, Write};
use std::path::Path;

pub(super) use self::moment::Moments;
pub(super) use self::table::write_cell;
use super::failure::Failure;
use super::input;
use super::language::Speech;
use super::{output, pipeline, progress};
use crate::bundle::Language;
use crate::rows::{Block, Blocks, Scan};
use crate::runtime::RuleSet;

/// A form of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text(TextForm),
    Parquet,
}

impl Form {
    /// The form that a file's ending names; standard input has JSON lines.
    fn of(file: &Path) -> Option<Self> {
        if file.as_os_str() == "-" {
            return Some(Self::Text(TextForm::Lines));
        }
        match file.extension()?.to_str()?.to_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::Text(TextForm::Lines)),
            "csv" => Some(Self::Text(TextForm::Csv)),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}

/// What every row is decided by.
#[derive(Clone, Copy)]
struct Desk<'r> {
    rules: &'r RuleSet,
    language: Language,
}

/// Decides every row of a file.
///
/// # Errors
/// [`Failure`] where the file or standard output fails, or has no header that can be used; never for a row.
pub(super) fn run(file: &Path, rules: &RuleSet, speech: Speech) -> Result<(), Failure> {
    let desk = Desk { rules, language: speech.about(Some(rules.bundle().language)) };
    match Form::of(file) {
        None => Err(Failure::BatchForm(file.to_path_buf())),
        #[cfg(feature = "parquet")]
        Some(Form::Parquet) => parquet::run(file, desk),
        #[cfg(not(feature = "parquet"))]
        Some(Form::Parquet) => Err(Failure::NoParquet),
        Some(Form::Text(form)) => text(desk, form, blocks(file, form.scan())?, file, write),
    }
}

/// A form of rows that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// A JSON object a line.
    Lines,
    /// CSV with a header.
    Csv,
}

impl TextForm {
    const fn scan(self) -> Scan {
        match self {
            Self::Lines => Scan::lines(),
            Self::Csv => Scan::quotes(),
        }
    }
}

/// The answers to rows that are held in memory, as `decide --batch` writes them.
///
/// # Errors
/// What is wrong with the header, in a language; never for a row.
pub fn answers(rules: &RuleSet, language: Language, form: TextForm, rows: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let blocks = Blocks::new(rows, form.scan()).map(|block| block.map_err(Failure::Read));
    let written = text(Desk { rules, language }, form, blocks, Path::new("-"), |bytes| {
        out.extend_from_slice(bytes);
        Ok(())
    });
    written.map_err(|failure| failure.say(language))?;
    Ok(out)
}

/// Decides every row of some blocks of text; `file` is where they come from.
fn text(
    desk: Desk<'_>,
    form: TextForm,
    mut blocks: impl Iterator<Item = Result<Block, Failure>> + Send,
    file: &Path,
    mut write: impl FnMut(&[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match form {
        TextForm::Lines => pipeline::run(blocks, || lines::answers(desk), |out| write(&out)),
        TextForm::Csv => {
            let (header, first) = table::header(&mut blocks, file)?;
            write(header.answered().as_bytes())?;
            let blocks = first.into_iter().map(Ok).chain(blocks);
            pipeline::run(blocks, || table::answers(desk, &header), |out| write(&out))
        }
    }
}

/// The rows of a file of text, with a bar that follows them.
pub(super) fn blocks(
    file: &Path,
    scan: Scan,
) -> Result<impl Iterator<Item = Result<Block, Failure>> + Send + use<>, Failure> {
    let path = file.to_path_buf();
    let named =
        move |error: io::Error| Failure::Read(io::Error::new(error.kind(), format!("{}: {error}", path.display())));
    let input = input::open(file).map_err(&named)?;
    let length = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
    let bar = progress::bytes(length);
    Ok(Blocks::new(bar.wrap_read(input), scan).map(move |block| block.map_err(&named)))
}

fn write(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| output::failed(error, "stdout"))
}
