//! Numbers of instruments in a text: `23/2026/NĐ-CP`, `66.7/2025/NQ-CP`, `1898/QĐ-BTP`, `45/TTg`, `40-CP`.

use crate::source::nfc;

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scanned {
    /// In one spelling: no blanks, `-` between letters, capitals.
    pub(super) text: String,
    /// The letters, `NĐ-CP`, `QH13`.
    pub(super) suffix: String,
    /// Nothing of it is cut off.
    pub(super) whole: bool,
    /// How many characters stand before it.
    before: usize,
}

/// Bodies whose letters end a number. A number that ends in part of one of them is cut off.
const BODIES: [&str; 52] = [
    "CP",
    "TTG",
    "CTN",
    "QH",
    "UBTVQH",
    "VPQH",
    "VPCP",
    "VPCTN",
    "HĐND",
    "UBND",
    "HĐTP",
    "TANDTC",
    "VKSNDTC",
    "KTNN",
    "TTCP",
    "NHNN",
    "BTC",
    "BTP",
    "BCA",
    "BQP",
    "BXD",
    "BNG",
    "BNV",
    "BYT",
    "BCT",
    "BTM",
    "BCN",
    "BTS",
    "BVHTT",
    "BVHTTDL",
    "BGDĐT",
    "BKHCN",
    "BKHĐT",
    "BKH",
    "BGTVT",
    "BTNMT",
    "BNNPTNT",
    "BNN",
    "BNNMT",
    "BTTTT",
    "BLĐTBXH",
    "BDTTG",
    "UBDT",
    "UBCKNN",
    "BHXH",
    "UBTƯMTTQVN",
    "UBTWMTTQVN",
    "TLĐ",
    "TW",
    "TWĐTN",
    "BTCTW",
    "TCHQ",
];

/// Every number of a text, in its order.
pub(super) fn scan(text: &str) -> Vec<Scanned> {
    let chars = clean(text);
    let mut out = Vec::new();
    let mut rest = chars.as_slice();
    let mut last = ' ';
    while let [first, tail @ ..] = rest {
        if first.is_ascii_digit() && !last.is_ascii_digit() && !matches!(last, '/' | '.' | ',') {
            let before = chars.len().checked_sub(rest.len()).unwrap_or_default();
            let (number, after) = number(rest, before);
            if let Some(number) = number {
                out.push(number);
            }
            last = '0';
            rest = if after.len() < rest.len() { after } else { tail };
            continue;
        }
        last = *first;
        rest = tail;
    }
    out
}

/// The part of a number that a cell holds: digits first, up to where it ends.
pub(super) fn part(code: &str) -> Option<String> {
    let chars = clean(code);
    let start = chars.iter().position(char::is_ascii_digit)?;
    let text: String = chars
        .get(start..)?
        .iter()
        .take_while(|c| is_letter(**c) || matches!(c, '/' | '-' | '.') || c.is_ascii_digit())
        .collect();
    Some(upper(text.trim_end_matches(['/', '-', '.'])))
}

/// Whether a whole number begins with a part, up to the end of a number or among the letters; or is the part with its year.
pub(super) fn completes(whole: &str, part: &str) -> bool {
    let yearless = || {
        let (head, suffix) = part.split_once('/')?;
        let (first, rest) = whole.split_once('/')?;
        let (_, letters) = rest.split_once('/')?;
        Some(first == head && letters == suffix)
    };
    let begins = whole.strip_prefix(part).is_some_and(|rest| {
        let in_digits =
            part.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_alphanumeric() || c == '.');
        !rest.is_empty() && !in_digits
    });
    begins || yearless().unwrap_or(false)
}

/// Whether a name begins with a number, after the name of its kind.
pub(super) fn leads(name: &str, number: &Scanned) -> bool {
    let head: String = clean(name).into_iter().take(number.before).collect();
    let words: Vec<String> = head.split_whitespace().map(str::to_lowercase).collect();
    words.len() <= 5
        && !words.iter().any(|word| {
            matches!(word.as_str(), "sửa" | "đổi," | "đổi" | "bổ" | "của" | "thay" | "hướng" | "chi" | "theo")
        })
}

