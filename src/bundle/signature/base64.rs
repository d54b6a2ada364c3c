//! Base64 (RFC 4648 section 4) → bytes, for what the crates of minisign keep to themselves: the numbers of keys, keys without a
//! password.

/// The bytes that a text writes; none where it is no base64 in its one form, padding included.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    let padding = text.len().checked_sub(body.len())?;
    if text.len().checked_rem(4)? != 0 || padding > 2 {
        return None;
    }
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u16, 0_u32);
    for byte in body.bytes() {
        held = (held.checked_shl(6)? & 0x3fff) | u16::from(value(byte)?);
        bits = bits.checked_add(6)?;
        if let Some(left) = bits.checked_sub(8) {
            bytes.push(u8::try_from(held.checked_shr(left)? & 0xff).ok()?);
            bits = left;
        }
    }
    // What is left over of the last letter is zero, else two texts would write the same bytes.
    let rest = held & 1_u16.checked_shl(bits)?.checked_sub(1)?;
    (rest == 0).then_some(bytes)
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => byte.checked_sub(b'A'),
        b'a'..=b'z' => byte.checked_sub(b'a')?.checked_add(26),
        b'0'..=b'9' => byte.checked_sub(b'0')?.checked_add(52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_rfc_are_read() {
        let vectors =
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmFy", "foobar")];
        for (text, bytes) in vectors {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode("+/+/"), Some(vec![0xfb, 0xff, 0xbf]));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "Zm 9", "Zm9v\n", "====", "Zg==Zg=="] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
