//! The real catalog keeps what it promises; two deliberate mistakes in a copy are refuted, each by a dossier.

use std::collections::BTreeSet;

use thutuc::diagnostics::Finding;
use thutuc::diagnostics::messages::{Problem, ProgramProblem};
use thutuc::driver::{Input, Options, compile};
use thutuc::source::disk::read_catalog;

use crate::catalog;

/// The findings of the catalog after an edit of one of its files, by code and file.
fn edited(path: &str, from: &str, to: &str) -> Vec<(Finding, String)> {
    let (manifest, files) = read_catalog(&catalog::root()).unwrap();
    let mut files: Vec<Input> = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
    file.bytes = text.replace(from, to).into_bytes();
    let compiled = compile(&manifest, files, Options::default());
    assert!(compiled.bundle.is_none(), "a refuted catalog gives no bundle");
    let path = |finding: &Finding| compiled.sources.get(finding.span.file).unwrap().path().to_owned();
    let blocking = compiled.findings.iter().filter(|finding| finding.blocks());
    blocking.map(|finding| (finding.clone(), path(finding))).collect()
}

/// What the catalog acknowledges: one hour runs on over lunch, and a law whose parts are longer than their whole.
#[test]
fn the_catalog_proves_clean_but_for_what_it_acknowledges() {
    let (manifest, files) = read_catalog(&catalog::root()).unwrap();
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let compiled = compile(&manifest, files, Options::default());
    let with_witness = compiled.findings.iter().filter(|finding| finding.witness.is_some());
    let acknowledged: BTreeSet<(&str, String)> = with_witness
        .map(|finding| {
            assert!(finding.accepted.is_some(), "{finding:?}");
            (finding.code(), compiled.sources.get(finding.span.file).unwrap().path().to_owned())
        })
        .collect();
    let expected = [("E0510", "cu-tru/luu-tru.tt"), ("E0512", "lien-thong/khai-sinh-thuong-tru-bhyt.tt")];
    assert_eq!(acknowledged, expected.map(|(code, path)| (code, path.to_owned())).into_iter().collect());
}

/// The steps of a marriage registration take 50 minutes, so 17:00 needs 16:10; sixteen o'clock was kept, ten to five is not.
/// The first session of a version in force is Friday 04/07/2025.
#[test]
fn an_intake_that_is_too_late_is_refuted_with_the_latest_that_would_hold() {
    let found = edited("mo-hinh/thu-sau-khong-hen.tt", "nhận đến 16:00", "nhận đến 16:50");
    let [(finding, path)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((finding.code(), path.as_str()), ("E0608", "mo-hinh/thu-sau-khong-hen.tt"));
    let Problem::Programs(ProgramProblem::SessionNotKept { latest, .. }) = &finding.problem else { panic!() };
    assert_eq!(latest.0, Some(16 * 60 + 10));
    let witness = finding.witness.as_ref().unwrap();
    assert_eq!((witness.received.as_str(), witness.expected.as_str()), ("2025-07-04T16:50", "2025-07-04T17:00"));
    assert_eq!((witness.procedure.as_str(), witness.office.as_str()), ("1.000894", "yên-định"));
}

/// Ten working days from Wednesday 01/07/2026 end on Wednesday 15/07; fifteen days on Thursday 16/07.
#[test]
fn ten_working_days_made_fifteen_days_are_refuted() {
    let found = edited(
        "don-gian-hoa/cong-thuong.tt",
        "thời hạn 10 ngày làm việc thành 5 ngày làm việc",
        "thời hạn 10 ngày làm việc thành 15 ngày",
    );
    let [(finding, path)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((finding.code(), path.as_str()), ("E0712", "don-gian-hoa/cong-thuong.tt"));
    let witness = finding.witness.as_ref().unwrap();
    assert_eq!(witness.procedure, "2.000309");
    assert_eq!(witness.received, "2026-07-01T07:30");
    assert_eq!((witness.expected.as_str(), witness.found.as_str()), ("2026-07-15T17:00", "2026-07-16T17:00"));
}

/// Two stages of 15 minutes each, one after the other: taken in at 16:30 the linked dossier is finished at 17:00, when the
/// session ends; at 16:31 it is not. Side by side they take 15 minutes, and 16:45 is kept.
#[test]
fn the_stages_of_a_linked_procedure_fit_a_session() {
    let codes = |after: &str, intake: &str| -> Vec<&'static str> {
        let text = format!(
            r#"thủ tục 1.000001 "Một" {{
    hiệu lực từ 01/01/2025
    theo quy trình phần-đầu, giấy-tờ, trình-tự, hạn
}}
liên thông 3.000001 "Liên thông thử" {{
    hiệu lực từ 01/01/2025
    theo quy trình phần-đầu
    giai đoạn một 1.000001 trong 1 ngày làm việc
    giai đoạn hai 1.000001 {after}trong 1 ngày làm việc
    thời hạn 5 ngày làm việc
    trong ngày {{ khi hồ-sơ.đầy-đủ lý do "chưa đầy đủ" }}
}}
mô hình ngày-thử "Mô hình thử" tại trung-tâm {{
    ngày 03/10/2025 08:00-11:30, 13:30-17:00
    nhận đến {intake}
    áp dụng thủ tục 3.000001
}}
"#
        );
        crate::findings::compiled(None, Some(&text)).1.iter().map(Finding::code).collect()
    };
    assert_eq!(codes("sau một ", "16:30"), [""; 0]);
    assert_eq!(codes("sau một ", "16:31"), ["E0608"]);
    assert_eq!(codes("", "16:45"), [""; 0]);
    assert_eq!(codes("", "16:46"), ["E0608"]);
}
