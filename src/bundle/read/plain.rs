//! Finds where the plain part of a text ends, eight bytes at a time.

/// How many bytes stand before the first quote, backslash or control character; none where there is no such.
pub(super) fn plain_bytes(bytes: &[u8]) -> Option<usize> {
    let (words, _) = bytes.as_chunks::<8>();
    let mut before: usize = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let ends = zeros(word ^ EACH_QUOTE)? | zeros(word ^ EACH_BACKSLASH)? | zeros(word & EACH_NO_CONTROL)?;
        if ends != 0 {
            return before.checked_add(usize::try_from(ends.trailing_zeros() >> 3).ok()?);
        }
        before = before.checked_add(8)?;
    }
    let ends = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < b' ';
    bytes.get(before..)?.iter().position(ends)?.checked_add(before)
}

const EACH_QUOTE: u64 = u64::from_ne_bytes([b'"'; 8]);
const EACH_BACKSLASH: u64 = u64::from_ne_bytes([b'\\'; 8]);
/// The bits of which a control character, below 32, has none.
const EACH_NO_CONTROL: u64 = u64::from_ne_bytes([0xE0; 8]);
const EACH_LOW_BITS: u64 = u64::from_ne_bytes([0x7F; 8]);

/// The highest bit of each of the eight bytes that are 0.
fn zeros(word: u64) -> Option<u64> {
    // Two bytes of seven bits each add up to no more than a byte holds; the highest bit of the sum tells whether any was set.
    let any_low_bit = (word & EACH_LOW_BITS).checked_add(EACH_LOW_BITS)?;
    Some(!(any_low_bit | word | EACH_LOW_BITS))
}

#[cfg(test)]
mod tests {
    use super::plain_bytes;

    #[test]
    fn a_plain_part_ends_before_the_first_quote_escape_or_control_character() {
        for end in [b'"', b'\\', 0, 1, 0x1f, b'\n'] {
            for plain in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                for before in 0..20_usize {
                    let mut bytes = vec![plain; before];
                    assert_eq!(plain_bytes(&bytes), None);
                    bytes.push(end);
                    assert_eq!(plain_bytes(&bytes), Some(before), "{bytes:?}");
                    bytes.extend([b'"'; 9]);
                    assert_eq!(plain_bytes(&bytes), Some(before), "{bytes:?}");
                }
            }
        }
    }
}
