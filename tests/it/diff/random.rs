//! Random small rule sets and changes of them: `diff` finds what deciding every dossier with both finds.

use thutuc::driver::{self, Input, Options};
use thutuc::runtime::{FactValue, RuleSet};

use super::Compared;
use super::brute::{enumerated, told};
use crate::runtime::agreement::Random;

const MANIFEST: &str =
    "catalog: mau\ntitle: { vi: \"Mẫu\" }\nlanguage: vi\nhorizon: { from: 2025-09-26, to: 2025-10-02 }\n";

/// What may be written at each place of a rule set; the first is written most.
const PLACES: &[&[&str]] = &[
    // Calendar.
    &["", "    nghỉ lễ 30/09\n"],
    // Desk.
    &[
        "",
        "    đóng cửa 29/09/2025 lý do \"bão\"\n",
        "    tiếp nhận thứ-hai đến thứ-sáu 07:30-11:30, 13:30-16:00\n",
        "    tiếp nhận thứ-hai đến thứ-bảy 07:30-11:30\n    tiếp nhận thứ-hai đến thứ-sáu 13:30-17:00\n",
    ],
    // Channels.
    &["    cách thức trực-tiếp, trực-tuyến toàn trình\n", "    cách thức trực-tiếp\n"],
    // Documents.
    &[
        "        y \"Y\" 1 bản chính khi a\n",
        "",
        "        y \"Y\" 1 bản chính\n",
        "        y \"Y\" 1 bản chính nếu có\n",
        "        y \"Y\" 1 bản chính khi hình-thức = trực-tiếp\n",
    ],
    // Fees.
    &["    lệ phí 2.000 đồng\n", "    lệ phí 5.000 đồng khi a\n    lệ phí 2.000 đồng\n", "    lệ phí 0 đồng\n"],
    &["", "    phí sao 1.000 đồng * n\n", "    phí sao 3.000 đồng khi n >= 1\n    phí sao 1.000 đồng\n"],
    // Limits.
    &["", "    thời hạn 3 ngày làm việc khi a\n", "    thời hạn 1 ngày làm việc khi b và n >= 1\n"],
    &[
        "    thời hạn trong ngày, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo\n",
        "    thời hạn trong ngày\n",
        "    thời hạn trong ngày, nhận sau 14:00 thì tính từ ngày làm việc tiếp theo\n",
        "    thời hạn 2 ngày làm việc\n",
        "    thời hạn 3 ngày\n",
        "    thời hạn 1 tháng\n",
        "    thời hạn không quy định\n",
    ],
    &["", "    kéo dài thêm 2 ngày làm việc khi b\n", "    kéo dài thêm 1 ngày làm việc khi nhận.thứ = thứ-hai\n"],
    &["", "    hẹn lại tối đa 3 ngày làm việc khi a\n", "    hẹn lại tối đa 2 ngày làm việc\n"],
    // Requirements.
    &["", "    yêu cầu không b lý do \"b\"\n", "    yêu cầu a hoặc n < 2 lý do \"a\"\n"],
    // Same day.
    &["        khi hồ-sơ.đầy-đủ lý do \"thiếu\"\n", "        khi giấy.x lý do \"thiếu\"\n"],
    &[
        "",
        "        trừ trường hợp a lý do \"a\"\n",
        "        khi nhận.giờ < 14:00 lý do \"giờ\"\n",
        "        trừ trường hợp nhận.thứ = thứ-sáu và b lý do \"b\"\n",
        "        khi hình-thức = trực-tuyến lý do \"kênh\"\n",
    ],
    // Program.
    &[
        "    mỗi thứ-sáu 07:30-11:30, 13:30-17:00\n",
        "    mỗi thứ-năm 07:30-11:30, 13:30-17:00\n",
        "    mỗi thứ-sáu 07:30-11:30, 13:30-16:00\n",
        "    mỗi thứ-bảy 07:30-11:30\n",
        "    ngày 26/09/2025, 01/10/2025 07:30-11:30 địa điểm \"Nhà văn hóa\"\n",
    ],
    &["    nhận đến 15:30\n", "    nhận đến 15:00\n", ""],
    &["", "    trừ trường hợp b lý do \"b\"\n", "    khi người-ký.có-mặt lý do \"ký\"\n"],
];

