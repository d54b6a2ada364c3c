//! Pieces into lines of at most [`MAX_COLUMNS`](super::MAX_COLUMNS) characters, and lines into a text.
//!
//! A line fits where it fits in both languages. What does not fit goes on a deeper line that begins with a part (`căn cứ`, `lý
//! do`, …) or follows a comma or joining word; a text is never broken.

use std::ops::Range;

use super::MAX_COLUMNS;
use super::pieces::{Break, Piece};
use crate::bundle::Language;
use crate::syntax::Comment;

/// Blanks of one level.
pub(super) const INDENT: usize = 4;

/// A line to print.
#[derive(Clone, Debug, Default)]
struct Line<'s> {
    indent: usize,
    /// Its words in the text of the lines.
    words: Range<usize>,
    /// The comment at its end, or that it is.
    comment: Option<&'s str>,
    /// Whether an empty line stands before it.
    apart: bool,
    /// Where blanks go in its words, and how many, so that reasons stand below each other.
    pad: Option<(usize, usize)>,
}

/// A clause of one line whose reason may stand below those of its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reason {
    line: usize,
    /// Where it stands in the text of the lines.
    at: usize,
    /// The column of the reason, and the width of the whole line, in both languages.
    column: [usize; 2],
    width: [usize; 2],
}

/// The lines of a file, in one language.
pub(super) struct Lines<'s> {
    source: &'s str,
    language: usize,
    words: String,
    lines: Vec<Line<'s>>,
    /// The width of the line being written, in both languages.
    width: [usize; 2],
}

impl<'s> Lines<'s> {
    pub(super) fn new(source: &'s str, language: Language) -> Self {
        let language = match language {
            Language::Vi => 0,
            Language::En => 1,
        };
        Self { source, language, words: String::with_capacity(source.len()), lines: Vec::new(), width: [0, 0] }
    }

    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// Sets a line apart from the one before it.
    pub(super) fn set_apart(&mut self, line: usize) {
        if let Some(line) = self.lines.get_mut(line) {
            line.apart = true;
        }
    }

    /// Begins a line.
    pub(super) fn begin(&mut self, indent: usize, apart: bool) {
        let at = self.words.len();
        self.lines.push(Line { indent, words: at..at, apart, ..Line::default() });
        self.width = [indent, indent];
    }

    fn is_begun(&self) -> bool {
        self.lines.last().is_some_and(|line| line.words.is_empty() && line.comment.is_none())
    }

    /// Puts a piece at the end of the line.
    pub(super) fn put(&mut self, piece: &Piece<'_>) {
        let begun = self.is_begun();
        self.width = grown(self.width, piece, begun);
        let form = piece.forms.get(self.language).map_or("", AsRef::as_ref);
        if form.is_empty() {
            return;
        }
        if piece.spaced && !begun {
            self.words.push(' ');
        }
        self.words.push_str(form);
        let end = self.words.len();
        if let Some(line) = self.lines.last_mut() {
            line.words.end = end;
        }
    }

    /// Puts a comment: at the end of the line where it stood at the end of one, else on one of its own.
    pub(super) fn comment(&mut self, comment: &Comment, indent: usize, apart: bool) {
        let words = self.source.get(comment.span.start as usize..comment.span.end as usize).unwrap_or("");
        if comment.trailing {
            match self.lines.last_mut().filter(|line| line.comment.is_none()) {
                Some(line) => line.comment = Some(words),
                // It stood behind a `;` alone. Without that it could document what follows.
                None => {
                    self.begin(indent, apart);
                    self.put(&Piece::sign(";", false));
                    if let Some(line) = self.lines.last_mut() {
                        line.comment = Some(words);
                    }
                }
            }
            return;
        }
        if !self.is_begun() {
            self.begin(indent, apart);
        }
        if let Some(line) = self.lines.last_mut() {
            line.comment = Some(words);
        }
    }

