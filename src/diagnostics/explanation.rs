//! What a code means, how it is mended and an example: one file a code in `codes/`, turned into its parts.
//!
//! A file holds the meaning and the cure in Vietnamese, the same in English and, where a catalog can give the code, a source
//! that gives it and one in which the same mistake is mended. Lines `---` stand between.

use super::messages::Problem;
use crate::bundle::Language;

/// What there is to say of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code, such as `E0201`.
    pub code: &'static str,
    /// The message in Vietnamese and English, its values in braces; none for codes of bundles that cannot be read.
    pub message: Option<(&'static str, &'static str)>,
    vietnamese: Words,
    english: Words,
    /// A source that gives the code, and its mended form.
    pub example: Option<Example>,
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// What the code means and why it matters.
    pub meaning: &'static str,
    /// What to do.
    pub cure: &'static str,
}

/// Two sources that differ in one mistake. What both name and neither declares stands elsewhere in their catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file that they are.
    pub file: ExampleFile,
    /// Gives the code.
    pub wrong: &'static str,
    /// Gives nothing.
    pub right: &'static str,
}

/// Codes that a bundle gives which cannot be read, with their files.
macro_rules! of_bundles {
    ($($code:literal)*) => { &[$(($code, include_str!(concat!("codes/", $code, ".md")))),*] };
}

const OF_BUNDLES: &[(&str, &str)] = of_bundles! {
    "E0901" "E0902" "E0903" "E0904" "E0905" "E0906" "E0907" "E0908" "E0909" "E0910" "E0911"
    "E0912" "E0913" "E0914" "E0915" "E0916" "E0917" "E0918" "E0919" "E0920" "E0921"
};

/// What kind of file an example is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleFile {
    /// Rules, `*.tt`.
    Rules,
    /// The catalog's manifest, `thutuc.yaml`.
    Manifest,
    /// Scenarios, `*.scenarios.yaml`.
    Scenarios,
    /// A record of the national portal, `*.json`.
    Record,
}

impl ExampleFile {
    /// The pattern of its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rules => "*.tt",
            Self::Manifest => "thutuc.yaml",
            Self::Scenarios => "*.scenarios.yaml",
            Self::Record => "*.json",
        }
    }
}

impl Explanation {
    /// Every code that there is, in order.
    pub fn all() -> Vec<Self> {
        let families = Problem::families();
        let rows = families.iter().flat_map(|(_, rows)| rows.iter());
        let of_catalogs = rows.filter_map(|row| Self::read(row.code, Some(row.message), row.explanation));
        let of_bundles = OF_BUNDLES.iter().filter_map(|(code, text)| Self::read(code, None, text));
        let mut all: Vec<Self> = of_catalogs.chain(of_bundles).collect();
        all.sort_by_key(|explanation| explanation.code);
        all
    }

    /// Meaning and cure in a language.
    pub const fn words(&self, language: Language) -> Words {
        match language {
            Language::Vi => self.vietnamese,
            Language::En => self.english,
        }
    }

    /// The message as it stands in reports, with `…` in place of its values.
    pub fn without_values(&self, language: Language) -> Option<String> {
        let (vietnamese, english) = self.message?;
        let template = match language {
            Language::Vi => vietnamese,
            Language::En => english,
        };
        let mut said = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once(['{', '}']) {
            said.push_str(before);
            let brace = rest.get(before.len()..).and_then(|brace| brace.chars().next()).unwrap_or('{');
            if let Some(after) = after.strip_prefix(brace) {
                said.push(brace);
                rest = after;
            } else {
                said.push('…');
                rest = after.split_once('}').map_or("", |(_, after)| after);
            }
        }
        said.push_str(rest);
        Some(said)
    }

    fn read(code: &'static str, message: Option<(&'static str, &'static str)>, text: &'static str) -> Option<Self> {
        let mut parts = text.split("\n---\n");
        let (vietnamese, english) = (Words::read(parts.next()?)?, Words::read(parts.next()?)?);
        let example = parts.next().map(Example::read);
        // A file that cannot be read whole is no explanation; a test reads them all.
        match (example, parts.next()) {
            (Some(None), _) | (_, Some(_)) => None,
            (example, None) => Some(Self { code, message, vietnamese, english, example: example.flatten() }),
        }
    }
}

impl Words {
    fn read(part: &'static str) -> Option<Self> {
        let (meaning, cure) = part.trim().split_once("\n\n")?;
        let one = |text: &str| !text.contains("\n\n") && !text.is_empty();
        (one(meaning) && one(cure)).then_some(Self { meaning, cure })
    }
}

impl Example {
    fn read(part: &'static str) -> Option<Self> {
        let (first, rest) = fenced(part)?;
        let (second, rest) = fenced(rest)?;
        let file = match (first.0, second.0) {
            ("tt", "tt") => ExampleFile::Rules,
            ("yaml", "yaml") => ExampleFile::Manifest,
            ("scenarios", "scenarios") => ExampleFile::Scenarios,
            ("record", "record") => ExampleFile::Record,
            _ => return None,
        };
        rest.trim().is_empty().then_some(Self { file, wrong: first.1, right: second.1 })
    }
}

/// The next fenced block: its kind, its text, and what follows it.
fn fenced(text: &'static str) -> Option<((&'static str, &'static str), &'static str)> {
    let (kind, rest) = text.trim_start().strip_prefix("```")?.split_once('\n')?;
    let end = rest.find("\n```")?.checked_add(1)?;
    let (body, rest) = (rest.get(..end)?, rest.get(end..)?);
    Some(((kind, body), rest.strip_prefix("```")?))
}
