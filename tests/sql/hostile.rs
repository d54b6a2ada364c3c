//! A small catalog in which everything that a rule can be is hard: no legal figures, all of it made up.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use thutuc::bundle::{self, Bundle};

pub(crate) fn bundle() -> Bundle {
    bundle::seal(serde_json::from_value(catalog()).unwrap()).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A calendar of pattern characters by weekday, with days that have another one.
fn calendar(id: &str, patterns: Value, week: [char; 7], days: &[(&str, char, u32)]) -> Value {
    let first = date("2024-12-20");
    let (mut table, mut desks) = (String::new(), String::new());
    for day in first.iter_days().take_while(|day| *day <= date("2031-01-31")) {
        let weekday = day.weekday().number_from_monday();
        let special = days.iter().find(|(other, ..)| date(other) == day);
        let (pattern, desk) =
            special.map_or((week[weekday as usize - 1], weekday), |(_, pattern, desk)| (*pattern, *desk));
        table.push(pattern);
        desks.push(char::from_digit(desk, 10).unwrap());
    }
    json!({
        "id": id, "title": {"vi": id}, "source": "lich.tt:1", "first_day": "2024-12-20", "days": table, "desks": desks,
        "patterns": patterns, "announced_to": "2025-12-31", "uncertain": ["2025-11-24"], "patches": [],
    })
}

fn calendars() -> Value {
    // Holidays (0, desk 0), a Saturday worked for a Friday, days that only the calendar closes, single minutes.
    let days = [
        ("2025-01-01", '0', 0),
        ("2025-01-27", '0', 0),
        ("2025-01-28", '0', 0),
        ("2025-01-29", '0', 0),
        ("2025-01-30", '0', 0),
        ("2025-01-31", '0', 0),
        ("2025-04-26", '1', 5),
        ("2025-04-30", '0', 0),
        ("2025-05-01", '0', 0),
        ("2025-05-02", '0', 0),
        ("2025-09-02", '0', 0),
        ("2025-09-15", '0', 1),
        ("2025-09-16", '3', 2),
        ("2025-09-17", '3', 3),
        ("2025-09-18", '3', 4),
        ("2025-11-24", '0', 0),
        ("2026-01-01", '0', 0),
        ("2026-02-16", '0', 0),
        ("2026-02-17", '0', 0),
        ("2026-02-18", '0', 0),
        ("2026-02-19", '0', 0),
        ("2026-02-20", '0', 0),
        ("2026-04-30", '0', 0),
        ("2026-05-01", '0', 0),
        ("2027-01-01", '0', 0),
    ];
    let hours = json!([[450, 690], [810, 1020]]);
    sorted(vec![
        calendar(
            "chính",
            json!({"0": [], "1": hours, "2": [[450, 690]], "3": [[600, 601]]}),
            ['1', '1', '1', '1', '1', '0', '0'],
            &days,
        ),
        calendar(
            "suốt",
            json!({"0": [], "a": [[0, 1440]], "b": [[0, 480], [480, 720], [1200, 1440]]}),
            ['a', 'b', 'a', 'b', 'a', 'b', '0'],
            &days.map(|(day, pattern, desk)| (day, if pattern == '0' { '0' } else { 'b' }, desk)),
        ),
    ])
}

fn office(id: &str, level: &str, calendar: &str, desk: Value, members: Value) -> Value {
    let mut office = json!({
        "id": id, "title": {"vi": id}, "code": "01", "level": level, "calendar": calendar, "desk": desk, "from": null, "to": null,
        "source": "co-quan.tt:1", "closed": [],
    });
    office.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    office
}

fn offices() -> Value {
    let open = json!([[450, 690], [810, 1020]]);
    let morning = json!([[480, 690]]);
    let week = json!([open, open, open, open, open, [], []]);
    let reason = json!({"vi": "bão"});
    sorted(vec![
        office("bộ", "ministry", "chính", week.clone(), json!({})),
        office("khác", "other", "chính", week.clone(), json!({"from": "2025-03-01", "to": "2026-03-01"})),
        office(
            "tỉnh",
            "province",
            "suốt",
            json!([[[0, 1440]], [[0, 1440]], [[0, 1440]], [[600, 660], [700, 701]], [], [[0, 1440]], []]),
            json!({}),
        ),
        office(
            "xã-một",
            "commune",
            "chính",
            week.clone(),
            json!({"closed": [{"date": "2025-10-01", "reason": reason}, {"date": "2025-10-03", "reason": reason}]}),
        ),
        office("xã-hai", "commune", "chính", json!([open, open, morning, open, open, morning, []]), json!({})),
        office(
            "đêm",
            "commune",
            "suốt",
            json!([[[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]]]),
            json!({}),
        ),
    ])
}

/// Items in the order of their names.
fn sorted(mut items: Vec<Value>) -> Value {
    items.sort_by_key(|item| item["id"].as_str().unwrap().to_owned());
    Value::Array(items)
}

fn var(name: &str) -> Value {
    json!({"var": name})
}

fn limit(count: u32, unit: &str) -> Value {
    json!({"kind": "duration", "count": count, "unit": unit})
}

fn same_day() -> Value {
    json!({"kind": "same_day"})
}

fn row(kind: &str, limit: Value, when: Value, members: Value) -> Value {
    let rule = format!("{limit}");
    let mut row =
        json!({"kind": kind, "limit": limit, "rule": rule, "statutory": null, "when": when, "source": "thu-tuc.tt:9"});
    row.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    row
}

fn base(limit: Value) -> Value {
    row("base", limit, Value::Null, json!({}))
}

fn base_when(limit: Value, when: Value) -> Value {
    row("base", limit, when, json!({}))
}

fn extension(count: u32, unit: &str, when: Value) -> Value {
    row("extension", limit(count, unit), when, json!({}))
}

fn cutoff(limit: Value, after: u32) -> Value {
    row("base", limit, Value::Null, json!({"cutoff": {"after": after}}))
}

fn simplified(own: Value, law: Value, members: Value) -> Value {
    let mut terms = json!({"limit": law, "rule": "luật"});
    terms.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let mut row = base(own);
    row.as_object_mut().unwrap().insert("statutory".to_owned(), terms);
    row
}

fn fee(id: &str, amount: Value, when: Value) -> Value {
    json!({"id": id, "amount": amount, "rule": id, "when": when, "source": "thu-tuc.tt:20"})
}

fn clause(kind: &str, condition: Value) -> Value {
    json!({"kind": kind, "rule": "khi", "condition": condition, "reason": {"vi": "lý do"}, "source": "thu-tuc.tt:30"})
}

fn block(clauses: &[Value]) -> Value {
    json!({"source": "thu-tuc.tt:29", "clauses": clauses})
}

fn document(id: &str) -> Value {
    json!({"id": id, "title": {"vi": id}, "group": null, "form": null, "when": null, "source": "thu-tuc.tt:5",
           "quantity": {"originals": 1, "copies": 0, "certified": 0, "electronic": 0}})
}

fn version(members: Value) -> Value {
    let channel = |name: &str| json!({"channel": name, "mode": null});
    let mut version = json!({
        "from": "2025-01-01", "to": null, "illustrative": false, "name": {"vi": "Thủ tục"}, "level": "commune",
        "levels": ["commune", "province"], "field": "một", "agency": {"vi": "Ủy ban"}, "signer": null, "applicants": ["citizen"],
        "sets": 1, "published_by": null, "results": [], "channels": [channel("counter"), channel("online")], "documents": [],
        "document_groups": [], "documents_complete": true, "fees": [], "deadlines": [base(limit(3, "working_days"))],
        "reappointment": null, "supplement": null, "steps": [], "stages": [], "requirements": [], "same_day": null,
        "source": "thu-tuc.tt:1",
    });
    version.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    version
}

fn later(count: u32, unit: &str, when: Value) -> Value {
    json!({"within": {"count": count, "unit": unit}, "when": when, "rule": "hẹn lại", "source": "thu-tuc.tt:12"})
}

fn supplement(clock: &str) -> Value {
    json!({"notice": null, "resubmit": null, "clock": clock, "source": "thu-tuc.tt:13"})
}

/// One version a member, in the order of the codes.
fn versions() -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    let mut one = |members: Value| all.push(vec![version(members)]);
    // Every unit, with both clocks.
    for unit in
        ["minutes", "hours", "working_minutes", "working_hours", "working_days", "days", "weeks", "months", "years"]
    {
        let count = if unit.ends_with("minutes") { 700 } else { 1 };
        one(
            json!({"deadlines": [base(limit(count, unit))], "supplement": supplement("restarts"), "same_day": block(&[])}),
        );
        one(
            json!({"deadlines": [base(limit(count + 2, unit))], "supplement": supplement("pauses"), "reappointment": later(count, unit, Value::Null)}),
        );
    }
    for unit in
        ["minutes", "hours", "working_minutes", "working_hours", "working_days", "days", "weeks", "months", "years"]
    {
        one(json!({"deadlines": [base(limit(0, unit))], "supplement": supplement("pauses"), "same_day": block(&[])}));
    }
    // Same-day, with cut-offs.
    one(json!({"deadlines": [base(same_day())], "same_day": block(&[clause("when", var("documents.complete"))]),
        "documents": [document("A"), document("B")], "supplement": supplement("pauses"),
        "documents_complete": {"and": [var("document.A"), {"or": [var("document.B"), {"!": [{"===": [var("channel"), "counter"]}]}, var("document_drawn.B")]}]}}));
    one(
        json!({"deadlines": [cutoff(same_day(), 900)], "same_day": block(&[clause("unless", var("a"))]), "field": "hai", "reappointment": later(3, "working_days", var("a"))}),
    );
    one(
        json!({"deadlines": [cutoff(limit(2, "working_days"), 900)], "same_day": block(&[clause("unless", var("a")), clause("when", var("b"))]), "field": "hai"}),
    );
    one(json!({"deadlines": [cutoff(limit(5, "hours"), 600)], "supplement": supplement("pauses")}));
    one(json!({"deadlines": [cutoff(limit(90, "working_minutes"), 1000)], "supplement": supplement("pauses")}));
    one(
        json!({"deadlines": [cutoff(limit(1, "months"), 600)], "supplement": supplement("pauses"), "same_day": block(&[])}),
    );
    one(json!({"deadlines": [cutoff(limit(10, "days"), 0)]}));
    one(json!({"deadlines": [cutoff(limit(0, "working_days"), 600)], "same_day": block(&[clause("when", var("b"))])}));
    // Rows that are open, extensions of the same and of other units.
    one(
        json!({"deadlines": [base_when(limit(5, "working_days"), var("a")), base_when(limit(7, "days"), var("b")), base(limit(5, "working_days"))]}),
    );
    one(
        json!({"deadlines": [base_when(same_day(), var("a")), base_when(limit(1, "working_days"), var("b"))], "same_day": block(&[clause("when", var("c"))])}),
    );
    one(json!({"deadlines": [base_when(json!({"kind": "none"}), var("a")), base(same_day())], "same_day": block(&[])}));
    one(
        json!({"deadlines": [base(json!({"kind": "words", "text": {"vi": "khi xong"}}))], "same_day": block(&[]), "supplement": supplement("restarts")}),
    );
    one(json!({"deadlines": [], "same_day": block(&[])}));
    one(
        json!({"deadlines": [base(limit(3, "working_days")), extension(5, "working_days", var("a"))], "supplement": supplement("pauses")}),
    );
    one(
        json!({"deadlines": [base(limit(3, "working_days")), extension(2, "days", var("a")), extension(4, "hours", var("b")), extension(1, "working_days", var("c"))], "supplement": supplement("pauses")}),
    );
    one(
        json!({"deadlines": [base(limit(30, "hours")), extension(1, "months", var("a")), extension(3, "working_hours", var("b"))], "supplement": supplement("pauses")}),
    );
    one(
        json!({"deadlines": [base(same_day()), extension(2, "hours", var("a")), extension(0, "days", Value::Null)], "supplement": supplement("pauses"), "same_day": block(&[])}),
    );
    one(
        json!({"deadlines": [base_when(limit(2, "months"), var("a")), base(limit(7, "weeks")), extension(3, "days", Value::Null), extension(40, "working_minutes", var("b"))], "supplement": supplement("pauses")}),
    );
    one(
        json!({"deadlines": [base(limit(1, "working_hours")), extension(1, "days", var("a")), extension(2, "working_days", var("b")), extension(30, "minutes", var("c"))]}),
    );
    // Simplified limits, one of which a pause would carry past the law's.
    one(
        json!({"deadlines": [simplified(limit(5, "working_days"), limit(7, "working_days"), json!({}))], "supplement": supplement("restarts"), "same_day": block(&[])}),
    );
    one(
        json!({"deadlines": [simplified(same_day(), limit(24, "hours"), json!({}))], "supplement": supplement("pauses"), "same_day": block(&[])}),
    );
    one(
        json!({"deadlines": [simplified(limit(20, "working_days"), limit(1, "months"), json!({"cutoff": {"after": 700}})), extension(1, "days", var("a"))], "supplement": supplement("pauses"), "reappointment": later(5, "hours", var("b"))}),
    );
    // Every kind of fee.
    one(
        json!({"fees": [fee("lệ phí", json!(0), Value::Null), fee("bản", json!({"*": [8000, var("trang")]}), Value::Null)]}),
    );
    one(
        json!({"fees": [fee("phí", json!({"min": [200_000, {"+": [{"*": [2000, {"min": [var("trang"), 2]}]}, {"*": [1000, {"max": [{"-": [var("trang"), 2]}, 0]}]}]}]}), Value::Null)]}),
    );
    one(
        json!({"fees": [fee("phí", json!(5), var("a")), fee("phí", json!(7), var("b")), fee("phí", json!(5), Value::Null), fee("khác", json!(3), var("c"))]}),
    );
    one(
        json!({"fees": [fee("phí", json!(5), var("a")), fee("phí", json!(5), json!({"!": [var("a")]})), fee("nơi khác", Value::Null, var("b"))]}),
    );
    one(
        json!({"fees": [fee("phí", json!({"*": [var("trang"), var("giá")]}), Value::Null), fee("âm", json!({"*": [var("chênh"), var("trang")]}), Value::Null), fee("một", json!({"*": [10, var("bảy")]}), Value::Null)]}),
    );
    one(
        json!({"fees": [fee("phí", json!({"-": [var("giá"), {"-": [var("chênh")]}]}), json!({"<": [var("trang"), 10]})), fee("phí", json!({"max": [var("giá"), var("chênh")]}), Value::Null)]}),
    );
    // Conditions over everything.
    for condition in [
        json!({">=": [{"+": [var("trang"), var("chênh")]}, 45]}),
        json!({"===": [var("trang"), var("bảy")]}),
        json!({"!==": [{"*": [var("trang"), 2]}, 6]}),
        json!({"in": [var("trang"), [1, 2, 60]]}),
        json!({"in": [{"+": [var("trang"), var("trang")]}, [1, 2, 4]]}),
        json!({"in": [var("loại"), ["thường", "gấp"]]}),
        json!({"in": [var("loại"), []]}),
        json!({"===": [var("loại"), var("loại-khác")]}),
        json!({"===": [var("a"), {"or": [var("b"), var("c")]}]}),
        json!({"!==": [var("a"), var("b")]}),
        json!({"and": [true, {"or": [false, var("a")]}, {"!": [{"and": [var("b"), var("c")]}]}]}),
        json!({">": [var("years_from.sinh"), 14]}),
        json!({"<=": [var("days_from.sinh"), 60]}),
        json!({"<": [var("sinh"), var("received.date")]}),
        json!({"and": [{"<=": [var("received.time"), 960]}, {"in": [var("received.weekday"), ["monday", "friday"]]}]}),
        json!({">=": [var("hẹn"), var("received.time")]}),
        json!({"<": [var("trang"), 0]}),
        json!({">=": [var("trang"), 0]}),
        json!({"<": [{"min": [var("trang"), 10]}, {"max": [var("chênh"), 10]}]}),
        json!({"===": [{"-": [var("trang"), var("trang")]}, 0]}),
        json!({"<=": [var("bảy"), 7]}),
        json!({"and": [var("fee.paid"), var("một-dữ-kiện-có-tên-rất-dài-mà-cơ-sở-dữ-liệu-không-giữ-hết-được-một"), {"!": [var("một-dữ-kiện-có-tên-rất-dài-mà-cơ-sở-dữ-liệu-không-giữ-hết-được-hai")]}]}),
    ] {
        let reason =
            json!({"condition": condition, "reason": {"vi": "lý do"}, "rule": "yêu cầu", "source": "thu-tuc.tt:40"});
        let deadlines = [base_when(limit(1, "days"), condition.clone()), base(limit(2, "days"))];
        one(
            json!({"same_day": block(&[clause("when", condition.clone())]), "requirements": [reason.clone()], "field": "hai"}),
        );
        one(
            json!({"deadlines": deadlines, "fees": [fee("phí", json!(100), condition)], "channels": [{"channel": "post", "mode": null}, {"channel": "mobile", "mode": null}], "requirements": [reason]}),
        );
    }
    // Levels, filing anywhere, many versions with gaps, codes with a local part.
    one(
        json!({"levels": ["ministry"], "level": "ministry", "file_at": ["commune"], "deadlines": [base(limit(45, "days"))]}),
    );
    one(json!({"levels": ["other"], "level": "other", "deadlines": [base(limit(2, "years"))]}));
    all.push(vec![
        version(json!({"from": "2025-02-01", "to": "2025-06-01"})),
        version(json!({"from": "2025-06-01", "to": "2025-09-01", "deadlines": [base(same_day())], "same_day": block(&[])})),
        version(json!({"from": "2025-10-01", "to": null, "channels": [{"channel": "online", "mode": "full"}], "same_day": block(&[])})),
    ]);
    // What cannot be said.
    let step = json!({"id": "ký", "title": {"vi": "Ký"}, "after": [], "role": null, "within": {"count": 1, "unit": "working_days"}, "when": null, "source": "thu-tuc.tt:50"});
    all.push(vec![version(
        json!({"steps": [step], "deadlines": [row("base", limit(2, "days"), Value::Null, json!({"from_step": "ký"}))]}),
    )]);
    all
}

