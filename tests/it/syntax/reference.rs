//! The language reference: its examples are read, say the same in both languages, and name every keyword and value.

use std::path::Path;

use super::support::{plain, read, shown};
use thutuc::bundle::{Applicant, Channel, Level, Measure, RatingPeriod, Weekday};
use thutuc::syntax::Keyword;

pub(crate) fn page(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The fenced blocks whose info string begins with `tt`, with that string.
pub(crate) fn examples(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, Some(info)) => open = Some((info.trim().to_owned(), String::new())),
            (None, None) => {}
        }
    }
    blocks.retain(|(info, _)| info.split(' ').next() == Some("tt"));
    blocks
}

#[test]
fn every_example_is_read() {
    for path in ["grammar/README.md", "procedures/README.md"] {
        for (_, example) in examples(&page(path)) {
            assert!(read(&example).1.findings.is_empty(), "{path}\n{}", shown(&example));
        }
    }
    assert!(examples(&page("grammar/README.md")).len() >= 30);
}

#[test]
fn examples_say_the_same_in_both_languages() {
    for pair in examples(&page("grammar/README.md")).chunks(2) {
        let [(vi, vietnamese), (en, english)] = pair else { panic!("an example stands alone: {pair:?}") };
        assert_eq!((vi.as_str(), en.as_str()), ("tt vi", "tt en"));
        assert_eq!(plain(&read(vietnamese).1.file), plain(&read(english).1.file), "{vietnamese}");
    }
}

#[test]
fn every_keyword_stands_in_the_reference_in_both_forms() {
    let page = page("grammar/README.md");
    let said = |form: &str| {
        page.match_indices(form).any(|(at, _)| {
            let free = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            free(page[..at].chars().next_back()) && free(page[at + form.len()..].chars().next())
        })
    };
    let plurals = |form: &str| ["", "s"].iter().any(|ending| said(&format!("{form}{ending}")));
    for keyword in Keyword::ALL {
        for form in [keyword.vietnamese(), keyword.english()] {
            assert!(plurals(form), "`{form}` is not in grammar/README.md");
        }
    }
    let values = Weekday::ALL
        .iter()
        .flat_map(|value| [value.vietnamese(), value.as_str()])
        .chain(Level::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]))
        .chain(Channel::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]))
        .chain(Applicant::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]))
        .chain(RatingPeriod::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]))
        .chain(Measure::ALL.iter().flat_map(|value| [value.vietnamese(), value.as_str()]));
    for form in values {
        assert!(page.contains(&format!("`{form}`")), "`{form}` is not in grammar/README.md");
    }
}
