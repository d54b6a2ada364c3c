//! A scenario file into scenarios: a list of mappings, one dossier each, or one table of them. Everything that can be said
//! without the rules is said here, at the key or value that it is about.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization;

use super::fields::{Fields, lacks, listed, twice};
use super::members::{Holds, Named, named};
use super::receipt::{self, value};
use super::scenario::{Expectation, Expected, Moment, Receipt, Scenario};
use super::table;
use crate::bundle::{Channel, Language};
use crate::diagnostics::messages::{NameProblem, ScenarioProblem, SyntaxProblem};
use crate::diagnostics::readers::plainly;
use crate::diagnostics::{Both, Finding, Note, Term, nearest, terms};
use crate::runtime::{Event, parse_date, parse_moment};
use crate::source::yaml::{self, Kind, Node, YamlFault};
use crate::source::{SourceFile, Span, Spanned};

/// The most scenarios of a file, rows of tables counted one by one.
pub const MAX_SCENARIOS: usize = 10_000;

/// The keys of a scenario.
pub(super) const KEYS: [&str; 12] = [
    "name",
    "procedure",
    "office",
    "received",
    "channel",
    "facts",
    "events",
    "as-known",
    "confirmed",
    "expect",
    "columns",
    "rows",
];

const LIST: Term = Term::new("danh sách, mỗi mục bắt đầu bằng `- `", "a list, each entry after `- `");

const SOMETHING: Term =
    Term::new("ít nhất một mục phải có, như `promised: …`", "at least one member, as `promised: …`");

/// A scenario of which some parts are still to come from a table's row.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) name: Option<Spanned<String>>,
    pub(super) procedure: Option<Spanned<String>>,
    pub(super) office: Option<Spanned<String>>,
    pub(super) received: Option<Spanned<Receipt>>,
    pub(super) channel: Option<Spanned<Channel>>,
    pub(super) facts: Vec<(Spanned<String>, Spanned<Json>)>,
    pub(super) events: Vec<Spanned<Event>>,
    pub(super) as_known: Option<Spanned<NaiveDate>>,
    pub(super) unconfirmed: bool,
    pub(super) expect: Vec<Expectation>,
}

/// The scenarios of a file; what cannot be read is a finding and no scenario.
pub fn read(file: &SourceFile) -> (Vec<Scenario>, Vec<Finding>) {
    let (mut scenarios, mut findings) = (Vec::new(), Vec::new());
    let root = match yaml::read(file) {
        Ok(root) => root,
        Err(error) => {
            let detail = match error.fault {
                YamlFault::Syntax(said) => plainly(&said),
                YamlFault::Unneeded => Both {
                    vi: "không dùng `&`, `*`, `!`, `---` hay lồng nhau quá sâu".to_owned(),
                    en: "`&`, `*`, `!`, `---` and deep nesting are not read".to_owned(),
                },
            };
            let problem = ScenarioProblem::ScenarioYaml { detail: Box::new(detail) };
            return (scenarios, vec![Finding::new(problem, error.span)]);
        }
    };
    match root.map(|root| (root.span, root.json() == Some(Json::Null), root.kind)) {
        // A file in which everything is commented out.
        None | Some((_, true, _)) => {}
        Some((_, _, Kind::List(items))) => {
            for item in &items {
                scenario(item, &mut scenarios, &mut findings);
                if findings.len() >= MAX_FINDINGS {
                    break;
                }
                if scenarios.len() > MAX_SCENARIOS {
                    scenarios.clear();
                    findings.push(too_many(item.span));
                    break;
                }
            }
        }
        Some((span, ..)) => findings.push(Finding::new(ScenarioProblem::ScenarioShape { expected: LIST }, span)),
    }
    names(&scenarios, &mut findings);
    if findings.len() >= MAX_FINDINGS {
        findings.truncate(MAX_FINDINGS);
        findings.push(Finding::new(SyntaxProblem::TooManyFindings { limit: MAX_FINDINGS }, file.whole()));
    }
    (scenarios, findings)
}

pub(super) fn too_many(span: Span) -> Finding {
    Finding::new(ScenarioProblem::ScenarioTooMany { limit: MAX_SCENARIOS }, span)
}

/// A name stands once in a file.
fn names(scenarios: &[Scenario], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for scenario in scenarios {
        if let Some(first) = seen.insert(&scenario.name.node, scenario.name.span) {
            let problem = ScenarioProblem::ScenarioName { name: scenario.name.node.clone() };
            findings.push(Finding::new(problem, scenario.name.span).related(first, Note::First));
        }
    }
}

