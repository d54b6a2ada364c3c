//! What a service is told of its bundle's file.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use thiserror::Error;

use super::edition::Edition;
use crate::runtime::LoadError;

/// What happened.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Report {
    /// A file was read and holds good rules. What becomes of them is told next.
    Loaded {
        /// The file.
        file: PathBuf,
        /// The rules.
        edition: Arc<Edition>,
    },
    /// Rules wait: they take over with the first question from that day on.
    Waits {
        /// The rules.
        edition: Arc<Edition>,
        /// Their day, from midnight in Vietnam.
        until: NaiveDate,
    },
    /// Rules are in force now.
    TookOver {
        /// The rules.
        edition: Arc<Edition>,
    },
    /// Rules that waited do so no longer: their file is gone or holds others, or newer rules are in force.
    Withdrawn {
        /// The rules.
        edition: Arc<Edition>,
    },
    /// A file holds nothing good. The rules in force stay.
    Refused {
        /// Why, naming the file.
        error: ReloadError,
    },
    /// The system does not tell of changes; [`Reload::check`](super::Reload::check) has to be called now and then.
    Unwatched {
        /// Why, in the system's words.
        why: String,
    },
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loaded { file, edition } => write!(f, "`{}`: {edition} was read and is good", file.display()),
            Self::Waits { edition, until } => write!(f, "{edition} waits for {until}, 00:00 in Vietnam"),
            Self::TookOver { edition } => write!(f, "{edition} is in force"),
            Self::Withdrawn { edition } => write!(f, "{edition} is withdrawn and waits no longer"),
            Self::Refused { error } => write!(f, "{error}; the rules in force stay"),
            Self::Unwatched { why } => {
                write!(f, "changes of the files are not told ({why}): have them checked now and then")
            }
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReloadError {
    /// It cannot be read.
    #[error("`{}`: {why}; the file must be there, and readable for this service", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What kind of error it is.
        kind: io::ErrorKind,
        /// The system's words.
        why: String,
    },
    /// It holds no bundle that may be used.
    #[error("`{}`: {error}", file.display())]
    Load {
        /// The file.
        file: PathBuf,
        /// Why.
        error: LoadError,
    },
    /// No rules are in force yet: those that are there wait for their day.
    #[error("`{}`: the rules in it wait for {activate}, and none are in force before; keep the earlier bundle in the file until then, and this one in a second file", file.display())]
    NotYet {
        /// The file.
        file: PathBuf,
        /// Their day.
        activate: NaiveDate,
    },
    /// The system has no thread for loading.
    #[error("no thread can be had for loading: {why}")]
    Thread {
        /// The system's words.
        why: String,
    },
}
