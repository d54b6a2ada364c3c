//! A clause as its author wrote it, on one line: comments out, white space squeezed, NFC.

use unicode_normalization::UnicodeNormalization;

use super::Context;
use crate::source::Span;
use crate::syntax::Keyword;
use crate::syntax::ast::{Clause, Expr};

impl Context<'_> {
    /// The words of a place.
    pub(super) fn rule(&self, span: Span) -> String {
        let Some(file) = self.sources.get(span.file) else { return String::new() };
        squeeze(file.slice(span), file.is_nfc())
    }

    /// A clause's own words and its `khi`; its law and its reason stand beside it already.
    pub(super) fn clause_rule<K>(&self, clause: &Clause<K>) -> String {
        self.rule_from(clause, clause.words)
    }

    /// The same from a place in the clause on: a limit without its `thời hạn`.
    pub(super) fn rule_from<K>(&self, clause: &Clause<K>, start: Span) -> String {
        let words = self.rule(Span { end: clause.words.end, ..start });
        match &clause.tail.when {
            Some(when) => self.with_condition(&words, when),
            None => words,
        }
    }

    /// Words and the condition under which they hold.
    pub(super) fn with_condition(&self, words: &str, when: &Expr) -> String {
        format!("{words} {} {}", Keyword::When.in_language(self.manifest.language), self.rule(when.span))
    }
}

/// `is_nfc` says that the text needs no other form.
fn squeeze(text: &str, is_nfc: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        for word in without_comment(line).split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            if is_nfc {
                out.push_str(word);
            } else {
                out.extend(word.nfc());
            }
        }
    }
    out
}

/// The line up to a `#` outside quotes.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            '#' if !quoted => return line.get(..at).unwrap_or(line),
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_line_ends_fall_away_but_not_within_texts() {
        let text = "thời hạn  trong ngày,   # ghi chú \"x\r\n    nhận sau 15:00\r\n    lý do \"số #1\"";
        assert_eq!(squeeze(text, false), "thời hạn trong ngày, nhận sau 15:00 lý do \"số #1\"");
    }
}
