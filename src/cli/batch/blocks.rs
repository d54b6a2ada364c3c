//! Bytes into blocks of whole rows. A row that is too long to hold is a block of its own without its bytes, which are passed over.

use std::io::{self, Read};

use memchr::{memchr, memrchr};

use super::MAX_ROW_BYTES;
use super::quotes::Quotes;

/// How many bytes are read at a time.
const STEP: u64 = 256 * 1024;

/// Rows that follow one another.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Whole rows; whether the file ends within quotes that open in the last of them.
    Rows { bytes: Vec<u8>, is_open: bool },
    /// One row of more than [`MAX_ROW_BYTES`].
    TooLong,
}

/// What ends a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scan {
    Lines,
    Quotes(Quotes),
}

impl Scan {
    /// Every line end ends a row.
    pub(super) const fn lines() -> Self {
        Self::Lines
    }

    /// A line end outside quotes ends a row.
    pub(super) const fn quotes() -> Self {
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
pub(super) struct Blocks<R> {
    input: R,
    scan: Scan,
    /// What was read behind the last whole row.
    rest: Vec<u8>,
    /// How much of that was scanned.
    scanned: usize,
    is_passing_over: bool,
    is_at_start: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) const fn new(input: R, scan: Scan) -> Self {
        Self { input, scan, rest: Vec::new(), scanned: 0, is_passing_over: false, is_at_start: true }
    }

    /// Reads on behind what is there; false at the end of the file.
    fn read(&mut self) -> io::Result<bool> {
        let count = (&mut self.input).take(STEP).read_to_end(&mut self.rest)?;
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
                let bytes = std::mem::take(&mut self.rest);
                return Ok((!bytes.is_empty()).then(|| Block::Rows { bytes, is_open: self.scan.is_open() }));
            }
            if let Some(end) = end {
                let rest = self.rest.split_off(end);
                self.scanned = rest.len();
                return Ok(Some(Block::Rows { bytes: std::mem::replace(&mut self.rest, rest), is_open: false }));
            }
            self.scanned = self.rest.len();
            if self.rest.len() > MAX_ROW_BYTES {
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
