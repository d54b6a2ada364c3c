//! What the name of a document says beside its title, and what the name of a group of documents is.

mod asides;
mod bullets;
mod databases;
mod forms;

use std::ops::Range;

use super::names;
use super::words::{Words, minus, next, plus};

/// What the name of a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentPhrases {
    /// The mark before the name, `-`, `a)`, `(1)`.
    pub bullet: Option<Bullet>,
    /// The kind of copy that its head names.
    pub copy: Option<Copy>,
    /// The first kind of a choice without an original in it, `Bản sao hoặc bản điện tử`.
    pub choice: Option<Copy>,
    /// Whether it is only to be shown.
    pub present: bool,
    /// Whether it is only filed where there is one: `(nếu có)`.
    pub if_any: bool,
    /// The database that the authority draws it from: its proper name.
    pub drawn_from: Option<Range<usize>>,
    /// Whether what follows are alternatives: `một trong các giấy tờ sau:`.
    pub alternatives: bool,
    /// The form that it follows, as the text names it: `CT01`, `01`.
    pub form: Option<Range<usize>>,
    /// What it is instead of a document.
    pub aside: Option<Aside>,
    /// A name of the language for it, as [`names::name`] makes it; none where its title has none.
    pub name: Option<String>,
}

/// The mark before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// The mark, without the white space after it.
    pub range: Range<usize>,
    /// Of which series it is; marks of one series are of one level.
    pub series: Series,
}

/// A series of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Series {
    /// `-`, `–`: how many.
    Dash(u8),
    /// `+`, `++`: how many.
    Plus(u8),
    /// `*`: how many.
    Star(u8),
    /// `•` and the marks of word processors.
    Dot,
    /// `1.`, `1)`
    Number,
    /// `(1)`
    NumberInBrackets,
    /// `1.2.`, `1.2.3`: how many numbers.
    Numbers(u8),
    /// `a)`, `a.`
    Letter,
    /// `(a)`
    LetterInBrackets,
    /// `i)`, `(ii)`, `iv.`
    Roman,
    /// `I.`, `II.`
    UpperRoman,
    /// `A.`, `B)`
    UpperLetter,
}

/// A kind of copy that a name begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// `Bản chính`
    Original,
    /// `Bản sao`, `Bản chụp`
    Plain,
    /// `Bản sao chứng thực`, `Bản sao có chứng thực`
    Certified,
    /// `Bản điện tử`, `Bản sao điện tử`
    Electronic,
    /// `Biểu mẫu điện tử`, `Mẫu … điện tử tương tác`, `e-Form`
    ElectronicForm,
}

/// A line among the documents that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A remark: `Lưu ý`, `Ghi chú`.
    Note,
    /// The head of documents to be shown: `Giấy tờ phải xuất trình`.
    PresentHeading,
    /// The head of documents to be filed: `Giấy tờ phải nộp`.
    SubmitHeading,
    /// Any other head: `a) Thành phần hồ sơ:`, `Trường hợp …, hồ sơ gồm:`.
    Heading,
}

/// What the name of a group of documents is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// Documents to be filed.
    Submit,
    /// Documents to be shown.
    Present,
    /// A case: the words of its condition.
    Case(Range<usize>),
    /// A head that says nothing of a condition.
    Heading,
}

/// What the name of a document says.
pub fn read(name: &str) -> DocumentPhrases {
    let words = Words::of(name);
    let bullet = bullets::bullet(&words);
    let body = bullet.as_ref().map_or(0, |(_, body)| *body);
    let aside = asides::aside(&words, body);
    let (copy, choice) = if aside.is_none() { copy(&words, body) } else { (None, None) };
    DocumentPhrases {
        copy,
        choice,
        present: aside.is_none() && presents(&words, body),
        if_any: if_any(&words),
        drawn_from: databases::drawn_from(&words),
        alternatives: aside != Some(Aside::Note) && alternatives(&words, body),
        form: forms::form(&words),
        aside,
        name: names::of_words(&words),
        bullet: bullet.map(|(bullet, _)| bullet),
    }
}

/// What the name of a group of documents is.
pub fn section(name: &str) -> Section {
    let words = Words::of(name);
    let body = bullets::bullet(&words).map_or(0, |(_, body)| body);
    match asides::aside(&words, body) {
        Some(Aside::PresentHeading) => return Section::Present,
        Some(Aside::SubmitHeading) => return Section::Submit,
        _ => {}
    }
    asides::case(&words, body).map_or(Section::Heading, |case| Section::Case(words.bytes(case)))
}

