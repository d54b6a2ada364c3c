//! Bytes of a file of records into records: JSON lines, an array, one record or several after each other, gzip or not. What is
//! broken is told with its line, and the next record is read.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;
use rayon::prelude::*;

use super::record::Record;
use super::value::Broken;
use crate::diagnostics::Both;
use crate::diagnostics::readers::plainly;

/// The most records of a file: many times those of the portal.
const MAX_RECORDS: usize = 100_000;

/// The most bytes of a record, ten times the longest of the portal.
const MAX_RECORD_BYTES: usize = 1_048_576;

/// The most bytes that a file of records may have, unpacked: far above every procedure of the country.
pub const MAX_INPUT_BYTES: usize = 512 * 1024 * 1024;

/// A record as read, or why it cannot be.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place among the records of the file, from 1.
    pub number: usize,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What it says.
    pub record: Result<Box<Record>, Broken>,
}

/// Reads a file of records.
///
/// # Errors
/// Where nothing of it can be read: damaged gzip, another encoding, more than [`MAX_INPUT_BYTES`], no record.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, Broken> {
    if bytes.len() > MAX_INPUT_BYTES {
        return Err(too_large());
    }
    let unpacked;
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        unpacked = unpack(bytes)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    if bytes.len() > MAX_INPUT_BYTES {
        return Err(too_large());
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(both(
            "tệp là UTF-16; lưu lại thành UTF-8 rồi nhập",
            "the file is UTF-16; save it as UTF-8 and import that",
        ));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    // Of JSON lines the ends are known before they are read; any that is no record may be part of something longer.
    if let Some(chunks) = by_line(bytes) {
        let entries = entries(chunks);
        if entries.iter().all(|entry| entry.record.is_ok()) {
            return if entries.len() > MAX_RECORDS { Err(too_many()) } else { Ok(entries) };
        }
    }
    let chunks = split(bytes);
    if chunks.len() > MAX_RECORDS {
        return Err(too_many());
    }
    if chunks.is_empty() {
        return Err(both("tệp không có bản ghi nào", "the file holds no record"));
    }
    Ok(entries(chunks))
}

fn entries(chunks: Vec<Chunk<'_>>) -> Vec<Entry> {
    let numbered: Vec<(usize, Chunk<'_>)> = (1..).zip(chunks).collect();
    let entry = |(number, chunk): (usize, Chunk<'_>)| Entry { number, line: chunk.line, record: record(chunk) };
    numbered.into_par_iter().map(entry).collect()
}

/// The lines where each holds a value of its own, as far as can be seen from their ends.
fn by_line(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let mut chunks = Vec::new();
    for (line, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if chunks.len() > MAX_RECORDS {
            break;
        }
        let text = text.trim_ascii();
        if text.is_empty() {
            continue;
        }
        if !(text.starts_with(b"{") && text.ends_with(b"}")) {
            return None;
        }
        chunks.push(Chunk { bytes: text, line });
    }
    (!chunks.is_empty()).then_some(chunks)
}

fn both(vi: &str, en: &str) -> Broken {
    Box::new(Both { vi: vi.to_owned(), en: en.to_owned() })
}

fn too_many() -> Broken {
    let limit = MAX_RECORDS;
    Box::new(Both {
        vi: format!("tệp có hơn {limit} bản ghi; chia nhỏ tệp"),
        en: format!("the file has more than {limit} records; split it"),
    })
}

fn too_large() -> Broken {
    let limit = MAX_INPUT_BYTES;
    Box::new(Both {
        vi: format!("tệp quá {limit} byte khi mở ra; chia nhỏ tệp"),
        en: format!("the file has more than {limit} bytes unpacked; split it"),
    })
}

/// Unpacks at most one byte more than is read, which is enough to refuse it: a small file can unpack to terabytes.
fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let most = u64::try_from(MAX_INPUT_BYTES).ok().and_then(|limit| limit.checked_add(1)).ok_or_else(too_large)?;
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes).take(most).read_to_end(&mut unpacked).map_err(|error| {
        Box::new(Both {
            vi: format!("tệp gzip bị hỏng hoặc bị cắt: {error}"),
            en: format!("the gzip file is damaged or cut short: {error}"),
        })
    })?;
    Ok(unpacked)
}

fn record(chunk: Chunk<'_>) -> Result<Box<Record>, Broken> {
    if chunk.bytes.len() > MAX_RECORD_BYTES {
        let limit = MAX_RECORD_BYTES;
        return Err(Box::new(Both {
            vi: format!("bản ghi dài hơn {limit} byte"),
            en: format!("the record has more than {limit} bytes"),
        }));
    }
    let value = serde_json::from_slice(chunk.bytes).map_err(|error| {
        // The reader counts from the chunk's own first line.
        let line = error.line().checked_add(chunk.line).and_then(|line| line.checked_sub(1)).unwrap_or(chunk.line);
        let why = error.to_string();
        let why = plainly(why.split(" at line ").next().unwrap_or(&why));
        let column = error.column();
        Box::new(Both {
            vi: format!("không đúng JSON tại dòng {line}, cột {column} ({vi})", vi = why.vi),
            en: format!("no correct JSON at line {line}, column {column} ({en})", en = why.en),
        })
    })?;
    Record::read(value).map(Box::new)
}

