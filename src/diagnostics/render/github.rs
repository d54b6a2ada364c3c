//! Findings into workflow commands of GitHub Actions, which become annotations of the files of a pull request.
//!
//! What `chấp nhận` acknowledges has been decided and is no annotation. GitHub shows ten errors and ten warnings of a step.

use std::fmt;

use super::details::whole;
use super::hush;
use super::json::{JsonPosition, place};
use crate::bundle::Language;
use crate::diagnostics::{Finding, Severity};
use crate::source::Sources;

/// How much an annotation weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `::error`.
    Error,
    /// `::warning`.
    Warning,
}

/// One annotation; shown, it is the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its weight.
    pub level: Level,
    /// The file, relative to the root of the repository, with `/`.
    pub file: String,
    /// The first character.
    pub start: JsonPosition,
    /// The character after the last one.
    pub end: JsonPosition,
    /// What stands above the message.
    pub title: String,
    /// The message, which may have several lines.
    pub message: String,
}

impl fmt::Display for Annotation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let (start, end) = (self.start, self.end);
        write!(formatter, "::{level} file={},line={}", property(&self.file), start.line)?;
        if start.line == end.line {
            write!(formatter, ",col={},endLine={},endColumn={}", start.column, end.line, end.column)?;
        } else {
            // GitHub refuses columns of a place with several lines.
            write!(formatter, ",endLine={}", end.line)?;
        }
        write!(formatter, ",title={}::{}", property(&self.title), data(&self.message))
    }
}

/// Findings as commands, a line each. `prefix` leads from the root of the repository to the catalog, with `/` at its end unless
/// it is empty.
pub fn github(findings: &[Finding], sources: &Sources, language: Language, prefix: &str) -> String {
    let shown = findings.iter().filter(|finding| finding.accepted.is_none());
    let annotation = |finding: &Finding| {
        let (path, start, end) = place(sources, finding.span);
        Annotation {
            level: match finding.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
            },
            file: format!("{prefix}{path}"),
            start,
            end,
            title: finding.code().to_owned(),
            message: hush(&whole(finding, language)).into_owned(),
        }
    };
    shown.map(|finding| format!("{}\n", annotation(finding))).collect()
}

/// A message: what would end the line is written as a code.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message: what would end the value, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(end: JsonPosition) -> Annotation {
        Annotation {
            level: Level::Warning,
            file: "a,b/c:50%.tt".to_owned(),
            start: JsonPosition { line: 3, column: 5 },
            end,
            title: "W0101: x".to_owned(),
            message: "100%\r\n::error::no, it: is one".to_owned(),
        }
    }

    #[test]
    fn what_would_end_a_value_or_the_line_is_escaped() {
        assert_eq!(
            annotation(JsonPosition { line: 3, column: 9 }).to_string(),
            "::warning file=a%2Cb/c%3A50%25.tt,line=3,col=5,endLine=3,endColumn=9,title=W0101%3A x::\
             100%25%0D%0A::error::no, it: is one"
        );
    }

    #[test]
    fn a_place_with_several_lines_has_no_columns() {
        let shown = annotation(JsonPosition { line: 7, column: 2 }).to_string();
        assert!(shown.contains(",line=3,endLine=7,title="), "{shown}");
    }
}
