//! Calendars: the rows of an author into the rules that tables are built from.

use super::Context;
use super::names::Kind;
use crate::calendar::{Bound, Compensation, Hours, Rules, Swap, When};
use crate::diagnostics::messages::{NameProblem, VersionProblem};
use crate::diagnostics::terms;
use crate::model;
use crate::source::Span;
use crate::syntax::ast::{self, CalendarClause, Clause, HolidayDays, Item, ItemKind, Weekdays, Window};

/// A row of weekdays and their hours.
pub(super) type WeekRow<'a> = (&'a Weekdays, &'a [Window]);

impl Context<'_> {
    pub(super) fn calendar(&mut self, item: &Item) {
        let ItemKind::Calendar { name, title, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Calendar, name) {
            return;
        }
        let mut provenance = self.item_provenance(item);
        let mut rules = Rules::default();
        let (mut week, mut holiday_rows, mut swap_rows): (Vec<WeekRow<'_>>, _, _) = Default::default();
        for clause in clauses {
            let inner = self.provenance(clause, false);
            provenance.basis.extend(inner.basis);
            let announced = clause.tail.announced.as_ref().map(|date| date.node);
            match &clause.kind {
                CalendarClause::WorkingWeek(days, windows) => week.push((days, windows)),
                CalendarClause::Holiday(row) => self.holiday(clause, row, &mut rules, &mut holiday_rows),
                CalendarClause::Swap { off, work } => {
                    rules.swaps.push(Swap { off: off.node, work: work.node, announced });
                    Vec::push(&mut swap_rows, off.span.to(work.span));
                }
                CalendarClause::Compensate => rules.compensate = true,
                CalendarClause::Announced(to) => rules.announced.push(Bound { to: to.node, announced }),
            }
        }
        if week.is_empty() {
            let problem = NameProblem::ClauseMissing { item: terms::CALENDAR, clause: terms::WORKING_WEEK };
            self.report(problem, item.head);
        }
        rules.week = self.week(&week);
        let title = self.title(title.as_ref(), name);
        let name_span = name.span;
        let calendar =
            model::Calendar { title, rules, holiday_rows, swap_rows, built: None, name: name_span, provenance };
        self.catalog.calendars.insert(name.node.clone(), calendar);
    }

    fn holiday(
        &mut self,
        clause: &Clause<CalendarClause>,
        row: &ast::Holiday,
        rules: &mut Rules,
        places: &mut Vec<Span>,
    ) {
        self.period(&row.period);
        let compensation = match row.compensation {
            ast::Compensation::Default => Compensation::AsCalendar,
            ast::Compensation::Never => Compensation::Never,
            ast::Compensation::Unknown => Compensation::Unknown,
        };
        for days in &row.days {
            let Some((when, place)) = self.days(days) else { continue };
            places.push(place);
            rules.holidays.push(crate::calendar::Holiday {
                when,
                name: row.title.as_ref().map(|title| title.main.node.clone()),
                from: row.period.from.as_ref().map(|date| date.node),
                to: row.period.to.as_ref().map(|date| date.node),
                compensation,
                announced: clause.tail.announced.as_ref().map(|date| date.node),
            });
        }
    }

    fn days(&mut self, days: &HolidayDays) -> Option<(When, Span)> {
        let small = |value: u32| u8::try_from(value).ok();
        match days {
            HolidayDays::Yearly { day, month, span } => {
                Some((When::Solar { day: small(*day)?, month: small(*month)? }, *span))
            }
            HolidayDays::Lunar { day, month, span } => {
                Some((When::Lunar { day: small(*day)?, month: small(*month)? }, *span))
            }
            HolidayDays::Dated { from, to } if to.node < from.node => {
                let problem = VersionProblem::PeriodReversed { from: from.node, to: to.node };
                self.report(problem, from.span.to(to.span));
                None
            }
            HolidayDays::Dated { from, to } => {
                Some((When::Dated { first: from.node, last: to.node }, from.span.to(to.span)))
            }
        }
    }

    /// Rows of a week that add up, Monday first.
    pub(super) fn week(&mut self, rows: &[WeekRow<'_>]) -> [Hours; 7] {
        for (_, windows) in rows {
            self.windows(windows);
        }
        let of = |weekday: crate::bundle::Weekday| {
            let rows = rows.iter().filter(|(days, _)| days.iter().any(|day| day.node == weekday));
            let windows = rows.flat_map(|(_, windows)| windows.iter().map(|window| [window.open, window.close]));
            // A window that is no window is reported where it is read.
            Hours::union(windows).unwrap_or(Hours::CLOSED)
        };
        use crate::bundle::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].map(of)
    }

    /// The windows of one row as hours; crossing ones are reported.
    pub(super) fn windows(&mut self, windows: &[Window]) -> Hours {
        let mut pairs: Vec<[u16; 2]> = windows.iter().map(|window| [window.open, window.close]).collect();
        pairs.sort_unstable();
        let crossing = pairs.iter().zip(pairs.iter().skip(1)).any(|([_, close], [open, _])| open < close);
        if let (true, Some(first), Some(last)) = (crossing, windows.first(), windows.last()) {
            self.report(NameProblem::WindowsCross {}, first.span.to(last.span));
        }
        Hours::union(pairs).unwrap_or(Hours::CLOSED)
    }
}