/// What is written, by the numbers of each place.
fn text(chosen: &[usize]) -> String {
    let [
        holiday,
        desk,
        channels,
        document,
        fee,
        copies,
        first,
        limit,
        extension,
        again,
        required,
        clause,
        more,
        session,
        intake,
        own,
    ] = std::array::from_fn(|place| PLACES[place][chosen[place]]);
    // A last intake minute after the session has no meaning.
    let intake = if session.contains("11:30\n") || session.contains("11:30 địa") { "" } else { intake };
    format!(
        "lịch l \"Lịch\" {{\n    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00\n{holiday}    đã thông báo đến \
         31/12/2025 thông báo 03/12/2024\n}}\n\
         chức danh c \"Chủ tịch\"\n\
         cơ quan o \"O\" {{\n    mã \"1\"\n    cấp xã\n    lịch l\n{desk}}}\n\
         dữ kiện a: có/không \"A\"\ndữ kiện b: có/không \"B\"\ndữ kiện n: số 0..2 \"N\"\n\
         thủ tục 1.000001 \"T\" {{\n    lĩnh vực f\n    cấp xã\n    hiệu lực từ 01/01/2025\n    đối tượng công-dân\n    cơ quan giải \
         quyết \"X\"\n    người ký c\n{channels}    số lượng 1 bộ\n    kết quả k \"K\" 1 bản chính\n    hồ sơ {{\n        x \"X\" 1 \
         bản chính\n{document}    }}\n{fee}{copies}{first}{limit}{extension}{again}{required}    bước s \"S\" {{ do c; trong 5 \
         phút; trả kết quả }}\n    trong ngày {{\n{clause}{more}    }}\n}}\n\
         mô hình m \"M\" tại o {{\n{session}{intake}    áp dụng lĩnh vực f\n{own}}}\n"
    )
}

fn compile(text: &str) -> Option<RuleSet> {
    let file = Input { path: "mau.tt".to_owned(), bytes: text.as_bytes().to_vec() };
    let compiled = driver::compile(MANIFEST.as_bytes(), vec![file], Options::default());
    let bundle = compiled.bundle.or(compiled.unproved)?;
    Some(RuleSet::from_bundle(bundle).unwrap())
}

/// The facts that either text reads, with all their values.
fn facts(texts: &[&str]) -> Vec<(&'static str, Vec<FactValue>)> {
    let yes_no = || vec![FactValue::Bool(false), FactValue::Bool(true)];
    let all = [
        ("a", yes_no(), [" a\n", " a "].as_slice()),
        ("b", yes_no(), [" b\n", " b "].as_slice()),
        ("n", (0..3).map(FactValue::Integer).collect(), [" n\n", " n "].as_slice()),
        ("document.x", yes_no(), ["x"].as_slice()),
        ("document.y", yes_no(), [" y "].as_slice()),
        ("signer.present", yes_no(), ["người-ký.có-mặt"].as_slice()),
    ];
    let is_read = |marks: &[&str]| texts.iter().any(|text| marks.iter().any(|mark| text.contains(mark)));
    all.into_iter().filter(|(_, _, marks)| is_read(marks)).map(|(name, values, _)| (name, values)).collect()
}

/// So many pairs from a seed.
fn agree(seed: u64, pairs: usize) {
    let mut random = Random(seed);
    let mut compared = 0;
    for _ in 0..pairs * 10 {
        let mut choose = |place: usize, from: &[&str]| {
            let others = from.len() as u64;
            // Limits and clauses vary most.
            let often = matches!(place, 7 | 12 | 13);
            if often || random.below(2) == 0 { random.below(others) as usize } else { 0 }
        };
        let before: Vec<usize> = PLACES.iter().enumerate().map(|(place, from)| choose(place, from)).collect();
        let mut after = before.clone();
        for _ in 0..=random.below(2) {
            let place = random.below(PLACES.len() as u64) as usize;
            after[place] = random.below(PLACES[place].len() as u64) as usize;
        }
        if before == after {
            continue;
        }
        let (old, new) = (text(&before), text(&after));
        let (Some(first), Some(second)) = (compile(&old), compile(&new)) else { continue };
        let expected = enumerated(&first, &second, &facts(&[&old, &new]));
        let found = Compared::of(first, second);
        assert_eq!(told(&found.diff), expected, "seed {seed}, {before:?} {after:?}\n{old}\n{new}");
        compared += 1;
        if compared == pairs {
            return;
        }
    }
    panic!("only {compared} of {pairs} pairs could be compared");
}

/// `THUTUC_PAIRS` asks for more of each seed.
fn pairs() -> usize {
    std::env::var("THUTUC_PAIRS").ok().and_then(|count| count.parse().ok()).unwrap_or(6)
}

#[test]
fn diff_agrees_with_every_decision_1() {
    agree(1, pairs());
}

#[test]
fn diff_agrees_with_every_decision_2() {
    agree(2, pairs());
}

#[test]
fn diff_agrees_with_every_decision_3() {
    agree(3, pairs());
}
