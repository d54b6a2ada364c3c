//! Logs of past dossiers, as any system may export them.

use thutuc::bundle::Language;
use thutuc::cli::logs::counted;

use super::rules::rules;

/// Any bytes are what columns mean and, behind a line of dashes, a log; every row is a dossier, one of later, or has a reason.
pub fn log(bytes: &[u8]) {
    let (mapping, log) = match bytes.windows(5).position(|window| window == b"\n---\n") {
        Some(at) => (&bytes[..at], &bytes[at + 5..]),
        None => (&b""[..], bytes),
    };
    for language in [Language::Vi, Language::En] {
        let told = counted(rules(), language, mapping, log);
        if let Ok([dossiers, later, rejected]) = told {
            let mut reader =
                csv::ReaderBuilder::new().flexible(true).from_reader(log.strip_prefix(b"\xef\xbb\xbf").unwrap_or(log));
            let rows = u64::try_from(reader.byte_records().count()).expect("a count");
            assert_eq!(dossiers + later + rejected, rows);
        }
    }
}
