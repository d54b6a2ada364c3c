//! What a change does: two bundles compared dossier by dossier. Each difference says which dossiers on which days it concerns,
//! whether it makes things lighter or heavier for those who apply, and shows one.
//!
//! Bundles are read back into the model, so that the same regions, ways and counting that prove a catalog compare two. For each
//! procedure every pair of a version before and one after that govern common days is looked at over one space, once for all
//! offices that receive and count alike; versions that say the same at places that stayed the same cost nothing. What would take
//! more than the budget of proofs is told as not proven, never as equal.

mod change;
mod coverage;
mod domains;
mod editorial;
mod fees;
pub(super) mod logic;
mod moments;
mod pair;
mod parts;
pub(super) mod read;
mod receipts;
pub(super) mod renamed;
mod sites;
mod stated;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use change::{Change, Class, Kind, Said};

use self::change::Gathered;
use self::domains::Facts;
use self::editorial::Plain;
use self::pair::Pair;
use self::receipts::Group;
use self::renamed::Renamed;
use self::sites::{Offices, ReceivingAt, Site};
use self::stated::Written;
use super::domain::Domains;
use super::limits::TooMuch;
use super::receiving::Receiving;
use crate::bundle::{self, Bundle};
use crate::model::{Catalog, Expr, Var, Version};

/// Everything in which two bundles differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// What changes dossiers, by procedure, office, kind and date.
    pub changes: Vec<Change>,
    /// How many items differ in what changes no dossier.
    pub editorial: usize,
    /// Facts taken as renamed: the name before and the name after. Witnesses use the name before.
    pub renamed: Vec<(String, String)>,
}

/// Compares two bundles that a loader took.
pub fn diff(old: &Bundle, new: &Bundle) -> Diff {
    let plain = Plain::new(old, new);
    if plain.is_same() {
        return Diff::default();
    }
    let renamed = Renamed::between(old, new);
    let nothing = Renamed::default();
    let (before, after) = (read::catalog(old, &nothing), read::catalog(new, &renamed));
    let mut changes = coverage::changes(&before, &after);
    changes.extend(decided((old, new), (&before, &after)));
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.procedure.clone(), change.offices.clone(), change.kind, change.from);
        key(a).cmp(&key(b)).then_with(|| a.what.cmp(&b.what))
    });
    let editorial = plain.count(&changes, &renamed, (&before, &after));
    let renamed = renamed.pairs().map(|(old, new)| (old.to_owned(), new.to_owned())).collect();
    Diff { changes, editorial, renamed }
}

/// A condition or an amount of a bundle, read back.
pub(super) fn expression(logic: &bundle::Logic) -> Expr {
    logic::expr(logic, &Renamed::default())
}

/// The declared facts of a bundle, read back.
pub(super) fn facts(bundle: &Bundle) -> BTreeMap<String, crate::model::Fact> {
    let declared = bundle.facts.iter().filter(|fact| fact.declared.is_some());
    declared.map(|row| (row.id.clone(), read::fact(row))).collect()
}

/// What is found of one procedure at the offices of one site.
type Found = BTreeMap<(Kind, Option<String>), Gathered>;

/// The differences of dossiers that both bundles decide.
fn decided(bundles: (&Bundle, &Bundle), (old, new): (&Catalog, &Catalog)) -> Vec<Change> {
    let facts = Facts::new(old, new);
    let domains = Domains::new(&facts.all);
    let offices: (Offices, Offices) = (read::by_office(old), read::by_office(new));
    let receiving = (receiving(&offices.0), receiving(&offices.1));
    let compared = Compared { bundles, facts: &facts, domains: &domains, offices: (&offices.0, &offices.1) };
    let mut changes: Vec<Change> = (facts.changed.iter())
        .filter_map(|(name, gathered)| gathered.clone().change(Kind::Fact, None, Vec::new(), Some(name.clone())))
        .collect();
    for (code, procedure) in &old.procedures {
        let Some(after) = new.procedures.get(code) else { continue };
        let mut found: BTreeMap<Vec<&str>, Found> = BTreeMap::new();
        for old_version in &procedure.versions {
            for new_version in &after.versions {
                let Some(days) = common((old, new), (old_version, new_version)) else { continue };
                let versions = Versions { code, old: old_version, new: new_version, days };
                compared.versions(&versions, (&receiving.0, &receiving.1), &mut found);
            }
        }
        changes.extend(together(code, found));
    }
    changes
}

/// What each office receives.
fn receiving(offices: &Offices) -> ReceivingAt<'_> {
    offices.iter().map(|(name, catalog)| (name.as_str(), Receiving::new(catalog, &|_| true))).collect()
}

/// A difference with the offices that it concerns.
type AtOffices = ((Kind, Option<String>), Vec<String>, Gathered);

/// The changes of a procedure; offices at which the same days differ in the same way are told together.
fn together(code: &str, found: BTreeMap<Vec<&str>, Found>) -> Vec<Change> {
    let mut groups: Vec<AtOffices> = Vec::new();
    for (names, by_kind) in found {
        for (key, gathered) in by_kind {
            let names = names.iter().map(|name| (*name).to_owned());
            match groups.iter_mut().find(|(other, _, before)| *other == key && before.is_like(&gathered)) {
                Some((_, offices, _)) => offices.extend(names),
                None => groups.push((key, names.collect(), gathered)),
            }
        }
    }
    let change = |((kind, what), offices, gathered): (_, _, Gathered)| {
        gathered.change(kind, Some(code.to_owned()), offices, what)
    };
    groups.into_iter().filter_map(change).collect()
}

