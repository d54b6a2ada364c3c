//! The mutants of a file: places in simplifications, same-day blocks and programs at which one token can be another. Texts,
//! comments and citations are left as they are.

use std::fmt;
use std::ops::Range;

/// A file with one change.
#[derive(Clone)]
pub struct Mutant {
    /// The file.
    pub path: String,
    /// The bytes that are replaced.
    pub at: Range<usize>,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    line: usize,
}

impl fmt::Display for Mutant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(out, "{}:{}: `{}` -> `{}`", self.path, self.line, short(&self.before), short(&self.after))
    }
}

/// The heads of what is mutated; each opens a block.
const HEADS: [&str; 3] = ["đơn giản hóa ", "mô hình ", "trong ngày {"];

/// Every mutant of a file.
pub fn mutants(path: &str, bytes: &[u8]) -> Vec<Mutant> {
    let text = std::str::from_utf8(bytes).expect("the catalog is UTF-8");
    let hidden = hidden(text);
    let mut found = Vec::new();
    for block in blocks(text, &hidden) {
        let mut put = |at: Range<usize>, after: String| {
            let before = text[at.clone()].to_owned();
            let line = text[..at.start].matches('\n').count() + 1;
            if before != after {
                found.push(Mutant { path: path.to_owned(), at, before, after, line });
            }
        };
        tokens(text, &block, &hidden, &mut put);
        for clause in clauses(text, &block, &hidden) {
            put(clause, String::new());
        }
    }
    found
}

/// For each byte, whether it lies in a text, a comment or a citation.
fn hidden(text: &str) -> Vec<bool> {
    let mut out = vec![false; text.len()];
    let (mut quoted, mut rest_of_line) = (false, false);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            rest_of_line = false;
        }
        let cites = !quoted && text[at..].starts_with("căn cứ ");
        if !quoted && (c == '#' || cites) {
            rest_of_line = true;
        }
        let toggles = c == '"' && !rest_of_line;
        if quoted || rest_of_line || toggles {
            out[at..at + c.len_utf8()].fill(true);
        }
        quoted ^= toggles;
    }
    out
}

/// The bodies of the blocks that are mutated, heads left out.
fn blocks(text: &str, hidden: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for head in HEADS {
        for (at, _) in text.match_indices(head) {
            let begins_line = text[..at].rsplit('\n').next().is_some_and(|lead| lead.trim().is_empty());
            if hidden[at] || !begins_line {
                continue;
            }
            let Some(open) = (at..text.len()).find(|at| text.as_bytes()[*at] == b'{' && !hidden[*at]) else { continue };
            let mut depth = 0_usize;
            let close = (open..text.len()).filter(|at| !hidden[*at]).find(|at| {
                match text.as_bytes()[*at] {
                    b'{' => depth += 1,
                    b'}' => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            found.extend(close.map(|close| open + 1..close));
        }
    }
    found
}

/// The clauses of a block, by the lines that begin at its own indentation.
fn clauses(text: &str, block: &Range<usize>, hidden: &[bool]) -> Vec<Range<usize>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut at = block.start;
    for line in text[block.clone()].split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        if !line.trim().is_empty() && !hidden.get(at + lead).copied().unwrap_or(true) {
            starts.push((at + lead, lead));
        }
        at += line.len();
    }
    let Some(own) = starts.iter().map(|(_, lead)| *lead).min() else { return Vec::new() };
    let own: Vec<usize> =
        starts.iter().filter(|(at, lead)| *lead == own && !text[*at..].starts_with('}')).map(|(at, _)| *at).collect();
    let ends = own.iter().skip(1).copied().chain([block.end]);
    own.iter().zip(ends).map(|(start, end)| *start..*start + text[*start..end].trim_end().len()).collect()
}

fn tokens(text: &str, block: &Range<usize>, hidden: &[bool], put: &mut impl FnMut(Range<usize>, String)) {
    let mut at = block.start;
    while at < block.end {
        let rest = &text[at..block.end];
        let Some(c) = rest.chars().next() else { break };
        let before = &text[..at];
        // Of `07:30-11:30` both sides are times; of `điều-17` the number is part of a name.
        let after_dash = before.strip_suffix('-').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let begins = after_dash || before.chars().next_back().is_none_or(|before| !is_word(before));
        if hidden[at] || !begins {
            at += c.len_utf8();
            continue;
        }
        let length = if c.is_ascii_digit() { number(rest, at, put) } else { word(rest, at, put) };
        at += length.max(c.len_utf8());
    }
}

const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii()
}

/// A number, a time or a date: the one before and the one after, and twice as much.
fn number(rest: &str, at: usize, put: &mut impl FnMut(Range<usize>, String)) -> usize {
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '/' && c != '.').unwrap_or(rest.len());
    let token = rest[..length].trim_end_matches(['.', ':', '/']);
    let whole = at..at + token.len();
    let parts: Vec<u32> = token.split(['/', ':', '.']).filter_map(|part| part.parse().ok()).collect();
    match (parts.as_slice(), token.contains(':'), token.contains('/')) {
        ([hour, minute], true, _) => {
            for moved in [-1_i64, 1, 30] {
                let minutes = i64::from(*hour) * 60 + i64::from(*minute) + moved;
                put(whole.clone(), format!("{:02}:{:02}", minutes / 60, minutes % 60));
            }
        }
        ([day, month, year], _, true) => {
            for moved in [day - 1, day + 1].into_iter().filter(|day| (1..=28).contains(day)) {
                put(whole.clone(), format!("{moved:02}/{month:02}/{year}"));
            }
        }
        ([number], false, false) => {
            for moved in [number.saturating_sub(1).max(1), number + 1, number * 2] {
                put(whole.clone(), moved.to_string());
            }
        }
        // A code names a procedure.
        _ => {}
    }
    length
}

/// Words with a counterpart; longer ones come first.
const WORDS: [(&str, &[&str]); 12] = [
    ("trừ trường hợp ", &["khi "]),
    ("ngày làm việc", &["ngày", "giờ làm việc"]),
    ("khi ", &["trừ trường hợp "]),
    ("không ", &[""]),
    ("hoặc ", &["và "]),
    ("và ", &["hoặc "]),
    ("<= ", &["< ", "= "]),
    (">= ", &["> ", "= "]),
    ("< ", &["<= ", "> "]),
    ("> ", &[">= ", "< "]),
    ("= ", &["khác "]),
    ("khác ", &["= "]),
];

fn word(rest: &str, at: usize, put: &mut impl FnMut(Range<usize>, String)) -> usize {
    for (word, others) in WORDS {
        if rest.starts_with(word) {
            others.iter().for_each(|other| put(at..at + word.len(), (*other).to_owned()));
            return word.len();
        }
    }
    0
}
