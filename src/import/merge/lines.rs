//! Lines of a text: where they begin and end, how deep they stand, and words moved to another depth.

use std::ops::Range;

/// The first byte of the line that `at` stands on; a byte order mark belongs to no line.
pub(super) fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    match before.rfind('\n').and_then(|newline| newline.checked_add(1)) {
        Some(start) => start,
        None if before.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        None => 0,
    }
}

/// The byte after the end of the line that `at` stands on.
pub(super) fn next(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.find('\n')
        .and_then(|newline| newline.checked_add(1))
        .and_then(|length| at.checked_add(length))
        .unwrap_or(text.len())
}

/// The whole lines that a range stands on.
pub(super) fn around(text: &str, range: &Range<usize>) -> Range<usize> {
    start(text, range.start)..next(text, range.end)
}

/// The blanks with which the line of `at` begins.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = text.get(start(text, at)..).unwrap_or("");
    let width = line.find(|c: char| c != ' ' && c != '\t').unwrap_or(line.len());
    line.get(..width).unwrap_or("")
}

/// Whether nothing but blanks stands before `at` on its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    text.get(start(text, at)..at).is_some_and(|before| before.trim().is_empty())
}

/// Whether nothing but blanks, `;` and a comment stand after `at` on its line.
pub(super) fn is_last(text: &str, at: usize) -> bool {
    let rest = text.get(at..next(text, at)).unwrap_or("");
    let rest = rest.trim_start_matches(|c: char| c == ';' || c.is_whitespace());
    rest.is_empty() || rest.starts_with('#')
}

/// Whether the line before the one of `at` is blank.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    let line = start(text, at);
    line.checked_sub(1).is_some_and(|newline| {
        let above = start(text, newline);
        above < line && text.get(above..newline).is_some_and(|above| above.trim().is_empty())
    })
}

/// Whether the line that begins at `at` is there and blank.
pub(super) fn is_blank(text: &str, at: usize) -> bool {
    text.get(at..next(text, at)).is_some_and(|line| line.ends_with('\n') && line.trim().is_empty())
}

/// The line end that a text uses.
pub(super) fn ending(text: &str) -> &'static str {
    match text.find('\n').and_then(|newline| newline.checked_sub(1)).and_then(|before| text.as_bytes().get(before)) {
        Some(b'\r') => "\r\n",
        _ => "\n",
    }
}

/// The lines of a range, moved to the margin: what the first one's line is indented by is taken from each of the others.
pub(super) fn dedented(text: &str, range: &Range<usize>) -> Vec<String> {
    let margin = indent(text, range.start);
    let words = text.get(range.clone()).unwrap_or("");
    words
        .lines()
        .enumerate()
        .map(|(number, line)| match number {
            0 => line.trim_end().to_owned(),
            _ => line.strip_prefix(margin).unwrap_or_else(|| line.trim_start()).trim_end().to_owned(),
        })
        .collect()
}

/// Lines joined, all but the first behind `indent`.
pub(super) fn indented(lines: &[String], indent: &str, ending: &str) -> String {
    let mut out = String::new();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            out.push_str(ending);
            if !line.is_empty() {
                out.push_str(indent);
            }
        }
        out.push_str(line);
    }
    out
}
