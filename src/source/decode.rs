//! Bytes into UTF-8 text, or an error that names the encoding and the cure.
//!
//! Vietnamese offices still hold files in TCVN3 (ABC) and Windows-1258, and Notepad writes UTF-16. Each is recognised by
//! its bytes; none is converted silently, because a wrong guess would change a name.

use thiserror::Error;

/// The largest file that is read: far above any real source, low enough to bound time and memory.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

/// Why a file is not text that the language can be written in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// UTF-16, with or without a byte order mark.
    #[error("the file is UTF-16")]
    Utf16,
    /// Probably Windows-1258.
    #[error("the file is Windows-1258 at byte {0}")]
    Windows1258(usize),
    /// Probably TCVN3 (ABC).
    #[error("the file is TCVN3 at byte {0}")]
    Tcvn3(usize),
    /// Not UTF-8 and not recognised.
    #[error("the file is not UTF-8 at byte {0}")]
    NotUtf8(usize),
    /// More than [`MAX_FILE_BYTES`].
    #[error("the file has {0} bytes, more than {MAX_FILE_BYTES}")]
    TooLarge(usize),
    /// More files than a span can number.
    #[error("too many files")]
    TooManyFiles,
}

/// The bytes as text.
///
/// # Errors
/// Where they are not UTF-8, or are more than [`MAX_FILE_BYTES`].
pub(super) fn decode(bytes: &[u8]) -> Result<&str, DecodeError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(DecodeError::TooLarge(bytes.len()));
    }
    if is_utf16(bytes) {
        return Err(DecodeError::Utf16);
    }
    std::str::from_utf8(bytes).map_err(|error| guess(bytes, error.valid_up_to()))
}

fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    // Without a mark: Latin text has a zero in every other byte, which UTF-8 text never has.
    let head: Vec<u8> = bytes.iter().copied().take(512).collect();
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    head.len() >= 4 && zeros.checked_mul(4).is_some_and(|scaled| scaled >= head.len())
}

/// TCVN3 puts Vietnamese letters at B5..FE, with `®` (AE) for đ and A7 for Đ; Windows-1258 composes tones from the
/// combining bytes CC, D2, DE, EC, F2 and writes đ as F0. The more frequent of the telling bytes decides; a file that is
/// mostly UTF-8 has only been damaged.
fn guess(bytes: &[u8], at: usize) -> DecodeError {
    let chunks = || bytes.utf8_chunks();
    let wrong: Vec<u8> = chunks().flat_map(|chunk| chunk.invalid().iter().copied()).collect();
    let right = chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii()).count();
    if right > wrong.len() {
        return DecodeError::NotUtf8(at);
    }
    let count = |set: &[u8]| wrong.iter().filter(|byte| set.contains(byte)).count();
    let tcvn3 = count(&[0xAE, 0xA7, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD]);
    let windows = count(&[0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0xF0, 0xD0, 0xF5, 0xFD, 0xD5, 0xDD]);
    match (tcvn3, windows) {
        (0, 0) => DecodeError::NotUtf8(at),
        (abc, vn) if abc >= vn => DecodeError::Tcvn3(at),
        _ => DecodeError::Windows1258(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_with_and_without_mark_is_named() {
        let with: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("thủ tục".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let without: Vec<u8> = "procedure".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&with), Err(DecodeError::Utf16));
        assert_eq!(decode(&without), Err(DecodeError::Utf16));
    }

    #[test]
    fn tcvn3_and_windows_1258_are_told_apart() {
        // "thủ tục hành chính" in TCVN3: ñ-like bytes D1 (ủ is F1), µ = à (B5), Ý = í (DD); "đăng ký" = AE A8 n g k FD.
        assert_eq!(decode(b"\xAE\xA8ng k\xFD h\xB5nh ch\xDDnh"), Err(DecodeError::Tcvn3(0)));
        // "đăng ký" in Windows-1258: F0 E3 n g  k y EC.
        assert_eq!(decode(b"\xF0\xE3ng ky\xEC"), Err(DecodeError::Windows1258(0)));
    }

    #[test]
    fn a_damaged_utf8_file_is_not_taken_for_an_old_encoding() {
        let damaged = [b"\xB5".as_slice(), "thủ tục hành chính".as_bytes()].concat();
        assert_eq!(decode(&damaged), Err(DecodeError::NotUtf8(0)));
    }

    #[test]
    fn a_stray_byte_is_just_not_utf8() {
        assert_eq!(decode(b"abc \xFF"), Err(DecodeError::NotUtf8(4)));
    }

    #[test]
    fn vietnamese_utf8_is_read() {
        assert_eq!(decode("thủ tục".as_bytes()), Ok("thủ tục"));
    }
}
