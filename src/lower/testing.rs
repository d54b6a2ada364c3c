//! Lowers small sources for tests of this stage.

use crate::bundle::Language;
use crate::lower::budget::Budget;
use crate::lower::{lower_within, manifest};
use crate::model::{Catalog, Version};
use crate::source::Sources;
use crate::syntax;

/// What became of some files.
pub(super) struct Lowered {
    pub(super) catalog: Catalog,
    /// `CODE text`: each finding's code and the text that it stands at, in order.
    pub(super) found: Vec<String>,
    /// The fix of each finding, by its place in `found`.
    pub(super) fixes: Vec<Option<String>>,
}

/// Declarations that most tests need: two instruments, two roles, a calendar, an office and facts of each type.
pub(super) const COMMON: &str = r#"
văn bản luật "Luật" { số hiệu "1/2015/QH13"; hiệu lực từ 01/01/2016 }
văn bản quyết-định "Quyết định" { số hiệu "2/QĐ-UBND"; hiệu lực từ 01/07/2025 }
chức danh chủ-tịch "Chủ tịch"
chức danh phó-chủ-tịch "Phó Chủ tịch" { ký thay chủ-tịch }
lịch hành-chính { tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00 }
cơ quan trung-tâm { mã "00001"; cấp xã; lịch hành-chính }
dữ kiện cần-xác-minh: có/không
dữ kiện số-bản: số 0..50
dữ kiện giá-trị: tiền 0..1.000.000.000
dữ kiện ngày-sinh: ngày
dữ kiện giờ-hẹn: giờ
dữ kiện trường-hợp: một trong { thuê, sở-hữu }
"#;

/// Lowers one file beside [`COMMON`]; syntax must be right.
pub(super) fn one(text: &str) -> Lowered {
    files(&[("chung.tt", COMMON), ("thử.tt", text)])
}

/// Lowers some files; syntax must be right.
pub(super) fn files(files: &[(&str, &str)]) -> Lowered {
    within(Budget::default(), files)
}

/// Lowers some files with so much to spend; syntax must be right.
pub(super) fn within(budget: Budget, files: &[(&str, &str)]) -> Lowered {
    let mut sources = Sources::default();
    let text = "catalog: thử\ntitle: Thử\nhorizon: { from: 2025-01-01, to: 2026-12-31 }\n";
    let id = sources.add("thutuc.yaml", text.as_bytes()).unwrap();
    let (manifest, findings) = manifest::read(sources.get(id).unwrap());
    assert!(findings.is_empty(), "{findings:?}");
    let mut trees = Vec::new();
    for (path, text) in files {
        let id = sources.add(*path, text.as_bytes()).unwrap();
        let parsed = syntax::parse(sources.get(id).unwrap());
        let said: Vec<String> = parsed.findings.iter().map(|finding| finding.message(Language::En)).collect();
        assert!(said.is_empty(), "{path}: {said:?}");
        trees.push((id, parsed.file));
    }
    let (catalog, findings) = lower_within(
        (budget, 0),
        &manifest,
        &sources,
        &trees.iter().flat_map(|(_, file)| &file.items).collect::<Vec<_>>(),
        &crate::lower::Nowhere,
    );
    let found = findings.iter().map(|finding| format!("{} {}", finding.code(), sources.text(finding.span))).collect();
    let fixes = findings
        .iter()
        .map(|finding| finding.fix.as_ref().and_then(|fix| Some(fix.first()?.replacement.clone())))
        .collect();
    Lowered { catalog, found, fixes }
}

/// The findings of one file beside [`COMMON`].
pub(super) fn found(text: &str) -> Vec<String> {
    one(text).found
}

/// A whole procedure around some clauses.
pub(super) fn procedure(clauses: &str) -> String {
    format!("thủ tục 1.000001 \"Thử\" {{\n hiệu lực từ 01/07/2025\n {clauses}\n}}\n")
}

impl Lowered {
    /// The versions of procedure 1.000001.
    pub(super) fn versions(&self) -> &[Version] {
        &self.catalog.procedures["1.000001"].versions
    }

    /// The only version of procedure 1.000001.
    pub(super) fn version(&self) -> &Version {
        let [version] = self.versions() else { panic!("{} versions", self.versions().len()) };
        version
    }
}
