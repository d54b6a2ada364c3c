//! The rows of the table of methods as conditions: a channel, and where one channel has several rows a fact that says which of
//! them a dossier is.

use crate::bundle::Channel;
use crate::diagnostics::messages::ImportProblem;
use crate::import::lower::local::Local;
use crate::import::lower::words::channel_term;
use crate::import::record::Method;

/// A place in the table: the channel, and the case where its channel has several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) channel: Channel,
    /// `FACT = value`.
    pub(super) case: Option<String>,
}

/// The table's cells, one a row that says something of its own.
pub(super) struct Rows<'r> {
    /// The channels, in the order of the table.
    pub(super) channels: Vec<Channel>,
    /// Each row with its cell.
    pub(super) rows: Vec<(Cell, &'r Method)>,
    /// What is doubtful about them.
    pub(super) doubts: Vec<ImportProblem>,
}

/// Reads the table. Rows of one channel that say the same of time and fees are one row.
pub(super) fn rows<'r>(methods: &'r [Method], local: &mut Local) -> Rows<'r> {
    let mut channels: Vec<Channel> = Vec::new();
    for method in methods {
        if !channels.contains(&method.channel) {
            channels.push(method.channel);
        }
    }
    let mut found = Rows { channels: channels.clone(), rows: Vec::new(), doubts: Vec::new() };
    // Channels whose rows have the same words share a fact: the case of a dossier does not depend on how it is filed.
    let mut shared: Vec<(Vec<Option<String>>, String, Vec<String>)> = Vec::new();
    for channel in channels {
        let of_channel: Vec<&Method> = methods.iter().filter(|method| method.channel == channel).collect();
        let mut distinct: Vec<&Method> = Vec::new();
        for method in &of_channel {
            if !distinct.iter().any(|other| says_alike(other, method)) {
                distinct.push(method);
            }
        }
        if let [only] = distinct.as_slice() {
            found.rows.push((Cell { channel, case: None }, only));
            continue;
        }
        found.doubts.push(ImportProblem::RowsAlike { channel: channel_term(channel), rows: of_channel.len() });
        let words: Vec<Option<String>> = distinct.iter().map(|method| method.description.clone()).collect();
        // The rows of another channel may stand in another order; the same words twice are told apart by theirs alone.
        let same = |other: &[Option<String>]| {
            let (mut one, mut other) = (words.clone(), other.to_vec());
            one.sort();
            other.sort();
            one == other && one.windows(2).all(|two| matches!(two, [a, b] if a != b))
        };
        let known = shared.iter().find(|(other, ..)| *other == words || same(other)).cloned();
        let (order, fact, values) = known.unwrap_or_else(|| {
            let (fact, values) = local.one_of("Dòng của bảng cách thức thực hiện", "trường-hợp", &words);
            shared.push((words.clone(), fact.clone(), values.clone()));
            (words.clone(), fact, values)
        });
        let by_words = |at: usize, method: &Method| {
            let place =
                if order == words { Some(at) } else { order.iter().position(|words| *words == method.description) };
            place.and_then(|place| values.get(place)).cloned()
        };
        for (at, method) in distinct.iter().enumerate() {
            let Some(value) = by_words(at, method) else { continue };
            found.rows.push((Cell { channel, case: Some(format!("{fact} = {value}")) }, method));
        }
    }
    found
}

fn says_alike(one: &Method, other: &Method) -> bool {
    let time = |method: &Method| (method.time.clone(), method.unit, method.time_text.clone());
    time(one) == time(other) && one.fees == other.fees
}

/// Groups of rows with one value each, with the condition under which it holds; none where it always does. Values stand in
/// the order of their first row.
pub(super) fn grouped<V: PartialEq + Clone>(channels: &[Channel], cells: &[(Cell, V)]) -> Vec<(Option<String>, V)> {
    let mut values: Vec<&V> = Vec::new();
    for (_, value) in cells {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if let [only] = values.as_slice() {
        let covered = channels.iter().all(|channel| cells.iter().any(|(cell, _)| cell.channel == *channel));
        if covered {
            return vec![(None, (*only).clone())];
        }
    }
    let mut groups = Vec::new();
    for value in values {
        let has: Vec<&Cell> = cells.iter().filter(|(_, other)| other == value).map(|(cell, _)| cell).collect();
        // A channel whose rows all have the value needs no case.
        let whole = |channel: &Channel| {
            let mut of_channel = cells.iter().filter(|(cell, _)| cell.channel == *channel).peekable();
            of_channel.peek().is_some() && of_channel.all(|(_, other)| other == value)
        };
        let plain: Vec<Channel> = channels.iter().copied().filter(|channel| whole(channel)).collect();
        let mut terms: Vec<String> = Vec::new();
        if !plain.is_empty() {
            terms.push(among(&plain));
        }
        // Channels that share a case share a term.
        let mut cases: Vec<(&str, Vec<Channel>)> = Vec::new();
        for cell in has.iter().filter(|cell| !plain.contains(&cell.channel)) {
            let case = cell.case.as_deref().unwrap_or_default();
            match cases.iter_mut().find(|(other, _)| *other == case) {
                Some((_, of_case)) => of_case.push(cell.channel),
                None => cases.push((case, vec![cell.channel])),
            }
        }
        for (case, of_case) in cases {
            let all = channels.iter().all(|channel| of_case.contains(channel));
            terms.push(if all { case.to_owned() } else { format!("{} và {case}", among(&of_case)) });
        }
        let when = match terms.as_slice() {
            [only] => only.clone(),
            several => {
                let each =
                    several.iter().map(|term| if term.contains(" và ") { format!("({term})") } else { term.clone() });
                each.collect::<Vec<_>>().join(" hoặc ")
            }
        };
        groups.push((Some(when), value.clone()));
    }
    groups
}

fn among(channels: &[Channel]) -> String {
    match channels {
        [only] => format!("hình-thức = {}", only.vietnamese()),
        several => {
            let names: Vec<&str> = several.iter().map(|channel| channel.vietnamese()).collect();
            format!("hình-thức thuộc {{ {} }}", names.join(", "))
        }
    }
}
