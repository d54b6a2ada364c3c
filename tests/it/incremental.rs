//! A catalog of which little has changed: what is said without looking at all of it is what a whole run says, or nothing.

use std::path::Path;

use thutuc::bundle::Language;
use thutuc::diagnostics::render::{Drawn, Human, human, report, tell};
use thutuc::driver::{self, Compiled, Input, Memory, Options};
use thutuc::incremental::{Record, again};
use thutuc::source::disk::read_catalog;

use crate::syntax::mutations::slip;
use crate::syntax::support::Random;

const HOW: Human = Human { language: Language::En, colour: false, width: 100 };

/// Changes of the catalog of `procedures/` that are tried, and how many of them must be told without a whole run.
const CHANGES: usize = 90;
const SERVED: usize = 20;

/// A catalog, and what is kept of it.
struct Checked {
    manifest: Vec<u8>,
    files: Vec<Input>,
    memory: Memory,
    record: Record,
}

fn whole(manifest: &[u8], files: &[Input], memory: &Memory) -> Compiled {
    let options = Options { findings_only: true, ..Options::default() };
    driver::compile_with(manifest, files.to_vec(), options, memory)
}

fn record(compiled: &Compiled, manifest: &[u8], files: &[Input]) -> Option<Record> {
    let told = tell(&compiled.findings, &compiled.sources, HOW, Drawn::AsReported);
    Record::of(compiled, (manifest, files), &told, HOW.language)
}

const MANIFEST: &str =
    "catalog: thu\ntitle: { vi: \"Thử\" }\nlanguage: vi\nhorizon: { from: 2025-07-01, to: 2026-12-31 }\n";

