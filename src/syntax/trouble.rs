//! Why a clause could not be read, said as an officer would: the misspelling and its mend where it is plain, else what
//! was expected and what was found.

use std::ops::Range;

use super::context::Context;
use super::grammar::{Rule, Stopped};
use super::keywords::Keyword;
use super::repair;
use super::scan::starts_with_word;
use super::terms;
use crate::bundle::Language;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Joined, Say, Term, nearest};
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
    if !opened
        && !free
        && let Some(finding) = opener(&words, context)
    {
        return finding;
    }
    if let Some(finding) = repair::repair(&words, stopped) {
        return finding;
    }
    expectation(&words, stopped)
}

fn begins(folded: &str, keyword: Keyword) -> bool {
    starts_with_word(folded, keyword.vietnamese()) || starts_with_word(folded, &keyword.english().to_lowercase())
}

/// A first word that begins no clause here: its spelling, the nearest keyword, or the block's name.
fn opener(words: &Words<'_>, context: Context) -> Option<Finding> {
    if let Some((range, _, form)) = repair::respelled(words, 0, context.openers().iter().copied()) {
        let problem = SyntaxProblem::KeywordSpelling { found: words.written(range.clone()), wanted: form.to_owned() };
        let span = words.span(range);
        return Some(Finding::new(problem, span).fix(span, form));
    }
    let first = word_at(words.folded, 0);
    let forms = context.openers().iter().flat_map(|keyword| [keyword.vietnamese(), keyword.english()]);
    let mut best: Option<(Range<usize>, &str)> = None;
    for count in (1..=4).rev() {
        let range = leading_words(words.folded, count);
        let said = words.folded.get(range.clone()).unwrap_or("");
        let same_length = forms.clone().filter(|form| form.split(' ').count() == count);
        if let Some(near) = nearest(said, same_length) {
            best = Some((range, near));
            break;
        }
    }
    let (range, similar) = match best {
        Some((range, near)) => (range, Some(near)),
        None if first.is_empty() => (0..words.folded.len().min(1), None),
        None => (first, None),
    };
    let word = words.written(range.clone());
    let problem = match context {
        Context::Item => SyntaxProblem::UnknownItem { word },
        _ => SyntaxProblem::UnknownClause { word, context: context.term() },
    };
    Some(Finding::new(problem, words.span(range)).did_you_mean(similar))
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
    let found = format!("`{}`", words.written(range.clone()));
    Finding::new(SyntaxProblem::Expected { expected: Joined(terms), found }, words.span(range))
}

fn last_char(text: &str, end: usize) -> usize {
    text.get(..end).and_then(|before| before.char_indices().next_back()).map_or(0, |(at, _)| at)
}

/// The word or sign that stands at a place.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let Some(rest) = text.get(at..) else { return at..at };
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
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
