//! The nearest of some names to one that is not among them.

/// The candidate that the author most likely meant, or nothing where none is near.
///
/// Tone marks are where typing goes wrong most, so names are first compared without them; then by edit distance, up to a
/// third of the name's length.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = bare(wanted);
    let length = wanted.chars().count();
    let bound = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != wanted)
        .filter_map(|candidate| {
            let distance =
                if bare(candidate) == plain { 0 } else { strsim::damerau_levenshtein(&plain, &bare(candidate)).max(1) };
            let near = distance <= bound && distance < length;
            near.then(|| (distance, strsim::damerau_levenshtein(wanted, candidate), candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

/// Lower case, without tone and vowel marks, `đ` as `d`, `_` and spaces as `-`.
pub(crate) fn bare(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' | 'ð' | 'ɖ' => 'd',
            '_' | ' ' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_tone_marks_come_first() {
        assert_eq!(nearest("can-xac-minh", ["cần-xác-minh", "can-xac-min"]), Some("cần-xác-minh"));
    }

    #[test]
    fn far_names_are_not_offered() {
        assert_eq!(nearest("cần-xác-minh", ["số-trang"]), None);
        assert_eq!(nearest("a", ["b"]), None);
    }

    #[test]
    fn one_wrong_letter_is_near() {
        assert_eq!(nearest("cần-xác-nhận", ["cần-xác-minh", "phức-tạp"]), Some("cần-xác-minh"));
    }
}
