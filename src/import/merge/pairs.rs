//! Finds each item and clause of one text again in another.
//!
//! In a block first what says the same is paired, then what has the same key, the n-th with the n-th; then what was only
//! renamed; then, where one of a kind is left on each side, those two: the only limit, to which an officer added a condition.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::says::Said;
use super::tree::{Id, Keys, Node, Tree};

/// The three texts.
pub(super) struct Texts<'t, 's> {
    pub base: &'t Tree<'s>,
    pub ours: &'t Tree<'s>,
    pub theirs: &'t Tree<'s>,
}

/// Which nodes are one.
#[derive(Default)]
pub(super) struct Pairs {
    pub base_ours: HashMap<Id, Id>,
    pub base_theirs: HashMap<Id, Id>,
    pub theirs_base: HashMap<Id, Id>,
    /// What stands in both texts and not in the base is paired here too.
    pub theirs_ours: HashMap<Id, Id>,
    /// Every node of ours that has a partner in another text.
    pub known: HashSet<Id>,
    /// Nodes of ours that an officer moved into another block.
    pub moved: HashSet<Id>,
}

impl Pairs {
    /// Pairs three texts.
    pub(super) fn new(texts: &Texts<'_, '_>) -> Self {
        let mut pairs = Self::default();
        let (base, ours, theirs) = (&texts.base.root.nodes, &texts.ours.root.nodes, &texts.theirs.root.nodes);
        pairs.blocks(texts, base, ours, theirs);
        pairs
    }

    fn blocks(&mut self, texts: &Texts<'_, '_>, base: &[Id], ours: &[Id], theirs: &[Id]) {
        let of_ours = |all: &[(Id, Id)]| left(base, ours, all);
        let of_theirs = |all: &[(Id, Id)]| left(base, theirs, all);
        let mut in_ours = paired(texts.base, base, texts.ours, ours, &[by_same, by_words, by_key]);
        let mut in_theirs = paired(texts.base, base, texts.theirs, theirs, &[by_same, by_words, by_key]);
        // What is new in both is no other clause of the base under a new name.
        let ((base_ours, new_ours), (base_theirs, new_theirs)) = (of_ours(&in_ours), of_theirs(&in_theirs));
        let added = paired(texts.theirs, &new_theirs, texts.ours, &new_ours, &[by_same, by_key]);
        let (free_theirs, free_ours) = left(&new_theirs, &new_ours, &added);
        in_ours.extend(paired(texts.base, &base_ours, texts.ours, &free_ours, &[by_rest]));
        in_theirs.extend(paired(texts.base, &base_theirs, texts.theirs, &free_theirs, &[by_rest]));
        for (b, t) in &in_theirs {
            self.base_theirs.insert(*b, *t);
            self.theirs_base.insert(*t, *b);
        }
        for (b, o) in &in_ours {
            self.join(*b, *o);
        }
        for (t, o) in &added {
            self.theirs_ours.insert(*t, *o);
            self.known.insert(*o);
            self.blocks(texts, &[], texts.ours.within(Some(*o)), texts.theirs.within(Some(*t)));
        }
        for b in base {
            let (o, t) = (self.base_ours.get(b).copied(), self.base_theirs.get(b).copied());
            let all = texts.base.full(*b);
            let alike = o.and_then(|o| texts.ours.full(o)) == all && t.and_then(|t| texts.theirs.full(t)) == all;
            if o.is_none() && t.is_none() || alike {
                continue;
            }
            self.blocks(texts, texts.base.within(Some(*b)), texts.ours.within(o), texts.theirs.within(t));
            if texts.base.node(*b).and_then(|node| node.keys.as_ref()).is_some_and(is_dossier) {
                self.regrouped(texts, *b, o, t);
            }
        }
    }

    fn join(&mut self, base: Id, ours: Id) {
        self.base_ours.insert(base, ours);
        self.known.insert(ours);
        if let Some(theirs) = self.base_theirs.get(&base) {
            self.theirs_ours.insert(*theirs, ours);
        }
    }

    /// Documents that an officer moved into a group or out of it are still the record's, unless the record moved them too.
    fn regrouped(&mut self, texts: &Texts<'_, '_>, base: Id, ours: Option<Id>, theirs: Option<Id>) {
        let still: HashSet<Said> = documents(texts.theirs, theirs).into_iter().map(|(_, name)| name).collect();
        let mut free: HashMap<Said, VecDeque<Id>> = HashMap::new();
        for (o, name) in documents(texts.ours, ours).into_iter().filter(|(o, _)| !self.known.contains(o)) {
            free.entry(name).or_default().push_back(o);
        }
        for (b, name) in documents(texts.base, Some(base)) {
            let moved_by_record = !self.base_theirs.contains_key(&b) && still.contains(&name);
            if self.base_ours.contains_key(&b) || moved_by_record {
                continue;
            }
            if let Some(o) = free.get_mut(&name).and_then(VecDeque::pop_front) {
                self.join(b, o);
                self.moved.insert(o);
            }
        }
    }
}

