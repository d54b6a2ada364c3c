//! The clauses of an item as its text has them, whether they could be read or not: what is written there but could not be
//! understood is reported as that, and must not be reported as missing too.

use crate::syntax::fold;

/// The clauses in the outermost block of an item's text, folded, without comments; quoted texts fall away.
pub(super) fn clauses(text: &str) -> Vec<String> {
    let mut clauses = vec![String::new()];
    let mut depth: usize = 0;
    let (mut quoted, mut comment) = (false, false);
    for c in text.chars() {
        match c {
            '\n' => (quoted, comment) = (false, false),
            _ if comment => continue,
            '"' | '“' | '”' => quoted = !quoted,
            _ if quoted => continue,
            '#' => comment = true,
            '{' => depth = depth.checked_add(1).unwrap_or(depth),
            '}' => depth = depth.checked_sub(1).unwrap_or(depth),
            _ => {}
        }
        if depth != 1 {
            continue;
        }
        match (c, clauses.last_mut()) {
            ('\n' | ';' | '{' | '}', _) | (_, None) => clauses.push(String::new()),
            (c, Some(clause)) => clause.push(c),
        }
    }
    clauses.iter().map(|clause| fold(&clause.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}

/// True where a clause of an item's text begins with one of these words.
pub(super) fn begins(clauses: &[String], heads: &[&str]) -> bool {
    let begins = |clause: &String, head: &str| {
        clause.strip_prefix(head).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    clauses.iter().any(|clause| heads.iter().any(|head| begins(clause, head)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "thủ tục 1.000001 \"thời hạn {\" { # số lượng\n  Cách thức trực-tiếp; số-lượng x\n\
                        bước a { thời hạn 3 }\n  đối tượng\n}";

    #[test]
    fn clauses_of_the_outermost_block_are_found_by_their_first_words() {
        let clauses = clauses(TEXT);
        for heads in [["cách thức", "channels"], ["đối tượng", "applicants"], ["bước", "step"]] {
            assert!(begins(&clauses, &heads), "{heads:?} in {clauses:?}");
        }
        for heads in [["thời hạn", "deadline"], ["số lượng", "sets"], ["cách thứ", "channel"]] {
            assert!(!begins(&clauses, &heads), "{heads:?} in {clauses:?}");
        }
    }
}
