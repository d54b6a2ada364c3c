//! What became of the records, counted: how many are complete, what the others lack, what is doubtful in each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::lower::{Lowered, Part};
use super::out::one_line;
use super::record::Record;
use crate::bundle::Language;
use crate::diagnostics::Finding;

/// The report of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Records that were read, broken ones included.
    pub read: u64,
    /// Records that could not be read.
    pub broken: u64,
    /// Records that stand twice word for word.
    pub alike: u64,
    /// Records passed over: another one of the same code, or a procedure that an officer wrote.
    pub skipped: u64,
    /// Procedures with every part that the law asks for.
    pub complete: u64,
    /// Procedures that lack some, and are drafts.
    pub drafts: u64,
    /// How many procedures lack a part.
    pub missing: BTreeMap<Part, u64>,
    /// How many conflicts were shown.
    pub conflicts: u64,
    /// Findings by code.
    pub findings: BTreeMap<String, u64>,
    /// Every procedure, by code.
    pub procedures: Vec<Procedure>,
    /// Each procedure's place among them, while findings are counted.
    #[serde(skip)]
    pub(super) paths: BTreeMap<String, String>,
}

/// A procedure in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Procedure {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// Its field.
    pub field: Option<String>,
    /// The file that it stands in; none where that file could not be merged.
    pub path: Option<String>,
    /// Whether it has every part that the law asks for.
    pub complete: bool,
    /// What it lacks.
    pub missing: Vec<Part>,
    /// The doubts about it: code of the finding and how often.
    pub doubts: BTreeMap<String, u64>,
}

impl Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Part {
    /// The form in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Sequence => "sequence",
            Self::Manner => "channels",
            Self::Documents => "documents",
            Self::Sets => "sets",
            Self::Limit => "limit",
            Self::Applicants => "applicants",
            Self::Agency => "agency",
            Self::Level => "level",
        }
    }

    const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Name, Language::Vi) => "tên thủ tục",
            (Self::Sequence, Language::Vi) => "trình tự thực hiện",
            (Self::Manner, Language::Vi) => "cách thức thực hiện",
            (Self::Documents, Language::Vi) => "thành phần hồ sơ",
            (Self::Sets, Language::Vi) => "số lượng hồ sơ",
            (Self::Limit, Language::Vi) => "thời hạn giải quyết",
            (Self::Applicants, Language::Vi) => "đối tượng thực hiện",
            (Self::Agency, Language::Vi) => "cơ quan thực hiện",
            (Self::Level, Language::Vi) => "cấp thực hiện",
            (Self::Name, Language::En) => "name",
            (Self::Sequence, Language::En) => "sequence of steps",
            (Self::Manner, Language::En) => "channels",
            (Self::Documents, Language::En) => "documents",
            (Self::Sets, Language::En) => "number of sets",
            (Self::Limit, Language::En) => "time limit",
            (Self::Applicants, Language::En) => "applicants",
            (Self::Agency, Language::En) => "agency",
            (Self::Level, Language::En) => "level",
        }
    }
}

/// Counts one more. A count never comes near its bound: records are far fewer.
pub(super) fn more(count: &mut u64) {
    *count = count.checked_add(1).unwrap_or(*count);
}

impl Report {
    /// Counts the procedures and their findings.
    pub(super) fn complete(&mut self, records: &[Record], lowered: &[Lowered], findings: &[Finding]) {
        for (record, lowered) in records.iter().zip(lowered) {
            more(if lowered.missing.is_empty() { &mut self.complete } else { &mut self.drafts });
            for part in &lowered.missing {
                more(self.missing.entry(*part).or_default());
            }
            let mut doubts: BTreeMap<String, u64> = BTreeMap::new();
            let facts = lowered.facts.iter().chain(std::iter::once(&lowered.procedure));
            for node in facts {
                node.each_doubt(&mut |doubt| more(doubts.entry(doubt.code().to_owned()).or_default()));
            }
            self.procedures.push(Procedure {
                code: record.code.clone(),
                name: record.name.clone(),
                field: record.field.clone(),
                path: self.paths.get(&record.code).cloned(),
                complete: lowered.missing.is_empty(),
                missing: lowered.missing.clone(),
                doubts,
            });
        }
        for finding in findings {
            more(self.findings.entry(finding.code().to_owned()).or_default());
        }
    }

    /// The report as Markdown. `titles` says what a code is about.
    pub fn markdown(&self, language: Language, titles: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        let vi = language == Language::Vi;
        let pick = |in_vi: &'static str, in_en: &'static str| if vi { in_vi } else { in_en };
        // Writing to a text never fails.
        let _ = writeln!(out, "# {}\n", pick("Báo cáo nhập bản ghi", "Report of an import"));
        let rows = [
            (pick("bản ghi đã đọc", "records read"), self.read),
            (pick("bản ghi hỏng, bỏ qua", "broken records, passed over"), self.broken),
            (pick("bản ghi trùng hệt", "records that stand twice"), self.alike),
            (pick("bản ghi bỏ qua vì lý do khác", "records passed over for another reason"), self.skipped),
            (pick("thủ tục đủ thành phần", "complete procedures"), self.complete),
            (pick("thủ tục dự thảo", "drafts"), self.drafts),
            (pick("xung đột với bản cán bộ sửa", "conflicts with an officer's edits"), self.conflicts),
        ];
        let _ = writeln!(out, "| | {} |\n| --- | ---: |", pick("số lượng", "count"));
        for (what, count) in rows {
            let _ = writeln!(out, "| {what} | {count} |");
        }
        let _ = writeln!(out, "\n## {}\n", pick("Dự thảo còn thiếu gì", "What the drafts lack"));
        let law = pick("Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2", "Decree 63/2010/NĐ-CP art. 8(2)");
        let _ = writeln!(
            out,
            "{law}\n\n| {} | {} |\n| --- | ---: |",
            pick("thành phần", "part"),
            pick("thủ tục", "procedures")
        );
        for (part, count) in &self.missing {
            let _ = writeln!(out, "| {} | {count} |", part.words(language));
        }
        let _ = writeln!(out, "\n## {}\n", pick("Chỗ cần xem lại", "What to look at"));
        let _ = writeln!(
            out,
            "| {} | {} | {} |\n| --- | ---: | --- |",
            pick("mã", "code"),
            pick("số lượng", "count"),
            pick("là gì", "what it is")
        );
        for (code, count) in &self.findings {
            let _ = writeln!(out, "| `{code}` | {count} | {} |", cell(&titles(code)));
        }
        let _ = writeln!(out, "\n## {}\n", pick("Từng thủ tục", "Each procedure"));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- |",
            pick("mã", "code"),
            pick("tên", "name"),
            pick("tệp", "file"),
            pick("còn thiếu", "lacks"),
            pick("cần xem lại", "to look at")
        );
        for one in &self.procedures {
            let missing: Vec<&str> = one.missing.iter().map(|part| part.words(language)).collect();
            let doubts: Vec<String> = one.doubts.iter().map(|(code, count)| format!("{code} ×{count}")).collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                one.code,
                cell(one.name.as_deref().unwrap_or("")),
                one.path.as_deref().unwrap_or("–"),
                missing.join(", "),
                doubts.join(", ")
            );
        }
        out
    }
}

/// A text in a cell of a table of Markdown.
fn cell(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<")
}
