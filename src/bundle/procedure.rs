//! A procedure and its versions: documents, fees, deadlines, steps and the same-day rule.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::law::{Provenance, is_false};
use super::{Channel, Level, Logic, Texts};
use crate::calendar::Duration;

/// All versions of one procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Procedure {
    /// The national code, such as `1.001193`.
    pub id: String,
    /// The name of the latest version.
    pub name: Texts,
    /// By start date, without overlap.
    pub versions: Vec<Version>,
}

/// A procedure as it stands from one day to another, simplifications applied: the parts that Decree 63/2010/ND-CP art. 8(2) asks
/// of every procedure, and what a decision needs beside them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Version {
    /// First day of receipt that it governs.
    pub from: NaiveDate,
    /// First day that it no longer governs; null: open.
    pub to: Option<NaiveDate>,
    /// True where the whole version is marked `minh họa`.
    pub illustrative: bool,
    /// True for a draft, which only `build --drafts` lets in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub draft: bool,
    /// The procedure's name.
    pub name: Texts,
    /// The level that handles it (the first written).
    pub level: Level,
    /// Every level that handles it.
    pub levels: Vec<Level>,
    /// The field (lĩnh vực).
    pub field: String,
    /// The deciding agency.
    pub agency: Texts,
    /// Agencies that coordinate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinating: Vec<Texts>,
    /// Id of the role that signs.
    pub signer: Option<String>,
    /// Applicants, as closed values of the language in English form.
    pub applicants: Vec<String>,
    /// Channels offered.
    pub channels: Vec<OfferedChannel>,
    /// Number of sets of documents (bộ hồ sơ); null where none is stated.
    pub sets: Option<u32>,
    /// The decision that publishes the procedure.
    pub published_by: Option<String>,
    /// What the applicant receives.
    pub results: Vec<Outcome>,
    /// Documents, flat: a case's condition is part of each member's `when`.
    pub documents: Vec<Document>,
    /// Groups of alternatives that `documents` name.
    pub document_groups: Vec<DocumentGroup>,
    /// Whether every required document is there, over `document.NAME`.
    pub documents_complete: Logic,
    /// Fee rows. Of one `id` the first whose `when` holds applies, else the one without; ids add up.
    pub fees: Vec<Fee>,
    /// Time limits. The first `base` row whose `when` holds applies, else the one without, plus each `extension` that holds.
    pub deadlines: Vec<Deadline>,
    /// How long a re-appointment may be.
    pub reappointment: Option<Reappointment>,
    /// What a request for supplements does to the clock.
    pub supplement: Option<Supplement>,
    /// Steps, in the author's order; `after` gives the graph.
    pub steps: Vec<Step>,
    /// Stages of a linked procedure.
    pub stages: Vec<Stage>,
    /// Grounds of refusal.
    pub requirements: Vec<Requirement>,
    /// The same-day rule; null where the procedure has none.
    pub same_day: Option<SameDay>,
    /// Levels at any office of which a dossier may be filed (`nơi nộp mọi cơ quan cấp xã`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_at: Vec<Level>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Version {
    /// Whether offices of a level take its dossiers in: they handle it, or it is filed there.
    pub fn is_received_at(&self, level: Level) -> bool {
        self.levels.contains(&level) || self.file_at.contains(&level)
    }
}

/// A channel that a version offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OfferedChannel {
    /// The channel.
    pub channel: Channel,
    /// For `online`: the whole way or a part of it.
    pub mode: Option<ChannelMode>,
}

/// How far an online service goes (Decree 42/2022 art. 3, kept by 224/2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChannelMode {
    /// `toàn trình`.
    Full,
    /// `một phần`.
    Partial,
}

/// A result of a procedure (kết quả).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Outcome {
    /// Its name in the procedure.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The national result code, such as `KQ.G15.000031`.
    pub code: Option<String>,
    /// How many of each kind.
    pub quantity: Quantity,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Numbers of each kind of copy, 0 where none is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// `bản chính`.
    pub originals: u32,
    /// `bản sao`.
    pub copies: u32,
    /// `bản sao chứng thực`.
    pub certified: u32,
    /// `bản điện tử` and `biểu mẫu điện tử`.
    pub electronic: u32,
}

