//! The documents of a linked procedure are the union by name. A document that is one of several alternatives in one stage and
//! stands alone, or among others, in another stage has no single meaning in that union: it is reported.

use std::collections::BTreeMap;

use crate::diagnostics::messages::StepProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Version};
use crate::source::Span;

/// Where a document stands: its procedure, and its group there.
struct Place<'a> {
    code: &'a str,
    group: Option<&'a str>,
    stage: &'a str,
    span: Span,
}

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (code, version) in catalog.versions().filter(|(_, version)| version.is_linked()) {
        let own = std::iter::once((code, code, version.head, version));
        let stages = version.stages.iter().filter_map(|stage| {
            let of = catalog.procedures.get(&stage.procedure.node)?;
            let governs = of.versions.iter().find(|of| of.governs(version.from))?;
            Some((stage.procedure.node.as_str(), stage.id.as_str(), stage.name, governs))
        });
        union(own.chain(stages), findings);
    }
}

fn union<'a>(parts: impl Iterator<Item = (&'a str, &'a str, Span, &'a Version)>, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, Place<'a>> = BTreeMap::new();
    for (code, stage, span, version) in parts {
        for document in version.documents.iter().flat_map(|documents| &documents.list) {
            let name = document.row.id.as_str();
            let place = Place { code, group: document.group.as_deref(), stage, span };
            let Some(other) = first.get(name) else {
                first.insert(name, place);
                continue;
            };
            if other.code != code && (other.group.is_some() || place.group.is_some()) {
                let (document, stage, other_stage) = (name.to_owned(), stage.to_owned(), other.stage.to_owned());
                let problem = StepProblem::StageDocument { document, stage, other: other_stage };
                findings.push(Finding::new(problem, span).related(other.span, Note::Against));
            }
        }
    }
}
