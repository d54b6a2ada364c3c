//! Members out of a JSON value, by name: a member of another type is told with its path, a member that nobody asked for is
//! kept, so that nothing of a record is lost.

use serde_json::{Map, Value};

use super::clean::{Cleaned, clean, is_invisible};
use crate::diagnostics::Both;

/// An object of a record, whose members are taken out one by one.
pub(super) struct Object {
    members: Map<String, Value>,
    path: String,
}

/// Why a record cannot be read: what stands where.
pub(super) type Broken = Box<Both>;

/// What is wrong with the member at `path`.
pub(super) fn expected(path: &str, vi: &str, en: &str) -> Broken {
    Box::new(Both { vi: format!("`{path}` phải là {vi}"), en: format!("`{path}` must be {en}") })
}

/// A text without the blanks around it.
fn trimmed(text: String) -> String {
    let inside = text.trim();
    if inside.len() == text.len() { text } else { inside.to_owned() }
}

impl Object {
    /// The object in a value.
    pub(super) fn new(value: Value, path: &str) -> Result<Self, Broken> {
        match value {
            Value::Object(members) => Ok(Self { members, path: path.to_owned() }),
            _ if path.is_empty() => Err(Box::new(Both {
                vi: "bản ghi phải là một đối tượng JSON `{…}`".to_owned(),
                en: "a record must be a JSON object `{…}`".to_owned(),
            })),
            _ => Err(expected(path, "một đối tượng `{…}`", "an object `{…}`")),
        }
    }

    fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// A text, cleaned and without blanks around it; none where it is absent, null or empty. A number is taken as written.
    pub(super) fn text(&mut self, name: &str, counts: &mut Cleaned) -> Result<Option<String>, Broken> {
        match self.members.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => {
                let text = trimmed(clean(text, counts));
                Ok((!text.is_empty()).then_some(text))
            }
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(expected(&self.path(name), "một chuỗi chữ", "a text")),
        }
    }

    /// A number as it is written: `5`, `1.5`; none where it is absent or null. A text that is a number is one.
    pub(super) fn number(&mut self, name: &str) -> Result<Option<String>, Broken> {
        let refused = |object: &Self| expected(&object.path(name), "một số không âm", "a number that is not negative");
        match self.members.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Number(number)) => {
                let written = number.to_string();
                let written = written.strip_suffix(".0").unwrap_or(&written).to_owned();
                if written.starts_with('-') { Err(refused(self)) } else { Ok(Some(written)) }
            }
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) if text.trim().bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Some(text.trim().to_owned()))
            }
            Some(_) => Err(refused(self)),
        }
    }

    /// A list of texts, cleaned; a text alone is a list of one.
    pub(super) fn texts(&mut self, name: &str, counts: &mut Cleaned) -> Result<Vec<String>, Broken> {
        let values = match self.members.remove(name) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(text @ Value::String(_)) => vec![text],
            Some(_) => return Err(expected(&self.path(name), "một danh sách chữ", "a list of texts")),
        };
        let mut texts = Vec::new();
        for (at, value) in values.into_iter().enumerate() {
            let Value::String(text) = value else {
                return Err(expected(&format!("{}[{at}]", self.path(name)), "một chuỗi chữ", "a text"));
            };
            let text = trimmed(clean(text, counts));
            if !text.is_empty() {
                texts.push(text);
            }
        }
        Ok(texts)
    }

    /// A list of objects.
    pub(super) fn objects(&mut self, name: &str) -> Result<Vec<Self>, Broken> {
        let path = self.path(name);
        match self.members.remove(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(values)) => {
                let each = values.into_iter().enumerate();
                each.map(|(at, value)| Self::new(value, &format!("{path}[{at}]"))).collect()
            }
            Some(_) => Err(expected(&path, "một danh sách", "a list")),
        }
    }

    /// An object; none where it is absent or null.
    pub(super) fn object(&mut self, name: &str) -> Result<Option<Self>, Broken> {
        let path = self.path(name);
        match self.members.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => Self::new(value, &path).map(Some),
        }
    }

    /// What nobody asked for, as JSON by path, with signs that nobody sees by their numbers; nulls and empty lists say nothing.
    pub(super) fn rest(self, unread: &mut Vec<(String, String)>) {
        for (name, value) in &self.members {
            let says_nothing = match value {
                Value::Null => true,
                Value::Array(values) => values.is_empty(),
                Value::String(text) => text.trim().is_empty(),
                _ => false,
            };
            if !says_nothing {
                unread.push((visible(&self.path(name)), visible(&value.to_string())));
            }
        }
    }
}

/// The text with every sign that nobody sees written by its number: a source may not hold one.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_invisible(c) => out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
            c => out.push(c),
        }
    }
    out
}
