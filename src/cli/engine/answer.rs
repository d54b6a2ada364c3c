//! What the engine says became of dossiers.

use std::io::Read;

use chrono::{NaiveDate, NaiveDateTime};
use csv::StringRecord;

use super::{Answered, Engine};
use crate::runtime::{Moment, Outcome, Pause, Phase, Status, Verdict};
use crate::sql::{fee_names, moment};

/// The columns before those of pauses.
const COLUMNS: usize = 13;

const VERDICTS: [Verdict; 4] = [Verdict::Eligible, Verdict::NotEligible, Verdict::Undetermined, Verdict::Refused];

/// Reads the answers to dossiers with the numbers below `count`, each of which has one.
///
/// # Errors
/// The row that is no such answer, empty where one is not there.
pub(super) fn read<'r>(engine: &Engine<'r>, input: impl Read, count: usize) -> Result<Vec<Answered<'r>>, String> {
    let mut answers: Vec<Option<Answered<'r>>> = Vec::new();
    answers.resize_with(count, || None);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(input);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| error.to_string())? {
        let number = record.get(0).and_then(|text| text.parse().ok());
        let place = number.and_then(|number: usize| answers.get_mut(number));
        let place = place.filter(|place| place.is_none()).ok_or_else(|| row(&record))?;
        *place = Some(match record.get(3) {
            Some("") => Ok(outcome(engine, &record).ok_or_else(|| row(&record))?),
            Some(error) => Err(error.to_owned()),
            None => return Err(row(&record)),
        });
    }
    answers.into_iter().collect::<Option<_>>().ok_or_else(String::new)
}

fn row(record: &StringRecord) -> String {
    record.iter().collect::<Vec<_>>().join(",")
}

/// A row without an error; none where it is no answer to what was asked.
fn outcome<'r>(engine: &Engine<'r>, record: &StringRecord) -> Option<Outcome<'r>> {
    let rules = engine.rules;
    let text = |place: usize| record.get(place);
    let minutes = |place: usize| whole(record, place);
    let at = |place: usize| match minutes(place)? {
        Some(minutes) => moment(minutes).map(Some),
        None => Some(None::<NaiveDateTime>),
    };
    let procedure = rules.procedure(text(1)?)?;
    let version = rules.version(&procedure.id, text(5)?.parse::<NaiveDate>().ok()?)?;
    let office = rules.office(text(2)?)?;
    let status = match minutes(10)? {
        Some(number) => Some(Status::of(u8::try_from(number).ok()?)?),
        None => None,
    };
    let ended = at(11)?;
    let is_stopped = match text(12)? {
        "true" => true,
        "false" => false,
        _ => return None,
    };
    let ends = (0..engine.asked.pauses).map(|place| at(COLUMNS.checked_add(place)?));
    let ends: Vec<Option<NaiveDateTime>> = ends.collect::<Option<_>>()?;
    let pauses = ends.chunks(2).filter_map(|pause| match pause {
        [Some(began), Some(ended)] => Some(Pause { began: Moment(*began), ended: Moment(*ended) }),
        _ => None,
    });
    let first_fee = COLUMNS.checked_add(engine.asked.pauses)?;
    let fees = (first_fee..).zip(fee_names(version)).map(|(place, name)| Some((name, minutes(place)?)));
    Some(Outcome {
        procedure: &procedure.id,
        office,
        table: rules.calendar(&office.calendar)?,
        version,
        verdict: VERDICTS.into_iter().find(|verdict| Some(verdict.as_str()) == text(4))?,
        counted_from: at(6)??,
        statutory: at(7)?,
        committed: at(8)?,
        promised: at(9)?,
        fees: fees.collect::<Option<_>>()?,
        phase: match (ended, status) {
            (Some(_), Some(Status::NotReceived)) => Phase::NotReceived,
            (Some(_), _) => Phase::Ended,
            (None, _) if is_stopped => Phase::Waiting,
            (None, _) => Phase::Running,
        },
        status,
        ended,
        pauses: pauses.collect(),
    })
}

/// A whole number of a row, where it says one; none where its text is none.
fn whole(record: &StringRecord, place: usize) -> Option<Option<i64>> {
    match record.get(place)? {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    }
}
