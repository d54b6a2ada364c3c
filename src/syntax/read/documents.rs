//! Clauses of `hồ sơ`, of groups and of cases.

use super::{Parts, Reader, Said};
use crate::syntax::ast::{self, DocumentClause, DocumentRow};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn document_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<DocumentClause>> {
        self.clauses(raws, Context::Document, Self::document_clause)
    }

    fn document_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(DocumentClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        let kind = match node.rule() {
            Rule::one_of => {
                let members = self.block(raw, term);
                DocumentClause::OneOf { ordered: node.has(Rule::kw_in_order), members: self.document_clauses(members) }
            }
            Rule::case => {
                let title = self.text_in(node)?;
                let members = self.block(raw, term);
                DocumentClause::Case { title, members: self.document_clauses(members) }
            }
            Rule::document => {
                self.no_block(raw, term);
                DocumentClause::Document(self.document(node, said.rest.as_ref())?)
            }
            _ => return self.internal(node),
        };
        Some((kind, Parts::plain(term).when()))
    }

    fn document(&mut self, node: &Node<'s>, rest: Option<&Node<'s>>) -> Option<DocumentRow> {
        let mut row = DocumentRow {
            name: self.declared_in(node)?,
            title: self.text_in(node),
            copies: Vec::new(),
            form: None,
            presented: None,
            digitise: None,
            optional: None,
            drawn_from: None,
        };
        let parts: Vec<Node<'s>> = node.children().chain(rest.into_iter().flat_map(Node::children)).collect();
        for part in parts {
            let span = self.span(&part);
            match part.rule() {
                Rule::copies => row.copies.extend(self.copies(&part)),
                Rule::form => row.form = Some(self.string_in(&part)?),
                Rule::present => row.presented = Some(span),
                Rule::digitise => row.digitise = Some(span),
                Rule::if_any => row.optional = Some(span),
                Rule::drawn_from => row.drawn_from = self.text_in(&part),
                _ => {}
            }
        }
        Some(row)
    }
}
