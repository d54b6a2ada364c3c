//! A document that a program's clause reads is one of every procedure that the program covers: of another there is no such fact.

use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{AndMore, Finding};
use crate::model::{Catalog, Covered, Program, Var, Version};
use crate::source::Span;

/// How many procedures are named.
const NAMED: usize = 3;

pub(super) fn check(catalog: &Catalog, covered: &Covered<'_>, findings: &mut Vec<Finding>) {
    for program in catalog.programs.values() {
        let mut read: Vec<(&str, Span)> = Vec::new();
        for clause in &program.clauses {
            clause.condition.each_var(&mut |var, span| {
                if let Var::Document(name) | Var::DocumentDrawn(name) = var {
                    read.push((name, span));
                }
            });
        }
        for (document, span) in read {
            let mut codes = lacking(catalog, covered, program, document);
            if codes.is_empty() {
                continue;
            }
            let more = AndMore(codes.len().checked_sub(NAMED).unwrap_or(0));
            codes.truncate(NAMED);
            let document = document.to_owned();
            findings.push(Finding::new(ProgramProblem::DocumentNotThere { document, codes, more }, span));
        }
    }
}

/// The procedures that a program covers of which some version does not have a document.
fn lacking(catalog: &Catalog, covered: &Covered<'_>, program: &Program, document: &str) -> Vec<String> {
    let covered = covered.by(program);
    let lacking = covered.iter().filter(|(_, version)| !has(catalog, version, document));
    let mut codes: Vec<String> = lacking.map(|(code, _)| (*code).to_owned()).collect();
    codes.dedup();
    codes
}

/// Whether a version has a document; a linked one has those of its stages, whichever of their versions they run by.
fn has(catalog: &Catalog, version: &Version, document: &str) -> bool {
    let own = |version: &Version| version.documents.as_ref().is_some_and(|own| own.get(document).is_some());
    own(version)
        || version.stages.iter().any(|stage| {
            let of = catalog.procedures.get(&stage.procedure.node);
            let meets = |part: &&Version| {
                version.to.is_none_or(|to| part.from < to) && part.to.is_none_or(|to| version.from < to)
            };
            of.is_some_and(|of| of.versions.iter().filter(meets).all(own))
        })
}
