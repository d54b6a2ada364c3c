//! Proofs against plain enumeration: random small catalogs, every dossier decided by the runtime, which knows nothing of
//! proofs. What a proof refutes some dossier breaks, what it passes none does, and its witness is one of them.
//!
//! `BRUTE_FORCE=10000 cargo test --release brute` tries that many seeds, from `BRUTE_FROM` on.

mod before;
mod catalogs;
mod compare;
mod conditions;
mod dossiers;
mod linked;
mod logic;
mod oracle;
mod procedures;
mod redundant;
mod regressions;
mod seen;
mod witnesses;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use self::catalogs::Small;
pub(crate) use self::compare::{Verdict, compare};

/// How many seeds a plain `cargo test` tries.
const SEEDS: u64 = 450;
/// The most dossiers of one receipt, and of one procedure, there and in a long run.
const FEW: (u64, usize) = (3, 400);
pub(crate) const MANY: (u64, usize) = (24, 20_000);

/// What many catalogs gave together.
#[derive(Default)]
pub(crate) struct Totals {
    proven: usize,
    refuted: usize,
    not_proven: usize,
    large: usize,
    discarded: usize,
    dossiers: usize,
    codes: BTreeMap<String, usize>,
    discards: BTreeMap<String, usize>,
    pub(crate) wrong: Vec<(u64, Small, Vec<String>)>,
}

impl Totals {
    pub(crate) fn summary(&self) -> String {
        let compared = self.proven + self.refuted;
        let mut out = format!(
            "{compared} catalogs compared, {} refuted ({}%), {} dossiers, {} too large, {} not proven, {} discarded {:?}, {} disagree\n",
            self.refuted,
            self.refuted * 100 / compared.max(1),
            self.dossiers,
            self.large,
            self.not_proven,
            self.discarded,
            self.discards,
            self.wrong.len(),
        );
        for (code, count) in &self.codes {
            writeln!(out, "  {code} {count}").unwrap();
        }
        out
    }
}

/// Compares the catalogs of some seeds, on as many threads as there are cores.
pub(crate) fn run(from: u64, count: u64, (values, most): (u64, usize)) -> Totals {
    let next = AtomicU64::new(from);
    let totals = Mutex::new(Totals::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + count {
                        return;
                    }
                    let small = catalogs::small(seed, values);
                    let verdict = compare(&small, most);
                    let mut totals = totals.lock().unwrap();
                    match verdict {
                        Verdict::Discarded(codes) => {
                            totals.discarded += 1;
                            codes.into_iter().for_each(|code| *totals.discards.entry(code).or_default() += 1);
                        }
                        Verdict::NotProven => totals.not_proven += 1,
                        Verdict::Large => totals.large += 1,
                        Verdict::Compared { codes, dossiers, wrong } => {
                            totals.dossiers += dossiers;
                            if codes.iter().all(|code| code.starts_with('W')) {
                                totals.proven += 1
                            } else {
                                totals.refuted += 1
                            }
                            codes.into_iter().for_each(|code| *totals.codes.entry(code).or_default() += 1);
                            if !wrong.is_empty() {
                                totals.wrong.push((seed, small, wrong));
                            }
                        }
                    }
                }
            });
        }
    });
    totals.into_inner().unwrap()
}

#[test]
fn proofs_agree_with_enumeration() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (from, count, most) = match number("BRUTE_FORCE") {
        Some(count) => (number("BRUTE_FROM").unwrap_or(0), count, MANY),
        None => (0, SEEDS, FEW),
    };
    let totals = run(from, count, most);
    let summary = totals.summary();
    println!("{summary}");
    for (seed, small, wrong) in totals.wrong.iter().take(3) {
        println!("seed {seed}\n{}\n{}", small.whole(), wrong.join("\n"));
    }
    assert!(totals.wrong.is_empty(), "{summary}");
    let compared = totals.proven + totals.refuted;
    assert!((30..=70).contains(&(totals.refuted * 100 / compared)), "{summary}");
    assert!(totals.discarded * 3 < compared && totals.not_proven * 20 < compared, "{summary}");
}
