//! `E02`, `W02`: names and types.

use crate::diagnostics::Term;

problems! {
    /// Names that stand for nothing or for two things, and values of the wrong type.
    NameProblem {
        /// A name that nothing declares.
        E0201 Unknown { what: Term, name: String }
            message "{what} `{name}` chưa được khai báo" / "{what} `{name}` is not declared";
        /// A name declared twice.
        E0202 Twice { what: Term, name: String }
            message "{what} `{name}` được khai báo hai lần" / "{what} `{name}` is declared twice"
    }
}
