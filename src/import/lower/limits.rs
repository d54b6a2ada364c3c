//! Time limits: the cell, or where it says nothing usable the words beside it, into `thời hạn`; what the words add into further rows.

use super::local::Local;
use super::readings::Readings;
use super::rows::{Cell, Rows, grouped};
use super::words::{both, brief, channel_term, duration, unit, unit_words};
use crate::calendar::Duration;
use crate::diagnostics::Both;
use crate::diagnostics::messages::ImportProblem;
use crate::import::out::{Node, quoted};
use crate::import::phrases::limits::{self, Event, Limit, LimitPhrase, Role};
use crate::import::record::Method;

/// What a row says of its limit.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    /// A duration or `trong ngày`, as a clause writes it.
    Limit(String),
    /// `không quy định`.
    NotRegulated,
    /// Words that are no length of time.
    Words(String),
    /// A number without a unit, or nothing.
    Unknown(Option<String>),
}

/// A row's limit with the cut-off that its words add and what is doubtful about it.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    said: Said,
    cutoff: Option<u16>,
    /// A cell in words that became a number.
    notes: Vec<String>,
    doubts: Vec<ImportProblem>,
}

/// The limits of a procedure.
pub(super) struct Limits {
    pub(super) nodes: Vec<Node>,
    /// Whether every channel has a limit, in a number or in words.
    pub(super) known: bool,
    /// Every limit that can be counted, each of which the steps must fit; none where one is no duration.
    pub(super) bounds: Option<Vec<Duration>>,
}

/// Reads the limits of every row.
pub(super) fn limits<'r>(rows: &Rows<'r>, steps: &[&'r str], readings: &Readings<'r>, local: &mut Local) -> Limits {
    let read: Vec<(Cell, Read)> =
        rows.rows.iter().map(|(cell, method)| (cell.clone(), row(method, steps, readings))).collect();
    let known = !read.is_empty() && read.iter().all(|(_, read)| !matches!(read.said, Said::Unknown(_)));
    let mut nodes = Vec::new();
    let only_unknown = read.iter().all(|(_, read)| read.said == Said::Unknown(None));
    for (when, read) in grouped(&rows.channels, &read) {
        if only_unknown {
            // No row says anything: no clause, and the finding stands beside the channels.
            continue;
        }
        let mut lead = match &read.said {
            Said::Limit(limit) => format!("thời hạn {limit}"),
            Said::NotRegulated => "thời hạn không quy định".to_owned(),
            Said::Words(words) | Said::Unknown(Some(words)) => format!("thời hạn {}", quoted(words)),
            Said::Unknown(None) => format!("thời hạn {}", quoted("Không có thông tin")),
        };
        if let Some(minutes) = read.cutoff.filter(|_| matches!(read.said, Said::Limit(_))) {
            let (hour, minute) = (minutes.checked_div(60), minutes.checked_rem(60));
            if let (Some(hour), Some(minute)) = (hour, minute) {
                lead.push_str(&format!(", nhận sau {hour:02}:{minute:02} thì tính từ ngày làm việc tiếp theo"));
            }
        }
        let mut node = Node::clause(lead).when(when);
        for note in &read.notes {
            node.add_note(note);
        }
        node.doubts.clone_from(&read.doubts);
        nodes.push(node);
    }
    let mut more = further(rows, &read, readings, local);
    let bounds = bounds(&read, &more);
    // The first row whose `khi` holds decides: what the words say of a case comes before the row of every case.
    more.extend(nodes);
    Limits { nodes: more, known, bounds }
}

/// Doubts about rows that gave no clause at all.
pub(super) fn unsaid(rows: &Rows<'_>) -> Vec<ImportProblem> {
    let nothing = |method: &Method| method.time.is_none() && method.time_text.is_none();
    let missing = rows.rows.iter().filter(|(_, method)| nothing(method));
    missing.map(|(cell, _)| absent(cell.channel, &both("chưa có `thời hạn`", "there is no `thời hạn` yet"))).collect()
}

fn absent(channel: crate::bundle::Channel, read: &Both) -> ImportProblem {
    ImportProblem::LimitMissing { channel: channel_term(channel), read: Box::new(read.clone()) }
}

fn row<'r>(method: &'r Method, steps: &[&'r str], readings: &Readings<'r>) -> Read {
    let description = method.description.as_deref().unwrap_or_default();
    let times = readings.times(description);
    let (phrases, cutoffs) = &*times;
    let mut read = cell(method, phrases, description);
    // The hour after which a dossier counts as the next day's is said of the row's own limit or of none.
    if let ([one], Said::Limit(_)) = (cutoffs.as_slice(), &read.said) {
        read.cutoff = Some(one.after);
        let words = description.get(one.range.clone()).unwrap_or_default();
        read.doubts.push(ImportProblem::ReadFromWords { words: brief(words) });
    }
    // The words beside the cell come first; where they do not name the number, those of the steps may.
    let mut texts = std::iter::once(&description).chain(steps);
    let told = texts.find_map(|text| other_unit(method, &readings.times(text).0, text));
    if let Some(told) = told {
        read.doubts.extend(told);
    }
    read
}

