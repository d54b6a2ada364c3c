//! The file of a guard, in the format of insta's snapshots, so that `cargo insta review` shows and accepts it: `---`, metadata
//! in YAML, `---`, the contents. It refuses what insta would not read as such a file.

use serde::Deserialize;

use super::words;
use crate::bundle::Language;
use crate::source::first_unneeded;

/// The most bytes that a guard's file may have: many times a minute's reading.
pub const MAX_BYTES: usize = 1_048_576;

/// The most bytes of its metadata.
const MAX_HEAD_BYTES: usize = 16_384;

/// What a file says of where its contents come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// The file of the simplification, relative to the catalog.
    pub source: Option<String>,
    /// Its line; insta keeps it in pending files alone.
    pub assertion_line: Option<u32>,
    /// The head of the simplification.
    pub expression: Option<String>,
}

/// A guard as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it comes from.
    pub metadata: Metadata,
    /// What it says, lines ended by `\n`, without one at the end.
    pub contents: String,
}

/// Why a file is no guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is longer than [`MAX_BYTES`].
    TooLarge,
    /// It is not UTF-8.
    NotText,
    /// It does not begin with `---`, or the metadata does not end with it.
    NoMetadata,
    /// The metadata is not YAML that names a source; what a reader of YAML says.
    BadMetadata(String),
    /// Git left both sides of a merge in it.
    Conflict,
}

impl Unreadable {
    /// The reason in a language.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::TooLarge => words::too_large(language, &MAX_BYTES),
            Self::NotText => words::not_text(language),
            Self::NoMetadata => words::no_metadata(language),
            Self::BadMetadata(why) => words::bad_metadata(language, why),
            Self::Conflict => words::conflict(language),
        }
    }
}

impl Snapshot {
    /// Reads a file as insta does: CRLF is LF, and what is empty at the end counts for nothing.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        if text.lines().any(|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")) {
            return Err(Unreadable::Conflict);
        }
        let mut lines = text.lines();
        if lines.next().map(str::trim_end) != Some("---") {
            return Err(Unreadable::NoMetadata);
        }
        let mut yaml = String::new();
        let mut is_closed = false;
        for line in lines.by_ref() {
            if line.trim_end() == "---" {
                is_closed = true;
                break;
            }
            yaml.push_str(line);
            yaml.push('\n');
        }
        if !is_closed {
            return Err(Unreadable::NoMetadata);
        }
        if yaml.len() > MAX_HEAD_BYTES {
            return Err(Unreadable::BadMetadata(format!("> {MAX_HEAD_BYTES} bytes")));
        }
        if first_unneeded(&yaml).is_some() {
            return Err(Unreadable::BadMetadata("YAML `&`, `*`, `[[…`".to_owned()));
        }
        let bad = |error: serde_yaml::Error| Unreadable::BadMetadata(error.to_string());
        let metadata: Metadata =
            if yaml.trim().is_empty() { Metadata::default() } else { serde_yaml::from_str(&yaml).map_err(bad)? };
        // A line may end with any number of carriage returns, of which each reading would take one.
        let contents = lines.map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>().join("\n");
        let contents = contents.trim_end().to_owned();
        Ok(Self { metadata, contents })
    }

    /// The text of an accepted file, which has no line number: it would change with every line above.
    pub fn accepted(&self) -> String {
        self.print(None)
    }

    /// The text of a pending file, which leads to the line.
    pub fn pending(&self) -> String {
        self.print(self.metadata.assertion_line)
    }

    fn print(&self, line: Option<u32>) -> String {
        let mut text = String::from("---\n");
        let mut member = |name: &str, value: &str| text.push_str(&format!("{name}: {value}\n"));
        if let Some(source) = &self.metadata.source {
            member("source", &scalar(source));
        }
        if let Some(line) = line {
            member("assertion_line", &line.to_string());
        }
        if let Some(expression) = &self.metadata.expression {
            member("expression", &scalar(expression));
        }
        format!("{text}---\n{}\n", self.contents.trim_end())
    }
}

/// What YAML takes for the end of a line, or for the beginning of a file, where it stands as it is.
const fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text as insta writes it in YAML: plain where that reads back as the same text, else in double quotes.
fn scalar(text: &str) -> String {
    const FIRST: [char; 12] = ['&', '*', '?', '|', '-', '<', '>', '=', '!', '%', '@', '.'];
    const ANYWHERE: [char; 11] = [':', '{', '}', '[', ']', ',', '#', '`', '"', '\'', '\\'];
    const WORDS: [&str; 22] = [
        "yes", "Yes", "YES", "no", "No", "NO", "True", "TRUE", "true", "False", "FALSE", "false", "on", "On", "ON",
        "off", "Off", "OFF", "null", "Null", "NULL", "~",
    ];
    let is_quoted = text.is_empty()
        || text.starts_with(' ')
        || text.ends_with(' ')
        || text.starts_with(FIRST)
        || text.contains(ANYWHERE)
        || text.contains(|c: char| c.is_control() || is_break(c))
        || WORDS.contains(&text)
        || text.starts_with("0x")
        || text.parse::<f64>().is_ok();
    if !is_quoted {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            control if control.is_control() || is_break(control) => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(control)))
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
