//! A value into its canonical JSON (RFC 8785) in one pass: what `serde_json` writes, which escapes as the standard asks for, with
//! the members of each object put in order where it ends.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

use super::canonical::{CanonicalError, MAX_INTEGER, by_code_units};

/// The canonical bytes of a value; of an object without the member `leave_out`.
///
/// # Errors
/// [`CanonicalError`].
pub(super) fn canonical(value: &impl Serialize, leave_out: Option<&str>) -> Result<Vec<u8>, CanonicalError> {
    let mut writer = Writer { leave_out, ..Writer::default() };
    let written = value.serialize(&mut Serializer::with_formatter(io::sink(), Ordered(&mut writer)));
    match (written, writer.refused) {
        (_, Some(number)) => Err(CanonicalError::Number(number)),
        (Err(error), None) => Err(error.into()),
        (Ok(()), None) => Ok(writer.out),
    }
}

#[derive(Default)]
struct Writer<'a> {
    out: Vec<u8>,
    leave_out: Option<&'a str>,
    /// How many members stood before each object that is open.
    open: Vec<usize>,
    /// Those of all open objects.
    members: Vec<Member>,
    /// What is being moved.
    moved: Vec<u8>,
    /// The number that has no canonical form.
    refused: Option<String>,
}

/// Where a member stands in the output.
#[derive(Clone, Copy)]
struct Member {
    start: usize,
    /// The end of its name.
    named: usize,
    end: usize,
    /// Whether its name stands there as it is, with bytes in the order of code units.
    is_plain: bool,
}

impl Writer<'_> {
    fn refuse(&mut self, number: &dyn ToString) -> io::Result<()> {
        self.refused = Some(number.to_string());
        Err(io::Error::from(io::ErrorKind::InvalidData))
    }

    fn integer(&mut self, number: impl TryInto<i64> + ToString + Copy) -> io::Result<()> {
        match number.try_into() {
            Ok(exact) if (-MAX_INTEGER..=MAX_INTEGER).contains(&exact) => {
                CompactFormatter.write_i64(&mut self.out, exact)
            }
            _ => self.refuse(&number),
        }
    }

    fn end_object(&mut self) -> io::Result<()> {
        let first = self.open.pop().ok_or_else(broken)?;
        let mut members = self.members.split_off(first);
        let start = members.first().map(|member| member.start);
        let all = members.len();
        if let Some(left_out) = self.leave_out.filter(|_| self.open.is_empty()) {
            members.retain(|member| self.name(*member).is_none_or(|name| name != left_out));
        }
        let is_before = |pair: &[Member]| matches!(pair, [a, b] if self.order(*a, *b) == Ordering::Less);
        let is_in_order = members.windows(2).all(is_before);
        if !is_in_order {
            members.sort_by(|a, b| self.order(*a, *b));
        }
        if let Some(start) = start.filter(|_| !is_in_order || members.len() < all) {
            self.rearrange(start, &members)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    /// Writes members again, which stand from `start` to the end, in their order.
    fn rearrange(&mut self, start: usize, members: &[Member]) -> io::Result<()> {
        self.moved.clear();
        self.moved.extend_from_slice(self.out.get(start..).ok_or_else(broken)?);
        self.out.truncate(start);
        for (at, member) in members.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            let [from, to] = [member.start, member.end].map(|at| at.checked_sub(start));
            let member = from.zip(to).and_then(|(from, to)| self.moved.get(from..to));
            self.out.extend_from_slice(member.ok_or_else(broken)?);
        }
        Ok(())
    }

    fn order(&self, a: Member, b: Member) -> Ordering {
        if a.is_plain && b.is_plain {
            return self.quoted(a).cmp(&self.quoted(b));
        }
        match [a, b].map(|member| self.name(member)) {
            [Some(one), Some(other)] => by_code_units(&one, &other),
            [one, other] => one.cmp(&other),
        }
    }

    fn quoted(&self, member: Member) -> Option<&[u8]> {
        self.out.get(member.start..member.named)
    }

    fn name(&self, member: Member) -> Option<Cow<'_, str>> {
        let quoted = str::from_utf8(self.quoted(member)?).ok()?;
        let name = quoted.strip_prefix('"')?.strip_suffix('"')?;
        if name.contains('\\') { serde_json::from_str(quoted).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(name)) }
    }
}

/// What `serde_json` does not do: ends of objects that never began.
fn broken() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

/// Writes to itself and not to the writer that it is handed, so that what was written can be moved.
struct Ordered<'w, 'a>(&'w mut Writer<'a>);

macro_rules! integers {
    ($($name:ident: $of:ty),*) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, _: &mut W, value: $of) -> io::Result<()> {
            self.0.integer(value)
        })*
    };
}

macro_rules! as_ever {
    ($($name:ident($($value:ident: $of:ty)?)),*) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, _: &mut W $(, $value: $of)?) -> io::Result<()> {
            CompactFormatter.$name(&mut self.0.out $(, $value)?)
        })*
    };
}

impl Formatter for Ordered<'_, '_> {
    integers!(
        write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64, write_i128: i128,
        write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_u128: u128
    );

    as_ever!(
        write_null(), write_bool(value: bool), begin_string(), end_string(), write_string_fragment(fragment: &str),
        write_char_escape(escape: CharEscape), begin_array(), end_array(), begin_array_value(first: bool),
        end_array_value(), begin_object_value(), write_raw_fragment(fragment: &str)
    );

    fn write_f32<W: ?Sized + io::Write>(&mut self, _: &mut W, value: f32) -> io::Result<()> {
        self.0.refuse(&value)
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, _: &mut W, value: f64) -> io::Result<()> {
        self.0.refuse(&value)
    }

    fn write_number_str<W: ?Sized + io::Write>(&mut self, _: &mut W, value: &str) -> io::Result<()> {
        match value.parse::<i64>() {
            Ok(exact) => self.0.integer(exact),
            Err(_) => self.0.refuse(&value),
        }
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.0.open.push(self.0.members.len());
        self.0.out.push(b'{');
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.0.end_object()
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        if !first {
            self.0.out.push(b',');
        }
        let start = self.0.out.len();
        self.0.members.push(Member { start, named: start, end: start, is_plain: false });
        Ok(())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let named = self.0.out.len();
        let member = self.0.members.last_mut().ok_or_else(broken)?;
        member.named = named;
        let name =
            self.0.out.get(member.start..named).and_then(|quoted| quoted.strip_prefix(b"\"")?.strip_suffix(b"\""));
        // A quote at a name's end is less than any letter of a longer one, but not than a space or `!`.
        member.is_plain =
            name.is_some_and(|name| name.iter().all(|byte| (b'"'..0xEE).contains(byte) && *byte != b'\\'));
        Ok(())
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.0.out.len();
        self.0.members.last_mut().ok_or_else(broken)?.end = end;
        Ok(())
    }
}
