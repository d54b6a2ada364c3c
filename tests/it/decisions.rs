//! Decisions of the real catalog, each with its expected values worked out by hand from the law.

use serde_json::{Value, json};
use thutuc::bundle::Channel;
use thutuc::runtime::{Request, parse_moment};

use crate::catalog::RULES;

/// A decision as `decide --format json` prints it; facts as on the command line.
fn decide(procedure: &str, office: &str, at: &str, channel: &str, facts: &[(&str, &str)]) -> Value {
    let facts = facts.iter().map(|(name, text)| ((*name).to_owned(), RULES.read_fact(name, text).unwrap())).collect();
    let request = Request {
        procedure: procedure.to_owned(),
        office: office.to_owned(),
        received: parse_moment(at).unwrap(),
        channel: Channel::parse(channel).unwrap(),
        facts,
        events: Vec::new(),
    };
    serde_json::to_value(RULES.decide(&request).unwrap()).unwrap()
}

const DONE: [(&str, &str); 2] = [("hồ-sơ.đầy-đủ", "có"), ("người-ký.có-mặt", "có")];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    DONE.iter().chain(more).copied().collect()
}

fn verdict(decision: &Value) -> &str {
    decision["same_day"]["verdict"].as_str().unwrap()
}

/// Law on Civil Status 60/2014/QH13 art. 5(3): the same day. Friday 03/10/2025 14:00 is before the cut-off at 15:00, so
/// the law's own moment is that day's closing, 17:00; the session ends at 17:00 too.
#[test]
fn a_birth_filed_online_on_friday_afternoon_is_answered_that_day() {
    let decision = decide("1.001193", "yên-định", "2025-10-03T14:00", "online", &with(&[("cần-xác-minh", "không")]));
    assert_eq!(verdict(&decision), "eligible");
    assert_eq!(decision["same_day"]["program"], "thứ-sáu-không-hẹn");
    assert_eq!(decision["same_day"]["until"], "2025-10-03T17:00");
    assert_eq!(decision["promised"], "2025-10-03T17:00");
    assert_eq!(decision["statutory"]["at"], "2025-10-03T17:00");
    assert_eq!(decision["statutory"]["provisional"], false);
    assert_eq!(decision["statutory"]["basis"][0], "luật-hộ-tịch điều 5 khoản 3");
    assert_eq!(decision["slip"], "on_request");
    assert_eq!(decision["counted_from"], "2025-10-03T14:00");
    assert_eq!(decision["version"], "2025-07-01");
}

/// The same dossier with a verification: not the same day, with the reason. The law gives no further days, so the limit
/// stays; the re-appointment of at most 3 working days counts from it: Mon 6, Tue 7, Wed 8 October.
#[test]
fn a_birth_that_needs_verification_is_not_answered_that_day() {
    let decision = decide("1.001193", "yên-định", "2025-10-03T14:00", "online", &with(&[("cần-xác-minh", "có")]));
    assert_eq!(verdict(&decision), "not_eligible");
    let blocked = decision["same_day"]["blocked_by"].as_array().unwrap();
    assert!(blocked.iter().any(|clause| clause["text"].as_str().unwrap().contains("xác minh")), "{blocked:?}");
    assert!(blocked.iter().all(|clause| clause["source"].as_str().unwrap().contains(".tt:")));
    assert_eq!(decision["statutory"]["at"], "2025-10-03T17:00");
    assert_eq!(decision["reappointment"]["at"], "2025-10-08T17:00");
    assert_eq!(decision["slip"], "required");
}

#[test]
fn whether_a_birth_needs_verification_is_asked_and_nothing_else() {
    let decision = decide("1.001193", "yên-định", "2025-10-03T14:00", "online", &with(&[]));
    assert_eq!(verdict(&decision), "undetermined");
    assert_eq!(decision["same_day"]["missing"], json!(["cần-xác-minh"]));
    assert_eq!(decision["promised"], "2025-10-03T17:00");
}

/// On Thursday Yên Định runs no program; the law alone makes the birth due that day.
#[test]
fn on_thursday_the_law_alone_answers_at_yên_định() {
    let decision = decide("1.001193", "yên-định", "2025-10-02T14:00", "online", &with(&[("cần-xác-minh", "không")]));
    assert_eq!(verdict(&decision), "eligible");
    assert_eq!(decision["same_day"]["program"], Value::Null);
    assert_eq!(decision["statutory"]["at"], "2025-10-02T17:00");
    assert_eq!(decision["promised"], "2025-10-02T17:00");
}

