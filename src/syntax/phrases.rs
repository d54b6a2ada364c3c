//! Phrases of the law's prose that the language writes otherwise, `không quá 3 ngày`, `lớn hơn`, `hình-thức không thuộc
//! { … }`, into the finding that names the phrase and what to write.
//!
//! A phrase counts only where reading stopped in it or right behind it, and where its mend lets the clause be read
//! further: so no clause is blamed for words that are not what stopped it.

use std::ops::Range;

use super::citing;
use super::context::Context;
use super::fold::fold;
use super::grammar::{Stopped, read};
use super::trouble::Words;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;

/// The longest clause that is searched: mends are read again, and a long clause has other troubles.
const LONGEST_CLAUSE: usize = 512;

/// Words that the law's prose has and the language leaves out.
const LEFT_OUT: [&str; 31] = [
    "kể từ ngày nhận đủ hồ sơ hợp lệ theo quy định",
    "kể từ ngày nhận được đủ hồ sơ hợp lệ",
    "kể từ ngày nhận được hồ sơ hợp lệ",
    "kể từ ngày nhận đủ hồ sơ hợp lệ",
    "kể từ ngày tiếp nhận hồ sơ hợp lệ",
    "kể từ ngày nhận hồ sơ hợp lệ",
    "kể từ ngày nhận đủ hồ sơ",
    "kể từ ngày tiếp nhận hồ sơ",
    "kể từ ngày nhận hồ sơ",
    "tính từ ngày nhận đủ hồ sơ hợp lệ",
    "tính từ ngày nhận hồ sơ",
    "from receipt of a complete dossier",
    "from the date of receipt",
    "from receipt",
    "không quá",
    "trong vòng",
    "tối đa",
    "no more than",
    "not more than",
    "within",
    "giải quyết",
    "thực hiện",
    "at most",
    "hồ sơ",
    "là",
    "ngày",
    "bước",
    "vòng",
    "cho",
    "qua",
    ":",
];

