//! Rows of dossiers: CSV and JSON lines.

use thutuc::bundle::Language;
use thutuc::cli::batch::{TextForm, answers};

use super::rules::rules;

/// Any bytes behind the first, which chooses the form, are answered a row each, or have a header that cannot be used.
pub fn batch(bytes: &[u8]) {
    let Some((form, rows)) = bytes.split_first() else { return };
    let form = if form % 2 == 0 { TextForm::Lines } else { TextForm::Csv };
    let Ok(answered) = answers(rules(), Language::Vi, form, rows) else { return };
    assert!(std::str::from_utf8(&answered).is_ok());
    if form == TextForm::Lines {
        let is_object =
            |line: &[u8]| serde_json::from_slice::<serde_json::Value>(line).is_ok_and(|row| row.is_object());
        assert!(answered.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).all(is_object));
    }
}
