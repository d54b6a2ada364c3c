//! Reads the members of an object whose names are known, in the order in which they stand.

use std::cmp::Ordering;

use super::Canonical;
use super::reader::Reader;
use crate::bundle::canonical::by_code_units;

/// The members of an object whose names are known, asked for in their order; members between them are passed over.
pub(super) struct Members<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// Whether a member was read, so that the next one follows a comma.
    begun: bool,
    /// The name that was read last.
    last: &'a str,
    /// Whether that is still to be asked for.
    waits: bool,
}

impl<'r, 'a> Members<'r, 'a> {
    pub(super) fn open(reader: &'r mut Reader<'a>) -> Option<Self> {
        reader.expect("{")?;
        Some(Self { reader, begun: false, last: "", waits: false })
    }

    /// The value of a member. `start` is the name as it stands: in quotes, with the colon.
    pub(super) fn get<T: Canonical>(&mut self, name: &'static str, start: &str) -> Option<T> {
        if self.find(name, start)? { T::read(self.reader) } else { T::absent() }
    }

    /// The same; the default value where it is not there.
    pub(super) fn get_or_default<T: Canonical + Default>(&mut self, name: &'static str, start: &str) -> Option<T> {
        if self.find(name, start)? { T::read(self.reader) } else { Some(T::default()) }
    }

    fn find(&mut self, name: &'static str, start: &str) -> Option<bool> {
        loop {
            if !self.waits {
                let rest = if self.begun { self.reader.rest.strip_prefix(',') } else { Some(self.reader.rest) };
                if let Some(rest) = rest.and_then(|rest| rest.strip_prefix(start)) {
                    self.reader.rest = rest;
                    (self.begun, self.last) = (true, name);
                    return Some(true);
                }
                if !self.next()? {
                    return Some(false);
                }
            }
            // The names that are asked for are ASCII, for which bytes have the order of code units.
            match self.last.cmp(name) {
                Ordering::Less => self.pass()?,
                Ordering::Equal => {
                    self.waits = false;
                    return Some(true);
                }
                Ordering::Greater => return Some(false),
            }
        }
    }

    /// Reads the next name, if there is one.
    fn next(&mut self) -> Option<bool> {
        if self.reader.rest.starts_with('}') {
            return Some(false);
        }
        if self.begun {
            self.reader.expect(",")?;
        }
        let name = self.reader.name()?;
        if self.begun && by_code_units(self.last, name) != Ordering::Less {
            return None;
        }
        (self.begun, self.last, self.waits) = (true, name, true);
        Some(true)
    }

    fn pass(&mut self) -> Option<()> {
        self.waits = false;
        self.reader.pass()
    }

    /// Passes over what is left.
    pub(super) fn close(mut self) -> Option<()> {
        while self.waits || self.next()? {
            self.pass()?;
        }
        self.reader.expect("}")
    }
}
