//! Leaves the instruments and source files of a bundle that nothing in it mentions.

use std::collections::HashSet;

use super::canonical::CanonicalError;
use super::formatter::canonical;
use super::{Bundle, Instrument};

/// Keeps the instruments that are cited, by whatever cites them, and the files in which anything stands.
pub(super) fn keep(part: &mut Bundle) -> Result<(), CanonicalError> {
    let Bundle { calendars, roles, offices, facts, procedures, programs, ratings, .. } = &*part;
    let bytes = canonical(&(calendars, roles, offices, facts, procedures, programs, ratings), None)?;
    // Every text counts, so that no member that may hold a name has to be thought of.
    let texts: HashSet<&[u8]> = texts(&bytes).collect();
    part.instruments = cited(std::mem::take(&mut part.instruments), &texts);
    let bytes = canonical(&part.instruments, None)?;
    let files: HashSet<&[u8]> = texts.iter().copied().chain(self::texts(&bytes)).filter_map(file).collect();
    part.sources.retain(|source| files.contains(source.id.as_bytes()));
    Ok(())
}

/// The instruments that some texts name, and those that these name in turn.
fn cited(all: Vec<Instrument>, texts: &HashSet<&[u8]>) -> Vec<Instrument> {
    let mut kept: HashSet<&str> = HashSet::new();
    let mut next: Vec<&Instrument> = all.iter().filter(|one| texts.contains(one.id.as_bytes())).collect();
    while let Some(one) = next.pop() {
        if kept.insert(&one.id) {
            let Instrument { amended_by, replaced_by, repealed_by, provenance, .. } = one;
            let basis = provenance.basis.iter().map(|citation| &citation.instrument);
            let changes = provenance.changes.iter().map(|change| &change.by);
            let named = amended_by.iter().chain(replaced_by).chain(repealed_by).chain(basis).chain(changes);
            let named: HashSet<&String> = named.collect();
            next.extend(all.iter().filter(|other| named.contains(&other.id)));
        }
    }
    let kept: HashSet<String> = kept.into_iter().map(str::to_owned).collect();
    all.into_iter().filter(|one| kept.contains(&one.id)).collect()
}

/// What stands between the quotes of canonical JSON, escapes as they are.
fn texts(json: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = json;
    std::iter::from_fn(move || {
        let begin = rest.iter().position(|byte| *byte == b'"')?.checked_add(1)?;
        rest = rest.get(begin..)?;
        let mut is_escaped = false;
        let end = rest.iter().position(|byte| {
            let ends = *byte == b'"' && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            ends
        })?;
        let text = rest.get(..end)?;
        rest = rest.get(end.checked_add(1)?..)?;
        Some(text)
    })
}

/// The file of `file:line`.
fn file(place: &[u8]) -> Option<&[u8]> {
    let colon = place.iter().rposition(|byte| *byte == b':')?;
    place.get(..colon)
}

#[cfg(test)]
mod tests {
    use super::{file, texts};

    #[test]
    fn texts_end_at_quotes_that_are_no_part_of_them() {
        let json = r#"{"a":["b \" c\\","d"],"e":1}"#;
        let found: Vec<&[u8]> = texts(json.as_bytes()).collect();
        assert_eq!(found, [&b"a"[..], br#"b \" c\\"#, b"d", b"e"]);
    }

    #[test]
    fn a_place_names_its_file() {
        assert_eq!(file(b"a:b.tt:12"), Some(&b"a:b.tt"[..]));
        assert_eq!(file(b"no place"), None);
    }
}
