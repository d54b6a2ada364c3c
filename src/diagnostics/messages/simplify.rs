//! `E07`, `W07`: simplifications.

problems! {
    /// Simplifications that do not fit what they change.
    SimplifyProblem {
    }
}
