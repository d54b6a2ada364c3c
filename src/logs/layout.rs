//! Where the columns of a log stand, and how a row of it becomes an entry.

use chrono::NaiveDateTime;

use super::entry::Entry;
use super::error::{LogError, MAX_DOSSIER_BYTES, repeated};
use super::history::Histories;
use super::mapping::{COLUMNS, Mapping, NECESSARY};
use super::moment;
use crate::bundle::Channel;
use crate::rows::Row;
use crate::runtime::{Event, EventKind, RowError, RuleSet, Status, name};

/// Columns that this program writes beside the rows that it rejects; they say nothing of a dossier.
pub(crate) const ASIDE: [&str; 3] = ["thutuc.reason", "thutuc.file", "thutuc.row"];

/// The columns of one file.
#[derive(Debug)]
pub(crate) struct Layout<'m> {
    mapping: &'m Mapping,
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
    /// A column that is asked for is not there, under the name that it should have.
    Lacks(String),
    /// A column that is asked for stands twice, or is asked for twice.
    Twice(String),
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
        histories: Option<&'m Histories>,
        all: &[&RuleSet],
    ) -> Result<Self, LayoutError> {
        let is_fact = |fact: &str| all.iter().any(|rules| rules.fact_slot(fact).is_ok());
        if let Some(unknown) = mapping.named_facts().find(|fact| !is_fact(fact)) {
            return Err(LayoutError::Fact(unknown.to_owned()));
        }
        let mut used = vec![false; names.len()];
        let mut place = |wanted: &str| {
            let mut found = names.iter().enumerate().filter(|(_, name)| *name == wanted);
            let Some((place, _)) = found.next() else { return Ok(None) };
            let twice = || LayoutError::Twice(wanted.to_owned());
            let used = used.get_mut(place).ok_or_else(twice)?;
            if found.next().is_some() || std::mem::replace(used, true) {
                return Err(twice());
            }
            Ok(Some(place))
        };
        let mut places = [None; COLUMNS.len()];
        for (at, (column, found)) in COLUMNS.iter().zip(&mut places).enumerate() {
            let given = mapping.columns.named(column);
            *found = place(given.unwrap_or(column))?;
            if found.is_none() && (at < NECESSARY || given.is_some()) {
                return Err(LayoutError::Lacks(given.unwrap_or(column).to_owned()));
            }
        }
        let mut facts = Vec::new();
        for (fact, column) in &mapping.facts {
            let place = place(column)?.ok_or_else(|| LayoutError::Lacks(column.clone()))?;
            facts.push(Fact { name: fact.clone(), place });
        }
        let mut unread = Vec::new();
        for name in &names {
            let is_read = places.iter().flatten().chain(facts.iter().map(|fact| &fact.place));
            let is_read = is_read.filter_map(|place| names.get(*place)).any(|other| other == name);
            if is_read || ASIDE.contains(&name.as_str()) {
                continue;
            }
            if is_fact(name) {
                let place = place(name)?.ok_or_else(|| LayoutError::Lacks(name.clone()))?;
                facts.push(Fact { name: name.clone(), place });
            } else {
                unread.push(name.clone());
            }
        }
        Ok(Self { mapping, histories, names, places, facts, unread })
    }

    /// How many columns a row has.
    pub(crate) fn width(&self) -> usize {
        self.names.len()
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

    fn moment(&self, column: usize, text: &str) -> Result<NaiveDateTime, LogError> {
        moment::read(text).ok_or_else(|| {
            let place = self.places.get(column).copied().flatten();
            let column = place.and_then(|place| self.names.get(place)).cloned().unwrap_or_default();
            LogError::Moment { column: repeated(&column), text: repeated(text) }
        })
    }

    /// The dossier of a row.
    ///
    /// # Errors
    /// [`LogError`], the first in the order of the columns.
    pub(crate) fn entry<'t>(&'t self, row: &Row<'t>) -> Result<Entry<'t>, LogError> {
        let [dossier, procedure, office, received, channel, returned, status, events, satisfaction, digitised] =
            std::array::from_fn(|column| self.cell(column, row));
        let dossier = name(dossier);
        // Whatever else is wrong with it, the log has it.
        let told = self.histories.map_or(Ok(Vec::new()), |histories| histories.of(&dossier));
        let necessary = [dossier.as_ref(), procedure, office, received, channel];
        if let Some((_, column)) = necessary.iter().zip(COLUMNS).find(|(text, _)| text.is_empty()) {
            return Err(RowError::Lacks(column).into());
        }
        if dossier.len() > MAX_DOSSIER_BYTES {
            return Err(LogError::LongNumber);
        }
        let some = |text: &'t str| Some(text).filter(|text| !text.is_empty());
        let mut happened = Vec::new();
        for text in events.split(';').filter(|text| !text.trim().is_empty()) {
            let (at, status) = text.split_once('=').unwrap_or((text, ""));
            happened.push(event(at.trim(), status.trim(), "events", self.mapping)?);
        }
        happened.extend(told?);
        let entry = Entry {
            procedure: name(procedure),
            office: name(office),
            received: self.moment(3, received)?,
            channel: Channel::parse(&name(channel)).ok_or_else(|| RowError::Channel(repeated(channel)))?,
            returned: some(returned).map(|text| self.moment(5, text)).transpose()?,
            status: some(status).map(status_of).transpose()?,
            events: happened,
            satisfaction: match some(satisfaction) {
                Some(text) => {
                    let share = self.mapping.satisfaction.share(text);
                    Some(share.ok_or_else(|| LogError::Score(repeated(text)))?)
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

/// An event of two cells, the status in the words of the export.
pub(super) fn event(at: &str, status: &str, column: &str, mapping: &Mapping) -> Result<Event, LogError> {
    let unread = || LogError::Moment { column: column.to_owned(), text: repeated(at) };
    let at = moment::read(at).ok_or_else(unread)?;
    let word = name(status);
    let ours = mapping.words("status").and_then(|words| words.get(word.as_ref())).map_or(word.as_ref(), String::as_str);
    let what = EventKind::parse(ours).ok_or_else(|| LogError::Status(repeated(status)))?;
    Ok(Event { at, what })
}

fn status_of(text: &str) -> Result<Status, LogError> {
    match EventKind::parse(text) {
        Some(EventKind::Status(status)) => Ok(status),
        _ => Err(LogError::Status(repeated(text))),
    }
}

fn yes(text: &str) -> Result<bool, LogError> {
    match name(text).to_lowercase().as_str() {
        "yes" | "true" | "có" | "1" => Ok(true),
        "no" | "false" | "không" | "0" => Ok(false),
        _ => Err(LogError::Digitised(repeated(text))),
    }
}
