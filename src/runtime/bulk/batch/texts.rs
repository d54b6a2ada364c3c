//! Columns of texts, in any of Arrow's forms.

use arrow_array::cast::AsArray;
use arrow_array::{Array, LargeStringArray, StringArray, StringViewArray};

/// A column of texts.
pub(super) enum Texts<'a> {
    Small(&'a StringArray),
    Large(&'a LargeStringArray),
    View(&'a StringViewArray),
    /// By row, the place of its text.
    Coded {
        rows: &'a dyn Array,
        places: Vec<usize>,
        texts: Box<Texts<'a>>,
    },
    /// Every row is null.
    Nothing,
}

impl<'a> Texts<'a> {
    /// The texts of a column; none where it holds others.
    pub(super) fn new(array: &'a dyn Array) -> Option<Self> {
        if let Some(array) = array.as_string_opt::<i32>() {
            return Some(Self::Small(array));
        }
        if let Some(array) = array.as_string_opt::<i64>() {
            return Some(Self::Large(array));
        }
        if let Some(array) = array.as_string_view_opt() {
            return Some(Self::View(array));
        }
        let coded = array.as_any_dictionary_opt()?;
        let texts = Self::new(coded.values())?;
        // Arrow's own list of places cannot be made of no texts.
        if coded.values().is_empty() {
            return Some(Self::Nothing);
        }
        Some(Self::Coded { rows: array, places: coded.normalized_keys(), texts: Box::new(texts) })
    }

    /// The text of a row; none where it is null.
    pub(super) fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::Small(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Coded { rows, places, texts } => {
                if rows.is_null(row) {
                    return None;
                }
                texts.get(*places.get(row)?)
            }
            Self::Nothing => None,
        }
    }
}
