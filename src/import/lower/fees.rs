//! Fees: the cell into `lệ phí` or `phí`, unless its note says that the cell is wrong or that the amount is set elsewhere; then the
//! clause keeps the words and gives no amount, since a wrong one sends a citizen home.

use super::local::Local;
use super::readings::Readings;
use super::rows::{Cell, Rows, grouped};
use super::words::{both, brief, channel_term, number};
use crate::diagnostics::messages::ImportProblem;
use crate::import::out::{Node, one_line, quoted};
use crate::import::phrases::fees::{FeeKind, FeeNote};
use crate::import::phrases::names::{self, Names};
use crate::import::record::{Fee, Method};

/// The amount of a clause.
#[derive(Clone, Debug, PartialEq)]
enum Amount {
    /// In đồng.
    Dong(u64),
    /// Set elsewhere, or not known: the words.
    Words(String),
}

/// What a fee says, with what is doubtful about it.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    amount: Amount,
    /// An amount that holds for some days only, with their condition.
    dated: Option<(u64, String)>,
    note: Option<String>,
    doubts: Vec<ImportProblem>,
}

/// The words for a row that says nothing.
const NOTHING: &str = "Không có thông tin";

/// The clauses for every row's fees.
pub(super) fn fees<'r>(rows: &Rows<'r>, readings: &Readings<'r>, local: &mut Local) -> Vec<Node> {
    let keyword = keyword(rows, readings);
    if rows.rows.iter().any(|(_, method)| method.fees.len() > 1) {
        return several(rows, readings, local);
    }
    let mut cells: Vec<(Cell, Read)> = Vec::new();
    for (cell, method) in &rows.rows {
        let read = match method.fees.first().filter(|fee| !is_unsaid(fee)) {
            Some(fee) => read(fee, method, readings),
            None => Read {
                amount: Amount::Words(NOTHING.to_owned()),
                dated: None,
                note: None,
                doubts: vec![ImportProblem::FeeMissing { channel: channel_term(cell.channel) }],
            },
        };
        cells.push((cell.clone(), read));
    }
    // Channels that say the same are told apart by nothing but the doubt's channel.
    let doubts: Vec<(Cell, Vec<ImportProblem>)> =
        cells.iter().map(|(cell, read)| (cell.clone(), read.doubts.clone())).collect();
    let bare: Vec<(Cell, Read)> =
        cells.into_iter().map(|(cell, read)| (cell, Read { doubts: Vec::new(), ..read })).collect();
    let mut nodes = Vec::new();
    for (when, read) in grouped(&rows.channels, &bare) {
        if let Some((amount, days)) = &read.dated {
            let when = when.as_ref().map_or_else(|| days.clone(), |when| format!("{days} và ({when})"));
            let doubt = ImportProblem::ReadFromWords { words: brief(read.note.as_deref().unwrap_or_default()) };
            nodes.push(Node::clause(format!("{keyword} {} đồng", number(*amount))).when(Some(when)).doubt(doubt));
        }
        let mut node = Node::clause(lead(keyword, &read.amount)).when(when);
        if let Some(note) = &read.note {
            node.add_note(note);
        }
        let of_group = bare.iter().zip(&doubts).filter(|((_, other), _)| *other == read);
        for doubt in of_group.flat_map(|(_, (_, doubts))| doubts) {
            if !node.doubts.contains(doubt) {
                node.doubts.push(doubt.clone());
            }
        }
        nodes.push(node);
    }
    nodes
}

fn lead(keyword: &str, amount: &Amount) -> String {
    match amount {
        Amount::Dong(dong) => format!("{keyword} {} đồng", number(*dong)),
        Amount::Words(words) => format!("{keyword} theo {}", quoted(words)),
    }
}

/// `phí` where the record speaks of fees and never of charges; the portal's column is of both.
fn keyword<'r>(rows: &Rows<'r>, readings: &Readings<'r>) -> &'static str {
    let texts = rows.rows.iter().flat_map(|(_, method)| &method.fees).filter_map(|fee| fee.text.as_deref());
    let mut kinds = texts.filter_map(|text| readings.fees(text).kind).peekable();
    if kinds.peek().is_some() && kinds.all(|kind| kind == FeeKind::Fee) { "phí" } else { "lệ phí" }
}

/// The bracketed note of a cell: what follows its amount.
fn note_of(text: &str) -> &str {
    match text.find('(') {
        Some(at) => text.get(at..).unwrap_or_default(),
        None => "",
    }
}

