//! Whether the result is due there and then, before and after, over the corners of what the same-day rule, the programs and the
//! requirements read.

use super::due::moment;
use super::facts;
use super::hard::of_one_day;
use super::pair::{Pair, Said};
use super::site::Site;
use super::words;
use crate::bundle::{Channel, Logic, Program, Version};
use crate::prove::corners;
use crate::runtime::{Moment, Verdict};
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
        for minute in moments.minutes {
            let Some(at) = moment(day, minute) else { continue };
            let mut rows: Vec<(Vec<Channel>, Vec<String>, [String; 2])> = Vec::new();
            for facts in &all {
                for channel in taken(pair, site) {
                    let Some(said) = pair.decide(&site.office.id, at, channel, facts) else { continue };
                    let told = said.map(|said| verdict(pair, &said));
                    let when = facts::say(pair.after.rules, facts, language);
                    match rows.iter_mut().find(|(channels, of, other)| {
                        *other == told && of.last() == Some(&when) && !channels.contains(&channel)
                    }) {
                        Some((channels, ..)) => channels.push(channel),
                        None => rows.push((vec![channel], vec![when], told)),
                    }
                }
            }
            // Facts with the same verdicts on the same channels share a line.
            let mut joined: Vec<(Vec<Channel>, Vec<String>, [String; 2])> = Vec::new();
            for (channels, facts, told) in rows {
                match joined.iter_mut().find(|(of, _, other)| *of == channels && *other == told) {
                    Some((_, others, _)) => others.extend(facts),
                    None => joined.push((channels, facts, told)),
                }
            }
            written.push(format!("  {}", words::received_at(language, &say::moment(Moment(at), language))));
            for (channels, facts, [before, after]) in joined {
                let told = if before == after {
                    format!("{after} ({})", words::same(language))
                } else {
                    format!("{} {before}; {} {after}", words::before(language), words::after(language))
                };
                let facts: Vec<String> = facts.into_iter().filter(|facts| !facts.is_empty()).collect();
                let which = if facts.is_empty() { String::new() } else { format!(" [{}]", facts.join("] [")) };
                written.push(format!("    {}{which}: {told}", pair.said_channels(&channels)));
            }
        }
    }
    is_cut = is_cut || written.len() > MOST_LINES;
    written.truncate(MOST_LINES);
    lines.extend(written);
    if is_cut {
        lines.push(format!("  {}", words::corners_cut(language)));
    }
}

/// The channels that either side offers, or that a program with places opens.
fn taken(pair: &Pair<'_>, site: &Site<'_>) -> Vec<Channel> {
    let mut channels = pair.channels();
    let has_place = |program: &&Program| {
        program.weekly.iter().any(|session| session.place.is_some())
            || program.dated.iter().any(|session| session.place.is_some())
    };
    if site.programs.iter().any(|program| has_place(program)) && !channels.contains(&Channel::Mobile) {
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
