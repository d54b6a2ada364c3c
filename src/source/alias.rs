//! What YAML has and no file here needs: anchors and aliases, by which a few lines that name each other unfold into
//! millions, and values within values, over which a reader takes the square of their number.
//!
//! It is asked of a reader that hands over one event after the other, before another one builds values of the whole.

use saphyr_parser::{Event, Parser};

/// How deep lists and mappings may lie within each other.
pub(crate) const MAX_DEPTH: usize = 32;

/// The place of the first anchor or alias, or of a list or mapping within too many others.
pub(crate) fn first_unneeded(text: &str) -> Option<usize> {
    let mut depth: usize = 0;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let Ok((event, place)) = event else { return doubtful(text) };
        let is_unneeded = match event {
            Event::Alias(_) => true,
            Event::Scalar(_, _, anchor, _) => anchor != 0,
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                depth = depth.checked_add(1)?;
                anchor != 0 || depth > MAX_DEPTH
            }
            Event::SequenceEnd | Event::MappingEnd => {
                depth = depth.checked_sub(1).unwrap_or(0);
                false
            }
            _ => false,
        };
        if is_unneeded {
            return Some(byte(text, place.start.index()));
        }
    }
    None
}

/// Of a text that is no YAML for one reader and may be for another: the first sign that could begin what is not needed.
fn doubtful(text: &str) -> Option<usize> {
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let sign = |c: char| matches!(c, '&' | '*') || (brackets > MAX_DEPTH && matches!(c, '[' | '{'));
    text.find(sign)
}

fn byte(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::first_unneeded as first;

    #[test]
    fn a_value_that_is_an_anchor_or_alias_is_found() {
        assert_eq!(first("a: &x 1\nb: *x\n"), Some(3));
        assert_eq!(first("a: &x [1]\n"), Some(3));
        assert_eq!(first("- *x\n"), Some(2));
        assert_eq!(first("*x: 1\n"), Some(0));
    }

    #[test]
    fn nothing_hides_an_anchor() {
        for before in ["a: x''\n", "a: \"b\\\\\"\n", "a: |\n  it's\n", "a: '\n  '' '\n", "\u{feff}a: 1\n"] {
            for hidden in ["b: &x 1\n", "b: !t &x 1\n", "b: [1, &x 2]\n"] {
                assert!(first(&format!("{before}{hidden}")).is_some(), "{before}{hidden}");
            }
            let deep = format!("{before}b: {}", "[".repeat(100_000));
            assert!(first(&deep).is_some(), "{before}");
        }
    }

    #[test]
    fn what_one_reader_does_not_read_another_may() {
        assert_eq!(first("a: b: c\nd: &x 1\n").map(|at| at > 8), Some(true));
        assert_eq!(first("a: b: c\n"), None);
    }

    #[test]
    fn brackets_may_lie_within_some_others() {
        assert_eq!(first(&format!("a: {}{}", "[".repeat(31), "]".repeat(31))), None);
        assert!(first(&format!("a: {}", "[".repeat(32))).is_some());
        assert_eq!(first(&"- [1, { b: 2 }]\n".repeat(50)), None);
    }

    #[test]
    fn signs_within_a_text_are_none() {
        let text =
            "title: \"*A*, & *B*\"\nother: Sở A & B *\n# & *x\nthird: 'it''s: *x'\nlints: { W0201: allow } # - *x\n";
        assert_eq!(first(text), None);
        assert_eq!(first("a: |\n  * một\n  * hai & ba\n"), None);
    }
}