fn cell(method: &Method, phrases: &[LimitPhrase], description: &str) -> Read {
    let plain = |said: Said| Read { said, cutoff: None, notes: Vec::new(), doubts: Vec::new() };
    let doubtful = |said: Said, doubt: ImportProblem| Read { doubts: vec![doubt], ..plain(said) };
    let text = method.time_text.as_deref();
    match (&method.time, method.unit) {
        (Some(number), Some(named)) => match number.parse::<u32>() {
            Ok(count) if count > 0 => plain(Said::Limit(duration(Duration::new(count, unit(named))))),
            // No day at all, or a part of one, is not for a limit of the language.
            _ => {
                let words = text.map_or_else(|| format!("{number} {}", unit_words(unit(named))), str::to_owned);
                doubtful(Said::Words(words.clone()), ImportProblem::LimitWords { text: brief(&words) })
            }
        },
        (Some(number), None) => {
            // `1` beside `01 ngày làm việc` in the row's own words is plain.
            let from_cell = text.and_then(whole_text);
            let from_words = || agreed(phrases).filter(|limit| counts(limit, number));
            if let Some(read) = from_cell {
                return read;
            }
            match from_words() {
                Some(limit) => {
                    let words = words_of(phrases, description);
                    let told = both(format!("lời văn ghi `{words}`"), format!("the words say `{words}`"));
                    let doubt = |read| ImportProblem::LimitWithoutUnit {
                        number: number.clone(),
                        channel: channel_term(method.channel),
                        read,
                    };
                    doubtful(Said::Limit(limit), doubt(told))
                }
                None => {
                    let told = both("chưa thành thời hạn tính được", "no date can be counted from it");
                    let doubt = ImportProblem::LimitWithoutUnit {
                        number: number.clone(),
                        channel: channel_term(method.channel),
                        read: told,
                    };
                    doubtful(Said::Unknown(Some(text.unwrap_or(number).to_owned())), doubt)
                }
            }
        }
        (None, _) => match text {
            Some(text) => match whole_text(text) {
                Some(read) => read,
                None => doubtful(Said::Words(text.to_owned()), ImportProblem::LimitWords { text: brief(text) }),
            },
            None => match agreed(phrases) {
                Some(limit) => {
                    let words = words_of(phrases, description);
                    let told = both(format!("lời văn ghi `{words}`"), format!("the words say `{words}`"));
                    doubtful(Said::Limit(limit), absent(method.channel, &told))
                }
                None => {
                    let told = both("chưa có thời hạn tính được", "no date can be counted");
                    doubtful(Said::Unknown(None), absent(method.channel, &told))
                }
            },
        },
    }
}

/// What a cell says that is one phrase and nothing else. Of a range the upper bound is the limit; the cell stays beside it.
fn whole_text(text: &str) -> Option<Read> {
    let phrases = limits::read(text);
    let [phrase] = phrases.as_slice() else { return None };
    let event = phrase.from_event.as_ref().map(|event| event.event);
    if phrase.condition.is_some() || phrase.extends || phrase.at_least || event == Some(Event::Before) {
        return None;
    }
    // Words outside what was read would be lost.
    let is_range = matches!(phrase.limit, Limit::Duration { least: Some(_), .. });
    let before = text.get(..phrase.range.start).unwrap_or_default().trim().to_lowercase();
    // `từ` opens a range.
    let start = if is_range && before == "từ" { 0 } else { phrase.range.start };
    let own = start..phrase.range.end;
    let mut covered = vec![own];
    covered.extend(phrase.from_event.as_ref().map(|event| event.range.clone()));
    covered.extend(phrase.cutoff.as_ref().map(|cutoff| cutoff.range.clone()));
    let outside = |at: usize, c: char| c.is_alphanumeric() && !covered.iter().any(|range| range.contains(&at));
    if text.char_indices().any(|(at, c)| outside(at, c)) {
        return None;
    }
    let said = match phrase.limit {
        Limit::NoLimit => Said::NotRegulated,
        Limit::Duration { .. } => Said::Limit(whole(phrase)?),
        _ => Said::Limit(limit(phrase)?),
    };
    let is_plain = !is_range && event != Some(Event::Other);
    let doubts = if is_plain { Vec::new() } else { vec![ImportProblem::ReadFromWords { words: brief(text) }] };
    Some(Read { said, cutoff: phrase.cutoff.as_ref().map(|cutoff| cutoff.after), notes: vec![text.to_owned()], doubts })
}

