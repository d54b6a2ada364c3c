//! `rate`: stars for the offices of a log.

mod chart;
mod document;
mod reading;
mod table;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::args::{Rate, RateFormat};
use super::engine::Engine;
use super::failure::Failure;
use super::language::Speech;
use super::logs::{Intake, Logs, shown};
use super::{Outcome, output, replay, rules};
use crate::bundle::{Language, Rating};
use crate::rating::{Counts, Measures, Need, Period, Rated, next, points_short, ranks, rate};
use crate::runtime::RuleSet;
use reading::{Part, Reader};

/// Everything that is told.
struct Report<'r> {
    rules: &'r RuleSet,
    period: Period,
    /// The moment at which open dossiers were held against their promises.
    end: NaiveDateTime,
    files: Vec<String>,
    intake: Intake,
    ratings: Vec<Scheme<'r>>,
    /// How many offices are left out of a public report, and with how few dossiers.
    suppressed: Option<(usize, u64)>,
    language: Language,
}

/// The offices under one rating.
struct Scheme<'r> {
    rating: &'r Rating,
    /// Best first; those without stars last, by name.
    offices: Vec<Row<'r>>,
}

impl Scheme<'_> {
    /// Whether a figure of it is published by no source: its own, a criterion's or those of its stars.
    fn is_illustrative(&self) -> bool {
        let rating = self.rating;
        rating.provenance.illustrative
            || rating.criteria.iter().any(|criterion| criterion.provenance.illustrative)
            || rating.stars.iter().any(|row| row.provenance.illustrative)
    }
}

/// An office under a rating.
struct Row<'r> {
    id: &'r str,
    title: &'r str,
    rank: Option<usize>,
    counts: Counts,
    measures: Measures,
    rated: Rated<'r>,
    /// What would bring one more star; empty where nothing alone would, or there are five.
    next: Vec<Need>,
    /// How many more points would, the measures as they are, hundredths.
    points_short: Option<u64>,
}

pub(super) fn run(args: &Rate, speech: Speech) -> Result<Outcome, Failure> {
    let rules = rules::load(Some(&args.bundle), speech)?;
    let language = speech.about(Some(rules.bundle().language));
    match report(args, &rules, language) {
        Ok(report) => {
            let is_clean = report.intake.is_clean();
            match args.format {
                RateFormat::Table => output::result(&table::page(&report))?,
                RateFormat::Json => output::json(&document::of(&report))?,
                RateFormat::Svg => {
                    output::result(&chart::page(&report))?;
                    output::report(&table::intake(&report));
                }
            }
            Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
        }
        Err(failure) if args.format == RateFormat::Json => output::refused(&failure, language),
        Err(failure) => output::complained(failure, language),
    }
}

fn report<'r>(args: &Rate, rules: &'r RuleSet, language: Language) -> Result<Report<'r>, Failure> {
    let period = Period::parse(&args.period).map_err(|error| Failure::Period(error.0))?;
    let ratings = ratings(rules, args.rating.as_deref(), &period)?;
    let as_of = replay::as_of(args.as_of.as_deref())?;
    if as_of <= period.begin {
        return Err(Failure::NotBegun { period: period.label, begins: period.begin.date() });
    }
    let end = period.end.min(as_of);
    let logs = Logs::open(&args.log, &[], vec![rules], language)?;
    let engine = Engine::of(args.log.engine, rules)?;
    let reader = Reader { rules, engine: engine.as_ref(), period: &period, end, language };
    let mut offices: BTreeMap<&'r str, Counts> = BTreeMap::new();
    let overflow = || Failure::Internal(crate::logs::Overflow.to_string());
    let intake = logs.each(&reader, |part: Part<'r>| {
        for (office, more) in part.0.map_err(|_| overflow())? {
            offices.entry(office).or_default().merge(more).map_err(|_| overflow())?;
        }
        Ok(())
    })?;
    offices.retain(|_, counts| counts.in_hand > 0 || counts.untold > 0);
    let schemes = ratings.into_iter().map(|rating| scheme(rules, rating, &offices, language));
    let mut ratings: Vec<Scheme<'r>> = schemes.collect();
    // Ranked with all the others: nothing that is printed adds up to an office that is left out.
    let suppressed = args.public.map(|least| {
        let is_small = |counts: &Counts| counts.in_hand < least;
        ratings.iter_mut().for_each(|scheme| scheme.offices.retain(|row| !is_small(&row.counts)));
        (offices.values().filter(|counts| is_small(counts)).count(), least)
    });
    let intake = if args.public.is_some() { intake.public() } else { intake };
    let files = args.log.log.iter().map(|file| shown(file, args.public.is_some())).collect();
    Ok(Report { rules, period, end, files, intake, ratings, suppressed, language })
}

/// The rating that is asked for, or all those for such periods.
fn ratings<'r>(rules: &'r RuleSet, asked: Option<&str>, period: &Period) -> Result<Vec<&'r Rating>, Failure> {
    let all = &rules.bundle().ratings;
    let fits = |rating: &&Rating| match asked {
        Some(name) => rating.id == super::input::name(name),
        None => rating.period == period.kind,
    };
    let found: Vec<&Rating> = all.iter().filter(fits).collect();
    if found.is_empty() || found.iter().any(|rating| rating.period != period.kind) {
        let all = all.iter().map(|rating| (rating.id.clone(), rating.period)).collect();
        return Err(Failure::NoRating { name: asked.map(str::to_owned), period: period.label.clone(), all });
    }
    Ok(found)
}

fn scheme<'r>(
    rules: &'r RuleSet,
    rating: &'r Rating,
    offices: &BTreeMap<&'r str, Counts>,
    language: Language,
) -> Scheme<'r> {
    let mut rows: Vec<Row<'r>> = offices
        .iter()
        .map(|(id, counts)| {
            let measures = Measures::of(counts);
            let rated = rate(rating, counts, &measures);
            let (next, points_short) = match rated.result {
                Ok((points, stars)) => {
                    (next(rating, counts, &measures, stars), points_short(rating, &measures, points, stars))
                }
                Err(_) => (Vec::new(), None),
            };
            let title = rules.office(id).map_or(*id, |office| office.title.pick(language));
            Row { id, title, rank: None, counts: *counts, measures, rated, next, points_short }
        })
        .collect();
    let points: Vec<Option<i64>> =
        rows.iter().map(|row| row.rated.result.as_ref().ok().map(|(points, _)| *points)).collect();
    for (row, rank) in rows.iter_mut().zip(ranks(&points)) {
        row.rank = rank;
    }
    // Stable: of one rank by name.
    rows.sort_by_key(|row| row.rank.unwrap_or(usize::MAX));
    Scheme { rating, offices: rows }
}
