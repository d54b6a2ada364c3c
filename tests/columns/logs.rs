//! A log in Parquet says what it says as CSV; the report on it can be read as Parquet.

use std::fs::File;
use std::process::Command;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/small");

fn run(args: &[&str]) -> (i32, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
    command.args(args).env("LANG", "C.UTF-8").env("NO_COLOR", "1").env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    let output = command.output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

fn micros(text: &str) -> i64 {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap().and_utc().timestamp_micros()
}

fn write(path: &str, columns: Vec<(&str, ArrayRef)>) {
    let rows = RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)));
    let rows = rows.unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), rows.schema(), None).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
}

fn log(received: ArrayRef) -> Vec<(&'static str, ArrayRef)> {
    let texts = |texts: [Option<&str>; 3]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    let returned = [Some(micros("2025-10-03T16:00")), None, Some(micros("2025-10-07T09:00"))];
    vec![
        ("dossier", texts([Some("1"), Some("2"), Some("a,\"3\"")])),
        ("procedure", texts([Some("1.001193"); 3])),
        ("office", texts([Some("07642"), Some("yên-định"), Some("yên-định")])),
        ("received", received),
        ("channel", texts([Some("online"), Some("counter"), Some("online")])),
        ("returned", Arc::new(TimestampMicrosecondArray::from(returned.to_vec()))),
        ("status", Arc::new(Int64Array::from(vec![Some(10), Some(4), None]))),
        ("satisfaction", Arc::new(Float64Array::from(vec![Some(87.5), None, None]))),
        ("cần-xác-minh", Arc::new(BooleanArray::from(vec![Some(false), None, Some(true)]))),
    ]
}

#[test]
fn a_log_in_parquet_is_the_same_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let received = ["2025-10-03T14:00", "2025-10-03T15:30", "2025-10-03T08:00"].map(micros);
    write(&path("so.parquet"), log(Arc::new(TimestampMicrosecondArray::from(received.to_vec()))));
    std::fs::write(
        path("so.csv"),
        "dossier,procedure,office,received,channel,returned,status,satisfaction,cần-xác-minh\n\
         1,1.001193,07642,2025-10-03T14:00,online,2025-10-03T16:00,10,87.5,no\n\
         2,1.001193,yên-định,2025-10-03T15:30,counter,,4,,\n\
         \"a,\"\"3\"\"\",1.001193,yên-định,2025-10-03T08:00,online,2025-10-07T09:00,,,yes\n",
    )
    .unwrap();
    let told = |name: &str| {
        let args = ["replay", RULES, "--log", &path(name), "--as-of", "2025-10-10T17:00", "--format", "json"];
        let (status, out, error) = run(&args);
        assert_eq!(status, 0, "{error}");
        let mut document: serde_json::Value = serde_json::from_slice(&out).unwrap();
        document["log"] = serde_json::Value::Null;
        document
    };
    let document = told("so.parquet");
    assert_eq!(document, told("so.csv"));
    let new = &document["total"]["new"];
    assert_eq!([&new["on_time"], &new["overdue"], &new["late"]], [1, 1, 1]);
}

#[test]
fn a_moment_with_a_zone_is_refused_with_its_cure() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.parquet").display().to_string();
    let received = TimestampMicrosecondArray::from(vec![micros("2025-10-03T14:00"); 3]).with_timezone("UTC");
    write(&path, log(Arc::new(received)));
    let (status, _, error) = run(&["replay", RULES, "--log", &path, "--lang", "en"]);
    assert_eq!(status, 2);
    assert!(error.contains("the column `received`") && error.contains("without a time zone"), "{error}");
}

#[test]
fn a_log_without_rows_is_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.parquet").display().to_string();
    let moment = Field::new("received", DataType::Timestamp(TimeUnit::Second, None), true);
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let schema = Schema::new(vec![text("dossier"), text("procedure"), text("office"), moment, text("channel")]);
    ArrowWriter::try_new(File::create(&path).unwrap(), Arc::new(schema), None).unwrap().close().unwrap();
    let (status, out, _) = run(&["replay", RULES, "--log", &path, "--format", "json"]);
    assert_eq!(status, 0);
    let document: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(document["total"]["dossiers"], 0);
}

#[test]
fn a_report_in_parquet_has_a_row_a_group() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let received = ["2025-10-03T14:00", "2025-10-03T15:30", "2025-10-03T08:00"].map(micros);
    write(&path("so.parquet"), log(Arc::new(TimestampMicrosecondArray::from(received.to_vec()))));
    let args = ["replay", RULES, "--log", &path("so.parquet"), "--as-of", "2025-10-10T17:00", "--format", "parquet"];
    let (status, out, _) = run(&args);
    assert_eq!(status, 0);
    std::fs::write(path("bao-cao.parquet"), out).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path("bao-cao.parquet")).unwrap()).unwrap();
    let rows = reader.build().unwrap().next().unwrap().unwrap();
    let kinds = rows.column_by_name("kind").unwrap().as_string::<i32>();
    let kinds: Vec<&str> = kinds.iter().map(Option::unwrap).collect();
    assert_eq!(kinds, ["all", "procedure", "office", "field", "month"]);
    let number = |name: &str| rows.column_by_name(name).unwrap().as_primitive::<UInt64Type>();
    assert_eq!(number("dossiers").value(0), 3);
    assert_eq!(number("late").value(2), 1);
    assert!(number("old_late").is_null(0));
}
