//! A second table with what happened to dossiers, a row an event: `dossier`, `at`, `status`. It is held in memory while the log is read,
//! which is why it is bounded.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::{LogError, MAX_DOSSIER_BYTES};
use super::layout::event;
use super::mapping::Mapping;
use crate::rows::Row;
use crate::runtime::{Event, RowError, name};

/// The most events that a table may have: some two gigabytes in memory.
pub(crate) const MAX_EVENTS: u64 = 20_000_000;

/// What happened, by dossier.
#[derive(Debug, Default)]
pub(crate) struct Histories {
    by_dossier: HashMap<Box<str>, History>,
    events: u64,
}

#[derive(Debug)]
struct History {
    /// What happened; or why nothing is known of the whole, where a row of it cannot be read.
    events: Result<Vec<Event>, LogError>,
    /// Whether the log has the dossier.
    is_asked: AtomicBool,
}

/// Why a table of events cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HistoryError {
    /// A column is not there.
    Lacks(String),
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
    pub(crate) fn of(names: &[String], mapping: &Mapping) -> Result<Self, HistoryError> {
        let mut places = [0; 3];
        for (place, wanted) in places.iter_mut().zip(mapping.events.names()) {
            let found = names.iter().position(|name| name == wanted);
            *place = found.ok_or_else(|| HistoryError::Lacks(wanted.to_owned()))?;
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
        if dossier.len() > MAX_DOSSIER_BYTES {
            return Ok(Some(LogError::LongNumber));
        }
        let history = self
            .by_dossier
            .entry(dossier.as_ref().into())
            .or_insert_with(|| History { events: Ok(Vec::new()), is_asked: AtomicBool::new(false) });
        match event(at.trim(), status.trim(), "at", mapping) {
            Ok(event) => {
                if let Ok(events) = &mut history.events {
                    events.push(event);
                }
                Ok(None)
            }
            Err(why) => {
                history.events = Err(LogError::Events { row: number, why: Box::new(why.clone()) });
                Ok(Some(why))
            }
        }
    }

    /// How many dossiers it tells of that nobody has asked for.
    pub(crate) fn unasked(&self) -> usize {
        self.by_dossier.values().filter(|history| !history.is_asked.load(Ordering::Relaxed)).count()
    }

    /// What happened to a dossier, in the table's order.
    ///
    /// # Errors
    /// [`LogError::Events`] where a row of it could not be read.
    pub(super) fn of(&self, dossier: &str) -> Result<Vec<Event>, LogError> {
        let Some(history) = self.by_dossier.get(dossier) else { return Ok(Vec::new()) };
        history.is_asked.store(true, Ordering::Relaxed);
        history.events.clone()
    }
}
