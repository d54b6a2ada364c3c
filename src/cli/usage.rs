//! Reads the command line; help and usage errors in the language of whoever types.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use super::args::Cli;

/// The arguments, or how the process ends: help and version with 0, a wrong command line with 2.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, ExitCode> {
    let args: Vec<OsString> = args.into_iter().collect();
    let parsed = Cli::command().try_get_matches_from(&args).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| {
        // A closed stream changes nothing about the status.
        let _ = error.print();
        if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
    })
}
