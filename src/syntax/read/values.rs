//! Names, texts, numbers, dates, times and durations.

use chrono::{Datelike, NaiveDate};

use super::Reader;
use crate::bundle::Language;
use crate::calendar::{Duration, Unit};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::source::Spanned;
use crate::syntax::ast::{self, Name};
use crate::syntax::fold::fold;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::is_reserved;
use crate::syntax::node::Node;

/// The greatest number that a source may hold: a thousand billion đồng, so that products of two bounds can be checked.
const MAX_NUMBER: i64 = 1_000_000_000_000_000;

/// The greatest number of copies, sets, stars or points.
const MAX_COUNT: u32 = 100_000;

/// Years that the language knows; calendars and lunar dates are computed for them.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

impl<'s> Reader<'s> {
    pub(super) fn name(&self, node: &Node<'s>) -> Name {
        self.spanned(node, self.words(node).to_owned())
    }

    pub(super) fn name_in(&mut self, node: &Node<'s>) -> Option<Name> {
        match node.one(Rule::name) {
            Some(name) => Some(self.name(&name)),
            None => self.internal(node),
        }
    }

    /// The name that a clause declares; a reserved word is reported and kept, so that its uses find it.
    pub(super) fn declared_in(&mut self, node: &Node<'s>) -> Option<Name> {
        let name = self.name_in(node)?;
        self.refuse_reserved(&name);
        Some(name)
    }

    pub(super) fn refuse_reserved(&mut self, name: &Name) {
        if is_reserved(&fold(&name.node)) {
            self.report(SyntaxProblem::ReservedWord { word: name.node.clone() }, name.span);
        }
    }

    pub(super) fn names_in(&self, node: &Node<'s>) -> Vec<Name> {
        node.each(Rule::names).flat_map(|names| names.each(Rule::name)).map(|name| self.name(&name)).collect()
    }

    /// The words between the quotes.
    pub(super) fn string(&self, node: &Node<'s>) -> Spanned<String> {
        let inner = node.first().map_or("", |inner| {
            let width = inner.folded().len();
            let end = inner.start().checked_add(width).unwrap_or_else(|| inner.start());
            self.layout.clean.get(inner.start()..end).unwrap_or("")
        });
        self.spanned(node, inner.to_owned())
    }

    pub(super) fn string_in(&mut self, node: &Node<'s>) -> Option<Spanned<String>> {
        match node.one(Rule::string) {
            Some(string) => Some(self.string(&string)),
            None => self.internal(node),
        }
    }

    pub(super) fn text(&self, node: &Node<'s>) -> Option<ast::Text> {
        let mut strings = node.each(Rule::string);
        let main = self.string(&strings.next()?);
        let tag = node.one(Rule::language_tag).and_then(|tag| tag.first());
        let language = if tag.is_some_and(|tag| tag.rule() == Rule::kw_english) { Language::En } else { Language::Vi };
        Some(ast::Text { main, other: strings.next().map(|string| (language, self.string(&string))) })
    }

    pub(super) fn text_in(&self, node: &Node<'s>) -> Option<ast::Text> {
        node.one(Rule::text).and_then(|text| self.text(&text))
    }

    /// A number in hundredths, or nothing where it is too large.
    fn hundredths(&mut self, node: &Node<'s>) -> Option<i64> {
        let words = self.words(node);
        let (whole, decimals) = decimals(words).unwrap_or((words, ""));
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        let cents = match decimals.len() {
            0 => Some(0),
            1 => decimals.parse::<i64>().ok().and_then(|tenths| tenths.checked_mul(10)),
            _ => decimals.parse::<i64>().ok(),
        };
        let value = digits.parse::<i64>().ok().filter(|value| *value <= MAX_NUMBER);
        let value = value.and_then(|value| value.checked_mul(100)?.checked_add(cents?));
        if value.is_none() {
            let span = self.span(node);
            self.report(SyntaxProblem::NumberTooLarge { found: words.to_owned(), limit: grouped(MAX_NUMBER) }, span);
        }
        value
    }

    /// A number with or without decimals, in hundredths where it has some.
    pub(super) fn decimal(&mut self, node: &Node<'s>) -> Option<(i64, bool)> {
        let hundredths = self.hundredths(node)?;
        if hundredths.checked_rem(100) == Some(0) {
            Some((hundredths.checked_div(100)?, false))
        } else {
            Some((hundredths, true))
        }
    }

