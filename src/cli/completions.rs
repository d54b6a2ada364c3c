//! `completions`: what a shell completes, made out of the arguments themselves.

use super::args::{Completions, Shell};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, manual, output};

pub(super) fn run(args: &Completions, speech: Speech) -> Result<Outcome, Failure> {
    let shell = match args.shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Powershell => clap_complete::Shell::PowerShell,
        Shell::Elvish => clap_complete::Shell::Elvish,
    };
    let mut command = manual::command(speech.bare());
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    let script = String::from_utf8(script).map_err(|error| Failure::Internal(error.to_string()))?;
    output::result(&script)?;
    Ok(Outcome::Clean)
}
