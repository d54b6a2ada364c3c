//! `E08`, `W08`: conditions.

problems! {
    /// Conditions that say nothing.
    ConditionProblem {
    }
}
