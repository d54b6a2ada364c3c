//! Conditions that never hold, always hold or add nothing: numbers, dates of receipt, weekdays, ages, channels, choices, two
//! numbers with each other, the documents.

use thutuc::bundle::Language;

use super::planted::{Planted, check, planted};

/// A limit on a condition, beside one for everybody else.
const fn on_condition(
    name: &'static str,
    code: &'static str,
    text: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Planted {
    planted(name, code, text, wrong, right).of_every_dossier()
}

macro_rules! when {
    ($condition:literal) => {
        concat!("ONE-STEP deadline 5 working days when ", $condition, "\ndeadline 3 working days }")
    };
}

#[test]
fn conditions_that_never_hold() {
    check(&[
        on_condition("a number past its bounds", "E0801", when!("số-bản > §"), "50", "49"),
        on_condition("a day before the horizon", "E0801", when!("received.date < §"), "2025-01-01", "2025-01-02"),
        // 03/10/2025 is a Friday.
        on_condition(
            "a date that is another weekday",
            "E0801",
            when!("received.date = 2025-10-03 and received.weekday = §"),
            "thursday",
            "friday",
        ),
        // From Mon 06/10 to Sat 11/10 there is no Sunday; one day more and there is.
        on_condition(
            "a week without a Sunday",
            "E0801",
            when!("received.date >= 2025-10-06 and received.date <= § and received.weekday = sunday"),
            "2025-10-11",
            "2025-10-12",
        ),
        // Ten years have two or three leap days: 3652 or 3653 days. So 3653 days are never fewer than ten years, 3652 are nine
        // whole years on the eve of a tenth anniversary with three leap days.
        on_condition(
            "days and years from one date",
            "E0801",
            when!("years-from(ngày-cấp) < 10 and days-from(ngày-cấp) > §"),
            "3652",
            "3651",
        ),
        on_condition(
            "a channel that is not offered",
            "E0801",
            "ONE-STEP channels online full
            deadline 5 working days when channel = §
            deadline 3 working days }",
            "post",
            "online",
        ),
        // Whole numbers: more than d - 1 is at least d.
        on_condition(
            "two numbers between each other",
            "E0801",
            when!("số-bản < số-tờ and số-bản > số-tờ - §"),
            "1",
            "2",
        ),
        on_condition(
            "a complete dossier without its document",
            "E0801",
            "MỘT-BƯỚC hồ sơ { bản-vẽ \"Bản vẽ\" 1 bản sao§ }
            thời hạn 5 ngày làm việc khi hồ-sơ.đầy-đủ và không giấy.bản-vẽ
            thời hạn 3 ngày làm việc }",
            "",
            ", nếu có",
        ),
    ]);
}

#[test]
fn conditions_that_always_hold() {
    check(&[
        on_condition(
            "every number",
            "E0802",
            "MỘT-BƯỚC thời hạn 3 ngày làm việc
            kéo dài thêm 1 ngày làm việc khi số-bản >= § }",
            "0",
            "1",
        ),
        on_condition(
            "every choice",
            "E0802",
            "ONE-STEP deadline 3 working days
            extended by 1 working day when loại in { nhỏ, § } }",
            "vừa, lớn",
            "lớn",
        ),
        // 100 × 1.000.000 is the most.
        on_condition(
            "a product within its bounds",
            "E0802",
            "MỘT-BƯỚC thời hạn 3 ngày làm việc
            kéo dài thêm 1 ngày làm việc khi giá * số-tờ <= § đồng }",
            "100.000.000",
            "99.999.999",
        ),
    ]);
}

#[test]
fn clauses_that_change_nothing() {
    check(&[on_condition(
        "a clause that another contains",
        "W0802",
        "MỘT-BƯỚC thời hạn trong ngày
            trong ngày {
                trừ trường hợp số-bản > 10 lý do \"nhiều bản\"
                trừ trường hợp § lý do \"rất nhiều bản\"
            } }",
        "số-bản > 20",
        "số-tờ > 20",
    )]);
}

/// Thirteen steps of which each may run or not are 8192 ways, more than are tried.
#[test]
fn what_takes_too_much_is_said_to_be_unproved() {
    let text = |count: usize| {
        let step = |at: usize| format!("bước b{at} \"B\" {{ do một-cửa; trong 1 phút; khi số-bản = {at} }}\n");
        let facts: String = (0..count).map(|at| format!("dữ kiện f{at}: có/không \"F\"\n")).collect();
        let steps: String =
            (0..count).map(|at| step(at).replace(&format!("số-bản = {at}"), &format!("f{at}"))).collect();
        let all: Vec<String> = (0..count).map(|at| format!("b{at}")).collect();
        format!(
            "{facts}thủ tục 1.000001 \"Thử\" {{ hiệu lực từ 01/01/2025; theo quy trình đầu, tại-xã, giấy; thời hạn 5 ngày làm việc\n{steps}bước trả \"Trả\" {{ sau {}; do một-cửa; trả kết quả }} }}",
            all.join(", ")
        )
    };
    let codes =
        |count| -> Vec<&str> { super::planted::compile(&text(count)).1.iter().map(|finding| finding.code()).collect() };
    assert_eq!(codes(13), ["E0803"]);
    let told = |language| super::planted::compile(&text(13)).1[0].message(language);
    assert_eq!(
        told(Language::Vi),
        "chưa chứng minh được thủ tục `1.000001` giữ đúng lời hứa: để biết các bước có kịp mọi thời hạn không phải xét hơn 4.096 cách \
         một hồ sơ đi qua các `khi`: dòng thời hạn nào áp dụng, có kéo dài hay hẹn lại không, bước nào phải làm"
    );
    assert_eq!(
        told(Language::En),
        "it is not proven that procedure `1.000001` keeps its promises: to tell whether the steps fit every time limit one would \
         have to look at more than 4,096 ways in which a dossier can answer the `when`s: which deadline row applies, whether it is \
         extended or re-appointed, which steps run"
    );
    assert_eq!(codes(6), [""; 0]);
}
