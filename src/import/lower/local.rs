//! What one record needs beside its procedure: the facts that its words ask for, named after its code.

use std::collections::BTreeMap;

use crate::import::out::{Node, one_line, quoted};
use crate::import::phrases::names::{self, Names};

/// The facts of one procedure.
pub(super) struct Local {
    /// The code as a part of names: `1-001193`.
    suffix: String,
    names: Names,
    /// Yes/no facts by the words that they stand for.
    by_words: BTreeMap<String, String>,
    /// Their declarations.
    pub(super) facts: Vec<Node>,
}

impl Local {
    pub(super) fn new(code: &str) -> Self {
        let suffix = code.to_lowercase().replace('.', "-");
        Self { suffix, names: Names::default(), by_words: BTreeMap::new(), facts: Vec::new() }
    }

    fn name(&mut self, title: &str, fallback: &str) -> String {
        let name = format!("{}-{}", names::name(title, fallback), self.suffix);
        self.names.unique(&name)
    }

    /// A yes/no fact for words, the same one for the same words.
    pub(super) fn yes_no(&mut self, words: &str, fallback: &str) -> String {
        let words = one_line(words);
        if let Some(name) = self.by_words.get(&words) {
            return name.clone();
        }
        let name = self.name(&words, fallback);
        let (title, note) = cut(&words);
        let mut fact = Node::clause(format!("dữ kiện {name}: có/không {}", quoted(&title)));
        fact.notes.extend(note);
        self.facts.push(fact);
        self.by_words.insert(words, name.clone());
        name
    }

    /// A fact with one value for each of the words; its name and those of its values, in order.
    pub(super) fn one_of(&mut self, title: &str, name: &str, words: &[Option<String>]) -> (String, Vec<String>) {
        let fact = self.names.unique(&format!("{name}-{}", self.suffix));
        let mut taken = Names::default();
        let mut values = Vec::new();
        let mut node = Node::default();
        for (number, words) in (1..).zip(words) {
            let fallback = format!("dòng-{number}");
            let said = words.as_deref().unwrap_or_default();
            let value = taken.unique(&names::name(said, &fallback));
            node.add_note(&format!("{value}: {}", if said.is_empty() { "bản ghi không ghi gì" } else { said }));
            values.push(value);
        }
        node.head.lead = format!("dữ kiện {fact}: một trong {{ {} }} {}", values.join(", "), quoted(title));
        self.facts.push(node);
        (fact, values)
    }
}

/// The most characters of a title; a longer one is cut, and whole in a line of documentation.
const TITLE: usize = 300;

/// A title on one line, and the whole text where it was cut.
pub(in crate::import) fn cut(text: &str) -> (String, Option<String>) {
    let text = one_line(text);
    if text.chars().count() <= TITLE {
        return (text, None);
    }
    let mut title: String = text.chars().take(TITLE).collect();
    // A word is not cut in two.
    if let Some(at) = title.rfind(' ') {
        title.truncate(at);
    }
    title.push('…');
    (title, Some(text))
}
