//! A bundle's canonical bytes in pieces, so that all cores write the procedures and no member is moved to its place as a whole.

use std::num::NonZero;
use std::thread;

use serde::Serialize;

use super::formatter::canonical;
use super::{Bundle, CanonicalError, Procedure};

/// More threads than this gain little.
const MAX_THREADS: usize = 8;

/// Fewer procedures than this are not worth another thread.
const MANY: usize = 64;

/// What gives, one after the other, the canonical bytes of a bundle; without its member `revision` where asked for.
///
/// # Errors
/// [`CanonicalError`].
pub(super) fn pieces(bundle: &Bundle, with_revision: bool) -> Result<Vec<Vec<u8>>, CanonicalError> {
    // Named one by one, so that a new member is not forgotten here.
    let Bundle {
        format,
        revision,
        catalog,
        title,
        language,
        horizon,
        sources,
        instruments,
        calendars,
        roles,
        offices,
        facts,
        procedures,
        programs,
        ratings,
    } = bundle;
    let mut out = Vec::new();
    // In the order of their names (RFC 8785 section 3.2.3).
    member(&mut out, r#"{"calendars":"#, calendars)?;
    member(&mut out, r#","catalog":"#, catalog)?;
    member(&mut out, r#","facts":"#, facts)?;
    member(&mut out, r#","format":"#, format)?;
    member(&mut out, r#","horizon":"#, horizon)?;
    member(&mut out, r#","instruments":"#, instruments)?;
    member(&mut out, r#","language":"#, language)?;
    member(&mut out, r#","offices":"#, offices)?;
    out.push(br#","procedures":"#.to_vec());
    if procedures.is_empty() {
        out.push(b"[".to_vec());
    }
    for (at, part) in parts(procedures).into_iter().enumerate() {
        // Each is a list of its own: the first one opens that of all, and the last one is closed below.
        let mut list = part?;
        list.pop();
        if let Some(opening) = list.first_mut().filter(|_| at > 0) {
            *opening = b',';
        }
        out.push(list);
    }
    member(&mut out, r#"],"programs":"#, programs)?;
    member(&mut out, r#","ratings":"#, ratings)?;
    if with_revision {
        member(&mut out, r#","revision":"#, revision)?;
    }
    member(&mut out, r#","roles":"#, roles)?;
    member(&mut out, r#","sources":"#, sources)?;
    member(&mut out, r#","title":"#, title)?;
    out.push(b"}".to_vec());
    Ok(out)
}

fn member(out: &mut Vec<Vec<u8>>, lead: &str, value: &impl Serialize) -> Result<(), CanonicalError> {
    out.push(lead.as_bytes().to_vec());
    out.push(canonical(value, None)?);
    Ok(())
}

/// Lists of the procedures as they are written, in their order.
fn parts(procedures: &[Procedure]) -> Vec<Result<Vec<u8>, CanonicalError>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
    let of_each = procedures.len().div_ceil(threads).max(MANY);
    let write = |part: &[Procedure]| canonical(&part, None);
    let mut parts = procedures.chunks(of_each);
    let own = parts.next();
    thread::scope(|scope| {
        let helpers: Vec<_> =
            parts.map(|part| (part, thread::Builder::new().spawn_scoped(scope, move || write(part)).ok())).collect();
        let own = own.map(write);
        // Where there are no more threads, this one does all.
        let helped = helpers
            .into_iter()
            .map(|(part, helper)| helper.and_then(|helper| helper.join().ok()).unwrap_or_else(|| write(part)));
        own.into_iter().chain(helped).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::from_canonical_bytes;

    #[test]
    fn pieces_are_the_bytes_that_one_writer_writes() {
        let file = include_bytes!("../../tests/fixtures/signed/bundle.json");
        let mut bundle = from_canonical_bytes(file).unwrap();
        let one = bundle.procedures.clone();
        for count in [0, 1, MANY - 1, MANY, MANY + 1, MANY * 10 + 7] {
            bundle.procedures = one.iter().cycle().take(count).cloned().collect();
            for (with_revision, left_out) in [(true, None), (false, Some("revision"))] {
                let joined = pieces(&bundle, with_revision).unwrap().concat();
                assert!(joined == canonical(&bundle, left_out).unwrap(), "{count} procedures");
            }
        }
    }
}
