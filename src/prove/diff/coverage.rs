//! Which dossiers one of two bundles decides and the other does not: procedures, offices, channels and days gained or lost.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::change::{Change, Class, Gathered, Kind, Said};
use crate::bundle::Channel;
use crate::diagnostics::Witness;
use crate::model::{Catalog, Version};
use crate::prove::offices::{inside, is_mobile, offers};

/// What a difference concerns: the kind, the procedure, and what exactly.
type Key = (Kind, Option<String>, Option<String>);

/// Every such difference.
pub(super) fn changes(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let codes: BTreeSet<&String> = old.procedures.keys().chain(new.procedures.keys()).collect();
    let offices: BTreeSet<&String> = old.offices.keys().chain(new.offices.keys()).collect();
    let mut found: BTreeMap<Key, BTreeMap<Option<&str>, Gathered>> = BTreeMap::new();
    for code in codes {
        for (first, last) in periods(&days(old, new, code)) {
            for office in &offices {
                for channel in Channel::ALL {
                    let asked = Asked { code, office, day: first, channel: *channel };
                    let (was, is) = (asked.refused(old), asked.refused(new));
                    let (class, reason) = match (was, is) {
                        (None, Some(reason)) => (Class::Heavier, reason),
                        (Some(reason), None) => (Class::Lighter, reason),
                        _ => continue,
                    };
                    let (key, office) = asked.key(reason);
                    let gathered = found.entry(key).or_default().entry(office).or_default();
                    gathered.add(class, first.iter_days().take_while(|day| *day <= last));
                    if gathered.wants(class) {
                        let said = |reason: Option<&'static str>| reason.map_or(Said::Decided, Said::Refused);
                        gathered.said = Some((said(was), said(is)));
                        gathered.show(class, asked.witness());
                    }
                }
            }
        }
    }
    let changes = found.into_iter().flat_map(|((kind, procedure, what), by_office)| {
        together(by_office)
            .into_iter()
            .filter_map(move |(offices, gathered)| gathered.change(kind, procedure.clone(), offices, what.clone()))
    });
    changes.collect()
}

/// Offices at which the same days differ in the same way, together.
fn together(by_office: BTreeMap<Option<&str>, Gathered>) -> Vec<(Vec<String>, Gathered)> {
    let mut groups: Vec<(Vec<String>, Gathered)> = Vec::new();
    for (office, gathered) in by_office {
        let names = office.map(str::to_owned);
        match groups.iter_mut().find(|(_, before)| before.is_like(&gathered)) {
            Some((offices, _)) => offices.extend(names),
            None => groups.push((names.into_iter().collect(), gathered)),
        }
    }
    groups
}

/// The days on which the answer can turn, the last of them past every horizon.
fn days(old: &Catalog, new: &Catalog, code: &str) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    for catalog in [old, new] {
        let horizon = catalog.manifest.horizon;
        days.extend([horizon.from, horizon.to]);
        let versions = catalog.procedures.get(code).into_iter().flat_map(|procedure| &procedure.versions);
        days.extend(versions.flat_map(|version| std::iter::once(version.from).chain(version.to)));
        days.extend(catalog.offices.values().flat_map(|office| office.from.into_iter().chain(office.to)));
        let mobile = catalog.programs.values().filter(|program| is_mobile(program));
        days.extend(mobile.flat_map(|program| program.from.into_iter().chain(program.to)));
    }
    let last = old.manifest.horizon.to.max(new.manifest.horizon.to);
    let first = old.manifest.horizon.from.min(new.manifest.horizon.from);
    days.retain(|day| first <= *day && *day <= last);
    days
}

/// First and last day of each period between the turns.
fn periods(turns: &BTreeSet<NaiveDate>) -> Vec<(NaiveDate, NaiveDate)> {
    let ends = turns.iter().skip(1).filter_map(|day| day.pred_opt());
    turns.iter().copied().zip(ends).collect()
}

struct Asked<'a> {
    code: &'a str,
    office: &'a str,
    day: NaiveDate,
    channel: Channel,
}

impl<'a> Asked<'a> {
    /// The code with which a runtime refuses to decide, in the order in which it asks; none where it decides.
    fn refused(&self, catalog: &Catalog) -> Option<&'static str> {
        let Some(procedure) = catalog.procedures.get(self.code) else { return Some("unknown_procedure") };
        let Some(office) = catalog.offices.get(self.office) else { return Some("unknown_office") };
        let horizon = catalog.manifest.horizon;
        if self.day < horizon.from || self.day >= horizon.to {
            return Some("outside_horizon");
        }
        if !inside(self.day, office.from, office.to) {
            return Some("office_not_in_force");
        }
        let version = procedure.versions.iter().find(|version| version.governs(self.day));
        let Some(version) = version else { return Some("no_version") };
        if !version.levels.iter().chain(&version.file_at).any(|level| level.node == office.level) {
            return Some("wrong_level");
        }
        (!self.is_offered(catalog, version)).then_some("channel_not_offered")
    }

    fn is_offered(&self, catalog: &Catalog, version: &Version) -> bool {
        let level = catalog.offices.get(self.office).map(|office| office.level);
        let opened = || {
            catalog.programs.values().any(|program| {
                let runs = program.offices.iter().any(|office| office.node == self.office)
                    || program.levels.iter().any(|other| Some(other.node) == level);
                let covers = program.covers.covers(self.code, version);
                runs && covers && is_mobile(program) && inside(self.day, program.from, program.to)
            })
        };
        offers(version, self.channel) || (self.channel == Channel::Mobile && opened())
    }

    /// What a refusal is about: of what concerns every procedure it is said once.
    fn key(&self, reason: &str) -> (Key, Option<&'a str>) {
        let code = || Some(self.code.to_owned());
        match reason {
            "outside_horizon" => ((Kind::Horizon, None, None), None),
            "unknown_office" | "office_not_in_force" => ((Kind::Office, None, None), Some(self.office)),
            "wrong_level" => ((Kind::Office, code(), None), Some(self.office)),
            "channel_not_offered" => {
                ((Kind::Channel, code(), Some(self.channel.as_str().to_owned())), Some(self.office))
            }
            _ => ((Kind::Procedure, code(), None), Some(self.office)),
        }
    }

    fn witness(&self) -> Box<Witness> {
        Box::new(Witness {
            procedure: self.code.to_owned(),
            office: self.office.to_owned(),
            received: format!("{}T09:00", self.day),
            channel: self.channel.as_str().to_owned(),
            facts: BTreeMap::new(),
            expected: String::new(),
            found: String::new(),
        })
    }
}
