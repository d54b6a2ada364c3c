//! CSV: a header that names the columns, a row a dossier in, a row an answer out. Cells are texts, read as the command line reads
//! them; facts that are missing stand in one cell with `; ` between them.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use csv::ByteRecord;
use serde_json::Value;

use super::Desk;
use super::answer;
use super::moment::Moments;
use crate::cli::failure::Failure;
use crate::rows::{self, Block, Buffer, ByteRow, Ends, HeaderError, MAX_ROW_BYTES, Plain};
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
    /// Room for the ends of a block's cells.
    ends: Ends,
    /// The columns of facts, each with its place, and that of events.
    facts: Vec<(usize, FactColumn<'r>)>,
    events: Option<usize>,
    /// Whether every column is one that is read, and no fact has two.
    is_plain: bool,
}

impl<'r> Table<'r> {
    fn new(desk: Desk<'r>, header: &'r Header) -> Self {
        let (mut slots, mut is_plain, mut facts) = (HashSet::new(), true, Vec::new());
        let others = |(_, name): &(usize, &String)| name.as_str() != EVENTS && !COLUMNS.contains(&name.as_str());
        for (place, name) in header.names.iter().enumerate().filter(others) {
            match FactColumn::new(desk.rules, name) {
                Some(column) => {
                    is_plain &= slots.insert(column.slot());
                    facts.push((place, column));
                }
                None => is_plain = false,
            }
        }
        let events = header.names.iter().position(|name| name == EVENTS);
        Self {
            desk,
            header,
            clerk: Clerk::new(desk.rules),
            moments: Moments::default(),
            ends: Ends::default(),
            facts,
            events,
            is_plain,
        }
    }

    fn answer_all(&mut self, bytes: &[u8], is_open: bool, out: &mut Vec<u8>) -> io::Result<()> {
        let mut ends = std::mem::take(&mut self.ends);
        let answered = self.answer_rows(bytes, is_open, &mut ends, out);
        self.ends = ends;
        answered
    }

    fn answer_rows(&mut self, bytes: &[u8], is_open: bool, ends: &mut Ends, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(mut plain) = Plain::new(bytes, ends) {
            // An answer is seldom more than twice as long as its row.
            out.reserve(bytes.len().checked_mul(2).unwrap_or_default());
            while let Some((row, length)) = plain.next_row() {
                self.answer(&row, length, out)?;
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
            self.answer(&ByteRow::of(&record, ends), length.unwrap_or(usize::MAX), out)?;
        }
        if is_open {
            out.truncate(written);
            self.wrong([""; 4], RowError::OpenQuote, out)?;
        }
        Ok(())
    }

    /// What is wrong with a row of so many cells and bytes, whatever they are.
    fn unfit(&self, found: usize, length: usize) -> Option<RowError> {
        let expected = self.header.names.len();
        if length > MAX_ROW_BYTES {
            return Some(RowError::TooLong(MAX_ROW_BYTES));
        }
        (found != expected).then_some(RowError::Cells { found, expected })
    }

    /// Answers a row of so many bytes.
    fn answer(&mut self, row: &ByteRow<'_>, length: usize, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(error) = self.unfit(row.len(), length) {
            return self.bad(row, error, out);
        }
        if let Some(told) = self.quick(row) {
            self.identify(row, out);
            return self.told(&told, out);
        }
        let names = self.header.names.iter().enumerate();
        // A letter may be cut in two by a comma within it; then no cell is a text.
        let members: Option<Vec<_>> =
            names.map(|(at, name)| Some((name.clone(), Value::String(row.text(at)?.to_owned())))).collect();
        let Some(members) = members else { return self.bad(row, RowError::NotUtf8, out) };
        match decide_row(self.desk.rules, &members, self.desk.language) {
            Ok(told) => {
                self.identify(row, out);
                self.told(&told, out)
            }
            Err(error) => self.bad(row, error, out),
        }
    }

    /// Writes what identifies a row whose cells are texts.
    fn identify(&self, row: &ByteRow<'_>, out: &mut Vec<u8>) {
        match self.as_they_stand(row) {
            Some(ids) => {
                out.extend_from_slice(ids);
                out.push(b',');
            }
            None => self.ids(row).iter().for_each(|id| write_cell(out, id, b',')),
        }
    }

    /// The cells that identify a row; empty where they are no texts.
    fn ids<'b>(&self, row: &ByteRow<'b>) -> [&'b str; 4] {
        self.header.places.map(|place| row.text(place).unwrap_or_default())
    }

    /// The cells that identify a row, with the commas between them, where they stand in the row as in its answer.
    fn as_they_stand<'b>(&self, row: &ByteRow<'b>) -> Option<&'b [u8]> {
        let [first, _, _, last] = self.header.places;
        if self.header.is_in_order { row.side_by_side(first, last) } else { None }
    }

    /// The answer by the short way, where that is sure to tell everything. It reads every cell of the row, so that one which is no text
    /// is none that it knows.
    fn quick(&mut self, row: &ByteRow<'_>) -> Option<Told> {
        if !self.is_plain {
            return None;
        }
        let [procedure, office, received, channel] = self.header.places;
        let receipt =
            self.clerk.receipt(row.cell(procedure)?, row.cell(office)?, row.cell(received)?, row.cell(channel)?)?;
        if let Some(place) = self.events
            && !row.cell(place)?.trim_ascii().is_empty()
        {
            return None;
        }
        for (place, column) in &mut self.facts {
            if !column.put_text(&mut self.clerk.dossier, row.cell(*place)?) {
                return None;
            }
        }
        self.clerk.answer(&receipt)
    }

    /// Writes the error of a row.
    fn bad(&self, row: &ByteRow<'_>, error: RowError, out: &mut Vec<u8>) -> io::Result<()> {
        let ids = if matches!(error, RowError::TooLong(_)) { [""; 4] } else { self.ids(row) };
        self.wrong(ids, error, out)
    }

    /// Writes an error, behind what is there of the columns that identify the row.
    fn wrong(&self, ids: [&str; 4], error: RowError, out: &mut Vec<u8>) -> io::Result<()> {
        ids.iter().for_each(|id| write_cell(out, id, b','));
        // No verdict, no moments, nothing missing.
        out.extend_from_slice(b",,,,,");
        write_cell(out, &error.told(self.desk.language), b'\n');
        Ok(())
    }

    /// Writes what a row is told, behind what identifies it.
    fn told(&mut self, told: &Told, out: &mut Vec<u8>) -> io::Result<()> {
        out.extend_from_slice(told.verdict.as_str().as_bytes());
        for at in [told.statutory, told.committed, told.promised] {
            out.push(b',');
            if let Some(at) = at {
                self.moments.write(out, at)?;
            }
        }
        out.push(b',');
        match told.missing.as_slice() {
            [] => out.extend_from_slice(b",\n"),
            missing => {
                write_cell(out, &missing.join(BETWEEN), b',');
                out.push(b'\n');
            }
        }
        Ok(())
    }
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
