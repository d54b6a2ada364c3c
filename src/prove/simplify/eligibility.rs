//! Nobody who could have the answer the same day loses it: whoever met the requirements and the same-day clauses before meets
//! them after. That the promise itself is no later follows from the limits.

use std::collections::BTreeMap;

use super::Pair;
use crate::bundle::SameDayClauseKind;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SimplifyProblem;
use crate::model::{Expr, Version};
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::rows::first_receipt;
use crate::prove::witness::{Search, witness};

pub(super) fn check(pair: &Pair<'_, '_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let subject = pair.subject;
    let space = &subject.space;
    let (old, new) = (clauses(pair.before), clauses(subject.version));
    let (Some(old), Some(new)) = (old, new) else { return Ok(()) };
    let mut was = pair.common.clone();
    for (condition, wanted) in &old {
        let holds = space.holds(condition, &pair.complete)?;
        was = if *wanted { space.and(&was, &holds)? } else { space.without(&was, &holds)? };
    }
    for (condition, holds) in new {
        let stands = space.holds(condition, &subject.complete)?;
        let stopped = if holds { space.without(&was, &stands)? } else { space.and(&was, &stands)? };
        if stopped.is_empty() {
            continue;
        }
        let mut wanted: Vec<Wanted<'_>> = (old.iter())
            .map(|(condition, holds)| Wanted { condition, complete: &pair.complete, holds: *holds })
            .collect();
        wanted.push(Wanted { condition, complete: &subject.complete, holds: !holds });
        let mut finding = Finding::new(SimplifyProblem::NarrowerSameDay {}, pair.span);
        if let Some((receipt, place, channel)) = first_receipt(subject, &stopped)? {
            let search = Search {
                space,
                region: &stopped,
                wanted: &wanted,
                received: receipt.received,
                channel,
                given: BTreeMap::new(),
            };
            if let Some((dossier, _)) = search.dossier()? {
                let (expected, found) = ("eligible".to_owned(), "not_eligible".to_owned());
                finding.witness = Some(witness(space, &dossier, (subject.code, place), expected, found));
            }
        }
        findings.push(finding);
        return Ok(());
    }
    Ok(())
}

/// What must hold, and what must not, for the same day; none without a same-day rule.
fn clauses(version: &Version) -> Option<Vec<(&Expr, bool)>> {
    let block = version.same_day.as_ref()?;
    let own = block.clauses.iter().map(|clause| (&clause.condition, matches!(clause.kind, SameDayClauseKind::When)));
    Some(version.requirements.iter().map(|row| (&row.condition, true)).chain(own).collect())
}
