//! What facts can be together: splits of one fact in their order, gaps between its values, weekday and date, dates and the days
//! and years from them, and the comparisons of several facts with each other.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::axis::Axis;
use super::{Region, Space};
use crate::bundle::{Weekday, day_number, numbered_day};
use crate::model::Var;
use crate::prove::boxes;
use crate::prove::domain::weekday_code;
use crate::prove::elapsed;
use crate::prove::limits::{MOST_REGIONS, TooMuch};

impl Space<'_> {
    /// What facts can be together.
    pub(super) fn possible(&self) -> Result<Region, TooMuch> {
        let mut possible = Region(self.set.mk_true());
        for axis in self.axes.values() {
            // At least the later split is at least the earlier one.
            for pair in (0..axis.cuts.len()).collect::<Vec<_>>().windows(2) {
                let &[before, after] = pair else { continue };
                let implied = self.or(&self.at_least(axis, before)?, &self.not(&self.at_least(axis, after)?))?;
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
                let holds = self.comparison(at)?;
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
}
