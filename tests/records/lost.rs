//! Nothing of a record is lost: every text of it stands somewhere among what was written of it, letter for letter without the
//! white space, quotes and marks of lines.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{imported, records};

/// Members that become closed values, names or conditions rather than texts.
const CLOSED: [&str; 8] =
    ["code", "levels", "submissionMethod", "processingTime", "processingTimeUnit", "currency", "amount", "unit"];

fn squeezed(text: &str) -> String {
    let mut cleaned = Default::default();
    let text = thutuc::import::clean(text.to_owned(), &mut cleaned);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What was written of each procedure: its facts and itself.
fn written() -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for text in imported().files.values() {
        let mut group = String::new();
        for block in text.split("\n}\n") {
            group.push_str(block);
            if let Some(head) = block.lines().find_map(|line| line.strip_prefix("thủ tục ")) {
                let code = head.split_whitespace().next().unwrap().to_owned();
                let lines: Vec<&str> = group.lines().map(|line| line.trim_start().trim_start_matches("## ")).collect();
                found.insert(code, squeezed(&lines.join("\n")));
                group.clear();
            }
        }
    }
    found
}

fn each_text(value: &Value, path: &str, f: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => f(path, text),
        Value::Array(all) => all.iter().for_each(|one| each_text(one, path, f)),
        Value::Object(members) => {
            for (name, member) in members
                .iter()
                .filter(|(name, _)| !CLOSED.contains(&name.as_str()) || path == "legalBasis" || path == "results")
            {
                each_text(member, name, f);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_of_every_record_is_written() {
    let written = written();
    let law: String = imported()
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("van-ban"))
        .map(|(_, text)| squeezed(text))
        .collect();
    let law = law.to_lowercase();
    let mut lost: Vec<String> = Vec::new();
    let mut count = 0_usize;
    for (code, record) in &records().by_code {
        let of_record = &written[code];
        each_text(record, "", &mut |path, text| {
            count += 1;
            let wanted = squeezed(text);
            let closed = match path {
                // A channel's own limit and the free cell are a number; a unit of a fee stands in its text.
                "subjects" | "processingTimeText" => true,
                "text" => {
                    ["Miễnphí", "Phí0Đồng", "Lệphí0Đồng"].contains(&wanted.as_str())
                        || of_record.contains(&digits(&wanted))
                }
                "requirements" => ["không", "khôngcó", "khôngquyđịnh"].contains(&wanted.to_lowercase().as_str()),
                // The number of a step is its place.
                "name" => wanted.to_lowercase().contains("bước") && wanted.chars().count() <= 8,
                // A number's own form is the instrument's.
                "code" => true,
                _ => false,
            };
            let in_law = || law.contains(&wanted.to_lowercase());
            if !closed && !of_record.contains(&wanted) && !in_law() {
                lost.push(format!("{code} {path}: {text}"));
            }
        });
    }
    println!("{count} texts, {} lost", lost.len());
    assert!(lost.is_empty(), "{}", lost[..lost.len().min(60)].join("\n"));
}

/// The amount of a cell without a note, as a clause writes it.
fn digits(cell: &str) -> String {
    cell.chars().filter(char::is_ascii_digit).collect()
}
