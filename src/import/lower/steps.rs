//! Steps: one after the other as the record tells them, with the time that a step's words state where it fits the limit.

use super::readings::Readings;
use super::words::{both, brief, duration};
use crate::calendar::{Duration, Unit};
use crate::diagnostics::messages::ImportProblem;
use crate::import::out::{Node, one_line, quoted};
use crate::import::phrases::limits::{LimitPhrase, Role};
use crate::import::phrases::names::{self, Names};
use crate::import::record::Step;

/// The most characters of a step's title.
const TITLE: usize = 120;

/// The steps of a procedure; `bounds` are what their times must fit.
pub(super) fn steps<'r>(all: &'r [Step], readings: &Readings<'r>, bounds: Option<&[Duration]>) -> Vec<Node> {
    let times: Vec<Time> =
        all.iter().map(|step| time(step.description.as_deref().unwrap_or_default(), readings)).collect();
    let fits = fit(&times, bounds);
    let mut taken = Names::default();
    let mut nodes = Vec::new();
    let mut before: Option<String> = None;
    let mut last_number: Option<u32> = None;
    for (at, (step, time)) in all.iter().zip(times).enumerate() {
        let number = at.checked_add(1).unwrap_or(at);
        let marker = step.name.as_deref().unwrap_or_default();
        let said = step.description.as_deref().unwrap_or(marker);
        let (title, is_whole) = title(said);
        let name = taken.unique(&names::name(&title, &format!("bước-{number}")));
        let mut clauses = Vec::new();
        let mut doubts = Vec::new();
        let shown = brief(&title);
        let numbered = marker_number(marker);
        // A step whose number is not higher than the one before begins a series of its own.
        let restarts = numbered.zip(last_number).is_some_and(|(now, before)| now <= before);
        if restarts {
            doubts.push(ImportProblem::StepsRestart { step: shown.clone() });
        } else if let Some(before) = &before {
            clauses.push(Node::clause(format!("sau {before}")));
        }
        last_number = numbered.or(last_number);
        match time {
            Time::None => {}
            Time::One(found, _) if fits => clauses.push(Node::clause(format!("trong {}", duration(found)))),
            Time::One(_, words) => doubts.push(ImportProblem::StepTimes {
                step: shown,
                times: format!("`{words}`"),
                why: both("không chắc vừa thời hạn của thủ tục", "it is not sure to fit the procedure's limit"),
            }),
            Time::Several(words) => doubts.push(ImportProblem::StepTimes {
                step: shown,
                times: words.iter().map(|words| format!("`{words}`")).collect::<Vec<_>>().join(", "),
                why: both("nhiều khoảng thời gian hoặc tùy trường hợp", "several times, or times of a case"),
            }),
        }
        let lead = format!("bước {name} {}", quoted(&title));
        let mut node = Node { inline: true, ..Node::block(lead, clauses) };
        if !is_whole {
            node.add_note(said);
        }
        if !marker.is_empty() && numbered.is_none() && step.description.is_some() {
            node.add_note(marker);
        }
        node.doubts = doubts;
        nodes.push(node);
        before = Some(name);
    }
    nodes
}

/// The time that a step states.
enum Time {
    None,
    One(Duration, String),
    Several(Vec<String>),
}

fn time<'r>(text: &'r str, readings: &Readings<'r>) -> Time {
    let times = readings.times(text);
    let phrases = &times.0;
    let own =
        |phrase: &&LimitPhrase| matches!(phrase.role, Role::Result | Role::Other) && phrase.limit.duration().is_some();
    let own: Vec<&LimitPhrase> = phrases.iter().filter(own).collect();
    let words = |phrase: &LimitPhrase| brief(text.get(phrase.range.clone()).unwrap_or_default());
    match own.as_slice() {
        [] => Time::None,
        [one] if one.condition.is_none() && !one.extends && !one.at_least => match one.limit.duration() {
            Some(found) if !found.is_zero() => Time::One(found, words(one)),
            _ => Time::Several(vec![words(one)]),
        },
        several => Time::Several(several.iter().take(4).map(|phrase| words(phrase)).collect()),
    }
}

/// Whether the times fit every limit one after the other, whatever the day of receipt. Working days add up; an end that rolls to the
/// next working day makes the sum of other units longer, so that only one of those is sure to fit.
fn fit(times: &[Time], bounds: Option<&[Duration]>) -> bool {
    let stated: Vec<Duration> =
        times.iter().filter_map(|time| if let Time::One(found, _) = time { Some(*found) } else { None }).collect();
    if stated.is_empty() {
        return true;
    }
    let Some(bounds) = bounds else { return false };
    let whole = |found: &&Duration| found.hundredths == 0;
    bounds.iter().all(|bound| match stated.as_slice() {
        // Steps run in open hours, a limit in hours through the night.
        [only] if matches!(only.unit, Unit::Hours | Unit::Minutes) => false,
        [only] => only.unit == bound.unit && whole(&only) && only.count <= bound.count,
        several => {
            let adds = bound.unit == Unit::WorkingDays
                && several.iter().all(|found| found.unit == bound.unit && whole(&found));
            let sum = several.iter().try_fold(0_u32, |sum, found| sum.checked_add(found.count));
            adds && sum.is_some_and(|sum| sum <= bound.count)
        }
    })
}

/// The number of a marker `Bước 2:`.
fn marker_number(marker: &str) -> Option<u32> {
    let lower = marker.to_lowercase();
    let rest = lower.split("bước").nth(1)?.trim_start();
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// A title for a step, and whether it is all that the step says: its only line, or its first sentence.
fn title(text: &str) -> (String, bool) {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let line: String = one_line(line);
    let sentence = line.find(". ").and_then(|at| line.get(..at)).unwrap_or(&line);
    let sentence = sentence.trim_end_matches(['.', ':', ';', ' ']);
    if sentence.chars().count() <= TITLE {
        return (sentence.to_owned(), sentence.split(' ').eq(text.split_whitespace()));
    }
    let mut title: String = sentence.chars().take(TITLE).collect();
    if let Some(at) = title.rfind(' ') {
        title.truncate(at);
    }
    title.push('…');
    (title, false)
}
