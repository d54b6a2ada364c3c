//! One rule over columns of random dossiers, and the ends of five working days: a line of JSON for each, in nanoseconds a row, as
//! `benches/peers` prints them for other engines. The rule is that of `decide`; hand-written Rust stands beside.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin columns [ROWS]`

use std::collections::HashSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::UInt8Type;
use arrow_array::{ArrayRef, BooleanArray, RecordBatch, StringArray, UInt8Array, UInt16Array};
use chrono::NaiveDate;
use serde_json::json;
use thutuc::bundle::Logic;
use thutuc::calendar::{Duration, Limit, Minute, Table, Unit, due_minute};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{Condition, RuleSet};
use thutuc_benches::{Random, median};

const PROCEDURES: usize = 60;
const ROUNDS: usize = 7;

const MANIFEST: &str =
    "catalog: mau\ntitle: { vi: \"Danh mục mẫu\" }\nlanguage: vi\nhorizon: { from: 2025-01-01, to: 2026-12-31 }\n";

const FACTS: &str = r#"
lịch hành-chính "Lịch làm việc" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    nghỉ lễ 01/01 "Tết Dương lịch"
    nghỉ lễ 30/04, 01/05
    hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025
    hoán đổi nghỉ 02/01/2026 làm bù 10/01/2026
    đã thông báo đến 31/12/2027 thông báo 03/12/2024
}
dữ kiện cần-xác-minh: có/không "Phải xác minh"
dữ kiện tuổi: số 0..120 "Tuổi"
dữ kiện ngày-nộp: số 1..7 "Thứ"
dữ kiện phút-nộp: số 0..1439 "Phút"
dữ kiện qua-mạng: có/không "Qua mạng"
"#;

/// Random dossiers, a list a fact.
struct Rows {
    procedure: Vec<u8>,
    verify: Vec<bool>,
    complete: Vec<bool>,
    weekday: Vec<u8>,
    minute: Vec<u16>,
    signer: Vec<bool>,
    paid: Vec<bool>,
    online: Vec<bool>,
    age: Vec<u8>,
}

fn main() {
    let count = std::env::args().nth(1).map_or(4_000_000, |count| count.parse().expect("a number of rows"));
    let rules = rules();
    let rows = Rows::random(count);
    let set: Vec<usize> = (0..PROCEDURES).filter(|number| number * 7 % 3 == 0).collect();
    let [coded, texts] = [json!({"var": "qua-mạng"}), json!({"===": [{"var": "channel"}, "online"]})]
        .map(|online| condition(&rules, &set, &online));
    let (coded_batch, text_batch) = (rows.coded(), rows.texts());
    let chosen = set.iter().fold(0_u64, |chosen, number| chosen | 1 << number);
    let expected = rows.count(chosen);
    let names: HashSet<String> = set.iter().map(|number| code(*number)).collect();

    let table = rules.calendar("hành-chính").expect("a calendar");
    let starts = starts(table, count);
    let limit = Limit { cutoff: Some(15 * 60), ..Limit::from(Duration::new(5, Unit::WorkingDays)) };
    let mut ends = Vec::with_capacity(count);

    let mut took: [Vec<f64>; 5] = Default::default();
    for _ in 0..ROUNDS {
        let [floor, own, text_floor, text, due] = &mut took;
        floor.push(each(count, || assert_eq!(rows.count(black_box(chosen)), expected)));
        own.push(each(count, || {
            assert_eq!(coded.over(black_box(&coded_batch)).expect("columns").true_count(), expected);
        }));
        text_floor.push(each(count, || assert_eq!(rows.count_texts(black_box(&text_batch), &names), expected)));
        text.push(each(count, || {
            assert_eq!(texts.over(black_box(&text_batch)).expect("columns").true_count(), expected);
        }));
        due.push(each(count, || {
            ends.clear();
            ends.extend(
                black_box(&starts).iter().map(|start| due_minute(table, *start, &limit).expect("in the table").at),
            );
            black_box(&ends);
        }));
    }
    // For the peers to be held against: which day each ends on, counted from the first one.
    let days: u64 = ends.iter().map(|end| u64::from(end.day()) - u64::from(first_day(table).day())).sum();
    let [floor, own, text_floor, text, due] = took.map(median);
    let version = env!("CARGO_PKG_VERSION");
    for (what, who, nanoseconds) in [
        ("bulk coded", "hand-written Rust", floor),
        ("bulk coded", "thutuc", own),
        ("bulk texts", "hand-written Rust", text_floor),
        ("bulk texts", "thutuc", text),
        ("due moment", "thutuc", due),
    ] {
        let days = (what == "due moment").then_some(days);
        println!("{}", json!({"what": what, "who": who, "version": version, "ns": nanoseconds, "days": days}));
    }
}

fn first_day(table: &Table) -> Minute {
    let first = NaiveDate::from_ymd_opt(2025, 1, 2).and_then(|date| date.and_hms_opt(9, 0, 0)).expect("a moment");
    table.minute(first).expect("in the table")
}

/// From half past seven to five on the 600 days from 2 January 2025, scattered as the peers scatter them.
fn starts(table: &Table, count: usize) -> Vec<Minute> {
    let first = first_day(table).day();
    let scattered = |row: u64| (row * 2_654_435_761 >> 16) as u32;
    let start = |row| Minute::new(first + scattered(row) % 600, (450 + scattered(row) / 600 % 570) as u16);
    (0..count as u64).map(|row| start(row).expect("a moment")).collect()
}

