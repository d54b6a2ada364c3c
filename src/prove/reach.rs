//! What dossiers a version of a bundle can meet, for whoever looks for one: whether some conditions can hold and fail together,
//! whether one can be unknown, and a plain dossier of which they do.
//!
//! Answers are exact or none: where regions would grow past the budget of proofs nothing is claimed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::Value as Json;

use super::diff::{logic, read, renamed::Renamed};
use super::domain::Domains;
use super::dossier::{Dossier, Reading, Wanted};
use super::limits::TooMuch;
use super::space::{Receipts, Region, Space};
use super::witness::{self, Search};
use crate::bundle::{Bundle, Channel, Logic, numbered_day};
use crate::model::{Expr, Fact, Var};

/// The most receipts that are tried to tell that a condition is known at every one.
const MOST_RECEIPTS: usize = 4_096;

/// The declared facts of a bundle.
#[derive(Debug)]
pub struct Facts(BTreeMap<String, Fact>);

impl Facts {
    /// Those of a bundle that a loader took.
    pub fn of(bundle: &Bundle) -> Self {
        Self(read::catalog(bundle, &Renamed::default()).facts)
    }

    /// The values that they take.
    pub fn values(&self) -> Values<'_> {
        Values(Domains::new(&self.0))
    }
}

/// The values that facts take.
pub struct Values<'a>(Domains<'a>);

/// Which dossiers are looked at.
#[derive(Clone, Debug)]
pub struct Within {
    /// First day of receipt.
    pub from: NaiveDate,
    /// Last day of receipt.
    pub last: NaiveDate,
    /// Channels on which they come.
    pub channels: Vec<Channel>,
}

/// A condition, by its place among those that are looked at, and whether it is to hold or to fail.
pub type Wish = (usize, bool);

/// The dossiers that a version can meet, told apart by some conditions.
pub struct Reach<'a> {
    space: Space<'a>,
    complete: Expr,
    conditions: Vec<Expr>,
    within: Within,
}

impl<'a> Reach<'a> {
    /// The dossiers as `conditions` tell them apart; `complete` says when all documents are there. None where that would take
    /// more than the budget of proofs.
    pub fn new(values: &'a Values<'a>, complete: &Logic, conditions: &[&Logic], within: Within) -> Option<Self> {
        let plain = Renamed::default();
        let conditions: Vec<Expr> = conditions.iter().map(|logic| logic::expr(logic, &plain)).collect();
        let complete = logic::expr(complete, &plain);
        let all: Vec<&Expr> = conditions.iter().chain([&complete]).collect();
        let receipts = Receipts { from: within.from, last: within.last, channels: within.channels.clone() };
        let space = Space::new(&values.0, &all, receipts).ok()?;
        Some(Self { space, complete, conditions, within })
    }

    /// Whether there is a dossier of which all wishes come true; none where that is not told.
    pub fn is_possible(&self, wishes: &[Wish]) -> Option<bool> {
        self.region(wishes).ok().map(|region| !region.is_empty())
    }

    fn region(&self, wishes: &[Wish]) -> Result<Region, TooMuch> {
        let mut region = self.space.everything().clone();
        for (condition, holds) in wishes.iter().filter_map(|(at, holds)| Some((self.conditions.get(*at)?, *holds))) {
            let met = self.space.holds(condition, &self.complete)?;
            region = if holds { self.space.and(&region, &met)? } else { self.space.without(&region, &met)? };
        }
        Ok(region)
    }

    /// Whether a condition is unknown of a dossier of which nothing but the receipt is known.
    pub fn is_open(&self, at: usize, received: NaiveDateTime, channel: Channel) -> bool {
        let dossier = Dossier { received, channel, facts: BTreeMap::new() };
        let reading = Reading { dossier: &dossier, domains: self.space.domains(), complete: &self.complete };
        self.conditions.get(at).is_some_and(|condition| reading.holds(condition).is_none())
    }

    /// Whether a condition is known of every dossier, whatever is left out. What is known stays known when more is given, so
    /// dossiers of which nothing is given suffice.
    pub fn is_never_open(&self, at: usize) -> bool {
        let Some(condition) = self.conditions.get(at) else { return false };
        let mut vars = BTreeSet::new();
        for expr in [condition, &self.complete] {
            expr.each_var(&mut |var, _| {
                vars.insert(var.clone());
            });
        }
        let of_receipt = |var: &Var| matches!(var, Var::ReceivedTime | Var::ReceivedDate | Var::ReceivedWeekday);
        let receipts = if vars.iter().any(of_receipt) { self.receipts() } else { self.first().into_iter().collect() };
        let together = !self.space.several().is_empty() && vars.iter().any(of_receipt);
        if receipts.is_empty() || receipts.len() > MOST_RECEIPTS || together {
            return false;
        }
        let channels = &self.within.channels;
        !receipts.iter().any(|received| channels.iter().any(|channel| self.is_open(at, *received, *channel)))
    }

