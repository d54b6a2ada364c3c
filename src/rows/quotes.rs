//! Finds where rows of CSV end without reading their cells: a line end ends a row unless it stands within quotes. Quotes mean
//! something where a cell begins, and a doubled one within quotes is a letter, as the reader of cells has it.

use memchr::{memchr, memrchr};

/// How far the text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Outside quotes; whether a cell begins here.
    Outside { begins: bool },
    /// Within quotes.
    Within,
    /// Behind a quote within quotes: another one makes it a letter.
    Behind,
}

impl Quotes {
    /// Whether a file that ends here ends within quotes.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Within)
    }

    /// Goes on to the end of `bytes`; gives the place behind the last row that ends in them.
    pub(crate) fn last_end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut end = None;
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (used, found) = self.step(rest, memrchr);
            end = found.and_then(|found| at.checked_add(found)).or(end);
            at = at.checked_add(used)?;
        }
        end
    }

    /// Goes on behind the first row that ends in `bytes`, and gives that place; to their end where none does.
    pub(crate) fn first_end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (used, found) = self.step(rest, memchr);
            if let Some(found) = found {
                *self = Self::Outside { begins: true };
                return at.checked_add(found);
            }
            at = at.checked_add(used)?;
        }
        None
    }

    /// Goes on to the next quote or the end of `rest`, which has a byte. Gives how far that is, and the place behind a line end
    /// outside quotes that was passed, which `find` picks.
    fn step(&mut self, rest: &[u8], find: impl Fn(u8, &[u8]) -> Option<usize>) -> (usize, Option<usize>) {
        let behind = |place: usize| place.checked_add(1);
        match *self {
            Self::Within => match memchr(b'"', rest).and_then(behind) {
                Some(used) => {
                    *self = Self::Behind;
                    (used, None)
                }
                None => (rest.len(), None),
            },
            Self::Behind if rest.first() == Some(&b'"') => {
                *self = Self::Within;
                (1, None)
            }
            Self::Behind => {
                *self = Self::Outside { begins: false };
                (0, None)
            }
            Self::Outside { begins } => {
                let quote = memchr(b'"', rest);
                let plain = rest.get(..quote.unwrap_or(rest.len())).unwrap_or(rest);
                let begins = plain.last().map_or(begins, |byte| matches!(byte, b',' | b'\n' | b'\r'));
                *self = match quote {
                    Some(_) if begins => Self::Within,
                    Some(_) => Self::Outside { begins: false },
                    None => Self::Outside { begins },
                };
                (quote.and_then(behind).unwrap_or(rest.len()), find(b'\n', plain).and_then(behind))
            }
        }
    }
}
