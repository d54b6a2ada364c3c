//! Bytes into blocks of whole rows. A row that is too long to hold is a block of its own without its bytes, which are passed over.

use std::io::{self, Read};
use std::sync::Arc;

use memchr::{memchr, memrchr};

use super::MAX_ROW_BYTES;
use super::buffer::{Buffer, Spare};
use super::quotes::Quotes;

/// How many bytes are read at a time.
const STEP: u64 = 256 * 1024;

/// Rows that follow one another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// Whole rows; whether the file ends within quotes that open in the last of them.
    Rows { bytes: Buffer, is_open: bool },
    /// One row of more than [`MAX_ROW_BYTES`].
    TooLong,
}

impl Block {
    /// Room for what becomes of the block.
    pub(crate) fn room(&self) -> Buffer {
        match self {
            Self::Rows { bytes, .. } => bytes.another(),
            Self::TooLong => Vec::new().into(),
        }
    }
}

/// What ends a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scan {
    Lines,
    Quotes(Quotes),
}

impl Scan {
    /// Every line end ends a row.
    pub(crate) const fn lines() -> Self {
        Self::Lines
    }

    /// A line end outside quotes ends a row.
    pub(crate) const fn quotes() -> Self {
        Self::Quotes(Quotes::Outside { begins: true })
    }

    fn last_end(&mut self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => memrchr(b'\n', bytes)?.checked_add(1),
            Self::Quotes(quotes) => quotes.last_end(bytes),
        }
    }

    fn first_end(&mut self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => memchr(b'\n', bytes)?.checked_add(1),
            Self::Quotes(quotes) => quotes.first_end(bytes),
        }
    }

    const fn is_open(self) -> bool {
        matches!(self, Self::Quotes(quotes) if quotes.is_open())
    }
}

/// The blocks of a file.
pub(crate) struct Blocks<R> {
    input: R,
    scan: Scan,
    /// How many bytes are read at a time, and the most that a row may have.
    step: u64,
    most: usize,
    /// What was read behind the last whole row.
    rest: Buffer,
    spare: Arc<Spare>,
    /// How much of that was scanned.
    scanned: usize,
    is_passing_over: bool,
    is_at_start: bool,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(input: R, scan: Scan) -> Self {
        let spare = Arc::default();
        Self {
            input,
            scan,
            step: STEP,
            most: MAX_ROW_BYTES,
            rest: Buffer::of(&spare),
            spare,
            scanned: 0,
            is_passing_over: false,
            is_at_start: true,
        }
    }

    /// Reads on behind what is there; false at the end of the file.
    fn read(&mut self) -> io::Result<bool> {
        // A reader asks whether the file has ended where a few bytes of room are left.
        self.rest.reserve(usize::try_from(self.step).map_or(0, |step| step | 63));
        let count = (&mut self.input).take(self.step).read_to_end(&mut self.rest)?;
        if std::mem::take(&mut self.is_at_start) && self.rest.starts_with("\u{feff}".as_bytes()) {
            self.rest.drain(.."\u{feff}".len());
        }
        Ok(count > 0)
    }

    /// Goes behind the row that is too long; false where the file ends in it.
    fn pass_over(&mut self) -> io::Result<bool> {
        while self.read()? {
            if let Some(end) = self.scan.first_end(&self.rest) {
                self.rest.drain(..end);
                self.is_passing_over = false;
                return Ok(true);
            }
            self.rest.clear();
        }
        Ok(false)
    }

