//! A catalog's folder of guards: what is told of each file, what `--update` writes, what insta reads. Dates, amounts and verdicts
//! are worked out by hand from `cases/small/mau.tt` and the catalog below.

use thutuc::bundle::Language;
use thutuc::cli::guards::{Writing, run};
use thutuc::guards::{FOLDER, Guard, Outcome, State, compare, file::Snapshot, name};
use thutuc::source::{FileId, Span};

use super::{check, guards, read, states};
use crate::command::Catalog;

/// Five working days, a fee of 10,000 and two documents; three, 8,000 and one from 1 October 2025 on.
pub(crate) const MORE: &str = r#"
văn bản quyết-định "Quyết định cắt giảm" {
    số hiệu "01/QĐ"
    hiệu lực từ 01/01/2025
}

thủ tục 2.000001 "Cấp giấy xác nhận" {
    lĩnh vực xác-nhận
    cấp xã
    hiệu lực từ 01/07/2025 đến 28/02/2027
    căn cứ khoản 3 điều 5 luật-hộ-tịch
    đối tượng công-dân
    cơ quan giải quyết "Ủy ban nhân dân cấp xã"
    người ký chủ-tịch
    cách thức trực-tiếp, trực-tuyến toàn trình
    số lượng 1 bộ
    kết quả giấy "Giấy xác nhận" 1 bản chính
    hồ sơ {
        đơn "Đơn đề nghị" 1 bản chính
        bản-cũ "Bản cũ" 1 bản sao
    }
    phí 10.000 đồng
    thời hạn 5 ngày làm việc
    bước tiếp-nhận "Tiếp nhận" { do một-cửa; trong 10 phút; minh họa }
    bước ký "Ký" { sau tiếp-nhận; do chủ-tịch; trong 1 ngày làm việc; trả kết quả; minh họa }
}

đơn giản hóa 2.000001 theo quyết-định "Cắt giảm" {
    từ 01/10/2025
    thời hạn 5 ngày làm việc thành 3 ngày làm việc
    phí 10.000 đồng thành 8.000 đồng
    bỏ hồ sơ bản-cũ lý do "khai thác từ cơ sở dữ liệu"
}

đơn giản hóa 1.001193 theo quyết-định "Giảm phí bản sao" {
    từ 01/10/2025
    phí bản-sao 8.000 đồng * bản-sao-yêu-cầu thành 6.000 đồng * bản-sao-yêu-cầu
}
"#;

const NAMES: [&str; 2] = ["1.001193@2025-10-01", "2.000001@2025-10-01"];

/// The catalog with its guards accepted.
fn accepted() -> Catalog {
    let catalog = Catalog::small().file("them.tt", MORE);
    assert_eq!(states(&check(&catalog, Writing::Accept)), NAMES.map(|name| (name, "missing")));
    catalog
}

/// The catalog with one text of [`MORE`] replaced.
fn changed(catalog: Catalog, before: &str, after: &str) -> Catalog {
    assert_eq!(MORE.matches(before).count(), 1, "`{before}` does not stand once");
    catalog.file("them.tt", MORE.replace(before, after))
}

fn path(catalog: &Catalog, file: &str) -> std::path::PathBuf {
    catalog.folder().join(FOLDER).join(file)
}

/// What is said of a guard that is not as it was.
struct Said {
    path: String,
    line: u32,
    message: String,
    help: String,
    detail: String,
}

fn problem(outcomes: &[Outcome], name: &str, language: Language) -> Said {
    let outcome = outcomes.iter().find(|outcome| outcome.name == name).unwrap();
    let orphan = Span { file: FileId(0), start: 0, end: 0 };
    let finding = outcome.finding(orphan).unwrap();
    let (path, line) = match &outcome.guard {
        Some(guard) => (guard.source.clone(), guard.line),
        None => (outcome.path(), 1),
    };
    let (message, help) = (finding.message(language), finding.help(language).unwrap());
    Said { path, line, message, help, detail: outcome.difference(language) }
}

