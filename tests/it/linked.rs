//! Linked procedures: 3.000722 of the real catalog, expected values worked out by hand from Decree 63/2024/NĐ-CP art. 7 (as
//! amended by 301/2026/NĐ-CP) and the Civil Code; and small catalogs for what that one does not show.
//!
//! The civil-service calendar of 2026 around the National Day: Monday 31/08 is swapped off, Tuesday 01/09 and Wednesday 02/09
//! are holidays. Working days after that: Thu 03, Fri 04, Mon 07, Tue 08, Wed 09, Thu 10, Fri 11, Mon 14 September.

use serde_json::{Value, json};
use thutuc::bundle::Channel;
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{DecideError, Request, RuleSet, parse_moment};

use crate::catalog::RULES;

const LINKED: &str = "3.000722";

fn request(rules: &RuleSet, procedure: &str, office: &str, at: &str, facts: &[(&str, &str)]) -> Request {
    Request {
        procedure: procedure.to_owned(),
        office: office.to_owned(),
        received: parse_moment(at).unwrap(),
        channel: Channel::Online,
        facts: facts.iter().map(|(name, text)| ((*name).to_owned(), rules.read_fact(name, text).unwrap())).collect(),
        events: Vec::new(),
    }
}

fn decide(at: &str, facts: &[(&str, &str)]) -> Value {
    serde_json::to_value(RULES.decide(&request(&RULES, LINKED, "yên-định", at, facts)).unwrap()).unwrap()
}

fn verified(at: &str, yes: &str) -> Value {
    decide(at, &[("cần-xác-minh", yes)])
}

fn stage<'v>(decision: &'v Value, id: &str) -> &'v Value {
    decision["stages"].as_array().unwrap().iter().find(|stage| stage["id"] == id).unwrap_or(&Value::Null)
}

/// Art. 7: three working days, five where something must be verified. Received on Friday 04/09/2026 at 10:00: 07, 08, 09; or
/// 07, 08, 09, 10, 11.
#[test]
fn the_linked_limit_is_the_promise() {
    for (yes, due) in [("không", "2026-09-09T17:00"), ("có", "2026-09-11T17:00")] {
        let decision = verified("2026-09-04T10:00", yes);
        assert_eq!(decision["statutory"]["at"], due);
        assert_eq!(decision["committed"], decision["statutory"]);
        assert_eq!(decision["promised"], due);
        assert_eq!(decision["version"], "2026-09-01");
        assert_eq!(decision["statutory"]["basis"], json!(["nđ-63-2024 điều 7"]));
    }
}

/// After 15:00 it counts as received at the opening of Monday 07/09: 08, 09, 10; or 08, 09, 10, 11, 14. At 15:00 sharp it does
/// not. Counting starts where it did.
#[test]
fn after_three_o_clock_it_counts_from_the_next_working_day() {
    for (at, yes, due) in [
        ("2026-09-04T15:00", "không", "2026-09-09T17:00"),
        ("2026-09-04T15:01", "không", "2026-09-10T17:00"),
        ("2026-09-04T15:00", "có", "2026-09-11T17:00"),
        ("2026-09-04T15:01", "có", "2026-09-14T17:00"),
    ] {
        let decision = verified(at, yes);
        assert_eq!(decision["statutory"]["at"], due, "{at} {yes}");
        assert_eq!(decision["counted_from"], at);
    }
}

/// On the eve of 02/09, itself a holiday, the desk is shut: counting starts on Thursday 03/09 at 07:30, and the three working
/// days are 04, 07, 08, the five 04, 07, 08, 09, 10. Whatever the hour on the holiday, the counting start is before 15:00.
#[test]
fn on_the_eve_of_the_national_day_counting_waits_for_the_desk() {
    for at in ["2026-09-01T09:00", "2026-09-01T16:00", "2026-09-02T23:59"] {
        for (yes, due) in [("không", "2026-09-08T17:00"), ("có", "2026-09-10T17:00")] {
            let decision = verified(at, yes);
            assert_eq!(decision["counted_from"], "2026-09-03T07:30");
            assert_eq!(decision["statutory"]["at"], due, "{at} {yes}");
        }
    }
}

