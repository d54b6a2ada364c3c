//! Findings into a report for a person: code, message, the lines with what stands there, related places, what to write
//! instead, the law, the witness; at the end, a line each, what is accepted or repeats a warning, and the counts. miette draws the lines; the words are ours, in one language.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use rayon::prelude::*;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan};

use super::details::details;
use super::snippet::Snippet;
use super::{hush, wrap};
use crate::bundle::Language;
use crate::diagnostics::{Finding, Severity};
use crate::source::{FileId, Sources, Span};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Human {
    /// The language of everything that is not the author's.
    pub language: Language,
    /// Whether to colour.
    pub colour: bool,
    /// How wide lines may be.
    pub width: usize,
}

/// A report of the findings, in their order, with a closing line of counts.
pub fn human(findings: &[Finding], sources: &Sources, how: Human) -> String {
    // Whatever is to be drawn is.
    report(&tell(findings, sources, how, Drawn::AsReported), how.language).unwrap_or_default()
}

/// A finding as a report may say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'t> {
    /// Its code.
    pub code: Cow<'t, str>,
    /// Its weight.
    pub severity: Severity,
    /// Whether it is acknowledged.
    pub accepted: bool,
    /// In one line, with its end.
    pub brief: Cow<'t, str>,
    /// With the lines that it is about; none where nobody drew it.
    pub drawn: Option<Cow<'t, str>>,
}

/// Which findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Those that a report of all of them draws.
    AsReported,
    /// Every one.
    All,
}

/// The findings as a report says them, in their order.
pub fn tell(findings: &[Finding], sources: &Sources, how: Human, drawn: Drawn) -> Vec<Told<'static>> {
    let theme = if how.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_width(how.width).with_links(false).with_context_lines(1);
    // Files of which something is drawn.
    let mut shown: BTreeMap<FileId, Option<Snippet<'_>>> = BTreeMap::new();
    let briefs: Vec<String> = findings.par_iter().map(|finding| brief(finding, sources, how)).collect();
    let mut before = Before::default();
    let told = findings.iter().zip(briefs).map(|(finding, brief)| {
        let is_drawn = before.draws(finding.code(), finding.severity, finding.accepted.is_some());
        let draw = || {
            let file = finding.span.file;
            let snippet = shown.entry(file).or_insert_with(|| sources.get(file).map(Snippet::new));
            let mut out = String::new();
            let report = Report::new(finding, snippet.as_ref(), how.language);
            if handler.render_report(&mut out, &report).is_err() {
                // Writing to a string cannot fail; what miette cannot draw is said without a drawing.
                out.push_str(&format!("{} {}\n", finding.code(), report.message));
            }
            footer(&mut out, finding, sources, how);
            out.push('\n');
            Cow::Owned(out)
        };
        Told {
            code: Cow::Borrowed(finding.code()),
            severity: finding.severity,
            accepted: finding.accepted.is_some(),
            brief: Cow::Owned(brief),
            drawn: (is_drawn || drawn == Drawn::All).then(draw),
        }
    });
    told.collect()
}

/// A report of findings as they are told, in their order, with a closing line of counts; none where one that is to be drawn is not.
pub fn report(told: &[Told<'_>], language: Language) -> Option<String> {
    let mut out = String::new();
    let mut in_brief = Vec::new();
    let mut before = Before::default();
    for finding in told {
        if before.draws(&finding.code, finding.severity, finding.accepted) {
            out.push_str(finding.drawn.as_deref()?);
        } else {
            in_brief.push(finding.brief.as_ref());
        }
    }
    if !in_brief.is_empty() {
        out.extend(in_brief);
        out.push('\n');
    }
    out.push_str(&counts(told, language));
    out.push('\n');
    Some(out)
}

/// How many findings of each code a report has drawn.
#[derive(Default)]
struct Before<'c>(HashMap<&'c str, usize>);

impl<'c> Before<'c> {
    /// Whether the next finding is drawn.
    fn draws(&mut self, code: &'c str, severity: Severity, accepted: bool) -> bool {
        let before = self.0.entry(code).or_default();
        if accepted || (severity == Severity::Warning && *before >= MOST_DRAWN) {
            return false;
        }
        *before = before.checked_add(1).unwrap_or(MOST_DRAWN);
        true
    }
}

/// Warnings of one code that are drawn; what differs only by its place then takes a line each.
const MOST_DRAWN: usize = 3;

