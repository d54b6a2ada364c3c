//! Where a dossier stands after its events, as a decision shows it.

use serde::Serialize;

use super::case::Case;
use super::decision::Moment;
use super::events::Status;
use crate::calendar;

/// What has become of a dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct State {
    /// Whether its clock runs.
    pub phase: Phase,
    /// Its last national status; null where no event gives one.
    pub status: Option<Status>,
    /// When an event last gave that status; the receipt where none does.
    pub since: Moment,
    /// What it waits for, or waited for when it ended; null while its clock runs.
    pub waiting_for: Option<Waiting>,
    /// Until when the applicant may hand supplements in (`nộp lại trong`); null where none are waited for or no rule says.
    pub resubmit_by: Option<Moment>,
    /// From when the clock restarted from zero, each time.
    pub restarts: Vec<Moment>,
    /// The pauses since then, which are added to the limits.
    pub pauses: Vec<Pause>,
    /// When it was re-appointed; null where it never was.
    pub reappointed: Option<Moment>,
    /// When it ended, done, returned, withdrawn or not received; null while it is open.
    pub ended: Option<Moment>,
}

/// A stretch that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pause {
    /// From when.
    pub began: Moment,
    /// Until when.
    pub ended: Moment,
}

/// Whether the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It runs.
    Running,
    /// It stands until the dossier is back: nothing is due.
    Waiting,
    /// The dossier is done, returned or withdrawn; what was due stays as it last was.
    Ended,
    /// The dossier was never received: nothing is due.
    NotReceived,
}

/// What a dossier waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// The applicant's supplements (status 5).
    Supplements,
    /// The applicant's payment (status 6).
    Payment,
    /// That work goes on (status 8).
    Resumption,
}

/// The state of a case.
pub(super) fn state(case: &Case<'_>) -> State {
    let life = &case.life;
    State {
        phase: life.phase(),
        status: life.status,
        since: Moment(life.since.unwrap_or(case.received)),
        waiting_for: life.waiting_for(),
        resubmit_by: resubmit_by(case),
        restarts: life.restarts.iter().copied().map(Moment).collect(),
        pauses: life
            .pauses
            .iter()
            .map(|&(began, ended)| Pause { began: Moment(began), ended: Moment(ended) })
            .collect(),
        reappointed: life.reappointed.map(Moment),
        ended: life.ended.map(Moment),
    }
}

/// A limit from another moment than the receipt: it starts at the request, open or not. Past the calendar it is unknown.
fn resubmit_by(case: &Case<'_>) -> Option<Moment> {
    let asked = case.life.wait.as_ref().filter(|_| case.life.phase() == Phase::Waiting)?.supplements?;
    let within = case.version.supplement.as_ref()?.resubmit?;
    calendar::due(case.table, asked, &within.into()).ok().map(|due| Moment(due.at))
}
