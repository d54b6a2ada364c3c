//! Blocks of CSV into rows of cells. Where no byte is a quote, which most files never have, a row ends at its line end and a cell at its
//! comma; the reader of quotes takes the others.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::ends::Ends;

/// A row: the text that it stands in, and where its cells do.
#[derive(Clone, Copy)]
pub(crate) struct Row<'b> {
    pub(crate) text: &'b str,
    pub(crate) cells: &'b [Range<usize>],
    /// Whether no cell has a byte that needs quotes.
    pub(crate) is_plain: bool,
}

impl<'b> Row<'b> {
    /// The cell of a column; none past the last one, and where it cuts a letter in two.
    pub(crate) fn cell(&self, place: usize) -> Option<&'b str> {
        self.text.get(self.cells.get(place)?.clone())
    }
}

/// The rows of a block without quotes.
pub(crate) struct Plain<'b> {
    text: &'b str,
    ends: Ends<'b>,
    begin: usize,
}

impl<'b> Plain<'b> {
    /// The rows of a block in UTF-8 that has no quote, and no carriage return but before a line feed; none of another block.
    pub(crate) fn new(bytes: &'b [u8]) -> Option<Self> {
        let ends_line = |at: usize| at.checked_add(1).and_then(|next| bytes.get(next)) == Some(&b'\n');
        if memchr(b'"', bytes).is_some() || !memchr_iter(b'\r', bytes).all(ends_line) {
            return None;
        }
        Some(Self { text: std::str::from_utf8(bytes).ok()?, ends: Ends::new(bytes), begin: 0 })
    }

    /// The row whose cells were put there last.
    pub(crate) const fn row<'c>(&self, cells: &'c [Range<usize>]) -> Row<'c>
    where
        'b: 'c,
    {
        Row { text: self.text, cells, is_plain: true }
    }

    /// Puts the cells of the next row in place of those that are there, and gives how many bytes it has; none behind the last one.
    /// Lines without a byte are no rows.
    pub(crate) fn next_row(&mut self, cells: &mut Vec<Range<usize>>) -> Option<usize> {
        cells.clear();
        let (bytes, first) = (self.text.as_bytes(), self.begin);
        loop {
            let begin = self.begin;
            let (end, is_last) = match self.ends.next() {
                Some(end) => (end, bytes.get(end) == Some(&b'\n')),
                None if begin < bytes.len() || !cells.is_empty() => (bytes.len(), true),
                None => return None,
            };
            self.begin = end.checked_add(1)?;
            if !is_last {
                cells.push(begin..end);
                continue;
            }
            let line_end =
                end.checked_sub(1).filter(|at| *at >= begin && bytes.get(*at) == Some(&b'\r')).unwrap_or(end);
            if begin == line_end && cells.is_empty() {
                continue;
            }
            cells.push(begin..line_end);
            return self.begin.checked_sub(first);
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
            let expected: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            let Some(mut plain) = Plain::new(text.as_bytes()) else {
                prop_assert!(text.replace("\r\n", "").contains('\r'));
                return Ok(());
            };
            let (mut found, mut cells) = (Vec::new(), Vec::new());
            while let Some(length) = plain.next_row(&mut cells) {
                let row = plain.row(&cells);
                let texts: Vec<_> = (0..cells.len()).map(|place| row.cell(place).unwrap().to_owned()).collect();
                prop_assert!(length >= texts.concat().len());
                found.push(texts);
            }
            prop_assert_eq!(found, expected);
        }
    }
}
