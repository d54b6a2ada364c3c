//! The measures of each office over a period, counted one dossier after the other out of decisions.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use thutuc::bundle::Channel;
use thutuc::runtime::{Phase, RuleSet, Status};

use crate::decided::decide_until;
use crate::dossiers::Dossier;

/// The period: its first minute and the first one after it.
pub(crate) fn period() -> (NaiveDateTime, NaiveDateTime) {
    let at = |text: &str| text.parse().unwrap();
    (at("2025-09-10T00:00:00"), at("2025-11-01T00:00:00"))
}

pub(crate) const HEADER: [&str; 20] = [
    "office",
    "wrong",
    "in_hand",
    "judged",
    "on_time",
    "overdue",
    "received",
    "online",
    "digitised_known",
    "digitised",
    "used",
    "allowed",
    "scored",
    "scores",
    "on_time_rate",
    "overdue_rate",
    "online_rate",
    "digitised_rate",
    "processing_time",
    "satisfaction",
];

/// Counts in the order of the header, from `wrong` on.
#[derive(Default)]
pub(crate) struct Measures(BTreeMap<String, [i64; 13]>);

impl Measures {
    pub(crate) fn add(&mut self, rules: &RuleSet, dossier: &Dossier) {
        let (begin, end) = period();
        let counts = self.0.entry(dossier.office.trim().to_owned()).or_default();
        let mut count = |place: usize, value: i64| counts[place] += value;
        if dossier.received >= end {
            return;
        }
        let Ok(decision) = decide_until(rules, dossier, end) else {
            // A row that names nothing has no moment to hold against the period, but it is wrong all the same.
            count(0, 1);
            return;
        };
        // SQL says nothing of what is laid out for each dossier.
        let version = rules.version(&decision.procedure, decision.version).unwrap();
        if !version.stages.is_empty() || version.deadlines.iter().any(|row| row.terms.from_step.is_some()) {
            count(0, 1);
            return;
        }
        let state = &decision.state;
        if state.phase == Phase::NotReceived {
            return;
        }
        let is_in = |at: NaiveDateTime| begin <= at && at < end;
        let ended = state.ended.map(|at| at.0);
        if ended.is_none_or(|at| at >= begin) {
            count(1, 1);
            if let Some(promised) = decision.promised.filter(|_| state.status != Some(Status::Withdrawn)) {
                count(2, 1);
                count(if ended.unwrap_or(end) <= promised.0 { 3 } else { 4 }, 1);
            }
        }
        if is_in(decision.received.0) {
            count(5, 1);
            count(6, i64::from(decision.channel == Channel::Online));
            count(7, i64::from(dossier.digitised.is_some()));
            count(8, i64::from(dossier.digitised == Some(true)));
        }
        let Some(ended) = ended.filter(|at| is_in(*at)) else { return };
        if let Some(score) = dossier.satisfaction {
            count(11, 1);
            count(12, i64::try_from(score).unwrap());
        }
        let calendar = &rules.office(dossier.office.trim()).unwrap().calendar;
        let table = rules.calendar(calendar).unwrap();
        let open = |from, to| table.open_minutes_between(from, to).ok().and_then(|minutes| i64::try_from(minutes).ok());
        let is_done = matches!(state.status, Some(Status::Done | Status::Returned));
        let Some(law) = decision.statutory.at.filter(|_| is_done) else { return };
        let start = decision.counted_from.0;
        let paused: Option<i64> = state.pauses.iter().map(|pause| open(pause.began.0, pause.ended.0)).sum();
        let (Some(used), Some(allowed), Some(paused)) = (open(start, ended), open(start, law.0), paused) else {
            return;
        };
        if allowed - paused > 0 {
            count(9, (used - paused).max(0));
            count(10, allowed - paused);
        }
    }

    pub(crate) fn records(&self) -> Vec<Vec<String>> {
        let record = |(office, counts): (&String, &[i64; 13])| {
            let mut row = vec![office.clone()];
            row.extend(counts.iter().map(i64::to_string));
            let shares = [
                (counts[3], counts[2]),
                (counts[4], counts[2]),
                (counts[6], counts[5]),
                (counts[8], counts[7]),
                (counts[9], counts[10]),
                (counts[12], counts[11] * 10_000),
            ];
            row.extend(shares.map(|(part, whole)| share(part, whole).map_or(String::new(), |share| share.to_string())));
            row
        };
        self.0.iter().map(record).collect()
    }
}

/// Hundredths of a percent, half up.
fn share(part: i64, whole: i64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let exact = part as f64 * 10_000.0 / whole as f64;
    let rounded = (exact + 0.5).floor() as i64;
    Some(match part {
        0 => 0,
        _ if part < whole => rounded.clamp(1, 9_999),
        _ => rounded,
    })
}
