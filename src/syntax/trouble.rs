//! Why a clause could not be read, said as an officer would: the misspelling and its mend where it is plain, else what
//! was expected and what was found.

use std::ops::Range;

use super::context::Context;
use super::grammar::{Rule, Stopped, read};
use super::keywords::Keyword;
use super::repair;
use super::scan::starts_with_word;
use super::slips;
use super::terms;
use crate::bundle::Language;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Joined, Say, Similar, Term, nearest, similar};
use crate::source::SourceFile;

/// A clause's words and where they stand.
pub(super) struct Words<'a> {
    pub file: &'a SourceFile,
    /// As written, comments blanked.
    pub clean: &'a str,
    /// Folded, of the same length.
    pub folded: &'a str,
    /// Place of the first byte in the file's NFC text.
    pub base: usize,
}

impl Words<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> crate::source::Span {
        let at = |offset: usize| self.base.checked_add(offset).unwrap_or(self.base);
        self.file.span(at(range.start), at(range.end))
    }

    pub(super) fn written(&self, range: Range<usize>) -> String {
        self.clean.get(range).unwrap_or("").to_owned()
    }
}

/// The one finding for a clause that could not be read.
pub(super) fn explain(
    file: &SourceFile,
    clean: &str,
    folded: &str,
    base: usize,
    context: Context,
    stopped: &Stopped,
) -> Finding {
    let words = Words { file, clean, folded, base };
    let opened = context.openers().iter().any(|keyword| begins(folded, *keyword));
    let free = matches!(context, Context::Document);
    if (!opened || free)
        && let Some(finding) = slips::leading(&words, context)
    {
        return finding;
    }
    if !opened
        && !free
        && let Some(finding) = opener(&words, context)
    {
        return finding;
    }
    if let Some(finding) = repair::repair(&words, context, stopped) {
        return finding;
    }
    expectation(&words, stopped)
}

pub(super) fn begins(folded: &str, keyword: Keyword) -> bool {
    starts_with_word(folded, keyword.vietnamese()) || starts_with_word(folded, &keyword.english().to_lowercase())
}

/// A first word that begins no clause here: its spelling, the nearest keyword, or the block's name.
fn opener(words: &Words<'_>, context: Context) -> Option<Finding> {
    if let Some((range, _, form)) = repair::respelled(words, 0, context.openers().iter().copied()) {
        let problem = SyntaxProblem::KeywordSpelling { found: words.written(range.clone()), wanted: form.to_owned() };
        let span = words.span(range);
        return Some(Finding::new(problem, span).fix(span, form));
    }
    if let Some(finding) = elsewhere(words, context) {
        return Some(finding);
    }
    let first = word_at(words.folded, 0);
    let forms = context.openers().iter().flat_map(|keyword| [keyword.vietnamese(), keyword.english()]);
    let mut best: Option<(Range<usize>, Similar)> = None;
    for count in (1..=4).rev() {
        let range = leading_words(words.folded, count);
        let said = words.folded.get(range.clone()).unwrap_or("");
        let same_length = forms.clone().filter(|form| form.split(' ').count() == count);
        if let Some(near) = similar(said, same_length) {
            best = Some((range, near));
            break;
        }
    }
    let mut half: Option<String> = None;
    let (range, similar) = match best {
        Some((range, near)) => (range, Some(near)),
        None => {
            let word = words.folded.get(first.clone()).unwrap_or("");
            half = context.openers().iter().find_map(|keyword| shares_word(*keyword, word)).map(str::to_owned);
            (first, None)
        }
    };
    let word = words.written(range.clone());
    let problem = match context {
        Context::Item => SyntaxProblem::UnknownItem { word },
        _ => SyntaxProblem::UnknownClause { word, context: context.term() },
    };
    let mut finding = Finding::new(problem, words.span(range)).did_you_mean(similar);
    // Half a keyword is a question, not a mend: the other half may stand there in another form.
    finding.similar = finding.similar.or(half);
    Some(finding)
}

/// A whole clause that only stands in the wrong block.
fn elsewhere(words: &Words<'_>, context: Context) -> Option<Finding> {
    const LONGEST_CLAUSE: usize = 1024;
    if words.folded.len() > LONGEST_CLAUSE {
        return None;
    }
    let takes = |other: &Context| *other != context && read(other.rule(), words.folded).is_ok();
    let belongs: Vec<Term> = Context::KEYWORDED.into_iter().filter(takes).map(Context::term).collect();
    if belongs.is_empty() {
        return None;
    }
    let problem = SyntaxProblem::WrongBlock { belongs: Joined(belongs), context: context.term() };
    Some(Finding::new(problem, words.span(0..words.clean.trim_end().len())))
}

