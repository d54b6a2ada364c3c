//! What reaches the terminal: results on standard output, findings and progress on standard error. A reader that goes away
//! early ends the command quietly.

use std::io::{self, IsTerminal, Write};

use super::Outcome;
use super::failure::Failure;
use crate::bundle::Language;
use crate::diagnostics::render::Human;

/// The width of lines that are wrapped: fixed, so that reports look the same everywhere.
pub(super) const WIDTH: usize = 100;

/// Writes a result.
///
/// # Errors
/// [`Failure::Closed`] where the reader has gone, else [`Failure::Write`].
pub(super) fn result(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| failed(error, "stdout"))
}

/// Writes a JSON document, indented, with a line end.
///
/// # Errors
/// As [`result`].
pub(super) fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Internal(error.to_string()))?;
    result(&format!("{text}\n"))
}

/// Says on standard output, as JSON, why there is no result.
///
/// # Errors
/// As [`result`].
pub(super) fn refused(failure: &Failure, language: Language) -> Result<Outcome, Failure> {
    if matches!(failure, Failure::Closed) {
        return Err(Failure::Closed);
    }
    let error = Refusal { code: failure.code(), message: failure.message(language) };
    json(&Refused { error })?;
    Ok(Outcome::Refused(failure.status()))
}

/// Says on standard error why there is no result.
///
/// # Errors
/// [`Failure::Closed`] as it is.
pub(super) fn complained(failure: Failure, language: Language) -> Result<Outcome, Failure> {
    if matches!(failure, Failure::Closed) {
        return Err(failure);
    }
    progress(&failure.say(language));
    Ok(Outcome::Refused(failure.status()))
}

#[derive(serde::Serialize)]
struct Refused {
    error: Refusal,
}

#[derive(serde::Serialize)]
struct Refusal {
    code: &'static str,
    message: String,
}

/// Writes a line of progress, or an error; whether anybody reads it changes nothing.
pub(super) fn progress(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes a report on standard error.
pub(super) fn report(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes on standard error what is of use only where somebody reads it.
///
/// # Errors
/// As [`result`].
pub(super) fn heard(text: &str) -> Result<(), Failure> {
    io::stderr().lock().write_all(text.as_bytes()).map_err(|error| failed(error, "stderr"))
}

/// Clears the screen that standard error is shown on, and nothing where it is no terminal.
pub(super) fn clear() {
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    if io::stderr().is_terminal() && !is_dumb {
        // ECMA-48: erase the display, home. What was scrolled away stays.
        report("\u{1b}[2J\u{1b}[H");
    }
}

/// How reports on standard error are written: coloured on a terminal, never with `NO_COLOR` (no-color.org).
pub(super) fn human(language: Language) -> Human {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Human { language, colour: !refused && io::stderr().is_terminal(), width: WIDTH }
}

pub(super) fn failed(error: io::Error, what: &str) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::Closed;
    }
    Failure::Write(io::Error::new(error.kind(), format!("{what}: {error}")))
}