/// Words of prose and of other languages, and what stands for them here; longer ones first.
const OTHERWISE: [(&str, &str); 82] = [
    ("ngày làm việc (không kể ngày nghỉ, ngày lễ)", "ngày làm việc"),
    ("ngày làm việc (không kể ngày nghỉ)", "ngày làm việc"),
    ("ngày làm việc (không tính ngày nghỉ)", "ngày làm việc"),
    ("ngày (không kể ngày nghỉ)", "ngày làm việc"),
    ("ngày (không tính ngày nghỉ)", "ngày làm việc"),
    ("và/hoặc", "hoặc"),
    ("and/or", "or"),
    ("₫", " đồng"),
    ("&", ","),
    ("bản sao có chứng thực", "bản sao chứng thực"),
    ("bản sao công chứng", "bản sao chứng thực"),
    ("lớn hơn hoặc bằng", ">="),
    ("nhỏ hơn hoặc bằng", "<="),
    ("không được quá", "<="),
    ("không vượt quá", "<="),
    ("không nhỏ hơn", ">="),
    ("không lớn hơn", "<="),
    ("greater than", ">"),
    ("bản phô tô", "bản sao"),
    ("bản photo", "bản sao"),
    ("photocopy", "copy"),
    ("kể từ ngày", "từ"),
    ("less than", "<"),
    ("lớn hơn", ">"),
    ("nhỏ hơn", "<"),
    ("nhiều hơn", ">"),
    ("ít hơn", "<"),
    ("khác với", "!="),
    ("business days", "working days"),
    ("business day", "working day"),
    ("(nếu có)", ", nếu có"),
    ("(if any)", ", if any"),
    ("miễn phí", "0 đồng"),
    ("không thu", "0 đồng"),
    ("lệ phí không", "lệ phí 0 đồng"),
    ("phí không", "phí 0 đồng"),
    ("charge none", "charge 0 VND"),
    ("bản gốc", "bản chính"),
    ("not equal to", "!="),
    ("trong trường hợp", "khi"),
    ("trường hợp", "khi"),
    ("nếu", "khi"),
    ("if", "when"),
    ("bằng", "="),
    ("là", "="),
    ("khác", "!="),
    ("và", ","),
    ("and", ","),
    ("=>", ">="),
    ("=<", "<="),
    ("==", "="),
    ("<>", "!="),
    ("&&", "và"),
    ("||", "hoặc"),
    ("is", "="),
    ("1/2 ngày làm việc", "0,5 ngày làm việc"),
    ("nửa ngày làm việc", "0,5 ngày làm việc"),
    ("nửa ngày", "0,5 ngày làm việc"),
    ("half a working day", "0.5 working days"),
    ("mins", "minutes"),
    ("min", "minutes"),
    ("hrs", "hours"),
    ("một", "1"),
    ("hai", "2"),
    ("ba", "3"),
    ("bốn", "4"),
    ("năm", "5"),
    ("sáu", "6"),
    ("bảy", "7"),
    ("tám", "8"),
    ("chín", "9"),
    ("mười", "10"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
];

/// A mend: what it replaces, and by what.
pub(super) struct Mend {
    pub range: Range<usize>,
    pub wanted: String,
    /// Whether the clause may end with it: a joining word at a line's end has taken the next line with it.
    pub ends: bool,
}

/// Hours in other forms, all of them at once: `7h30 - 11h30, 13h30 - 17h`.
pub(super) fn opening_hours(words: &Words<'_>, context: Context, stopped: &Stopped) -> Option<Finding> {
    let at = stopped.at.min(words.folded.len());
    first(words, context, at, hours(words.folded, at).into_iter())
}

/// The first phrase that explains why reading stopped.
pub(super) fn phrase(words: &Words<'_>, context: Context, stopped: &Stopped) -> Option<Finding> {
    if words.folded.len() > LONGEST_CLAUSE {
        return None;
    }
    let at = stopped.at.min(words.folded.len());
    let mends = hours(words.folded, at)
        .into_iter()
        .chain(dated(words.folded, at))
        .chain(weekdays(words.folded, at))
        .chain(negated(words, at))
        .chain(citing::spread(words, at))
        .chain(thousands(words.folded, at))
        .chain(known(words.folded, at))
        .chain(left_out_run(words.folded, at));
    first(words, context, at, mends)
}

/// The first mend that lets the clause be read further.
fn first(words: &Words<'_>, context: Context, at: usize, mends: impl Iterator<Item = Mend>) -> Option<Finding> {
    if words.folded.len() > LONGEST_CLAUSE {
        return None;
    }
    for Mend { range, wanted, ends } in mends {
        let whole = || words.folded.get(..range.start).map(|before| format!("{before}{}", fold(&wanted)));
        let ended = ends && whole().is_some_and(|whole| read(context.rule(), &whole).is_ok());
        if !ended && !reads_further(words.folded, context, at, &range, &wanted) {
            continue;
        }
        let found = words.written(range.clone()).trim().to_owned();
        let span = words.span(range);
        let problem = if wanted.trim().is_empty() {
            SyntaxProblem::LeftOut { found }
        } else {
            SyntaxProblem::OtherWords { found, wanted: wanted.trim().to_owned() }
        };
        return Some(Finding::new(problem, span).fix(span, wanted));
    }
    None
}

/// Whether less of the clause is left unread once it is mended.
fn reads_further(folded: &str, context: Context, at: usize, range: &Range<usize>, wanted: &str) -> bool {
    let (Some(before), Some(after)) = (folded.get(..range.start), folded.get(range.end..)) else { return false };
    let mended = format!("{before}{}{after}", fold(wanted));
    match read(context.rule(), &mended) {
        Ok(_) => true,
        Err(stopped) => {
            let left = |text: &str, at: usize| text.get(at..).map_or(0, |rest| rest.trim_start().len());
            // Behind the mend at the least: what stopped in it is no mend.
            left(&mended, stopped.at) < left(folded, at).min(after.trim_start().len())
        }
    }
}

/// The words of both tables around the place where reading stopped.
fn known(folded: &str, at: usize) -> Vec<Mend> {
    let otherwise = OTHERWISE.iter().map(|(found, wanted)| (*found, *wanted));
    let left_out = LEFT_OUT.iter().map(|found| (*found, ""));
    let mut mends = Vec::new();
    for (found, wanted) in otherwise.chain(left_out) {
        for range in beside(folded, at, found) {
            // A comma stands at the word before it; where nothing stands, no second blank is left.
            let start = if wanted.starts_with(',') { trimmed(folded, range.start) } else { range.start };
            let apart = folded.get(..range.start).is_none_or(|before| before.trim_end().len() < before.len());
            let end = if wanted.is_empty() && apart { skip_blanks(folded, range.end) } else { range.end };
            mends.push(Mend { range: start..end, wanted: wanted.to_owned(), ends: false });
        }
    }
    mends
}

/// Several of the words that are left out, one behind the other: `thời hạn giải quyết là không quá 3 ngày`.
fn left_out_run(folded: &str, at: usize) -> Option<Mend> {
    let start = skip_blanks(folded, at);
    let mut end = start;
    let mut count = 0_usize;
    while let Some(found) =
        LEFT_OUT.iter().find(|found| beside(folded, end, found).iter().any(|range| range.start == end))
    {
        end = skip_blanks(folded, end.checked_add(found.len())?);
        count = count.checked_add(1)?;
    }
    (count > 1).then_some(Mend { range: start..end, wanted: String::new(), ends: false })
}

/// Where whole words stand so that a place lies in them, or behind them with blanks between.
fn beside(folded: &str, at: usize, found: &str) -> Vec<Range<usize>> {
    let whole = |range: &Range<usize>| {
        let joins = |c: char| c.is_alphanumeric() || c == '-';
        let word = found.starts_with(char::is_alphabetic);
        let before = folded.get(..range.start).and_then(|before| before.chars().next_back());
        let after = folded.get(range.end..).and_then(|after| after.chars().next());
        !word || !before.is_some_and(joins) && !after.is_some_and(joins)
    };
    let touches = |range: &Range<usize>| {
        range.start <= at
            && (at <= range.end || folded.get(range.end..at).is_some_and(|between| between.trim().is_empty()))
    };
    // Blanks may stand before the word at which reading stopped.
    let from = skip_blanks(folded, at);
    let all = folded.match_indices(found).filter_map(|(start, _)| Some(start..start.checked_add(found.len())?));
    all.filter(|range| whole(range) && (touches(range) || range.start == from)).collect()
}

/// `7h30-11h30`, `7 giờ 30 đến 11 giờ 30, 13 giờ - 17 giờ`.
fn hours(folded: &str, at: usize) -> Option<Mend> {
    let start = run_start(folded, at, |text| window(text).is_some())?;
    let mut wanted = Vec::new();
    let mut end = start;
    loop {
        let (form, length) = window(folded.get(end..)?)?;
        wanted.push(form);
        end = end.checked_add(length)?;
        let rest = folded.get(end..)?;
        let Some(next) = rest.trim_start().strip_prefix(',') else { break };
        let next = folded.len().checked_sub(next.trim_start().len())?;
        if window(folded.get(next..)?).is_none() {
            break;
        }
        end = next;
    }
    let wanted = wanted.join(", ");
    (folded.get(start..end)? != wanted).then_some(Mend { range: start..end, wanted, ends: false })
}

/// A window at the beginning of a text, in the language's form, and its length.
fn window(text: &str) -> Option<(String, usize)> {
    let (from, first) = clock(text)?;
    let rest = text.get(first..)?;
    let gap = rest.trim_start();
    let dash = ["-", "–", "đến", "to"].into_iter().find_map(|dash| gap.strip_prefix(dash))?;
    let dash = dash.trim_start();
    let (to, second) = clock(dash)?;
    let length = text.len().checked_sub(dash.len())?.checked_add(second)?;
    Some((format!("{from}-{to}"), length))
}

/// A time at the beginning of a text: `7h`, `7h30`, `7 giờ`, `7 giờ 30`, `07:30`; in the language's form, and its length.
fn clock(text: &str) -> Option<(String, usize)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let hour = text.get(..digits(text)).filter(|hour| (1..=2).contains(&hour.len()))?;
    let rest = text.get(hour.len()..)?.trim_start();
    let rest = ["giờ", "gi", "h", "g", ":"].into_iter().find_map(|sign| rest.strip_prefix(sign))?;
    let after = rest.trim_start();
    let minute = after.get(..digits(after)).filter(|minute| minute.len() == 2);
    let left = match minute {
        Some(_) => {
            let left = after.get(2..)?;
            let said = left.trim_start().strip_prefix("phút").or_else(|| left.strip_prefix('p'));
            said.filter(|rest| !rest.starts_with(char::is_alphabetic)).unwrap_or(left)
        }
        None => rest,
    };
    if left.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((format!("{hour:0>2}:{}", minute.unwrap_or("00")), text.len().checked_sub(left.len())?))
}

