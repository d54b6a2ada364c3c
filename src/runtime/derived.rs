//! Which slots follow from the receipt and from other facts, resolved once.

use super::expr::{Facts, Slot, Value};
use super::facts::FactTable;
use super::known::{FewSlots, SlotSet, Slots};
use crate::bundle::{Channel, Derived, Weekday, numbered_day};
use crate::calendar::{ClockMinute, years_between};

/// The derived slots of a rule set.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedSlots {
    /// Those that take the date of the receipt, its time, its channel and its weekday. The first of them that is given otherwise is the one
    /// that is told.
    receipts: [Vec<Slot>; 4],
    /// All of those.
    of_receipt: FewSlots,
    /// The same where one slot takes each, and has a value of its kind from every receipt.
    usual: Option<[Slot; 4]>,
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
            channels: Channel::ALL.iter().map(|channel| text(channel.as_str())).collect(),
            weekdays: Weekday::ALL.iter().map(|day| text(day.as_str())).collect(),
            ..Self::default()
        };
        let [dates, times, channels, weekdays] = &mut derived.receipts;
        for (slot, fact) in table.iter() {
            let same = match &fact.derived {
                _ if fact.id == "channel" => &mut *channels,
                Some(Derived::ReceivedTime) => &mut *times,
                Some(Derived::ReceivedDate) => &mut *dates,
                Some(Derived::ReceivedWeekday) => &mut *weekdays,
                Some(Derived::DaysFrom { fact: base } | Derived::YearsFrom { fact: base }) => {
                    let in_years = matches!(fact.derived, Some(Derived::YearsFrom { .. }));
                    if let Some(base) = table.named(base) {
                        derived.elapsed.push(Elapsed { slot, base, in_years });
                        [slot, base].into_iter().for_each(|slot| derived.of_elapsed.add(slot));
                    }
                    continue;
                }
                _ => continue,
            };
            same.push(slot);
            derived.of_receipt.add(slot);
        }
        derived.usual = derived.usual(table.slots());
        derived
    }

    /// As [`DerivedSlots::usual`].
    fn usual(&self, slots: Slots) -> Option<[Slot; 4]> {
        let [dates, times, channels, weekdays] = &self.receipts;
        let ([date], [time], [channel], [weekday]) = (&**dates, &**times, &**channels, &**weekdays) else {
            return None;
        };
        let are_numbers = [date, time].into_iter().all(|slot| *slot < slots.numbers);
        let are_texts = [channel, weekday].into_iter().all(|slot| (slots.numbers..slots.valued).contains(slot));
        let have_values = self.channels.iter().chain(&self.weekdays).all(Option::is_some);
        (are_numbers && are_texts && have_values).then_some([*date, *time, *channel, *weekday])
    }

    /// Sets what the receipt says; false, with nothing set, where some of that is given or may be no value of its slot.
    pub(crate) fn put_receipt(&self, facts: &mut Facts, received: &Received, given: &SlotSet) -> bool {
        let Some(slots) = self.usual.filter(|_| !self.of_receipt.any_of(given)) else { return false };
        for (slot, value) in slots.into_iter().zip(self.told(received)) {
            match value {
                Some(Value::Int(number)) => facts.put_number(slot, number),
                Some(Value::Text(text)) => facts.put_number(slot, i64::from(text)),
                Some(Value::Bool(_)) | None => {}
            }
        }
        true
    }

    /// What the receipt says, by slot.
    pub(crate) fn receipt(&self, received: &Received) -> impl Iterator<Item = (Slot, Option<Value>)> {
        let told = self.receipts.iter().zip(self.told(received));
        told.flat_map(|(slots, value)| slots.iter().map(move |slot| (*slot, value)))
    }

    /// Its date, time, channel and weekday.
    fn told(&self, received: &Received) -> [Option<Value>; 4] {
        let text = |all: &[Option<Value>], place: usize| all.get(place).copied().flatten();
        [
            Some(Value::Int(received.day)),
            Some(Value::Int(received.minute)),
            text(&self.channels, received.channel as usize),
            text(&self.weekdays, received.weekday()),
        ]
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
