//! What the readers of YAML and JSON say, in words of an officer: they speak English and of their own insides. A kind of
//! mistake that is not known here is told as one of syntax, in English with the reader's words.

use super::Both;
use crate::bundle::Language;

/// A kind of mistake: words of a reader that tell it, and what is said of it.
type Kind = (&'static [&'static str], &'static str, &'static str);

/// The first whose words all stand in what a reader says.
const KINDS: &[Kind] = &[
    (&["tab"], "thụt lề bằng phím Tab; chỉ dùng dấu cách", "it is indented with a tab; use blanks"),
    (&["\\t"], "thụt lề bằng phím Tab; chỉ dùng dấu cách", "it is indented with a tab; use blanks"),
    (
        &["mapping values are not allowed"],
        "dấu `:` đứng ở chỗ không được; lời văn có dấu `:` thì đặt trong ngoặc kép, còn không thì xem lại thụt lề",
        "a `:` stands where none may; put a text with `:` in quotes, else look at the indentation",
    ),
    (&["quoted scalar", "end of stream"], "thiếu dấu ngoặc kép đóng", "a closing quote is missing"),
    (&["quoted scalar", "end of"], "thiếu dấu ngoặc kép đóng", "a closing quote is missing"),
    (&["trailing content"], "còn chữ sau dấu ngoặc kép đóng", "words follow a closing quote"),
    (
        &["escape"],
        "dấu `\\` trong ngoặc kép có nghĩa riêng; viết `\\\\` nếu cần chính dấu ấy",
        "a `\\` in quotes has a meaning of its own; write `\\\\` for the sign itself",
    ),
    (&["',' or '}'"], "thiếu dấu phẩy, hoặc dấu `}` đóng", "a comma or the closing `}` is missing"),
    (&["',' or ']'"], "thiếu dấu phẩy, hoặc dấu `]` đóng", "a comma or the closing `]` is missing"),
    (&["`,` or `}`"], "thiếu dấu phẩy, hoặc dấu `}` đóng", "a comma or the closing `}` is missing"),
    (&["`,` or `]`"], "thiếu dấu phẩy, hoặc dấu `]` đóng", "a comma or the closing `]` is missing"),
    (&["trailing comma"], "thừa dấu phẩy trước dấu đóng", "a comma too many stands before a closing bracket"),
    (&["trailing characters"], "còn chữ sau khi giá trị đã hết", "something follows after the end of the value"),
    (&["expected `:`"], "thiếu dấu `:` sau tên mục", "a `:` is missing after a key"),
    (&["expected ':'"], "thiếu dấu `:` sau tên mục", "a `:` is missing after a key"),
    (&["expect ':'"], "thiếu dấu `:` sau tên mục", "a `:` is missing after a key"),
    (
        &["expected key"],
        "dòng này không thẳng hàng với các mục ở trên",
        "this line does not stand in line with the keys above",
    ),
    (
        &["'-' indicator"],
        "dòng này không thẳng hàng với các dấu `-` ở trên",
        "this line does not stand in line with the `-` above",
    ),
    (
        &["block sequence entries"],
        "dấu `-` đứng ở chỗ không được; xem lại thụt lề",
        "a `-` stands where none may; look at the indentation",
    ),
    (&["indent"], "thụt lề sai", "the indentation is wrong"),
    (&["duplicate entry"], "một mục được viết hai lần", "a key stands twice"),
    (&["duplicate field"], "một mục được viết hai lần", "a key stands twice"),
    (&["key must be a string"], "tên mục phải ở trong ngoặc kép", "a key must stand in quotes"),
    (
        &["control character"],
        "đoạn chữ trong ngoặc kép bị xuống dòng hoặc có ký tự ẩn",
        "a text in quotes has a line end or a hidden character",
    ),
    (&["unprintable"], "có ký tự ẩn", "it has a hidden character"),
    (
        &["cannot start any token"],
        "có dấu không được mở đầu giá trị; đặt giá trị trong ngoặc kép",
        "a sign stands where a value may not begin with it; put the value in quotes",
    ),
    (
        &["anchor"],
        "dấu `&` hoặc `*` mở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
        "a `&` or `*` at the beginning of a value has a meaning of its own; put the value in quotes",
    ),
    (
        &["alias"],
        "dấu `&` hoặc `*` mở đầu giá trị có nghĩa riêng; đặt giá trị trong ngoặc kép",
        "a `&` or `*` at the beginning of a value has a meaning of its own; put the value in quotes",
    ),
    (&["EOF"], "tệp hết giữa chừng", "it ends in the middle"),
    (&["eof"], "tệp hết giữa chừng", "it ends in the middle"),
    (&["end of stream"], "tệp hết giữa chừng", "it ends in the middle"),
    (&["recursion limit"], "lồng nhau quá sâu", "it is nested too deep"),
    (&["invalid number"], "có số viết sai", "a number is written wrongly"),
    (&["number out of range"], "có số quá lớn", "a number is too large"),
    (
        &["expected value"],
        "thiếu giá trị, hoặc giá trị không ở trong ngoặc kép",
        "a value is missing or lacks its quotes",
    ),
    (&["expected ident"], "có chữ không ở trong ngoặc kép", "a word lacks its quotes"),
    (&["invalid type"], "có giá trị sai kiểu", "a value is of the wrong type"),
];

