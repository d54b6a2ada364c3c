//! One verdict, its due moments and one due moment alone, beside hand-written Rust and a JsonLogic library, in alternating rounds.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin decide` prints medians and ratios. The rule: procedure in a set of
//! 20, no verification, complete, a weekday, received by the cut-off, the signer present, the fee paid or online, and not under 14
//! online.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use bumpalo::Bump;
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use datalogic_rs::{DataValue, Engine};
use serde_json::json;
use thutuc::bundle::{Channel, Logic, SameDayClauseKind, Weekday};
use thutuc::calendar::{self, Duration, Minute, Table, Term, Unit};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{Condition, Dossier, FactValue, RuleSet, Service, Verdict};
use thutuc_benches::{Random, median};

const ROWS: usize = 1024;
const ROUNDS: usize = 41;
const PROCEDURES: usize = 20;
const CUTOFF: u16 = 15 * 60;

const MANIFEST: &str =
    "catalog: mau\ntitle: { vi: \"Danh mục mẫu\" }\nlanguage: vi\nhorizon: { from: 2025-01-01, to: 2026-12-31 }\n";

const COMMON: &str = r#"
văn bản luật "Luật" { số hiệu "60/2014/QH13"; hiệu lực từ 01/01/2016 }
lịch hành-chính "Lịch làm việc" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    nghỉ lễ 01/01 "Tết Dương lịch"
    nghỉ lễ 30/04, 01/05
    hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025 thông báo 03/12/2024
    đã thông báo đến 31/12/2027 thông báo 03/12/2024
}
chức danh chủ-tịch "Chủ tịch"
cơ quan trung-tâm "Trung tâm" { mã "07642"; cấp xã; lịch hành-chính }
dữ kiện cần-xác-minh: có/không "Phải xác minh"
dữ kiện tuổi: số 0..120 "Tuổi"
"#;

const PROCEDURE: &str = r#"
    lĩnh vực mẫu
    cấp xã
    hiệu lực từ 01/01/2025
    căn cứ điều 1 luật
    đối tượng công-dân
    cơ quan giải quyết "Ủy ban nhân dân cấp xã"
    người ký chủ-tịch
    cách thức trực-tiếp, trực-tuyến
    số lượng 1 bộ
    kết quả giấy "Giấy" 1 bản chính
    hồ sơ { tờ-khai "Tờ khai" 1 bản chính }
    lệ phí 8.000 đồng
    thời hạn trong ngày, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo
    bước ký "Ký" { do chủ-tịch; trong 10 phút; trả kết quả }
    trong ngày {
        trừ trường hợp cần-xác-minh lý do "phải xác minh"
        khi hồ-sơ.đầy-đủ lý do "chưa đầy đủ"
        khi nhận.thứ thuộc { thứ-hai, thứ-ba, thứ-tư, thứ-năm, thứ-sáu } lý do "ngày nghỉ"
        khi nhận.giờ <= 15:00 lý do "quá giờ"
        khi người-ký.có-mặt lý do "người ký vắng"
        khi phí.đã-nộp hoặc hình-thức = trực-tuyến lý do "chưa nộp phí"
        trừ trường hợp tuổi < 14 và hình-thức = trực-tuyến lý do "phải đến trực tiếp"
    }
}
"#;

/// The same for a JsonLogic library, the procedures by their numbers.
const RULE: &str = r#"{"and": [
    {"in": [{"var": "procedure"}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]]},
    {"!": [{"var": "verify"}]}, {"var": "complete"}, {"<=": [{"var": "weekday"}, 5]}, {"<=": [{"var": "minute"}, 900]},
    {"var": "signer"}, {"or": [{"var": "paid"}, {"===": [{"var": "channel"}, "online"]}]},
    {"!": [{"and": [{"<": [{"var": "age"}, 14]}, {"===": [{"var": "channel"}, "online"]}]}]}]}"#;

/// One dossier as hand-written code has it.
#[derive(Clone, Copy)]
struct Row {
    procedure: u32,
    verify: bool,
    complete: bool,
    signer: bool,
    paid: bool,
    online: bool,
    age: u8,
    minute: u16,
    weekday: u8,
    received: NaiveDateTime,
}

impl Row {
    fn channel(&self) -> Channel {
        if self.online { Channel::Online } else { Channel::Counter }
    }

    fn is_eligible(&self, set: u64) -> bool {
        set >> self.procedure & 1 == 1
            && !self.verify
            && self.complete
            && self.weekday <= 5
            && self.minute <= CUTOFF
            && self.signer
            && (self.paid || self.online)
            && !(self.age < 14 && self.online)
    }
}

