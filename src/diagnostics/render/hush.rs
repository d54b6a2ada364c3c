//! Replaces the characters that a terminal would act on, each by one as long in UTF-8, so that offsets stay.

use std::borrow::Cow;

/// The text without controls, bidirectional marks and zero-width characters; tabs and line ends stay.
pub fn hush(text: &str) -> Cow<'_, str> {
    // Bytes are asked many at a time; most texts have none that could begin such a character.
    let may_act = text.bytes().fold(false, |any, byte| any | begins_one(byte));
    if !may_act || !text.contains(acts) {
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

/// Whether a character that [`acts`] may begin with the byte.
const fn begins_one(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127 | 0xc2 | 0xd8 | 0xe2 | 0xef)
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
    use super::{acts, begins_one, hush};

    #[test]
    fn controls_are_replaced_and_offsets_stay() {
        let text = "a\u{1b}[31m\u{85}\u{202e}\u{200b}b\tc\n";
        let hushed = hush(text);
        assert_eq!(hushed, "a?[31m·��b\tc\n");
        assert_eq!(hushed.len(), text.len());
    }

    #[test]
    fn whatever_acts_is_known_by_its_first_byte() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| acts(*c)) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(begins_one(bytes[0]), "{c:?}");
        }
    }

    #[test]
    fn vietnamese_text_is_left_alone() {
        assert!(matches!(hush("thủ tục đăng ký"), std::borrow::Cow::Borrowed(_)));
    }
}
