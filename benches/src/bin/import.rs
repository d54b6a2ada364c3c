//! How fast records become rules: `cargo run --release --bin import FILE`. Reading, importing and importing again, without the disk;
//! beside them, as the yardstick of the machine, how fast the JSON alone is read.

use std::time::{Duration, Instant};

use thutuc::import::{self, Existing, File, Input};
use thutuc_benches::median;

const RUNS: usize = 5;

fn timed<T>(mut f: impl FnMut() -> T) -> (Duration, T) {
    let mut last = f();
    let times = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            last = f();
            start.elapsed()
        })
        .collect();
    (median(times), last)
}

fn main() {
    let path = std::env::args().nth(1).expect("a file of records");
    let bytes = std::fs::read(&path).expect("the file of records");
    let day = "2026-06-10".parse().expect("a date");
    let input = [Input { name: path, bytes: bytes.clone() }];
    let (read, entries) = timed(|| import::read(&bytes).expect("records"));
    let records = entries.len();
    let (fresh, first) = timed(|| import::import(&input, &Existing::default(), day));
    let file = |(path, text): (&String, &String)| File { path: path.clone(), bytes: text.clone().into_bytes() };
    let existing =
        Existing { files: first.files.iter().map(file).collect(), last: first.last.iter().map(file).collect() };
    let (again, _) = timed(|| import::import(&input, &existing, day));
    let written: usize = first.files.values().map(String::len).sum();
    println!("{records} records, {written} bytes of rules, {RUNS} runs each, medians");
    for (what, time) in [("read", read), ("import", fresh), ("import again", again)] {
        let rate = records as f64 / time.as_secs_f64();
        println!(
            "{what:>14} {:>8.0} ms {rate:>8.0} records/s {:>6.2} x read",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / read.as_secs_f64()
        );
    }
}
