//! Names of the language and of files out of titles.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words::{Kind, Words, next, plus};
use crate::source::nfc;
use crate::syntax::{fold, is_reserved, lower_vietnamese};

/// The most words and letters of a name.
const WORDS: usize = 6;
const LETTERS: usize = 40;
/// The longest name of a file.
const FILE: usize = 60;

/// A name of the language for a title: its first words that identify, at most six and about 40 letters. `fallback`, a valid
/// name, where the title has none.
pub fn name(title: &str, fallback: &str) -> String {
    of_words(&Words::of(beginning(title))).unwrap_or_else(|| fallback.to_owned())
}

/// The same out of the words of a title; none where it has none.
pub(super) fn of_words(words: &Words<'_>) -> Option<String> {
    let end = words.before_byte(SEEN);
    let mut at = head(words, end);
    let mut parts: Vec<&str> = Vec::new();
    let mut length = 0_usize;
    while at < end && parts.len() < WORDS {
        if let Some(past) = words.past_bracket(at, end) {
            at = past;
            continue;
        }
        let word = words.at(at);
        if parts.len() >= 2 && ends(words, at) && !(parts.len() == 2 && words.is_mark(at, ',')) {
            break;
        }
        if is_part(word) && (begins(word) || !parts.is_empty()) {
            length = plus(length, plus(word.chars().count(), usize::from(!parts.is_empty())));
            if length > LETTERS && !parts.is_empty() {
                break;
            }
            parts.push(word);
        }
        at = next(at);
    }
    // Cut short, the name ends before its last `của`, `về`, `cho` rather than inside what follows that.
    let cut = at < end && !ends(words, at);
    if let Some(last) = parts.iter().rposition(|word| joins(word)).filter(|last| cut && *last >= 3) {
        parts.truncate(last);
    }
    while parts.len() > 1 && parts.last().is_some_and(|word| joins(word) && (cut || *word != "không")) {
        parts.pop();
    }
    let name = joined(&parts.join(" "));
    let is_none = name.is_empty() || is_reserved(&fold(&name)) || name.chars().count() > LETTERS;
    (!is_none).then_some(name)
}

/// A name of the language with every word of a title, for what must be told from all others; `fallback` where it has none.
pub fn whole(title: &str, fallback: &str) -> String {
    let name = joined(title);
    if name.is_empty() || is_reserved(&fold(&name)) { fallback.to_owned() } else { name }
}

/// How much of a title is looked at.
const SEEN: usize = 320;

fn beginning(title: &str) -> &str {
    let mut end = title.len().min(SEEN);
    while !title.is_char_boundary(end) {
        end = end.checked_sub(1).unwrap_or(0);
    }
    title.get(..end).unwrap_or(title)
}

/// Letters and digits of a text in lower case, hyphens between, from the first letter on.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::new();
    let mut put = |c: char| {
        if is_latin(c) || (c.is_ascii_digit() && !out.is_empty()) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    };
    for c in nfc(text).chars() {
        match lower_vietnamese(c) {
            Some(lower) => put(lower),
            None => c.to_lowercase().for_each(&mut put),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Letters that a name may have: those of Vietnamese, and no other script's that look alike.
const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, 'à'..='ỹ') && is_vietnamese(c))
}

const fn is_vietnamese(c: char) -> bool {
    matches!(c, 'à'..='ö' | 'ø'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'ạ'..='ỹ') && c != 'ð'
}

fn is_part(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphanumeric)
        && word.chars().all(|c| is_latin(c) || c.is_ascii_digit() || matches!(c, '.' | ','))
}

fn begins(word: &str) -> bool {
    word.chars().next().is_some_and(is_latin)
}

