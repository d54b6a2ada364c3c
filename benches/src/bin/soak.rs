//! Decisions on two threads while the bundle's file is replaced, every third time by a corrupt one.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --features soak --bin soak [DECISIONS [REPLACEMENTS]]`: 100,000,000 and 1,000 where no
//! number is given. Each decision is held against what its edition decides by itself, so that none may fail, mix two editions or be of
//! an older one than the decision before; each good file must take over, each corrupt one be refused, and memory must stay flat. Files
//! are signed, and found by the system's events alone: a report that does not come in ten seconds is an error.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{NaiveDateTime, TimeDelta};
use minisign::{KeyPair, SecretKey};
use thutuc::bundle::{Channel, PublicKey, Statement, signature_beside, to_canonical_bytes};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::reload::{Reload, Report, Trust, Watched};
use thutuc::runtime::{RuleSet, parse_moment};

/// Different rules: each has another number of working days.
const EDITIONS: usize = 20;
const PROCEDURES: usize = 200;
/// Receipts, one for each of so many hours.
const RECEIPTS: usize = 512;
/// Decisions by rules that are asked for once.
const BATCH: u64 = 64;
const PATIENCE: Duration = Duration::from_secs(10);

const MANIFEST: &str =
    "catalog: mau\ntitle: { vi: \"Danh mục mẫu\" }\nlanguage: vi\nhorizon: { from: 2025-01-01, to: 2025-12-31 }\n";

const COMMON: &str = r#"
văn bản luật "Luật" { số hiệu "60/2014/QH13"; hiệu lực từ 01/01/2016 }
lịch hành-chính "Lịch làm việc" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    nghỉ lễ 30/04, 01/05
    đã thông báo đến 31/12/2027 thông báo 03/12/2024
}
chức danh chủ-tịch "Chủ tịch"
cơ quan trung-tâm "Trung tâm" { mã "07642"; cấp xã; lịch hành-chính }
"#;

const PROCEDURE: &str = r#"
    lĩnh vực mẫu
    cấp xã
    hiệu lực từ 01/01/2025
    căn cứ điều 1 luật
    đối tượng công-dân
    cơ quan giải quyết "Ủy ban nhân dân cấp xã"
    người ký chủ-tịch
    cách thức trực-tiếp
    số lượng 1 bộ
    kết quả giấy "Giấy" 1 bản chính
    hồ sơ { tờ-khai "Tờ khai" 1 bản chính }
    lệ phí 8.000 đồng
    bước ký "Ký" { do chủ-tịch; trong 10 phút; trả kết quả }
"#;

/// What an edition decides of each receipt.
type Due = Vec<Option<NaiveDateTime>>;

/// The bundle of an edition, whose limit is its place and one more in working days.
fn bundle(edition: usize) -> Vec<u8> {
    let mut text = COMMON.to_owned();
    for procedure in 0..PROCEDURES {
        let limit = format!("    thời hạn {} ngày làm việc\n", edition + 1);
        text.push_str(&format!("thủ tục 1.{procedure:06} \"Thủ tục {procedure}\" {{{PROCEDURE}{limit}}}\n"));
    }
    let rules = Input { path: "mau.tt".to_owned(), bytes: text.into_bytes() };
    let compiled = compile(MANIFEST.as_bytes(), vec![rules], Options::default());
    to_canonical_bytes(&compiled.bundle.expect("a catalog without errors")).expect("canonical bytes")
}

fn received(place: usize) -> NaiveDateTime {
    let first = parse_moment("2025-01-02T08:00").expect("a moment");
    first + TimeDelta::hours(i64::try_from(place).expect("a small number"))
}

/// Every answer of some rules, by receipt.
fn answers(rules: &RuleSet) -> Due {
    let service = rules.service("1.000007", "trung-tâm").expect("a service");
    let mut dossier = rules.dossier();
    let answer = |place| service.answer(&mut dossier, received(place), Channel::Counter).expect("an answer").promised();
    (0..RECEIPTS).map(answer).collect()
}

struct Publisher<'a> {
    file: &'a Path,
    key: SecretKey,
    bundles: Vec<Vec<u8>>,
}

impl Publisher<'_> {
    fn put(&self, file: &Path, bytes: &[u8]) {
        let beside = file.with_extension("tmp");
        std::fs::write(&beside, bytes).expect("a file beside");
        std::fs::rename(beside, file).expect("its place");
    }

    fn sign(&self, bytes: &[u8], sequence: u64) -> String {
        let comment = Statement { sequence, ..Statement::default() }.comment();
        let untrusted = Some("signature from minisign secret key");
        minisign::sign(None, &self.key, bytes, Some(&comment), untrusted).expect("a signature").into_string()
    }

    /// Publishes the rules of a sequence; corrupt ones are cut, changed, signed as others, or no text at all.
    fn publish(&self, sequence: u64, is_corrupt: bool) {
        let bytes = &self.bundles[place(sequence)];
        let other = &self.bundles[place(sequence + 1)];
        let mut put = bytes.clone();
        let mut signed = bytes.as_slice();
        match (is_corrupt, sequence / 3 % 4) {
            (false, _) => {}
            (true, 0) => put.truncate(bytes.len() / 2),
            (true, 1) => put[bytes.len() / 3] ^= 1,
            (true, 2) => signed = other,
            (true, _) => put = sequence.to_le_bytes().repeat(1000),
        }
        self.put(&signature_beside(self.file), self.sign(signed, sequence).as_bytes());
        self.put(self.file, &put);
    }
}