/// Texts by their paths, as files in order.
fn inputs(files: &[(&str, &str)]) -> Vec<Input> {
    let input = |(path, text): &(&str, &str)| Input { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
    let mut files: Vec<Input> = files.iter().map(input).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

impl Checked {
    fn new(manifest: Vec<u8>, files: Vec<Input>) -> Self {
        let memory = Memory::default();
        let compiled = whole(&manifest, &files, &memory);
        let record = record(&compiled, &manifest, &files)
            .unwrap_or_else(|| panic!("{}", human(&compiled.findings, &compiled.sources, HOW)));
        assert_eq!(Record::read(record.bytes().unwrap()).as_ref(), Some(&record));
        Self { manifest, files, memory, record }
    }

    /// Of texts by their paths and nothing else.
    fn alone(files: &[(&str, &str)]) -> Self {
        Self::new(MANIFEST.as_bytes().to_vec(), inputs(files))
    }

    /// Of texts by their paths.
    fn of(files: &[(&str, &str)]) -> Self {
        // Of some procedure the limit is longer than of those that are looked at.
        let long = plain("1.000099", "Dài").replace("5 ngày làm việc", "90 ngày làm việc");
        let long = long.replace("khoản 1", "khoản 9");
        Self::alone(&[files, &[("zz.tt", &long)]].concat())
    }

    /// What is said of other files without a whole run, which must be what one says.
    fn again(&self, files: &[Input]) -> Option<String> {
        let before = |number: usize| self.files.get(number).map(|file| file.bytes.clone());
        let told = again(&self.record, (&self.manifest, files), before, || &self.memory, HOW)?;
        let said = report(&told, HOW.language)?;
        let compiled = whole(&self.manifest, files, &self.memory);
        assert_eq!(said, human(&compiled.findings, &compiled.sources, HOW));
        Some(said)
    }

    /// The same after a text stands in place of another one, in a file.
    #[track_caller]
    fn edited(&self, path: &str, before: &str, after: &str) -> Option<String> {
        let mut files = self.files.clone();
        let file = files.iter_mut().find(|file| file.path == path).unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains(before), "{before}");
        file.bytes = text.replacen(before, after, 1).into_bytes();
        self.again(&files)
    }
}

fn shipped() -> Checked {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let (manifest, files) = read_catalog(&root).unwrap();
    Checked::new(manifest, files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect())
}

/// A text with one of its numbers changed, or a slip of the hand, or a line more.
fn changed(text: &str, random: &mut Random) -> String {
    match random.below(8) {
        0 => slip(text, random).text,
        1 => {
            let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
            let at = ends[random.below(ends.len())];
            format!("{}\n# ghi chú{}", &text[..at], &text[at..])
        }
        _ => {
            let is_digit = |at: &usize| text.as_bytes()[*at].is_ascii_digit();
            let digits: Vec<usize> = (0..text.len()).filter(is_digit).collect();
            if digits.is_empty() {
                return text.to_owned();
            }
            let at = digits[random.below(digits.len())];
            format!("{}{}{}", &text[..at], random.below(10), &text[at + 1..])
        }
    }
}

#[test]
fn what_is_said_after_any_change_is_what_a_whole_run_says() {
    let checked = shipped();
    let mut random = Random(8);
    let mut served = 0;
    for _ in 0..CHANGES {
        let mut files = checked.files.clone();
        for _ in 0..=random.below(2) {
            let which = random.below(files.len());
            let text = String::from_utf8(files[which].bytes.clone()).unwrap();
            files[which].bytes = changed(&text, &mut random).into_bytes();
        }
        served += usize::from(checked.again(&files).is_some());
    }
    assert!(served >= SERVED, "{served} of {CHANGES}");
}

#[test]
fn a_catalog_that_did_not_change_is_told_from_its_record() {
    let checked = shipped();
    assert!(checked.again(&checked.files).is_some());
    // A file that came, went or has another name is a whole run's.
    let mut more = checked.files.clone();
    more.push(Input { path: "zz.tt".to_owned(), bytes: Vec::new() });
    assert_eq!(checked.again(&more), None);
    assert_eq!(checked.again(&checked.files[1..]), None);
    let mut renamed = checked.files.clone();
    renamed[0].path = "a.tt".to_owned();
    assert_eq!(checked.again(&renamed), None);
}

/// What every catalog below rests on.
const COMMON: &str = r#"
văn bản luật "Luật" { số hiệu "60/2014/QH13"; hiệu lực từ 01/01/2016 }
lịch hành-chính "Lịch" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    đã thông báo đến 31/12/2026 thông báo 03/12/2024
}
chức danh chủ-tịch "Chủ tịch"
cơ quan xã-a "Trung tâm A" { mã "00001"; cấp xã; lịch hành-chính }
cơ quan xã-b "Trung tâm B" { mã "00002"; cấp xã; lịch hành-chính }
dữ kiện gấp: có/không "Gấp"
dữ kiện tuổi: số 0..120 "Tuổi"
"#;

/// A procedure with clauses of its own.
fn procedure(code: &str, title: &str, more: &str) -> String {
    format!(
        r#"
thủ tục {code} "{title}" {{
    lĩnh vực hộ-tịch
    cấp xã
    hiệu lực từ 01/07/2025
    căn cứ điều 5 luật
    đối tượng công-dân
    cơ quan giải quyết "Ủy ban nhân dân cấp xã"
    người ký chủ-tịch
    cách thức trực-tiếp
    số lượng 1 bộ
    kết quả giấy "Giấy" 1 bản chính
    lệ phí 8.000 đồng
    bước ký "Ký" {{ do chủ-tịch; trong 10 phút; trả kết quả; minh họa }}
{more}}}
"#
    )
}

const PAPERS: &str = "    hồ sơ { tờ-khai \"Tờ khai\" 1 bản chính }\n";
const LIMIT: &str = "    thời hạn 5 ngày làm việc căn cứ khoản 1 điều 5 luật\n";

fn plain(code: &str, title: &str) -> String {
    procedure(code, title, &format!("{PAPERS}{LIMIT}"))
}

