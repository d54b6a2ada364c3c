//! Reads canonical JSON (RFC 8785) from front to back, and nothing else: no white space, members by their UTF-16 code units, each
//! once, the shortest escapes, whole numbers as they are written. None is no error: what else the text may be is for others to say.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::plain::plain_bytes;
use crate::bundle::MAX_INTEGER;
use crate::bundle::canonical::by_code_units;

/// The nesting that is followed inside of one value; serde_json refuses more than 128 in all.
const MAX_DEPTH: usize = 100;

/// Text that is still to be read.
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether the text goes on with `word`, which is then behind.
    pub(super) fn takes(&mut self, word: &str) -> bool {
        self.rest.strip_prefix(word).map(|rest| self.rest = rest).is_some()
    }

    pub(super) fn expect(&mut self, word: &str) -> Option<()> {
        self.takes(word).then_some(())
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.expect("\"")?;
        let plain = self.plain()?;
        if self.takes("\"") {
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while !self.takes("\"") {
            text.push(self.escape()?);
            text.push_str(self.plain()?);
        }
        Some(Cow::Owned(text))
    }

    /// What stands before the next quote, escape or control character.
    fn plain(&mut self) -> Option<&'a str> {
        let (plain, rest) = self.rest.split_at_checked(plain_bytes(self.rest.as_bytes())?)?;
        self.rest = rest;
        Some(plain)
    }

    /// One of the escapes of two characters; other control characters are too rare to be read here.
    fn escape(&mut self) -> Option<char> {
        let mut characters = self.rest.strip_prefix('\\')?.chars();
        let character = match characters.next()? {
            '"' => '"',
            '\\' => '\\',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => return None,
        };
        self.rest = characters.as_str();
        Some(character)
    }

    /// A whole number of at most [`MAX_INTEGER`].
    pub(super) fn integer(&mut self) -> Option<i64> {
        let negative = self.takes("-");
        let length = self.rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(length)?;
        let number = digits.parse::<i64>().ok().filter(|number| *number <= MAX_INTEGER)?;
        // `00`, `01`, `-0` have another form.
        if digits.starts_with('0') && (negative || length > 1) {
            return None;
        }
        self.rest = rest;
        if negative { number.checked_neg() } else { Some(number) }
    }

    /// A list, whose items `read` reads. It holds no more memory than its items take: most lists of a bundle are short.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.expect("[")?;
        if self.takes("]") {
            return Some(Vec::new());
        }
        let first = read(self)?;
        if self.takes("]") {
            return Some(vec![first]);
        }
        let mut items = Vec::with_capacity(4);
        items.push(first);
        while self.takes(",") {
            items.push(read(self)?);
        }
        self.expect("]")?;
        items.shrink_to_fit();
        Some(items)
    }

    /// The members of an object, which `read` is told by their names.
    pub(super) fn object(&mut self, mut read: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.expect("{")?;
        if self.takes("}") {
            return Some(());
        }
        let mut last = None;
        loop {
            let name = self.name()?;
            if last.is_some_and(|last| by_code_units(last, name) != Ordering::Less) {
                return None;
            }
            last = Some(name);
            read(self, name)?;
            if !self.takes(",") {
                return self.expect("}");
            }
        }
    }

    /// A member's name and the colon behind it; a name with an escape is too rare to be read here.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        self.expect("\"")?;
        let name = self.plain()?;
        self.expect("\":")?;
        Some(name)
    }

    /// Any value, which is read for its form only.
    pub(super) fn pass(&mut self) -> Option<()> {
        self.pass_below(MAX_DEPTH)
    }

    fn pass_below(&mut self, depth: usize) -> Option<()> {
        let deeper = depth.checked_sub(1)?;
        match self.rest.as_bytes().first()? {
            b'"' => self.text().map(|_| ()),
            b'[' => self.list(|reader| reader.pass_below(deeper)).map(|_| ()),
            b'{' => self.object(|reader, _| reader.pass_below(deeper)),
            b'-' | b'0'..=b'9' => self.integer().map(|_| ()),
            _ => ["null", "true", "false"].into_iter().any(|word| self.takes(word)).then_some(()),
        }
    }

    /// Any value.
    pub(super) fn value(&mut self) -> Option<serde_json::Value> {
        self.value_below(MAX_DEPTH)
    }

    fn value_below(&mut self, depth: usize) -> Option<serde_json::Value> {
        use serde_json::{Map, Value};
        let deeper = depth.checked_sub(1)?;
        Some(match self.rest.as_bytes().first()? {
            b'"' => Value::String(self.text()?.into_owned()),
            b'[' => Value::Array(self.list(|reader| reader.value_below(deeper))?),
            b'{' => {
                let mut members = Map::new();
                self.object(|reader, name| {
                    members.insert(name.to_owned(), reader.value_below(deeper)?);
                    Some(())
                })?;
                Value::Object(members)
            }
            b'-' | b'0'..=b'9' => Value::from(self.integer()?),
            b'n' => self.expect("null").map(|()| Value::Null)?,
            b't' => self.expect("true").map(|()| Value::Bool(true))?,
            _ => self.expect("false").map(|()| Value::Bool(false))?,
        })
    }
}
