//! Groups of documents of a record, imported: which are cases, and which copies they ask for.

use chrono::NaiveDate;
use thutuc::import::{Existing, Input, import};

/// A document with its originals and copies.
type Document<'d> = (&'d str, u64, u64);

/// The file that a record of some groups becomes: each group's name with its documents.
fn imported(title: &str, groups: &[(&str, &[Document<'_>])]) -> String {
    let document = |(name, originals, copies): &Document<'_>| serde_json::json!({ "name": name, "originalQty": originals, "copyQty": copies });
    let group = |(name, documents): &(&str, &[Document<'_>])| {
        let documents: Vec<serde_json::Value> = documents.iter().map(document).collect();
        serde_json::json!({ "name": name, "profileComponents": documents })
    };
    let groups: Vec<serde_json::Value> = groups.iter().map(group).collect();
    let record = serde_json::json!({
        "code": "1.999999", "name": title, "levels": ["commune"], "field": "Thử", "executionCases": groups,
    });
    let input = Input { name: "records".to_owned(), bytes: record.to_string().into_bytes() };
    let imported = import(&[input], &Existing::default(), NaiveDate::from_ymd_opt(2026, 6, 10).unwrap());
    imported.files.into_values().find(|text| text.contains("thủ tục 1.999999")).unwrap()
}

#[test]
fn a_group_named_as_the_procedure_is_no_case() {
    let text = imported(
        "Thủ tục đăng ký nuôi ong",
        &[
            ("* Hồ sơ đăng ký nuôi ong gồm:", &[("Tờ khai nuôi ong", 1, 0)]),
            ("Đăng ký nuôi ong theo nhóm, hồ sơ gồm:", &[("Danh sách nhóm", 1, 0)]),
        ],
    );
    assert!(text.contains("\n        tờ-khai-nuôi-ong \"Tờ khai nuôi ong\""), "{text}");
    assert!(text.contains("trường hợp \"Đăng ký nuôi ong theo nhóm, hồ sơ gồm\""), "{text}");
    assert_eq!(text.matches("trường hợp \"").count(), 1, "{text}");
}

#[test]
fn a_head_of_papers_that_names_who_files_them_is_a_case() {
    let text = imported(
        "Báo tin thuyền",
        &[
            ("Giấy tờ phải nộp đối với thuyền buồm:", &[("Bản vẽ buồm", 1, 0)]),
            ("Giấy tờ phải xuất trình đối với thuyền máy:", &[("Giấy phép máy", 1, 0)]),
            ("Giấy tờ phải nộp:", &[("Tờ trình chung", 1, 0)]),
        ],
    );
    assert!(text.contains("trường hợp \"Giấy tờ phải nộp đối với thuyền buồm\""), "{text}");
    assert!(text.contains("trường hợp \"Giấy tờ phải xuất trình đối với thuyền máy\""), "{text}");
    assert!(text.contains("\"Giấy phép máy\" 1 bản chính, xuất trình"), "{text}");
    assert!(text.contains("\n        tờ-trình-chung"), "{text}");
}

#[test]
fn a_choice_without_an_original_asks_for_none() {
    let text = imported(
        "Báo tin thuyền",
        &[(
            "Thành phần hồ sơ",
            &[
                ("Bản sao hoặc bản điện tử bằng lái", 1, 0),
                ("Bản chính hoặc bản sao chứng thực giấy phép", 1, 0),
                ("Bản điện tử hoặc bản sao bản vẽ", 0, 1),
            ],
        )],
    );
    assert!(text.contains("bằng lái\" 1 bản sao\n"), "{text}");
    assert!(text.contains("giấy phép\" 1 bản chính\n"), "{text}");
    assert!(text.contains("bản vẽ\" 1 bản sao\n"), "{text}");
}