    /// A percentage in hundredths of a percent.
    pub(super) fn percent(&mut self, node: &Node<'s>) -> Option<Spanned<i64>> {
        let value = node.one(Rule::number).and_then(|number| self.hundredths(&number))?;
        Some(self.spanned(node, value))
    }

    /// A whole number.
    pub(super) fn whole(&mut self, node: &Node<'s>) -> Option<i64> {
        let (value, fraction) = self.decimal(node)?;
        if fraction {
            let span = self.span(node);
            self.report(SyntaxProblem::WholeNumber { found: self.words(node).to_owned() }, span);
            return None;
        }
        Some(value)
    }

    /// A number of đồng. It has no decimals: `8.00` says 8 and is more likely a slip for `8.000`.
    pub(super) fn money(&mut self, node: &Node<'s>) -> Option<i64> {
        let value = self.whole(node)?;
        let found = self.words(node).to_owned();
        if decimals(&found).is_some() {
            let span = self.span(node);
            self.report(SyntaxProblem::MoneyDecimals { found, read: grouped(value) }, span);
        }
        Some(value)
    }

    pub(super) fn small(&mut self, node: &Node<'s>) -> Option<Spanned<u32>> {
        let value = self.whole(node)?;
        match u32::try_from(value).ok().filter(|value| *value <= MAX_COUNT) {
            Some(value) => Some(self.spanned(node, value)),
            None => {
                let span = self.span(node);
                let found = self.words(node).to_owned();
                self.report(SyntaxProblem::NumberTooLarge { found, limit: grouped(i64::from(MAX_COUNT)) }, span);
                None
            }
        }
    }

    pub(super) fn small_in(&mut self, node: &Node<'s>) -> Option<Spanned<u32>> {
        let number = node.one(Rule::number)?;
        self.small(&number)
    }

