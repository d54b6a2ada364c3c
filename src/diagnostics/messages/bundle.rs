//! `E09`, `W09`: bundles.

use crate::diagnostics::Term;

problems! {
    /// Bundles that cannot be written or read.
    BundleProblem {
        /// A part of the language that this version does not turn into a bundle.
        E0901 NotCompiled { what: Term }
            message "phiên bản này chưa biên dịch được {what}" / "{what} is not compiled by this version"
    }
}
