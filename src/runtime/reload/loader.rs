//! Files that may have changed → editions in force or waiting, and reports. Runs on a thread of its own, so that no decision waits for it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use chrono::NaiveDateTime;

use super::Trust;
use super::edition::Edition;
use super::files::Source;
use super::report::{ReloadError, Report};
use super::state::{Next, State, Turn};
use super::watch::Watching;
use crate::bundle::SignatureError;

/// A change is over once nothing has happened for so long,
const QUIET: Duration = Duration::from_millis(50);
/// or, where it never stops, after so long.
const LONGEST: Duration = Duration::from_millis(500);

/// What the loader is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// Something happened in a watched folder, to one of the files or, it may be, to none.
    Changed {
        /// Whether one of the files is named.
        named: bool,
    },
    /// Look at the files.
    Look,
    /// Tell what happened elsewhere.
    Tell(Report),
    /// End.
    Stop,
}

/// Who is told.
pub(super) type Tell = Box<dyn FnMut(Report) + Send>;

pub(super) struct Loader {
    sources: Vec<Source>,
    trust: Option<Trust>,
    state: Arc<ArcSwap<State>>,
    tell: Tell,
}

impl Loader {
    /// Loads every file and picks what is in force.
    pub(super) fn open(
        files: Vec<PathBuf>,
        trust: Option<Trust>,
        now: NaiveDateTime,
        mut tell: Tell,
    ) -> Result<(Self, Arc<ArcSwap<State>>), ReloadError> {
        let mut sources: Vec<Source> =
            files.into_iter().enumerate().map(|(place, file)| Source::new(file, place > 0)).collect();
        let (mut good, mut error) = (Vec::new(), None);
        for (place, source) in sources.iter_mut().enumerate() {
            match source.look(trust.as_ref()) {
                Some(Ok(edition)) => {
                    let edition = Arc::new(edition);
                    tell(Report::Loaded { file: source.file.clone(), edition: Arc::clone(&edition) });
                    good.push(Next { edition, file: place });
                }
                Some(Err(found)) if !(source.is_early && is_missing(&found)) => {
                    tell(Report::Refused { error: found.clone() });
                    error = error.or(Some(found));
                }
                Some(Err(_)) | None => {}
            }
        }
        let (active, waiting): (Vec<Next>, Vec<Next>) =
            good.into_iter().partition(|next| next.edition.statement.is_active(now));
        let newest = active.iter().max_by_key(|next| (next.edition.sequence(), next.edition.activate()));
        let Some(current) = newest.map(|next| Arc::clone(&next.edition)) else {
            let not_yet = waiting.iter().find_map(|next| {
                let (file, activate) = (sources.get(next.file)?.file.clone(), next.edition.activate()?);
                Some(ReloadError::NotYet { file, activate })
            });
            let none = ReloadError::Thread { why: "no file is watched".to_owned() };
            return Err(error.or(not_yet).unwrap_or(none));
        };
        tell(Report::TookOver { edition: Arc::clone(&current) });
        let next = waiting.into_iter().find(|next| next.edition.sequence() >= current.sequence());
        let waits = next.as_ref().map(|next| &next.edition);
        if let Some((edition, until)) = waits.and_then(|edition| Some((Arc::clone(edition), edition.activate()?))) {
            tell(Report::Waits { edition, until });
        }
        let state = Arc::new(ArcSwap::from_pointee(State { current, next }));
        Ok((Self { sources, trust, state: Arc::clone(&state), tell }, state))
    }

    /// Answers until it is told to stop or nobody asks any more.
    pub(super) fn run(mut self, asked: &Receiver<Ask>, mut watching: Watching) {
        while let Ok(ask) = asked.recv() {
            // Before the files are looked at, so that no change falls between the two.
            if matches!(ask, Ask::Look) {
                watching.again();
            }
            let go_on = match ask {
                Ask::Changed { named } => self.changed(named, asked),
                other => self.answer(other),
            };
            if !go_on {
                return;
            }
        }
    }

    /// Waits until a change is over, then looks.
    fn changed(&mut self, mut named: bool, asked: &Receiver<Ask>) -> bool {
        let began = Instant::now();
        while began.elapsed() < LONGEST {
            match asked.recv_timeout(QUIET) {
                Ok(Ask::Changed { named: more }) => named |= more,
                Ok(other) => {
                    if !self.answer(other) {
                        return false;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.look(named);
        true
    }

    /// Whether to go on.
    fn answer(&mut self, ask: Ask) -> bool {
        match ask {
            Ask::Stop => return false,
            Ask::Tell(report) => (self.tell)(report),
            Ask::Look | Ask::Changed { .. } => self.look(true),
        }
        true
    }

    /// Looks at every file, or at those only whose size or time says that they changed.
    fn look(&mut self, at_all: bool) {
        for place in 0..self.sources.len() {
            let Some(source) = self.sources.get_mut(place) else { continue };
            if !at_all && !source.may_have_changed() {
                continue;
            }
            match source.look(self.trust.as_ref()) {
                None => {}
                Some(Ok(edition)) => self.offer(Arc::new(edition), place),
                Some(Err(error)) if source.is_early && is_missing(&error) => self.withdraw(place),
                Some(Err(error)) => (self.tell)(Report::Refused { error }),
            }
        }
    }

    /// Takes an edition that a file holds now.
    fn offer(&mut self, edition: Arc<Edition>, place: usize) {
        let Some(source) = self.sources.get(place) else { return };
        let file = source.file.clone();
        let (turn, withdrawn) = match self.swap(|state| state.offered(&edition, place)) {
            Ok(done) => done,
            Err(error) => return (self.tell)(Report::Refused { error: source.refused(error.into()) }),
        };
        let edition = || Arc::clone(&edition);
        if turn != Turn::Known {
            (self.tell)(Report::Loaded { file, edition: edition() });
        }
        self.tell_withdrawn(withdrawn);
        match turn {
            Turn::Known => {}
            Turn::InForce => (self.tell)(Report::TookOver { edition: edition() }),
            Turn::Waits(until) => (self.tell)(Report::Waits { edition: edition(), until }),
        }
    }

    /// Lets go of what waited in a file that is gone.
    fn withdraw(&mut self, place: usize) {
        if let Ok((_, withdrawn)) = self.swap(|state| Ok((state.without(place), Turn::Known))) {
            self.tell_withdrawn(withdrawn);
        }
    }

    fn tell_withdrawn(&mut self, withdrawn: Option<Arc<Edition>>) {
        if let Some(edition) = withdrawn {
            (self.tell)(Report::Withdrawn { edition });
        }
    }

    /// Replaces what holds, and says what no longer waits. It is worked out again where a reader let rules take over meanwhile.
    fn swap(
        &self,
        step: impl Fn(&State) -> Result<(State, Turn), SignatureError>,
    ) -> Result<(Turn, Option<Arc<Edition>>), SignatureError> {
        loop {
            let before = self.state.load_full();
            let (after, turn) = step(&before)?;
            let waited = before.next.as_ref().map(|next| Arc::clone(&next.edition));
            let withdrawn = waited.filter(|edition| !after.has(edition));
            if Arc::ptr_eq(&self.state.compare_and_swap(&before, Arc::new(after)), &before) {
                return Ok((turn, withdrawn));
            }
        }
    }
}

fn is_missing(error: &ReloadError) -> bool {
    matches!(error, ReloadError::Read { kind: io::ErrorKind::NotFound, .. })
}
