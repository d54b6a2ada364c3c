//! `thutuc.yaml` into the manifest. Refuses unknown keys, missing ones and values out of their form, each at its place.

mod place;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_yaml::{Mapping, Value};

use crate::bundle::{Language, Texts};
use crate::diagnostics::messages::{NameProblem, Problem, VersionProblem};
use crate::diagnostics::readers::plainly;
use crate::diagnostics::{Both, Finding, similar};
use crate::model::{Horizon, LintLevel, Manifest, day_after};
use crate::source::{SourceFile, Span, first_unneeded};
use place::Places;

/// The keys of the manifest.
const KEYS: [&str; 5] = ["catalog", "title", "language", "horizon", "lints"];

/// The longest horizon: calendars are tables of at most two hundred years.
const MAX_YEARS: i32 = 100;

/// The largest manifest, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// Years that calendars can be computed for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The manifest that a file holds. What cannot be read keeps its default, with a finding.
pub fn read(file: &SourceFile) -> (Manifest, Vec<Finding>) {
    let mut reader = Reader { places: Places::new(file), findings: Vec::new(), manifest: Manifest::default() };
    if file.nfc().len() > MAX_BYTES {
        let detail = both(&format!("tệp dài hơn {MAX_BYTES} byte"), &format!("it has more than {MAX_BYTES} bytes"));
        reader.report(NameProblem::ManifestForm { detail }, reader.places.whole());
    } else if let Some(at) = first_unneeded(file.nfc()) {
        let detail =
            both("không dùng `&`, `*` hay danh sách lồng nhau ở đây", "`&`, `*` and lists in lists are not used here");
        reader.report(NameProblem::ManifestForm { detail }, reader.places.line_at(at));
    } else if file.is_readable() {
        match serde_yaml::from_str::<Value>(file.nfc()) {
            Ok(Value::Mapping(mapping)) => reader.read(&mapping),
            Ok(_) => {
                let detail = both(
                    "cần các mục `catalog`, `title` và `horizon`",
                    "it needs the keys `catalog`, `title` and `horizon`",
                );
                reader.report(NameProblem::ManifestForm { detail }, reader.places.whole());
            }
            Err(error) => {
                let at = error.location().map(|location| location.index());
                let detail = Box::new(plainly(&error.to_string()));
                let span = at.map_or_else(|| reader.places.whole(), |at| reader.places.line_at(at));
                reader.report(NameProblem::ManifestForm { detail }, span);
            }
        }
    }
    (reader.manifest, reader.findings)
}

fn both(vi: &str, en: &str) -> Box<Both> {
    Box::new(Both { vi: vi.to_owned(), en: en.to_owned() })
}

struct Reader<'a> {
    places: Places<'a>,
    findings: Vec<Finding>,
    manifest: Manifest,
}

