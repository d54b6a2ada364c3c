//! `E04`, `W04`: steps.

problems! {
    /// Step graphs that cannot run.
    StepProblem {
        /// Steps that wait for each other.
        E0401 Cycle { steps: String }
            message "các bước chờ nhau theo vòng: {steps}" / "steps wait for each other in a ring: {steps}";
        /// A step that waits for a ring of steps.
        E0402 Unreachable { step: String }
            message "không bao giờ đến được bước `{step}`" / "the step `{step}` is never reached";
        /// A step that runs on after the result is returned.
        E0403 RunsOn { step: String, last: String }
            message "bước `{step}` không xong trước bước trả kết quả `{last}`" / "the step `{step}` does not end before `{last}` returns the result"
            help "để bước trả kết quả `sau` bước này" / "let the step that returns the result come `after` this one";
        /// Two steps that both return the result.
        E0404 ReturnsTwice { step: String, other: String }
            message "bước `{step}` và bước `{other}` cùng trả kết quả" / "the steps `{step}` and `{other}` both return the result";
        /// A step that names the same step twice.
        E0405 AfterTwice { step: String }
            message "bước `{step}` được nêu hai lần sau `sau`" / "the step `{step}` stands twice in `after`"
    }
}
