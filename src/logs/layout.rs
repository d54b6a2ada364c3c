//! Where the columns of a log stand, and how a row of it becomes an entry.

use std::borrow::Cow;

use super::codes::Codes;
use super::entry::Entry;
use super::error::LogError;
use super::history::Histories;
use super::mapping::{COLUMNS, Mapping, NECESSARY};
use super::moment;
use crate::bundle::Channel;
use crate::rows::Row;
use crate::runtime::{EventKind, RowError, RuleSet, Status, event, name};

/// The columns of one file.
#[derive(Debug)]
pub(crate) struct Layout<'m> {
    mapping: &'m Mapping,
    codes: &'m Codes,
    histories: Option<&'m Histories>,
    names: Vec<String>,
    /// By [`COLUMNS`], the place of each.
    places: [Option<usize>; COLUMNS.len()],
    /// The facts that the log has, by the names that it or the mapping gives them.
    facts: Vec<Fact>,
    unread: Vec<String>,
}

/// A column of a fact.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) place: usize,
}

/// Why a log's columns cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LayoutError {
    /// A necessary column is not there, under the name that it should have.
    Lacks(String),
    /// The mapping names a fact that no rule set declares.
    Fact(String),
}

impl<'m> Layout<'m> {
    /// The columns of a header, for dossiers that are decided by some rule sets.
    ///
    /// # Errors
    /// [`LayoutError`].
    pub(crate) fn new(
        names: Vec<String>,
        mapping: &'m Mapping,
        codes: &'m Codes,
        histories: Option<&'m Histories>,
        all: &[&RuleSet],
    ) -> Result<Self, LayoutError> {
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let is_fact = |fact: &str| all.iter().any(|rules| rules.fact_slot(fact).is_ok());
        let mut places = [None; COLUMNS.len()];
        for (at, (column, found)) in COLUMNS.iter().zip(&mut places).enumerate() {
            let given = mapping.columns.named(column);
            *found = place(given.unwrap_or(column));
            if found.is_none() && (at < NECESSARY || given.is_some()) {
                return Err(LayoutError::Lacks(given.unwrap_or(column).to_owned()));
            }
        }
        let mut facts = Vec::new();
        for (fact, column) in &mapping.facts {
            if !is_fact(fact) {
                return Err(LayoutError::Fact(fact.clone()));
            }
            let place = place(column).ok_or_else(|| LayoutError::Lacks(column.clone()))?;
            facts.push(Fact { name: fact.clone(), place });
        }
        let mut unread = Vec::new();
        for (place, name) in names.iter().enumerate() {
            if places.contains(&Some(place)) || facts.iter().any(|fact| fact.place == place) {
                continue;
            }
            if is_fact(name) {
                facts.push(Fact { name: name.clone(), place });
            } else {
                unread.push(name.clone());
            }
        }
        Ok(Self { mapping, codes, histories, names, places, facts, unread })
    }

    /// How many columns a row has.
    pub(crate) fn width(&self) -> usize {
        self.names.len()
    }

    /// Whether the table of events tells of a dossier.
    pub(crate) fn is_told(&self, dossier: &str) -> bool {
        self.histories.is_some_and(|histories| histories.tells(dossier))
    }

    /// The columns that say nothing that is asked for.
    pub(crate) fn unread(&self) -> &[String] {
        &self.unread
    }

    pub(super) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// What a row says of a fact, in our words.
    pub(super) fn fact<'t>(&'t self, fact: &Fact, row: &Row<'t>) -> &'t str {
        self.word(&fact.name, row.cell(fact.place).unwrap_or_default())
    }

    /// A word of a column in ours, where the mapping gives it a meaning.
    fn word<'t>(&'t self, column: &str, text: &'t str) -> &'t str {
        let Some(words) = self.mapping.words(column) else { return text };
        words.get(name(text).as_ref()).map_or(text, String::as_str)
    }

    /// What stands in a column, without blanks around it; empty where the log does not have it.
    fn cell<'t>(&'t self, column: usize, row: &Row<'t>) -> &'t str {
        let text = self.places.get(column).copied().flatten().and_then(|place| row.cell(place)).unwrap_or_default();
        let text = text.trim();
        COLUMNS.get(column).map_or(text, |name| self.word(name, text))
    }

    fn moment(&self, column: usize, text: &str) -> Result<chrono::NaiveDateTime, LogError> {
        moment::read(text).ok_or_else(|| {
            let place = self.places.get(column).copied().flatten();
            let column = place.and_then(|place| self.names.get(place)).cloned().unwrap_or_default();
            LogError::Moment { column, text: text.to_owned() }
        })
    }

    /// The dossier of a row.
    ///
    /// # Errors
    /// [`LogError`], the first in the order of the columns.
    pub(crate) fn entry<'t>(&'t self, row: &Row<'t>) -> Result<Entry<'t>, LogError> {
        let [dossier, procedure, office, received, channel, returned, status, events, satisfaction, digitised] =
            std::array::from_fn(|column| self.cell(column, row));
        let necessary = [dossier, procedure, office, received, channel];
        if let Some((_, column)) = necessary.iter().zip(COLUMNS).find(|(text, _)| text.is_empty()) {
            return Err(RowError::Lacks(column).into());
        }
        let some = |text: &'t str| Some(text).filter(|text| !text.is_empty());
        let dossier = name(dossier);
        let mut happened = Vec::new();
        for text in events.split(';').filter(|text| !text.trim().is_empty()) {
            happened.push(event(text)?);
        }
        if let Some(histories) = self.histories {
            happened.extend(histories.of(&dossier)?);
        }
        let entry = Entry {
            office: match self.codes.office(office)? {
                Cow::Borrowed(office) => name(office),
                Cow::Owned(office) => Cow::Owned(office),
            },
            procedure: name(procedure),
            received: self.moment(3, received)?,
            channel: Channel::parse(&name(channel)).ok_or_else(|| RowError::Channel(channel.to_owned()))?,
            returned: some(returned).map(|text| self.moment(5, text)).transpose()?,
            status: some(status).map(status_of).transpose()?,
            events: happened,
            satisfaction: match some(satisfaction) {
                Some(text) => {
                    let share = self.mapping.satisfaction.share(text);
                    Some(share.ok_or_else(|| LogError::Score(text.to_owned()))?)
                }
                None => None,
            },
            digitised: some(digitised).map(yes).transpose()?,
            dossier,
        };
        entry.agrees()?;
        Ok(entry)
    }
}

fn status_of(text: &str) -> Result<Status, LogError> {
    match EventKind::parse(text) {
        Some(EventKind::Status(status)) => Ok(status),
        _ => Err(LogError::Status(text.to_owned())),
    }
}

fn yes(text: &str) -> Result<bool, LogError> {
    match name(text).to_lowercase().as_str() {
        "yes" | "true" | "có" | "1" => Ok(true),
        "no" | "false" | "không" | "0" => Ok(false),
        _ => Err(LogError::Digitised(text.to_owned())),
    }
}
