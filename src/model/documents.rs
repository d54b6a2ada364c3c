//! Documents: the tree of groups and cases as the law lists it, and what follows from it: the flat list with the full
//! condition of each document, and the condition under which the dossier is complete.

use super::{Expr, Provenance, Var};
use crate::bundle::{Quantity, Texts};
use crate::source::Span;

/// A document as its line says it.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// Its name.
    pub id: String,
    /// The name where it is declared.
    pub name: Span,
    /// Its title.
    pub title: Texts,
    /// How many of each kind.
    pub quantity: Quantity,
    /// The form (mẫu).
    pub form: Option<String>,
    /// `xuất trình`.
    pub presented: bool,
    /// `số hóa`.
    pub digitise: bool,
    /// `nếu có`: never counted in completeness.
    pub optional: bool,
    /// The database that it is drawn from.
    pub drawn_from: Option<Texts>,
    /// Its own condition.
    pub when: Option<Expr>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentNode {
    /// A document.
    Document(Box<DocumentRow>),
    /// `một trong`: one member is enough.
    OneOf {
        /// `theo thứ tự`: a member counts only where those before it are not there.
        ordered: bool,
        /// When the group is asked for.
        when: Option<Expr>,
        /// Its members.
        members: Vec<DocumentNode>,
        /// Where it comes from.
        provenance: Provenance,
    },
    /// `trường hợp`.
    Case {
        /// Its title.
        title: Texts,
        /// When it applies.
        when: Option<Expr>,
        /// Its members.
        members: Vec<DocumentNode>,
        /// Its line.
        span: Span,
    },
}

/// A document with all conditions that it stands under.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its line.
    pub row: DocumentRow,
    /// The innermost group that it belongs to.
    pub group: Option<String>,
    /// The cases that it stands in, outermost first.
    pub cases: Vec<Texts>,
    /// When it is asked for: groups, cases, the order of a group and the draw included.
    pub when: Option<Expr>,
}

/// A group of alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentGroup {
    /// `1`, `2`, … in the version.
    pub id: String,
    /// `theo thứ tự`.
    pub ordered: bool,
    /// When it is asked for, cases included.
    pub when: Option<Expr>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The documents of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Documents {
    /// As the law lists them.
    pub tree: Vec<DocumentNode>,
    /// Every document with its full condition.
    pub list: Vec<Document>,
    /// Every group.
    pub groups: Vec<DocumentGroup>,
    /// Whether every required document is there.
    pub complete: Expr,
    /// The block's first line.
    pub span: Span,
}

impl Documents {
    /// Works out the list, the groups and completeness from the tree.
    pub fn new(span: Span, tree: Vec<DocumentNode>) -> Self {
        let mut flat = Flat { list: Vec::new(), groups: Vec::new() };
        flat.walk(&tree, &Place { conditions: Vec::new(), cases: Vec::new(), group: None });
        let complete = Expr::all(span, tree.iter().filter_map(complete));
        Self { tree, list: flat.list, groups: flat.groups, complete, span }
    }

    /// The same without the named documents; groups and cases that are left with nothing go with them.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        Self::new(self.span, prune(&self.tree, names))
    }

    /// The document of that name.
    pub fn get(&self, name: &str) -> Option<&Document> {
        self.list.iter().find(|document| document.row.id == name)
    }
}

fn prune(nodes: &[DocumentNode], names: &[&str]) -> Vec<DocumentNode> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            DocumentNode::Document(row) if names.contains(&row.id.as_str()) => {}
            DocumentNode::Document(_) => out.push(node.clone()),
            DocumentNode::OneOf { ordered, when, members, provenance } => {
                let members = prune(members, names);
                if !members.is_empty() {
                    let (when, provenance) = (when.clone(), provenance.clone());
                    out.push(DocumentNode::OneOf { ordered: *ordered, when, members, provenance });
                }
            }
            DocumentNode::Case { title, when, members, span } => {
                let members = prune(members, names);
                if !members.is_empty() {
                    out.push(DocumentNode::Case { title: title.clone(), when: when.clone(), members, span: *span });
                }
            }
        }
    }
    out
}

/// Where a node stands in the tree.
struct Place {
    conditions: Vec<Expr>,
    cases: Vec<Texts>,
    group: Option<String>,
}

impl Place {
    fn under(&self, when: Option<&Expr>) -> Self {
        let conditions = self.conditions.iter().chain(when).cloned().collect();
        Self { conditions, cases: self.cases.clone(), group: self.group.clone() }
    }
}

struct Flat {
    list: Vec<Document>,
    groups: Vec<DocumentGroup>,
}

impl Flat {
    fn walk(&mut self, nodes: &[DocumentNode], place: &Place) {
        for node in nodes {
            self.node(node, place);
        }
    }

    fn node(&mut self, node: &DocumentNode, place: &Place) {
        match node {
            DocumentNode::Document(row) => {
                let drawn = drawn(row).map(Expr::negate);
                let conditions: Vec<Expr> = place.conditions.iter().chain(&row.when).cloned().chain(drawn).collect();
                let when = joined(row.provenance.span, conditions);
                let (group, cases) = (place.group.clone(), place.cases.clone());
                self.list.push(Document { row: (**row).clone(), group, cases, when });
            }
            DocumentNode::Case { title, when, members, .. } => {
                let mut inner = place.under(when.as_ref());
                inner.cases.push(title.clone());
                self.walk(members, &inner);
            }
            DocumentNode::OneOf { ordered, when, members, provenance } => {
                let mut inner = place.under(when.as_ref());
                let id = self.groups.len().checked_add(1).map_or_else(String::new, |id| id.to_string());
                inner.group = Some(id.clone());
                let when = joined(provenance.span, inner.conditions.clone());
                self.groups.push(DocumentGroup { id, ordered: *ordered, when, provenance: provenance.clone() });
                for member in members {
                    self.node(member, &inner);
                    if let (true, Some(satisfied)) = (*ordered, satisfied(member)) {
                        inner.conditions.push(satisfied.negate());
                    }
                }
            }
        }
    }
}

