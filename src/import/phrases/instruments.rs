//! The number of a legal instrument out of the portal's code cell and the row's name.

/// What a code cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A whole number.
    Number {
        /// In the form that the law writes, `23/2026/NĐ-CP`.
        number: String,
        /// What instrument it is, where the number or the words say so.
        kind: Option<Kind>,
    },
    /// Text that is part of a number, or none at all, and the name does not complete it.
    Truncated {
        /// The cell as it is.
        text: String,
    },
    /// Nothing.
    Missing,
}

/// A kind of legal instrument (Law 64/2025/QH15 art. 4, and older forms still in force).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `hiến pháp`
    Constitution,
    /// `bộ luật`
    Code,
    /// `luật`
    Law,
    /// `pháp lệnh`
    Ordinance,
    /// `lệnh`
    Order,
    /// `nghị quyết`
    Resolution,
    /// `nghị quyết liên tịch`
    JointResolution,
    /// `nghị định`
    Decree,
    /// `quyết định`
    Decision,
    /// `chỉ thị`
    Directive,
    /// `thông tư`
    Circular,
    /// `thông tư liên tịch`
    JointCircular,
    /// `văn bản hợp nhất`
    Consolidated,
}

impl Kind {
    /// The kind's name in Vietnamese, lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Constitution => "hiến pháp",
            Self::Code => "bộ luật",
            Self::Law => "luật",
            Self::Ordinance => "pháp lệnh",
            Self::Order => "lệnh",
            Self::Resolution => "nghị quyết",
            Self::JointResolution => "nghị quyết liên tịch",
            Self::Decree => "nghị định",
            Self::Decision => "quyết định",
            Self::Directive => "chỉ thị",
            Self::Circular => "thông tư",
            Self::JointCircular => "thông tư liên tịch",
            Self::Consolidated => "văn bản hợp nhất",
        }
    }
}

/// The number of the instrument of a row.
pub fn number(code: &str, name: &str) -> Reading {
    let _ = (code, name);
    Reading::Missing
}

/// The row's name as a title: its text without the white space around it.
pub fn title(name: &str) -> &str {
    name.trim()
}

/// A name of the language for an instrument: `nghị-định-23-2026-nđ-cp`; from the title where there is no number, and
/// `văn-bản` where there is neither.
pub fn short(title: &str, kind: Option<Kind>, number: Option<&str>) -> String {
    let _ = (title, kind, number);
    String::new()
}
