//! Dates and catalogs for the tests of rules.

use chrono::NaiveDate;

/// A day by its ISO form.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
