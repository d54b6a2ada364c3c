//! Coverage as an lcov tracefile (`geninfo(1)`): a record a file of rules, whose path leads there from the folder in which the
//! command runs. A line is executed by the scenarios that saw anything of it; each answer that is possible is a branch of its
//! line, the clauses of a line being its blocks.

use std::collections::BTreeMap;
use std::path::Path;

use crate::coverage::{Clause, Coverage, State};

/// The tracefile.
pub(super) fn write(coverage: &Coverage<'_>, root: &Path) -> String {
    let mut files: BTreeMap<&str, BTreeMap<usize, Vec<&Clause>>> = BTreeMap::new();
    for clause in coverage.clauses() {
        files.entry(&clause.file).or_default().entry(clause.line).or_default().push(clause);
    }
    files.into_iter().map(|(file, lines)| record(root, file, &lines)).collect()
}

fn record(root: &Path, file: &str, lines: &BTreeMap<usize, Vec<&Clause>>) -> String {
    let path = root.join(file).display().to_string();
    // A record is lines of text, and lcov knows no escapes.
    let path: String = path.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    let path = path.strip_prefix("./").unwrap_or(&path);
    let (mut branches, mut data) = (String::new(), String::new());
    let (mut found, mut hit, mut lines_hit) = (0_usize, 0_usize, 0_usize);
    for (line, clauses) in lines {
        let (answers, executed) = branches_of(clauses);
        for (block, branch, taken) in answers {
            let taken_text = if executed == 0 { "-".to_owned() } else { taken.to_string() };
            branches.push_str(&format!("BRDA:{line},{block},{branch},{taken_text}\n"));
            add(&mut found, 1);
            add(&mut hit, usize::from(taken > 0));
        }
        data.push_str(&format!("DA:{line},{executed}\n"));
        add(&mut lines_hit, usize::from(executed > 0));
    }
    format!(
        "TN:\nSF:{path}\n{branches}BRF:{found}\nBRH:{hit}\n{data}LF:{}\nLH:{lines_hit}\nend_of_record\n",
        lines.len()
    )
}

/// The branches of a line, each with its block and how often it was taken, and how often the line was executed.
fn branches_of(clauses: &[&Clause]) -> (Vec<(usize, usize, usize)>, usize) {
    let mut branches = Vec::new();
    let mut executed = 0_usize;
    for (block, clause) in clauses.iter().enumerate() {
        let marks = clause.marks();
        let counted = marks.iter().filter(|(aspect, _)| aspect.counts());
        let possible = counted.filter(|(_, mark)| mark.state() != State::NotPossible);
        let mut seen = 0_usize;
        for (branch, (_, mark)) in possible.enumerate() {
            add(&mut seen, mark.seen);
            branches.push((block, branch, mark.seen));
        }
        executed = executed.max(seen);
    }
    (branches, executed)
}

fn add(sum: &mut usize, more: usize) {
    // There are fewer clauses and scenarios than a number can count.
    if let Some(next) = sum.checked_add(more) {
        *sum = next;
    }
}
