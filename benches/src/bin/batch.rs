//! `decide --batch` beside its reader alone, over the same file: CSV and Parquet, the two alternating.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Instant;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use chrono::{NaiveDateTime, TimeDelta};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use thutuc::bundle::{Channel, Fact, FactType};
use thutuc::runtime::{Request, RuleSet};

const ROUNDS: usize = 5;
const PROCEDURES: [&str; 4] = ["1.001193", "1.004222", "2.000815", "1.001022"];

fn main() -> ExitCode {
    // The program measures the command line in a process of its own: this one, asked to be it.
    if std::env::args().nth(1).as_deref() == Some("decide") {
        return thutuc::cli::main();
    }
    let rows: usize = std::env::args().nth(1).map_or(1_000_000, |count| count.parse().expect("how many rows"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bundle = folder.path().join("bundle.json");
    let built = Command::new("cargo")
        .args(["run", "-q", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"), "--", "build"])
        .args([concat!(env!("CARGO_MANIFEST_DIR"), "/../procedures"), "-o"])
        .arg(&bundle)
        .status();
    assert!(built.expect("cargo").success());
    let rules = RuleSet::load(&std::fs::read(&bundle).expect("the bundle")).expect("a bundle");
    for unknown in [0, 10] {
        let (header, cells) = table(&rules, rows, unknown);
        println!("{rows} rows of {} columns, {unknown} in 100 with a fact unknown", header.len());
        let csv = folder.path().join("rows.csv");
        write_csv(&csv, &header, &cells);
        measure("CSV", rows, &bundle, &csv, read_csv);
        let parquet = folder.path().join("rows.parquet");
        write_parquet(&parquet, &header, &cells);
        measure("Parquet", rows, &bundle, &parquet, read_parquet);
    }
    ExitCode::SUCCESS
}

fn measure(form: &str, rows: usize, bundle: &Path, file: &Path, read: fn(&Path) -> usize) {
    let (mut alone, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        assert_eq!(read(file), rows);
        alone.push(begin.elapsed().as_secs_f64());
        let begin = Instant::now();
        let status = Command::new(std::env::current_exe().expect("this program"))
            .arg("decide")
            .arg(bundle)
            .arg("--batch")
            .arg(file)
            // A disk takes what it takes, beside whatever else writes to it: the reader alone writes nothing either.
            .stdout(Stdio::null())
            .status();
        assert!(status.expect("the command").success());
        whole.push(begin.elapsed().as_secs_f64());
    }
    let middle = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let ratio = {
        let mut ratios: Vec<f64> = whole.iter().zip(&alone).map(|(whole, alone)| whole / alone).collect();
        middle(&mut ratios)
    };
    let (alone, whole) = (middle(&mut alone), middle(&mut whole));
    let size = std::fs::metadata(file).map_or(0, |file| file.len()) >> 20;
    println!(
        "  {form}, {size} MiB: reader alone {:.0} ms; whole {:.0} ms, {:.0} rows/s; {ratio:.2} times",
        alone * 1e3,
        whole * 1e3,
        rows as f64 / whole
    );
}

fn read_csv(file: &Path) -> usize {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 16).from_path(file).expect("a file");
    let mut record = csv::ByteRecord::new();
    let mut rows = 0;
    while reader.read_byte_record(&mut record).expect("a row") {
        rows += 1;
    }
    rows
}

fn read_parquet(file: &Path) -> usize {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(file).expect("a file")).expect("Parquet");
    let reader = builder.with_batch_size(8192).build().expect("rows");
    reader.map(|batch| batch.expect("rows").num_rows()).sum()
}

fn write_csv(file: &Path, header: &[String], rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(file).expect("a file");
    writer.write_record(header).expect("a row");
    rows.iter().for_each(|row| writer.write_record(row).expect("a row"));
    writer.flush().expect("a file");
}

fn write_parquet(file: &Path, header: &[String], rows: &[Vec<String>]) {
    let mut writer: Option<ArrowWriter<File>> = None;
    for part in rows.chunks(100_000) {
        let columns = header.iter().enumerate().map(|(at, name)| {
            let cells = part.iter().map(|row| Some(row[at].as_str()).filter(|cell| !cell.is_empty()));
            let is_bool = rows.iter().take(1000).all(|row| ["", "true", "false"].contains(&row[at].as_str()));
            let array: ArrayRef = if is_bool {
                Arc::new(cells.map(|cell| cell.map(|cell| cell == "true")).collect::<arrow_array::BooleanArray>())
            } else if name == "received" {
                let at = |cell: &str| NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M").expect("a moment");
                let seconds = cells.map(|cell| cell.map(|cell| at(cell).and_utc().timestamp()));
                Arc::new(seconds.collect::<arrow_array::TimestampSecondArray>())
            } else {
                Arc::new(cells.collect::<StringArray>())
            };
            (name.as_str(), array, true)
        });
        let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("columns");
        let writer = writer.get_or_insert_with(|| {
            ArrowWriter::try_new(File::create(file).expect("a file"), batch.schema(), None).expect("Parquet")
        });
        writer.write(&batch).expect("rows");
        writer.flush().expect("a row group");
    }
    writer.expect("rows").close().expect("Parquet");
}

/// Dossiers of some procedures that can be decided, with every fact that one of them depends on.
fn table(rules: &RuleSet, count: usize, unknown: u64) -> (Vec<String>, Vec<Vec<String>>) {
    let mut random = Random(7);
    let mut facts: Vec<String> = vec!["documents.complete".into(), "signer.present".into()];
    let mut requests = Vec::new();
    while requests.len() < 20_000 {
        let Some(mut request) = request(rules, &mut random) else { continue };
        let mut is_settled = false;
        for _ in 0..20 {
            request.facts = facts.iter().filter_map(|name| fact(rules, name, &mut random)).collect();
            let Ok(decision) = rules.decide(&request) else { break };
            let missing = [
                decision.same_day.missing,
                decision.statutory.missing,
                decision.committed.missing,
                decision.requirements.missing,
            ];
            let missing = missing.concat();
            if missing.is_empty() {
                is_settled = true;
                break;
            }
            missing.into_iter().for_each(|name| {
                if !facts.contains(&name) {
                    facts.push(name)
                }
            });
        }
        if is_settled {
            requests.push(request);
        }
    }
    let mut header: Vec<String> = ["procedure", "office", "received", "channel"].map(str::to_owned).to_vec();
    header.extend(facts.iter().cloned());
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let request = &requests[random.below(requests.len() as u64) as usize];
        let mut row = vec![
            request.procedure.clone(),
            request.office.clone(),
            request.received.format("%Y-%m-%dT%H:%M").to_string(),
            request.channel.as_str().to_owned(),
        ];
        // A fact that was not asked for when this dossier was made is given as well.
        row.extend(facts.iter().map(|name| match request.facts.get(name) {
            Some(value) => value.to_string(),
            None => fact(rules, name, &mut random).map_or_else(String::new, |(_, value)| value.to_string()),
        }));
        if random.below(100) < unknown {
            row[4..].fill(String::new());
        }
        rows.push(row);
    }
    (header, rows)
}

fn request(rules: &RuleSet, random: &mut Random) -> Option<Request> {
    let bundle = rules.bundle();
    let procedure = rules.procedure(PROCEDURES[random.below(4) as usize])?;
    let version = &procedure.versions[random.below(procedure.versions.len() as u64) as usize];
    let offices: Vec<_> = bundle.offices.iter().filter(|office| version.levels.contains(&office.level)).collect();
    let office = offices.get(random.below(offices.len().max(1) as u64) as usize)?;
    let (first, last) =
        (version.from.max(bundle.horizon.from), version.to.unwrap_or(bundle.horizon.to).min(bundle.horizon.to));
    let days = u64::try_from((last - first).num_days().min(700)).ok()?;
    let day = first + TimeDelta::days(i64::try_from(random.below(days)).ok()?);
    let received = day.and_hms_opt(7 + random.below(10) as u32, random.below(60) as u32, 0)?;
    let channel = Channel::ALL[random.below(2) as usize];
    Some(Request {
        procedure: procedure.id.clone(),
        office: office.id.clone(),
        received,
        channel,
        facts: Default::default(),
        events: Vec::new(),
    })
}

fn fact(rules: &RuleSet, name: &str, random: &mut Random) -> Option<(String, thutuc::runtime::FactValue)> {
    let declared: &Fact = rules.facts().find(|fact| fact.id == name)?;
    let text = match &declared.kind {
        FactType::Bool => (random.below(8) > 0).to_string(),
        FactType::Number { min, max } | FactType::Money { min, max } => {
            (min + i64::try_from(random.below(10)).ok()?).min(*max).to_string()
        }
        FactType::Date => format!("20{:02}-0{}-1{}", random.below(25), 1 + random.below(9), random.below(9)),
        FactType::Time => "08:30".to_owned(),
        FactType::Choice { values } => values[random.below(values.len() as u64) as usize].clone(),
    };
    Some((name.to_owned(), rules.read_fact(name, &text).ok()?))
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
