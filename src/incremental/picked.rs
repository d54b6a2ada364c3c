//! Which items a part of a catalog holds: those that changed, what they rest on, and where their dossiers are received.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::changed::{Edited, Version, is_of_procedures};
use super::record::Record;
use super::sources_of;
use crate::driver::Input;
use crate::editor::{FileNames, NameKind};
use crate::lower::Kind;
use crate::syntax;

/// The most bytes of a part: a larger one takes as long as the whole.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// An item, by the numbers of its file and its own there.
type At = (usize, usize);

/// The items of a record by what they declare, simplifications by what they change.
struct Named<'r>(HashMap<Option<Kind>, HashMap<&'r str, Vec<At>>>);

impl<'r> Named<'r> {
    fn of(record: &'r Record) -> Self {
        let mut named: HashMap<Option<Kind>, HashMap<&str, Vec<At>>> = HashMap::new();
        for (at, item) in record.items() {
            named.entry(item.kind).or_default().entry(&item.name).or_default().push(at);
        }
        Self(named)
    }

    fn get(&self, kind: Option<Kind>, name: &str) -> &[At] {
        self.0.get(&kind).and_then(|of_kind| of_kind.get(name)).map_or(&[], Vec::as_slice)
    }
}

/// The items of a part.
pub(super) struct Picked {
    /// By the numbers of their files.
    pub(super) items: BTreeMap<usize, BTreeSet<usize>>,
    /// The procedures that changed, or that a simplification changes which did.
    pub(super) codes: BTreeSet<String>,
}

impl Picked {
    /// None where they are linked procedures, or rest on too much.
    pub(super) fn of(record: &Record, files: &[Input], edited: &BTreeMap<usize, Edited>) -> Option<Self> {
        let named = Named::of(record);
        let mut codes = BTreeSet::new();
        let mut pending: Vec<At> = Vec::new();
        for (file, edited) in edited {
            for item in edited.items.iter().map(|item| (*file, *item)) {
                let known = record.item(item)?;
                if !is_of_procedures(known.kind) || record.is_linked(&known.name) {
                    return None;
                }
                codes.insert(known.name.clone());
                pending.push(item);
            }
        }
        for code in &codes {
            pending.extend(named.get(Some(Kind::Procedure), code));
            pending.extend(named.get(None, code));
            for reception in record.receptions(code) {
                pending.extend(reception.offices.iter().flat_map(|name| named.get(Some(Kind::Office), name)));
                pending.extend(reception.programs.iter().flat_map(|name| named.get(Some(Kind::Program), name)));
            }
        }
        // The values of every fact are looked at with whatever is proved.
        let of_kind = |kind: Kind| record.items().filter(move |(_, item)| item.kind == Some(kind)).map(|(at, _)| at);
        pending.extend(of_kind(Kind::Fact));
        // Whether law can be cited at all decides what has to cite it.
        pending.extend(of_kind(Kind::Instrument).next());
        let mut picked = Self { items: BTreeMap::new(), codes };
        let mut bytes: usize = 0;
        while !pending.is_empty() {
            let mut fresh: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for (file, item) in pending.drain(..) {
                if picked.items.entry(file).or_default().insert(item) {
                    fresh.entry(file).or_default().insert(item);
                    let known = record.item((file, item))?;
                    bytes = bytes.checked_add(usize::try_from(known.end.checked_sub(known.start)?).ok()?)?;
                }
            }
            if bytes > MOST_BYTES {
                return None;
            }
            for (file, items) in &fresh {
                let mut follow = |kind: NameKind, name: &str| {
                    if let NameKind::Item(kind) = kind {
                        pending.extend(named.get(Some(kind), name));
                    }
                };
                match edited.get(file) {
                    Some(edited) => items
                        .iter()
                        .flat_map(|item| mentions(edited.now(), *item))
                        .for_each(|(kind, name)| follow(kind, name)),
                    None => {
                        let text = bared(record, files, (*file, items))?;
                        let sources = sources_of(&[(record.path(*file), &text)])?;
                        let names = FileNames::of(&syntax::parse(sources.iter().next()?).file);
                        names.mentions.iter().for_each(|mention| follow(mention.kind, &mention.name));
                    }
                }
            }
        }
        Some(picked)
    }
}

fn mentions(version: &Version, item: usize) -> impl Iterator<Item = (NameKind, &str)> {
    version.mentions(item).map(|mention| (mention.kind, mention.name.as_str()))
}

/// The text of a file with nothing but some items, each on the lines on which it stands.
pub(super) fn bared(record: &Record, files: &[Input], (number, items): (usize, &BTreeSet<usize>)) -> Option<String> {
    let bytes = &files.get(number)?.bytes;
    let mut out = String::new();
    let mut done = 0;
    for item in items {
        let item = record.item((number, *item))?;
        let (start, end) = (usize::try_from(item.start).ok()?, usize::try_from(item.end).ok()?);
        bare(bytes.get(done..start)?, &mut out);
        out.push_str(str::from_utf8(bytes.get(start..end)?).ok()?);
        done = end;
    }
    Some(out)
}

/// As many lines, with nothing on them.
fn bare(text: &[u8], out: &mut String) {
    out.extend(memchr::memchr_iter(b'\n', text).map(|_| '\n'));
}
