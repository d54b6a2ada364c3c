//! The arguments of every command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::language::Speech;
use crate::bundle::Language;

/// Compiles administrative procedures into one JSON bundle and decides single dossiers from it
#[derive(Debug, Parser)]
#[command(name = "thutuc", version, max_term_width = 100)]
pub(super) struct Cli {
    /// Language of findings and slips, and of the keywords that `fmt` writes [default: the catalog's, else the locale's]
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

impl Cli {
    pub(super) fn speech(&self) -> Speech {
        Speech { asked: self.lang.map(Language::from) }
    }
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Vi,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vi,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Write a small working catalog to start from
    Init(Init),
    /// Report every finding of a catalog
    Check(Check),
    /// Check a catalog and write its bundle
    Build(Build),
    /// Run the catalog's scenarios and the guards of its simplifications
    Test(Test),
    /// Format sources in the one style
    Fmt(Fmt),
    /// Decide one dossier, or a file of them
    Decide(Decide),
    /// Show what a change of the rules does, dossier by dossier
    Diff(Diff),
    /// Replay a log of past dossiers under one rule set, or under two
    Replay(Replay),
    /// Rate the offices of a log in a period
    Rate(Rate),
    /// Check a bundle's digest, shape and references, and its signature
    Verify(Verify),
    /// Print the JSON Schema of a bundle
    Schema,
    /// Show a procedure as it stands on a day
    Show(Show),
    /// Print a year of a calendar or an office, day by day
    Calendar(Calendar),
    /// Write a bundle as SQL: tables, and views that decide a table of dossiers
    Sql(Sql),
    /// Write rule files out of records of the national portal
    Import(Import),
    /// Say what a finding means, with an example and the cure
    Explain(Explain),
    /// Print what a shell needs to complete the command line
    Completions(Completions),
    /// Print the manual, or write all of its pages into a folder
    Man(Man),
    /// Serve an editor on standard input and output (Language Server Protocol)
    Lsp(Lsp),
}

/// Write a small working catalog to start from
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder to make, which must not hold anything yet
    pub(super) dir: PathBuf,
}

/// Report every finding of a catalog
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) path: Option<PathBuf>,
    /// Form of the findings: for people on standard error; JSON, a SARIF log or annotations of GitHub on standard output
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
    /// Let warnings fail as errors do
    #[arg(long, value_enum)]
    pub(super) deny: Option<Deny>,
    /// Pass over the warnings that this file lists; errors are reported all the same
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write the baseline anew: every warning that there is now
    #[arg(long, requires = "baseline")]
    pub(super) update_baseline: bool,
    /// Check again whenever a file of the catalog changes
    #[arg(long, conflicts_with = "update_baseline")]
    pub(super) watch: bool,
    /// Mend what has a plain fix, in place; no fix is kept after which there is another error
    #[arg(long, conflicts_with_all = ["watch", "baseline", "update_baseline"])]
    pub(super) fix: bool,
    /// Prove everything anew, and keep nothing of it for the next run
    #[arg(long)]
    pub(super) no_cache: bool,
}

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Human,
    Json,
    Sarif,
    Github,
}

/// What else fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

/// Check a catalog and write its bundle
#[derive(Debug, Args)]
pub(super) struct Build {
    /// The catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) path: Option<PathBuf>,
    /// The file to write
    #[arg(short, long)]
    pub(super) output: PathBuf,
    /// Let drafts into the bundle
    #[arg(long)]
    pub(super) drafts: bool,
    /// Only what this office needs
    #[arg(long)]
    pub(super) office: Option<String>,
    /// First day of receipt, YYYY-MM-DD [default: the horizon's]
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<String>,
    /// Last day of receipt, YYYY-MM-DD [default: the horizon's]
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<String>,
    /// Sign the bundle with this secret key of minisign; the signature is written beside it, to `FILE.minisig`
    #[arg(long, value_name = "KEY")]
    pub(super) sign: Option<PathBuf>,
    /// State which edition it is: services refuse a lower number than that of the rules in force
    #[arg(long, value_name = "N", requires = "sign", value_parser = clap::value_parser!(u64).range(1..=9_007_199_254_740_991))]
    pub(super) sequence: Option<u64>,
    /// State the day on which it takes over, YYYY-MM-DD, from midnight in Vietnam [default: at once]
    #[arg(long, value_name = "DATE", requires = "sign")]
    pub(super) activate: Option<String>,
    /// Read the password of an encrypted key from this open file, 0 being standard input [default: ask on the terminal]
    #[arg(long, value_name = "N", requires = "sign")]
    pub(super) password_fd: Option<u32>,
    /// Prove everything anew, and keep nothing of it for the next run
    #[arg(long)]
    pub(super) no_cache: bool,
}

