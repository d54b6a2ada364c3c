//! Clauses of `lịch`.

use super::{Parts, Reader};
use crate::syntax::ast::{self, CalendarClause, Compensation, Holiday, HolidayDays};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn calendar_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<CalendarClause>> {
        self.clauses(raws, Context::Calendar, |reader, raw, said| {
            let node = &said.node;
            reader.no_block(raw, terms::clause(node.rule()));
            let takes = Parts::plain(terms::clause(node.rule()));
            let (kind, takes) = match node.rule() {
                Rule::working_week => (CalendarClause::WorkingWeek(reader.weekdays(node), reader.windows(node)), takes),
                Rule::holiday => (CalendarClause::Holiday(reader.holiday(node)), takes.announced()),
                Rule::swap => {
                    let dates = reader.dates(node);
                    let [off, work] = dates.as_slice() else { return None };
                    (CalendarClause::Swap { off: *off, work: *work }, takes.announced())
                }
                Rule::compensate => (CalendarClause::Compensate, takes),
                Rule::announced_to => {
                    let date = node.one(Rule::date).and_then(|date| reader.date(&date))?;
                    (CalendarClause::Announced(date), takes.announced())
                }
                _ => return reader.internal(node),
            };
            Some((kind, takes))
        })
    }

    fn holiday(&mut self, node: &Node<'s>) -> Holiday {
        let days = node.all(Rule::holiday_days).iter().filter_map(|days| self.holiday_days(days)).collect();
        let compensation = match (node.has(Rule::kw_never_compensated), node.has(Rule::kw_compensation_unknown)) {
            (true, _) => Compensation::Never,
            (_, true) => Compensation::Unknown,
            _ => Compensation::Default,
        };
        Holiday { days, period: self.period(node), title: self.text_in(node), compensation }
    }

    fn holiday_days(&mut self, node: &Node<'s>) -> Option<HolidayDays> {
        if let Some(yearly) = node.one(Rule::yearly_day) {
            let lunar = node.has(Rule::kw_lunar);
            let (day, month) = self.yearly_day(&yearly, lunar)?;
            let span = self.span(node);
            return Some(if lunar {
                HolidayDays::Lunar { span, day, month }
            } else {
                HolidayDays::Yearly { span, day, month }
            });
        }
        let dates = self.dates(node);
        let from = *dates.first()?;
        Some(HolidayDays::Dated { from, to: dates.get(1).copied().unwrap_or(from) })
    }
}
