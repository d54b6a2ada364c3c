//! Tests of columns of texts. A text of at most sixteen bytes is one number, found in a table without collisions; longer ones and
//! those that are not in the table are looked at one by one.

use arrow_array::{GenericStringArray, OffsetSizeTrait};

use super::block::{Bits, Span, WORDS};

/// The most bytes that a text in the table has.
const SHORT: usize = 16;

/// Texts with a yes or no.
#[derive(Debug)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// The factor whose products' high bits are the place of a text.
    factor: u64,
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The bytes, the first one the lowest, zeros behind them.
    text: u128,
    /// As long as no text is for a place that has none.
    length: usize,
    is_yes: bool,
}

const NOTHING: Entry = Entry { text: 0, length: usize::MAX, is_yes: false };

impl Table {
    /// A table of the short ones among distinct texts.
    pub(super) fn new<'t>(texts: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let short: Vec<Entry> = texts
            .filter_map(|(text, is_yes)| Some(Entry { text: short(text.as_bytes())?, length: text.len(), is_yes }))
            .collect();
        let mut factor = 0x9E37_79B9_7F4A_7C15_u64;
        // Twice as many places after each eight factors that bring two texts to one place.
        for round in 24_u32..160 {
            let bits = (round / 8).min(16);
            let shift = 64_u32.checked_sub(bits).unwrap_or_default();
            if let Some(entries) = filled(&short, factor, shift) {
                return Self { entries, factor, shift };
            }
            factor = factor.rotate_left(7) ^ 0xD1B5_4A32_D192_ED03;
        }
        // Whatever is not in the table is looked at by itself.
        Self { entries: vec![NOTHING], factor: 0, shift: 63 }
    }

    /// Yes or no; none for a text that is not in the table.
    #[inline]
    fn told(&self, text: u128, length: usize) -> Option<bool> {
        let entry = self.entries.get(place(text, self.factor, self.shift))?;
        (entry.text == text && entry.length == length).then_some(entry.is_yes)
    }
}

fn filled(short: &[Entry], factor: u64, shift: u32) -> Option<Vec<Entry>> {
    let count = 1_usize.checked_shl(64_u32.checked_sub(shift)?)?;
    let mut entries = vec![NOTHING; count];
    for entry in short {
        let place = entries.get_mut(place(entry.text, factor, shift))?;
        if place.length != NOTHING.length {
            return None;
        }
        *place = *entry;
    }
    Some(entries)
}

/// The place of a text: high bits of a product's low half.
#[inline]
fn place(text: u128, factor: u64, shift: u32) -> usize {
    let folded = (text ^ text >> 57) as u64;
    // A product of two 64-bit numbers fits.
    let product = u128::from(folded).checked_mul(u128::from(factor)).unwrap_or_default();
    ((product as u64) >> shift) as usize
}

/// The bytes of a short text as a number.
fn short(bytes: &[u8]) -> Option<u128> {
    let mut padded = [0; SHORT];
    padded.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(u128::from_le_bytes(padded))
}

/// By length, the bits of a short text.
const MASKS: [u128; SHORT + 1] = masks();

const fn masks() -> [u128; SHORT + 1] {
    let mut masks = [u128::MAX; SHORT + 1];
    let mut length = 0;
    while length < SHORT {
        masks[length] = (1_u128 << (length * 8)) - 1;
        length += 1;
    }
    masks
}

/// A column of texts with what is told of them.
pub(super) struct Texts<'a, O: OffsetSizeTrait> {
    array: &'a GenericStringArray<O>,
    table: Table,
}

impl<'a, O: OffsetSizeTrait> Texts<'a, O> {
    pub(super) fn new(array: &'a GenericStringArray<O>, table: Table) -> Self {
        Self { array, table }
    }

    /// The rows whose texts are yes. What is not in the table is asked of `tell`; what that does not know either is bad. Nulls may
    /// be among both.
    pub(super) fn rows(&self, span: Span, tell: &dyn Fn(&str) -> Option<bool>) -> (Bits, Bits) {
        let (mut yes, mut bad) = ([0; WORDS], [0; WORDS]);
        let offsets = self.array.value_offsets();
        let ends = offsets.get(span.start..).and_then(|rest| rest.get(1..)).and_then(|ends| ends.get(..span.count));
        let mut from = offsets.get(span.start).map_or(0, |from| from.as_usize());
        let bytes: &[u8] = self.array.value_data();
        let (yes_words, bad_words) = (yes.iter_mut(), bad.iter_mut());
        for ((yes, bad), ends) in yes_words.zip(bad_words).zip(ends.unwrap_or_default().chunks(64)) {
            let mut bit = 1_u64;
            for end in ends {
                let end = end.as_usize();
                match self.told(bytes, from, end) {
                    Some(is_yes) => *yes |= if is_yes { bit } else { 0 },
                    None => match text(bytes, from, end).and_then(tell) {
                        Some(is_yes) => *yes |= if is_yes { bit } else { 0 },
                        None => *bad |= bit,
                    },
                }
                from = end;
                bit = bit.rotate_left(1);
            }
        }
        (yes, bad)
    }

    #[inline]
    fn told(&self, bytes: &[u8], from: usize, end: usize) -> Option<bool> {
        let length = end.checked_sub(from)?;
        let mask = MASKS.get(length)?;
        // What lies behind the text is read too, and masked; the last texts have too little behind them.
        let text = match bytes.get(from..).and_then(|rest| rest.first_chunk::<SHORT>()) {
            Some(chunk) => u128::from_le_bytes(*chunk) & mask,
            None => short(bytes.get(from..end)?)?,
        };
        self.table.told(text, length)
    }
}

fn text(bytes: &[u8], from: usize, end: usize) -> Option<&str> {
    std::str::from_utf8(bytes.get(from..end)?).ok()
}
