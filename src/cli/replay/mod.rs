//! `replay`: dossiers of the past under the rules, or under old ones and new ones.

mod dossiers;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
mod reading;
mod report;
mod words;

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::args::{Replay, ReplayFormat};
use super::engine::Engine;
use super::failure::Failure;
use super::language::Speech;
use super::logs::{Logs, shown};
use super::replace::{self, Stream};
use super::{Outcome, clock, diff, input, output};
use crate::replay::Groups;
use crate::runtime::{RuleSet, parse_moment};
use reading::Part;
pub(super) use reading::Reader;
use report::Report;

pub(super) fn run(args: &Replay, speech: Speech) -> Result<Outcome, Failure> {
    let (old, new) = match &args.new {
        Some(new) => diff::sides(&args.rules, new, speech).map(|(old, new)| (Some(old), new))?,
        None => (None, diff::one_side(&args.rules, speech)?),
    };
    let language = speech.about(Some(new.bundle().language));
    let done = replay(args, old.as_ref(), &new, language);
    match done {
        Ok(outcome) => Ok(outcome),
        Err(failure) if args.format == ReplayFormat::Json => output::refused(&failure, language),
        Err(failure) => output::complained(failure, language),
    }
}

fn replay(
    args: &Replay,
    old: Option<&RuleSet>,
    new: &RuleSet,
    language: crate::bundle::Language,
) -> Result<Outcome, Failure> {
    let as_of = as_of(args.as_of.as_deref())?;
    let others: Vec<&Path> = args.dossiers.iter().map(PathBuf::as_path).collect();
    let logs = Logs::open(&args.log, &others, old.into_iter().chain([new]).collect(), language)?;
    let mut aside = args.dossiers.as_deref().map(Stream::begin).transpose().map_err(replace::failure)?;
    if let Some(aside) = &mut aside {
        aside.write(dossiers::header(old.is_some()).as_bytes()).map_err(replace::failure)?;
    }
    let engine = |rules| Engine::of(args.log.engine, rules);
    let (old_engine, new_engine) = (old.map_or(Ok(None), engine)?, engine(new)?);
    let engines = [old_engine.as_ref(), new_engine.as_ref()];
    let reader = Reader { old, new, engines, as_of, soon: args.due_soon, language, with_dossiers: aside.is_some() };
    let (mut groups, mut later) = (Groups::default(), 0_u64);
    let overflow = || Failure::Internal(crate::logs::Overflow.to_string());
    let intake = logs.each(&reader, |part: Part<'_>| {
        let more = part.groups.map_err(|_| overflow())?;
        groups.merge(more).map_err(|_| overflow())?;
        later = later.checked_add(part.later).ok_or_else(overflow)?;
        aside.as_mut().map_or(Ok(()), |aside| aside.write(&part.dossiers)).map_err(replace::failure)
    })?;
    aside.map_or(Ok(()), Stream::put).map_err(replace::failure)?;
    let is_clean = intake.is_clean();
    if let Some(least) = args.public.filter(|least| groups.total.dossiers < *least) {
        return Err(Failure::TooFewToPublish(least));
    }
    let intake = if args.public.is_some() { intake.public() } else { intake };
    let report = Report {
        old,
        new,
        as_of,
        due_soon: args.due_soon,
        public: args.public,
        files: args.log.log.iter().map(|file| shown(file, args.public.is_some())).collect(),
        intake,
        later,
        groups,
        language,
    };
    match args.format {
        ReplayFormat::Markdown => output::result(&markdown::report(&report))?,
        ReplayFormat::Json => output::json(&report.document())?,
        #[cfg(feature = "parquet")]
        ReplayFormat::Parquet => parquet::report(&report)?,
        #[cfg(not(feature = "parquet"))]
        ReplayFormat::Parquet => return Err(Failure::NoParquet),
    }
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}

/// The moment that is asked for, or now.
pub(super) fn as_of(text: Option<&str>) -> Result<NaiveDateTime, Failure> {
    match text {
        Some(text) => parse_moment(&input::name(text)).ok_or_else(|| Failure::Moment(text.to_owned())),
        None => clock::now().ok_or_else(|| Failure::Internal("no clock".to_owned())),
    }
}
