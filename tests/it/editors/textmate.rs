//! The TextMate grammar of `editors/vscode`: its lists of words.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::words::{Class, forms, spellings};

const PATH: &str = "vscode/syntaxes/thutuc.tmLanguage.json";

/// Nothing that a name could have stands before a word, or after it.
const BEFORE: &str = r"(?<![\p{L}\p{M}\p{N}.-])";
const AFTER: &str = r"(?![\p{L}\p{M}\p{N}]|[.-][\p{L}\p{N}])";
const NAME: &str = r"\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*";
const CODE: &str = r"\d\.\d{6}(?:\.[0-9A-Za-z]+)*";
const NUMBER: &str = r"\d+(?:[._]\d{3}(?!\d))*(?:[,.]\d{1,2}(?!\d))?";

/// Names that are declared inside an item.
const INNER: [&str; 10] =
    ["bước", "step", "giai đoạn", "stage", "tiêu chí", "criterion", "kết quả", "result", "phí", "fee"];

fn scope(class: Class) -> &'static str {
    match class {
        Class::Item => "storage.type.item.thutuc",
        Class::Condition => "keyword.control.conditional.thutuc",
        Class::Modifier => "storage.modifier.thutuc",
        Class::Logic => "keyword.operator.logical.thutuc",
        Class::Clause => "keyword.other.clause.thutuc",
        Class::Value => "constant.language.thutuc",
        Class::BuiltIn => "support.variable.thutuc",
        Class::Unit => "keyword.other.unit.thutuc",
        Class::Citation => "keyword.other.citation.thutuc",
        Class::Type => "support.type.thutuc",
        Class::Tag => "keyword.other.language.thutuc",
        Class::Function => "support.function.thutuc",
    }
}

/// A form in every spelling, composed or not.
fn pattern(form: &str) -> String {
    let word = |word: &str| {
        let mut all = spellings(word);
        let apart: Vec<String> = all.iter().map(|one| one.nfd().collect()).collect();
        all.extend(apart.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>());
        let all = if all.len() == 1 { all.concat() } else { format!("(?:{})", all.join("|")) };
        all.replace('.', r"\.")
    };
    form.split(' ').map(word).collect::<Vec<_>>().join(r"\s+")
}

/// Any of some forms, the longest first, in any letter case.
fn any<'f>(forms: impl IntoIterator<Item = &'f str>) -> String {
    let mut forms: Vec<&str> = forms.into_iter().collect();
    forms.sort_by_key(|form| (std::cmp::Reverse(form.split(' ').count()), std::cmp::Reverse(form.len()), *form));
    format!("((?i:{}))", forms.into_iter().map(pattern).collect::<Vec<_>>().join("|"))
}

fn rule(text: &str, captures: &[&str]) -> Value {
    let named = captures.iter().enumerate().map(|(at, scope)| ((at + 1).to_string(), json!({ "name": scope })));
    json!({ "match": text, "captures": named.collect::<serde_json::Map<_, _>>() })
}

/// The lists of words: the parts of the grammar's repository that come from the tables.
fn lists() -> [(&'static str, Vec<Value>); 8] {
    let forms = forms();
    let of = |class: Class| any(forms[&class].iter().map(String::as_str));
    let (items, units, types) = (of(Class::Item), of(Class::Unit), of(Class::Type));
    let (citations, tags, functions) = (of(Class::Citation), of(Class::Tag), of(Class::Function));
    let declared = rule(
        &format!(r"^\x{{FEFF}}?{items}\s+({NAME}|{CODE}){AFTER}"),
        &[scope(Class::Item), "entity.name.type.thutuc"],
    );
    let inner = rule(
        &format!(r"{BEFORE}{}\s+({NAME})(?=\s*[\x{{22}}“{{=\d])", any(INNER)),
        &[scope(Class::Clause), "entity.name.function.thutuc"],
    );
    // A line of a document begins with its name; one that begins with a keyword is another clause.
    let single = Class::ANYWHERE.into_iter().chain([Class::Tag]).flat_map(|class| &forms[&class]);
    let single = any(single.map(String::as_str).filter(|form| !form.contains([' ', '.'])));
    let document = rule(
        &format!(r"^\s*(?!{}{AFTER})({NAME})(?=\s+[\x{{22}}“])", single.replacen('(', "(?:", 1)),
        &["entity.name.tag.document.thutuc"],
    );
    // A form of more words comes before one that it begins with.
    let mut anywhere = Vec::new();
    let most = Class::ANYWHERE.iter().flat_map(|class| &forms[class]).map(|form| form.split(' ').count()).max();
    for count in (1..=most.unwrap_or(1)).rev() {
        for class in Class::ANYWHERE {
            let some: Vec<&str> =
                forms[&class].iter().map(String::as_str).filter(|form| form.split(' ').count() == count).collect();
            if !some.is_empty() {
                anywhere.push(rule(&format!("{BEFORE}{}{AFTER}", any(some)), &[scope(class)]));
            }
        }
    }
    [
        ("declarations", vec![declared, inner]),
        (
            "quantities",
            vec![rule(
                &format!(r"(?<![\p{{L}}\p{{N}}])({NUMBER})\s*{units}{AFTER}"),
                &["constant.numeric.thutuc", scope(Class::Unit)],
            )],
        ),
        (
            "types",
            vec![rule(
                &format!(r"(:)\s*{types}(?![\p{{L}}\p{{M}}\p{{N}}-])"),
                &["punctuation.separator.type.thutuc", scope(Class::Type)],
            )],
        ),
        (
            "citations",
            vec![rule(
                &format!(r"{BEFORE}{citations}\s+(\d+\p{{L}}?\p{{M}}*|(?:\p{{L}}\p{{M}}*){{1,3}}\d*){AFTER}"),
                &[scope(Class::Citation), "constant.other.label.thutuc"],
            )],
        ),
        ("languages", vec![rule(&format!(r"{BEFORE}{tags}(?=\s*[\x{{22}}“])"), &[scope(Class::Tag)])]),
        ("functions", vec![rule(&format!(r"{BEFORE}{functions}(?=\s*\()"), &[scope(Class::Function)])]),
        ("documents", vec![document]),
        ("keywords", anywhere),
    ]
}

#[test]
fn the_textmate_grammar_has_the_words_of_the_tables() {
    let found = std::fs::read_to_string(super::file(PATH)).unwrap();
    let mut grammar: Value = serde_json::from_str(&found).unwrap();
    for (key, patterns) in lists() {
        grammar["repository"][key] = json!({ "patterns": patterns });
        assert!(
            grammar["patterns"].as_array().unwrap().contains(&json!({ "include": format!("#{key}") })),
            "#{key} is not included",
        );
    }
    super::hold(PATH, &found, &(serde_json::to_string_pretty(&grammar).unwrap() + "\n"));
}
