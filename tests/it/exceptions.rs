//! `trừ thủ tục … lý do "…"`: a program that leaves a procedure out for a reason says it to who asks on its day.

use serde_json::{Value, json};
use thutuc::bundle::Channel;
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{Request, RuleSet, parse_moment};

const CATALOG: &str = r#"
lịch lịch-thử "Lịch" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    đã thông báo đến 31/12/2026
}
chức danh một-cửa "Một cửa"
cơ quan xã "Xã" { mã "1"; cấp xã; lịch lịch-thử }
quy trình chung đầu {
    lĩnh vực thử; cấp xã; hiệu lực từ 01/01/2026; đối tượng công-dân; cơ quan giải quyết "Ủy ban nhân dân"
    cách thức trực-tiếp; số lượng 1 bộ; kết quả giấy "Giấy" 1 bản chính
    hồ sơ { }
    thời hạn 3 ngày làm việc
    bước làm "Làm" { do một-cửa; trong 1 giờ; trả kết quả }
    trong ngày { trừ trường hợp gấp lý do "gấp" }
}
dữ kiện gấp: có/không "Gấp"
thủ tục 9.000001 "Một" { theo quy trình đầu }
thủ tục 9.000002 "Hai" { theo quy trình đầu }
thủ tục 9.000003 "Ba" { theo quy trình đầu }
mô hình thứ-sáu "Thứ Sáu" tại xã {
    mỗi thứ-sáu 07:30-11:30, 13:30-17:00
    nhận đến 16:00
    áp dụng lĩnh vực thử
    trừ thủ tục 9.000002 lý do "cần hai công chức" en "it takes two officials"
    trừ thủ tục 9.000003
}
"#;

/// Friday 6 March 2026 is a session, Thursday 5 is not; three working days end later than either.
#[test]
fn a_program_that_leaves_a_procedure_out_says_why() {
    let manifest = "catalog: thu\ntitle: { vi: \"Thử\", en: \"Test\" }\nlanguage: vi\nhorizon: { from: 2026-01-01, to: 2026-12-31 }\n";
    let files = vec![Input { path: "a.tt".to_owned(), bytes: CATALOG.as_bytes().to_vec() }];
    let compiled = compile(manifest.as_bytes(), files, Options::default());
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
    let rules = RuleSet::from_bundle(compiled.bundle.unwrap()).unwrap();
    let ask = |procedure: &str, at: &str| -> Value {
        let decision = rules.decide(&Request {
            procedure: procedure.to_owned(),
            office: "xã".to_owned(),
            received: parse_moment(at).unwrap(),
            channel: Channel::Counter,
            facts: [("gấp".to_owned(), rules.read_fact("gấp", "không").unwrap())].into_iter().collect(),
            events: Vec::new(),
        });
        serde_json::to_value(decision.unwrap().same_day).unwrap()
    };
    assert_eq!(ask("9.000001", "2026-03-06T09:00")["verdict"], "eligible");
    let left_out = ask("9.000002", "2026-03-06T09:00");
    assert_eq!(left_out["verdict"], "not_eligible");
    let [reason] = left_out["blocked_by"].as_array().unwrap().as_slice() else { panic!("{left_out}") };
    assert_eq!(reason["text"], "Thứ Sáu không áp dụng cho thủ tục này: cần hai công chức");
    assert_eq!((&reason["clause"], &reason["source"]), (&json!("no_promise"), &json!("a.tt:24")));
    for (procedure, at) in [("9.000002", "2026-03-05T09:00"), ("9.000003", "2026-03-06T09:00")] {
        let later = ask(procedure, at);
        assert_eq!(later["verdict"], "not_eligible");
        assert!(!later.to_string().contains("không áp dụng"), "{later}");
    }
}
