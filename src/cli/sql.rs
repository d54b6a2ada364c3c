//! `sql`: a bundle as tables and views that an existing engine runs.

use std::path::{Path, PathBuf};

use super::args::{Engine, Sql};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, replace, rules, words};
use crate::bundle::Language;
use crate::sql::{Dialect, Unsaid, Why, sql};

pub(super) fn run(args: &Sql, speech: Speech) -> Result<Outcome, Failure> {
    let rules = rules::bundle(&args.bundle)?;
    let bundle = rules.bundle();
    let language = speech.about(Some(bundle.language));
    let dialect = match args.dialect {
        Engine::Duckdb => Dialect::DuckDb,
        Engine::Postgres => Dialect::Postgres,
        Engine::Spark => Dialect::Spark,
    };
    let said = sql(bundle, dialect)?;
    for unsaid in &said.unsaid {
        output::progress(&told(unsaid, language));
    }
    if !said.unsaid.is_empty() && !args.skip {
        output::progress(&words::error(language, &words::not_said(language, &said.unsaid.len())));
        return Ok(Outcome::Findings);
    }
    let files: Vec<(PathBuf, &str)> =
        said.files.iter().map(|(name, text)| (args.output.join(name), text.as_str())).collect();
    let files: Vec<(&Path, &[u8])> = files.iter().map(|(file, text)| (file.as_path(), text.as_bytes())).collect();
    replace::all(&files).map_err(replace::failure)?;
    output::progress(&words::sql_written(language, &args.output.display(), &files.len(), &said.unsaid.len()));
    Ok(Outcome::Clean)
}

/// What cannot be said, in one line.
fn told(unsaid: &Unsaid, language: Language) -> String {
    let why = match unsaid.why {
        Why::Stages => words::unsaid_stages(language),
        Why::FromStep => words::unsaid_step(language),
        Why::Expression => words::unsaid_expression(language),
        Why::ManyLimits => words::unsaid_many(language),
    };
    words::unsaid(language, &unsaid.procedure, &unsaid.version, &unsaid.clause, &unsaid.source, &why)
}
