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

    /// Puts nodes and conflicts in as lines, at a place where a line begins or at the text's end.
    fn put_lines(&mut self, at: usize, inserts: &[Insert], depth: &str, blanks: bool) {
        let text = self.text();
        let mut lead = if at > 0 && !text.get(..at).is_some_and(|before| before.ends_with(['\n', '\u{feff}'])) {
            self.ending
        } else {
            ""
        };
        let deeper = lines::indent(text, at).len() > depth.len();
        let mut blank_above = !blanks || lines::blank_before(text, at);
        for (number, insert) in inserts.iter().enumerate() {
            let last = inserts.len().checked_sub(1) == Some(number);
            match &insert.what {
                New::Node(id) => {
                    let (above, below) = self.blanks(*id);
                    let words = lines::indented(&self.new_lines(*id), depth, self.ending);
                    let clause = self.texts.theirs.node(*id).is_some_and(|node| node.keys.is_some());
                    let end = if last && deeper && clause { ";" } else { "" };
                    let over = if above && !blank_above { self.ending } else { "" };
                    let follows = text.get(at..).is_some_and(|rest| !rest.trim_start().is_empty());
                    let close = text.get(at..).is_some_and(|rest| rest.trim_start().starts_with('}'));
                    let under = below && last && follows && !close && !lines::is_blank(text, at);
                    let under = if under { self.ending } else { "" };
                    self.edit(at..at, Rank::Behind, format!("{lead}{over}{depth}{words}{end}{}{under}", self.ending));
                    blank_above = !under.is_empty();
                }
                New::Conflict { number, lines: told, before } => {
                    if self.told(*number, told, before.as_ref()) {
                        continue;
                    }
                    let words = lines::indented(told, depth, self.ending);
                    self.tell(at..at, Rank::Behind, format!("{lead}{depth}{words}{}", self.ending), *number);
                    blank_above = false;
                }
            }
            lead = "";
        }
    }

    /// Puts a node or a conflict behind a place within a line; `signs` part a node from what stands there.
    fn put_behind(&mut self, at: usize, insert: &Insert, indent: &str, opened: bool, signs: (&str, &str)) {
        let (words, conflict) = match &insert.what {
            New::Node(id) => (self.new_lines(*id), None),
            New::Conflict { number, lines: told, before } => {
                if self.told(*number, told, before.as_ref()) {
                    return;
                }
                (told.clone(), Some(*number))
            }
        };
        let words = lines::indented(&words, indent, self.ending);
        let text =
            if opened { format!("{}{indent}{words}", self.ending) } else { format!("{}{words}{}", signs.0, signs.1) };
        match conflict {
            Some(number) => self.tell(at..at, Rank::Behind, text, number),
            None => self.edit(at..at, Rank::Behind, text),
        }
    }

    /// Whether a conflict is told already; an older comment on the same clause makes room for the new one.
    fn told(&mut self, number: usize, told: &[String], before: Option<&std::ops::Range<usize>>) -> bool {
        let Some(before) = before else { return false };
        let indent = lines::indent(self.text(), before.start).to_owned();
        let text = lines::indented(told, &indent, self.ending);
        self.tell(before.clone(), Rank::Words, text, number);
        true
    }

    /// Whether blank lines stand above and below the record's node.
    fn blanks(&self, id: Id) -> (bool, bool) {
        let theirs = self.texts.theirs;
        let Some(node) = theirs.node(id) else { return (false, false) };
        let top = node.notes.first().map_or(node.whole.start, |note| note.range.start.min(node.whole.start));
        (lines::blank_before(theirs.text, top), lines::is_blank(theirs.text, lines::next(theirs.text, node.whole.end)))
    }

    /// What parts clauses that share a line: anew where the block is opened or one of two goes.
    fn part(&mut self, owner: Option<Id>, body: &Body, indent: &str, opened: bool) {
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
            if same && !at_margin && (opened || goes || gone) && !(bare && !opened) {
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
    fn remove(&mut self, id: Id, first: bool) {
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