fn main() {
    let rules = rules();
    let rows = rows();
    let services: Vec<Service<'_>> =
        (0..PROCEDURES).map(|number| rules.service(&code(number), "trung-tâm").expect("a service")).collect();
    let mut dossiers: Vec<Dossier<'_>> = rows.iter().map(|row| dossier(&rules, row)).collect();
    let conditions: Vec<Condition<'_>> = (0..PROCEDURES).map(|number| condition(&rules, number)).collect();
    let told: Vec<Dossier<'_>> = rows.iter().map(|row| received(dossier(&rules, row), &rules, row)).collect();
    for (row, dossier) in rows.iter().zip(&told) {
        let holds = conditions[row.procedure as usize].holds(dossier);
        assert_eq!(holds, Ok(Some(row.is_eligible(u64::MAX))), "hand-written code and the condition agree");
    }
    let arena = Bump::new();
    let data: Vec<&DataValue<'_>> = rows.iter().map(|row| &*arena.alloc(in_json(row, &arena))).collect();
    let engine = Engine::new();
    let logic = engine.compile(RULE).expect("a rule");
    let mut session = engine.session();
    let set = black_box((1_u64 << PROCEDURES) - 1);

    let floor = |row: &Row| row.is_eligible(set);
    let mut own = 0;
    for (row, dossier) in rows.iter().zip(&mut dossiers) {
        let service = &services[row.procedure as usize];
        let verdict = service.verdict(dossier, row.received, row.channel()).expect("a verdict");
        assert_eq!(verdict == Verdict::Eligible, floor(row), "hand-written code and the rules agree");
        own += usize::from(verdict == Verdict::Eligible);
    }
    for (row, data) in rows.iter().zip(&data) {
        let theirs = session.eval_borrowed(&logic, *data).expect("a value").as_bool();
        assert_eq!(theirs, Some(floor(row)), "the library and the rules agree");
    }
    session.reset();
    println!("{own} of {ROWS} dossiers are eligible");

    let table = rules.calendar("hành-chính").expect("a calendar").clone();
    let tables = Prefix::of(&table);
    let starts: Vec<Minute> = rows.iter().map(|row| table.minute(row.received).expect("in the table")).collect();
    let limit = calendar::Limit {
        term: Term::Within(Duration::new(5, Unit::WorkingDays)),
        cutoff: Some(CUTOFF),
        extensions: &[],
        paused: &[],
    };
    for (start, row) in starts.iter().zip(&rows) {
        let due = calendar::due_minute(&table, *start, &limit).expect("a moment");
        let expected = tables.due(start.day(), start.of_day(), 5);
        assert_eq!((due.at.day(), due.at.of_day()), expected, "{}", row.received);
    }

    let mut took: [Vec<f64>; 7] = Default::default();
    for _ in 0..ROUNDS {
        let [hand, rule, verdict, answer, library, prefix, due] = &mut took;
        hand.push(each(|place| floor(&rows[place])));
        rule.push(each(|place| conditions[rows[place].procedure as usize].holds(&told[place]).ok().flatten()));
        verdict.push(each(|place| {
            let row = &rows[place];
            services[row.procedure as usize].verdict(&mut dossiers[place], row.received, row.channel())
        }));
        answer.push(each(|place| {
            let row = &rows[place];
            services[row.procedure as usize].answer(&mut dossiers[place], row.received, row.channel())
        }));
        library.push(each(|place| {
            let value = session.eval_borrowed(&logic, data[place]).expect("a value").as_bool();
            session.reset();
            value
        }));
        prefix.push(each(|place| tables.due(starts[place].day(), starts[place].of_day(), black_box(5))));
        due.push(each(|place| calendar::due_minute(&table, starts[place], black_box(&limit)).map(|due| due.at)));
    }
    let [hand, rule, verdict, answer, library, prefix, due] = took.map(median);
    println!("the rule alone, facts in slots");
    println!("  hand-written Rust          {hand:>8.1} ns");
    println!("  Condition::holds           {rule:>8.1} ns  {:.1} times hand-written", rule / hand);
    println!("  datalogic-rs 5.4           {library:>8.1} ns  {:.1} times Condition::holds", library / rule);
    println!("version, derived facts, counting start, limit, verdict");
    println!("  Service::verdict           {verdict:>8.1} ns  {:.1} times hand-written rule", verdict / hand);
    println!("verdict and due moments");
    println!("  Service::answer            {answer:>8.1} ns  {:.2} times Service::verdict", answer / verdict);
    println!("due moment with a cut-off, five working days");
    println!("  hand-written prefix tables {prefix:>8.1} ns");
    println!("  due_minute                 {due:>8.1} ns  {:.1} times prefix tables", due / prefix);
}

/// Nanoseconds for each row, in one pass over all of them.
fn each<T>(mut one: impl FnMut(usize) -> T) -> f64 {
    const PASSES: usize = 40;
    let began = Instant::now();
    for _ in 0..PASSES {
        for place in 0..ROWS {
            black_box(one(black_box(place)));
        }
    }
    began.elapsed().as_secs_f64() * 1e9 / (ROWS * PASSES) as f64
}

fn code(number: usize) -> String {
    format!("1.{number:06}")
}

fn rules() -> RuleSet {
    let mut text = COMMON.to_owned();
    for number in 0..PROCEDURES {
        write!(text, "thủ tục {} \"Thủ tục {number}\" {{{PROCEDURE}", code(number)).expect("a text");
    }
    let file = Input { path: "a.tt".to_owned(), bytes: text.into_bytes() };
    let compiled = compile(MANIFEST.as_bytes(), vec![file], Options::default());
    let bundle = compiled.bundle.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    RuleSet::from_bundle(bundle).expect("a bundle")
}

