//! Nobody who could have the answer the same day loses it: a dossier that was eligible is eligible after. It was where it met
//! the requirements and the same-day clauses and a promise existed; it loses that where one of them stops it now, or where its
//! program does ([`promises`](super::promises)). That a promise by the limit stays follows from the limits.

use super::promises::{self, Met};
use super::{Pair, promises::Eligible};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SimplifyProblem;
use crate::model::{Expr, Version};
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::witness::witness;

pub(super) fn check(pair: &Pair<'_, '_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let space = &pair.subject.space;
    let (Some(old), Some(new)) = (clauses(pair.before), clauses(pair.subject.version)) else { return Ok(()) };
    let mut was = Eligible { region: pair.common.clone(), wanted: Vec::new() };
    for clause in &old {
        was = was.narrowed(space, clause.met(&pair.complete))?;
    }
    let mut is = was.clone();
    for clause in new {
        let met = clause.met(&pair.subject.complete);
        let stopped = is.narrowed(space, Wanted { holds: !met.holds, ..met })?;
        if let Some(found) = promises::was_promised(pair, &stopped)? {
            return report(pair, &found, clause.verdict, findings);
        }
        is = is.narrowed(space, met)?;
    }
    match promises::lost(pair, &is)? {
        Some(found) => report(pair, &found, "not_eligible", findings),
        None => Ok(()),
    }
}

fn report(pair: &Pair<'_, '_>, met: &Met<'_>, verdict: &str, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let subject = pair.subject;
    let mut finding = Finding::new(SimplifyProblem::NarrowerSameDay {}, pair.span);
    if let Some(program) = met.program {
        finding = finding.related(program.name, crate::diagnostics::Note::Other);
    }
    let (dossier, _) = subject.dossier(&met.of.region, &met.of.wanted, met.received, &[met.channel])?;
    let at = (subject.code, met.place);
    finding.witness = Some(witness(&subject.space, &dossier, at, "eligible".to_owned(), verdict.to_owned()));
    findings.push(finding);
    Ok(())
}

/// A requirement or a same-day clause, and what becomes of a dossier that it stops.
struct Clause<'a> {
    condition: &'a Expr,
    must_hold: bool,
    verdict: &'static str,
}

impl<'a> Clause<'a> {
    fn met(&self, complete: &'a Expr) -> Wanted<'a> {
        Wanted { condition: self.condition, complete, holds: self.must_hold }
    }
}

/// What must hold, and what must not, for the same day; none without a same-day rule.
fn clauses(version: &Version) -> Option<Vec<Clause<'_>>> {
    let block = version.same_day.as_ref()?;
    let required = version.requirements.iter();
    let required = required.map(|row| Clause { condition: &row.condition, must_hold: true, verdict: "refused" });
    let own = block.clauses.iter().map(|clause| Clause {
        condition: &clause.condition,
        must_hold: clause.must_hold(),
        verdict: "not_eligible",
    });
    Some(required.chain(own).collect())
}
