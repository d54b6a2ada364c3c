//! Bytes of a block, whose room serves a later block: blocks are large and many, and room that is new costs as much as reading a file.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex};

/// How much room is kept for later, and the largest: what a few blocks take that are read, answered and written at once.
const KEPT: usize = 32;
const LARGEST: usize = 1024 * 1024;

/// Bytes that may have come out of room that was used before.
pub(crate) struct Buffer {
    bytes: Vec<u8>,
    spare: Option<Arc<Spare>>,
}

/// Room that nobody uses.
#[derive(Debug, Default)]
pub(super) struct Spare(Mutex<Vec<Vec<u8>>>);

impl Buffer {
    /// No bytes, in room that is there or will be kept.
    pub(super) fn of(spare: &Arc<Spare>) -> Self {
        let kept = spare.0.lock().ok().and_then(|mut kept| kept.pop());
        Self { bytes: kept.unwrap_or_default(), spare: Some(Arc::clone(spare)) }
    }

    /// No bytes, in room of the same kind.
    pub(crate) fn another(&self) -> Self {
        self.spare.as_ref().map_or_else(|| Vec::new().into(), Self::of)
    }
}

impl From<Vec<u8>> for Buffer {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, spare: None }
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let Some(spare) = &self.spare else { return };
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        if let Ok(mut kept) = spare.0.lock()
            && kept.len() < KEPT
            && (1..=LARGEST).contains(&bytes.capacity())
        {
            kept.push(bytes);
        }
    }
}

impl Deref for Buffer {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

impl PartialEq for Buffer {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Buffer {}

impl fmt::Debug for Buffer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_used_again_and_comes_back_empty() {
        let spare = Arc::new(Spare::default());
        let mut first = Buffer::of(&spare);
        first.extend([7; 100]);
        let room = first.as_ptr();
        drop(first);
        let again = Buffer::of(&spare);
        assert_eq!((again.as_ptr(), again.len()), (room, 0));
        let other = again.another();
        assert_eq!(other.capacity(), 0);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let spare = Arc::new(Spare::default());
        let many: Vec<Buffer> = (0..100)
            .map(|number| {
                let mut buffer = Buffer::of(&spare);
                buffer.reserve(if number < 10 { LARGEST * 2 } else { 10 });
                buffer
            })
            .collect();
        drop(many);
        let kept = spare.0.lock().unwrap();
        assert_eq!(kept.len(), KEPT);
        assert!(kept.iter().all(|room| room.capacity() <= LARGEST));
    }
}
