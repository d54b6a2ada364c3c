//! A table of plain rows, as a file that every engine reads.

use super::expr::Type;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Whole(i64),
    Word(String),
    Yes(bool),
    Nothing,
}

impl From<Option<i64>> for Cell {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Self::Nothing, Self::Whole)
    }
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: Vec<(String, Type)>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(super) fn new(name: &'static str, columns: &[(&str, Type)]) -> Self {
        let columns = columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
        Self { name, columns, rows: Vec::new() }
    }

    /// The file with a header; nothing is an empty cell.
    pub(super) fn csv(&self) -> String {
        let header: Vec<String> = self.columns.iter().map(|(name, _)| quoted(name)).collect();
        let mut text = header.join(",");
        text.push('\n');
        for row in &self.rows {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                match cell {
                    Cell::Whole(value) => text.push_str(&value.to_string()),
                    Cell::Word(value) => text.push_str(&quoted(value)),
                    Cell::Yes(value) => text.push_str(if *value { "true" } else { "false" }),
                    Cell::Nothing => {}
                }
            }
            text.push('\n');
        }
        text
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() || text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