    /// The minutes and the dates of receipt at which a condition may turn.
    pub fn turns(&self) -> (Vec<u16>, Vec<NaiveDate>) {
        let lows = |var: Var| {
            let looked_at = self.space.vars().any(|other| *other == var);
            looked_at.then(|| self.space.regions_of(&var)).into_iter().flatten().map(|(low, _)| low)
        };
        let minutes = lows(Var::ReceivedTime).filter_map(|minute| u16::try_from(minute).ok()).collect();
        (minutes, lows(Var::ReceivedDate).filter_map(numbered_day).collect())
    }

    fn first(&self) -> Option<NaiveDateTime> {
        Some(self.within.from.and_time(NaiveTime::MIN))
    }

    /// A receipt for each region of minutes, dates and weekdays that conditions tell apart.
    fn receipts(&self) -> Vec<NaiveDateTime> {
        let lows = |var: Var| self.space.regions_of(&var).into_iter().map(|(low, _)| low);
        let looked_at = self.space.vars().any(|var| *var == Var::ReceivedDate);
        let mut days: BTreeSet<NaiveDate> = BTreeSet::from([self.within.from]);
        days.extend(looked_at.then(|| lows(Var::ReceivedDate)).into_iter().flatten().filter_map(numbered_day));
        let week = days.iter().flat_map(|day| day.iter_days().take(7)).collect::<BTreeSet<_>>();
        let days = week.into_iter().filter(|day| self.within.from <= *day && *day <= self.within.last);
        let minutes: Vec<TimeDelta> = lows(Var::ReceivedTime).map(TimeDelta::minutes).collect();
        let moment = |day: NaiveDate, minute: &TimeDelta| day.and_time(NaiveTime::MIN).checked_add_signed(*minute);
        let all = days.flat_map(|day| minutes.iter().filter_map(move |minute| moment(day, minute)));
        all.take(MOST_RECEIPTS.checked_add(1).unwrap_or(MOST_RECEIPTS)).collect()
    }

    /// The facts of a plain dossier with a given receipt of which all wishes are known to come true, by canonical names: each
    /// fact in turn has its least value that leaves such a dossier, and what no wish needs is left out. None where there is
    /// no such dossier.
    pub fn dossier(
        &self,
        wishes: &[Wish],
        received: NaiveDateTime,
        channel: Channel,
    ) -> Option<BTreeMap<String, Json>> {
        let dossier = self.settle(wishes, received, channel).ok().flatten()?;
        let facts = dossier.facts.iter();
        Some(
            facts
                .filter_map(|(var, value)| {
                    Some((witness::name(var)?, witness::plain(self.space.domains(), var, *value)))
                })
                .collect(),
        )
    }

    fn settle(&self, wishes: &[Wish], received: NaiveDateTime, channel: Channel) -> Result<Option<Dossier>, TooMuch> {
        let region = self.region(wishes)?;
        let complete = &self.complete;
        let wanted = wishes.iter().filter_map(|(at, holds)| {
            self.conditions.get(*at).map(|condition| Wanted { condition, complete, holds: *holds })
        });
        let wanted: Vec<Wanted<'_>> = wanted.collect();
        let search =
            Search { space: &self.space, region: &region, wanted: &wanted, received, channel, given: BTreeMap::new() };
        let mut dossier = Dossier { received, channel, facts: BTreeMap::new() };
        if wanted.is_empty() || !search.is_possible(&dossier)? {
            return Ok(wanted.is_empty().then_some(dossier));
        }
        let facts = self.givable();
        for var in &facts {
            for value in search.values(var) {
                dossier.facts.insert(var.clone(), value);
                if search.is_possible(&dossier)? {
                    break;
                }
                dossier.facts.remove(var);
            }
        }
        let is_known = |dossier: &Dossier| {
            let reading = search.reading(dossier, complete);
            wanted.iter().all(|wanted| reading.holds(wanted.condition) == Some(wanted.holds))
        };
        if !is_known(&dossier) {
            return Ok(None);
        }
        for var in &facts {
            if let Some(value) = dossier.facts.remove(var)
                && !is_known(&dossier)
            {
                dossier.facts.insert(var.clone(), value);
            }
        }
        Ok(Some(dossier))
    }

    /// The facts that can be given, documents first: what completeness says of them all is left where either would do.
    fn givable(&self) -> Vec<Var> {
        let mut found = BTreeSet::new();
        for var in self.space.vars() {
            match var {
                Var::ReceivedTime | Var::ReceivedDate | Var::ReceivedWeekday | Var::Channel => {}
                Var::DaysFrom(name) | Var::YearsFrom(name) => {
                    found.insert(Var::Fact(name.clone()));
                }
                var => {
                    found.insert(var.clone());
                }
            }
        }
        let (papers, others): (Vec<Var>, Vec<Var>) =
            found.into_iter().partition(|var| matches!(var, Var::Document(_) | Var::DocumentDrawn(_)));
        papers.into_iter().chain(others).collect()
    }
}
