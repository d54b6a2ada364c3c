//! A block of rows as bits: what is yes, what is no; a row that is neither is unknown.

use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};

/// Words of a block.
pub(super) const WORDS: usize = 32;

/// Rows of a block: few enough that what is read of each column stays near.
pub(super) const ROWS: usize = WORDS * 64;

/// A bit for each row of a block.
pub(super) type Bits = [u64; WORDS];

/// A test of a block's rows, nulls among them.
pub(super) type Test<'a> = Box<dyn Fn(Span) -> Bits + 'a>;

/// The rows of a block: the first, and how many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) count: usize,
}

impl Span {
    /// The block's part of a column's values.
    pub(super) fn of<T>(self, values: &[T]) -> &[T] {
        values.get(self.start..).and_then(|values| values.get(..self.count)).unwrap_or_default()
    }
}

/// Answers in three values (Kleene).
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers {
    pub(super) yes: Bits,
    pub(super) no: Bits,
}

impl Answers {
    /// The same for every row.
    pub(super) const fn all(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self { yes: [u64::MAX; WORDS], no: [0; WORDS] },
            Some(false) => Self { yes: [0; WORDS], no: [u64::MAX; WORDS] },
            None => Self { yes: [0; WORDS], no: [0; WORDS] },
        }
    }

    /// What a test says of rows that are not null, and what holds of the others.
    pub(super) fn of(holds: Bits, valid: Option<&Bits>, unknown: Option<bool>) -> Self {
        let mut answers = Self { yes: holds, no: holds.map(|word| !word) };
        if let Some(valid) = valid {
            let otherwise = Self::all(unknown);
            for (word, (valid, other)) in answers.yes.iter_mut().zip(valid.iter().zip(&otherwise.yes)) {
                *word = *word & valid | other & !valid;
            }
            for (word, (valid, other)) in answers.no.iter_mut().zip(valid.iter().zip(&otherwise.no)) {
                *word = *word & valid | other & !valid;
            }
        }
        answers
    }

    pub(super) fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.yes.iter_mut().zip(&other.yes).for_each(|(word, other)| *word &= other);
        self.no.iter_mut().zip(&other.no).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.yes.iter_mut().zip(&other.yes).for_each(|(word, other)| *word |= other);
        self.no.iter_mut().zip(&other.no).for_each(|(word, other)| *word &= other);
    }

    /// Whether both are known and the same.
    pub(super) fn alike(&self, other: &Self) -> Self {
        let (mut both, mut neither) = (*self, self.not());
        both.and(other);
        neither.and(&other.not());
        both.or(&neither);
        both
    }
}

/// The bits of a block's rows.
pub(super) fn bits(buffer: &BooleanBuffer, span: Span) -> Bits {
    let mut bits = [0; WORDS];
    // The span lies within the column, whose bits the buffer holds.
    let Some(offset) = buffer.offset().checked_add(span.start) else { return bits };
    let chunks = BitChunks::new(buffer.values(), offset, span.count);
    for (word, chunk) in bits.iter_mut().zip(chunks.iter_padded()) {
        *word = chunk;
    }
    bits
}

/// The bits of the rows that are not null; none where a column has no nulls.
pub(super) fn valid(nulls: Option<&NullBuffer>, span: Span) -> Option<Bits> {
    nulls.map(|nulls| bits(nulls.inner(), span))
}

/// A bit for each value, by a test that the compiler turns into one over many values.
#[inline]
pub(super) fn tested<T: Copy>(values: &[T], test: impl Fn(T) -> bool) -> Bits {
    let mut bits = [0; WORDS];
    let (chunks, rest) = values.as_chunks::<64>();
    for (word, chunk) in bits.iter_mut().zip(chunks) {
        let mut bytes = [0_u8; 64];
        for (byte, value) in bytes.iter_mut().zip(chunk) {
            *byte = u8::from(test(*value));
        }
        *word = packed(&bytes);
    }
    if let Some(word) = bits.get_mut(chunks.len()) {
        let mut bytes = [0_u8; 64];
        for (byte, value) in bytes.iter_mut().zip(rest) {
            *byte = u8::from(test(*value));
        }
        *word = packed(&bytes);
    }
    bits
}

/// A bit for each value, by a test that looks each one up, which no compiler does for many at a time.
#[inline]
pub(super) fn looked_up<T: Copy>(values: &[T], test: impl Fn(T) -> bool) -> Bits {
    let mut bits = [0; WORDS];
    for (word, chunk) in bits.iter_mut().zip(values.chunks(64)) {
        *word = chunk.iter().rev().fold(0, |word, value| word << 1 | u64::from(test(*value)));
    }
    bits
}

/// 64 bytes that are each 0 or 1 as the bits of a word, the first one the lowest.
#[inline]
fn packed(bytes: &[u8; 64]) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    // Bit i of byte j is now that of row 8 i + j: what lies across the diagonal changes places, in squares of one, two and four.
    let rows = (0_u32..).zip(eights).fold(0, |rows, (row, eight)| rows | u64::from_le_bytes(*eight).rotate_left(row));
    let differ = (rows ^ rows >> 7) & 0x00AA_00AA_00AA_00AA;
    let rows = rows ^ differ ^ differ << 7;
    let differ = (rows ^ rows >> 14) & 0x0000_CCCC_0000_CCCC;
    let rows = rows ^ differ ^ differ << 14;
    let differ = (rows ^ rows >> 28) & 0x0000_0000_F0F0_F0F0;
    rows ^ differ ^ differ << 28
}

/// The first row of a block whose bit is set.
pub(super) fn first(bits: &Bits, span: Span) -> Option<usize> {
    let (place, word) = bits.iter().enumerate().find(|(_, word)| **word != 0)?;
    let bit = usize::try_from(word.trailing_zeros()).ok()?;
    place.checked_mul(64)?.checked_add(bit)?.checked_add(span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_bit() {
        for count in [0, 1, 63, 64, 65, 200, ROWS] {
            let values: Vec<u16> = (0..count).map(|row| u16::try_from(row % 251).unwrap()).collect();
            let test = |value: u16| value.is_multiple_of(3) || value > 200;
            let (bits, same) = (tested(&values, test), looked_up(&values, test));
            assert_eq!(bits, same);
            for row in 0..ROWS {
                let expected = values.get(row).is_some_and(|value| test(*value));
                assert_eq!(bits[row / 64] >> (row % 64) & 1 == 1, expected, "{row} of {count}");
            }
        }
    }
}
