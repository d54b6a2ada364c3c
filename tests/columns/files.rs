//! `decide --batch` from Parquet to Parquet: the same as each row by itself, in order, over several row groups; files that are refused.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use thutuc::bundle::to_canonical_bytes;

use crate::rows::{Kinds, one_by_one, random};
use crate::runtime::random::Random;
use crate::runtime::sample;
use crate::types::{batch, told};

fn decide(folder: &Path, rows: &Path) -> Output {
    let bundle = folder.join("bundle.json");
    std::fs::write(&bundle, to_canonical_bytes(&sample::bundle()).unwrap()).unwrap();
    let answers = File::create(folder.join("answers.parquet")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
    command.arg("decide").arg(&bundle).arg("--batch").arg(rows).args(["--lang", "en"]);
    command.stdout(Stdio::from(answers)).stderr(Stdio::piped()).output().unwrap()
}

fn read(file: &Path) -> Vec<RecordBatch> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(file).unwrap()).unwrap();
    builder.build().unwrap().map(Result::unwrap).collect()
}

#[test]
fn rows_of_parquet_are_decided_as_each_by_itself() {
    let (rules, mut numbers) = (sample::rules(), Random(9));
    for (count, group, compression) in
        [(30_000, 7_000, Compression::SNAPPY), (10, 3, Compression::ZSTD(Default::default()))]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut rows = random(&rules, count, Kinds { odd_columns: false, odd_texts: true }, &mut numbers);
        let columns = batch(&rules, &mut rows, &mut numbers);
        let properties =
            WriterProperties::builder().set_max_row_group_row_count(Some(group)).set_compression(compression).build();
        let file = folder.path().join("rows.parquet");
        let mut writer =
            ArrowWriter::try_new(File::create(&file).unwrap(), columns.schema(), Some(properties)).unwrap();
        writer.write(&columns).unwrap();
        writer.close().unwrap();
        let output = decide(folder.path(), &file);
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        let found: Vec<_> = read(&folder.path().join("answers.parquet")).iter().flat_map(told).collect();
        assert_eq!(found, one_by_one(&rules, &rows));
    }
}

#[test]
fn a_file_that_is_no_parquet_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.PARQUET");
    for bytes in ["".as_bytes(), b"procedure,office\n", b"PAR1\0\0\0\0\xff\xff\xff\x7fPAR1"] {
        std::fs::write(&file, bytes).unwrap();
        let output = decide(folder.path(), &file);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("rows.PARQUET"), "{output:?}");
    }
}