fn brief(finding: &Finding, sources: &Sources, how: Human) -> String {
    let place = |span: Span| sources.place(span);
    let message = finding.message(how.language);
    in_brief(finding.code(), &place(finding.span), &message, finding.accepted.map(place).as_deref(), how)
}

/// A finding in one line: code, place, message, where it is acknowledged.
pub fn in_brief(code: &str, place: &str, message: &str, accepted: Option<&str>, how: Human) -> String {
    let mut said = format!("{place}: {message}");
    if let Some(place) = accepted {
        said.push_str(&match how.language {
            Language::Vi => format!(" (đã chấp nhận tại {place})"),
            Language::En => format!(" (accepted at {place})"),
        });
    }
    format!("{}\n", wrap(&format!("{code}  "), &hush(&said), how.width))
}

/// Related places that are shown of a file or of others: more would bury the finding.
const MOST_RELATED: usize = 6;

/// What stands below the drawing, each on a line of its own.
fn footer(out: &mut String, finding: &Finding, sources: &Sources, how: Human) {
    let mut line = |lead: &str, text: &str| told(out, &format!("  {lead}: "), text, how);
    let pick = |vi: &'static str, en: &'static str| match how.language {
        Language::Vi => vi,
        Language::En => en,
    };
    let elsewhere = finding.related.iter().filter(|related| related.span.file != finding.span.file);
    for related in elsewhere.clone().take(MOST_RELATED) {
        line(pick("xem", "see"), &format!("{} ({})", sources.place(related.span), related.note.words(how.language)));
    }
    let count = |places: usize| places.checked_sub(MOST_RELATED).unwrap_or(0);
    let here = finding.related.iter().filter(|related| related.span.file == finding.span.file).count();
    if let Some(more) = count(elsewhere.count()).checked_add(count(here)).filter(|more| *more > 0) {
        line(
            pick("xem thêm", "see also"),
            &match how.language {
                Language::Vi => format!("{more} chỗ khác (`--format json` nêu đủ)"),
                Language::En => format!("{more} more places (`--format json` lists them all)"),
            },
        );
    }
    for (lead, text) in details(finding, how.language) {
        told(out, &format!("  {lead}"), &text, how);
    }
}

fn told(out: &mut String, lead: &str, text: &str, how: Human) {
    out.push_str(&wrap(lead, &hush(text), how.width));
    out.push('\n');
}

/// The closing line.
fn counts(findings: &[Told<'_>], language: Language) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity && !finding.accepted).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let accepted = findings.iter().filter(|finding| finding.accepted).count();
    let plural = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    let mut line = match language {
        Language::Vi => format!("{errors} lỗi, {warnings} cảnh báo"),
        Language::En => format!(
            "{errors} {}, {warnings} {}",
            plural(errors, "error", "errors"),
            plural(warnings, "warning", "warnings")
        ),
    };
    if accepted > 0 {
        line.push_str(&match language {
            Language::Vi => format!(", {accepted} đã chấp nhận"),
            Language::En => format!(", {accepted} accepted"),
        });
    }
    line
}

/// One finding as miette draws it.
struct Report<'a> {
    finding: &'a Finding,
    message: String,
    labels: Vec<LabeledSpan>,
    snippet: Option<&'a Snippet<'a>>,
}

impl<'a> Report<'a> {
    fn new(finding: &'a Finding, snippet: Option<&'a Snippet<'a>>, language: Language) -> Self {
        let message = hush(&finding.message(language)).into_owned();
        // Of a file that is not text there is nothing to draw.
        if let Some(unread) = snippet.filter(|snippet| !snippet.file.is_readable()) {
            let message = format!("{}: {message}", hush(unread.file.path()));
            return Self { finding, message, labels: Vec::new(), snippet: None };
        }
        let mut labels = Vec::new();
        if let Some(snippet) = snippet {
            let (start, length) = snippet.underline(finding.span);
            let label = finding.problem.label(language).map(|label| hush(&label).into_owned());
            labels.push(LabeledSpan::new_primary_with_span(label, (start, length)));
            for related in finding.related.iter().filter(|r| r.span.file == finding.span.file).take(MOST_RELATED) {
                let (start, length) = snippet.underline(related.span);
                let words = related.note.words(language).to_owned();
                labels.push(LabeledSpan::new_with_span(Some(words), (start, length)));
            }
        }
        Self { finding, message, labels, snippet }
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Report<'_> {}

impl Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.finding.code()))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.snippet.map(|snippet| snippet as &dyn miette::SourceCode)
    }
}
