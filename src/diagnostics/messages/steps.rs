//! `E04`, `W04`: steps.

problems! {
    /// Step graphs that cannot run.
    StepProblem {
    }
}
