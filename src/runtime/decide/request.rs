//! What a decision is asked about, and textual and JSON values turned into typed facts. It refuses what is not declared, of
//! another type, or out of bounds.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value as Json;

use super::error::{DecideError, Expected};
use super::events::Event;
use super::nearest::nearest;
use crate::bundle::{Channel, FIRST_DATE, Fact, FactType, LAST_DATE, day_number};
use crate::runtime::derived::minutes;
use crate::runtime::expr::{Slot, Value};
use crate::runtime::facts::{FactTable, canonical_choice};
use crate::runtime::rules::RuleSet;

/// What a decision is asked about. Whoever asks says every member, so it is built as it stands: one that joins it would decide, and
/// no service should ask without it unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The procedure's code, a local suffix allowed.
    pub procedure: String,
    /// The office's name.
    pub office: String,
    /// The moment of receipt on the local clock; seconds are dropped.
    pub received: NaiveDateTime,
    /// The channel.
    pub channel: Channel,
    /// What is known of the dossier, by the facts' canonical or Vietnamese names.
    pub facts: BTreeMap<String, FactValue>,
    /// What happened after the receipt, in any order; of one moment, in the order given.
    pub events: Vec<Event>,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A whole number, or money in đồng.
    Integer(i64),
    /// A date.
    Date(NaiveDate),
    /// A time of day; seconds are dropped.
    Time(NaiveTime),
    /// A choice.
    Text(String),
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => write!(formatter, "{value}"),
            Self::Integer(value) => write!(formatter, "{value}"),
            Self::Date(value) => write!(formatter, "{value}"),
            Self::Time(value) => write!(formatter, "{}", value.format("%H:%M")),
            Self::Text(value) => formatter.write_str(value),
        }
    }
}

/// Reads a moment `YYYY-MM-DDTHH:MM`; none for any other text.
///
/// # Example
/// ```
/// use thutuc::runtime::{parse_date, parse_moment};
///
/// let moment = parse_moment("2025-10-03T14:00").ok_or("a moment")?;
/// assert_eq!(Some(moment.date()), parse_date("2025-10-03"));
/// assert_eq!(parse_moment("2025-10-03 14:00"), None);
/// assert_eq!(parse_date("2025-02-29"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_at_checked("0000-00-00".len())?;
    Some(NaiveDateTime::new(parse_date(date)?, parse_time(time.strip_prefix('T')?)?))
}

/// Reads a date `YYYY-MM-DD`; none for any other text.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let [century, year, month, day] = [[a, b], [c, d], [e, f], [g, h]].map(two);
    let year = i32::try_from(century?.checked_mul(100)?.checked_add(year?)?).ok()?;
    NaiveDate::from_ymd_opt(year, month?, day?)
}

/// Reads a time `HH:MM`; none for any other text.
fn parse_time(text: &str) -> Option<NaiveTime> {
    let seconds = u32::from(parse_minute(text.as_bytes())?).checked_mul(60)?;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
}

/// Reads a time `HH:MM` as minutes since midnight; none for any other bytes.
pub(in crate::runtime) fn parse_minute(text: &[u8]) -> Option<u16> {
    let [a, b, b':', c, d] = text else { return None };
    let (hour, minute) = (two([a, b])?, two([c, d])?);
    let minutes = hour.checked_mul(60)?.checked_add(minute)?;
    if hour < 24 && minute < 60 { u16::try_from(minutes).ok() } else { None }
}

/// The number that two digits write; none for any other bytes, which parsers of numbers take a sign among.
fn two(digits: [&u8; 2]) -> Option<u32> {
    let [tens, ones] = digits.map(|byte| byte.checked_sub(b'0').filter(|digit| *digit <= 9));
    u32::from(tens?).checked_mul(10)?.checked_add(u32::from(ones?))
}

/// Reads a value of a fact's type: `true|false`, `yes|no`, `có|không`; whole numbers without units; `YYYY-MM-DD`; `HH:MM`;
/// a choice, built-in ones in either language. Bounds are not checked here. None for any other text.
pub fn parse_value(fact: &Fact, text: &str) -> Option<FactValue> {
    let text = text.trim();
    match &fact.kind {
        FactType::Bool => match text.to_lowercase().as_str() {
            "true" | "yes" | "có" => Some(FactValue::Bool(true)),
            "false" | "no" | "không" => Some(FactValue::Bool(false)),
            _ => None,
        },
        FactType::Number { .. } | FactType::Money { .. } => text.parse().ok().map(FactValue::Integer),
        FactType::Date => parse_date(text).map(FactValue::Date),
        FactType::Time => parse_time(text).map(FactValue::Time),
        FactType::Choice { .. } => canonical_choice(fact, text).map(FactValue::Text),
    }
}

