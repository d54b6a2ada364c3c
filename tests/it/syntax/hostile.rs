//! Hostile input: it ends in findings, never in a panic, an overflowing stack or a runaway.

use proptest::prelude::*;

use super::support::{mended, read};
use thutuc::source::{Sources, Span};
use thutuc::syntax::{MAX_BRACKET_DEPTH, MAX_FINDINGS, parse};

const MEBIBYTE: usize = 1 << 20;
/// Sizes: depth and shape matter as much in a small input, which an unoptimised build reads in good time.
const SIZE: usize = if cfg!(debug_assertions) { MEBIBYTE / 8 } else { MEBIBYTE };

/// Reads bytes in a thread with the stack of a worker; the number of findings.
fn findings(bytes: Vec<u8>) -> usize {
    std::thread::Builder::new()
        .stack_size(2 * MEBIBYTE)
        .spawn(move || {
            let mut sources = Sources::default();
            let id = sources.add("a.tt", &bytes).unwrap();
            parse(sources.get(id).unwrap()).findings.len()
        })
        .unwrap()
        .join()
        .unwrap()
}

fn filled(piece: &str) -> Vec<u8> {
    piece.repeat(SIZE / piece.len()).into_bytes()
}

fn after(head: &str, piece: &str) -> Vec<u8> {
    let mut bytes = head.as_bytes().to_vec();
    bytes.extend(filled(piece));
    bytes
}

macro_rules! hostile {
    ($($name:ident: $bytes:expr;)*) => {
        $(#[test]
        fn $name() {
            let found = findings($bytes);
            assert!((1..=MAX_FINDINGS + 1).contains(&found), "{found} findings");
        })*
    };
}

hostile! {
    parentheses: filled("(");
    closing_parentheses: filled(")");
    braces: filled("{");
    closing_braces: filled("}");
    quotes: after("x", "\"");
    curly_quotes: filled("“");
    pairs_of_curly_quotes: filled("“”");
    negations: after("yêu cầu ", "không ");
    negations_on_lines: after("thủ tục 1.001193 {\n    yêu cầu ", "không\n");
    nested_groups: after("thủ tục 1.001193 {\nhồ sơ {\n", "một trong {\n");
    nested_groups_on_one_line: after("thủ tục 1.001193 { hồ sơ { ", "một trong { ");
    nested_lists: after("dữ kiện a: một trong ", "{ thuộc ");
    nested_calls: after("thủ tục 1.001193 {\nyêu cầu ", "min(");
    closing_braces_in_a_block: after("thủ tục 1.001193 {\n", "    } ");
    words_on_lines: filled("chữ\n");
    words_on_one_line: filled("chữ ");
    one_word: filled("chữ");
    clauses_on_one_line: filled("a;");
    blocks_on_one_line: filled("a{}");
    broken_clauses_in_a_block: after("thủ tục 1.001193 {\n", "    bước\n");
    lines_after_a_comma: after("x,", "\n");
    commas_on_lines: after("thủ tục 1.001193 {\ncăn cứ a", ",\n");
    documentation_below_everything: after("x\n", "##\n");
    look_alikes: filled("а");
    zero_widths: filled("\u{200b}");
    full_width: filled("Ａ");
    combining_marks: after("e", "\u{301}");
    digits: after("thủ tục 1.001193 {\nsố lượng ", "9");
    groups_of_digits: after("thủ tục 1.001193 {\nsố lượng 1", ".000");
    hyphens: after("a", "-");
    deep_mix: filled("thủ tục { hồ sơ ( một trong { \"x\" khi ( không ");
    mixed_lines: filled("bước ký \"Ký\" {\n  trong 5 phút; khi (a và (b\n");
    numbers_in_a_sum: after("thủ tục 1.001193 {\nlệ phí 1", " + 1");
    nul: filled("\0aaaaaaa");
}

#[test]
fn only_semicolons_comments_or_blank_lines_are_nothing_wrong() {
    for piece in [";", "# chữ ", "# chữ\n", "\n", "\t", " ", "\r\n", ";\n"] {
        assert_eq!(findings(filled(piece)), 0, "{piece:?}");
    }
}

#[test]
fn a_large_valid_file_is_read_whole() {
    let clause = "dữ kiện a: có/không \"Chữ\"\n";
    let text = clause.repeat(SIZE / clause.len());
    let (_, parsed) = read(&text);
    assert!(parsed.findings.is_empty());
    assert_eq!(parsed.file.items.len(), SIZE / clause.len());
}

