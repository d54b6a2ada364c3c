//! Built-in facts and closed values in both languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::bundle::{Channel, Fact, Weekday};
use crate::model::{Type, Value, Var};
use crate::syntax::fold;

/// The built-in facts without a name in them, by both of their names, folded.
static BUILT_IN: LazyLock<BTreeMap<String, (Var, Type)>> = LazyLock::new(|| {
    let named = |fact: Fact| {
        let meant = meant(&fact)?;
        let alias = fact.alias.as_deref().map(fold);
        Some([Some(fact.id), alias].into_iter().flatten().map(move |name| (name, meant.clone())))
    };
    Fact::built_in().into_iter().filter_map(named).flatten().collect()
});

/// The built-in fact without a name in it, by either of its names.
pub(super) fn built_in(path: &str) -> Option<(Var, Type)> {
    BUILT_IN.get(&fold(path)).cloned()
}

fn meant(fact: &Fact) -> Option<(Var, Type)> {
    Some(match fact.id.as_str() {
        "received.time" => (Var::ReceivedTime, Type::Time),
        "received.weekday" => (Var::ReceivedWeekday, Type::Weekday),
        "received.date" => (Var::ReceivedDate, Type::Date),
        "channel" => (Var::Channel, Type::Channel),
        "documents.complete" => (Var::DocumentsComplete, Type::Bool),
        "fee.paid" => (Var::FeePaid, Type::Bool),
        "signer.present" => (Var::SignerPresent, Type::Bool),
        _ => return None,
    })
}

/// Whether a word is the name of a built-in fact, or one under which services find them: no fact may have it.
pub fn is_built_in(name: &str) -> bool {
    built_in(name).is_some() || is_first_word(name) || is_document(name)
}

/// True for a name under which services find built-in facts (`fee` of `fee.paid`): a fact of that name would hide them.
pub(super) fn is_first_word(name: &str) -> bool {
    let folded = fold(name);
    Fact::built_in().iter().any(|fact| fact.var.split_once('.').is_some_and(|(first, _)| first == folded))
        || folded == "document"
}

/// True for the first word of `giấy.NAME`.
pub(super) fn is_document(word: &str) -> bool {
    matches!(fold(word).as_str(), "giấy" | "document")
}

/// True for the last word of `giấy.NAME.khai-thác-được`.
pub(super) fn is_drawn(word: &str) -> bool {
    matches!(fold(word).as_str(), "khai-thác-được" | "drawn")
}

/// Every name of a built-in fact, for suggestions.
pub(super) fn names() -> Vec<String> {
    Fact::built_in().into_iter().flat_map(|fact| [Some(fact.id), fact.alias]).flatten().collect()
}

/// A closed value of a built-in choice, in either language and any spelling of its keyword.
pub(super) fn closed_value(of: &Type, word: &str) -> Option<Value> {
    let folded = fold(word);
    let is = |en: &str, vi: &str| en == folded || fold(vi) == folded;
    match of {
        Type::Channel => {
            let mut all = Channel::ALL.iter().copied();
            all.find(|value| is(value.as_str(), value.vietnamese())).map(Value::Channel)
        }
        Type::Weekday => {
            let mut all = Weekday::ALL.iter().copied();
            all.find(|value| is(value.as_str(), value.vietnamese())).map(Value::Weekday)
        }
        _ => None,
    }
}

/// The values of a built-in choice in a language, for messages and suggestions.
pub(super) fn closed_values(of: &Type, language: crate::bundle::Language) -> Vec<String> {
    match of {
        Type::Channel => Channel::ALL.iter().map(|value| value.in_language(language).to_owned()).collect(),
        Type::Weekday => Weekday::ALL.iter().map(|value| value.in_language(language).to_owned()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_fact_is_known_by_both_names() {
        for name in names() {
            assert!(built_in(&name).is_some(), "{name}");
        }
    }

    #[test]
    fn first_words_of_built_in_variables_are_taken() {
        for name in ["received", "documents", "document", "fee", "signer", "Fee"] {
            assert!(is_first_word(name), "{name}");
        }
        assert!(!is_first_word("phí") && !is_first_word("channels"));
    }

    #[test]
    fn closed_values_are_read_in_both_languages() {
        for word in ["trực-tuyến", "online", "Trực-tuyến"] {
            assert_eq!(closed_value(&Type::Channel, word), Some(Value::Channel(Channel::Online)));
        }
        assert_eq!(closed_value(&Type::Weekday, "thứ-sáu"), Some(Value::Weekday(Weekday::Friday)));
        assert_eq!(closed_value(&Type::Weekday, "online"), None);
    }
}
