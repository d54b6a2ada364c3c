//! Random texts: whatever can be read is printed once and for all, means the same, and turns into English and back.

use super::{en, holds, try_format, vi};
use crate::syntax::mutations::slip;
use crate::syntax::support::{Random, plain, read, sources_below};
use thutuc::bundle::Language;
use thutuc::diagnostics::Severity;

/// Texts that are tried.
const TRIES: usize = 250;
/// The longest text, in bytes, that random ones are made of: each is printed many times over.
const LONGEST: usize = 6_000;

/// Every text below two folders that can be read.
fn texts() -> Vec<String> {
    let paths = ["procedures", "tests/cases"].into_iter().flat_map(sources_below);
    let texts = paths.filter_map(|path| std::fs::read_to_string(path).ok());
    texts.filter(|text| is_read(text)).collect()
}

fn is_read(text: &str) -> bool {
    read(text).1.findings.iter().all(|finding| finding.severity != Severity::Error)
}

/// The tree as it is, places apart.
fn tree(text: &str) -> String {
    plain(&read(text).1.file)
}

#[test]
fn every_source_is_printed_once_and_for_all_and_turns_back() {
    let texts = texts();
    assert!(texts.len() > 100);
    texts.iter().for_each(|text| drop(holds(text)));
}

#[test]
fn every_source_of_the_catalog_is_in_the_style() {
    for path in sources_below("procedures") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(vi(&text), text, "{}: run `thutuc fmt procedures`", path.display());
    }
}

#[test]
fn every_source_of_the_catalog_has_the_tree_that_it_had() {
    // Written in Vietnamese throughout, so that not even built-in names change.
    for path in sources_below("procedures") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(tree(&vi(&text)), tree(&text), "{}", path.display());
        let english = en(&text);
        assert_eq!(tree(&en(&english)), tree(&english));
    }
}

#[test]
fn spaces_lines_and_comments_of_any_kind_change_no_tree() {
    let small = texts().into_iter().filter(|text| text.len() < LONGEST);
    let texts: Vec<String> = small.filter(|text| tree(&vi(text)) == tree(text)).collect();
    let mut random = Random(7);
    let mut tried = 0;
    for _ in 0..TRIES {
        let shaken = shake(&texts[random.below(texts.len())], &mut random);
        if !is_read(&shaken) {
            continue;
        }
        tried += 1;
        let printed = holds(&shaken);
        let comments = |text: &str| read(text).1.comments.len();
        assert_eq!(comments(&printed), comments(&shaken), "{shaken}");
        assert_eq!(tree(&printed), tree(&shaken), "{shaken}");
    }
    assert!(tried > TRIES / 3, "{tried} could be read");
}

/// A text with other blanks, comments and line ends at random places of a few of its lines.
fn shake(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_code = !line.trim().is_empty() && !line.trim_start().starts_with('#') && !line.contains('"');
        match random.below(12) {
            0 if is_code => out.push_str(&format!("{line} # lời {}\n", random.below(100))),
            1 if is_code => out.push_str(&format!("{}\n", line.replace(", ", " ,  "))),
            2 if is_code => out.push_str(&format!("{}\n", line.replace(", ", ",\n            "))),
            3 if is_code => {
                out.push_str(&format!("{}\n", line.replace(", ", ", # giữa\n            # dòng\n            ")))
            }
            4 if is_code => out.push_str(&format!("{}\n", line.replace(" và ", " và # giữa\n"))),
            5 if is_code => out.push_str(&format!("{}\n", line.replace(" khi ", "\n            khi "))),
            6 if is_code => out.push_str(&format!("{line};\n\n\n# trước\n")),
            7 if is_code => out.push_str(&format!("{line}\t \n")),
            8 => out.push_str(&format!("# trước\n\n{line}\n")),
            _ => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

#[test]
fn slips_of_the_hand_that_can_be_read_are_printed() {
    let texts: Vec<String> = texts().into_iter().filter(|text| text.len() < LONGEST).collect();
    let mut random = Random(20_260_101);
    let mut printed = 0;
    for _ in 0..TRIES {
        let slipped = slip(&texts[random.below(texts.len())], &mut random);
        if is_read(&slipped.text) {
            holds(&slipped.text);
            printed += 1;
        } else {
            assert!(try_format(&slipped.text, Language::Vi).is_err(), "{}", slipped.what);
        }
    }
    assert!(printed > 20, "{printed} slips could be read");
}
