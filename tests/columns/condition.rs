//! A condition over columns says of each row what it says of the dossier of that row, whatever the columns' types and nulls.

use std::sync::Arc;

use arrow_array::types::{Int8Type, UInt8Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int16Array, Int32Array, Int64Array, LargeStringArray,
    RecordBatch, StringArray, UInt8Array, UInt16Array,
};
use chrono::NaiveTime;
use serde_json::{Value, json};
use thutuc::bundle::{Fact, FactType, Logic, day_number};
use thutuc::runtime::{ColumnError, FactValue, RuleSet};

use crate::runtime::random::Random;
use crate::runtime::sample;

/// A few facts of each kind, so that conditions meet them often.
fn facts(rules: &RuleSet) -> Vec<&Fact> {
    let kinds: [fn(&FactType) -> bool; 4] = [
        |kind| *kind == FactType::Bool,
        |kind| matches!(kind, FactType::Number { .. } | FactType::Money { .. }),
        |kind| matches!(kind, FactType::Date | FactType::Time),
        |kind| matches!(kind, FactType::Choice { .. }),
    ];
    kinds.iter().flat_map(|is_kind| rules.facts().filter(|fact| is_kind(&fact.kind)).take(4)).collect()
}

fn is_number(fact: &Fact) -> bool {
    !matches!(fact.kind, FactType::Bool | FactType::Choice { .. })
}

/// A number near the small end of what a fact may be, so that comparisons go both ways.
fn number(fact: &Fact, random: &mut Random) -> i64 {
    let (min, max) = match &fact.kind {
        FactType::Number { min, max } | FactType::Money { min, max } => (*min, *max),
        FactType::Time => (0, 1439),
        _ => (20_000, 20_040),
    };
    random.between(min, max.min(min + 30))
}

fn amount(facts: &[&Fact], random: &mut Random) -> Value {
    let numbers: Vec<&&Fact> = facts.iter().filter(|fact| is_number(fact)).collect();
    let fact = random.pick(&numbers).unwrap();
    match random.below(8) {
        0 => json!({"-": [{"var": fact.var}, {"var": random.pick(&numbers).unwrap().var}]}),
        1 => json!({"min": [{"var": fact.var}, 12]}),
        2 | 3 => json!(number(fact, random)),
        _ => json!({"var": fact.var}),
    }
}

fn leaf(facts: &[&Fact], random: &mut Random) -> Value {
    let fact = random.pick(facts).unwrap();
    let var = json!({"var": fact.var});
    match &fact.kind {
        FactType::Bool => var,
        FactType::Choice { values } => match random.below(3) {
            0 => json!({"===": [var, random.pick(values).unwrap()]}),
            1 => json!({"!==": [random.pick(values).unwrap(), var]}),
            _ => json!({"in": [var, values.iter().filter(|_| random.below(2) == 0).collect::<Vec<_>>()]}),
        },
        _ => match random.below(8) {
            0 => json!({"in": [var, [number(fact, random), number(fact, random), number(fact, random)]]}),
            1 => json!({"===": [var, number(fact, random)]}),
            2 => json!({"<=": [amount(facts, random), amount(facts, random)]}),
            3 => json!({"===": [amount(facts, random), amount(facts, random)]}),
            order => {
                let order = ["<", "<=", ">", ">="][(order - 4) as usize];
                let bound = json!(number(fact, random));
                if random.below(2) == 0 { json!({order: [var, bound]}) } else { json!({order: [bound, var]}) }
            }
        },
    }
}

fn condition(facts: &[&Fact], depth: u32, random: &mut Random) -> Value {
    let parts = |count: u64, random: &mut Random| -> Vec<Value> {
        (0..count).map(|_| condition(facts, depth - 1, random)).collect()
    };
    match if depth == 0 { 9 } else { random.below(8) } {
        0 | 1 => json!({"and": parts(3, random)}),
        2 | 3 => json!({"or": parts(3, random)}),
        4 => json!({"!": parts(1, random)}),
        5 => json!({"===": parts(2, random)}),
        _ => leaf(facts, random),
    }
}

fn value(fact: &Fact, random: &mut Random) -> FactValue {
    match &fact.kind {
        FactType::Bool => FactValue::Bool(random.below(2) == 0),
        FactType::Choice { values } => FactValue::Text(random.pick(values).unwrap().clone()),
        FactType::Time => {
            let minute = u32::try_from(number(fact, random)).unwrap();
            FactValue::Time(NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap())
        }
        FactType::Date => FactValue::Date(thutuc::bundle::numbered_day(number(fact, random)).unwrap()),
        _ => FactValue::Integer(number(fact, random)),
    }
}