/// Run the catalog's scenarios and the guards of its simplifications
#[derive(Debug, Args)]
pub(super) struct Test {
    /// The catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) path: Option<PathBuf>,
    /// Only scenarios and guards whose name has these words, or whose file's path does; may repeat
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) only: Vec<String>,
    /// Accept what each simplification does now as its guard
    #[arg(long, conflicts_with = "watch")]
    pub(super) update: bool,
    /// Form of the result: for people, JSON, JUnit XML, a SARIF log or annotations of GitHub
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    pub(super) format: TestFormat,
    /// Test again whenever a file of the catalog changes
    #[arg(long)]
    pub(super) watch: bool,
    /// Say which conditions, rows and boundaries the confirmed scenarios have seen: for people, JSON, or an lcov tracefile
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "human",
        conflicts_with = "only"
    )]
    pub(super) coverage: Option<CoverageForm>,
    /// Write the coverage to a file, not to standard output
    #[arg(long, value_name = "FILE", requires = "coverage")]
    pub(super) coverage_file: Option<PathBuf>,
    /// List every clause, not only those of which something was not seen
    #[arg(long, requires = "coverage")]
    pub(super) coverage_all: bool,
    /// Write scenarios that show what is not covered yet, unconfirmed, beside the procedures
    #[arg(long, conflicts_with_all = ["only", "watch"])]
    pub(super) suggest: bool,
}

/// A form of coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageForm {
    Human,
    Json,
    Lcov,
}

/// A form of the results of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TestFormat {
    Human,
    Json,
    Junit,
    Sarif,
    Github,
}

/// Format sources in the one style
#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Files, folders with `.tt` files, `-` for standard input [default: the nearest `thutuc.yaml` upwards]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Write nothing; name the files that are not formatted
    #[arg(long)]
    pub(super) check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    pub(super) diff: bool,
}

/// Decide one dossier, or a file of them
#[derive(Debug, Args)]
pub(super) struct Decide {
    /// A bundle, `-` for one on standard input, or a catalog's directory, compiled on the spot [default: the nearest
    /// `thutuc.yaml` upwards]
    pub(super) bundle: Option<PathBuf>,
    /// Code of the procedure
    #[arg(long, required_unless_present = "batch")]
    pub(super) procedure: Option<String>,
    /// Name of the office
    #[arg(long, required_unless_present = "batch")]
    pub(super) office: Option<String>,
    /// Moment of receipt, YYYY-MM-DDTHH:MM
    #[arg(long, required_unless_present = "batch")]
    pub(super) at: Option<String>,
    /// Channel: counter, online, post or mobile
    #[arg(long, required_unless_present = "batch")]
    pub(super) channel: Option<String>,
    /// A JSON or YAML file of facts, `-` for standard input
    #[arg(long)]
    pub(super) facts: Option<PathBuf>,
    /// One fact; may repeat
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub(super) fact: Vec<String>,
    /// What happened after the receipt: a national status, 1 to 10, or `reappointed`; may repeat
    #[arg(long = "event", value_name = "MOMENT=STATUS")]
    pub(super) event: Vec<String>,
    /// Decide by the calendars as they were known on a day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(super) as_known: Option<String>,
    /// Say how the dossier stands at this moment, YYYY-MM-DDTHH:MM: in time, due soon, overdue
    #[arg(long, value_name = "MOMENT")]
    pub(super) on: Option<String>,
    /// With `--on`: due soon is what falls due within so many working days
    #[arg(long, value_name = "DAYS", default_value_t = 1, requires = "on")]
    pub(super) due_soon: u32,
    /// Decide every row of a file, in the form of its ending: `.jsonl`, `.ndjson`, `.csv`, `.parquet`; `-` for JSON lines on
    /// standard input
    #[arg(long, conflicts_with_all = ["procedure", "office", "at", "channel", "facts", "fact", "event", "format", "on"])]
    pub(super) batch: Option<PathBuf>,
    /// Form of the decision: the slip for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

/// A form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
}

