//! What is told of the word under the mouse, as plain values; whoever shows it words it.

use chrono::NaiveDateTime;

use super::lookup::{self, Target};
use super::names::NameKind;
use super::worked::{self, Occasion, Worked};
use super::workspace::Workspace;
use crate::bundle::Fact;
use crate::lower::{Kind, name_of};
use crate::source::{FileId, Span};
use crate::syntax::ast::Item;
use crate::syntax::fold;

/// What is told, and of which word.
#[derive(Clone, Debug, PartialEq)]
pub struct Hover {
    /// The word.
    pub span: Span,
    /// What is told.
    pub about: About,
}

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A procedure, by its code.
    Procedure(String),
    /// A limit worked out.
    Limit(Worked),
    /// Something that the catalog declares.
    Declared {
        /// Its declaration as it is written; several where it has versions.
        texts: Vec<String>,
        /// The places that name it, `path:line`, as far as they are told.
        used: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// A fact that every catalog has.
    BuiltIn(Box<Fact>),
    /// The code of a finding.
    Code(String),
}

/// The most places that are told.
const MOST_PLACES: usize = 10;
/// The most lines of a declaration, and the most declarations.
const MOST_LINES: usize = 14;
const MOST_TEXTS: usize = 3;

/// What is told of a place.
pub fn hover(workspace: &Workspace, file: FileId, at: u32, now: Option<NaiveDateTime>) -> Option<Hover> {
    if let Some(code) = finding_code(workspace, file, at) {
        return Some(code);
    }
    if let Some(target) = lookup::target(workspace, file, at) {
        if let Some(fact) = built_in(&target) {
            return Some(Hover { span: target.span, about: About::BuiltIn(Box::new(fact)) });
        }
        if target.kind == NameKind::Item(Kind::Procedure) {
            return Some(Hover { span: target.span, about: About::Procedure(target.name) });
        }
        let about = declared(workspace, &target)?;
        return Some(Hover { span: target.span, about });
    }
    if let Some(hover) = built_in_path(workspace, file, at) {
        return Some(hover);
    }
    let now = now?;
    let mut limits = worked::limits(workspace, file).into_iter();
    let here = limits.find(|(_, clause)| clause.span.start <= at && at <= clause.span.end)?;
    let worked = worked::work_out(workspace, here, now, &[Occasion::Now, Occasion::BeforeTet])?;
    Some(Hover { span: worked.span, about: About::Limit(worked) })
}

fn declared(workspace: &Workspace, target: &Target) -> Option<About> {
    let mentions = lookup::mentions(workspace, target);
    let declaring = mentions.iter().filter(|mention| mention.declares);
    let texts: Vec<String> = declaring
        .take(MOST_TEXTS)
        .filter_map(|mention| {
            let document = workspace.document(mention.span.file)?;
            let item = document.parsed.file.items.get(mention.item)?;
            let source = workspace.source(mention.span.file)?;
            Some(match (is_whole(item, mention.span), mention.kind == NameKind::Value) {
                (true, _) => cut(source.slice(item.span)),
                (false, true) => cut(source.slice(item.span)),
                (false, false) => {
                    let line = source.position(mention.span.start).line;
                    source.line(line).map(|line| source.slice(line).to_owned())?
                }
            })
        })
        .collect();
    let uses: Vec<String> = mentions
        .iter()
        .filter(|mention| !mention.declares)
        .map(|mention| workspace.sources.place(mention.span))
        .collect();
    let count = uses.len();
    if texts.is_empty() && target.kind != NameKind::Field {
        return None;
    }
    Some(About::Declared { texts, used: uses.into_iter().take(MOST_PLACES).collect(), count })
}

fn is_whole(item: &Item, name: Span) -> bool {
    name_of(item).is_some_and(|(_, own)| own.span == name)
}

/// The first lines of a text.
fn cut(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    if text.lines().count() > MOST_LINES {
        lines.push("    …");
    }
    lines.join("\n")
}

fn built_in(target: &Target) -> Option<Fact> {
    if target.kind != NameKind::Item(Kind::Fact) {
        return None;
    }
    named(&target.name)
}

fn named(name: &str) -> Option<Fact> {
    let folded = fold(name);
    let is_it = |fact: &Fact| fact.id == folded || fact.alias.as_ref().is_some_and(|alias| fold(alias) == folded);
    Fact::built_in().into_iter().find(is_it)
}

/// A word of a file: letters, digits, `-` and `.`.
fn word(workspace: &Workspace, file: FileId, at: u32) -> Option<(Span, &str)> {
    let text = workspace.source(file)?.text();
    let at = usize::try_from(at).ok()?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.') || ('\u{300}'..='\u{36f}').contains(&c);
    let before = text.get(..at)?;
    let start = before.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(at, |(start, _)| start);
    let after = text.get(at..)?;
    let length = after.find(|c| !is_part(c)).unwrap_or(after.len());
    let end = at.checked_add(length)?;
    let span = Span { file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
    text.get(start..end).filter(|word| !word.is_empty()).map(|word| (span, word))
}

fn built_in_path(workspace: &Workspace, file: FileId, at: u32) -> Option<Hover> {
    let (span, word) = word(workspace, file, at)?;
    let fact = named(word).filter(|_| word.contains('.'))?;
    Some(Hover { span, about: About::BuiltIn(Box::new(fact)) })
}

fn finding_code(workspace: &Workspace, file: FileId, at: u32) -> Option<Hover> {
    let (span, word) = word(workspace, file, at)?;
    let code = word.to_uppercase();
    let digits = code.strip_prefix(['E', 'W']).filter(|digits| digits.len() == 4)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(Hover { span, about: About::Code(code) })
}