fn joined(span: Span, conditions: Vec<Expr>) -> Option<Expr> {
    (!conditions.is_empty()).then(|| Expr::all(span, conditions))
}

fn drawn(row: &DocumentRow) -> Option<Expr> {
    row.drawn_from.as_ref().map(|_| Expr::var(row.provenance.span, Var::DocumentDrawn(row.id.clone())))
}

fn there(row: &DocumentRow) -> Expr {
    Expr::var(row.provenance.span, Var::Document(row.id.clone()))
}

/// Whether what a node asks for is there; nothing for one that asks for nothing.
fn complete(node: &DocumentNode) -> Option<Expr> {
    match node {
        DocumentNode::Document(row) if row.optional => None,
        DocumentNode::Document(row) => {
            let span = row.provenance.span;
            let excuses = row.when.clone().map(Expr::negate).into_iter().chain(drawn(row));
            Some(Expr::any(span, excuses.chain([there(row)])))
        }
        DocumentNode::Case { when, members, span, .. } => {
            let parts: Vec<Expr> = members.iter().filter_map(complete).collect();
            let all = joined(*span, parts)?;
            Some(Expr::any(*span, when.clone().map(Expr::negate).into_iter().chain([all])))
        }
        DocumentNode::OneOf { when, members, provenance, .. } => {
            let span = provenance.span;
            let counted: Vec<Expr> = members.iter().filter_map(satisfied).collect();
            if counted.is_empty() {
                return None;
            }
            // Where every member has a condition, a dossier that meets none of them is asked for nothing.
            let asked: Option<Vec<Expr>> = members.iter().map(|member| asked(member).cloned()).collect();
            let nothing_asked = asked.map(|asked| Expr::all(span, asked.into_iter().map(Expr::negate)));
            let excuses = when.clone().map(Expr::negate).into_iter().chain(nothing_asked);
            Some(Expr::any(span, excuses.chain(counted)))
        }
    }
}

fn asked(node: &DocumentNode) -> Option<&Expr> {
    match node {
        DocumentNode::Document(row) => row.when.as_ref(),
        DocumentNode::Case { when, .. } | DocumentNode::OneOf { when, .. } => when.as_ref(),
    }
}

/// Whether a member of a group applies and is there; nothing for one that never counts.
fn satisfied(node: &DocumentNode) -> Option<Expr> {
    let (span, there) = match node {
        DocumentNode::Document(row) if row.optional => return None,
        DocumentNode::Document(row) => {
            let span = row.provenance.span;
            (span, Expr::any(span, [there(row)].into_iter().chain(drawn(row))))
        }
        DocumentNode::Case { members, span, .. } => {
            (*span, joined(*span, members.iter().filter_map(complete).collect())?)
        }
        DocumentNode::OneOf { members, provenance, .. } => {
            let counted: Vec<Expr> = members.iter().filter_map(satisfied).collect();
            if counted.is_empty() {
                return None;
            }
            (provenance.span, Expr::any(provenance.span, counted))
        }
    };
    Some(Expr::all(span, asked(node).cloned().into_iter().chain([there])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    const SPAN: Span = Span { file: FileId(0), start: 0, end: 0 };

    fn row(id: &str, drawn: bool, optional: bool) -> DocumentNode {
        DocumentNode::Document(Box::new(DocumentRow {
            id: id.into(),
            name: SPAN,
            title: Texts::default(),
            quantity: Quantity::default(),
            form: None,
            presented: false,
            digitise: false,
            optional,
            drawn_from: drawn.then(Texts::default),
            when: None,
            provenance: provenance(),
        }))
    }

    fn provenance() -> Provenance {
        let (basis, doc, accepted, changes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Provenance { span: SPAN, basis, illustrative: false, doc, accepted, changes }
    }

    fn document(id: &str) -> Expr {
        Expr::var(SPAN, Var::Document(id.into()))
    }

    #[test]
    fn a_drawn_document_is_asked_for_only_where_it_cannot_be_drawn() {
        let documents = Documents::new(SPAN, vec![row("a", true, false), row("b", false, true)]);
        let drawn = Expr::var(SPAN, Var::DocumentDrawn("a".into()));
        assert_eq!(documents.list[0].when, Some(drawn.clone().negate()));
        assert_eq!(documents.complete, Expr::any(SPAN, [drawn, document("a")]));
    }

    #[test]
    fn an_ordered_group_asks_for_the_next_only_where_those_before_are_not_there() {
        let members = vec![row("a", false, false), row("b", false, false), row("c", false, false)];
        let group = DocumentNode::OneOf { ordered: true, when: None, members, provenance: provenance() };
        let documents = Documents::new(SPAN, vec![group]);
        let [a, b] = ["a", "b"].map(|id| document(id).negate());
        assert_eq!(documents.list[0].when, None);
        assert_eq!(documents.list[1].when, Some(a.clone()));
        assert_eq!(documents.list[2].when, Some(Expr::all(SPAN, [a, b])));
        assert_eq!(documents.complete, Expr::any(SPAN, ["a", "b", "c"].map(document)));
    }

    #[test]
    fn nothing_is_complete_where_nothing_is_asked_for() {
        assert!(Documents::new(SPAN, Vec::new()).complete.is_always());
        let documents = Documents::new(SPAN, vec![row("a", false, false)]);
        assert!(documents.without(&["a"]).complete.is_always());
    }
}
