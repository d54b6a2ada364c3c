//! Comments, texts and single letters: what a scan must see whole, and the letters that it refuses.

use super::super::scan;
use super::Comment;
use super::scanner::Scanner;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;

impl Scanner<'_> {
    /// Takes a comment that begins at `at`; the end of its line.
    pub(super) fn comment(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let end = at.checked_add(rest.find('\n').unwrap_or(rest.len())).unwrap_or(self.text.len());
        let body = rest.get(..end.checked_sub(at).unwrap_or(0)).unwrap_or("").trim_end();
        let stop = at.checked_add(body.len()).unwrap_or(end);
        let trailing = self
            .text
            .get(self.line.start..at)
            .is_some_and(|before| !before.trim_start_matches(scan::is_blank).is_empty());
        let documentation = body.starts_with("##") && !trailing;
        if documentation && self.skipped_depth == 0 {
            let line = body.trim_start_matches('#').trim().to_owned();
            self.doc.push((line, at..stop));
        }
        self.comment_starts.push(at);
        self.comments.push(Comment { span: self.file.span(at, stop), documentation, trailing });
        self.hidden_within(at, stop);
        self.blank(at..end);
        end
    }

    /// Takes a text that begins at `at`; the place after it.
    pub(super) fn quoted(&mut self, at: usize, next: usize, quote: char) -> usize {
        let rest = self.text.get(next..).unwrap_or("");
        let closing = if quote == '"' { rest.find(['"', '\n']) } else { rest.find(['”', '"', '\n']) };
        let stop = closing.unwrap_or(rest.len());
        let body = rest.get(..stop).unwrap_or("");
        let close = next.checked_add(stop).unwrap_or(next);
        let mark = rest.get(stop..).and_then(|after| after.chars().next()).filter(|mark| *mark != '\n');
        let Some(mark) = mark else {
            let end = next.checked_add(body.trim_end().len()).unwrap_or(next);
            self.touch(at, end);
            if self.skipped_depth == 0 {
                if let Some(open) = self.current_mut() {
                    open.broken = true;
                }
                self.report(SyntaxProblem::UnclosedText {}, at..end);
            }
            return end;
        };
        let end = close.checked_add(mark.len_utf8()).unwrap_or(close);
        self.touch(at, end);
        self.hidden_within(next, close);
        self.texts.push(next..close);
        if quote != '"' && self.skipped_depth == 0 {
            let span = self.file.span(at, end);
            self.push(Finding::new(SyntaxProblem::WordQuotes {}, span).fix(span, format!("\"{body}\"")));
        }
        end
    }

    /// Takes a letter of a clause.
    pub(super) fn letter(&mut self, at: usize, next: usize, c: char) {
        self.touch(at, next);
        if self.skipped_depth > 0 || scan::is_plain_letter(c) {
            return;
        }
        if scan::is_hidden(c) {
            self.report_hidden(at, next, c);
        } else if let Some(wanted) = scan::looks_like(c) {
            let problem = SyntaxProblem::LookAlike {
                found: c.to_string(),
                found_code: format!("U+{:04X}", u32::from(c)),
                wanted: wanted.to_string(),
                wanted_code: format!("U+{:04X}", u32::from(wanted)),
            };
            let span = self.file.span(at, next);
            self.push(Finding::new(problem, span).fix(span, wanted.to_string()));
        } else {
            return;
        }
        if let Some(open) = self.current_mut() {
            open.broken = true;
        }
    }

    /// Reports the hidden characters of a text or comment: they would show a reader something else than what is read.
    fn hidden_within(&mut self, start: usize, end: usize) {
        let body = self.text.get(start..end).unwrap_or("");
        if self.skipped_depth > 0 || !scan::may_hide(body) {
            return;
        }
        for (offset, c) in body.char_indices().filter(|(_, c)| scan::is_hidden(*c)) {
            if let Some(at) = start.checked_add(offset)
                && let Some(next) = at.checked_add(c.len_utf8())
            {
                self.report_hidden(at, next, c);
            }
        }
    }

    fn report_hidden(&mut self, at: usize, next: usize, c: char) {
        let span = self.file.span(at, next);
        let code = format!("U+{:04X}", u32::from(c));
        self.push(Finding::new(SyntaxProblem::HiddenCharacter { code }, span).fix(span, ""));
    }

    /// Reports documentation that nothing follows in its block.
    pub(super) fn loose_documentation(&mut self) {
        if let Some((_, range)) = self.doc.last().cloned() {
            self.doc.clear();
            self.report(SyntaxProblem::LooseDocumentation {}, range);
        }
    }
}
