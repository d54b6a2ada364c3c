//! One slip of the hand in a real file: the first finding is where the slip is, there are few, and no other item is lost.

use std::ops::Range;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::support::{Place, Random, bytes, innermost, label, places, read, sources_below};
use thutuc::bundle::Language;

/// Slips that are tried.
const SLIPS: usize = 500;
/// Findings that one slip may cause.
const MOST_FINDINGS: usize = 3;

#[derive(Clone, Copy, Debug)]
enum Slip {
    Delete,
    Duplicate,
    SwapWithNext,
    Replace,
    DropMarks,
}

/// A file as it should be.
struct Original {
    text: String,
    places: Vec<Place>,
    items: Vec<(String, Range<usize>)>,
}

impl Original {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let (_, parsed) = read(&text);
        assert!(parsed.findings.is_empty(), "{}: {:?}", path.display(), parsed.findings);
        let items = parsed.file.items.iter().map(|item| (label(item), bytes(item.span))).collect();
        Self { text, places: places(&parsed.file), items }
    }
}

/// A text with one slip in it.
pub(crate) struct Slipped {
    pub text: String,
    /// Tokens of the original that the slip touches.
    pub touched: Vec<Range<usize>>,
    pub what: String,
}

#[test]
fn a_slip_is_found_where_it_is_and_hides_nothing_else() {
    let mut random = Random(20_251_003);
    let files: Vec<Original> = sources_below("procedures").iter().map(|path| Original::read(path)).collect();
    assert!(files.len() > 20, "the catalog lies in procedures/");
    let (mut silent, mut failures) = (0, Vec::new());
    for _ in 0..SLIPS {
        let original = &files[random.below(files.len())];
        let slipped = slip(&original.text, &mut random);
        let (found, complaint) = judge(original, &slipped);
        silent += usize::from(found == 0);
        if let Some(complaint) = complaint {
            failures.push(format!("{}: {complaint}", slipped.what));
        }
    }
    println!("{silent} of {SLIPS} slips left a valid text");
    assert!(silent < SLIPS / 2, "{silent} slips were not noticed");
    assert!(failures.is_empty(), "{} of {SLIPS}:\n{}", failures.len(), failures.join("\n\n"));
}

pub(crate) fn slip(text: &str, random: &mut Random) -> Slipped {
    let tokens = tokens(text);
    let kind = [Slip::Delete, Slip::Duplicate, Slip::SwapWithNext, Slip::Replace, Slip::DropMarks][random.below(5)];
    let at = random.below(tokens.len() - 1);
    let one = tokens[at].clone();
    let next = tokens[at + 1].clone();
    let word = &text[one.clone()];
    let (range, put) = match kind {
        Slip::Delete => (one.clone(), String::new()),
        Slip::Duplicate => (one.clone(), format!("{word} {word}")),
        Slip::SwapWithNext => {
            let between = &text[one.end..next.start];
            (one.start..next.end, format!("{}{between}{word}", &text[next.clone()]))
        }
        Slip::Replace => (one.clone(), text[tokens[random.below(tokens.len())].clone()].to_owned()),
        Slip::DropMarks => (one.clone(), bare(word)),
    };
    let line = text[..range.start].matches('\n').count() + 1;
    let what = format!("line {line}: {kind:?} `{}` -> `{put}`", &text[range.clone()]);
    let touched = if matches!(kind, Slip::SwapWithNext) { vec![one, next] } else { vec![one] };
    Slipped { text: format!("{}{put}{}", &text[..range.start], &text[range.end..]), touched, what }
}

/// The number of findings, and what is not as it should be.
fn judge(original: &Original, slipped: &Slipped) -> (usize, Option<String>) {
    let (sources, after) = read(&slipped.text);
    let listed: Vec<String> = after
        .findings
        .iter()
        .map(|finding| {
            format!("  {} {} {}", sources.place(finding.span), finding.code(), finding.message(Language::Vi))
        })
        .collect();
    let slipped_places: Vec<&Place> =
        slipped.touched.iter().filter_map(|token| innermost(&original.places, token)).collect();
    let mut complaints = Vec::new();
    if after.findings.len() > MOST_FINDINGS {
        complaints.push(format!("{} findings", after.findings.len()));
    }
    if let Some(first) = after.findings.first() {
        let grown = i64::try_from(slipped.text.len()).unwrap() - i64::try_from(original.text.len()).unwrap();
        let at = bytes(first.span);
        let near = slipped.touched.iter().zip(&slipped_places).any(|(token, place)| {
            let range = if place.head.end < token.end { &place.whole } else { &place.head };
            let start = line_start(&slipped.text, range.start.min(slipped.text.len()));
            let end = i64::try_from(range.end).unwrap() + grown.max(0);
            start <= at.start && i64::try_from(at.start).unwrap() <= end
        });
        if !near {
            complaints.push("the first finding is elsewhere".to_owned());
        }
    }
    let mut kept: Vec<String> = after.file.items.iter().map(label).collect();
    for (item, range) in &original.items {
        if slipped.touched.iter().any(|token| range.start <= token.start && token.end <= range.end) {
            continue;
        }
        match kept.iter().position(|other| other == item) {
            Some(at) => drop(kept.remove(at)),
            None => complaints.push(format!("{item} is lost")),
        }
    }
    let complaint = (!complaints.is_empty()).then(|| format!("{}\n{}", complaints.join(", "), listed.join("\n")));
    (after.findings.len(), complaint)
}

pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1)
}

pub(crate) fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at.min(text.len())..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |more| at + more)
}

/// Words, texts and signs; no comments, no blanks.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | ':' | '%' | '_');
        let length = match c {
            c if c.is_whitespace() => c.len_utf8(),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => 2 + rest[1..].find('"').unwrap(),
            c if word(c) => rest.find(|c: char| !word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        if !c.is_whitespace() && c != '#' {
            tokens.push(at..at + length);
        }
        at += length;
    }
    tokens
}

fn bare(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}
