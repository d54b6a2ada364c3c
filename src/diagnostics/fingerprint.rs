//! What stays of a finding when lines move: its code, its file, the item that it stands in and the text that it points at. Baselines
//! list it, SARIF carries its digest. No line, no message: both change without the mistake being another one.

use unicode_normalization::UnicodeNormalization;

use super::Finding;
use crate::bundle::digest;
use crate::source::{Sources, Span};

/// The most characters of an item or a text that count.
const MOST: usize = 120;

/// What stays of a finding when lines move. Two findings that differ in nothing else have the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The file, relative to the catalog.
    pub path: String,
    /// The code.
    pub code: String,
    /// The head of the item around it, such as `thủ tục 1.001193`; empty above the first one.
    pub item: String,
    /// The first line of what it points at.
    pub text: String,
}

impl Fingerprint {
    /// The fingerprint of a finding.
    pub fn of(finding: &Finding, sources: &Sources) -> Self {
        let (path, item, text) = sources.get(finding.span.file).map_or_else(Default::default, |file| {
            let text = file.text();
            (file.path().nfc().collect(), item(text, finding.span), pointed(text, finding.span))
        });
        Self { path, code: finding.code().to_owned(), item, text }
    }

    /// Its digest: 32 hex digits of SHA-256 over the four parts, a zero byte between them.
    pub fn digest(&self) -> String {
        let whole = digest([&*self.code, &self.path, &self.item, &self.text].join("\0").as_bytes());
        whole.chars().skip_while(|c| *c != ':').skip(1).take(32).collect()
    }
}

/// The first line of what a span covers; where it covers nothing, the line that it stands on.
fn pointed(text: &str, span: Span) -> String {
    let covered = text.get(span.start as usize..span.end as usize).unwrap_or("");
    if let Some(line) = covered.lines().map(plain).find(|line| !line.is_empty()) {
        return line;
    }
    let before = text.get(..span.start as usize).and_then(|before| before.lines().last()).unwrap_or("");
    let after = text.get(span.start as usize..).and_then(|after| after.lines().next()).unwrap_or("");
    plain(&format!("{before}{after}"))
}

/// The head of the item that a span stands in: the last line up to it that begins at the margin, without its title, its brace
/// and what follows them. It is found in the text, so that a file that cannot be read as rules has items too.
fn item(text: &str, span: Span) -> String {
    let mut found = "";
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        if at > span.start as usize {
            break;
        }
        let line_at_margin = line.strip_prefix('\u{feff}').unwrap_or(line);
        if line_at_margin.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_') {
            found = line_at_margin;
        }
        at = at.checked_add(line.len()).unwrap_or(usize::MAX);
    }
    plain(found.split(['"', '“', '{', '#']).next().unwrap_or(found))
}

/// In NFC, with single blanks, cut to [`MOST`] characters.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfc().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::messages::SyntaxProblem;

    fn print(text: &str, at: &str) -> Fingerprint {
        let mut sources = Sources::default();
        let id = sources.add("a.tt", text.as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        let start = file.nfc().find(at).unwrap();
        let span = file.span(start, start.checked_add(at.len()).unwrap());
        Fingerprint::of(&Finding::new(SyntaxProblem::UnknownItem { word: at.to_owned() }, span), &sources)
    }

    #[test]
    fn lines_blanks_titles_and_decomposed_text_change_nothing() {
        let text = "thủ tục 1 \"Một\" {\n    lệ phí sai\n}\n";
        let before = print(text, "lệ phí sai");
        assert_eq!((before.item.as_str(), before.text.as_str()), ("thủ tục 1", "lệ phí sai"));
        let moved = "# chú thích\n\nvăn bản x {\n}\nthủ  tục 1 \"Hai\" {\n\n  lệ phí sai\n}\n";
        assert_eq!(print(moved, "lệ phí sai"), before);
        assert_eq!(print(&text.nfd().collect::<String>(), "lệ phí sai"), before);
        assert_eq!(before.digest().len(), 32);
    }

    #[test]
    fn another_item_or_text_is_another_finding() {
        let before = print("thủ tục 1 {\n    lệ phí sai\n}\n", "lệ phí sai");
        let item = print("thủ tục 2 {\n    lệ phí sai\n}\n", "lệ phí sai");
        let text = print("thủ tục 1 {\n    lệ phí khác\n}\n", "lệ phí khác");
        assert!(item != before && text != before);
        assert!(item.digest() != before.digest() && text.digest() != before.digest());
    }
}
