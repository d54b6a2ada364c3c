//! Plain misspellings at the place where reading stopped, and their mends.

use std::ops::Range;

use super::context::Context;
use super::grammar::{Rule, Stopped, read};
use super::keywords::Keyword;
use super::scan::starts_with_word;
use super::trouble::{Words, word_at};
use super::{phrases, quotes, slips, titles};
use crate::bundle::{Applicant, Channel, Weekday};
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Applies, Finding, Fix, bare};

/// The first misspelling that explains why reading stopped.
pub(super) fn repair(words: &Words<'_>, context: Context, stopped: &Stopped) -> Option<Finding> {
    let at = skip_blanks(words.folded, stopped.at.min(words.folded.len()));
    // Reading may have taken a part of the wrong word: look from the word's own beginning.
    let token = token_around(words.folded, at);
    spaced_value(words, at)
        .or_else(|| slips::within(words, context, stopped, at))
        .or_else(|| phrases::opening_hours(words, context, stopped))
        .or_else(|| hour_letter(words, &token))
        .or_else(|| date_form(words, &token))
        .or_else(|| money_form(words, &token))
        .or_else(|| currency(words, &token))
        .or_else(|| phrases::phrase(words, context, stopped))
        .or_else(|| negative_bound(words, stopped, at))
        .or_else(|| quotes::forgotten(words, context, stopped, at))
        .or_else(|| keyword(words, stopped, at))
        .or_else(|| minus(words, stopped, at))
        .or_else(|| joined_name(words, context, at))
        .or_else(|| titles::title(words, stopped, at))
}