/// The amended decree is in force from 01/09/2026 and ends here with the Law on Civil Status, the law of its first stage, on
/// 28/02/2027.
#[test]
fn it_lasts_as_long_as_the_decree_and_its_stages() {
    for day in ["2026-08-31T10:00", "2027-03-01T10:00"] {
        let error = RULES.decide(&request(&RULES, LINKED, "yên-định", day, &[])).unwrap_err();
        let DecideError::NoVersion { versions, .. } = error else { panic!("{day}: {error}") };
        assert_eq!(versions, ["2026-09-01..2027-02-28"]);
    }
    assert_eq!(decide("2027-02-26T10:00", &[])["version"], "2026-09-01");
}

/// Birth: 24 hours from Friday 04/09 10:00 end on Saturday, so at the close of Monday 07/09. Residence with the parents and the
/// card start then, open or not, and have two working days: 08, 09. Elsewhere five: 08, 09, 10, 11, 14, which is past the
/// linked limit of three: the law does not fit itself, and the promise stays what it is.
#[test]
fn stages_follow_each_other() {
    let decision = decide("2026-09-04T10:00", &[("theo-cha-mẹ", "có"), ("cần-xác-minh", "không")]);
    let moments =
        |decision: &Value, id: &str| (stage(decision, id)["start"].clone(), stage(decision, id)["due"].clone());
    assert_eq!(moments(&decision, "khai-sinh"), (json!("2026-09-04T10:00"), json!("2026-09-07T17:00")));
    assert_eq!(moments(&decision, "thường-trú"), (json!("2026-09-07T17:00"), json!("2026-09-09T17:00")));
    assert_eq!(moments(&decision, "bhyt"), (json!("2026-09-07T17:00"), json!("2026-09-09T17:00")));
    assert_eq!(stage(&decision, "thường-trú-khác"), &Value::Null);
    assert_eq!(stage(&decision, "bhyt")["procedure"], "1.014137");
    let elsewhere = decide("2026-09-04T10:00", &[("theo-cha-mẹ", "không"), ("cần-xác-minh", "không")]);
    assert_eq!(moments(&elsewhere, "thường-trú-khác"), (json!("2026-09-07T17:00"), json!("2026-09-14T17:00")));
    assert_eq!(elsewhere["promised"], "2026-09-09T17:00");
}

/// Monday 07/09/2026 at 08:00: 24 hours run through the night to Tuesday 08:00, an open hour; then 09 and 10.
#[test]
fn hours_of_a_stage_run_through_the_night() {
    let decision = decide("2026-09-07T08:00", &[("theo-cha-mẹ", "có")]);
    assert_eq!(stage(&decision, "khai-sinh")["due"], "2026-09-08T08:00");
    assert_eq!(stage(&decision, "bhyt")["start"], "2026-09-08T08:00");
    assert_eq!(stage(&decision, "bhyt")["due"], "2026-09-10T17:00");
    let steps = decision["steps"].as_array().unwrap();
    let step = |id: &str| steps.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no step {id}"));
    assert_eq!(step("khai-sinh/tiếp-nhận")["start"], "2026-09-07T08:00");
    assert_eq!(step("bhyt/tiếp-nhận")["start"], "2026-09-08T08:00");
    assert_eq!(step("thường-trú/tiếp-nhận")["start"], "2026-09-08T08:00");
    assert!(!steps.iter().any(|step| step["id"].as_str().unwrap().starts_with("thường-trú-khác/")));
}

/// Where it is not known which residence stage runs, its moments are open and name the fact; what does not depend on it stands.
#[test]
fn an_unknown_stage_names_its_fact() {
    let decision = decide("2026-09-04T10:00", &[]);
    for id in ["thường-trú", "thường-trú-khác"] {
        assert_eq!(stage(&decision, id)["due"], Value::Null);
        assert_eq!(stage(&decision, id)["depends_on"], json!(["theo-cha-mẹ"]));
    }
    assert_eq!(stage(&decision, "bhyt")["due"], "2026-09-09T17:00");
    assert!(decision["fee"]["missing"].as_array().unwrap().contains(&json!("theo-cha-mẹ")));
}

