//! Ratings as JSON. Shares are hundredths of a percent, points hundredths of a point; what there is nothing to measure of is null.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Report, Row, Scheme, table};
use crate::bundle::{Language, Measure};
use crate::cli::logs::Intake;
use crate::rating::Counts;
use crate::runtime::Moment;

/// The document of `--format json`.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    catalog: &'a str,
    revision: &'a str,
    period: &'a str,
    as_of: String,
    log: &'a [String],
    intake: &'a Intake,
    /// How many offices are left out of a public report.
    suppressed: usize,
    ratings: Vec<Ratings<'a>>,
}

#[derive(Serialize)]
struct Ratings<'a> {
    id: &'a str,
    title: &'a str,
    illustrative: bool,
    /// What the catalog says of the rating.
    doc: &'a [String],
    offices: Vec<Office<'a>>,
}

#[derive(Serialize)]
struct Office<'a> {
    id: &'a str,
    title: &'a str,
    rank: Option<usize>,
    stars: Option<u8>,
    points: Option<i64>,
    /// Why there are no stars.
    unrated: Option<String>,
    measures: BTreeMap<&'static str, Option<i64>>,
    criteria: Vec<Part<'a>>,
    pillars: Vec<Part<'a>>,
    counts: Numbers,
    one_more_star: Vec<One>,
    /// How many more points would bring one, the measures as they are.
    points_short: Option<u64>,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    points: Option<i64>,
    weight: u32,
}

#[derive(Serialize)]
struct Numbers {
    in_hand: u64,
    in_time: u64,
    late: u64,
    untold: u64,
    withdrawn: u64,
    received: u64,
    online: u64,
    told_digitised: u64,
    digitised: u64,
    on_the_spot: u64,
    on_the_spot_rate: Option<u64>,
    timed: u64,
    working_minutes_used: u128,
    working_minutes_allowed: u128,
    scores: u64,
}

#[derive(Serialize)]
struct One {
    measure: &'static str,
    from: i64,
    to: i64,
    dossiers: Option<u64>,
}

/// The whole document.
pub(super) fn of<'a>(report: &'a Report<'_>) -> Document<'a> {
    let bundle = report.rules.bundle();
    Document {
        catalog: &bundle.catalog,
        revision: &bundle.revision,
        period: &report.period.label,
        as_of: Moment(report.end).to_string(),
        log: &report.files,
        intake: &report.intake,
        suppressed: report.suppressed.map_or(0, |(count, _)| count),
        ratings: report.ratings.iter().map(|scheme| ratings(scheme, report.language)).collect(),
    }
}

fn ratings<'a>(scheme: &'a Scheme<'_>, language: Language) -> Ratings<'a> {
    Ratings {
        id: &scheme.rating.id,
        title: scheme.rating.title.pick(language),
        illustrative: scheme.is_illustrative(),
        doc: &scheme.rating.provenance.doc,
        offices: scheme.offices.iter().map(|row| office(row, scheme, language)).collect(),
    }
}

fn office<'a>(row: &'a Row<'_>, scheme: &'a Scheme<'_>, language: Language) -> Office<'a> {
    let result = row.rated.result.as_ref();
    let criteria = scheme.rating.criteria.iter().zip(&row.rated.points);
    Office {
        id: row.id,
        title: row.title,
        rank: row.rank,
        stars: result.ok().map(|(_, stars)| *stars),
        points: result.ok().map(|(points, _)| *points),
        unrated: result.err().map(|why| table::unrated(why, language)),
        measures: Measure::ALL.iter().map(|measure| (measure.as_str(), row.measures.get(*measure))).collect(),
        criteria: criteria
            .map(|(criterion, points)| Part { id: &criterion.id, points: *points, weight: criterion.weight })
            .collect(),
        pillars: row
            .rated
            .pillars
            .iter()
            .map(|pillar| Part { id: pillar.title.pick(language), points: pillar.points, weight: pillar.weight })
            .collect(),
        counts: numbers(&row.counts),
        points_short: row.points_short,
        one_more_star: row
            .next
            .iter()
            .map(|need| One { measure: need.measure.as_str(), from: need.from, to: need.to, dossiers: need.dossiers })
            .collect(),
    }
}

fn numbers(counts: &Counts) -> Numbers {
    Numbers {
        in_hand: counts.in_hand,
        in_time: counts.in_time,
        late: counts.late,
        untold: counts.untold,
        withdrawn: counts.withdrawn,
        received: counts.received,
        online: counts.online,
        told_digitised: counts.told_digitised,
        digitised: counts.digitised,
        on_the_spot: counts.on_the_spot,
        on_the_spot_rate: counts.on_the_spot_rate(),
        timed: counts.timed,
        working_minutes_used: counts.used,
        working_minutes_allowed: counts.allowed,
        scores: counts.scores,
    }
}
