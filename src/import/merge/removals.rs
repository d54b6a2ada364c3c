//! What goes from a block, and what parts the clauses that stay.

use super::edits::Rank;
use super::lines;
use super::tree::{Body, Id, Node};
use super::write::Writer;

impl Writer<'_, '_> {
    /// What parts clauses that share a line: anew where the block is opened or one of two goes.
    pub(super) fn part(&mut self, owner: Option<Id>, body: &Body, indent: &str, opened: bool) {
        let ours = self.texts.ours;
        let nodes: Vec<(&Node, bool)> =
            body.nodes.iter().filter_map(|id| ours.node(*id).map(|node| (node, self.plan.is_removed(*id)))).collect();
        let outer = owner.and_then(|owner| ours.node(owner)).map(|owner| lines::indent(self.text(), owner.whole.start));
        let mut end = body.open;
        // Whether a clause that stays, or the block's `{`, stands before on the line.
        let (mut stays, mut gone) = (false, false);
        for (node, goes) in nodes.iter().map(|(node, goes)| (Some(*node), *goes)).chain([(None, false)]) {
            let start = node.map_or(body.close, |node| node.whole.start);
            let same = self.text().get(end..start).is_some_and(|gap| !gap.contains('\n'));
            let at_margin = owner.is_none() && (end == body.open || node.is_none());
            let bare = body.nodes.is_empty();
            if same && !at_margin && (opened || !bare && (goes || gone)) {
                let depth = if node.is_some() { indent } else { outer.unwrap_or("") };
                let text = match (goes, opened, node.is_some() && stays) {
                    (true, ..) => String::new(),
                    (false, true, _) => format!("{}{depth}", self.ending),
                    (false, false, true) => "; ".to_owned(),
                    (false, false, false) => " ".to_owned(),
                };
                self.edit(end..start, Rank::Between, text);
            }
            stays = if same { stays || node.is_some() && !goes } else { !goes };
            gone = goes;
            end = node.map_or(end, |node| node.whole.end);
        }
    }

    /// Takes a node out with its comments: whole lines where it has them, with one of two blank lines around them; of the first
    /// one in a block, the blank line below.
    pub(super) fn remove(&mut self, id: Id, first: bool) {
        let Some(node) = self.texts.ours.node(id) else { return };
        let text = self.text();
        let alone = lines::is_first(text, node.whole.start) && lines::is_last(text, node.whole.end);
        if !alone {
            self.drop_comments(node);
            return self.edit(node.whole.clone(), Rank::Words, "");
        }
        let line = lines::around(text, &node.whole);
        let above = node.notes.iter().filter(|note| !note.trailing).map(|note| &note.range).chain(&node.marks);
        let mut top = line.start;
        for comment in above {
            let comment = lines::around(text, comment);
            top = top.min(comment.start);
            self.edit(comment, Rank::Words, "");
        }
        let below = text.get(line.end..).unwrap_or("");
        let spare = lines::is_blank(text, line.end) || below.trim_start().starts_with('}') || below.is_empty();
        let end = if first && lines::is_blank(text, line.end) { lines::next(text, line.end) } else { line.end };
        self.edit(line.start..end, Rank::Words, "");
        if spare && lines::blank_before(text, top) {
            let blank = lines::start(text, top.checked_sub(1).unwrap_or_default());
            self.edit(blank..top, Rank::Words, "");
        }
    }
}
