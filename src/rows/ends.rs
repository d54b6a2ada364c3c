//! Where cells and rows end: commas and line feeds, looked for in eight bytes at once. In rows of short cells every few bytes are one, so
//! that a search which begins anew behind each costs more than it finds.

/// The places of commas and line feeds.
pub(super) struct Ends<'b> {
    words: std::slice::Iter<'b, [u8; 8]>,
    /// The bytes behind the last eight, filled up.
    rest: Option<[u8; 8]>,
    /// The place behind the eight bytes at hand.
    behind: usize,
    /// Of the eight bytes at hand, the highest bit of each that is left to tell.
    marks: u64,
}

impl<'b> Ends<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let (words, rest) = bytes.as_chunks::<8>();
        let mut last = [0; 8];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        Self { words: words.iter(), rest: Some(last), behind: 0, marks: 0 }
    }
}

impl Iterator for Ends<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            let word = match self.words.next() {
                Some(word) => *word,
                None => self.rest.take()?,
            };
            let word = u64::from_le_bytes(word);
            self.marks = zeros(word ^ EACH_COMMA)? | zeros(word ^ EACH_LINE_FEED)?;
            self.behind = self.behind.checked_add(8)?;
        }
        let place = usize::try_from(self.marks.trailing_zeros() >> 3).ok()?;
        self.marks &= self.marks.checked_sub(1)?;
        self.behind.checked_sub(8)?.checked_add(place)
    }
}

const EACH_COMMA: u64 = u64::from_ne_bytes([b','; 8]);
const EACH_LINE_FEED: u64 = u64::from_ne_bytes([b'\n'; 8]);
const LOW_BITS: u64 = u64::from_ne_bytes([0x7F; 8]);

/// The highest bit of each byte that is 0. Its low bits and as many ones never add up to more than a byte holds.
fn zeros(word: u64) -> Option<u64> {
    let has_low_bits = (word & LOW_BITS).checked_add(LOW_BITS)?;
    Some(!(has_low_bits | word | LOW_BITS))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_comma_and_line_feed_is_told_in_order(bytes in prop::collection::vec(prop::sample::select(vec![b',', b'\n', 0, 1, b'+', b'-', 0x0b, 0x80, 0xac, 0x8a, 0xff]), 0..40)) {
            let expected: Vec<usize> =
                bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'\n')).map(|(place, _)| place).collect();
            prop_assert_eq!(Ends::new(&bytes).collect::<Vec<_>>(), expected);
        }
    }
}