/// The lines that say what differs: `was` or `now` and the text.
fn lines(outcomes: &[Outcome], name: &str) -> Vec<(String, bool, String)> {
    let outcome = outcomes.iter().find(|outcome| outcome.name == name).unwrap();
    let State::Changed(sections) = &outcome.state else { panic!("{outcome:?}") };
    let lines = sections.iter().flat_map(|section| section.lines.iter().map(move |line| (section, line)));
    lines.map(|(section, line)| (section.heading.clone(), line.is_now, line.text.trim().to_owned())).collect()
}

#[track_caller]
fn says(guard: &Guard, line: &str) {
    assert!(guard.contents.lines().any(|other| other.trim() == line), "no line `{line}` in\n{}", guard.contents);
}

#[test]
fn an_update_leaves_the_folder_clean() {
    let catalog = accepted();
    assert_eq!(states(&check(&catalog, Writing::Nothing)), NAMES.map(|name| (name, "same")));
    let before = std::fs::read(path(&catalog, "2.000001@2025-10-01.snap")).unwrap();
    assert_eq!(states(&check(&catalog, Writing::Accept)), NAMES.map(|name| (name, "same")));
    assert_eq!(std::fs::read(path(&catalog, "2.000001@2025-10-01.snap")).unwrap(), before);
}

#[test]
fn what_a_guard_says_is_what_is_decided() {
    let all = guards(&Catalog::small().file("them.tt", MORE));
    let [birth, paper] = all.as_slice() else { panic!("{all:?}") };
    // After Wednesday 31 December: 2, 5, 6, 7, 8 January 2026, the first of them a holiday; nothing of 2026 is announced.
    let row = "16:59 thứ Tư 31/12/2025 17:00 thứ Năm 08/01/2026 (tạm tính) 17:00 thứ Ba 06/01/2026 (tạm tính) 2 ngày làm việc \
               (cuối năm, trước Tết Dương lịch 01/01/2026 - 01/01/2026)";
    let told = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contents.lines().any(|line| told(line) == row), "{}", paper.contents);
    says(paper, "trước 10.000 đồng; sau 8.000 đồng");
    says(paper, "trước | bản-cũ (Bản cũ): 1 bản sao");
    // 8,000 and 6,000 a copy, at most 50 copies.
    says(birth, "Nếu bản-sao-yêu-cầu: 0: 0 đồng (như cũ)");
    says(birth, "Nếu bản-sao-yêu-cầu: 50: trước 400.000 đồng; sau 300.000 đồng");
    // Friday 3 October: by 15:00 due that day; a minute later the session promises it until its intake ends at 16:00.
    let day = birth.contents.split("CÓ TRẢ TRONG NGÀY KHÔNG").nth(1).unwrap();
    for (moment, is_kept) in [("15:00", true), ("15:01", true), ("16:00", true), ("16:01", false)] {
        let told = day.split("  Nhận ").find(|part| part.lines().next().unwrap().contains(moment)).unwrap();
        assert!(told.contains("thứ Sáu 03/10/2025"), "{told}");
        let kept = "[cần-xác-minh: không; hồ-sơ.đầy-đủ: có; người-ký.có-mặt: có]: trả trong ngày, chậm nhất 17:00 thứ Sáu \
                    03/10/2025 (như cũ)";
        assert_eq!(told.contains(kept), is_kept, "{told}");
    }
}

#[test]
fn a_limit_changed_by_a_day_is_told_with_its_dates() {
    let catalog = accepted();
    let catalog = changed(catalog, "thành 3 ngày làm việc", "thành 4 ngày làm việc");
    let outcomes = check(&catalog, Writing::Pending);
    assert_eq!(states(&outcomes), [(NAMES[0], "same"), (NAMES[1], "changed")]);
    let told = lines(&outcomes, NAMES[1]);
    assert!(told.contains(&("THỜI HẠN".to_owned(), false, "sau   | 3 ngày làm việc".to_owned())), "{told:?}");
    assert!(told.contains(&("THỜI HẠN".to_owned(), true, "sau   | 4 ngày làm việc".to_owned())), "{told:?}");
    assert!(told.iter().any(|(heading, ..)| heading.starts_with("HẸN TRẢ")), "{told:?}");
    let said = problem(&outcomes, NAMES[1], Language::Vi);
    let line = MORE.lines().position(|line| line.starts_with("đơn giản hóa 2.000001")).unwrap() + 1;
    assert_eq!((said.path.as_str(), said.line as usize), ("them.tt", line));
    assert!(said.help.contains("thutuc test --update"));
    assert!(
        said.detail.starts_with("THỜI HẠN\n  đã duyệt: sau   | 3 ngày làm việc\n  nay     : sau   | 4 ngày làm việc\n"),
        "{}",
        said.detail
    );
    // What is pending leads to the line, and goes once nothing differs.
    let pending = std::fs::read_to_string(path(&catalog, "2.000001@2025-10-01.snap.new")).unwrap();
    assert!(pending.contains(&format!("assertion_line: {line}\n")) && pending.contains("sau   | 4 ngày làm việc"));
    let done = check(&catalog, Writing::Accept);
    let text = done[1].accepted(Language::En).unwrap();
    assert!(text.starts_with("accepted: 2.000001@2025-10-01: THỜI HẠN: 1 lines; HẸN TRẢ"), "{text}");
    assert!(done[0].accepted(Language::En).is_none());
    assert!(!path(&catalog, "2.000001@2025-10-01.snap.new").exists());
    assert_eq!(states(&check(&catalog, Writing::Nothing)), NAMES.map(|name| (name, "same")));
}

