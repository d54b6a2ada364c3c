//! Reads the values that members have: texts, numbers, dates, lists, closed values, JsonLogic.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::Canonical;
use super::reader::Reader;
use crate::bundle::{
    Channel, ChannelMode, Clock, DeadlineKind, Language, Lapse, Level, Logic, Measure, RatingPeriod, SameDayClauseKind,
    Weekday,
};
use crate::calendar::Unit;

impl Canonical for String {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.text().map(std::borrow::Cow::into_owned)
    }
}

impl Canonical for char {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text()?;
        let mut characters = text.chars();
        characters.next().filter(|_| characters.next().is_none())
    }
}

impl Canonical for bool {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.takes("true") {
            return Some(true);
        }
        reader.expect("false").map(|()| false)
    }
}

/// Dates as they are written: four, two and two digits.
impl Canonical for NaiveDate {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text()?;
        let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits
                .iter()
                .try_fold(0_u32, |number, byte| number.checked_mul(10)?.checked_add(char::from(*byte).to_digit(10)?))
        };
        Self::from_ymd_opt(i32::try_from(number(&[a, b, c, d])?).ok()?, number(&[e, f])?, number(&[g, h])?)
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.takes("null") {
            return Some(None);
        }
        T::read(reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.list(T::read)
    }
}

impl<T: Canonical> Canonical for (T, T) {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.expect("[")?;
        let first = T::read(reader)?;
        reader.expect(",")?;
        let second = T::read(reader)?;
        reader.expect("]").map(|()| (first, second))
    }
}

impl<T: Canonical> Canonical for BTreeMap<String, T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut members = Self::new();
        reader.object(|reader, name| {
            members.insert(name.to_owned(), T::read(reader)?);
            Some(())
        })?;
        Some(members)
    }
}

impl Canonical for Logic {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.value().map(Self)
    }
}

macro_rules! integers {
    ($($number:ty),+) => {
        $(impl Canonical for $number {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(reader.integer()?).ok()
            }
        })+
    };
}

integers!(u8, u16, u32, i64);

/// A closed value by the name that it is written with.
fn named<T: DeserializeOwned>(reader: &mut Reader<'_>) -> Option<T> {
    let name = reader.text()?;
    let name: StrDeserializer<'_, Error> = (&*name).into_deserializer();
    T::deserialize(name).ok()
}

macro_rules! closed_values {
    ($($value:ty),+ $(,)?) => {
        $(impl Canonical for $value {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                named(reader)
            }
        })+
    };
}

closed_values!(
    Channel,
    ChannelMode,
    Clock,
    DeadlineKind,
    Language,
    Lapse,
    Level,
    Measure,
    RatingPeriod,
    SameDayClauseKind,
    Unit,
    Weekday,
);
