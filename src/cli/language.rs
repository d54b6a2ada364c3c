//! Which language a command speaks: the one asked for, else the catalog's, else the locale's.

use crate::bundle::Language;

/// What was asked for on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speech {
    /// `--lang`.
    pub(super) asked: Option<Language>,
}

impl Speech {
    /// The language for what belongs to a catalog or bundle.
    pub(super) fn about(self, catalog: Option<Language>) -> Language {
        self.asked.or(catalog).unwrap_or_else(locale)
    }

    /// The language where there is no catalog.
    pub(super) fn bare(self) -> Language {
        self.about(None)
    }
}

/// The language of the environment: Vietnamese where the locale says so, else English.
pub(super) fn locale() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    // POSIX: the first of these that is set decides.
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
    match locale {
        Some(locale) if locale == "vi" || locale.starts_with("vi_") || locale.starts_with("vi.") => Language::Vi,
        _ => Language::En,
    }
}
