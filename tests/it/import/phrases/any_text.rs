//! Whatever the text: no reader panics, every range is one of the text, and time grows no faster than the text.

use std::ops::Range;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use thutuc::import::phrases::names::{name, path};
use thutuc::import::phrases::{documents, fees, instruments, limits, sets};

/// Reads a text with every reader and gives the ranges found.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for phrase in limits::read(text) {
        out.push(phrase.range);
        out.extend(phrase.condition);
        out.extend(phrase.cutoff.map(|cutoff| cutoff.range));
        out.extend(phrase.from_event.map(|event| event.range));
    }
    out.extend(limits::cutoffs(text).into_iter().map(|cutoff| cutoff.range));
    let note = fees::read(text);
    for amount in note.amounts {
        out.push(amount.range);
        out.extend(amount.per);
    }
    out.extend(note.set_by.into_iter().flat_map(|set_by| [set_by.range, set_by.who]));
    let document = documents::read(text);
    out.extend(document.bullet.map(|bullet| bullet.range));
    out.extend(document.drawn_from);
    out.extend(document.form);
    if let documents::Section::Case(case) = documents::section(text) {
        out.push(case);
    }
    out
}

fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

fn holds(text: &str) {
    for range in ranges(text) {
        assert!(range.start < range.end && text.get(range.clone()).is_some(), "{range:?} of {text:?}");
    }
    let named = name(text, "khác");
    assert!(is_name(&named) && named.chars().count() <= 40, "{named:?} of {text:?}");
    assert!(path(text).bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
    let _ = sets::sets(text);
    for reading in [instruments::number(text, ""), instruments::number("", text), instruments::number(text, text)] {
        if let instruments::Reading::Number { number, kind } = reading {
            assert!(is_name(&instruments::short(text, kind, Some(&number))), "{number:?} of {text:?}");
        }
    }
}

/// Pieces that readers look for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "05",
        "1.000.000",
        "½",
        "ngày",
        "làm việc",
        "kể từ ngày nhận hồ sơ",
        "trường hợp",
        "thì",
        "(",
        ")",
        "/",
        ",",
        ".",
        ";",
        ":",
        "\n",
        "- ",
        "sau 15 giờ 30",
        "ngày làm việc tiếp theo",
        "đồng",
        "đ",
        "từ ngày 01/7/2025",
        "đến hết ngày",
        "theo quy định của Luật",
        "NĐ-CP",
        "2025",
        "QH15",
        "TT-B",
        "Mẫu số",
        "bản sao",
        "nếu có",
        "một trong các giấy tờ sau",
        "khai thác",
        "cơ sở dữ liệu quốc gia",
        "bộ hồ sơ",
        "mười",
        "năm",
        "trăm",
        "triệu",
        "\u{300}",
        "\u{200b}",
        "Đ",
        "ß",
        "İ",
        "ngay",
        "trong ngày",
        "không quy định",
        "Xuất trình",
        "a)",
        "(iv)",
        "không quá",
        "ít nhất",
        "thêm",
        "miễn",
        "phí",
        "lệ phí",
        "do Hội đồng nhân dân",
        "quyết định",
    ]);
    prop::collection::vec((piece, prop::sample::select(vec!["", " "])), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| format!("{piece}{gap}")).collect())
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_fail(text in "\\PC*") {
        holds(&text);
    }

    #[test]
    fn no_order_of_words_makes_a_reader_fail(text in pieces()) {
        holds(&text);
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    for piece in [
        "(",
        "((a",
        "1 ",
        "1.",
        "1/",
        "một ",
        "năm ",
        "05 ngày ",
        "05 ngày làm việc kể từ ngày nhận hồ sơ ",
        "trường hợp ",
        "sau 15 giờ ",
        "phí ",
        "5.000 đồng/",
        "theo ",
        "theo Luật a ",
        "do bộ ",
        "1/2025/",
        "9-",
        "mẫu 1-",
        "khai thác ",
        "cơ sở dữ liệu ",
        "một trong ",
        "nếu có ",
        "- A ",
        "\n- ",
        "a\u{300}",
        "nếu ",
        "trong ",
        "đối với a, ",
        "01 bộ ",
        "(1 ",
        "miễn ",
        "hoặc bản sao ",
        "kể từ ngày ",
        "ngay ",
        "không quy định ",
    ] {
        // Small enough for a build without optimisation; a reader that is quadratic takes minutes all the same.
        let text = piece.repeat(64 * 1024 / piece.len());
        let start = Instant::now();
        holds(&text);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(10), "{piece:?} took {taken:?}");
    }
}
