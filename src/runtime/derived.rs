//! Which slots follow from the receipt and from other facts, resolved once.

use super::expr::{Facts, Slot, Value};
use super::facts::FactTable;
use super::known::{FewSlots, SlotSet};
use crate::bundle::{Channel, Derived, Weekday, numbered_day};
use crate::calendar::{ClockMinute, years_between};

/// The derived slots of a rule set.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedSlots {
    /// Those that take the date of the receipt, its time, its channel and its weekday, which are always facts, and of the kinds of these. The
    /// first of them that is given otherwise is the one that is told.
    receipts: [Option<Slot>; 4],
    /// All of those.
    of_receipt: FewSlots,
    elapsed: Vec<Elapsed>,
    /// The slots of those and of the dates that they count from.
    of_elapsed: FewSlots,
    /// The texts that name channels and weekdays, in their order.
    channels: Vec<Option<Value>>,
    weekdays: Vec<Option<Value>>,
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
        let text = |name: &str| table.text(name).map(Value::Text);
        let mut derived = Self {
            receipts: ["received.date", "received.time", "channel", "received.weekday"].map(|name| table.named(name)),
            channels: Channel::ALL.iter().map(|channel| text(channel.as_str())).collect(),
            weekdays: Weekday::ALL.iter().map(|day| text(day.as_str())).collect(),
            ..Self::default()
        };
        derived.receipts.into_iter().flatten().for_each(|slot| derived.of_receipt.add(slot));
        for (slot, fact) in table.iter() {
            let Some(Derived::DaysFrom { fact: base } | Derived::YearsFrom { fact: base }) = &fact.derived else {
                continue;
            };
            let in_years = matches!(fact.derived, Some(Derived::YearsFrom { .. }));
            if let Some(base) = table.named(base) {
                derived.elapsed.push(Elapsed { slot, base, in_years });
                [slot, base].into_iter().for_each(|slot| derived.of_elapsed.add(slot));
            }
        }
        derived
    }

    /// Sets what the receipt says; false, with nothing set, where some of that is given.
    pub(crate) fn put_receipt(&self, facts: &mut Facts, received: &Received, given: &SlotSet) -> bool {
        if self.of_receipt.any_of(given) {
            return false;
        }
        for (slot, value) in self.receipt(received) {
            match value {
                Some(Value::Int(number)) => facts.put_number(slot, number),
                Some(Value::Text(text)) => facts.put_number(slot, i64::from(text)),
                Some(Value::Bool(_)) | None => {}
            }
        }
        true
    }

    /// What the receipt says, by slot.
    pub(crate) fn receipt(&self, received: &Received) -> impl Iterator<Item = (Slot, Option<Value>)> + use<> {
        let text = |all: &[Option<Value>], place: usize| all.get(place).copied().flatten();
        let told = [
            Some(Value::Int(received.day)),
            Some(Value::Int(received.minute)),
            text(&self.channels, received.channel as usize),
            text(&self.weekdays, received.weekday()),
        ];
        self.receipts.into_iter().zip(told).filter_map(|(slot, value)| Some((slot?, value)))
    }

    /// The slots that count from a date.
    pub(crate) fn elapsed(&self) -> &[Elapsed] {
        &self.elapsed
    }

    /// Those whose date is known, or what counts from it: all of them or none.
    pub(crate) fn elapsing(&self, facts: &Facts) -> &[Elapsed] {
        if self.of_elapsed.any_known(facts) { &self.elapsed } else { &[] }
    }
}

/// A receipt in numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Received {
    pub(crate) channel: Channel,
    /// The date as a [`day_number`].
    pub(crate) day: i64,
    /// Minutes since midnight.
    pub(crate) minute: i64,
}

impl Received {
    pub(crate) fn of(at: ClockMinute, channel: Channel) -> Self {
        Self { channel, day: at.day(), minute: i64::from(at.of_day()) }
    }

    /// The weekday, counted from Monday.
    fn weekday(&self) -> usize {
        // A remainder of 7 fits.
        let from_monday = self.day.checked_add(DAY_ZERO).and_then(|day| day.checked_rem_euclid(7));
        from_monday.and_then(|day| usize::try_from(day).ok()).unwrap_or_default()
    }
}

/// The weekday of day 0, 1 January 1970, a Thursday.
const DAY_ZERO: i64 = 3;

impl Elapsed {
    /// Whole days or years from the date to that of receipt; none where the date is unknown.
    pub(crate) fn value(self, facts: &Facts, received: i64) -> Option<Value> {
        let Some(Value::Int(day)) = facts.get(self.base) else { return None };
        if self.in_years {
            return years_between(numbered_day(day)?, numbered_day(received)?).map(Value::Int);
        }
        received.checked_sub(day).map(Value::Int)
    }
}

/// The minutes since midnight.
pub(crate) fn minutes(time: chrono::NaiveTime) -> i64 {
    i64::from(chrono::Timelike::num_seconds_from_midnight(&time)) / 60
}
