//! A version as an officer would skim it.

use std::fmt::Write;

use thutuc::bundle::{ChannelMode, Document, OfferedChannel, Provenance, Quantity, SameDayClauseKind, Step, Version};
use thutuc::calendar::Duration;

/// The outline, one row a line.
pub(super) fn of(version: &Version) -> String {
    let mut text = String::new();
    let to = version.to.map_or_else(|| "…".to_owned(), |to| to.to_string());
    writeln!(text, "{} to {to}{}", version.from, mark(version.illustrative)).unwrap();
    let channels: Vec<String> = version.channels.iter().map(channel).collect();
    writeln!(text, "field {}, level {}, {}", version.field, version.level.as_str(), channels.join(", ")).unwrap();
    writeln!(text, "signer {}, sets {}", version.signer.as_deref().unwrap_or("-"), version.sets.unwrap_or(0)).unwrap();
    for document in &version.documents {
        writeln!(text, "document {}", document_line(document)).unwrap();
    }
    for row in &version.fees {
        writeln!(text, "fee {}: {}{}", row.id, row.rule, row_mark(&row.provenance)).unwrap();
    }
    for row in &version.deadlines {
        let law = row.statutory.as_ref().map_or_else(String::new, |law| format!(" (law: {})", law.rule));
        writeln!(text, "deadline: {}{law}{}", row.terms.rule, row_mark(&row.provenance)).unwrap();
    }
    if let Some(row) = &version.reappointment {
        writeln!(text, "reappointment: {}{}", row.rule, row_mark(&row.provenance)).unwrap();
    }
    if let Some(row) = &version.supplement {
        let [notice, resubmit] = [row.notice, row.resubmit].map(|limit| limit.as_ref().map_or("-".into(), duration));
        writeln!(text, "supplement: notice {notice}, resubmit {resubmit}, {:?}", row.clock).unwrap();
    }
    for step in &version.steps {
        writeln!(text, "step {}", step_line(step)).unwrap();
    }
    for row in &version.requirements {
        writeln!(text, "requirement: {}", row.rule).unwrap();
    }
    match &version.same_day {
        None => writeln!(text, "no same-day rule").unwrap(),
        Some(block) => {
            for clause in &block.clauses {
                let kind = match clause.kind {
                    SameDayClauseKind::When => "must hold",
                    SameDayClauseKind::Unless => "must not hold",
                };
                writeln!(text, "same day, {kind}: {}", clause.rule).unwrap();
            }
        }
    }
    text
}

/// A row is illustrative itself, or what a simplification made of it is.
fn row_mark(provenance: &Provenance) -> &'static str {
    mark(provenance.illustrative || provenance.changes.iter().any(|change| change.illustrative))
}

fn mark(illustrative: bool) -> &'static str {
    if illustrative { " *" } else { "" }
}

fn channel(offer: &OfferedChannel) -> String {
    let mode = match offer.mode {
        None => "",
        Some(ChannelMode::Full) => " full",
        Some(ChannelMode::Partial) => " partial",
    };
    format!("{}{mode}", offer.channel.as_str())
}

fn document_line(document: &Document) -> String {
    let mut line = format!("{} {}", document.id, quantity(&document.quantity));
    let flags = [
        (document.form.is_some(), "form"),
        (document.presented, "presented"),
        (document.digitise, "digitised"),
        (document.optional, "optional"),
        (document.drawn_from.is_some(), "drawn"),
        (document.when.is_some(), "conditional"),
    ];
    flags.into_iter().filter(|(is_set, _)| *is_set).for_each(|(_, word)| {
        line.push(' ');
        line.push_str(word);
    });
    document.group.iter().for_each(|group| line.push_str(&format!(" in group {group}")));
    line
}

fn quantity(quantity: &Quantity) -> String {
    let kinds = [
        (quantity.originals, "original"),
        (quantity.copies, "copy"),
        (quantity.certified, "certified"),
        (quantity.electronic, "electronic"),
    ];
    let written = kinds.into_iter().filter(|(count, _)| *count > 0).map(|(count, kind)| format!("{count} {kind}"));
    written.collect::<Vec<_>>().join(" + ")
}

fn step_line(step: &Step) -> String {
    let after = if step.after.is_empty() { String::new() } else { format!(" after {}", step.after.join(", ")) };
    let who = step.role.as_deref().map_or_else(String::new, |role| format!(" by {role}"));
    let within = step.within.as_ref().map_or_else(String::new, |within| format!(" within {}", duration(within)));
    let flags = [
        (step.when.is_some(), " conditional"),
        (step.mandatory, " mandatory"),
        (step.returns_result, " returns"),
        (step.provenance.illustrative, " *"),
    ];
    let flags: String = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, word)| word).collect();
    format!("{}{after}{who}{within}{flags}", step.id)
}

fn duration(duration: &Duration) -> String {
    let unit = serde_json::to_value(duration.unit).unwrap();
    let fraction = if duration.hundredths == 0 { String::new() } else { format!(".{:02}", duration.hundredths) };
    format!("{}{fraction} {}", duration.count, unit.as_str().unwrap().replace('_', " "))
}
