//! Decisions whose results are worked out by hand from the law; the working stands beside each.

use thutuc::bundle::Channel;
use thutuc::runtime::{DecideError, Decision, RuleSet, Verdict};

use super::sample::{decide, rules};

const READY: [(&str, &str); 3] = [("hồ-sơ.đầy-đủ", "có"), ("người-ký.có-mặt", "có"), ("bản-sao-yêu-cầu", "0")];

fn birth(received: &str, facts: &[(&str, &str)]) -> Decision {
    let facts: Vec<_> = READY.into_iter().chain(facts.iter().copied()).collect();
    decide(&rules(), "1.001193", "yên-định", "online", received, &facts).unwrap()
}

fn at(moment: Option<thutuc::runtime::Moment>) -> String {
    moment.map(|moment| moment.to_string()).unwrap_or_default()
}

#[test]
fn friday_afternoon_is_eligible_by_the_program() {
    // Friday 3 October 2025, 14:00: before 16:00, in the session that ends with its last window at 17:00. Law 60/2014 art.
    // 5(3): received before 15:00, due that day, at the last closing, 17:00.
    let decision = birth("2025-10-03T14:00", &[("cần-xác-minh", "không")]);
    let json = serde_json::to_value(&decision).unwrap();
    assert_eq!(
        json["same_day"],
        serde_json::json!({
            "verdict": "eligible", "program": "thứ-sáu-không-hẹn", "until": "2025-10-03T17:00", "blocked_by": [], "missing": [],
        })
    );
    assert_eq!(json["statutory"]["basis"], serde_json::json!(["luật-hộ-tịch điều 5 khoản 3"]));
    assert_eq!(json["statutory"]["source"], "ho-tich/khai-sinh.tt:41");
    assert_eq!(json["statutory"], json["committed"], "without a simplification they are equal member for member");
    assert_eq!(json["promised"], "2025-10-03T17:00");
    assert_eq!((&json["counted_from"], &json["slip"]), (&json["received"], &"on_request".into()));
    assert_eq!(
        json["fee"],
        serde_json::json!({
            "amount": 0, "currency": "VND", "missing": [],
            "rows": [{"id": "lệ phí", "amount": 0}, {"id": "bản-sao", "amount": 0}],
        })
    );
    // 10, 15 and 10 minutes one after the other; without verification that step is passed over.
    let steps: Vec<_> = decision.steps.iter().map(|step| (step.id.as_str(), at(step.start), at(step.due))).collect();
    let expected = [("tiếp-nhận", "14:00", "14:10"), ("thẩm-tra", "14:10", "14:25"), ("ký", "14:25", "14:35")];
    let expected = expected.map(|(id, start, due)| (id, format!("2025-10-03T{start}"), format!("2025-10-03T{due}")));
    assert_eq!(steps, expected);
    assert!(decision.illustrative, "the steps' minutes are");
    assert_eq!(decision.reappointment, None);
}

#[test]
fn verification_blocks_with_its_reason_and_allows_a_reappointment() {
    let decision = birth("2025-10-03T14:00", &[("cần-xác-minh", "có")]);
    assert_eq!(decision.same_day.verdict, Verdict::NotEligible);
    let [blocking] = decision.same_day.blocked_by.as_slice() else { panic!("{:?}", decision.same_day) };
    assert_eq!(blocking.clause, "trừ trường hợp cần-xác-minh");
    assert_eq!(blocking.text, "phải xác minh");
    assert_eq!(blocking.basis, [""; 0]);
    assert_eq!(blocking.source, "ho-tich/khai-sinh.tt:60");
    assert_eq!(decision.same_day.program, None);
    // Three working days after Friday 3 October: Monday 6, Tuesday 7, Wednesday 8.
    assert_eq!(at(decision.reappointment.unwrap().at), "2025-10-08T17:00");
    assert_eq!(at(decision.promised), "2025-10-03T17:00");
    // The step of three working days starts at 14:25, 55 minutes into the afternoon, and ends there three days later.
    let check = decision.steps.iter().find(|step| step.id == "xác-minh").unwrap();
    assert_eq!((at(check.start), at(check.due)), ("2025-10-03T14:25".to_owned(), "2025-10-08T14:25".to_owned()));
}

#[test]
fn not_saying_whether_it_must_be_verified_leaves_it_undetermined() {
    let decision = birth("2025-10-03T14:00", &[]);
    assert_eq!(decision.same_day.verdict, Verdict::Undetermined);
    assert_eq!(decision.same_day.missing, ["cần-xác-minh"]);
    assert_eq!(at(decision.committed.at), "2025-10-03T17:00", "the limit does not depend on it");
    let sign = decision.steps.iter().find(|step| step.id == "ký").unwrap();
    assert_eq!((sign.due, sign.depends_on.as_slice()), (None, ["cần-xác-minh".to_owned()].as_slice()));
}

