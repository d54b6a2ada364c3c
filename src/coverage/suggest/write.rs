//! Suggested dossiers as scenario files, unconfirmed, one file a folder.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::Suggestion;
use crate::bundle::Language;
use crate::coverage::clause::{Aspect, Kind};
use crate::coverage::points::{Place, Points, VersionPoints};
use crate::runtime::{FactValue, Moment};

/// A scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path relative to the catalog, with `/`, without what scenario files end with.
    pub stem: String,
    /// Its text.
    pub text: String,
}

/// How many things a name says.
const SAID: usize = 3;

/// The files, by path.
pub(super) fn files(points: &Points<'_>, all: &[Suggestion]) -> Vec<File> {
    let mut folders: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
    for suggestion in all {
        let Some(version) = points.versions.get(suggestion.version) else { continue };
        let (names, text) = folders.entry(stem(points, version)).or_default();
        let name = unique(name(points, version, suggestion), names);
        text.push_str(&scenario(version, suggestion, &name));
    }
    let head = match points.rules.bundle().language {
        Language::Vi => {
            "# Gợi ý của `thutuc test --suggest`: kết quả là của quy định đang viết, chưa ai đối chiếu với luật.\n\
             # Đúng luật thì xóa dòng `confirmed: false` và chuyển tình huống sang tệp của mình.\n\n"
        }
        Language::En => {
            "# Suggested by `thutuc test --suggest`: results are those of the rules as written, checked against the law by nobody.\n\
             # Where the law says so, delete the line `confirmed: false` and move the scenario to a file of your own.\n\n"
        }
    };
    folders.into_iter().map(|(stem, (_, text))| File { stem, text: format!("{head}{text}") }).collect()
}

/// Beside the procedure, named after its folder; at the root, after its file.
fn stem(points: &Points<'_>, version: &VersionPoints<'_>) -> String {
    let source = &version.version.provenance.source;
    let path = source.rsplit_once(':').map_or(source.as_str(), |(path, _)| path);
    // Of names that no file has, the catalog's own.
    match path.rsplit_once('/') {
        Some((folder, _)) => {
            let own = folder.rsplit_once('/').map_or(folder, |(_, own)| own);
            format!("{folder}/{own}")
        }
        None => path.strip_suffix(".tt").unwrap_or(&points.rules.bundle().catalog).to_owned(),
    }
}

fn unique(name: String, names: &mut BTreeSet<String>) -> String {
    let mut candidates = std::iter::once(name.clone()).chain((2_u32..).map(|number| format!("{name} ({number})")));
    let free = candidates.find(|candidate| !names.contains(candidate)).unwrap_or(name);
    names.insert(free.clone());
    free
}

/// What a dossier shows, in the catalog's language.
fn name(points: &Points<'_>, version: &VersionPoints<'_>, suggestion: &Suggestion) -> String {
    let language = points.rules.bundle().language;
    let mut said: Vec<String> =
        suggestion.shows.iter().take(SAID).filter_map(|(place, aspect)| shown(points, *place, *aspect)).collect();
    let more = suggestion.shows.len().checked_sub(SAID).filter(|more| *more > 0);
    said.extend(more.map(|more| match language {
        Language::Vi => format!("và {more} điều khác"),
        Language::En => format!("and {more} more"),
    }));
    format!("{} {}: {}", version.code, version.version.name.pick(language), said.join("; "))
}

fn shown(points: &Points<'_>, place: Place, aspect: Aspect) -> Option<String> {
    let clause = points.clause(place)?;
    let text = &clause.text;
    Some(match (points.rules.bundle().language, aspect) {
        (Language::Vi, Aspect::Holds) => format!("khi `{text}` đúng"),
        (Language::Vi, Aspect::Fails) => format!("khi `{text}` sai"),
        (Language::Vi, Aspect::Unknown) => format!("khi chưa biết `{text}`"),
        (Language::Vi, Aspect::Applies | Aspect::Decides) => format!("áp dụng `{text}`"),
        (Language::Vi, Aspect::Before) => format!("ngay trước `{text}`"),
        (Language::Vi, Aspect::After) => format!("ngay từ `{text}`"),
        (Language::En, Aspect::Holds) => format!("`{text}` holds"),
        (Language::En, Aspect::Fails) => format!("`{text}` does not hold"),
        (Language::En, Aspect::Unknown) => format!("`{text}` is not known"),
        (Language::En, Aspect::Applies | Aspect::Decides) => format!("`{text}` applies"),
        (Language::En, Aspect::Before) => format!("just before `{text}`"),
        (Language::En, Aspect::After) => format!("just at `{text}`"),
    })
}