/// Show what a change of the rules does, dossier by dossier
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// What was: a bundle, `-` for one on standard input, a catalog's directory, or a git revision, `REV` or `REV:PATH`
    pub(super) old: String,
    /// What is: the same forms
    pub(super) new: String,
    /// Fail only where a difference is of this class, commas between several [default: any difference that changes a
    /// dossier]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CLASS")]
    pub(super) fail_on: Vec<FailOn>,
    /// Form of the result: for people, as Markdown for a pull request, or JSON
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub(super) format: DiffFormat,
}

/// What a difference does to those who apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Heavier,
    Lighter,
    Mixed,
}

/// A form of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Human,
    Markdown,
    Json,
}

/// A log of dossiers
#[derive(Debug, Args)]
pub(super) struct Log {
    /// A file of the log, a row a dossier, `.csv` or `.parquet`; `-` for CSV on standard input; may repeat
    #[arg(long, required = true, value_name = "FILE")]
    pub(super) log: Vec<PathBuf>,
    /// What the log's columns and words mean, in YAML [default: the names of this program]
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Option<PathBuf>,
    /// A second table with what happened to the dossiers: `dossier`, `at`, `status`
    #[arg(long, value_name = "FILE")]
    pub(super) events: Option<PathBuf>,
    /// Write the rows that cannot be read or decided to this file, each with the reason
    #[arg(long, value_name = "FILE")]
    pub(super) rejected: Option<PathBuf>,
    /// Who decides the dossiers: this program, or the SQL of `thutuc sql` in the `duckdb` program that you have installed
    #[arg(long, value_enum, default_value_t = Decider::Embedded)]
    pub(super) engine: Decider,
}

/// Who decides the dossiers of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Decider {
    Embedded,
    Duckdb,
}

/// Replay a log of past dossiers under one rule set, or under two
///
/// With one rule set it says how the dossiers stand: in time, late, due soon, answered on the spot. With two it says what the
/// change would have done to each.
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// The rules: a bundle, `-` for one on standard input, a catalog's directory, or a git revision, `REV` or `REV:PATH`
    pub(super) rules: String,
    /// The rules after a change, in the same forms; the first are those before it
    pub(super) new: Option<String>,
    #[command(flatten)]
    pub(super) log: Log,
    /// The moment at which open dossiers are held against their time limits, YYYY-MM-DDTHH:MM [default: now, Vietnam time]
    #[arg(long, value_name = "MOMENT")]
    pub(super) as_of: Option<String>,
    /// Due soon is what falls due within so many working days
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    pub(super) due_soon: u32,
    /// For a report that leaves the office: no numbers of dossiers, and no group with fewer dossiers than this
    #[arg(long, value_name = "DOSSIERS", num_args = 0..=1, require_equals = true, default_missing_value = "5")]
    pub(super) public: Option<u64>,
    /// Write to this file, CSV, what each dossier is under the rules
    #[arg(long, value_name = "FILE")]
    pub(super) dossiers: Option<PathBuf>,
    /// Form of the report: Markdown, JSON or, into a file, Parquet
    #[arg(long, value_enum, default_value_t = ReplayFormat::Markdown)]
    pub(super) format: ReplayFormat,
}

/// A form of what a log was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReplayFormat {
    Markdown,
    Json,
    Parquet,
}

