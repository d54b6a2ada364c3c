//! What the applicant pays, before and after, over the corners of the facts that the fees read.

use super::due::moment;
use super::facts::{self, Facts};
use super::pair::{Pair, Said};
use super::site::Site;
use super::words;
use crate::bundle::{Channel, Logic, Version};
use crate::prove::corners;
use crate::wording::say;

/// The most combinations of facts that are tried.
const MOST: usize = 24;

pub(super) fn add(pair: &Pair<'_>, sites: &[Site<'_>], lines: &mut Vec<String>) {
    let language = pair.language;
    let versions = [pair.before.version, pair.after.version];
    let Some(site) = sites.first() else { return };
    if versions.iter().all(|version| version.fees.is_empty()) {
        return;
    }
    let Some(at) = moment(site.days.0, 540) else { return };
    let read: Vec<&Logic> = versions.into_iter().flat_map(looked_at).collect();
    let (all, is_cut) = facts::combinations(&corners(pair.after.rules.bundle(), &read, at.date()), MOST);
    let mut rows: Vec<(Vec<Channel>, &Facts, [String; 2])> = Vec::new();
    for facts in &all {
        for channel in pair.channels() {
            let Some(said) = pair.decide(&site.office.id, at, channel, facts) else { continue };
            let [before, after] = said;
            let amounts = [amount(pair, pair.before.version, &before), amount(pair, pair.after.version, &after)];
            match rows.iter_mut().find(|(_, of, other)| *of == facts && *other == amounts) {
                Some((channels, ..)) => channels.push(channel),
                None => rows.push((vec![channel], facts, amounts)),
            }
        }
    }
    lines.extend([String::new(), words::heading_amounts(language)]);
    let every = pair.channels();
    for (channels, facts, [before, after]) in rows {
        let mut parts = Vec::new();
        if channels != every {
            parts.push(words::by_channels(language, &pair.said_channels(&channels)));
        }
        if !facts.is_empty() {
            parts.push(words::if_facts(language, &facts::say(pair.after.rules, facts, language)));
        }
        let lead = if parts.is_empty() { String::new() } else { format!("{}: ", parts.join("; ")) };
        let told = if before == after {
            format!("{after} ({})", words::same(language))
        } else {
            format!("{} {before}; {} {after}", words::before(language), words::after(language))
        };
        lines.push(format!("  {lead}{told}"));
    }
    if is_cut {
        lines.push(format!("  {}", words::corners_cut(language)));
    }
}

/// What the fees read.
fn looked_at(version: &Version) -> Vec<&Logic> {
    version.fees.iter().flat_map(|fee| fee.when.iter().chain(&fee.amount)).collect()
}

/// The sum, or what sets it.
fn amount(pair: &Pair<'_>, version: &Version, said: &Said) -> String {
    let language = pair.language;
    let Some(decision) = said else { return words::not_taken(language) };
    if decision.fee.rows.is_empty() {
        return words::nothing_due(language);
    }
    if let Some(sum) = decision.fee.amount {
        return say::money(sum, language);
    }
    if !decision.fee.missing.is_empty() {
        return words::depends(language, &facts::names(pair.after.rules, &decision.fee.missing, language));
    }
    let open = decision.fee.rows.iter().filter(|row| row.amount.is_none());
    let set_by = |id: &str| version.fees.iter().filter(|fee| fee.id == id).find_map(|fee| fee.set_by.as_ref());
    let texts: Vec<String> = open
        .map(|row| match set_by(&row.id) {
            Some(text) => words::elsewhere(language, &text.pick(language)),
            None => words::not_fixed(language),
        })
        .collect();
    texts.join("; ")
}
