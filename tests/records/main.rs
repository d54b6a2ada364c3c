//! Every record of a file of the national portal, which is no part of this project: what is imported compiles, says as clauses
//! what the records say, and loses nothing. `THUTUC_RECORDS` names the file (JSON lines, packed or not).

// Helpers outside the test functions may fail a test as the tests themselves do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

mod clauses;
mod compiles;
mod lost;
mod truth;

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde_json::Value;
use thutuc::driver::{self, Compiled, Options};
use thutuc::import::{self, Existing, Imported, Input};

/// The records as JSON, read without the importer, by code.
struct Records {
    bytes: Vec<u8>,
    by_code: BTreeMap<String, Value>,
}

const MANIFEST: &str =
    "catalog: thu\ntitle: { vi: \"Thử\", en: \"Test\" }\nlanguage: vi\nhorizon: { from: 2025-01-01, to: 2027-12-31 }\n";

/// Offices of every level, so that every version is proved. The holidays are those of the law, on the days that make counting hard.
const OFFICES: &str = "lịch hành-chính \"Lịch\" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    nghỉ lễ 01/01, 30/04, 01/05, 02/09
    nghỉ lễ 16/02/2026 đến 20/02/2026
    nghỉ bù khi trùng ngày nghỉ hằng tuần
    đã thông báo đến 31/12/2026
}
cơ quan xã-thử \"Xã\" { mã \"1\"; cấp xã; lịch hành-chính }
cơ quan tỉnh-thử \"Tỉnh\" { mã \"2\"; cấp tỉnh; lịch hành-chính }
cơ quan bộ-thử \"Bộ\" { mã \"3\"; cấp bộ; lịch hành-chính }
cơ quan khác-thử \"Khác\" { mã \"4\"; cấp khác; lịch hành-chính }
";

fn records() -> &'static Records {
    static RECORDS: OnceLock<Records> = OnceLock::new();
    RECORDS.get_or_init(|| {
        let path = std::env::var_os("THUTUC_RECORDS").expect("THUTUC_RECORDS names the file of records");
        let bytes = std::fs::read(path).unwrap();
        let mut text = String::new();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
        } else {
            text = String::from_utf8(bytes.clone()).unwrap();
        }
        let values =
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap());
        let by_code = values.map(|value: Value| (value["code"].as_str().unwrap().to_owned(), value)).collect();
        Records { bytes, by_code }
    })
}

fn imported() -> &'static Imported {
    static IMPORTED: OnceLock<Imported> = OnceLock::new();
    IMPORTED.get_or_init(|| {
        let input = Input { name: "records".to_owned(), bytes: records().bytes.clone() };
        import::import(&[input], &Existing::default(), NaiveDate::from_ymd_opt(2026, 6, 10).unwrap())
    })
}

/// The imported files beside offices, drafts taken in.
fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| compile(Some(OFFICES), Options { drafts: true, ..Options::default() }))
}

fn compile(more: Option<&str>, options: Options) -> Compiled {
    let file =
        |(path, text): (&String, &String)| driver::Input { path: path.clone(), bytes: text.clone().into_bytes() };
    let mut files: Vec<driver::Input> = imported().files.iter().map(file).collect();
    files.extend(more.map(|text| driver::Input { path: "thu.tt".to_owned(), bytes: text.as_bytes().to_vec() }));
    driver::compile(MANIFEST.as_bytes(), files, options)
}

/// The one version of each procedure in the bundle, by code.
fn versions() -> &'static BTreeMap<String, Value> {
    static VERSIONS: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    VERSIONS.get_or_init(|| {
        let bundle = serde_json::to_value(compiled().bundle.as_ref().expect("a bundle")).unwrap();
        let procedures = bundle["procedures"].as_array().unwrap().clone();
        procedures.into_iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one["versions"][0].clone())).collect()
    })
}

/// The instruments' numbers by name.
fn numbers() -> &'static BTreeMap<String, String> {
    static NUMBERS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        let bundle = serde_json::to_value(compiled().bundle.as_ref().expect("a bundle")).unwrap();
        let instruments = bundle["instruments"].as_array().unwrap().clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        instruments.iter().map(|one| (text(&one["id"]), text(&one["number"]))).collect()
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A share of a whole, told on standard output.
struct Share {
    what: &'static str,
    of: usize,
    all: usize,
}

impl Share {
    const fn new(what: &'static str) -> Self {
        Self { what, of: 0, all: 0 }
    }

    fn count(&mut self, holds: bool) {
        self.all += 1;
        self.of += usize::from(holds);
    }

    /// Says it; whether it is at least so many hundredths of a percent.
    fn at_least(&self, basis_points: usize) -> bool {
        println!(
            "{}: {} of {} ({:.2} %)",
            self.what,
            self.of,
            self.all,
            100.0 * self.of as f64 / self.all.max(1) as f64
        );
        self.of * 10_000 >= self.all * basis_points
    }
}
