//! Dossiers that the engine is asked for together.

use std::fs::File;
use std::io::{self, BufReader, BufWriter};

use tempfile::TempDir;

use super::{Answered, Engine, answer};
use crate::cli::failure::Failure;
use crate::logs::Unanswered;
use crate::runtime::{Event, EventKind, Request, Status};
use crate::sql;

const ROWS: &str = "rows.csv";
const ANSWERS: &str = "answers.csv";

/// Dossiers that the engine is asked for together, each under a number.
pub(in crate::cli) struct Question<'r> {
    engine: Engine<'r>,
    /// Where rows and answers lie; gone with this.
    folder: TempDir,
    writer: csv::Writer<BufWriter<File>>,
    /// The numbers below it are those of dossiers that were put.
    next: usize,
}

impl<'r> Question<'r> {
    pub(super) fn new(engine: Engine<'r>) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("ask").tempdir_in(engine.asked.folder.path());
        let folder = folder.map_err(Failure::Scratch)?;
        let file = File::create(folder.path().join(ROWS)).map_err(Failure::Scratch)?;
        Ok(Self { engine, folder, writer: csv::Writer::from_writer(BufWriter::new(file)), next: 0 })
    }

    /// Asks for a dossier too; its answer stands where so many were put before it. Why it is not asked for, where this program has to
    /// say what is wrong with it, or views cannot follow it.
    ///
    /// # Errors
    /// [`Failure::Scratch`].
    pub(in crate::cli) fn put(&mut self, request: &Request) -> Result<Result<(), Unanswered>, Failure> {
        let asked = match self.row(request) {
            Ok(asked) => asked,
            Err(why) => return Ok(Err(why)),
        };
        self.writer.write_record(asked).map_err(|error| Failure::Scratch(io::Error::other(error)))?;
        self.next =
            self.next.checked_add(1).ok_or_else(|| Failure::Internal("a block has too many rows".to_owned()))?;
        Ok(Ok(()))
    }

    /// A row of `dossiers`, in which every text is one that the rules have.
    fn row(&self, request: &Request) -> Result<Vec<String>, Unanswered> {
        let Engine { rules, asked } = &self.engine;
        let procedure = rules.procedure(&request.procedure).ok_or_else(Unanswered::not_asked)?;
        let office = rules.office(&request.office).ok_or_else(Unanswered::not_asked)?;
        // A return that comes last has a column of its own.
        let (events, returned) = match request.events.split_last() {
            Some((last, before)) if is_return(last) && !before.iter().any(is_return) => (before, moment(last)),
            _ => (request.events.as_slice(), String::new()),
        };
        if events.len() > sql::EVENTS {
            return Err(Unanswered::ManyEvents(sql::EVENTS));
        }
        let events: Vec<String> = events.iter().map(ToString::to_string).collect();
        let mut row = vec![
            self.next.to_string(),
            procedure.id.clone(),
            office.id.clone(),
            request.received.format("%Y-%m-%d %H:%M:%S").to_string(),
            returned,
            request.channel.as_str().to_owned(),
            String::new(),
            events.join(";"),
            String::new(),
            String::new(),
        ];
        let receipt = row.len();
        let told = asked.facts.iter().map(|fact| request.facts.get(fact).map_or_else(String::new, ToString::to_string));
        row.extend(told);
        // A fact without a column would be left out.
        let written = row.iter().skip(receipt).filter(|value| !value.is_empty()).count();
        if written == request.facts.len() { Ok(row) } else { Err(Unanswered::not_asked()) }
    }

    /// What becomes of all of them, in the order in which they were put.
    ///
    /// # Errors
    /// [`Failure`] where the engine fails, or says something else than what it was asked.
    pub(in crate::cli) fn ask(self) -> Result<Vec<Answered<'r>>, Failure> {
        let Self { engine, folder, writer, next } = self;
        // Closed: where files are locked, nobody else could read one that is open.
        drop(writer.into_inner().map_err(|error| Failure::Scratch(io::Error::other(error.to_string())))?);
        if next == 0 {
            return Ok(Vec::new());
        }
        let home = engine.asked.folder.path();
        let name = folder.path().strip_prefix(home).ok().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| Failure::Internal("a question outside its folder".to_owned()))?;
        let said = engine.asked.program.run(home, &format!("{name}/{ROWS}"), &format!("{name}/{ANSWERS}"))?;
        let unread = |row: String| Failure::DuckdbAnswer { row, said: said.clone() };
        let answers = File::open(folder.path().join(ANSWERS)).map_err(|error| unread(error.to_string()))?;
        answer::read(&engine, BufReader::new(answers), next).map_err(unread)
    }
}

const fn is_return(event: &Event) -> bool {
    matches!(event.what, EventKind::Status(Status::Returned))
}

fn moment(event: &Event) -> String {
    event.at.format("%Y-%m-%d %H:%M:%S").to_string()
}
