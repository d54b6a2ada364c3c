//! What the name of a document says beside its title, and what the name of a group of documents is.

use std::ops::Range;

/// What the name of a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentPhrases {
    /// The mark before the name, `-`, `a)`, `(1)`.
    pub bullet: Option<Bullet>,
    /// The kind of copy that its head names.
    pub copy: Option<Copy>,
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
    let _ = name;
    DocumentPhrases::default()
}

/// What the name of a group of documents is.
pub fn section(name: &str) -> Section {
    let _ = name;
    Section::Heading
}
