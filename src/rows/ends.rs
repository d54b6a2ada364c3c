//! Where cells and rows end: commas and line feeds, looked for in eight bytes at once. In rows of short cells every few bytes are one, so
//! that a search which begins anew behind each costs more than it finds.

/// Puts the places of commas and line feeds in place of what is there; none of bytes whose places are no 32-bit numbers.
pub(super) fn find(bytes: &[u8], ends: &mut Vec<u32>) -> Option<()> {
    ends.clear();
    u32::try_from(bytes.len()).ok()?;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    let mut begin = 0_u32;
    for word in words.iter().chain([&last]) {
        let word = u64::from_le_bytes(*word);
        let mut marks = zeros(word ^ EACH_COMMA)? | zeros(word ^ EACH_LINE_FEED)?;
        while marks != 0 {
            ends.push(begin.checked_add(marks.trailing_zeros() >> 3)?);
            marks &= marks.checked_sub(1)?;
        }
        // What is filled up may lie past the last place that has a number.
        begin = begin.checked_add(8).unwrap_or(begin);
    }
    Some(())
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
        fn every_comma_and_line_feed_is_told_in_order(bytes in prop::collection::vec(prop::sample::select(vec![b',', b'\n', 0, 1, b'+', b'-', 0x0b, 0x80, 0xac, 0x8a, 0xff]), 0..300)) {
            let expected: Vec<u32> =
                (0..).zip(&bytes).filter(|(_, byte)| matches!(byte, b',' | b'\n')).map(|(place, _)| place).collect();
            let mut ends = vec![7];
            find(&bytes, &mut ends).unwrap();
            prop_assert_eq!(ends, expected);
        }
    }
}
