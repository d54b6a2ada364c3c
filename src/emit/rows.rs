//! Turns the rows of a version into their wire form: fees, limits, re-appointment, supplements, steps, grounds of refusal
//! and same-day clauses.

use super::Emitter;
use super::law::names;
use super::procedures::name;
use crate::bundle;
use crate::model::{ApplicantWait, Deadline, Fee, Reappointment, Requirement, SameDayClause, Step, Supplement, Terms};

impl Emitter<'_> {
    pub(super) fn fee(&mut self, fee: &Fee) -> bundle::Fee {
        bundle::Fee {
            id: fee.id.clone(),
            stage: None,
            amount: self.when(fee.amount.as_ref()),
            set_by: fee.set_by.clone(),
            rule: fee.rule.clone(),
            when: self.when(fee.when.as_ref()),
            provenance: self.provenance(&fee.provenance),
        }
    }

    pub(super) fn deadline(&mut self, row: &Deadline) -> bundle::Deadline {
        bundle::Deadline {
            kind: row.kind,
            terms: terms(&row.terms),
            statutory: row.statutory.as_ref().map(terms),
            when: self.when(row.when.as_ref()),
            provenance: self.provenance(&row.provenance),
        }
    }

    pub(super) fn reappointment(&mut self, row: &Reappointment) -> bundle::Reappointment {
        bundle::Reappointment {
            within: row.within,
            when: self.when(row.when.as_ref()),
            rule: row.rule.clone(),
            provenance: self.provenance(&row.provenance),
        }
    }

    pub(super) fn supplement(&self, row: &Supplement) -> bundle::Supplement {
        bundle::Supplement {
            notice: row.notice,
            resubmit: row.resubmit,
            clock: row.clock,
            provenance: self.provenance(&row.provenance),
        }
    }

    pub(super) fn step(&mut self, step: &Step) -> bundle::Step {
        bundle::Step {
            id: step.id.clone(),
            stage: None,
            title: step.title.clone(),
            after: names(&step.after),
            role: name(step.role.as_ref()),
            agency: step.agency.clone(),
            consult: step.consult.clone(),
            within: step.within.map(|within| within.node),
            at_least: step.at_least.map(|floor| floor.node),
            applicant: step.applicant.map(wait),
            when: self.when(step.when.as_ref()),
            mandatory: step.mandatory,
            digitise: step.digitise,
            returns_result: step.returns_result,
            provenance: self.provenance(&step.provenance),
        }
    }

    pub(super) fn requirement(&mut self, row: &Requirement) -> bundle::Requirement {
        bundle::Requirement {
            condition: self.logic(&row.condition),
            reason: row.reason.clone(),
            rule: row.rule.clone(),
            provenance: self.provenance(&row.provenance),
        }
    }

    pub(super) fn clause(&mut self, clause: &SameDayClause) -> bundle::SameDayClause {
        bundle::SameDayClause {
            kind: clause.kind,
            condition: self.logic(&clause.condition),
            reason: clause.reason.clone(),
            rule: clause.rule.clone(),
            provenance: self.provenance(&clause.provenance),
        }
    }
}

fn terms(terms: &Terms) -> bundle::Terms {
    bundle::Terms {
        limit: terms.limit.node.clone(),
        cutoff: terms.cutoff,
        from_step: name(terms.from_step.as_ref()),
        rule: terms.rule.clone(),
    }
}

const fn wait(wait: ApplicantWait) -> bundle::ApplicantWait {
    bundle::ApplicantWait { at_most: wait.at_most, then: wait.then }
}