fn procedures() -> Value {
    let mut all: Vec<Value> = versions()
        .into_iter()
        .enumerate()
        .map(|(place, versions)| json!({"id": format!("1.{:06}", place + 1), "name": {"vi": "Thủ tục"}, "versions": versions}))
        .collect();
    all.push(json!({"id": "1.000002.H05", "name": {"vi": "Thủ tục"}, "versions": [version(json!({"deadlines": [base(limit(9, "days"))]}))]}));
    sorted(all)
}

fn program(id: &str, members: Value) -> Value {
    let mut program = json!({
        "id": id, "title": {"vi": id}, "offices": [], "levels": [], "from": null, "to": null, "weekly": [], "dated": [],
        "intake_until": null, "signer": null, "covers": {"fields": ["một"], "procedures": [], "all_same_day": false, "except": []},
        "clauses": [], "source": "mo-hinh.tt:1",
    });
    program.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    program
}

fn programs() -> Value {
    let weekly = |day: &str, windows: Value| json!({"weekday": day, "windows": windows, "place": null});
    let place = json!({"vi": "Nhà văn hóa"});
    let signer = [clause("when", var("signer.present")), clause("unless", var("a"))];
    sorted(vec![
        program(
            "chiều",
            json!({"levels": ["commune"], "weekly": [weekly("friday", json!([[780, 1080]])), weekly("sunday", json!([[480, 600]]))],
            "covers": {"fields": ["hai"], "procedures": ["1.000001"], "all_same_day": false, "except": []}, "clauses": [clause("when", var("b"))]}),
        ),
        program(
            "lưu-động",
            json!({"offices": ["xã-hai"], "from": "2025-06-01", "to": "2026-06-01", "intake_until": 640,
            "dated": [{"date": "2025-09-13", "windows": [[480, 690]], "place": place}, {"date": "2025-09-20", "windows": [[480, 690]], "place": place},
                      {"date": "2025-09-02", "windows": [[480, 690]], "place": place}],
            "weekly": [{"weekday": "wednesday", "windows": [[420, 660]], "place": place}],
            "covers": {"fields": [], "procedures": [], "all_same_day": true, "except": []}}),
        ),
        program(
            "thứ-sáu",
            json!({"offices": ["xã-hai", "xã-một"], "from": "2025-03-01", "intake_until": 960,
            "weekly": [weekly("friday", json!([[450, 690], [810, 1020]])), weekly("saturday", json!([[450, 690]]))],
            "covers": {"fields": ["một", "hai"], "procedures": [], "all_same_day": false, "except": ["1.000003"],
                       "exceptions": [{"procedures": ["1.000003"], "reason": {"vi": "lý do"}, "source": "mo-hinh.tt:9"}]},
            "clauses": signer}),
        ),
        program(
            "đêm",
            json!({"offices": ["đêm", "tỉnh"], "weekly": [weekly("monday", json!([[0, 300], [1380, 1440]])), weekly("thursday", json!([[1200, 1440]]))],
            "dated": [{"date": "2025-10-02", "windows": [[350, 500]], "place": null}, {"date": "2025-10-02", "windows": [[300, 400], [400, 410]], "place": null}], "intake_until": 1400,
            "covers": {"fields": ["một", "hai"], "procedures": [], "all_same_day": false, "except": []}, "clauses": [clause("unless", var("c"))]}),
        ),
    ])
}

