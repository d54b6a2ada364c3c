//! A loaded rule set: the bundle with every name resolved to a place and every expression compiled, ready to decide.

use crate::bundle::{Bundle, Office, Procedure, Version};
use crate::calendar::{Desk, Hours, Table};

use super::code::Code;
use super::derived::DerivedSlots;
use super::expr::Slot;
use super::facts::FactTable;
use super::num::Num;

/// A bundle that was checked in full. Immutable, `Send + Sync`; any number of threads may decide from one value.
#[derive(Clone, Debug)]
pub struct RuleSet {
    pub(super) bundle: Bundle,
    pub(super) facts: FactTable,
    pub(super) derived: DerivedSlots,
    /// By the bundle's order, as everything below.
    pub(super) calendars: Vec<Table>,
    pub(super) offices: Vec<OfficeRules>,
    pub(super) procedures: Vec<Vec<VersionRules>>,
    pub(super) programs: Vec<ProgramRules>,
}

/// What is compiled of an office.
#[derive(Clone, Debug)]
pub(super) struct OfficeRules {
    /// Its calendar's place.
    pub(super) calendar: usize,
    pub(super) desk: Desk,
    pub(super) closed: Vec<chrono::NaiveDate>,
    /// The places of the programs that it runs by name; those of its level come on top.
    pub(super) programs: Vec<usize>,
}

/// What is compiled of a version; lists lie beside the lists of the bundle's version.
#[derive(Clone, Debug)]
pub(super) struct VersionRules {
    pub(super) complete: Code,
    pub(super) documents: Vec<DocumentRules>,
    pub(super) fees: Vec<FeeRules>,
    /// `when` of each row.
    pub(super) deadlines: Vec<Option<Code>>,
    pub(super) reappointment: Option<Code>,
    pub(super) steps: Vec<StepRules>,
    /// The steps in an order in which each comes after those that it waits for.
    pub(super) step_order: Vec<usize>,
    pub(super) stages: Vec<StageRules>,
    /// The stages in such an order.
    pub(super) stage_order: Vec<usize>,
    pub(super) requirements: Vec<Code>,
    /// The condition of each clause.
    pub(super) same_day: Vec<Code>,
}

/// What is compiled of a document.
#[derive(Clone, Debug)]
pub(super) struct DocumentRules {
    pub(super) when: Option<Code>,
    /// The slot of `document.NAME`.
    pub(super) there: Slot,
    /// The slot of `document.NAME.drawn`.
    pub(super) drawn: Slot,
}

/// What is compiled of a fee row.
#[derive(Clone, Debug)]
pub(super) struct FeeRules {
    /// The place of the stage that it belongs to.
    pub(super) stage: Option<usize>,
    pub(super) when: Option<Code>,
    pub(super) amount: Option<Num>,
}

/// What is compiled of a step.
#[derive(Clone, Debug)]
pub(super) struct StepRules {
    /// The place of the stage that it belongs to.
    pub(super) stage: Option<usize>,
    pub(super) when: Option<Code>,
    /// The places of the steps that it comes after.
    pub(super) after: Vec<usize>,
}

/// What is compiled of a stage.
#[derive(Clone, Debug)]
pub(super) struct StageRules {
    pub(super) when: Option<Code>,
    /// The places of the stages that it comes after.
    pub(super) after: Vec<usize>,
    /// `when` of each of its procedure's limits.
    pub(super) deadlines: Vec<Option<Code>>,
}

/// What is compiled of a program.
#[derive(Clone, Debug)]
pub(super) struct ProgramRules {
    /// The condition of each clause.
    pub(super) clauses: Vec<Code>,
    /// By weekday, Monday first: the session's windows.
    pub(super) weekly: [Hours; 7],
    /// By date, sorted.
    pub(super) dated: Vec<(chrono::NaiveDate, Hours)>,
    /// Whether it has a place, so that it takes dossiers on channel `mobile` only.
    pub(super) mobile: bool,
}

impl RuleSet {
    /// The bundle as it was loaded.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// An office by its name.
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.bundle.offices.get(self.office_place(id)?)
    }

    /// A procedure by its code. A code with a local suffix (`1.001193.000.00.00.H05`) finds the national one where the
    /// bundle does not have that suffix itself.
    pub fn procedure(&self, code: &str) -> Option<&Procedure> {
        self.bundle.procedures.get(self.procedure_place(code)?)
    }

    /// The version of a procedure that starts on a date, such as a decision names it.
    pub fn version(&self, code: &str, from: chrono::NaiveDate) -> Option<&Version> {
        self.procedure(code)?.versions.iter().find(|version| version.from == from)
    }

    /// The table of a calendar by its name.
    pub fn calendar(&self, id: &str) -> Option<&Table> {
        let place = self.bundle.calendars.binary_search_by(|calendar| calendar.id.as_str().cmp(id)).ok()?;
        self.calendars.get(place)
    }

    pub(super) fn office_place(&self, id: &str) -> Option<usize> {
        self.bundle.offices.binary_search_by(|office| office.id.as_str().cmp(id)).ok()
    }

    pub(super) fn procedure_place(&self, code: &str) -> Option<usize> {
        let find =
            |code: &str| self.bundle.procedures.binary_search_by(|procedure| procedure.id.as_str().cmp(code)).ok();
        find(code).or_else(|| find(national_code(code)?))
    }
}

/// The national part of a code: a digit, a dot and six digits, before a dotted suffix.
fn national_code(code: &str) -> Option<&str> {
    let (national, suffix) = code.split_at_checked(8)?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed =
        national.split_once('.').is_some_and(|(group, number)| group.len() == 1 && digits(group) && digits(number));
    (well_formed && suffix.starts_with('.')).then_some(national)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_suffix_leads_to_the_national_code() {
        assert_eq!(national_code("1.001193.000.00.00.H05"), Some("1.001193"));
        assert_eq!(national_code("1.013980.H19"), Some("1.013980"));
        assert_eq!(national_code("1.001193"), None);
        assert_eq!(national_code("1.0011930.H05"), None);
        assert_eq!(national_code("1,001193.H05"), None);
    }

    #[test]
    fn rule_sets_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<RuleSet>();
    }
}
