//! A bundle as the views see it: versions with the numbers of what they share, and every expression once.

use std::collections::BTreeSet;

use super::calendars::Days;
use super::dialect::Dialect;
use super::expr::{Expr, NO, NO_NUMBER, Type, YES, all, not, sum};
use super::facts::Facts;
use super::fees;
use super::limits::{Limits, MOST, Measure, Slot, Spec, measured};
use super::logic::condition;
use super::receptions::{Numbers, Receptions};
use super::unsaid::{Place, Unsaid, Why};
use crate::bundle::{Bundle, Channel, Clock, Level, Logic, Procedure, SameDayClauseKind, Version};

/// The levels in the order of their numbers.
pub(super) const LEVELS: [Level; 4] = [Level::Commune, Level::Province, Level::Ministry, Level::Other];

/// Limits as views choose among them: the slots, how many extensions they choose from, and how many specs they name.
pub(super) type Shape = (Vec<Slot>, usize, usize);

/// A version.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) procedure: usize,
    pub(super) from: i64,
    pub(super) to: Option<i64>,
    pub(super) offered: Vec<bool>,
    pub(super) received_at: Vec<bool>,
    pub(super) cover: usize,
    pub(super) is_paused: bool,
    pub(super) complete: usize,
    pub(super) requirements: usize,
    pub(super) same_day: usize,
    pub(super) fee: usize,
    /// The condition of a re-appointment, where there may be one, and how long it is.
    pub(super) reappointment: Option<(usize, Measure, i64)>,
    pub(super) shape: usize,
    pub(super) bases: Vec<usize>,
    pub(super) extensions: Vec<usize>,
    pub(super) specs: Vec<Spec>,
    /// What cannot be said of it.
    pub(super) unsaid: Option<String>,
}

/// A bundle as the views see it.
pub(super) struct Model<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) facts: Facts,
    pub(super) calendars: Vec<Days>,
    pub(super) receptions: Receptions,
    pub(super) rows: Vec<Row>,
    pub(super) complete: Numbers<Expr>,
    pub(super) requirements: Numbers<Expr>,
    pub(super) same_day: Numbers<Expr>,
    /// What is paid by each name.
    pub(super) fees: Numbers<Vec<Expr>>,
    pub(super) reappointments: Numbers<Expr>,
    /// Conditions of rows of limits.
    pub(super) bases: Numbers<Expr>,
    pub(super) extensions: Numbers<Expr>,
    pub(super) shapes: Numbers<Shape>,
    pub(super) unsaid: Vec<Unsaid>,
}

impl<'a> Model<'a> {
    /// None for a bundle that the loader refuses.
    pub(super) fn new(bundle: &'a Bundle, dialect: Dialect) -> Option<Self> {
        let facts = Facts::new(bundle, dialect);
        let calendars = bundle.calendars.iter().map(Days::of).collect::<Option<Vec<_>>>()?;
        let receptions = Receptions::new(bundle, &facts)?;
        let mut model = Self {
            bundle,
            facts,
            calendars,
            receptions,
            rows: Vec::new(),
            complete: Numbers::new(),
            requirements: Numbers::new(),
            same_day: Numbers::new(),
            fees: Numbers::new(),
            reappointments: Numbers::new(),
            bases: Numbers::new(),
            extensions: Numbers::new(),
            shapes: Numbers::new(),
            unsaid: Vec::new(),
        };
        for (place, procedure) in bundle.procedures.iter().enumerate() {
            for version in &procedure.versions {
                model.add(place, procedure, version)?;
            }
        }
        Some(model)
    }

    fn add(&mut self, place: usize, procedure: &Procedure, version: &'a Version) -> Option<()> {
        let (cover, kinds) = self.receptions.cover(&procedure.id, version);
        let row = Row {
            procedure: place,
            from: super::clock::day(version.from)?,
            to: version.to.map_or(Some(None), |to| super::clock::day(to).map(Some))?,
            offered: Channel::ALL
                .iter()
                .map(|one| version.channels.iter().any(|other| other.channel == *one))
                .collect(),
            received_at: LEVELS.iter().map(|level| version.is_received_at(*level)).collect(),
            cover,
            is_paused: version.supplement.as_ref().is_some_and(|supplement| supplement.clock == Clock::Pauses),
            ..Row::default()
        };
        let named = Place { procedure: &procedure.id, version: version.from };
        let said = match self.receptions.unsaid.iter().find(|(kind, ..)| kinds.contains(kind)) {
            Some((_, clause, source)) => Err(named.unsaid(clause, source)),
            None => self.say(row.clone(), version, &named),
        };
        self.rows.push(match said {
            Ok(row) => row,
            Err(unsaid) => {
                let text = format!(
                    "cannot_be_said: {} {} `{}` ({})",
                    unsaid.procedure, unsaid.version, unsaid.clause, unsaid.source
                );
                self.unsaid.push(unsaid);
                Row { unsaid: Some(text), ..row }
            }
        });
        Some(())
    }

