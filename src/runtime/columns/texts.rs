//! Tests of columns of texts. A text of at most eight or sixteen bytes is one number, found in a table without collisions; longer ones
//! and those that are not in the table are looked at one by one.

use arrow_array::{GenericStringArray, OffsetSizeTrait};

use super::block::{Bits, Span, WORDS};

/// A short text as a number: its bytes, the first one the lowest, zeros behind them.
pub(super) trait Key: Copy + Eq {
    /// A text without bytes.
    const EMPTY: Self;

    /// The text that begins a list of bytes and has so many of them; none where it is no short one or too few bytes follow.
    fn first(bytes: &[u8], length: usize) -> Option<Self>;

    /// A text.
    fn of(text: &[u8]) -> Option<Self>;

    /// A number that is likely another one for another text.
    fn folded(self) -> u64;
}

macro_rules! key {
    ($type:ty, $bytes:literal, $folded:expr) => {
        impl Key for $type {
            const EMPTY: Self = 0;

            #[inline]
            fn first(bytes: &[u8], length: usize) -> Option<Self> {
                let unused = ($bytes as usize).checked_sub(length)?;
                // Of a text without bytes no bit is left.
                let mask = u32::try_from(unused << 3).ok().and_then(|bits| <$type>::MAX.checked_shr(bits)).unwrap_or(0);
                Some(<$type>::from_le_bytes(*bytes.first_chunk::<$bytes>()?) & mask)
            }

            fn of(text: &[u8]) -> Option<Self> {
                let mut padded = [0; $bytes];
                padded.get_mut(..text.len())?.copy_from_slice(text);
                Some(Self::from_le_bytes(padded))
            }

            #[inline]
            fn folded(self) -> u64 {
                $folded(self)
            }
        }
    };
}

key!(u64, 8, |text| text);
key!(u128, 16, |text| (text ^ text >> 57) as u64);

/// Texts with a yes or no.
#[derive(Debug)]
pub(super) struct Table<K> {
    entries: Vec<Entry<K>>,
    /// The factor whose products' high bits are the place of a text.
    factor: u64,
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry<K> {
    text: K,
    /// As long as no text is for a place that has none.
    length: u32,
    is_yes: bool,
}

const NO_LENGTH: u32 = u32::MAX;

impl<K: Key> Table<K> {
    /// A table of the short ones among distinct texts.
    pub(super) fn new<'t>(texts: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let short: Vec<Entry<K>> = texts
            .filter_map(|(text, is_yes)| {
                let length = u32::try_from(text.len()).ok()?;
                Some(Entry { text: K::of(text.as_bytes())?, length, is_yes })
            })
            .collect();
        let mut factor = 0x9E37_79B9_7F4A_7C15_u64;
        // Twice as many places after each eight factors that bring two texts to one place.
        for round in 24_u32..136 {
            let shift = 64_u32.checked_sub(round / 8).unwrap_or_default();
            if let Some(entries) = filled(&short, factor, shift) {
                return Self { entries, factor, shift };
            }
            factor = factor.rotate_left(7) ^ 0xD1B5_4A32_D192_ED03;
        }
        // Whatever is not in the table is looked at by itself.
        Self { entries: Vec::new(), factor: 0, shift: 63 }
    }

    /// Yes or no; none for a text that is not in the table.
    #[inline]
    fn told(&self, text: K, length: usize) -> Option<bool> {
        let entry = self.entries.get(place(text, self.factor, self.shift))?;
        (entry.text == text && entry.length as usize == length).then_some(entry.is_yes)
    }
}

fn filled<K: Key>(short: &[Entry<K>], factor: u64, shift: u32) -> Option<Vec<Entry<K>>> {
    let count = 1_usize.checked_shl(64_u32.checked_sub(shift)?)?;
    let mut entries = vec![Entry { text: K::EMPTY, length: NO_LENGTH, is_yes: false }; count];
    for entry in short {
        let place = entries.get_mut(place(entry.text, factor, shift))?;
        if place.length != NO_LENGTH {
            return None;
        }
        *place = *entry;
    }
    Some(entries)
}

/// The place of a text: high bits of a product's low half.
#[inline]
fn place<K: Key>(text: K, factor: u64, shift: u32) -> usize {
    // A product of two 64-bit numbers fits.
    let product = u128::from(text.folded()).checked_mul(u128::from(factor)).unwrap_or_default();
    ((product as u64) >> shift) as usize
}

/// A column of texts with what is told of them.
pub(super) struct Texts<'a, O: OffsetSizeTrait, K> {
    array: &'a GenericStringArray<O>,
    table: Table<K>,
}

impl<'a, O: OffsetSizeTrait, K: Key> Texts<'a, O, K> {
    pub(super) fn new(array: &'a GenericStringArray<O>, table: Table<K>) -> Self {
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
        for ((yes, bad), ends) in yes.iter_mut().zip(&mut bad).zip(ends.unwrap_or_default().chunks(64)) {
            let mut word = 0_u64;
            for (row, end) in (0_u32..).zip(ends) {
                let end = end.as_usize();
                let told = self.told(bytes, from, end).or_else(|| slowly(bytes, from, end, tell));
                word |= u64::from(told == Some(true)) << (row & 63);
                if told.is_none() {
                    *bad |= 1_u64.rotate_left(row);
                }
                from = end;
            }
            *yes = word;
        }
        (yes, bad)
    }

    #[inline]
    fn told(&self, bytes: &[u8], from: usize, end: usize) -> Option<bool> {
        let length = end.checked_sub(from)?;
        // What lies behind the text is read too, and masked; the column's last texts have too little behind them.
        self.table.told(K::first(bytes.get(from..)?, length)?, length)
    }
}

/// A text that the table does not tell.
#[cold]
fn slowly(bytes: &[u8], from: usize, end: usize, tell: &dyn Fn(&str) -> Option<bool>) -> Option<bool> {
    tell(std::str::from_utf8(bytes.get(from..end)?).ok()?)
}
