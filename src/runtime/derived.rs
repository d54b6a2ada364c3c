//! Which slots follow from the receipt and from other facts, resolved once.

use super::expr::{Facts, Slot, Value};
use super::facts::FactTable;
use super::known::{SlotSet, Slots};
use crate::bundle::{Channel, Derived, Weekday, numbered_day};
use crate::calendar::{ClockMinute, years_between};

/// The derived slots of a rule set.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedSlots {
    receipts: Vec<(Slot, Receipt)>,
    /// The slots of those.
    of_receipt: SlotSet,
    elapsed: Vec<Elapsed>,
    /// The numbers of the texts that name channels and weekdays, in their order.
    channels: Vec<Option<u32>>,
    weekdays: Vec<Option<u32>>,
    /// Whether every receipt gives each of its slots a value of the slot's kind.
    is_typed: bool,
}

/// What a slot takes from the receipt.
#[derive(Clone, Copy, Debug)]
enum Receipt {
    Channel,
    Time,
    Date,
    Weekday,
}

impl Receipt {
    const ALL: [Self; 4] = [Self::Channel, Self::Time, Self::Date, Self::Weekday];
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
            of_receipt: SlotSet::none(table.slots()),
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
            derived.of_receipt.set(slot, true);
        }
        derived.is_typed = derived.is_typed(table.slots());
        derived
    }

    fn is_typed(&self, slots: Slots) -> bool {
        let is_of_kind = |(slot, receipt): &(Slot, Receipt)| match receipt {
            Receipt::Time | Receipt::Date => *slot < slots.numbers,
            Receipt::Channel | Receipt::Weekday => (slots.numbers..slots.valued).contains(slot),
        };
        let mut texts = self.channels.iter().chain(&self.weekdays);
        self.receipts.iter().all(is_of_kind) && texts.all(Option::is_some)
    }

    /// Sets what the receipt says; false, with nothing set, where some of that is given.
    pub(crate) fn put_receipt(&self, facts: &mut Facts, received: &Received, given: &SlotSet) -> bool {
        if given.meets(&self.of_receipt) {
            return false;
        }
        if !self.is_typed {
            self.receipt(received).for_each(|(slot, value)| facts.set(slot, value));
            return true;
        }
        // Worked out once, whatever the slots: which number a slot takes is then no branch.
        let [channel, time, date, weekday] = Receipt::ALL.map(|receipt| self.number(receipt, received));
        for (slot, receipt) in &self.receipts {
            let number = match receipt {
                Receipt::Channel => channel,
                Receipt::Time => time,
                Receipt::Date => date,
                Receipt::Weekday => weekday,
            };
            if let Some(number) = number {
                facts.put_number(*slot, number);
            }
        }
        true
    }

    /// The number of what a slot takes from the receipt, also of a text.
    fn number(&self, receipt: Receipt, received: &Received) -> Option<i64> {
        let text = |all: &[Option<u32>], place: usize| all.get(place).copied().flatten().map(i64::from);
        match receipt {
            Receipt::Channel => text(&self.channels, received.channel as usize),
            Receipt::Time => Some(received.minute),
            Receipt::Date => Some(received.day),
            Receipt::Weekday => text(&self.weekdays, received.weekday()),
        }
    }

    /// What the receipt says, by slot.
    pub(crate) fn receipt(&self, received: &Received) -> impl Iterator<Item = (Slot, Option<Value>)> {
        self.receipts.iter().map(move |(slot, receipt)| {
            let number = self.number(*receipt, received);
            let value = match receipt {
                Receipt::Time | Receipt::Date => number.map(Value::Int),
                Receipt::Channel | Receipt::Weekday => {
                    number.and_then(|text| u32::try_from(text).ok()).map(Value::Text)
                }
            };
            (*slot, value)
        })
    }

    /// The slots that count from a date.
    pub(crate) fn elapsed(&self) -> &[Elapsed] {
        &self.elapsed
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
