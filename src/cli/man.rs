//! `man`: the manual as pages of roff, made out of the arguments themselves: one on standard output, or all of them into a
//! folder, `thutuc.1` and one for each command.

use std::path::Path;

use clap::Command;
use clap_mangen::Man as Page;

use super::args::Man;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, manual, output, replace, words};
use crate::bundle::Language;

/// Headings of pages, which clap_mangen writes in English.
const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "TÊN"),
    ("SYNOPSIS", "CÁCH DÙNG"),
    ("DESCRIPTION", "MÔ TẢ"),
    ("OPTIONS", "TÙY CHỌN"),
    ("SUBCOMMANDS", "LỆNH"),
    ("VERSION", "PHIÊN BẢN"),
    ("AUTHORS", "TÁC GIẢ"),
    ("EXTRA", "THÊM"),
];

pub(super) fn run(args: &Man, speech: Speech) -> Result<Outcome, Failure> {
    let language = speech.bare();
    let mut command = manual::command(language);
    command.build();
    let Some(dir) = &args.dir else {
        output::result(&page(command, language)?)?;
        return Ok(Outcome::Clean);
    };
    let verbs: Vec<Command> = command.get_subcommands().filter(|verb| !verb.is_hide_set()).cloned().collect();
    let mut pages = Vec::new();
    for command in std::iter::once(command).chain(verbs) {
        let name = name_of(&command);
        pages.push((dir.join(format!("{name}.1")), page(command, language)?));
    }
    let files: Vec<(&Path, &[u8])> = pages.iter().map(|(file, page)| (file.as_path(), page.as_bytes())).collect();
    replace::all(&files).map_err(replace::failure)?;
    output::progress(&words::man_written(language, &files.len(), &dir.display()));
    Ok(Outcome::Clean)
}

/// `thutuc`, `thutuc-check`.
fn name_of(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

/// The page of a command.
fn page(command: Command, language: Language) -> Result<String, Failure> {
    let name = name_of(&command);
    let mut roff = Vec::new();
    let page = Page::new(command).title(name.to_uppercase());
    page.render(&mut roff).map_err(|error| Failure::Internal(error.to_string()))?;
    let roff = String::from_utf8(roff).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(match language {
        Language::En => roff,
        Language::Vi => roff.lines().map(|line| format!("{}\n", heading(line))).collect(),
    })
}

/// A line of a page, its heading in Vietnamese where it is one.
fn heading(line: &str) -> String {
    let known =
        |(english, _): &&(&str, &str)| line.strip_prefix(".SH ").is_some_and(|said| said.trim_matches('"') == *english);
    match HEADINGS.iter().find(known) {
        Some((_, vietnamese)) => format!(".SH \"{vietnamese}\""),
        None => line.to_owned(),
    }
}