#[test]
fn a_clause_of_a_procedure_is_looked_at_without_the_rest() {
    let files = [("chung.tt", COMMON), ("một.tt", &plain("1.000001", "Một")), ("hai.tt", &plain("1.000002", "Hai"))];
    let checked = Checked::of(&files);
    for (before, after) in [
        ("5 ngày làm việc", "7 ngày làm việc"),
        ("8.000 đồng", "9.000 đồng"),
        ("trong 10 phút", "trong 2 giờ"),
        ("1 bộ", "2 bộ"),
        ("\nthủ tục", "\n# ghi chú\n\nthủ tục"),
    ] {
        assert!(checked.edited("một.tt", before, after).is_some(), "{before}");
    }
    // A finding that is new, and one that goes.
    let said = checked.edited("một.tt", "5 ngày làm việc", "5 ngày").unwrap();
    assert!(!said.contains("W0520"), "{said}");
    let said = checked.edited("một.tt", "trong 10 phút", "trong 2 ngày").unwrap();
    assert!(said.contains("W0520") && said.contains("một.tt:14:39"), "{said}");
    // An error is a whole run's to tell.
    assert_eq!(checked.edited("một.tt", "5 ngày làm việc", "5 ngày lam viec"), None);
    assert_eq!(checked.edited("một.tt", "trong 10 phút", "trong 9 ngày làm việc"), None);
    // Names, and what others see.
    assert_eq!(checked.edited("một.tt", "do chủ-tịch", "do một-cửa"), None);
    assert_eq!(checked.edited("một.tt", "\"Một\"", "\"Hai\""), None);
    assert_eq!(checked.edited("chung.tt", "0..120", "0..121"), None);
}

#[test]
fn a_procedure_that_cites_nothing_is_looked_at_beside_law_all_the_same() {
    let bare =
        plain("1.000001", "Một").replace("    căn cứ điều 5 luật\n", "").replace(" căn cứ khoản 1 điều 5 luật", "");
    let bare = bare.replace("5 ngày làm việc", "5 ngày làm việc minh họa");
    let files = [("chung.tt", COMMON), ("hai.tt", &plain("1.000002", "Hai")), ("một.tt", &bare)];
    let checked = Checked::of(&files);
    let said = checked.edited("một.tt", "5 ngày làm việc minh họa", "5 ngày làm việc").unwrap();
    assert!(said.contains("W0501"), "{said}");
}

#[test]
fn what_others_say_of_a_title_stays_where_it_stood() {
    // In the order of their files the second one of a title has the finding.
    let files = [
        ("chung.tt", COMMON.to_owned()),
        ("a.tt", format!("{}{}", plain("1.000001", "Một"), plain("1.000003", "Ba"))),
        ("b.tt", format!("{}{}", plain("1.000002", "Một"), plain("1.000004", "Bốn"))),
    ];
    let checked = Checked::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    let said = checked.edited("b.tt", "8.000 đồng", "7.000 đồng").unwrap();
    assert!(said.contains("W0341") && said.contains("b.tt:2"), "{said}");
    // It is drawn, so that what moves its lines is a whole run's.
    assert_eq!(checked.edited("b.tt", "\nthủ tục", "\n\nthủ tục"), None);
    assert!(checked.edited("b.tt", "}\n\nthủ tục 1.000004", "}\n\n\nthủ tục 1.000004").is_some());
    assert_eq!(checked.edited("a.tt", "\nthủ tục 1.000001", "\n\nthủ tục 1.000001"), None);
    // A title that comes to be another's, in either order.
    assert_eq!(checked.edited("a.tt", "\"Ba\"", "\"Bốn\""), None);
    assert_eq!(checked.edited("b.tt", "\"Bốn\"", "\"Ba\""), None);
}

