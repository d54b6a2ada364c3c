//! The arguments of every command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::language::Speech;
use crate::bundle::Language;

/// Compiles administrative procedures into one JSON bundle and decides single dossiers from it
#[derive(Debug, Parser)]
#[command(name = "thutuc", version, max_term_width = 100)]
pub(super) struct Cli {
    /// Language of findings and slips [default: the catalog's, else the locale's]
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
    /// Report every finding of a catalog
    Check(Check),
}

/// Report every finding of a catalog
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The catalog's directory [default: the nearest `thutuc.yaml` upwards]
    pub(super) path: Option<PathBuf>,
    /// Form of the findings: for people on standard error, as JSON on standard output
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
    /// Let warnings fail as errors do
    #[arg(long, value_enum)]
    pub(super) deny: Option<Deny>,
}

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Human,
    Json,
}

/// What else fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}
