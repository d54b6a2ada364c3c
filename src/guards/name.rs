//! The name of a guard's file: `CODE@DATE`, in letters, digits, dots, `@`, `-`, `_` and `%` alone, so that no code leads out of
//! the folder of guards.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::bundle::digest;

/// The longest part of a name that stands for a code.
const LONGEST: usize = 100;

/// The name of the guard of a procedure's simplification from a day on. Two codes never share a name: what is no letter, no
/// digit and no single dot after one is written `%` and its byte in hex, and a code too long ends in its digest.
pub fn name(code: &str, from: NaiveDate) -> String {
    let mut safe = String::new();
    let mut after_letter = false;
    for byte in code.bytes() {
        if byte.is_ascii_alphanumeric() || (byte == b'.' && after_letter) {
            safe.push(char::from(byte));
            after_letter = byte != b'.';
        } else {
            // Writing to a text cannot fail.
            let _ = write!(safe, "%{byte:02X}");
            after_letter = false;
        }
    }
    if safe.len() > LONGEST {
        let head: String = safe.chars().take(LONGEST).collect();
        let hex: String = digest(code.as_bytes()).chars().filter(char::is_ascii_hexdigit).rev().take(16).collect();
        safe = format!("{head}_{hex}");
    }
    format!("{safe}@{}", from.format("%Y-%m-%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_law_stand_as_they_are() {
        let day = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        assert_eq!(name("1.004222", day), "1.004222@2026-07-01");
        assert_eq!(name("1.001193.000.00.00.H05", day), "1.001193.000.00.00.H05@2026-07-01");
    }

    #[test]
    fn no_code_leads_out_of_the_folder() {
        let day = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let hostile =
            ["../../etc/passwd", "/tmp/x", "..", ".hidden", "a/b", "a\\b", "C:\\x", "a\0b", "a\nb", "%2E", "", "ă"];
        let mut names: Vec<String> = hostile.iter().map(|code| name(code, day)).collect();
        names.push(name(&"9.".repeat(5_000), day));
        names.push(name(&"9.".repeat(5_001), day));
        for name in &names {
            let is_safe = |c: char| c.is_ascii_alphanumeric() || ".@-_%".contains(c);
            assert!(name.chars().all(is_safe) && !name.contains("..") && !name.starts_with('.'), "{name}");
            assert!(name.len() < 160);
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
