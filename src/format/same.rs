//! Whether two files say the same: equal trees apart from places, and the same comments beside the same clauses.

use super::each;
use crate::syntax::Script;

pub(super) fn says_the_same(before: &str, old: &Script, after: &str, new: &Script) -> bool {
    old.tree == new.tree && comments(before, old) == comments(after, new)
}

/// The text of each comment, whether it documents what follows, and how many clauses began before it.
fn comments<'s>(text: &'s str, script: &Script) -> Vec<(&'s str, bool, usize)> {
    if script.comments.is_empty() {
        return Vec::new();
    }
    let mut starts = Vec::new();
    each(script, |phrase| starts.push(phrase.start));
    let told = script.comments.iter().map(|comment| {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        let words = text.get(start..end).unwrap_or("");
        (words, comment.documentation, starts.partition_point(|clause| *clause < start))
    });
    told.collect()
}

#[cfg(test)]
#[allow(clippy::string_slice, clippy::indexing_slicing, clippy::arithmetic_side_effects)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::bundle::Language;
    use crate::format::format;
    use crate::source::Sources;
    use crate::syntax::script;

    /// Edits that are told from each text.
    const EDITS: usize = 50;

    fn same(before: &str, after: &str) -> bool {
        let mut sources = Sources::default();
        let ids = [before, after].map(|text| sources.add("a.tt", text.as_bytes()).unwrap());
        let [old, new] = ids.map(|id| sources.get(id).unwrap());
        says_the_same(before, &script(old), after, &script(new))
    }

    fn printed(path: &str) -> String {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let mut sources = Sources::default();
        let id = sources.add("a.tt", text.as_bytes()).unwrap();
        format(sources.get(id).unwrap(), Language::Vi).unwrap()
    }

    /// A number out of a seed (SplitMix64), below a bound.
    fn random(seed: &mut u64, bound: usize) -> usize {
        *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (*seed ^ (*seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }

    /// An edit that changes what a text says, whatever is read in it; nothing where it does not apply.
    fn edit(text: &str, seed: &mut u64) -> Option<String> {
        let pairs = [
            (" ngày làm việc", " ngày"),
            (" và ", " hoặc "),
            (" khi không ", " khi "),
            (">=", ">"),
            (" bản chính", " bản sao"),
            ("phút", "giờ"),
            ("; bắt buộc", ""),
            (", số hóa", ""),
            (", xuất trình", ""),
            ("trừ trường hợp", "khi"),
            ("trực-tuyến", "bưu-chính"),
            ("chủ-tịch", "phó-chủ-tịch"),
            ("từ ", "đến "),
            ("điều ", "khoản "),
            (" minh họa", ""),
            ("# ", "# không "),
            ("## ", "# "),
            (" đồng", "1 đồng"),
        ];
        let place = |wanted: &str, seed: &mut u64| {
            let places: Vec<usize> = text.match_indices(wanted).map(|(at, _)| at).collect();
            (!places.is_empty()).then(|| places[random(seed, places.len())])
        };
        match random(seed, 4) {
            // A digit.
            0 => {
                let digits: Vec<usize> =
                    text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
                let at = digits[random(seed, digits.len())];
                let other = if text[at..].starts_with('7') { "8" } else { "7" };
                Some(format!("{}{other}{}", &text[..at], &text[at + 1..]))
            }
            // A line with words on it; a line that closes or opens a block leaves no text that can be read.
            1 => {
                let lines: Vec<&str> = text.lines().collect();
                let gone = random(seed, lines.len());
                let words = lines[gone].trim();
                let kept = lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line);
                (words.len() > 1).then(|| kept.collect::<Vec<_>>().join("\n"))
            }
            _ => {
                let (wanted, other) = pairs[random(seed, pairs.len())];
                let at = place(wanted, seed)?;
                Some(format!("{}{other}{}", &text[..at], &text[at + wanted.len()..]))
            }
        }
    }

    #[test]
    fn two_hundred_edits_that_change_what_a_text_says_are_told() {
        let paths = ["ho-tich/khai-sinh.tt", "dat-dai/hoa-giai.tt", "xay-dung/giay-phep.tt"];
        let texts: Vec<String> = paths.iter().map(|path| printed(&format!("procedures/{path}"))).collect();
        let mut seed = 2026;
        let mut told = 0;
        for text in texts.iter().cycle().take(texts.len() * 20 * EDITS) {
            if told == 4 * EDITS {
                return;
            }
            let Some(edited) = edit(text, &mut seed) else { continue };
            assert!(!same(text, &edited), "not told:\n{}", difference(text, &edited));
            told += 1;
        }
        panic!("only {told} edits");
    }

    fn difference(before: &str, after: &str) -> String {
        let lines = before.lines().zip(after.lines()).find(|(old, new)| old != new);
        lines.map_or_else(String::new, |(old, new)| format!("- {old}\n+ {new}"))
    }

    #[test]
    fn blanks_and_ends_of_lines_say_nothing() {
        let text = printed("procedures/ho-tich/khai-sinh.tt");
        assert!(same(&text, &text.replace('\n', "\r\n").replace("    ", "\t")));
        assert!(same(&text, &format!("\n\n{text}\n\n")));
        assert!(same(&text, &text.replace(" { sau ", "  {   sau ")));
    }
}