/// The words of the case inside a head of papers: `Giấy tờ phải nộp đối với tàu biển`.
pub fn inner_case(name: &str) -> Option<Range<usize>> {
    let words = Words::of(name);
    let body = bullets::bullet(&words).map_or(0, |(_, body)| body);
    let start = (next(body)..words.len()).find(|at| {
        words.depth(*at) == 0 && words.reads_any(*at, &["đối với", "trong trường hợp", "trường hợp"]).is_some()
    })?;
    asides::case(&words, start).map(|case| words.bytes(case))
}

/// The kind of copy at the head of a name, none where it gives a choice, `Bản chính hoặc bản sao`; then the first of a choice
/// that has no original.
fn copy(words: &Words<'_>, body: usize) -> (Option<Copy>, Option<Copy>) {
    let at = quantity_skipped(words, body);
    let kinds: [(&str, Copy); 17] = [
        ("bản sao có chứng thực", Copy::Certified),
        ("bản sao chứng thực", Copy::Certified),
        ("bản sao được chứng thực", Copy::Certified),
        ("bản sao có công chứng", Copy::Certified),
        ("bản sao công chứng", Copy::Certified),
        ("bản chứng thực", Copy::Certified),
        ("bản sao điện tử", Copy::Electronic),
        ("bản chụp điện tử", Copy::Electronic),
        ("bản điện tử", Copy::Electronic),
        ("bản sao", Copy::Plain),
        ("bản chụp", Copy::Plain),
        ("bản phô tô", Copy::Plain),
        ("bản chính", Copy::Original),
        ("bản gốc", Copy::Original),
        ("biểu mẫu điện tử", Copy::ElectronicForm),
        ("mẫu điện tử", Copy::ElectronicForm),
        ("e - form", Copy::ElectronicForm),
    ];
    if let Some((end, kind)) = kinds.iter().find_map(|(phrase, kind)| words.reads(at, phrase).map(|end| (end, *kind))) {
        let inside = if words.is_mark(end, '(') { next(end) } else { end };
        let told = ["có chứng thực", "chứng thực", "được chứng thực"];
        let behind = (end..plus(end, 12).min(words.len())).any(|at| {
            words.is_mark(at, '(') && words.reads_any(next(at), &told).is_some_and(|after| words.is_mark(after, ')'))
        });
        let certified = kind == Copy::Plain && (behind || words.reads_any(inside, &told).is_some());
        let choice = matches!(words.at(end), "hoặc" | "/" | ",") || matches!(words.at(inside), "hoặc");
        let either = words.has_any(
            end..plus(end, 9).min(words.len()),
            &["hoặc bản sao", "hoặc bản chính", "hoặc bản chụp", "hoặc bản điện tử", "hoặc bản gốc"],
        );
        let kind = if certified { Copy::Certified } else { kind };
        if !choice && !either {
            return (Some(kind), None);
        }
        let originals = words.has_any(end..plus(end, 14).min(words.len()), &["bản chính", "bản gốc"]);
        let listed = words.at(end) == "," && !either;
        return (None, (kind != Copy::Original && !originals && !listed).then_some(kind));
    }
    // `Mẫu hộ tịch điện tử tương tác`, `eForm`
    let short = plus(at, 8).min(words.len());
    let interactive = words.at(at) == "mẫu" && words.find(at..short, "điện tử tương tác").is_some();
    let electronic = matches!(words.at(at), "eform") || interactive;
    (electronic.then_some(Copy::ElectronicForm), None)
}

/// The index after `01`, `01 (một)` before a kind of copy.
fn quantity_skipped(words: &Words<'_>, at: usize) -> usize {
    super::numbers::quantity(words, at).map_or(at, |(_, after)| if words.at(after) == "tờ" { at } else { after })
}

