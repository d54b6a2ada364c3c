//! The terminal: arguments in, results on standard output, findings and progress on standard error, an exit status.
//!
//! One file a verb. Only this folder reads the environment and writes files. Exit status: 0 done and clean, 1 findings, 2
//! could not run.

#[macro_use]
mod words;
mod args;
mod catalog;
mod check;
mod failure;
mod language;
mod output;
mod usage;

use std::process::ExitCode;

use args::Verb;
use failure::Failure;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, nothing to report.
    Clean,
    /// Errors were found.
    Findings,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let args = match usage::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(code) => return code,
    };
    let speech = args.speech();
    let result = match args.verb {
        Verb::Check(verb) => check::run(&verb, speech),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever reads standard output has gone: there is nobody to tell.
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            output::progress(&failure.say(speech.bare()));
            ExitCode::from(2)
        }
    }
}
