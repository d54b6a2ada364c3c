//! Ratings as tables in Markdown, and what one more star would take below each.

use super::{Report, Row, Scheme, words};
use crate::bundle::{Language, Measure};
use crate::cli::logs::told;
use crate::cli::markdown::{self, cell};
use crate::rating::{Need, Unrated};
use crate::runtime::Moment;
use crate::wording::say;

/// The most stars.
const MOST: u8 = 5;

/// The whole text.
pub(super) fn page(report: &Report<'_>) -> String {
    let mut lines = Vec::new();
    for scheme in &report.ratings {
        self::scheme(&mut lines, scheme, report);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text.push_str(&intake(report));
    text
}

/// What was read of the log.
pub(super) fn intake(report: &Report<'_>) -> String {
    let language = report.language;
    let number = |count: u64| say::number(count.into(), language);
    let intake = &report.intake;
    let mut lines = vec![
        told::rules(report.rules, language),
        words::log(language, &report.files.join(", "), &number(intake.rows), &number(intake.rejected)),
    ];
    lines.extend(told::rejected(intake, language));
    lines.extend(told::unread(intake, language));
    if report.end < report.period.end {
        lines.push(words::as_of(language, &say::moment(Moment(report.end), language)));
    }
    if report.ratings.iter().flat_map(|scheme| &scheme.offices).any(|row| row.counts.untold > 0) {
        lines.push(words::untold(language));
    }
    lines.extend(told::repeated(intake, language));
    if let Some((count, least)) = report.suppressed.filter(|(count, _)| *count > 0) {
        lines.push(words::suppressed(language, &count, &least));
    }
    lines.into_iter().map(|line| format!("- {}\n", cell(&line))).collect()
}

fn scheme(lines: &mut Vec<String>, scheme: &Scheme<'_>, report: &Report<'_>) {
    let language = report.language;
    let rating = scheme.rating;
    lines.push(format!("# {}", cell(&words::title(language, &rating.title.pick(language), &report.period.label))));
    lines.push(String::new());
    if scheme.is_illustrative() {
        lines.extend([words::illustrative(language), String::new()]);
    }
    if !rating.provenance.doc.is_empty() {
        lines.extend(rating.provenance.doc.iter().map(|line| cell(line)));
        lines.push(String::new());
    }
    if scheme.offices.is_empty() {
        lines.extend([words::nobody(language), String::new()]);
        return;
    }
    let head = vec![
        words::office(language),
        words::rank(language),
        words::stars(language),
        words::points(language),
        words::dossiers(language),
        words::judged(language),
        words::on_the_spot(language),
    ];
    let head: Vec<String> =
        head.into_iter().chain(Measure::ALL.iter().map(|measure| measured(*measure, language))).collect();
    let rows: Vec<Vec<String>> = scheme.offices.iter().map(|row| cells(row, language)).collect();
    lines.extend(markdown::table(&head, &rows));
    lines.extend([String::new(), format!("## {}", words::criteria(language)), String::new()]);
    lines.extend(criteria(scheme, language));
    lines.extend([String::new(), format!("## {}", words::more(language)), String::new()]);
    lines.extend(scheme.offices.iter().map(|row| format!("- {}: {}", cell(row.title), more(row, language))));
    lines.push(String::new());
}

fn cells(row: &Row<'_>, language: Language) -> Vec<String> {
    let none = || "–".to_owned();
    let share = |share: Option<u64>| share.map_or_else(none, |share| say::share(share, language));
    let (points, stars) = match row.rated.result {
        Ok((points, stars)) => (self::points(points, language), "★".repeat(stars.into())),
        Err(_) => (none(), none()),
    };
    let counts = &row.counts;
    let spot = counts.on_the_spot_rate();
    let untold = match counts.untold {
        0 => String::new(),
        untold => format!(" (+{})", say::number(untold.into(), language)),
    };
    let mut cells = vec![
        cell(row.title),
        row.rank.map_or_else(none, |rank| rank.to_string()),
        stars,
        points,
        format!("{}{untold}", say::number(counts.in_hand.into(), language)),
        counts.judged().map_or_else(none, |judged| say::number(judged.into(), language)),
        format!("{} ({})", share(spot), say::number(counts.on_the_spot.into(), language)),
    ];
    let values = Measure::ALL.iter().map(|measure| row.measures.get(*measure).and_then(|value| value.try_into().ok()));
    cells.extend(values.map(share));
    cells
}

/// The points of each criterion, and of each pillar behind them.
fn criteria(scheme: &Scheme<'_>, language: Language) -> Vec<String> {
    let rating = scheme.rating;
    let mut head = vec![words::office(language)];
    head.extend(rating.criteria.iter().map(|criterion| format!("{} (/{})", criterion.id, criterion.weight)));
    if let Some(first) = scheme.offices.first() {
        let pillars = first.rated.pillars.iter();
        head.extend(pillars.map(|pillar| format!("{} (/{})", cell(pillar.title.pick(language)), pillar.weight)));
    }
    let told = |points: &Option<i64>| points.map_or_else(|| "–".to_owned(), |points| self::points(points, language));
    let rows: Vec<Vec<String>> = scheme
        .offices
        .iter()
        .map(|row| {
            let pillars = row.rated.pillars.iter().map(|pillar| told(&pillar.points));
            [cell(row.title)].into_iter().chain(row.rated.points.iter().map(told)).chain(pillars).collect()
        })
        .collect();
    markdown::table(&head, &rows)
}

/// Hundredths of a point; none is below zero.
pub(super) fn points(points: i64, language: Language) -> String {
    say::hundredths(points.unsigned_abs(), language)
}

/// What one more star would take, or why there are no stars.
fn more(row: &Row<'_>, language: Language) -> String {
    match &row.rated.result {
        Ok((_, MOST)) => words::most(language),
        Ok(_) => {
            let short =
                row.points_short.map(|points| words::points_short(language, &say::hundredths(points, language)));
            let needs: Vec<String> = row.next.iter().map(|need| self::need(need, language)).collect();
            let needs = match needs.as_slice() {
                [] => words::nothing_alone(language),
                [one] => one.clone(),
                several => words::or(language, &several.join("; ")),
            };
            short.into_iter().chain([needs]).collect::<Vec<_>>().join("; ")
        }
        Err(why) => unrated(why, language),
    }
}

/// Why an office has no stars.
pub(super) fn unrated(why: &Unrated, language: Language) -> String {
    match why {
        Unrated::TooFew { found, needed } => words::too_few(language, &say::number((*found).into(), language), needed),
        Unrated::NotMeasured(measures) => {
            let measures: Vec<&str> = measures.iter().map(|measure| measure.in_language(language)).collect();
            words::not_measured(language, &measures.join(", "))
        }
    }
}

fn need(need: &Need, language: Language) -> String {
    let share = |share: i64| say::share(share.unsigned_abs(), language);
    let (from, to) = (share(need.from), share(need.to));
    let count = say::number(need.dossiers.unwrap_or(0).into(), language);
    match need.measure {
        Measure::OnTimeRate | Measure::OverdueRate => words::need_in_time(language, &count, &from, &to),
        Measure::OnlineRate => words::need_online(language, &count, &from, &to),
        Measure::DigitisedRate => words::need_digitised(language, &count, &from, &to),
        Measure::ProcessingTime => words::need_time(language, &from, &to),
        Measure::Satisfaction => words::need_satisfaction(language, &from, &to),
    }
}

fn measured(measure: Measure, language: Language) -> String {
    match measure {
        Measure::OnTimeRate => words::on_time(language),
        Measure::OverdueRate => words::overdue(language),
        Measure::OnlineRate => words::online(language),
        Measure::DigitisedRate => words::digitised(language),
        Measure::ProcessingTime => words::processing(language),
        Measure::Satisfaction => words::satisfaction(language),
    }
}
