//! Cuts the text of a bundle into its top-level members, and long lists of them into pieces, without reading what they hold: that each
//! piece is what it should be is held where it is read.

use std::cmp::Ordering;
use std::ops::Range;
use std::str::from_utf8;

use super::plain::plain_bytes;
use crate::bundle::canonical::by_code_units;

/// A list is cut behind the item that makes a piece this long, in bytes.
const PIECE_BYTES: usize = 1 << 17;

/// A part of a member's value.
pub(super) struct Piece<'a> {
    pub(super) member: &'a str,
    /// Where the member stands, from the comma or brace in front of it to the end of this part.
    pub(super) place: Range<usize>,
    /// The items of a list without its brackets, else the value.
    pub(super) text: &'a [u8],
    pub(super) is_list: bool,
}

/// Tells the pieces in their order; none where the text is no object with members in order, something is left behind it, or what is
/// told is not taken.
pub(super) fn split<'a>(text: &'a [u8], mut tell: impl FnMut(Piece<'a>) -> Option<()>) -> Option<()> {
    let mut last: Option<&str> = None;
    let mut rest = text.strip_prefix(b"{")?;
    loop {
        let start = text.len().checked_sub(rest.len())?.checked_sub(1)?;
        let name = rest.strip_prefix(b"\"")?;
        let (member, after) = name.split_at_checked(plain_bytes(name)?)?;
        let member = from_utf8(member).ok()?;
        if last.is_some_and(|last| by_code_units(last, member) != Ordering::Less) {
            return None;
        }
        last = Some(member);
        let mut tell = |part: &'a [u8], after: &[u8], is_list| {
            let place = start..text.len().checked_sub(after.len())?;
            tell(Piece { member, place, text: part, is_list })
        };
        rest = after.strip_prefix(b"\":")?;
        rest = match rest.strip_prefix(b"[") {
            Some(items) => list(items, |part, after| tell(part, after, true))?,
            None => {
                let (value, after) = rest.split_at_checked(value_bytes(rest)?)?;
                tell(value, after, false)?;
                after
            }
        };
        match rest.split_first()? {
            (b',', more) => rest = more,
            (b'}', []) => return Some(()),
            _ => return None,
        }
    }
}

/// Tells the pieces of a list, and gives what stands behind it.
fn list<'a>(mut rest: &'a [u8], mut tell: impl FnMut(&'a [u8], &[u8]) -> Option<()>) -> Option<&'a [u8]> {
    if let Some(after) = rest.strip_prefix(b"]") {
        tell(b"", after)?;
        return Some(after);
    }
    loop {
        let mut length = value_bytes(rest)?;
        while length < PIECE_BYTES && rest.get(length) == Some(&b',') {
            length = length.checked_add(1)?;
            length = length.checked_add(value_bytes(rest.get(length..)?)?)?;
        }
        let (piece, after) = rest.split_at_checked(length)?;
        tell(piece, after)?;
        match after.split_first()? {
            (b',', more) => rest = more,
            (b']', after) => return Some(after),
            _ => return None,
        }
    }
}

/// How many bytes the value in front has.
fn value_bytes(text: &[u8]) -> Option<usize> {
    let mut at: usize = 0;
    let mut depth: usize = 0;
    loop {
        let byte = *text.get(at)?;
        match byte {
            b'"' => {
                at = at.checked_add(text_bytes(text.get(at..)?)?)?;
                if depth == 0 {
                    return Some(at);
                }
                continue;
            }
            b'{' | b'[' => depth = depth.checked_add(1)?,
            b'}' | b']' => {
                // At depth 0 it closes what the value stands in.
                let Some(outer) = depth.checked_sub(1) else { return Some(at) };
                depth = outer;
                if depth == 0 {
                    return at.checked_add(1);
                }
            }
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
        at = at.checked_add(1)?;
    }
}

/// How many bytes the text in front has, its quotes included.
fn text_bytes(text: &[u8]) -> Option<usize> {
    let mut at: usize = 1;
    loop {
        at = at.checked_add(plain_bytes(text.get(at..)?)?)?;
        let end = *text.get(at)?;
        // An escape is two characters here: what follows `\u` is plain.
        at = at.checked_add(if end == b'\\' { 2 } else { 1 })?;
        match end {
            b'"' => return Some(at),
            b'\\' => {}
            _ => return None,
        }
    }
}
