//! JSON lines: an object a line in, an object a line out.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use serde_json::Value;

use super::Desk;
use super::answer::Answer;
use super::moment::Moments;
use crate::cli::failure::Failure;
use crate::cli::input::{self, Members};
use crate::diagnostics::readers::in_language;
use crate::rows::{Block, Buffer, MAX_ROW_BYTES};
use crate::runtime::{COLUMNS, Clerk, EVENTS, FactColumn, RowError, Told, decide_row};

/// Answers blocks of lines, one after the other.
pub(super) fn answers(desk: Desk<'_>) -> impl FnMut(Block) -> Result<Buffer, Failure> {
    let mut lines = Lines::new(desk);
    move |block| {
        let mut out = block.room();
        let written = match block {
            Block::TooLong => lines.wrong(RowError::TooLong(MAX_ROW_BYTES), &mut out),
            Block::Rows { bytes, .. } => {
                bytes.split(|byte| *byte == b'\n').try_for_each(|line| lines.answer(line, &mut out))
            }
        };
        written.map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(out)
    }
}

/// Who answers lines.
struct Lines<'r> {
    desk: Desk<'r>,
    clerk: Clerk<'r>,
    moments: Moments,
    columns: Vec<FactColumn<'r>>,
    /// The place among the columns, by the fact's name as rows have it.
    places: HashMap<String, usize>,
    layout: Layout,
}

/// The members of the last row; most rows have the same in the same order.
#[derive(Default)]
struct Layout {
    names: Vec<String>,
    /// Beside each name, the place of its fact among the columns.
    facts: Vec<Option<usize>>,
    /// Whether every member is a fact that stands once, or no fact.
    is_plain: bool,
}

impl<'r> Lines<'r> {
    fn new(desk: Desk<'r>) -> Self {
        let clerk = Clerk::new(desk.rules);
        Self {
            desk,
            clerk,
            moments: Moments::default(),
            columns: Vec::new(),
            places: HashMap::new(),
            layout: Layout::default(),
        }
    }

    fn answer(&mut self, line: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
        if line.len() > MAX_ROW_BYTES {
            return self.wrong(RowError::TooLong(MAX_ROW_BYTES), out);
        }
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        let language = self.desk.language;
        match serde_json::from_slice(line) {
            Ok(Members(members)) => {
                let told = match self.quick(&members) {
                    Some(told) => Ok(told),
                    None => decide_row(self.desk.rules, &members, language),
                };
                write(&members, &Answer::new(told, language), &mut self.moments, out)
            }
            Err(error) => {
                let why = input::brief(&in_language(&error.to_string(), language));
                self.wrong(RowError::Unreadable(why), out)
            }
        }
    }

    fn wrong(&mut self, error: RowError, out: &mut Vec<u8>) -> io::Result<()> {
        write(&[], &Answer::new(Err(error), self.desk.language), &mut self.moments, out)
    }

    /// The answer by the short way, where that is sure to tell everything.
    fn quick(&mut self, members: &[(String, Value)]) -> Option<Told> {
        if !self.layout.is_of(members) {
            self.lay_out(members);
        }
        if !self.layout.is_plain {
            return None;
        }
        let mut texts = [""; 4];
        for ((name, value), fact) in members.iter().zip(&self.layout.facts) {
            let put = match (fact.map(|place| self.columns.get_mut(place)), value) {
                (Some(column), value) => column?.put_json(&mut self.clerk.dossier, value),
                (None, Value::String(text)) => {
                    let place = COLUMNS.iter().position(|column| column == name).and_then(|at| texts.get_mut(at));
                    match place {
                        Some(place) => {
                            *place = text;
                            true
                        }
                        None => text.trim().is_empty(),
                    }
                }
                (None, value) => value.is_null(),
            };
            if !put {
                return None;
            }
        }
        let [procedure, office, received, channel] = texts.map(str::as_bytes);
        let receipt = self.clerk.receipt(procedure, office, received, channel)?;
        self.clerk.answer(&receipt)
    }

    fn lay_out(&mut self, members: &[(String, Value)]) {
        for column in self.layout.facts.iter().flatten().filter_map(|place| self.columns.get(*place)) {
            self.clerk.dossier.unset(column.slot());
        }
        let (mut facts, mut slots, mut is_plain) = (Vec::new(), HashSet::new(), true);
        let mut seen = HashSet::new();
        for (name, _) in members {
            is_plain &= seen.insert(name);
            let is_fact = !COLUMNS.contains(&name.as_str()) && name != EVENTS;
            let place = if is_fact { self.column(name) } else { None };
            let slot = place.and_then(|place| self.columns.get(place)).map(FactColumn::slot);
            is_plain &= !is_fact || slot.is_some_and(|slot| slots.insert(slot));
            facts.push(place);
        }
        let names = if is_plain { members.iter().map(|(name, _)| name.clone()).collect() } else { Vec::new() };
        self.layout = Layout { names, facts, is_plain };
    }

    /// The place of the column of a fact, which is made where there is none; none for a fact that is not declared.
    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(place) = self.places.get(name) {
            return Some(*place);
        }
        let column = FactColumn::new(self.desk.rules, name)?;
        let place = self.columns.len();
        self.columns.push(column);
        self.places.insert(name.to_owned(), place);
        Some(place)
    }
}

impl Layout {
    fn is_of(&self, members: &[(String, Value)]) -> bool {
        self.is_plain
            && self.names.len() == members.len()
            && self.names.iter().zip(members).all(|(name, (other, _))| name == other)
    }
}

fn write(members: &[(String, Value)], answer: &Answer, texts: &mut Moments, out: &mut Vec<u8>) -> io::Result<()> {
    for (at, name) in COLUMNS.iter().enumerate() {
        write!(out, "{}\"{name}\":", if at == 0 { "{" } else { "," })?;
        let value = members.iter().find(|(key, _)| key == name).map_or(&Value::Null, |(_, value)| value);
        serde_json::to_writer(&mut *out, value)?;
    }
    out.write_all(b",\"verdict\":")?;
    serde_json::to_writer(&mut *out, &answer.told.as_ref().map(|told| told.verdict.as_str()))?;
    let moments = answer.told.as_ref().map_or([None; 3], |told| [told.statutory, told.committed, told.promised]);
    for (name, at) in ["statutory", "committed", "promised"].iter().zip(moments) {
        write!(out, ",\"{name}\":")?;
        match at {
            Some(at) => {
                out.push(b'"');
                texts.write(out, at)?;
                out.push(b'"');
            }
            None => out.write_all(b"null")?,
        }
    }
    out.write_all(b",\"missing\":")?;
    serde_json::to_writer(&mut *out, answer.told.as_ref().map_or(&[][..], |told| &told.missing))?;
    out.write_all(b",\"error\":")?;
    serde_json::to_writer(&mut *out, &answer.error)?;
    out.write_all(b"}\n")
}