#[test]
fn a_changed_fee_and_a_dropped_document_are_told() {
    let catalog = changed(accepted(), "thành 8.000 đồng", "thành 7.000 đồng");
    let told = lines(&check(&catalog, Writing::Nothing), NAMES[1]);
    let amounts = |text: &str| ("SỐ TIỀN PHẢI NỘP".to_owned(), text.to_owned());
    let of =
        |is_now: bool| told.iter().filter(move |(_, now, _)| *now == is_now).map(|(h, _, t)| (h.clone(), t.clone()));
    assert!(of(false).any(|line| line == amounts("trước 10.000 đồng; sau 8.000 đồng")), "{told:?}");
    assert!(of(true).any(|line| line == amounts("trước 10.000 đồng; sau 7.000 đồng")), "{told:?}");
    assert!(!path(&catalog, "2.000001@2025-10-01.snap.new").exists());

    let catalog = changed(accepted(), "    bỏ hồ sơ bản-cũ lý do \"khai thác từ cơ sở dữ liệu\"\n", "");
    let told = lines(&check(&catalog, Writing::Nothing), NAMES[1]);
    assert_eq!(
        told,
        [
            ("HỒ SƠ".to_owned(), false, "trước | bản-cũ (Bản cũ): 1 bản sao".to_owned()),
            ("HỒ SƠ".to_owned(), true, "| bản-cũ (Bản cũ): 1 bản sao".to_owned()),
        ]
    );
}

