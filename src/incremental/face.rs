//! What the rest of a catalog sees of a procedure, as text: rules that compare procedures with each other, and programs that cover them, look at
//! this alone. Every structure is taken apart in full, so that a new member has to be thought of here.
//!
//! Titles are compared (`W0341`), papers and what they are drawn from (`W0340`), cut-offs of one provision (`W0503`); programs ask for
//! the field, the level, the days in force, the papers, whether there is a same-day rule, and who signs (`E03`); what is declared is used where somebody names it.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::model::{Catalog, Citation, Deadline, Version};
use crate::source::Span;

/// What is seen of some procedures.
pub(super) fn of(catalog: &Catalog, codes: &BTreeSet<String>) -> String {
    let mut out = String::new();
    for code in codes {
        for version in catalog.procedures.get(code).into_iter().flat_map(|procedure| &procedure.versions) {
            let _ = write!(out, "\n{code}:");
            add(&mut out, &Items(&catalog.items), version);
        }
    }
    out
}

/// Where items stand, in the order of their files.
struct Items<'c>(&'c [Span]);

impl Items<'_> {
    /// The number of the item in which something stands: findings elsewhere name its place.
    fn of(&self, span: Span) -> Option<usize> {
        self.0.iter().position(|item| item.contains(span))
    }
}

fn add(out: &mut String, items: &Items<'_>, version: &Version) {
    let Version {
        head,
        whole: _,
        from,
        to,
        illustrative,
        draft,
        name,
        levels,
        field,
        agency: _,
        coordinating: _,
        signer,
        applicants: _,
        channels: _,
        sets: _,
        published_by: _,
        results: _,
        documents,
        fees: _,
        deadlines,
        reappointment: _,
        supplement: _,
        steps: _,
        stages,
        requirements: _,
        same_day,
        file_at,
        provenance,
        before,
    } = version;
    let field = field.as_ref().map(|field| &field.node);
    let signer = signer.as_ref().map(|signer| &signer.node);
    // Writing to a text does not fail.
    let _ = write!(
        out,
        "{:?} {from} {to:?} {illustrative} {} {draft} {name:?} {field:?} {signer:?} {} {}",
        items.of(*head),
        provenance.illustrative,
        stages.len(),
        same_day.is_some()
    );
    for (place, levels) in [levels, file_at].into_iter().enumerate() {
        let _ = write!(out, " {place}{:?}", levels.iter().map(|level| level.node).collect::<Vec<_>>());
    }
    for document in documents.iter().flat_map(|documents| &documents.list) {
        let row = &document.row;
        let _ = write!(out, " d{:?}", (&row.id, &row.title, &row.drawn_from, items.of(row.name)));
    }
    for deadline in deadlines {
        limit(out, items, deadline);
    }
    named(out, version);
    if let Some(before) = before {
        let _ = write!(out, " <{:?}", before.by);
        add(out, items, &before.version);
    }
}

/// What is used because the version names it: facts, roles, instruments.
fn named(out: &mut String, version: &Version) {
    let mut facts: BTreeSet<String> = BTreeSet::new();
    version.each_expr(&mut |expr| {
        expr.each_var(&mut |var, _| {
            facts.insert(format!("{var:?}"));
        });
    });
    let roles: BTreeSet<&str> = version.roles().map(|role| role.node.as_str()).collect();
    let rules = version.provenances();
    let cited = rules.iter().flat_map(|rule| &rule.basis).map(|citation| citation.instrument.as_str());
    let decided = rules.iter().flat_map(|rule| &rule.changes).map(|change| change.by.as_str());
    let instruments: BTreeSet<&str> = cited.chain(decided).collect();
    let _ = write!(out, " {facts:?} {roles:?} {instruments:?}");
}

fn limit(out: &mut String, items: &Items<'_>, deadline: &Deadline) {
    let Deadline { kind: _, terms, statutory: _, when: _, provenance } = deadline;
    // Limits are compared by the provisions that they cite.
    if provenance.basis.is_empty() {
        return;
    }
    let limit = std::mem::discriminant(&terms.limit.node);
    let _ = write!(out, " L{limit:?} {:?} {} {:?}", terms.cutoff, provenance.illustrative, items.of(provenance.span));
    for Citation { span: _, instrument, article, clause, point } in &provenance.basis {
        let _ = write!(out, " {:?}", (instrument, article, clause, point));
    }
}
