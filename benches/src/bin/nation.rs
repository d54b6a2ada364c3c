//! A nation's rules, stage by stage: parsing, the model, checks, proofs, the bundle, and loading it.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin nation RECORDS [TENTHS…]`: RECORDS is a file of records of the national
//! portal; the sizes are tenths of a nation (6,000 procedures, 34 provinces, 3,321 communes with a program each), 10 where none is
//! given. With `THUTUC_WRITE=DIR` the last catalog is written there, with `THUTUC_BUNDLE=FILE` its bundle.

use std::cell::RefCell;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use thutuc::bundle::{self, Slice};
use thutuc::driver::{Memory, Options, Read, compile_read};
use thutuc::runtime::RuleSet;
use thutuc::source::Sources;
use thutuc::syntax::{Parsed, parse};
use thutuc_benches::nation::{Catalog, Size, catalog};

const STAGES: [&str; 5] = ["model", "checks", "proofs", "settled", "bundle"];

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a file of records");
    let records = std::fs::read(&path).expect("the file of records");
    let mut tenths: Vec<usize> = args.map(|text| text.parse().expect("a number of tenths")).collect();
    if tenths.is_empty() {
        tenths.push(10);
    }
    for tenths in tenths {
        let of = |count: usize| (count * tenths / 10).max(1);
        let all = Size::NATION;
        let size = Size { procedures: of(all.procedures), communes: of(all.communes), provinces: all.provinces };
        let catalog = catalog(&records, size);
        println!("{size:?}: {} files, {:.1} MB", catalog.files.len(), catalog.bytes() as f64 / 1e6);
        measure(&catalog);
        if let Some(folder) = std::env::var_os("THUTUC_WRITE") {
            catalog.write(Path::new(&folder));
        }
    }
}

fn measure(catalog: &Catalog) {
    let mut sources = Sources::default();
    let manifest = sources.add("thutuc.yaml", &catalog.manifest).ok();
    let files: Vec<(&str, &[u8])> = catalog.files.iter().map(|file| (file.path.as_str(), &file.bytes[..])).collect();
    let began = Instant::now();
    let ids: Vec<_> = sources.add_all(&files).into_iter().map(|id| id.expect("text")).collect();
    told("decoded, all cores", began, None);
    let began = Instant::now();
    let parsed: Vec<Parsed> = ids.iter().map(|id| parse(sources.get(*id).expect("a file"))).collect();
    told("parsed, one core", began, Some(catalog.bytes()));
    let findings = parsed.iter().flat_map(|parsed| parsed.findings.clone()).collect();
    let trees = parsed.iter().map(|parsed| &parsed.file).collect();
    let memory = Memory::default();
    let last = RefCell::new((0, Instant::now()));
    let ends = || {
        let mut last = last.borrow_mut();
        told(STAGES[last.0], last.1, None);
        *last = (last.0 + 1, Instant::now());
    };
    let goes_on = || {
        ends();
        true
    };
    let compiled = compile_read(Read { sources, manifest, trees, findings }, Options::default(), &memory, &goes_on);
    ends();
    let compiled = compiled.expect("nobody gives up");
    println!("  {} findings, {}", compiled.findings.len(), peak());
    let bundle = compiled.bundle.expect("a catalog without errors");
    let began = Instant::now();
    let bytes = bundle::to_canonical_bytes(&bundle).expect("a bundle");
    told("canonical bytes", began, Some(bytes.len()));
    if let Some(path) = std::env::var_os("THUTUC_BUNDLE") {
        std::fs::write(path, &bytes).expect("a file");
    }
    let began = Instant::now();
    let typed: bundle::Bundle = serde_json::from_slice(&bytes).expect("a bundle");
    told("read by serde_json, typed", began, Some(bytes.len()));
    drop(typed);
    let began = Instant::now();
    let rules = RuleSet::load(&bytes).expect("a bundle");
    told("loaded", began, Some(bytes.len()));
    println!("  {} procedures at {} offices", rules.bundle().procedures.len(), rules.bundle().offices.len());
    let began = Instant::now();
    let slice = Slice { office: Some("xã-0000".to_owned()), ..Slice::default() }.of(&bundle).expect("an office");
    let bytes = bundle::to_canonical_bytes(&slice).expect("a bundle");
    told("an office's slice", began, Some(bytes.len()));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(&bytes).expect("a buffer takes all");
    let packed = packed.finish().expect("a buffer takes all").len();
    println!("  {} procedures, {:.2} MB packed by gzip", slice.procedures.len(), packed as f64 / 1e6);
}

fn told(what: &str, began: Instant, bytes: Option<usize>) {
    let took = began.elapsed().as_secs_f64();
    let rate = bytes.map_or_else(String::new, |bytes| {
        format!("  {:.1} MB, {:.1} MB/s", bytes as f64 / 1e6, bytes as f64 / 1e6 / took)
    });
    println!("  {what:<26}{:>8.0} ms{rate}", took * 1e3);
}

/// The most memory that this process has held so far.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "memory not known".to_owned(), |held| format!("at most {} held", held.trim()))
}