fn scenario(node: &Node, scenarios: &mut Vec<Scenario>, findings: &mut Vec<Finding>) {
    let before = findings.len();
    let Some(fields) = Fields::of(node, &KEYS, findings) else { return };
    let mut draft = Draft::default();
    for (key, value) in KEYS.iter().filter_map(|key| Some((*key, fields.get(key)?))) {
        match key {
            "facts" => facts(value, &mut draft.facts, findings),
            "expect" => expect(value, "", &mut draft.expect, findings),
            "columns" | "rows" => {}
            key => set(&mut draft, key, value, findings),
        }
    }
    if fields.get("columns").is_some() || fields.get("rows").is_some() {
        table::read(&fields, &draft, before, scenarios, findings);
    } else {
        if fields.get("expect").is_none() {
            findings.push(lacks("expect", fields.span));
        }
        whole(draft, fields.span, before, scenarios, findings);
    }
}

/// Adds a scenario of which nothing is missing and about which nothing was found since `before`.
pub(super) fn whole(
    draft: Draft,
    span: Span,
    before: usize,
    scenarios: &mut Vec<Scenario>,
    findings: &mut Vec<Finding>,
) {
    let parts = [
        ("name", draft.name.is_none()),
        ("procedure", draft.procedure.is_none()),
        ("office", draft.office.is_none()),
        ("received", draft.received.is_none()),
        ("channel", draft.channel.is_none()),
    ];
    // A part that could not be read is told already.
    if findings.len() == before {
        findings.extend(parts.iter().filter(|(_, missing)| *missing).map(|(key, _)| lacks(key, span)));
    }
    let (Some(name), Some(procedure), Some(office)) = (draft.name, draft.procedure, draft.office) else { return };
    let (Some(received), Some(channel)) = (draft.received, draft.channel) else { return };
    if findings.len() > before {
        return;
    }
    let Draft { facts, events, as_known, unconfirmed, expect, .. } = draft;
    let confirmed = !unconfirmed;
    scenarios.push(Scenario { name, procedure, office, received, channel, facts, events, as_known, confirmed, expect });
}

/// Reads one part of a scenario, from its own line or from a table's cell.
pub(super) fn set(draft: &mut Draft, key: &str, node: &Node, findings: &mut Vec<Finding>) {
    let span = node.span;
    let mut text = |form: (&str, &str)| {
        let read = |text: &str| (!text.is_empty()).then(|| text.nfc().collect::<String>());
        let say = |language| if language == Language::Vi { form.0 } else { form.1 }.to_owned();
        value(node, key, read, say, findings).map(|text| Spanned::new(text, span))
    };
    match key {
        "name" => draft.name = text(("một tên", "a name")),
        "procedure" => {
            draft.procedure = text(("mã thủ tục, ví dụ `\"1.001193\"`", "a procedure's code, as `\"1.001193\"`"));
        }
        "office" => draft.office = text(("tên một cơ quan của danh mục", "the name of an office of the catalog")),
        "received" => draft.received = received(node, findings).map(|received| Spanned::new(received, span)),
        "channel" => {
            let form = |language| {
                let names = Channel::ALL.iter().map(|channel| format!("`{}`", channel.in_language(language)));
                names.collect::<Vec<_>>().join(", ")
            };
            draft.channel = value(node, key, Channel::parse, form, findings).map(|channel| Spanned::new(channel, span));
        }
        "events" => draft.events = events(node, findings),
        "as-known" => {
            draft.as_known = value(node, key, parse_date, date_form, findings).map(|date| Spanned::new(date, span));
        }
        "confirmed" => {
            let form = |_| "`true`, `false`".to_owned();
            draft.unconfirmed = value(node, key, |text| text.parse().ok(), form, findings) == Some(false);
        }
        _ => {}
    }
}

fn date_form(language: Language) -> String {
    match language {
        Language::Vi => "một ngày `2025-10-03`",
        Language::En => "a date `2025-10-03`",
    }
    .to_owned()
}

fn moment_form(language: Language) -> String {
    match language {
        Language::Vi => "một thời điểm `2025-10-03T14:00`",
        Language::En => "a moment `2025-10-03T14:00`",
    }
    .to_owned()
}

fn received(node: &Node, findings: &mut Vec<Finding>) -> Option<Receipt> {
    match node.kind {
        Kind::Map(_) => receipt::read(node, findings).map(Receipt::Relative),
        _ => value(node, "received", parse_moment, moment_form, findings).map(Receipt::At),
    }
}

