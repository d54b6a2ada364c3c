//! Two procedures of one level have two titles: nobody at the desk tells procedures by their codes, and one that was copied
//! keeps the title of what it was copied from. Compared where both are in force on a common day.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::as_written;
use super::period::Period;
use crate::bundle::Level;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::Catalog;
use crate::source::Span;
use crate::syntax::fold;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let language = catalog.manifest.language;
    let mut first: BTreeMap<(String, Level), (&str, Period, Span)> = BTreeMap::new();
    for (code, version) in catalog.versions().map(|(code, version)| (code, as_written(version))) {
        let title = folded(version.name.pick(language));
        if title.is_empty() {
            continue;
        }
        let period = Period::new(Some(version.from), version.to);
        for level in &version.levels {
            let key = (title.clone(), level.node);
            let Some((other, others, head)) = first.get(&key) else {
                first.insert(key, (code, period, version.head));
                continue;
            };
            if *other != code && others.meet(period).is_some() {
                let problem = VersionProblem::SameTitle { code: code.to_owned(), other: (*other).to_owned() };
                findings.push(Finding::new(problem, version.head).related(*head, Note::First));
                break;
            }
        }
    }
}

/// A title as titles are compared: letter case, tone placement, `i` or `y`, spaces and points at its ends are all one.
pub(super) fn folded(title: &str) -> String {
    let words = title.trim_matches(|c: char| c == '.' || c.is_whitespace()).split_whitespace();
    let mut out = String::with_capacity(title.len().checked_mul(2).unwrap_or_default());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        tones_last(&fold(word), &mut out);
    }
    out
}

/// A word with its tones behind its letters: the folding of keywords leaves those that would change a text's length.
fn tones_last(word: &str, out: &mut String) {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    if word.is_ascii() {
        return out.push_str(word);
    }
    let mut tones: Vec<char> = Vec::new();
    let mut add = |c: char| if TONES.contains(&c) { tones.push(c) } else { out.push(c) };
    // Letters that bring their own marks come apart one by one; marks by themselves have an order among letters.
    if word.chars().all(|c| matches!(c, '\0'..'\u{300}' | '\u{1e00}'..'\u{1f00}')) {
        word.chars().for_each(|c| decompose_canonical(c, &mut add));
    } else {
        word.nfd().for_each(add);
    }
    out.extend(tones);
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn titles_are_the_same_whatever_their_spelling() {
        for spelling in [" Giấy  tờ tuỳ thân.", "GIẤY TỜ TÙY THÂN", "giấy tờ tùy thân"] {
            assert_eq!(folded(spelling), folded("Giấy tờ tùy thân"), "{spelling}");
        }
        assert_eq!(folded("Quản lí cơ sở hoá chất"), folded("Quản lý cơ sở hóa chất"));
        assert_ne!(folded("Giấy tờ"), folded("Giấy tờ khác"));
        assert_ne!(folded("Giấy tờ"), folded("Giấy tơ"));
    }
}
