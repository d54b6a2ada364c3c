//! Fixes that take more than the place of a finding: what is needless is deleted with its documentation and its line, what is unknown
//! is marked as such, what is missing gets its place. Stages before say what is wrong; here a finding that has no fix yet gets one,
//! from the text around it.
//!
//! No fix invents law. What a clause should say is never filled in: a missing part becomes a comment in a procedure marked `dự thảo`,
//! an instrument without dates says `hiệu lực chưa rõ`. What a person must decide is only offered ([`Applies::OnRequest`]).

mod delete;
mod insert;
mod rewrite;

use std::collections::BTreeMap;

use crate::diagnostics::messages::{
    ConditionProblem, DeadlineProblem, NameProblem, ProgramProblem, SimplifyProblem, StepProblem, SyntaxProblem,
    VersionProblem,
};
use crate::diagnostics::{Applies, Finding, Fix, Problem};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::{self, Shape};

/// A finding's place in its file.
struct Place<'a> {
    file: &'a SourceFile,
    /// The finding's own place.
    span: Span,
    /// The item and the clauses around it, outermost first.
    way: Vec<&'a Shape>,
    /// What stands beside the innermost of them, itself included.
    beside: &'a [Shape],
}

impl Place<'_> {
    fn text(&self, span: Span) -> &str {
        self.file.slice(span)
    }

    fn item(&self) -> Option<&Shape> {
        self.way.first().copied()
    }

    fn clause(&self) -> Option<&Shape> {
        self.way.last().copied()
    }
}

/// Gives every finding that has no fix the one that its code and the text around it allow.
pub fn offer(findings: &mut [Finding], sources: &Sources) {
    let mut shapes: BTreeMap<FileId, Vec<Shape>> = BTreeMap::new();
    let drafts = insert::Drafts::of(findings);
    for finding in findings.iter_mut().filter(|finding| finding.fix.is_none() && mendable(&finding.problem)) {
        let Some(file) = sources.get(finding.span.file).filter(|file| file.is_readable()) else { continue };
        if !file.path().ends_with(".tt") {
            continue;
        }
        let shapes = shapes.entry(file.id()).or_insert_with(|| syntax::shapes(file));
        let way = Shape::around(shapes, finding.span);
        let beside = match way.iter().rev().nth(1) {
            Some(outer) => &outer.clauses,
            None => &*shapes,
        };
        let place = Place { file, span: finding.span, way, beside };
        finding.fix = fix(finding, &place, &drafts);
    }
}

/// Whether there may be a fix for a problem, told without looking at the text.
fn mendable(problem: &Problem) -> bool {
    match problem {
        Problem::Syntax(problem) => matches!(
            problem,
            SyntaxProblem::LooseDocumentation {}
                | SyntaxProblem::StrayParenthesis {}
                | SyntaxProblem::StrayBrace {}
                | SyntaxProblem::BoundOrder { .. }
                | SyntaxProblem::NoSuchDate { .. }
        ),
        Problem::Names(problem) => matches!(
            problem,
            NameProblem::Unused { .. }
                | NameProblem::AcceptsNothing { .. }
                | NameProblem::ClauseTwice { .. }
                | NameProblem::Twice { .. }
        ),
        Problem::Versions(problem) => {
            insert::part(problem).is_some()
                || matches!(problem, VersionProblem::ForceUnsaid { .. } | VersionProblem::RestsOnIllustrative { .. })
        }
        Problem::Steps(problem) => matches!(problem, StepProblem::AfterTwice { .. }),
        Problem::Deadlines(problem) => matches!(
            problem,
            DeadlineProblem::TwoLimits {}
                | DeadlineProblem::TwoAmounts { .. }
                | DeadlineProblem::LimitNeverChosen {}
                | DeadlineProblem::FeeNeverChosen {}
        ),
        Problem::Programs(problem) => matches!(problem, ProgramProblem::ExceptsNothing { .. }),
        Problem::Simplify(problem) => {
            matches!(problem, SimplifyProblem::AlreadyThere { .. } | SimplifyProblem::NoChange {})
        }
        Problem::Conditions(problem) => {
            !matches!(problem, ConditionProblem::NeverHolds {} | ConditionProblem::NotProven { .. })
        }
        Problem::Bundle(_) | Problem::Scenarios(_) | Problem::Imports(_) => false,
    }
}

fn fix(finding: &Finding, place: &Place<'_>, drafts: &insert::Drafts) -> Option<Fix> {
    match &finding.problem {
        Problem::Syntax(problem) => match problem {
            SyntaxProblem::LooseDocumentation {} => rewrite::plain_comment(place),
            SyntaxProblem::StrayParenthesis {} | SyntaxProblem::StrayBrace {} => {
                Some(Fix::new(place.span, "").when(Applies::OnRequest))
            }
            SyntaxProblem::BoundOrder { .. } => rewrite::bounds(place),
            SyntaxProblem::NoSuchDate { .. } => rewrite::day_and_month(place),
            _ => None,
        },
        Problem::Names(problem) => match problem {
            NameProblem::Unused { .. } => delete::item(place),
            NameProblem::AcceptsNothing { .. } => delete::acceptance(place),
            NameProblem::ClauseTwice { .. } => delete::repetition(place),
            NameProblem::Twice { .. } => delete::repetition(place).or_else(|| delete::member(place)),
            _ => None,
        },
        Problem::Versions(problem) => match problem {
            VersionProblem::ForceUnsaid { .. } => insert::force_unknown(place),
            VersionProblem::RestsOnIllustrative { .. } => insert::illustrative(place),
            _ => drafts.fix(place),
        },
        Problem::Steps(_) => delete::member(place),
        Problem::Deadlines(problem) => match problem {
            DeadlineProblem::TwoLimits {} | DeadlineProblem::TwoAmounts { .. } => delete::repetition(place),
            _ => delete::clause(place),
        },
        // What is named wrongly is excepted for nothing too.
        Problem::Programs(_) => delete::member(place).map(|fix| fix.when(Applies::OnRequest)),
        Problem::Simplify(SimplifyProblem::AlreadyThere { .. }) => delete::member(place),
        Problem::Simplify(_) => delete::clause(place),
        Problem::Conditions(problem) => match problem {
            ConditionProblem::ValueTwice { .. } => delete::member(place),
            ConditionProblem::AlwaysHolds {} => delete::condition(place),
            _ => delete::clause(place),
        },
        Problem::Bundle(_) | Problem::Scenarios(_) | Problem::Imports(_) => None,
    }
}
