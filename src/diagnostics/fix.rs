//! A fix: the edits that mend a finding, and how sure it is that they are meant.

use crate::bundle::Language;
use crate::source::{FileId, Span};

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What to replace; empty to insert.
    pub span: Span,
    /// What to put there; empty to delete.
    pub replacement: String,
}

/// When a fix is applied without anybody being asked. An editor offers each of them, whatever it says here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applies {
    /// Always: another form of what is written, which says the same.
    Always,
    /// Once the catalog has no error: what looks needless among errors may be named by what is not understood yet.
    OnceSound,
    /// Only where a person picks it: it says something that the author may not mean.
    OnRequest,
}

/// What a fix does where that is more than its words, in Vietnamese and English.
pub type Title = (&'static str, &'static str);

/// A replacement of text that mends a finding. Its edits belong together: all are made or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits, in any files, none across another; never empty.
    pub edits: Vec<Edit>,
    /// When it is applied.
    pub applies: Applies,
    /// What it does, where its words do not say it.
    pub title: Option<Title>,
}

impl Fix {
    /// A fix of one edit that may always be applied.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self::of(vec![Edit { span, replacement: replacement.into() }])
    }

    /// A fix of some edits that may always be applied.
    pub const fn of(edits: Vec<Edit>) -> Self {
        Self { edits, applies: Applies::Always, title: None }
    }

    /// The same, applied otherwise.
    #[must_use]
    pub fn when(mut self, applies: Applies) -> Self {
        self.applies = applies;
        self
    }

    /// The same, called otherwise.
    #[must_use]
    pub fn titled(mut self, title: Title) -> Self {
        self.title = Some(title);
        self
    }

    /// The first of its edits.
    pub fn first(&self) -> Option<&Edit> {
        self.edits.first()
    }

    /// What it does, short enough for a menu: `thay bằng …`, `xóa mục này`.
    pub fn title(&self, language: Language) -> String {
        if let Some((vi, en)) = self.title {
            return match language {
                Language::Vi => vi.to_owned(),
                Language::En => en.to_owned(),
            };
        }
        let (empty, wanted) = match self.first() {
            Some(edit) => (edit.span.start == edit.span.end, brief(&edit.replacement)),
            None => (true, String::new()),
        };
        match (wanted.is_empty(), empty, language) {
            (true, _, Language::Vi) => "xóa chỗ này".to_owned(),
            (true, _, Language::En) => "delete it".to_owned(),
            (false, true, Language::Vi) => format!("thêm `{wanted}`"),
            (false, true, Language::En) => format!("insert `{wanted}`"),
            (false, false, Language::Vi) => format!("thay bằng `{wanted}`"),
            (false, false, Language::En) => format!("replace by `{wanted}`"),
        }
    }
}

/// The most characters of a text that a title shows.
const MOST: usize = 60;

/// A text in one line, cut where it is long.
pub(super) fn brief(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let mut cut: String = line.chars().take(MOST).collect();
    cut.push('…');
    cut
}

/// Whether two edits cannot both be made: they share text, or it would not be told which stands first.
pub fn collide(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    a.file == b.file && (a.start == b.start || (a.start < b.end && b.start < a.end))
}

/// Of some fixes, in their order, those that can be made together: each that crosses none before it.
pub fn together<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<usize> {
    let mut taken: std::collections::BTreeMap<(FileId, u32), &Edit> = std::collections::BTreeMap::new();
    let mut chosen = Vec::new();
    for (index, fix) in fixes.into_iter().enumerate() {
        let own =
            fix.edits.iter().enumerate().any(|(at, edit)| fix.edits.iter().skip(at).skip(1).any(|o| collide(edit, o)));
        // Taken edits are disjoint, so that only the neighbours of an edit can cross it.
        let crosses = fix.edits.iter().any(|edit| {
            let (file, start) = (edit.span.file, edit.span.start);
            let before = taken.range(..=(file, start)).next_back();
            let after = taken.range((file, start)..).next();
            before.into_iter().chain(after).any(|(_, other)| collide(edit, other))
        });
        if own || crosses || fix.edits.is_empty() {
            continue;
        }
        for edit in &fix.edits {
            taken.insert((edit.span.file, edit.span.start), edit);
        }
        chosen.push(index);
    }
    chosen
}

/// A text after some edits of it, none of which crosses another; none where one does not lie on its characters.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort();
    let mut out = String::with_capacity(text.len());
    let mut done = 0_usize;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        out.push_str(text.get(done..start)?);
        text.get(start..end)?;
        out.push_str(&edit.replacement);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit { span: Span { file: FileId(0), start, end }, replacement: replacement.to_owned() }
    }

    #[test]
    fn edits_leave_the_rest_of_a_text_alone() {
        let edits = [edit(6, 6, "!"), edit(0, 1, "xy"), edit(2, 4, "")];
        assert_eq!(edited("abcdef", &edits).as_deref(), Some("xybef!"));
        assert_eq!(edited("ô", &[edit(1, 2, "")]), None, "inside a character");
        assert_eq!(edited("ab", &[edit(0, 2, ""), edit(1, 2, "")]), None, "across each other");
    }

    #[test]
    fn of_fixes_that_cross_the_first_is_made() {
        let fixes = [
            Fix::of(vec![edit(0, 2, "a"), edit(10, 12, "b")]),
            Fix::new(Span { file: FileId(0), start: 11, end: 14 }, "c"),
            Fix::new(Span { file: FileId(0), start: 2, end: 4 }, "d"),
            Fix::new(Span { file: FileId(0), start: 2, end: 2 }, "e"),
            Fix::new(Span { file: FileId(1), start: 0, end: 2 }, "f"),
        ];
        assert_eq!(together(&fixes), [0, 2, 4]);
    }

    #[test]
    fn a_title_says_what_is_done() {
        let title = |fix: Fix| (fix.title(Language::Vi), fix.title(Language::En));
        let (vi, en) = title(Fix::of(vec![edit(0, 1, "thời hạn")]));
        assert_eq!((vi.as_str(), en.as_str()), ("thay bằng `thời hạn`", "replace by `thời hạn`"));
        let (vi, en) = title(Fix::of(vec![edit(1, 1, "\n}\n")]));
        assert_eq!((vi.as_str(), en.as_str()), ("thêm `}`", "insert `}`"));
        let (vi, en) = title(Fix::of(vec![edit(1, 2, "")]));
        assert_eq!((vi.as_str(), en.as_str()), ("xóa chỗ này", "delete it"));
    }
}
