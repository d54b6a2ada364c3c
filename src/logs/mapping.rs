//! The file that says what the columns and words of an export mean.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::satisfaction::Scale;
use crate::runtime::name;
use crate::source::first_unneeded;

/// What an export calls things. Without a file, everything has our names.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapping {
    /// By our name of a column, the export's.
    #[serde(default)]
    pub(crate) columns: Columns,
    /// By the name of a fact, the export's column.
    #[serde(default)]
    pub(crate) facts: BTreeMap<String, String>,
    /// By our name of a column or a fact, what words of the export mean in ours.
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// The columns of the table of events.
    #[serde(default)]
    pub(crate) events: Events,
    /// What the scores of satisfaction run from and to.
    #[serde(default)]
    pub(crate) satisfaction: Scale,
}

/// The export's names of the columns that are no facts.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Columns {
    dossier: Option<String>,
    procedure: Option<String>,
    office: Option<String>,
    received: Option<String>,
    returned: Option<String>,
    channel: Option<String>,
    status: Option<String>,
    events: Option<String>,
    satisfaction: Option<String>,
    digitised: Option<String>,
}

/// The export's names of the columns of the table of events.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Events {
    dossier: Option<String>,
    at: Option<String>,
    status: Option<String>,
}

impl Events {
    /// The names of dossier, moment and status.
    pub(super) fn names(&self) -> [&str; 3] {
        [
            self.dossier.as_deref().unwrap_or("dossier"),
            self.at.as_deref().unwrap_or("at"),
            self.status.as_deref().unwrap_or("status"),
        ]
    }
}

/// Our names of the columns that are no facts, the necessary ones first.
pub(crate) const COLUMNS: [&str; 10] = [
    "dossier",
    "procedure",
    "office",
    "received",
    "channel",
    "returned",
    "status",
    "events",
    "satisfaction",
    "digitised",
];

/// How many of them a log must have.
pub(crate) const NECESSARY: usize = 5;

impl Columns {
    /// The export's name of a column, where the file gives one.
    pub(super) fn named(&self, column: &str) -> Option<&str> {
        let given = match column {
            "dossier" => &self.dossier,
            "procedure" => &self.procedure,
            "office" => &self.office,
            "received" => &self.received,
            "returned" => &self.returned,
            "channel" => &self.channel,
            "status" => &self.status,
            "events" => &self.events,
            "satisfaction" => &self.satisfaction,
            "digitised" => &self.digitised,
            _ => &None,
        };
        given.as_deref()
    }

    fn all(&mut self) -> impl Iterator<Item = &mut String> {
        [
            &mut self.dossier,
            &mut self.procedure,
            &mut self.office,
            &mut self.received,
            &mut self.returned,
            &mut self.channel,
            &mut self.status,
            &mut self.events,
            &mut self.satisfaction,
            &mut self.digitised,
        ]
        .into_iter()
        .flatten()
    }
}

impl Mapping {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong, in the reader's words.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        if first_unneeded(text).is_some() {
            return Err("YAML `&`, `*`, `[[…`".to_owned());
        }
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(Self::default());
        }
        let read: Self = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        read.in_nfc()
    }

    /// The same with every name as rows are read, and with words that are values.
    fn in_nfc(mut self) -> Result<Self, String> {
        let own = |text: &str| name(text).into_owned();
        self.columns.all().for_each(|column| *column = own(column));
        let Events { dossier, at, status } = &mut self.events;
        [dossier, at, status].into_iter().flatten().for_each(|column| *column = own(column));
        self.facts = self.facts.iter().map(|(fact, column)| (own(fact), own(column))).collect();
        let words =
            |words: &BTreeMap<String, String>| words.iter().map(|(word, ours)| (own(word), own(ours))).collect();
        self.values = self.values.iter().map(|(column, all)| (own(column), words(all))).collect();
        if let Some(column) = self.values.keys().find(|column| has_no_words(column)) {
            return Err(format!("values: `{column}`"));
        }
        if !self.satisfaction.is_a_scale() {
            return Err("satisfaction: from = to".to_owned());
        }
        Ok(self)
    }

    /// Every fact that the file names.
    pub(super) fn named_facts(&self) -> impl Iterator<Item = &str> {
        let valued = self.values.keys().filter(|column| !COLUMNS.contains(&column.as_str()));
        self.facts.keys().chain(valued).map(String::as_str)
    }

    /// What words of a column mean.
    pub(super) fn words(&self, column: &str) -> Option<&BTreeMap<String, String>> {
        self.values.get(column)
    }
}

/// Whether a column has no words that could mean something else: moments, numbers.
fn has_no_words(column: &str) -> bool {
    matches!(column, "dossier" | "received" | "returned" | "events" | "satisfaction")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_names_columns_facts_and_words() {
        let read = Mapping::read(
            "columns: { dossier: Số hồ sơ, received: Ngày nhận }\nfacts: { cần-xác-minh: Xác minh }\nvalues:\n  channel: { Trực tuyến: online }\n  status: { Đã trả: 10 }\nsatisfaction: { from: 1, to: 5 }\n",
        )
        .unwrap();
        assert_eq!(read.columns.named("dossier"), Some("Số hồ sơ"));
        assert_eq!(read.columns.named("office"), None);
        assert_eq!(read.facts["cần-xác-minh"], "Xác minh");
        assert_eq!(read.words("status").unwrap()["Đã trả"], "10");
    }

    #[test]
    fn what_no_mapping_has_is_refused_by_name() {
        for (text, why) in [
            ("column: {}", "column"),
            ("columns: { dosier: Số hồ sơ }", "dosier"),
            ("values: { received: { a: b } }", "received"),
            ("satisfaction: { from: 5, to: 5 }", "satisfaction"),
            ("columns: &a { dossier: x }", "YAML"),
            ("- 1", "Mapping"),
        ] {
            let found = Mapping::read(text).unwrap_err();
            assert!(found.contains(why), "{text}: {found}");
        }
    }

    #[test]
    fn an_empty_file_keeps_our_names() {
        assert_eq!(Mapping::read("# nothing yet\n"), Ok(Mapping::default()));
    }
}
