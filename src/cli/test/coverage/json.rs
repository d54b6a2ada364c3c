//! The document of `test --coverage=json`. Members never vanish.
//!
//! `summary` has a member a kind of clause; `clauses` stand by file, line and kind, each with what was seen of it at all
//! (`answers`) and in each procedure or program that uses it (`uses`); `procedures` sums those uses up. An answer is `covered`,
//! `missing` or `not_possible`, with the number of scenarios that showed it; `decides` is told and never counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::coverage::{Clause, Coverage, Kind, Marks, State, Tally};

/// The document.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    summary: BTreeMap<Kind, Sum>,
    clauses: Vec<JsonClause<'a>>,
    procedures: Vec<JsonProcedure>,
}

#[derive(Serialize)]
struct Sum {
    percent: usize,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Serialize)]
struct JsonClause<'a> {
    kind: Kind,
    path: &'a str,
    line: usize,
    text: &'a str,
    covered: bool,
    answers: Answers,
    uses: Vec<JsonUse<'a>>,
}

#[derive(Serialize)]
struct JsonUse<'a> {
    procedure: Option<&'a str>,
    version: Option<NaiveDate>,
    program: Option<&'a str>,
    answers: Answers,
}

type Answers = BTreeMap<&'static str, Answer>;

#[derive(Serialize)]
struct Answer {
    state: State,
    scenarios: usize,
}

#[derive(Serialize)]
struct JsonProcedure {
    procedure: String,
    summary: BTreeMap<Kind, Sum>,
}

/// The coverage as a document.
pub(super) fn document<'a>(coverage: &'a Coverage<'_>) -> Document<'a> {
    let clauses = coverage.clauses();
    Document { summary: sums(clauses), clauses: clauses.iter().map(clause).collect(), procedures: procedures(clauses) }
}

fn sums(clauses: &[Clause]) -> BTreeMap<Kind, Sum> {
    let sum = |kind: Kind| {
        let tally = Tally::of(clauses.iter().filter(|clause| clause.kind == kind));
        (kind, Sum { percent: tally.percent(), tally })
    };
    Kind::ALL.map(sum).into_iter().collect()
}

fn answers(marks: &Marks) -> Answers {
    let answer = |mark: &crate::coverage::Mark| Answer { state: mark.state(), scenarios: mark.seen };
    marks.iter().map(|(aspect, mark)| (aspect.as_str(), answer(mark))).collect()
}

fn clause(clause: &Clause) -> JsonClause<'_> {
    let uses = clause.uses.iter().map(|one| {
        let is_program = one.version.is_none();
        JsonUse {
            procedure: (!is_program).then_some(one.of.as_str()),
            version: one.version,
            program: is_program.then_some(one.of.as_str()),
            answers: answers(&one.marks),
        }
    });
    JsonClause {
        kind: clause.kind,
        path: &clause.file,
        line: clause.line,
        text: &clause.text,
        covered: clause.is_covered(),
        answers: answers(&clause.marks()),
        uses: uses.collect(),
    }
}

/// Each procedure's own uses, whatever was seen elsewhere of the lines that it shares.
fn procedures(clauses: &[Clause]) -> Vec<JsonProcedure> {
    let mut found: BTreeMap<&str, Vec<Clause>> = BTreeMap::new();
    for clause in clauses {
        for one in clause.uses.iter().filter(|one| one.version.is_some()) {
            let own = Clause { uses: vec![one.clone()], ..clause.clone() };
            found.entry(&one.of).or_default().push(own);
        }
    }
    let one = |(code, own): (&str, Vec<Clause>)| JsonProcedure { procedure: code.to_owned(), summary: sums(&own) };
    found.into_iter().map(one).collect()
}