/// The bytes of one value at the top.
#[derive(Clone, Copy)]
struct Chunk<'b> {
    bytes: &'b [u8],
    line: usize,
}

/// Cuts the values at the top apart, those of a list at the top included.
fn split(bytes: &[u8]) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let (mut at, mut line) = (0_usize, 1_usize);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty() && chunks.len() <= MAX_RECORDS) {
        let between =
            rest.iter().take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']')).count();
        line = lines(rest.get(..between)).checked_add(line).unwrap_or(line);
        let Some(start) = at.checked_add(between) else { break };
        let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) else { break };
        let length = length(bytes, start, rest);
        let value = rest.get(..length).unwrap_or(rest);
        chunks.push(Chunk { bytes: value, line });
        line = lines(Some(value)).checked_add(line).unwrap_or(line);
        let Some(end) = start.checked_add(value.len().max(1)) else { break };
        at = end;
    }
    chunks
}

fn lines(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

/// How long the value is that begins at `start`. One that is no JSON ends before the next line that begins as its own
/// does, so that a broken record hides no other.
fn length(bytes: &[u8], start: usize, rest: &[u8]) -> usize {
    if rest.first() != Some(&b'{') {
        return rest.iter().position(|byte| matches!(byte, b'\n' | b',' | b'{')).unwrap_or(rest.len()).max(1);
    }
    let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<serde::de::IgnoredAny>();
    if let Some(Ok(_)) = values.next() {
        return values.byte_offset();
    }
    let line_start = bytes.get(..start).and_then(|before| before.iter().rposition(|byte| *byte == b'\n'));
    let indent = line_start.map_or(0, |at| at.checked_add(1).and_then(|at| start.checked_sub(at)).unwrap_or_default());
    next_alike(rest, indent).unwrap_or(rest.len())
}

/// The length up to the next line that begins with a bracket behind `indent` blanks.
fn next_alike(bytes: &[u8], indent: usize) -> Option<usize> {
    let mut from = 0_usize;
    loop {
        let end = bytes.get(from..)?.iter().position(|byte| *byte == b'\n')?;
        from = from.checked_add(end)?.checked_add(1)?;
        let line = bytes.get(from..)?;
        let blanks = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if blanks == indent && line.get(blanks) == Some(&b'{') {
            return Some(from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let entries = read(text.as_bytes()).unwrap();
        let said = |entry: &Entry| match &entry.record {
            Ok(record) => format!("{}:{}", entry.line, record.code),
            Err(_) => format!("{}:broken", entry.line),
        };
        entries.iter().map(said).collect()
    }

    const A: &str = r#"{"code": "1.000001", "name": "A {[\" "}"#;
    const B: &str = r#"{"code": "1.000002"}"#;

    #[test]
    fn every_form_is_read() {
        assert_eq!(codes(A), ["1:1.000001"]);
        assert_eq!(codes(&format!("{A}\n\n{B}\n")), ["1:1.000001", "3:1.000002"]);
        assert_eq!(codes(&format!("{A}{B}")), ["1:1.000001", "1:1.000002"]);
        assert_eq!(codes(&format!("[{A},\n{B}]")), ["1:1.000001", "2:1.000002"]);
        assert_eq!(codes("\u{feff}[\n  {\n    \"code\": \"1.000001\"\n  }\n]\n"), ["2:1.000001"]);
    }

    #[test]
    fn a_broken_record_hides_no_other() {
        for (broken, at) in [
            (r#"{"code": "1.000009", "name": "never closed}"#, 2),
            (r#"{"code": "1.000009", "name": {"a": [1}"#, 2),
            (r#"{"code": "1.000009" "name": "no comma"}"#, 2),
            (r#"{"code": 5}"#, 2),
            (r#"{"code": "1.000009", "levels": 5}"#, 2),
            ("null", 2),
            ("17", 2),
        ] {
            let expected = ["1:1.000001".to_owned(), format!("{at}:broken"), "3:1.000002".to_owned()];
            assert_eq!(codes(&format!("{A}\n{broken}\n{B}\n")), expected, "{broken}");
            assert_eq!(codes(&format!("[{A},\n{broken},\n{B}]\n")), expected, "{broken} in a list");
        }
        let pretty =
            "[\n  {\n    \"code\": \"1.000001\",\n    \"levels\": [\n  },\n  {\n    \"code\": \"1.000002\"\n  }\n]";
        assert_eq!(codes(pretty), ["2:broken", "6:1.000002"]);
    }

    #[test]
    fn what_holds_no_record_says_why() {
        for bytes in [&b""[..], b"  \n", b"[]", b"\xff\xfe{\0}\0", b"\x1f\x8b\x08damaged"] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }
}
