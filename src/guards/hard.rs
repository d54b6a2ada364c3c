//! Receipts at which counting is easy to get wrong, from the office's own calendar: the first day, the last working day before
//! each holiday of a year (year end and Tết among them), a day off, days worked for another, the end of a month, the minutes
//! around opening, break, closing and each cut-off, and the last intake minute of each program.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::pair::Pair;
use super::site::Site;
use super::words;
use crate::bundle::{Program, Version, Weekday};
use crate::calendar::{DayInfo, DayKind};
use crate::wording::say;

/// How far from the first day is looked.
const LOOKED_AT: usize = 366;

/// Receipts of one day.
#[derive(Default)]
pub(super) struct Moments {
    pub(super) minutes: BTreeSet<u16>,
    pub(super) why: Vec<String>,
}

/// Receipts by day.
pub(super) type Receipts = BTreeMap<NaiveDate, Moments>;

/// The hard receipts of a version at a site.
pub(super) fn receipts(pair: &Pair<'_>, site: &Site<'_>) -> Receipts {
    let mut hard = Hard { pair, site, found: Receipts::new() };
    hard.first();
    hard.breaks();
    hard.swaps();
    hard.rest();
    hard.month_end();
    hard.minutes();
    hard.sessions();
    hard.found
}

/// An ordinary day around whose hours and cut-offs verdicts turn, and the sessions of programs.
pub(super) fn of_one_day(pair: &Pair<'_>, site: &Site<'_>) -> Receipts {
    let mut hard = Hard { pair, site, found: Receipts::new() };
    hard.minutes();
    hard.sessions();
    hard.found
}

struct Hard<'a, 'b> {
    pair: &'b Pair<'a>,
    site: &'b Site<'a>,
    found: Receipts,
}

impl Hard<'_, '_> {
    fn add(&mut self, day: NaiveDate, minutes: impl IntoIterator<Item = u16>, why: String) {
        let (first, last) = self.site.days;
        if day < first || day > last {
            return;
        }
        let moments = self.found.entry(day).or_default();
        moments.minutes.extend(minutes);
        if !moments.why.contains(&why) {
            moments.why.push(why);
        }
    }

    /// The days that are looked at, with what each is.
    fn days(&self) -> impl Iterator<Item = &DayInfo> {
        let (first, last) = self.site.days;
        let days = self.site.built.days.iter();
        days.skip_while(move |day| day.date < first).take(LOOKED_AT).take_while(move |day| day.date <= last)
    }

    fn info(&self, day: NaiveDate) -> Option<&DayInfo> {
        let days = &self.site.built.days;
        days.get(days.binary_search_by_key(&day, |info| info.date).ok()?)
    }

    /// The desk's first minute of a day.
    fn opening(&self, day: NaiveDate) -> Option<u16> {
        self.site.desk.hours(self.site.table, day).ok()?.opening()
    }

    /// Its last minute.
    fn last_minute(&self, day: NaiveDate) -> Option<u16> {
        self.site.desk.hours(self.site.table, day).ok()?.closing()?.checked_sub(1)
    }

    fn is_plain(&self, day: &DayInfo) -> bool {
        day.kind == DayKind::Working && self.opening(day.date).is_some()
    }

    fn first(&mut self) {
        let first = self.days().find_map(|day| Some((day.date, self.opening(day.date)?)));
        if let Some((day, minute)) = first {
            self.add(day, [minute], words::why_first(self.pair.language));
        }
    }

    /// Runs of closed days with a day off among them.
    fn breaks(&mut self) {
        let language = self.pair.language;
        let is_off = |day: &&DayInfo| {
            matches!(day.kind, DayKind::Holiday | DayKind::SwappedOff | DayKind::Compensation) && !day.open
        };
        let mut runs: Vec<Vec<DayInfo>> = Vec::new();
        let mut is_running = false;
        for day in self.days() {
            match (day.open, runs.last_mut().filter(|_| is_running)) {
                (true, _) => is_running = false,
                (false, Some(run)) => run.push(day.clone()),
                (false, None) => {
                    runs.push(vec![day.clone()]);
                    is_running = true;
                }
            }
        }
        let mut is_first = true;
        for run in runs {
            let off: Vec<&DayInfo> = run.iter().filter(is_off).collect();
            let (Some(begin), Some(end), Some(day_off)) = (run.first(), run.last(), off.first()) else { continue };
            let mut names: Vec<String> = Vec::new();
            for day in &off {
                names.extend(day.name.clone().filter(|name| !names.contains(name)));
            }
            let what = if names.is_empty() { words::day_off(language) } else { names.join(", ") };
            let (from, to) = (say::date(begin.date, language), say::date(end.date, language));
            let turns = begin.date.year() != end.date.year() || run.iter().any(|day| day.date.ordinal() == 1);
            let why = if turns { words::why_year_end } else { words::why_before };
            if let Some((eve, minute)) = self.working_before(begin.date) {
                self.add(eve, [minute], why(language, &what, &from, &to));
            }
            if is_first {
                let minute = 540;
                self.add(day_off.date, [minute], words::why_in(language, &what));
                is_first = false;
            }
        }
    }

