//! A second table with what happened to dossiers, a row an event: `dossier`, `at`, `status`. It is held in memory while the log is read,
//! which is why it is bounded.

use std::collections::HashMap;

use super::error::LogError;
use super::mapping::Mapping;
use super::moment;
use crate::rows::Row;
use crate::runtime::{Event, EventKind, RowError, name};

/// The most events that a table may have: some two gigabytes in memory.
pub(crate) const MAX_EVENTS: u64 = 20_000_000;

/// The columns of the table.
const COLUMNS: [&str; 3] = ["dossier", "at", "status"];

/// What happened, by dossier.
#[derive(Debug, Default)]
pub(crate) struct Histories {
    by_dossier: HashMap<Box<str>, History>,
    events: u64,
}

#[derive(Debug)]
enum History {
    Events(Vec<Event>),
    /// A row of it cannot be read, so that nothing is known of the whole.
    Broken(LogError),
}

/// Why a table of events cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HistoryError {
    /// A column is not there.
    Lacks(&'static str),
    /// It has more events than are held.
    TooMany,
}

/// Where the columns stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places([usize; 3]);

impl Places {
    /// The columns of a header.
    ///
    /// # Errors
    /// [`HistoryError::Lacks`].
    pub(crate) fn of(names: &[String]) -> Result<Self, HistoryError> {
        let mut places = [0; 3];
        for (place, wanted) in places.iter_mut().zip(COLUMNS) {
            let found = names.iter().position(|name| name == wanted);
            *place = found.ok_or(HistoryError::Lacks(wanted))?;
        }
        Ok(Self(places))
    }
}

impl Histories {
    /// Adds a row, whose number in the table is given. A row that cannot be read breaks the history of its dossier, and is given back.
    ///
    /// # Errors
    /// [`HistoryError::TooMany`].
    pub(crate) fn add(
        &mut self,
        places: Places,
        row: &Row<'_>,
        number: u64,
        mapping: &Mapping,
    ) -> Result<Option<LogError>, HistoryError> {
        self.events = self.events.checked_add(1).filter(|events| *events <= MAX_EVENTS).ok_or(HistoryError::TooMany)?;
        let [dossier, at, status] = places.0.map(|place| row.cell(place).unwrap_or_default());
        let dossier = name(dossier);
        if dossier.is_empty() {
            return Ok(Some(RowError::Lacks("dossier").into()));
        }
        let history = self.by_dossier.entry(dossier.as_ref().into()).or_insert_with(|| History::Events(Vec::new()));
        match event(at, status, mapping) {
            Ok(event) => {
                if let History::Events(events) = history {
                    events.push(event);
                }
                Ok(None)
            }
            Err(why) => {
                *history = History::Broken(LogError::Events { row: number, why: Box::new(why.clone()) });
                Ok(Some(why))
            }
        }
    }

    /// How many dossiers it tells of.
    pub(crate) fn dossiers(&self) -> usize {
        self.by_dossier.len()
    }

    /// Whether it tells of a dossier.
    pub(crate) fn tells(&self, dossier: &str) -> bool {
        self.by_dossier.contains_key(dossier)
    }

    /// What happened to a dossier, in the table's order.
    ///
    /// # Errors
    /// [`LogError::Events`] where a row of it could not be read.
    pub(super) fn of(&self, dossier: &str) -> Result<Vec<Event>, LogError> {
        match self.by_dossier.get(dossier) {
            None => Ok(Vec::new()),
            Some(History::Events(events)) => Ok(events.clone()),
            Some(History::Broken(why)) => Err(why.clone()),
        }
    }
}

fn event(at: &str, status: &str, mapping: &Mapping) -> Result<Event, LogError> {
    let at = moment::read(at).ok_or_else(|| LogError::Moment { column: "at".to_owned(), text: at.to_owned() })?;
    let word = name(status);
    let ours = mapping.words("status").and_then(|words| words.get(word.as_ref())).map_or(word.as_ref(), String::as_str);
    let what = EventKind::parse(ours).ok_or_else(|| LogError::Status(status.to_owned()))?;
    Ok(Event { at, what })
}
