//! Rows in each form, and answers read back from it.

use serde_json::{Value, json};

use super::rows::{Rows, Told};

/// Rows as CSV, every cell in quotes or none that needs none.
pub(crate) fn csv(rows: &Rows, quoted: bool) -> Vec<u8> {
    let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer = csv::WriterBuilder::new().quote_style(style).from_writer(Vec::new());
    writer.write_record(&rows.header).unwrap();
    rows.cells.iter().for_each(|cells| writer.write_record(cells).unwrap());
    writer.into_inner().unwrap()
}

/// Rows as JSON lines: texts, or what a text says where JSON has a value for it.
pub(crate) fn lines(rows: &Rows, typed: bool) -> Vec<u8> {
    let mut lines = Vec::new();
    for cells in &rows.cells {
        let members = rows.header.iter().zip(cells).map(|(name, cell)| {
            let number = cell.parse::<i64>().ok().filter(|_| typed).map(Value::from);
            let value = match cell.as_str() {
                "" if typed => Value::Null,
                "true" if typed => Value::Bool(true),
                "false" if typed => Value::Bool(false),
                _ => number.unwrap_or(Value::String(cell.clone())),
            };
            // A map of the library would sort them, and the first mistake in a row's own order is told.
            format!("{}: {value}", json!(name))
        });
        lines.extend(format!("{{{}}}\n", members.collect::<Vec<_>>().join(", ")).into_bytes());
    }
    lines
}

/// Answers in CSV, each with the cells that identify its row.
pub(crate) fn read_csv(answers: &str) -> Vec<(Vec<String>, Told)> {
    let mut reader = csv::Reader::from_reader(answers.as_bytes());
    let header = "procedure office received channel verdict statutory committed promised missing error";
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>().join(" "), header);
    let rows = reader.records().map(|row| {
        let row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        let missing = row[8].split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let moments = [row[5].clone(), row[6].clone(), row[7].clone()];
        (row[..4].to_vec(), Told { verdict: row[4].clone(), moments, missing, error: row[9].clone() })
    });
    rows.collect()
}

/// Answers in JSON lines.
pub(crate) fn read_lines(answers: &str) -> Vec<(Vec<String>, Told)> {
    let rows = answers.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| row[name].as_str().unwrap_or("").to_owned();
        let missing = row["missing"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
        let ids = ["procedure", "office", "received", "channel"].map(text).to_vec();
        let moments = ["statutory", "committed", "promised"].map(text);
        (ids, Told { verdict: text("verdict"), moments, missing: missing.collect(), error: text("error") })
    });
    rows.collect()
}