fn events(node: &Node, findings: &mut Vec<Finding>) -> Vec<Spanned<Event>> {
    let one = std::slice::from_ref(node);
    let items = if let Kind::List(items) = &node.kind { items } else { one };
    let form = |language| match language {
        Language::Vi => "`THỜI-ĐIỂM=TRẠNG-THÁI`, ví dụ `2025-10-03T15:00=5`".to_owned(),
        Language::En => "`MOMENT=STATUS`, as `2025-10-03T15:00=5`".to_owned(),
    };
    let read = |item: &Node, findings: &mut Vec<Finding>| {
        value(item, "events", |text| Event::parse(text).ok(), form, findings)
            .map(|event| Spanned::new(event, item.span))
    };
    items.iter().filter_map(|item| read(item, findings)).collect()
}

fn facts(node: &Node, facts: &mut Vec<(Spanned<String>, Spanned<Json>)>, findings: &mut Vec<Finding>) {
    let Kind::Map(members) = &node.kind else {
        if node.json() != Some(Json::Null) {
            findings.push(Finding::new(ScenarioProblem::ScenarioShape { expected: super::fields::MAPPING }, node.span));
        }
        return;
    };
    too_many_facts(members.len(), node.span, findings);
    for (key, value) in members.iter().take(MAX_FACTS) {
        fact(key, value, facts, findings);
    }
}

/// The most findings of a file.
pub(super) const MAX_FINDINGS: usize = 500;

/// The most facts of a scenario, and columns of a table.
pub(super) const MAX_FACTS: usize = 1_000;

/// Tells where there are more than [`MAX_FACTS`].
pub(super) fn too_many_facts(count: usize, span: Span, findings: &mut Vec<Finding>) {
    if count > MAX_FACTS {
        findings.push(Finding::new(NameProblem::TooMany { what: terms::FACT, limit: MAX_FACTS }, span));
    }
}

/// Adds a fact as it is written.
pub(super) fn fact(
    key: &Node,
    node: &Node,
    facts: &mut Vec<(Spanned<String>, Spanned<Json>)>,
    findings: &mut Vec<Finding>,
) {
    let name: String = key.text().unwrap_or_default().trim().nfc().collect();
    let scalar = node.json().filter(|json| !json.is_array() && !json.is_object());
    let Some(json) = scalar else {
        let expected = Both::of(|language| match language {
            Language::Vi => "một giá trị: `true`, `false`, số, ngày hoặc chữ".to_owned(),
            Language::En => "one value: `true`, `false`, a number, a date or a text".to_owned(),
        });
        let problem = ScenarioProblem::ScenarioValue { key: name, value: "…".to_owned(), expected };
        return findings.push(Finding::new(problem, node.span));
    };
    if facts.iter().any(|(before, _)| before.node == name) {
        return findings.push(twice(key, &name));
    }
    let json = match json {
        Json::String(text) => Json::String(text.trim().nfc().collect()),
        other => other,
    };
    facts.push((Spanned::new(name, key.span), Spanned::new(json, node.span)));
}

/// Reads what is expected: paths with values, or mappings within mappings.
fn expect(node: &Node, lead: &str, expected: &mut Vec<Expectation>, findings: &mut Vec<Finding>) {
    let Kind::Map(members) = &node.kind else {
        return findings
            .push(Finding::new(ScenarioProblem::ScenarioShape { expected: super::fields::MAPPING }, node.span));
    };
    if members.is_empty() && lead.is_empty() {
        findings.push(Finding::new(ScenarioProblem::ScenarioShape { expected: SOMETHING }, node.span));
    }
    for (key, value) in members {
        if findings.len() >= MAX_FINDINGS {
            return;
        }
        let path = format!("{lead}{}", key.text().unwrap_or_default().trim().nfc().collect::<String>());
        expectation(key, &path, value, expected, findings);
    }
}

/// Reads one member that is expected.
pub(super) fn expectation(
    key: &Node,
    path: &str,
    node: &Node,
    expected: &mut Vec<Expectation>,
    findings: &mut Vec<Finding>,
) {
    let holds = match named(path) {
        Named::Member(holds) => holds,
        Named::Unknown(word, members) => {
            let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
            let similar = nearest(word, names.iter().copied()).map(|near| path.replacen(word, near, 1));
            let members = if names.is_empty() { "—".to_owned() } else { listed(&names) };
            let problem = ScenarioProblem::ScenarioMember { path: path.to_owned(), members };
            let lone = key.text() == Some(path);
            let finding = Finding::new(problem, key.span);
            return findings.push(if lone { finding.did_you_mean(similar) } else { finding });
        }
    };
    if expected.iter().any(|before| before.path.node == path) {
        return findings.push(twice(key, path));
    }
    if matches!(holds, Holds::Members(_) | Holds::List(_)) && matches!(node.kind, Kind::Map(_)) {
        return expect(node, &format!("{path}."), expected, findings);
    }
    if let Some(read) = expected_value(path, holds, node, findings) {
        let path = Spanned::new(path.to_owned(), key.span);
        expected.push(Expectation { path, value: Spanned::new(read, node.span) });
    }
}

