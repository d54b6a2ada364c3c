//! Blocks of CSV into rows of cells. Where no byte is a quote, which most files never have, a row ends at its line end and a cell at its
//! comma; the reader of quotes takes the others.

use std::ops::Range;

use csv::ByteRecord;
use memchr::{memchr, memchr_iter};

use super::ends::Ends;

/// A row, as bytes that may be no text, and where its cells are.
#[derive(Clone, Copy)]
pub(crate) struct ByteRow<'b> {
    bytes: &'b [u8],
    /// Where its first cell begins.
    begin: usize,
    /// Where each of its cells ends.
    ends: &'b [u32],
    /// How many bytes stand between two cells.
    between: usize,
}

impl<'b> ByteRow<'b> {
    /// A row that the reader of quotes has read; the ends of its cells are put in place of those that are there.
    pub(crate) fn of(record: &'b ByteRecord, ends: &'b mut Ends) -> Self {
        ends.clear();
        // A row that may be held has fewer bytes than a 32-bit number counts; of a longer one no cell is read.
        ends.cells.extend((0..record.len()).filter_map(|place| u32::try_from(record.range(place)?.end).ok()));
        Self { bytes: record.as_slice(), begin: 0, ends: &ends.cells, between: 0 }
    }

    /// How many cells it has.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a cell is; none past the last one.
    #[inline]
    fn range(&self, place: usize) -> Option<Range<usize>> {
        let end = usize::try_from(*self.ends.get(place)?).ok()?;
        let begin = match place.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?.checked_add(self.between)?,
            None => self.begin,
        };
        Some(begin..end)
    }

    /// The cell of a column; none past the last one.
    #[inline]
    pub(crate) fn cell(&self, place: usize) -> Option<&'b [u8]> {
        self.bytes.get(self.range(place)?)
    }

    /// The cell of a column, where it is a text.
    pub(crate) fn text(&self, place: usize) -> Option<&'b str> {
        std::str::from_utf8(self.cell(place)?).ok()
    }

    /// The cells from one to another as they stand, with the commas between them; none of a row that may have had quotes.
    pub(crate) fn side_by_side(&self, first: usize, last: usize) -> Option<&'b [u8]> {
        let [first, last] = [self.range(first)?, self.range(last)?];
        self.bytes.get(first.start..last.end).filter(|_| self.between == 1)
    }
}

/// A row whose cells are texts.
#[derive(Clone, Copy)]
pub(crate) struct Row<'b> {
    row: ByteRow<'b>,
    text: &'b str,
}

impl<'b> Row<'b> {
    /// A row of a text.
    pub(super) const fn new(row: ByteRow<'b>, text: &'b str) -> Self {
        Self { row, text }
    }

    /// The same of bytes; none where they are no text.
    pub(super) fn of(row: ByteRow<'b>) -> Option<Self> {
        std::str::from_utf8(row.bytes).ok().map(|text| Self { row, text })
    }

    /// How many cells it has.
    pub(super) const fn len(&self) -> usize {
        self.row.len()
    }

    /// The cell of a column; none past the last one, and where it cuts a letter in two.
    pub(crate) fn cell(&self, place: usize) -> Option<&'b str> {
        self.text.get(self.row.range(place)?)
    }
}

/// The rows of a block without quotes.
pub(crate) struct Plain<'b> {
    bytes: &'b [u8],
    ends: &'b mut Ends,
    /// The places of the next row's first byte, of its first end and of the row itself.
    begin: usize,
    next: usize,
    row: usize,
}

impl<'b> Plain<'b> {
    /// The rows of a block that has no quote, and no carriage return but before a line feed; none of another block. The ends of its
    /// cells are put in place of those that are there.
    pub(crate) fn new(bytes: &'b [u8], ends: &'b mut Ends) -> Option<Self> {
        let ends_line = |at: usize| at.checked_add(1).and_then(|next| bytes.get(next)) == Some(&b'\n');
        if memchr(b'"', bytes).is_some() || !memchr_iter(b'\r', bytes).all(ends_line) {
            return None;
        }
        ends.find(bytes)?;
        if bytes.last().is_some_and(|last| *last != b'\n') {
            ends.end_at(bytes.len())?;
        }
        Some(Self { bytes, ends, begin: 0, next: 0, row: 0 })
    }

    /// The next row, and how many bytes it takes with its line end; none behind the last one. Lines without a byte are no rows.
    pub(crate) fn next_row(&mut self) -> Option<(ByteRow<'_>, usize)> {
        let (bytes, first) = (self.bytes, self.begin);
        loop {
            let (begin, from) = (self.begin, self.next);
            let to = usize::try_from(*self.ends.rows.get(self.row)?).ok()?;
            let cells = self.ends.cells.get_mut(from..to)?;
            let count = cells.len();
            let last = cells.last_mut()?;
            let end = usize::try_from(*last).ok()?;
            (self.begin, self.next, self.row) = (end.checked_add(1)?, to, self.row.checked_add(1)?);
            let before = end.checked_sub(1).filter(|at| *at >= begin);
            if before.is_some_and(|at| bytes.get(at) == Some(&b'\r')) {
                *last = last.checked_sub(1)?;
            }
            if count == 1 && usize::try_from(*last).ok()? == begin {
                continue;
            }
            let length = self.begin.checked_sub(first)?;
            let ends = self.ends.cells.get(from..to)?;
            return Some((ByteRow { bytes, begin, ends, between: 1 }, length));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_without_quotes_are_those_of_the_reader_of_csv(text in "([aớ,\r\n]|\r\n){0,40}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
            let mut ends = Ends::default();
            let Some(mut plain) = Plain::new(text.as_bytes(), &mut ends) else {
                prop_assert!(text.replace("\r\n", "").contains('\r'));
                return Ok(());
            };
            let mut found = Vec::new();
            while let Some((row, length)) = plain.next_row() {
                let cells: Vec<_> = (0..row.len()).map(|place| row.cell(place).unwrap().to_vec()).collect();
                for (place, cell) in cells.iter().enumerate() {
                    prop_assert_eq!(row.text(place).map(str::as_bytes), Some(cell.as_slice()));
                }
                prop_assert_eq!((row.len(), row.cell(cells.len())), (cells.len(), None));
                let joined = cells.join(&b',');
                let last = row.len().checked_sub(1).unwrap();
                prop_assert_eq!(row.side_by_side(0, last), Some(joined.as_slice()));
                prop_assert!(length >= joined.len());
                found.push(cells);
            }
            let read: Vec<Vec<Vec<u8>>> =
                expected.iter().map(|row| row.iter().map(<[u8]>::to_vec).collect()).collect();
            prop_assert_eq!(found, read);
            for record in &expected {
                let row = ByteRow::of(record, &mut ends);
                prop_assert!((0..row.len()).map(|place| row.cell(place).unwrap()).eq(record.iter()));
                prop_assert_eq!(row.side_by_side(0, 0), None);
            }
        }
    }
}
