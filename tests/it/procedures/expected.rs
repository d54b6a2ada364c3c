//! The limits of the example's procedures as law and national records state them, and their ends counted on the plain list
//! of working days. Shares no code with the compiler or its calendars.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::oracle;

/// A limit as its source states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Law {
    /// That day; received after 15:00, the next working day; plus working days.
    SameDay { more: u32 },
    /// Working days; received after 15:00, counted from the next working day.
    WorkingCutOff(u32),
    /// Working days.
    Working(u32),
    /// Calendar days (Civil Code 91/2015/QH13 art. 148: an end on a rest day or holiday moves to the next working day).
    Days(u64),
    /// Hours, through nights; one that ends on a rest day or holiday moves to the close of the next working day.
    Hours(i64),
    /// As agreed in writing with the applicant: no date.
    Agreed,
    /// More than one limit, told apart by a fact that is not yes or no: no date until it is given.
    ByCase,
}

/// The limit of a procedure for a channel, for a dossier in which every yes/no fact is `yes` or none is.
pub(crate) fn law(code: &str, channel: &str, yes: bool) -> Law {
    match (code, channel, yes) {
        // Law 60/2014/QH13 art. 5(3); arts 16(2) and 34(2) give no more time to verify.
        ("1.001193" | "1.000656" | "2.000635", _, _) => Law::SameDay { more: 0 },
        // Art. 5(3): neither law nor record gives another limit.
        ("2.000528" | "2.002516", _, _) => Law::SameDay { more: 0 },
        // Art. 18(2): five working days where marriage conditions must be verified.
        ("1.000894", _, false) => Law::SameDay { more: 0 },
        ("1.000894", _, true) => Law::Working(5),
        // Art. 25(2): three working days, five more to verify.
        ("1.001022" | "1.000689", _, false) => Law::Working(3),
        ("1.001022" | "1.000689", _, true) => Law::Working(8),
        // Art. 20(2); art. 22.
        ("1.004837", _, _) => Law::Working(3),
        ("1.004845", _, _) => Law::Working(2),
        // Art. 28(2): three working days, three more to verify (`decisions.rs`); art. 29(2): added data at once.
        ("1.004859", _, false) => Law::Working(3),
        ("1.004859", _, true) => Law::SameDay { more: 0 },
        // Art. 52: at once, three working days where the death must be verified.
        ("1.001766", _, false) => Law::SameDay { more: 0 },
        ("1.001766", _, true) => Law::Working(3),
        // Records, whose numbers have no unit but for 1.003583; Decree 123/2015/NĐ-CP counts working days.
        ("1.004873", _, _) => Law::Working(3),
        ("1.004884" | "1.004746" | "1.005461" | "1.004772" | "1.003583" | "2.000806", _, _) => Law::Working(5),
        // Decree 23/2015/NĐ-CP art. 7; art. 21 adds two working days for many or complex copies.
        ("2.000815", _, true) => Law::SameDay { more: 2 },
        ("2.000815" | "2.000884" | "2.000942", _, _) => Law::SameDay { more: 0 },
        // Art. 33: a translator's signature as in art. 7, or longer by written agreement.
        ("2.000992" | "2.001008", _, false) => Law::SameDay { more: 0 },
        // Art. 37: a transaction within two working days, or longer by written agreement.
        ("2.000913" | "2.000927" | "2.001016" | "2.001019" | "2.001035" | "2.001406", _, false) => Law::Working(2),
        ("2.000913" | "2.000927" | "2.000992" | "2.001008" | "2.001016" | "2.001019" | "2.001035" | "2.001406", ..) => {
            Law::Agreed
        }
        // Decree 63/2024/NĐ-CP art. 7, amended by 301/2026/NĐ-CP.
        ("3.000722", _, false) => Law::WorkingCutOff(3),
        ("3.000722", _, true) => Law::WorkingCutOff(5),
        // Decree 188/2025/NĐ-CP.
        ("1.014137", _, _) => Law::Working(5),
        // Records of the commune police (Law on Residence 68/2020/QH14), in working days; an absence that is complex takes two.
        ("1.004194" | "1.002755" | "1.010039", _, _) => Law::Working(3),
        ("1.003197" | "1.010038", _, _) => Law::Working(5),
        ("1.010028" | "1.013313", _, _) => Law::Working(2),
        ("1.003677", _, false) => Law::Working(1),
        ("1.003677", _, true) => Law::Working(2),
        // Record 2.001159: one hour.
        ("2.001159", _, _) => Law::Hours(1),
        // Record 2.000200.
        ("2.000200", _, _) => Law::Working(7),
        // Decree 168/2025/NĐ-CP by the records' own procedures: three working days; one for a suspension; five to close; for a
        // reissue one or three by its reason.
        ("1.001612" | "2.000720", _, _) => Law::Working(3),
        ("1.001570", _, _) => Law::Working(1),
        ("1.001266", _, _) => Law::Working(5),
        ("2.000575", _, _) => Law::ByCase,
        // Record 1.005280.
        ("1.005280", _, _) => Law::Working(3),
        // Records 2.001255, 1.002211, 2.000950, 1.013227, 1.013228.
        ("2.001255" | "1.002211" | "2.000950" | "1.013227" | "1.013228", _, _) => Law::Working(5),
        // Record 1.013979.
        ("1.013979", "counter", _) => Law::Working(20),
        ("1.013979", _, _) => Law::Working(10),
        // Record 2.001827: days, not working days.
        ("2.001827", _, _) => Law::Days(15),
        // Record 2.000908.
        ("2.000908", _, _) => Law::Working(1),
        // Law on Residence art. 22(3); record 1.004222.
        ("1.004222", _, _) => Law::Working(7),
        // Record 1.010041: one working day, three where it must be verified.
        ("1.010041", _, false) => Law::Working(1),
        ("1.010041", _, true) => Law::Working(3),
        // Record 1.012753.
        ("1.012753", "online", _) => Law::Working(17),
        ("1.012753", "post", _) => Law::Working(30),
        ("1.012753", _, _) => Law::Working(20),
        // Record 1.012812.
        ("1.012812", "post", _) => Law::Days(30),
        ("1.012812", _, _) => Law::Days(40),
        // Record 1.013225: twenty days, fifteen for a separate house (`decisions.rs`).
        ("1.013225", _, _) => Law::ByCase,
        // Record 1.014848.
        ("1.014848", _, _) => Law::Working(20),
        // The older places of the records of science and technology and of industry and trade.
        ("1.014389", _, _) => Law::Working(15),
        ("1.013973", _, _) => Law::Days(60),
        ("1.003687" | "1.004470" | "1.003633" | "2.000309", _, _) => Law::Working(10),
        ("2.000131" | "2.000001", _, _) => Law::Working(7),
        ("2.000002", _, _) => Law::Working(5),
        ("2.000669", _, _) => Law::Working(30),
        // Records 1.003659, 2.002605, 1.013412, 1.013416; a complex dossier of electricity takes ten working days more.
        ("1.003659", _, _) => Law::Working(10),
        ("2.002605", _, _) => Law::Working(8),
        ("1.013412" | "1.013416", _, false) => Law::Working(10),
        ("1.013412" | "1.013416", _, true) => Law::Working(20),
        _ => panic!("{code} has no limit here: write down what its source says"),
    }
}

