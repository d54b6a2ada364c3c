//! What a difference is: its kind, what it does to citizens, the days that it concerns and a dossier that shows it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostics::{Term, Witness};

/// What two bundles say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Days of receipt that one of them alone covers.
    Horizon,
    /// A procedure, or days that one of its versions governs, in one of them alone.
    Procedure,
    /// An office that handles the procedure in one of them alone.
    Office,
    /// A channel in one of them alone.
    Channel,
    /// The values that a fact can take.
    Fact,
    /// Who may apply.
    Applicants,
    /// Who signs.
    Signer,
    /// A ground of refusal.
    Refusal,
    /// Whether the result is due there and then.
    SameDay,
    /// The limit as it is committed to; the statutory one where it moved alike.
    Committed,
    /// The limit as the law has it, where it moved otherwise than the committed one.
    Statutory,
    /// When a same-day promise ends, where the committed limit does not say it.
    Promised,
    /// How long a re-appointment may be.
    Reappointment,
    /// What a request for supplements does.
    Supplement,
    /// What the applicant pays.
    Fee,
    /// Whether the dossier is complete.
    Complete,
    /// A document: whether it is asked for, and in how many copies.
    Document,
    /// How many sets of documents are handed in.
    Sets,
    /// What could not be compared within the budget of proofs.
    NotProven,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Horizon,
        Self::Procedure,
        Self::Office,
        Self::Channel,
        Self::Fact,
        Self::Applicants,
        Self::Signer,
        Self::Refusal,
        Self::SameDay,
        Self::Committed,
        Self::Statutory,
        Self::Promised,
        Self::Reappointment,
        Self::Supplement,
        Self::Fee,
        Self::Complete,
        Self::Document,
        Self::Sets,
        Self::NotProven,
    ];

    /// The form that stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Horizon => "horizon",
            Self::Procedure => "procedure",
            Self::Office => "office",
            Self::Channel => "channel",
            Self::Fact => "fact",
            Self::Applicants => "applicants",
            Self::Signer => "signer",
            Self::Refusal => "refusal",
            Self::SameDay => "same_day",
            Self::Committed => "committed",
            Self::Statutory => "statutory",
            Self::Promised => "promised",
            Self::Reappointment => "reappointment",
            Self::Supplement => "supplement",
            Self::Fee => "fee",
            Self::Complete => "complete",
            Self::Document => "document",
            Self::Sets => "sets",
            Self::NotProven => "not_proven",
        }
    }
}

/// What a difference does to those who apply: computed, never declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nobody is worse off and somebody better.
    Lighter,
    /// Nobody is better off and somebody worse.
    Heavier,
    /// Some are better off and some worse, or it cannot be said.
    Mixed,
}

impl Class {
    /// The form that stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lighter => "lighter",
            Self::Heavier => "heavier",
            Self::Mixed => "mixed",
        }
    }

    /// What two differences do together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Mixed }
    }
}

/// What a decision, or a version, says where it is no moment and no verdict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// A list of closed values or a text, as it stands.
    Text(String),
    /// No decision: the code of the error.
    Refused(&'static str),
    /// A decision.
    Decided,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What differs.
    pub kind: Kind,
    /// What it does to citizens.
    pub class: Class,
    /// Code of the procedure; none for what concerns all of them.
    pub procedure: Option<String>,
    /// The offices whose dossiers it concerns, by name; empty for what concerns all of them.
    pub offices: Vec<String>,
    /// What exactly: a document, a channel, a fact.
    pub what: Option<String>,
    /// The first day of receipt that it concerns.
    pub from: NaiveDate,
    /// The first day after the last one.
    pub to: NaiveDate,
    /// How many days of receipt it concerns.
    pub days: usize,
    /// Before and after, where no decision says it.
    pub said: Option<(Said, Said)>,
    /// For what could not be compared, what it ran out of.
    pub tried: Option<Term>,
    /// A dossier that shows it; `expected` and `found` are left to whoever decides it with both.
    pub witness: Option<Box<Witness>>,
}

/// A difference while it is gathered: over days, offices and directions.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    pub(super) class: Option<Class>,
    pub(super) days: BTreeSet<NaiveDate>,
    pub(super) said: Option<(Said, Said)>,
    pub(super) tried: Option<Term>,
    witness: Option<(Class, Box<Witness>)>,
}

impl Gathered {
    /// Adds days on which dossiers are told otherwise.
    pub(super) fn add(&mut self, class: Class, days: impl IntoIterator<Item = NaiveDate>) {
        self.class = Some(self.class.map_or(class, |before| before.and(class)));
        self.days.extend(days);
    }

    /// Whether a dossier would show more than the one that there is: what is heavier is shown first.
    pub(super) fn wants(&self, class: Class) -> bool {
        match &self.witness {
            None => true,
            Some((shown, _)) => *shown != Class::Heavier && class == Class::Heavier,
        }
    }

    pub(super) fn show(&mut self, class: Class, witness: Box<Witness>) {
        if self.wants(class) {
            self.witness = Some((class, witness));
        }
    }

    /// Whether the same days differ in the same way.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let told = |of: &Self| (of.class, of.said.clone(), of.tried);
        told(self) == told(other) && self.days == other.days
    }

    /// Joins what was gathered elsewhere.
    pub(super) fn join(&mut self, other: Self) {
        if let Some(class) = other.class {
            self.add(class, other.days);
        }
        if let Some((class, witness)) = other.witness {
            self.show(class, witness);
        }
        self.said = self.said.take().or(other.said);
        self.tried = self.tried.take().or(other.tried);
    }

    /// The change; none where nothing was gathered.
    pub(super) fn change(
        self,
        kind: Kind,
        procedure: Option<String>,
        offices: Vec<String>,
        what: Option<String>,
    ) -> Option<Change> {
        let (first, last) = (*self.days.first()?, *self.days.last()?);
        Some(Change {
            kind,
            class: self.class?,
            procedure,
            offices,
            what,
            from: first,
            to: last.succ_opt().unwrap_or(last),
            days: self.days.len(),
            said: self.said,
            tried: self.tried,
            witness: self.witness.map(|(_, witness)| witness),
        })
    }
}