/// One entry of a scenario file.
fn scenario(version: &VersionPoints<'_>, suggestion: &Suggestion, name: &str) -> String {
    let request = &suggestion.built.request;
    let facts: Vec<String> =
        request.facts.iter().map(|(name, value)| format!("{}: {}", key(name), fact(value))).collect();
    let expect: Vec<String> = expected(version, suggestion)
        .into_iter()
        .map(|(path, value)| format!("{}: {}", key(&path), scalar(&value)))
        .collect();
    let braces = |parts: Vec<String>| match parts.is_empty() {
        true => "{}".to_owned(),
        false => format!("{{ {} }}", parts.join(", ")),
    };
    format!(
        "- name: {}\n  procedure: {}\n  office: {}\n  received: {}\n  channel: {}\n  confirmed: false\n  facts: {}\n  expect: {}\n\n",
        quoted(name),
        quoted(&request.procedure),
        text(&request.office),
        Moment(request.received),
        request.channel.as_str(),
        braces(facts),
        braces(expect),
    )
}

/// What the rules answer: the verdict, when it is due, the fee, and the papers and steps that the dossier is about.
fn expected(version: &VersionPoints<'_>, suggestion: &Suggestion) -> Vec<(String, Json)> {
    let decision = &suggestion.built.decision;
    let written = serde_json::to_value(decision).unwrap_or(Json::Null);
    let value = |path: &str| path.split('.').try_fold(&written, |at, word| at.get(word)).cloned().unwrap_or(Json::Null);
    let mut paths = vec!["same_day.verdict", "statutory.at"];
    if value("committed.at") != value("statutory.at") {
        paths.push("committed.at");
    }
    if value("promised") != value("committed.at") {
        paths.push("promised");
    }
    if !version.version.fees.is_empty() {
        paths.push("fee.amount");
    }
    let mut found: Vec<(String, Json)> = paths.into_iter().map(|path| (path.to_owned(), value(path))).collect();
    for (place, _) in suggestion.shows.iter().take(SAID) {
        let Some(point) = version.points.iter().find(|point| point.place == *place) else { continue };
        let entry = |list: &str, id: &str, member: &str| {
            let entries = written.get(list).and_then(Json::as_array);
            let own = entries.into_iter().flatten().find(|one| one.get("id").and_then(Json::as_str) == Some(id));
            own.and_then(|own| own.get(member)).cloned().unwrap_or(Json::Null)
        };
        match (point.kind, point.id) {
            (Kind::Requirement, _) => found.push(("requirements.met".to_owned(), value("requirements.met"))),
            (Kind::Document, Some(id)) => {
                found.push((format!("documents.{id}.required"), entry("documents", id, "required")));
            }
            (Kind::Step, Some(id)) => found.push((format!("steps.{id}.due"), entry("steps", id, "due"))),
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(path, _)| seen.insert(path.clone()));
    found
}

fn fact(value: &FactValue) -> String {
    match value {
        FactValue::Bool(value) => value.to_string(),
        FactValue::Integer(value) => value.to_string(),
        FactValue::Date(value) => value.to_string(),
        FactValue::Time(value) => quoted(&value.format("%H:%M").to_string()),
        FactValue::Text(value) => text(value),
    }
}

fn scalar(value: &Json) -> String {
    match value {
        // Moments stand bare, as officers write them.
        Json::String(text) if crate::runtime::parse_moment(text).is_some() => text.clone(),
        Json::String(words) => text(words),
        other => other.to_string(),
    }
}

/// A key of a flow mapping.
fn key(name: &str) -> String {
    text(name)
}

/// A word as it stands where YAML takes it for the text that it is, else in quotes.
fn text(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
    let begins = word.chars().next().is_some_and(char::is_alphabetic);
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_word = WORDS.contains(&word.to_lowercase().as_str());
    if plain && begins && !is_word { word.to_owned() } else { quoted(word) }
}

/// A text in double quotes: what JSON escapes YAML reads too.
fn quoted(text: &str) -> String {
    Json::String(text.to_owned()).to_string()
}