/// What was expected, at the word where reading stopped.
fn expectation(words: &Words<'_>, stopped: &Stopped) -> Finding {
    let at = stopped.at.min(words.folded.len());
    let at = words.folded.get(at..).map_or(at, |rest| {
        let skipped = rest.len().checked_sub(rest.trim_start().len()).unwrap_or_default();
        at.checked_add(skipped).unwrap_or(at)
    });
    let range = word_at(words.folded, at);
    let parts =
        [Rule::kw_when, Rule::kw_basis, Rule::kw_reason, Rule::kw_announced, Rule::kw_accept, Rule::kw_illustrative];
    let ends = stopped.expected.contains(&Rule::EOI);
    let mut terms: Vec<Term> = Vec::new();
    for rule in &stopped.expected {
        // Where a clause may end, its optional parts go without saying.
        if ends && (parts.contains(rule) || *rule == Rule::EOI) {
            continue;
        }
        if let Some(term) = terms::expected(*rule)
            && !terms.iter().any(|other| other.say(Language::Vi) == term.say(Language::Vi))
        {
            terms.push(term);
        }
    }
    if ends && terms.len() > 3 {
        terms.clear();
    }
    let found = format!("`{}`", words.written(range.clone()));
    if ends && terms.is_empty() && !range.is_empty() {
        return Finding::new(SyntaxProblem::Leftover { found }, words.span(range));
    }
    if ends {
        terms.push(Term::new("hết mệnh đề", "the end of the clause"));
    }
    terms.truncate(6);
    if terms.is_empty() {
        terms.push(Term::new("một mệnh đề", "a clause"));
    }
    if range.is_empty() {
        let end = words.clean.trim_end().len();
        let span = words.span(last_char(words.clean, end)..end);
        return Finding::new(SyntaxProblem::EndsEarly { expected: Joined(terms) }, span);
    }
    let similar = misspelt(words, stopped, range.start);
    let range = similar.as_ref().map_or(range, |(range, _)| range.clone());
    let found = format!("`{}`", words.written(range.clone()));
    let finding = Finding::new(SyntaxProblem::Expected { expected: Joined(terms), found }, words.span(range));
    finding.did_you_mean(similar.map(|(_, form)| form))
}

/// A misspelt unit or kind of copy at a place, and the nearest one.
fn misspelt(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<(Range<usize>, &'static str)> {
    use Keyword as K;
    const UNITS: [K; 9] = [
        K::WorkingDays,
        K::WorkingHours,
        K::WorkingMinutes,
        K::Days,
        K::Hours,
        K::Minutes,
        K::Weeks,
        K::Months,
        K::Years,
    ];
    const COPIES: [K; 5] = [K::Original, K::Certified, K::Copy, K::ElectronicForm, K::Electronic];
    let expects = |wanted: Rule| stopped.expected.contains(&wanted);
    let candidates: &[K] = match () {
        () if expects(Rule::unit) => &UNITS,
        () if expects(Rule::copy_kind) => &COPIES,
        () => return None,
    };
    let forms = || candidates.iter().flat_map(|keyword| [keyword.vietnamese(), keyword.english()]);
    let rest = words.folded.get(at..)?;
    (1..=4).rev().find_map(|count| {
        let range = leading_words(rest, count);
        let said = rest.get(range.clone())?;
        let near = nearest(said, forms().filter(|form| form.split(' ').count() == count && said.len() > 3))?;
        Some((at..at.checked_add(range.end)?, near))
    })
}

fn last_char(text: &str, end: usize) -> usize {
    text.get(..end).and_then(|before| before.char_indices().next_back()).map_or(0, |(at, _)| at)
}

/// The form of a keyword of several words, where `word` is one of the telling ones.
fn shares_word(keyword: Keyword, word: &str) -> Option<&'static str> {
    [keyword.vietnamese(), keyword.english()]
        .into_iter()
        .find(|form| form.contains(' ') && word.chars().count() > 1 && form.split(' ').take(2).any(|part| part == word))
}

/// The word, number, text or sign that stands at a place.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let Some(rest) = text.get(at..) else { return at..at };
    if let Some(inner) = rest.strip_prefix('"') {
        let length = inner.find('"').and_then(|close| close.checked_add(2)).unwrap_or(rest.len());
        return at..at.checked_add(length).unwrap_or(at);
    }
    let number = rest.starts_with(|c: char| c.is_ascii_digit());
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || number && matches!(c, '/' | ':' | '%');
    let mut end = at;
    for (index, c) in rest.char_indices() {
        let inside = if index == 0 { !c.is_whitespace() } else { word(c) };
        if !inside {
            break;
        }
        end = at.checked_add(index).and_then(|end| end.checked_add(c.len_utf8())).unwrap_or(end);
        if index == 0 && !word(c) {
            break;
        }
    }
    at..end
}

/// The first `count` words, as far as they are words.
fn leading_words(text: &str, count: usize) -> Range<usize> {
    let mut end: usize = 0;
    for (index, word) in text.split(' ').enumerate() {
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '/');
        if index >= count || !plain {
            break;
        }
        let gap = usize::from(index > 0);
        end = word.len().checked_add(gap).and_then(|more| end.checked_add(more)).unwrap_or(end);
    }
    0..end
}
