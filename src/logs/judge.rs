//! What became of the dossiers of a log under a rule set: by the short way where nothing but a return happened to them and nothing is
//! wrong, by the whole decision else.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDateTime;

use super::codes::Codes;
use super::entry::{Entry, Life};
use super::error::LogError;
use super::layout::Layout;
use crate::bundle::Language;
use crate::rows::Row;
use crate::runtime::{Clerk, FactColumn, FactValue, Given, Outcome, Phase, Receipt, Request, RuleSet};

/// Who judges the rows of one log by one rule set; every thread has its own.
pub(crate) struct Judge<'r, 'l> {
    rules: &'r RuleSet,
    language: Language,
    layout: &'l Layout<'l>,
    codes: Codes,
    clerk: Clerk<'r>,
    /// Beside the facts of the layout; none for one that these rules do not declare.
    columns: Vec<Option<FactColumn<'r>>>,
    /// Whether no fact has two columns.
    is_plain: bool,
}

/// What is known of a dossier.
#[derive(Clone, Debug)]
pub(crate) struct Known<'r> {
    /// What it is under the rules, by what had happened to it.
    pub(crate) outcome: Outcome<'r>,
    /// Whether its status says of it what no event tells the moment of, so that nobody knows whether it is in time.
    pub(crate) is_untold: bool,
}

impl<'r, 'l> Judge<'r, 'l> {
    pub(crate) fn new(rules: &'r RuleSet, layout: &'l Layout<'l>, language: Language) -> Self {
        let (mut slots, mut is_plain) = (HashSet::new(), true);
        let columns = layout.facts().iter().map(|fact| {
            let column = FactColumn::new(rules, &fact.name)?;
            is_plain &= slots.insert(column.slot());
            Some(column)
        });
        let columns = columns.collect();
        Self { rules, language, layout, codes: Codes::of(rules), clerk: Clerk::new(rules), columns, is_plain }
    }

    /// A dossier by what had happened to it before a moment, or by all that the log says.
    ///
    /// # Errors
    /// [`LogError`] where it cannot be decided.
    pub(crate) fn judge(
        &mut self,
        entry: &Entry<'_>,
        row: &Row<'_>,
        end: Option<NaiveDateTime>,
    ) -> Result<Known<'r>, LogError> {
        let life = entry.before(end);
        let is_untold = life.is_untold;
        let office = self.codes.office(&entry.office)?.to_owned();
        let outcome = match self.quick(entry, &office, row, &life) {
            Some(outcome) => outcome,
            None => Outcome::decided(self.rules, &self.whole(entry, office, row, life)?, self.language)?,
        };
        Ok(Known { outcome, is_untold })
    }

    /// A dossier as whoever else decides it is asked, by what had happened to it before a moment, its facts by their canonical names;
    /// and whether its status says of it what no event tells the moment of. None where something is wrong with it, as
    /// [`Judge::judge`] says.
    pub(crate) fn request(
        &self,
        entry: &Entry<'_>,
        row: &Row<'_>,
        end: Option<NaiveDateTime>,
    ) -> Option<(Request, bool)> {
        let life = entry.before(end);
        let is_untold = life.is_untold;
        let office = self.codes.office(&entry.office).ok()?.to_owned();
        let mut request = self.whole(entry, office, row, life).ok()?;
        let mut facts = BTreeMap::new();
        for (fact, column) in self.layout.facts().iter().zip(&self.columns) {
            let Some((column, value)) = column.as_ref().zip(request.facts.remove(&fact.name)) else { continue };
            // The receipt says it, too.
            if column.id() == "channel" && value == FactValue::Text(entry.channel.as_str().to_owned()) {
                continue;
            }
            let before = facts.insert(column.id().to_owned(), value);
            if before.is_some() && facts.get(column.id()) != before.as_ref() {
                return None;
            }
        }
        request.facts = facts;
        Some((request, is_untold))
    }

    fn quick(&mut self, entry: &Entry<'_>, office: &str, row: &Row<'_>, life: &Life) -> Option<Outcome<'r>> {
        if !self.is_plain || !life.events.is_empty() && life.only_end.is_none() {
            return None;
        }
        for (fact, column) in self.layout.facts().iter().zip(&mut self.columns) {
            let Some(column) = column else { continue };
            if !column.put_text(&mut self.clerk.dossier, self.layout.fact(fact, row).as_bytes()) {
                return None;
            }
        }
        let receipt = Receipt {
            procedure: entry.procedure.as_bytes(),
            office: office.as_bytes(),
            received: entry.received.into(),
            channel: entry.channel,
        };
        let mut outcome = self.clerk.outcome(&receipt)?;
        if let Some((end, status)) = life.only_end {
            // An end keeps the committed limit within the statutory one, as every event does.
            if outcome.committed.zip(outcome.statutory).is_some_and(|(committed, statutory)| committed > statutory) {
                return None;
            }
            (outcome.phase, outcome.ended, outcome.status) = (Phase::Ended, Some(end), Some(status));
        }
        Some(outcome)
    }

    fn whole(&self, entry: &Entry<'_>, office: String, row: &Row<'_>, life: Life) -> Result<Request, LogError> {
        let mut facts = Given::new(self.rules);
        for (fact, _) in self.layout.facts().iter().zip(&self.columns).filter(|(_, column)| column.is_some()) {
            let text = self.layout.fact(fact, row);
            if !text.trim().is_empty() {
                facts.add_text(fact.name.clone(), text)?;
            }
        }
        let facts: BTreeMap<_, _> = facts.known;
        Ok(Request {
            procedure: entry.procedure.to_string(),
            office,
            received: entry.received,
            channel: entry.channel,
            facts,
            events: life.events,
        })
    }
}