#[test]
fn a_missing_and_an_orphaned_guard_are_errors_with_place_and_cure() {
    let catalog = accepted();
    let folder = path(&catalog, "");
    std::fs::rename(folder.join("2.000001@2025-10-01.snap"), folder.join("2.000001@2025-09-01.snap")).unwrap();
    let outcomes = check(&catalog, Writing::Nothing);
    assert_eq!(
        states(&outcomes),
        [(NAMES[0], "same"), ("2.000001@2025-09-01", "orphan"), ("2.000001@2025-10-01", "missing")]
    );
    for language in [Language::Vi, Language::En] {
        let orphan = problem(&outcomes, "2.000001@2025-09-01", language);
        assert_eq!((orphan.path.as_str(), orphan.line), ("guards/2.000001@2025-09-01.snap", 1));
        let missing = problem(&outcomes, "2.000001@2025-10-01", language);
        assert_eq!(missing.path, "them.tt");
        assert!([orphan.help, missing.help].iter().all(|help| help.contains("`thutuc test --update`")));
    }
    check(&catalog, Writing::Accept);
    assert_eq!(states(&check(&catalog, Writing::Nothing)), NAMES.map(|name| (name, "same")));
    assert!(!folder.join("2.000001@2025-09-01.snap").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_written_anew() {
    let catalog = accepted();
    let file = path(&catalog, "2.000001@2025-10-01.snap");
    let good = std::fs::read(&file).unwrap();
    let merged = [b"<<<<<<< ours\n".as_slice(), &good].concat();
    let bad: [&[u8]; 7] = [
        b"",
        b"no head at all",
        b"---\nsource: x\n",
        &[0xff, 0xfe],
        b"---\n\ta: [\n---\nx\n",
        &merged,
        &vec![b'x'; 2_000_000],
    ];
    for bytes in bad {
        std::fs::write(&file, bytes).unwrap();
        let outcomes = check(&catalog, Writing::Nothing);
        assert_eq!(states(&outcomes), [(NAMES[0], "same"), (NAMES[1], "unreadable")], "{bytes:?}");
        assert!(!problem(&outcomes, NAMES[1], Language::En).message.is_empty());
    }
    check(&catalog, Writing::Accept);
    assert_eq!(std::fs::read(&file).unwrap(), good);
}

#[test]
fn line_ends_of_another_system_say_the_same() {
    let catalog = accepted();
    let file = path(&catalog, "2.000001@2025-10-01.snap");
    let text = std::fs::read_to_string(&file).unwrap().replace('\n', "\r\n");
    std::fs::write(&file, text + "\r\n\r\n").unwrap();
    assert_eq!(states(&check(&catalog, Writing::Nothing)), NAMES.map(|name| (name, "same")));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let catalog = accepted();
    let mut hostile = guards(&catalog);
    let day = "2025-10-01".parse().unwrap();
    hostile[0].name = name("../../outside", day);
    run(catalog.folder(), &hostile, Writing::Accept).unwrap();
    assert!(path(&catalog, "%2E%2E%2F%2E%2E%2Foutside@2025-10-01.snap").is_file());
}

#[test]
fn simplifications_of_one_day_are_one_guard_from_before_both() {
    let second = "\nđơn giản hóa 2.000001 theo quyết-định \"Cắt giảm thêm\" {\n    từ 01/10/2025\n    thời hạn 3 ngày làm việc thành 2 ngày làm việc\n}\n";
    let later = second.replace("01/10", "01/11").replace("3 ngày làm việc thành 2", "2 ngày làm việc thành 1");
    let catalog = Catalog::small().file("them.tt", format!("{MORE}{second}{later}"));
    let all = guards(&catalog);
    let names: Vec<&str> = all.iter().map(|guard| guard.name.as_str()).collect();
    assert_eq!(names, [NAMES[0], NAMES[1], "2.000001@2025-11-01"]);
    says(&all[1], "trước | 5 ngày làm việc");
    says(&all[1], "sau   | 2 ngày làm việc");
    // The earlier one stays in force before the later one.
    says(&all[2], "trước | 2 ngày làm việc");
    says(&all[2], "sau   | 1 ngày làm việc");
    says(&all[2], "8.000 đồng (như cũ)");
}

#[test]
fn insta_reads_what_is_written_and_writes_the_same() {
    let catalog = accepted();
    let guard = &guards(&catalog)[1];
    let file = path(&catalog, "2.000001@2025-10-01.snap");
    // Insta compares by its own rules.
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(path(&catalog, ""));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("2.000001@2025-10-01", guard.contents));
    // And writes an accepted file as we do, whatever a title holds.
    for expression in
        [guard.expression.as_str(), "plain words", "a \"quoted\\ tab\t\" %", "1.5", "yes", "@x", "it's", ""]
    {
        let mut snapshot = guard.snapshot();
        snapshot.metadata.expression = Some(expression.to_owned());
        std::fs::write(&file, snapshot.pending()).unwrap();
        let read = insta::Snapshot::from_file(&file).unwrap();
        assert_eq!(read.metadata().expression(), Some(expression));
        assert_eq!(read.metadata().source(), Some("them.tt"));
        assert_eq!(read.metadata().assertion_line(), Some(guard.line));
        read.save(&file).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), snapshot.accepted());
        let ours = Snapshot::parse(snapshot.accepted().as_bytes()).unwrap();
        assert_eq!(ours.metadata.expression.as_deref(), Some(expression));
        assert_eq!(ours.contents, guard.contents);
    }
}

#[test]
fn the_same_catalog_gives_the_same_guards_and_none_without_simplifications() {
    let catalog = accepted();
    assert_eq!(guards(&catalog), guards(&catalog));
    let compiled = read(&Catalog::small());
    assert!(thutuc::guards::expected(&compiled.catalog, &compiled.sources).unwrap().is_empty());
    assert!(compare(&[], &std::collections::BTreeMap::new()).is_empty());
}
