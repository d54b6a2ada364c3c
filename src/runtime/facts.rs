//! The facts that a rule set knows, each with a slot: their names and aliases, the JsonLogic variables that read them,
//! their types, and the texts that choices may be.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::expr::Slot;
use super::known::Slots;
use super::num::Interval;
use crate::bundle::{Channel, Derived, FIRST_DATE, Fact, FactType, LAST_DATE, Weekday, day_number};

/// Every fact by slot.
#[derive(Clone, Debug, Default)]
pub(crate) struct FactTable {
    facts: Vec<Fact>,
    by_name: HashMap<String, Slot>,
    by_var: HashMap<String, Slot>,
    texts: Texts,
    pub(crate) channel: Slot,
    pub(crate) complete: Slot,
}

/// The texts that a value or an expression may name, each with a number.
#[derive(Clone, Debug, Default)]
struct Texts {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl FactTable {
    /// Builds the table from a bundle's facts, the built-in ones and those of the documents named. Of facts with the same
    /// id the bundle's own counts; the caller has checked that it agrees with the built-in one.
    ///
    /// # Errors
    /// The name or variable that two facts share.
    pub(crate) fn new(declared: &[Fact], documents: &BTreeSet<&str>) -> Result<Self, String> {
        let own: HashSet<&str> = declared.iter().map(|fact| fact.id.as_str()).collect();
        let is_own = |id: &str| own.contains(id);
        let drawn = documents.iter().filter(|name| !is_own(&format!("document.{name}.drawn")));
        let there = documents.iter().filter(|name| !is_own(&format!("document.{name}")));
        let mut facts: Vec<Fact> = Fact::built_in().into_iter().filter(|fact| !is_own(&fact.id)).collect();
        facts.extend(drawn.map(|name| Fact::document_drawn(name)));
        facts.extend(there.map(|name| Fact::document(name)));
        facts.extend(declared.iter().cloned());
        facts.sort_by(|one, other| one.id.cmp(&other.id));
        // The last one of the same name counts: a document `A.drawn` before what is drawn of a document `A`.
        facts.dedup_by(|later, earlier| {
            let same = later.id == earlier.id;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        let mut table = Self { by_name: HashMap::with_capacity(facts.len()), ..Self::default() };
        table.by_var.reserve(facts.len());
        facts.sort_by_key(kind);
        for (slot, fact) in facts.into_iter().enumerate() {
            for name in std::iter::once(&fact.id).chain(&fact.alias) {
                if table.by_name.insert(name.clone(), slot).is_some() {
                    return Err(format!("two facts are named `{name}`"));
                }
            }
            if table.by_var.insert(fact.var.clone(), slot).is_some() {
                return Err(format!("two facts have the variable `{}`", fact.var));
            }
            if let FactType::Choice { values } = &fact.kind {
                for value in values {
                    table.texts.number(value)?;
                }
            }
            table.facts.push(fact);
        }
        let slot_of = |name: &str| table.by_name.get(name).copied().ok_or_else(|| format!("no fact `{name}`"));
        (table.channel, table.complete) = (slot_of("channel")?, slot_of("documents.complete")?);
        Ok(table)
    }

    pub(crate) fn slots(&self) -> Slots {
        let before = |last: Kind| self.facts.partition_point(|fact| kind(fact) <= last);
        Slots { numbers: before(Kind::Number), valued: before(Kind::Text), all: self.facts.len() }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Slot, &Fact)> {
        self.facts.iter().enumerate()
    }

    /// The facts by name.
    pub(crate) fn sorted(&self) -> impl Iterator<Item = &Fact> {
        let facts: BTreeMap<&str, &Fact> = self.facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
        facts.into_values()
    }

    pub(crate) fn get(&self, slot: Slot) -> Option<&Fact> {
        self.facts.get(slot)
    }

    /// The slot of a fact by its canonical name or its alias.
    pub(crate) fn named(&self, name: &str) -> Option<Slot> {
        self.by_name.get(name).copied()
    }

    /// The slot that a JsonLogic variable reads.
    pub(crate) fn variable(&self, var: &str) -> Option<Slot> {
        self.by_var.get(var).copied()
    }

    /// The number of a text, if any choice may be that text.
    pub(crate) fn text(&self, text: &str) -> Option<u32> {
        self.texts.numbers.get(text).copied()
    }

    /// The text with a number.
    pub(crate) fn word(&self, number: u32) -> Option<&str> {
        self.texts.words.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// Every name that a fact may be given under, for did-you-mean.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().flat_map(|fact| std::iter::once(&fact.id).chain(&fact.alias)).map(String::as_str)
    }

    /// The canonical names of slots, sorted.
    pub(crate) fn sorted_names(&self, slots: &BTreeSet<Slot>) -> Vec<String> {
        let names: BTreeSet<&str> = slots.iter().filter_map(|slot| Some(self.get(*slot)?.id.as_str())).collect();
        names.into_iter().map(str::to_owned).collect()
    }
}

/// The kinds of slots in their order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    Text,
    YesNo,
}

fn kind(fact: &Fact) -> Kind {
    match fact.kind {
        FactType::Number { .. } | FactType::Money { .. } | FactType::Date | FactType::Time => Kind::Number,
        FactType::Choice { .. } => Kind::Text,
        FactType::Bool => Kind::YesNo,
    }
}

impl Texts {
    fn number(&mut self, text: &str) -> Result<u32, String> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = u32::try_from(self.words.len()).map_err(|_| "too many texts".to_owned())?;
        self.words.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        Ok(number)
    }
}

/// The bounds of a fact that holds a whole number, as expressions see it. Derived numbers have the bounds that follow
/// from the dates they derive from, whatever the bundle states.
pub(crate) fn bounds(fact: &Fact) -> Option<Interval> {
    let span = day_number(LAST_DATE).checked_sub(day_number(FIRST_DATE))?;
    match (&fact.derived, &fact.kind) {
        (Some(Derived::DaysFrom { .. }), _) => Some(Interval { min: span.checked_neg()?, max: span }),
        (Some(Derived::YearsFrom { .. }), _) => Some(Interval { min: -300, max: 300 }),
        (_, FactType::Number { min, max } | FactType::Money { min, max }) => Some(Interval { min: *min, max: *max }),
        (_, FactType::Date) => Some(Interval { min: day_number(FIRST_DATE), max: day_number(LAST_DATE) }),
        (_, FactType::Time) => Some(Interval { min: 0, max: 1439 }),
        (_, FactType::Bool | FactType::Choice { .. }) => None,
    }
}

/// The canonical text of a choice: built-in choices may be written in either language.
pub(crate) fn canonical_choice(fact: &Fact, text: &str) -> Option<String> {
    let FactType::Choice { values } = &fact.kind else { return None };
    let closed = match fact.id.as_str() {
        "channel" => Channel::parse(text).map(Channel::as_str),
        "received.weekday" => Weekday::parse(text).map(Weekday::as_str),
        _ => None,
    };
    let text = closed.unwrap_or(text);
    values.iter().any(|value| value == text).then(|| text.to_owned())
}
