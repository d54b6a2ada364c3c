//! YAML into a tree that knows where everything stands, for files whose findings point at a value.
//!
//! A scalar keeps the author's characters: a code `1.001193` stays a text, whatever a YAML reader would round it to. What
//! these files never need is refused: anchors and aliases, tags, a second document, nesting without bound.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::alias::MAX_DEPTH;
use super::{SourceFile, Span};

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands; of a list or mapping, where it begins.
    pub span: Span,
    /// The value.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scalar as written, without its quotes.
    Scalar {
        /// Its characters.
        text: String,
        /// Whether it was quoted or a block, and so is a text whatever it looks like.
        quoted: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written; a key may stand twice.
    Map(Vec<(Node, Node)>),
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub fault: YamlFault,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlFault {
    /// It does not keep the rules of YAML; what the reader says, in English.
    Syntax(String),
    /// It has something that these files never need: an anchor, an alias, a tag, a second document, or nesting too deep.
    Unneeded,
}

impl Node {
    /// The characters of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// The value as JSON sees it: plain `null`, `~` and nothing at all are null, plain `true` and `false` are yes and no,
    /// plain whole numbers are numbers, everything else a text. None for a mapping that has a key twice or one that is no
    /// scalar.
    pub fn json(&self) -> Option<serde_json::Value> {
        use serde_json::Value;
        Some(match &self.kind {
            Kind::Scalar { text, quoted: true } => Value::String(text.clone()),
            Kind::Scalar { text, quoted: false } => match text.as_str() {
                "" | "~" | "null" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                text => text.parse::<i64>().map_or_else(|_| Value::String(text.to_owned()), Value::from),
            },
            Kind::List(items) => Value::Array(items.iter().map(Self::json).collect::<Option<_>>()?),
            Kind::Map(members) => {
                let mut object = serde_json::Map::new();
                for (key, value) in members {
                    if object.insert(key.text()?.to_owned(), value.json()?).is_some() {
                        return None;
                    }
                }
                Value::Object(object)
            }
        })
    }
}

/// The only document of a file; none where it holds nothing.
///
/// # Errors
/// [`YamlError`] with the first place that cannot be read.
pub fn read(file: &SourceFile) -> Result<Option<Node>, YamlError> {
    let text = file.nfc();
    Reader { file, offsets: offsets(text), open: Vec::new(), done: None }.read(text)
}

/// The byte of every character, and of the end.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn next(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).and_then(|c| at.checked_add(c.len_utf8())).unwrap_or(at)
}

/// A list or mapping that is not closed yet.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<(Node, Node)>, Option<Node>),
}

struct Reader<'a> {
    file: &'a SourceFile,
    offsets: Vec<usize>,
    open: Vec<Open>,
    done: Option<Node>,
}

impl Reader<'_> {
    fn read(mut self, text: &str) -> Result<Option<Node>, YamlError> {
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, place) = event.map_err(|error| {
                let at = self.byte(error.marker().index());
                YamlError {
                    span: self.file.span(at, next(text, at)),
                    fault: YamlFault::Syntax(error.info().to_owned()),
                }
            })?;
            let span = self.file.span(self.byte(place.start.index()), self.byte(place.end.index()));
            self.take(event, span)?;
        }
        Ok(self.done)
    }

    fn byte(&self, index: usize) -> usize {
        self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0)
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let unneeded = || Err(YamlError { span, fault: YamlFault::Unneeded });
        match event {
            Event::Scalar(_, _, anchor, ref tag) if anchor != 0 || tag.is_some() => return unneeded(),
            Event::SequenceStart(anchor, ref tag) | Event::MappingStart(anchor, ref tag)
                if anchor != 0 || tag.is_some() || self.open.len() >= MAX_DEPTH =>
            {
                return unneeded();
            }
            Event::Alias(_) => return unneeded(),
            Event::DocumentStart(_) if self.done.is_some() => return unneeded(),
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                self.put(Node { span, kind: Kind::Scalar { text: text.into_owned(), quoted } });
            }
            Event::SequenceStart(..) => self.open.push(Open::List(span, Vec::new())),
            Event::MappingStart(..) => self.open.push(Open::Map(span, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(span, items)) => self.put(Node { span, kind: Kind::List(items) }),
                Some(Open::Map(span, members, _)) => self.put(Node { span, kind: Kind::Map(members) }),
                None => {}
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.done = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, members, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => members.push((key, node)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::*;

    fn with<T>(text: &str, ask: impl FnOnce(&SourceFile, Result<Option<Node>, YamlError>) -> T) -> T {
        let mut sources = Sources::default();
        let id = sources.add("a.scenarios.yaml", text.as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        ask(file, read(file))
    }

    #[test]
    fn every_value_knows_its_place_in_a_file_of_any_form() {
        use unicode_normalization::UnicodeNormalization;
        let text = "\u{feff}- tên: Nộp chiều\r\n  mã: 1.001193\r\n  'khác': [thứ Sáu, 5]\r\n";
        for text in [text.to_owned(), text.nfd().collect()] {
            with(&text, |file, node| {
                let Kind::List(items) = node.unwrap().unwrap().kind else { panic!() };
                let Kind::Map(members) = &items[0].kind else { panic!() };
                let said: Vec<(String, String)> = members
                    .iter()
                    .map(|(key, value)| (file.slice(key.span).nfc().collect(), file.slice(value.span).nfc().collect()))
                    .collect();
                assert_eq!(said[0], ("tên".into(), "Nộp chiều".into()));
                assert_eq!(said[1], ("mã".into(), "1.001193".into()));
                assert_eq!(said[2].0, "'khác'");
                let Kind::List(list) = &members[2].1.kind else { panic!() };
                assert_eq!(file.slice(list[0].span).nfc().collect::<String>(), "thứ Sáu");
                assert_eq!(members[1].1.json(), Some("1.001193".into()));
                assert_eq!(list[1].json(), Some(5.into()));
            });
        }
    }

    #[test]
    fn what_is_not_needed_and_what_is_not_yaml_is_refused_at_its_place() {
        for (text, fault) in [
            ("a: &x 1\n", true),
            ("a: !!int 1\n", true),
            ("a: 1\n---\nb: 2\n", true),
            ("a: [1\nb: 2\n", false),
            ("a: b: c\n", false),
            ("a:\n\tb: 1\n", false),
        ] {
            with(text, |_, node| {
                let error = node.unwrap_err();
                assert_eq!(error.fault == YamlFault::Unneeded, fault, "{text:?}: {error:?}");
            });
        }
        let deep = "- ".repeat(200);
        with(&deep, |_, node| assert!(node.is_err()));
    }

    #[test]
    fn an_empty_file_holds_nothing() {
        for text in ["", "# chưa có gì\n", "---\n"] {
            with(text, |_, node| {
                let node = node.unwrap();
                assert!(node.is_none_or(|node| node.json() == Some(serde_json::Value::Null)), "{text:?}");
            });
        }
    }
}
