//! How many sets of the dossier are filed: `01 bộ hồ sơ`, `02 (hai) bộ`.

use super::numbers::quantity;
use super::words::{Words, next};

/// The number of sets where the text says it plainly and every mention agrees. A ministry is a `bộ` too: only a number
/// before it makes it a set, and only of a dossier.
pub fn sets(text: &str) -> Option<u32> {
    let words = Words::of(text);
    let mut found = None;
    let mut at = 0;
    while at < words.len() {
        let Some((count, end)) = set(&words, at) else {
            at = next(at);
            continue;
        };
        if found.is_some_and(|before| before != count) {
            return None;
        }
        found = Some(count);
        at = end;
    }
    found
}

fn set(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let (count, after) = quantity(words, at)?;
    if words.at(after) != "bộ" || count.denominator != 1 || count.numerator == 0 {
        return None;
    }
    if matches!(words.back(at, 1), "số" | "điều" | "khoản" | "/" | "điểm" | "mục" | "năm" | "tháng")
        && words.back(at, 1) != "số"
    {
        return None;
    }
    let behind = next(after);
    let capital = words.get(after).is_some_and(|word| word.capital);
    let dossier = words.at(behind) == "hồ" && words.at(next(behind)) == "sơ";
    let labelled =
        words.reads(at.checked_sub(1)?, ":").is_some() || words.back(at, 1) == "sơ" || words.back(at, 1) == "lượng";
    let ends = !words.is_letters(behind) || matches!(words.at(behind), "gồm" | "bao" | "gửi" | "nộp");
    ((dossier || labelled && ends) && !capital).then_some((count.numerator, behind))
}
