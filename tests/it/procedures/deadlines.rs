//! A table of worked deadlines on hard dates; every cell is asserted against limits and working days that are not ours.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::NaiveDateTime;
use thutuc::bundle::{FactType, Level, Procedure};
use thutuc::runtime::{FactValue, Moment, Request, parse_moment};

use super::expected;
use crate::catalog::RULES;

/// Moments at which counting is easy to get wrong.
const HARD: [(&str, &str); 10] = [
    ("2025-08-29T16:30", "Friday before the National Day of 1 and 2 September"),
    ("2025-10-03T15:00", "at the cut-off"),
    ("2025-10-03T15:01", "after the cut-off, before a weekend"),
    ("2025-10-04T09:00", "a Saturday"),
    ("2025-12-31T10:00", "before New Year with a swapped-off Friday"),
    ("2026-01-09T18:00", "after closing, before a Saturday worked for another day"),
    ("2026-02-13T10:00", "the last working day before Tết"),
    ("2026-08-21T09:00", "a Friday before a Saturday worked for 31 August"),
    ("2026-08-22T15:30", "that Saturday"),
    ("2026-10-23T12:00", "in the midday break"),
];

/// The table of a procedure: a line a moment and what differs by channel or by its yes/no facts.
pub(super) fn table(procedure: &Procedure) -> String {
    let mut text = String::new();
    for (received, why) in HARD {
        let received = parse_moment(received).unwrap();
        let governs = |from, to: Option<_>| from <= received.date() && to.is_none_or(|to| received.date() < to);
        let Some(version) = procedure.versions.iter().find(|version| governs(version.from, version.to)) else {
            continue;
        };
        writeln!(text, "{} {why}", Moment(received)).unwrap();
        let mut rows: Vec<(Vec<&str>, String)> = Vec::new();
        for channel in version.channels.iter().map(|offer| offer.channel) {
            let [no, yes] = [false, true].map(|yes| cell(&procedure.id, channel, received, yes));
            let both = if no == yes { no } else { format!("{no}; where every fact is yes: {yes}") };
            match rows.iter_mut().find(|(_, cells)| *cells == both) {
                Some((channels, _)) => channels.push(channel.as_str()),
                None => rows.push((vec![channel.as_str()], both)),
            }
        }
        for (channels, cells) in rows {
            writeln!(text, "  {}: {cells}", channels.join(", ")).unwrap();
        }
    }
    text
}

/// The statutory moment, and the committed one where it is another.
fn cell(code: &str, channel: thutuc::bundle::Channel, received: NaiveDateTime, yes: bool) -> String {
    let facts = RULES.bundle().facts.iter().filter(|fact| fact.kind == FactType::Bool && fact.declared.is_some());
    let facts: BTreeMap<String, FactValue> = facts.map(|fact| (fact.id.clone(), FactValue::Bool(yes))).collect();
    let versions = &RULES.procedure(code).unwrap().versions;
    let of_commune = versions.iter().any(|version| version.levels.contains(&Level::Commune));
    let office = if of_commune { "yên-định" } else { "bắc-ninh" };
    let request =
        Request { procedure: code.to_owned(), office: office.to_owned(), received, channel, facts, events: Vec::new() };
    let decision = RULES.decide(&request).unwrap_or_else(|error| panic!("{code} at {received}: {error}"));
    let place = format!("{code} at {received} by {} with every fact {yes}", channel.as_str());
    let law = expected::law(code, channel.as_str(), yes);
    let dateless = match law {
        expected::Law::Agreed => Some("as agreed"),
        expected::Law::ByCase => Some("by the case"),
        _ => None,
    };
    if let Some(word) = dateless {
        assert_eq!((decision.statutory.at, decision.committed.at), (None, None), "{word}, {place}");
        return word.to_owned();
    }
    let statutory = expected::end(law, received);
    let committed = expected::end(expected::committed(code, channel.as_str(), yes, received.date()), received);
    assert!(statutory.is_some() && committed.is_some(), "{place} ends past the list of working days");
    assert_eq!(decision.statutory.at, statutory.map(Moment), "statutory, {place}");
    assert_eq!(decision.committed.at, committed.map(Moment), "committed, {place}");
    let [statutory, committed] = [statutory, committed].map(|at| Moment(at.unwrap()).to_string());
    if statutory == committed { statutory } else { format!("{statutory}, committed {committed}") }
}
