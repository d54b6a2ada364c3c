//! Roles and service centres.

use super::Context;
use super::calendars::WeekRow;
use super::names::Kind;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::model::{self, Closure, Signs};
use crate::syntax::ast::{Item, ItemKind, OfficeClause, RoleClause};

impl Context<'_> {
    pub(super) fn role(&mut self, item: &Item) {
        let ItemKind::Role { name, title, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Role, name) {
            return;
        }
        let provenance = self.item_provenance(item);
        let mut signs_for = Vec::new();
        for clause in clauses {
            let RoleClause::SignsFor(role, period) = &clause.kind;
            let basis = self.citations(&clause.tail.basis);
            let (from, to) = self.period(period);
            if let Some(role) = self.resolve(Kind::Role, role) {
                signs_for.push(Signs { role, from, to, basis });
            }
        }
        let title = self.title(title.as_ref(), name);
        let role = model::Role { title, signs_for, name: name.span, provenance };
        self.catalog.roles.insert(name.node.clone(), role);
    }

    /// An office without a code, a level or a calendar is reported and left out.
    pub(super) fn office(&mut self, item: &Item) {
        let ItemKind::Office { name, title, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Office, name) {
            return;
        }
        let mut provenance = self.item_provenance(item);
        let (mut code, mut level, mut calendar, mut period) = (None, None, None, None);
        let mut closed = Vec::new();
        let mut desk: Vec<WeekRow<'_>> = Vec::new();
        for clause in clauses {
            provenance.basis.extend(self.citations(&clause.tail.basis));
            let twice = match &clause.kind {
                OfficeClause::Code(text) => code.replace(text.node.clone()).is_some().then_some(terms::OFFICE_CODE),
                OfficeClause::Level(value) => level.replace(value.node).is_some().then_some(terms::LEVEL),
                OfficeClause::Calendar(name) => calendar.replace(name).is_some().then_some(terms::CALENDAR),
                OfficeClause::InForce(value) => period.replace(value).is_some().then_some(terms::IN_FORCE),
                OfficeClause::Reception(days, windows) => {
                    desk.push((days, windows));
                    None
                }
                OfficeClause::Closed(days) => {
                    let rule = self.rule(clause.span);
                    let reason = self.reason(clause.tail.reason.as_ref(), &rule);
                    closed.extend(days.iter().map(|date| Closure { date: *date, reason: reason.clone() }));
                    None
                }
            };
            if let Some(clause_term) = twice {
                self.report(NameProblem::ClauseTwice { clause: clause_term }, clause.span);
            }
        }
        for (missing, clause) in [
            (code.is_none(), terms::OFFICE_CODE),
            (level.is_none(), terms::LEVEL),
            (calendar.is_none(), terms::CALENDAR),
        ] {
            if missing {
                self.report(NameProblem::ClauseMissing { item: terms::OFFICE, clause }, item.head);
            }
        }
        let (from, to) = period.map_or((None, None), |period| self.period(period));
        // An office whose calendar is not declared is still known to what is said of offices.
        let calendar = calendar.map(|name| {
            self.resolve(Kind::Calendar, name);
            name.clone()
        });
        let title = self.title(title.as_ref(), name);
        let desk = self.week(&desk);
        let name_span = name.span;
        if let (Some(code), Some(level), Some(calendar)) = (code, level, calendar) {
            let office =
                model::Office { title, code, level, calendar, desk, closed, from, to, name: name_span, provenance };
            self.catalog.offices.insert(name.node.clone(), office);
        }
    }

    /// Gives every office without a row of `tiếp nhận` the hours of its calendar.
    pub(super) fn desks(&mut self, items: &[&Item]) {
        for item in items {
            let ItemKind::Office { name, clauses, .. } = &item.kind else { continue };
            if clauses.iter().any(|clause| matches!(clause.kind, OfficeClause::Reception(..))) {
                continue;
            }
            let Some(office) = self.catalog.offices.get_mut(&name.node) else { continue };
            if let Some(calendar) = self.catalog.calendars.get(&office.calendar.node) {
                office.desk = calendar.rules.week.clone();
            }
        }
    }
}