/// What the illustrative decisions of the example (`don-gian-hoa/`) say instead.
pub(crate) fn committed(code: &str, channel: &str, yes: bool, received: NaiveDate) -> Law {
    let from = |text: &str| received >= text.parse::<NaiveDate>().unwrap();
    match (code, channel) {
        ("1.004222", _) if from("2026-07-01") => Law::Working(5),
        ("1.012753", "counter") if from("2026-07-01") => Law::Working(15),
        ("1.014848", _) if from("2025-10-01") => Law::Working(14),
        ("1.014389", _) if from("2026-07-01") => Law::Working(8),
        ("1.013973", _) if from("2026-07-01") => Law::Days(30),
        ("1.003687" | "1.004470" | "1.003633" | "2.000309" | "2.000669", _) if from("2026-07-01") => Law::Working(5),
        ("2.000131" | "2.000001", _) if from("2026-07-01") => Law::Working(5),
        ("2.000002", _) if from("2026-07-01") => Law::Working(4),
        _ => law(code, channel, yes),
    }
}

/// When a limit ends for a dossier received at a commune's desk, open on working days 07:30-11:30 and 13:30-17:00; none
/// past the list of working days.
pub(crate) fn end(law: Law, received: NaiveDateTime) -> Option<NaiveDateTime> {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let (date, clock) = (received.date(), received.time());
    // Received after the last closing or on a closed day, counting starts when the desk opens next.
    let is_open = oracle::is_working_day(date) && clock < time(17);
    let start = if is_open { date } else { oracle::nth_working_day(date, 1)? };
    let late = is_open && clock > time(15);
    let day = match law {
        Law::SameDay { more } => {
            let day = if late { oracle::nth_working_day(start, 1)? } else { start };
            oracle::nth_working_day(day, more)?
        }
        Law::WorkingCutOff(days) => {
            let start = if late { oracle::nth_working_day(start, 1)? } else { start };
            oracle::nth_working_day(start, days)?
        }
        Law::Working(days) => oracle::nth_working_day(start, days)?,
        Law::Hours(hours) => return hours_later(received, start, hours),
        Law::Agreed | Law::ByCase => return None,
        Law::Days(days) => {
            let last = start + Days::new(days);
            if last > oracle::last_day() {
                return None;
            }
            if oracle::is_working_day(last) { last } else { oracle::nth_working_day(last, 1)? }
        }
    };
    Some(day.and_time(time(17)))
}

/// Hours from the minute at which the desk takes the dossier: at once while it is open, else at its next opening.
fn hours_later(received: NaiveDateTime, start: NaiveDate, hours: i64) -> Option<NaiveDateTime> {
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    let clock = received.time();
    let opening = match () {
        () if start != received.date() || clock < time(7, 30) => time(7, 30),
        () if (time(11, 30)..time(13, 30)).contains(&clock) => time(13, 30),
        () => clock,
    };
    let end = start.and_time(opening) + chrono::Duration::hours(hours);
    if oracle::is_working_day(end.date()) {
        return Some(end);
    }
    Some(oracle::nth_working_day(end.date(), 1)?.and_time(time(17, 0)))
}
