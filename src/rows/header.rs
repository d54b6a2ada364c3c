//! The header of a file of CSV: the names of its columns.

use std::collections::HashSet;

use csv::ByteRecord;

use super::{Block, MAX_ROW_BYTES, reader};
use crate::runtime::name;

/// Why a header cannot be used.
#[derive(Debug)]
pub(crate) enum HeaderError {
    /// The file has no row.
    Empty,
    /// It is longer than a row may be.
    TooLong,
    /// It is not in UTF-8.
    NotUtf8,
    /// Its quotes are not closed.
    OpenQuote,
    /// The column at a place, from 1, has no name.
    NoName(usize),
    /// Two columns have one name.
    Twice(String),
    /// A column that identifies rows is not there.
    Lacks(String),
}

/// Reads the header off a file's first block, and gives what that has behind it.
///
/// # Errors
/// [`HeaderError`] where there is none.
pub(crate) fn header(first: Option<Block>) -> Result<(Vec<String>, Option<Block>), HeaderError> {
    let (bytes, is_open) = match first {
        None => return Err(HeaderError::Empty),
        Some(Block::TooLong) => return Err(HeaderError::TooLong),
        Some(Block::Rows { bytes, is_open }) => (bytes, is_open),
    };
    let mut reader = reader(&bytes);
    let mut record = ByteRecord::new();
    match reader.read_byte_record(&mut record) {
        Ok(true) => {}
        Ok(false) | Err(_) => return Err(HeaderError::Empty),
    }
    let used = usize::try_from(reader.position().byte()).map_err(|_| HeaderError::TooLong)?;
    let rest = bytes.get(used..).unwrap_or_default().to_vec();
    if rest.is_empty() && is_open {
        return Err(HeaderError::OpenQuote);
    }
    if used > MAX_ROW_BYTES {
        return Err(HeaderError::TooLong);
    }
    let texts = record.iter().map(|cell| std::str::from_utf8(cell).map_err(|_| HeaderError::NotUtf8));
    let names = texts.map(|text| text.map(|text| name(text).into_owned())).collect::<Result<_, _>>()?;
    Ok((names, (!rest.is_empty()).then_some(Block::Rows { bytes: rest.into(), is_open })))
}

/// Holds that every column has a name of its own.
///
/// # Errors
/// [`HeaderError::NoName`], [`HeaderError::Twice`].
pub(crate) fn distinct(names: &[String]) -> Result<(), HeaderError> {
    let mut seen = HashSet::new();
    for (number, name) in (1..).zip(names) {
        if name.is_empty() {
            return Err(HeaderError::NoName(number));
        }
        if !seen.insert(name) {
            return Err(HeaderError::Twice(name.clone()));
        }
    }
    Ok(())
}
