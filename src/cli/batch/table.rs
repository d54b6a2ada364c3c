//! CSV: a header that names the columns, a row a dossier in, a row an answer out. Cells are texts, read as the command line reads
//! them; facts that are missing stand in one cell with `; ` between them.

use std::io;
use std::ops::Range;
use std::path::Path;

use csv::ByteRecord;
use serde_json::Value;

use super::Desk;
use super::answer::{self, Answer};
use super::moment::Moments;
use crate::cli::failure::Failure;
use crate::rows::{self, Block, Buffer, HeaderError, MAX_ROW_BYTES, Plain, Row};
use crate::runtime::{COLUMNS, Clerk, EVENTS, FactColumn, RowError, Told, decide_row};

/// What stands between the facts of a `missing` cell.
const BETWEEN: &str = "; ";

/// The names of the columns.
pub(super) struct Header {
    names: Vec<String>,
    /// Where the columns stand that identify a row.
    places: [usize; 4],
    /// Whether they stand side by side, in the order of the answers.
    is_in_order: bool,
}

/// Reads the header, and gives what the first block has behind it.
///
/// # Errors
/// [`Failure::Header`] where there is none, a name stands twice or a column that identifies rows is not there.
pub(super) fn header(
    blocks: &mut impl Iterator<Item = Result<Block, Failure>>,
    file: &Path,
) -> Result<(Header, Option<Block>), Failure> {
    let refuse = |why: HeaderError| Failure::Header { file: file.to_path_buf(), why };
    let (names, rest) = rows::header(blocks.next().transpose()?).map_err(refuse)?;
    rows::distinct(&names).map_err(refuse)?;
    let mut places = [0; 4];
    for (place, wanted) in places.iter_mut().zip(COLUMNS) {
        let found = names.iter().position(|name| name == wanted);
        *place = found.ok_or_else(|| refuse(HeaderError::Lacks(wanted.to_owned())))?;
    }
    let is_in_order = places.windows(2).all(|pair| matches!(pair, [one, next] if one.checked_add(1) == Some(*next)));
    Ok((Header { names, places, is_in_order }, rest))
}

impl Header {
    /// The header of the answers.
    pub(super) fn answered(&self) -> String {
        let names: Vec<&str> = COLUMNS.iter().chain(&answer::COLUMNS).copied().collect();
        format!("{}\n", names.join(","))
    }
}

/// Answers blocks of rows, one after the other.
pub(super) fn answers<'r>(
    desk: Desk<'r>,
    header: &'r Header,
) -> impl FnMut(Block) -> Result<Buffer, Failure> + use<'r> {
    let mut table = Table::new(desk, header);
    move |block| {
        let mut out = block.room();
        let written = match block {
            Block::TooLong => table.wrong([""; 4], RowError::TooLong(MAX_ROW_BYTES), &mut out),
            Block::Rows { bytes, is_open } => table.answer_all(&bytes, is_open, &mut out),
        };
        written.map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(out)
    }
}

/// Who answers rows.
struct Table<'r> {
    desk: Desk<'r>,
    header: &'r Header,
    clerk: Clerk<'r>,
    moments: Moments,
    columns: Vec<Column<'r>>,
    /// Whether every column is one that is read, and no fact has two.
    is_plain: bool,
}

enum Column<'r> {
    /// It identifies the row, or is of no use to the short way.
    Other,
    Events,
    Fact(FactColumn<'r>),
}

impl<'r> Table<'r> {
    fn new(desk: Desk<'r>, header: &'r Header) -> Self {
        let (mut slots, mut is_plain) = (std::collections::HashSet::new(), true);
        let columns = header.names.iter().map(|name| match name.as_str() {
            EVENTS => Column::Events,
            name if COLUMNS.contains(&name) => Column::Other,
            name => match FactColumn::new(desk.rules, name) {
                Some(column) => {
                    is_plain &= slots.insert(column.slot());
                    Column::Fact(column)
                }
                None => {
                    is_plain = false;
                    Column::Other
                }
            },
        });
        let columns = columns.collect();
        Self { desk, header, clerk: Clerk::new(desk.rules), moments: Moments::default(), columns, is_plain }
    }

    fn answer_all(&mut self, bytes: &[u8], is_open: bool, out: &mut Vec<u8>) -> io::Result<()> {
        let mut cells = Vec::new();
        if let Some(mut plain) = Plain::new(bytes) {
            // An answer is seldom more than twice as long as its row.
            out.reserve(bytes.len().checked_mul(2).unwrap_or_default());
            while let Some(length) = plain.next_row(&mut cells) {
                self.answer(&plain.row(&cells), length, out)?;
            }
            return Ok(());
        }
        let mut reader = rows::reader(bytes);
        let mut record = ByteRecord::new();
        let (mut begin, mut written) = (0, out.len());
        while reader.read_byte_record(&mut record).map_err(io::Error::other)? {
            let end = reader.position().byte();
            written = out.len();
            let length = end.checked_sub(begin).and_then(|length| usize::try_from(length).ok());
            begin = end;
            self.record(&record, length.unwrap_or(usize::MAX), &mut cells, out)?;
        }
        if is_open {
            out.truncate(written);
            self.wrong([""; 4], RowError::OpenQuote, out)?;
        }
        Ok(())
    }

