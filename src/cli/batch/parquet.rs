//! Parquet: a row a dossier in, a row an answer out. A few batches of rows are held at a time, and one row group of answers.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::Path;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::Desk;
use crate::cli::failure::Failure;
use crate::cli::{output, pipeline, progress};
use crate::runtime::{BatchError, Clerk};

/// How many rows are decided at a time.
const BATCH: usize = 8192;

/// How many rows a row group of answers has at most.
const GROUP: usize = 256 * 1024;

/// Decides every row of a file, onto standard output.
///
/// # Errors
/// As [`run`](super::run).
pub(super) fn run(file: &Path, desk: Desk<'_>) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        return Err(Failure::ParquetToTerminal);
    }
    let path = file.display().to_string();
    let unread = move |error: &dyn std::fmt::Display| Failure::Read(io::Error::other(format!("{path}: {error}")));
    let input = File::open(file).map_err(|error| unread(&error))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(input).map_err(|error| unread(&error))?;
    let rows = builder.metadata().file_metadata().num_rows();
    let refuse = |why: BatchError| Failure::Columns { file: file.to_path_buf(), why };
    // An empty batch tells the columns of the answers, and whether those of the dossiers can be used.
    let none = RecordBatch::new_empty(builder.schema().clone());
    let schema =
        desk.rules.decide_batch_by(&none, &mut Clerk::new(desk.rules), desk.language).map_err(refuse)?.schema();
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(GROUP));
    // The least and the greatest name of a row group would help nobody, and take as long to find as a decision's limits.
    let properties = ["procedure", "office", "channel", "verdict"].into_iter().fold(properties, |properties, name| {
        properties.set_column_statistics_enabled(ColumnPath::from(name), EnabledStatistics::None)
    });
    let properties = properties.build();
    let mut writer = ArrowWriter::try_new(io::stdout(), schema, Some(properties)).map_err(unwritten)?;
    let reader = builder.with_batch_size(BATCH).build().map_err(|error| unread(&error))?;
    let bar = progress::count(usize::try_from(rows).map_err(|error| unread(&error))?);
    let batches = reader.map(move |batch| batch.map_err(|error| unread(&error)));
    let worker = || {
        let mut clerk = Clerk::new(desk.rules);
        move |rows: RecordBatch| desk.rules.decide_batch_by(&rows, &mut clerk, desk.language).map_err(refuse)
    };
    pipeline::run(batches, worker, |answers: RecordBatch| {
        writer.write(&answers).map_err(unwritten)?;
        bar.inc(u64::try_from(answers.num_rows()).map_err(|error| Failure::Internal(error.to_string()))?);
        Ok(())
    })?;
    writer.close().map(|_| ()).map_err(unwritten)
}

fn unwritten(error: ParquetError) -> Failure {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => output::failed(*error, "stdout"),
            Err(error) => Failure::Write(io::Error::other(error)),
        },
        error => Failure::Write(io::Error::other(error)),
    }
}
