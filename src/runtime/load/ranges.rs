//! Holds that dates, minutes, windows, durations and bounds lie where they must, and rows leave one choice.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::LoadError;
use super::cores::each;
use super::error::range;
use super::path::Path;
use super::ratings;
use crate::bundle::{
    Bundle, DeadlineKind, FIRST_DATE, Fact, FactType, LAST_DATE, Limit, MAX_EXTENSIONS, MAX_INTEGER, MAX_ITEMS,
    MAX_PROGRAMS, Procedure, Program, Terms, Version, table,
};
use crate::calendar::Duration;

pub(super) fn check(bundle: &Bundle) -> Result<(), LoadError> {
    if bundle.programs.len() > MAX_PROGRAMS {
        return Err(range("programs", format!("has more than {MAX_PROGRAMS} programs")));
    }
    let horizon = &bundle.horizon;
    if horizon.from < FIRST_DATE || horizon.to > LAST_DATE || horizon.from >= horizon.to {
        return Err(range("horizon", format!("must be days in order from {FIRST_DATE} to {LAST_DATE}")));
    }
    for (place, instrument) in bundle.instruments.iter().enumerate() {
        in_order(&Path::top("instruments", place), instrument.from, instrument.to)?;
    }
    for (place, signs) in
        bundle.roles.iter().enumerate().flat_map(|(place, role)| role.signs_for.iter().map(move |signs| (place, signs)))
    {
        in_order(&Path::top("roles", place).member("signs_for"), signs.from, signs.to)?;
    }
    for (place, office) in bundle.offices.iter().enumerate() {
        let path = Path::top("offices", place);
        in_order(&path, office.from, office.to)?;
        if office.desk.len() != 7 {
            return Err(range(path.member("desk"), "must have the hours of seven weekdays, Monday first"));
        }
        for windows in &office.desk {
            table::hours(windows).map_err(|error| range(path.member("desk"), error.to_string()))?;
        }
    }
    for (place, fact) in bundle.facts.iter().enumerate() {
        check_fact(&Path::top("facts", place), fact)?;
    }
    each(&bundle.procedures, |place, procedure| check_procedure(&Path::top("procedures", place), procedure))?;
    each(&bundle.programs, |place, program| check_program(&Path::top("programs", place), program))?;
    for (place, rating) in bundle.ratings.iter().enumerate() {
        ratings::check(&Path::top("ratings", place), rating)?;
    }
    Ok(())
}

