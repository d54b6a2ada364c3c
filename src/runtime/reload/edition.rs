//! One bundle that was loaded, with what its signer states.

use std::fmt;
use std::ops::Deref;

use chrono::NaiveDate;

use crate::bundle::Statement;
use crate::runtime::RuleSet;

/// Rules that were loaded, and where a key is trusted, verified. It is asked as the [`RuleSet`] that it holds.
#[derive(Debug)]
pub struct Edition {
    pub(super) rules: RuleSet,
    pub(super) statement: Statement,
}

impl Edition {
    /// The rules.
    pub const fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The bundle's revision.
    pub fn revision(&self) -> &str {
        &self.rules.bundle().revision
    }

    /// Its sequence; 0 where none is stated, or nobody is trusted.
    pub const fn sequence(&self) -> u64 {
        self.statement.sequence
    }

    /// The day that it waits for, or waited for.
    pub const fn activate(&self) -> Option<NaiveDate> {
        self.statement.activate
    }

    /// Whether it says what another one says.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let stated = |edition: &Self| (edition.statement.sequence, edition.statement.activate);
        self.revision() == other.revision() && stated(self) == stated(other)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sequence() {
            0 => write!(f, "the bundle {}", self.revision()),
            sequence => write!(f, "the bundle {}, sequence {sequence},", self.revision()),
        }
    }
}

impl Deref for Edition {
    type Target = RuleSet;

    fn deref(&self) -> &RuleSet {
        &self.rules
    }
}