#[test]
fn papers_that_others_draw_are_what_others_see() {
    let drawn = "    hồ sơ { giấy-a \"Giấy A\" 1 bản chính khai thác từ \"Cơ sở dữ liệu\" }\n";
    let asked = "    hồ sơ { giấy-b \"Giấy B\" 1 bản chính }\n";
    let files = [
        ("a.tt", procedure("1.000001", "Một", &format!("{drawn}{LIMIT}"))),
        ("b.tt", procedure("1.000002", "Hai", &format!("{asked}{LIMIT}"))),
        ("chung.tt", COMMON.to_owned()),
    ];
    let checked = Checked::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert_eq!(checked.edited("a.tt", "\"Giấy A\"", "\"Giấy B\""), None);
    assert_eq!(checked.edited("b.tt", "\"Giấy B\"", "\"Giấy A\""), None);
    assert!(checked.edited("b.tt", "5 ngày làm việc", "6 ngày làm việc").is_some());
}

#[test]
fn cut_offs_of_one_provision_are_what_others_see() {
    let limit =
        "    thời hạn 5 ngày làm việc, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo căn cứ khoản 1 điều 5 luật\n";
    let files = [
        ("a.tt", procedure("1.000001", "Một", &format!("{PAPERS}{limit}"))),
        ("b.tt", procedure("1.000002", "Hai", &format!("{PAPERS}{limit}"))),
        ("chung.tt", COMMON.to_owned()),
    ];
    let checked = Checked::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert_eq!(checked.edited("a.tt", "sau 15:00", "sau 16:00"), None);
    assert!(checked.edited("a.tt", "5 ngày làm việc", "6 ngày làm việc").is_some());
}

/// Programs at both offices, alike but for their names, whose clause a procedure may make say nothing.
const PROGRAMS: &str = r#"
mô hình thứ-sáu-a "Thứ Sáu" tại xã-a minh họa {
    từ 01/07/2025
    mỗi thứ-sáu 07:30-11:30
    nhận đến 11:00
    người ký chủ-tịch
    áp dụng lĩnh vực hộ-tịch
    trừ trường hợp tuổi < 14 lý do "trẻ em"
}

mô hình thứ-sáu-b "Thứ Sáu" tại xã-b minh họa {
    từ 01/07/2025
    mỗi thứ-sáu 07:30-11:30
    nhận đến 11:00
    người ký chủ-tịch
    áp dụng lĩnh vực hộ-tịch
    trừ trường hợp tuổi < 14 lý do "trẻ em"
}
"#;

#[test]
fn what_programs_see_of_a_procedure_is_proved_again() {
    let more = format!(
        "{PAPERS}{LIMIT}    yêu cầu tuổi >= 10 lý do \"phải đủ 10 tuổi\" căn cứ điều 5 luật\n    trong ngày {{ khi hồ-sơ.đầy-đủ lý do \"thiếu giấy\" }}\n"
    );
    let files = [
        ("a.tt", procedure("1.000001", "Một", &more)),
        ("b.tt", plain("1.000002", "Hai")),
        ("chung.tt", COMMON.to_owned()),
        ("mô-hình.tt", PROGRAMS.to_owned()),
    ];
    let checked = Checked::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert!(checked.edited("a.tt", "5 ngày làm việc", "6 ngày làm việc").is_some());
    assert!(checked.edited("a.tt", "tuổi >= 10", "tuổi >= 11").is_some());
    // Whether anybody is under 14 is then for the other procedure alone to say, which no part holds.
    let _ = checked.edited("a.tt", "tuổi >= 10", "tuổi >= 18");
    // Without its same-day rule the procedure is none that a program covers to any end.
    let _ = checked.edited("a.tt", "    trong ngày { khi hồ-sơ.đầy-đủ lý do \"thiếu giấy\" }\n", "");
    let _ = checked.edited("a.tt", "lĩnh vực hộ-tịch", "lĩnh vực đất-đai");
}

