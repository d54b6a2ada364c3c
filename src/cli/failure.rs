//! Why a command could not run (exit status 2), as a stable code and one line in either language.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::words;
use crate::bundle::{Language, RatingPeriod, SignatureError};
use crate::diagnostics::readers::in_language;
use crate::logs::{HistoryError, LayoutError, MAX_EVENTS};
use crate::rows::HeaderError;
#[cfg(feature = "parquet")]
use crate::runtime::BatchError;
use crate::runtime::{DecideError, LoadError, RowError, StandingError};
use crate::sql::SqlError;
use crate::wording::say;

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// Standard output was closed by whoever reads it.
    Closed,
    /// No manifest in a directory or above it.
    NoCatalogAbove(PathBuf),
    /// No manifest in a directory that was named.
    NoCatalogHere(PathBuf),
    /// A catalog with errors, which were reported.
    Catalog(PathBuf),
    /// One of two catalogs to compare has errors, which were reported.
    Compared(String),
    /// What is to be compared is neither a path nor a git revision, in git's words.
    Revision {
        /// What was asked for.
        text: String,
        /// What git says.
        why: String,
    },
    /// The `git` program cannot be run.
    Git(io::Error),
    /// A bundle that is refused.
    Bundle(LoadError),
    /// A file in whose trust something is wrong: a bundle with its signature, or a public key.
    Untrusted {
        /// The file.
        place: PathBuf,
        /// Why.
        error: SignatureError,
    },
    /// A file that is no secret key of minisign.
    SecretKey(PathBuf),
    /// Another password than that of the key in the file.
    Password(PathBuf),
    /// A key with a password that nobody can be asked for.
    NoPassword(PathBuf),
    /// No password can be read from an open file.
    PasswordFd {
        /// Its number.
        fd: u32,
        /// Why.
        why: io::Error,
    },
    /// A dossier that cannot be decided; the language is the catalog's.
    Decide(DecideError),
    /// A moment in another form.
    Moment(String),
    /// A date in another form.
    Date(String),
    /// Days of receipt of which the catalog has none.
    NoDays {
        /// The catalog's first day.
        first: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
    /// A channel that does not exist.
    Channel(String),
    /// `--fact` without `=`.
    Fact(String),
    /// A file of facts that is none.
    Facts {
        /// The file.
        file: PathBuf,
        /// Why.
        why: String,
    },
    /// A batch in a form that is not read.
    BatchForm(PathBuf),
    /// A batch in Parquet, which this build does not read.
    #[cfg(not(feature = "parquet"))]
    NoParquet,
    /// A batch in Parquet whose columns cannot be used.
    #[cfg(feature = "parquet")]
    Columns {
        /// The file.
        file: PathBuf,
        /// Why.
        why: BatchError,
    },
    /// Parquet would go to a terminal.
    #[cfg(feature = "parquet")]
    ParquetToTerminal,
    /// A batch whose header cannot be used.
    Header {
        /// The file.
        file: PathBuf,
        /// Why.
        why: HeaderError,
    },
    /// A file that would be written over another one of the same command.
    WrittenOver(PathBuf),
    /// A log in a form that is not read.
    LogForm(PathBuf),
    /// A log whose header cannot be read.
    LogHeader {
        /// The file.
        file: PathBuf,
        /// Why.
        why: HeaderError,
    },
    /// A log whose columns cannot be used.
    LogColumns {
        /// The file.
        file: PathBuf,
        /// Why.
        why: LayoutError,
    },
    /// A log with a column of a type that no cell of a row has.
    #[cfg(feature = "parquet")]
    LogType {
        /// The file.
        file: PathBuf,
        /// The column.
        column: String,
        /// The type.
        found: String,
    },
    /// A file that should say what the columns of a log mean.
    Mapping {
        /// The file.
        file: PathBuf,
        /// Why it does not.
        why: String,
    },
    /// A table of events that cannot be used.
    EventsTable {
        /// The file.
        file: PathBuf,
        /// Why.
        why: HistoryError,
    },
    /// A text that names no period.
    Period(String),
    /// A log with fewer dossiers than may be told of outside the office.
    TooFewToPublish(u64),
    /// A period of which nothing has passed.
    NotBegun {
        /// The period.
        period: String,
        /// Its first day.
        begins: NaiveDate,
    },
    /// No rating of a name for a period, with those that there are.
    NoRating {
        /// The name, if one was asked for.
        name: Option<String>,
        /// The period.
        period: String,
        /// Every rating there is, with how often it rates.
        all: Vec<(String, RatingPeriod)>,
    },
    /// No calendar or office of a name, with those that there are.
    NoCalendar {
        /// The name.
        name: String,
        /// Every name there is.
        names: Vec<String>,
    },
    /// No scenario has such a name or path.
    NoScenario(String),
    /// Results in a machine's form and coverage would share standard output.
    TwoResults,
    /// A folder for a new catalog that holds something.
    NotEmpty(PathBuf),
    /// A catalog to import into whose texts are not Vietnamese.
    CatalogLanguage(PathBuf),
    /// A folder to import into that lies in a catalog.
    InsideCatalog {
        /// The folder.
        dir: PathBuf,
        /// The catalog's own folder.
        root: PathBuf,
    },
    /// A report in a form that is not written.
    ReportForm(PathBuf),
    /// A moment at which a dossier has no standing.
    Standing(StandingError),
    /// No such code of a finding, with the nearest one.
    Code {
        /// What was asked for.
        code: String,
        /// A code that differs little.
        near: Option<String>,
    },
    /// A baseline that is not there.
    NoBaseline(PathBuf),
    /// A file that is no baseline.
    Baseline {
        /// The file.
        file: PathBuf,
        /// Why.
        why: String,
    },
    /// A file that was to be written has changed since it was read.
    Changed(PathBuf),
    /// A folder that the system does not watch.
    Watch {
        /// The folder.
        dir: PathBuf,
        /// Why.
        why: String,
    },
    /// A watched folder that is gone.
    Lost(PathBuf),
    /// A file or folder that cannot be read; the error names it.
    Read(io::Error),
    /// A file or stream that cannot be written; the error names it.
    Write(io::Error),
    /// A fact with the name of a column of dossiers.
    ColumnTaken(String),
    /// The `duckdb` program is in no folder where the system looks for programs.
    DuckdbMissing,
    /// The `duckdb` program cannot be run.
    NoDuckdb(io::Error),
    /// The `duckdb` program ends with an error, in its words.
    Duckdb(String),
    /// The `duckdb` program ends well and does not answer what it was asked.
    DuckdbAnswer {
        /// The row that is no answer; empty where one is not there.
        row: String,
        /// What it says beside its answers.
        said: String,
    },
    /// What is written for an engine, or read of it.
    Scratch(io::Error),
    /// A mistake of this program.
    Internal(String),
}

