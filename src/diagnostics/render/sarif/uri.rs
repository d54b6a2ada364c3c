//! Paths as relative references (RFC 3986).

/// A path with `/` as a relative reference: whatever is not unreserved (section 2.3) is percent-encoded in UTF-8, a colon in the
/// first segment included, which would end a scheme.
pub(super) fn relative(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn what_is_not_unreserved_is_encoded() {
        assert_eq!(relative("ho-tich/khai_sinh~1.tt"), "ho-tich/khai_sinh~1.tt");
        assert_eq!(relative("a b/50%:#?.tt"), "a%20b/50%25%3A%23%3F.tt");
        assert_eq!(relative("đơn.tt"), "%C4%91%C6%A1n.tt");
    }
}
