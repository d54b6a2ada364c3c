//! A view: columns out of one relation and small tables that are joined to it by equality.

use super::expr::Expr;

/// A table that is joined where its key equals an expression; at most one of its rows does.
#[derive(Clone, Debug)]
pub(super) struct Join {
    pub(super) table: &'static str,
    pub(super) alias: &'static str,
    /// Its column and what that equals; none: its one row goes with every row.
    pub(super) on: Option<(&'static str, Expr)>,
}

/// A view.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) name: String,
    pub(super) columns: Vec<(String, Expr)>,
    /// The relation that has the alias `p`.
    pub(super) source: String,
    pub(super) joins: Vec<Join>,
    pub(super) filter: Option<Expr>,
    /// Columns by whose values rows are added up; of a view that does, the planner may see through.
    pub(super) groups: Vec<Expr>,
}

/// Views one on another, each with the columns of the one before that are still needed.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    prefix: &'static str,
    source: String,
    carried: Vec<String>,
    pub(super) views: Vec<View>,
}

impl Chain {
    /// A chain that begins with a table of these columns.
    pub(super) fn new(prefix: &'static str, source: &str, columns: Vec<String>) -> Self {
        Self { prefix, source: source.to_owned(), carried: columns, views: Vec::new() }
    }

    /// The next view: columns of the one before, new ones (which may take the place of old ones), less those dropped.
    pub(super) fn step(&mut self, columns: Vec<(String, Expr)>, joins: Vec<Join>, drops: impl Fn(&str) -> bool) {
        let is_new = |name: &str| columns.iter().any(|(new, _)| new == name);
        let kept = self.carried.iter().filter(|name| !drops(name) && !is_new(name));
        let mut all: Vec<(String, Expr)> = kept.map(|name| (name.clone(), super::expr::p(name))).collect();
        all.extend(columns);
        let name = format!("{}{:02}", self.prefix, self.views.len().checked_add(1).unwrap_or_default());
        self.carried = all.iter().map(|(name, _)| name.clone()).collect();
        let source = std::mem::replace(&mut self.source, name.clone());
        self.views.push(View { name, columns: all, source, joins, filter: None, groups: Vec::new() });
    }
}
