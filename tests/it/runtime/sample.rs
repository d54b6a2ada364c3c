//! A small bundle written by hand: the office of Yên Định with its Friday program, Từ Sơn with a mobile one, and procedures
//! whose limits and fees the law states. The calendar is the plain list of `oracle`, which shares no code with the crate.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use thutuc::bundle::{self, Bundle};
use thutuc::runtime::{DecideError, Decision, Event, Request, RuleSet, parse_moment};

use crate::oracle;

/// The sample, sealed.
pub(crate) fn bundle() -> Bundle {
    seal(sample())
}

/// A bundle from JSON without `format` and `revision`.
pub(crate) fn seal(json: Value) -> Bundle {
    bundle::seal(serde_json::from_value(json).unwrap()).unwrap()
}

/// The sample, loaded from its bytes.
pub(crate) fn rules() -> RuleSet {
    RuleSet::load(&bundle::to_canonical_bytes(&bundle()).unwrap()).unwrap()
}

/// A decision at an office, with facts as the command line gives them.
pub(crate) fn decide(
    rules: &RuleSet,
    procedure: &str,
    office: &str,
    channel: &str,
    received: &str,
    facts: &[(&str, &str)],
) -> Result<Decision, DecideError> {
    decide_after(rules, procedure, office, channel, received, facts, &[])
}

/// The same after events, as the command line gives them.
pub(crate) fn decide_after(
    rules: &RuleSet,
    procedure: &str,
    office: &str,
    channel: &str,
    received: &str,
    facts: &[(&str, &str)],
    events: &[&str],
) -> Result<Decision, DecideError> {
    let facts = facts.iter().map(|(name, text)| Ok(((*name).to_owned(), rules.read_fact(name, text)?)));
    rules.decide(&Request {
        procedure: procedure.to_owned(),
        office: office.to_owned(),
        received: parse_moment(received).unwrap(),
        channel: bundle::Channel::parse(channel).unwrap(),
        facts: facts.collect::<Result<_, DecideError>>()?,
        events: events.iter().map(|text| Event::parse(text)).collect::<Result<_, _>>()?,
    })
}

/// The calendar from 2025 to 2026 by the plain list of days.
fn calendar() -> Value {
    let first: NaiveDate = "2025-01-01".parse().unwrap();
    let (mut days, mut desks) = (String::new(), String::new());
    for date in first.iter_days().take_while(|date| *date <= oracle::last_day()) {
        let works = oracle::is_working_day(date);
        let weekday = date.weekday().number_from_monday();
        days.push(if works { '1' } else { '0' });
        // Days worked by a swap keep the hours of the Friday or Monday that they replace.
        let desk = match (works, weekday) {
            (true, 6) => 5,
            (false, 1..=5) => 0,
            _ => weekday,
        };
        desks.push(char::from_digit(desk, 10).unwrap());
    }
    json!({
        "id": "hành-chính", "title": {"vi": "Lịch hành chính"}, "source": "lich.tt:1",
        "first_day": "2025-01-01", "days": days, "desks": desks,
        "patterns": {"0": [], "1": [[450, 690], [810, 1020]]},
        "announced_to": "2026-12-31", "uncertain": [], "patches": [],
    })
}

fn office(id: &str, code: &str, level: &str) -> Value {
    let open = json!([[450, 690], [810, 1020]]);
    json!({
        "id": id, "title": {"vi": id}, "code": code, "level": level, "calendar": "hành-chính",
        "desk": [open, open, open, open, open, [], []], "from": null, "to": null, "source": "co-quan.tt:1",
        "closed": [{"date": "2025-10-01", "reason": {"vi": "bão"}}],
    })
}

/// A version without documents, steps, fees or limits; `members` replaces what it gives.
pub(crate) fn version(members: Value) -> Value {
    let mut version = json!({
        "from": "2025-07-01", "to": null, "illustrative": false, "name": {"vi": "Thủ tục"}, "level": "commune",
        "levels": ["commune"], "field": "hộ-tịch", "agency": {"vi": "Ủy ban nhân dân cấp xã"}, "signer": "chủ-tịch",
        "applicants": ["citizen"], "sets": 1, "published_by": null, "results": [],
        "channels": [{"channel": "counter", "mode": null}, {"channel": "online", "mode": "full"}],
        "documents": [], "document_groups": [], "documents_complete": true, "fees": [], "deadlines": [],
        "reappointment": null, "supplement": null, "steps": [], "stages": [], "requirements": [], "same_day": null,
        "source": "thu-tuc.tt:1",
    });
    version.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    version
}