    /// Writes the pieces of a clause on a line that is begun, going on deeper than `indent` where it is too long. Gives where
    /// its reason may be moved.
    pub(super) fn fill(&mut self, pieces: &[Piece<'s>], indent: usize) -> Option<Reason> {
        let deeper = indent.checked_add(INDENT).unwrap_or(indent);
        let count = self.lines.len();
        let line = count.checked_sub(1)?;
        let mut reason = None;
        let mut rest = pieces;
        while let Some(piece) = rest.first() {
            let breaks = match piece.break_before {
                Break::No => false,
                Break::Written => true,
                Break::Part => !self.fits(span(rest, true)),
                Break::Long | Break::Language => !self.fits(span(rest, false)),
            };
            if breaks && !self.is_begun() {
                self.begin(deeper, false);
            }
            if piece.is_reason && self.lines.len() == count && !self.is_begun() {
                let at = self.words.len();
                reason = Some(Reason { line, at, column: self.width, width: self.width });
            }
            self.put(piece);
            for comment in piece.comments {
                self.comment(comment, deeper, false);
            }
            rest = rest.get(1..).unwrap_or(&[]);
            if !piece.comments.is_empty() && !rest.is_empty() {
                self.begin(deeper, false);
            }
        }
        let width = self.width;
        reason.filter(|_| self.lines.len() == count).map(|reason| Reason { width, ..reason })
    }

    /// Whether pieces fit at the end of the line.
    pub(super) fn fits(&self, pieces: &[Piece<'_>]) -> bool {
        let begun = self.is_begun();
        let width =
            pieces.iter().enumerate().fold(self.width, |width, (at, piece)| grown(width, piece, begun && at == 0));
        width.iter().all(|width| *width <= MAX_COLUMNS)
    }

    /// Moves the reasons of neighbouring clauses below each other, where every one of them still fits.
    pub(super) fn align(&mut self, reasons: &[Reason]) {
        let column = reasons
            .iter()
            .fold([0, 0], |most: [usize; 2], reason| [most[0].max(reason.column[0]), most[1].max(reason.column[1])]);
        let moved = |reason: &Reason, language: usize| {
            let own = reason.column.get(language)?;
            column.get(language)?.checked_sub(*own)
        };
        let fits = reasons.iter().all(|reason| {
            [0, 1].into_iter().all(|language| {
                let width = moved(reason, language)
                    .and_then(|by| reason.width.get(language).and_then(|width| width.checked_add(by)));
                width.is_some_and(|width| width <= MAX_COLUMNS)
            })
        });
        if !fits {
            return;
        }
        for reason in reasons {
            let by = moved(reason, self.language).unwrap_or(0);
            if let Some(line) = self.lines.get_mut(reason.line) {
                line.pad = Some((reason.at, by));
            }
        }
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        let mut out = String::with_capacity(self.source.len());
        let blanks = |out: &mut String, count: usize| out.extend(std::iter::repeat_n(' ', count));
        for line in &self.lines {
            if line.apart {
                out.push('\n');
            }
            blanks(&mut out, line.indent);
            let (from, to) = (line.words.start, line.words.end);
            let (at, by) = line.pad.unwrap_or((from, 0));
            out.push_str(self.words.get(from..at).unwrap_or(""));
            blanks(&mut out, by);
            out.push_str(self.words.get(at..to).unwrap_or(""));
            if let Some(comment) = line.comment {
                if !line.words.is_empty() {
                    out.push_str("  ");
                }
                out.push_str(comment);
            }
            out.push('\n');
        }
        out
    }
}

/// The pieces up to where a line may break next: at a part, or anywhere.
fn span<'p, 's>(pieces: &'p [Piece<'s>], part: bool) -> &'p [Piece<'s>] {
    let ends = |piece: &Piece<'_>| match piece.break_before {
        Break::No => false,
        Break::Long | Break::Language => !part,
        Break::Part | Break::Written => true,
    };
    let mut end = 0_usize;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && ends(piece) {
            break;
        }
        end = index.checked_add(1).unwrap_or(pieces.len());
        // A comment ends the line.
        if !piece.comments.is_empty() {
            break;
        }
    }
    pieces.get(..end).unwrap_or(pieces)
}

/// The width of a line with a piece at its end.
fn grown(width: [usize; 2], piece: &Piece<'_>, begun: bool) -> [usize; 2] {
    let one = |width: usize, own: usize| {
        let blank = usize::from(piece.spaced && !begun && own > 0);
        width.checked_add(own).and_then(|width| width.checked_add(blank)).unwrap_or(usize::MAX)
    };
    [one(width[0], piece.width[0]), one(width[1], piece.width[1])]
}