/// NFC, one hyphen, the letter `Đ` for its look-alike, single blanks, none at either side of `/` and `-`.
fn clean(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in nfc(text).chars() {
        let c = match c {
            'Ð' => 'Đ',
            '_' | '‐' | '‑' | '‒' | '–' | '−' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        let joins = |c: char| matches!(c, '/' | '-');
        match (out.last().copied(), c) {
            (Some(' ') | None, ' ') => {}
            (Some(last), ' ') if joins(last) && out.iter().rev().nth(1).is_some_and(|c| *c != ' ') => {}
            (Some(' '), c) if joins(c) && c == '/' => {
                out.pop();
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn upper(text: &str) -> String {
    text.to_uppercase()
}

fn number(chars: &[char], before: usize) -> (Option<Scanned>, &[char]) {
    let (head, rest) = head(chars);
    let old = rest.strip_prefix(&['-']).map(suffix).filter(|(letters, _)| letters == "CP" || letters == "TB/TW");
    if let Some((letters, after)) = old {
        let text = format!("{head}-{letters}");
        return (Some(Scanned { text, suffix: letters, whole: true, before }), after);
    }
    let Some(rest) = rest.strip_prefix(&['/']) else { return (None, rest) };
    let (year, after_year) = year(rest);
    let (letters, after) = suffix(after_year);
    if letters.is_empty() {
        return (None, rest);
    }
    let dated = year.is_empty() && matches!(head.len(), 4) && (head.starts_with("19") || head.starts_with("20"));
    let needs_year = {
        let kind = letters.split(['-', '/']).next().unwrap_or_default();
        matches!(kind, "NĐ" | "TT" | "TTLT") || kind.starts_with("QH") || kind.starts_with("UBTVQH")
    };
    let whole = is_whole(&letters) && !(year.is_empty() && (needs_year || dated && !letters.starts_with("QĐ")));
    let text = if year.is_empty() {
        format!("{head}/{}", shown(&letters))
    } else {
        format!("{head}/{year}/{}", shown(&letters))
    };
    (Some(Scanned { text, suffix: letters, whole, before }), after)
}

/// `23`, `66.7`, `09b`, `08.a`.
fn head(chars: &[char]) -> (String, &[char]) {
    let mut out = String::new();
    let mut rest = chars;
    while let [first, tail @ ..] = rest {
        let dot = *first == '.'
            && tail
                .first()
                .is_some_and(|c| c.is_ascii_digit() || (c.is_ascii_lowercase() && tail.get(1) == Some(&'/')));
        let letter = first.is_ascii_alphabetic() && tail.first() == Some(&'/');
        if !first.is_ascii_digit() && !dot && !letter {
            break;
        }
        out.push(*first);
        rest = tail;
    }
    (out, rest)
}

fn year(chars: &[char]) -> (String, &[char]) {
    let digits: String = chars.iter().take_while(|c| c.is_ascii_digit()).take(5).collect();
    let after = chars.get(digits.len()..).unwrap_or_default();
    match (digits.len(), after.strip_prefix(&['/'])) {
        (4, Some(rest)) => (digits, rest),
        _ => (String::new(), chars),
    }
}

/// The letters behind the last `/`, in capitals: `NĐ-CP`, `TTLT/BQP-BTC`, `QH13`.
fn suffix(chars: &[char]) -> (String, &[char]) {
    let mut out = String::new();
    let mut rest = chars;
    while let [first, tail @ ..] = rest {
        let joins = matches!(first, '-' | '/') && tail.first().is_some_and(|c| is_letter(*c)) && !out.is_empty();
        let digit = first.is_ascii_digit() && out.ends_with(|c: char| c.is_alphanumeric());
        if !is_letter(*first) && !joins && !digit {
            break;
        }
        out.push(*first);
        rest = tail;
    }
    (unaccented(upper(&out)), rest)
}

/// `ND-CP` and `QD-TTg` without the bar of their `Đ`.
fn unaccented(suffix: String) -> String {
    match suffix.split_once('-') {
        Some(("ND", body)) => format!("NĐ-{body}"),
        Some(("QD", body)) => format!("QĐ-{body}"),
        Some(("CP", "NĐ")) => "NĐ-CP".to_owned(),
        _ => suffix,
    }
}

/// The Prime Minister's letters have a small `g`.
fn shown(suffix: &str) -> String {
    suffix.replace("TTG", "TTg")
}

/// Whether the letters end with a body that is known, or with one that no known body goes on from.
fn is_whole(suffix: &str) -> bool {
    let Some(last) = suffix.split(['-', '/']).next_back() else { return false };
    let body = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = body.len() < last.len();
    if matches!(body, "QH" | "UBTVQH") {
        return numbered;
    }
    if matches!(body, "NĐ" | "TT" | "QĐ" | "NQ" | "TTLT" | "CT" | "PL" | "NQLT" | "VBHN") {
        return false;
    }
    let known = BODIES.contains(&body);
    let cut = BODIES.iter().any(|whole| whole.len() > body.len() && whole.starts_with(body));
    known || (!cut && body.chars().count() > 1)
}
