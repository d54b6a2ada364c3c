//! The grammar of `grammar/*.pest`; nothing outside [`crate::syntax`] sees its rules.

use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;
use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "grammar/tokens.pest"]
#[grammar = "grammar/keywords.pest"]
#[grammar = "grammar/expressions.pest"]
#[grammar = "grammar/items.pest"]
#[grammar = "grammar/clauses.pest"]
pub(super) struct Grammar;

/// Where reading stopped and what could have stood there.
pub(super) struct Stopped {
    /// Byte of the words that were read.
    pub at: usize,
    /// Rules that could have gone on.
    pub expected: Vec<Rule>,
}

/// Reads folded words by a rule; the pairs are those of the clause's own level.
pub(super) fn read(rule: Rule, folded: &str) -> Result<Vec<Pair<'_, Rule>>, Stopped> {
    use pest::Parser;
    match Grammar::parse(rule, folded) {
        Ok(pairs) => Ok(pairs.filter(|pair| pair.as_rule() != Rule::EOI).collect()),
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            let expected = match error.variant {
                ErrorVariant::ParsingError { positives, .. } => positives,
                ErrorVariant::CustomError { .. } => Vec::new(),
            };
            Err(Stopped { at, expected })
        }
    }
}

/// Reads the beginning of folded words by a rule of one node, where they can be read so.
pub(super) fn read_first(rule: Rule, folded: &str) -> Option<Pair<'_, Rule>> {
    use pest::Parser;
    Grammar::parse(rule, folded).ok()?.next()
}

#[cfg(test)]
pub(super) fn all_rules() -> &'static [Rule] {
    Rule::all_rules()
}
