//! Random trees: items and clauses put together at random, in either keyword language or both, with comments, blank lines and any
//! spacing between. Each is printed once and for all, keeps its comments beside the clauses that they precede, and turns back.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{en, holds};
use crate::syntax::support::read;
use thutuc::diagnostics::Severity;
use thutuc::syntax::ast::ItemKind;

/// A keyword in either language.
fn either(vi: &'static str, en: &'static str) -> impl Strategy<Value = String> {
    select(vec![vi, en]).prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["cần-xác-minh", "gấp", "ký", "số-bản", "đất-đai-nông-nghiệp-lâu-năm", "x2", "trả"])
        .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    select(vec![
        "\"\"",
        "\"Tờ khai\"",
        "\"a # b { } ; “c”\"",
        "\"Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất\"",
    ])
    .prop_map(str::to_owned)
}

fn date() -> impl Strategy<Value = String> {
    (1..29_u32, 1..13_u32, 2000..2031_i32, any::<bool>()).prop_map(|(day, month, year, iso)| {
        if iso { format!("{year}-{month:02}-{day:02}") } else { format!("{day:02}/{month:02}/{year}") }
    })
}

fn duration() -> impl Strategy<Value = String> {
    let units = [
        ("ngày làm việc", "working days"),
        ("ngày", "days"),
        ("giờ làm việc", "working hours"),
        ("tháng", "months"),
        ("phút", "minutes"),
    ];
    (1..100_u32, select(units.to_vec()), any::<bool>())
        .prop_map(|(count, (vi, en), first)| format!("{count} {}", if first { vi } else { en }))
}

fn money() -> impl Strategy<Value = String> {
    (0..9_000_000_u64, select(vec!["đồng", "VND"])).prop_map(|(amount, unit)| format!("{amount} {unit}"))
}

fn citation() -> impl Strategy<Value = String> {
    select(vec![
        "luật-a",
        "điều 5 luật-a",
        "khoản 2 điều 5 luật-a",
        "luật-a art 5 cl 2 pt b",
        "điểm đ khoản 3 điều 12 nghị-định-b",
    ])
    .prop_map(str::to_owned)
}

/// Conditions, three levels deep at the most.
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        name(),
        (name(), select(vec!["=", "!=", "<", "<=", ">", ">="]), 0..500_u32)
            .prop_map(|(name, sign, count)| format!("{name} {sign} {count}")),
        date().prop_map(|date| format!("nhận.ngày >= {date}")),
        Just("hình-thức = trực-tuyến".to_owned()),
        Just("hình-thức thuộc { trực-tiếp, bưu-chính }".to_owned()),
        Just("channel in { online, post }".to_owned()),
        Just("nhận.giờ <= 15:30".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), select(vec!["và", "hoặc", "and", "or"]), inner.clone())
                .prop_map(|(a, join, b)| format!("({a}) {join} ({b})")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a}) và ({b}) và ({c})")),
            (select(vec!["không", "not"]), inner).prop_map(|(not, a)| format!("{not} ({a})")),
        ]
    })
}

/// What may stand behind a row.
fn tail() -> impl Strategy<Value = String> {
    let when = prop::option::of(
        (either("khi", "when"), condition()).prop_map(|(word, condition)| format!(" {word} {condition}")),
    );
    let basis = prop::option::of(
        (either("căn cứ", "basis"), prop::collection::vec(citation(), 1..4))
            .prop_map(|(word, all)| format!(" {word} {}", all.join(", "))),
    );
    (when, basis).prop_map(|(when, basis)| when.unwrap_or_default() + &basis.unwrap_or_default())
}

/// A list of some of the members, in their order.
fn some(word: impl Strategy<Value = String>, members: &'static [&'static str]) -> impl Strategy<Value = String> {
    (word, subsequence(members.to_vec(), 1..=members.len()))
        .prop_map(|(word, members)| format!("{word} {}", members.join(", ")))
}

fn document() -> impl Strategy<Value = String> {
    let kinds =
        select(vec!["1 bản chính", "2 bản sao", "1 copy", "1 bản chính, 1 bản sao chứng thực", "1 biểu mẫu điện tử"]);
    (name(), text(), kinds, select(vec!["", ", nếu có", ", if any"]))
        .prop_map(|(name, text, kinds, more)| format!("{name} {text} {kinds}{more}"))
}

fn step() -> impl Strategy<Value = String> {
    let parts = (prop::option::of(name()), name(), duration(), prop::option::of(condition()), any::<bool>());
    (either("bước", "step"), name(), text(), parts).prop_map(
        |(word, name, text, (after, by, within, when, on_one_line))| {
            let mut parts = Vec::new();
            parts.extend(after.map(|after| format!("sau {after}")));
            parts.push(format!("do {by}"));
            parts.push(format!("trong {within}"));
            parts.extend(when.map(|when| format!("khi {when}")));
            let between = if on_one_line { "; " } else { "\n" };
            let (open, close) = if on_one_line { (" ", " ") } else { ("\n", "\n") };
            format!("{word} {name} {text} {{{open}{}{close}}}", parts.join(between))
        },
    )
}