fn facts() -> Value {
    let fact = |id: &str, kind: Value| json!({"id": id, "var": id, "title": {"vi": id}, "type": kind});
    let yes = json!({"kind": "bool"});
    let number = |min: i64, max: i64| json!({"kind": "number", "min": min, "max": max});
    let choice = json!({"kind": "choice", "values": ["thường", "gấp", "khẩn"]});
    let elapsed = |kind: &str, span: i64| {
        let mut fact = fact(&format!("{kind}.sinh"), number(-span, span));
        fact.as_object_mut().unwrap().insert("derived".to_owned(), json!({"kind": kind, "fact": "sinh"}));
        fact
    };
    let all = vec![
        fact("a", yes.clone()),
        fact("b", yes.clone()),
        fact("c", yes.clone()),
        fact("trang", number(0, 50)),
        fact("bảy", number(7, 7)),
        fact("chênh", number(-20, 20)),
        fact("giá", json!({"kind": "money", "min": 0, "max": 1_000_000_000})),
        fact("loại", choice.clone()),
        fact("loại-khác", choice),
        fact("sinh", json!({"kind": "date"})),
        fact("hẹn", json!({"kind": "time"})),
        fact("một-dữ-kiện-có-tên-rất-dài-mà-cơ-sở-dữ-liệu-không-giữ-hết-được-một", yes.clone()),
        fact("một-dữ-kiện-có-tên-rất-dài-mà-cơ-sở-dữ-liệu-không-giữ-hết-được-hai", yes),
        elapsed("days_from", 109_572),
        elapsed("years_from", 300),
    ];
    sorted(all)
}

fn catalog() -> Value {
    json!({
        "format": "", "revision": "", "catalog": "khó", "title": {"vi": "Khó"}, "language": "vi",
        "horizon": {"from": "2025-01-01", "to": "2026-12-01"}, "sources": [], "instruments": [], "calendars": calendars(), "roles": [],
        "offices": offices(), "facts": facts(), "procedures": procedures(), "programs": programs(), "ratings": [],
    })
}
