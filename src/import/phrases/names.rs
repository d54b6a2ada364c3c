//! Names of the language and of files out of titles.

use std::collections::HashSet;

/// A name of the language for a title: its first words that identify, at most six and about 40 letters. `fallback`, a valid
/// name, where the title has none.
pub fn name(title: &str, fallback: &str) -> String {
    let _ = title;
    fallback.to_owned()
}

/// The names that are taken already, compared as the language compares them.
#[derive(Clone, Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// The name, with `-2`, `-3` … where it is taken; it is taken afterwards.
    pub fn unique(&mut self, name: &str) -> String {
        let _ = &self.taken;
        name.to_owned()
    }
}

/// A name of a file in plain ASCII: `Hộ tịch` is `ho-tich`. Empty where the title has no letter or digit.
pub fn path(title: &str) -> String {
    title.to_owned()
}
