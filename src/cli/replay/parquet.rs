//! The report as Parquet: a row a group, its numbers in columns of their own, so that the next program need not read text.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::report::{Group, Report, Side};
use crate::cli::failure::Failure;
use crate::cli::output;

/// Writes the report to standard output.
///
/// # Errors
/// [`Failure`] where that is a terminal or cannot be written.
pub(super) fn report(report: &Report<'_>) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        return Err(Failure::ParquetToTerminal);
    }
    let [procedures, offices, fields, months] = report.kinds();
    let mut rows: Vec<(&str, Group<'_>)> = vec![("all", report.total())];
    for (kind, shown) in [("procedure", procedures), ("office", offices), ("field", fields), ("month", months)] {
        rows.extend(shown.groups.into_iter().map(|group| (kind, group)));
    }
    let batch = batch(&rows).map_err(|error| Failure::Internal(error.to_string()))?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let unwritten = |error: parquet::errors::ParquetError| output::failed(io::Error::other(error), "stdout");
    let mut writer = ArrowWriter::try_new(io::stdout(), batch.schema(), Some(properties)).map_err(unwritten)?;
    writer.write(&batch).map_err(unwritten)?;
    writer.close().map(|_| ()).map_err(unwritten)
}

fn batch(rows: &[(&str, Group<'_>)]) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let texts = |text: &dyn Fn(&(&str, Group<'_>)) -> Option<String>| {
        Arc::new(StringArray::from_iter(rows.iter().map(text))) as ArrayRef
    };
    let mut columns: Vec<(String, ArrayRef)> = vec![
        ("kind".to_owned(), texts(&|(kind, _)| Some((*kind).to_owned()))),
        ("id".to_owned(), texts(&|(_, group)| group.id.clone())),
        ("title".to_owned(), texts(&|(_, group)| group.title.map(str::to_owned))),
    ];
    let mut numbers: Vec<(String, Vec<Option<u64>>)> = Vec::new();
    for (_, group) in rows {
        for (place, (name, number)) in numbered(group)?.into_iter().enumerate() {
            match numbers.get_mut(place) {
                Some((_, column)) => column.push(number),
                None => numbers.push((name, vec![number])),
            }
        }
    }
    columns.extend(numbers.into_iter().map(|(name, column)| (name, Arc::new(UInt64Array::from(column)) as ArrayRef)));
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)))
}

/// The numbers of a group under their names, those of a change null where nothing is compared.
fn numbered(group: &Group<'_>) -> Result<Vec<(String, Option<u64>)>, arrow_schema::ArrowError> {
    let mut all = vec![("dossiers".to_owned(), Some(group.dossiers))];
    all.extend(side("old_", group.old.as_ref()));
    all.extend(side("", Some(&group.new)));
    let changes = group.changes.as_ref();
    for (name, moved) in [
        ("statutory", changes.map(|changes| changes.statutory)),
        ("committed", changes.map(|changes| changes.committed)),
        ("promised", changes.map(|changes| changes.promised)),
    ] {
        let parts = [
            ("earlier", moved.map(|moved| moved.earlier)),
            ("days_earlier", moved.map(|moved| moved.days_earlier)),
            ("later", moved.map(|moved| moved.later)),
            ("days_later", moved.map(|moved| moved.days_later)),
            ("found", moved.map(|moved| moved.found)),
            ("lost", moved.map(|moved| moved.lost)),
        ];
        all.extend(parts.map(|(part, number)| (format!("{name}_{part}"), number)));
    }
    let narrow = |sum: u128| {
        u64::try_from(sum)
            .map_err(|_| arrow_schema::ArrowError::ComputeError("a sum of fees takes over 64 bits".into()))
    };
    let fee = changes.map(|changes| changes.fee);
    all.extend([
        ("pay_less".to_owned(), fee.map(|fee| fee.less)),
        ("dong_less".to_owned(), fee.map(|fee| narrow(fee.dong_less)).transpose()?),
        ("pay_more".to_owned(), fee.map(|fee| fee.more)),
        ("dong_more".to_owned(), fee.map(|fee| narrow(fee.dong_more)).transpose()?),
        ("fee_unknown".to_owned(), fee.map(|fee| fee.unknown)),
        ("newly_same_day".to_owned(), changes.map(|changes| changes.newly_same_day)),
        ("no_longer_same_day".to_owned(), changes.map(|changes| changes.no_longer_same_day)),
        ("newly_late".to_owned(), changes.map(|changes| changes.newly_late)),
        ("no_longer_late".to_owned(), changes.map(|changes| changes.no_longer_late)),
    ]);
    Ok(all)
}

fn side(lead: &str, side: Option<&Side<'_>>) -> Vec<(String, Option<u64>)> {
    let seen = side.map(|side| side.seen);
    let all = [
        ("decided", seen.map(|seen| seen.dossiers)),
        ("on_time", seen.map(|seen| seen.on_time)),
        ("late", seen.map(|seen| seen.late)),
        ("open", seen.map(|seen| seen.open)),
        ("due_soon", seen.map(|seen| seen.due_soon)),
        ("overdue", seen.map(|seen| seen.overdue)),
        ("waiting", seen.map(|seen| seen.waiting)),
        ("unknown", seen.map(|seen| seen.unknown)),
        ("out", seen.map(|seen| seen.out)),
        ("on_the_spot", seen.map(|seen| seen.on_the_spot)),
        ("eligible", seen.map(|seen| seen.eligible)),
        ("in_time_rate", side.and_then(|side| side.in_time_rate)),
        ("on_the_spot_rate", side.and_then(|side| side.on_the_spot_rate)),
    ];
    all.into_iter().map(|(name, number)| (format!("{lead}{name}"), number)).collect()
}
