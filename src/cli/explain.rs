//! `explain`: what a code means, an example that gives it, and the cure; without a code, every code with its message.

use std::fmt::Write;

use serde::Serialize;

use super::args::{Explain, Format};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, words};
use crate::bundle::Language;
use crate::diagnostics::render::{hush, wrap};
use crate::diagnostics::{ExampleFile, Explanation, nearest};

/// The document of `--format json`.
#[derive(Serialize)]
struct Document {
    code: &'static str,
    severity: &'static str,
    message: Option<String>,
    meaning: &'static str,
    cure: &'static str,
    example: Option<Pair>,
}

/// The sources of an example, whose file is the manifest or one with rules.
#[derive(Serialize)]
struct Pair {
    file: &'static str,
    wrong: &'static str,
    right: &'static str,
}

pub(super) fn run(args: &Explain, speech: Speech) -> Result<Outcome, Failure> {
    let language = speech.bare();
    let all = Explanation::all();
    let Some(asked) = &args.code else {
        return every(&all, args.format, language);
    };
    // A code is often typed in small letters, or copied with the brackets of a report.
    let wanted = asked.trim_matches(['[', ']', ' ']).to_uppercase();
    let Some(found) = all.iter().find(|explanation| explanation.code == wanted) else {
        let near = nearest(&wanted, all.iter().map(|explanation| explanation.code)).map(str::to_owned);
        let failure = Failure::Code { code: asked.clone(), near };
        return match args.format {
            Format::Human => Err(failure),
            Format::Json => output::refused(&failure, language),
        };
    };
    match args.format {
        Format::Human => output::result(&page(found, language))?,
        Format::Json => output::json(&document(found, language))?,
    }
    Ok(Outcome::Clean)
}

fn every(all: &[Explanation], format: Format, language: Language) -> Result<Outcome, Failure> {
    match format {
        Format::Human => {
            let mut text = format!("{}\n\n", words::explained_list(language));
            for explanation in all {
                let said = explanation.without_values(language);
                let said = said.as_deref().unwrap_or(explanation.words(language).meaning);
                writeln!(text, "{}", wrap(&format!("{}  ", explanation.code), said, output::WIDTH))
                    .map_err(internal)?;
            }
            output::result(&text)?;
        }
        Format::Json => {
            let documents: Vec<Document> = all.iter().map(|explanation| document(explanation, language)).collect();
            output::json(&documents)?;
        }
    }
    Ok(Outcome::Clean)
}

fn internal(error: std::fmt::Error) -> Failure {
    Failure::Internal(error.to_string())
}

fn document(explanation: &Explanation, language: Language) -> Document {
    let words = explanation.words(language);
    Document {
        code: explanation.code,
        severity: if is_error(explanation) { "error" } else { "warning" },
        message: explanation.without_values(language),
        meaning: words.meaning,
        cure: words.cure,
        example: explanation.example.map(|example| Pair {
            file: example.file.name(),
            wrong: example.wrong,
            right: example.right,
        }),
    }
}

/// The page that people read.
fn page(explanation: &Explanation, language: Language) -> String {
    let code = &explanation.code;
    let mut parts = vec![match is_error(explanation) {
        true => words::explained_error(language, code),
        false => words::explained_warning(language, code),
    }];
    if let Some(message) = explanation.without_values(language) {
        parts.push(wrap("", &message, output::WIDTH));
    }
    let said = explanation.words(language);
    parts.push(wrap("", said.meaning, output::WIDTH));
    parts.push(wrap("", &words::explained_cure(language, &said.cure), output::WIDTH));
    if let Some(example) = explanation.example {
        parts.push(match example.file {
            ExampleFile::Rules => words::explained_wrong(language),
            file => words::explained_wrong_file(language, &file.name()),
        });
        parts.push(indented(example.wrong));
        parts.push(words::explained_right(language));
        parts.push(indented(example.right));
        if example.file == ExampleFile::Rules {
            parts.push(wrap("", &words::explained_elsewhere(language), output::WIDTH));
        }
    }
    format!("{}\n", parts.join("\n\n"))
}

fn indented(source: &str) -> String {
    let lines: Vec<String> = source.trim_end().lines().map(|line| format!("    {}", hush(line))).collect();
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

fn is_error(explanation: &Explanation) -> bool {
    explanation.code.starts_with('E')
}