    fn say(&mut self, row: Row, version: &'a Version, place: &Place<'_>) -> Result<Row, Unsaid> {
        if let Some(stage) = version.stages.first() {
            return Err(place.because(Why::Stages, &stage.id, &stage.provenance.source));
        }
        for limit in &version.deadlines {
            let law = limit.statutory.as_ref().filter(|terms| terms.from_step.is_some());
            let own = Some(&limit.terms).filter(|terms| terms.from_step.is_some());
            if let Some(terms) = law.or(own) {
                return Err(place.because(Why::FromStep, &terms.rule, &limit.provenance.source));
            }
        }
        let source = &version.provenance.source;
        let facts = &self.facts;
        let say = |logic: &Logic, clause: &str, source: &str| {
            condition(facts, logic).map_err(|_| place.unsaid(clause, source))
        };
        let complete = say(&version.documents_complete, "hồ sơ", source)?;
        let requirements = version
            .requirements
            .iter()
            .map(|one| say(&one.condition, &one.rule, &one.provenance.source))
            .collect::<Result<Vec<_>, _>>()?;
        let same_day = match &version.same_day {
            None => NO,
            Some(block) => all(block
                .clauses
                .iter()
                .map(|clause| {
                    let condition = say(&clause.condition, &clause.rule, &clause.provenance.source)?;
                    Ok(match clause.kind {
                        SameDayClauseKind::When => condition,
                        SameDayClauseKind::Unless => not(condition),
                    })
                })
                .collect::<Result<Vec<_>, _>>()?),
        };
        let fees = fees::fees(facts, version, place)?;
        let reappointment = match &version.reappointment {
            None => None,
            Some(one) => {
                let unsaid = || place.unsaid(&one.rule, &one.provenance.source);
                let holds = match &one.when {
                    Some(when) => say(when, &one.rule, &one.provenance.source)?,
                    None => YES,
                };
                let (measure, count) = measured(one.within).ok_or_else(unsaid)?;
                Some((holds, measure, count))
            }
        };
        let limits = Limits::of(version).ok_or_else(|| place.unsaid("thời hạn", source))?;
        if let Some(row) = limits.bases.first().filter(|_| limits.specs.len() > MOST) {
            return Err(place.because(Why::ManyLimits, &row.terms.rule, &row.provenance.source));
        }
        let holds = |rows: &[&crate::bundle::Deadline], always: Expr| {
            rows.iter()
                .map(|row| match &row.when {
                    Some(when) => say(when, &row.terms.rule, &row.provenance.source),
                    None => Ok(always.clone()),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        // A row without a condition is there for all that is left open: as if its condition were unknown.
        let bases = holds(&limits.bases, Expr::Unknown(Type::YesNo))?;
        let extensions = holds(&limits.extensions, YES)?;
        Ok(Row {
            complete: self.complete.of(complete),
            requirements: self.requirements.of(all(requirements)),
            same_day: self.same_day.of(same_day),
            fee: self.fees.of(fees),
            reappointment: reappointment.map(|(holds, measure, count)| (self.reappointments.of(holds), measure, count)),
            shape: self.shapes.of((limits.slots, extensions.len(), limits.specs.len())),
            bases: bases.into_iter().map(|one| self.bases.of(one)).collect(),
            extensions: extensions.into_iter().map(|one| self.extensions.of(one)).collect(),
            specs: limits.specs,
            ..row
        })
    }

    /// The specs that stand at a place of some version.
    fn specs(&self, place: usize) -> impl Iterator<Item = &Spec> {
        self.rows.iter().filter_map(move |row| row.specs.get(place))
    }

    /// How many limits are counted side by side.
    pub(super) fn counters(&self) -> usize {
        self.rows.iter().map(|row| row.specs.len()).max().unwrap_or(0)
    }

    /// The measures of each part of what a counter counts.
    pub(super) fn measures(&self, counter: usize) -> Vec<BTreeSet<Measure>> {
        let most = self.specs(counter).map(|spec| spec.parts.len()).max().unwrap_or(0);
        let of_part = |part: usize| self.specs(counter).filter_map(|spec| Some(spec.parts.get(part)?.0)).collect();
        (0..most).map(of_part).collect()
    }

    /// The measures of re-appointments.
    pub(super) fn later(&self) -> BTreeSet<Measure> {
        self.rows.iter().filter_map(|row| Some(row.reappointment?.1)).collect()
    }

    /// Whether open minutes are counted anywhere.
    pub(super) fn works(&self) -> bool {
        let of_limits = (0..self.counters()).flat_map(|counter| self.measures(counter)).flatten();
        of_limits.chain(self.later()).any(|measure| measure == Measure::Working)
    }

    /// The most rows that a version tries.
    pub(super) fn most_bases(&self) -> usize {
        self.rows.iter().map(|row| row.bases.len()).max().unwrap_or(0)
    }

    pub(super) fn most_extensions(&self) -> usize {
        self.rows.iter().map(|row| row.extensions.len()).max().unwrap_or(0)
    }

    /// The sums of fees.
    pub(super) fn sums(&self) -> Vec<Expr> {
        self.fees.values.iter().map(|parts| sum(parts.clone())).collect()
    }

    /// The most names that fees of one version have.
    pub(super) fn most_fees(&self) -> usize {
        self.fees.values.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The fees whose names stand at a place.
    pub(super) fn fees_at(&self, place: usize) -> Vec<Expr> {
        self.fees.values.iter().map(|parts| parts.get(place).cloned().unwrap_or(NO_AMOUNT)).collect()
    }

    /// Whether a request for supplements pauses the clock of any version.
    pub(super) fn pauses(&self) -> bool {
        self.rows.iter().any(|row| row.is_paused)
    }
}

/// One of numbered expressions, by the number in a column; nothing, of the kind of the others, without a number.
pub(super) fn chosen(number: &Expr, all: &[Expr], none: Expr) -> Expr {
    match all {
        [] => none,
        values => {
            let numbered = (0_i64..).zip(values);
            super::expr::case(
                numbered.map(|(place, value)| (super::expr::eq(number.clone(), super::expr::n(place)), value.clone())),
                none,
            )
        }
    }
}

/// No amount.
pub(super) const NO_AMOUNT: Expr = NO_NUMBER;
