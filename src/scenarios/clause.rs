//! The clause of the catalog that decided a member, so that a failing scenario shows where to look.

use serde::Serialize;

use crate::bundle::Version;
use crate::runtime::{Decision, RuleSet, Verdict};

/// A clause as the catalog writes it, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its words.
    pub rule: String,
    /// `path:line`.
    pub source: String,
}

impl Clause {
    fn new(rule: impl Into<String>, source: impl Into<String>) -> Self {
        Self { rule: rule.into(), source: source.into() }
    }
}

/// The clauses that decided a member of a decision; none where no single clause does.
pub(super) fn deciding(decision: &Decision, rules: &RuleSet, path: &str) -> Vec<Clause> {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    let version = rules.version(&decision.procedure, decision.version);
    match head {
        "same_day" => same_day(decision, rules, version),
        "promised" if decision.same_day.program.is_some() => same_day(decision, rules, version),
        "statutory" => limit(&decision.statutory),
        "committed" | "promised" | "slip" => limit(&decision.committed),
        "reappointment" => decision.reappointment.as_ref().map(limit).unwrap_or_default(),
        "requirements" => decision.requirements.failed.iter().map(blocked).collect(),
        "fee" => version.map(|version| fees(decision, version, rest)).unwrap_or_default(),
        "documents" | "steps" | "stages" => {
            version.and_then(|version| entry(version, head, rest)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn limit(due: &crate::runtime::Due) -> Vec<Clause> {
    let clause = due.rule.as_ref().zip(due.source.as_ref()).map(|(rule, source)| Clause::new(rule, source));
    let candidates = due.candidates.iter().filter(|_| due.rule.is_none());
    let source = due.source.clone().unwrap_or_default();
    clause.into_iter().chain(candidates.map(|one| Clause::new(&one.rule, &source))).collect()
}

fn blocked(blocking: &crate::runtime::Blocking) -> Clause {
    // What no clause of the catalog says has a word of the runtime's own.
    let rule = match blocking.clause.as_str() {
        "no_rule" | "no_promise" => blocking.text.clone(),
        clause => format!("{clause} — {}", blocking.text),
    };
    Clause::new(rule, &blocking.source)
}

fn same_day(decision: &Decision, rules: &RuleSet, version: Option<&Version>) -> Vec<Clause> {
    let same_day = &decision.same_day;
    match same_day.verdict {
        Verdict::Eligible => {
            let program = same_day.program.as_ref();
            let program = program.and_then(|id| rules.bundle().programs.iter().find(|program| program.id == *id));
            match program {
                Some(program) => {
                    vec![Clause::new(program.title.pick(rules.bundle().language), &program.provenance.source)]
                }
                None => limit(&decision.committed),
            }
        }
        Verdict::Undetermined => {
            let block = version.and_then(|version| version.same_day.as_ref());
            let clauses = block.into_iter().flat_map(|block| &block.clauses);
            clauses.map(|clause| Clause::new(&clause.rule, &clause.provenance.source)).collect()
        }
        Verdict::NotEligible | Verdict::Refused => same_day.blocked_by.iter().map(blocked).collect(),
    }
}

fn fees(decision: &Decision, version: &Version, rest: &str) -> Vec<Clause> {
    let wanted = rest.strip_prefix("rows.").and_then(|rest| rest.split('.').next());
    let applies = |id: &str| wanted.map_or_else(|| decision.fee.rows.iter().any(|row| row.id == id), |name| name == id);
    let rows = version.fees.iter().filter(|fee| applies(&fee.id));
    rows.map(|fee| Clause::new(&fee.rule, &fee.provenance.source)).collect()
}

fn entry(version: &Version, list: &str, rest: &str) -> Option<Clause> {
    let id = rest.split('.').next()?;
    match list {
        "documents" => version.documents.iter().find(|one| one.id == id).map(|one| (&one.id, &one.provenance)),
        "steps" => version.steps.iter().find(|one| one.id == id).map(|one| (&one.id, &one.provenance)),
        _ => version.stages.iter().find(|one| one.id == id).map(|one| (&one.id, &one.provenance)),
    }
    .map(|(id, provenance)| Clause::new(id, &provenance.source))
}
