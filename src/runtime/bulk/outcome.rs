//! What became of a dossier of the past under a rule set: its answer, its fee and its end, with the rules that say so.

use chrono::{NaiveDate, NaiveDateTime};

use super::clerk::{Clerk, Receipt};
use crate::bundle::{Language, Office, Version};
use crate::calendar::Table;
use crate::runtime::decide::{DecideError, Decision, Pause, Phase, Request, Status, Verdict};
use crate::runtime::rules::RuleSet;

/// A dossier under a rule set, with everything that happened to it.
#[derive(Clone, Debug)]
pub(crate) struct Outcome<'r> {
    /// The procedure's code as the rules have it.
    pub(crate) procedure: &'r str,
    pub(crate) office: &'r Office,
    /// The calendar of its office.
    pub(crate) table: &'r Table,
    pub(crate) version: &'r Version,
    pub(crate) verdict: Verdict,
    pub(crate) counted_from: NaiveDateTime,
    /// None where nothing is due or that depends on facts that are not given, as of all moments.
    pub(crate) statutory: Option<NaiveDateTime>,
    pub(crate) committed: Option<NaiveDateTime>,
    pub(crate) promised: Option<NaiveDateTime>,
    /// By name, whole đồng; none where that depends on facts that are not given, or is set elsewhere.
    pub(crate) fees: Vec<(&'r str, Option<i64>)>,
    pub(crate) phase: Phase,
    /// Its last national status; none where no event gives one.
    pub(crate) status: Option<Status>,
    /// When an event ended it.
    pub(crate) ended: Option<NaiveDateTime>,
    /// What does not count, since counting started.
    pub(crate) pauses: Vec<Pause>,
}

impl<'r> Outcome<'r> {
    /// Whether it was done, and not withdrawn, on a day.
    pub(crate) fn is_done_on(&self, day: NaiveDate) -> bool {
        let is_done = self.phase == Phase::Ended && self.status != Some(Status::Withdrawn);
        is_done && self.ended.is_some_and(|ended| ended.date() == day)
    }

    /// The sum of the fees; none where one of them is not known, or the sum leaves 64 bits.
    pub(crate) fn fee(&self) -> Option<i64> {
        self.fees.iter().try_fold(0_i64, |sum, (_, amount)| sum.checked_add((*amount)?))
    }

    /// A dossier by its whole decision.
    ///
    /// # Errors
    /// As [`RuleSet::decide`].
    pub(crate) fn decided(rules: &'r RuleSet, request: &Request, language: Language) -> Result<Self, DecideError> {
        let decision = rules.decide_in(request, language)?;
        let version = rules.procedure(&decision.procedure).zip(rules.version(&decision.procedure, decision.version));
        let office = rules.office(&decision.office);
        let table = office.and_then(|office| rules.calendar(&office.calendar));
        match (version, office, table) {
            (Some((procedure, version)), Some(office), Some(table)) => {
                Ok(Self::of(decision, &procedure.id, office, table, version))
            }
            // What a decision names the rules have.
            _ => Err(DecideError::OtherRules),
        }
    }

    fn of(decision: Decision, procedure: &'r str, office: &'r Office, table: &'r Table, version: &'r Version) -> Self {
        let fees = decision.fee.rows.iter().filter_map(|row| {
            let fee = version.fees.iter().find(|fee| fee.id == row.id)?;
            Some((fee.id.as_str(), row.amount))
        });
        let fees = fees.collect();
        Self {
            procedure,
            office,
            table,
            version,
            verdict: decision.same_day.verdict,
            counted_from: decision.counted_from.0,
            statutory: decision.statutory.at.map(|at| at.0),
            committed: decision.committed.at.map(|at| at.0),
            promised: decision.promised.map(|at| at.0),
            fees,
            phase: decision.state.phase,
            status: decision.state.status,
            ended: decision.state.ended.map(|at| at.0),
            pauses: decision.state.pauses,
        }
    }
}

impl<'r> Clerk<'r> {
    /// What becomes of the dossier at hand where nothing happens to it. None where only the whole decision can say everything:
    /// something is wrong, or the version is laid out.
    pub(crate) fn outcome(&mut self, receipt: &Receipt<'_>) -> Option<Outcome<'r>> {
        let service = self.services.find(receipt.procedure, receipt.office)?;
        let answer = service.answer_at(&mut self.dossier, receipt.received, receipt.channel).ok()?;
        let grounds = service.grounds(&self.dossier, receipt.received)?;
        Some(Outcome {
            procedure: grounds.procedure,
            office: grounds.office,
            table: grounds.table,
            version: grounds.version,
            verdict: answer.verdict(),
            counted_from: answer.counted_from()?,
            statutory: answer.statutory(),
            committed: answer.committed(),
            promised: answer.promised(),
            fees: grounds.fees,
            phase: Phase::Running,
            status: None,
            ended: None,
            pauses: Vec::new(),
        })
    }
}
