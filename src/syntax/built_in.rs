//! Built-in facts and closed values inside expressions, in both forms.
//!
//! Only what cannot be the author's own name is one: a built-in fact, whose name no fact may take; a channel or weekday beside
//! the fact that it is a value of; in a rating the points and measures. Everything else is a name and stays as it is.

use std::sync::LazyLock;

use super::ast::{Expr, ExprKind};
use super::fold::fold;
use crate::bundle::{Applicant, Channel, Fact, Language, Level, Measure, RatingPeriod, Weekday};
use crate::source::Spanned;

/// The Vietnamese and the English form of a word.
pub(super) type Forms = [&'static str; 2];

/// The first word of `giấy.NAME`.
pub(super) const DOCUMENT: Forms = ["giấy", "document"];
/// The last word of `giấy.NAME.khai-thác-được`.
pub(super) const DRAWN: Forms = ["khai-thác-được", "drawn"];
/// The points of an office.
const POINTS: Forms = ["điểm", "points"];

/// The built-in facts without a name in them: Vietnamese form, the same folded, English form.
static FACTS: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
    let facts = Fact::built_in().into_iter();
    facts.filter_map(|fact| fact.alias.map(|alias| [fold(&alias), alias, fact.id])).collect()
});

/// The closed values that an expression may compare a fact with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Channel,
    Weekday,
}

/// The forms of a folded word among all values of a kind.
fn among<T: Copy>(all: &[T], form: impl Fn(T, Language) -> &'static str, folded: &str) -> Option<Forms> {
    let forms = |value: &T| [form(*value, Language::Vi), form(*value, Language::En)];
    all.iter().map(forms).find(|forms| forms.contains(&folded))
}

pub(super) fn weekday(folded: &str) -> Option<Forms> {
    among(Weekday::ALL, Weekday::in_language, folded)
}

pub(super) fn level(folded: &str) -> Option<Forms> {
    among(Level::ALL, Level::in_language, folded)
}

pub(super) fn channel(folded: &str) -> Option<Forms> {
    among(Channel::ALL, Channel::in_language, folded)
}

pub(super) fn applicant(folded: &str) -> Option<Forms> {
    among(Applicant::ALL, Applicant::in_language, folded)
}

pub(super) fn period(folded: &str) -> Option<Forms> {
    among(RatingPeriod::ALL, RatingPeriod::in_language, folded)
}

pub(super) fn measure(folded: &str) -> Option<Forms> {
    among(Measure::ALL, Measure::in_language, folded)
}

/// Whether `word` is one of two forms.
pub(super) fn is(word: &str, forms: Forms) -> bool {
    forms.contains(&word) || forms.contains(&fold(word).as_str())
}

impl Choice {
    /// The choice that a built-in fact is of, by its path.
    pub(super) fn of(path: &str) -> Option<Self> {
        match fact(path)?[1] {
            "channel" => Some(Self::Channel),
            "received.weekday" => Some(Self::Weekday),
            _ => None,
        }
    }

    /// The forms of one of its values.
    pub(super) fn value(self, word: &str) -> Option<Forms> {
        let folded = fold(word);
        match self {
            Self::Channel => channel(&folded),
            Self::Weekday => weekday(&folded),
        }
    }
}

/// The forms of a built-in fact without a name in it.
pub(super) fn fact(path: &str) -> Option<Forms> {
    let folded = fold(path);
    FACTS.iter().find(|[vi, _, en]| *vi == folded || *en == folded).map(|[_, vi, en]| [vi.as_str(), en.as_str()])
}

/// The forms of what a condition of stars may compare.
pub(super) fn rated(word: &str) -> Option<Forms> {
    let folded = fold(word);
    if POINTS.contains(&folded.as_str()) { Some(POINTS) } else { measure(&folded) }
}

