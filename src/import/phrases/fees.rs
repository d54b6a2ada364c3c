//! Amounts of money in a fee note, when they hold, and notes that say there is no fee or that it is set elsewhere.

use std::ops::Range;

use chrono::NaiveDate;

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
    let _ = text;
    FeeNote::default()
}

/// The amounts that the note names.
pub fn amounts(text: &str) -> Vec<Amount> {
    read(text).amounts
}
