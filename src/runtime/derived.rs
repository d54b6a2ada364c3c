//! Which slots follow from the receipt and from other facts, resolved once.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::expr::{Facts, Slot, Value};
use super::facts::FactTable;
use crate::bundle::{Channel, Derived, Weekday, day_number, numbered_day};
use crate::calendar::years_between;

/// The derived slots of a rule set.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedSlots {
    receipts: Vec<(Slot, Receipt)>,
    elapsed: Vec<Elapsed>,
    /// The numbers of the texts that name channels and weekdays, in their order.
    channels: Vec<Option<u32>>,
    weekdays: Vec<Option<u32>>,
}

/// What a slot takes from the receipt.
#[derive(Clone, Copy, Debug)]
enum Receipt {
    Channel,
    Time,
    Date,
    Weekday,
}

/// A slot that counts from a date to the receipt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elapsed {
    pub(crate) slot: Slot,
    /// The slot of the date.
    pub(crate) base: Slot,
    in_years: bool,
}

impl DerivedSlots {
    pub(crate) fn new(table: &FactTable) -> Self {
        let mut derived = Self {
            channels: Channel::ALL.iter().map(|channel| table.text(channel.as_str())).collect(),
            weekdays: Weekday::ALL.iter().map(|day| table.text(day.as_str())).collect(),
            ..Self::default()
        };
        for (slot, fact) in table.iter() {
            let receipt = match &fact.derived {
                _ if fact.id == "channel" => Receipt::Channel,
                Some(Derived::ReceivedTime) => Receipt::Time,
                Some(Derived::ReceivedDate) => Receipt::Date,
                Some(Derived::ReceivedWeekday) => Receipt::Weekday,
                Some(Derived::DaysFrom { fact: base } | Derived::YearsFrom { fact: base }) => {
                    let in_years = matches!(fact.derived, Some(Derived::YearsFrom { .. }));
                    derived.elapsed.extend(table.named(base).map(|base| Elapsed { slot, base, in_years }));
                    continue;
                }
                _ => continue,
            };
            derived.receipts.push((slot, receipt));
        }
        derived
    }

    /// What the receipt says, by slot.
    pub(crate) fn receipt(&self, at: NaiveDateTime, channel: Channel) -> impl Iterator<Item = (Slot, Value)> {
        let number = |all: &[Option<u32>], place: usize| all.get(place).copied().flatten().map(Value::Text);
        self.receipts.iter().filter_map(move |(slot, receipt)| {
            let value = match receipt {
                Receipt::Channel => number(&self.channels, channel as usize),
                Receipt::Time => Some(Value::Int(minutes(at.time()))),
                Receipt::Date => Some(Value::Int(day_number(at.date()))),
                Receipt::Weekday => {
                    let from_monday = usize::try_from(at.weekday().num_days_from_monday()).ok();
                    from_monday.and_then(|place| number(&self.weekdays, place))
                }
            };
            value.map(|value| (*slot, value))
        })
    }

    /// The slots that count from a date.
    pub(crate) fn elapsed(&self) -> &[Elapsed] {
        &self.elapsed
    }

    /// Every slot that is derived from the receipt or counts to it.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.receipts.iter().map(|(slot, _)| *slot).chain(self.elapsed.iter().map(|elapsed| elapsed.slot))
    }
}

impl Elapsed {
    /// Whole days or years from the date to that of receipt; none where the date is unknown.
    pub(crate) fn value(self, facts: &Facts, received: NaiveDate) -> Option<Value> {
        let Some(Value::Int(day)) = facts.get(self.base) else { return None };
        if self.in_years {
            return years_between(numbered_day(day)?, received).map(Value::Int);
        }
        day_number(received).checked_sub(day).map(Value::Int)
    }
}

/// The minutes since midnight.
pub(crate) fn minutes(time: chrono::NaiveTime) -> i64 {
    i64::from(chrono::Timelike::num_seconds_from_midnight(&time)) / 60
}
