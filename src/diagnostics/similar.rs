//! The nearest of some names to one that is not among them.

/// Names of more letters are compared with none: it would take the square of their length.
const LONGEST: usize = 128;

/// The candidate that the author most likely meant, or nothing where none is near.
///
/// Tone marks are where typing goes wrong most, so names are first compared without them; then by edit distance, up to a
/// third of the name's length.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    let plain = bare(wanted);
    let bound = (length / 3).max(1);
    // Marks may stand by themselves: a name without them is at most half as long.
    let may_be_near = |candidate: &&str| {
        let other = candidate.chars().count();
        other <= LONGEST && other.abs_diff(length) <= bound.max(length / 2)
    };
    candidates
        .into_iter()
        .filter(|candidate| *candidate != wanted)
        .filter(may_be_near)
        .filter_map(|candidate| {
            let distance =
                if bare(candidate) == plain { 0 } else { strsim::damerau_levenshtein(&plain, &bare(candidate)).max(1) };
            let near = distance <= bound && distance < length;
            near.then(|| (distance, strsim::damerau_levenshtein(wanted, candidate), candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

/// A name that is likely meant, and whether no other could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The name.
    pub name: String,
    /// Whether it may be written without asking.
    pub sure: bool,
}

impl From<&str> for Similar {
    /// A name that may be meant.
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), sure: false }
    }
}

impl From<String> for Similar {
    /// A name that may be meant.
    fn from(name: String) -> Self {
        Self { name, sure: false }
    }
}

/// The candidate that [`nearest`] finds, and whether it is sure: a slip of the hand away, as [`is_slip`] says, where no other
/// candidate is.
pub fn similar<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Similar> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let name = nearest(wanted, candidates.iter().copied())?;
    let slips = |other: &&&str| **other != wanted && is_slip(wanted, other);
    let sure = is_slip(wanted, name) && candidates.iter().filter(slips).all(|other| *other == name);
    Some(Similar { name: name.to_owned(), sure })
}

/// The fewest letters of a word in which one letter may be a slip of the hand: shorter ones are too often another word.
const SHORTEST: usize = 3;

/// The fewest characters of such a name.
const LONG: usize = 6;

/// Whether two names differ by a slip of the hand and nothing else: in their marks, or by one letter of one of their words, too few or
/// too many, wrong, or two the wrong way round. Never by a digit: another number is another law, step or code.
pub fn is_slip(written: &str, meant: &str) -> bool {
    let (written, meant) = (bare(written), bare(meant));
    if written == meant {
        return true;
    }
    let words = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<_>>();
    let (own, other) = (words(&written), words(&meant));
    if own.len() != other.len() || meant.chars().count() < LONG {
        return false;
    }
    let mut differing = own.iter().zip(&other).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let length = a.chars().count().min(b.chars().count());
    length >= SHORTEST && !has_digit(a) && !has_digit(b) && strsim::damerau_levenshtein(a, b) == 1
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric())
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
    fn a_slip_is_sure_where_no_other_name_is_as_near() {
        let sure = |wanted, names: &[&'static str]| similar(wanted, names.iter().copied()).map(|near| near.sure);
        assert_eq!(sure("luat-ho-tich", &["luật-hộ-tịch", "luật-cư-trú"]), Some(true));
        assert_eq!(sure("luật-hộ-tcịh", &["luật-hộ-tịch"]), Some(true));
        assert_eq!(sure("thẩm-tra-hồ-xơ", &["thẩm-tra-hồ-sơ"]), Some(false), "a word of two letters");
        assert_eq!(sure("can-bo", &["cán-bộ", "cần-bỏ"]), Some(false), "two names with the same letters");
        assert_eq!(sure("nghị-định-62", &["nghị-định-61"]), Some(false), "another number is another law");
        assert_eq!(sure("W0502", &["W0503"]), Some(false));
        assert_eq!(sure("cần-xác-nhận", &["cần-xác-minh"]), Some(false), "another word");
    }

    #[test]
    fn one_wrong_letter_is_near() {
        assert_eq!(nearest("cần-xác-nhận", ["cần-xác-minh", "phức-tạp"]), Some("cần-xác-minh"));
    }
}
