//! The dossiers that a version can meet, as regions: each fact is split only where some rule of the version looks, and a
//! condition is a decision diagram over those splits.
//!
//! A fact with splits at `c1 < c2 < …` has one diagram variable a split, *its value is at least c*; yes/no is a number that is
//! split at 1, a choice one that is split around its values. So the values of one fact exclude each other by construction of
//! [`Space::everything`], which also holds what links facts: weekday and date of receipt, days and years from one date, and the
//! comparisons of several facts with each other.

mod axis;
mod links;
mod meaning;

use std::collections::BTreeMap;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};
use chrono::NaiveDate;

use self::axis::Axis;
use self::meaning::Meaning;
use super::boxes::Sign;
use super::domain::{Domains, channel_code};
use super::limits::{MOST_NODES, MOST_REGIONS, MOST_VARIABLES, TooMuch};
use super::poly::Poly;
use crate::bundle::Channel;
use crate::model::{Expr, Var};

/// A set of dossiers.
#[derive(Clone, Debug)]
pub(super) struct Region(Bdd);

impl Region {
    /// True where there is no such dossier.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_false()
    }
}

/// Which receipts there are.
#[derive(Clone, Debug)]
pub(super) struct Receipts {
    /// First day.
    pub(super) from: NaiveDate,
    /// Last day.
    pub(super) last: NaiveDate,
    /// Channels on which a dossier may come.
    pub(super) channels: Vec<Channel>,
}

/// A comparison of facts, by its amount and sign.
type Atom = (Poly, Sign);

/// The regions of one version.
pub(super) struct Space<'a> {
    domains: &'a Domains<'a>,
    set: BddVariableSet,
    axes: BTreeMap<Var, Axis>,
    atoms: BTreeMap<Atom, Meaning>,
    /// The comparisons of several facts, in the order of their diagram variables.
    several: Vec<Atom>,
    /// Those variables.
    of_several: Vec<BddVariable>,
    everything: Region,
    receipts: Receipts,
}

impl<'a> Space<'a> {
    /// The space that `conditions` look at. They hold no [`ExprKind::Unknown`].
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn new(domains: &'a Domains<'a>, conditions: &[&Expr], receipts: Receipts) -> Result<Self, TooMuch> {
        let mut space = Self {
            domains,
            set: BddVariableSet::new_anonymous(0),
            axes: BTreeMap::new(),
            atoms: BTreeMap::new(),
            several: Vec::new(),
            of_several: Vec::new(),
            everything: Region(BddVariableSet::new_anonymous(0).mk_true()),
            receipts,
        };
        for condition in conditions {
            space.collect(condition)?;
        }
        space.number()?;
        space.everything = space.possible()?;
        Ok(space)
    }

    /// Every dossier.
    pub(super) fn everything(&self) -> &Region {
        &self.everything
    }

    pub(super) fn domains(&self) -> &'a Domains<'a> {
        self.domains
    }

    /// Gives every split and comparison its diagram variable.
    fn number(&mut self) -> Result<(), TooMuch> {
        let splits: usize = self.axes.values().map(|axis| axis.cuts.len()).sum();
        let count = splits.checked_add(self.several.len()).filter(|count| *count <= MOST_VARIABLES);
        let count = count.and_then(|count| u16::try_from(count).ok()).ok_or(TooMuch::Diagram)?;
        self.set = BddVariableSet::new_anonymous(count);
        let mut fresh = self.set.variables().into_iter();
        for axis in self.axes.values_mut() {
            axis.variables = fresh.by_ref().take(axis.cuts.len()).collect();
        }
        self.of_several = fresh.collect();
        Ok(())
    }

    /// The dossiers for which a comparison of several facts holds.
    fn comparison(&self, at: usize) -> Result<Region, TooMuch> {
        self.of_several.get(at).map(|variable| Region(self.set.mk_var(*variable))).ok_or(TooMuch::Diagram)
    }

    /// The dossiers of which a fact is at least a split.
    fn at_least(&self, axis: &Axis, cut: usize) -> Result<Region, TooMuch> {
        axis.variables.get(cut).map(|variable| Region(self.set.mk_var(*variable))).ok_or(TooMuch::Diagram)
    }

    /// The dossiers of which a fact lies between two values, which are the ends of regions.
    fn between(&self, axis: &Axis, low: i64, high: i64) -> Result<Region, TooMuch> {
        let mut region = Region(self.set.mk_true());
        if let Ok(cut) = axis.cuts.binary_search(&low) {
            region = self.at_least(axis, cut)?;
        }
        if let Some(after) = high.checked_add(1)
            && let Ok(cut) = axis.cuts.binary_search(&after)
        {
            region = self.and(&region, &self.not(&self.at_least(axis, cut)?))?;
        }
        Ok(region)
    }