/// `ngày 01 tháng 7 năm 2025`.
fn dated(folded: &str, at: usize) -> Option<Mend> {
    let start = run_start(folded, at, |text| date_in_words(text).is_some())?;
    let (wanted, length) = date_in_words(folded.get(start..)?)?;
    Some(Mend { range: start..start.checked_add(length)?, wanted, ends: false })
}

/// A date in words at the beginning of a text, in the language's form, and its length.
fn date_in_words(text: &str) -> Option<(String, usize)> {
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let length = text.chars().take_while(char::is_ascii_digit).count();
        digits
            .contains(&length)
            .then(|| text.get(..length).map(str::to_owned).zip(text.get(length..).map(str::to_owned)))?
    };
    let rest = text.strip_prefix("ngày ").unwrap_or(text).trim_start();
    let (day, rest) = number(rest, 1..=2)?;
    let (month, rest) = number(rest.trim_start().strip_prefix("tháng ")?.trim_start(), 1..=2)?;
    let (year, rest) = number(rest.trim_start().strip_prefix("năm ")?.trim_start(), 4..=4)?;
    Some((format!("{day:0>2}/{month:0>2}/{year}"), text.len().checked_sub(rest.len())?))
}

/// `8 nghìn đồng`, `2 triệu đồng`.
fn thousands(folded: &str, at: usize) -> Option<Mend> {
    let start = run_start(folded, at, |text| grouped(text).is_some())?;
    let (wanted, length) = grouped(folded.get(start..)?)?;
    Some(Mend { range: start..start.checked_add(length)?, wanted, ends: false })
}

