//! Reads what a command is given: bounded files and standard input, names in NFC, facts from files and arguments.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::failure::Failure;
pub(super) use crate::runtime::Given as Facts;
use crate::runtime::{self, Event};
use crate::source::first_unneeded;

/// The most bytes that a file of facts may have: far above any dossier.
const MAX_FACTS_BYTES: u64 = 4 * 1024 * 1024;

/// At most `limit` bytes and one more of a file, or of standard input for `-`; more than `limit` is the caller's to refuse.
///
/// # Errors
/// [`Failure::Read`], naming the file.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let named = |error: io::Error| Failure::Read(io::Error::new(error.kind(), format!("{}: {error}", path.display())));
    let most = limit.checked_add(1).unwrap_or(limit);
    open(path).map_err(named)?.take(most).read_to_end(&mut bytes).map_err(named)?;
    Ok(bytes)
}

/// A file, or standard input for `-`.
///
/// # Errors
/// As the file system says.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(File::open(path)?))
}

/// A name as the bundle writes it: in NFC, without blanks around it.
pub(super) fn name(text: &str) -> String {
    runtime::name(text).into_owned()
}

/// An event as the command line gives it.
///
/// # Errors
/// [`Failure::Decide`] with the event's own error.
pub(super) fn event(text: &str) -> Result<Event, Failure> {
    runtime::event(text).map_err(Failure::Decide)
}

/// The members of an object in their order, one that stands twice included.
pub(super) struct Members(pub(super) Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object of names and values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    members.push((name(&key), value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// The first words of a reader's error, which may quote the whole of what it read.
pub(super) fn brief(why: &str) -> String {
    const LONGEST: usize = 200;
    let cut = why.char_indices().nth(LONGEST).and_then(|(end, _)| why.get(..end));
    cut.map_or_else(|| why.to_owned(), |cut| format!("{cut}…"))
}

/// The facts of a file, JSON where its name says so, else YAML, which JSON is a part of.
///
/// # Errors
/// [`Failure::Facts`] where the file is too large or no object.
pub(super) fn facts_file(path: &Path) -> Result<Members, Failure> {
    let refuse = |why: String| Failure::Facts { file: path.to_path_buf(), why: brief(&why) };
    let bytes = read(path, MAX_FACTS_BYTES)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_FACTS_BYTES {
        return Err(refuse(format!("> {MAX_FACTS_BYTES} bytes")));
    }
    if path.extension().is_some_and(|ending| ending == "json") {
        return serde_json::from_slice(&bytes).map_err(|error| refuse(error.to_string()));
    }
    let text = std::str::from_utf8(&bytes).map_err(|error| refuse(error.to_string()))?;
    if first_unneeded(text).is_some() {
        return Err(refuse("YAML `&`, `*`, `[[…`".to_owned()));
    }
    serde_yaml::from_str(text).map_err(|error| refuse(error.to_string()))
}
