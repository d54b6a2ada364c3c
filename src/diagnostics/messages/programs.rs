//! `E06`, `W06`: programs and same-day promises.

problems! {
    /// Programs that cannot be held.
    ProgramProblem {
    }
}
