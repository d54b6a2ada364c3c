//! `E08`, `W08`: conditions.

problems! {
    /// Conditions that say nothing.
    ConditionProblem {
        /// A value that stands twice in one list.
        W0801 ValueTwice { value: String }
            message "giá trị `{value}` được nêu hai lần" / "the value `{value}` stands twice"
    }
}
