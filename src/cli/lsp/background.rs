//! Whole runs of catalogs on a thread of their own; one that was overtaken is given up.

use std::path::PathBuf;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::editor::{Done, Job};

/// The thread's two ends. It stops where the first is dropped.
pub(super) struct Background {
    pub(super) jobs: Sender<(PathBuf, Job)>,
    pub(super) done: Receiver<(PathBuf, Done)>,
}

impl Background {
    pub(super) fn start() -> Self {
        let (jobs, todo) = unbounded::<(PathBuf, Job)>();
        let (finished, done) = unbounded();
        thread::spawn(move || {
            for (root, job) in todo {
                // What changed while others ran comes again.
                let done = if job.is_last() { job.run() } else { None };
                if let Some(done) = done
                    && finished.send((root, done)).is_err()
                {
                    return;
                }
            }
        });
        Self { jobs, done }
    }
}