/// Rate the offices of a log in a period
///
/// As the ratings of the catalog say: measures, points, stars and ranks, and what one more star would take.
#[derive(Debug, Args)]
pub(super) struct Rate {
    /// A bundle, `-` for one on standard input, or a catalog's directory
    pub(super) bundle: PathBuf,
    #[command(flatten)]
    pub(super) log: Log,
    /// The period: a month `2025-09`, a quarter `2025-Q3` or a year `2025`
    #[arg(long)]
    pub(super) period: String,
    /// The rating, by its name [default: the one that the bundle has for such periods]
    #[arg(long, value_name = "NAME")]
    pub(super) rating: Option<String>,
    /// The moment at which open dossiers are held against their time limits, where the period has not ended, YYYY-MM-DDTHH:MM [default:
    /// now, Vietnam time]
    #[arg(long, value_name = "MOMENT")]
    pub(super) as_of: Option<String>,
    /// For a report that leaves the office: no office with fewer dossiers than this
    #[arg(long, value_name = "DOSSIERS", num_args = 0..=1, require_equals = true, default_missing_value = "5")]
    pub(super) public: Option<u64>,
    /// Form of the result: a table, JSON, or a bar chart in SVG
    #[arg(long, value_enum, default_value_t = RateFormat::Table)]
    pub(super) format: RateFormat,
}

/// A form of ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RateFormat {
    Table,
    Json,
    Svg,
}

/// Check a bundle's digest, shape and references, and its signature
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The bundle, `-` for standard input
    pub(super) bundle: PathBuf,
    /// Ask that this public key of minisign signed it, in the file `BUNDLE.minisig` beside it
    #[arg(long, value_name = "PUB")]
    pub(super) key: Option<PathBuf>,
    /// Refuse an edition with a lower sequence
    #[arg(long, value_name = "N", requires = "key", default_value_t = 0)]
    pub(super) min_sequence: u64,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

/// Write a bundle as SQL: tables, and views that decide a table of dossiers
#[derive(Debug, Args)]
pub(super) struct Sql {
    /// The bundle, `-` for standard input
    pub(super) bundle: PathBuf,
    /// The engine
    #[arg(long, value_enum)]
    pub(super) dialect: Engine,
    /// The folder to write into
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Pass over what cannot be said in SQL: dossiers of such versions have an error that names the clause
    #[arg(long)]
    pub(super) skip: bool,
}

/// An engine that runs SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Engine {
    Duckdb,
    Postgres,
    Spark,
}

/// Show a procedure as it stands on a day
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Code of the procedure
    pub(super) code: String,
    /// A bundle, or a catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) bundle: Option<PathBuf>,
    /// The day, YYYY-MM-DD, or the moment, YYYY-MM-DDTHH:MM [default: today, Vietnam time]
    #[arg(long)]
    pub(super) at: Option<String>,
    /// Add what can be answered at this office then
    #[arg(long)]
    pub(super) office: Option<String>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

/// Print a year of a calendar or an office, day by day
#[derive(Debug, Args)]
pub(super) struct Calendar {
    /// Name of a calendar or an office
    pub(super) name: String,
    /// The catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) path: Option<PathBuf>,
    /// The year
    #[arg(long, value_parser = clap::value_parser!(i32).range(1900..=2199))]
    pub(super) year: i32,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CalendarFormat::Table)]
    pub(super) format: CalendarFormat,
}

/// Write rule files out of records of the national portal
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Files of records: JSON lines, a list or single records, packed with gzip or not; `-` is standard input
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// The catalog's directory, which is made where there is none
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Write a report to this file, Markdown or JSON by its ending; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) report: Vec<PathBuf>,
    /// First day of a version whose record does not say when it was taken [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<String>,
    /// Form of the findings: a summary for people on standard error; JSON, a SARIF log or annotations of GitHub on standard output
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
}

/// Say what a finding means, with an example and the cure
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code, such as E0201 [default: a list of all codes]
    pub(super) code: Option<String>,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

/// Print what a shell needs to complete the command line
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

/// Print the manual, or write all of its pages into a folder
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder to write `thutuc.1` and one page a command into [default: the main page on standard output]
    pub(super) dir: Option<PathBuf>,
}

/// Serve an editor on standard input and output (Language Server Protocol)
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Accepted and without effect: standard input and output are what is used
    #[arg(long)]
    stdio: bool,
}

/// A form of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CalendarFormat {
    Table,
    Json,
}
