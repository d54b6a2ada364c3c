//! Breaks a text into lines of a width, at spaces.

/// The text in lines of at most `width` characters where its words allow, the first after `lead`, the others below it.
pub fn wrap(lead: &str, text: &str, width: usize) -> String {
    let indent = " ".repeat(lead.chars().count());
    let mut out = String::from(lead);
    let mut column = lead.chars().count();
    let mut fresh = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let after = column.checked_add(length).and_then(|end| end.checked_add(1)).unwrap_or(usize::MAX);
        if !fresh && after > width {
            out.push('\n');
            out.push_str(&indent);
            column = indent.len();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column = column.checked_add(1).unwrap_or(usize::MAX);
        }
        out.push_str(word);
        column = column.checked_add(length).unwrap_or(usize::MAX);
        fresh = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn later_lines_stand_below_the_first_word() {
        assert_eq!(wrap("  gợi ý: ", "một hai ba bốn", 18), "  gợi ý: một hai\n         ba bốn");
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        assert_eq!(wrap("- ", "a bbbbbbbbbb c", 6), "- a\n  bbbbbbbbbb\n  c");
    }
}