/// A document that the applicant hands in or presents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Document {
    /// Its name; the fact `document.NAME` says whether it is there and valid.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The group of alternatives that it belongs to.
    pub group: Option<String>,
    /// The cases that it stands in, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Texts>,
    /// How many of each kind.
    pub quantity: Quantity,
    /// The form (mẫu), such as `CT01`.
    pub form: Option<String>,
    /// True where it is shown and given back (`xuất trình`).
    #[serde(default, skip_serializing_if = "is_false")]
    pub presented: bool,
    /// True where the office digitises it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub digitise: bool,
    /// True for `nếu có`: never counted in completeness.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// The database that it is drawn from; asked for only where `document.NAME.drawn` is no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn_from: Option<Texts>,
    /// When it is asked for, groups' and cases' conditions and the draw included.
    pub when: Option<Logic>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A group of alternatives (`một trong`): one member is enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentGroup {
    /// Its id: `1`, `2`, … in the version.
    pub id: String,
    /// True where a member counts only if the one before is not there (`theo thứ tự`).
    pub ordered: bool,
    /// When the group is asked for.
    pub when: Option<Logic>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A row of a fee or charge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Fee {
    /// `lệ phí` for the charge, `phí` for the unnamed fee, else the fee's name.
    pub id: String,
    /// The stage of a linked procedure that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Whole đồng, over facts; null where the amount is set elsewhere.
    pub amount: Option<Logic>,
    /// The text that sets the amount, such as a council's resolution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<Texts>,
    /// The clause as the catalog writes it.
    pub rule: String,
    /// When the row applies.
    pub when: Option<Logic>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A row of time limits. A version has at most one `base` row without `when`, and six `extension` rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deadline {
    /// A limit of its own or one that is added.
    pub kind: DeadlineKind,
    /// The committed terms: simplifications applied.
    #[serde(flatten)]
    pub terms: Terms,
    /// The law's terms where a simplification changed them; null: the committed ones.
    pub statutory: Option<Terms>,
    /// When the row applies.
    pub when: Option<Logic>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Whether a row is a limit of its own or is added to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// `thời hạn`.
    Base,
    /// `kéo dài thêm`.
    Extension,
}

/// How long a limit is and what it counts from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Terms {
    /// The limit.
    pub limit: Limit,
    /// The cut-off, where the law has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<Cutoff>,
    /// The step whose end starts the limit (`kể từ khi`); null: the counting start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_step: Option<String>,
    /// The clause as the catalog writes it.
    pub rule: String,
}

/// A limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Limit {
    /// `trong ngày`.
    SameDay,
    /// A duration.
    Duration {
        /// The duration.
        #[serde(flatten)]
        duration: Duration,
    },
    /// `không quy định`: the law sets none.
    None,
    /// A limit in words: never a date.
    Words {
        /// The words.
        text: Texts,
    },
}

/// `nhận sau T thì tính từ ngày làm việc tiếp theo`, such as 15:00 by Law 60/2014/QH13 art. 5(3) and Decree 23/2015/ND-CP art. 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cutoff {
    /// Minutes since midnight, 0 to 1439; a counting start strictly after it counts from the next working day.
    pub after: u16,
    /// True where the law adds "and not resolved at once", which changes nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unless_at_once: bool,
}

/// The re-appointment (`hẹn lại tối đa`), of which there may be one (Decree 61/2018/ND-CP art. 19(9)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reappointment {
    /// Counted from the committed moment.
    pub within: Duration,
    /// When one is possible.
    pub when: Option<Logic>,
    /// The clause as the catalog writes it.
    pub rule: String,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A request for supplements (`bổ sung`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Supplement {
    /// How soon the office says what is missing.
    pub notice: Option<Duration>,
    /// How long the applicant has to hand it in.
    pub resubmit: Option<Duration>,
    /// What happens to the clock.
    pub clock: Clock,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What a request for supplements does to the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// `tính lại từ đầu`: from zero when the dossier is back (Decree 61/2018 art. 19(4)).
    Restarts,
    /// `tạm dừng`: it goes on where it stopped.
    Pauses,
}

/// A step of the procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// Its name.
    pub id: String,
    /// The stage of a linked procedure that it belongs to: the step starts no earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Its title.
    pub title: Texts,
    /// Ids of the steps that it comes after.
    pub after: Vec<String>,
    /// Id of the role that does it.
    pub role: Option<String>,
    /// The agency that does it, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Texts>,
    /// Whose opinion it asks for (`lấy ý kiến`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consult: Option<Texts>,
    /// How long it may take, in open hours; the only span that may have a fraction of a working day.
    pub within: Option<Duration>,
    /// A floor (`chờ ít nhất`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Duration>,
    /// The applicant's own time, which stops the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<ApplicantWait>,
    /// When it runs; passed over where no.
    pub when: Option<Logic>,
    /// True where no simplification may drop it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub mandatory: bool,
    /// True where papers are digitised.
    #[serde(default, skip_serializing_if = "is_false")]
    pub digitise: bool,
    /// True for the step that returns the result.
    #[serde(default, skip_serializing_if = "is_false")]
    pub returns_result: bool,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The applicant's own time (`chờ người-nộp`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApplicantWait {
    /// At most so long; null: open.
    pub at_most: Option<Duration>,
    /// What silence means.
    pub then: Option<Lapse>,
}

/// What the end of the applicant's own time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lapse {
    /// `quá thì dừng`.
    Stops,
    /// `quá thì coi như đồng ý`.
    Agrees,
}

/// A stage of a linked procedure (`giai đoạn`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stage {
    /// Its name.
    pub id: String,
    /// Code of the procedure that it runs.
    pub procedure: String,
    /// Ids of the stages that it comes after.
    pub after: Vec<String>,
    /// Its limit; null: the procedure's committed one.
    pub within: Option<Duration>,
    /// Where it has no limit of its own, its procedure's committed limits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// When it runs.
    pub when: Option<Logic>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A ground of refusal (`yêu cầu`): where the condition is no, the dossier is refused, in writing and with the reason (Decree
/// 61/2018/ND-CP art. 19(8)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Requirement {
    /// What must hold.
    pub condition: Logic,
    /// Why it is refused otherwise.
    pub reason: Texts,
    /// The clause as the catalog writes it.
    pub rule: String,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The same-day rule (`trong ngày { … }`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SameDay {
    /// Its clauses: all must let the dossier through.
    pub clauses: Vec<SameDayClause>,
    /// `path:line` of the block.
    pub source: String,
}

/// A clause of a same-day rule or of a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SameDayClause {
    /// Whether the condition must hold or must not.
    pub kind: SameDayClauseKind,
    /// The condition.
    pub condition: Logic,
    /// Why a dossier that the clause stops is not eligible.
    pub reason: Texts,
    /// The clause as the catalog writes it.
    pub rule: String,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The two kinds of same-day clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SameDayClauseKind {
    /// `khi`: must hold.
    When,
    /// `trừ trường hợp`: must not hold.
    Unless,
}