/// The first and last day of receipt that both versions govern within both horizons.
fn common((old, new): (&Catalog, &Catalog), versions: (&Version, &Version)) -> Option<(NaiveDate, NaiveDate)> {
    let (a, b) = (super::subject::days(old, versions.0)?, super::subject::days(new, versions.1)?);
    let (first, last) = (a.0.max(b.0), a.1.min(b.1));
    (first <= last).then_some((first, last))
}

/// Two versions of a procedure that govern common days.
struct Versions<'a> {
    code: &'a str,
    old: &'a Version,
    new: &'a Version,
    days: (NaiveDate, NaiveDate),
}

impl Versions<'_> {
    /// Whether both say the same.
    fn is_same(&self) -> bool {
        let new = Version { from: self.old.from, to: self.old.to, ..self.new.clone() };
        *self.old == new
    }
}

struct Compared<'a> {
    bundles: (&'a Bundle, &'a Bundle),
    facts: &'a Facts,
    domains: &'a Domains<'a>,
    offices: (&'a Offices, &'a Offices),
}

impl<'a> Compared<'a> {
    fn versions(
        &self,
        versions: &Versions<'a>,
        receiving: (&'a ReceivingAt<'a>, &'a ReceivingAt<'a>),
        found: &mut BTreeMap<Vec<&'a str>, Found>,
    ) {
        let both = (versions.old, versions.new);
        let sites = sites::sites(self.offices, receiving, versions.code, both);
        let is_same = versions.is_same();
        let written = self.written(versions);
        let is_stated = written.as_ref().is_none_or(|written| stated(written.old) == stated(written.new));
        let touched = |site: &&Site<'a>| !(is_same && is_stated && site.is_unchanged());
        if !sites.iter().any(|site| touched(&site)) {
            return;
        }
        let pair = self.pair(versions, &sites);
        let parts = pair.as_ref().map_err(|error| *error).and_then(|pair| {
            let mut parts = if is_same { Vec::new() } else { parts::parts(pair)? };
            parts.extend(written.iter().flat_map(|written| written.parts(pair)));
            Ok((pair, parts, pair.ways()?))
        });
        for site in sites.iter().filter(touched) {
            let mut here = Found::new();
            let done = parts.as_ref().map_err(|error| *error).and_then(|(pair, parts, ways)| {
                for channels in site.channels(both) {
                    let Some(group) = Group::new(pair, site, &channels, (&ways.0, &ways.1))? else { continue };
                    parts::compare(&group, parts, &mut here)?;
                    let signer = written.as_ref().and_then(|written| written.signer(pair, site));
                    parts::compare(&group, &Vec::from_iter(signer), &mut here)?;
                    group.compare(&mut here)?;
                }
                Ok(())
            });
            if let Err(tried) = done {
                here.clear();
                let gathered = here.entry((Kind::NotProven, None)).or_default();
                let (first, last) = versions.days;
                gathered.add(Class::Mixed, first.iter_days().take_while(|day| *day <= last));
                gathered.tried = Some(tried.tried());
            }
            let all = found.entry(site.names.clone()).or_default();
            for (key, gathered) in here {
                all.entry(key).or_default().join(gathered);
            }
        }
    }

    fn pair(&self, versions: &Versions<'a>, sites: &[Site<'a>]) -> Result<Pair<'a>, TooMuch> {
        let mut read: BTreeSet<&str> = BTreeSet::new();
        let mut add = |expr: &'a Expr| {
            expr.each_var(&mut |var, _| match var {
                Var::Fact(name) | Var::DaysFrom(name) | Var::YearsFrom(name) => {
                    read.insert(name);
                }
                _ => {}
            });
        };
        for version in [versions.old, versions.new] {
            version.each_expr(&mut add);
            let documents = version.documents.iter();
            documents.flat_map(|documents| &documents.list).filter_map(|row| row.when.as_ref()).for_each(&mut add);
        }
        if read.iter().any(|name| self.facts.retyped.contains(*name)) {
            return Err(TooMuch::Boxes);
        }
        let common = self.facts.common.iter().filter(|(name, _)| read.contains(name.as_str()));
        let common: Vec<Expr> = common.map(|(_, expr)| expr.clone()).collect();
        Pair::new(self.domains, versions.code, (versions.old, versions.new), versions.days, sites, &common)
    }

    /// The versions as the bundles have them.
    fn written(&self, versions: &Versions<'_>) -> Option<Written<'a>> {
        let find = |bundle: &'a Bundle, from: NaiveDate| {
            let procedure = bundle.procedures.iter().find(|procedure| procedure.id == versions.code)?;
            procedure.versions.iter().find(|version| version.from == from)
        };
        let (old, new) = (find(self.bundles.0, versions.old.from)?, find(self.bundles.1, versions.new.from)?);
        Some(Written { bundles: self.bundles, old, new })
    }
}

/// What the model leaves out of a version and still concerns those who apply.
fn stated(version: &bundle::Version) -> (BTreeSet<&String>, Option<u32>) {
    (version.applicants.iter().collect(), version.sets)
}
