//! Moments of receipt that are written relative to a session of a program or to a working day, so that a scenario does not
//! rot when a calendar or a program's hours change: `{ program: …, session: first, in: 2025-10, at: last-intake }`.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

use super::fields::Fields;
use crate::bundle::Language;
use crate::calendar::DAY_MINUTES;
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Both, Finding};
use crate::runtime::RuleSet;
use crate::source::Spanned;
use crate::source::yaml::Node;

/// A day and a moment of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// The program whose sessions are meant; none for working days.
    pub program: Option<Spanned<String>>,
    /// Which of them.
    pub which: Which,
    /// The first day of the span in which they are counted.
    pub from: NaiveDate,
    /// The first day after it.
    pub to: NaiveDate,
    /// The moment of that day.
    pub point: Point,
}

/// Which session or working day of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Counted from 1.
    Number(u32),
    /// The last.
    Last,
}

/// A moment of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// When it opens.
    Opening,
    /// The last minute at which dossiers are taken in.
    LastIntake,
    /// The minute after that one.
    AfterLastIntake,
    /// When it ends.
    Closing,
    /// A minute since midnight.
    Minute(u16),
}

/// The keys of a relative moment.
const KEYS: [&str; 5] = ["program", "session", "working-day", "in", "at"];

/// The named moments of a day, in both languages.
const POINTS: [(&str, &str, Point); 4] = [
    ("opening", "mở-cửa", Point::Opening),
    ("last-intake", "nhận-cuối", Point::LastIntake),
    ("after-last-intake", "sau-nhận-cuối", Point::AfterLastIntake),
    ("closing", "kết-thúc", Point::Closing),
];

/// Reads a relative moment.
pub(super) fn read(node: &Node, findings: &mut Vec<Finding>) -> Option<Relative> {
    let before = findings.len();
    let fields = Fields::of(node, &KEYS, findings)?;
    let name = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let program = fields.get("program");
    let named =
        program.and_then(|node| Some(Spanned::new(value(node, "program", name, program_form, findings)?, node.span)));
    let key = if program.is_some() { "session" } else { "working-day" };
    let other = if key == "session" { "working-day" } else { "session" };
    if let (Some(_), Some(node)) = (fields.get(key), fields.get(other)) {
        let problem = ScenarioProblem::ScenarioBoth { one: key.to_owned(), other: other.to_owned() };
        findings.push(Finding::new(problem, node.span));
    }
    let which = fields.need(key, findings);
    let which = which.and_then(|node| value(node, key, read_which, which_form, findings));
    let span = fields.need("in", findings).and_then(|node| value(node, "in", read_span, span_form, findings));
    let point = fields.need("at", findings).and_then(|node| value(node, "at", read_point, point_form, findings));
    let (from, to) = span?;
    let relative = Relative { program: named, which: which?, from, to, point: point? };
    (findings.len() == before).then_some(relative)
}

/// A scalar that a reader takes, or a finding that says its form.
pub(super) fn value<T>(
    node: &Node,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
    form: impl Fn(Language) -> String,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let text = node.text().map(str::trim);
    let found = text.and_then(read);
    if found.is_none() {
        let value = text.unwrap_or("…").to_owned();
        let problem = ScenarioProblem::ScenarioValue { key: key.to_owned(), value, expected: Both::of(form) };
        findings.push(Finding::new(problem, node.span));
    }
    found
}

fn read_which(text: &str) -> Option<Which> {
    match text {
        "first" | "đầu-tiên" => Some(Which::Number(1)),
        "last" | "cuối-cùng" => Some(Which::Last),
        number => number.parse().ok().filter(|number| (1..=366).contains(number)).map(Which::Number),
    }
}

fn program_form(language: Language) -> String {
    match language {
        Language::Vi => "tên một mô hình của danh mục",
        Language::En => "the name of a program of the catalog",
    }
    .to_owned()
}

fn which_form(language: Language) -> String {
    match language {
        Language::Vi => "`first` (đầu-tiên), `last` (cuối-cùng) hoặc số thứ tự từ 1",
        Language::En => "`first`, `last` or a number from 1",
    }
    .to_owned()
}

