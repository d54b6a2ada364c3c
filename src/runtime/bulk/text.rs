//! Texts as people and files write them, into the one form that names and values are compared in.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in NFC.
pub(crate) fn canonical(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// A name as the bundle writes it: in NFC, without blanks around it.
pub(crate) fn name(text: &str) -> Cow<'_, str> {
    canonical(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_in_decomposed_letters_is_the_same_name() {
        let decomposed: String = " yên-định ".nfd().collect();
        assert_eq!(name(&decomposed), "yên-định");
        assert!(matches!(name(" yên-định"), Cow::Borrowed("yên-định")));
    }
}