/// A column of some type that holds the values.
fn column(fact: &Fact, values: &[Option<FactValue>], random: &mut Random) -> ArrayRef {
    if fact.kind == FactType::Bool {
        let yes = values.iter().map(|value| value.as_ref().map(|value| *value == FactValue::Bool(true)));
        return Arc::new(yes.collect::<BooleanArray>());
    }
    if let FactType::Choice { .. } = fact.kind {
        let texts = || values.iter().map(|value| value.as_ref().map(ToString::to_string));
        return match random.below(5) {
            0 => Arc::new(texts().collect::<StringArray>()),
            1 => Arc::new(texts().collect::<LargeStringArray>()),
            2 => dictionary::<UInt8Type>(texts()),
            3 => dictionary::<Int8Type>(texts()),
            _ => dictionary::<UInt16Type>(texts()),
        };
    }
    let number = |value: &FactValue| match value {
        FactValue::Integer(number) => *number,
        FactValue::Date(date) => day_number(*date),
        FactValue::Time(time) => time.signed_duration_since(NaiveTime::MIN).num_minutes(),
        FactValue::Bool(_) | FactValue::Text(_) => panic!("no number"),
    };
    let numbers: Vec<Option<i64>> = values.iter().map(|value| value.as_ref().map(number)).collect();
    let fits = |min: i64, max: i64| numbers.iter().flatten().all(|number| (min..=max).contains(number));
    match random.below(6) {
        0 if fits(0, 255) => Arc::new(numbers.iter().map(|n| n.map(|n| n as u8)).collect::<UInt8Array>()),
        1 if fits(0, 65_535) => Arc::new(numbers.iter().map(|n| n.map(|n| n as u16)).collect::<UInt16Array>()),
        2 if fits(-32_768, 32_767) => Arc::new(numbers.iter().map(|n| n.map(|n| n as i16)).collect::<Int16Array>()),
        3 => Arc::new(numbers.iter().map(|n| n.map(|n| n as i32)).collect::<Int32Array>()),
        4 => Arc::new(numbers.iter().map(|n| n.map(|n| n as i32)).collect::<Date32Array>()),
        _ => Arc::new(numbers.iter().copied().collect::<Int64Array>()),
    }
}

fn dictionary<K: arrow_array::types::ArrowDictionaryKeyType>(texts: impl Iterator<Item = Option<String>>) -> ArrayRef {
    let texts: Vec<Option<String>> = texts.collect();
    Arc::new(texts.iter().map(Option::as_deref).collect::<DictionaryArray<K>>())
}

#[test]
fn a_row_is_told_as_its_dossier_is() {
    let rules = sample::rules();
    let facts = facts(&rules);
    let mut random = Random(11);
    let mut told = [0, 0, 0];
    for round in 0..400_u32 {
        let logic = Logic(condition(&facts, round % 4, &mut random));
        let Ok(condition) = rules.condition(&logic) else { continue };
        // Columns that fill a block, some, none; columns that are part of longer ones.
        let count = [0, 1, 70, 2_050][random.below(4) as usize] + random.below(90) as usize;
        let skip = random.below(2) as usize * 67;
        let seldom = [1, 3, 1_000_000][random.below(3) as usize];
        let given: Vec<&&Fact> = facts.iter().filter(|_| random.below(12) != 0).collect();
        let mut columns: Vec<(&str, ArrayRef, Vec<Option<FactValue>>)> = Vec::new();
        for fact in &given {
            let values: Vec<Option<FactValue>> =
                (0..count + skip).map(|_| (random.below(seldom + 1) != 0).then(|| value(fact, &mut random))).collect();
            let array = column(fact, &values, &mut random).slice(skip, count);
            columns.push((&fact.id, array, values));
        }
        let batch = RecordBatch::try_from_iter(columns.iter().map(|(name, array, _)| (*name, Arc::clone(array))));
        let over = condition.over(&batch.unwrap()).unwrap();
        assert_eq!(over.len(), count);
        let mut dossier = rules.dossier();
        for row in 0..count {
            for (name, _, values) in &columns {
                let slot = rules.fact_slot(name).unwrap();
                match &values[row + skip] {
                    Some(value) => dossier.set(slot, value).unwrap(),
                    None => dossier.unset(slot),
                }
            }
            let expected = condition.holds(&dossier).unwrap();
            let own = over.is_valid(row).then(|| over.value(row));
            assert_eq!(own, expected, "row {row} of {}", logic.0);
            told[expected.map_or(2, usize::from)] += 1;
        }
    }
    assert!(told.iter().all(|count| *count > 10_000), "{told:?}");
}

#[test]
fn what_a_fact_cannot_be_is_refused_with_its_row() {
    let rules = sample::rules();
    let condition = rules.condition(&Logic(json!({"===": [{"var": "channel"}, "online"]}))).unwrap();
    let over = |name: &str, column: ArrayRef| {
        condition
            .over(&RecordBatch::try_from_iter([(name, column)]).unwrap())
            .map(|rows| rows.iter().collect::<Vec<_>>())
    };
    let texts = [Some("online"), None, Some("trực-tuyến"), Some("counter")];
    let expected = Ok(vec![Some(true), None, Some(true), Some(false)]);
    assert_eq!(over("channel", Arc::new(StringArray::from_iter(texts))), expected);
    assert_eq!(over("channel", Arc::new(texts.into_iter().collect::<DictionaryArray<UInt8Type>>())), expected);
    let bad = [Some("online"), None, Some("by bird")];
    let refused = Err(ColumnError::BadValue { fact: "channel".to_owned(), row: 2 });
    assert_eq!(over("channel", Arc::new(StringArray::from_iter(bad))), refused);
    assert_eq!(over("channel", Arc::new(bad.into_iter().collect::<DictionaryArray<Int8Type>>())), refused);
    let numbers: ArrayRef = Arc::new(UInt8Array::from(vec![1, 2]));
    assert!(matches!(over("channel", Arc::clone(&numbers)), Err(ColumnError::OtherType { .. })));
    // A column that the condition does not read is not looked at.
    assert_eq!(over("signer.present", numbers), Ok(vec![None, None]));
}