#[test]
fn on_thursday_the_law_alone_promises_the_day() {
    let decision = birth("2025-10-02T14:00", &[("cần-xác-minh", "không")]);
    assert_eq!(decision.same_day.verdict, Verdict::Eligible);
    assert_eq!(decision.same_day.program, None);
    assert_eq!(at(decision.promised), "2025-10-02T17:00");
}

#[test]
fn the_cut_off_is_strict_and_names_itself() {
    // Art. 5(3): "sau 15 giờ" is after 15:00, so 14:59 and 15:00 are due on Thursday 2 October and 15:01 on Friday.
    for (time, due) in [("14:59", "02"), ("15:00", "02"), ("15:01", "03")] {
        let decision = birth(&format!("2025-10-02T{time}"), &[("cần-xác-minh", "không")]);
        assert_eq!(at(decision.committed.at), format!("2025-10-{due}T17:00"), "{time}");
        assert_eq!(at(Some(decision.counted_from)), format!("2025-10-02T{time}"), "counting does not move");
    }
    let late = birth("2025-10-02T15:01", &[("cần-xác-minh", "không")]);
    assert_eq!(late.same_day.verdict, Verdict::NotEligible);
    let [reason] = late.same_day.blocked_by.as_slice() else { panic!("{:?}", late.same_day.blocked_by) };
    assert_eq!(reason.clause, "no_promise");
    assert!(reason.text.contains("15:00"), "{}", reason.text);
    assert_eq!(reason.basis, ["luật-hộ-tịch điều 5 khoản 3"]);
}

#[test]
fn the_program_takes_in_after_the_cut_off_until_its_last_minute() {
    // Friday: the law's limit moves to Monday 6 October after 15:00, the program still promises the day until 16:00.
    let ready = [("cần-xác-minh", "không")];
    let last = birth("2025-10-03T16:00", &ready);
    assert_eq!(last.same_day.program.as_deref(), Some("thứ-sáu-không-hẹn"));
    assert_eq!((at(last.promised), at(last.committed.at)), ("2025-10-03T17:00".into(), "2025-10-06T17:00".into()));
    let late = birth("2025-10-03T16:01", &ready);
    assert_eq!(late.same_day.verdict, Verdict::NotEligible);
    let texts: Vec<_> = late.same_day.blocked_by.iter().map(|reason| reason.text.as_str()).collect();
    assert!(
        texts.iter().any(|text| text.contains("15:00")) && texts.iter().any(|text| text.contains("16:00")),
        "{texts:?}"
    );
    assert_eq!(at(late.promised), "2025-10-06T17:00");
    // At 15:30 the promise is the program's alone, so whether the signer is there matters.
    let facts = [("hồ-sơ.đầy-đủ", "có"), ("cần-xác-minh", "không")];
    let open = decide(&rules(), "1.001193", "yên-định", "online", "2025-10-03T15:30", &facts).unwrap();
    assert_eq!(
        (open.same_day.verdict, open.same_day.missing),
        (Verdict::Undetermined, vec!["signer.present".to_owned()])
    );
}

#[test]
fn a_receipt_at_night_counts_from_the_next_opening() {
    // Thursday 20:00: Friday 07:30, in session. Friday 12:00: after lunch, 13:30.
    for (received, counted) in [("2025-10-02T20:00", "2025-10-03T07:30"), ("2025-10-03T12:00", "2025-10-03T13:30")] {
        let decision = birth(received, &[("cần-xác-minh", "không")]);
        assert_eq!(at(Some(decision.counted_from)), counted);
        assert_eq!(decision.same_day.program.as_deref(), Some("thứ-sáu-không-hẹn"));
        assert_eq!(at(decision.promised), "2025-10-03T17:00");
    }
    // Tuesday 30 September, 18:00: the desk is shut on 1 October (storm), so counting starts on Thursday the 2nd.
    assert_eq!(at(Some(birth("2025-09-30T18:00", &[]).counted_from)), "2025-10-02T07:30");
}