    /// The last day before one on which the desk is open, and its last minute.
    fn working_before(&self, day: NaiveDate) -> Option<(NaiveDate, u16)> {
        let mut before = day.pred_opt()?;
        while before >= self.site.days.0 {
            if let Some(minute) = self.last_minute(before) {
                return Some((before, minute));
            }
            before = before.pred_opt()?;
        }
        None
    }

    fn swaps(&mut self) {
        let language = self.pair.language;
        let worked: Vec<DayInfo> =
            self.days().filter(|day| day.kind == DayKind::SwappedWork && day.open).take(3).cloned().collect();
        for day in worked {
            if let Some((eve, minute)) = self.working_before(day.date) {
                self.add(eve, [minute], words::why_eve_swapped(language));
            }
            let of = day.counterpart.map_or_else(String::new, |of| say::date(of, language));
            let minutes = [self.opening(day.date), self.last_minute(day.date)];
            self.add(day.date, minutes.into_iter().flatten(), words::why_swapped(language, &of));
        }
    }

    fn rest(&mut self) {
        let rest = self.days().find(|day| day.kind == DayKind::Rest).map(|day| day.date);
        if let Some(day) = rest {
            self.add(day, [540], words::why_rest(self.pair.language));
        }
    }

    /// The end of the first month of thirty-one days: a limit in months ends on another day number from there.
    fn month_end(&mut self) {
        let ends: Vec<NaiveDate> = self.days().map(|day| day.date).filter(|day| day.day() == 31).take(1).collect();
        for day in ends {
            let minute = self.opening(day).unwrap_or(540);
            self.add(day, [minute], words::why_month_end(self.pair.language));
        }
    }

    /// The minutes of an ordinary Friday, so that what is passed on to the next working day leaps a weekend.
    fn minutes(&mut self) {
        let language = self.pair.language;
        let friday = |day: &&DayInfo| {
            let next = day.date.succ_opt().and_then(|next| self.info(next));
            self.is_plain(day)
                && day.date.weekday() == chrono::Weekday::Fri
                && next.is_some_and(|next| next.kind == DayKind::Rest)
        };
        let plain = self.days().find(friday).or_else(|| self.days().find(|day| self.is_plain(day)));
        let Some(day) = plain.map(|day| day.date) else { return };
        let Ok(hours) = self.site.desk.hours(self.site.table, day) else { return };
        let mut around: BTreeSet<u16> =
            hours.opening().and_then(|opening| opening.checked_sub(1)).into_iter().collect();
        for [open, close] in hours.windows() {
            around.extend(close.checked_sub(1));
            around.extend([*open, *close].into_iter().filter(|minute| *minute < 1440));
        }
        self.add(day, around, words::why_minutes(language));
        for after in cutoffs(&[self.pair.before.version, self.pair.after.version]) {
            let around = [after.checked_sub(1), Some(after), after.checked_add(1)];
            let minutes = around.into_iter().flatten().filter(|minute| *minute < 1440);
            self.add(day, minutes, words::why_cut_off(language, &clock(after)));
        }
    }

    /// The last intake minute of the first session of each program, and the minute after it.
    fn sessions(&mut self) {
        let language = self.pair.language;
        for program in &self.site.programs {
            let Some((day, windows)) = first_session(program, self.site) else { continue };
            let end = windows.iter().filter_map(|(_, close)| close.checked_sub(1)).max();
            let Some(last) = program.intake_until.or(end) else { continue };
            let minutes = [Some(last), last.checked_add(1)].into_iter().flatten().filter(|minute| *minute < 1440);
            self.add(day, minutes, words::why_session(language, &program.title.pick(language)));
        }
    }
}

fn cutoffs(versions: &[&Version]) -> BTreeSet<u16> {
    let rows = versions.iter().flat_map(|version| &version.deadlines);
    rows.filter_map(|row| row.terms.cutoff).map(|cutoff| cutoff.after).collect()
}

/// `15:00`.
pub(super) fn clock(minutes: u16) -> String {
    let (hour, minute) = (minutes.checked_div(60).unwrap_or(0), minutes.checked_rem(60).unwrap_or(0));
    format!("{hour:02}:{minute:02}")
}

fn first_session<'p>(program: &'p Program, site: &Site<'_>) -> Option<(NaiveDate, &'p [(u16, u16)])> {
    let (first, last) = site.days;
    let from = program.from.map_or(first, |from| from.max(first));
    let held = |day: &NaiveDate| *day <= last && program.to.is_none_or(|to| *day < to);
    from.iter_days().take_while(held).take(LOOKED_AT).find_map(|day| {
        let dated = program.dated.iter().find(|session| session.date == day).map(|session| &session.windows);
        let is_open = site.table.desk_weekday(day).is_ok_and(|weekday| weekday.is_some());
        let weekday = Weekday::from(day.weekday());
        let weekly = program.weekly.iter().find(|session| is_open && session.weekday == weekday);
        dated.or(weekly.map(|session| &session.windows)).map(|windows| (day, windows.as_slice()))
    })
}
