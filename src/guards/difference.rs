//! What differs between an accepted guard and the one that the rules give now, by its sections.

use similar::{ChangeTag, TextDiff};

use super::words;
use crate::bundle::Language;

/// The lines of one section that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading of the section, as it stands in the guard.
    pub heading: String,
    /// The lines in their order.
    pub lines: Vec<Line>,
}

/// A line that only one of both has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// True for a line that the rules give now, false for an accepted one.
    pub is_now: bool,
    /// The line.
    pub text: String,
}

/// The sections in which two guards differ.
pub fn sections(accepted: &str, now: &str) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let diff = TextDiff::from_lines(accepted, now);
    for change in diff.iter_all_changes() {
        let text = change.value().trim_end();
        let is_heading = !text.is_empty() && !text.starts_with(' ');
        let tag = change.tag();
        if is_heading && tag != ChangeTag::Insert {
            text.clone_into(&mut old);
        }
        if is_heading && tag != ChangeTag::Delete {
            text.clone_into(&mut new);
        }
        if tag == ChangeTag::Equal || text.is_empty() {
            continue;
        }
        let is_now = tag == ChangeTag::Insert;
        let heading = if is_now { &new } else { &old };
        let line = Line { is_now, text: text.to_owned() };
        match found.last_mut().filter(|section| section.heading == *heading) {
            Some(section) => section.lines.push(line),
            None => found.push(Section { heading: heading.clone(), lines: vec![line] }),
        }
    }
    found
}

/// The sections as text, each line with what it is in front.
pub fn write(sections: &[Section], language: Language) -> String {
    let sides = [words::was(language), words::is_now(language)];
    let width = sides.iter().map(|side| side.chars().count()).max().unwrap_or(0);
    let [was, is_now] = &sides;
    let mut text = String::new();
    for section in sections {
        text.push_str(&section.heading);
        text.push('\n');
        for line in paired(&section.lines) {
            let side = if line.is_now { is_now } else { was };
            let gap = width.checked_sub(side.chars().count()).unwrap_or(0);
            text.push_str(&format!("  {side}{}: {}\n", " ".repeat(gap), line.text.trim_start()));
        }
    }
    text
}

/// The lines with each one now right after the accepted one whose place it takes, where there are as many of both.
fn paired(lines: &[Line]) -> Vec<&Line> {
    let (now, was): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.is_now);
    if now.len() != was.len() {
        return lines.iter().collect();
    }
    was.into_iter().zip(now).flat_map(|(was, now)| [was, now]).collect()
}

/// How many lines of which sections differ, for a line of a report: of a pair of an accepted line and one now it counts one.
pub fn summary(sections: &[Section], language: Language) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for section in sections {
        let now = section.lines.iter().filter(|line| line.is_now).count();
        let was = section.lines.len().checked_sub(now).unwrap_or(0);
        let count = now.max(was);
        match counted.iter_mut().find(|(heading, _)| *heading == section.heading) {
            Some((_, sum)) => *sum = sum.checked_add(count).unwrap_or(*sum),
            None => counted.push((&section.heading, count)),
        }
    }
    let said = counted.iter().map(|(heading, count)| words::lines_changed(language, heading, count));
    said.collect::<Vec<_>>().join("; ")
}