/// After 15:00 the law counts from the next working day, but the session takes in until 16:00: Friday 15:30 is answered
/// on Friday, and by law due on Monday.
#[test]
fn the_friday_session_answers_after_the_cut_off() {
    let decision = decide("1.001193", "yên-định", "2025-10-03T15:30", "counter", &with(&[("cần-xác-minh", "không")]));
    assert_eq!(verdict(&decision), "eligible");
    assert_eq!(decision["same_day"]["program"], "thứ-sáu-không-hẹn");
    assert_eq!(decision["statutory"]["at"], "2025-10-06T17:00");
    assert_eq!(decision["promised"], "2025-10-03T17:00");
    let late = decide("1.001193", "yên-định", "2025-10-03T16:01", "counter", &with(&[("cần-xác-minh", "không")]));
    assert_eq!(verdict(&late), "not_eligible");
    assert_eq!(late["promised"], "2025-10-06T17:00");
}

#[test]
fn thursday_at_biển_động_is_a_program_but_not_for_verification() {
    let quick = decide("1.001193", "biển-động", "2025-10-02T09:00", "counter", &with(&[("cần-xác-minh", "không")]));
    assert_eq!(verdict(&quick), "eligible");
    assert_eq!(quick["same_day"]["program"], "thứ-năm-không-hẹn");
    let slow = decide("1.001193", "biển-động", "2025-10-02T09:00", "counter", &with(&[("cần-xác-minh", "có")]));
    assert_eq!(verdict(&slow), "not_eligible");
}

/// Session of Friday 12/09/2025 at Từ Sơn, 08:00-11:30, intake until 10:40.
#[test]
fn a_mobile_session_at_từ_sơn_answers_within_its_hours() {
    let facts = with(&[("cần-xác-minh", "không")]);
    let inside = decide("1.001193", "từ-sơn", "2025-09-12T10:40", "mobile", &facts);
    assert_eq!(verdict(&inside), "eligible");
    assert_eq!(inside["same_day"]["program"], "lưu-động-từ-sơn");
    assert_eq!(inside["promised"], "2025-09-12T11:30");
    let late = decide("1.001193", "từ-sơn", "2025-09-12T10:41", "mobile", &facts);
    assert_eq!(late["same_day"]["program"], Value::Null);
    let counter = decide("1.001193", "từ-sơn", "2025-09-12T09:00", "counter", &facts);
    assert_eq!(counter["same_day"]["program"], Value::Null);
}

/// Decree 23/2015/NĐ-CP art. 7: the same day, received after 15:00 the next working day. 15:00 is not after 15:00.
/// 01/10/2025 is a Wednesday.
#[test]
fn certified_copies_at_the_cut_off() {
    let due =
        |at: &str| decide("2.000815", "yên-định", at, "counter", &[("phức-tạp", "không")])["statutory"]["at"].clone();
    assert_eq!(due("2025-10-01T14:59"), "2025-10-01T17:00");
    assert_eq!(due("2025-10-01T15:00"), "2025-10-01T17:00");
    assert_eq!(due("2025-10-01T15:01"), "2025-10-02T17:00");
}

/// Decree 23/2015/NĐ-CP art. 22: an original that may not be used for certified copies is refused, not put off.
#[test]
fn an_original_of_article_22_is_refused() {
    let verdict_of = |kind: &str| {
        let facts = with(&[("phức-tạp", "không"), ("cần-xác-minh", "không"), ("bản-chính-thuộc-điều-22", kind)]);
        verdict(&decide("2.000815", "yên-định", "2025-10-01T09:00", "counter", &facts)).to_owned()
    };
    assert_eq!(verdict_of("có"), "refused");
    assert_eq!(verdict_of("không"), "eligible");
}

/// The record's own procedure: twenty days, fifteen for a separate house, on every channel. Friday 03/10/2025 and fifteen days
/// is Saturday 18, so Monday 20; and twenty is Thursday 23.
#[test]
fn a_construction_permit_is_due_by_the_kind_of_works() {
    for channel in ["counter", "online", "post"] {
        let due = |kind: &str| {
            let facts = [("loại-công-trình", kind)];
            decide("1.013225", "yên-định", "2025-10-03T09:00", channel, &facts)["statutory"]["at"].clone()
        };
        assert_eq!(due("nhà-ở-riêng-lẻ"), "2025-10-20T17:00", "{channel}");
        assert_eq!(due("không-theo-tuyến"), "2025-10-23T17:00", "{channel}");
    }
}

