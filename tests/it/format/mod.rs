//! The formatter: its style in small cases, that it changes no meaning, and the command.

mod command;
mod languages;
mod properties;
mod random;
mod style;

use thutuc::bundle::Language;
use thutuc::diagnostics::Finding;
use thutuc::source::Sources;

/// A text in the one style, or its findings.
fn try_format(text: &str, language: Language) -> Result<String, Vec<Finding>> {
    let mut sources = Sources::default();
    let id = sources.add("a.tt", text.as_bytes()).unwrap();
    thutuc::format::format(sources.get(id).unwrap(), language)
}

#[track_caller]
fn vi(text: &str) -> String {
    try_format(text, Language::Vi).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

#[track_caller]
fn en(text: &str) -> String {
    try_format(text, Language::En).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

/// What holds of every text without errors: it is printed once and for all, and turns into the other language and back.
#[track_caller]
fn holds(text: &str) -> String {
    let first = vi(text);
    assert_eq!(vi(&first), first, "not printed once and for all:\n{text}");
    let english = en(text);
    assert_eq!(en(&english), english, "not printed once and for all:\n{text}");
    assert_eq!(en(&first), english, "English differs by way of Vietnamese:\n{text}");
    assert_eq!(vi(&english), first, "does not turn back:\n{text}");
    assert_eq!(english.lines().count(), first.lines().count());
    first
}

/// A source, then what it is in Vietnamese and in English.
#[track_caller]
fn shown(text: &str) -> String {
    let first = holds(text);
    format!("{text}\n--- vi\n{first}\n--- en\n{}", en(text))
}
