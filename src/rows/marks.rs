//! Which of 64 bytes end a cell: a bit for each. Loops over as many bytes as this become vectors.

/// How many bytes are looked at together.
pub(super) const BYTES: usize = 64;

/// A bit for each byte, the first one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Commas and line feeds.
    pub(super) ends: u64,
    /// Line feeds.
    pub(super) lines: u64,
}

impl Marks {
    pub(super) fn of(bytes: &[u8; BYTES]) -> Self {
        let lines = bits(bytes, b'\n');
        Self { ends: bits(bytes, b',') | lines, lines }
    }
}

/// The bits of the bytes that are one of 64.
#[inline]
fn bits(bytes: &[u8; BYTES], wanted: u8) -> u64 {
    let mut flags = [0_u8; BYTES];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(*byte == wanted);
    }
    let (words, _) = flags.as_chunks::<8>();
    words.iter().rev().fold(0, |behind, word| behind << 8 | gathered(u64::from_le_bytes(*word)))
}

/// The lowest bits of eight bytes, side by side.
#[inline]
fn gathered(word: u64) -> u64 {
    // Byte 0 is moved by 56 bits, byte 1 by 49, and so on: each to a place of its own among the bits 56 to 63, and none of the other
    // products falls there. A product of two 64-bit numbers fits.
    let product = u128::from(word).checked_mul(0x0102_0408_1020_4080).unwrap_or_default();
    (product >> 56) as u64 & 0xFF
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_byte_has_its_bit(bytes in prop::collection::vec(prop::sample::select(vec![b',', b'\n', 0, b'+', b'-', 0x0b, 0x80, 0xac, 0x8a, 0xff]), BYTES)) {
            let bytes: [u8; BYTES] = bytes.try_into().unwrap();
            let marks = Marks::of(&bytes);
            for (place, byte) in bytes.iter().enumerate() {
                prop_assert_eq!(marks.lines >> place & 1 == 1, *byte == b'\n');
                prop_assert_eq!(marks.ends >> place & 1 == 1, matches!(byte, b'\n' | b','));
            }
        }
    }

    #[test]
    fn every_eight_bits_are_gathered() {
        for bits in 0..=255_u64 {
            let word = (0..8).fold(0, |word, place| word | (bits >> place & 1) << (place * 8));
            assert_eq!(gathered(word), bits);
        }
    }
}