/// Whether the name says plainly that the document is shown: it begins with `xuất trình`, or ends with `(xuất trình)`.
fn presents(words: &Words<'_>, body: usize) -> bool {
    let from = words.reads(body, "phải").unwrap_or(body);
    if words.reads_any(from, &["xuất trình", "người yêu cầu xuất trình"]).is_some() {
        return !files(words, 0..words.len());
    }
    // `Thông tin … ; trường hợp không khai thác được thì xuất trình …`: what stands for the information is shown.
    if words.reads_any(body, &["thông tin", "các thông tin"]).is_some() && shown_instead(words, body) {
        return !files(words, 0..words.len());
    }
    (body..words.len()).any(|at| {
        let inside = next(at);
        let said = words.is_mark(at, '(')
            && words.reads_any(inside, &["xuất trình", "để xuất trình", "chỉ xuất trình"]).is_some();
        said && words.past_bracket(at, 20).is_some_and(|past| !files(words, inside..past))
    })
}

/// Whether a paper is shown where information cannot be drawn.
fn shown_instead(words: &Words<'_>, body: usize) -> bool {
    (body..words.len()).any(|at| {
        let Some(after) = words.reads_any(at, &["không khai thác được", "không tra cứu được"]) else {
            return false;
        };
        let then = (after..plus(after, 15).min(words.len())).find(|at| words.at(*at) == "thì");
        then.is_some_and(|then| words.find(then..plus(then, 8).min(words.len()), "xuất trình").is_some())
    })
}

/// Whether the words also speak of filing: `nộp bản sao hoặc xuất trình bản chính`.
fn files(words: &Words<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|at| words.at(at) == "nộp" && !matches!(words.back(at, 1), "người" | "khi" | "đã" | "trường"))
}

/// `(nếu có)` or `nếu có` at the end of the name, of the whole document and not of one of its parts.
fn if_any(words: &Words<'_>) -> bool {
    let last = (0..words.len()).rev().find(|at| words.is_letters(*at) || words.is_digits(*at));
    let Some(last) = last else { return false };
    let Some(start) = last.checked_sub(1).filter(|at| words.reads(*at, "nếu có").is_some()) else { return false };
    // `A, B (nếu có)` may mean B alone.
    let floor = minus(start, 40, 0);
    let several = (floor..start).any(|at| {
        words.is_mark(at, ';') || (words.is_mark(at, ',') && words.depth(at) == 0 && !joins_papers(words, at))
    });
    let inner = (0..start).any(|at| words.reads(at, "nếu có").is_some());
    !several && !inner && !has_annex(words, start)
}

/// Whether a comma stands between two words for papers of any kind, which are one thing: `tài liệu, chứng cứ về …`.
fn joins_papers(words: &Words<'_>, comma: usize) -> bool {
    let papers = [
        "tài liệu",
        "giấy tờ",
        "chứng cứ",
        "văn bản",
        "chứng từ",
        "hồ sơ",
        "thông tin",
        "số liệu",
        "dữ liệu",
        "hình ảnh",
    ];
    let before = comma.checked_sub(2).is_some_and(|at| words.reads_any(at, &papers).is_some());
    before && words.reads_any(next(comma), &papers).is_some()
}

/// Whether a paper comes with another before a word, `Báo cáo kèm theo bảng kê (nếu có)`: the words may mean that one. A form
/// that comes with a circular is none.
fn has_annex(words: &Words<'_>, end: usize) -> bool {
    let laws = ["thông tư", "nghị định", "quyết định", "nghị quyết", "luật", "công văn", "phụ lục", "quy chế"];
    (0..end).any(|at| {
        let after = words.reads(at, "kèm theo").or_else(|| words.reads(at, "kèm"));
        let annex = after.is_some_and(|after| {
            (after..end).any(|at| words.is_letters(at)) && words.reads_any(after, &laws).is_none()
        });
        annex && !matches!(words.back(at, 1), "hành" | "(")
    })
}

/// Whether the name is the head of alternatives: `một trong các giấy tờ sau:`.
fn alternatives(words: &Words<'_>, body: usize) -> bool {
    (body..words.len()).any(|at| {
        let Some(after) = words.reads(at, "một trong").or_else(|| words.reads(at, "1 trong")) else { return false };
        let end = plus(after, 12).min(words.len());
        let listed = (after..end)
            .any(|i| matches!(words.at(i), "sau" | "dưới") && matches!(words.at(next(i)), "đây" | ":" | ""));
        let colon = (after..plus(after, 25).min(words.len())).any(|i| words.is_mark(i, ':'));
        let papers = words.has_any(after..end, &["giấy tờ", "tài liệu", "văn bản", "chứng từ", "hồ sơ", "loại"]);
        papers && (listed || colon)
    })
}