/// `8.000 đ`, `8.000đ`, `8.000 vnđ`.
fn currency(words: &Words<'_>, token: &Range<usize>) -> Option<Finding> {
    let written = words.folded.get(token.clone())?;
    let digits = written.trim_end_matches(char::is_alphabetic);
    let unit = written.strip_prefix(digits).filter(|unit| ["đ", "vnđ", "d", "dong"].contains(unit))?;
    let before = words.folded.get(..token.start)?.trim_end();
    let numbered = digits.ends_with(|c: char| c.is_ascii_digit());
    if !(numbered || digits.is_empty() && before.ends_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let start = token.end.checked_sub(unit.len())?;
    let wanted = if numbered { " đồng" } else { "đồng" };
    let found = words.written(start..token.end);
    let problem = SyntaxProblem::KeywordSpelling { found, wanted: "đồng".to_owned() };
    let span = words.span(start..token.end);
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `a -b` and `5-3` in an amount.
fn minus(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    let rest = words.folded.get(at..)?.strip_prefix('-')?;
    let operator = stopped.expected.iter().any(|rule| matches!(rule, Rule::sum_operator | Rule::expression));
    let amount = rest.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    if !operator || !amount {
        return None;
    }
    let span = words.span(at..at.checked_add(1)?);
    Some(Finding::new(SyntaxProblem::MinusSpacing {}, span).fix(span, " - "))
}

/// `-5..50`: bounds are whole numbers from 0 up.
fn negative_bound(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    let rest = words.folded.get(at..)?.strip_prefix('-')?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let bound = rest.get(digits..)?.trim_start().starts_with("..");
    let numbered = stopped.expected.iter().any(|rule| matches!(rule, Rule::range | Rule::number));
    if digits == 0 || !bound || !numbered {
        return None;
    }
    let end = at.checked_add(1)?.checked_add(digits)?;
    let found = words.written(at..end);
    let span = words.span(at..end);
    // What the bound should be instead, only its author knows.
    let fix = Fix::new(span, "0").when(Applies::OnRequest);
    Some(Finding::new(SyntaxProblem::NegativeBound { found }, span).mended_by(fix))
}

/// `hộ tịch` or `hộ_tịch` where the name is `hộ-tịch`: joining the words with hyphens lets the clause be read further.
fn joined_name(words: &Words<'_>, context: Context, at: usize) -> Option<Finding> {
    const LONGEST_CLAUSE: usize = 1024;
    const MOST_WORDS: usize = 6;
    if words.folded.len() > LONGEST_CLAUSE {
        return None;
    }
    let letters = |c: &char| c.is_alphanumeric();
    let before = words.folded.get(..at)?.trim_end();
    let first: usize = before.chars().rev().take_while(letters).map(char::len_utf8).sum();
    let start = before.len().checked_sub(first)?;
    let mut name = words.folded.get(start..before.len())?.to_owned();
    if name.is_empty() || words.folded.get(..start)?.ends_with(['-', '.', '"', '_']) {
        return None;
    }
    let mut end = before.len();
    for _ in 0..MOST_WORDS {
        let rest = words.folded.get(end..)?;
        let gap: usize = rest.chars().take_while(|c| matches!(c, ' ' | '_')).map(char::len_utf8).sum();
        let from = end.checked_add(gap)?;
        let length: usize = words.folded.get(from..)?.chars().take_while(letters).map(char::len_utf8).sum();
        let to = from.checked_add(length)?;
        let lower = words.clean.get(from..to)?.chars().next().is_some_and(char::is_lowercase);
        if gap == 0 || !lower || words.folded.get(to..)?.starts_with(['-', '.', '"']) {
            return None;
        }
        name = format!("{name}-{}", words.folded.get(from..to)?);
        end = to;
        let mended = format!("{}{name}{}", words.folded.get(..start)?, words.folded.get(end..)?);
        let joined = start.checked_add(name.len())?;
        let further = match read(context.rule(), &mended) {
            Ok(_) => true,
            Err(stopped) if stopped.at < joined => return None,
            Err(stopped) => mended.get(joined..stopped.at)?.chars().any(|c| !c.is_whitespace()),
        };
        if further {
            let found = words.written(start..end);
            let wanted = found.split([' ', '_']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
            let span = words.span(start..end);
            let problem = SyntaxProblem::SpacedValue { found, wanted: wanted.clone() };
            return Some(Finding::new(problem, span).fix(span, wanted));
        }
    }
    None
}

/// `15h`, `15h30`, `15g30`.
fn hour_letter(words: &Words<'_>, token: &Range<usize>) -> Option<Finding> {
    let written = words.folded.get(token.clone())?;
    let (hour, minute) = written.split_once(['h', 'g'])?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if hour.is_empty() || hour.len() > 2 || minute.len() > 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    let wanted = format!("{hour:0>2}:{minute:0>2}");
    let problem = SyntaxProblem::TimeForm { found: words.written(token.clone()), wanted: wanted.clone() };
    let span = words.span(token.clone());
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `03-10-2025`, `3.10.2025`, `2025/10/03`.
fn date_form(words: &Words<'_>, token: &Range<usize>) -> Option<Finding> {
    let written = words.folded.get(token.clone())?;
    let parts: Vec<&str> = written.split(['-', '.', '/']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || !part.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => ((*first).to_owned(), second, third),
        (1 | 2, 4) => ((*third).to_owned(), second, first),
        // Two digits of a year of this half of the century; of an earlier one they say too little.
        (1 | 2, 2) if written.contains('/') && **third < *"50" => (format!("20{third}"), second, first),
        _ => return None,
    };
    let wanted = format!("{day:0>2}/{month:0>2}/{year}");
    if wanted == written {
        return None;
    }
    let problem = SyntaxProblem::DateForm { found: words.written(token.clone()), wanted: wanted.clone() };
    let span = words.span(token.clone());
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `8,000` where Vietnamese writes `8.000`.
fn money_form(words: &Words<'_>, token: &Range<usize>) -> Option<Finding> {
    let written = words.folded.get(token.clone())?;
    let groups: Vec<&str> = written.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if rest.is_empty()
        || !digits(first)
        || first.len() > 3
        || rest.iter().any(|group| group.len() != 3 || !digits(group))
    {
        return None;
    }
    let wanted = groups.join(".");
    let problem = SyntaxProblem::NumberForm { found: words.written(token.clone()), wanted: wanted.clone() };
    let span = words.span(token.clone());
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `thứ sáu` where the value is `thứ-sáu`, also when reading took its first word for a name.
fn spaced_value(words: &Words<'_>, at: usize) -> Option<Finding> {
    let values = Weekday::ALL
        .iter()
        .map(|value| value.vietnamese())
        .chain(Channel::ALL.iter().map(|value| value.vietnamese()))
        .chain(Applicant::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]))
        .filter(|value| value.contains('-'));
    for value in values {
        let spaced = value.replace('-', " ");
        let width = spaced.len();
        let from = at.checked_sub(width).unwrap_or_default();
        let from = (from..=at).find(|start| words.folded.is_char_boundary(*start))?;
        for (offset, _) in words.folded.get(from..)?.match_indices(&spaced) {
            let start = from.checked_add(offset)?;
            let end = start.checked_add(width)?;
            if start <= at && at <= end && starts_with_word(words.folded.get(start..)?, &spaced) {
                let problem = SyntaxProblem::SpacedValue { found: words.written(start..end), wanted: value.to_owned() };
                let span = words.span(start..end);
                return Some(Finding::new(problem, span).fix(span, value));
            }
        }
    }
    None
}

/// A keyword without its tone marks, at the place or just before it.
fn keyword(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    let expected = stopped.expected.iter().filter_map(|rule| Keyword::of(*rule));
    // A rule that expects a unit or a kind of copy stands for its keywords: look among all where none is named.
    // There a hyphen stands for what it is: `bản-sao` may be a name.
    let (range, _, form) = respelled(words, at, expected).or_else(|| {
        respelled(words, at, Keyword::ALL.iter().copied()).filter(|(range, ..)| {
            let named = |text: &str| text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            !words.folded.get(range.clone()).unwrap_or("").contains('-')
                && !words.folded.get(range.end..).is_some_and(named)
        })
    })?;
    let problem = SyntaxProblem::KeywordSpelling { found: words.written(range.clone()), wanted: form.to_owned() };
    let span = words.span(range);
    Some(Finding::new(problem, span).fix(span, form))
}

/// The keyword that stands at a place but for its tone marks, its hyphens or its spaces.
pub(super) fn respelled(
    words: &Words<'_>,
    at: usize,
    candidates: impl Iterator<Item = Keyword>,
) -> Option<(Range<usize>, Keyword, &'static str)> {
    let rest = words.folded.get(at..)?;
    let mut best: Option<(Range<usize>, Keyword, &'static str)> = None;
    for keyword in candidates {
        for form in [keyword.vietnamese(), keyword.english()] {
            let count = form.split([' ', '-']).count();
            let Some(length) = words_length(rest, count) else { continue };
            let written = rest.get(..length).unwrap_or("");
            let longer = best.as_ref().is_none_or(|(range, ..)| range.len() < length);
            if longer && written != form && bare(written) == bare(form) && form.len() > 2 {
                best = Some((at..at.checked_add(length)?, keyword, form));
            }
        }
    }
    best
}

/// The length of the first `count` words, with the single blanks or hyphens between them.
fn words_length(text: &str, count: usize) -> Option<usize> {
    let mut left = count;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || c == '/';
        if !inside && (previous.is_alphanumeric() || previous == '/') {
            left = left.checked_sub(1)?;
            if left == 0 {
                return Some(at);
            }
        }
        if !inside && !matches!(c, ' ' | '-' | '_') {
            return None;
        }
        previous = c;
    }
    (left == 1 && previous.is_alphanumeric()).then_some(text.len())
}

fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.len().checked_sub(rest.trim_start().len()).and_then(|skipped| at.checked_add(skipped)).unwrap_or(at)
}

/// The run of letters, digits and number signs around a place.
fn token_around(text: &str, at: usize) -> Range<usize> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '-' | ':');
    let before = text.get(..at).unwrap_or("");
    let start = before.char_indices().rev().take_while(|(_, c)| part(*c)).last().map_or(at, |(start, _)| start);
    let rest = text.get(start..).unwrap_or("");
    let length: usize = rest.chars().take_while(|c| part(*c)).map(char::len_utf8).sum();
    let end = start.checked_add(length).unwrap_or(start);
    let token = text.get(start..end).unwrap_or("");
    let trimmed = token.trim_end_matches([',', '.', ':', '-']);
    let end = start.checked_add(trimmed.len()).unwrap_or(end);
    if end <= start { word_at(text, at) } else { start..end }
}