/// Circular 281/2016: 8.000 đồng a copy of the extract. Circular 75/2022: residence online 10.000 đồng, nothing for the exempt.
/// Birth itself is free. Two copies: 16.000 + 10.000.
#[test]
fn fees_are_the_sum_of_the_stages_that_run() {
    for (exempt, due) in [("không", 26_000), ("có", 16_000)] {
        let facts = [("theo-cha-mẹ", "không"), ("bản-sao-yêu-cầu", "2"), ("được-miễn-lệ-phí", exempt)];
        let decision = decide("2026-09-04T10:00", &facts);
        assert_eq!(decision["fee"]["amount"], due, "{}", decision["fee"]);
    }
}

/// The form of the residence procedure stands in two stages and is asked for once; the birth documents are there too.
#[test]
fn documents_are_the_union_by_name() {
    let facts = [("theo-cha-mẹ", "có"), ("ở-nước-ngoài-không-hộ-chiếu", "không"), ("chứng-sinh-điện-tử", "không")];
    let decision = decide("2026-09-04T10:00", &facts);
    let documents = decision["documents"].as_array().unwrap();
    let named = |id: &str| documents.iter().filter(|document| document["id"] == id).collect::<Vec<_>>();
    for id in ["ct01", "chứng-sinh", "tờ-khai-liên-thông", "tờ-khai-bhyt-điện-tử"] {
        let [one] = named(id).try_into().unwrap_or_else(|all: Vec<_>| panic!("{} of {id}", all.len()));
        assert_eq!(one["required"], true, "{id}");
    }
    assert_eq!(named("tờ-khai-bhyt")[0]["required"], false);
}

const FIXTURE: &str = r#"
văn bản luật "Luật" { số hiệu "1/2020/QH14"; hiệu lực từ 01/01/2020 }
lịch lịch-thử "Lịch" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    đã thông báo đến 31/12/2026
}
chức danh một-cửa "Một cửa"
cơ quan xã "Xã" { mã "1"; cấp xã; lịch lịch-thử; hiệu lực từ 01/01/2025 }
dữ kiện gấp: có/không "Gấp"
dữ kiện có-b: có/không "Có B"
quy trình chung đầu {
    lĩnh vực thử; cấp xã; đối tượng công-dân; cơ quan giải quyết "Ủy ban nhân dân"
    cách thức trực-tuyến; số lượng 1 bộ
}
thủ tục 1.000001 "A" {
    hiệu lực từ 01/01/2025 đến 30/06/2025
    theo quy trình đầu
    hồ sơ { đơn "Đơn" 1 bản chính; riêng-a "A" 1 bản chính }
    lệ phí 1.000 đồng
    thời hạn 2 ngày làm việc
    thời hạn 1 ngày làm việc khi gấp
    bước làm "Làm" { do một-cửa; trong 1 giờ; trả kết quả }
}
thủ tục 1.000001 "A" {
    hiệu lực từ 01/07/2025
    theo quy trình đầu
    hồ sơ { đơn "Đơn" 1 bản chính }
    lệ phí 2.000 đồng
    thời hạn 4 ngày làm việc
    bước làm "Làm" { do một-cửa; trong 1 giờ; trả kết quả }
}
thủ tục 1.000002 "B" {
    hiệu lực từ 01/01/2025
    theo quy trình đầu
    hồ sơ { đơn "Đơn" 2 bản chính }
    lệ phí 500 đồng khi gấp
    lệ phí 300 đồng
    thời hạn 3 ngày làm việc
    bước làm "Làm" { do một-cửa; trong 1 giờ; trả kết quả }
}
liên thông 3.000001 "AB" {
    theo quy trình đầu
    hiệu lực từ 01/01/2025
    giai đoạn c 1.000001 sau b
    giai đoạn a 1.000001
    giai đoạn b 1.000002 sau a khi có-b
    thời hạn 15 ngày làm việc
}
"#;