impl RuleSet {
    /// Reads a fact's value from a text, as `--fact NAME=VALUE` gives it; see [`parse_value`].
    ///
    /// # Errors
    /// [`DecideError::UndeclaredFact`] or [`DecideError::BadFactValue`].
    ///
    /// # Example
    /// ```
    /// use thutuc::runtime::{DecideError, FactValue, RuleSet};
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// assert_eq!(rules.read_fact("cần-xác-minh", "không")?, FactValue::Bool(false));
    /// assert_eq!(rules.read_fact("bản-sao-yêu-cầu", "2")?, FactValue::Integer(2));
    /// assert!(matches!(rules.read_fact("bản-sao-yêu-cầu", "51"), Err(DecideError::BadFactValue { .. })));
    /// // A slip of the hand is met with the name that was meant.
    /// let Err(DecideError::UndeclaredFact { nearest, .. }) = rules.read_fact("cần-xác-mính", "có") else { panic!() };
    /// assert_eq!(nearest, ["cần-xác-minh"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_fact(&self, name: &str, text: &str) -> Result<FactValue, DecideError> {
        let (_, fact) = self.fact(name)?;
        let value = parse_value(fact, text).ok_or_else(|| bad(fact, text))?;
        to_value(&self.facts, fact, &value)?;
        Ok(value)
    }

    /// Reads a fact's value from JSON: yes and no, whole numbers, and texts as [`RuleSet::read_fact`] takes them. `null` is
    /// a fact that is not known.
    ///
    /// # Errors
    /// [`DecideError::UndeclaredFact`] or [`DecideError::BadFactValue`].
    pub fn read_json_fact(&self, name: &str, json: &Json) -> Result<Option<FactValue>, DecideError> {
        let (_, fact) = self.fact(name)?;
        let value = match json {
            Json::Null => return Ok(None),
            Json::Bool(value) => FactValue::Bool(*value),
            Json::Number(number) => FactValue::Integer(number.as_i64().ok_or_else(|| bad(fact, &number.to_string()))?),
            Json::String(text) => return self.read_fact(name, text).map(Some),
            Json::Array(_) | Json::Object(_) => return Err(bad(fact, &json.to_string())),
        };
        to_value(&self.facts, fact, &value)?;
        Ok(Some(value))
    }

    pub(in crate::runtime) fn fact(&self, name: &str) -> Result<(Slot, &Fact), DecideError> {
        let slot = self.facts.named(name);
        slot.and_then(|slot| Some((slot, self.facts.get(slot)?))).ok_or_else(|| DecideError::UndeclaredFact {
            name: name.to_owned(),
            nearest: nearest(name, self.facts.names()),
        })
    }
}

/// A typed value as expressions read it, if it is of the fact's type and in its bounds.
pub(in crate::runtime) fn to_value(table: &FactTable, fact: &Fact, value: &FactValue) -> Result<Value, DecideError> {
    let fits = match (&fact.kind, value) {
        (FactType::Bool, FactValue::Bool(value)) => Some(Value::Bool(*value)),
        (FactType::Number { min, max } | FactType::Money { min, max }, FactValue::Integer(value)) => {
            (min..=max).contains(&value).then_some(Value::Int(*value))
        }
        (FactType::Date, FactValue::Date(date)) => {
            (FIRST_DATE..=LAST_DATE).contains(date).then(|| Value::Int(day_number(*date)))
        }
        (FactType::Time, FactValue::Time(time)) => Some(Value::Int(minutes(*time))),
        (FactType::Choice { .. }, FactValue::Text(text)) => {
            canonical_choice(fact, text).and_then(|text| table.text(&text)).map(Value::Text)
        }
        _ => None,
    };
    fits.ok_or_else(|| bad(fact, &value.to_string()))
}

fn bad(fact: &Fact, value: &str) -> DecideError {
    let expected = match &fact.kind {
        FactType::Bool => Expected::Bool,
        FactType::Number { min, max } | FactType::Money { min, max } => Expected::Number(*min, *max),
        FactType::Date => Expected::Date(FIRST_DATE, LAST_DATE),
        FactType::Time => Expected::Time,
        FactType::Choice { values } => Expected::Choice(values.clone()),
    };
    DecideError::BadFactValue { name: fact.id.clone(), value: value.to_owned(), expected }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_in_either_language_and_nothing_else_is() {
        let facts = Fact::built_in();
        let fact = |id: &str| facts.iter().find(|fact| fact.id == id).unwrap();
        for (text, yes) in [("có", true), ("Không", false), ("yes", true), ("no", false), ("true", true)] {
            assert_eq!(parse_value(fact("fee.paid"), text), Some(FactValue::Bool(yes)));
        }
        assert_eq!(parse_value(fact("fee.paid"), "1"), None);
        let online = Some(FactValue::Text("online".to_owned()));
        assert_eq!(parse_value(fact("channel"), "trực-tuyến"), online);
        assert_eq!(parse_value(fact("channel"), "online"), online);
        assert_eq!(parse_value(fact("channel"), "fax"), None);
        assert_eq!(parse_value(fact("received.date"), "2025-1-3"), None);
        assert_eq!(parse_value(fact("received.date"), "2025-02-29"), None);
        assert!(parse_value(fact("received.time"), "07:30").is_some());
        assert_eq!(parse_value(fact("received.time"), "24:00"), None);
    }

    #[test]
    fn moments_have_one_form() {
        assert!(parse_moment("2025-10-03T14:00").is_some());
        for text in
            ["2025-10-03 14:00", "2025-10-03T14:0", "2025-10-03T14:00:00", "2025-10-03T24:00", "+025-10-03T14:00"]
        {
            assert_eq!(parse_moment(text), None, "{text}");
        }
    }
}
