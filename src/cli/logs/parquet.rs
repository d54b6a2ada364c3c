//! Logs in Parquet: batches of rows, each as a block of text, so that there is one reader of logs.

use std::fs::File;
use std::io;
use std::path::Path;

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::cli::failure::Failure;
use crate::cli::progress;
use crate::rows::Block;
use crate::runtime::written;

/// How many rows are a block.
const BATCH: usize = 1024;

/// The blocks of a file, with a bar that follows them.
///
/// # Errors
/// [`Failure::Read`] where the file is no Parquet.
pub(super) fn blocks(file: &Path) -> Result<Box<dyn Iterator<Item = Result<Block, Failure>> + Send>, Failure> {
    let path = file.to_path_buf();
    let unread =
        move |error: &dyn std::fmt::Display| Failure::Read(io::Error::other(format!("{}: {error}", path.display())));
    let input = File::open(file).map_err(|error| unread(&error))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(input).map_err(|error| unread(&error))?;
    let rows = builder.metadata().file_metadata().num_rows();
    let bar = progress::count(usize::try_from(rows).map_err(|error| unread(&error))?);
    let none = RecordBatch::new_empty(builder.schema().clone());
    let reader = builder.with_batch_size(BATCH).build().map_err(|error| unread(&error))?;
    let path = file.to_path_buf();
    // The names come first, whether or not there are rows.
    let batches = std::iter::once(Ok(none)).chain(reader).enumerate();
    Ok(Box::new(batches.map(move |(place, batch)| {
        let batch = batch.map_err(|error| unread(&error))?;
        bar.inc(u64::try_from(batch.num_rows()).map_err(|error| unread(&error))?);
        let bytes = written(&batch, place == 0).map_err(|why| Failure::LogType {
            file: path.clone(),
            column: why.column,
            found: why.found,
        })?;
        Ok(Block::Rows { bytes: bytes.into(), is_open: false })
    })))
}
