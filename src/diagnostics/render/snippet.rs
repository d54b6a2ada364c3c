//! The piece of a source file that a report shows around a place: the line itself and one on either side, cut where a
//! line is too long to show. Takes time in what it shows, not in the file's size.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::{SourceFile, Span};

/// The most bytes that are shown before and after a place.
const REACH: usize = 240;

/// A file ready to be shown: its text without what a terminal would act on, offsets unchanged.
pub(super) struct Snippet<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) text: std::borrow::Cow<'a, str>,
}

impl<'a> Snippet<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        Self { file, text: super::hush(file.text()) }
    }

    /// The part of a span on its first line, at most [`REACH`] bytes of it: what is underlined.
    pub(super) fn underline(&self, span: Span) -> (usize, usize) {
        let start = (span.start as usize).min(self.text.len());
        let start = self.before(start, 0);
        let end = (span.end as usize).min(self.text.len()).max(start);
        let end = self.before(end.min(start.checked_add(REACH).unwrap_or(end)), start);
        let covered = self.text.get(start..end).unwrap_or("");
        let first = covered.lines().next().unwrap_or("").trim_end().len();
        (start, first)
    }

    /// The last character boundary at or before `at`, not before `least`.
    fn before(&self, at: usize, least: usize) -> usize {
        (least..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(least)
    }
}

impl SourceCode for Snippet<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text: &str = &self.text;
        let start = span.offset();
        let end = start.checked_add(span.len()).filter(|end| *end <= text.len()).ok_or(MietteError::OutOfBounds)?;
        let least = self.before(start.checked_sub(REACH).unwrap_or(0), 0);
        let mut from = start;
        // With lines before asked for, the line itself is shown from its start.
        if lines_before > 0 {
            let head = text.get(least..start).ok_or(MietteError::OutOfBounds)?;
            // A line whose start is out of reach is shown only where the place stands on it.
            let breaks: Vec<usize> = head.rmatch_indices('\n').map(|(at, _)| at).collect();
            let found = breaks.get(lines_before).or_else(|| breaks.last().filter(|_| least > 0));
            from = found.and_then(|at| least.checked_add(*at)?.checked_add(1)).unwrap_or(least);
            if from == 0 && text.starts_with('\u{feff}') {
                from = '\u{feff}'.len_utf8().min(start);
            }
        }
        let most = self.before(end.checked_add(REACH).unwrap_or(end).min(text.len()), end);
        let mut to = end;
        if lines_after > 0 {
            let tail = text.get(end..most).ok_or(MietteError::OutOfBounds)?;
            let breaks: Vec<usize> = tail.match_indices('\n').map(|(at, _)| at).collect();
            let found = breaks.get(lines_after).or_else(|| breaks.last().filter(|_| most < text.len()));
            to = found.and_then(|at| end.checked_add(*at)).unwrap_or(most);
        }
        let data = text.get(from..to).ok_or(MietteError::OutOfBounds)?;
        let place = |offset: usize| self.file.position(u32::try_from(offset).unwrap_or(u32::MAX));
        let line = place(from).line.checked_sub(1).unwrap_or(0);
        let column = place(from).column.checked_sub(1).unwrap_or(0);
        let lines = data.matches('\n').count();
        let length = to.checked_sub(from).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.path().to_owned(),
            data.as_bytes(),
            (from, length).into(),
            line,
            column,
            lines,
        )))
    }
}
