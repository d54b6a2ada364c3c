//! What comes along when text is pasted or typed by habit: bullets, `//`, other quotes, a dash for a minus, `8.000 đồng/bản`,
//! a whole sentence of the law; each into the finding that names it and, where one is plain, its mend.

use std::ops::Range;

use super::context::Context;
use super::fold::fold;
use super::grammar::{Rule, Stopped, read};
use super::keywords::Keyword;
use super::scan::starts_with_word;
use super::terms;
use super::trouble::{Words, begins};
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Applies, Finding, Fix};

/// The longest clause whose mends are read again: a longer one has other troubles.
const LONGEST_CLAUSE: usize = 512;

/// A slip at the beginning of a clause, before its first word is looked at.
pub(super) fn leading(words: &Words<'_>, context: Context) -> Option<Finding> {
    comment_sign(words, 0)
        .or_else(|| bullet(words, context))
        .or_else(|| condition_first(words, context))
        .or_else(|| sentence(words, context))
}

/// A slip at the place where reading stopped.
pub(super) fn within(words: &Words<'_>, context: Context, stopped: &Stopped, at: usize) -> Option<Finding> {
    comment_sign(words, at)
        .or_else(|| full_stop(words, at))
        .or_else(|| other_quotes(words, stopped, at))
        .or_else(|| dash(words, stopped, at))
        .or_else(|| per_unit(words, at))
        .or_else(|| nameless(words, context, stopped, at))
        .or_else(|| commas(words, context, at))
        .or_else(|| block_left_out(words, context, at))
}

/// The bullet or number of a list at the beginning of a text: its length, with the blanks behind it.
pub(super) fn bullet_length(text: &str) -> Option<usize> {
    let sign = |c: char| matches!(c, '-' | '–' | '—' | '•' | '·' | '*' | '+' | '▪' | '○' | '●');
    let rest = match text.strip_prefix(sign) {
        Some(rest) => rest,
        None => {
            let digits: usize = text.chars().take_while(char::is_ascii_digit).count();
            let letters = |c: &char| c.is_ascii_lowercase() || *c == 'đ';
            let letter = text.chars().next().filter(letters).map_or(0, char::len_utf8);
            let label = if (1..=2).contains(&digits) { digits } else { letter };
            text.get(label..).filter(|_| label > 0)?.strip_prefix(['.', ')'])?
        }
    };
    let after = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    (after.len() < rest.len() && !after.is_empty()).then(|| text.len().checked_sub(after.len()))?
}

/// `- số lượng 1 bộ`, `1. số lượng 1 bộ`: nothing stands before a clause.
fn bullet(words: &Words<'_>, context: Context) -> Option<Finding> {
    let length = bullet_length(words.folded)?;
    let rest = words.folded.get(length..)?;
    let opens = context.openers().iter().any(|keyword| begins(rest, *keyword));
    if !opens && (rest.len() > LONGEST_CLAUSE || read(context.rule(), rest).is_err()) {
        return None;
    }
    let found = words.written(0..length).trim_end().to_owned();
    let span = words.span(0..length);
    Some(Finding::new(SyntaxProblem::LeftOut { found }, span).fix(span, ""))
}

/// `// ghi chú`.
fn comment_sign(words: &Words<'_>, at: usize) -> Option<Finding> {
    words.folded.get(at..)?.strip_prefix("//")?;
    let span = words.span(at..at.checked_add(2)?);
    let problem = SyntaxProblem::OtherWords { found: "//".to_owned(), wanted: "#".to_owned() };
    Some(Finding::new(problem, span).fix(span, "#"))
}

