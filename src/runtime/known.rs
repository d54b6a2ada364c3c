//! What is known of one dossier: yes/no facts as bits, numbers and texts as numbers, so that a condition reads little memory.

use std::collections::{BTreeMap, BTreeSet};

use super::expr::{Slot, Value};

/// How many slots there are of each kind. Slots of numbers come first, then those of texts, then those of yes/no facts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slots {
    pub(crate) numbers: usize,
    /// Those of texts and of numbers.
    pub(crate) valued: usize,
    pub(crate) all: usize,
}

/// What is known of one dossier, by slot, and what is asked for in place of a derived slot that is unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    slots: Slots,
    words: Vec<Word>,
    /// By slot, the number, also of a text; of an unknown one whatever it was.
    numbers: Vec<i64>,
    /// What to ask for instead of a derived slot that is unknown: the facts that it derives from.
    pub(crate) instead: BTreeMap<Slot, BTreeSet<Slot>>,
}

/// 64 slots, the first in the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Those that are known.
    pub(crate) known: u64,
    /// Those that are known to be yes.
    pub(crate) yes: u64,
}

/// Some of a rule set's slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct SlotSet(Vec<u64>);

impl SlotSet {
    /// None of the slots.
    pub(crate) fn none(slots: Slots) -> Self {
        Self(vec![0; slots.all.div_ceil(64)])
    }

    /// Puts a slot in or takes it out.
    #[inline]
    pub(crate) fn set(&mut self, slot: Slot, is_in: bool) {
        let (word, bit) = place(slot);
        if let Some(word) = self.0.get_mut(word) {
            *word = with(*word, bit, is_in);
        }
    }

    /// Takes every slot out.
    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Whether a slot is in.
    #[inline]
    pub(crate) fn has(&self, slot: Slot) -> bool {
        let (word, bit) = place(slot);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Few slots, by the words that they stand in.
#[derive(Clone, Debug, Default)]
pub(crate) struct FewSlots(Vec<(usize, u64)>);

impl FewSlots {
    /// Puts a slot in.
    pub(crate) fn add(&mut self, slot: Slot) {
        let (word, bit) = place(slot);
        match self.0.iter_mut().find(|(place, _)| *place == word) {
            Some((_, bits)) => *bits |= bit,
            None => self.0.push((word, bit)),
        }
    }

    /// Whether one of them is in a set.
    #[inline]
    pub(crate) fn any_of(&self, set: &SlotSet) -> bool {
        self.0.iter().any(|(place, bits)| set.0.get(*place).is_some_and(|word| word & bits != 0))
    }

    /// Whether one of them is known.
    #[inline]
    pub(crate) fn any_known(&self, facts: &Facts) -> bool {
        self.0.iter().any(|(place, bits)| facts.words.get(*place).is_some_and(|word| word.known & bits != 0))
    }
}

/// The place of a slot's word and its bit there.
#[inline]
pub(crate) const fn place(slot: Slot) -> (usize, u64) {
    // A remainder of 64 fits.
    (slot / 64, 1_u64.rotate_left((slot % 64) as u32))
}

/// A word with a bit set or cleared.
#[inline]
const fn with(word: u64, bit: u64, is_set: bool) -> u64 {
    if is_set { word | bit } else { word & !bit }
}

impl Facts {
    /// Slots of which nothing is known.
    pub(crate) fn unknown(slots: Slots) -> Self {
        let words = vec![Word::default(); slots.all.div_ceil(64)];
        Self { slots, words, numbers: vec![0; slots.valued], instead: BTreeMap::new() }
    }

    /// Forgets every value.
    pub(crate) fn clear(&mut self) {
        self.words.fill(Word::default());
    }

    pub(crate) fn get(&self, slot: Slot) -> Option<Value> {
        let (word, bit) = place(slot);
        let word = self.words.get(word)?;
        if word.known & bit == 0 {
            return None;
        }
        match self.numbers.get(slot) {
            Some(number) if slot < self.slots.numbers => Some(Value::Int(*number)),
            Some(number) => u32::try_from(*number).ok().map(Value::Text),
            None => Some(Value::Bool(word.yes & bit != 0)),
        }
    }

    /// Sets what is known of a slot; a value of another kind than the slot's is none.
    #[inline]
    pub(crate) fn set(&mut self, slot: Slot, value: Option<Value>) {
        let (word, bit) = place(slot);
        let Some(word) = self.words.get_mut(word) else { return };
        let Some(number) = self.numbers.get_mut(slot) else {
            word.known = with(word.known, bit, matches!(value, Some(Value::Bool(_))));
            word.yes = with(word.yes, bit, matches!(value, Some(Value::Bool(true))));
            return;
        };
        let is_number = slot < self.slots.numbers;
        let known = match value {
            Some(Value::Int(value)) if is_number => Some(value),
            Some(Value::Text(text)) if !is_number => Some(i64::from(text)),
            _ => None,
        };
        word.known = with(word.known, bit, known.is_some());
        *number = known.unwrap_or(*number);
    }

    /// Gives a slot of a number or a text its number.
    #[inline]
    pub(crate) fn put_number(&mut self, slot: Slot, number: i64) {
        let (word, bit) = place(slot);
        if let (Some(place), Some(word)) = (self.numbers.get_mut(slot), self.words.get_mut(word)) {
            *place = number;
            word.known |= bit;
        }
    }

    /// 64 slots; none past the last one.
    #[inline]
    pub(crate) fn word(&self, place: usize) -> Option<Word> {
        self.words.get(place).copied()
    }

    /// The number of a slot, also of a text, where that is known; none for a yes/no fact.
    #[inline]
    pub(crate) fn number(&self, slot: Slot) -> Option<i64> {
        self.numbers.get(slot).copied()
    }

    /// The slots that have a value.
    pub(crate) fn given(&self) -> SlotSet {
        SlotSet(self.words.iter().map(|word| word.known).collect())
    }

    /// Yes or no, where known.
    pub(crate) fn yes(&self, slot: Slot) -> Option<bool> {
        let (word, bit) = place(slot);
        let word = self.words.get(word)?;
        (word.known & bit != 0 && slot >= self.slots.valued).then_some(word.yes & bit != 0)
    }

    pub(crate) fn ask(&self, slot: Slot, missing: &mut BTreeSet<Slot>) {
        match self.instead.get(&slot) {
            Some(parts) => missing.extend(parts),
            None => {
                missing.insert(slot);
            }
        }
    }
}
