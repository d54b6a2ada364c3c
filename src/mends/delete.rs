//! What is needless is deleted: an item, a clause, a part of one, a member of a list; with the documentation above it and the line
//! that it leaves empty.

use super::Place;
use crate::diagnostics::{Applies, Edit, Fix, Title};
use crate::source::{SourceFile, Span};
use crate::syntax::Shape;

const ITEM: Title = ("xóa mục này", "delete this item");
const CLAUSE: Title = ("xóa mệnh đề này", "delete this clause");
const REPETITION: Title = ("xóa chỗ viết lặp", "delete the repetition");
const ACCEPTANCE: Title = ("xóa phần `chấp nhận` này", "delete this `accept`");
const CONDITION: Title = ("xóa điều kiện này", "delete this condition");

/// The item that a finding is about, which nothing uses.
pub(super) fn item(place: &Place<'_>) -> Option<Fix> {
    let [item] = place.way.as_slice() else { return None };
    Some(Fix::of(vec![without(place.file, item)]).when(Applies::OnceSound).titled(ITEM))
}

/// The clause that a finding is about, where whether it is needless is for its author to say.
pub(super) fn clause(place: &Place<'_>) -> Option<Fix> {
    let clause = place.clause().filter(|_| place.way.len() > 1)?;
    Some(Fix::of(vec![without(place.file, clause)]).when(Applies::OnRequest).titled(CLAUSE))
}

/// A clause or item that says, word for word, what one beside and above it says.
pub(super) fn repetition(place: &Place<'_>) -> Option<Fix> {
    let own = place.clause()?;
    let words = |shape: &Shape| plain(place.text(shape.whole));
    let said = words(own);
    let repeats = place.beside.iter().any(|other| other.whole.start < own.whole.start && words(other) == said);
    repeats.then(|| Fix::of(vec![without(place.file, own)]).titled(REPETITION))
}

/// A part `chấp nhận …` that meets nothing.
pub(super) fn acceptance(place: &Place<'_>) -> Option<Fix> {
    let edit = Edit { span: with_blanks(place.file, place.span, false), replacement: String::new() };
    Some(Fix::of(vec![edit]).when(Applies::OnceSound).titled(ACCEPTANCE))
}

/// A member of a list with the comma that it leaves over; none where it stands alone.
pub(super) fn member(place: &Place<'_>) -> Option<Fix> {
    let text = place.file.text();
    let (before, after) = sides(text, place.span)?;
    let trimmed = before.trim_end();
    let span = if let Some(kept) = trimmed.strip_suffix(',') {
        Span { start: offset(kept.trim_end().len())?, ..place.span }
    } else {
        let rest = after.trim_start();
        let left = rest.strip_prefix(',')?.trim_start_matches([' ', '\t']);
        Span { end: offset(text.len().checked_sub(left.len())?)?, ..place.span }
    };
    Some(Fix::of(vec![Edit { span, replacement: String::new() }]).titled(REPETITION))
}

/// `khi …` with its condition; none where the clause is nothing else.
pub(super) fn condition(place: &Place<'_>) -> Option<Fix> {
    let (before, _) = sides(place.file.text(), place.span)?;
    let trimmed = before.trim_end();
    let word = ["khi", "when"].into_iter().find(|word| trimmed.ends_with(word))?;
    let start = offset(trimmed.len().checked_sub(word.len())?)?;
    let clause = place.clause()?;
    if start <= clause.whole.start {
        return self::clause(place);
    }
    let span = with_blanks(place.file, Span { start, ..place.span }, false);
    let edit = Edit { span, replacement: String::new() };
    Some(Fix::of(vec![edit]).when(Applies::OnRequest).titled(CONDITION))
}

/// Deletes a clause or an item, its documentation with it.
fn without(file: &SourceFile, shape: &Shape) -> Edit {
    let mut span = shape.whole;
    // One of several on a line takes the `;` that held it apart.
    if let Some((before, after)) = sides(file.text(), span) {
        let blanks: &[char] = &[' ', '\t'];
        if let Some(rest) = after.trim_start_matches(blanks).strip_prefix(';') {
            let rest = rest.trim_start_matches(blanks);
            span.end = file.text().len().checked_sub(rest.len()).and_then(offset).unwrap_or(span.end);
        } else if let Some(kept) = before.trim_end_matches(blanks).strip_suffix(';') {
            span.start = offset(kept.len()).unwrap_or(span.start);
        }
    }
    Edit { span: with_blanks(file, span, true), replacement: String::new() }
}

/// A place with what it would leave behind: the blanks before it, or where it stands alone, its lines with the documentation above
/// them and, where `block`, one of the blank lines around it.
fn with_blanks(file: &SourceFile, span: Span, block: bool) -> Span {
    let Some((before, after)) = sides(file.text(), span) else { return span };
    let blanks: &[char] = &[' ', '\t'];
    let (left, right) = (before.trim_end_matches(blanks), after.trim_start_matches([' ', '\t', '\r']));
    let at_margin = left.is_empty() || left.ends_with('\n');
    let ends_line = right.is_empty() || right.starts_with('\n');
    if !at_margin || !ends_line {
        // A part in a line takes the blanks before it, and those after it where none stand before.
        let start = if at_margin { before.len() } else { left.len() };
        let end = if at_margin { after.trim_start_matches(blanks) } else { after };
        return joined(file, span, start, end);
    }
    let kept = if block { above_documentation(left) } else { left };
    let mut rest = right.strip_prefix('\n').unwrap_or(right);
    if block && (kept.is_empty() || kept.ends_with("\n\n") || kept.ends_with("\r\n\r\n")) {
        rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
    }
    joined(file, span, kept.len(), rest)
}

fn joined(file: &SourceFile, span: Span, start: usize, rest: &str) -> Span {
    let end = file.text().len().checked_sub(rest.len());
    match (offset(start), end.and_then(offset)) {
        (Some(start), Some(end)) => Span { start, end, ..span },
        _ => span,
    }
}

/// A text, which ends with a line, without the lines of documentation at its end.
fn above_documentation(text: &str) -> &str {
    let mut kept = text;
    while let Some(last) = kept.lines().next_back().filter(|line| line.trim_start().starts_with("##")) {
        let whole = kept.strip_suffix('\n').unwrap_or(kept);
        let whole = whole.strip_suffix('\r').unwrap_or(whole);
        kept = whole.strip_suffix(last).unwrap_or(whole);
        if kept.len() == whole.len() {
            break;
        }
    }
    kept
}

/// The text before and after a place.
fn sides(text: &str, span: Span) -> Option<(&str, &str)> {
    Some((text.get(..span.start as usize)?, text.get(span.end as usize..)?))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn offset(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
}