pub(crate) fn procedure(code: &str, members: Value) -> Value {
    json!({"id": code, "name": {"vi": code}, "versions": [version(members)]})
}

fn same_day_limit() -> Value {
    json!({
        "kind": "base", "limit": {"kind": "same_day"}, "cutoff": {"after": 900, "unless_at_once": true},
        "rule": "thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo",
        "statutory": null, "when": null, "source": "ho-tich/khai-sinh.tt:41",
        "basis": [{"instrument": "luật-hộ-tịch", "article": "5", "clause": "3"}],
    })
}

pub(crate) fn working_days(kind: &str, count: u32, when: Value) -> Value {
    json!({
        "kind": kind, "limit": {"kind": "duration", "count": count, "unit": "working_days"},
        "rule": format!("{count} ngày làm việc"), "statutory": null, "when": when, "source": "thu-tuc.tt:9",
    })
}

fn clause(kind: &str, rule: &str, condition: Value, reason: &str) -> Value {
    json!({"kind": kind, "rule": rule, "condition": condition, "reason": {"vi": reason}, "source": "ho-tich/khai-sinh.tt:60"})
}

fn fee(id: &str, amount: Value) -> Value {
    json!({"id": id, "amount": amount, "rule": id, "when": null, "source": "thu-tuc.tt:20"})
}

fn step(id: &str, after: &[&str], role: &str, within: Value, when: Value) -> Value {
    json!({
        "id": id, "title": {"vi": id}, "after": after, "role": role, "within": within, "when": when,
        "source": "ho-tich/khai-sinh.tt:50", "illustrative": true,
    })
}

/// Birth registration, Law 60/2014/QH13 arts 5(3) and 16(2): the same day, after 15:00 the next working day.
fn birth() -> Value {
    let minutes = |count: u32| json!({"count": count, "unit": "minutes"});
    let verify = json!({"var": "cần-xác-minh"});
    procedure(
        "1.001193",
        json!({
            "documents": [
                {"id": "giấy-chứng-sinh", "title": {"vi": "Giấy chứng sinh"}, "group": null, "form": null,
                 "quantity": {"originals": 1, "copies": 0, "certified": 0, "electronic": 0}, "when": null,
                 "source": "ho-tich/khai-sinh.tt:21"},
                {"id": "tờ-khai", "title": {"vi": "Tờ khai"}, "group": null, "form": null,
                 "quantity": {"originals": 1, "copies": 0, "certified": 0, "electronic": 0},
                 "when": {"===": [{"var": "channel"}, "counter"]}, "source": "ho-tich/khai-sinh.tt:20"},
            ],
            "documents_complete": {"and": [
                {"var": "document.giấy-chứng-sinh"},
                {"or": [{"!": [{"===": [{"var": "channel"}, "counter"]}]}, {"var": "document.tờ-khai"}]},
            ]},
            "fees": [fee("lệ phí", json!(0)), fee("bản-sao", json!({"*": [8000, {"var": "bản-sao-yêu-cầu"}]}))],
            "deadlines": [same_day_limit()],
            "reappointment": {
                "within": {"count": 3, "unit": "working_days"}, "when": verify,
                "rule": "hẹn lại tối đa 3 ngày làm việc khi cần-xác-minh", "source": "ho-tich/khai-sinh.tt:43",
            },
            "steps": [
                step("tiếp-nhận", &[], "một-cửa", minutes(10), Value::Null),
                step("thẩm-tra", &["tiếp-nhận"], "một-cửa", minutes(15), Value::Null),
                step("xác-minh", &["thẩm-tra"], "một-cửa", json!({"count": 3, "unit": "working_days"}), verify.clone()),
                step("ký", &["thẩm-tra", "xác-minh"], "chủ-tịch", minutes(10), Value::Null),
            ],
            "same_day": {"source": "ho-tich/khai-sinh.tt:59", "clauses": [
                clause("when", "khi hồ-sơ.đầy-đủ", json!({"var": "documents.complete"}), "hồ sơ chưa đầy đủ, hợp lệ"),
                clause("unless", "trừ trường hợp cần-xác-minh", verify, "phải xác minh"),
            ]},
        }),
    )
}