    pub(super) fn date(&mut self, node: &Node<'s>) -> Option<Spanned<NaiveDate>> {
        let words = self.words(node);
        let parts: Vec<u32> = words.split(['-', '/']).filter_map(|part| part.parse().ok()).collect();
        let date = match (parts.as_slice(), words.contains('-')) {
            ([year, month, day], true) | ([day, month, year], false) => {
                i32::try_from(*year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, *month, *day))
            }
            _ => None,
        };
        match date.filter(|date| YEARS.contains(&date.year())) {
            Some(date) => Some(self.spanned(node, date)),
            None => {
                let finding = Finding::new(SyntaxProblem::NoSuchDate { found: words.to_owned() }, self.span(node));
                self.push(finding.did_you_mean(month_before_day(words)));
                None
            }
        }
    }

    pub(super) fn dates(&mut self, node: &Node<'s>) -> Vec<Spanned<NaiveDate>> {
        node.all(Rule::date).iter().filter_map(|date| self.date(date)).collect()
    }

    /// A day and month of any year, or of the lunar calendar.
    pub(super) fn yearly_day(&mut self, node: &Node<'s>, lunar: bool) -> Option<(u32, u32)> {
        let words = self.words(node);
        let parts: Vec<u32> = words.split('/').filter_map(|part| part.parse().ok()).collect();
        let found = match parts.as_slice() {
            [day, month] if lunar => ((1..=30).contains(day) && (1..=12).contains(month)).then_some((*day, *month)),
            // 2024 is a leap year: a yearly day may be 29/02.
            [day, month] => NaiveDate::from_ymd_opt(2024, *month, *day).map(|_| (*day, *month)),
            _ => None,
        };
        if found.is_none() {
            let span = self.span(node);
            self.report(SyntaxProblem::NoSuchDate { found: words.to_owned() }, span);
        }
        found
    }

    /// Minutes since midnight, up to 24:00.
    pub(super) fn time(&mut self, node: &Node<'s>) -> Option<u16> {
        let words = self.words(node);
        let numbers: Vec<u16> = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok())
            .collect();
        let minutes = match numbers.as_slice() {
            [hour] => Some((*hour, 0)),
            [hour, minute] => Some((*hour, *minute)),
            _ => None,
        }
        .filter(|(hour, minute)| *hour <= 24 && *minute < 60)
        .and_then(|(hour, minute)| hour.checked_mul(60)?.checked_add(minute))
        .filter(|minutes| *minutes <= 1440);
        if minutes.is_none() {
            let span = self.span(node);
            self.report(SyntaxProblem::NoSuchTime { found: words.to_owned() }, span);
        }
        minutes
    }

    pub(super) fn windows(&mut self, node: &Node<'s>) -> Vec<ast::Window> {
        let windows: Vec<Node<'s>> = node.all(Rule::windows).iter().flat_map(|list| list.all(Rule::window)).collect();
        let mut read = Vec::new();
        for window in windows {
            let times: Vec<u16> = window.all(Rule::time).iter().filter_map(|time| self.time(time)).collect();
            let [open, close] = times.as_slice() else { continue };
            let span = self.span(&window);
            if open >= close {
                self.report(SyntaxProblem::WindowOrder { found: self.words(&window).to_owned() }, span);
                continue;
            }
            read.push(ast::Window { span, open: *open, close: *close });
        }
        read
    }

    pub(super) fn period(&mut self, node: &Node<'s>) -> ast::Period {
        let Some(period) = node.one(Rule::period) else { return ast::Period::default() };
        let dates = period.all(Rule::date);
        let mut dates = dates.iter().map(|date| self.date(date));
        let from = if period.has(Rule::kw_from) { dates.next().flatten() } else { None };
        let to = dates.next().flatten();
        ast::Period { from, to }
    }

    /// A duration; a fraction is for working days, and only where `fraction` allows it.
    pub(super) fn duration(&mut self, node: &Node<'s>, fraction: bool) -> Option<Spanned<Duration>> {
        let number = node.one(Rule::number)?;
        let unit = match node.one(Rule::unit).and_then(|unit| unit.first()).map(|unit| unit.rule()) {
            Some(Rule::kw_minutes) => Unit::Minutes,
            Some(Rule::kw_hours) => Unit::Hours,
            Some(Rule::kw_working_minutes) => Unit::WorkingMinutes,
            Some(Rule::kw_working_hours) => Unit::WorkingHours,
            Some(Rule::kw_working_days) => Unit::WorkingDays,
            Some(Rule::kw_days) => Unit::Days,
            Some(Rule::kw_weeks) => Unit::Weeks,
            Some(Rule::kw_months) => Unit::Months,
            Some(Rule::kw_years) => Unit::Years,
            _ => return self.internal(node),
        };
        let (value, has_fraction) = self.decimal(&number)?;
        let span = self.span(node);
        if has_fraction && !(fraction && unit == Unit::WorkingDays) {
            self.report(SyntaxProblem::Fraction { found: self.words(node).to_owned() }, span);
            return None;
        }
        let (whole, hundredths) =
            if has_fraction { (value.checked_div(100)?, value.checked_rem(100)?) } else { (value, 0) };
        // Ten thousand of any unit but minutes is beyond every limit that law sets.
        let most: u32 = if matches!(unit, Unit::Minutes | Unit::WorkingMinutes) { 100_000 } else { 10_000 };
        match u32::try_from(whole).ok().filter(|count| *count <= most) {
            Some(count) => {
                Some(Spanned::new(Duration { count, hundredths: u8::try_from(hundredths).ok()?, unit }, span))
            }
            None => {
                let found = self.words(&number).to_owned();
                self.report(SyntaxProblem::NumberTooLarge { found, limit: grouped(i64::from(most)) }, span);
                None
            }
        }
    }

    pub(super) fn duration_in(&mut self, node: &Node<'s>, fraction: bool) -> Option<Spanned<Duration>> {
        let duration = node.one(Rule::duration)?;
        self.duration(&duration, fraction)
    }
}

/// What stands before the mark of a decimal and after it, of which there are one or two digits.
fn decimals(words: &str) -> Option<(&str, &str)> {
    let at = words.rfind([',', '.']).filter(|at| words.len().checked_sub(*at).is_some_and(|rest| rest <= 3))?;
    Some((words.get(..at)?, words.get(at..)?.trim_start_matches([',', '.'])))
}

/// `13/01/2025` for `01/13/2025`, where only the month can have been written first.
fn month_before_day(words: &str) -> Option<String> {
    let parts: Vec<u32> = words.split('/').filter_map(|part| part.parse().ok()).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    let date = NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)?;
    YEARS.contains(&date.year()).then(|| date.format("%d/%m/%Y").to_string())
}

/// A whole number as the language writes it, `8.000`.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len().checked_sub(index).unwrap_or_default();
        if index > 0 && left.checked_rem(3) == Some(0) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
