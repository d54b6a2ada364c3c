//! Limits, fees, re-appointment and supplements.

use super::{Expr, Provenance};
use crate::bundle::{Clock, Cutoff, DeadlineKind, Limit, Texts};
use crate::calendar::Duration;
use crate::source::Spanned;

/// A row of limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// A limit of its own or one that is added.
    pub kind: DeadlineKind,
    /// The committed terms, simplifications applied.
    pub terms: Terms,
    /// The law's terms where a simplification changed them.
    pub statutory: Option<Terms>,
    /// When the row applies; `None`: where no other does.
    pub when: Option<Expr>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// How long a limit is and what it counts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// The limit.
    pub limit: Spanned<Limit>,
    /// The cut-off.
    pub cutoff: Option<Cutoff>,
    /// The step whose end starts it, which exists; `None`: the counting start.
    pub from_step: Option<Spanned<String>>,
    /// The clause as written.
    pub rule: String,
}

impl Terms {
    /// True where both say the same, however it is written.
    pub fn same(&self, other: &Self) -> bool {
        let step = |terms: &Self| terms.from_step.as_ref().map(|step| step.node.clone());
        self.limit.node == other.limit.node
            && self.cutoff.map(|cutoff| cutoff.after) == other.cutoff.map(|cutoff| cutoff.after)
            && step(self) == step(other)
    }
}

/// A row of a fee or charge.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// `lệ phí` for the charge, `phí` for the unnamed fee, else the fee's name.
    pub id: String,
    /// đồng; `None` where the amount is set elsewhere.
    pub amount: Option<Expr>,
    /// The text that sets the amount.
    pub set_by: Option<Texts>,
    /// The clause as written.
    pub rule: String,
    /// When the row applies; `None`: where no other of its fee does.
    pub when: Option<Expr>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The re-appointment (`hẹn lại tối đa`).
#[derive(Clone, Debug, PartialEq)]
pub struct Reappointment {
    /// Counted from the committed moment.
    pub within: Duration,
    /// When one is possible.
    pub when: Option<Expr>,
    /// The clause as written.
    pub rule: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A request for supplements (`bổ sung`).
#[derive(Clone, Debug, PartialEq)]
pub struct Supplement {
    /// How soon the office says what is missing.
    pub notice: Option<Duration>,
    /// How long the applicant has.
    pub resubmit: Option<Duration>,
    /// What happens to the clock.
    pub clock: Clock,
    /// Where it comes from.
    pub provenance: Provenance,
}
