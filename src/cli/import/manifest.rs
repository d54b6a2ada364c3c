//! The manifest of a catalog that an import makes.

use std::path::Path;

use chrono::Datelike;

use crate::import::{Imported, phrases::names};

/// How many years after its first version a new catalog decides receipts.
const YEARS: i32 = 4;

/// Its text: named after the folder, for receipts from the year of the first record on; none where there is no record.
pub(super) fn text(dir: &Path, imported: &Imported) -> Option<String> {
    let (first, last) = imported.days?;
    let folder = std::path::absolute(dir).ok();
    let folder = folder.as_deref().unwrap_or(dir).file_name().unwrap_or_default().to_string_lossy();
    let name = Some(names::path(&folder)).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    let name = name.unwrap_or_else(|| "danh-muc".to_owned());
    let until = last.year().checked_add(YEARS).unwrap_or(last.year());
    Some(format!(
        "catalog: {name}\n\
         title: {{ vi: \"Thủ tục nhập từ Cổng Dịch vụ công quốc gia\", en: \"Procedures imported from the national public service portal\" }}\n\
         language: vi\n\
         horizon: {{ from: {}-01-01, to: {until}-12-31 }}\n",
        first.year()
    ))
}
