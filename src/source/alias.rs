//! What YAML has and no file here needs: anchors and aliases, by which a few lines that name each other unfold into
//! millions, and brackets within brackets, over which a reader takes the square of their number.

/// The deepest brackets that are read.
const MAX_DEPTH: usize = 32;

/// The place of the first `&` or `*` that stands where a value begins, or of a bracket within too many others, outside
/// quotes and comments.
pub(crate) fn first_unneeded(text: &str) -> Option<usize> {
    let mut depth: usize = 0;
    let mut quote: Option<char> = None;
    let mut comment = false;
    // The last character that is no blank; a value begins at the start of a line and after these signs.
    let mut before = '\n';
    let mut last = '\n';
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('\n', _) => comment = false,
            _ if comment => continue,
            (_, Some(open)) if c == open && !(open == '"' && last == '\\') => quote = None,
            (_, Some(_)) => {}
            ('#', None) if last.is_whitespace() => comment = true,
            // Two of them inside single quotes are one.
            ('\'', None) if last == '\'' => quote = Some(c),
            ('"' | '\'', None) if begins_value(before) => quote = Some(c),
            ('&' | '*', None) if begins_value(before) => return Some(at),
            ('[' | '{', None) if begins_value(before) && depth >= MAX_DEPTH => return Some(at),
            ('[' | '{', None) if begins_value(before) => depth = depth.checked_add(1)?,
            (']' | '}', None) => depth = depth.checked_sub(1).unwrap_or(0),
            _ => {}
        }
        last = c;
        if c == '\n' || !c.is_whitespace() {
            before = c;
        }
    }
    None
}

const fn begins_value(before: char) -> bool {
    matches!(before, '\n' | ':' | '-' | '?' | '[' | '{' | ',')
}

#[cfg(test)]
mod tests {
    use super::first_unneeded as first;

    #[test]
    fn a_value_that_is_an_anchor_or_alias_is_found() {
        assert_eq!(first("a: &x 1\nb: *x\n"), Some(3));
        assert_eq!(first("a: [1, *x]\n"), Some(7));
        assert_eq!(first("- *x\n"), Some(2));
        assert_eq!(first("*x: 1\n"), Some(0));
        assert_eq!(first("a: \"một\\\"\"\nb: *x\n").map(|at| at > 10), Some(true));
    }

    #[test]
    fn brackets_may_lie_within_some_others() {
        assert_eq!(first(&format!("a: {}{}", "[".repeat(32), "]".repeat(32))), None);
        assert_eq!(first(&format!("a: {}", "[".repeat(33))), Some(35));
        assert_eq!(first(&"a: [1, { b: 2 }]\n".repeat(50)), None);
    }

    #[test]
    fn signs_within_a_text_are_none() {
        let text =
            "title: \"*A*, & *B*\"\nother: Sở A & B *\n# & *x\nthird: 'it''s: *x'\nlints: { W0201: allow } # - *x\n";
        assert_eq!(first(text), None);
    }
}
