//! Offices, codes, procedures and versions as tables.

use super::clock::{base, day};
use super::expr::Type;
use super::limits::Measure;
use super::model::{LEVELS, Model};
use super::table::{Cell, Table};

/// Before and after every day.
const FIRST: i64 = 0;
const LAST: i64 = 999_999;

/// Offices by their names.
pub(super) fn offices(model: &Model<'_>) -> Option<Table> {
    let mut table = Table::new(
        "thutuc_offices",
        &[
            ("office", Type::Word),
            ("from_day", Type::Whole),
            ("to_day", Type::Whole),
            ("level", Type::Whole),
            ("days", Type::Whole),
            ("minutes", Type::Whole),
            ("receptions", Type::Whole),
        ],
    );
    for (office, desk) in model.bundle.offices.iter().zip(&model.receptions.offices) {
        let calendar = model.bundle.calendars.iter().position(|calendar| calendar.id == office.calendar)?;
        let level = LEVELS.iter().position(|level| *level == office.level)?;
        table.rows.push(vec![
            Cell::Word(office.id.clone()),
            Cell::Whole(office.from.map_or(Some(FIRST), day)?),
            Cell::Whole(office.to.map_or(Some(LAST), day)?),
            Cell::Whole(i64::try_from(level).ok()?),
            Cell::Whole(base(calendar.checked_mul(2)?)?),
            Cell::Whole(base(calendar)?),
            Cell::Whole(model.receptions.key(*desk, 0)?),
        ]);
    }
    Some(table)
}

/// Codes with the numbers of their procedures.
pub(super) fn codes(model: &Model<'_>) -> Option<Table> {
    let mut table = Table::new("thutuc_codes", &[("code", Type::Word), ("number", Type::Whole)]);
    for (place, procedure) in model.bundle.procedures.iter().enumerate() {
        table.rows.push(vec![Cell::Word(procedure.id.clone()), Cell::Whole(i64::try_from(place).ok()?)]);
    }
    Some(table)
}

/// The most versions of a procedure.
pub(super) fn most_versions(model: &Model<'_>) -> usize {
    model.bundle.procedures.iter().map(|procedure| procedure.versions.len()).max().unwrap_or(0)
}

/// Procedures with the days and numbers of their versions.
pub(super) fn procedures(model: &Model<'_>) -> Option<Table> {
    let most = most_versions(model);
    let mut table = Table::new("thutuc_procedures", &[("number", Type::Whole)]);
    for place in 0..most {
        for member in ["from", "to", "version"] {
            table.columns.push((format!("{member}{place}"), Type::Whole));
        }
    }
    for place in 0..model.bundle.procedures.len() {
        let mut row = vec![Cell::Whole(i64::try_from(place).ok()?)];
        for (number, version) in model.rows.iter().enumerate().filter(|(_, row)| row.procedure == place) {
            row.push(Cell::Whole(version.from));
            row.push(Cell::Whole(version.to.unwrap_or(LAST)));
            row.push(Cell::Whole(i64::try_from(number).ok()?));
        }
        row.resize(table.columns.len(), Cell::Nothing);
        table.rows.push(row);
    }
    Some(table)
}

/// The columns of versions that name a measure and a count.
pub(super) fn part(counter: usize, part: usize) -> [String; 2] {
    [format!("unit{counter}_{part}"), format!("count{counter}_{part}")]
}

/// Versions by number: where they are received, the numbers of their conditions, and what their limits count.
pub(super) fn versions(model: &Model<'_>) -> Option<Table> {
    let mut table = Table::new("thutuc_versions", &[("version", Type::Whole), ("first_day", Type::Date)]);
    let mut column = |name: String, kind: Type| table.columns.push((name, kind));
    for channel in crate::bundle::Channel::ALL {
        column(format!("offers_{}", channel.as_str()), Type::YesNo);
    }
    for level in LEVELS {
        column(format!("at_{}", level.as_str()), Type::YesNo);
    }
    for name in ["cover", "complete", "requirements", "same_day", "fee"] {
        column(name.to_owned(), Type::Whole);
    }
    for name in ["reappointment", "later_unit", "later_count", "shape"] {
        column(name.to_owned(), Type::Whole);
    }
    column("is_paused".to_owned(), Type::YesNo);
    for place in 0..model.most_bases() {
        column(format!("base{place}"), Type::Whole);
    }
    for place in 0..model.most_extensions() {
        column(format!("extension{place}"), Type::Whole);
    }
    for counter in 0..model.counters() {
        column(format!("cutoff{counter}"), Type::Whole);
        for place in 0..model.measures(counter).len() {
            part(counter, place).into_iter().for_each(|name| column(name, Type::Whole));
        }
    }
    column("unsaid".to_owned(), Type::Word);
    for (number, row) in model.rows.iter().enumerate() {
        let whole = |value: usize| i64::try_from(value).ok().map(Cell::Whole);
        let unit = |measure: Measure| i64::from(measure as u8);
        let first = crate::bundle::numbered_day(row.from.checked_sub(super::clock::SHIFT_DAYS)?)?;
        let mut cells = vec![whole(number)?, Cell::Word(first.to_string())];
        cells.extend(row.offered.iter().chain(&row.received_at).map(|yes| Cell::Yes(*yes)));
        for value in [row.cover, row.complete, row.requirements, row.same_day, row.fee] {
            cells.push(whole(value)?);
        }
        let later = row.reappointment;
        cells.push(later.map(|(holds, ..)| i64::try_from(holds).ok()).map_or(Some(None), |one| one.map(Some))?.into());
        cells.push(later.map(|(_, measure, _)| unit(measure)).into());
        cells.push(later.map(|(.., count)| count).into());
        cells.push(whole(row.shape)?);
        cells.push(Cell::Yes(row.is_paused));
        let listed = |all: &[usize], most: usize| -> Option<Vec<Cell>> {
            let mut cells = all.iter().map(|value| whole(*value)).collect::<Option<Vec<_>>>()?;
            cells.resize(most, Cell::Nothing);
            Some(cells)
        };
        cells.extend(listed(&row.bases, model.most_bases())?);
        cells.extend(listed(&row.extensions, model.most_extensions())?);
        for counter in 0..model.counters() {
            let spec = row.specs.get(counter);
            cells.push(spec.and_then(|spec| spec.cutoff).map(i64::from).into());
            for place in 0..model.measures(counter).len() {
                let part = spec.and_then(|spec| spec.parts.get(place));
                cells.push(part.map(|(measure, _)| unit(*measure)).into());
                cells.push(part.map(|(_, count)| *count).into());
            }
        }
        cells.push(row.unsaid.clone().map_or(Cell::Nothing, Cell::Word));
        table.rows.push(cells);
    }
    Some(table)
}