fn place(sequence: u64) -> usize {
    usize::try_from(sequence).expect("a small number") % EDITIONS
}

/// Pages of memory held, as bytes.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).map_or(0, |pages| pages * 4096)
}

fn main() {
    let mut args = std::env::args().skip(1).map(|text| text.parse::<u64>().expect("a number"));
    let wanted = args.next().unwrap_or(100_000_000);
    let replacements = args.next().unwrap_or(1_000);
    let bundles: Vec<Vec<u8>> = (0..EDITIONS).map(bundle).collect();
    let expected: Vec<Due> = bundles.iter().map(|bytes| answers(&RuleSet::load(bytes).expect("a bundle"))).collect();
    let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().expect("a key");
    let key = PublicKey::read(&pk.to_base64()).expect("a public key");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bundle.json");
    println!("bundles of {} kB, {} different ones", bundles[0].len() / 1000, bundles.len());
    let publisher = Publisher { file: &file, key: sk, bundles };
    publisher.publish(1, false);

    let (tell, reports) = channel();
    let trust = Some(Trust { key, min_sequence: 0 });
    let now = parse_moment("2025-01-02T08:00").expect("a moment");
    let watched = Watched { bundle: file.clone(), early: None, trust };
    let reload = Reload::open(watched, now, move |report| drop(tell.send(report))).expect("rules");
    assert!(
        matches!(reports.recv(), Ok(Report::Loaded { .. })) && matches!(reports.recv(), Ok(Report::TookOver { .. }))
    );

    let (done, decided) = (AtomicBool::new(false), AtomicU64::new(0));
    let decide = || -> (u64, Duration) {
        let (mut last, mut switches, mut at, mut longest) = (0, 0, 0, Duration::ZERO);
        while !done.load(Ordering::Relaxed) {
            let began = Instant::now();
            let rules = reload.current(now);
            longest = longest.max(began.elapsed());
            assert!(rules.sequence() >= last, "older rules than before");
            switches += u64::from(rules.sequence() > last);
            last = rules.sequence();
            let due = &expected[place(last)];
            let service = rules.service("1.000007", "trung-tâm").expect("a service");
            let mut dossier = rules.dossier();
            for _ in 0..BATCH {
                at = (at + 1) % RECEIPTS;
                let answer = service.answer(&mut dossier, received(at), Channel::Counter).expect("an answer");
                assert_eq!(answer.promised(), due[at], "a torn read: sequence {last}, receipt {at}");
            }
            decided.fetch_add(BATCH, Ordering::Relaxed);
        }
        (switches, longest)
    };

    let began = Instant::now();
    thread::scope(|scope| {
        let deciders = [scope.spawn(decide), scope.spawn(decide)];
        let (mut good, mut corrupt, mut held, mut slowest) = (0_u64, 0_u64, Vec::new(), Duration::ZERO);
        for sequence in 2..2 + replacements {
            let is_corrupt = sequence % 3 == 0;
            let replaced = Instant::now();
            publisher.publish(sequence, is_corrupt);
            await_report(&reports, sequence, is_corrupt);
            slowest = slowest.max(replaced.elapsed());
            *(if is_corrupt { &mut corrupt } else { &mut good }) += 1;
            held.push(resident());
            // Spread over all decisions, so that replacing does not end before deciding.
            let share = wanted / replacements * (sequence - 1);
            while decided.load(Ordering::Relaxed) < share {
                thread::sleep(Duration::from_millis(1));
            }
        }
        done.store(true, Ordering::Relaxed);
        let ends: Vec<(u64, Duration)> =
            deciders.into_iter().map(|one| one.join().expect("no failed decision")).collect();
        let (count, took) = (decided.load(Ordering::Relaxed), began.elapsed().as_secs_f64());
        println!("{count} decisions in {took:.1} s, none failed, none torn, none by older rules than before");
        println!("{good} good files took over, {corrupt} corrupt ones were refused; slowest to be told {slowest:.0?}");
        for (switches, longest) in ends {
            println!(
                "  a thread saw {switches} editions; longest wait for rules {longest:.0?}, the scheduler's pauses included"
            );
        }
        let part = |from: usize, to: usize| held.get(from..to).and_then(|part| part.iter().max()).copied().unwrap_or(0);
        let (first, second) = (part(held.len() / 10, held.len() / 2), part(held.len() / 2, held.len()));
        println!("most memory held: {:.1} MB in the first half, {:.1} MB in the second", mega(first), mega(second));
        assert!(second <= first + first / 20, "memory grows");
    });
}

fn await_report(reports: &Receiver<Report>, sequence: u64, is_corrupt: bool) {
    loop {
        match reports.recv_timeout(PATIENCE).expect("a change that is told") {
            Report::Refused { .. } if is_corrupt => return,
            Report::TookOver { edition } if edition.sequence() == sequence && !is_corrupt => return,
            Report::Loaded { edition, .. } if edition.sequence() == sequence && !is_corrupt => {}
            // The folder was looked at between the two renames; the rest of the change follows.
            Report::Refused { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