/// Art. 21: two working days more. Wednesday 01/10 and 2 working days: Friday 03/10.
#[test]
fn complex_copies_take_two_working_days_more() {
    let decision = decide("2.000815", "yên-định", "2025-10-01T09:00", "counter", &[("phức-tạp", "có")]);
    assert_eq!(decision["statutory"]["at"], "2025-10-03T17:00");
    let unknown = decide("2.000815", "yên-định", "2025-10-01T09:00", "counter", &[]);
    assert_eq!(unknown["statutory"]["at"], Value::Null);
    assert_eq!(unknown["statutory"]["missing"], json!(["phức-tạp"]));
    let moments: Vec<_> =
        unknown["statutory"]["candidates"].as_array().unwrap().iter().map(|c| c["at"].clone()).collect();
    assert_eq!(moments, ["2025-10-01T17:00", "2025-10-03T17:00"]);
}

/// Law on Residence art. 22(3): 7 working days. From Friday 26/12/2025: 29, 30, 31 December, off on 1 and 2 January (the
/// second swapped with Saturday 10), 5, 6, 7, 8 January. From Thursday 12/02/2026: 13, then Tết 16-20, 23, 24, 25, 26, 27
/// February, 2 March.
#[test]
fn permanent_residence_over_new_year_and_tết() {
    let due = |at: &str| decide("1.004222", "yên-định", at, "counter", &[])["statutory"]["at"].clone();
    assert_eq!(due("2025-12-26T09:00"), "2026-01-08T17:00");
    assert_eq!(due("2026-02-12T09:00"), "2026-03-02T17:00");
}

/// Circular 226/2016/TT-BTC: 2.000 đồng a page, 1.000 from the third page on, at most 200.000 a copy.
#[test]
fn fees_of_certified_copies() {
    for (pages, amount) in [("1", 2_000), ("2", 4_000), ("3", 5_000), ("500", 200_000)] {
        let decision =
            decide("2.000815", "yên-định", "2025-10-01T09:00", "counter", &[("số-trang", pages), ("số-bản", "1")]);
        assert_eq!(decision["fee"]["amount"], amount, "{pages} pages");
    }
    let three = decide("2.000815", "yên-định", "2025-10-01T09:00", "counter", &[("số-trang", "3"), ("số-bản", "4")]);
    assert_eq!(three["fee"]["amount"], 20_000);
}

/// Law on Civil Status art. 18(2): 5 working days in all where marriage conditions must be verified. Friday 03/10/2025:
/// 6, 7, 8, 9, 10 October.
#[test]
fn marriage_with_verification_takes_five_working_days_in_all() {
    let decision = decide("1.000894", "yên-định", "2025-10-03T09:00", "counter", &[("cần-xác-minh", "có")]);
    assert_eq!(decision["statutory"]["at"], "2025-10-10T17:00");
    let at_once = decide("1.000894", "yên-định", "2025-10-03T09:00", "counter", &[("cần-xác-minh", "không")]);
    assert_eq!(at_once["statutory"]["at"], "2025-10-03T17:00");
}

/// Art. 25(2): 3 working days, and 5 more with verification, 8 in all. Friday 03/10/2025: Wednesday 8; with verification
/// 6-10, 13, 14, 15 October.
#[test]
fn recognition_of_parent_and_child_takes_three_or_eight_working_days() {
    let due = |verify: &str| {
        decide("1.001022", "yên-định", "2025-10-03T09:00", "counter", &[("cần-xác-minh", verify)])["statutory"]["at"]
            .clone()
    };
    assert_eq!(due("không"), "2025-10-08T17:00");
    assert_eq!(due("có"), "2025-10-15T17:00");
}

/// The law's 20 working days and the 14 that are committed since 01/10/2025 (illustrative). From Wednesday 01/10/2025:
/// 2, 3, 6-10, 13-17, 20, 21 October are 14; 22, 23, 24, 27, 28, 29 October make 20.
#[test]
fn a_simplified_limit_is_committed_beside_the_statutory_one() {
    let decision = decide("1.014848", "yên-định", "2025-10-01T09:00", "counter", &[]);
    assert_eq!(decision["statutory"]["at"], "2025-10-29T17:00");
    assert_eq!(decision["committed"]["at"], "2025-10-21T17:00");
    assert_eq!(decision["promised"], "2025-10-21T17:00");
    let before = decide("1.014848", "yên-định", "2025-09-30T09:00", "counter", &[]);
    assert_eq!(before["statutory"]["at"], before["committed"]["at"]);
}

