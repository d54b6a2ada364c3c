//! A clause as the pieces of its lines: what is written, where a line may break, and the comments between.

use std::borrow::Cow;

use super::forms::{Forms, Writer};
use crate::syntax::{Comment, Keyword, Sign, Word, WordKind};

/// A word or sign to print.
#[derive(Clone, Debug)]
pub(super) struct Piece<'s> {
    pub(super) forms: Forms<'s>,
    /// Their widths in characters.
    pub(super) width: [usize; 2],
    /// Whether a blank stands before it.
    pub(super) spaced: bool,
    pub(super) break_before: Break,
    /// Whether it begins the clause's `lý do`, the first of its parts.
    pub(super) is_reason: bool,
    /// The comments after it.
    pub(super) comments: &'s [Comment],
}

/// Whether a line may begin with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    No,
    /// Where the clause is too long: after a comma, a joining word or an operator.
    Long,
    /// At a part of the clause.
    Part,
    /// At a part that the author began a line with.
    Written,
    /// At `en` or `vi` before a text.
    Language,
}

impl<'s> Piece<'s> {
    /// A sign of the layout: `{`, `}`, `;`.
    pub(super) fn sign(sign: &'static str, spaced: bool) -> Self {
        Self { spaced, ..Self::new([Cow::Borrowed(sign), Cow::Borrowed(sign)]) }
    }

    fn new(forms: Forms<'s>) -> Self {
        let width = [wide(&forms[0]), wide(&forms[1])];
        Self { forms, width, spaced: true, break_before: Break::No, is_reason: false, comments: &[] }
    }
}

/// How many characters a text has.
pub(super) fn wide(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The pieces of the words of a clause, or of those after its block, which ends at `block_end`. `comments` are those that
/// stand among them and behind them.
pub(super) fn of<'s>(
    writer: Writer<'s>,
    words: &[Word],
    block_end: Option<usize>,
    comments: &'s [Comment],
) -> Vec<Piece<'s>> {
    let mut out: Vec<Piece<'s>> = Vec::with_capacity(words.len());
    let mut left = comments;
    let mut parts = Parts::default();
    let mut before: Option<&Word> = None;
    let mut end = block_end;
    for (index, word) in words.iter().enumerate() {
        let after = index.checked_add(1).and_then(|next| words.get(next));
        let mut piece = Piece::new(writer.forms(before, word, after));
        if let Some(end) = end {
            piece.break_before = breaks(writer, end, before, word);
        }
        if let WordKind::Keyword(keyword) = word.kind
            && matches!(piece.break_before, Break::Part | Break::Written)
        {
            parts.see(keyword, &mut piece);
        }
        let here = until(&mut left, after.map_or(usize::MAX, |next| next.range.start));
        piece.spaced = before.is_none() || is_spaced(before, word);
        // A dash at the end of a line needs its blank to be read as one that goes on.
        piece.spaced |= !here.is_empty() && word.kind == WordKind::Sign(Sign::Dash);
        match parted(&piece.forms).filter(|_| starts_within(here, word)) {
            Some([head, rest]) => {
                let mut here = here;
                let within = until(&mut here, word.range.end);
                out.push(Piece { forms: head.clone(), comments: within, ..piece });
                out.push(Piece { comments: here, ..Piece::new(rest) });
            }
            None => out.push(Piece { comments: here, ..piece }),
        }
        before = Some(word);
        end = Some(word.range.end);
    }
    out
}

/// Takes the comments that begin before a place.
pub(super) fn until<'s>(left: &mut &'s [Comment], stop: usize) -> &'s [Comment] {
    let (here, later) = left.split_at(left.partition_point(|comment| (comment.span.start as usize) < stop));
    *left = later;
    here
}

/// The parts of a clause that were seen.
#[derive(Default)]
struct Parts {
    any: bool,
    in_accept: bool,
}

impl Parts {
    /// Sees a part. The basis or reason of a `chấp nhận` stays with it where there is room.
    fn see(&mut self, keyword: Keyword, piece: &mut Piece<'_>) {
        if matches!(keyword, Keyword::English | Keyword::Vietnamese) {
            return;
        }
        let is_own = self.in_accept && matches!(keyword, Keyword::Basis | Keyword::Reason);
        if is_own && piece.break_before == Break::Part {
            piece.break_before = Break::Long;
        }
        piece.is_reason = keyword == Keyword::Reason && !self.any;
        self.in_accept = is_own || keyword == Keyword::Accept;
        self.any = true;
    }
}

/// Whether a line may begin with a word; `end` is where what stands before it ends.
fn breaks(writer: Writer<'_>, end: usize, before: Option<&Word>, word: &Word) -> Break {
    if let WordKind::Keyword(
        Keyword::When
        | Keyword::Basis
        | Keyword::Reason
        | Keyword::Announced
        | Keyword::Accept
        | Keyword::English
        | Keyword::Vietnamese,
    ) = word.kind
    {
        return match word.kind {
            _ if writer.slice(&(end..word.range.start)).contains('\n') => Break::Written,
            WordKind::Keyword(Keyword::English | Keyword::Vietnamese) => Break::Language,
            _ => Break::Part,
        };
    }
    match before.map(|before| &before.kind) {
        Some(
            WordKind::Sign(Sign::Comma | Sign::Operator("+" | "-" | "*"))
            | WordKind::Keyword(Keyword::And | Keyword::Or | Keyword::Into),
        ) => Break::Long,
        _ => Break::No,
    }
}

fn is_spaced(before: Option<&Word>, word: &Word) -> bool {
    let before = before.map(|before| &before.kind);
    let after_opening = matches!(before, Some(WordKind::Sign(Sign::Open | Sign::Dots | Sign::Dash)));
    let after_function =
        matches!(before, Some(WordKind::Keyword(Keyword::Min | Keyword::Max | Keyword::DaysFrom | Keyword::YearsFrom)));
    match word.kind {
        WordKind::Sign(Sign::Comma | Sign::Colon | Sign::Close | Sign::Percent | Sign::Dots | Sign::Dash) => false,
        WordKind::Sign(Sign::Open) => !after_function && !after_opening,
        _ => !after_opening,
    }
}

/// Whether a comment parts a keyword: `không # …` above `quy định`.
fn starts_within(comments: &[Comment], word: &Word) -> bool {
    matches!(word.kind, WordKind::Keyword(_))
        && comments.first().is_some_and(|comment| (comment.span.start as usize) < word.range.end)
}

/// A keyword in two behind its `không` and `not`, after which a line goes on.
fn parted<'s>(forms: &Forms<'s>) -> Option<[Forms<'s>; 2]> {
    let cut = |form: &str, word: &str| {
        let (head, rest) = form.split_once(word)?;
        Some([format!("{head}{word}").trim_end().to_owned(), rest.to_owned()])
    };
    let ([vi, vi_rest], [en, en_rest]) = (cut(&forms[0], "không ")?, cut(&forms[1], "not ")?);
    Some([[vi.into(), en.into()], [vi_rest.into(), en_rest.into()]])
}
