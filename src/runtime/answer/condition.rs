//! One expression, compiled once and asked of many dossiers.

use super::{Dossier, RuleSet};
use crate::bundle::Logic;
use crate::runtime::code::Code;
use crate::runtime::decide::DecideError;
use crate::runtime::logic::Scope;

/// A condition over the facts of a rule set.
#[derive(Clone, Debug)]
pub struct Condition<'r> {
    pub(in crate::runtime) rules: &'r RuleSet,
    pub(in crate::runtime) condition: Code,
}

impl RuleSet {
    /// Compiles a condition, as those of a bundle are; it may name any fact and document of the bundle.
    ///
    /// # Errors
    /// [`DecideError::BadExpression`] for what the loader would refuse, and for an amount.
    ///
    /// # Example
    /// ```
    /// use serde_json::json;
    /// use thutuc::bundle::Logic;
    /// use thutuc::runtime::{DecideError, RuleSet};
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let logic = json!({"and": [{"var": "documents.complete"}, {"!": [{"var": "cần-xác-minh"}]}]});
    /// let condition = rules.condition(&Logic(logic))?;
    ///
    /// let mut dossier = rules.dossier();
    /// dossier.set_bool(rules.fact_slot("hồ-sơ.đầy-đủ")?, true)?;
    /// assert_eq!(condition.holds(&dossier)?, None);
    /// dossier.set_bool(rules.fact_slot("cần-xác-minh")?, true)?;
    /// assert_eq!(condition.holds(&dossier)?, Some(false));
    ///
    /// let unknown = rules.condition(&Logic(json!({"var": "không-có"})));
    /// assert!(matches!(unknown, Err(DecideError::BadExpression { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn condition(&self, logic: &Logic) -> Result<Condition<'_>, DecideError> {
        let scope = Scope { facts: &self.facts, has_document: &|_| true };
        let condition = scope.condition(logic).map_err(|message| DecideError::BadExpression { message })?;
        Ok(Condition { rules: self, condition: Code::new(condition) })
    }
}

impl Condition<'_> {
    /// Whether it holds for what was given of a dossier; none where that depends on facts that were not.
    ///
    /// # Errors
    /// [`DecideError::OtherRules`] for a dossier of another rule set.
    #[inline]
    pub fn holds(&self, dossier: &Dossier<'_>) -> Result<Option<bool>, DecideError> {
        if !std::ptr::eq(dossier.rules(), self.rules) {
            return Err(DecideError::OtherRules);
        }
        Ok(self.condition.holds(dossier.known()))
    }
}