/// `2025`, `2025-10` or `2025-10-03`, as the first day and the first day after.
fn read_span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let day = |text: &str| crate::runtime::parse_date(text);
    let (from, to) = match text.len() {
        4 => day(&format!("{text}-01-01")).map(|from| (from, from.checked_add_months(Months::new(12)))),
        7 => day(&format!("{text}-01")).map(|from| (from, from.checked_add_months(Months::new(1)))),
        _ => day(text).map(|from| (from, from.checked_add_days(Days::new(1)))),
    }?;
    ((1900..2200).contains(&from.year())).then_some((from, to?))
}

fn span_form(language: Language) -> String {
    match language {
        Language::Vi => "một năm `2025`, một tháng `2025-10` hoặc một ngày `2025-10-03`",
        Language::En => "a year `2025`, a month `2025-10` or a day `2025-10-03`",
    }
    .to_owned()
}

fn read_point(text: &str) -> Option<Point> {
    let named = POINTS.iter().find(|(en, vi, _)| *en == text || *vi == text);
    named.map(|(.., point)| *point).or_else(|| read_time(text).map(Point::Minute))
}

fn point_form(language: Language) -> String {
    let names: Vec<String> = POINTS
        .iter()
        .map(|(en, vi, _)| match language {
            Language::Vi => format!("`{en}` ({vi})"),
            Language::En => format!("`{en}`"),
        })
        .collect();
    match language {
        Language::Vi => format!("{} hoặc giờ trong ngoặc kép như `\"14:00\"`", names.join(", ")),
        Language::En => format!("{} or a time in quotes, as `\"14:00\"`", names.join(", ")),
    }
}

/// Minutes since midnight of `HH:MM`.
pub(super) fn read_time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two =
        |text: &str| (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok());
    let (hours, minutes): (u16, u16) = (two(hours)??, two(minutes)??);
    (hours < 24 && minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))?
}

/// A minute of a day.
pub(super) fn moment(day: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    day.and_time(chrono::NaiveTime::MIN).checked_add_signed(chrono::TimeDelta::minutes(i64::from(minute)))
}

/// What a relative moment comes to for an office: the moment, and the end of the session where one is meant.
///
/// # Errors
/// Why there is no such moment, in both languages.
pub(super) fn resolve(
    relative: &Relative,
    rules: &RuleSet,
    office: &str,
) -> Result<(NaiveDateTime, Option<NaiveDateTime>), Box<Both>> {
    let days = relative.from.iter_days().take_while(|day| *day < relative.to);
    let program = relative.program.as_ref().map(|program| program.node.as_str());
    let held: Vec<(NaiveDate, crate::calendar::Hours)> = match program {
        Some(program) => days.filter_map(|day| Some((day, rules.session(office, program, day)?.clone()))).collect(),
        None => days.filter_map(|day| Some((day, rules.desk_hours(office, day)?))).collect(),
    };
    let chosen = match relative.which {
        Which::Last => held.last(),
        Which::Number(number) => usize::try_from(number).ok().and_then(|number| held.get(number.checked_sub(1)?)),
    };
    let (from, last) = (relative.from, relative.to.pred_opt().unwrap_or(relative.to));
    let Some((day, hours)) = chosen else {
        let what = program.map_or_else(|| office.to_owned(), |program| format!("{program}` @ `{office}"));
        let count = held.len();
        return Err(Both::of(|language| match language {
            Language::Vi => {
                let (from, last) = (from.format("%d/%m/%Y"), last.format("%d/%m/%Y"));
                format!("`{what}` có {count} buổi làm việc từ {from} đến {last}")
            }
            Language::En => format!("`{what}` is held on {count} days from {from} to {last}"),
        }));
    };
    let closing = hours.closing().unwrap_or(DAY_MINUTES);
    let intake = program
        .and_then(|program| rules.bundle().programs.iter().find(|one| one.id == program)?.intake_until)
        .filter(|last| *last < closing)
        // Without a last intake minute, dossiers are taken in until the minute before the end.
        .or(closing.checked_sub(1));
    let minute = match relative.point {
        Point::Opening => hours.opening(),
        Point::LastIntake => intake,
        Point::AfterLastIntake => intake.and_then(|last| last.checked_add(1)),
        Point::Closing => Some(closing),
        Point::Minute(minute) => Some(minute),
    };
    let at = minute.and_then(|minute| moment(*day, minute));
    let end = program.and_then(|_| moment(*day, closing));
    at.map(|at| (at, end)).ok_or_else(|| Both::of(|_| day.to_string()))
}
