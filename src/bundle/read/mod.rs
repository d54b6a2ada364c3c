//! Turns the canonical bytes of a bundle into its types without a tree between them, on all cores, while the digest is computed.
//!
//! Whatever is not canonical as it stands is not read here, so that the bytes can be digested as they are. The types are read by lists of
//! their members in place of serde's derived code, which holds back every member of a type with flattened parts.

mod members;
mod plain;
mod reader;
mod split;
mod types;
mod values;

use std::num::NonZero;
use std::ops::Range;
use std::str::from_utf8;
use std::sync::atomic::{AtomicBool, Ordering as Memory};
use std::sync::{Mutex, mpsc};
use std::thread;

use super::{
    Bundle, Calendar, Fact, Horizon, Instrument, Language, Office, Procedure, Program, Rating, Role, Source, Texts,
    canonical::digest_of,
};
use reader::Reader;
use split::Piece;

/// More threads than this gain nothing: the bytes are cut into pieces by one.
const MAX_THREADS: usize = 8;

/// Below this many bytes a thread costs more than it gains.
const MANY_BYTES: usize = 1 << 18;

/// What can be read from its canonical bytes.
trait Canonical: Sized {
    /// The value that comes next; none where it is not one in canonical form.
    fn read(reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands for a member that is not there; none where it must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// The most members and pieces of long lists: many times those of the largest bundle.
const MAX_PIECES: usize = 4_096;

/// The bundle of these bytes, if they are canonical as they stand (RFC 8785, whole numbers, no control character by its number), have the
/// digest that they state and every member of the right type. Others need not be wrong: serde_json reads white space and any order of
/// members as well.
///
/// Only the types are checked; whether a decision can rely on the bundle is [`RuleSet::load`](crate::runtime::RuleSet::load)'s to say.
///
/// # Example
/// ```
/// use thutuc::bundle::from_canonical_bytes;
///
/// let file = std::fs::read("tests/fixtures/signed/bundle.json")?;
/// let bundle = from_canonical_bytes(&file).ok_or("no canonical bundle")?;
/// assert_eq!(bundle.procedures[0].id, "1.001193");
/// // A blank more, and the bytes are not the canonical ones.
/// assert!(from_canonical_bytes(&[&file[..], b" "].concat()).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_canonical_bytes(bytes: &[u8]) -> Option<Bundle> {
    let threads = if bytes.len() < MANY_BYTES { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) };
    let revision = revision_member(bytes)?;
    let failed = AtomicBool::new(false);
    let (send, tasks) = mpsc::channel();
    let tasks = Mutex::new(tasks);
    let work = || work(&tasks, &failed);
    let done = thread::scope(|scope| {
        let helpers = (1..threads.min(MAX_THREADS)).map(|_| thread::Builder::new().spawn_scoped(scope, work));
        // Where there are no more threads, this one does all.
        let helpers: Vec<_> = helpers.filter_map(Result::ok).collect();
        send.send((0, Task::Digest(bytes, revision.clone()))).ok()?;
        // A bundle has few members; each that is not known takes room of its own.
        let mut places = 1_usize..=MAX_PIECES;
        let cut = split::split(bytes, |piece| send.send((places.next()?, Task::Read(piece))).ok());
        drop(send);
        failed.fetch_or(cut.is_none(), Memory::Relaxed);
        let own = work();
        let helped = helpers.into_iter().map(|helper| helper.join().ok().flatten());
        helped.chain([own]).collect::<Option<Vec<_>>>()
    });
    let mut done: Vec<(usize, Parts)> = done?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(place, _)| *place);
    let mut all = Parts::default();
    done.into_iter().for_each(|(_, parts)| all.join(parts));
    let stands = all.revision_at.take().is_some_and(|place| place == revision);
    let bundle = all.bundle()?;
    (stands && all.digest.is_some_and(|digest| digest == bundle.revision)).then_some(bundle)
}