/// Recognition of parent and child, art. 25(2): three working days, five more with verification; a made-up simplification
/// from 7 to 5 working days on another procedure stands in for the province's.
fn others() -> [Value; 3] {
    let verify = json!({"var": "cần-xác-minh"});
    let pages = json!({"var": "số-trang"});
    let mut simplified = working_days("base", 5, Value::Null);
    let members = json!({
        "statutory": {"limit": {"kind": "duration", "count": 7, "unit": "working_days"}, "rule": "7 ngày làm việc"},
        "changes": [{"by": "quyết-định-minh-họa", "from": "2025-07-01", "before": "7 ngày làm việc",
                     "source": "don-gian-hoa.tt:4", "illustrative": true}],
    });
    simplified.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    [
        procedure(
            "1.001022",
            json!({"deadlines": [working_days("base", 3, Value::Null), working_days("extension", 5, verify)]}),
        ),
        procedure("1.004222", json!({"deadlines": [simplified], "field": "cư-trú"})),
        procedure(
            "2.000815",
            json!({
                "field": "chứng-thực", "deadlines": [same_day_limit()],
                "fees": [fee("phí", json!({"min": [200_000, {"+": [
                    {"*": [2000, {"min": [pages, 2]}]},
                    {"*": [1000, {"max": [{"-": [pages, 2]}, 0]}]},
                ]}]}))],
                "same_day": {"source": "chung-thuc.tt:9", "clauses": []},
            }),
        ),
    ]
}

fn programs() -> Value {
    let verify = json!({"var": "cần-xác-minh"});
    json!([
        {"id": "lưu-động", "title": {"vi": "Giải quyết lưu động"}, "offices": ["từ-sơn"], "from": null, "to": null,
         "weekly": [], "dated": [{"date": "2025-09-12", "windows": [[480, 690]], "place": {"vi": "Nhà văn hóa"}}],
         "intake_until": 640, "signer": "phó-chủ-tịch",
         "covers": {"fields": [], "procedures": [], "all_same_day": true, "except": []},
         "clauses": [], "source": "mo-hinh.tt:20"},
        {"id": "thứ-sáu-không-hẹn", "title": {"vi": "Ngày thứ Sáu không hẹn"}, "offices": ["yên-định"],
         "from": "2025-07-01", "to": null, "dated": [],
         "weekly": [{"weekday": "friday", "windows": [[450, 690], [810, 1020]], "place": null}],
         "intake_until": 960, "signer": "phó-chủ-tịch",
         "covers": {"fields": ["chứng-thực", "hộ-tịch"], "procedures": [], "all_same_day": false, "except": ["1.001022"]},
         "clauses": [
             clause("when", "người ký phó-chủ-tịch", json!({"var": "signer.present"}), "người ký vắng mặt"),
             clause("unless", "trừ trường hợp cần-xác-minh", verify, "hồ sơ phải xác minh"),
         ],
         "source": "mo-hinh.tt:1"},
    ])
}

/// The sample as JSON, `revision` still empty.
pub(crate) fn sample() -> Value {
    let fact = |id: &str, kind: Value| json!({"id": id, "var": id, "title": {"vi": id}, "type": kind});
    let bool = json!({"kind": "bool"});
    let [parent, residence, copies] = others();
    json!({
        "format": "", "revision": "", "catalog": "mẫu", "title": {"vi": "Mẫu"}, "language": "vi",
        "horizon": {"from": "2025-01-01", "to": "2026-11-01"}, "sources": [],
        "instruments": [
            {"id": "luật-hộ-tịch", "title": {"vi": "Luật Hộ tịch"}, "number": "60/2014/QH13", "from": "2016-01-01",
             "to": "2027-03-01", "source": "van-ban.tt:1"},
            {"id": "quyết-định-minh-họa", "title": {"vi": "Quyết định"}, "number": null, "from": null, "to": null,
             "source": "van-ban.tt:9", "illustrative": true},
        ],
        "calendars": [calendar()],
        "roles": [
            {"id": "chủ-tịch", "title": {"vi": "Chủ tịch"}, "signs_for": [], "source": "co-quan.tt:9"},
            {"id": "một-cửa", "title": {"vi": "Một cửa"}, "signs_for": [], "source": "co-quan.tt:10"},
            {"id": "phó-chủ-tịch", "title": {"vi": "Phó Chủ tịch"}, "source": "co-quan.tt:11",
             "signs_for": [{"role": "chủ-tịch", "from": null, "to": null}]},
        ],
        "offices": [
            office("sở", "24", "province"), office("từ-sơn", "09367", "commune"), office("yên-định", "07642", "commune"),
        ],
        "facts": [
            fact("bản-sao-yêu-cầu", json!({"kind": "number", "min": 0, "max": 50})),
            fact("cần-xác-minh", bool.clone()),
            fact("loại", json!({"kind": "choice", "values": ["thường", "gấp"]})),
            fact("ngày-sinh", json!({"kind": "date"})),
            fact("số-trang", json!({"kind": "number", "min": 1, "max": 5000})),
        ],
        "procedures": [parent, birth(), residence, copies],
        "programs": programs(),
        "ratings": [],
    })
}
