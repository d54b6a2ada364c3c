//! A JsonLogic condition in the words of the language, for a person: names and closed values as the catalog writes them.

use chrono::{NaiveDate, TimeDelta};
use serde_json::Value;

use super::say;
use crate::bundle::{Bundle, Channel, Derived, Fact, FactType, Language, Weekday};

/// How tightly an operator binds, loosest first, so that brackets stand where they are needed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Or,
    And,
    Not,
    Compare,
    Sum,
    Product,
    Whole,
}

/// Writes conditions of one bundle in one language.
pub(crate) struct Writer<'a> {
    pub(crate) bundle: &'a Bundle,
    pub(crate) language: Language,
}

impl Writer<'_> {
    /// The condition as a clause writes it after `khi`.
    pub(crate) fn write(&self, logic: &Value) -> String {
        self.at(logic, None, Binds::Or)
    }

    fn at(&self, logic: &Value, beside: Option<&Fact>, least: Binds) -> String {
        let (text, binds) = self.one(logic, beside);
        if binds < least { format!("({text})") } else { text }
    }

    fn one(&self, logic: &Value, beside: Option<&Fact>) -> (String, Binds) {
        let vi = self.language == Language::Vi;
        let Some((operator, operands)) = operation(logic) else { return (self.value(logic, beside), Binds::Whole) };
        let join = |word: &str, least: Binds| {
            let parts: Vec<String> = operands.iter().map(|part| self.at(part, None, least)).collect();
            parts.join(&format!(" {word} "))
        };
        match operator {
            "var" => (self.name(operands.first()), Binds::Whole),
            "or" => (join(if vi { "hoặc" } else { "or" }, Binds::And), Binds::Or),
            "and" => (join(if vi { "và" } else { "and" }, Binds::Not), Binds::And),
            "!" => {
                let inner = operands.first().map(|inner| self.at(inner, None, Binds::Not)).unwrap_or_default();
                (format!("{} {inner}", if vi { "không" } else { "not" }), Binds::Not)
            }
            "===" => (self.compare("=", operands), Binds::Compare),
            "!==" => (self.compare("!=", operands), Binds::Compare),
            "<" | "<=" | ">" | ">=" => (self.compare(operator, operands), Binds::Compare),
            "in" => (self.compare(if vi { "thuộc" } else { "in" }, operands), Binds::Compare),
            "+" | "-" => (join(operator, Binds::Product), Binds::Sum),
            "*" => (join("*", Binds::Whole), Binds::Product),
            _ => {
                let parts: Vec<String> = operands.iter().map(|part| self.at(part, None, Binds::Or)).collect();
                (format!("{operator}({})", parts.join(", ")), Binds::Whole)
            }
        }
    }

    /// Two sides, or three of a range; a plain value is written as the fact beside it is.
    fn compare(&self, word: &str, operands: &[Value]) -> String {
        let fact = operands.iter().find_map(|side| self.fact(variable(side)?));
        let sides: Vec<String> = operands.iter().map(|side| self.at(side, fact.as_ref(), Binds::Sum)).collect();
        sides.join(&format!(" {word} "))
    }

    fn value(&self, value: &Value, beside: Option<&Fact>) -> String {
        match (value, beside.map(|fact| &fact.kind)) {
            (Value::Array(items), _) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item, beside)).collect();
                format!("{{ {} }}", items.join(", "))
            }
            (Value::String(text), _) => {
                let channel = Channel::parse(text).map(|channel| channel.in_language(self.language));
                let weekday = Weekday::parse(text).map(|day| day.in_language(self.language));
                let closed = beside.is_some_and(|fact| fact.alias.is_some());
                channel.or(weekday).filter(|_| closed).unwrap_or(text).to_owned()
            }
            (Value::Number(number), Some(FactType::Time)) => number.as_i64().map_or_else(String::new, clock),
            (Value::Number(number), Some(FactType::Date)) => {
                let day = number.as_i64().and_then(day);
                day.map_or_else(|| number.to_string(), |day| say::date(day, self.language))
            }
            (Value::Number(number), Some(FactType::Money { .. })) => {
                number.as_i64().map_or_else(|| number.to_string(), |amount| say::money(amount, self.language))
            }
            (other, _) => other.to_string(),
        }
    }

    fn fact(&self, var: &str) -> Option<Fact> {
        let own = self.bundle.facts.iter().find(|fact| fact.var == var).cloned();
        own.or_else(|| Fact::built_in().into_iter().find(|fact| fact.var == var)).or_else(|| {
            let document = var.strip_prefix("document.").map(Fact::document);
            document.or_else(|| var.strip_prefix("document_drawn.").map(Fact::document_drawn))
        })
    }

    fn name(&self, var: Option<&Value>) -> String {
        let var = var.and_then(Value::as_str).unwrap_or("");
        let Some(fact) = self.fact(var) else { return var.to_owned() };
        let vi = self.language == Language::Vi;
        match &fact.derived {
            Some(Derived::DaysFrom { fact: of }) => format!("{}({of})", if vi { "số-ngày-từ" } else { "days-from" }),
            Some(Derived::YearsFrom { fact: of }) => format!("{}({of})", if vi { "số-năm-từ" } else { "years-from" }),
            _ if vi => fact.alias.unwrap_or(fact.id),
            _ => fact.id,
        }
    }
}

/// The operator of an expression and its operands, a single one written bare included.
fn operation(logic: &Value) -> Option<(&str, &[Value])> {
    let (operator, operands) = logic.as_object()?.iter().next()?;
    let operands = match operands {
        Value::Array(operands) => operands.as_slice(),
        one => std::slice::from_ref(one),
    };
    Some((operator, operands))
}

fn variable(logic: &Value) -> Option<&str> {
    let (operator, operands) = operation(logic)?;
    operands.first()?.as_str().filter(|_| operator == "var")
}

fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(TimeDelta::try_days(days)?)
}
