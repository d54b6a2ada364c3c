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

/// What an engine says of the dossiers of a block, in their order.
struct Asked<'r> {
    engine: Engine<'r>,
    told: Vec<Result<Known<'r>, Refused>>,
}

/// Why there is no answer.
enum Refused {
    /// The engine was not asked.
    Before(LogError),
    /// The engine has none, in its words.
    Engine(String),
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
        let mut requests: Vec<Result<bool, LogError>> = Vec::new();
        let mut failed = None;
        rows::each(block, self.layout.width(), |row, _| {
            let Some((row, entry)) = row.ok().and_then(|row| Some((row, self.layout.entry(&row).ok()?))) else {
                return;
            };
            let request = self.judge.request(&entry, &row, end);
            requests.push(request.map(|(request, is_untold)| {
                failed = failed.take().or_else(|| question.put(&request).err());
                is_untold
            }));
        });
        if let Some(failure) = failed {
            return Err(failure);
        }
        let mut answers = question.ask()?.into_iter();
        asked.told.clear();
        for request in requests {
            asked.told.push(match request {
                Err(why) => Err(Refused::Before(why)),
                Ok(is_untold) => {
                    let missing = || Failure::Internal("a dossier without an answer".to_owned());
                    let answer: Result<Outcome<'r>, String> = answers.next().ok_or_else(missing)?;
                    answer.map(|outcome| Known { outcome, is_untold }).map_err(Refused::Engine)
                }
            });
        }
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
        let Some(asked) = &self.asked else { return self.judge.judge(entry, row, end) };
        match asked.told.get(place) {
            Some(Ok(known)) => Ok(known.clone()),
            Some(Err(Refused::Before(why))) => Err(why.clone()),
            // This program says in whole sentences what the engine has a code for.
            Some(Err(Refused::Engine(why))) => match self.judge.judge(entry, row, end) {
                Err(why) => Err(why),
                Ok(_) => Err(LogError::Unanswered(unanswered(why))),
            },
            None => Err(LogError::Unanswered(unanswered("not_asked"))),
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
