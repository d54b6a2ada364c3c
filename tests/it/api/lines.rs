//! A public item → the line that tells of it.

use std::fmt;

use quote::ToTokens;
use syn::Attribute;

/// One public item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// `runtime::RuleSet::load`.
    pub(super) path: String,
    /// The features without which it is not there.
    pub(super) features: Vec<String>,
    /// Its declaration.
    pub(super) text: String,
    /// Whether its documentation has code that is run.
    pub(super) has_example: bool,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.features.iter().try_for_each(|feature| write!(f, " [{feature}]"))
    }
}

/// Tokens as a person writes them, on one line.
pub(super) fn written(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string().replace('\n', " ");
    let spaces = [
        (" :: ", "::"),
        (":: ", "::"),
        (" :", ":"),
        (" ,", ","),
        (" ;", ";"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (",)", ")"),
        (", }", " }"),
        (",>", ">"),
        ("->(", "-> ("),
        (":(", ": ("),
        (",(", ", ("),
        ("=(", "= ("),
        ("pub(", "pub ("),
        ("# [", "#["),
        ("(mut ", "("),
        (", mut ", ", "),
        ("? ", "?"),
    ];
    let text = spaces.iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is derived and whether it may grow, as it stands before a type.
pub(super) fn marks(attributes: &[Attribute]) -> String {
    let mut marks = String::new();
    for attribute in attributes {
        if attribute.path().is_ident("non_exhaustive") {
            marks.push_str("#[non_exhaustive] ");
        } else if attribute.path().is_ident("derive") {
            marks.push_str(&format!("#[{}] ", written(&attribute.meta)));
        } else if attribute.path().is_ident("from") {
            marks.push_str("#[from] ");
        }
    }
    marks
}

/// Whether the documentation has an example that is run: its first code block says nothing of itself.
pub(super) fn has_example(attributes: &[Attribute]) -> bool {
    let docs = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let mut lines = docs.map(|attribute| attribute.meta.to_token_stream().to_string());
    lines.find(|line| line.contains("```")).is_some_and(|line| line.ends_with("```\""))
}
