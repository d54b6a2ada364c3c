//! The terminal: arguments in, results on standard output, findings and progress on standard error, an exit status.
//!
//! One file a verb. Only this folder reads the environment and writes files. Exit status: 0 done and clean, 1 findings, 2
//! could not run.

mod args;
pub mod batch;
mod build;
mod cache;
mod calendar;
mod catalog;
mod check;
mod clock;
mod completions;
mod decide;
mod diff;
mod engine;
mod explain;
mod failure;
mod fmt;
pub mod guards;
mod import;
mod init;
mod input;
mod kept;
mod language;
pub mod logs;
pub mod lsp;
mod man;
mod manual;
mod markdown;
mod output;
mod page;
mod pipeline;
mod progress;
mod rate;
mod replace;
mod replay;
mod repository;
mod rules;
mod schema;
mod show;
mod sign;
mod slip;
mod sql;
mod test;
mod usage;
mod verify;
mod watch;
mod words;

use std::process::ExitCode;

use args::Verb;
use failure::Failure;

use crate::wording::say;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, nothing to report.
    Clean,
    /// Errors were found.
    Findings,
    /// There is no result, which was said; the status.
    Refused(u8),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let args = match usage::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(code) => return code,
    };
    let speech = args.speech();
    let result = match args.verb {
        Verb::Init(verb) => init::run(&verb, speech),
        Verb::Check(verb) => check::run(&verb, speech),
        Verb::Build(verb) => build::run(&verb, speech),
        Verb::Test(verb) => test::run(&verb, speech),
        Verb::Fmt(verb) => fmt::run(&verb, speech),
        Verb::Decide(verb) => decide::run(&verb, speech),
        Verb::Diff(verb) => diff::run(&verb, speech),
        Verb::Replay(verb) => replay::run(&verb, speech),
        Verb::Rate(verb) => rate::run(&verb, speech),
        Verb::Verify(verb) => verify::run(&verb, speech),
        Verb::Schema => schema::run(),
        Verb::Show(verb) => show::run(&verb, speech),
        Verb::Sql(verb) => sql::run(&verb, speech),
        Verb::Import(verb) => import::run(&verb, speech),
        Verb::Explain(verb) => explain::run(&verb, speech),
        Verb::Calendar(verb) => calendar::run(&verb, speech),
        Verb::Completions(verb) => completions::run(&verb, speech),
        Verb::Man(verb) => man::run(&verb, speech),
        Verb::Lsp(_) => lsp::run(speech),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Refused(status)) => ExitCode::from(status),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            output::progress(&failure.say(speech.bare()));
            ExitCode::from(failure.status())
        }
    }
}
