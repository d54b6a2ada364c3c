//! A simplified version beside what stood there before, both in a rule set of their own.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::facts::{self, Facts};
use super::{Guard, amounts, due, name, outline, site, verdicts, words};
use crate::bundle::{self, Channel, Language};
use crate::model::{Catalog, Version};
use crate::runtime::{DecideError, Decision, Request, RuleSet};
use crate::source::{Sources, Span};
use crate::wording::say;

/// A version that one or more simplifications made from one day on.
pub(super) struct Made<'a> {
    pub(super) code: &'a str,
    pub(super) version: &'a Version,
    /// The version as it stood before all of them.
    before: &'a Version,
    /// The instruments that decide them, the last one last.
    by: Vec<&'a str>,
}

/// Every simplified version of a catalog.
pub(super) fn simplified(catalog: &Catalog) -> Vec<Made<'_>> {
    catalog.versions().filter_map(|(code, version)| made(code, version)).collect()
}

fn made<'a>(code: &'a str, version: &'a Version) -> Option<Made<'a>> {
    let mut last = version.before.as_ref()?;
    let mut by = vec![last.by.as_str()];
    // Several of one day: what the first of them found.
    while last.version.from == version.from
        && let Some(earlier) = &last.version.before
    {
        last = earlier;
        by.insert(0, &last.by);
    }
    by.dedup();
    Some(Made { code, version, before: &last.version, by })
}

/// The catalog with versions as they stood before their simplifications, for the same days.
pub(super) fn undone<'a>(catalog: &Catalog, made: impl IntoIterator<Item = &'a Made<'a>>) -> Catalog {
    let mut catalog = catalog.clone();
    for one in made {
        let versions = catalog.procedures.get_mut(one.code).map(|procedure| &mut procedure.versions);
        for version in versions.into_iter().flatten().filter(|version| version.from == one.version.from) {
            let (from, to) = (version.from, version.to);
            *version = Version { from, to, ..one.before.clone() };
        }
    }
    catalog
}

/// One of the two rule sets.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) version: &'a bundle::Version,
}

/// Both, and what is said of them.
pub(super) struct Pair<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) code: &'a str,
    pub(super) before: Side<'a>,
    pub(super) after: Side<'a>,
    /// First and last day of receipt; none outside the horizon.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) language: Language,
    head: Span,
    from: NaiveDate,
    to: Option<NaiveDate>,
    by: &'a [&'a str],
}

/// What one side says of a dossier; none for a dossier that it does not take.
pub(super) type Said = Option<Box<Decision>>;

impl<'a> Pair<'a> {
    /// None where the bundle does not have the version, which is a draft that stays out.
    pub(super) fn new(
        catalog: &'a Catalog,
        made: &'a Made<'a>,
        before: &'a RuleSet,
        after: &'a RuleSet,
    ) -> Option<Self> {
        let (code, version) = (made.code, made.version);
        let side = |rules: &'a RuleSet| Some(Side { rules, version: rules.version(code, version.from)? });
        let horizon = catalog.manifest.horizon;
        let first = version.from.max(horizon.from);
        let end = version.to.map_or(horizon.to, |to| to.min(horizon.to));
        Some(Self {
            catalog,
            code,
            before: side(before)?,
            after: side(after)?,
            days: end.pred_opt().filter(|last| first <= *last).map(|last| (first, last)),
            language: catalog.manifest.language,
            head: version.head,
            from: version.from,
            to: version.to,
            by: &made.by,
        })
    }

    /// The guard as it is to stand in its file.
    pub(super) fn guard(&self, sources: &Sources) -> Guard {
        let file = sources.get(self.head.file);
        let line = file.map_or(1, |file| file.position(self.head.start).line);
        Guard {
            name: name(self.code, self.from),
            source: file.map_or_else(String::new, |file| file.path().to_owned()),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            span: self.head,
            expression: sources.text(self.head).to_owned(),
            contents: self.contents(),
        }
    }

    fn contents(&self) -> String {
        let language = self.language;
        let laws = self.by.iter().map(|by| say::law(by, self.after.rules.bundle(), language));
        let by = laws.collect::<Vec<_>>().join("; ");
        let from = say::date(self.from, language);
        let mut lines = vec![
            format!("{} {}", self.code, self.after.version.name.pick(language)),
            words::head(language, &by, &from),
            match self.to.and_then(|to| to.pred_opt()) {
                Some(to) => words::governs_to(language, &from, &say::date(to, language)),
                None => words::governs(language, &from),
            },
            words::meaning(language),
        ];
        outline::add(self, &mut lines);
        let sites = site::sites(self);
        due::add(self, &sites, &mut lines);
        amounts::add(self, &sites, &mut lines);
        verdicts::add(self, &sites, &mut lines);
        let clean = lines.iter().map(|line| crate::diagnostics::render::hush(line).trim_end().to_owned());
        clean.collect::<Vec<_>>().join("\n")
    }

    /// What both sides say of one dossier; none where either cannot decide it for another reason than that it does not take it.
    pub(super) fn decide(
        &self,
        office: &str,
        received: NaiveDateTime,
        channel: Channel,
        facts: &Facts,
    ) -> Option<[Said; 2]> {
        let ask = |side: Side<'_>| -> Option<Said> {
            let request = Request {
                procedure: self.code.to_owned(),
                office: office.to_owned(),
                received,
                channel,
                facts: facts::given(side.rules, facts),
                events: Vec::new(),
            };
            match side.rules.decide_in(&request, self.language) {
                Ok(decision) => Some(Some(Box::new(decision))),
                Err(DecideError::ChannelNotOffered { .. }) => Some(None),
                // A combination of facts that contradict each other is no dossier.
                Err(_) => None,
            }
        };
        Some([ask(self.before)?, ask(self.after)?])
    }

    /// Channels that either side offers, in their order.
    pub(super) fn channels(&self) -> Vec<Channel> {
        let offered = [self.before, self.after].map(|side| side.version.channels.iter().map(|offer| offer.channel));
        let offered: BTreeSet<&str> = offered.into_iter().flatten().map(Channel::as_str).collect();
        Channel::ALL.iter().copied().filter(|channel| offered.contains(channel.as_str())).collect()
    }

    /// Channels for a person.
    pub(super) fn said_channels(&self, channels: &[Channel]) -> String {
        let names = channels.iter().map(|channel| channel.in_language(self.language).replace('-', " "));
        names.collect::<Vec<_>>().join(", ")
    }
}