/// Words and signs of the language, and what is like them.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "thủ tục",
        "1.001193",
        "văn bản",
        "luật",
        "{",
        "}",
        "(",
        ")",
        "\"",
        "\"x\"",
        "“",
        "”",
        ";",
        ",",
        "\n",
        "\n    ",
        "\r\n",
        "#",
        "## x",
        "khi",
        "không",
        "và",
        "hoặc",
        "thuộc",
        "thành",
        "->",
        "=",
        "!=",
        "<",
        "-",
        " - ",
        "*",
        "..",
        "0..5",
        "8.000",
        "0,5",
        "97,06%",
        "đồng",
        "5 ngày làm việc",
        "15:30",
        "15 giờ 30",
        "01/07/2025",
        "31/02/2025",
        "2025-10-03",
        "hồ sơ",
        "một trong",
        "trường hợp",
        "bước",
        "do",
        "trong",
        "trong ngày",
        "căn cứ",
        "điều 5",
        "lý do",
        "minh họa",
        "chấp nhận W0301",
        "en",
        "vi",
        "dữ kiện a:",
        "có/không",
        "số",
        "một trong { a, b }",
        "min(",
        "số-ngày-từ(",
        "cơ quan",
        "lịch",
        "mô hình",
        "tại",
        "mỗi",
        "thứ-sáu",
        "07:30-11:30",
        "xếp hạng",
        "sao",
        "đơn giản hóa",
        "gộp",
        "bỏ",
        "e\u{301}",
        "\u{200b}",
        "а",
        "Ð",
        "\u{feff}",
        "🙂",
        "thoi han",
        "thứ sáu",
        "15h30",
        "lĩnh vực",
        "hộ tịch",
        "\t",
    ];
    prop::collection::vec((prop::sample::select(pieces.to_vec()), any::<bool>()), 0..60).prop_map(|parts| {
        parts.into_iter().map(|(piece, spaced)| if spaced { format!("{piece} ") } else { piece.to_owned() }).collect()
    })
}

fn lies_in(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end)
}

/// Checks what must hold of any text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let (_, parsed) = read(text);
    prop_assert!(parsed.findings.len() <= MAX_FINDINGS + 1);
    for finding in &parsed.findings {
        prop_assert_ne!(finding.code(), "E0199");
        prop_assert!(lies_in(text, finding.span), "{:?} in {:?}", finding, text);
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            prop_assert!(lies_in(text, edit.span), "{:?} in {:?}", finding, text);
        }
    }
    let ordered = parsed.findings.windows(2).all(|two| two[0].span <= two[1].span);
    prop_assert!(ordered || parsed.findings.len() > MAX_FINDINGS);
    for comment in &parsed.comments {
        prop_assert!(lies_in(text, comment.span) && text[comment.span.start as usize..].starts_with('#'));
    }
    for item in &parsed.file.items {
        prop_assert!(lies_in(text, item.span) && lies_in(text, item.head) && item.span.contains(item.head));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut sources = Sources::default();
        if let Ok(id) = sources.add("a.tt", &bytes) {
            let parsed = parse(sources.get(id).unwrap());
            prop_assert!(parsed.findings.len() <= MAX_FINDINGS + 1);
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        holds(&text)?;
    }

    #[test]
    fn any_mix_of_words_is_read(text in pieces()) {
        holds(&text)?;
        holds(&mended(&text))?;
    }
}

/// The grammar asks for no room on the stack, since brackets are bounded: what is allowed fits a small thread, built without
/// optimisation.
#[test]
fn the_deepest_brackets_fit_a_small_stack() {
    let nested = |depth: usize| {
        let (open, close) = ("không (a và (".repeat(depth / 2), "))".repeat(depth / 2));
        format!("thủ tục 1.000001 {{\n    yêu cầu {open}b{close} lý do \"x\"\n}}\n")
    };
    let read = |text: String| {
        let run = move || {
            let mut sources = Sources::default();
            let id = sources.add("sau.tt", text.as_bytes()).unwrap();
            parse(sources.get(id).unwrap()).findings.iter().map(thutuc::diagnostics::Finding::code).collect::<Vec<_>>()
        };
        std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap()
    };
    assert_eq!(read(nested(MAX_BRACKET_DEPTH)), Vec::<&str>::new());
    assert!(!read(nested(MAX_BRACKET_DEPTH + 2)).is_empty());
}
