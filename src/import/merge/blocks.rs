//! Blocks of the officer's text: what is put in, what goes, and what parts one clause from the next.
//!
//! A clause with lines of its own is put in and taken out as lines. Where clauses share a line, one that fits is put among
//! them; for what needs lines of its own, a comment above all, the block is opened to one clause a line.

use super::edits::Rank;
use super::lines;
use super::plan::{Change, Insert, New};
use super::tree::{Body, Id, Node};
use super::write::Writer;

impl Writer<'_, '_> {
    /// Writes a block.
    pub(super) fn block(&mut self, owner: Option<Id>) {
        let Some(body) = self.texts.ours.body(owner) else { return };
        let inserts = self.plan.inserts(owner);
        let indent = self.block_indent(owner, body);
        let opened = self.must_open(owner, body, inserts);
        let depth = opened.then_some(indent.as_str());
        let mut rest = inserts;
        let split = rest.iter().take_while(|insert| insert.after.is_none()).count();
        let (at_start, behind) = rest.split_at_checked(split).unwrap_or((rest, &[]));
        rest = behind;
        self.at_start(owner, body, at_start, &indent, opened);
        while let Some(after) = rest.first().and_then(|insert| insert.after) {
            let run = rest.iter().take_while(|insert| insert.after == Some(after)).count();
            let (same, others) = rest.split_at_checked(run).unwrap_or((rest, &[]));
            self.behind(body, after, same, &indent, opened);
            rest = others;
        }
        self.part(owner, body, &indent, opened);
        for (number, id) in body.nodes.iter().enumerate() {
            if self.plan.is_removed(*id) {
                let below = number.checked_add(1).and_then(|next| body.nodes.get(next));
                self.remove(*id, number == 0 && !below.is_some_and(|below| self.plan.is_removed(*below)));
            } else {
                self.node(*id, depth);
            }
        }
    }

    /// The depth of a block's clauses.
    fn block_indent(&self, owner: Option<Id>, body: &Body) -> String {
        let mut nodes = body.nodes.iter().filter_map(|id| self.texts.ours.node(*id));
        let first = nodes.find(|node| lines::is_first(self.text(), node.whole.start));
        match (first, owner.and_then(|owner| self.texts.ours.node(owner))) {
            (Some(node), _) => lines::indent(self.text(), node.whole.start).to_owned(),
            (None, Some(owner)) => format!("{}    ", lines::indent(self.text(), owner.whole.start)),
            (None, None) => String::new(),
        }
    }

    /// Whether clauses that share a line must be given lines of their own.
    fn must_open(&self, owner: Option<Id>, body: &Body, inserts: &[Insert]) -> bool {
        let starts_line =
            |id: &Id| self.texts.ours.node(*id).is_none_or(|node| lines::is_first(self.text(), node.whole.start));
        let told = |change: &Change| !change.notes.is_empty() || !change.marks.is_empty();
        let above = |id: &Id| self.plan.changed(*id).is_some_and(told) && !starts_line(id);
        let put = |insert: &Insert| {
            let fits = match &insert.what {
                New::Node(id) => self.fits_inline(*id),
                New::Conflict { before, .. } => before.is_some(),
            };
            !fits && !self.ends_line(owner, body, insert.after)
        };
        body.nodes.iter().any(above) || inserts.iter().any(put)
    }

    /// Whether nothing of a block stands on the line behind a node, or behind the block's `{`.
    fn ends_line(&self, owner: Option<Id>, body: &Body, after: Option<Id>) -> bool {
        match after.and_then(|id| self.texts.ours.node(id)) {
            Some(node) => lines::is_last(self.text(), node.whole.end),
            None => owner.is_none() || lines::is_last(self.text(), body.open),
        }
    }

    fn at_start(&mut self, owner: Option<Id>, body: &Body, inserts: &[Insert], indent: &str, opened: bool) {
        if inserts.is_empty() {
            return;
        }
        if self.ends_line(owner, body, None) {
            let at = if owner.is_none() { body.open } else { lines::next(self.text(), body.open) };
            return self.put_lines(at, inserts, indent, false);
        }
        for insert in inserts {
            self.put_behind(body.open, insert, indent, opened, (" ", ";"));
        }
    }

    fn behind(&mut self, body: &Body, after: Id, inserts: &[Insert], indent: &str, opened: bool) {
        let Some(node) = self.texts.ours.node(after) else { return };
        if !lines::is_last(self.text(), node.whole.end) {
            for insert in inserts {
                self.put_behind(node.whole.end, insert, indent, opened, ("; ", ""));
            }
            return;
        }
        let own = lines::indent(self.text(), node.whole.start);
        let depth = if lines::is_first(self.text(), node.whole.start) { own } else { indent };
        self.end_clause(node, own, depth);
        let at = lines::next(self.text(), node.whole.end).min(body.close);
        self.put_lines(at, inserts, depth, true);
    }

    /// A deeper line may go on with the clause before it, unless that is ended.
    fn end_clause(&mut self, node: &Node, own: &str, depth: &str) {
        let ended = self.text().get(node.whole.end..).is_some_and(|rest| rest.trim_start().starts_with(';'));
        if node.keys.is_some() && depth.len() > own.len() && !ended {
            self.edit(node.whole.end..node.whole.end, Rank::Behind, ";");
        }
    }
}
