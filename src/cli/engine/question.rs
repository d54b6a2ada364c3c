//! Dossiers that the engine is asked for together.

use std::fs::File;
use std::io::{self, BufReader, BufWriter};

use super::{Answered, Engine, answer, duckdb};
use crate::cli::failure::Failure;
use crate::runtime::{Event, EventKind, Request, Status};
use tempfile::NamedTempFile;

/// Dossiers that the engine is asked for together, each under a number.
pub(in crate::cli) struct Question<'r> {
    engine: Engine<'r>,
    file: NamedTempFile,
    writer: csv::Writer<BufWriter<File>>,
    /// The numbers below it are those of dossiers that were put.
    next: usize,
}

impl<'r> Question<'r> {
    pub(super) fn new(engine: Engine<'r>) -> Result<Self, Failure> {
        let file = NamedTempFile::new_in(engine.asked.folder.path()).map_err(Failure::Scratch)?;
        let open = file.reopen().map_err(Failure::Scratch)?;
        Ok(Self { engine, file, writer: csv::Writer::from_writer(BufWriter::new(open)), next: 0 })
    }

    /// Asks for a dossier too; its answer stands where so many were put before it.
    ///
    /// # Errors
    /// [`Failure::Scratch`].
    pub(in crate::cli) fn put(&mut self, request: &Request) -> Result<(), Failure> {
        self.write(request).map_err(|error| Failure::Scratch(io::Error::other(error)))?;
        self.next =
            self.next.checked_add(1).ok_or_else(|| Failure::Internal("a block has too many rows".to_owned()))?;
        Ok(())
    }

    fn write(&mut self, request: &Request) -> Result<(), csv::Error> {
        // A return that comes last has a column of its own: views follow only so many events.
        let (events, returned) = match request.events.split_last() {
            Some((last, before)) if is_return(last) && before.iter().all(|event| !is_return(event)) => {
                (before, moment(last))
            }
            _ => (request.events.as_slice(), String::new()),
        };
        let events: Vec<String> = events.iter().map(told).collect();
        let receipt = [
            self.next.to_string(),
            request.procedure.clone(),
            request.office.clone(),
            request.received.format("%Y-%m-%d %H:%M:%S").to_string(),
            returned,
            request.channel.as_str().to_owned(),
            String::new(),
            events.join(";"),
            String::new(),
            String::new(),
        ];
        for cell in receipt {
            self.writer.write_field(cell)?;
        }
        for fact in &self.engine.asked.facts {
            let value = request.facts.get(fact).map_or_else(String::new, ToString::to_string);
            self.writer.write_field(value)?;
        }
        self.writer.write_record(None::<&[u8]>)
    }

    /// What becomes of all of them, in the order in which they were put.
    ///
    /// # Errors
    /// [`Failure`] where the engine fails, or says something else than what it was asked.
    pub(in crate::cli) fn ask(self) -> Result<Vec<Answered<'r>>, Failure> {
        let Self { engine, file, mut writer, next } = self;
        if next == 0 {
            return Ok(Vec::new());
        }
        writer.flush().map_err(Failure::Scratch)?;
        let home = engine.asked.folder.path();
        let answers = NamedTempFile::new_in(home).map_err(Failure::Scratch)?;
        duckdb::run(home, file.path(), answers.path())?;
        let open = File::open(answers.path()).map_err(Failure::Scratch)?;
        answer::read(&engine, BufReader::new(open), next)
    }
}

const fn is_return(event: &Event) -> bool {
    matches!(event.what, EventKind::Status(Status::Returned))
}

fn moment(event: &Event) -> String {
    event.at.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn told(event: &Event) -> String {
    let at = event.at.format("%Y-%m-%dT%H:%M");
    match event.what {
        EventKind::Status(status) => format!("{at}={}", status.number()),
        EventKind::Reappointed => format!("{at}=reappointed"),
    }
}
