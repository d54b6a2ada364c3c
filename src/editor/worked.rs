//! A limit worked out: for a dossier received now, and for one received on the last working day before the next Tết. The runtime
//! counts, on the last rules that could be built; a limit that they do not have word for word is not worked out.

use chrono::{Datelike, Days, NaiveDateTime};

use super::workspace::Workspace;
use crate::bundle::{DeadlineKind, Office, Version};
use crate::calendar::lunar;
use crate::runtime::{Decision, Request, RuleSet};
use crate::source::{FileId, Span};
use crate::syntax::Keyword;
use crate::syntax::ast::{Clause, Item, ItemKind, ProcedureClause};

/// When a dossier is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Now.
    Now,
    /// When the desk opens on the last working day before the next Tết.
    BeforeTet,
}

/// A limit for one receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// When the dossier is received.
    pub occasion: Occasion,
    /// The moment.
    pub received: NaiveDateTime,
    /// When the limit ends.
    pub due: NaiveDateTime,
    /// Whether a day that decides it may still change.
    pub provisional: bool,
}

/// A limit worked out at an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The clause.
    pub span: Span,
    /// The procedure.
    pub code: String,
    /// The office.
    pub office: String,
    /// The receipts.
    pub reckoned: Vec<Reckoned>,
}

/// The limits of a file, with the items that they stand in.
pub(super) fn limits(workspace: &Workspace, file: FileId) -> Vec<(&Item, &Clause<ProcedureClause>)> {
    let items = workspace.document(file).into_iter().flat_map(|document| &document.parsed.file.items);
    let of_item = |item| clauses(item).iter().map(move |clause| (item, clause));
    items.flat_map(of_item).filter(|(_, clause)| matches!(clause.kind, ProcedureClause::Deadline(_))).collect()
}

pub(super) fn clauses(item: &Item) -> &[Clause<ProcedureClause>] {
    match &item.kind {
        ItemKind::Procedure { clauses, .. }
        | ItemKind::Linked { clauses, .. }
        | ItemKind::CommonProcess { clauses, .. } => clauses,
        _ => &[],
    }
}

/// A limit, worked out for these occasions.
pub(super) fn work_out(
    workspace: &Workspace,
    (item, clause): (&Item, &Clause<ProcedureClause>),
    now: NaiveDateTime,
    occasions: &[Occasion],
) -> Option<Worked> {
    let rules = workspace.rules()?;
    let written = written(workspace, clause)?;
    let (code, version) = match &item.kind {
        ItemKind::Procedure { code, .. } | ItemKind::Linked { code, .. } => {
            let versions = &rules.procedure(&code.node)?.versions;
            versions.iter().find(|version| has(version, &written)).map(|version| (code.node.clone(), version))?
        }
        // Of those that share it, the first.
        _ => rules.bundle().procedures.iter().find_map(|procedure| {
            let version = procedure.versions.iter().find(|version| has(version, &written))?;
            Some((procedure.id.clone(), version))
        })?,
    };
    let office = rules.bundle().offices.iter().find(|office| version.levels.contains(&office.level))?;
    let reckoned: Vec<Reckoned> = (occasions.iter())
        .filter_map(|occasion| {
            reckon(rules, (&code, version), office, &written, received(rules, office, *occasion, now)?)
        })
        .collect();
    (!reckoned.is_empty()).then(|| Worked { span: clause.span, code, office: office.id.clone(), reckoned })
}

/// A limit as the rules have it: without `thời hạn`, with its condition, without its law.
fn written(workspace: &Workspace, clause: &Clause<ProcedureClause>) -> Option<String> {
    let ProcedureClause::Deadline(row) = &clause.kind else { return None };
    let source = workspace.source(clause.span.file)?;
    let limit = words(source.slice(Span { end: clause.words.end, ..row.limit.span }));
    let when = Keyword::When.in_language(workspace.language());
    Some(match &clause.tail.when {
        Some(condition) => format!("{limit} {when} {}", words(source.slice(condition.span))),
        None => limit,
    })
}

fn has(version: &Version, written: &str) -> bool {
    version.deadlines.iter().any(|row| row.kind == DeadlineKind::Base && words(&row.terms.rule) == written)
}

/// The words of a text with one blank between them.
fn words(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lines = text.lines().map(|line| line.split_once('#').map_or(line, |(before, _)| before));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").nfc().collect()
}

fn received(
    rules: &RuleSet,
    office: &Office,
    occasion: Occasion,
    now: NaiveDateTime,
) -> Option<(Occasion, NaiveDateTime)> {
    if occasion == Occasion::Now {
        return Some((occasion, now));
    }
    let table = rules.calendar(&office.calendar)?;
    let year = now.year();
    let mut coming = [Some(year), year.checked_add(1)].into_iter().flatten().filter_map(|year| lunar::tet(year).ok());
    let tet = coming.find(|tet| *tet > now.date())?;
    // Tết's own days off are a week or two before it at the most.
    let before = (1..=21).filter_map(|days| tet.checked_sub_days(Days::new(days)));
    let day = before.into_iter().find(|day| table.is_working_day(*day) == Ok(true)).filter(|day| *day >= now.date())?;
    Some((occasion, table.opening(day).ok().flatten()?))
}

fn reckon(
    rules: &RuleSet,
    (code, version): (&str, &Version),
    office: &Office,
    written: &str,
    (occasion, received): (Occasion, NaiveDateTime),
) -> Option<Reckoned> {
    let request = Request {
        procedure: code.to_owned(),
        office: office.id.clone(),
        received,
        channel: version.channels.first()?.channel,
        facts: std::collections::BTreeMap::new(),
        events: Vec::new(),
    };
    let decision = rules.decide(&request).ok().filter(|decision| decision.version == version.from)?;
    let (due, provisional) = moment(&decision, written)?;
    Some(Reckoned { occasion, received, due, provisional })
}

/// Where a row ends, whether it applies in any case or only may.
fn moment(decision: &Decision, written: &str) -> Option<(NaiveDateTime, bool)> {
    let due = &decision.committed;
    let at = match &due.rule {
        Some(rule) => due.at.filter(|_| words(rule) == written),
        None => due.candidates.iter().find(|one| words(&one.rule) == written).and_then(|one| one.at),
    };
    at.map(|at| (at.0, due.provisional))
}
