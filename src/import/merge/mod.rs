//! Merges rules three ways, clause by clause: what the last import wrote, what an officer made of it, and what the record says
//! now.
//!
//! What only the record changed is taken; what the officer changed, added or took out stays; where both changed the same
//! clause, the officer's stays and a comment above it tells what the record says now. How a text is laid out is no change.
//! The merge never writes anew what it does not change: it edits the officer's text.
//!
//! `segment` cuts each text into items, clauses and comments; `pairs` finds each of them again in the others; `decide`
//! applies the rule and gives a `plan`, which `write` turns into `edits`.

mod blocks;
mod clauses;
mod decide;
mod declarations;
mod edits;
mod gaps;
mod heads;
mod inserts;
mod items;
mod lines;
mod marks;
mod notes;
mod outline;
mod pairs;
mod plan;
mod removals;
mod says;
mod segment;
mod show;
mod tell;
mod tree;
mod write;

use std::ops::Range;

pub use outline::Label;

use crate::diagnostics::{Finding, Severity};
use crate::source::{SourceFile, Sources};
use crate::syntax::{self, Parsed};

/// A merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// How many clauses were taken from the record: changed, new or gone there and not touched by the officer.
    pub taken: usize,
    /// How many clauses of the officer stay: changed, new or gone there and not touched by the record.
    pub kept: usize,
    /// What both changed otherwise, in the order of the text.
    pub conflicts: Vec<Conflict>,
}

/// What the record and an officer changed otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The item.
    pub item: Option<Label>,
    /// The clause, after those around it; empty for the item itself.
    pub clause: Vec<Label>,
    /// What is not alike.
    pub difference: Difference,
    /// What the last import wrote.
    pub base: Option<String>,
    /// What the officer has.
    pub ours: Option<String>,
    /// What the record says now.
    pub theirs: Option<String>,
    /// Where it is shown in the merged text: the words of the officer's clause, or the comment where it was deleted.
    pub place: Range<usize>,
}

/// How two changes disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Both changed a clause.
    Changed,
    /// Both added a clause.
    Added,
    /// Both changed the comments of a clause.
    Notes,
    /// The officer deleted what the record changed.
    Deleted,
    /// The record no longer has what the officer changed.
    Dropped,
}

/// One of the texts of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the last import wrote.
    Base,
    /// What the officer has.
    Ours,
    /// What this import would write.
    Theirs,
    /// The merged text, where the merge went wrong: a mistake of ours.
    Merged,
}

/// A text that cannot be merged, because it cannot be read whole.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Which one.
    pub side: Side,
    /// Its errors; their places are in that text.
    pub findings: Vec<Finding>,
}

impl Difference {
    /// A clause of both: changed by both where the base has it.
    const fn of(in_base: bool) -> Self {
        if in_base { Self::Changed } else { Self::Added }
    }
}

/// Merges what the record changed, from `base` to `theirs`, into what the officer has.
///
/// # Errors
/// [`Unreadable`] where one of the texts has syntax errors.
pub fn merge(base: &SourceFile, ours: &SourceFile, theirs: &SourceFile) -> Result<Merged, Unreadable> {
    let read = [(base, Side::Base), (ours, Side::Ours), (theirs, Side::Theirs)].map(|(file, side)| read(file, side));
    let [of_base, of_ours, of_theirs] = read;
    let (of_base, of_ours, of_theirs) = (of_base?, of_ours?, of_theirs?);
    let mut sayings = says::Sayings::default();
    let base_tree = segment::segment(base, &of_base, &mut sayings);
    let ours_tree = segment::segment(ours, &of_ours, &mut sayings);
    let theirs_tree = segment::segment(theirs, &of_theirs, &mut sayings);
    let texts = pairs::Texts { base: &base_tree, ours: &ours_tree, theirs: &theirs_tree };
    let pairs = pairs::Pairs::new(&texts);
    let mut plan = decide::decide(&texts, &pairs);
    // What nobody touched is the record's to the byte, blank lines included.
    let edits = if ours.text() == base.text() { None } else { Some(write::write(&texts, &plan)) };
    let mut conflicts = std::mem::take(&mut plan.conflicts);
    let Some(edits) = edits else {
        return Ok(Merged { text: theirs.text().to_owned(), taken: plan.taken, kept: plan.kept, conflicts });
    };
    let edited = edits::apply(ours.text(), edits);
    for (number, place) in beside(&ours_tree, &plan, &edited).into_iter().chain(edited.conflicts.iter().cloned()) {
        if let Some(conflict) = conflicts.get_mut(number) {
            conflict.place = place;
        }
    }
    conflicts.sort_by_key(|conflict| (conflict.place.start, conflict.place.end));
    check(&edited.text)?;
    Ok(Merged { text: edited.text, taken: plan.taken, kept: plan.kept, conflicts })
}

/// Where the clauses stand beside which conflicts are told.
fn beside(ours: &tree::Tree<'_>, plan: &plan::Plan, edited: &edits::Edited) -> Vec<(usize, Range<usize>)> {
    let mut places = Vec::new();
    for (number, node) in ours.nodes.iter().enumerate() {
        let marks = plan.changed(tree::Id(number)).map_or(&[][..], |change| &change.marks);
        places.extend(marks.iter().map(|(conflict, _)| (*conflict, edited.place(&node.head))));
    }
    places
}

fn read(file: &SourceFile, side: Side) -> Result<Parsed, Unreadable> {
    let parsed = syntax::parse(file);
    let findings: Vec<Finding> =
        parsed.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    if findings.is_empty() { Ok(parsed) } else { Err(Unreadable { side, findings }) }
}

/// A merged text that cannot be read would be a mistake of ours; it is not handed out.
fn check(text: &str) -> Result<(), Unreadable> {
    let mut sources = Sources::default();
    let added = sources.add("merged.tt", text.as_bytes());
    match added.ok().and_then(|id| sources.get(id)) {
        Some(file) => read(file, Side::Merged).map(|_| ()),
        None => Err(Unreadable { side: Side::Merged, findings: Vec::new() }),
    }
}
