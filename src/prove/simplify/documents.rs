//! Nothing is asked for that was not asked for before: no dossier that was complete becomes incomplete, and no document is
//! asked for where it was not. Dropping one of several alternatives can do both.

use std::collections::BTreeMap;

use super::Pair;
use crate::diagnostics::messages::SimplifyProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Document, Expr, ExprKind};
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::rows::first_receipt;
use crate::prove::space::Region;
use crate::prove::witness::{Search, witness};

pub(super) fn check(pair: &Pair<'_, '_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let subject = pair.subject;
    if pair.before.documents == subject.version.documents {
        return Ok(());
    }
    let space = &subject.space;
    let everything = &pair.common;
    let was = space.and(everything, &space.holds(&pair.complete, &pair.complete)?)?;
    let lost = space.without(&was, &space.holds(&subject.complete, &subject.complete)?)?;
    if !lost.is_empty() {
        let wanted = [
            Wanted { condition: &pair.complete, complete: &pair.complete, holds: true },
            Wanted { condition: &subject.complete, complete: &subject.complete, holds: false },
        ];
        findings.push(finding(pair, &lost, &wanted, None)?);
        return Ok(());
    }
    let list = subject.version.documents.iter().flat_map(|documents| &documents.list);
    for document in list {
        let before = pair.before.documents.as_ref().and_then(|documents| documents.get(&document.row.id));
        let asked = asked(document, subject.version.head);
        let was_asked =
            before.map_or(Expr::any(subject.version.head, []), |before| self::asked(before, subject.version.head));
        let new = space.and(everything, &space.holds(&asked, &subject.complete)?)?;
        let new = space.without(&new, &space.holds(&was_asked, &pair.complete)?)?;
        if !new.is_empty() {
            let wanted = [
                Wanted { condition: &asked, complete: &subject.complete, holds: true },
                Wanted { condition: &was_asked, complete: &pair.complete, holds: false },
            ];
            findings.push(finding(pair, &new, &wanted, Some(document))?);
            return Ok(());
        }
    }
    Ok(())
}

/// When a document is asked for.
fn asked(document: &Document, span: crate::source::Span) -> Expr {
    document.when.clone().unwrap_or(Expr::new(span, ExprKind::And(Vec::new())))
}

fn finding(
    pair: &Pair<'_, '_>,
    region: &Region,
    wanted: &[Wanted<'_>],
    document: Option<&Document>,
) -> Result<Finding, TooMuch> {
    let subject = pair.subject;
    let problem = SimplifyProblem::AsksForMore {};
    let drop = pair.before.documents.iter().flat_map(|documents| &documents.list);
    let gone = drop
        .filter(|old| subject.version.documents.as_ref().is_none_or(|documents| documents.get(&old.row.id).is_none()));
    let mut finding = Finding::new(problem, pair.span);
    for old in gone {
        finding = finding.related(old.row.name, Note::Other);
    }
    let Some((receipt, place, channel)) = first_receipt(subject, region)? else { return Ok(finding) };
    let search =
        Search { space: &subject.space, region, wanted, received: receipt.received, channel, given: BTreeMap::new() };
    if let Some((dossier, _)) = search.dossier()? {
        let (expected, found) = match document {
            None => ("documents.complete = true".to_owned(), "documents.complete = false".to_owned()),
            Some(document) => {
                let id = &document.row.id;
                (format!("documents.{id}.required = false"), format!("documents.{id}.required = true"))
            }
        };
        finding.witness = Some(witness(&subject.space, &dossier, (subject.code, place), expected, found));
    }
    Ok(finding)
}
