//! What a signer states of a bundle ↔ the trusted comment of its signature: `sequence:7 activate:2026-01-01`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::error::SignatureError;
use crate::bundle::MAX_INTEGER;

/// What a signer states of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Which edition of the rules it is: one with a lower number is older. 0 where the signer states none; at most 2^53 - 1.
    pub sequence: u64,
    /// The day on which it takes over, from midnight in Vietnam; none where it takes over at once.
    pub activate: Option<NaiveDate>,
    /// The revision of the bundle that was signed, for people who look for the bundle that belongs to a signature.
    pub revision: Option<String>,
    /// When it was signed, seconds since 1970-01-01 in UTC. Nothing is decided by it.
    pub timestamp: Option<u64>,
}

/// The greatest sequence: what every reader of JSON reads as it was written.
const MAX_SEQUENCE: u64 = MAX_INTEGER.unsigned_abs();

impl Statement {
    /// Reads the comment of a signature: `sequence:N` and `activate:YYYY-MM-DD`, and what minisign and this program add (`timestamp:…`,
    /// `file:…`, `hashed`, `revision:…`), each at most once. Tabs stand between them, or blanks where there is no tab.
    ///
    /// # Errors
    /// [`SignatureError::Statement`] with the first word that is none of these.
    pub fn read(comment: &str) -> Result<Self, SignatureError> {
        let between = if comment.contains('\t') { '\t' } else { ' ' };
        let mut statement = Self::default();
        let mut names: Vec<&str> = Vec::new();
        for word in comment.split(between).filter(|word| !word.is_empty()) {
            let (name, value) = word.split_once(':').unwrap_or((word, ""));
            let refuse = || SignatureError::Statement { word: shown(word) };
            if names.contains(&name) {
                return Err(refuse());
            }
            names.push(name);
            match name {
                "sequence" => statement.sequence = number(value).ok_or_else(refuse)?,
                "activate" => statement.activate = Some(read_date(value).ok_or_else(refuse)?),
                "revision" => statement.revision = Some(revision(value).ok_or_else(refuse)?),
                "timestamp" => statement.timestamp = Some(number(value).ok_or_else(refuse)?),
                "file" => {}
                "hashed" | "prehashed" if value.is_empty() => {}
                _ => return Err(refuse()),
            }
        }
        Ok(statement)
    }

    /// The comment that states it.
    pub fn comment(&self) -> String {
        let mut words = Vec::new();
        words.extend(self.timestamp.map(|seconds| format!("timestamp:{seconds}")));
        words.extend((self.sequence > 0).then(|| format!("sequence:{}", self.sequence)));
        words.extend(self.activate.map(|day| format!("activate:{}", day.format("%Y-%m-%d"))));
        words.extend(self.revision.as_ref().map(|revision| format!("revision:{revision}")));
        words.join("\t")
    }

    /// Whether the bundle may decide at a moment, given in Vietnam's time.
    pub fn is_active(&self, now: NaiveDateTime) -> bool {
        self.activate.is_none_or(|day| day.and_time(NaiveTime::MIN) <= now)
    }
}

/// Whole numbers in their one form, without signs and leading zeros.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number <= MAX_SEQUENCE && number.to_string() == text).then_some(number)
}

/// `sha256:` and 64 hexadecimal digits: what is told of a signature that does not hold may be anybody's, so it must be nothing else.
fn revision(text: &str) -> Option<String> {
    let digits = text.strip_prefix("sha256:")?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (digits.len() == 64 && digits.bytes().all(is_digit)).then(|| text.to_owned())
}

/// The beginning of a word, without what would steer a terminal.
fn shown(word: &str) -> String {
    const LONGEST: usize = 60;
    word.chars().take(LONGEST).flat_map(char::escape_debug).collect()
}

/// Reads a date as `YYYY-MM-DD`; none for any other text.
fn read_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (date.format("%Y-%m-%d").to_string() == text && text.len() == 10).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let whole = Statement {
            sequence: 7,
            activate: Some(date("2026-01-01")),
            revision: Some(format!("sha256:{}", "0a".repeat(32))),
            timestamp: Some(1_764_168_658),
        };
        let written =
            format!("timestamp:1764168658\tsequence:7\tactivate:2026-01-01\trevision:sha256:{}", "0a".repeat(32));
        assert_eq!(whole.comment(), written);
        for statement in [whole, Statement::default(), Statement { sequence: MAX_SEQUENCE, ..Statement::default() }] {
            assert_eq!(Statement::read(&statement.comment()), Ok(statement));
        }
    }

    #[test]
    fn what_people_type_for_minisign_is_read() {
        let typed = Statement { sequence: 7, activate: Some(date("2026-01-01")), ..Statement::default() };
        assert_eq!(Statement::read("sequence:7 activate:2026-01-01"), Ok(typed.clone()));
        assert_eq!(Statement::read(" activate:2026-01-01  sequence:7 "), Ok(typed));
        let own = Statement { timestamp: Some(1_795_704_969), ..Statement::default() };
        assert_eq!(Statement::read("timestamp:1795704969\tfile:bắc ninh.json\thashed"), Ok(own));
    }

    #[test]
    fn a_word_that_is_not_understood_is_refused_by_name() {
        for (comment, word) in [
            ("sequence:7 activation:2026-01-01", "activation:2026-01-01"),
            ("sequence:07", "sequence:07"),
            ("sequence:-1", "sequence:-1"),
            ("sequence:9007199254740992", "sequence:9007199254740992"),
            ("sequence:", "sequence:"),
            ("sequence:7 sequence:7", "sequence:7"),
            ("activate:2026-1-1", "activate:2026-1-1"),
            ("activate:2026-02-30", "activate:2026-02-30"),
            ("activate:+2026-01-01", "activate:+2026-01-01"),
            ("activate", "activate"),
            ("Sequence:7", "Sequence:7"),
            ("sequence:7,activate:2026-01-01", "sequence:7,activate:2026-01-01"),
            ("sequence:7\tactivate:2026-01-01 ", "activate:2026-01-01 "),
            ("for the new year", "for"),
            ("revision:sha256:00", "revision:sha256:00"),
            ("sequence:\u{1b}[2J", "sequence:\\u{1b}[2J"),
        ] {
            let refused = Err(SignatureError::Statement { word: word.to_owned() });
            assert_eq!(Statement::read(comment), refused, "{comment}");
        }
    }

    #[test]
    fn a_bundle_takes_over_at_midnight_of_its_day() {
        let statement = Statement { activate: Some(date("2026-01-01")), ..Statement::default() };
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        assert!(!statement.is_active(at("2025-12-31T23:59")));
        assert!(statement.is_active(at("2026-01-01T00:00")));
        assert!(Statement::default().is_active(at("1999-01-01T00:00")));
    }
}
