//! Finds the dossier that shows a refutation best: with the fewest facts given, then with the fewest of them other than their
//! least value (no, the lower bound, the first date or choice), then by the least values in the facts' order. The
//! receipt is fixed before: the earliest one that shows it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use super::boxes;
use super::domain::Domains;
use super::dossier::{Dossier, Reading, Wanted};
use super::limits::TooMuch;
use super::space::{Region, Space};
use crate::bundle::{Channel, day_number, numbered_day};
use crate::calendar::years_between;
use crate::diagnostics::Witness;
use crate::model::{Expr, Var};

/// The most dossiers that one search tries.
const MOST_TRIED: usize = 20_000;

/// What a dossier must be.
pub(super) struct Search<'a, 'd> {
    pub(super) space: &'a Space<'d>,
    /// The dossiers among which it is.
    pub(super) region: &'a Region,
    /// What must be known of it, and how.
    pub(super) wanted: &'a [Wanted<'a>],
    pub(super) received: NaiveDateTime,
    pub(super) channel: Channel,
    /// Facts that it has in any case.
    pub(super) given: BTreeMap<Var, i64>,
}

impl Search<'_, '_> {
    /// The best dossier and how many of its facts are other than their least value; none where none is found within the
    /// budget.
    ///
    /// # Errors
    /// [`TooMuch`] where regions grew too large.
    pub(super) fn dossier(&self) -> Result<Option<(Dossier, usize)>, TooMuch> {
        let mut tried = 0_usize;
        let start = Dossier { received: self.received, channel: self.channel, facts: self.given.clone() };
        let most = self.space.vars().count();
        for count in 0..=most {
            let mut best: Option<(usize, Dossier)> = None;
            self.deepen(&mut start.clone(), None, count, &mut tried, &mut best)?;
            if let Some((raised, dossier)) = best {
                return Ok(Some((dossier, raised)));
            }
            if tried >= MOST_TRIED {
                break;
            }
        }
        Ok(None)
    }

    /// Gives `left` more facts, each after `last` in order.
    fn deepen(
        &self,
        dossier: &mut Dossier,
        last: Option<&Var>,
        left: usize,
        tried: &mut usize,
        best: &mut Option<(usize, Dossier)>,
    ) -> Result<(), TooMuch> {
        *tried = tried.checked_add(1).unwrap_or(MOST_TRIED);
        if *tried > MOST_TRIED {
            return Ok(());
        }
        let mut missing = BTreeSet::new();
        let mut open = false;
        for wanted in self.wanted {
            let reading = self.reading(dossier, wanted.complete);
            match reading.holds(wanted.condition) {
                Some(holds) if holds == wanted.holds => {}
                Some(_) => return Ok(()),
                None => {
                    open = true;
                    reading.missing(wanted.condition, &mut missing);
                }
            }
        }
        if !open {
            // Fewer facts would have been found before.
            if left == 0 && self.is_possible(dossier)? {
                let raised = self.raised(dossier);
                if best.as_ref().is_none_or(|(other, _)| raised < *other) {
                    *best = Some((raised, dossier.clone()));
                }
            }
            return Ok(());
        }
        let Some(left) = left.checked_sub(1) else { return Ok(()) };
        // Given as a fact, completeness would be the same before and after a simplification: then the documents are given.
        let one_list = self.wanted.windows(2).all(|pair| matches!(pair, [a, b] if a.complete == b.complete));
        let later = |var: &&Var| {
            last.is_none_or(|last| *var > last)
                && !self.given.contains_key(*var)
                && (one_list || **var != Var::DocumentsComplete)
        };
        for var in missing.iter().filter(later) {
            for value in self.values(var) {
                dossier.facts.insert(var.clone(), value);
                self.deepen(dossier, Some(var), left, tried, best)?;
            }
            dossier.facts.remove(var);
        }
        Ok(())
    }

