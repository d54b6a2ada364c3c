//! One source file: its text as it is, its NFC form, and the map from one to the other.

#[cfg(feature = "compiler")]
use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick};

#[cfg(feature = "compiler")]
use super::decode::MAX_FILE_BYTES;
use super::decode::{DecodeError, decode};
use super::{FileId, Span};

/// A place as an editor shows it; both count from 1, columns in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A file of a catalog.
#[derive(Clone, Debug)]
pub struct SourceFile {
    id: FileId,
    path: String,
    text: String,
    nfc: Option<Normalized>,
    line_starts: Vec<u32>,
    readable: bool,
}

/// The NFC form, with where each of its runs begins.
#[derive(Clone, Debug)]
struct Normalized {
    text: String,
    runs: Vec<Run>,
}

/// Characters that NFC writes together.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where it begins in the NFC form.
    from: u32,
    /// Where it begins in the file.
    to: u32,
    /// Whether both forms are the same bytes. Two marks in another order are as long as before and yet no copy.
    copied: bool,
}

impl SourceFile {
    pub(super) fn new(id: FileId, path: String, bytes: &[u8]) -> Result<Self, DecodeError> {
        Ok(Self::of_text(id, path, decode(bytes)?))
    }

    /// A file of a text that is no longer than a source may be.
    fn of_text(id: FileId, path: String, text: &str) -> Self {
        let text = text.to_owned();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').filter_map(|(at, _)| offset(at)?.checked_add(1)))
            .collect();
        let nfc = normalize(&text);
        Self { id, path, text, nfc, line_starts, readable: true }
    }

    pub(super) fn unreadable(id: FileId, path: String) -> Self {
        Self { id, path, text: String::new(), nfc: None, line_starts: vec![0], readable: false }
    }

    /// A file of a text that was never bytes.
    #[cfg(feature = "compiler")]
    pub(super) fn written(id: FileId, path: String, text: &str) -> Result<Self, DecodeError> {
        if text.len() > MAX_FILE_BYTES {
            Err(DecodeError::TooLarge(text.len()))
        } else {
            Ok(Self::of_text(id, path, text))
        }
    }

    /// The same file under the id that it is given.
    #[cfg(feature = "compiler")]
    pub(super) fn of(self, id: FileId) -> Self {
        Self { id, ..self }
    }

    /// Its id.
    pub const fn id(&self) -> FileId {
        self.id
    }

    /// Its path relative to the catalog, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its text as it stands on disk.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// False for a file whose bytes could not be read as text.
    pub const fn is_readable(&self) -> bool {
        self.readable
    }

    /// Its text in NFC, which the parser reads.
    pub fn nfc(&self) -> &str {
        self.nfc.as_ref().map_or(&self.text, |nfc| &nfc.text)
    }

    /// Whether the file itself is in NFC.
    pub const fn is_nfc(&self) -> bool {
        self.nfc.is_none()
    }

    /// The span in the file of a range of bytes of [`SourceFile::nfc`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.id, start: self.file_offset(start, false), end: self.file_offset(end, true) }
    }

    /// The whole file.
    pub fn whole(&self) -> Span {
        Span { file: self.id, start: 0, end: offset(self.text.len()).unwrap_or(u32::MAX) }
    }

    /// The text of a span, or nothing where it does not lie on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The line and column of a byte of the file.
    pub fn position(&self, at: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied().unwrap_or(0);
        let before = self.text.get(start as usize..at as usize).unwrap_or("");
        let before = if start == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        Position { line: line.max(1), column: before.chars().count().checked_add(1).unwrap_or(usize::MAX) }
    }

    /// A line, counted from 1, without the blanks around its text.
    pub fn line(&self, number: usize) -> Option<Span> {
        let start = *self.line_starts.get(number.checked_sub(1)?)?;
        let rest = self.text.get(start as usize..)?;
        let line = rest.lines().next().unwrap_or("");
        let lead = offset(line.len().checked_sub(line.trim_start().len())?)?;
        let start = start.checked_add(lead)?;
        let end = start.checked_add(offset(line.trim().len())?)?;
        Some(Span { file: self.id, start, end })
    }

    /// Maps an NFC offset to the file: exact where the text is NFC already, else to the run that it lies in.
    fn file_offset(&self, at: usize, end: bool) -> u32 {
        let at = offset(at).unwrap_or(u32::MAX);
        let Some(nfc) = &self.nfc else { return at };
        let next = nfc.runs.partition_point(|run| run.from <= at);
        let Some(run) = next.checked_sub(1).and_then(|index| nfc.runs.get(index)).copied() else { return at };
        if run.from == at {
            return run.to;
        }
        let limit = nfc.runs.get(next).map_or(offset(self.text.len()).unwrap_or(u32::MAX), |run| run.to);
        match (run.copied, end) {
            (true, _) => at.checked_sub(run.from).and_then(|delta| run.to.checked_add(delta)).unwrap_or(limit),
            (false, true) => limit,
            (false, false) => run.to,
        }
    }
}

