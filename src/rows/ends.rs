//! Where cells and rows end: at commas and line feeds, looked for in many bytes at once. In rows of short cells every few bytes are one,
//! so that a search which begins anew behind each costs more than it finds.

use super::marks::{BYTES, Marks};

/// The ends of a block's cells and rows, in room that serves the next block.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    /// The places behind the cells.
    pub(super) cells: Vec<u32>,
    /// Of every row, how many cells end up to there.
    pub(super) rows: Vec<u32>,
}

impl Ends {
    /// No ends.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.rows.clear();
    }

    /// Puts the places of commas and line feeds in place of what is there; none of bytes whose places are no 32-bit numbers.
    pub(super) fn find(&mut self, bytes: &[u8]) -> Option<()> {
        self.clear();
        u32::try_from(bytes.len()).ok()?;
        let (blocks, rest) = bytes.as_chunks::<BYTES>();
        let mut last = [0; BYTES];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        let mut begin = 0_u32;
        for block in blocks.iter().chain([&last]) {
            let Marks { mut ends, mut lines } = Marks::of(block);
            while lines != 0 {
                let others = lines & lines.checked_sub(1)?;
                let through = lines ^ others;
                let within = ends & (through | through.checked_sub(1)?);
                let count = u32::try_from(self.cells.len()).ok()?.checked_add(within.count_ones())?;
                self.rows.push(count);
                lines = others;
            }
            while ends != 0 {
                self.cells.push(begin.checked_add(ends.trailing_zeros())?);
                ends &= ends.checked_sub(1)?;
            }
            // What is filled up may lie past the last place that has a number.
            begin = begin.checked_add(64).unwrap_or(begin);
        }
        Some(())
    }

    /// Ends the last row where the bytes end.
    pub(super) fn end_at(&mut self, length: usize) -> Option<()> {
        self.cells.push(u32::try_from(length).ok()?);
        self.rows.push(u32::try_from(self.cells.len()).ok()?);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_comma_and_line_feed_is_told_in_order(bytes in prop::collection::vec(prop::sample::select(vec![b',', b'\n', 0, 1, b'+', b'-', 0x0b, 0x80, 0xac, 0x8a, 0xff]), 0..300)) {
            let expected: Vec<u32> =
                (0..).zip(&bytes).filter(|(_, byte)| matches!(byte, b',' | b'\n')).map(|(place, _)| place).collect();
            let rows = (1..).zip(&expected).filter(|(_, place)| bytes[**place as usize] == b'\n').map(|(count, _)| count);
            let rows: Vec<u32> = rows.collect();
            let mut ends = Ends { cells: vec![7], rows: vec![7] };
            ends.find(&bytes).unwrap();
            prop_assert_eq!((ends.cells, ends.rows), (expected, rows));
        }
    }
}
