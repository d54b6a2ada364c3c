//! Turns bytes into a bundle's wire types: bounded in size and depth, no member twice, whole numbers only, the right
//! format, the right digest. What the members mean is checked after this.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::LoadError;
use super::error::too_large;
use crate::bundle::{self, Bundle, FORMAT, MAX_BYTES, MAX_INTEGER};

/// Reads a bundle's bytes.
pub(super) fn read(bytes: &[u8]) -> Result<Bundle, LoadError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes));
    }
    // What is wrong with other bytes, and whether anything is, takes the longer way.
    if let Some(bundle) = bundle::from_canonical_bytes(bytes).filter(|bundle| is_supported(&bundle.format)) {
        return Ok(bundle);
    }
    read_any(bytes)
}

/// Reads bytes that are canonical or not.
fn read_any(bytes: &[u8]) -> Result<Bundle, LoadError> {
    // The parser bounds the nesting to 128.
    let Strict(value) = serde_json::from_slice(bytes).map_err(|error| LoadError::Json(error.to_string()))?;
    check_format(&value)?;
    check_digest(&value)?;
    Bundle::deserialize(&value).map_err(|error| locate(&value, &error))
}

fn check_format(value: &Value) -> Result<(), LoadError> {
    let found = value.get("format").and_then(Value::as_str).ok_or_else(|| shape("format", "a text is missing here"))?;
    if is_supported(found) {
        return Ok(());
    }
    Err(LoadError::Format { found: found.to_owned(), supported: FORMAT })
}

/// A minor number, should one ever follow, changes no meaning.
fn is_supported(format: &str) -> bool {
    format.starts_with("thutuc.bundle/") && major_number(format) == major_number(FORMAT)
}

fn major_number(format: &str) -> Option<&str> {
    let (_, number) = format.split_once('/')?;
    number.split('.').next()
}

fn check_digest(value: &Value) -> Result<(), LoadError> {
    let stated =
        value.get("revision").and_then(Value::as_str).ok_or_else(|| shape("revision", "a text is missing here"))?;
    let computed = bundle::revision(value).map_err(|error| LoadError::Json(error.to_string()))?;
    if stated == computed {
        return Ok(());
    }
    Err(LoadError::Digest { stated: stated.to_owned(), computed })
}

fn shape(path: impl Into<String>, message: impl fmt::Display) -> LoadError {
    LoadError::Shape { path: path.into(), message: message.to_string() }
}

/// Finds the innermost listed item that does not read, for the path of the message.
fn locate(value: &Value, error: &serde_json::Error) -> LoadError {
    let found = items::<bundle::Instrument>(value, "instruments")
        .or_else(|| items::<bundle::Calendar>(value, "calendars"))
        .or_else(|| items::<bundle::Role>(value, "roles"))
        .or_else(|| items::<bundle::Office>(value, "offices"))
        .or_else(|| items::<bundle::Fact>(value, "facts"))
        .or_else(|| procedures(value))
        .or_else(|| items::<bundle::Program>(value, "programs"))
        .or_else(|| items::<bundle::Rating>(value, "ratings"));
    found.unwrap_or_else(|| shape("", error))
}

fn items<T: DeserializeOwned>(parent: &Value, member: &str) -> Option<LoadError> {
    let list = parent.get(member)?.as_array()?;
    list.iter().enumerate().find_map(|(place, item)| {
        let error = T::deserialize(item).err()?;
        Some(shape(format!("{member}[{place}]"), error))
    })
}

fn procedures(value: &Value) -> Option<LoadError> {
    let list = value.get("procedures")?.as_array()?;
    list.iter().enumerate().find_map(|(place, procedure)| {
        let error = bundle::Procedure::deserialize(procedure).err()?;
        let path = format!("procedures[{place}]");
        let versions = procedure.get("versions").and_then(Value::as_array).into_iter().flatten().enumerate();
        let inner =
            versions.filter_map(|(place, version)| version_error(version, &format!("{path}.versions[{place}]")));
        Some(inner.into_iter().next().unwrap_or_else(|| shape(path.clone(), error)))
    })
}

fn version_error(version: &Value, path: &str) -> Option<LoadError> {
    let error = bundle::Version::deserialize(version).err()?;
    let inner = items::<bundle::Document>(version, "documents")
        .or_else(|| items::<bundle::Fee>(version, "fees"))
        .or_else(|| items::<bundle::Deadline>(version, "deadlines"))
        .or_else(|| items::<bundle::Step>(version, "steps"))
        .or_else(|| items::<bundle::Stage>(version, "stages"))
        .or_else(|| items::<bundle::Requirement>(version, "requirements"));
    Some(match inner {
        Some(LoadError::Shape { path: member, message }) => shape(format!("{path}.{member}"), message),
        _ => shape(path, error),
    })
}

/// JSON that gives no member twice and has whole numbers of at most [`MAX_INTEGER`] only.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON with whole numbers only")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        if (-MAX_INTEGER..=MAX_INTEGER).contains(&value) {
            return Ok(Value::from(value));
        }
        Err(E::custom(format!("the number {value} is not between -(2^53 - 1) and 2^53 - 1")))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::custom(format!("the number {value} is not between -(2^53 - 1) and 2^53 - 1"))),
        }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let Strict(value) = map.next_value()?;
            if members.contains_key(&name) {
                return Err(A::Error::custom(format!("the member `{name}` is given twice")));
            }
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}
