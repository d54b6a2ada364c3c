//! Loading a bundle beside what serde_json takes for its types alone.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin load FILE [ROUNDS]`: both sides in turn, 9 rounds where no number is
//! given; then the medians and their ratio. `--bin nation` writes the bundle of a nation with `THUTUC_BUNDLE=FILE`.

use std::num::NonZero;
use std::time::Instant;

use thutuc::bundle::{Bundle, from_canonical_bytes};
use thutuc::runtime::RuleSet;
use thutuc_benches::median;

fn main() {
    let mut args = std::env::args().skip(1);
    let bytes = std::fs::read(args.next().expect("a bundle's file")).expect("the bundle's file");
    let rounds = args.next().map_or(9, |text| text.parse().expect("a number of rounds"));
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        times[0].push(timed(|| serde_json::from_slice::<Bundle>(&bytes).expect("a bundle")));
        times[1].push(timed(|| from_canonical_bytes(&bytes).expect("canonical bytes")));
        times[2].push(timed(|| RuleSet::load(&bytes).expect("a bundle")));
    }
    let [typed, read, loaded] = times.map(median);
    println!(
        "{:.1} MB, {} cores",
        bytes.len() as f64 / 1e6,
        std::thread::available_parallelism().map_or(1, NonZero::get)
    );
    println!("  serde_json, typed      {typed:>7.0} ms");
    println!("  read and digested      {read:>7.0} ms  {:.2} times", read / typed);
    println!("  loaded                 {loaded:>7.0} ms  {:.2} times", loaded / typed);
}

/// Milliseconds, without what it takes to drop the result.
fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let began = Instant::now();
    let done = work();
    let took = began.elapsed().as_secs_f64() * 1e3;
    drop(done);
    took
}
