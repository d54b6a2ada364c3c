//! The dossiers that a version can meet, as regions: each fact is split only where some rule of the version looks, and a
//! condition is a decision diagram over those splits.
//!
//! A fact with splits at `c1 < c2 < …` has one diagram variable a split, *its value is at least c*; yes/no is a number that is
//! split at 1, a choice one that is split around its values. So the values of one fact exclude each other by construction of
//! [`Space::everything`], which also holds what links facts: weekday and date of receipt, days and years from one date, and the
//! comparisons of several facts with each other.

use std::collections::{BTreeMap, BTreeSet};

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};
use chrono::{Datelike, NaiveDate};

use super::boxes::{self, Sign};
use super::domain::{Domains, channel_code, weekday_code};
use super::elapsed;
use super::limits::{MOST_NODES, MOST_REGIONS, MOST_VARIABLES, TooMuch};
use super::poly::Poly;
use crate::bundle::{Channel, Weekday, day_number, numbered_day};
use crate::model::{Comparison, Expr, ExprKind, Var};

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

/// A fact and where it is split.
#[derive(Debug)]
struct Axis {
    var: Var,
    /// Its values, as ranges in order.
    values: Vec<(i64, i64)>,
    /// Where it is split: the first value of each region after the first.
    cuts: Vec<i64>,
    /// The diagram variable of the first split.
    first: usize,
}

impl Axis {
    fn low(&self) -> i64 {
        self.values.first().map_or(0, |(low, _)| *low)
    }

    fn high(&self) -> i64 {
        self.values.last().map_or(0, |(_, high)| *high)
    }

    /// The regions in order.
    fn regions(&self) -> Vec<(i64, i64)> {
        let starts = std::iter::once(self.low()).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().filter_map(|cut| cut.checked_sub(1)).chain([self.high()]);
        starts.zip(ends).collect()
    }
}

/// A comparison of facts, by its amount and sign.
type Atom = (Poly, Sign);

/// What a comparison is in diagrams.
#[derive(Debug)]
enum Meaning {
    Always(bool),
    /// One fact lies in one of some ranges.
    Ranges(Var, Vec<(i64, i64)>),
    /// Several facts: a diagram variable of its own.
    Several(usize),
}