/// What a reader says, in both languages.
pub fn plainly(said: &str) -> Both {
    // `missing field `at`` and its like name a key.
    let key = said.split('`').nth(1).unwrap_or("");
    for (words, vi, en) in
        [("missing field", "thiếu mục", "it lacks"), ("unknown field", "có mục lạ", "it has the unknown key")]
    {
        if said.contains(words) && !key.is_empty() {
            return Both { vi: format!("{vi} `{key}`"), en: format!("{en} `{key}`") };
        }
    }
    let known = known(said);
    match known {
        Some((_, vi, en)) => Both { vi: (*vi).to_owned(), en: (*en).to_owned() },
        None => Both { vi: "sai cú pháp".to_owned(), en: format!("it is written wrongly ({said})") },
    }
}

/// What a reader says in the terminal's language: in English as it is; in Vietnamese plainly, with the line and column that it
/// names. Words that no table has stay as they are.
pub fn in_language(said: &str, language: Language) -> String {
    let key = ["missing field", "unknown field"].iter().any(|words| said.contains(words));
    if language == Language::En || known(said).is_none() && !key {
        return said.to_owned();
    }
    let numbers = said.rsplit_once(" at line ").map(|(_, place)| place.replace("column ", ""));
    let place = numbers.as_deref().and_then(|place| place.split_once(' '));
    let place = place.map_or_else(String::new, |(line, column)| format!(" (dòng {line}, cột {column})"));
    format!("{}{place}", plainly(said).vi)
}

fn known(said: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|(words, ..)| words.iter().all(|word| said.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_mistakes_of_json_are_said_plainly() {
        let said = |text: &str| plainly(&serde_json::from_str::<serde_json::Value>(text).unwrap_err().to_string()).vi;
        assert_eq!(said(r#"{"a": 1"#), "tệp hết giữa chừng");
        assert_eq!(said(r#"{"a" 1}"#), "thiếu dấu `:` sau tên mục");
        assert_eq!(said(r#"{"a": 1 "b": 2}"#), "thiếu dấu phẩy, hoặc dấu `}` đóng");
        assert_eq!(said(r#"{"a": 1,}"#), "thừa dấu phẩy trước dấu đóng");
        assert_eq!(said(r#"{a: 1}"#), "tên mục phải ở trong ngoặc kép");
        assert_eq!(said("{\"a\": \"b\nc\"}"), "đoạn chữ trong ngoặc kép bị xuống dòng hoặc có ký tự ẩn");
        assert_eq!(said(r#"{"a": có}"#), "thiếu giá trị, hoặc giá trị không ở trong ngoặc kép");
        assert_eq!(said("{} {}"), "còn chữ sau khi giá trị đã hết");
    }

    #[test]
    fn common_mistakes_of_yaml_are_said_plainly() {
        let said = |text: &str| plainly(&serde_yaml::from_str::<serde_yaml::Value>(text).unwrap_err().to_string()).vi;
        assert_eq!(
            said("a: b: c"),
            "dấu `:` đứng ở chỗ không được; lời văn có dấu `:` thì đặt trong ngoặc kép, còn không thì xem lại thụt lề"
        );
        assert_eq!(said("a: {b: 1"), "thiếu dấu phẩy, hoặc dấu `}` đóng");
        assert_eq!(said("a: \"b"), "thiếu dấu ngoặc kép đóng");
        assert_eq!(said("a: 1\n\tb: 2"), "thụt lề bằng phím Tab; chỉ dùng dấu cách");
    }
}