#[test]
fn a_mobile_program_holds_in_session_only() {
    let ready = [("hồ-sơ.đầy-đủ", "có"), ("cần-xác-minh", "không")];
    let at_session = |received: &str| decide(&rules(), "1.001193", "từ-sơn", "mobile", received, &ready).unwrap();
    // Friday 12 September 2025, session 08:00-11:30, intake until 10:40.
    let inside = at_session("2025-09-12T10:40");
    assert_eq!(inside.same_day.program.as_deref(), Some("lưu-động"));
    assert_eq!((at(inside.promised), at(inside.committed.at)), ("2025-09-12T11:30".into(), "2025-09-12T17:00".into()));
    // Past intake the desk is open and the law still gives the day, but not the program.
    let past = at_session("2025-09-12T10:41");
    assert_eq!((past.same_day.program, at(past.promised)), (None, "2025-09-12T17:00".to_owned()));
    // The channel is opened by the program alone, and only at the office that runs it.
    let refused = decide(&rules(), "1.001193", "yên-định", "mobile", "2025-09-12T09:00", &ready);
    let offered = vec![Channel::Counter, Channel::Online];
    assert_eq!(refused, Err(DecideError::ChannelNotOffered { channel: Channel::Mobile, offered }));
}

#[test]
fn seven_working_days_cross_new_year_and_tet() {
    // From Friday 26/12/2025: 29, 30, 31 December, 5, 6, 7, 8 January (1 and 2 January are off; 10 January is worked).
    // From Thursday 12/02/2026: 13, then 23, 24, 25, 26, 27 February, 2 March (Tết 16-20 February).
    for (received, due) in [("2025-12-26T09:00", "2026-01-08T17:00"), ("2026-02-12T09:00", "2026-03-02T17:00")] {
        let decision = decide(&rules(), "1.004222", "yên-định", "counter", received, &[]).unwrap();
        assert_eq!(at(decision.statutory.at), due);
        assert!(decision.committed.at < decision.statutory.at);
        assert_eq!(decision.committed.source.as_deref(), Some("don-gian-hoa.tt:4"));
        assert_eq!(decision.committed.basis, ["quyết-định-minh-họa"]);
        assert!(decision.committed.illustrative && !decision.statutory.illustrative);
        let clauses: Vec<_> = decision.same_day.blocked_by.iter().map(|reason| reason.clause.as_str()).collect();
        assert_eq!(clauses, ["no_rule", "no_promise"]);
    }
}

#[test]
fn an_extension_that_is_open_gives_candidates() {
    // Art. 25(2): 3 working days, 3 + 5 = 8 with verification. From Monday 6 October 2025: Thursday the 9th or Thursday the 16th.
    let ask = |facts: &[(&str, &str)]| {
        decide(&rules(), "1.001022", "yên-định", "counter", "2025-10-06T09:00", facts).unwrap().committed
    };
    assert_eq!(at(ask(&[("cần-xác-minh", "no")]).at), "2025-10-09T17:00");
    assert_eq!(at(ask(&[("cần-xác-minh", "yes")]).at), "2025-10-16T17:00");
    let open = ask(&[]);
    assert_eq!((open.at, open.missing.as_slice()), (None, ["cần-xác-minh".to_owned()].as_slice()));
    let moments: Vec<_> = open.candidates.iter().map(|candidate| at(candidate.at)).collect();
    assert_eq!(moments, ["2025-10-09T17:00", "2025-10-16T17:00"]);
}

#[test]
fn copies_cost_two_thousand_a_page_then_one_with_a_ceiling() {
    // Circular 226/2016/TT-BTC: 2,000 for each of the first two pages, 1,000 from the third, at most 200,000 a copy.
    let pages = [("1", 2_000), ("2", 4_000), ("3", 5_000), ("500", 200_000)];
    for (pages, amount) in pages {
        let facts = [("số-trang", pages)];
        let decision = decide(&rules(), "2.000815", "yên-định", "counter", "2025-10-03T09:00", &facts).unwrap();
        assert_eq!(decision.fee.amount, Some(amount), "{pages} pages");
    }
    let open = decide(&rules(), "2.000815", "yên-định", "counter", "2025-10-03T09:00", &[]).unwrap();
    assert_eq!((open.fee.amount, open.fee.missing), (None, vec!["số-trang".to_owned()]));
}

#[test]
fn completeness_follows_from_its_parts_or_is_given_but_not_against_them() {
    let rules = rules();
    let ask = |facts: &[(&str, &str)]| {
        let facts: Vec<_> = [("cần-xác-minh", "no")].into_iter().chain(facts.iter().copied()).collect();
        decide(&rules, "1.001193", "yên-định", "counter", "2025-10-02T09:00", &facts)
    };
    assert_eq!(ask(&[]).unwrap().same_day.missing, ["documents.complete"], "no part is given: it alone is named");
    assert_eq!(ask(&[("giấy.giấy-chứng-sinh", "có")]).unwrap().same_day.missing, ["document.tờ-khai"]);
    let both = [("document.giấy-chứng-sinh", "yes"), ("document.tờ-khai", "yes")];
    assert_eq!(ask(&both).unwrap().same_day.verdict, Verdict::Eligible);
    assert_eq!(ask(&[("document.tờ-khai", "no")]).unwrap().same_day.verdict, Verdict::NotEligible);
    let against = ask(&[("document.tờ-khai", "no"), ("documents.complete", "yes")]).unwrap_err();
    assert_eq!(against.code(), "contradiction");
}

