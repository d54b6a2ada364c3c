//! The three-way rule: what only the record changed is taken, what only the officer changed stays, and what both changed
//! otherwise is a conflict.

use std::collections::{HashMap, HashSet};

use super::outline::Label;
use super::pairs::{Pairs, Texts};
use super::plan::{Insert, New, Plan, Words};
use super::show::{own, whole};
use super::tell::Sides;
use super::tree::{Id, Node, Tree};
use super::{Difference, notes};

/// Decides a merge.
pub(super) fn decide(texts: &Texts<'_, '_>, pairs: &Pairs) -> Plan {
    let mut decider = Decider { texts, pairs, plan: Plan::default(), path: Vec::new() };
    let (base, ours, theirs) = (&texts.base.root.nodes, &texts.ours.root.nodes, &texts.theirs.root.nodes);
    decider.block(None, base, ours, theirs);
    decider.plan
}

pub(super) struct Decider<'t, 's> {
    pub texts: &'t Texts<'t, 's>,
    pairs: &'t Pairs,
    pub plan: Plan,
    /// The items and clauses around what is being decided.
    pub path: Vec<Label>,
}

impl<'t> Decider<'t, '_> {
    fn block(&mut self, owner: Option<Id>, base: &[Id], ours: &[Id], theirs: &[Id]) {
        let inside: HashSet<Id> = ours.iter().copied().collect();
        let mut after: Option<Id> = None;
        for t in theirs {
            let b = self.pairs.theirs_base.get(t).copied();
            let o = match b {
                Some(b) => self.pairs.base_ours.get(&b).copied(),
                None => self.pairs.theirs_ours.get(t).copied(),
            };
            match (b, o) {
                (_, Some(o)) => {
                    self.both(b, o, *t);
                    after = if inside.contains(&o) { Some(o) } else { after };
                }
                (None, None) => {
                    self.plan.insert(owner, Insert { after, what: New::Node(*t) });
                    self.plan.count_taken(1);
                }
                (Some(b), None) => self.deleted_by_officer(owner, after, b, *t),
            }
        }
        for b in base.iter().filter(|b| !self.pairs.base_theirs.contains_key(b)) {
            if let Some(o) = self.pairs.base_ours.get(b) {
                self.deleted_by_record(*b, *o);
            }
        }
        self.plan.count_kept(ours.iter().filter(|o| !self.pairs.known.contains(o)).count());
    }

    /// What stands in ours and in theirs.
    fn both(&mut self, base: Option<Id>, ours: Id, theirs: Id) {
        let texts = self.texts;
        let (b, o, t) = (base.and_then(|b| texts.base.node(b)), texts.ours.node(ours), texts.theirs.node(theirs));
        let (Some(o), Some(t)) = (o, t) else { return };
        if o.full == t.full {
            return;
        }
        if let (Some(id), Some(b)) = (base, b) {
            if t.full == b.full {
                let changes = self.changes(id, texts.ours, ours, &self.pairs.base_ours);
                self.plan.count_kept(changes);
                return;
            }
            if o.full == b.full {
                let changes = self.changes(id, texts.theirs, theirs, &self.pairs.base_theirs);
                self.plan.count_taken(changes);
                self.replace(ours, o, theirs, t);
                return;
            }
        }
        self.within(o, |decider| {
            decider.notes(b, ours, o, t);
            if o.body.is_some() != t.body.is_some() {
                let sides = Sides {
                    base: b.map(|b| whole(texts.base, b)),
                    ours: Some(whole(texts.ours, o)),
                    theirs: Some(whole(texts.theirs, t)),
                };
                return decider.beside(ours, Difference::of(b.is_some()), "", sides);
            }
            decider.words(b, ours, o, theirs, t);
            let base = base.map_or(&[][..], |b| texts.base.within(Some(b)));
            decider.block(Some(ours), base, texts.ours.within(Some(ours)), texts.theirs.within(Some(theirs)));
        });
    }

    fn replace(&mut self, ours: Id, o: &Node, theirs: Id, t: &Node) {
        let lines = notes::lines(self.texts.theirs, &t.notes);
        let same = o.notes_say() == t.notes_say();
        let change = self.plan.change(ours);
        if !same {
            change.drop_notes = (0..o.notes.len()).collect();
            change.notes = lines;
        }
        change.words = Words::Whole(theirs);
    }

    /// A clause's own words.
    fn words(&mut self, b: Option<&Node>, ours: Id, o: &Node, theirs: Id, t: &Node) {
        let said = b.map(|b| b.own);
        if o.own == t.own {
            return;
        }
        if said == Some(t.own) {
            self.plan.count_kept(1);
        } else if said == Some(o.own) {
            self.plan.count_taken(1);
            self.plan.change(ours).words = Words::Own(theirs);
        } else if !b.is_some_and(|b| self.head(b, ours, o, t)) {
            let texts = self.texts;
            let sides = Sides {
                base: b.map(|b| own(texts.base, b)),
                ours: Some(own(texts.ours, o)),
                theirs: Some(own(texts.theirs, t)),
            };
            self.beside(ours, Difference::of(b.is_some()), "", sides);
        }
    }

    /// The comments of a clause, which are merged by themselves.
    fn notes(&mut self, b: Option<&Node>, ours: Id, o: &Node, t: &Node) {
        let texts = self.texts;
        let base = b.map(Node::notes_say).unwrap_or_default();
        match notes::merge(&base, &o.notes_say(), &t.notes_say()) {
            notes::Merged::Same => {}
            notes::Merged::Kept => self.plan.count_kept(1),
            notes::Merged::Taken { drop } => {
                self.plan.count_taken(1);
                let change = self.plan.change(ours);
                change.drop_notes = drop;
                change.notes = notes::lines(texts.theirs, &t.notes);
            }
            notes::Merged::Conflict => {
                let sides = Sides {
                    base: b.map(|b| notes::lines(texts.base, &b.notes)),
                    ours: Some(notes::lines(texts.ours, &o.notes)),
                    theirs: Some(notes::lines(texts.theirs, &t.notes)),
                };
                self.beside(ours, Difference::Notes, "chú thích của ", sides);
            }
        }
    }

    fn deleted_by_record(&mut self, base: Id, ours: Id) {
        let texts = self.texts;
        let (Some(b), Some(o)) = (texts.base.node(base), texts.ours.node(ours)) else { return };
        if b.full == o.full && !self.pairs.moved.contains(&ours) {
            self.plan.change(ours).words = Words::Removed;
            return self.plan.count_taken(1);
        }
        self.within(o, |decider| {
            let sides = Sides { base: Some(whole(texts.base, b)), ours: Some(whole(texts.ours, o)), theirs: None };
            decider.beside(ours, Difference::Dropped, "", sides);
        });
    }

    pub(super) fn within(&mut self, node: &Node, decide: impl FnOnce(&mut Self)) {
        let label = node.keys.as_ref().map(|keys| keys.label.clone());
        let deeper = label.is_some();
        self.path.extend(label);
        decide(self);
        if deeper {
            self.path.pop();
        }
    }

    /// How many clauses below a node of the base are not the same in another text.
    fn changes(&self, base: Id, other: &'t Tree<'_>, node: Id, partners: &HashMap<Id, Id>) -> usize {
        let mut changes = 0_usize;
        let mut pending = vec![(base, node)];
        while let Some((b, n)) = pending.pop() {
            let (Some(one), Some(two)) = (self.texts.base.node(b), other.node(n)) else { continue };
            if one.full == two.full {
                continue;
            }
            let itself = usize::from(one.own != two.own || one.notes_say() != two.notes_say());
            let (ones, twos) = (self.texts.base.within(Some(b)), other.within(Some(n)));
            let met: Vec<(Id, Id)> =
                ones.iter().filter_map(|id| partners.get(id).map(|partner| (*id, *partner))).collect();
            let gone = ones.len().checked_sub(met.len()).unwrap_or_default();
            let new = twos.len().checked_sub(met.len()).unwrap_or_default();
            let here = [itself, gone, new].into_iter().try_fold(changes, usize::checked_add);
            changes = here.unwrap_or(usize::MAX);
            pending.extend(met);
        }
        changes.max(1)
    }
}