/// Law art. 28(2): a change or correction takes 3 working days and 3 more to verify; 6 after Fri 03/10/2025 is Mon 13.
#[test]
fn a_correction_that_must_be_verified_takes_six_working_days() {
    let facts = with(&[("chỉ-bổ-sung-hộ-tịch", "không"), ("cần-xác-minh", "có")]);
    let decision = decide("1.004859", "yên-định", "2025-10-03T09:00", "counter", &facts);
    assert_eq!(verdict(&decision), "not_eligible");
    assert_eq!(decision["statutory"]["at"], "2025-10-13T17:00");
    assert_eq!(decision["reappointment"], Value::Null);
}

/// Law art. 29(2): missing data are added at once, so the dossier is due that Thursday at 17:00.
#[test]
fn data_that_are_only_added_are_settled_the_same_day() {
    let facts = with(&[("chỉ-bổ-sung-hộ-tịch", "có"), ("cần-xác-minh", "không")]);
    let decision = decide("1.004859", "yên-định", "2025-10-02T09:00", "counter", &facts);
    assert_eq!(verdict(&decision), "eligible");
    assert_eq!(decision["statutory"]["at"], "2025-10-02T17:00");
}

/// Law art. 52: 3 working days where a death with a foreign element must be verified; Mon 6, Tue 7, Wed 8 October.
#[test]
fn a_death_abroad_that_must_be_verified_takes_three_working_days() {
    let decision = decide("1.001766", "yên-định", "2025-10-03T15:30", "counter", &with(&[("cần-xác-minh", "có")]));
    assert_eq!(verdict(&decision), "not_eligible");
    assert_eq!(decision["statutory"]["at"], "2025-10-08T17:00");
}

/// Record 1.004873: the certificate is refused where it is to serve a marriage of the same sex.
#[test]
fn a_certificate_for_a_marriage_of_the_same_sex_is_refused() {
    let facts = with(&[("kết-hôn-cùng-giới", "có"), ("kết-hôn-tại-cơ-quan-nước-ngoài", "không")]);
    let decision = decide("1.004873", "yên-định", "2025-10-03T09:00", "counter", &facts);
    assert_eq!(verdict(&decision), "refused");
    assert_eq!(decision["requirements"]["met"], false);
}

/// Decree 23/2015/NĐ-CP art. 37: two working days, Mon 6 and Tue 7 October, unless the parties agreed on more in writing.
#[test]
fn a_transaction_takes_two_working_days_or_what_was_agreed() {
    let facts = with(&[("nhận-thức-được", "có"), ("tự-nguyện", "có"), ("thỏa-thuận-kéo-dài", "không")]);
    let decision = decide("2.001035", "yên-định", "2025-10-03T09:00", "counter", &facts);
    assert_eq!(verdict(&decision), "not_eligible");
    assert_eq!(decision["statutory"]["at"], "2025-10-07T17:00");
    let facts = with(&[("nhận-thức-được", "có"), ("tự-nguyện", "có"), ("thỏa-thuận-kéo-dài", "có")]);
    let decision = decide("2.001035", "yên-định", "2025-10-03T09:00", "counter", &facts);
    assert_eq!(decision["statutory"]["at"], Value::Null);
    assert_eq!(decision["promised"], Value::Null);
}

/// Arts 7 and 33: the same day, after 15:00 the next working day; Thursday 02/10/2025 has no program at Yên Định.
#[test]
fn a_translators_signature_after_the_cut_off_is_due_the_next_working_day() {
    let facts =
        [("thỏa-thuận-kéo-dài", "không"), ("giấy-tờ-không-được-dịch", "không"), ("tự-dịch-giấy-tờ-của-mình", "có")];
    let decision = decide("2.001008", "yên-định", "2025-10-02T15:30", "counter", &with(&facts));
    assert_eq!(verdict(&decision), "not_eligible");
    assert_eq!(decision["promised"], "2025-10-03T17:00");
    assert_eq!(decision["fee"]["amount"], 10_000);
}