fn is_dossier(keys: &Keys) -> bool {
    keys.label.kind == crate::diagnostics::Term::new("hồ sơ", "documents")
}

/// The documents below a node, with their names.
fn documents(tree: &Tree<'_>, owner: Option<Id>) -> Vec<(Id, Said)> {
    let mut found = Vec::new();
    let mut pending: VecDeque<Id> = tree.within(owner).iter().copied().collect();
    while let Some(id) = pending.pop_front() {
        let Some(node) = tree.node(id) else { continue };
        pending.extend(tree.within(Some(id)));
        if let (None, Some(name)) = (&node.body, node.keys.as_ref().and_then(|keys| keys.loose)) {
            found.push((id, name));
        }
    }
    found
}

/// Pairs the nodes of two blocks, by one rule after the other.
fn paired(
    one: &Tree<'_>,
    ones: &[Id],
    other: &Tree<'_>,
    others: &[Id],
    rules: &[fn(&mut Left<'_, '_>)],
) -> Vec<(Id, Id)> {
    let mut left = Left { one, ones: ones.to_vec(), other, others: others.to_vec(), pairs: Vec::new() };
    for rule in rules {
        rule(&mut left);
    }
    left.pairs
}

/// What pairs leave on either side.
fn left(ones: &[Id], others: &[Id], pairs: &[(Id, Id)]) -> (Vec<Id>, Vec<Id>) {
    let (in_ones, in_others): (HashSet<Id>, HashSet<Id>) = pairs.iter().copied().unzip();
    let rest = |ids: &[Id], paired: &HashSet<Id>| ids.iter().copied().filter(|id| !paired.contains(id)).collect();
    (rest(ones, &in_ones), rest(others, &in_others))
}

/// A clause without a block; an item is found by its key alone.
fn leaf(node: &Node) -> Option<&Keys> {
    node.keys.as_ref().filter(|keys| node.body.is_none() && keys.head.is_none())
}

/// What says the same.
fn by_same(left: &mut Left<'_, '_>) {
    left.by(|node| Some(node.full));
    left.by(|node| leaf(node).map(|_| node.own));
}

/// What says the same but for the parts behind it, such as its condition.
fn by_words(left: &mut Left<'_, '_>) {
    left.by(|node| leaf(node).map(|keys| keys.words));
}

/// What has the same key.
fn by_key(left: &mut Left<'_, '_>) {
    left.by(|node| node.keys.as_ref().map(|keys| keys.exact));
}

/// What has the same title under another name, and what is the last of its kind.
fn by_rest(left: &mut Left<'_, '_>) {
    left.by(|node| node.keys.as_ref().and_then(|keys| keys.title));
    left.by_last(|node| node.keys.as_ref().and_then(|keys| keys.loose));
}

/// What is not paired yet.
struct Left<'t, 's> {
    one: &'t Tree<'s>,
    ones: Vec<Id>,
    other: &'t Tree<'s>,
    others: Vec<Id>,
    pairs: Vec<(Id, Id)>,
}

impl Left<'_, '_> {
    /// Pairs the n-th with a key on one side with the n-th on the other.
    fn by<K: Eq + Hash>(&mut self, key: impl Fn(&Node) -> Option<K>) {
        self.pair(&key, |_, _| true);
    }

    /// Pairs where each side has one left with a key.
    fn by_last<K: Eq + Hash>(&mut self, key: impl Fn(&Node) -> Option<K>) {
        self.pair(&key, |ones, others| ones == 1 && others == 1);
    }

    fn pair<K: Eq + Hash>(&mut self, key: &impl Fn(&Node) -> Option<K>, take: impl Fn(usize, usize) -> bool) {
        if self.ones.is_empty() || self.others.is_empty() {
            return;
        }
        let mut found: HashMap<K, (Vec<Id>, VecDeque<Id>)> = HashMap::new();
        for id in &self.ones {
            if let Some(key) = self.one.node(*id).and_then(key) {
                found.entry(key).or_default().0.push(*id);
            }
        }
        for id in &self.others {
            if let Some(place) = self.other.node(*id).and_then(key).and_then(|key| found.get_mut(&key)) {
                place.1.push_back(*id);
            }
        }
        let mut new: HashMap<Id, Id> = HashMap::new();
        for (ones, others) in found.into_values().filter(|(ones, others)| take(ones.len(), others.len())) {
            new.extend(ones.into_iter().zip(others));
        }
        let taken: HashSet<Id> = new.values().copied().collect();
        self.pairs.extend(self.ones.iter().filter_map(|one| new.get(one).map(|other| (*one, *other))));
        self.ones.retain(|one| !new.contains_key(one));
        self.others.retain(|other| !taken.contains(other));
    }
}