#[test]
fn a_simplification_is_looked_at_with_what_it_changes() {
    let cut = "\nđơn giản hóa 1.000001 theo luật \"Cắt\" {\n    từ 01/07/2026\n    thời hạn 5 ngày làm việc thành 4 ngày làm việc căn cứ điều 6 luật\n}\n";
    let files = [
        ("a.tt", plain("1.000001", "Một")),
        ("b.tt", plain("1.000002", "Hai")),
        ("chung.tt", COMMON.to_owned()),
        ("cắt.tt", cut.to_owned()),
    ];
    let checked = Checked::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert!(checked.edited("cắt.tt", "thành 4 ngày", "thành 3 ngày").is_some());
    assert!(checked.edited("a.tt", "8.000 đồng", "9.000 đồng").is_some());
    // The cut no longer meets what it cuts: an error in another file.
    assert_eq!(checked.edited("a.tt", "5 ngày làm việc", "6 ngày làm việc"), None);
}

#[test]
fn an_error_that_is_acknowledged_is_a_whole_runs() {
    // What rests on it is not proved; once it is mended, the limit turns out to be too short.
    let steps = "    bước a \"A\" { do chủ-tịch; trong 9 ngày làm việc; trả kết quả; minh họa }\n    bước b \"B\" { sau a; do chủ-tịch; trong 1 giờ làm việc; minh họa }\n";
    let text = plain("1.000001", "Một").replace("\"Một\" {", "\"Một\" chấp nhận E0403 căn cứ điều 5 luật {");
    let text = text.replace("    bước ký \"Ký\" { do chủ-tịch; trong 10 phút; trả kết quả; minh họa }\n", steps);
    let files = inputs(&[("chung.tt", COMMON), ("a.tt", &text)]);
    let compiled = whole(MANIFEST.as_bytes(), &files, &Memory::default());
    let said = human(&compiled.findings, &compiled.sources, HOW);
    assert!(said.contains("0 errors") && said.contains("1 accepted"), "{said}");
    assert_eq!(record(&compiled, MANIFEST.as_bytes(), &files), None);
}

#[test]
fn words_beside_an_acknowledged_error_may_use_a_name() {
    // A limit that steps do not keep is found by proofs, so that there is a record.
    let text = plain("1.000001", "Một").replace("\"Một\" {", "\"Một\" chấp nhận E0510 căn cứ điều 5 luật {");
    let text = format!("{}# giám-đốc\n", text.replace("trong 10 phút", "trong 9 ngày làm việc"));
    let common = format!("{COMMON}chức danh giám-đốc \"Giám đốc\"\n");
    let checked = Checked::of(&[("chung.tt", &common), ("a.tt", &text), ("b.tt", &plain("1.000002", "Hai"))]);
    assert_eq!(checked.edited("a.tt", "# giám-đốc", "# x"), None);
    assert_eq!(checked.edited("a.tt", "8.000 đồng", "9.000 đồng"), None);
    assert!(checked.edited("b.tt", "8.000 đồng", "9.000 đồng").is_some());
}

#[test]
fn what_all_procedures_decide_is_acknowledged_by_a_whole_run() {
    let titles: Vec<String> = (1..=6).map(|number| plain(&format!("1.00000{number}"), "Một")).collect();
    let paths: Vec<String> = (1..=6).map(|number| format!("b{number}.tt")).collect();
    let mut files: Vec<(&str, &str)> =
        paths.iter().zip(&titles).map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("chung.tt", COMMON));
    let checked = Checked::of(&files);
    let accepts = |code: &str| format!("\"Một\" chấp nhận {code} lý do \"đúng vậy\" {{");
    assert_eq!(checked.edited("b6.tt", "\"Một\" {", &accepts("W0341")), None);
    // The field stands once in the part alone: nothing is there to be acknowledged.
    assert_eq!(checked.edited("b6.tt", "\"Một\" {", &accepts("W0202")), None);
    assert!(checked.edited("b6.tt", "8.000 đồng", "9.000 đồng").is_some());
}

