//! `E09`, `W09`: bundles.

use crate::diagnostics::Term;

problems! {
    /// Bundles that cannot be written. Codes below `E0950` are those of bundles that cannot be read.
    BundleProblem {
        /// A part of the language that this version does not turn into a bundle.
        E0951 NotCompiled { what: Term }
            message "phiên bản này chưa biên dịch được {what}" / "{what} is not compiled by this version";
        /// A calendar whose rows give no table of days.
        E0952 NoTable { calendar: String }
            message "không lập được bảng ngày của lịch `{calendar}`" / "no table of days can be made of the calendar `{calendar}`";
        /// Something that has no form in a bundle.
        E0953 NotWritten { detail: String }
            message "không ghi được vào gói: {detail}" / "it cannot be written to a bundle: {detail}"
    }
}
