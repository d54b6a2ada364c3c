//! The guards that a catalog is to have beside the files that it has.

use std::collections::BTreeMap;

use super::difference::{self, Section};
use super::file::{Snapshot, Unreadable};
use super::{Guard, words};
use crate::bundle::Language;

/// What came of one guard.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its name, `CODE@DATE`.
    pub name: String,
    /// What the rules give now; none for an orphan.
    pub guard: Option<Guard>,
    /// How the file stands to it.
    pub state: State,
}

/// How a file stands to what the rules give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It says the same.
    Same,
    /// It says something else, in these sections.
    Changed(Vec<Section>),
    /// There is no file.
    Missing,
    /// There is a file and no simplification.
    Orphan,
    /// The file cannot be read.
    Unreadable(Unreadable),
}

/// What is wrong with a guard: where, what, how to cure it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the catalog: the simplification's, of an orphan the guard's own.
    pub path: String,
    /// The line in it.
    pub line: u32,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What differs, as text; empty where there is nothing to compare.
    pub detail: String,
}

/// The folder of guards beside a catalog's manifest.
pub const FOLDER: &str = "guards";

/// Compares guards with the contents of the files by their names, by name.
pub fn compare(expected: &[Guard], files: &BTreeMap<String, Vec<u8>>) -> Vec<Outcome> {
    let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
    for guard in expected {
        let state = match files.get(&guard.name).map(|bytes| Snapshot::parse(bytes)) {
            None => State::Missing,
            Some(Err(why)) => State::Unreadable(why),
            Some(Ok(file)) if file.contents == guard.contents => State::Same,
            Some(Ok(file)) => State::Changed(difference::sections(&file.contents, &guard.contents)),
        };
        outcomes.insert(&guard.name, Outcome { name: guard.name.clone(), guard: Some(guard.clone()), state });
    }
    for name in files.keys() {
        let orphan = || Outcome { name: name.clone(), guard: None, state: State::Orphan };
        outcomes.entry(name).or_insert_with(orphan);
    }
    outcomes.into_values().collect()
}

impl Outcome {
    /// What is wrong, in a language; none where nothing is.
    pub fn problem(&self, language: Language) -> Option<Problem> {
        let name = &self.name;
        let (message, help) = match &self.state {
            State::Same => return None,
            State::Changed(_) => (words::problem_changed(language, name), words::help_changed(language)),
            State::Missing => (words::problem_missing(language, name), words::help_missing(language)),
            State::Orphan => (words::problem_orphan(language, name), words::help_orphan(language)),
            State::Unreadable(why) => {
                (words::problem_unreadable(language, name, &why.say(language)), words::help_unreadable(language))
            }
        };
        let detail = match &self.state {
            State::Changed(sections) => difference::write(sections, language),
            _ => String::new(),
        };
        let (path, line) = match &self.guard {
            Some(guard) => (guard.source.clone(), guard.line),
            None => (format!("{FOLDER}/{name}.snap"), 1),
        };
        Some(Problem { path, line, message, help, detail })
    }

    /// What an update did with it, in a language; none where nothing was to do.
    pub fn accepted(&self, language: Language) -> Option<String> {
        let name = &self.name;
        match &self.state {
            State::Same => None,
            State::Changed(sections) => {
                Some(words::accepted_changed(language, name, &difference::summary(sections, language)))
            }
            State::Missing => Some(words::accepted_new(language, name)),
            State::Orphan => Some(words::accepted_gone(language, name)),
            State::Unreadable(_) => Some(words::accepted_rewritten(language, name)),
        }
    }
}
