//! The rest of a clause, to fill in: what follows the keyword that begins it, `${1:…}` where the author writes. In both keyword
//! languages; a test reads each with its own examples.

use crate::bundle::Language;
use crate::syntax::Keyword;

/// Keyword, whether it holds in procedures alone, Vietnamese, English.
type Row = (Keyword, [&'static str; 2]);

const ITEMS: &[Row] = {
    use Keyword as K;
    &[
        (
            K::Instrument,
            [
                "văn bản ${1:tên} \"${2:Tên văn bản}\" {\n    số hiệu \"${3:01/2025/NĐ-CP}\"\n    hiệu lực từ ${4:01/01/2025}\n}",
                "instrument ${1:name} \"${2:Title}\" {\n    number \"${3:01/2025/NĐ-CP}\"\n    in force from ${4:2025-01-01}\n}",
            ],
        ),
        (K::Role, ["chức danh ${1:tên} \"${2:Chức danh}\"", "role ${1:name} \"${2:Title}\""]),
        (
            K::Office,
            [
                "cơ quan ${1:tên} \"${2:Tên cơ quan}\" {\n    mã \"${3:00000}\"\n    cấp ${4:xã}\n    lịch ${5:hành-chính}\n    tiếp nhận ${6:thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00}\n}",
                "office ${1:name} \"${2:Title}\" {\n    code \"${3:00000}\"\n    level ${4:commune}\n    calendar ${5:office}\n    reception ${6:monday to friday 07:30-11:30, 13:30-17:00}\n}",
            ],
        ),
        (K::Fact, ["dữ kiện ${1:tên}: ${2:có/không} \"${3:Nghĩa}\"", "fact ${1:name}: ${2:yes/no} \"${3:Meaning}\""]),
        (
            K::Procedure,
            [
                "thủ tục ${1:1.000000} \"${2:Tên thủ tục}\" {\n    lĩnh vực ${3:lĩnh-vực}\n    cấp ${4:xã}\n    hiệu lực từ ${5:01/01/2025}\n    đối tượng ${6:công-dân}\n    cơ quan giải quyết \"${7:Ủy ban nhân dân cấp xã}\"\n    cách thức ${8:trực-tiếp, trực-tuyến}\n    số lượng 1 bộ\n\n    hồ sơ {\n        ${9:tờ-khai} \"${10:Tờ khai}\" 1 bản chính\n    }\n\n    thời hạn ${11:3 ngày làm việc}\n\n    bước ${12:tiếp-nhận} \"${13:Tiếp nhận hồ sơ}\" { trong ${14:15 phút}; trả kết quả }\n}",
                "procedure ${1:1.000000} \"${2:Title}\" {\n    field ${3:field}\n    level ${4:commune}\n    in force from ${5:2025-01-01}\n    applicants ${6:citizen}\n    agency \"${7:Commune People's Committee}\"\n    channels ${8:counter, online}\n    sets 1\n\n    documents {\n        ${9:form} \"${10:Form}\" 1 original\n    }\n\n    deadline ${11:3 working days}\n\n    step ${12:receive} \"${13:Receive the dossier}\" { within ${14:15 minutes}; returns result }\n}",
            ],
        ),
    ]
};

const PARTS: &[Row] = {
    use Keyword as K;
    &[
        (K::InForce, ["hiệu lực từ ${1:01/01/2025}", "in force from ${1:2025-01-01}"]),
        (K::Basis, ["căn cứ điều ${1:1} ${2:văn-bản}", "basis ${2:instrument} art ${1:1}"]),
        (
            K::Agency,
            ["cơ quan giải quyết \"${1:Ủy ban nhân dân cấp xã}\"", "agency \"${1:Commune People's Committee}\""],
        ),
        (K::Sets, ["số lượng ${1:1} bộ", "sets ${1:1}"]),
        (
            K::Result,
            [
                "kết quả ${1:tên} \"${2:Tên kết quả}\" ${3:1} bản chính",
                "result ${1:name} \"${2:Title}\" ${3:1} original",
            ],
        ),
        (
            K::Documents,
            [
                "hồ sơ {\n    ${1:tờ-khai} \"${2:Tờ khai}\" ${3:1} bản chính\n}",
                "documents {\n    ${1:form} \"${2:Form}\" ${3:1} original\n}",
            ],
        ),
        (K::Charge, ["lệ phí ${1:0} đồng", "charge ${1:0} VND"]),
        (K::Fee, ["phí ${1:tên} ${2:8.000} đồng", "fee ${1:name} ${2:8_000} VND"]),
        (K::Deadline, ["thời hạn ${1:3} ngày làm việc", "deadline ${1:3} working days"]),
        (K::Reappoint, ["hẹn lại tối đa ${1:3} ngày làm việc", "reappoint up to ${1:3} working days"]),
        (
            K::Supplement,
            [
                "bổ sung { thông báo trong ${1:3} ngày làm việc; tính lại từ đầu }",
                "supplement { notice within ${1:3} working days; restarts }",
            ],
        ),
        (
            K::Step,
            [
                "bước ${1:tên} \"${2:Tên bước}\" { sau ${3:bước-trước}; do ${4:chức-danh}; trong ${5:1 ngày làm việc} }",
                "step ${1:name} \"${2:Title}\" { after ${3:step-before}; by ${4:role}; within ${5:1 working days} }",
            ],
        ),
        (
            K::SameDayBlock,
            [
                "trong ngày {\n    khi hồ-sơ.đầy-đủ lý do \"${1:hồ sơ chưa đầy đủ}\"\n}",
                "same-day {\n    when documents.complete reason \"${1:the dossier is not complete}\"\n}",
            ],
        ),
        (K::Requirement, ["yêu cầu ${1:dữ-kiện} lý do \"${2:vì sao}\"", "requirement ${1:fact} reason \"${2:why}\""]),
    ]
};

/// The rest of a clause that begins with a keyword, in an item that begins with another.
pub(super) fn of(keyword: Keyword, item: Option<Keyword>, language: Language) -> Option<String> {
    let rows = if item.is_none() { ITEMS } else { PARTS };
    let (_, [vi, en]) = rows.iter().find(|(of, _)| *of == keyword)?;
    Some(match language {
        Language::Vi => (*vi).to_owned(),
        Language::En => (*en).to_owned(),
    })
}

/// Whether the rest is that of a clause of procedures: the same word begins another one elsewhere.
pub(super) fn is_of_procedures(keyword: Keyword) -> bool {
    PARTS.iter().any(|(of, _)| *of == keyword) && !ITEMS.iter().any(|(of, _)| *of == keyword)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::syntax;

    /// A snippet with its examples in the places to fill in.
    fn filled(snippet: &str) -> String {
        let mut out = String::new();
        let mut rest = snippet;
        while let Some((before, from)) = rest.split_once("${") {
            out.push_str(before);
            let (field, after) = from.split_once('}').unwrap();
            out.push_str(field.split_once(':').unwrap().1);
            rest = after;
        }
        out + rest
    }

    #[test]
    fn every_snippet_is_read_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            for (rows, item) in [(ITEMS, None), (PARTS, Some(Keyword::Procedure))] {
                for (keyword, _) in rows {
                    let clause = filled(&of(*keyword, item, language).unwrap());
                    let text = match item {
                        None => format!("{clause}\n"),
                        Some(_) => format!("procedure 1.000000 \"A\" {{\n{clause}\n}}\n"),
                    };
                    let mut sources = Sources::default();
                    let id = sources.add("x.tt", text.as_bytes()).unwrap();
                    let found = syntax::parse(sources.get(id).unwrap()).findings;
                    assert!(found.is_empty(), "{text}\n{found:#?}");
                    assert!(clause.starts_with(keyword.in_language(language)), "{clause}");
                }
            }
        }
    }
}
