//! A bundle's file → rules that stay current while decisions run: a file that is replaced is read, checked and verified by a thread of
//! its own and then takes over; a bad one is told and changes nothing.
//!
//! - **Readers never wait.** [`Reload::current`] takes no lock; what it gives stays whole for as long as it is held.
//! - **No clock.** Whoever asks says what time it is in Vietnam. Rules that were published early take over with the first question
//!   from their day on, for everybody; they never go back.
//! - **A missed event is not the end.** Not every file system tells of changes: [`Reload::check`] looks by itself.
//!
//! This folder reads files and watches folders, which nothing else of the runtime does.

mod edition;
mod files;
mod loader;
mod report;
mod state;
mod watch;

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use arc_swap::{ArcSwap, Guard};
use chrono::NaiveDateTime;

use crate::bundle::PublicKey;
use loader::{Ask, Loader};
use state::State;
use watch::Watching;

pub use edition::Edition;
pub use report::{ReloadError, Report};

/// Where rules come from.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The bundle's file.
    pub bundle: PathBuf,
    /// A second file for rules that are published before their day, so that the first one keeps those in force until then: a service
    /// that starts in between needs both. Nothing need be there.
    pub early: Option<PathBuf>,
    /// Who must have signed; where nobody is named, signatures are not looked at, and every bundle takes over at once.
    pub trust: Option<Trust>,
}

/// Who is trusted.
#[derive(Clone, Debug)]
pub struct Trust {
    /// Their public key.
    pub key: PublicKey,
    /// The least sequence to begin with; 0 for any. From then on it is that of the rules in force. A service that remembers
    /// [`Edition::sequence`] and gives it here is safe from older bundles across its own restarts, too.
    pub min_sequence: u64,
}

/// Rules that stay current. Shared between threads by reference or in an [`Arc`].
#[derive(Debug)]
pub struct Reload {
    state: Arc<ArcSwap<State>>,
    ask: Sender<Ask>,
    loader: Option<JoinHandle<()>>,
}

impl Reload {
    /// Loads the rules that are in force at `now`, Vietnam's time, and begins to watch. `tell` is told what happens, here and later on
    /// a thread that decides nothing; it must not panic, since nothing new is loaded after that.
    ///
    /// # Errors
    /// [`ReloadError`] where no file holds rules that are in force.
    ///
    /// # Example
    /// ```
    /// use thutuc::runtime::parse_moment;
    /// use thutuc::runtime::reload::{Reload, Watched};
    ///
    /// let now = parse_moment("2025-10-03T14:00").ok_or("a moment")?;
    /// let watched = Watched { bundle: "tests/fixtures/signed/bundle.json".into(), early: None, trust: None };
    /// let reload = Reload::open(watched, now, |report| println!("{report}"))?;
    /// assert!(reload.current(now).procedure("1.001193").is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(
        watched: Watched,
        now: NaiveDateTime,
        tell: impl FnMut(Report) + Send + 'static,
    ) -> Result<Self, ReloadError> {
        let (ask, asked) = channel();
        let files: Vec<PathBuf> = std::iter::once(watched.bundle).chain(watched.early).collect();
        // Before anything is read, so that no change falls between the two.
        let watching = Watching::begin(&files, &ask);
        let (loader, state) = Loader::open(files, watched.trust, now, Box::new(tell))?;
        let work = move || loader.run(&asked, watching);
        let spawned = thread::Builder::new().name("thutuc-reload".to_owned()).spawn(work);
        let spawned = spawned.map_err(|error| ReloadError::Thread { why: error.to_string() })?;
        Ok(Self { state, ask, loader: Some(spawned) })
    }

    /// The rules in force at `now`, Vietnam's time. Rules that waited for a day that has come by then take over first.
    pub fn current(&self, now: NaiveDateTime) -> Current {
        loop {
            let state = self.state.load();
            let Some(after) = state.turned(now) else { return Current { state } };
            let edition = Arc::clone(&after.current);
            let before = self.state.compare_and_swap(&state, Arc::new(after));
            if Arc::ptr_eq(&before, &state) {
                // A loader that has ended tells nobody.
                let _ = self.ask.send(Ask::Tell(Report::TookOver { edition }));
            }
        }
    }

    /// The rules that wait for their day.
    pub fn next(&self) -> Option<Arc<Edition>> {
        self.state.load().next.as_ref().map(|next| Arc::clone(&next.edition))
    }

    /// Has the files looked at again, whether the system told of a change or not. Returns at once; what comes of it is told.
    pub fn check(&self) {
        let _ = self.ask.send(Ask::Look);
    }
}

impl Drop for Reload {
    fn drop(&mut self) {
        let _ = self.ask.send(Ask::Stop);
        // Where the last owner is what the loader tells, it cannot wait for itself.
        if let Some(loader) = self.loader.take().filter(|loader| loader.thread().id() != thread::current().id()) {
            let _ = loader.join();
        }
    }
}

/// The rules in force when they were asked for. They are held whole until this value is gone, whatever takes over meanwhile: take one
/// for a decision, not for a day.
#[derive(Debug)]
pub struct Current {
    state: Guard<Arc<State>>,
}

impl Current {
    /// The same rules, to be kept longer or sent to another thread.
    pub fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.state.current)
    }
}

impl Deref for Current {
    type Target = Edition;

    fn deref(&self) -> &Edition {
        &self.state.current
    }
}