#[test]
fn a_lone_field_is_told_with_what_it_may_have_meant() {
    let lone = plain("1.000003", "Ba").replace("lĩnh vực hộ-tịch", "lĩnh vực hộ-tich");
    let (a, b) = (plain("1.000001", "Một"), plain("1.000002", "Hai"));
    let checked = Checked::of(&[("a.tt", &a), ("b.tt", &b), ("c.tt", &lone), ("chung.tt", COMMON)]);
    let said = checked.edited("c.tt", "8.000 đồng", "9.000 đồng").unwrap();
    assert!(said.contains("did you mean `hộ-tịch`"), "{said}");
}

#[test]
fn versions_that_change_places_are_what_others_see() {
    let version = |days: &str| plain("1.000001", "Một").replace("từ 01/07/2025", days);
    let (first, second) = (version("từ 01/07/2025 đến 31/12/2025"), version("từ 01/01/2026 đến 31/12/2026"));
    let (both, swapped) = (format!("{first}{second}"), format!("{second}{first}"));
    let checked = Checked::of(&[("a.tt", &both), ("b.tt", &plain("1.000002", "Một")), ("chung.tt", COMMON)]);
    assert_eq!(checked.edited("a.tt", &both, &swapped), None);
}

#[test]
fn a_place_that_another_finding_names_stays_or_is_told_anew() {
    let step = |name: &str, after: &str, within: &str, more: &str| {
        format!("    bước {name} \"{name}\" {{ sau {after}; do chủ-tịch; trong {within}; {more}minh họa }}")
    };
    let common = format!(
        "{COMMON}quy trình chung chung-a \"Chung\" {{\n    bước tra \"Tra\" {{ do chủ-tịch; trong 1 ngày; minh họa }}\n}}\n"
    );
    let (hours, working) = (step("s0", "tra", "1 giờ", ""), step("s0", "tra", "1 giờ làm việc", ""));
    let pad = "x".repeat(working.len() - hours.len());
    let (before, after) = (format!("{hours} #{pad}\n"), format!("{working} #\n"));
    let rest = format!("    # 1\n    # 2\n    # 3\n    # 4\n{}\n", step("s1", "s0", "2 giờ làm việc", "trả kết quả; "));
    let own = "    bước ký \"Ký\" { do chủ-tịch; trong 10 phút; trả kết quả; minh họa }\n";
    let text = plain("1.000001", "Một").replace(own, &format!("    theo quy trình chung-a\n{before}{rest}"));
    let checked = Checked::of(&[("a.tt", &text), ("b.tt", &plain("1.000002", "Hai")), ("chung.tt", &common)]);
    assert_eq!(checked.edited("a.tt", &before, &after), None);
    assert!(checked.edited("a.tt", "8.000 đồng", "9.000 đồng").is_some());
}

#[test]
fn what_is_promised_of_several_procedures_is_told_by_the_worst_of_all() {
    let program = "\nmô hình thứ-sáu-a \"Thứ Sáu\" tại xã-a minh họa chấp nhận E0608 căn cứ điều 5 luật {\n    từ 01/07/2025\n    mỗi thứ-sáu 07:30-11:30\n    nhận đến 11:00\n    người ký chủ-tịch\n    áp dụng lĩnh vực hộ-tịch\n}\n";
    let eligible = "    trong ngày { khi hồ-sơ.đầy-đủ lý do \"thiếu giấy\" }\n";
    let of = |code: &str, title: &str, within: &str| {
        procedure(code, title, &format!("{PAPERS}{LIMIT}{eligible}")).replace("trong 10 phút", within)
    };
    let (a, d) = (of("1.000001", "Một", "trong 60 phút"), of("1.000002", "Hai", "trong 75 phút"));
    let checked = Checked::of(&[("a.tt", &a), ("chung.tt", COMMON), ("d.tt", &d), ("m.tt", program)]);
    assert_eq!(checked.edited("a.tt", "trong 60 phút", "trong 99 phút"), None);
}

