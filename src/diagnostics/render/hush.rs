//! Replaces the characters that a terminal would act on, each by one as long in UTF-8, so that offsets stay.

use std::borrow::Cow;

/// The text without controls, bidirectional marks and zero-width characters; tabs and line ends stay.
pub fn hush(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if acts(c) { stand_in(c) } else { c }).collect())
}

fn acts(c: char) -> bool {
    let layout = matches!(c, '\n' | '\r' | '\t');
    (c.is_control() && !layout)
        || matches!(c, '\u{61c}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

const fn stand_in(c: char) -> char {
    match c.len_utf8() {
        1 => '?',
        2 => '\u{b7}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::hush;

    #[test]
    fn controls_are_replaced_and_offsets_stay() {
        let text = "a\u{1b}[31m\u{85}\u{202e}\u{200b}b\tc\n";
        let hushed = hush(text);
        assert_eq!(hushed, "a?[31m·��b\tc\n");
        assert_eq!(hushed.len(), text.len());
    }

    #[test]
    fn vietnamese_text_is_left_alone() {
        assert!(matches!(hush("thủ tục đăng ký"), std::borrow::Cow::Borrowed(_)));
    }
}
