//! Who says what became of the dossiers of a log: this program row by row, or an engine block by block.

use chrono::NaiveDateTime;

use crate::bundle::Language;
use crate::cli::engine::Engine;
use crate::cli::failure::Failure;
use crate::logs::{Entry, Judge, Known, Layout, LogError, Unanswered};
use crate::rows::{self, Block, Row};
use crate::runtime::{Outcome, RuleSet};
use crate::sql;

/// Who decides the rows of one log by one rule set; every thread has its own.
pub(in crate::cli) struct Decider<'r, 'l> {
    judge: Judge<'r, 'l>,
    layout: &'l Layout<'l>,
    asked: Option<Asked<'r>>,
}

/// What an engine says of the dossiers of a block, in their order; each is read once.
struct Asked<'r> {
    engine: Engine<'r>,
    told: Vec<Option<Result<Known<'r>, Unanswered>>>,
}

impl<'r, 'l> Decider<'r, 'l> {
    /// The engine decides where there is one.
    pub(in crate::cli) fn new(
        rules: &'r RuleSet,
        layout: &'l Layout<'l>,
        language: Language,
        engine: Option<&Engine<'r>>,
    ) -> Self {
        let asked = engine.map(|engine| Asked { engine: engine.clone(), told: Vec::new() });
        Self { judge: Judge::new(rules, layout, language), layout, asked }
    }

    /// Reads a block whose dossiers are asked for one after the other then, as they were before a moment.
    ///
    /// # Errors
    /// [`Failure`] of the engine.
    pub(in crate::cli) fn prepare(&mut self, block: &Block, end: Option<NaiveDateTime>) -> Result<(), Failure> {
        let Some(asked) = &mut self.asked else { return Ok(()) };
        let mut question = asked.engine.question()?;
        let mut asks: Vec<Result<bool, Unanswered>> = Vec::new();
        let mut failed = None;
        rows::each(block, self.layout.width(), |row, _| {
            let Some((row, entry)) = row.ok().and_then(|row| Some((row, self.layout.entry(&row).ok()?))) else {
                return;
            };
            asks.push(match self.judge.request(&entry, &row, end) {
                Some((request, is_untold)) => match question.put(&request) {
                    Ok(put) => put.map(|()| is_untold),
                    Err(failure) => {
                        failed.get_or_insert(failure);
                        Err(Unanswered::not_asked())
                    }
                },
                None => Err(Unanswered::not_asked()),
            });
        });
        if let Some(failure) = failed {
            return Err(failure);
        }
        let mut answers = question.ask()?.into_iter();
        let told = asks.into_iter().map(|ask| match ask {
            Err(why) => Ok(Some(Err(why))),
            Ok(is_untold) => {
                let missing = || Failure::Internal("a dossier without an answer".to_owned());
                let answer: Result<Outcome<'r>, String> = answers.next().ok_or_else(missing)?;
                Ok(Some(answer.map(|outcome| Known { outcome, is_untold }).map_err(|error| unanswered(&error))))
            }
        });
        asked.told = told.collect::<Result<_, Failure>>()?;
        Ok(())
    }

    /// A dossier, the one with that number in its block, by what had happened to it before a moment.
    ///
    /// # Errors
    /// [`LogError`] where it cannot be decided.
    pub(in crate::cli) fn judge(
        &mut self,
        place: usize,
        entry: &Entry<'_>,
        row: &Row<'_>,
        end: Option<NaiveDateTime>,
    ) -> Result<Known<'r>, LogError> {
        let Some(asked) = &mut self.asked else { return self.judge.judge(entry, row, end) };
        match asked.told.get_mut(place).and_then(Option::take) {
            Some(Ok(known)) => Ok(known),
            // This program says in whole sentences what the engine has a code for.
            Some(Err(why)) => self.judge.judge(entry, row, end).and(Err(LogError::Unanswered(why))),
            None => Err(LogError::Unanswered(Unanswered::not_asked())),
        }
    }
}

/// What a view says in its column `error`.
fn unanswered(error: &str) -> Unanswered {
    match error.strip_prefix("cannot_be_said: ") {
        Some(rules) => Unanswered::Rules(rules.to_owned()),
        None if error == "too_many_events" => Unanswered::ManyEvents(sql::EVENTS),
        None => Unanswered::Other(error.to_owned()),
    }
}
