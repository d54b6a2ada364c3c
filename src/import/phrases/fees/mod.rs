//! Amounts of money in a fee note, when they hold, and notes that say there is no fee or that it is set elsewhere.

mod money;
mod periods;
mod statements;

use std::ops::Range;

use chrono::NaiveDate;

use super::words::{Words, minus, next};

/// What a fee note says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeNote {
    /// The amounts that it names, in its order.
    pub amounts: Vec<Amount>,
    /// Whether it says nothing but that there is no fee: `Không có`, `Miễn phí`.
    pub none: bool,
    /// The words that leave the amount to another text: `do Hội đồng nhân dân cấp tỉnh quy định`, `theo Nghị quyết …`.
    pub set_by: Option<SetBy>,
    /// Charge or fee, where the whole note speaks of one of them only.
    pub kind: Option<FeeKind>,
}

/// One amount that a note names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number and its currency.
    pub range: Range<usize>,
    /// In đồng.
    pub dong: u64,
    /// What it is paid for each of, the words after `/`.
    pub per: Option<Range<usize>>,
    /// The first day of the amount.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
    /// Charge or fee, as the words before it say.
    pub kind: Option<FeeKind>,
}

/// Who or what sets an amount that a note does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetBy {
    /// The words that say so, from `do` or `theo` on.
    pub range: Range<usize>,
    /// The body or text alone.
    pub who: Range<usize>,
}

/// What is paid (Law 97/2015/QH13 art. 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeKind {
    /// `lệ phí`.
    Charge,
    /// `phí`.
    Fee,
}

/// What the note says.
pub fn read(text: &str) -> FeeNote {
    let words = Words::of(text);
    let amounts = read_amounts(&words);
    FeeNote {
        none: amounts.is_empty() && statements::says_none(&words),
        set_by: statements::set_by(&words),
        kind: statements::kind(&words, 0..words.len()),
        amounts,
    }
}

/// The amounts that the note names.
pub fn amounts(text: &str) -> Vec<Amount> {
    read_amounts(&Words::of(text))
}

/// How far before an amount the words stand that name what is paid.
const REACH: usize = 40;

fn read_amounts(words: &Words<'_>) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match money::money(words, at) {
            Some(money) => {
                at = money.end.max(next(at));
                found.push(money);
            }
            None => at = next(at),
        }
    }
    let mut out: Vec<Amount> = Vec::new();
    let mut floor = 0;
    for (index, money) in found.iter().enumerate() {
        let start = money.words.start;
        let until = found.get(next(index)).map_or(words.len(), |after| after.words.start);
        let (from, to) = periods::of(words, floor..start, money.end..until);
        let lead = minus(start, REACH, floor);
        let kind = statements::last_kind(words, lead..start).or_else(|| {
            // `phí, mức thu: a đồng/…; b đồng/…`: one head for several amounts.
            let clause = (floor..start).all(|at| !words.is_mark(at, '.'));
            out.last().filter(|_| clause).and_then(|before| before.kind)
        });
        out.push(Amount {
            range: words.bytes(money.words.clone()),
            dong: money.dong,
            per: money.per.clone().map(|per| words.bytes(per)),
            from,
            to,
            kind,
        });
        floor = money.end;
    }
    out
}