fn clause() -> impl Strategy<Value = String> {
    prop_oneof![
        (either("lĩnh vực", "field"), name()).prop_map(|(word, name)| format!("{word} {name}")),
        some(either("cấp", "level"), &["xã", "tỉnh", "bộ"]),
        some(
            either("đối tượng", "applicants"),
            &["công-dân", "tổ-chức", "việt-kiều", "doanh-nghiệp", "người-nước-ngoài", "hợp-tác-xã"]
        ),
        some(either("cách thức", "channels"), &["trực-tiếp", "trực-tuyến", "bưu-chính"]),
        (either("hiệu lực từ", "in force from"), date()).prop_map(|(word, date)| format!("{word} {date}")),
        (either("căn cứ", "basis"), prop::collection::vec(citation(), 1..6))
            .prop_map(|(word, all)| format!("{word} {}", all.join(", "))),
        (either("cơ quan giải quyết", "agency"), text()).prop_map(|(word, text)| format!("{word} {text}")),
        (either("phí", "fee"), money(), tail()).prop_map(|(word, money, tail)| format!("{word} {money}{tail}")),
        (either("thời hạn", "deadline"), duration(), tail())
            .prop_map(|(word, limit, tail)| format!("{word} {limit}{tail}")),
        (either("yêu cầu", "requirement"), condition(), either("lý do", "reason"), text())
            .prop_map(|(word, condition, reason, text)| format!("{word} {condition} {reason} {text}")),
        (either("hồ sơ", "documents"), prop::collection::vec(document(), 1..4))
            .prop_map(|(word, documents)| format!("{word} {{\n{}\n}}", documents.join("\n"))),
        (either("trong ngày", "same-day"), prop::collection::vec((either("khi", "when"), condition(), text()), 1..4))
            .prop_map(|(word, rows)| {
                let rows: Vec<String> = rows
                    .into_iter()
                    .map(|(word, condition, text)| format!("{word} {condition} lý do {text}"))
                    .collect();
                format!("{word} {{\n{}\n}}", rows.join("\n"))
            }),
        step(),
    ]
}

/// What stands above a clause, and behind it.
fn beside() -> impl Strategy<Value = (String, String)> {
    (
        select(vec!["", "", "", "\n", "\n\n\n", "# trên {}\n", "## tài liệu {}\n", "# một {}\n\n# hai {}\n"]),
        select(vec!["", "", "  ", " # sau {}", ";"]),
    )
        .prop_map(|(above, behind)| (above.to_owned(), behind.to_owned()))
}

/// A file of procedures.
fn file() -> impl Strategy<Value = String> {
    let procedure = (any::<bool>(), text(), prop::collection::vec((beside(), clause()), 0..9));
    prop::collection::vec(procedure, 1..3).prop_map(|procedures| {
        let mut number = 0;
        let mut told = |text: &str| {
            number += 1;
            text.replace("{}", &number.to_string())
        };
        let mut out = String::new();
        for (at, (in_vietnamese, title, clauses)) in procedures.into_iter().enumerate() {
            let word = if in_vietnamese { "thủ tục" } else { "procedure" };
            out.push_str(&format!("{word} 1.00000{at} {title} {{\n"));
            for ((above, behind), clause) in clauses {
                out.push_str(&format!("{}{clause}{}\n", told(&above), told(&behind)));
            }
            out.push_str("}\n");
        }
        out
    })
}

/// The comments, and the kinds of the clauses that stand between, in the order of the text.
fn order(text: &str) -> Vec<String> {
    let (sources, parsed) = read(text);
    let comments =
        parsed.comments.iter().map(|comment| (comment.span.start, sources.text(comment.span).trim_end().to_owned()));
    let mut found: Vec<(u32, String)> = comments.collect();
    for item in &parsed.file.items {
        let ItemKind::Procedure { code, clauses, .. } = &item.kind else { continue };
        found.push((code.span.start, code.node.clone()));
        for clause in clauses {
            let kind: String = format!("{:?}", clause.kind).chars().take_while(|c| c.is_alphanumeric()).collect();
            found.push((clause.span.start, kind));
        }
    }
    found.sort();
    found.into_iter().map(|(_, what)| what).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_trees_are_printed_once_and_for_all_and_turn_back(text in file()) {
        let errors: Vec<_> = read(&text).1.findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
        let printed = holds(&text);
        prop_assert_eq!(order(&printed), order(&text), "{}\n{}", text, printed);
        prop_assert_eq!(order(&en(&printed)), order(&text), "{}", text);
    }
}