fn read<'r>(fee: &'r Fee, method: &'r Method, readings: &Readings<'r>) -> Read {
    let text = fee.text.as_deref().unwrap_or_default();
    let note = note_of(text);
    let said = readings.fees(note);
    let cell = brief(if text.is_empty() { fee.amount.as_deref().unwrap_or_default() } else { text });
    let words = if text.is_empty() { cell.clone() } else { one_line(text) };
    let kept = (!note.is_empty()).then(|| words.clone());
    let unknown = |doubt: ImportProblem| {
        let (title, whole) = super::local::cut(&words);
        Read { amount: Amount::Words(title), dated: None, note: whole, doubts: vec![doubt] }
    };
    let contradicts = |vi: String, en: String| ImportProblem::FeeContradicts { cell: cell.clone(), why: both(vi, en) };
    if fee.currency.as_deref().is_some_and(|currency| !is_dong(currency)) {
        return unknown(ImportProblem::FeeCurrency { cell });
    }
    let Some(amount) = fee.amount.as_ref().and_then(|amount| amount.parse::<u64>().ok()) else {
        return unknown(contradicts("không đọc được số tiền".into(), "its amount cannot be read".into()));
    };
    let exact = |amount, doubts| Read { amount: Amount::Dong(amount), dated: None, note: kept.clone(), doubts };
    match amount {
        0 => {
            let in_description = readings.fees(method.description.as_deref().unwrap_or_default());
            let described = in_description
                .amounts
                .iter()
                .filter(|amount| amount.kind.is_some() && amount.dong > 0)
                .map(|amount| amount.dong);
            let named: Vec<u64> =
                said.amounts.iter().map(|amount| amount.dong).filter(|dong| *dong > 0).chain(described).collect();
            if !named.is_empty() {
                let list = listed(&named);
                return unknown(contradicts(
                    format!("ghi miễn phí nhưng lời văn nêu {list}"),
                    format!("it says free and its words name {list}"),
                ));
            }
            if let Some(set_by) = said.set_by.as_ref().filter(|_| !said.none) {
                let who = brief(note.get(set_by.range.clone()).unwrap_or_default());
                return unknown(contradicts(
                    format!("ghi miễn phí nhưng để nơi khác quy định (`{who}`)"),
                    format!("it says free and leaves it to another text (`{who}`)"),
                ));
            }
            exact(0, Vec::new())
        }
        // The portal drops the thousands: no fee is under 1.000 đồng.
        1..=999 => {
            let whole = amount.checked_mul(1000);
            let mut named = said.amounts.iter().map(|amount| amount.dong);
            let settled = named.next().is_some_and(|first| Some(first) == whole)
                && said.amounts.iter().all(|other| Some(other.dong) == whole);
            match whole.filter(|_| settled) {
                Some(whole) => exact(
                    whole,
                    vec![contradicts(
                        format!("ô ghi {amount}, ghi chú nêu {} đồng; mệnh đề theo ghi chú", number(whole)),
                        format!("the cell says {amount}, its note {} đồng; the clause follows the note", number(whole)),
                    )],
                ),
                None => unknown(contradicts(
                    format!("{amount} đồng thấp hơn mọi mức phí, có lẽ mất phần nghìn"),
                    format!("{amount} đồng is below any fee, the thousands may be lost"),
                )),
            }
        }
        _ => {
            let others: Vec<u64> = said.amounts.iter().map(|named| named.dong).filter(|dong| *dong != amount).collect();
            let mut read = exact(amount, Vec::new());
            match dated(&said, amount) {
                Some(dated) => read.dated = Some(dated),
                None if others.is_empty() => {}
                None => read.doubts.push(ImportProblem::FeeVaries { cell, amounts: listed(&others) }),
            }
            read
        }
    }
}

/// The names of the currency in records.
fn is_dong(currency: &str) -> bool {
    let folded = currency.to_lowercase();
    ["vnd", "vnđ", "đồng"].iter().any(|name| folded.contains(name))
}

/// A fee of 0 beside an empty cell: the field's own default, which does not say that nothing is to be paid.
fn is_unsaid(fee: &Fee) -> bool {
    fee.text.is_none() && fee.amount.as_deref() == Some("0")
}

/// The one other amount of a note, where it holds for named days only.
fn dated(said: &FeeNote, amount: u64) -> Option<(u64, String)> {
    let mut others = said.amounts.iter().filter(|named| named.dong != amount);
    let (one, None) = (others.next()?, others.next()) else { return None };
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let bounds = [
        one.from.map(|from| format!("nhận.ngày >= {}", day(from))),
        one.to.map(|to| format!("nhận.ngày <= {}", day(to))),
    ];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    (!bounds.is_empty()).then(|| (one.dong, bounds.join(" và ")))
}

fn listed(amounts: &[u64]) -> String {
    let mut distinct: Vec<u64> = Vec::new();
    for amount in amounts {
        if !distinct.contains(amount) {
            distinct.push(*amount);
        }
    }
    let shown: Vec<String> = distinct.iter().take(4).map(|amount| format!("{} đồng", number(*amount))).collect();
    let more = if distinct.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Rows with several fees: each is a fee of its own that is asked for where its fact says so.
fn several<'r>(rows: &Rows<'r>, readings: &Readings<'r>, local: &mut Local) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut taken = Names::default();
    let mut seen: Vec<&Fee> = Vec::new();
    for (cell, method) in &rows.rows {
        for fee in &method.fees {
            if seen.contains(&fee) {
                continue;
            }
            seen.push(fee);
            let read = read(fee, method, readings);
            let text = fee.text.as_deref().unwrap_or_default();
            let words = note_of(text).trim_matches(|c: char| c == '(' || c == ')' || c.is_whitespace());
            let words = if words.is_empty() { text } else { words };
            let name = taken.unique(&names::name(words, "khoản"));
            let fact = local.yes_no(&format!("Phải nộp khoản: {words}"), "khoản");
            let has = |method: &Method| method.fees.contains(fee);
            let without: Vec<&Cell> =
                rows.rows.iter().filter(|(_, method)| !has(method)).map(|(cell, _)| cell).collect();
            let mut when = fact;
            if !without.is_empty() {
                let with: Vec<(Cell, bool)> =
                    rows.rows.iter().map(|(cell, method)| (cell.clone(), has(method))).collect();
                let group = grouped(&rows.channels, &with).into_iter().find(|(_, has)| *has).and_then(|(when, _)| when);
                if let Some(group) = group {
                    when = format!("{when} và ({group})");
                }
            }
            let mut node = Node::clause(lead(&format!("phí {name}"), &read.amount)).when(Some(when));
            node.add_note(text);
            node.doubts = read.doubts;
            node.doubts.push(ImportProblem::FeesAlike { channel: channel_term(cell.channel), fees: method.fees.len() });
            nodes.push(node);
            nodes.push(Node::clause(format!("phí {name} 0 đồng")));
        }
    }
    nodes
}