fn offset(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
}

/// A text in NFC, without a copy where it is that already.
#[cfg(feature = "compiler")]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if is_surely_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

fn is_surely_nfc(text: &str) -> bool {
    text.chars().all(is_plain) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The NFC form, or nothing where the text is NFC already.
fn normalize(text: &str) -> Option<Normalized> {
    if is_surely_nfc(text) {
        return None;
    }
    let mut out = Normalized { text: String::with_capacity(text.len()), runs: Vec::new() };
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let Some(chunk) = text.get(from..to) else { return };
        let written = out.text.len();
        out.text.extend(chunk.nfc());
        if let (Some(at), Some(origin)) = (offset(written), offset(from)) {
            let copied = out.text.get(written..) == Some(chunk);
            out.runs.push(Run { from: at, to: origin, copied });
        }
    };
    // A run is a character with those after it that may compose with it, or one that NFC writes in another way; text that
    // is NFC already joins into one run.
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if rewritten(c) || chars.peek().is_some_and(|(_, next)| composes(*next)) {
            if start < at {
                push(start, at);
            }
            while chars.next_if(|(_, next)| composes(*next)).is_some() {}
            let end = chars.peek().map_or(text.len(), |(next, _)| *next);
            push(at, end);
            start = end;
        }
    }
    if start < text.len() {
        push(start, text.len());
    }
    (out.text != text).then_some(out)
}

/// ASCII, the composed Latin letters and the usual signs of print, which are almost all of any source and are in NFC in every
/// order.
const fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

/// Whether a character may join the one before it.
fn composes(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
}

/// Whether NFC writes a character in another way, whatever stands beside it.
fn rewritten(c: char) -> bool {
    is_nfc_quick(std::iter::once(c)) == IsNormalized::No
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new(FileId(0), "a.tt".into(), text.as_bytes()).unwrap()
    }

    #[test]
    fn spans_of_decomposed_text_point_into_the_file() {
        let nfd: String = "thủ tục x".nfd().collect();
        let file = file(&nfd);
        assert_eq!(file.nfc(), "thủ tục x");
        let at = file.nfc().find("tục").unwrap();
        let span = file.span(at, at + "tục".len());
        assert_eq!(file.slice(span).nfc().collect::<String>(), "tục");
        let x = file.nfc().find('x').unwrap();
        assert_eq!(file.slice(file.span(x, x + 1)), "x");
    }

    #[test]
    fn characters_that_nfc_takes_apart_shift_no_span() {
        // U+FB3E is excluded from composition: its NFC has two characters. U+1100 and U+1161 compose without marks.
        for odd in ["\u{FB3E}", "\u{1100}\u{1161}"] {
            let file = file(&format!("a{odd}#b"));
            let at = file.nfc().find('#').unwrap();
            assert_eq!(file.slice(file.span(at, at + 2)), "#b");
        }
    }

    #[test]
    fn marks_that_nfc_reorders_are_pointed_at_together() {
        // As long in both forms, each mark of another length: an offset between them lies inside a character of the file.
        let file = file("\u{10a38}\u{f7a}0");
        assert_eq!(file.nfc(), "\u{f7a}\u{10a38}0");
        assert_eq!(file.slice(file.span(0, 3)), "\u{10a38}\u{f7a}");
        assert_eq!(file.slice(file.span(7, 8)), "0");
    }

    #[test]
    fn columns_count_characters_and_skip_the_bom() {
        let file = file("\u{feff}thủ tục\r\nđơn");
        let at = u32::try_from(file.text().find("tục").unwrap()).unwrap();
        assert_eq!(file.position(at), Position { line: 1, column: 5 });
        let at = u32::try_from(file.text().find("ơn").unwrap()).unwrap();
        assert_eq!(file.position(at), Position { line: 2, column: 2 });
    }

    #[test]
    fn plain_characters_are_nfc_in_every_order() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            assert!(!composes(c) && !rewritten(c), "{c:?}");
        }
    }

    #[test]
    fn composed_text_is_not_copied() {
        assert!(file("thủ tục").nfc.is_none());
    }
}
