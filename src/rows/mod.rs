//! Files of rows as text: bytes into blocks of whole rows, a header into names, blocks into rows of cells. Whoever reads a file holds a
//! few blocks at a time, whatever its size.

mod blocks;
mod buffer;
mod cells;
mod each;
mod ends;
mod header;
mod joined;
mod marks;
mod quotes;

pub(crate) use blocks::{Block, Blocks, Scan};
pub(crate) use buffer::Buffer;
pub(crate) use cells::{ByteRow, Plain, Row};
pub(crate) use each::each;
pub(crate) use ends::Ends;
pub(crate) use header::{HeaderError, distinct, header};
pub(crate) use joined::Joined;

/// The most bytes that a row may have.
pub(crate) const MAX_ROW_BYTES: usize = 1024 * 1024;

/// A reader of the cells of CSV, which takes rows of any number of cells.
pub(crate) fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(64 * 1024).from_reader(bytes)
}
