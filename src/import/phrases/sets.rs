//! How many sets of the dossier are filed: `01 bộ hồ sơ`, `02 (hai) bộ`.

use super::numbers::quantity;
use super::words::{Words, ignorable, minus, next};

/// The number of sets where the text says it plainly and every mention agrees. A ministry is a `bộ` too: only a number
/// before it makes it a set, and only of a dossier.
pub fn sets(text: &str) -> Option<u32> {
    if !may_say(text) {
        return None;
    }
    let words = Words::of(text);
    let mut found = None;
    let mut floor = 0;
    for at in (0..words.len()).filter(|at| words.at(*at) == "bộ") {
        let Some(count) = (minus(at, LONGEST, floor)..at).find_map(|start| set(&words, start, at)) else { continue };
        if found.is_some_and(|before| before != count) {
            return None;
        }
        found = Some(count);
        floor = at;
    }
    found
}

/// Whether the word may stand in a text, which is read word by word only then: `bộ` itself, or letters in parts. With a capital
/// letter it is a ministry.
fn may_say(text: &str) -> bool {
    // The first bytes of what may hide in a word.
    let is_odd = |byte: u8| matches!(byte, 0xc2 | 0xcc | 0xcd | 0xe2 | 0xef);
    let odd = |c: char| ignorable(c) || matches!(c, '\u{300}'..='\u{36f}');
    let has_odd = text.bytes().fold(false, |has, byte| has | is_odd(byte));
    text.contains("bộ") || text.contains("b\u{1ed8}") || has_odd && text.contains(odd)
}

/// The most words that a number has, its repetition in brackets included.
const LONGEST: usize = 8;

/// The number that begins at a word and counts the sets named at another.
fn set(words: &Words<'_>, at: usize, sets: usize) -> Option<u32> {
    let (count, after) = quantity(words, at)?;
    if after != sets || count.denominator != 1 || count.numerator == 0 {
        return None;
    }
    let numbered = matches!(words.back(at, 1), "điều" | "khoản" | "/" | "điểm" | "mục" | "năm" | "tháng");
    let behind = next(sets);
    let capital = words.get(sets).is_some_and(|word| word.capital);
    let dossier = words.reads(behind, "hồ sơ").is_some();
    let labelled = matches!(words.back(at, 1), ":" | "sơ" | "lượng");
    let ends = !words.is_letters(behind) || matches!(words.at(behind), "gồm" | "bao" | "gửi" | "nộp");
    ((dossier || (labelled && ends)) && !capital && !numbered).then_some(count.numerator)
}
