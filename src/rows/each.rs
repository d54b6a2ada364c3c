//! The rows of a block, one after the other, each with its bytes as they stand in the file.

use csv::ByteRecord;

use super::cells::{ByteRow, Plain, Row};
use super::ends::Ends;
use super::{Block, MAX_ROW_BYTES, reader};
use crate::runtime::RowError;

/// Takes every row of a block: its cells, of which it has as many as the header, or why it cannot be read; and its bytes, without the
/// line end, none of a row that is too long to hold.
pub(crate) fn each(block: &Block, columns: usize, mut take: impl FnMut(Result<Row<'_>, RowError>, &[u8])) {
    let (bytes, is_open) = match block {
        Block::TooLong => return take(Err(RowError::TooLong(MAX_ROW_BYTES)), &[]),
        Block::Rows { bytes, is_open } => (bytes.as_slice(), *is_open),
    };
    let mut ends = Ends::default();
    if let (Ok(text), Some(mut plain)) = (std::str::from_utf8(bytes), Plain::new(bytes, &mut ends)) {
        let mut begin = 0_usize;
        while let Some((row, length)) = plain.next_row() {
            let end = begin.checked_add(length).unwrap_or(bytes.len()).min(bytes.len());
            let raw = bytes.get(begin..end).unwrap_or_default();
            begin = end;
            take(fit(Row::new(row, text), columns, raw.len()), raw.trim_ascii());
        }
        return;
    }
    quoted(bytes, is_open, columns, &mut ends, take);
}

/// The rows of a block with quotes, or that is not in UTF-8.
fn quoted(
    bytes: &[u8],
    is_open: bool,
    columns: usize,
    ends: &mut Ends,
    mut take: impl FnMut(Result<Row<'_>, RowError>, &[u8]),
) {
    let mut reader = reader(bytes);
    let mut record = ByteRecord::new();
    let mut begin = 0;
    // What is in memory can always be read.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        let raw = bytes.get(begin..end).unwrap_or_default();
        begin = end;
        if is_open && end >= bytes.len() {
            return take(Err(RowError::OpenQuote), raw.trim_ascii());
        }
        let row = match Row::of(ByteRow::of(&record, ends)) {
            Some(row) => fit(row, columns, raw.len()),
            None => Err(RowError::NotUtf8),
        };
        take(row, raw.trim_ascii());
    }
}

/// A row, where it has the bytes and the cells that it may.
fn fit(row: Row<'_>, columns: usize, length: usize) -> Result<Row<'_>, RowError> {
    if length > MAX_ROW_BYTES {
        return Err(RowError::TooLong(MAX_ROW_BYTES));
    }
    if row.len() != columns {
        return Err(RowError::Cells { found: row.len(), expected: columns });
    }
    // A letter may be cut in two by a comma within it; then its cells are no texts.
    if (0..columns).any(|place| row.cell(place).is_none()) {
        return Err(RowError::NotUtf8);
    }
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row as its cells, or the code of what is wrong, with its bytes.
    fn rows(text: &str, is_open: bool) -> Vec<(Result<Vec<String>, String>, String)> {
        let block = Block::Rows { bytes: text.as_bytes().to_vec().into(), is_open };
        let mut rows = Vec::new();
        each(&block, 2, |row, raw| {
            let cells = row.map(|row| (0..2).map(|place| row.cell(place).unwrap().to_owned()).collect());
            rows.push((cells.map_err(|error| format!("{error:?}")), String::from_utf8(raw.to_vec()).unwrap()));
        });
        rows
    }

    #[test]
    fn each_row_comes_with_its_bytes() {
        insta::assert_debug_snapshot!((
            rows("a,b\n\nc\r\nd,e", false),
            rows("a,\"b\n,\"\nc,\"d", true),
        ), @r#"
        (
            [
                (
                    Ok(
                        [
                            "a",
                            "b",
                        ],
                    ),
                    "a,b",
                ),
                (
                    Err(
                        "Cells { found: 1, expected: 2 }",
                    ),
                    "c",
                ),
                (
                    Ok(
                        [
                            "d",
                            "e",
                        ],
                    ),
                    "d,e",
                ),
            ],
            [
                (
                    Ok(
                        [
                            "a",
                            "b\n,",
                        ],
                    ),
                    "a,\"b\n,\"",
                ),
                (
                    Err(
                        "OpenQuote",
                    ),
                    "c,\"d",
                ),
            ],
        )
        "#);
    }
}
