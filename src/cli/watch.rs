//! Does something again whenever the files of a catalog change, and keeps the last good result: what `--watch` is made of.
//!
//! What is done is a closure, which returns a good result or none; the loop ends by an error alone, and by Ctrl-C as the shell
//! has it: nothing catches the signal.

mod files;

use std::path::PathBuf;
use std::time::Instant;

use chrono::NaiveDateTime;

use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, clock, output, words};
use crate::bundle::Language;
use files::Files;

/// What is watched, and how it is told.
pub(super) struct Watch {
    /// The catalog.
    pub(super) root: PathBuf,
    /// Another file that the result depends on.
    pub(super) beside: Option<PathBuf>,
    /// Whether each result takes the place of the one before on a terminal.
    pub(super) clears: bool,
    /// What was asked of the language.
    pub(super) speech: Speech,
}

/// A good result: itself, and what there is to say of it, such as `76 procedures`.
pub(super) struct Good<T> {
    pub(super) value: T,
    pub(super) said: String,
}

/// What a pass came to.
pub(super) struct Pass<T> {
    /// The language of what it said.
    pub(super) language: Language,
    /// Its result where that is good.
    pub(super) good: Option<Good<T>>,
}

/// What a pass is given.
pub(super) struct Turn<'a, T> {
    /// The last good result, however many passes ago.
    pub(super) last: Option<&'a Good<T>>,
    clears: bool,
}

impl<T> Turn<'_, T> {
    /// Clears the screen, to be called right before something is shown.
    pub(super) fn fresh(&self) {
        if self.clears {
            output::clear();
        }
    }
}

/// Calls `pass` at once and after each change. A pass that could not run is told and tried again after the next change.
///
/// # Errors
/// Where nothing is left to watch, or nobody reads any more; there is no other end.
pub(super) fn run<T>(
    watch: &Watch,
    mut pass: impl FnMut(&Turn<'_, T>) -> Result<Pass<T>, Failure>,
) -> Result<Outcome, Failure> {
    // Before the first pass, so that no change falls between the two.
    let files = Files::watch(&watch.root, watch.beside.as_deref())?;
    let mut last: Option<(Good<T>, Option<NaiveDateTime>)> = None;
    let mut language = watch.speech.bare();
    loop {
        let began = Instant::now();
        let turn = Turn { last: last.as_ref().map(|(good, _)| good), clears: watch.clears };
        let good = match pass(&turn) {
            Ok(pass) => {
                language = pass.language;
                pass.good
            }
            Err(Failure::Closed) => return Err(Failure::Closed),
            Err(failure) => {
                files.alive()?;
                turn.fresh();
                output::heard(&format!("{}\n", failure.say(language)))?;
                None
            }
        };
        let took = began.elapsed().as_millis();
        let now = clock::now();
        let mut lines = words::watch_done(language, &time(now), &took, &watch.root.display());
        match (good, &last) {
            (Some(good), _) => last = Some((good, now)),
            (None, Some((good, at))) => {
                lines.push_str(&format!("\n{}", words::watch_last_good(language, &good.said, &time(*at))));
            }
            (None, None) => {}
        }
        output::heard(&format!("{lines}\n"))?;
        files.changed()?;
    }
}

fn time(at: Option<NaiveDateTime>) -> String {
    at.map_or_else(|| "--:--:--".to_owned(), |at| at.format("%H:%M:%S").to_string())
}
