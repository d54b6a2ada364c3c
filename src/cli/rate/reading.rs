//! Counts the dossiers of a log by office.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::bundle::Language;
use crate::cli::engine::{Engine, TOGETHER};
use crate::cli::failure::Failure;
use crate::cli::logs::{Decider, Reading};
use crate::logs::{Entry, Layout, LogError, Overflow};
use crate::rating::{Counts, Judged, Period};
use crate::rows::{Block, Row};
use crate::runtime::RuleSet;

/// How dossiers are counted.
pub(super) struct Reader<'a, 'r> {
    pub(super) rules: &'r RuleSet,
    /// What decides instead of this program.
    pub(super) engine: Option<&'a Engine<'r>>,
    pub(super) period: &'a Period,
    /// The moment at which open dossiers are held against their promises.
    pub(super) end: NaiveDateTime,
    pub(super) language: Language,
}

/// What some dossiers count, by office.
pub(super) struct Part<'r>(pub(super) Result<BTreeMap<&'r str, Counts>, Overflow>);

impl Default for Part<'_> {
    fn default() -> Self {
        Self(Ok(BTreeMap::new()))
    }
}

impl<'r> Reading for Reader<'_, 'r> {
    type Value = Part<'r>;
    type Desk<'l> = Decider<'r, 'l>;

    fn desk<'l>(&self, layout: &'l Layout<'l>) -> Self::Desk<'l> {
        Decider::new(self.rules, layout, self.language, self.engine)
    }

    fn together(&self) -> usize {
        self.engine.map_or(0, |_| TOGETHER)
    }

    fn prepare(&self, decider: &mut Self::Desk<'_>, block: &Block) -> Result<(), Failure> {
        decider.prepare(block, Some(self.end))
    }

    fn read(
        &self,
        decider: &mut Self::Desk<'_>,
        place: usize,
        entry: &Entry<'_>,
        row: &Row<'_>,
        part: &mut Self::Value,
    ) -> Result<(), LogError> {
        if entry.received >= self.end {
            return Ok(());
        }
        let known = decider.judge(place, entry, row, Some(self.end))?;
        let judged = Judged {
            outcome: &known.outcome,
            is_untold: known.is_untold,
            received: entry.received,
            channel: entry.channel,
            satisfaction: entry.satisfaction,
            digitised: entry.digitised,
        };
        if let Ok(offices) = &mut part.0 {
            let counts = offices.entry(known.outcome.office.id.as_str()).or_default();
            if let Err(overflow) = counts.add(judged, self.period, self.end) {
                part.0 = Err(overflow);
            }
        }
        Ok(())
    }
}
