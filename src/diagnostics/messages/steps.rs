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
        /// Steps that run on after the result is returned.
        E0403 RunsOn { steps: String, last: String }
            message "bước trả kết quả `{last}` không chờ bước {steps} xong" / "`{last}` returns the result without waiting for {steps} to end"
            help "thêm bước ấy vào `sau` của bước trả kết quả" / "add what it does not wait for to its `after`";
        /// Two steps that both return the result.
        E0404 ReturnsTwice { step: String, other: String }
            message "bước `{step}` và bước `{other}` cùng trả kết quả" / "the steps `{step}` and `{other}` both return the result";
        /// A step that names the same step twice.
        E0405 AfterTwice { step: String }
            message "bước `{step}` được nêu hai lần sau `sau`" / "the step `{step}` stands twice in `after`"
    }
}
