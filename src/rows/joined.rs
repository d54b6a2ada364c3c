//! Small blocks as larger ones.

use super::Block;

/// Blocks of which those that follow one another are joined up to a number of bytes, in the same order.
pub(crate) struct Joined<I> {
    blocks: I,
    most: usize,
    /// What comes behind the block that was given last.
    next: Option<Block>,
}

impl<I> Joined<I> {
    pub(crate) const fn new(blocks: I, most: usize) -> Self {
        Self { blocks, most, next: None }
    }
}

impl<E, I: Iterator<Item = Result<Block, E>>> Iterator for Joined<I> {
    type Item = Result<Block, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.next.take().map_or_else(|| self.blocks.next(), |block| Some(Ok(block)))?;
        let Ok(Block::Rows { mut bytes, is_open: false }) = first else { return Some(first) };
        while bytes.len() < self.most {
            match self.blocks.next() {
                Some(Ok(Block::Rows { bytes: more, is_open })) => {
                    // The last line of a file may lack its end, that of a block never does.
                    bytes.extend_from_slice(&more);
                    if is_open {
                        return Some(Ok(Block::Rows { bytes, is_open }));
                    }
                }
                Some(Ok(Block::TooLong)) => {
                    self.next = Some(Block::TooLong);
                    break;
                }
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        Some(Ok(Block::Rows { bytes, is_open: false }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_blocks() {
        let rows = |text: &str, is_open| Ok::<_, ()>(Block::Rows { bytes: text.as_bytes().to_vec().into(), is_open });
        let blocks = vec![
            rows("a\n", false),
            rows("b\n", false),
            rows("c\n", false),
            Ok(Block::TooLong),
            Ok(Block::TooLong),
            rows("d\n", false),
            rows("\"e", true),
        ];
        let joined: Vec<_> = Joined::new(blocks.into_iter(), 4).collect();
        let expected = vec![
            rows("a\nb\n", false),
            rows("c\n", false),
            Ok(Block::TooLong),
            Ok(Block::TooLong),
            rows("d\n\"e", true),
        ];
        assert_eq!(joined, expected);
    }
}