/// Where the last member that is called `revision` stands, with the comma in front of it. A quote in a text has a backslash in front of it,
/// so that a name is found; whether it is a member of the top level shows when that is read.
fn revision_member(bytes: &[u8]) -> Option<Range<usize>> {
    const START: &[u8] = b",\"revision\":\"";
    let start = bytes.windows(START.len()).rposition(|window| window == START)?;
    let text = start.checked_add(START.len())?;
    let length = plain::plain_bytes(bytes.get(text..)?)?;
    Some(start..text.checked_add(length)?.checked_add(1)?)
}

/// Something that one thread does.
enum Task<'a> {
    /// Computes the digest of all but some of the bytes.
    Digest(&'a [u8], Range<usize>),
    Read(Piece<'a>),
}

/// Does one task after the other until there are no more; none where one of them, whoever did it, did not work out.
fn work(tasks: &Mutex<mpsc::Receiver<(usize, Task<'_>)>>, failed: &AtomicBool) -> Option<Vec<(usize, Parts)>> {
    let mut done = Vec::new();
    loop {
        let task = tasks.lock().ok()?.recv();
        if failed.load(Memory::Relaxed) {
            return None;
        }
        let Ok((place, task)) = task else { return Some(done) };
        match task.done() {
            Some(parts) => done.push((place, parts)),
            None => failed.store(true, Memory::Relaxed),
        }
    }
}

impl Task<'_> {
    fn done(&self) -> Option<Parts> {
        match self {
            Self::Digest(bytes, without) => {
                let kept = [bytes.get(..without.start)?, bytes.get(without.end..)?];
                Some(Parts { digest: Some(digest_of(&kept)), ..Parts::default() })
            }
            Self::Read(piece) => Parts::read(piece),
        }
    }
}

macro_rules! parts {
    (lists: $($list:ident: $item:ty),+; values: $($value:ident: $type:ty),+ $(;)?) => {
        /// What was read of a bundle.
        #[derive(Default)]
        struct Parts {
            $($list: Option<Vec<$item>>,)+
            $($value: Option<$type>,)+
            digest: Option<String>,
            revision_at: Option<Range<usize>>,
        }

        impl Parts {
            /// Reads a piece to its end; a member that the format does not know is read for its form.
            fn read(piece: &Piece<'_>) -> Option<Self> {
                let mut reader = Reader::new(from_utf8(piece.text).ok()?);
                let mut parts = Self::default();
                match (piece.member, piece.is_list) {
                    $((stringify!($list), true) => parts.$list = Some(items(&mut reader)?),)+
                    $((stringify!($value), false) => parts.$value = Some(Canonical::read(&mut reader)?),)+
                    (_, true) => drop(items::<Passed>(&mut reader)?),
                    (_, false) => reader.pass()?,
                }
                if piece.member == "revision" {
                    parts.revision_at = Some(piece.place.clone());
                }
                reader.is_at_end().then_some(parts)
            }

            /// Adds what was read of a later piece.
            fn join(&mut self, more: Self) {
                $(match (&mut self.$list, more.$list) {
                    (Some(list), Some(more)) => list.extend(more),
                    (list, Some(more)) => *list = Some(more),
                    (_, None) => {}
                })+
                $(self.$value = more.$value.or(self.$value.take());)+
                self.digest = more.digest.or(self.digest.take());
                self.revision_at = more.revision_at.or(self.revision_at.take());
            }

            /// The bundle, if every member was there.
            fn bundle(&mut self) -> Option<Bundle> {
                Some(Bundle { $($list: self.$list.take()?,)+ $($value: self.$value.take()?,)+ })
            }
        }
    };
}

parts! {
    lists:
        calendars: Calendar, facts: Fact, instruments: Instrument, offices: Office, procedures: Procedure, programs: Program,
        ratings: Rating, roles: Role, sources: Source;
    values: catalog: String, format: String, horizon: Horizon, language: Language, revision: String, title: Texts;
}

/// The items of a list without its brackets.
fn items<T: Canonical>(reader: &mut Reader<'_>) -> Option<Vec<T>> {
    let mut items = Vec::new();
    if reader.is_at_end() {
        return Some(items);
    }
    loop {
        items.push(T::read(reader)?);
        if !reader.takes(",") {
            return Some(items);
        }
    }
}

/// A value of which only the form counts.
struct Passed;

impl Canonical for Passed {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.pass().map(|()| Self)
    }
}
