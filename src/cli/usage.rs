//! Reads the command line; help and usage errors in the language of whoever types.
//!
//! clap speaks English: where Vietnamese is wanted, the descriptions come from [`super::manual`] and an error is said anew
//! from its kind and its words.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Error, FromArgMatches};

use super::args::Cli;
use super::language::locale;
use super::{manual, output, words};
use crate::bundle::Language;

/// The arguments, or how the process ends: help and version with 0, a wrong command line with 2.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, ExitCode> {
    let args: Vec<OsString> = args.into_iter().collect();
    let language = asked(&args).unwrap_or_else(locale);
    let parsed =
        manual::command(language).try_get_matches_from(&args).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| {
        if !error.use_stderr() {
            // A closed stream changes nothing about the status.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        match language {
            Language::Vi => output::progress(&words::error(language, &vietnamese(&error))),
            Language::En => {
                let _ = error.print();
            }
        }
        ExitCode::from(2)
    })
}

/// The language of `--lang`, looked for before the arguments are read, so that their errors can be said in it.
fn asked(args: &[OsString]) -> Option<Language> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        match value {
            Some("vi") => return Some(Language::Vi),
            Some("en") => return Some(Language::En),
            _ => {}
        }
    }
    None
}

fn vietnamese(error: &Error) -> String {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (word(ContextKind::InvalidArg), word(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{argument}`"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh `{}`", word(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "còn thiếu lệnh".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("`{argument}` không đi cùng `{}`", word(ContextKind::PriorArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("`{argument}` cần một giá trị")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` không dùng được cho `{argument}`"),
        ErrorKind::InvalidUtf8 => "dòng lệnh có chữ không phải mã UTF-8".to_owned(),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("số giá trị của `{argument}` không đúng")
        }
        _ => "dòng lệnh không đúng".to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near: Vec<String> = near.into_iter().map(word).filter(|text| !text.is_empty()).collect();
    let near = if near.is_empty() { String::new() } else { format!("; có phải `{}`?", near.join(", ")) };
    let valid = word(ContextKind::ValidValue);
    let valid = if valid.is_empty() { String::new() } else { format!("; viết {valid}") };
    format!("{said}{near}{valid}\nchạy `thutuc --help` để xem cách dùng")
}
