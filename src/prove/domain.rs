//! What values facts can take, as whole numbers: yes/no are 1 and 0, dates day numbers, times minutes, a choice the place of
//! its value in its declaration.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::bundle::{Channel, FIRST_DATE, Fact as BuiltIn, FactType, LAST_DATE, Weekday, day_number};
use crate::model::{Expr, ExprKind, Fact, Value, Var};

/// The last minute of a day.
pub(super) const LAST_MINUTE: i64 = 1439;

/// The declared facts, and a number for each value of a choice.
pub(super) struct Domains<'a> {
    facts: &'a BTreeMap<String, Fact>,
    /// Values of choices by name. Two facts may share a value's name; it then has one number in both.
    choices: BTreeMap<String, i64>,
}

impl<'a> Domains<'a> {
    pub(super) fn new(facts: &'a BTreeMap<String, Fact>) -> Self {
        let values = facts.values().filter_map(|fact| match &fact.kind {
            FactType::Choice { values } => Some(values),
            _ => None,
        });
        let mut choices = BTreeMap::new();
        // In the order of their declarations, so that the first choice of a fact is its least value.
        let mut fresh = 0..;
        for value in values.flatten() {
            if let Entry::Vacant(entry) = choices.entry(value.clone())
                && let Some(code) = fresh.next()
            {
                entry.insert(code);
            }
        }
        Self { facts, choices }
    }

    /// The type of a declared fact.
    pub(super) fn declared(&self, name: &str) -> Option<&'a FactType> {
        self.facts.get(name).map(|fact| &fact.kind)
    }

    /// Whether a fact is yes or no.
    pub(super) fn is_condition(&self, var: &Var) -> bool {
        match var {
            Var::Document(_) | Var::DocumentDrawn(_) | Var::DocumentsComplete | Var::FeePaid | Var::SignerPresent => {
                true
            }
            Var::Fact(name) => matches!(self.declared(name), Some(FactType::Bool)),
            _ => false,
        }
    }

    /// Whether an expression is yes or no.
    pub(super) fn is_answer(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Or(_) | ExprKind::And(_) | ExprKind::Not(_) | ExprKind::Compare(..) | ExprKind::In(..) => true,
            ExprKind::Var(var) => self.is_condition(var),
            _ => false,
        }
    }

    /// Whether a fact is one of some named values.
    pub(super) fn is_choice(&self, var: &Var) -> bool {
        match var {
            Var::Channel | Var::ReceivedWeekday => true,
            Var::Fact(name) => matches!(self.declared(name), Some(FactType::Choice { .. })),
            _ => false,
        }
    }

    /// The values that a fact can take, as ranges in order; none for one that is not declared.
    pub(super) fn values(&self, var: &Var) -> Option<Vec<(i64, i64)>> {
        let whole = |fact: BuiltIn| match fact.kind {
            FactType::Number { min, max } => Some(vec![(min, max)]),
            _ => None,
        };
        match var {
            Var::ReceivedTime => Some(vec![(0, LAST_MINUTE)]),
            Var::ReceivedWeekday => Some(vec![(weekday_code(Weekday::Monday), weekday_code(Weekday::Sunday))]),
            Var::Channel => Some(vec![(channel_code(Channel::Counter), channel_code(Channel::Mobile))]),
            Var::ReceivedDate => Some(vec![dates()]),
            Var::DaysFrom(name) => whole(BuiltIn::days_from(name)),
            Var::YearsFrom(name) => whole(BuiltIn::years_from(name)),
            var if self.is_condition(var) => Some(vec![(0, 1)]),
            Var::Fact(name) => match self.declared(name)? {
                FactType::Bool => Some(vec![(0, 1)]),
                FactType::Number { min, max } | FactType::Money { min, max } => Some(vec![(*min, *max)]),
                FactType::Date => Some(vec![dates()]),
                FactType::Time => Some(vec![(0, LAST_MINUTE)]),
                FactType::Choice { values } => {
                    let mut codes: Vec<i64> = values.iter().filter_map(|value| self.choice(value)).collect();
                    codes.sort_unstable();
                    Some(codes.into_iter().map(|code| (code, code)).collect())
                }
            },
            _ => None,
        }
    }

    /// The number that stands for a value.
    pub(super) fn code(&self, value: &Value) -> Option<i64> {
        match value {
            Value::Number(number) | Value::Money(number) => Some(*number),
            Value::Date(date) => Some(day_number(*date)),
            Value::Time(minute) => Some(i64::from(*minute)),
            Value::Choice(name) => self.choice(name),
            Value::Channel(channel) => Some(channel_code(*channel)),
            Value::Weekday(day) => Some(weekday_code(*day)),
        }
    }

    fn choice(&self, name: &str) -> Option<i64> {
        self.choices.get(name).copied()
    }

    /// The value of a choice that a number stands for.
    pub(super) fn choice_name(&self, code: i64) -> Option<String> {
        self.choices.iter().find(|(_, other)| **other == code).map(|(name, _)| name.clone())
    }
}

fn dates() -> (i64, i64) {
    (day_number(FIRST_DATE), day_number(LAST_DATE))
}

/// The number that stands for a channel.
pub(super) const fn channel_code(channel: Channel) -> i64 {
    channel as i64
}

/// The number that stands for a weekday.
pub(super) const fn weekday_code(day: Weekday) -> i64 {
    day as i64
}
