//! Conflicts as comments: how they are written, and how those that an earlier merge wrote are known again.
//!
//! They are `#` lines, so they say nothing to the compiler and do not travel into the bundle. What the record says is shown
//! as it would be written; a line of it that is too long for one comment goes on below, behind `# |`.

/// Above a clause that stays.
const BESIDE: &str = "# xung đột:";
/// Where a clause stood.
const DELETED: &str = "# xung đột ở chỗ đã xóa:";
/// Before a line of what a record says or said.
const SHOWN: &str = "# |";
/// Before what a record says now, where it takes several lines.
const NOW: &str = "# > nay là";
/// The most characters that are shown on one line.
const MOST_INLINE: usize = 160;
/// The most lines that are shown of one text.
const MOST_LINES: usize = 24;

/// Whose comment a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The importer's or the officer's.
    Own,
    /// A conflict told above the clause.
    Beside,
    /// A conflict told where something was deleted.
    Deleted,
}

/// The kind of a comment line below one of kind `above`.
pub(super) fn kind(line: &str, above: Kind) -> Kind {
    if line.starts_with(BESIDE) {
        Kind::Beside
    } else if line.starts_with(DELETED) {
        Kind::Deleted
    } else if line.starts_with(SHOWN) || line.starts_with(NOW) {
        above
    } else {
        Kind::Own
    }
}

/// Whether a line begins a conflict.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with(BESIDE) || line.starts_with(DELETED)
}

/// A record changed what an officer changed too; `what` names a part of the clause, or nothing.
pub(super) fn changed(what: &str, was: &[String], now: &[String]) -> Vec<String> {
    match (inline(was), inline(now)) {
        (Some(was), Some(now)) if fits(&was, &now) => {
            vec![format!("{BESIDE} {what}bản ghi trước đây `{was}`, {}", now_is(&now))]
        }
        _ => told(format!("{BESIDE} {what}bản ghi trước đây là"), was, now),
    }
}

/// A record added what an officer added otherwise.
pub(super) fn added(what: &str, now: &[String]) -> Vec<String> {
    match inline(now) {
        Some(now) if fits("", &now) => vec![format!("{BESIDE} {what}bản ghi {}", now_is(&now))],
        _ => told(format!("{BESIDE} {what}bản ghi không có trước đây"), &[], now),
    }
}

/// A record no longer has what an officer changed.
pub(super) fn dropped(what: &str, was: &[String]) -> Vec<String> {
    match inline(was) {
        Some(was) if fits(&was, "") => vec![format!("{BESIDE} {what}bản ghi không còn `{was}`")],
        _ => {
            let mut lines = vec![format!("{BESIDE} {what}bản ghi không còn")];
            shown(was, &mut lines);
            lines
        }
    }
}

/// A record changed what an officer deleted.
pub(super) fn deleted(was: &[String], now: &[String]) -> Vec<String> {
    match (inline(was), inline(now)) {
        (Some(was), Some(now)) if fits(&was, &now) => {
            vec![format!("{DELETED} bản ghi trước đây `{was}`, {}", now_is(&now))]
        }
        _ => told(format!("{DELETED} bản ghi trước đây là"), was, now),
    }
}

/// Whether a conflict's lines, without their indentation, end with what a record said then.
pub(super) fn told_last(mark: &str, now: &[String]) -> bool {
    let inline = inline(now).is_some_and(|now| mark.ends_with(&now_is(&now)));
    let mut lines = vec![NOW.to_owned()];
    shown(now, &mut lines);
    inline || mark.ends_with(&lines.join("\n"))
}

fn now_is(now: &str) -> String {
    format!("nay là `{now}`")
}

fn told(head: String, was: &[String], now: &[String]) -> Vec<String> {
    let mut lines = vec![head];
    shown(was, &mut lines);
    lines.push(NOW.to_owned());
    shown(now, &mut lines);
    lines
}

fn shown(text: &[String], lines: &mut Vec<String>) {
    let more = text.len().checked_sub(MOST_LINES).unwrap_or_default();
    lines.extend(text.iter().take(MOST_LINES).map(|line| format!("{SHOWN} {line}").trim_end().to_owned()));
    if more > 0 {
        lines.push(format!("{SHOWN} … (còn {more} dòng)"));
    }
}

/// A text of one line.
fn inline(text: &[String]) -> Option<String> {
    match text {
        [] => Some(String::new()),
        [line] => Some(line.clone()),
        _ => None,
    }
}

fn fits(was: &str, now: &str) -> bool {
    was.chars().chain(now.chars()).take(MOST_INLINE.checked_add(1).unwrap_or(MOST_INLINE)).count() <= MOST_INLINE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_line_of_a_conflict_is_known_again() {
        let long = lines("bước ký {\n    trong 5 phút\n}");
        let short = lines("lệ phí 0 đồng");
        for (mark, is) in [
            (changed("", &short, &short), Kind::Beside),
            (changed("", &short, &long), Kind::Beside),
            (added("", &long), Kind::Beside),
            (dropped("", &long), Kind::Beside),
            (deleted(&short, &short), Kind::Deleted),
            (deleted(&long, &long), Kind::Deleted),
        ] {
            let mut above = Kind::Own;
            for (number, line) in mark.iter().enumerate() {
                above = kind(line, above);
                assert_eq!((above, begins(line)), (is, number == 0), "{line}");
            }
        }
        assert_eq!(kind("# | bảng", Kind::Own), Kind::Own);
    }

    #[test]
    fn what_was_told_last_is_known_again() {
        let (short, long) = (lines("lệ phí 0 đồng"), lines("a\nb"));
        assert!(told_last(&deleted(&long, &short).join("\n"), &short));
        assert!(told_last(&deleted(&short, &long).join("\n"), &long));
        assert!(!told_last(&deleted(&short, &long).join("\n"), &short));
    }
}