/// A number with its thousands in words at the beginning of a text, in digits, and its length.
fn grouped(text: &str) -> Option<(String, usize)> {
    let digits: usize = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..)?.trim_start();
    let words = [("nghìn", ".000"), ("ngàn", ".000"), ("triệu", ".000.000"), ("tỷ", ".000.000.000")];
    let (word, zeros) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let length = text.len().checked_sub(rest.len())?.checked_add(word.len())?;
    let number = text.get(..digits).filter(|number| (1..=3).contains(&number.len()))?;
    Some((format!("{number}{zeros}"), length))
}

/// `thứ 2 đến thứ 6`, `thứ 2, thứ 4`.
fn weekdays(folded: &str, at: usize) -> Option<Mend> {
    let start = run_start(folded, at, |text| weekday(text).is_some())?;
    let (mut wanted, mut end) = (String::new(), start);
    loop {
        let (day, length) = weekday(folded.get(end..)?)?;
        wanted.push_str(day);
        end = end.checked_add(length)?;
        let rest = folded.get(end..)?.trim_start();
        let joint = [("đến", " đến "), ("-", " đến "), (",", ", ")];
        let next = joint.into_iter().find_map(|(sign, form)| Some((rest.strip_prefix(sign)?.trim_start(), form)));
        match next {
            Some((next, form)) if weekday(next).is_some() => {
                wanted.push_str(form);
                end = folded.len().checked_sub(next.len())?;
            }
            _ => return Some(Mend { range: start..end, wanted, ends: false }),
        }
    }
}

