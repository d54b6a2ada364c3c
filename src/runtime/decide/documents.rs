//! Says of each document whether it is asked for, or on which facts that depends.

use std::collections::BTreeSet;

use super::case::Case;
use super::decision::Document;
use crate::bundle;
use crate::runtime::expr::Slot;
use crate::runtime::rules::DocumentRules;

/// The documents in the procedure's order.
pub(super) fn documents(case: &Case<'_>) -> Vec<Document> {
    let all = case.version.documents.iter().zip(&case.compiled.documents);
    let show = |(document, rules): (&bundle::Document, &DocumentRules)| {
        let mut depends_on = BTreeSet::new();
        let required = is_required(case, document, rules, &mut depends_on);
        let quantity = document.quantity;
        Document {
            id: document.id.clone(),
            group: document.group.clone(),
            required,
            originals: quantity.originals,
            copies: quantity.copies,
            certified: quantity.certified,
            electronic: quantity.electronic,
            depends_on: if required.is_none() { case.names(&depends_on) } else { Vec::new() },
        }
    };
    all.map(show).collect()
}

/// An optional document is never required. Of a group one member is enough: once a member is there, no other is required;
/// in an ordered group a member is asked for only where the one before is not there.
fn is_required(
    case: &Case<'_>,
    document: &bundle::Document,
    rules: &DocumentRules,
    depends_on: &mut BTreeSet<Slot>,
) -> Option<bool> {
    if document.optional {
        return Some(false);
    }
    let holds = rules.when.as_ref().map_or(Some(true), |when| when.holds(&case.facts));
    if holds == Some(false) || is_replaced(case, document) {
        return Some(false);
    }
    if holds.is_none() {
        rules.when.iter().for_each(|when| when.missing(&case.facts, depends_on));
        return None;
    }
    match earlier(case, document) {
        Some(before) => match case.facts.yes(before) {
            Some(there) => Some(!there),
            None => {
                depends_on.insert(before);
                None
            }
        },
        None => Some(true),
    }
}

/// Whether another member of the document's group is known to be there.
fn is_replaced(case: &Case<'_>, document: &bundle::Document) -> bool {
    let Some(group) = &document.group else { return false };
    let mut others = case.version.documents.iter().zip(&case.compiled.documents);
    others.any(|(other, rules)| {
        other.group.as_ref() == Some(group) && other.id != document.id && case.facts.yes(rules.there) == Some(true)
    })
}

/// In an ordered group, the slot of the member before that may be asked for.
fn earlier(case: &Case<'_>, document: &bundle::Document) -> Option<Slot> {
    let group = document.group.as_ref()?;
    case.version.document_groups.iter().find(|other| other.id == *group && other.ordered)?;
    let members = case.version.documents.iter().zip(&case.compiled.documents);
    let before = members.take_while(|(other, _)| other.id != document.id);
    before.filter(|(other, _)| other.group.as_ref() == Some(group)).last().map(|(_, rules)| rules.there)
}
