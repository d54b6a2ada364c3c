//! Ratings as a bar chart in SVG that is read in black and white on paper: a bar an office, in it a stretch a pillar, points and stars
//! behind it.

use std::fmt::Write;

use super::{Report, Row, Scheme, table, words};
use crate::bundle::Language;

/// All widths and heights in pixels; the whole is as wide as a page at 96 to the inch.
const WIDTH: u32 = 760;
const LEFT: u32 = 16;
/// Of all hundred points.
const BAR: u32 = 560;
/// From one office to the next: its name, its bar, and some room.
const LINE: u32 = 48;
const THICK: u32 = 18;
const TOP: u32 = 92;
/// The longest name of an office that is written in full, in letters.
const LONGEST: usize = 90;

/// Fills that differ on paper, too.
const FILLS: [&str; 6] = ["#222222", "#8a8a8a", "#d0d0d0", "#555555", "#b0b0b0", "#eeeeee"];

/// The charts of all ratings, one below the other.
pub(super) fn page(report: &Report<'_>) -> String {
    let language = report.language;
    let mut body = String::new();
    let mut top = 0_u32;
    for scheme in &report.ratings {
        top = chart(&mut body, scheme, report, top, language).unwrap_or(top);
    }
    let height = top.max(LINE);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"Be Vietnam Pro, Noto Sans, DejaVu Sans, Arial, sans-serif\" font-size=\"13\" fill=\"#000000\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{body}</svg>\n"
    )
}

/// One chart; where the next may begin.
fn chart(body: &mut String, scheme: &Scheme<'_>, report: &Report<'_>, top: u32, language: Language) -> Option<u32> {
    let title = words::title(language, &scheme.rating.title.pick(language), &report.period.label);
    text(body, 16, top.checked_add(28)?, "start", "font-size=\"17\" font-weight=\"bold\"", &title);
    if scheme.is_illustrative() {
        text(body, 16, top.checked_add(48)?, "start", "font-style=\"italic\"", &words::illustrative(language));
    }
    legend(body, scheme, top.checked_add(68)?, language)?;
    let first = top.checked_add(TOP)?;
    let count = u32::try_from(scheme.offices.len()).ok()?;
    let last = first.checked_add(count.checked_mul(LINE)?)?;
    // Below the bars.
    axis(body, first, last, language)?;
    for (line, row) in (first..last).step_by(usize::try_from(LINE).ok()?).zip(&scheme.offices) {
        office(body, row, line, language)?;
    }
    last.checked_add(48)
}

/// What the fills mean, where there are pillars.
fn legend(body: &mut String, scheme: &Scheme<'_>, line: u32, language: Language) -> Option<()> {
    let Some(row) = scheme.offices.first() else { return Some(()) };
    let mut left = LEFT;
    for (pillar, fill) in row.rated.pillars.iter().zip(FILLS.iter().cycle()) {
        let title = pillar.title.pick(language);
        square(body, left, line.checked_sub(10)?, 12, 12, fill);
        text(body, left.checked_add(17)?, line, "start", "", title);
        let letters = u32::try_from(title.chars().count()).ok()?;
        left = left.checked_add(letters.checked_mul(9)?.checked_add(36)?)?;
    }
    Some(())
}

fn office(body: &mut String, row: &Row<'_>, line: u32, language: Language) -> Option<()> {
    let bar = line.checked_add(18)?;
    let base = bar.checked_add(14)?;
    let name = match row.rank {
        Some(rank) => format!("{rank}. {}", cut(row.title)),
        None => cut(row.title),
    };
    text(body, LEFT, line.checked_add(12)?, "start", "", &name);
    let behind = match &row.rated.result {
        Ok((points, stars)) => {
            let end = bars(body, row, *points, bar)?;
            let told = format!("{} {}", table::points(*points, language), "★".repeat((*stars).into()));
            (end.checked_add(8)?, told, "font-weight=\"bold\"")
        }
        Err(why) => (LEFT.checked_add(4)?, table::unrated(why, language), "font-style=\"italic\""),
    };
    let (left, told, style) = behind;
    text(body, left, base, "start", style, &told);
    Some(())
}

/// A stretch a pillar, and one for what belongs to none; where the last ends.
fn bars(body: &mut String, row: &Row<'_>, points: i64, line: u32) -> Option<u32> {
    let mut parts: Vec<i64> = row.rated.pillars.iter().filter_map(|pillar| pillar.points).collect();
    let told = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(*part))?;
    parts.push(points.checked_sub(told)?);
    let mut sum = 0_i64;
    let mut left = LEFT;
    for (part, fill) in parts.iter().zip(FILLS.iter().cycle()) {
        sum = sum.checked_add(*part)?;
        let end = LEFT.checked_add(u32::try_from(sum.checked_mul(BAR.into())?.checked_div(10_000)?).ok()?)?;
        if end > left {
            square(body, left, line, end.checked_sub(left)?, THICK, fill);
        }
        left = end;
    }
    Some(left)
}

/// A mark every twenty points.
fn axis(body: &mut String, first: u32, last: u32, language: Language) -> Option<()> {
    for mark in [0_u32, 20, 40, 60, 80, 100] {
        let left = LEFT.checked_add(BAR.checked_mul(mark)?.checked_div(100)?)?;
        let _ = writeln!(
            body,
            "<line x1=\"{left}\" y1=\"{}\" x2=\"{left}\" y2=\"{last}\" stroke=\"#999999\" stroke-width=\"0.5\"/>",
            first.checked_sub(4)?
        );
        text(body, left, last.checked_add(16)?, "middle", "font-size=\"11\"", &mark.to_string());
    }
    let end = LEFT.checked_add(BAR)?.checked_add(20)?;
    text(body, end, last.checked_add(16)?, "start", "font-size=\"11\"", &words::chart_points(language));
    Some(())
}

fn square(body: &mut String, left: u32, top: u32, width: u32, height: u32, fill: &str) {
    let _ = writeln!(
        body,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"#000000\" stroke-width=\"0.5\"/>"
    );
}

fn text(body: &mut String, left: u32, base: u32, anchor: &str, style: &str, text: &str) {
    let _ = writeln!(body, "<text x=\"{left}\" y=\"{base}\" text-anchor=\"{anchor}\" {style}>{}</text>", escaped(text));
}

/// The name of an office, cut where it is too long for its place.
fn cut(title: &str) -> String {
    match title.char_indices().nth(LONGEST).and_then(|(end, _)| title.get(..end)) {
        Some(cut) => format!("{}…", cut.trim_end()),
        None => title.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML has no other controls.
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