fn weekday(text: &str) -> Option<(&'static str, usize)> {
    const DAYS: [&str; 6] = ["thứ-hai", "thứ-ba", "thứ-tư", "thứ-năm", "thứ-sáu", "thứ-bảy"];
    let rest = text.strip_prefix("thứ ")?;
    let number = rest.chars().next().filter(|c| {
        !rest.get(1..).unwrap_or("").starts_with(|n: char| n.is_alphanumeric() || n == ':') && c.is_ascii_digit()
    })?;
    let place = usize::try_from(number.to_digit(10)?).ok()?.checked_sub(2)?;
    Some((DAYS.get(place)?, "thứ 2".len()))
}

/// The first place on the line of words before `at` from which `begins` holds, so that `at` may lie inside what begins there.
fn run_start(folded: &str, at: usize, begins: impl Fn(&str) -> bool) -> Option<usize> {
    const REACH: usize = 64;
    let from = at.checked_sub(REACH).unwrap_or_default();
    let to = skip_blanks(folded, at);
    let starts = folded.char_indices().map(|(start, _)| start).filter(|start| (from..=to).contains(start));
    let word = |start: usize| {
        !folded
            .get(..start)
            .unwrap_or("")
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | ':' | '.' | '/'))
    };
    starts.into_iter().find(|start| word(*start) && folded.get(*start..).is_some_and(&begins))
}

/// `hình-thức không thuộc { … }`: the `không` stands before the name; `cần-xác-minh = không`: so it does here.
fn negated(words: &Words<'_>, at: usize) -> Vec<Mend> {
    let mut mends = Vec::new();
    for (found, not, kept) in [("không thuộc", "không", "thuộc"), ("not in", "not", "in")] {
        for range in beside(words.folded, at, found) {
            if let Some(start) = name_before(words.folded, range.start) {
                let name = words.written(start..trimmed(words.folded, range.start));
                mends.push(Mend { range: start..range.end, wanted: format!("{not} {name} {kept}"), ends: false });
            }
        }
    }
    for (found, not) in [("= không", "không "), ("=không", "không "), ("= not", "not "), ("!= không", "")] {
        for range in beside(words.folded, at, found) {
            if words.folded.get(..range.start).is_some_and(|before| before.ends_with('!')) {
                continue;
            }
            if let Some(start) = name_before(words.folded, range.start) {
                let name = words.written(start..trimmed(words.folded, range.start));
                mends.push(Mend { range: start..range.end, wanted: format!("{not}{name}"), ends: true });
            }
        }
    }
    mends
}

/// Where the name before a place begins.
fn name_before(folded: &str, at: usize) -> Option<usize> {
    let end = trimmed(folded, at);
    let before = folded.get(..end)?;
    let part = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let length: usize = before.chars().rev().take_while(part).map(char::len_utf8).sum();
    let start = end.checked_sub(length)?;
    (length > 0 && before.get(start..)?.starts_with(char::is_alphabetic)).then_some(start)
}

/// The place after the last word before a place.
fn trimmed(text: &str, at: usize) -> usize {
    text.get(..at).map_or(at, |before| before.trim_end().len())
}

fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    text.len().checked_sub(rest.trim_start().len()).unwrap_or(at)
}
