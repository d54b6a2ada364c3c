//! `E05`, `W05`: deadlines, fees and budgets.

problems! {
    /// Limits and fees that cannot be told or kept.
    DeadlineProblem {
    }
}
