//! One dossier of which some facts are given, and what conditions say of it: yes, no, or not known (Kleene). This is how a
//! runtime decides, so that a witness found here is decided the same there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::domain::{Domains, channel_code, weekday_code};
use crate::bundle::{Channel, Weekday, day_number, numbered_day};
use crate::calendar::years_between;
use crate::model::{Comparison, Expr, ExprKind, Var};

/// A dossier: its receipt, and the facts that are given. Documents and completeness are facts like others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dossier {
    pub(super) received: NaiveDateTime,
    pub(super) channel: Channel,
    pub(super) facts: BTreeMap<Var, i64>,
}

/// A condition with what `hồ-sơ.đầy-đủ` means in it, and the answer that is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) condition: &'a Expr,
    pub(super) complete: &'a Expr,
    pub(super) holds: bool,
}

/// What reading a dossier needs beside it.
pub(super) struct Reading<'a, 'd> {
    pub(super) dossier: &'a Dossier,
    pub(super) domains: &'a Domains<'d>,
    pub(super) complete: &'a Expr,
}

impl Reading<'_, '_> {
    /// The value of a fact; the receipt gives its own.
    pub(super) fn value(&self, var: &Var) -> Option<i64> {
        let received = self.dossier.received;
        let given = |name: &String| self.dossier.facts.get(&Var::Fact(name.clone())).copied();
        match var {
            Var::ReceivedTime => {
                let minutes = received.time().num_seconds_from_midnight().checked_div(60);
                minutes.map(i64::from)
            }
            Var::ReceivedDate => Some(day_number(received.date())),
            Var::ReceivedWeekday => Some(weekday_code(Weekday::from(received.weekday()))),
            Var::Channel => Some(channel_code(self.dossier.channel)),
            Var::DaysFrom(name) => day_number(received.date()).checked_sub(given(name)?),
            Var::YearsFrom(name) => years_between(numbered_day(given(name)?)?, received.date()),
            Var::DocumentsComplete => {
                self.holds(self.complete).map(i64::from).or_else(|| self.dossier.facts.get(var).copied())
            }
            _ => self.dossier.facts.get(var).copied(),
        }
    }

    /// Yes, no, or none where that depends on facts that are not given.
    pub(super) fn holds(&self, condition: &Expr) -> Option<bool> {
        match &condition.kind {
            ExprKind::And(parts) => self.strongest(parts, false),
            ExprKind::Or(parts) => self.strongest(parts, true),
            ExprKind::Not(inner) => self.holds(inner).map(|holds| !holds),
            ExprKind::Var(var) => self.value(var).map(|value| value == 1),
            ExprKind::Compare(comparison, a, b) if self.domains.is_answer(a) || self.domains.is_answer(b) => {
                let alike = self.holds(a)? == self.holds(b)?;
                Some(alike == (*comparison == Comparison::Equal))
            }
            ExprKind::Compare(comparison, a, b) => compare(*comparison, self.range(a)?, self.range(b)?),
            ExprKind::In(of, values) => {
                let (low, high) = self.range(of)?;
                let codes: Vec<i128> =
                    values.iter().filter_map(|value| self.domains.code(value)).map(i128::from).collect();
                if low == high {
                    return Some(codes.contains(&low));
                }
                let may = codes.iter().any(|code| (low..=high).contains(code));
                if may { None } else { Some(false) }
            }
            _ => None,
        }
    }

    fn strongest(&self, parts: &[Expr], decisive: bool) -> Option<bool> {
        let mut open = false;
        for part in parts {
            match self.holds(part) {
                Some(holds) if holds == decisive => return Some(decisive),
                Some(_) => {}
                None => open = true,
            }
        }
        if open { None } else { Some(!decisive) }
    }

    /// The numbers that an amount can be.
    pub(super) fn range(&self, amount: &Expr) -> Option<(i128, i128)> {
        let extreme = |parts: &[Expr], pick: fn(i128, i128) -> i128| {
            let mut ranges = parts.iter().map(|part| self.range(part));
            let first = ranges.next()??;
            ranges.try_fold(first, |(low, high), next| {
                let next = next?;
                Some((pick(low, next.0), pick(high, next.1)))
            })
        };
        match &amount.kind {
            ExprKind::Value(value) => self.domains.code(value).map(|code| (i128::from(code), i128::from(code))),
            ExprKind::Var(var) => match self.value(var) {
                Some(value) => Some((i128::from(value), i128::from(value))),
                // Of a choice of which nothing is known nothing is settled, not even by its values.
                None if self.is_choice(var) => None,
                None => {
                    let values = self.domains.values(var)?;
                    Some((i128::from(values.first()?.0), i128::from(values.last()?.1)))
                }
            },
            ExprKind::Add(a, b) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?))
            }
            ExprKind::Subtract(a, b) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                Some((a.0.checked_sub(b.1)?, a.1.checked_sub(b.0)?))
            }
            ExprKind::Multiply(a, b) => {
                let (a, b) = (self.range(a)?, self.range(b)?);
                let corners = [a.0.checked_mul(b.0)?, a.0.checked_mul(b.1)?, a.1.checked_mul(b.0)?];
                let last = a.1.checked_mul(b.1)?;
                Some(corners.iter().fold((last, last), |(low, high), corner| (low.min(*corner), high.max(*corner))))
            }
            ExprKind::Min(parts) => extreme(parts, std::cmp::min),
            ExprKind::Max(parts) => extreme(parts, std::cmp::max),
            _ => None,
        }
    }

    fn is_choice(&self, var: &Var) -> bool {
        self.domains.is_choice(var)
    }

    /// Adds the facts on which an answer still depends.
    pub(super) fn missing(&self, condition: &Expr, found: &mut BTreeSet<Var>) {
        if self.holds(condition).is_some() {
            return;
        }
        match &condition.kind {
            ExprKind::And(parts) | ExprKind::Or(parts) => parts.iter().for_each(|part| self.missing(part, found)),
            ExprKind::Not(inner) => self.missing(inner, found),
            ExprKind::Compare(_, a, b) if self.domains.is_answer(a) || self.domains.is_answer(b) => {
                self.missing(a, found);
                self.missing(b, found);
            }
            ExprKind::Var(Var::DocumentsComplete) => {
                found.insert(Var::DocumentsComplete);
                self.missing(self.complete, found);
            }
            _ => condition.each_var(&mut |var, _| {
                if self.value(var).is_none() {
                    found.insert(match var {
                        Var::DaysFrom(name) | Var::YearsFrom(name) => Var::Fact(name.clone()),
                        other => other.clone(),
                    });
                }
            }),
        }
    }
}

fn compare(comparison: Comparison, a: (i128, i128), b: (i128, i128)) -> Option<bool> {
    let apart = a.1 < b.0 || b.1 < a.0;
    let same = a.0 == a.1 && b.0 == b.1 && a.0 == b.0;
    let less = |a: (i128, i128), b: (i128, i128)| {
        if a.1 < b.0 {
            Some(true)
        } else if a.0 >= b.1 {
            Some(false)
        } else {
            None
        }
    };
    match comparison {
        Comparison::Equal if apart => Some(false),
        Comparison::Equal => same.then_some(true),
        Comparison::NotEqual if apart => Some(true),
        Comparison::NotEqual => same.then_some(false),
        Comparison::Less => less(a, b),
        Comparison::GreaterOrEqual => less(a, b).map(|less| !less),
        Comparison::Greater => less(b, a),
        Comparison::LessOrEqual => less(b, a).map(|less| !less),
    }
}
