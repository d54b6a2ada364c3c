//! The members of a decision that a scenario may name, with what each holds: the shape that `decide --format json` prints.

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text.
    Text,
    /// A moment `YYYY-MM-DDTHH:MM`.
    Moment,
    /// A date.
    Date,
    /// Yes or no.
    Bool,
    /// A whole number.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// Names of facts, in any order.
    Facts,
    /// A list of entries, named by `id` or by their place, counted from 0.
    List(&'static [Member]),
    /// Members of its own.
    Members(&'static [Member]),
    /// A condition as JsonLogic.
    Logic,
}

/// A member's name and what it holds.
pub(super) type Member = (&'static str, Holds);

use Holds::{Bool, Date, Facts, List, Logic, Members, Moment, Number, Text, Texts, Word};

const BLOCKING: &[Member] = &[("clause", Text), ("text", Text), ("basis", Texts), ("source", Text)];

const CANDIDATE: &[Member] = &[("when", Logic), ("at", Moment)];

const DUE: &[Member] = &[
    ("at", Moment),
    ("rule", Text),
    ("provisional", Bool),
    ("basis", Texts),
    ("source", Text),
    ("missing", Facts),
    ("candidates", List(CANDIDATE)),
    ("illustrative", Bool),
];

const SAME_DAY: &[Member] = &[
    ("verdict", Word(&["eligible", "not_eligible", "undetermined", "refused"])),
    ("program", Text),
    ("until", Moment),
    ("blocked_by", List(BLOCKING)),
    ("missing", Facts),
];

const REQUIREMENTS: &[Member] = &[("met", Bool), ("failed", List(BLOCKING)), ("missing", Facts)];

const FEE_ROW: &[Member] = &[("id", Text), ("amount", Number), ("illustrative", Bool)];

const FEE: &[Member] = &[("amount", Number), ("currency", Text), ("rows", List(FEE_ROW)), ("missing", Facts)];

const DOCUMENT: &[Member] = &[
    ("id", Text),
    ("group", Text),
    ("required", Bool),
    ("originals", Number),
    ("copies", Number),
    ("certified", Number),
    ("electronic", Number),
    ("depends_on", Facts),
];

const STEP: &[Member] =
    &[("id", Text), ("role", Text), ("start", Moment), ("due", Moment), ("depends_on", Facts), ("illustrative", Bool)];

const STAGE: &[Member] = &[
    ("id", Text),
    ("procedure", Text),
    ("start", Moment),
    ("due", Moment),
    ("provisional", Bool),
    ("depends_on", Facts),
    ("illustrative", Bool),
];

const PAUSE: &[Member] = &[("began", Moment), ("ended", Moment)];

const STATE: &[Member] = &[
    ("phase", Word(&["running", "waiting", "ended", "not_received"])),
    ("status", Number),
    ("since", Moment),
    ("waiting_for", Word(&["supplements", "payment", "resumption"])),
    ("resubmit_by", Moment),
    ("restarts", List(&[])),
    ("pauses", List(PAUSE)),
    ("reappointed", Moment),
    ("ended", Moment),
];

/// The members of a whole decision.
pub(super) const DECISION: &[Member] = &[
    ("procedure", Text),
    ("version", Date),
    ("office", Text),
    ("channel", Word(&["counter", "online", "post", "mobile"])),
    ("received", Moment),
    ("counted_from", Moment),
    ("same_day", Members(SAME_DAY)),
    ("statutory", Members(DUE)),
    ("committed", Members(DUE)),
    ("reappointment", Members(DUE)),
    ("promised", Moment),
    ("slip", Word(&["on_request", "required"])),
    ("requirements", Members(REQUIREMENTS)),
    ("fee", Members(FEE)),
    ("documents", List(DOCUMENT)),
    ("steps", List(STEP)),
    ("stages", List(STAGE)),
    ("state", Members(STATE)),
    ("illustrative", Bool),
];

/// What a path names, where decisions have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A member and what it holds.
    Member(Holds),
    /// Nothing: the word that is not known, and the members that stand there.
    Unknown(&'a str, &'static [Member]),
}

/// Follows a path, `same_day.verdict` or `steps.tiếp-nhận.due`. The entries of a list are not looked at here.
pub(super) fn named(path: &str) -> Named<'_> {
    let mut here = Members(DECISION);
    let mut words = path.split('.');
    while let Some(word) = words.next() {
        here = match here {
            Members(members) | List(members) => match members.iter().find(|(name, _)| *name == word) {
                Some((_, holds)) => *holds,
                None => return Named::Unknown(word, members),
            },
            _ => return Named::Unknown(word, &[]),
        };
        // The next word names an entry; a list whose entries have no members holds moments.
        if let List(members) = here
            && words.next().is_some()
        {
            here = if members.is_empty() { Moment } else { Members(members) };
        }
    }
    Named::Member(here)
}

/// Every path of a decision with the kind of its value, entries of lists as `*`: for documentation and for editors.
pub fn members() -> Vec<(String, String)> {
    let mut found = Vec::new();
    list("", DECISION, &mut found);
    found
}

fn list(lead: &str, members: &[Member], found: &mut Vec<(String, String)>) {
    for (name, holds) in members {
        let path = format!("{lead}{name}");
        match holds {
            Members(inner) => list(&format!("{path}."), inner, found),
            List(inner) if !inner.is_empty() => list(&format!("{path}.*."), inner, found),
            Word(words) => found.push((path, words.join("|"))),
            other => found.push((path, format!("{other:?}").to_lowercase())),
        }
    }
}
