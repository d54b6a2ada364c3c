//! What is written the wrong way round.

use super::Place;
use crate::diagnostics::{Applies, Edit, Fix, Title};
use crate::source::Span;

const COMMENT: Title = ("đổi thành ghi chú thường `#`", "make it a plain comment `#`");

/// Documentation of nothing becomes a comment: the line of the finding and those above it that belong to it.
pub(super) fn plain_comment(place: &Place<'_>) -> Option<Fix> {
    let line = place.file.position(place.span.start).line;
    let mut edits = Vec::new();
    let mut number = line;
    while let Some(span) = place.file.line(number).filter(|span| place.text(*span).starts_with("##")) {
        let end = span.start.checked_add(2)?;
        edits.push(Edit { span: Span { end, ..span }, replacement: "#".to_owned() });
        let Some(above) = number.checked_sub(1) else { break };
        number = above;
    }
    edits.reverse();
    (!edits.is_empty()).then(|| Fix::of(edits).titled(COMMENT))
}

/// `50..0` with its ends in order. Either may be the wrong one.
pub(super) fn bounds(place: &Place<'_>) -> Option<Fix> {
    let (high, low) = place.text(place.span).split_once("..")?;
    Some(Fix::new(place.span, format!("{}..{}", low.trim(), high.trim())).when(Applies::OnRequest))
}

/// `01/13/2025` with its day first, where its second number can be no month. Another day may be meant.
pub(super) fn day_and_month(place: &Place<'_>) -> Option<Fix> {
    let mut parts = place.text(place.span).splitn(3, '/');
    let (month, day, rest) = (parts.next()?, parts.next()?, parts.next());
    let number = |part: &str| part.parse::<u32>().ok();
    if !(1..=12).contains(&number(month)?) || !(13..=31).contains(&number(day)?) {
        return None;
    }
    let year = rest.map(|year| format!("/{year}")).unwrap_or_default();
    Some(Fix::new(place.span, format!("{day}/{month}{year}")).when(Applies::OnRequest))
}