impl From<SqlError> for Failure {
    fn from(error: SqlError) -> Self {
        match error {
            SqlError::Column(fact) => Self::ColumnTaken(fact),
            SqlError::Refused => Self::Internal("the bundle has no SQL".to_owned()),
        }
    }
}

impl Failure {
    /// The stable code in `{"error": {"code", …}}`.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::NoCatalogAbove(_) | Self::NoCatalogHere(_) => "no_catalog",
            Self::Catalog(_) | Self::Compared(_) => "catalog_has_errors",
            Self::Revision { .. } => "no_revision",
            Self::Git(_) => "no_git",
            Self::Bundle(error) => error.code(),
            Self::Untrusted { error, .. } => error.code(),
            Self::SecretKey(_) => "bad_secret_key",
            Self::Password(_) => "wrong_password",
            Self::NoPassword(_) => "no_password",
            Self::PasswordFd { .. } => "bad_password_fd",
            Self::Decide(error) => error.code(),
            Self::Moment(_) => "bad_moment",
            Self::Date(_) => "bad_date",
            Self::NoDays { .. } => "no_days",
            Self::Channel(_) => "bad_channel",
            Self::Fact(_) => "bad_fact",
            Self::Facts { .. } => "bad_facts",
            Self::BatchForm(_) | Self::Header { .. } => "bad_batch",
            #[cfg(not(feature = "parquet"))]
            Self::NoParquet => "no_parquet",
            #[cfg(feature = "parquet")]
            Self::Columns { .. } => "bad_batch",
            #[cfg(feature = "parquet")]
            Self::ParquetToTerminal => "parquet_to_terminal",
            Self::WrittenOver(_) => "written_over",
            Self::LogForm(_) | Self::LogHeader { .. } | Self::LogColumns { .. } => "bad_log",
            #[cfg(feature = "parquet")]
            Self::LogType { .. } => "bad_log",
            Self::Mapping { .. } => "bad_mapping",
            Self::EventsTable { .. } => "bad_events",
            Self::TooFewToPublish(_) => "too_few",
            Self::Period(_) | Self::NotBegun { .. } => "bad_period",
            Self::NoRating { .. } => "no_rating",
            Self::NoCalendar { .. } => "unknown_calendar",
            Self::NotEmpty(_) => "not_empty",
            Self::ColumnTaken(_) => "column_taken",
            Self::DuckdbMissing | Self::NoDuckdb(_) => "no_duckdb",
            Self::Duckdb(_) | Self::DuckdbAnswer { .. } => "duckdb_failed",
            Self::Scratch(_) => "cannot_write",
            Self::CatalogLanguage(_) => "catalog_language",
            Self::InsideCatalog { .. } => "inside_catalog",
            Self::ReportForm(_) => "bad_report",
            Self::NoScenario(_) => "no_scenario",
            Self::TwoResults => "two_results",
            Self::Standing(StandingError::Before { .. }) => "before_last_event",
            Self::Standing(StandingError::Beyond(_)) => "beyond_calendar",
            Self::Code { .. } => "unknown_code",
            Self::NoBaseline(_) => "no_baseline",
            Self::Baseline { .. } => "bad_baseline",
            Self::Watch { .. } => "cannot_watch",
            Self::Changed(_) => "changed",
            Self::Lost(_) => "lost",
            Self::Read(_) => "cannot_read",
            Self::Write(_) => "cannot_write",
            Self::Internal(_) => "internal",
        }
    }

    /// The exit status: 1 where findings are the reason, else 2.
    pub(super) const fn status(&self) -> u8 {
        match self {
            // Whoever reads standard output has gone: there is nobody to tell.
            Self::Closed => 0,
            Self::Catalog(_) => 1,
            _ => 2,
        }
    }

    /// What is wrong, in one line.
    pub(super) fn message(&self, language: Language) -> String {
        match self {
            Self::Closed => String::new(),
            Self::NoCatalogAbove(dir) => words::no_catalog_above(language, &dir.display()),
            Self::NoCatalogHere(dir) => words::no_catalog_here(language, &dir.display()),
            Self::Catalog(dir) => words::catalog_has_errors(language, &dir.display()),
            Self::Compared(what) => words::compared_has_errors(language, what),
            Self::Revision { text, why } => words::no_revision(language, text, why),
            Self::Git(error) => words::no_git(language, error),
            Self::Bundle(error) => refused(error, language),
            Self::Untrusted { place, error } => words::untrusted(language, &place.display(), &error.message(language)),
            Self::SecretKey(file) => words::bad_secret_key(language, &file.display()),
            Self::Password(file) => words::wrong_password(language, &file.display()),
            Self::NoPassword(file) => words::no_password(language, &file.display()),
            Self::PasswordFd { fd, why } => words::bad_password_fd(language, fd, why),
            Self::Decide(error) => error.message(language),
            Self::Moment(text) => RowError::Moment(text.clone()).message(language),
            Self::Date(text) => words::bad_date(language, text),
            Self::NoDays { first, last } => words::no_days(language, first, last),
            Self::Channel(text) => RowError::Channel(text.clone()).message(language),
            Self::Fact(text) => words::bad_fact(language, text),
            Self::Facts { file, why } => words::bad_facts(language, &file.display(), &in_language(why, language)),
            Self::BatchForm(file) => words::bad_batch(language, &file.display()),
            #[cfg(not(feature = "parquet"))]
            Self::NoParquet => words::no_parquet(language),
            #[cfg(feature = "parquet")]
            Self::Columns { file, why } => words::bad_columns(language, &file.display(), &why.message(language)),
            #[cfg(feature = "parquet")]
            Self::ParquetToTerminal => words::parquet_to_terminal(language),
            Self::Header { file, why } => words::bad_header(language, &file.display(), &header(why, language)),
            Self::WrittenOver(file) => words::written_over(language, &file.display()),
            Self::LogForm(file) => words::bad_log(language, &file.display()),
            Self::LogHeader { file, why } => words::bad_header(language, &file.display(), &header(why, language)),
            Self::LogColumns { file, why } => {
                let why = match why {
                    LayoutError::Lacks(name) => words::log_lacks(language, name),
                    LayoutError::Twice(name) => words::log_twice(language, name),
                    LayoutError::Fact(name) => words::log_no_fact(language, name),
                };
                words::bad_header(language, &file.display(), &why)
            }
            #[cfg(feature = "parquet")]
            Self::LogType { file, column, found } => words::log_type(language, &file.display(), column, found),
            Self::Mapping { file, why } => words::bad_mapping(language, &file.display(), &in_language(why, language)),
            Self::EventsTable { file, why } => {
                let why = match why {
                    HistoryError::Lacks(name) => words::events_lack(language, name),
                    HistoryError::TooMany => words::too_many_events(language, &MAX_EVENTS),
                };
                words::bad_header(language, &file.display(), &why)
            }
            Self::Period(text) => words::bad_period(language, text),
            Self::TooFewToPublish(least) => words::too_few_to_publish(language, least),
            Self::NotBegun { period, begins } => words::not_begun(language, period, &say::date(*begins, language)),
            Self::NoRating { all, .. } if all.is_empty() => words::no_ratings(language),
            Self::NoRating { name, period, all } => {
                let name = name.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default();
                let all = all.iter().map(|(name, period)| format!("`{name}` ({})", period.in_language(language)));
                words::no_rating(language, &name, period, &all.collect::<Vec<_>>().join(", "))
            }
            Self::NoCalendar { name, names } => words::no_calendar(language, name, &quoted(names)),
            Self::NotEmpty(dir) => words::not_empty(language, &dir.display()),
            Self::CatalogLanguage(dir) => words::catalog_language(language, &dir.display()),
            Self::InsideCatalog { dir, root } => words::inside_catalog(language, &dir.display(), &root.display()),
            Self::ReportForm(file) => words::bad_report(language, &file.display()),
            Self::NoScenario(text) => words::no_scenario(language, text),
            Self::TwoResults => words::two_results(language),
            Self::Standing(StandingError::Before { as_of, since }) => words::stands_before(language, as_of, since),
            Self::Standing(StandingError::Beyond(_)) => words::stands_beyond(language),
            Self::Code { code, near: Some(near) } => words::no_code_but(language, code, near),
            Self::Code { code, near: None } => words::no_code(language, code),
            Self::NoBaseline(file) => words::no_baseline(language, &file.display()),
            Self::Baseline { file, why } => words::bad_baseline(language, &file.display(), &in_language(why, language)),
            Self::Watch { dir, why } => words::cannot_watch(language, &dir.display(), why),
            Self::Changed(file) => words::changed_meanwhile(language, &file.display()),
            Self::Lost(dir) => words::watch_lost(language, &dir.display()),
            Self::Read(error) => words::cannot_read(language, error),
            Self::Write(error) => words::cannot_write(language, error),
            Self::ColumnTaken(fact) => words::column_taken(language, fact),
            Self::DuckdbMissing => words::duckdb_missing(language),
            Self::NoDuckdb(error) => words::no_duckdb(language, error),
            Self::Duckdb(why) => words::duckdb_failed(language, why),
            Self::DuckdbAnswer { row, said } => words::duckdb_unanswered(language, row, said),
            Self::Scratch(error) => words::no_scratch(language, &std::env::temp_dir().display(), error),
            Self::Internal(what) => words::internal(language, what),
        }
    }

    /// The message with its lead, for standard error.
    pub(super) fn say(&self, language: Language) -> String {
        words::error(language, &self.message(language))
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn header(why: &HeaderError, language: Language) -> String {
    match why {
        HeaderError::Empty => words::header_empty(language),
        HeaderError::TooLong => words::header_too_long(language),
        HeaderError::NotUtf8 => words::header_not_utf8(language),
        HeaderError::OpenQuote => words::header_open_quote(language),
        HeaderError::NoName(place) => words::header_no_name(language, place),
        HeaderError::Twice(name) => words::header_twice(language, name),
        HeaderError::Lacks(name) => words::header_lacks(language, name),
    }
}

/// What is wrong with a bundle; the member that it is about keeps its English name.
fn refused(error: &LoadError, language: Language) -> String {
    match error {
        LoadError::TooLarge { limit, .. } => words::bundle_too_large(language, limit),
        LoadError::Json(why) => words::bundle_json(language, &in_language(why, language)),
        LoadError::Format { found, supported } => words::bundle_format(language, found, supported),
        LoadError::Digest { stated, computed } => words::bundle_digest(language, stated, computed),
        LoadError::Shape { path, message } => words::bundle_shape(language, path, &in_language(message, language)),
        LoadError::Order { path, id } => words::bundle_order(language, path, id),
        LoadError::Reference { path, kind, id } => words::bundle_reference(language, path, kind, id),
        LoadError::Range { path, message } => words::bundle_range(language, path, message),
        LoadError::Calendar { path, message } => words::bundle_calendar(language, path, message),
        LoadError::Cycle { path, id } => words::bundle_cycle(language, path, id),
        LoadError::Expression { path, message } => words::bundle_expression(language, path, message),
        LoadError::Rows { path, message } => words::bundle_rows(language, path, message),
        LoadError::Signature(error) => error.message(language),
    }
}