/// The regions of one version.
pub(super) struct Space<'a> {
    domains: &'a Domains<'a>,
    set: BddVariableSet,
    axes: BTreeMap<Var, Axis>,
    atoms: BTreeMap<Atom, Meaning>,
    /// The comparisons of several facts, in the order of their diagram variables.
    several: Vec<Atom>,
    /// The diagram variable of the first of them.
    first_of_several: usize,
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
            first_of_several: 0,
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

    /// Adds where a condition splits its facts.
    fn collect(&mut self, condition: &Expr) -> Result<(), TooMuch> {
        match &condition.kind {
            ExprKind::Or(parts) | ExprKind::And(parts) => parts.iter().try_for_each(|part| self.collect(part)),
            ExprKind::Not(inner) => self.collect(inner),
            ExprKind::Var(var) => {
                self.split(var, 1);
                Ok(())
            }
            ExprKind::Compare(_, a, b) if self.is_condition(a) || self.is_condition(b) => {
                self.collect(a)?;
                self.collect(b)
            }
            ExprKind::Compare(comparison, a, b) => {
                let atom = compared(*comparison, a, b, self.domains).ok_or(TooMuch::Boxes)?;
                self.add_atom(atom.0)
            }
            ExprKind::In(of, values) => {
                for value in values {
                    let code = self.domains.code(value).ok_or(TooMuch::Boxes)?;
                    let poly = Poly::of(of, self.domains).ok_or(TooMuch::Boxes)?;
                    let constant = Poly::constant(i128::from(code));
                    self.add_atom((poly.plus(&constant, -1).ok_or(TooMuch::Boxes)?, Sign::Zero))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn is_condition(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Or(_) | ExprKind::And(_) | ExprKind::Not(_) | ExprKind::Compare(..) | ExprKind::In(..) => true,
            ExprKind::Var(var) => self.domains.is_condition(var),
            _ => false,
        }
    }

    fn add_atom(&mut self, atom: Atom) -> Result<(), TooMuch> {
        if self.atoms.contains_key(&atom) {
            return Ok(());
        }
        let vars: Vec<Var> = atom.0.vars().into_iter().cloned().collect();
        let meaning = match vars.as_slice() {
            [] => {
                let range = atom.0.range(&|_| (0, 0)).ok_or(TooMuch::Boxes)?;
                Meaning::Always(atom.1.holds(range) == Some(true))
            }
            [var] => {
                let axis = self.axis(var);
                let mut ranges = boxes::solutions(&atom.0, atom.1, var, (axis.low(), axis.high()))?;
                ranges.retain(|range| range.0 <= range.1);
                for (low, high) in &ranges {
                    self.split(var, *low);
                    if let Some(after) = high.checked_add(1) {
                        self.split(var, after);
                    }
                }
                Meaning::Ranges(var.clone(), ranges)
            }
            several => {
                for var in several {
                    self.axis(var);
                }
                self.several.push(atom.clone());
                Meaning::Several(self.several.len().checked_sub(1).unwrap_or(0))
            }
        };
        self.atoms.insert(atom, meaning);
        Ok(())
    }

    fn axis(&mut self, var: &Var) -> &mut Axis {
        let (domains, receipts) = (self.domains, &self.receipts);
        self.axes.entry(var.clone()).or_insert_with(|| {
            let values = match var {
                Var::ReceivedDate => vec![(day_number(receipts.from), day_number(receipts.last))],
                Var::Channel => {
                    let mut codes: Vec<i64> = receipts.channels.iter().map(|channel| channel_code(*channel)).collect();
                    codes.sort_unstable();
                    codes.dedup();
                    codes.into_iter().map(|code| (code, code)).collect()
                }
                var => domains.values(var).unwrap_or_else(|| vec![(0, 1)]),
            };
            let mut axis = Axis { var: var.clone(), values, cuts: Vec::new(), first: 0 };
            // Gaps between values are regions of their own, which nothing can be.
            let gaps = axis.values.windows(2).filter_map(|pair| match pair {
                [(_, end), (start, _)] => Some([end.checked_add(1)?, *start]),
                _ => None,
            });
            axis.cuts = gaps.flatten().collect();
            axis.cuts.dedup();
            axis
        })
    }

    fn split(&mut self, var: &Var, at: i64) {
        let axis = self.axis(var);
        if at > axis.low()
            && at <= axis.high()
            && let Err(place) = axis.cuts.binary_search(&at)
        {
            axis.cuts.insert(place, at);
        }
    }

    /// Gives every split and comparison its diagram variable.
    fn number(&mut self) -> Result<(), TooMuch> {
        let mut next = 0_usize;
        for axis in self.axes.values_mut() {
            axis.first = next;
            next = next.checked_add(axis.cuts.len()).ok_or(TooMuch::Diagram)?;
        }
        self.first_of_several = next;
        let count = next.checked_add(self.several.len()).filter(|count| *count <= MOST_VARIABLES);
        let count = count.and_then(|count| u16::try_from(count).ok()).ok_or(TooMuch::Diagram)?;
        self.set = BddVariableSet::new_anonymous(count);
        Ok(())
    }

    /// What facts can be together.
    fn possible(&self) -> Result<Region, TooMuch> {
        let mut possible = Region(self.set.mk_true());
        for axis in self.axes.values() {
            // At least the later split is at least the earlier one.
            for pair in (0..axis.cuts.len()).collect::<Vec<_>>().windows(2) {
                let &[before, after] = pair else { continue };
                let implied = self.or(&self.at_least(axis, before), &self.not(&self.at_least(axis, after)))?;
                possible = self.and(&possible, &implied)?;
            }
            for (low, high) in axis.regions() {
                if !axis.values.iter().any(|(from, to)| *from <= high && low <= *to) {
                    let gap = self.between(axis, low, high)?;
                    possible = self.and(&possible, &self.not(&gap))?;
                }
            }
        }
        for link in [self.weekdays()?, self.elapsed()?, self.comparisons()?].into_iter().flatten() {
            possible = self.and(&possible, &link)?;
        }
        Ok(possible)
    }

    /// Date and weekday of receipt together, where both are looked at; else the weekdays that there are.
    fn weekdays(&self) -> Result<Option<Region>, TooMuch> {
        let Some(weekday) = self.axes.get(&Var::ReceivedWeekday) else { return Ok(None) };
        let date = self.axes.get(&Var::ReceivedDate);
        let whole = [(day_number(self.receipts.from), day_number(self.receipts.last))];
        let regions = date.map_or(whole.to_vec(), Axis::regions);
        let mut any = Region(self.set.mk_false());
        for (low, high) in regions {
            let mut days = BTreeSet::new();
            for number in (low..=high).take(7) {
                days.extend(numbered_day(number).map(|day| weekday_code(Weekday::from(day.weekday()))));
            }
            let mut one = Region(self.set.mk_false());
            for code in days {
                one = self.or(&one, &self.holding(weekday, code)?)?;
            }
            if let Some(date) = date {
                one = self.and(&one, &self.between(date, low, high)?)?;
            }
            any = self.or(&any, &one)?;
        }
        Ok(Some(any))
    }

    /// Receipt, dates, and the days and years between them, together.
    fn elapsed(&self) -> Result<Option<Region>, TooMuch> {
        let first = |regions: Vec<(i64, i64)>| regions.into_iter().map(|(low, _)| low).collect();
        let looked_at = |var: &Var| self.axes.get(var).map(Axis::regions).map(first);
        let Some(links) = elapsed::links(&self.axes.keys().collect::<Vec<_>>(), &looked_at, &self.receipts)? else {
            return Ok(None);
        };
        // A comparison of several facts knows nothing of what links them.
        if self.several.iter().flat_map(|(poly, _)| poly.vars()).any(|var| links.is_linked(var)) {
            return Err(TooMuch::Boxes);
        }
        let mut any = Region(self.set.mk_false());
        for kind in &links.receipts {
            let mut all = Region(self.set.mk_true());
            for choices in kind {
                let mut one_of = Region(self.set.mk_false());
                for choice in choices {
                    let mut one = Region(self.set.mk_true());
                    for (var, value) in choice {
                        one = self.with(&one, var, *value)?;
                    }
                    one_of = self.or(&one_of, &one)?;
                }
                all = self.and(&all, &one_of)?;
            }
            any = self.or(&any, &all)?;
        }
        Ok(Some(any))
    }

    /// Which comparisons of several facts can hold together, for each choice of the regions that their facts lie in.
    fn comparisons(&self) -> Result<Option<Region>, TooMuch> {
        if self.several.is_empty() {
            return Ok(None);
        }
        let vars: BTreeSet<&Var> = self.several.iter().flat_map(|(poly, _)| poly.vars()).collect();
        let axes: Vec<&Axis> = vars.iter().filter_map(|var| self.axes.get(*var)).collect();
        let mut places: Vec<(boxes::Box<'_>, Region)> = vec![(boxes::Box::new(), Region(self.set.mk_true()))];
        for axis in axes {
            let regions: Vec<(i64, i64)> = axis.regions();
            let count = places.len().checked_mul(regions.len()).filter(|count| *count <= MOST_REGIONS);
            count.ok_or(TooMuch::Boxes)?;
            let mut next = Vec::new();
            for (place, region) in &places {
                for (low, high) in &regions {
                    // Only what the fact can be: a gap is excluded elsewhere.
                    let mut place = place.clone();
                    place.insert(&axis.var, (*low, *high));
                    next.push((place, self.and(region, &self.between(axis, *low, *high)?)?));
                }
            }
            places = next;
        }
        let mut any = Region(self.set.mk_false());
        for (place, region) in places {
            let mut chosen = Vec::new();
            let mut signs = Region(self.set.mk_false());
            self.signs(&place, &mut chosen, &mut signs)?;
            any = self.or(&any, &self.and(&region, &signs)?)?;
        }
        Ok(Some(any))
    }

    /// Adds every choice of the comparisons that some point of a box makes true.
    fn signs(&self, place: &boxes::Box<'_>, chosen: &mut Vec<bool>, found: &mut Region) -> Result<(), TooMuch> {
        let literals: Vec<boxes::Literal<'_>> =
            self.several.iter().zip(chosen.iter()).map(|((poly, sign), wanted)| (poly, *sign, *wanted)).collect();
        if boxes::point(place, &literals)?.is_none() {
            return Ok(());
        }
        if chosen.len() == self.several.len() {
            let mut one = Region(self.set.mk_true());
            for (at, wanted) in chosen.iter().enumerate() {
                let holds = self.comparison(at);
                one = self.and(&one, &if *wanted { holds } else { self.not(&holds) })?;
            }
            *found = self.or(found, &one)?;
            return Ok(());
        }
        for wanted in [false, true] {
            chosen.push(wanted);
            self.signs(place, chosen, found)?;
            chosen.pop();
        }
        Ok(())
    }

    fn comparison(&self, at: usize) -> Region {
        let variable = self.first_of_several.checked_add(at).unwrap_or(0);
        Region(self.set.mk_var(BddVariable::from_index(variable)))
    }

    fn at_least(&self, axis: &Axis, cut: usize) -> Region {
        let variable = axis.first.checked_add(cut).unwrap_or(0);
        Region(self.set.mk_var(BddVariable::from_index(variable)))
    }

    /// The dossiers of which a fact lies between two values, which are the ends of regions.
    fn between(&self, axis: &Axis, low: i64, high: i64) -> Result<Region, TooMuch> {
        let mut region = Region(self.set.mk_true());
        if let Ok(cut) = axis.cuts.binary_search(&low) {
            region = self.at_least(axis, cut);
        }
        if let Some(after) = high.checked_add(1)
            && let Ok(cut) = axis.cuts.binary_search(&after)
        {
            region = self.and(&region, &self.not(&self.at_least(axis, cut)))?;
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

    /// The dossiers for which a condition holds, as diagrams alone; meet it with [`Space::everything`] before it is asked
    /// whether there are any. `complete` says what `hồ-sơ.đầy-đủ` is.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn holds(&self, condition: &Expr, complete: &Expr) -> Result<Region, TooMuch> {
        match &condition.kind {
            ExprKind::And(parts) => parts
                .iter()
                .try_fold(Region(self.set.mk_true()), |all, part| self.and(&all, &self.holds(part, complete)?)),
            ExprKind::Or(parts) => parts
                .iter()
                .try_fold(Region(self.set.mk_false()), |any, part| self.or(&any, &self.holds(part, complete)?)),
            ExprKind::Not(inner) => Ok(self.not(&self.holds(inner, complete)?)),
            ExprKind::Var(Var::DocumentsComplete) => self.holds(complete, complete),
            ExprKind::Var(var) => {
                let axis = self.axes.get(var).ok_or(TooMuch::Diagram)?;
                self.between(axis, 1, 1)
            }
            ExprKind::Compare(comparison, a, b) if self.is_condition(a) || self.is_condition(b) => {
                let (a, b) = (self.holds(a, complete)?, self.holds(b, complete)?);
                let alike = Bdd::binary_op_with_limit(MOST_NODES, &a.0, &b.0, op_function::iff);
                let alike = alike.map(Region).ok_or(TooMuch::Diagram)?;
                Ok(if *comparison == Comparison::NotEqual { self.not(&alike) } else { alike })
            }
            ExprKind::Compare(comparison, a, b) => {
                let (atom, negated) = compared(*comparison, a, b, self.domains).ok_or(TooMuch::Boxes)?;
                let holds = self.atom(&atom)?;
                Ok(if negated { self.not(&holds) } else { holds })
            }
            ExprKind::In(of, values) => {
                let poly = Poly::of(of, self.domains).ok_or(TooMuch::Boxes)?;
                values.iter().try_fold(Region(self.set.mk_false()), |any, value| {
                    let code = self.domains.code(value).ok_or(TooMuch::Boxes)?;
                    let difference = poly.clone().plus(&Poly::constant(i128::from(code)), -1).ok_or(TooMuch::Boxes)?;
                    self.or(&any, &self.atom(&(difference, Sign::Zero))?)
                })
            }
            _ => Err(TooMuch::Boxes),
        }
    }

    fn atom(&self, atom: &Atom) -> Result<Region, TooMuch> {
        match self.atoms.get(atom).ok_or(TooMuch::Boxes)? {
            Meaning::Always(true) => Ok(Region(self.set.mk_true())),
            Meaning::Always(false) => Ok(Region(self.set.mk_false())),
            Meaning::Several(at) => Ok(self.comparison(*at)),
            Meaning::Ranges(var, ranges) => {
                let axis = self.axes.get(var).ok_or(TooMuch::Diagram)?;
                ranges.iter().try_fold(Region(self.set.mk_false()), |any, (low, high)| {
                    self.or(&any, &self.between(axis, *low, *high)?)
                })
            }
        }
    }

    /// The dossiers of a region of which a fact has a value; all of them where no rule looks at the fact.
    pub(super) fn with(&self, region: &Region, var: &Var, value: i64) -> Result<Region, TooMuch> {
        let Some(axis) = self.axes.get(var) else { return Ok(region.clone()) };
        self.and(region, &self.holding(axis, value)?)
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
            let holds = self.comparison(at);
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
        vars.iter().filter_map(|var| self.axes.get(var)).any(|axis| {
            let end = axis.first.checked_add(axis.cuts.len()).unwrap_or(axis.first);
            (axis.first..end).any(|variable| region.0.support_set_contains(&BddVariable::from_index(variable)))
        })
    }
}

/// A comparison as an amount that compares with 0, and whether the comparison is its contrary.
fn compared(comparison: Comparison, a: &Expr, b: &Expr, domains: &Domains<'_>) -> Option<(Atom, bool)> {
    let (a, b) = (Poly::of(a, domains)?, Poly::of(b, domains)?);
    let difference = a.clone().plus(&b, -1)?;
    let turned = b.plus(&a, -1)?;
    Some(match comparison {
        Comparison::Equal => ((difference, Sign::Zero), false),
        Comparison::NotEqual => ((difference, Sign::Zero), true),
        Comparison::Less => ((difference, Sign::Negative), false),
        Comparison::LessOrEqual => ((difference, Sign::NotPositive), false),
        Comparison::Greater => ((turned, Sign::Negative), false),
        Comparison::GreaterOrEqual => ((turned, Sign::NotPositive), false),
    })
}
