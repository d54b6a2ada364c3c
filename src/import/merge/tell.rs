//! Conflicts: what is told of them, and where.

use std::ops::Range;

use super::decide::Decider;
use super::plan::{Insert, New};
use super::show::whole;
use super::tree::{Id, Tree};
use super::{Conflict, Difference, marks};

/// The three texts of what is in conflict.
#[derive(Default)]
pub(super) struct Sides {
    pub base: Option<Vec<String>>,
    pub ours: Option<Vec<String>>,
    pub theirs: Option<Vec<String>>,
}

impl Decider<'_, '_> {
    pub(super) fn deleted_by_officer(&mut self, owner: Option<Id>, after: Option<Id>, base: Id, theirs: Id) {
        let texts = self.texts;
        let (Some(b), Some(t)) = (texts.base.node(base), texts.theirs.node(theirs)) else { return };
        if b.full == t.full {
            return self.plan.count_kept(1);
        }
        let (was, now) = (whole(texts.base, b), whole(texts.theirs, t));
        let lines = marks::deleted(&was, &now);
        let told = texts.ours.body(owner).map_or(&[][..], |body| &body.marks);
        let same = told.iter().find(|mark| plain(texts.ours, mark) == lines.join("\n"));
        let older = told.iter().find(|mark| marks::told_last(&plain(texts.ours, mark), &was));
        let before = same.or(older).cloned();
        self.within(t, |decider| {
            let sides = Sides { base: Some(was), ours: None, theirs: Some(now) };
            let number = decider.tell(Difference::Deleted, sides);
            decider.plan.insert(owner, Insert { after, what: New::Conflict { number, lines, before } });
        });
    }

    /// Tells a conflict above the clause that stays.
    pub(super) fn beside(&mut self, ours: Id, difference: Difference, what: &str, sides: Sides) {
        let none = Vec::new();
        let (was, now) = (sides.base.as_ref().unwrap_or(&none), sides.theirs.as_ref().unwrap_or(&none));
        let lines = match (&sides.base, &sides.theirs) {
            (_, None) => marks::dropped(what, was),
            (None, _) => marks::added(what, now),
            _ => marks::changed(what, was, now),
        };
        let number = self.tell(difference, sides);
        self.plan.change(ours).marks.push((number, lines));
    }

    fn tell(&mut self, difference: Difference, sides: Sides) -> usize {
        let joined = |lines: Option<Vec<String>>| lines.map(|lines| lines.join("\n"));
        let mut path = self.path.iter().cloned();
        let conflict = Conflict {
            item: path.next(),
            clause: path.collect(),
            difference,
            base: joined(sides.base),
            ours: joined(sides.ours),
            theirs: joined(sides.theirs),
            place: 0..0,
        };
        self.plan.conflict(conflict)
    }
}

/// A conflict that was told before, without its indentation.
fn plain(tree: &Tree<'_>, mark: &Range<usize>) -> String {
    let lines: Vec<&str> = tree.slice(mark).lines().map(str::trim).collect();
    lines.join("\n")
}
