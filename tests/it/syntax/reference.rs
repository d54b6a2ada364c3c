//! The language reference: its examples are read, say the same in both languages, and name every keyword and value.

use std::collections::BTreeSet;
use std::path::Path;

use super::support::{plain, read, shown};
use thutuc::bundle::{Applicant, Channel, Level, Measure, RatingPeriod, Weekday};
use thutuc::source::Sources;
use thutuc::syntax::{CitationWords, Keyword, Phrase, Word, WordKind, fold, script};

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

/// The keywords of an example, with how each is written.
fn keywords(example: &str) -> BTreeSet<(Keyword, String)> {
    fn of(words: &[Word], text: &str, found: &mut BTreeSet<(Keyword, String)>) {
        for word in words {
            let written = fold(&text[word.range.clone()]);
            match &word.kind {
                WordKind::Keyword(keyword) => drop(found.insert((*keyword, written))),
                WordKind::Citation(parts) => {
                    let CitationWords { point, clause, article, .. } = &**parts;
                    let labels = [(point, Keyword::Point), (clause, Keyword::Clause), (article, Keyword::Article)];
                    for (_, keyword) in labels.into_iter().filter(|(label, _)| label.is_some()) {
                        // The forms of a citation stand in its words.
                        let said = [keyword.vietnamese(), keyword.english()];
                        let form = said.into_iter().find(|form| written.split(' ').any(|word| word == *form)).unwrap();
                        found.insert((keyword, form.to_owned()));
                    }
                }
                _ => {}
            }
        }
    }
    fn below(phrases: &[Phrase], text: &str, found: &mut BTreeSet<(Keyword, String)>) {
        for phrase in phrases {
            of(&phrase.words, text, found);
            of(&phrase.after, text, found);
            below(phrase.block.as_ref().map_or(&[], |block| &block.clauses), text, found);
        }
    }
    let mut sources = Sources::default();
    let id = sources.add("a.tt", example.as_bytes()).unwrap();
    let mut found = BTreeSet::new();
    below(&script(sources.get(id).unwrap()).items, example, &mut found);
    found
}

#[test]
fn every_keyword_stands_in_an_example_of_each_language() {
    let examples = examples(&page("grammar/README.md"));
    for language in ["vi", "en"] {
        let own = examples.iter().filter(|(info, _)| *info == format!("tt {language}"));
        let found: BTreeSet<(Keyword, String)> = own.flat_map(|(_, example)| keywords(example)).collect();
        let missing: Vec<&Keyword> =
            Keyword::ALL.iter().filter(|keyword| !found.iter().any(|(other, _)| other == *keyword)).collect();
        assert!(missing.is_empty(), "{language}: no example of {missing:?}");
        let foreign = found.iter().filter(|(keyword, written)| {
            let other = if language == "vi" { keyword.english() } else { keyword.vietnamese() };
            *written == other && keyword.english() != keyword.vietnamese()
        });
        assert_eq!(foreign.count(), 0, "an example in {language} has a keyword of the other language");
    }
}