/// The keys of a moment relative to the receipt.
const RELATIVE: [&str; 3] = ["session", "day", "at"];

fn expected_value(path: &str, holds: Holds, node: &Node, findings: &mut Vec<Finding>) -> Option<Expected> {
    if holds == Holds::Moment && matches!(node.kind, Kind::Map(_)) {
        return relative(node, findings).map(Expected::Moment);
    }
    let json = node.json();
    let nothing = json == Some(Json::Null);
    let form = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
    let (fits, form) = match (holds, &json) {
        (_, Some(_)) if nothing => (true, form("", "")),
        (Holds::Moment, Some(Json::String(text))) => {
            (parse_moment(text).is_some(), (moment_form(Language::Vi), moment_form(Language::En)))
        }
        (Holds::Moment, _) => (false, (moment_form(Language::Vi), moment_form(Language::En))),
        (Holds::Date, Some(Json::String(text))) if parse_date(text).is_some() => (true, form("", "")),
        (Holds::Date, _) => (false, (date_form(Language::Vi), date_form(Language::En))),
        (Holds::Bool, json) => {
            let written = node.text().unwrap_or_default();
            let word = matches!(json, Some(Json::Bool(_))) || yes_or_no(written).is_some();
            (word, form("`true`, `false` hoặc `null`", "`true`, `false` or `null`"))
        }
        (Holds::Number, json) => (
            matches!(json, Some(Json::Number(_))),
            form("một số nguyên, không có đơn vị", "a whole number without a unit"),
        ),
        (Holds::Word(words), json) => {
            let known = matches!(json, Some(Json::String(text)) if words.contains(&text.as_str()));
            (known, (listed(words), listed(words)))
        }
        (Holds::Text, json) => (matches!(json, Some(Json::String(_) | Json::Number(_))), form("một chữ", "a text")),
        (Holds::Texts | Holds::Facts | Holds::List(_), json) => {
            (matches!(json, Some(Json::Array(_))), form("một danh sách `[…]`", "a list `[…]`"))
        }
        (Holds::Members(_), json) => {
            (matches!(json, Some(Json::Null)), form("các mục con hoặc `null`", "members of its own or `null`"))
        }
        (Holds::Logic, json) => (json.is_some(), form("một điều kiện JsonLogic", "a JsonLogic condition")),
    };
    match json {
        Some(json) if fits => Some(Expected::Json(as_decided(holds, json, node))),
        _ => {
            let value = node.text().unwrap_or("…").to_owned();
            let similar = match holds {
                Holds::Word(words) => nearest(&value, words.iter().copied()),
                _ => None,
            };
            let expected = Box::new(Both { vi: form.0, en: form.1 });
            let problem = ScenarioProblem::ScenarioValue { key: path.to_owned(), value, expected };
            findings.push(Finding::new(problem, node.span).did_you_mean(similar));
            None
        }
    }
}

/// A value in the form that decisions have it: yes and no as words of either language, a number as a text where a text stands.
fn as_decided(holds: Holds, json: Json, node: &Node) -> Json {
    match (holds, json) {
        (Holds::Bool, Json::String(text)) => yes_or_no(&text).map_or(Json::String(text), Json::Bool),
        (Holds::Text, Json::Number(_)) => Json::String(node.text().unwrap_or_default().to_owned()),
        (_, Json::String(text)) => Json::String(text.nfc().collect()),
        (_, json) => json,
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "có" | "yes" => Some(true),
        "không" | "no" => Some(false),
        _ => None,
    }
}

/// `{ session: end }` or `{ day: received, at: "17:00" }`.
fn relative(node: &Node, findings: &mut Vec<Finding>) -> Option<Moment> {
    let fields = Fields::of(node, &RELATIVE, findings)?;
    if let Some(session) = fields.get("session") {
        let read = |text: &str| matches!(text, "end" | "kết-thúc").then_some(Moment::SessionEnd);
        return value(session, "session", read, |_| "`end`".to_owned(), findings);
    }
    let day = fields.need("day", findings)?;
    value(day, "day", |text| (text == "received").then_some(()), |_| "`received`".to_owned(), findings)?;
    let at = fields.need("at", findings)?;
    let form = |language| match language {
        Language::Vi => "giờ trong ngoặc kép như `\"17:00\"`".to_owned(),
        Language::En => "a time in quotes, as `\"17:00\"`".to_owned(),
    };
    value(at, "at", |text| receipt::read_time(text).map(Moment::DayOfReceipt), form, findings)
}