    /// Answers a row of so many bytes that the reader of quotes has read.
    fn record(
        &mut self,
        record: &ByteRecord,
        length: usize,
        cells: &mut Vec<Range<usize>>,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        if let Ok(text) = std::str::from_utf8(record.as_slice()) {
            cells.clear();
            cells.extend((0..record.len()).filter_map(|place| record.range(place)));
            return self.answer(&Row { text, cells, is_plain: false }, length, out);
        }
        let error = self.unfit(record.len(), length).unwrap_or(RowError::NotUtf8);
        let cell = |place| record.get(place).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or("");
        let ids = if matches!(error, RowError::TooLong(_)) { [""; 4] } else { self.header.places.map(cell) };
        self.wrong(ids, error, out)
    }

    /// What is wrong with a row of so many cells and bytes, whatever they are.
    fn unfit(&self, found: usize, length: usize) -> Option<RowError> {
        let expected = self.header.names.len();
        if length > MAX_ROW_BYTES {
            return Some(RowError::TooLong(MAX_ROW_BYTES));
        }
        (found != expected).then_some(RowError::Cells { found, expected })
    }

    fn answer(&mut self, row: &Row<'_>, length: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let places = self.header.places;
        let some = || places.map(|place| row.cell(place).unwrap_or_default());
        match self.unfit(row.cells.len(), length) {
            None => {}
            Some(error @ RowError::TooLong(_)) => return self.wrong([""; 4], error, out),
            Some(error) => return self.wrong(some(), error, out),
        }
        // A letter may be cut in two by a comma within it; then no cell is a text.
        let Some(ids) = texts(row, places) else { return self.wrong(some(), RowError::NotUtf8, out) };
        let told = match self.quick(ids, row) {
            Some(told) => Ok(told),
            None => {
                let names = self.header.names.iter().enumerate();
                let members: Option<Vec<_>> =
                    names.map(|(at, name)| Some((name.clone(), Value::String(row.cell(at)?.to_owned())))).collect();
                match members {
                    Some(members) => decide_row(self.desk.rules, &members, self.desk.language),
                    None => Err(RowError::NotUtf8),
                }
            }
        };
        match self.as_they_stand(row) {
            Some(ids) => {
                out.extend_from_slice(ids.as_bytes());
                out.push(b',');
            }
            None => ids.iter().for_each(|id| write_cell(out, id, b',')),
        }
        self.write(&Answer::new(told, self.desk.language), out)
    }

    /// The cells that identify a row, with the commas between them, where they stand in the row as in its answer.
    fn as_they_stand<'b>(&self, row: &Row<'b>) -> Option<&'b str> {
        let [first, _, _, last] = self.header.places;
        let is_so = row.is_plain && self.header.is_in_order;
        row.text.get(row.cells.get(first).filter(|_| is_so)?.start..row.cells.get(last)?.end)
    }

    /// The answer by the short way, where that is sure to tell everything.
    fn quick(&mut self, ids: [&str; 4], row: &Row<'_>) -> Option<Told> {
        if !self.is_plain {
            return None;
        }
        let [procedure, office, received, channel] = ids;
        let receipt = self.clerk.receipt(procedure, office, received, channel)?;
        for (at, column) in self.columns.iter_mut().enumerate() {
            let is_put = match column {
                Column::Other => true,
                Column::Events => row.cell(at)?.trim().is_empty(),
                Column::Fact(column) => column.put_text(&mut self.clerk.dossier, row.cell(at)?),
            };
            if !is_put {
                return None;
            }
        }
        self.clerk.answer(&receipt)
    }

    /// Writes an error, behind what is there of the columns that identify the row.
    fn wrong(&mut self, ids: [&str; 4], error: RowError, out: &mut Vec<u8>) -> io::Result<()> {
        ids.iter().for_each(|id| write_cell(out, id, b','));
        self.write(&Answer::new(Err(error), self.desk.language), out)
    }

    fn write(&mut self, answer: &Answer, out: &mut Vec<u8>) -> io::Result<()> {
        let told = answer.told.as_ref();
        out.extend_from_slice(told.map_or("", |told| told.verdict.as_str()).as_bytes());
        for at in told.map_or([None; 3], |told| [told.statutory, told.committed, told.promised]) {
            out.push(b',');
            if let Some(at) = at {
                self.moments.write(out, at)?;
            }
        }
        out.push(b',');
        match told.map_or(&[][..], |told| &told.missing) {
            [] => out.push(b','),
            missing => write_cell(out, &missing.join(BETWEEN), b','),
        }
        write_cell(out, answer.error.as_deref().unwrap_or(""), b'\n');
        Ok(())
    }
}

/// The cells at some places, where all are texts.
fn texts<'b>(row: &Row<'b>, [a, b, c, d]: [usize; 4]) -> Option<[&'b str; 4]> {
    Some([row.cell(a)?, row.cell(b)?, row.cell(c)?, row.cell(d)?])
}

/// Writes a cell, in quotes where it needs them, and what stands behind it.
pub(in crate::cli) fn write_cell(out: &mut Vec<u8>, text: &str, behind: u8) {
    if text.is_empty() {
        out.push(behind);
        return;
    }
    if memchr::memchr3(b',', b'"', b'\n', text.as_bytes()).is_none() && !text.contains('\r') {
        out.extend_from_slice(text.as_bytes());
    } else {
        out.push(b'"');
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                out.extend_from_slice(b"\"\"");
            }
            out.extend_from_slice(part.as_bytes());
        }
        out.push(b'"');
    }
    out.push(behind);
}