/// `nếu cần-xác-minh thì thời hạn …`: here the condition follows the clause.
fn condition_first(words: &Words<'_>, context: Context) -> Option<Finding> {
    let forms =
        [("nếu ", " thì ", "khi"), ("khi ", " thì ", "khi"), ("if ", " then ", "when"), ("when ", " then ", "when")];
    let (first, then, kept) = forms.into_iter().find(|(first, ..)| words.folded.starts_with(first))?;
    let at = words.folded.find(then)?;
    let condition = words.clean.get(first.len()..at)?.trim();
    let clause = words.clean.get(at.checked_add(then.len())?..)?.trim();
    // What rests on law or gives a reason does so behind the condition.
    let parts = [" căn cứ ", " lý do ", " basis ", " reason "];
    let end = parts.into_iter().filter_map(|part| clause.find(part)).min().unwrap_or(clause.len());
    let wanted = format!("{} {kept} {condition}{}", clause.get(..end)?, clause.get(end..)?);
    if words.folded.len() > LONGEST_CLAUSE || read(context.rule(), &fold(&wanted)).is_err() {
        return None;
    }
    let span = words.span(0..words.clean.trim_end().len());
    let problem =
        SyntaxProblem::OtherWords { found: format!("{first}…{then}…"), wanted: format!("… {kept} …") };
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `số lượng 1 bộ.`: a clause ends with its line.
fn full_stop(words: &Words<'_>, at: usize) -> Option<Finding> {
    if words.folded.get(at..)?.trim_end() != "." {
        return None;
    }
    let span = words.span(at..at.checked_add(1)?);
    Some(Finding::new(SyntaxProblem::LeftOut { found: ".".to_owned() }, span).fix(span, ""))
}

/// A line that is a sentence of prose: so many words that no keyword is meant.
fn sentence(words: &Words<'_>, context: Context) -> Option<Finding> {
    const FEWEST_WORDS: usize = 8;
    let text = words.clean.trim_end();
    if context.openers().iter().any(|keyword| begins(words.folded, *keyword) && keyword.vietnamese().contains(' ')) {
        return None;
    }
    let is_word = |word: &&str| word.chars().next().is_some_and(char::is_alphabetic);
    let plain = text.split_whitespace().filter(is_word).count();
    let upper = text.starts_with(char::is_uppercase);
    if !upper || text.contains(['"', '\n', '{']) || plain < FEWEST_WORDS {
        return None;
    }
    // What was meant as a rule must not become a comment unasked.
    let comment = Fix::new(words.span(0..0), "# ").when(Applies::OnRequest);
    Some(Finding::new(SyntaxProblem::Prose {}, words.span(0..text.len())).mended_by(comment))
}

/// `'…'`, `«…»`, `„…”` for `"…"`.
fn other_quotes(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    if !stopped.expected.iter().any(|rule| matches!(rule, Rule::string | Rule::text)) {
        return None;
    }
    let rest = words.clean.get(at..)?;
    let pairs = [("'", "'"), ("‘", "’"), ("«", "»"), ("„", "”"), ("`", "`"), ("''", "''")];
    let (open, close) = pairs.into_iter().rev().find(|(open, _)| rest.starts_with(open))?;
    let inner = rest.get(open.len()..)?;
    let text = inner.get(..inner.find(close)?).filter(|text| !text.contains(['"', '\n']))?;
    let length = open.len().checked_add(text.len())?.checked_add(close.len())?;
    let range = at..at.checked_add(length)?;
    let span = words.span(range.clone());
    let wanted = format!("\"{text}\"");
    let problem = SyntaxProblem::OtherWords { found: words.written(range), wanted: wanted.clone() };
    Some(Finding::new(problem, span).fix(span, wanted))
}

/// `số-bản – 1`: a word processor's dash for a minus.
fn dash(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    let sign = words.folded.get(at..)?.chars().next().filter(|c| matches!(c, '–' | '—'))?;
    let operator = |rule: &Rule| matches!(rule, Rule::sum_operator | Rule::expression);
    if !stopped.expected.iter().any(operator) {
        return None;
    }
    let end = at.checked_add(sign.len_utf8())?;
    let blank = |text: Option<&str>, before: bool| {
        text.is_some_and(|text| if before { text.ends_with(' ') } else { text.starts_with(' ') })
    };
    let left = if blank(words.folded.get(..at), true) { "" } else { " " };
    let right = if blank(words.folded.get(end..), false) { "" } else { " " };
    let span = words.span(at..end);
    let problem = SyntaxProblem::OtherWords { found: sign.to_string(), wanted: "-".to_owned() };
    Some(Finding::new(problem, span).fix(span, format!("{left}-{right}")))
}

/// `8.000 đồng/bản`: what an amount is for is a fact that it is multiplied by.
fn per_unit(words: &Words<'_>, at: usize) -> Option<Finding> {
    let rest = words.folded.get(at..)?.strip_prefix('/')?;
    let before = words.folded.get(..at)?.trim_end();
    let money = ["đồng", "vnd"].iter().any(|unit| before.ends_with(unit));
    let ends = [",", ";", " *", " khi ", " căn cứ ", " when ", " basis "];
    let length = ends.into_iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let unit = rest.get(..length)?.trim_end();
    if !money || unit.is_empty() {
        return None;
    }
    let range = at..at.checked_add(1)?.checked_add(unit.len())?;
    let found = words.written(range.clone());
    Some(Finding::new(SyntaxProblem::PerUnit { found }, words.span(range)))
}

/// `chức danh "Chủ tịch"`, `dữ kiện : số 0..50`: an item whose name was forgotten.
fn nameless(words: &Words<'_>, context: Context, stopped: &Stopped, at: usize) -> Option<Finding> {
    let named = |rule: &Rule| matches!(rule, Rule::name);
    if context != Context::Item || !stopped.expected.iter().any(named) {
        return None;
    }
    let rest = words.folded.get(at..)?;
    let head = words.folded.get(..at)?.trim_end();
    let is_fact = [Keyword::Fact.vietnamese(), Keyword::Fact.english()].contains(&head);
    let is_title = rest.starts_with('"') || (is_fact && rest.starts_with(':'));
    if !rest.is_empty() && !is_title {
        return None;
    }
    let keyword = context.openers().iter().find(|keyword| begins(head, **keyword))?;
    let problem = SyntaxProblem::ItemNameless { item: terms::keyword_term(*keyword) };
    Some(Finding::new(problem, words.span(0..words.clean.trim_end().len())))
}

/// `sau tiếp-nhận, do một-cửa`: clauses of one line that commas separate.
fn commas(words: &Words<'_>, context: Context, at: usize) -> Option<Finding> {
    if words.folded.len() > LONGEST_CLAUSE || context == Context::Item {
        return None;
    }
    let places: Vec<usize> = words.folded.match_indices(',').map(|(comma, _)| comma).collect();
    let opens = |comma: &&usize| {
        let rest = comma.checked_add(1).and_then(|next| words.folded.get(next..)).unwrap_or("").trim_start();
        context.openers().iter().any(|keyword| begins(rest, *keyword))
    };
    let between: Vec<usize> = places.iter().filter(opens).copied().collect();
    let first = *between.first().filter(|comma| **comma <= at)?;
    read(context.rule(), words.folded.get(..first)?).ok()?;
    let mut mended = words.clean.trim_end().to_owned();
    for comma in &between {
        mended.replace_range(*comma..comma.checked_add(1)?, ";");
    }
    let problem = SyntaxProblem::OtherWords { found: ",".to_owned(), wanted: ";".to_owned() };
    let whole: Range<usize> = 0..mended.len();
    Some(Finding::new(problem, words.span(first..first.checked_add(1)?)).fix(words.span(whole), mended))
}

/// `bước ký "Ký" sau thẩm-tra do chủ-tịch`: the clauses of a step without its braces.
fn block_left_out(words: &Words<'_>, context: Context, at: usize) -> Option<Finding> {
    let step = [Keyword::Step.vietnamese(), Keyword::Step.english()];
    if context != Context::Procedure || !step.iter().any(|form| starts_with_word(words.folded, form)) {
        return None;
    }
    let rest = words.folded.get(at..)?;
    if !Context::Step.openers().iter().any(|keyword| begins(rest, *keyword)) {
        return None;
    }
    let problem = SyntaxProblem::MissingBlock { clause: terms::clause(Rule::step) };
    Some(Finding::new(problem, words.span(0..words.clean.trim_end().len())))
}
