//! Places in a text as editors count them: lines from 0, and UTF-16 code units from the line's first one.
//!
//! A line ends at LF, CR LF or CR, as the protocol has it. Offsets are bytes of the text as the editor has it: of a file in NFD
//! its own bytes, so a letter with two marks counts three units.

/// A place as an editor counts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Line, from 0.
    pub line: u32,
    /// UTF-16 code units before it on its line.
    pub unit: u32,
}

/// From one place up to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// First place.
    pub start: Point,
    /// First place after.
    pub end: Point,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// Finds the lines of a text.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0];
        let mut bytes = text.bytes().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            let next_is_lf = bytes.peek().is_some_and(|(_, next)| *next == b'\n');
            if byte == b'\n' || (byte == b'\r' && !next_is_lf) {
                starts.extend(at.checked_add(1));
            }
        }
        Self(starts)
    }

    /// The byte of a place. A unit past the end of its line means that end, a line past the text its end; a unit inside a
    /// character means the character's first byte.
    pub fn offset(&self, text: &str, point: Point) -> usize {
        let line = usize::try_from(point.line).unwrap_or(usize::MAX);
        let Some(start) = self.0.get(line).copied() else { return text.len() };
        let mut at = start;
        let mut left = point.unit;
        for c in self.line(text, line).chars() {
            let width = u32::try_from(c.len_utf16()).unwrap_or(u32::MAX);
            let Some(rest) = left.checked_sub(width) else { break };
            left = rest;
            at = at.checked_add(c.len_utf8()).unwrap_or(at);
        }
        at
    }

    /// The place of a byte; of one inside a character, the character's place.
    pub fn point(&self, text: &str, at: usize) -> Point {
        let line = self.0.partition_point(|start| *start <= at).checked_sub(1).unwrap_or(0);
        let start = self.0.get(line).copied().unwrap_or(0);
        let mut unit: usize = 0;
        for (offset, c) in self.line(text, line).char_indices() {
            let end = start.checked_add(offset).and_then(|from| from.checked_add(c.len_utf8()));
            if end.is_none_or(|end| end > at) {
                break;
            }
            unit = unit.checked_add(c.len_utf16()).unwrap_or(unit);
        }
        Point { line: u32::try_from(line).unwrap_or(u32::MAX), unit: u32::try_from(unit).unwrap_or(u32::MAX) }
    }

    /// The end of the text.
    pub fn end(&self, text: &str) -> Point {
        self.point(text, text.len())
    }

    /// A line without its end.
    fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.0.get(line).copied().unwrap_or(text.len());
        let next = line.checked_add(1).and_then(|next| self.0.get(next)).copied().unwrap_or(text.len());
        text.get(start..next).unwrap_or("").trim_end_matches(['\n', '\r'])
    }
}

// The places that the tests slice at are their own.
#[cfg(test)]
#[allow(clippy::string_slice, clippy::arithmetic_side_effects)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the protocol says, counted one unit at a time over the text's UTF-16 form.
    fn by_hand(text: &str, at: usize) -> Point {
        let mut point = Point::default();
        let mut before = text[..at].chars().peekable();
        while let Some(c) = before.next() {
            let goes_on =
                c == '\r' && text[..at].len() < text.len() && before.peek().is_none() && text[at..].starts_with('\n');
            let joined = c == '\r' && before.peek() == Some(&'\n');
            if c == '\n' || (c == '\r' && !joined && !goes_on) {
                point = Point { line: point.line + 1, unit: 0 };
            } else if c != '\r' {
                point.unit += u32::try_from(c.encode_utf16(&mut [0; 2]).len()).unwrap();
            }
        }
        point
    }

    #[test]
    fn marks_and_pairs_count_as_utf_16_has_them() {
        let nfd = "thu\u{309} tu\u{323}c";
        let lines = Lines::of(nfd);
        assert_eq!(lines.end(nfd), Point { line: 0, unit: 9 });
        assert_eq!(lines.offset(nfd, Point { line: 0, unit: 5 }), "thu\u{309} ".len());
        let pair = "a\u{1F600}b\nc";
        let lines = Lines::of(pair);
        assert_eq!(lines.point(pair, pair.find('b').unwrap()), Point { line: 0, unit: 3 });
        // Inside the pair: its first byte.
        assert_eq!(lines.offset(pair, Point { line: 0, unit: 2 }), 1);
        assert_eq!(lines.offset(pair, Point { line: 0, unit: 99 }), pair.find('\n').unwrap());
        assert_eq!(lines.offset(pair, Point { line: 9, unit: 0 }), pair.len());
    }

    proptest! {
        #[test]
        fn places_and_bytes_turn_into_each_other(text in "[aế\u{1ebf}\u{302}\u{301}\u{1F600}\n\r \u{feff}]{0,40}") {
            let lines = Lines::of(&text);
            for (at, c) in text.char_indices() {
                let point = lines.point(&text, at);
                // The end of a line is one place, whatever it is written with.
                if !matches!(c, '\n' | '\r') || !text[..at].ends_with('\r') {
                    prop_assert_eq!(point, by_hand(&text, at), "{}", at);
                    prop_assert_eq!(lines.offset(&text, point), at);
                }
            }
            let end = lines.end(&text);
            prop_assert_eq!(lines.offset(&text, end), text.len());
        }
    }
}