    pub(super) fn and(&self, a: &Region, b: &Region) -> Result<Region, TooMuch> {
        Bdd::binary_op_with_limit(MOST_NODES, &a.0, &b.0, op_function::and).map(Region).ok_or(TooMuch::Diagram)
    }

    pub(super) fn or(&self, a: &Region, b: &Region) -> Result<Region, TooMuch> {
        Bdd::binary_op_with_limit(MOST_NODES, &a.0, &b.0, op_function::or).map(Region).ok_or(TooMuch::Diagram)
    }

    /// Every dossier that is in the first and not in the second.
    pub(super) fn without(&self, a: &Region, b: &Region) -> Result<Region, TooMuch> {
        Bdd::binary_op_with_limit(MOST_NODES, &a.0, &b.0, op_function::and_not).map(Region).ok_or(TooMuch::Diagram)
    }

    pub(super) fn not(&self, a: &Region) -> Region {
        Region(a.0.not())
    }

    /// The dossiers of a region of which a fact has a value; all of them where no rule looks at the fact.
    pub(super) fn with(&self, region: &Region, var: &Var, value: i64) -> Result<Region, TooMuch> {
        let Some(axis) = self.axes.get(var) else { return Ok(region.clone()) };
        self.and(region, &self.holding(axis, value)?)
    }

    /// The dossiers of a region that come on one of some channels; all of them, on any, where no rule looks at the channel.
    pub(super) fn on_channels(&self, region: &Region, channels: &[Channel]) -> Result<Region, TooMuch> {
        if channels.is_empty() {
            return Ok(Region(self.set.mk_false()));
        }
        let Some(axis) = self.axes.get(&Var::Channel) else { return Ok(region.clone()) };
        let mut any = Region(self.set.mk_false());
        for channel in channels {
            any = self.or(&any, &self.holding(axis, channel_code(*channel))?)?;
        }
        self.and(region, &any)
    }

    /// The dossiers of which a fact lies in the region that holds a value.
    fn holding(&self, axis: &Axis, value: i64) -> Result<Region, TooMuch> {
        let own = axis.regions().into_iter().find(|(low, high)| *low <= value && value <= *high);
        match own {
            Some((low, high)) => self.between(axis, low, high),
            None => Ok(Region(self.set.mk_false())),
        }
    }

    /// The regions of a fact, in order; the whole of its values where no rule looks at it.
    pub(super) fn regions_of(&self, var: &Var) -> Vec<(i64, i64)> {
        match self.axes.get(var) {
            Some(axis) => axis.regions(),
            None => self.domains.values(var).unwrap_or_default(),
        }
    }

    /// The facts that rules look at.
    pub(super) fn vars(&self) -> impl Iterator<Item = &Var> {
        self.axes.keys()
    }

    /// The comparisons of several facts.
    pub(super) fn several(&self) -> &[Atom] {
        &self.several
    }

    /// Whether any of some facts is compared with another.
    pub(super) fn compares(&self, vars: &[Var]) -> bool {
        self.several.iter().any(|(poly, _)| poly.vars().iter().any(|var| vars.contains(var)))
    }

    /// A region by the answers of the comparisons of several facts, in their order.
    pub(super) fn answers(&self, region: &Region) -> Result<Vec<(Region, Vec<bool>)>, TooMuch> {
        let mut found = vec![(region.clone(), Vec::new())];
        for at in 0..self.several.len() {
            let holds = self.comparison(at)?;
            let mut next = Vec::new();
            for (region, answers) in found {
                for (wanted, side) in [(true, self.and(&region, &holds)?), (false, self.without(&region, &holds)?)] {
                    if !side.is_empty() {
                        next.push((side, answers.iter().copied().chain([wanted]).collect::<Vec<bool>>()));
                    }
                }
            }
            if next.len() > MOST_REGIONS {
                return Err(TooMuch::Boxes);
            }
            found = next;
        }
        Ok(found)
    }

    /// Whether a region depends on any of some facts.
    pub(super) fn looks_at(&self, region: &Region, vars: &[Var]) -> bool {
        vars.iter()
            .filter_map(|var| self.axes.get(var))
            .any(|axis| axis.variables.iter().any(|variable| region.0.support_set_contains(variable)))
    }
}
