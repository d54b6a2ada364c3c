//! Turns a request into a decision: version, counting start, limits, verdict, promise, fees, documents and steps.

mod case;
mod decision;
mod documents;
mod error;
mod evaluate;
mod event_error;
mod events;
mod fees;
mod known;
mod life;
mod limit;
mod nearest;
mod promise;
mod provenance;
mod reappoint;
mod request;
mod rows;
mod sessions;
mod stages;
mod standing;
mod state;
mod steps;
mod texts;

pub use decision::{
    Blocking, Candidate, Decision, Document, Due, Fee, FeeRow, Moment, Requirements, SameDay, Slip, Stage, Step,
    Verdict,
};
pub use error::{DecideError, Expected};
pub use evaluate::Evaluated;
pub use event_error::EventError;
pub use events::{Event, EventKind, Status};
pub use request::{FactValue, Request, parse_date, parse_moment, parse_value};
pub use standing::{Standing, StandingError};
pub use state::{Pause, Phase, State, Waiting};

pub(super) use case::{
    beyond, check_channel, check_horizon, check_level, check_office, covering, is_held, no_version, offers, office,
    procedure, takes,
};
#[cfg(feature = "cli")]
pub(super) use fees::amounts;
pub(super) use limit::{beyond as count_beyond, duration, term};
pub(super) use provenance::Side;
#[cfg(feature = "bulk")]
pub(super) use request::parse_minute;
pub(super) use request::to_value;
pub(super) use rows::selects;
#[cfg(feature = "bulk")]
pub(super) use rows::{Outcome, bases, extensions, missing, selected};

use self::case::Case;
use self::stages::Stages;
use self::steps::Schedule;
use super::rules::RuleSet;
use crate::bundle::Language;
use crate::calendar::Table;

impl RuleSet {
    /// Decides one dossier, with texts in the catalog's own language.
    ///
    /// # Errors
    /// [`DecideError`] for what cannot be decided at all: no such procedure, office, version or channel, facts that are not
    /// declared, out of bounds or contradict each other, or events that cannot have happened so.
    ///
    /// # Example
    /// ```
    /// use thutuc::bundle::Channel;
    /// use thutuc::runtime::{Request, RuleSet, Verdict, parse_moment};
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let facts = [("hồ-sơ.đầy-đủ", "có"), ("cần-xác-minh", "không"), ("người-ký.có-mặt", "có")];
    /// let facts = facts.map(|(name, text)| rules.read_fact(name, text).map(|value| (name.to_owned(), value)));
    /// let mut request = Request {
    ///     procedure: "1.001193".to_owned(),
    ///     office: "yên-định".to_owned(),
    ///     received: parse_moment("2025-10-03T14:00").ok_or("a moment")?,
    ///     channel: Channel::Online,
    ///     facts: facts.into_iter().collect::<Result<_, _>>()?,
    ///     events: Vec::new(),
    /// };
    /// let decision = rules.decide(&request)?;
    /// assert_eq!(decision.same_day.verdict, Verdict::Eligible);
    /// assert_eq!(decision.statutory.at.map(|at| at.to_string()).as_deref(), Some("2025-10-03T17:00"));
    ///
    /// // What is not known is asked for, never guessed.
    /// request.facts.remove("cần-xác-minh");
    /// let decision = rules.decide(&request)?;
    /// assert_eq!(decision.same_day.verdict, Verdict::Undetermined);
    /// assert_eq!(decision.same_day.missing, ["cần-xác-minh"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide(&self, request: &Request) -> Result<Decision, DecideError> {
        self.decide_in(request, self.bundle.language)
    }

    /// Decides one dossier, with texts in a language where the catalog gives them in it.
    ///
    /// # Errors
    /// [`DecideError`], as [`RuleSet::decide`].
    pub fn decide_in(&self, request: &Request, language: Language) -> Result<Decision, DecideError> {
        let case = Case::new(self, request, language)?;
        let stages = Stages::lay(&case);
        let schedule = Schedule::lay(&case, &stages);
        let mut statutory = limit::reckon(&case, Side::Statutory, &schedule)?.due;
        let mut committed = limit::reckon(&case, Side::Committed, &schedule)?;
        if !request.events.is_empty() {
            reappoint::keep_within(&mut committed, &statutory);
        }
        let mut reappointment = match &case.version.reappointment {
            Some(reappointment) => limit::reappointment(&case, reappointment, &committed.due)?,
            None => None,
        };
        let (requirements, unmet) = promise::requirements(&case);
        let promise = promise::promise(&case, &committed, &requirements, &unmet);
        let steps = in_session(&case, &promise).unwrap_or(schedule).steps(&case);
        let fee = fees::fee(&case);
        let mut committed = committed.due;
        reappoint::replace(&case, &mut committed)?;
        if case.life.is_stopped() {
            (statutory, committed) = (reappoint::stopped(statutory), reappoint::stopped(committed));
            reappointment = None;
        }
        let illustrative = case.version.illustrative
            || case.version.provenance.illustrative
            || statutory.illustrative
            || committed.illustrative
            || promise.program.is_some_and(|(program, _)| program.provenance.illustrative)
            || fee.rows.iter().any(|row| row.illustrative)
            || steps.iter().any(|step| step.illustrative);
        let slip = match promise.same_day.verdict {
            Verdict::Eligible => Slip::OnRequest,
            Verdict::NotEligible | Verdict::Undetermined | Verdict::Refused => Slip::Required,
        };
        Ok(Decision {
            procedure: case.procedure.id.clone(),
            version: case.version.from,
            office: case.office.id.clone(),
            channel: case.channel,
            received: Moment(case.received),
            counted_from: Moment(case.start()),
            promised: promise.at.map(Moment).or(committed.at),
            same_day: promise.same_day,
            statutory,
            committed,
            reappointment,
            slip,
            requirements,
            fee,
            documents: documents::documents(&case),
            steps,
            stages: stages.stages(&case),
            state: state::state(&case),
            illustrative,
        })
    }
}

/// The steps in the windows of the session that gives the promise, if they fit.
fn in_session(case: &Case<'_>, promise: &promise::Promise<'_>) -> Option<Schedule> {
    let (_, hours) = promise.program.filter(|_| case.life.pauses.is_empty())?;
    let table = Table::session(case.start().date(), hours).ok()?;
    Some(Schedule::lay_in_session(case, &table)).filter(Schedule::fits)
}
