//! The path of a member, from the top of the file: written out only where an error names it.

use std::fmt;

/// A member or an item of a list, in what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    outer: Option<&'a Path<'a>>,
    member: &'a str,
    place: Option<usize>,
}

impl<'a> Path<'a> {
    /// An item of a list at the top level.
    pub(super) const fn top(list: &'a str, place: usize) -> Self {
        Self { outer: None, member: list, place: Some(place) }
    }

    pub(super) const fn member(&'a self, member: &'a str) -> Self {
        Self { outer: Some(self), member, place: None }
    }

    pub(super) const fn item(&'a self, list: &'a str, place: usize) -> Self {
        Self { outer: Some(self), member: list, place: Some(place) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = self.outer {
            write!(formatter, "{outer}.")?;
        }
        formatter.write_str(self.member)?;
        match self.place {
            Some(place) => write!(formatter, "[{place}]"),
            None => Ok(()),
        }
    }
}

impl From<&Path<'_>> for String {
    fn from(path: &Path<'_>) -> Self {
        path.to_string()
    }
}

impl From<Path<'_>> for String {
    fn from(path: Path<'_>) -> Self {
        path.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_path_leads_from_the_top_to_the_member() {
        let procedure = Path::top("procedures", 3);
        let version = procedure.item("versions", 0);
        assert_eq!(version.item("fees", 1).member("when").to_string(), "procedures[3].versions[0].fees[1].when");
    }
}