impl Reader<'_> {
    fn report(&mut self, problem: impl Into<Problem>, span: Span) {
        self.findings.push(Finding::new(problem, span));
    }

    fn value(&mut self, path: &[&str], wanted: &str) {
        let key = path.join(".");
        let span = self.places.key(path);
        self.report(NameProblem::KeyValue { key, wanted: wanted.to_owned() }, span);
    }

    /// Reports keys that are not among `known`.
    fn keys(&mut self, mapping: &Mapping, within: &[&str], known: &[&str]) {
        for (key, _) in mapping {
            let Some(name) = key.as_str() else {
                let span = self.places.key(within);
                self.report(NameProblem::UnknownKey { key: format!("{key:?}") }, span);
                continue;
            };
            if !known.contains(&name) {
                let path: Vec<&str> = within.iter().copied().chain([name]).collect();
                let span = self.places.key(&path);
                let similar = similar(name, known.iter().copied());
                let problem = NameProblem::UnknownKey { key: path.join(".") };
                self.findings.push(Finding::new(problem, span).did_you_mean(similar));
            }
        }
    }

    fn read(&mut self, mapping: &Mapping) {
        self.keys(mapping, &[], &KEYS);
        match mapping.get("catalog") {
            Some(Value::String(name)) if is_name(name) => self.manifest.name = name.clone(),
            Some(_) => self.value(&["catalog"], "a-b-c"),
            None => self.missing("catalog"),
        }
        // The language first: a bare title is in it.
        match mapping.get("language").map(Value::as_str) {
            Some(Some("vi")) | None => self.manifest.language = Language::Vi,
            Some(Some("en")) => self.manifest.language = Language::En,
            Some(_) => self.value(&["language"], "vi | en"),
        }
        match mapping.get("title") {
            Some(title) => self.title(title),
            None => self.missing("title"),
        }
        match mapping.get("horizon") {
            Some(horizon) => self.horizon(horizon),
            None => self.missing("horizon"),
        }
        if let Some(lints) = mapping.get("lints") {
            self.lints(lints);
        }
    }

    fn missing(&mut self, key: &str) {
        let span = self.places.whole();
        self.report(NameProblem::KeyMissing { key: key.to_owned() }, span);
    }

    fn title(&mut self, title: &Value) {
        match title {
            Value::String(text) => self.manifest.title = Texts::one(self.manifest.language, text),
            Value::Mapping(texts) => {
                self.keys(texts, &["title"], &["vi", "en"]);
                let text = |key: &str| texts.get(key).and_then(Value::as_str).map(str::to_owned);
                self.manifest.title = Texts { vi: text("vi"), en: text("en") };
                let is_text = |key: &str| texts.get(key).is_none_or(Value::is_string);
                if !is_text("vi") || !is_text("en") || self.manifest.title == Texts::default() {
                    self.value(&["title"], "{ vi: \"…\", en: \"…\" }");
                }
            }
            _ => self.value(&["title"], "{ vi: \"…\", en: \"…\" }"),
        }
    }

    fn horizon(&mut self, horizon: &Value) {
        let Value::Mapping(days) = horizon else {
            return self.value(&["horizon"], "{ from: 2024-01-01, to: 2030-12-31 }");
        };
        self.keys(days, &["horizon"], &["from", "to"]);
        let from = self.day(days, "from");
        let last = self.day(days, "to");
        let (Some(from), Some(last)) = (from, last) else { return };
        let years = last.year().checked_sub(from.year());
        let to = day_after(last).filter(|_| from <= last && years.is_some_and(|years| years <= MAX_YEARS));
        match to {
            Some(to) => self.manifest.horizon = Horizon { from, to },
            None => {
                let span = self.places.key(&["horizon"]);
                self.report(VersionProblem::Horizon { from, to: last }, span);
            }
        }
    }

    fn day(&mut self, days: &Mapping, key: &str) -> Option<NaiveDate> {
        let Some(value) = days.get(key) else {
            self.missing(&format!("horizon.{key}"));
            return None;
        };
        let day = value.as_str().and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok());
        let day = day.filter(|day| YEARS.contains(&day.year()));
        if day.is_none() {
            self.value(&["horizon", key], "2024-12-31");
        }
        day
    }

    fn lints(&mut self, lints: &Value) {
        let Value::Mapping(levels) = lints else {
            return self.value(&["lints"], "{ W0301: off | warning | error }");
        };
        let codes: BTreeMap<&str, ()> =
            Problem::families().iter().flat_map(|(_, rows)| rows.iter()).map(|row| (row.code, ())).collect();
        let known: Vec<&str> = codes.keys().copied().collect();
        self.keys(levels, &["lints"], &known);
        for (key, level) in levels {
            let Some(code) = key.as_str().filter(|code| codes.contains_key(code)) else { continue };
            if !code.starts_with('W') {
                let span = self.places.key(&["lints", code]);
                self.report(NameProblem::LevelOfError { code: code.to_owned() }, span);
                continue;
            }
            // YAML 1.1 readers take a bare `off` for false.
            let level = match level {
                Value::Bool(false) => Some(LintLevel::Off),
                Value::String(word) if word == "off" => Some(LintLevel::Off),
                Value::String(word) if word == "warning" => Some(LintLevel::Warning),
                Value::String(word) if word == "error" => Some(LintLevel::Error),
                _ => None,
            };
            match level {
                Some(level) => drop(self.manifest.lints.insert(code.to_owned(), level)),
                None => self.value(&["lints", code], "off | warning | error"),
            }
        }
    }
}

/// A name as the language has them: a letter, then letters, digits and single `-` between.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn lowered(text: &str) -> (Manifest, Vec<(String, String)>) {
        let mut sources = Sources::default();
        let id = sources.add("thutuc.yaml", text.as_bytes()).unwrap();
        let (manifest, findings) = read(sources.get(id).unwrap());
        let said = findings.iter().map(|f| (f.code().to_owned(), sources.text(f.span).to_owned())).collect();
        (manifest, said)
    }

    #[test]
    fn a_manifest_is_read() {
        let text = "catalog: bac-ninh\ntitle: { vi: \"Thủ tục\", en: \"Procedures\" }\nlanguage: vi\n\
                    horizon: { from: 2024-01-01, to: 2030-12-31 }\nlints: { W0301: error, W0201: off }\n";
        let (manifest, findings) = lowered(text);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(manifest.name, "bac-ninh");
        assert_eq!(manifest.title.en.as_deref(), Some("Procedures"));
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(manifest.horizon, Horizon { from: day(2024, 1, 1), to: day(2031, 1, 1) });
        assert_eq!(manifest.lints.get("W0301"), Some(&LintLevel::Error));
        assert_eq!(manifest.lints.get("W0201"), Some(&LintLevel::Off));
    }

    #[test]
    fn every_mistake_is_found_at_its_key() {
        let text = "catalog: bac-ninh\ntitel: x\ntitle: x\nhorizon: { from: 2024-13-01, to: 2030-12-31 }\n\
                    lints: { W9999: off, E0201: off, W0301: loud }\n";
        let (_, findings) = lowered(text);
        let found: Vec<(&str, &str)> = findings.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
        let expected =
            [("E0218", "titel"), ("E0221", "from"), ("E0218", "W9999"), ("E0227", "E0201"), ("E0221", "W0301")];
        assert_eq!(found, expected);
    }

    #[test]
    fn broken_yaml_is_one_finding() {
        for text in ["catalog: [", "- a\n- b", "", "\u{0}", "a: &a [*a]"] {
            let (_, findings) = lowered(text);
            assert_eq!(findings.first().map(|(code, _)| code.as_str()), Some("E0219"), "{text}: {findings:?}");
        }
    }

    #[test]
    fn a_horizon_is_one_day_to_a_hundred_years() {
        for (to, codes) in [("2024-01-01", 0), ("2023-12-31", 1), ("2124-01-01", 0), ("2150-01-01", 1)] {
            let (_, findings) = lowered(&format!("catalog: a\ntitle: a\nhorizon:\n  from: 2024-01-01\n  to: {to}\n"));
            assert_eq!(findings.iter().filter(|(code, _)| code == "E0310").count(), codes, "{to}");
        }
    }
}