/// Where the words that identify begin: behind bullets, labels, quantities, kinds of copies and the number of a form.
fn head(words: &Words<'_>, end: usize) -> usize {
    let mut at = 0;
    loop {
        let before = at;
        while at < end && !words.is_letters(at) && !words.is_mark(at, '(') {
            at = next(at);
        }
        if let Some(past) = words.past_bracket(at, end) {
            at = past;
        }
        // `a)`, `a.`
        let label = words.at(at).chars().count() <= 3
            && (words.is_mark(next(at), ')') || (words.at(at).chars().count() == 1 && words.is_mark(next(at), '.')));
        if words.is_letters(at) && label {
            at = plus(at, 2);
        }
        let copies = [
            "bản sao được chứng thực từ",
            "bản sao được chứng thực",
            "bản sao có chứng thực",
            "bản sao chứng thực",
            "bản sao hợp lệ",
            "bản sao điện tử",
            "bản sao",
            "bản chính",
            "bản gốc",
            "bản chụp",
            "bản phô tô",
            "bản điện tử",
            "bản chứng thực",
            "biểu mẫu điện tử",
            "được cấp từ sổ gốc",
            "kèm bản chính để đối chiếu",
            "kèm theo bản chính để đối chiếu",
            "được chứng thực từ bản chính",
            "có chứng thực từ bản chính",
            "các",
            "những",
            "thủ tục",
            "riêng",
            "đối với",
            "trường hợp",
        ];
        let more = |after: &usize| words.is_letters(*after) || words.is_mark(*after, '(') || words.is_mark(*after, ':');
        if let Some(after) = words.reads_any(at, &copies).filter(more) {
            let joined = matches!(words.at(after), "hoặc" | "và" | "của");
            at = if joined && words.at(after) != "của" { next(after) } else { after };
        }
        if let Some(after) =
            words.reads_any(at, &["mẫu số", "biểu mẫu số", "mẫu"]).filter(|after| words.is_digits(*after))
        {
            at = next(after);
        }
        if at == before {
            return if at < end { at } else { 0 };
        }
    }
}

/// Whether the words that identify end before a word.
fn ends(words: &Words<'_>, at: usize) -> bool {
    let mark = matches!(words.get(at).map(|word| word.kind), Some(Kind::Mark(mark)) if matches!(mark, ',' | ';' | ':' | '.' | '–' | '—' | '+'))
        || (words.is_mark(at, '-') && words.gap(at));
    let phrases = [
        "theo",
        "ban hành",
        "quy định tại",
        "đối với",
        "trong trường hợp",
        "trường hợp",
        "do",
        "được",
        "nếu",
        "gồm",
        "bao gồm",
        "để",
        "kèm",
        "có xác nhận",
        "mẫu số",
        "có chứng thực",
    ];
    mark || words.reads_any(at, &phrases).is_some()
}

fn joins(word: &str) -> bool {
    matches!(
        word,
        "của"
            | "và"
            | "hoặc"
            | "về"
            | "cho"
            | "các"
            | "những"
            | "theo"
            | "để"
            | "với"
            | "tại"
            | "trong"
            | "từ"
            | "đến"
            | "là"
            | "được"
            | "có"
            | "do"
            | "đã"
            | "bằng"
            | "khi"
            | "một"
            | "không"
            | "mà"
            | "bị"
            | "như"
            | "vào"
            | "ra"
            | "số"
    )
}

/// The names that are taken already.
#[derive(Clone, Debug, Default)]
pub struct Names {
    taken: HashMap<String, u32>,
}

impl Names {
    /// The name, with `-2`, `-3` … where it is taken; it is taken afterwards.
    pub fn unique(&mut self, name: &str) -> String {
        let key: String = fold(&nfc(name));
        let Some(mut count) = self.taken.get(&key).copied() else {
            self.taken.insert(key, 1);
            return name.to_owned();
        };
        loop {
            count = count.checked_add(1).unwrap_or(count);
            let candidate = format!("{name}-{count}");
            let numbered = format!("{key}-{count}");
            if self.taken.contains_key(&numbered) {
                continue;
            }
            self.taken.insert(numbered, 1);
            self.taken.insert(key, count);
            return candidate;
        }
    }
}

/// A name of a file in plain ASCII: `Hộ tịch` is `ho-tich`. Empty where the title has no letter or digit of the Latin script.
pub fn path(title: &str) -> String {
    let mut out = String::new();
    for c in title.nfd().flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' => out.push('d'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if is_combining_mark(c) => {}
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    if out.len() > FILE {
        // All ASCII, so every byte is a boundary; a word is not cut where one ends before.
        out.truncate(FILE);
        if let Some(at) = out.rfind('-') {
            out.truncate(at);
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    // Names that Windows keeps for devices.
    let device = matches!(out.as_str(), "con" | "prn" | "aux" | "nul")
        || (out.len() == 4
            && (out.starts_with("com") || out.starts_with("lpt"))
            && out.ends_with(|c: char| c.is_ascii_digit()));
    if device {
        out.push_str("-0");
    }
    out
}