#[test]
fn calendars_go_as_far_as_the_longest_limit_of_all() {
    // An office that moves stops counting for months: with a calendar that ends before, nobody sees what does not keep its limit.
    let moves = "    nghỉ lễ 01/01/2027 đến 31/07/2027 \"Dời trụ sở\"\n    đã thông báo";
    let common = COMMON.replace("    đã thông báo", moves);
    let month = "    thời hạn 30 ngày căn cứ khoản 1 điều 5 luật\n";
    let slow = |within: &str| {
        procedure("1.000002", "Hai", &format!("{PAPERS}{month}")).replace("trong 10 phút", &format!("trong {within}"))
    };
    let long = plain("1.000001", "Một").replace("5 ngày làm việc", "400 ngày làm việc");
    let checked = Checked::alone(&[
        ("a.tt", &plain("1.000001", "Một")),
        ("b.tt", &slow("14 ngày làm việc")),
        ("chung.tt", &common),
    ]);
    assert_eq!(checked.edited("a.tt", "5 ngày làm việc", "400 ngày làm việc"), None);
    let checked = Checked::alone(&[("a.tt", &long), ("b.tt", &slow("2 giờ")), ("chung.tt", &common)]);
    assert_eq!(checked.edited("b.tt", "trong 2 giờ", "trong 14 ngày làm việc"), None);
    assert_eq!(checked.edited("a.tt", "400 ngày làm việc", "5 ngày làm việc"), None);
    assert!(checked.edited("b.tt", "trong 2 giờ", "trong 3 giờ").is_some());
}

#[test]
fn a_comment_changes_no_order_of_simplifications() {
    // The second one comes to stand on line 10.
    let law = "văn bản luật-hai \"Luật hai\" { số hiệu \"61/2014/QH13\"; hiệu lực từ 01/01/2016 }\n";
    let cut = |title: &str, from: u8, to: u8| {
        format!(
            "đơn giản hóa 1.000001 theo luật-hai \"{title}\" {{\n    từ 01/03/2026\n    thời hạn {from} ngày làm việc thành {to} ngày làm việc căn cứ điều 6 luật\n}}\n"
        )
    };
    let cuts = format!("# một\n# hai\n# ba\n{}\n{}", cut("Cắt", 5, 4), cut("Cắt nữa", 4, 3));
    let common = format!("{COMMON}{law}");
    let checked = Checked::of(&[("a.tt", &plain("1.000001", "Một")), ("chung.tt", &common), ("d.tt", &cuts)]);
    assert!(checked.edited("d.tt", "# ba\n", "# ba\n# bốn\n").is_some());
}

#[test]
fn levels_and_offices_where_dossiers_are_filed_are_two_things() {
    let filed = plain("1.000002", "Một").replace("    cấp xã\n", "    cấp tỉnh\n    nơi nộp mọi cơ quan cấp xã\n");
    let checked = Checked::of(&[("a.tt", &plain("1.000001", "Một")), ("b.tt", &filed), ("chung.tt", COMMON)]);
    let both = "    cấp tỉnh, xã\n";
    assert_eq!(checked.edited("b.tt", "    cấp tỉnh\n    nơi nộp mọi cơ quan cấp xã\n", both), None);
}

#[test]
fn stages_of_linked_procedures_are_a_whole_runs() {
    let checked = shipped();
    let linked = String::from_utf8(
        checked.files.iter().find(|file| file.path.starts_with("lien-thong/")).unwrap().bytes.clone(),
    )
    .unwrap();
    let code = linked
        .lines()
        .find_map(|line| line.trim().strip_prefix("giai đoạn ")?.split_whitespace().find(|word| word.contains(".0")))
        .unwrap();
    let file =
        checked.files.iter().find(|file| String::from_utf8_lossy(&file.bytes).contains(&format!("thủ tục {code} ")));
    let path = file.unwrap().path.clone();
    assert_eq!(checked.edited(&path, "số lượng 1 bộ", "số lượng 2 bộ"), None, "{code}");
}
