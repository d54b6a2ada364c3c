//! A log of made-up dossiers over twenty months, the same in every run; the measurements use it too.

use std::io::{self, Write};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use thutuc::bundle::{Channel, Office, Procedure};
use thutuc::runtime::RuleSet;

/// The procedures that people ask for most, two of several days and one linked among them.
const PROCEDURES: [&str; 8] =
    ["1.001193", "1.000656", "1.000894", "1.004873", "2.000815", "2.000635", "1.004222", "3.000722"];
/// Facts that their rules read, each yes, no or not known; the first four are usually yes.
const FACTS: [&str; 13] = [
    "hồ-sơ.đầy-đủ",
    "người-ký.có-mặt",
    "phí.đã-nộp",
    "hai-bên-có-mặt",
    "cần-xác-minh",
    "phức-tạp",
    "được-ủy-quyền",
    "bản-chính-thuộc-điều-22",
    "kết-hôn-cùng-giới",
    "kết-hôn-tại-cơ-quan-nước-ngoài",
    "miễn-lệ-phí-hộ-tịch",
    "đúng-hạn-hoặc-được-miễn",
    "được-miễn-lệ-phí",
];
/// Numbers that fees depend on, each 1 to 4.
const NUMBERS: [&str; 3] = ["bản-sao-yêu-cầu", "số-bản", "số-trang"];

/// The first and the last day of receipt.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap();
const LAST: NaiveDate = NaiveDate::from_ymd_opt(2027, 2, 20).unwrap();

/// Writes so many dossiers; `below` gives numbers below a bound.
///
/// # Errors
/// As the writer says.
pub(crate) fn write(
    rules: &RuleSet,
    count: usize,
    below: &mut dyn FnMut(u64) -> u64,
    out: &mut impl Write,
) -> io::Result<()> {
    let procedures: Vec<&Procedure> = PROCEDURES.iter().filter_map(|code| rules.procedure(code)).collect();
    let facts = [&NUMBERS[..], &FACTS].concat();
    writeln!(out, "dossier,procedure,office,received,channel,returned,events,{}", facts.join(","))?;
    for number in 0..count {
        let procedure = procedures[pick(below, procedures.len())];
        let version = &procedure.versions[pick(below, procedure.versions.len())];
        let offices = rules.bundle().offices.iter().filter(|office| version.is_received_at(office.level));
        let offices: Vec<&Office> = offices.collect();
        let office = offices[pick(below, offices.len())];
        let first = version.from.max(FIRST);
        let last = version.to.map_or(LAST, |to| to.min(LAST)).max(first);
        let day = first + TimeDelta::days(below((last - first).num_days() as u64 + 1) as i64);
        let received = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(420 + below(640) as i64);
        let offered = &version.channels;
        let channel = if below(40) == 0 { Channel::Mobile } else { offered[pick(below, offered.len())].channel };
        let later = |minutes: u64| (received + TimeDelta::minutes(minutes as i64)).format("%Y-%m-%dT%H:%M");
        let (mut returned, mut events) = (String::new(), String::new());
        let pause = below(5_000);
        match below(30) {
            0 => {}
            1 => events = format!("{}=5; {}=4", later(pause), later(pause + below(9_000))),
            2 => events = format!("{}=6; {}=4", later(pause), later(pause + below(9_000))),
            3 => events = format!("{}=5", later(pause)),
            4 => events = format!("{}=7", later(pause)),
            5..=14 => returned = later(10 + below(9_000)).to_string(),
            _ => returned = later(10 + below(500)).to_string(),
        }
        write!(out, "{number},{},{},{},{}", procedure.id, office.id, later(0), channel.as_str())?;
        write!(out, ",{returned},{events}")?;
        for _ in NUMBERS {
            write!(out, ",{}", 1 + below(4))?;
        }
        for place in 0..FACTS.len() {
            // Most dossiers are plain: complete, paid, everybody there, nothing else.
            let usual = place < 4;
            let text = match below(20) {
                0 => "",
                1 | 2 => [["yes", "no"][usize::from(usual)], ""][usize::from(below(9) == 0)],
                _ => ["no", "yes"][usize::from(usual)],
            };
            write!(out, ",{text}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn pick(below: &mut dyn FnMut(u64) -> u64, length: usize) -> usize {
    below(length as u64) as usize
}
