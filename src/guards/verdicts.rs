//! Whether the result is due there and then, before and after, over the corners of what the same-day rule, the programs and the
//! requirements read.

use chrono::NaiveDateTime;

use super::due::moment;
use super::facts::{self, Facts};
use super::hard::{clock, of_one_day};
use super::pair::{Pair, Said};
use super::site::Site;
use super::words;
use crate::bundle::{Channel, Logic, Program, Version};
use crate::prove::corners;
use crate::runtime::Verdict;
use crate::wording::say;

/// The most combinations of facts that are tried.
const MOST: usize = 16;
/// The most lines.
const MOST_LINES: usize = 40;

pub(super) fn add(pair: &Pair<'_>, sites: &[Site<'_>], lines: &mut Vec<String>) {
    let language = pair.language;
    let versions = [pair.before.version, pair.after.version];
    // The site with the most programs has every kind of promise.
    let Some(site) = sites.iter().rev().max_by_key(|site| site.programs.len()) else { return };
    lines.push(String::new());
    lines.push(words::heading_verdicts(language, &site.office.title.pick(language).to_uppercase()));
    let asks = |version: &&Version| version.same_day.is_some() || !version.requirements.is_empty();
    if !versions.iter().any(asks) && site.programs.is_empty() {
        lines.push(format!("  {}", words::no_same_day(language)));
        return;
    }
    let read: Vec<&Logic> = versions
        .into_iter()
        .flat_map(looked_at)
        .chain(site.programs.iter().flat_map(|program| clauses(program)))
        .collect();
    let (all, mut is_cut) = facts::combinations(&corners(pair.after.rules.bundle(), &read, site.days.0), MOST);
    let mut written = Vec::new();
    for (day, moments) in of_one_day(pair, site) {
        // Minutes of one day with the same verdicts share their lines.
        let mut of_day: Vec<(Vec<u16>, Vec<String>)> = Vec::new();
        for minute in moments.minutes {
            let Some(at) = moment(day, minute) else { continue };
            let told = told(pair, site, at, &all);
            match of_day.last_mut().filter(|(_, before)| *before == told) {
                Some((minutes, _)) => minutes.push(minute),
                None => of_day.push((vec![minute], told)),
            }
        }
        for (minutes, told) in of_day {
            let minutes: Vec<String> = minutes.iter().map(|minute| clock(*minute)).collect();
            let when = format!("{} {}", minutes.join(", "), say::weekday_date(day, language));
            written.push(format!("  {}", words::received_at(language, &when)));
            written.extend(told);
        }
    }
    is_cut = is_cut || written.len() > MOST_LINES;
    written.truncate(MOST_LINES);
    lines.extend(written);
    if is_cut {
        lines.push(format!("  {}", words::corners_cut(language)));
    }
}

/// Channels, the facts that lead to a verdict on them, and the verdict on both sides.
type Row = (Vec<Channel>, Vec<String>, [String; 2]);

/// The verdicts of dossiers that come at one moment, a line a verdict. Of the verdicts on some channels the one that most
/// combinations of facts have is told last, as that of all others.
fn told(pair: &Pair<'_>, site: &Site<'_>, at: NaiveDateTime, all: &[Facts]) -> Vec<String> {
    let language = pair.language;
    let mut rows: Vec<Row> = Vec::new();
    for facts in all {
        let when = facts::say(pair.after.rules, facts, language);
        let mut of_facts: Vec<(Vec<Channel>, [String; 2])> = Vec::new();
        for channel in taken(pair, site) {
            let Some(said) = pair.decide(&site.office.id, at, channel, facts) else { continue };
            let told = said.map(|said| verdict(pair, &said));
            match of_facts.iter_mut().find(|(_, other)| *other == told) {
                Some((channels, _)) => channels.push(channel),
                None => of_facts.push((vec![channel], told)),
            }
        }
        for (channels, told) in of_facts {
            match rows.iter_mut().find(|(of, _, other)| *of == channels && *other == told) {
                Some((_, facts, _)) => facts.push(when.clone()),
                None => rows.push((channels, vec![when.clone()], told)),
            }
        }
    }
    rows.sort_by_key(|(_, facts, _)| facts.len());
    let mut lines = Vec::new();
    for (place, (channels, facts, [before, after])) in rows.iter().enumerate() {
        let is_last = !rows.iter().skip(place).skip(1).any(|(of, ..)| of == channels);
        let is_only = rows.iter().filter(|(of, ..)| of == channels).count() == 1;
        let overlaps =
            rows.iter().any(|(of, ..)| of != channels && of.iter().any(|channel| channels.contains(channel)));
        let which = match (is_last && !overlaps, is_only) {
            (true, true) => String::new(),
            (true, false) => format!(", {}", words::other_cases(language)),
            (false, _) => format!(" [{}]", facts.join("] [")),
        };
        let told = if before == after {
            format!("{after} ({})", words::same(language))
        } else {
            format!("{} {before}; {} {after}", words::before(language), words::after(language))
        };
        lines.push(format!("    {}{which}: {told}", pair.said_channels(channels)));
    }
    lines
}

/// The channels that either side offers, or that a program with places opens.
fn taken(pair: &Pair<'_>, site: &Site<'_>) -> Vec<Channel> {
    let mut channels = pair.channels();
    let has_place = |program: &&Program| {
        program.weekly.iter().any(|session| session.place.is_some())
            || program.dated.iter().any(|session| session.place.is_some())
    };
    if site.programs.iter().any(has_place) && !channels.contains(&Channel::Mobile) {
        channels.push(Channel::Mobile);
    }
    channels
}

/// What a verdict reads.
fn looked_at(version: &Version) -> Vec<&Logic> {
    let block = version.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.condition);
    let rows = version.deadlines.iter().filter_map(|row| row.when.as_ref());
    block.chain(version.requirements.iter().map(|row| &row.condition)).chain(rows).collect()
}

fn clauses(program: &Program) -> impl Iterator<Item = &Logic> {
    program.clauses.iter().map(|clause| &clause.condition)
}

fn verdict(pair: &Pair<'_>, said: &Said) -> String {
    let language = pair.language;
    let Some(decision) = said else { return words::not_taken(language) };
    match (decision.same_day.verdict, decision.promised) {
        (Verdict::Eligible, Some(until)) => words::eligible(language, &say::moment(until, language)),
        (Verdict::Eligible | Verdict::NotEligible, _) => words::not_eligible(language),
        (Verdict::Refused, _) => words::refused(language),
        (Verdict::Undetermined, _) => {
            words::depends(language, &facts::names(pair.after.rules, &decision.same_day.missing, language))
        }
    }
}
