//! When an office's programs are in session and its desk is open, day by day: for whoever names a day by them.

use chrono::NaiveDate;

use super::case::{Case, is_held};
use super::error::DecideError;
use super::promise;
use super::request::Request;
use crate::calendar::Hours;
use crate::runtime::rules::RuleSet;

impl RuleSet {
    /// The windows of a program's session at an office on a day. None where there is no such office or program, the office
    /// does not run it, or no session is held that day.
    pub fn session(&self, office: &str, program: &str, day: NaiveDate) -> Option<&Hours> {
        let place = self.bundle.programs.iter().position(|one| one.id == program)?;
        let (program, compiled) = (self.bundle.programs.get(place)?, self.programs.get(place)?);
        let at = self.office_place(office)?;
        let (office, rules) = (self.bundle.offices.get(at)?, self.offices.get(at)?);
        let runs = rules.programs.binary_search(&place).is_ok() || program.levels.contains(&office.level);
        let table = self.calendars.get(rules.calendar)?;
        (runs && is_held(program, table, &rules.closed, day)).then(|| compiled.windows(day))?
    }

    /// The hours in which an office's desk is open on a day. None where there is no such office, its calendar does not know
    /// the day, or the desk is shut.
    pub fn desk_hours(&self, office: &str, day: NaiveDate) -> Option<Hours> {
        let rules = self.offices.get(self.office_place(office)?)?;
        let hours = rules.desk.hours(self.calendars.get(rules.calendar)?, day).ok()?;
        (!hours.is_closed()).then(|| hours.clone())
    }

    /// The ids of the programs that are in session and take a dossier in when its counting starts, whatever their clauses
    /// say.
    ///
    /// # Errors
    /// [`DecideError`], as [`RuleSet::decide`].
    pub fn taking(&self, request: &Request) -> Result<Vec<&str>, DecideError> {
        Ok(promise::taking(&Case::new(self, request, self.bundle.language)?))
    }
}
