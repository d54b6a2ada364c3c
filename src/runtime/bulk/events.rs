//! The events of a row, as JSON or a cell of text gives them.

use serde_json::Value;

use super::text::name;
use crate::runtime::decide::{DecideError, Event};

/// An event as the command line gives it, `MOMENT=STATUS`.
///
/// # Errors
/// [`DecideError::Event`] with the event's own error.
pub(crate) fn event(text: &str) -> Result<Event, DecideError> {
    Event::parse(&name(text)).map_err(DecideError::from)
}

/// The events of a row: a list of texts `MOMENT=STATUS` or objects `{"at", "status"}`, or one text with `;` between them;
/// null and an empty text are none.
///
/// # Errors
/// As [`event`].
pub(super) fn events(value: &Value) -> Result<Vec<Event>, DecideError> {
    let texts = |text: &str| text.split(';').filter(|text| !text.trim().is_empty()).map(event).collect();
    match value {
        Value::Null => Ok(Vec::new()),
        Value::String(text) => texts(text),
        Value::Array(items) => items.iter().map(|item| event(&shown(item))).collect(),
        other => event(&shown(other)).map(|event| vec![event]),
    }
}

/// A text without its quotes, an event's object as the text, anything else as it stands in JSON.
fn shown(value: &Value) -> String {
    match (value.get("at"), value.get("status")) {
        (Some(at), Some(status)) => format!("{}={}", shown(at), shown(status)),
        _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}
