//! What a decision says, as it stands in JSON: members never vanish, what is unknown is null or an empty list. Only marks
//! (`illustrative: true`, and `depends_on` beside something that is null) appear where they say something and nowhere else.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Serialize, Serializer};

use super::state::State;
use crate::bundle::Channel;

/// A moment on the local clock, in whole minutes, written `2025-10-03T14:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub NaiveDateTime);

impl std::fmt::Display for Moment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.0.format("%Y-%m-%dT%H:%M"))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Everything that is decided about one dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Decision {
    /// The procedure's code as the bundle has it.
    pub procedure: String,
    /// First day of the version that governs.
    pub version: NaiveDate,
    /// The office.
    pub office: String,
    /// The channel.
    pub channel: Channel,
    /// The moment of receipt.
    pub received: Moment,
    /// When counting starts: the receipt, or the next opening of the desk; after a restart, the return or the next opening.
    pub counted_from: Moment,
    /// Whether the result is due there and then.
    pub same_day: SameDay,
    /// The limit as the law has it; nothing is due while the clock stands.
    pub statutory: Due,
    /// The limit after simplifications; after a re-appointment, what that allows.
    pub committed: Due,
    /// How long a re-appointment may be, where one is possible.
    pub reappointment: Option<Due>,
    /// What the office promises; null where the committed moment is.
    pub promised: Option<Moment>,
    /// Whether an appointment slip must be issued (Decree 61/2018/ND-CP art. 17(4)).
    pub slip: Slip,
    /// Whether the grounds of refusal are ruled out.
    pub requirements: Requirements,
    /// What the applicant pays.
    pub fee: Fee,
    /// What the applicant hands in, in the procedure's order.
    pub documents: Vec<Document>,
    /// The steps that run, in the procedure's order.
    pub steps: Vec<Step>,
    /// Of a linked procedure, the stages that run, in its order; no member of other procedures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// What became of the dossier after its receipt.
    pub state: State,
    /// True where a figure that the decision rests on is published by no source.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// The same-day verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SameDay {
    /// The verdict.
    pub verdict: Verdict,
    /// The program that gives the promise; null where the committed limit gives it.
    pub program: Option<String>,
    /// Until when; null unless eligible.
    pub until: Option<Moment>,
    /// Every clause that stands in the way.
    pub blocked_by: Vec<Blocking>,
    /// For an undetermined verdict, the facts that would settle it.
    pub missing: Vec<String>,
}

/// The four verdicts. A service must know what to tell of each, so the list is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Due there and then.
    Eligible,
    /// Not: `blocked_by` says why.
    NotEligible,
    /// It depends on `missing`.
    Undetermined,
    /// A requirement fails.
    Refused,
}

impl Verdict {
    /// The form that stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::NotEligible => "not_eligible",
            Self::Undetermined => "undetermined",
            Self::Refused => "refused",
        }
    }
}

/// A clause that stands in the way, or a requirement that fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Blocking {
    /// The clause as the catalog writes it, or `no_rule` or `no_promise`.
    pub clause: String,
    /// The reason.
    pub text: String,
    /// The law.
    pub basis: Vec<String>,
    /// `path:line`.
    pub source: String,
}

/// Where a limit ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Due {
    /// The moment; null where it is undetermined or the law sets none.
    pub at: Option<Moment>,
    /// The clause as the catalog writes it, extensions behind it; null where it is undetermined.
    pub rule: Option<String>,
    /// True where a day whose status decides the moment may still change.
    pub provisional: bool,
    /// The law.
    pub basis: Vec<String>,
    /// `path:line`.
    pub source: Option<String>,
    /// The facts that would settle an undetermined moment.
    pub missing: Vec<String>,
    /// The moments that an undetermined one can be.
    pub candidates: Vec<Candidate>,
    /// True where no source publishes the limit.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// One moment that a limit can end at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The condition of the row, as JsonLogic; null for the row that holds where no other does.
    pub when: Option<serde_json::Value>,
    /// The moment; null where that row sets none.
    pub at: Option<Moment>,
    /// The row as the catalog writes it.
    #[serde(skip)]
    pub rule: String,
}

/// Whether an appointment slip is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// Only if asked for: the result comes there and then.
    OnRequest,
    /// Always.
    Required,
}

/// The grounds of refusal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Requirements {
    /// Whether all are met; null where that depends on `missing`.
    pub met: Option<bool>,
    /// Those that fail.
    pub failed: Vec<Blocking>,
    /// The facts that would settle the others.
    pub missing: Vec<String>,
}

/// What the applicant pays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Fee {
    /// The sum in whole đồng; null where a row is unknown.
    pub amount: Option<i64>,
    /// Always `VND`.
    pub currency: &'static str,
    /// One row a fee.
    pub rows: Vec<FeeRow>,
    /// The facts that would settle unknown rows.
    pub missing: Vec<String>,
}

/// One fee or the charge.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FeeRow {
    /// Its name.
    pub id: String,
    /// Whole đồng; null where unknown or set elsewhere.
    pub amount: Option<i64>,
    /// True where no source publishes the amount.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Document {
    /// Its name.
    pub id: String,
    /// The group of alternatives that it belongs to.
    pub group: Option<String>,
    /// Whether it is asked for; null where that depends on `depends_on`.
    pub required: Option<bool>,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
    /// How many certified copies.
    pub certified: u32,
    /// How many electronic ones.
    pub electronic: u32,
    /// The facts that would settle `required`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// Its name.
    pub id: String,
    /// Who does it.
    pub role: Option<String>,
    /// When it starts; null where that depends on `depends_on`.
    pub start: Option<Moment>,
    /// When it is due.
    pub due: Option<Moment>,
    /// The facts that would settle whether or when it runs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    /// True where no source publishes how long it takes.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// A stage of a linked procedure that runs or may run. Its moments are for those who handle it: the linked limit alone is
/// the promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Stage {
    /// Its name.
    pub id: String,
    /// Code of its procedure.
    pub procedure: String,
    /// When it starts; null where that depends on `depends_on`.
    pub start: Option<Moment>,
    /// When it is due.
    pub due: Option<Moment>,
    /// True where a day whose status decides `due` may still change.
    pub provisional: bool,
    /// The facts that would settle whether it runs or when it is due.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    /// True where no source publishes its limit.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

// serde hands the field over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !*value
}