fn rows() -> Vec<Row> {
    let mut random = Random(7);
    let mut below = |bound: u64| random.below(bound);
    let first = NaiveDate::from_ymd_opt(2025, 1, 2).expect("a date").and_hms_opt(0, 0, 0).expect("a time");
    let mut rows = Vec::new();
    while rows.len() < ROWS {
        let received = first + TimeDelta::days(i64::try_from(below(600)).expect("small"));
        // While the desk is open, so that hand-written code needs no calendar for the verdict.
        let received = received + TimeDelta::minutes(i64::try_from(below(240)).expect("small") + 13 * 60 + 30);
        let date = received.date();
        let is_off = (date.month(), date.day()) == (1, 1)
            || matches!((date.month(), date.day()), (4, 30) | (5, 1))
            || date == NaiveDate::from_ymd_opt(2025, 5, 2).expect("a date");
        let closes = received.hour() * 60 + received.minute() >= 17 * 60;
        if is_off || closes || date.weekday().number_from_monday() > 5 {
            continue;
        }
        rows.push(Row {
            procedure: u32::try_from(below(PROCEDURES as u64)).expect("small"),
            verify: below(5) == 0,
            complete: below(10) != 0,
            signer: below(10) != 0,
            paid: below(2) == 0,
            online: below(2) == 0,
            age: u8::try_from(below(60)).expect("small"),
            minute: u16::try_from(received.hour() * 60 + received.minute()).expect("small"),
            weekday: u8::try_from(date.weekday().number_from_monday()).expect("small"),
            received,
        });
    }
    rows
}

fn dossier<'r>(rules: &'r RuleSet, row: &Row) -> Dossier<'r> {
    let mut dossier = rules.dossier();
    let facts = [
        ("cần-xác-minh", FactValue::Bool(row.verify)),
        ("documents.complete", FactValue::Bool(row.complete)),
        ("signer.present", FactValue::Bool(row.signer)),
        ("fee.paid", FactValue::Bool(row.paid)),
        ("tuổi", FactValue::Integer(i64::from(row.age))),
    ];
    for (name, value) in facts {
        let slot = rules.fact_slot(name).expect("a fact");
        dossier.set(slot, &value).expect("a value");
    }
    dossier
}

/// The clauses of a procedure as one condition.
fn condition(rules: &RuleSet, number: usize) -> Condition<'_> {
    let version = &rules.procedure(&code(number)).expect("a procedure").versions[0];
    let clauses = version.same_day.as_ref().map(|block| block.clauses.as_slice()).unwrap_or_default();
    let all: Vec<_> = clauses
        .iter()
        .map(|clause| match clause.kind {
            SameDayClauseKind::When => clause.condition.0.clone(),
            SameDayClauseKind::Unless => json!({ "!": [clause.condition.0] }),
        })
        .collect();
    rules.condition(&Logic(json!({ "and": all }))).expect("a condition")
}

/// A dossier that is told its receipt.
fn received<'r>(mut dossier: Dossier<'r>, rules: &'r RuleSet, row: &Row) -> Dossier<'r> {
    let slot = |name: &str| rules.fact_slot(name).expect("a fact");
    dossier.set(slot("received.time"), &FactValue::Time(row.received.time())).expect("a time");
    let weekday = Weekday::from(row.received.weekday());
    dossier.set_choice(rules.choice(slot("received.weekday"), weekday.as_str()).expect("a weekday"));
    dossier.set_choice(rules.choice(slot("channel"), row.channel().as_str()).expect("a channel"));
    dossier
}

fn in_json<'a>(row: &Row, arena: &'a Bump) -> DataValue<'a> {
    let Row { procedure, verify, complete, signer, paid, age, minute, weekday, .. } = row;
    let channel = if row.online { "online" } else { "counter" };
    let text = format!(
        r#"{{"procedure": {procedure}, "verify": {verify}, "complete": {complete}, "signer": {signer}, "paid": {paid},
            "channel": "{channel}", "age": {age}, "minute": {minute}, "weekday": {weekday}}}"#
    );
    DataValue::from_str(arena.alloc_str(&text), arena).expect("JSON")
}

/// What hand-written code needs of a calendar whose days all close at 17:00.
struct Prefix {
    open_before: Vec<u32>,
    open_days: Vec<u32>,
}

impl Prefix {
    fn of(table: &Table) -> Self {
        let (mut open_before, mut open_days) = (vec![0], Vec::new());
        for (place, date) in (0_u32..).zip(table.first_day().iter_days().take_while(|date| *date <= table.last_day())) {
            if table.is_working_day(date) == Ok(true) {
                open_days.push(place);
            }
            open_before.push(u32::try_from(open_days.len()).expect("small"));
        }
        Self { open_before, open_days }
    }

    /// The day and minute at which so many working days end, counted from the next one where the cut-off has passed.
    fn due(&self, day: u32, minute: u16, count: u32) -> (u32, u16) {
        let late = u32::from(minute > CUTOFF);
        (self.open_days[(self.open_before[day as usize + 1] + count + late - 1) as usize], 17 * 60)
    }
}
