//! The guards that a catalog is to have beside the files that it has.

use std::collections::BTreeMap;

use super::difference::{self, Section};
use super::file::{Snapshot, Unreadable};
use super::{Guard, words};
use crate::bundle::Language;
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Both, Finding};
use crate::source::Span;

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
    /// What is wrong, at the head of the simplification, of an orphan in the guard's own file; none where nothing is.
    pub fn finding(&self, orphan: Span) -> Option<Finding> {
        let name = self.name.clone();
        let problem = match &self.state {
            State::Same => return None,
            State::Changed(sections) => {
                let what = Both::of(|language| difference::summary(sections, language));
                ScenarioProblem::GuardChanged { name, what }
            }
            State::Missing => ScenarioProblem::GuardMissing { name },
            State::Orphan => ScenarioProblem::GuardOrphan { name },
            State::Unreadable(why) => {
                ScenarioProblem::GuardUnreadable { name, why: Both::of(|language| why.say(language)) }
            }
        };
        Some(Finding::new(problem, self.guard.as_ref().map_or(orphan, |guard| guard.span)))
    }

    /// What differs from the accepted file, line by line; empty where there is nothing to compare.
    pub fn difference(&self, language: Language) -> String {
        match &self.state {
            State::Changed(sections) => difference::write(sections, language),
            _ => String::new(),
        }
    }

    /// The guard's file, relative to the catalog.
    pub fn path(&self) -> String {
        format!("{FOLDER}/{}.snap", self.name)
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