/// A whole number of a unit, the upper bound of a range.
fn whole(phrase: &LimitPhrase) -> Option<String> {
    phrase.limit.duration().filter(|found| !found.is_zero() && found.hundredths == 0).map(duration)
}

/// A phrase as a clause writes it; none where the language has no such limit.
fn limit(phrase: &LimitPhrase) -> Option<String> {
    match phrase.limit {
        Limit::SameDay => Some("trong ngày".to_owned()),
        Limit::Duration { least: None, .. } => whole(phrase),
        // The lower bound of a range would be lost.
        Limit::AtOnce | Limit::NoLimit | Limit::Duration { .. } => None,
    }
}

/// Phrases of the time for the result that hold in every case.
fn of_result(phrases: &[LimitPhrase]) -> impl Iterator<Item = &LimitPhrase> {
    phrases.iter().filter(|phrase| phrase.role == Role::Result && !phrase.extends && !phrase.at_least)
}

/// The one limit for the result that words state, where all that state one agree and none is for a case.
fn agreed(phrases: &[LimitPhrase]) -> Option<String> {
    let mut found = of_result(phrases);
    let first = found.next().filter(|phrase| phrase.condition.is_none())?;
    let said = limit(first)?;
    found.all(|phrase| phrase.condition.is_none() && limit(phrase).as_ref() == Some(&said)).then_some(said)
}

/// Whether a limit has the number of the cell.
fn counts(limit: &str, number: &str) -> bool {
    limit.split(' ').next() == Some(number) || (limit == "trong ngày" && number == "1")
}

fn words_of(phrases: &[LimitPhrase], text: &str) -> String {
    let range = of_result(phrases).next().map(|phrase| phrase.range.clone());
    brief(range.and_then(|range| text.get(range)).unwrap_or_default())
}

/// Whether words name the cell's number of days at all, and if so the doubt that they do so only with the other kind of day.
fn other_unit(method: &Method, phrases: &[LimitPhrase], text: &str) -> Option<Option<ImportProblem>> {
    use crate::calendar::Unit;
    let named = unit(method.unit?);
    if !matches!(named, Unit::Days | Unit::WorkingDays) {
        return None;
    }
    let count: u32 = method.time.as_ref()?.parse().ok()?;
    let mut other = None;
    for phrase in phrases.iter().filter(|phrase| matches!(phrase.role, Role::Result | Role::Other)) {
        let Some(found) = phrase.limit.duration().filter(|found| found.count == count && found.hundredths == 0) else {
            continue;
        };
        if found.unit == named {
            return Some(None);
        }
        if matches!(found.unit, Unit::Days | Unit::WorkingDays) && other.is_none() {
            other = text.get(phrase.range.clone());
        }
    }
    let cell = duration(Duration::new(count, named));
    other.map(|words| Some(ImportProblem::LimitUnits { cell, words: brief(words) }))
}

/// Limits of cases and extensions that the words of a table without several rows state plainly.
fn further<'r>(rows: &Rows<'r>, read: &[(Cell, Read)], readings: &Readings<'r>, local: &mut Local) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for ((cell, method), (_, read)) in rows.rows.iter().zip(read) {
        let description = method.description.as_deref().unwrap_or_default();
        let Said::Limit(main) = &read.said else { continue };
        if cell.case.is_some() {
            continue;
        }
        for phrase in &readings.times(description).0 {
            let plain = phrase.role == Role::Result && !phrase.at_least;
            let words = phrase.condition.clone().and_then(|range| description.get(range));
            let (Some(words), Some(limit), true) = (words, limit(phrase), plain) else { continue };
            if limit == *main {
                continue;
            }
            let fact = local.yes_no(words, "trường-hợp");
            let lead =
                if phrase.extends { format!("kéo dài thêm {limit}") } else { format!("thời hạn {limit}") };
            // Every channel with the same words gives the same row once.
            let line = format!("{lead} khi {fact}");
            if limit == "trong ngày" && phrase.extends || seen.contains(&line) {
                continue;
            }
            seen.push(line);
            let whole = description.get(phrase.range.clone()).unwrap_or_default();
            let doubt = ImportProblem::ReadFromWords { words: brief(&format!("{words} … {whole}")) };
            nodes.push(Node::clause(lead).when(Some(fact)).doubt(doubt));
        }
    }
    nodes
}

/// The durations of the clauses; what is not regulated, or in words, bounds nothing.
fn bounds(read: &[(Cell, Read)], more: &[Node]) -> Option<Vec<Duration>> {
    let rows = read.iter().filter_map(|(_, read)| match &read.said {
        Said::Limit(limit) => Some(limit.as_str()),
        Said::NotRegulated | Said::Words(_) | Said::Unknown(_) => None,
    });
    let further = more.iter().filter_map(|node| node.head.lead.strip_prefix("thời hạn "));
    rows.chain(further).map(|words| limits::read(words).first().and_then(|phrase| phrase.limit.duration())).collect()
}
