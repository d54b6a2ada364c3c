//! The words of the language by what an editor shows them as, each in every spelling that the parser reads.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::bundle::{Applicant, Channel, Fact, Level, Measure, RatingPeriod, Weekday};
use thutuc::syntax::{Keyword, fold};

/// What a word is shown as. A form that several keywords have is of the first class here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Begins an item.
    Item,
    /// Says when something holds.
    Condition,
    /// Says how certain or how binding something is.
    Modifier,
    /// Joins conditions.
    Logic,
    /// Begins or goes on with a clause.
    Clause,
    /// A channel, a weekday, a level, an applicant, a period, a measure.
    Value,
    /// A fact that needs no declaration.
    BuiltIn,
    /// After a number.
    Unit,
    /// Before the number of an article, clause or point.
    Citation,
    /// After the colon of a fact.
    Type,
    /// Before a text in the other language.
    Tag,
    /// Before a bracket.
    Function,
}

impl Class {
    /// The classes whose words are known without what stands beside them.
    pub(super) const ANYWHERE: [Self; 7] =
        [Self::Item, Self::Condition, Self::Modifier, Self::Logic, Self::Clause, Self::Value, Self::BuiltIn];

    fn of(keyword: Keyword) -> Self {
        use Keyword as K;
        match keyword {
            K::Instrument | K::Calendar | K::Role | K::Office | K::Fact | K::CommonProcess | K::Procedure => Self::Item,
            K::Linked | K::Simplify | K::Program | K::Rating => Self::Item,
            K::When | K::Unless | K::Otherwise => Self::Condition,
            K::Illustrative | K::Draft | K::Mandatory | K::IfAny => Self::Modifier,
            K::Or | K::And | K::Not | K::In => Self::Logic,
            K::WorkingMinutes | K::WorkingHours | K::WorkingDays | K::Minutes | K::Hours | K::Days => Self::Unit,
            K::Weeks | K::Months | K::Years | K::Dong | K::SetUnit => Self::Unit,
            K::Article | K::Clause | K::Point => Self::Citation,
            K::TypeBool | K::TypeNumber | K::TypeMoney | K::TypeDate | K::TypeTime => Self::Type,
            K::English | K::Vietnamese => Self::Tag,
            K::Min | K::Max | K::DaysFrom | K::YearsFrom => Self::Function,
            _ => Self::Clause,
        }
    }
}

/// Every form of every class: the words of a form, folded.
pub(super) fn forms() -> BTreeMap<Class, BTreeSet<String>> {
    let mut out: BTreeMap<Class, BTreeSet<String>> = BTreeMap::new();
    for keyword in Keyword::ALL {
        out.entry(Class::of(*keyword)).or_default().extend(read_as(*keyword));
    }
    let values = out.entry(Class::Value).or_default();
    let mut add = |forms: [&str; 2]| values.extend(forms.map(str::to_owned));
    Weekday::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    Level::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    Channel::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    Applicant::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    RatingPeriod::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    Measure::ALL.iter().for_each(|value| add([value.vietnamese(), value.as_str()]));
    let facts = Fact::built_in().into_iter().flat_map(|fact| [Some(fact.id), fact.alias]);
    out.entry(Class::BuiltIn).or_default().extend(facts.flatten());
    let mut seen = BTreeSet::new();
    for class in Class::ANYWHERE {
        let forms = out.entry(class).or_default();
        forms.retain(|form| seen.insert(form.clone()));
    }
    out
}

/// The forms that the parser's rule of a keyword reads: those of the table, plurals and singulars.
fn read_as(keyword: Keyword) -> Vec<String> {
    const RULES: &str = include_str!("../../../grammar/keywords.pest");
    let mut rule = String::from("kw");
    for letter in format!("{keyword:?}").chars() {
        if letter.is_uppercase() {
            rule.push('_');
        }
        rule.extend(letter.to_lowercase());
    }
    let body = RULES.lines().find_map(|line| line.strip_prefix(&rule)?.strip_prefix(" = @{"));
    let body = body.unwrap_or_else(|| panic!("{rule} is not in keywords.pest"));
    let quoted = |part: &str| part.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ");
    let forms: Vec<String> = body.split('|').map(quoted).collect();
    for form in [keyword.vietnamese(), keyword.english()] {
        assert!(forms.contains(&fold(form)), "{form} is not read by {rule}");
    }
    forms
}

/// The spellings of a word that fold to it, the usual one first: the tone mark on the other vowel, `i` for `y`.
pub(super) fn spellings(word: &str) -> Vec<String> {
    const MOVED: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    const SHORT: [(&str, &str); 4] = [("ý", "í"), ("ỷ", "ỉ"), ("ỵ", "ị"), ("uy", "ui")];
    let mut out = vec![word.to_owned()];
    for (usual, other) in MOVED.iter().chain(&SHORT) {
        for at in word.match_indices(usual).map(|(at, _)| at).collect::<Vec<_>>() {
            let other = format!("{}{other}{}", &word[..at], &word[at + usual.len()..]);
            if fold(&other) == fold(word) {
                out.push(other);
            }
        }
    }
    out
}

#[test]
fn spellings_are_those_that_the_parser_reads_alike() {
    assert_eq!(spellings("hóa"), ["hóa", "hoá"]);
    assert_eq!(spellings("lý"), ["lý", "lí"]);
    assert_eq!(spellings("quy"), ["quy", "qui"]);
    assert_eq!(spellings("tỷ-lệ"), ["tỷ-lệ", "tỉ-lệ"]);
    assert_eq!(spellings("hoán"), ["hoán"]);
}
