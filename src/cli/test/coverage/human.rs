//! Coverage for a person: how much of each kind, then the lines of which something was not seen.

use crate::bundle::Language;
use crate::cli::test::words;
use crate::coverage::{Aspect, Clause, Coverage, Kind, State};

/// The report; with `all`, covered lines too.
pub(super) fn write(coverage: &Coverage<'_>, language: Language, all: bool) -> String {
    let head = words::coverage_head(language, &words::clauses(language), &words::answers(language));
    let mut out = format!("\n{head}\n");
    let tallies = Kind::ALL.map(|kind| (kind_name(kind, language), coverage.tally(kind)));
    let width = tallies.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    for (name, tally) in tallies.iter().filter(|(_, tally)| tally.clauses > 0) {
        let clauses = format!("{}/{}", tally.clauses_covered, tally.clauses);
        let answers = format!("{}/{}", tally.covered, tally.possible);
        out.push_str(&format!("  {name:width$}  {clauses:>9}  {answers:>9}  {:>3}%\n", tally.percent()));
    }
    let listed: Vec<&Clause> = coverage.clauses().iter().filter(|clause| all || !clause.is_covered()).collect();
    out.push('\n');
    if coverage.clauses().iter().all(Clause::is_covered) {
        out.push_str(&format!("{}\n", words::all_covered(language)));
    }
    if !listed.is_empty() {
        out.push_str(&format!("{}\n", words::legend(language)));
    }
    let mut file = "";
    for clause in listed {
        if clause.file != file {
            file = &clause.file;
            out.push_str(&format!("\n{}\n", plain(file)));
        }
        out.push_str(&line(clause, language));
    }
    out
}

/// `  41  đúng ✓ sai ✗ chưa biết –  thời hạn …`
fn line(clause: &Clause, language: Language) -> String {
    let marks = clause.marks();
    let counted = marks.iter().filter(|(aspect, _)| aspect.counts());
    let said: Vec<String> = counted
        .map(|(aspect, mark)| {
            let sign = match mark.state() {
                State::Covered => '✓',
                State::Missing => '✗',
                State::NotPossible => '–',
            };
            format!("{} {sign}", aspect_name(*aspect, language))
        })
        .collect();
    let never = marks.get(&Aspect::Decides).is_some_and(|mark| mark.state() == State::Missing);
    let never = if never { format!(" ({})", words::never_decided(language)) } else { String::new() };
    format!("{:>6}  {}  {}{never}\n", clause.line, said.join(" "), plain(&clause.text))
}

/// A text on one line of a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn kind_name(kind: Kind, language: Language) -> String {
    match kind {
        Kind::SameDay => words::same_day(language),
        Kind::Deadline => words::deadlines(language),
        Kind::Fee => words::fees(language),
        Kind::Requirement => words::requirements(language),
        Kind::Reappointment => words::reappointments(language),
        Kind::Document => words::documents(language),
        Kind::Step => words::steps(language),
        Kind::Stage => words::stages(language),
        Kind::Boundary => words::boundaries(language),
    }
}

fn aspect_name(aspect: Aspect, language: Language) -> String {
    match aspect {
        Aspect::Holds => words::holds(language),
        Aspect::Fails => words::fails(language),
        Aspect::Unknown => words::unknown(language),
        Aspect::Applies | Aspect::Decides => words::applies(language),
        Aspect::Before => words::before(language),
        Aspect::After => words::after(language),
    }
}
