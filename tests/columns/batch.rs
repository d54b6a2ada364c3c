//! `decide_batch`: the same as each row by itself, for columns of every type and batches of every size; columns that are refused.

use std::sync::Arc;

use arrow_array::*;
use proptest::prelude::*;
use thutuc::bundle::Language;
use thutuc::runtime::{BatchError, RuleSet};

use crate::catalog::RULES;
use crate::rows::{Kinds, one_by_one, random};
use crate::runtime::random::Random;
use crate::runtime::sample;
use crate::types::{batch, told};

fn agree(rules: &RuleSet, seed: u64, count: usize, kinds: Kinds) {
    let mut numbers = Random(seed);
    let mut rows = random(rules, count, kinds, &mut numbers);
    let columns = batch(rules, &mut rows, &mut numbers);
    let answers = rules.decide_batch(&columns, Language::En).unwrap();
    let (found, expected) = (told(&answers), one_by_one(rules, &rows));
    assert_eq!(found.len(), expected.len());
    for ((cells, expected), found) in rows.cells.iter().zip(&expected).zip(&found) {
        assert_eq!(expected, found, "{:?} {cells:?}", columns.schema());
    }
    for (at, name) in ["procedure", "office", "received", "channel"].iter().enumerate() {
        assert_eq!(answers.column(at), columns.column_by_name(name).unwrap());
    }
    // Any part of a batch says the same as that part of the whole.
    let start = numbers.below(count as u64) as usize;
    let length = numbers.below((count - start) as u64 + 1) as usize;
    let part = rules.decide_batch(&columns.slice(start, length), Language::En).unwrap();
    assert_eq!(told(&part), found[start..start + length]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_of_any_types_are_decided_as_each_row_by_itself(
        seed in any::<u64>(), count in 1_usize..60, odd_columns in any::<bool>(), odd_texts in any::<bool>(),
    ) {
        let kinds = Kinds { odd_columns, odd_texts };
        agree(&RULES, seed, count, kinds);
        agree(&sample::rules(), seed, count, kinds);
    }
}

#[test]
fn rows_of_many_chunks_come_out_in_order() {
    agree(&sample::rules(), 3, 10_000, Kinds { odd_columns: false, odd_texts: false });
}

fn with(more: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let text = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    let mut columns = vec![
        ("procedure", text("1.001193")),
        ("office", text("yên-định")),
        ("received", text("2025-10-03T14:00")),
        ("channel", text("online")),
    ];
    for (name, array) in more {
        match columns.iter_mut().find(|(other, _)| *other == name) {
            Some(column) => column.1 = array,
            None => columns.push((name, array)),
        }
    }
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

fn error(more: Vec<(&str, ArrayRef)>) -> String {
    told(&sample::rules().decide_batch(&with(more), Language::En).unwrap()).remove(0).error
}

#[test]
fn a_value_of_another_type_is_the_error_of_its_row() {
    assert_eq!(error(vec![]), "");
    assert_eq!(error(vec![("fee.paid", Arc::new(NullArray::new(1)))]), "");
    let numbers = |number| Arc::new(UInt64Array::from(vec![number]));
    assert!(error(vec![("fee.paid", numbers(1))]).starts_with("bad_fact_value: `1` is no value of `fee.paid`"));
    assert!(error(vec![("fee.paid", numbers(u64::MAX))]).starts_with("bad_fact_value: `18446744073709551615`"));
    let days = Arc::new(Date32Array::from(vec![i32::MAX]));
    assert!(error(vec![("fee.paid", days)]).starts_with("bad_fact_value: "));
    let beyond = Arc::new(TimestampSecondArray::from(vec![i64::MAX]));
    assert!(error(vec![("received", beyond)]).starts_with("bad_moment: "));
    assert!(error(vec![("lạ", numbers(1))]).starts_with("undeclared_fact: "));
    let nothing = Arc::new(DictionaryArray::<types::Int8Type>::from_iter([None::<&str>]));
    assert!(error(vec![("office", nothing)]).starts_with("bad_row: this row lacks `office`"));
}

#[test]
fn columns_that_no_row_can_be_read_from_are_refused() {
    let refused = |rows: &RecordBatch| sample::rules().decide_batch(rows, Language::En).unwrap_err();
    let is_other = |name: &str, array: ArrayRef| {
        let error = refused(&with(vec![(name, array)]));
        assert!(matches!(&error, BatchError::OtherType { column, .. } if column == name), "{error}");
    };
    is_other("fee.paid", Arc::new(Float64Array::from(vec![1.0])));
    is_other("fee.paid", Arc::new(BinaryArray::from(vec![b"true".as_slice()])));
    is_other("received", Arc::new(TimestampSecondArray::from(vec![0]).with_timezone("+07:00")));
    is_other("received", Arc::new(Date32Array::from(vec![0])));
    is_other("procedure", Arc::new(Int64Array::from(vec![1])));
    let lacking = with(vec![]).project(&[0, 1, 2]).unwrap();
    assert_eq!(refused(&lacking), BatchError::Lacks { column: "channel" });
    let twice = with(vec![]).project(&[0, 1, 2, 3, 1]).unwrap();
    assert_eq!(refused(&twice), BatchError::Twice { column: "office".to_owned() });
    let empty = sample::rules().decide_batch(&with(vec![]).slice(0, 0), Language::En).unwrap();
    assert_eq!((empty.num_rows(), empty.num_columns()), (0, 10));
}
