//! What stands around a place that somebody writes at: the block, the words that may begin a clause there, and the clause as far
//! as it is written. Works on what cannot be read yet.

use std::ops::Range;

use super::context::Context;
use super::keywords::Keyword;
use super::layout::{self, RawClause};
use crate::source::SourceFile;

/// What stands around a place of the NFC text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// The words that may begin a clause of the block.
    pub openers: &'static [Keyword],
    /// The keyword of the item around the place; none at the top of a file.
    pub item: Option<Keyword>,
    /// The clause's text from its beginning to the place, comments blanked; empty where a clause begins.
    pub written: String,
    /// The whole clause, without its block; empty where none stands there.
    pub clause: Range<usize>,
    /// Where the item around the place begins.
    pub item_start: Option<usize>,
    /// Whether the place lies in a comment.
    pub in_comment: bool,
}

/// Looks around a byte of the NFC text.
pub fn around(file: &SourceFile, at: usize) -> Around {
    let layout = layout::layout(file);
    let mut context = Context::Item;
    let mut clauses: &[RawClause] = &layout.clauses;
    let (mut item, mut item_start) = (None, None);
    let mut found: Option<Range<usize>> = None;
    let folded = |range: Range<usize>| layout.folded.get(range).unwrap_or("").trim();
    // Each turn goes one block deeper, and blocks are bounded.
    while let Some(clause) = clauses.iter().rev().find(|clause| clause.head.start <= at) {
        let inside = |open: usize, close: usize| open < at && (at < close || close >= layout.clean.len());
        match &clause.block {
            Some(block) if inside(block.open, block.close) => {
                let Some(inner) = Context::of_block(folded(clause.head.clone())) else { break };
                if item.is_none() {
                    let words = folded(clause.head.clone());
                    item = Context::Item.openers().iter().copied().find(|keyword| begins(words, *keyword));
                    item_start = Some(clause.head.start);
                }
                context = inner;
                clauses = &block.clauses;
            }
            Some(block) if block.close <= at => {
                let after = clause.after.clone().filter(|after| after.start <= at && at <= after.end);
                if let Some(after) = after {
                    (found, context) = (Some(after), Context::AfterBlock);
                }
                break;
            }
            _ => {
                let end = line_end(&layout.clean, clause.head.end);
                // A clause goes on to the end of its line, unless another one follows there.
                let text = layout.clean.get(clause.head.end.min(at)..at).unwrap_or("");
                if at <= end && !text.contains(';') && !text.contains('{') {
                    found = Some(clause.head.start..clause.head.end.max(at));
                }
                break;
            }
        }
    }
    let written = found.as_ref().and_then(|clause| layout.clean.get(clause.start..at)).unwrap_or("").to_owned();
    let in_comment = layout.comments.iter().any(|comment| {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        file.text().len() == file.nfc().len() && start < at && at <= end
    });
    let clause = found.unwrap_or(at..at);
    Around { openers: context.openers(), item, written, clause, item_start, in_comment }
}

fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.find('\n').and_then(|more| at.checked_add(more)).unwrap_or(text.len())
}

/// Whether folded words begin with a keyword.
fn begins(words: &str, keyword: Keyword) -> bool {
    [keyword.vietnamese(), keyword.english()].iter().any(|form| {
        words.strip_prefix(form).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// What stands around the `|` of a text.
    fn at(text: &str) -> Around {
        let place = text.find('|').unwrap();
        let mut sources = Sources::default();
        let id = sources.add("x.tt", text.replacen('|', "", 1).as_bytes()).unwrap();
        around(sources.get(id).unwrap(), place)
    }

    #[test]
    fn the_block_and_the_clause_are_found_in_unfinished_text() {
        let top = at("chức danh a \"A\"\n|");
        assert_eq!((top.item, top.written.as_str()), (None, ""));
        let step = at("thủ tục 1.000001 \"A\" {\n    bước a \"A\" { sau b; do | }\n}\n");
        assert_eq!((step.item, step.written.as_str()), (Some(Keyword::Procedure), "do "));
        assert!(step.openers.contains(&Keyword::After));
        let open = at("procedure 1.000001 \"A\" {\n    documents {\n        a \"A\"\n        |\n");
        assert!(open.openers.contains(&Keyword::Case) && open.written.is_empty(), "{open:?}");
        let line = at("thủ tục 1.000001 \"A\" {\n    cấp xã\n    người ký |\n    số lượng 1 bộ\n}\n");
        assert_eq!(line.written, "người ký ");
        let next = at("thủ tục 1.000001 \"A\" {\n    cấp xã\n    |\n}\n");
        assert!(next.written.is_empty() && next.openers.contains(&Keyword::Deadline), "{next:?}");
    }
}
