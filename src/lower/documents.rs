//! Documents: groups, cases and rows of every block into one tree.

use std::collections::BTreeMap;

use super::Context;
use super::expr::DocumentNames;
use super::shared::{Entry, document_names};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::model::{Citation, DocumentNode, DocumentRow, Documents};
use crate::source::Span;
use crate::syntax::ast::{Clause, DocumentClause, ProcedureClause};

/// The most documents of one procedure.
const MAX_DOCUMENTS: usize = 1_000;

/// The most members of an ordered group: their conditions grow with the square of their number.
const MAX_ORDERED: usize = 30;

/// What reading a block needs besides its clauses.
struct Block<'a> {
    documents: &'a DocumentNames,
    illustrative: bool,
    /// What the block and its cases rest on.
    basis: &'a [Citation],
    /// The first row of each name: a row that stands elsewhere is replaced.
    first: &'a BTreeMap<String, Span>,
}

impl Context<'_> {
    /// The tree of all blocks, own ones first; nothing where no block is written.
    pub(super) fn documents(&mut self, entries: &[Entry<'_>], documents: &DocumentNames) -> Option<Documents> {
        let mut tree = Vec::new();
        let mut place = None;
        // The first row of each name stays; a shared one of the same name is replaced, a second own one is reported.
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        for entry in entries {
            let ProcedureClause::Documents(members) = &entry.clause.kind else { continue };
            place = place.or(Some(entry.clause.span));
            for (name, _) in document_names(members) {
                first.entry(name.node.clone()).or_insert(name.span);
            }
            let illustrative = entry.illustrative || entry.clause.tail.illustrative.is_some();
            let basis = self.citations(&entry.clause.tail.basis);
            let block = Block { documents, illustrative, basis: &basis, first: &first };
            tree.extend(self.members(members, &block));
        }
        if first.len() > MAX_DOCUMENTS {
            if let Some(place) = place {
                self.report(NameProblem::TooMany { what: terms::DOCUMENT, limit: MAX_DOCUMENTS }, place);
            }
            tree.clear();
        }
        place.map(|place| Documents::new(place, tree))
    }

    fn members(&mut self, members: &[Clause<DocumentClause>], block: &Block<'_>) -> Vec<DocumentNode> {
        let mut out = Vec::with_capacity(members.len());
        for member in members {
            let when = self.condition_opt(member.tail.when.as_ref(), block.documents);
            match &member.kind {
                DocumentClause::Document(row) => {
                    if block.first.get(&row.name.node) != Some(&row.name.span) {
                        continue;
                    }
                    let mut provenance = self.provenance(member, block.illustrative);
                    provenance.basis.extend(block.basis.iter().cloned());
                    out.push(DocumentNode::Document(Box::new(DocumentRow {
                        id: row.name.node.clone(),
                        name: row.name.span,
                        title: self.title(row.title.as_ref(), &row.name),
                        quantity: self.quantity(&row.copies),
                        form: row.form.as_ref().map(|form| form.node.clone()),
                        presented: row.presented.is_some(),
                        digitise: row.digitise.is_some(),
                        optional: row.optional.is_some(),
                        drawn_from: self.texts_opt(row.drawn_from.as_ref()),
                        when,
                        provenance,
                    })));
                }
                DocumentClause::OneOf { ordered, members } => {
                    let provenance = self.provenance(member, block.illustrative);
                    if *ordered && members.len() > MAX_ORDERED {
                        let problem = NameProblem::TooMany { what: terms::DOCUMENT, limit: MAX_ORDERED };
                        self.report(problem, member.span);
                        continue;
                    }
                    let members = self.members(members, &inner(block, &provenance));
                    out.push(DocumentNode::OneOf { ordered: *ordered, when, members, provenance });
                }
                DocumentClause::Case { title, members } => {
                    let provenance = self.provenance(member, block.illustrative);
                    let title = self.texts(title);
                    let basis: Vec<Citation> = provenance.basis.iter().chain(block.basis).cloned().collect();
                    let members = self.members(members, &Block { basis: &basis, ..inner(block, &provenance) });
                    out.push(DocumentNode::Case { title, when, members, span: member.span });
                }
            }
        }
        out
    }
}

/// `minh họa` on a group or case marks its rows.
fn inner<'a>(block: &Block<'a>, provenance: &crate::model::Provenance) -> Block<'a> {
    Block { illustrative: block.illustrative || provenance.illustrative, ..*block }
}