#[test]
fn what_cannot_be_decided_names_the_nearest_possibilities() {
    let rules = rules();
    let ask = |procedure: &str, office: &str, received: &str, facts: &[(&str, &str)]| {
        decide(&rules, procedure, office, "counter", received, facts).unwrap_err()
    };
    let monday = "2025-10-06T09:00";
    let unknown = ask("1.001194", "yên-định", monday, &[]);
    assert_eq!(unknown.code(), "unknown_procedure");
    assert!(unknown.to_string().contains("1.001193"), "{unknown}");
    assert!(ask("1.001193", "yên-đinh", monday, &[]).to_string().contains("yên-định"));
    assert_eq!(ask("1.001193", "sở", monday, &[]).code(), "wrong_level");
    assert!(ask("1.001193", "yên-định", "2025-06-30T09:00", &[]).to_string().contains("2025-07-01"));
    assert_eq!(ask("1.001193", "yên-định", "2026-11-01T09:00", &[]).code(), "outside_horizon");
    assert!(ask("1.001193", "yên-định", monday, &[("can-xac-minh", "có")]).to_string().contains("cần-xác-minh"));
    assert_eq!(ask("1.001193", "yên-định", monday, &[("bản-sao-yêu-cầu", "51")]).code(), "bad_fact_value");
    assert_eq!(ask("1.001193", "yên-định", monday, &[("cần-xác-minh", "7")]).code(), "bad_fact_value");
    assert_eq!(ask("1.001193", "yên-định", monday, &[("nhận.giờ", "10:00")]).code(), "contradiction");
}

#[test]
fn of_several_things_given_against_the_receipt_the_same_one_is_told_every_time() {
    let all = [("nhận.thứ", "thứ-ba"), ("hình-thức", "trực-tuyến"), ("nhận.giờ", "10:00"), ("nhận.ngày", "2025-10-07")];
    let told = (1..=all.len()).map(|count| {
        let against =
            decide(&rules(), "1.001193", "yên-định", "counter", "2025-10-06T09:00", &all[..count]).unwrap_err();
        match against {
            DecideError::Contradiction { name, .. } => name,
            other => panic!("{other}"),
        }
    });
    assert_eq!(told.collect::<Vec<_>>(), ["received.weekday", "channel", "received.time", "received.date"]);
}

#[test]
fn local_codes_and_unused_facts_are_accepted() {
    let facts = [("số-trang", "3"), ("nhận.thứ", "thứ-hai"), ("loại", "gấp")];
    let code = "1.001193.000.00.00.H05";
    let decision = decide(&rules(), code, "yên-định", "counter", "2025-10-06T09:00", &facts).unwrap();
    assert_eq!(decision.procedure, "1.001193");
}

#[test]
fn a_decision_can_be_asked_as_known_before_the_holidays_were_announced() {
    // As known before the notice of 2026's Tết, 16-20 February were ordinary working days after the last certain one, so
    // seven working days from Thursday 12/02/2026 were 13, 16, 17, 18, 19, 20 and 23 February, provisionally.
    let mut bundle = super::sample::sample();
    let days = ["16", "17", "18", "19", "20"]
        .map(|day| serde_json::json!({"date": format!("2026-02-{day}"), "day": "1", "desk": "1"}));
    bundle["calendars"][0]["patches"] = serde_json::json!([
        {"before": "2025-10-20", "announced_to": "2025-12-31", "uncertain": [], "days": days},
    ]);
    let rules = || RuleSet::from_bundle(super::sample::seal(bundle.clone())).unwrap();
    let due =
        |rules: &RuleSet| decide(rules, "1.004222", "yên-định", "counter", "2026-02-12T09:00", &[]).unwrap().statutory;
    let before = due(&rules().as_known("2025-10-19".parse().unwrap()).unwrap());
    assert_eq!((at(before.at), before.provisional), ("2026-02-23T17:00".to_owned(), true));
    for known in [rules(), rules().as_known("2025-10-20".parse().unwrap()).unwrap()] {
        assert_eq!((at(due(&known).at), due(&known).provisional), ("2026-03-02T17:00".to_owned(), false));
    }
}