/// Writes built-in names in one form, so that expressions that say the same are equal.
pub(super) fn canonical(expr: &mut Expr, in_rating: bool) {
    match &mut expr.kind {
        ExprKind::Or(parts) | ExprKind::And(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
            parts.iter_mut().for_each(|part| canonical(part, in_rating));
        }
        ExprKind::Not(one) | ExprKind::DaysFrom(one) | ExprKind::YearsFrom(one) => canonical(one, in_rating),
        ExprKind::Compare(_, a, b) if !in_rating => {
            let (left, right) = (path(a), path(b));
            let [first, second] = beside(left.as_deref(), right.as_deref());
            rename(a, first);
            rename(b, second);
        }
        ExprKind::In(item, values) if !in_rating => {
            let choice = path(item).and_then(|path| Choice::of(&path));
            canonical(item, in_rating);
            let role = choice.map_or(Role::Own, Role::Value);
            values.iter_mut().for_each(|value| rename(value, role));
        }
        ExprKind::Compare(_, a, b) | ExprKind::Add(a, b) | ExprKind::Subtract(a, b) | ExprKind::Multiply(a, b) => {
            canonical(a, in_rating);
            canonical(b, in_rating);
        }
        ExprKind::In(item, values) => {
            canonical(item, in_rating);
            values.iter_mut().for_each(|value| canonical(value, in_rating));
        }
        ExprKind::Name(_) => rename(expr, if in_rating { Role::Rated } else { Role::Fact }),
        ExprKind::Number(_)
        | ExprKind::Decimal(_)
        | ExprKind::Percent(_)
        | ExprKind::Money(_)
        | ExprKind::Date(_)
        | ExprKind::Time(_) => {}
    }
}

/// What a name in an expression may be, besides the author's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A fact.
    Fact,
    /// A value of a built-in choice.
    Value(Choice),
    /// Points or a measure.
    Rated,
    /// Nothing else.
    Own,
}

/// What the names on both sides of a comparison may be; nothing for a side that is no name.
///
/// `kênh = hình-thức` compares a fact with its own value of that name unless `kênh` is a channel.
pub(super) fn beside(left: Option<&str>, right: Option<&str>) -> [Role; 2] {
    let choice = |side: Option<&str>| side.and_then(Choice::of);
    let is_value = |choice: Choice, side: Option<&str>| side.is_some_and(|word| choice.value(word).is_some());
    match (choice(left), choice(right)) {
        (Some(choice), _) => [Role::Fact, Role::Value(choice)],
        (None, Some(choice)) if left.is_none() || is_value(choice, left) => [Role::Value(choice), Role::Fact],
        (None, Some(_)) => [Role::Fact, Role::Own],
        (None, None) => [Role::Fact, Role::Fact],
    }
}

/// The path of a name.
fn path(expr: &Expr) -> Option<String> {
    match &expr.kind {
        ExprKind::Name(path) => Some(path.iter().map(|part| part.node.as_str()).collect::<Vec<_>>().join(".")),
        _ => None,
    }
}

fn rename(expr: &mut Expr, role: Role) {
    let ExprKind::Name(names) = &mut expr.kind else { return canonical(expr, false) };
    if let [head, _, rest @ ..] = names.as_mut_slice()
        && role == Role::Fact
        && is(&head.node, DOCUMENT)
        && rest.len() < 2
    {
        DOCUMENT[1].clone_into(&mut head.node);
        if let [drawn] = rest
            && is(&drawn.node, DRAWN)
        {
            DRAWN[1].clone_into(&mut drawn.node);
        }
        return;
    }
    let forms = path(expr).and_then(|path| match role {
        Role::Fact => fact(&path),
        Role::Value(choice) => choice.value(&path),
        Role::Rated => rated(&path),
        Role::Own => None,
    });
    if let (Some(forms), ExprKind::Name(names)) = (forms, &mut expr.kind) {
        *names = vec![Spanned::new(forms[1].to_owned(), expr.span)];
    }
}