    pub(super) fn reading<'b>(&'b self, dossier: &'b Dossier, complete: &'b Expr) -> Reading<'b, 'b> {
        Reading { dossier, domains: self.space.domains(), complete }
    }

    /// Whether the region has dossiers with these facts.
    pub(super) fn is_possible(&self, dossier: &Dossier) -> Result<bool, TooMuch> {
        let mut region = self.region.clone();
        let Some(any) = self.wanted.first() else { return Ok(!region.is_empty()) };
        let reading = self.reading(dossier, any.complete);
        for var in self.space.vars() {
            if let Some(value) = reading.value(var).filter(|_| *var != Var::DocumentsComplete) {
                region = self.space.with(&region, var, value)?;
            }
        }
        if let Some(complete) = dossier.facts.get(&Var::DocumentsComplete) {
            let holds = self.space.holds(any.complete, any.complete)?;
            region =
                if *complete == 1 { self.space.and(&region, &holds)? } else { self.space.without(&region, &holds)? };
        }
        Ok(!region.is_empty())
    }

    /// How many facts have another value than their least.
    fn raised(&self, dossier: &Dossier) -> usize {
        let least = |var: &Var| self.space.domains().values(var).and_then(|values| values.first().map(|(low, _)| *low));
        dossier.facts.iter().filter(|(var, value)| least(var) != Some(**value)).count()
    }

    /// The values of a fact that can make a difference, in order: the least of each region, and for comparisons of several
    /// facts the ends of regions too.
    pub(super) fn values(&self, var: &Var) -> Vec<i64> {
        let mut found = BTreeSet::new();
        if *var == Var::DocumentsComplete {
            return vec![0, 1];
        }
        let regions = self.space.regions_of(var);
        found.extend(regions.iter().map(|(low, _)| *low));
        if let Var::Fact(name) = var {
            found.extend(self.dates(name));
        }
        let several = self.space.several();
        if several.iter().any(|(poly, _)| poly.vars().contains(var)) {
            found.extend(regions.iter().map(|(_, high)| *high));
            found.extend(self.points(var));
        }
        let possible = self.space.domains().values(var).unwrap_or_default();
        found.retain(|value| possible.iter().any(|(low, high)| low <= value && value <= high));
        found.into_iter().collect()
    }

    /// Dates whose distance to the receipt is the least of a region of days or years.
    fn dates(&self, name: &str) -> Vec<i64> {
        let today = self.received.date();
        let mut found = Vec::new();
        let days = Var::DaysFrom(name.to_owned());
        if self.space.vars().any(|var| *var == days) {
            let ends = self.space.regions_of(&days).into_iter().flat_map(|(low, high)| [low, high]);
            found.extend(ends.filter_map(|elapsed| day_number(today).checked_sub(elapsed)));
        }
        let years = Var::YearsFrom(name.to_owned());
        if self.space.vars().any(|var| *var == years) {
            for (low, high) in self.space.regions_of(&years) {
                for elapsed in [low, high] {
                    found.extend(latest_with_years(today, elapsed).map(day_number));
                }
            }
        }
        found
    }

    /// Values that solve the comparisons of several facts one way or the other.
    fn points(&self, var: &Var) -> Vec<i64> {
        let mut found = Vec::new();
        for (poly, sign) in self.space.several() {
            let vars = poly.vars();
            let mut whole = boxes::Box::new();
            for other in &vars {
                let own = match *other {
                    Var::ReceivedDate => Some((day_number(self.received.date()), day_number(self.received.date()))),
                    other => self
                        .space
                        .domains()
                        .values(other)
                        .and_then(|values| Some((values.first()?.0, values.last()?.1))),
                };
                whole.insert(other, own.unwrap_or((0, 0)));
            }
            for holds in [false, true] {
                if let Ok(Some(point)) = boxes::point(&whole, &[(poly, *sign, holds)]) {
                    found.extend(point.get(var).copied());
                }
            }
        }
        found
    }
}

/// The latest date from which so many whole years have passed on `today`.
pub(super) fn latest_with_years(today: NaiveDate, years: i64) -> Option<NaiveDate> {
    use chrono::Datelike;
    let year = i32::try_from(i64::from(today.year()).checked_sub(years)?).ok()?;
    let near = today.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
    // 29 February moves the anniversary by a day.
    [near.succ_opt()?, near, near.pred_opt()?].into_iter().find(|from| years_between(*from, today) == Some(years))
}

/// A dossier as findings carry it.
pub(super) fn witness(
    space: &Space<'_>,
    dossier: &Dossier,
    (procedure, office): (&str, &str),
    expected: String,
    found: String,
) -> Box<Witness> {
    let facts = dossier.facts.iter().filter_map(|(var, value)| Some((name(var)?, plain(space.domains(), var, *value))));
    Box::new(Witness {
        procedure: procedure.to_owned(),
        office: office.to_owned(),
        received: shown(dossier.received),
        channel: dossier.channel.as_str().to_owned(),
        facts: facts.collect(),
        expected,
        found,
    })
}

/// A moment as `YYYY-MM-DDTHH:MM`.
pub(super) fn shown(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

/// The canonical name of a fact that can be given.
pub(super) fn name(var: &Var) -> Option<String> {
    Some(match var {
        Var::Document(name) => format!("document.{name}"),
        Var::DocumentDrawn(name) => format!("document.{name}.drawn"),
        Var::DocumentsComplete => "documents.complete".to_owned(),
        Var::FeePaid => "fee.paid".to_owned(),
        Var::SignerPresent => "signer.present".to_owned(),
        Var::Fact(name) => name.clone(),
        _ => return None,
    })
}

/// A value as JSON gives it.
pub(super) fn plain(domains: &Domains<'_>, var: &Var, value: i64) -> serde_json::Value {
    use crate::bundle::FactType;
    if domains.is_condition(var) {
        return serde_json::Value::Bool(value == 1);
    }
    let Var::Fact(name) = var else { return value.into() };
    match domains.declared(name) {
        Some(FactType::Date) => numbered_day(value).map_or(serde_json::Value::Null, |day| day.to_string().into()),
        Some(FactType::Time) => {
            let (hour, minute) = (value.checked_div(60), value.checked_rem(60));
            format!("{:02}:{:02}", hour.unwrap_or(0), minute.unwrap_or(0)).into()
        }
        Some(FactType::Choice { .. }) => domains.choice_name(value).map_or(serde_json::Value::Null, Into::into),
        _ => value.into(),
    }
}
