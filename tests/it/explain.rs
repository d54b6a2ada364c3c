//! What `explain` says: of every code, in both languages, with an example wherever a catalog of text can give the code. That
//! the examples give their codes, and that their mended forms give nothing, is asserted where findings are.

use std::collections::BTreeSet;

use thutuc::bundle::Language;
use thutuc::diagnostics::{Explanation, Problem};

use crate::command::thutuc;

/// Codes without an example, and why.
const WITHOUT: &[(&str, &str)] = &[
    ("E0109", "a file in another encoding"),
    ("E0110", "a file in another encoding"),
    ("E0111", "a file in another encoding"),
    ("E0112", "a file in another encoding"),
    ("E0113", "a very large file"),
    ("E0115", "a very long clause"),
    ("E0137", "a very long condition"),
    ("E0139", "a file of many findings"),
    ("E0199", "a mistake of the program"),
    ("E0208", "a procedure of two thousand clauses"),
    ("E0803", "a proof that takes too much"),
    ("E0307", "given on writing a bundle"),
    ("E0901", "a broken bundle"),
    ("E0902", "a broken bundle"),
    ("E0903", "a broken bundle"),
    ("E0904", "a broken bundle"),
    ("E0905", "a broken bundle"),
    ("E0906", "a broken bundle"),
    ("E0907", "a broken bundle"),
    ("E0908", "a broken bundle"),
    ("E0909", "a broken bundle"),
    ("E0910", "a broken bundle"),
    ("E0911", "a broken bundle"),
    ("E0912", "a signature"),
    ("E0913", "a signature"),
    ("E0914", "a signature"),
    ("E0915", "a signature"),
    ("E0916", "a signature"),
    ("E0917", "a signature"),
    ("E0918", "a signature"),
    ("E0919", "a signature"),
    ("E0920", "a signature"),
    ("E0921", "a signature"),
    ("E0952", "given on writing a bundle, after other errors of the calendar"),
    ("E0953", "a very large bundle"),
    ("E1013", "a file of ten thousand scenarios"),
    ("E1015", "a table of a hundred mistakes"),
    ("W1002", "an empty file"),
    ("W1003", "a file of another name"),
    ("E1020", "a folder without a guard"),
    ("E1021", "a guard's file"),
    ("E1022", "a guard's file"),
    ("E1023", "a guard's file"),
    ("E1101", "a file of no records"),
    ("E1103", "two records"),
    ("E1104", "a catalog and a record"),
    ("E1105", "an import after an edit"),
    ("E1106", "a catalog and a record"),
    ("W1114", "any record"),
];

#[test]
fn every_code_is_explained_in_both_languages() {
    let families = Problem::families();
    let rows: BTreeSet<&str> = families.iter().flat_map(|(_, rows)| rows.iter()).map(|row| row.code).collect();
    let all = Explanation::all();
    let explained: BTreeSet<&str> = all.iter().map(|explanation| explanation.code).collect();
    assert_eq!(explained.len(), all.len(), "a code is explained twice");
    let missing: Vec<&&str> = rows.difference(&explained).collect();
    assert!(missing.is_empty(), "files that cannot be read: {missing:?}");
    for explanation in &all {
        let [vi, en] = [Language::Vi, Language::En].map(|language| explanation.words(language));
        let sentences = [vi.meaning, vi.cure, en.meaning, en.cure];
        assert_eq!(BTreeSet::from(sentences).len(), 4, "{} says one thing twice", explanation.code);
        for text in sentences {
            assert!(text.ends_with('.') && text.lines().count() == 1, "{}: {text}", explanation.code);
            assert_eq!(text.matches('`').count() % 2, 0, "{} has an odd backtick", explanation.code);
        }
        assert!(!vi.meaning.is_ascii(), "{} has no Vietnamese", explanation.code);
        assert!(en.cure.is_ascii() || en.cure.contains('`'), "{}: {}", explanation.code, en.cure);
    }
}

#[test]
fn every_code_that_a_text_can_give_has_an_example() {
    let all = Explanation::all();
    let without: BTreeSet<&str> =
        all.iter().filter(|explanation| explanation.example.is_none()).map(|explanation| explanation.code).collect();
    assert_eq!(without, WITHOUT.iter().map(|(code, _)| *code).collect());
    for explanation in all {
        let Some(example) = explanation.example else { continue };
        assert_ne!(example.wrong, example.right, "{}", explanation.code);
    }
}

#[test]
fn a_page_says_what_is_wrong_and_how_it_is_mended() {
    let page = |args: &[&str]| thutuc(args).run().status(0).stdout;
    insta::assert_snapshot!("explain_vi", page(&["explain", "e0704", "--lang", "vi"]));
    insta::assert_snapshot!("explain_en", page(&["explain", "[W0301]", "--lang", "en"]));
    insta::assert_snapshot!("explain_json", page(&["explain", "E0221", "--lang", "vi", "--format", "json"]));
}

#[test]
fn every_code_can_be_asked_for() {
    let list = thutuc(&["explain", "--lang", "vi"]).run().status(0).stdout;
    for explanation in Explanation::all() {
        assert!(list.contains(&format!("\n{}  ", explanation.code)), "{} is not listed", explanation.code);
    }
    assert!(!list.contains("{code}") && !list.contains("{{"), "a template is shown as it is");
    let all = thutuc(&["explain", "--format", "json", "--lang", "en"]).run().status(0).json();
    assert_eq!(all.as_array().unwrap().len(), Explanation::all().len());
}

#[test]
fn a_code_that_is_none_is_answered_with_the_nearest() {
    let near = thutuc(&["explain", "E021", "--lang", "vi"]).run().status(2);
    assert!(near.stderr.contains("có phải `E0"), "{}", near.stderr);
    let none = thutuc(&["explain", "quá hạn", "--lang", "en", "--format", "json"]).run().status(2);
    assert_eq!(none.json()["error"]["code"], "unknown_code");
}
