//! The lines of a slip: fields with their labels in one column, what belongs to them below.

use super::output::WIDTH;
use crate::diagnostics::render::{hush, wrap};

/// Where the values of fields begin.
const COLUMN: usize = 22;

/// A page as it is written.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A line from the margin.
    pub(super) fn line(&mut self, text: &str) {
        self.put("", text);
    }

    /// An empty line; two in a row are one.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A label and its value.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        let label = format!("{label}:");
        let gap = COLUMN.checked_sub(label.chars().count()).filter(|gap| *gap > 0).unwrap_or(1);
        self.put(&format!("{label}{}", " ".repeat(gap)), value);
    }

    /// More of a field's value.
    pub(super) fn below(&mut self, text: &str) {
        self.put(&" ".repeat(COLUMN), text);
    }

    /// One of several values of a field.
    pub(super) fn item(&mut self, text: &str) {
        self.put(&format!("{}- ", " ".repeat(COLUMN)), text);
    }

    /// More of one of several values.
    pub(super) fn deeper(&mut self, text: &str) {
        self.put(&format!("{}  ", " ".repeat(COLUMN)), text);
    }

    /// A row of a list below a heading, with its own lead.
    pub(super) fn row(&mut self, lead: &str, text: &str) {
        self.put(&format!("  {lead}"), text);
    }

    fn put(&mut self, lead: &str, text: &str) {
        let text = hush(text);
        self.text.push_str(wrap(lead, &text, WIDTH).trim_end());
        self.text.push('\n');
    }

    /// The text, ending in one line end.
    pub(super) fn finish(self) -> String {
        format!("{}\n", self.text.trim_end())
    }
}