fn in_order(path: &Path<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<(), LoadError> {
    match (from, to) {
        (Some(from), Some(to)) if from >= to => Err(range(path, format!("ends on {to}, before it starts on {from}"))),
        _ => Ok(()),
    }
}

fn check_fact(path: &Path<'_>, fact: &Fact) -> Result<(), LoadError> {
    match &fact.kind {
        FactType::Number { min, max } | FactType::Money { min, max } => {
            if min > max || *min < -MAX_INTEGER || *max > MAX_INTEGER {
                return Err(range(path, format!("the bounds {min}..{max} are no whole numbers in order")));
            }
        }
        FactType::Choice { values } => {
            let distinct: BTreeSet<&String> = values.iter().collect();
            if values.is_empty() || distinct.len() != values.len() {
                return Err(range(path, "a choice needs values, each once"));
            }
        }
        FactType::Bool | FactType::Date | FactType::Time => {}
    }
    Ok(())
}

fn check_procedure(path: &Path<'_>, procedure: &Procedure) -> Result<(), LoadError> {
    if procedure.versions.is_empty() {
        return Err(range(path, "has no version"));
    }
    let mut free_from = Some(NaiveDate::MIN);
    for (number, version) in procedure.versions.iter().enumerate() {
        let path = path.item("versions", number);
        if free_from.is_none_or(|free| version.from < free) {
            return Err(range(path, "starts before the version in front of it has ended"));
        }
        in_order(&path, Some(version.from), version.to)?;
        free_from = version.to;
        check_sizes(&path, version)?;
        check_rows(&path, version)?;
    }
    Ok(())
}

fn check_sizes(path: &Path<'_>, version: &Version) -> Result<(), LoadError> {
    let clauses = version.same_day.as_ref().map_or(0, |block| block.clauses.len());
    let waits = version.steps.iter().map(|step| step.after.len()).max().unwrap_or(0);
    let stage_waits = version.stages.iter().map(|stage| stage.after.len()).max().unwrap_or(0);
    let stage_limits = version.stages.iter().map(|stage| stage.deadlines.len()).max().unwrap_or(0);
    let lists = [
        ("documents", version.documents.len()),
        ("document_groups", version.document_groups.len()),
        ("fees", version.fees.len()),
        ("deadlines", version.deadlines.len()),
        ("steps", version.steps.len()),
        ("steps.after", waits),
        ("stages", version.stages.len()),
        ("stages.after", stage_waits),
        ("stages.deadlines", stage_limits),
        ("requirements", version.requirements.len()),
        ("same_day.clauses", clauses),
    ];
    match lists.into_iter().find(|(_, count)| *count > MAX_ITEMS) {
        Some((list, count)) => {
            Err(range(path.member(list), format!("has {count} items, more than the {MAX_ITEMS} allowed")))
        }
        None => Ok(()),
    }
}

fn check_rows(path: &Path<'_>, version: &Version) -> Result<(), LoadError> {
    let rows =
        |message: &str, member: &str| LoadError::Rows { path: path.member(member).into(), message: message.to_owned() };
    let mut unconditional = BTreeSet::new();
    for fee in version.fees.iter().filter(|fee| fee.when.is_none()) {
        if !unconditional.insert(&fee.id) {
            return Err(rows(&format!("`{}` has two rows without `when`", fee.id), "fees"));
        }
    }
    let base = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base);
    if base.filter(|row| row.when.is_none()).nth(1).is_some() {
        return Err(rows("there are two limits without `when`", "deadlines"));
    }
    let extensions = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Extension);
    if extensions.count() > MAX_EXTENSIONS {
        return Err(rows(&format!("there are more than {MAX_EXTENSIONS} extensions"), "deadlines"));
    }
    for (number, row) in version.deadlines.iter().enumerate() {
        let path = path.item("deadlines", number);
        for terms in std::iter::once(&row.terms).chain(&row.statutory) {
            check_terms(&path, row.kind, terms)?;
        }
    }
    if let Some(reappointment) = &version.reappointment {
        whole(&path.member("reappointment.within"), &reappointment.within)?;
    }
    for (number, step) in version.steps.iter().enumerate() {
        let spans = [&step.within, &step.at_least];
        if spans.into_iter().flatten().any(|span| !span.is_well_formed()) {
            return Err(range(path.item("steps", number), "has a fraction that is no part of a working day"));
        }
        for span in step.at_least.iter().chain(step.applicant.iter().flat_map(|wait| &wait.at_most)) {
            whole(&path.item("steps", number), span)?;
        }
    }
    for (number, stage) in version.stages.iter().enumerate() {
        let path = path.item("stages", number);
        stage.within.iter().try_for_each(|span| whole(&path.member("within"), span))?;
        stage.deadlines.iter().try_for_each(|row| check_terms(&path.member("deadlines"), row.kind, &row.terms))?;
    }
    Ok(())
}

fn check_terms(path: &Path<'_>, kind: DeadlineKind, terms: &Terms) -> Result<(), LoadError> {
    if terms.cutoff.is_some_and(|cutoff| cutoff.after > 1439) {
        return Err(range(path.member("cutoff"), "is no time of a day"));
    }
    if let Limit::Duration { duration } = &terms.limit {
        return whole(path, duration);
    }
    match kind {
        DeadlineKind::Base => Ok(()),
        DeadlineKind::Extension => Err(range(path, "an extension must be a duration")),
    }
}

fn whole(path: &Path<'_>, duration: &Duration) -> Result<(), LoadError> {
    if duration.hundredths == 0 {
        return Ok(());
    }
    Err(range(path, "a limit has no fraction"))
}

fn check_program(path: &Path<'_>, program: &Program) -> Result<(), LoadError> {
    in_order(path, program.from, program.to)?;
    if program.intake_until.is_some_and(|minute| minute > 1439) {
        return Err(range(path.member("intake_until"), "is no time of a day"));
    }
    let weekly = program.weekly.iter().map(|session| &session.windows);
    for windows in weekly.chain(program.dated.iter().map(|session| &session.windows)) {
        let hours = table::hours(windows).map_err(|error| range(path, error.to_string()))?;
        if hours.is_closed() {
            return Err(range(path, "a session has no windows"));
        }
    }
    Ok(())
}