fn small() -> RuleSet {
    let manifest = "catalog: thu\ntitle: { vi: \"Thử\", en: \"Test\" }\nlanguage: vi\nhorizon: { from: 2025-01-01, to: 2026-12-31 }\n";
    let files = vec![Input { path: "a.tt".to_owned(), bytes: FIXTURE.as_bytes().to_vec() }];
    let compiled = compile(manifest.as_bytes(), files, Options::default());
    let errors: Vec<_> = compiled.findings.iter().filter(|finding| finding.blocks()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    RuleSet::from_bundle(compiled.bundle.unwrap()).unwrap()
}

/// Without `trong` a stage takes its procedure's limit: two working days, one where it is urgent. Monday 03/03/2025 08:00:
/// A is due on Wed 05, urgent Tue 04. B (three days) starts then and is due on Mon 10, urgent Fri 07; C comes after B. Where B
/// is passed over, C comes after A.
#[test]
fn a_stage_without_a_limit_takes_its_procedures_and_one_passed_over_is_not_waited_for() {
    let rules = small();
    let due = |facts: &[(&str, &str)]| {
        let decision = rules.decide(&request(&rules, "3.000001", "xã", "2025-03-03T08:00", facts)).unwrap();
        let moment = |stage: &thutuc::runtime::Stage| format!("{} {}", stage.id, stage.due.unwrap());
        decision.stages.iter().map(moment).collect::<Vec<_>>()
    };
    let days = |days: [&str; 3]| {
        ["a", "b", "c"].iter().zip(days).map(|(id, day)| format!("{id} 2025-03-{day}T17:00")).collect::<Vec<_>>()
    };
    assert_eq!(due(&[("gấp", "không"), ("có-b", "có")]), days(["05", "10", "12"]));
    assert_eq!(due(&[("gấp", "có"), ("có-b", "có")]), days(["04", "07", "10"]));
    assert_eq!(due(&[("gấp", "không"), ("có-b", "không")]), ["a 2025-03-05T17:00", "c 2025-03-07T17:00"]);
}

/// A stage is the version of its procedure in force on the date of receipt: until 30/06/2025 A costs 1.000 and asks for a paper
/// of its own, from 01/07/2025 2.000 (and takes four working days). `đơn` is asked for once, in the larger number.
#[test]
fn a_stage_is_the_version_in_force_on_the_day_of_receipt() {
    let rules = small();
    let decide = |at: &str, b: &str| {
        let facts = [("gấp", "không"), ("có-b", b)];
        serde_json::to_value(rules.decide(&request(&rules, "3.000001", "xã", at, &facts)).unwrap()).unwrap()
    };
    let (before, after) = (decide("2025-06-30T08:00", "có"), decide("2025-07-01T08:00", "không"));
    // A twice and B: 1.000 + 1.000 + 300; then A twice: 2.000 + 2.000.
    assert_eq!((&before["fee"]["amount"], &after["fee"]["amount"]), (&json!(2_300), &json!(4_000)));
    assert_eq!((&before["version"], &after["version"]), (&json!("2025-01-01"), &json!("2025-07-01")));
    let papers = |decision: &Value| {
        let all = decision["documents"].as_array().unwrap().iter();
        all.map(|document| format!("{} {}", document["id"].as_str().unwrap(), document["originals"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(papers(&before), ["đơn 2", "riêng-a 1"]);
    assert_eq!(papers(&after), ["đơn 2"]);
    // Tuesday 01/07/2025: four working days are Mon 07/07.
    assert_eq!(stage(&after, "a")["due"], "2025-07-07T17:00");
}

/// Fees of a stage that may not run are not known, even where its rows agree.
#[test]
fn a_fee_of_a_stage_that_may_not_run_is_unknown() {
    let rules = small();
    let decision = rules.decide(&request(&rules, "3.000001", "xã", "2025-03-03T08:00", &[("gấp", "không")])).unwrap();
    assert_eq!(decision.fee.amount, None);
    assert_eq!(decision.fee.missing, ["có-b"]);
}