impl Rows {
    fn random(count: usize) -> Self {
        let mut random = Random(7);
        let mut below = |bound: u64| random.below(bound);
        let mut list = |bound: u64| -> Vec<u64> { (0..count).map(|_| below(bound)).collect() };
        let yes = |list: Vec<u64>| list.into_iter().map(|value| value != 0).collect();
        let small = |list: Vec<u64>| list.into_iter().map(|value| value as u8).collect::<Vec<u8>>();
        Self {
            procedure: small(list(PROCEDURES as u64)),
            verify: list(5).into_iter().map(|value| value == 0).collect(),
            complete: yes(list(10)),
            weekday: list(7).into_iter().map(|value| value as u8 + 1).collect(),
            minute: list(1440).into_iter().map(|value| value as u16).collect(),
            signer: yes(list(10)),
            paid: yes(list(2)),
            online: yes(list(2)),
            age: small(list(120)),
        }
    }

    /// How many are eligible, as one writes it by hand.
    fn count(&self, chosen: u64) -> usize {
        (0..self.age.len())
            .filter(|row| {
                let row = *row;
                (chosen >> self.procedure[row] & 1 == 1)
                    & !self.verify[row]
                    & self.complete[row]
                    & (self.weekday[row] <= 5)
                    & (self.minute[row] <= 900)
                    & self.signer[row]
                    & (self.paid[row] | self.online[row])
                    & !((self.age[row] < 14) & self.online[row])
            })
            .count()
    }

    /// The same where procedures and channels are texts.
    fn count_texts(&self, batch: &RecordBatch, names: &HashSet<String>) -> usize {
        let text = |name: &str| {
            let column = batch.column_by_name(name).expect("a column");
            column.as_any().downcast_ref::<StringArray>().expect("texts")
        };
        let (procedures, channels) = (text("thủ-tục"), text("channel"));
        (0..self.age.len())
            .filter(|row| {
                let row = *row;
                let online = channels.value(row) == "online";
                !self.verify[row]
                    && self.complete[row]
                    && self.weekday[row] <= 5
                    && self.minute[row] <= 900
                    && self.signer[row]
                    && (self.paid[row] || online)
                    && !(self.age[row] < 14 && online)
                    && names.contains(procedures.value(row))
            })
            .count()
    }

    fn common(&self) -> Vec<(&'static str, ArrayRef)> {
        vec![
            ("cần-xác-minh", Arc::new(BooleanArray::from(self.verify.clone()))),
            ("documents.complete", Arc::new(BooleanArray::from(self.complete.clone()))),
            ("ngày-nộp", Arc::new(UInt8Array::from(self.weekday.clone()))),
            ("phút-nộp", Arc::new(UInt16Array::from(self.minute.clone()))),
            ("signer.present", Arc::new(BooleanArray::from(self.signer.clone()))),
            ("fee.paid", Arc::new(BooleanArray::from(self.paid.clone()))),
            ("tuổi", Arc::new(UInt8Array::from(self.age.clone()))),
        ]
    }

    fn coded(&self) -> RecordBatch {
        let mut procedures = StringDictionaryBuilder::<UInt8Type>::new();
        (0..PROCEDURES).for_each(|number| {
            procedures.append(code(number)).expect("few");
        });
        let dictionary = procedures.finish();
        let keys = UInt8Array::from(self.procedure.clone());
        let procedures = arrow_array::DictionaryArray::new(keys, Arc::clone(dictionary.values()));
        let mut columns = self.common();
        columns.push(("thủ-tục", Arc::new(procedures)));
        columns.push(("qua-mạng", Arc::new(BooleanArray::from(self.online.clone()))));
        RecordBatch::try_from_iter(columns).expect("columns of one length")
    }

    fn texts(&self) -> RecordBatch {
        let codes: Vec<String> = (0..PROCEDURES).map(code).collect();
        let procedures = self.procedure.iter().map(|number| codes[usize::from(*number)].as_str());
        let channels = self.online.iter().map(|online| if *online { "online" } else { "counter" });
        let mut columns = self.common();
        columns.push(("thủ-tục", Arc::new(StringArray::from_iter_values(procedures))));
        columns.push(("channel", Arc::new(StringArray::from_iter_values(channels))));
        RecordBatch::try_from_iter(columns).expect("columns of one length")
    }
}

/// Nanoseconds a row of one pass.
fn each(count: usize, pass: impl FnOnce()) -> f64 {
    let began = Instant::now();
    pass();
    began.elapsed().as_secs_f64() * 1e9 / count as f64
}

fn code(number: usize) -> String {
    format!("m{:07}", 1_004_222 + number * 7919 % 90_000)
}

fn rules() -> RuleSet {
    let mut text = FACTS.to_owned();
    let codes: Vec<String> = (0..PROCEDURES).map(code).collect();
    write!(text, "dữ kiện thủ-tục: một trong {{ {} }} \"Thủ tục\"\n", codes.join(", ")).expect("a text");
    let file = Input { path: "a.tt".to_owned(), bytes: text.into_bytes() };
    let compiled = compile(MANIFEST.as_bytes(), vec![file], Options::default());
    let bundle = compiled.bundle.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    RuleSet::from_bundle(bundle).expect("a bundle")
}

fn condition<'r>(rules: &'r RuleSet, set: &[usize], online: &serde_json::Value) -> Condition<'r> {
    let var = |name: &str| json!({"var": rules.facts().find(|fact| fact.id == name).expect("a fact").var});
    let codes: Vec<String> = set.iter().map(|number| code(*number)).collect();
    let logic = json!({"and": [
        {"in": [var("thủ-tục"), codes]}, {"!": [var("cần-xác-minh")]}, var("documents.complete"),
        {"<=": [var("ngày-nộp"), 5]}, {"<=": [var("phút-nộp"), 900]}, var("signer.present"),
        {"or": [var("fee.paid"), online]}, {"!": [{"and": [{"<": [var("tuổi"), 14]}, online]}]}
    ]});
    rules.condition(&Logic(logic)).expect("a condition")
}