    fn next_block(&mut self) -> io::Result<Option<Block>> {
        if self.is_passing_over && !self.pass_over()? {
            return Ok(None);
        }
        loop {
            let is_more = self.read()?;
            let end = self.scan.last_end(self.rest.get(self.scanned..).unwrap_or_default());
            let end = end.and_then(|end| self.scanned.checked_add(end));
            if !is_more {
                self.scanned = 0;
                let bytes = std::mem::replace(&mut self.rest, Buffer::of(&self.spare));
                return Ok((!bytes.is_empty()).then(|| Block::Rows { bytes, is_open: self.scan.is_open() }));
            }
            if let Some(end) = end {
                let mut rest = Buffer::of(&self.spare);
                rest.extend_from_slice(self.rest.get(end..).unwrap_or_default());
                self.rest.truncate(end);
                self.scanned = rest.len();
                return Ok(Some(Block::Rows { bytes: std::mem::replace(&mut self.rest, rest), is_open: false }));
            }
            self.scanned = self.rest.len();
            if self.rest.len() > self.most {
                self.rest.clear();
                (self.scanned, self.is_passing_over) = (0, true);
                return Ok(Some(Block::TooLong));
            }
        }
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_block().transpose()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn blocks(text: &[u8], scan: Scan, step: u64, most: usize) -> Vec<Block> {
        let blocks = Blocks { step, most, ..Blocks::new(text, scan) };
        blocks.map(Result::unwrap).collect()
    }

    /// The rows of CSV, of each the cells.
    fn rows(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        reader.byte_records().map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
    }

    fn bytes(block: &Block) -> &[u8] {
        match block {
            Block::Rows { bytes, .. } => bytes,
            Block::TooLong => panic!("no row is that long"),
        }
    }

    proptest! {
        #[test]
        fn blocks_of_any_size_have_the_rows_of_the_whole(text in "[a,\"\n\r]{0,60}", step in 1_u64..20) {
            let blocks = blocks(text.as_bytes(), Scan::quotes(), step, 1000);
            let apart: Vec<_> = blocks.iter().flat_map(|block| rows(bytes(block))).collect();
            prop_assert_eq!(apart, rows(text.as_bytes()));
            let together: Vec<u8> = blocks.iter().flat_map(bytes).copied().collect();
            prop_assert_eq!(together, text.as_bytes());
        }

        #[test]
        fn blocks_of_lines_end_where_lines_end(text in "[ab\n]{0,60}", step in 1_u64..20) {
            let blocks = blocks(text.as_bytes(), Scan::lines(), step, 1000);
            for (number, block) in (1..).zip(&blocks) {
                prop_assert!(bytes(block).ends_with(b"\n") || number == blocks.len());
            }
        }

        #[test]
        fn rows_too_long_are_passed_over_and_the_others_are_there(lengths in prop::collection::vec(0_usize..40, 0..9), step in 1_u64..9) {
            let row = |length: &usize| format!("\"{}\"\n", "\n".repeat(*length));
            let text: String = lengths.iter().map(row).collect();
            // A row that fits what is read at once may be longer than the most; whoever reads rows sees that.
            let (mut kept, mut passed) = (Vec::new(), Vec::new());
            for block in blocks(text.as_bytes(), Scan::quotes(), step, 16) {
                match block {
                    Block::Rows { bytes, is_open } => {
                        prop_assert!(!is_open);
                        kept.extend_from_slice(&bytes);
                    }
                    Block::TooLong => passed.push(()),
                }
            }
            let kept = rows(&kept);
            prop_assert_eq!(Some(kept.len()), lengths.len().checked_sub(passed.len()));
            prop_assert_eq!(kept.iter().filter(|cells| cells[0].len() <= 12).count(), lengths.iter().filter(|length| **length <= 12).count());
        }

        #[test]
        fn a_file_is_open_where_its_last_quote_is(text in "[a,\"\n]{0,30}") {
            let last = blocks(text.as_bytes(), Scan::quotes(), 7, 1000).pop();
            let is_open = matches!(last, Some(Block::Rows { is_open: true, .. }));
            // A quote behind it closes it: then one more line is one more row.
            let more = rows(format!("{text}\nz\n").as_bytes());
            prop_assert_eq!(is_open, more.last().is_none_or(|cells| cells[0] != b"z" || cells.len() != 1));
        }
    }
}
