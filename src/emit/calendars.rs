//! Turns calendars into tables, one character a day, with the patches that tell how each stood before an announcement.

use super::Emitter;
use crate::bundle::{self, table};
use crate::calendar;
use crate::diagnostics::messages::BundleProblem;
use crate::model::Calendar;

impl Emitter<'_> {
    pub(super) fn calendars(&mut self) -> Vec<bundle::Calendar> {
        let catalog = self.catalog;
        catalog.calendars.iter().filter_map(|(id, calendar)| self.calendar(id, calendar)).collect()
    }

    fn calendar(&mut self, id: &str, calendar: &Calendar) -> Option<bundle::Calendar> {
        let Some(built) = &calendar.built else {
            self.report(BundleProblem::NoTable { calendar: id.to_owned() }, calendar.name);
            return None;
        };
        let (first, last) = (built.table.first_day(), built.table.last_day());
        let Ok(patches) = calendar::patches(&calendar.rules, first, last) else {
            self.report(BundleProblem::NoTable { calendar: id.to_owned() }, calendar.name);
            return None;
        };
        let parts = built.table.parts();
        Some(bundle::Calendar {
            id: id.to_owned(),
            title: calendar.title.clone(),
            first_day: parts.first_day,
            days: parts.days.clone(),
            desks: parts.desks.clone(),
            patterns: table::patterns(parts),
            announced_to: parts.announced_to,
            uncertain: parts.uncertain.clone(),
            patches,
            provenance: self.provenance(&calendar.provenance),
        })
    }
}
