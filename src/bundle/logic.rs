//! Conditions and fee expressions as JsonLogic, and the facts that they read.
//!
//! Only operators that JsonLogic defines are used (`and or ! === !== < <= > >= in + - * min max var`), so that a service in
//! any language can evaluate them. Encodings: yes/no as booleans; numbers and money (đồng) as integers; times as
//! minutes since midnight; dates as days since 1970-01-01; choices, channels and weekdays as strings.

use serde::{Deserialize, Serialize};

use super::Texts;
use super::law::Provenance;

/// A JsonLogic expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Logic(pub serde_json::Value);

/// An input that a decision may ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Fact {
    /// Canonical name: an author's name as it stands, a built-in one in English.
    pub id: String,
    /// The Vietnamese name of a built-in fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// The path that JsonLogic's `var` reads.
    pub var: String,
    /// What the fact means.
    pub title: Texts,
    /// Its type and bounds.
    #[serde(rename = "type")]
    pub kind: FactType,
    /// How a service computes it, where it is not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<Derived>,
    /// Where it is declared; null for a built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<Provenance>,
}

/// Type and bounds of a fact; bounds are inclusive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactType {
    /// `có/không`.
    Bool,
    /// `số lo..hi`, whole numbers.
    Number {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// `tiền lo..hi`, whole đồng; as numbers, at most 2^53 - 1 either way.
    Money {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// `ngày`: days since 1970-01-01, from 1900-01-01 to 2199-12-31.
    Date,
    /// `giờ`: minutes since midnight, 0 to 1439.
    Time,
    /// `một trong { … }`.
    Choice {
        /// The values.
        values: Vec<String>,
    },
}

/// How a variable follows from other values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Derived {
    /// Minutes since midnight of the moment of receipt.
    ReceivedTime,
    /// Weekday of the moment of receipt.
    ReceivedWeekday,
    /// Date of the moment of receipt.
    ReceivedDate,
    /// Whether every required document is there: the version's `documents_complete`.
    DocumentsComplete,
    /// Whole days from a date fact to the date of receipt.
    DaysFrom {
        /// Id of the date fact.
        fact: String,
    },
    /// Whole years from a date fact to the date of receipt.
    YearsFrom {
        /// Id of the date fact.
        fact: String,
    },
}
