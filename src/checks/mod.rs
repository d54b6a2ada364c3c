//! The model into findings: everything that can be seen without a proof. One rule is one file: what it asks and why, its
//! code and its tests.
//!
//! [`check`] asks every rule; [`settle`] is called once at the end, with the findings of every stage: it joins them with
//! what their authors acknowledge (`chấp nhận`) and with the levels that the manifest gives to warnings (`lints`). Rules
//! read the model only, in its own order: the same catalog gives the same findings.

mod accept;
mod authority;
mod cutoffs;
mod drawn;
mod echoes;
mod exemptions;
mod force;
mod graph;
mod grounds;
mod holes;
mod horizon;
mod illustrative;
mod instruments;
mod issued;
mod levels;
mod limits;
mod margins;
mod parts;
mod period;
mod programs;
mod ratings;
mod reasons;
mod returning;
mod rows;
mod same_day;
mod signing;
mod simplify;
mod stages;
mod steps;
#[cfg(test)]
mod testing;
mod titled;
mod titles;
mod uncited;
mod undeclared;
mod units;
mod unused;
mod versions;
mod written;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostics::Finding;
use crate::model::{Catalog, Version};
use crate::source::Sources;

/// A rule: adds what it finds.
type Rule = fn(&Catalog, &mut Vec<Finding>);

/// One that looks at the text, too.
type RuleOfText = fn(&Catalog, &Sources, &mut Vec<Finding>);

const RULES_OF_TEXT: &[RuleOfText] = &[parts::check, simplify::check, horizon::check, cutoffs::check];

const RULES: &[Rule] = &[
    versions::check,
    force::check,
    instruments::check,
    issued::check,
    illustrative::check,
    authority::check,
    steps::check,
    returning::check,
    stages::check,
    ratings::check,
    rows::check,
    limits::check,
    exemptions::check,
    same_day::check,
    reasons::check,
    signing::check,
    drawn::check,
    titles::check,
    units::check,
    programs::check,
    unused::check,
];

/// Every finding of every rule, by place; none is given twice.
pub fn check(catalog: &Catalog, sources: &Sources) -> Vec<Finding> {
    // In the order of the rules, whichever core is done first.
    let of_rule = |rule: &Rule| {
        let mut findings = Vec::new();
        rule(catalog, &mut findings);
        findings
    };
    let of_text = |rule: &RuleOfText| {
        let mut findings = Vec::new();
        rule(catalog, sources, &mut findings);
        findings
    };
    let (by_rule, by_text): (Vec<Vec<Finding>>, Vec<Vec<Finding>>) =
        rayon::join(|| RULES.par_iter().map(of_rule).collect(), || RULES_OF_TEXT.par_iter().map(of_text).collect());
    in_order(by_rule.into_iter().chain(by_text).flatten().collect())
}

/// The findings of all stages as they are reported: acknowledged ones marked, an acknowledgement that meets nothing among
/// them, without echoes of others, one for each undeclared name, levels applied, by place.
pub fn settle(catalog: &Catalog, sources: &Sources, mut findings: Vec<Finding>) -> Vec<Finding> {
    // Before anything is dropped that an acknowledgement may be meant for.
    accept::apply(catalog, &mut findings);
    titled::offer(catalog, &mut findings);
    echoes::drop(sources, &mut findings);
    holes::drop(catalog, sources, &mut findings);
    uncited::drop(sources, &mut findings);
    undeclared::join(&mut findings);
    levels::apply(&catalog.manifest.lints, &mut findings);
    in_order(findings)
}

/// By place and code. A clause that several versions share is read once for each: what is said twice of it falls away.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.span, finding.code()));
    let same = |a: &Finding, b: &Finding| (a.span, a.code()) == (b.span, b.code());
    let mut one_each = Vec::with_capacity(findings.len());
    for alike in findings.chunk_by(same) {
        let mut seen = BTreeSet::new();
        let is_new = |finding: &&Finding| alike.len() == 1 || seen.insert(format!("{:?}", finding.problem));
        one_each.extend(alike.iter().filter(is_new).cloned());
    }
    one_each
}

/// The version as its item writes it, before every simplification.
fn as_written(version: &Version) -> &Version {
    let mut version = version;
    while let Some(before) = &version.before {
        version = &before.version;
    }
    version
}
