//! `lsp`: the language server. The protocol over `lsp-server`: messages in and out, a thread for whole runs, conversions. What
//! is answered is worked out by [`crate::editor`], which knows nothing of the protocol.

mod answers;
mod background;
mod capabilities;
mod catalogs;
mod colours;
mod convert;
mod help;
mod links;
mod navigate;
mod outline;
mod publish;
mod server;
mod tell;
mod transport;
mod write;

use chrono::NaiveDateTime;
use lsp_server::Connection;

use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, clock};
use crate::bundle::Language;

/// What the server is told by whoever starts it.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The language that was asked for, before the catalog's and the editor's.
    pub language: Option<Language>,
    /// The time of day; none where there is no clock.
    pub now: fn() -> Option<NaiveDateTime>,
    /// How long after the last change the whole catalog is looked at.
    pub pause: std::time::Duration,
}

/// Half a second without a keystroke.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(500);

pub(super) fn run(speech: Speech) -> Result<Outcome, Failure> {
    let (connection, threads) = transport::stdio();
    let served = serve(connection, Settings { language: speech.asked, now: clock::now, pause: PAUSE });
    threads.join().map_err(Failure::Read)?;
    Ok(if served { Outcome::Clean } else { Outcome::Refused(2) })
}

/// Serves an editor until it says that it is done, or goes away; false where it went without a word.
pub fn serve(connection: Connection, settings: Settings) -> bool {
    server::serve(&connection, settings)
}
