//! Choices out of bytes: the same bytes choose the same, and few more bytes choose something near.

/// Bytes that are drawn one after the other; zeros behind their end.
pub struct Draw<'a>(&'a [u8]);

impl<'a> Draw<'a> {
    /// Choices out of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether bytes are left.
    pub const fn has_more(&self) -> bool {
        !self.0.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let mut number = 0;
        let mut most = 1;
        while most < end {
            number = number << 8 | usize::from(self.byte());
            most <<= 8;
        }
        number % end
    }

    /// One of some.
    pub fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}
