//! The offices at which dossiers of a version are received: those with the same calendar, hours and programs are one.

use chrono::NaiveDate;

use super::pair::Pair;
use crate::bundle::{Office, Program, Version, table};
use crate::calendar::{Built, Desk, Hours, Table};

/// Offices that receive and count alike, by the first of them.
pub(super) struct Site<'a> {
    pub(super) office: &'a Office,
    /// The names of the others.
    pub(super) others: Vec<&'a str>,
    pub(super) table: &'a Table,
    /// What stands behind the days of its calendar.
    pub(super) built: &'a Built,
    pub(super) desk: Desk,
    /// The programs that cover the version there, before or after.
    pub(super) programs: Vec<&'a Program>,
    /// First and last day of receipt there.
    pub(super) days: (NaiveDate, NaiveDate),
}

/// The sites of a version, by the name of their first office.
pub(super) fn sites<'a>(pair: &Pair<'a>) -> Vec<Site<'a>> {
    let Some((first, last)) = pair.days else { return Vec::new() };
    let (rules, version) = (pair.after.rules, pair.after.version);
    let bundle = rules.bundle();
    let mut found: Vec<Site<'a>> = Vec::new();
    for office in &bundle.offices {
        if !version.is_received_at(office.level) {
            continue;
        }
        let end = office.to.and_then(|to| to.pred_opt()).map_or(last, |to| to.min(last));
        let days = (office.from.map_or(first, |from| from.max(first)), end);
        let built = pair.catalog.calendars.get(&office.calendar).and_then(|calendar| calendar.built.as_ref());
        let (Some(table), Some(built)) = (rules.calendar(&office.calendar), built) else { continue };
        if days.0 > days.1 {
            continue;
        }
        let programs: Vec<&Program> = (bundle.programs.iter())
            .filter(|program| program.runs_at(office))
            .filter(|program| [pair.before.version, version].iter().any(|of| covers(program, pair.code, of)))
            .collect();
        let same = |site: &&mut Site<'_>| {
            let other = site.office;
            let hours = |office: &Office| (office.calendar.clone(), office.desk.clone(), office.closed.clone());
            let names = |programs: &[&Program]| programs.iter().map(|program| program.id.clone()).collect::<Vec<_>>();
            hours(other) == hours(office) && site.days == days && names(&site.programs) == names(&programs)
        };
        if let Some(site) = found.iter_mut().find(same) {
            site.others.push(&office.id);
            continue;
        }
        let mut week: [Hours; 7] = Default::default();
        for (day, windows) in week.iter_mut().zip(&office.desk) {
            // The loader holds that they are hours.
            *day = table::hours(windows).unwrap_or_default();
        }
        let desk = Desk::new(week, office.closed.iter().map(|closure| closure.date).collect());
        found.push(Site { office, others: Vec::new(), table, built, desk, programs, days });
    }
    found
}

fn covers(program: &Program, code: &str, version: &Version) -> bool {
    let covered = &program.covers;
    let is = |codes: &[String]| codes.iter().any(|other| other == code);
    let named = covered.fields.contains(&version.field) || is(&covered.procedures);
    (named || (covered.all_same_day && version.same_day.is_some())) && !is(&covered.except)
}
