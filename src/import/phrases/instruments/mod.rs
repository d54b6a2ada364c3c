//! The number of a legal instrument out of the portal's code cell and the row's name.

mod scan;

use super::names;
use super::words::Words;
use scan::{Scanned, scan};

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

/// The number of the instrument of a row: the cell's where it is whole, else the one number of the name that the cell begins.
pub fn number(code: &str, name: &str) -> Reading {
    let cell = scan(code);
    if let Some(whole) = cell.iter().find(|number| number.whole) {
        return whole_number(whole, code, name);
    }
    let named: Vec<Scanned> = scan(name).into_iter().filter(|number| number.whole).collect();
    let part = scan::part(code);
    let mut fitting: Vec<&Scanned> = match &part {
        Some(part) => named.iter().filter(|number| scan::completes(&number.text, part)).collect(),
        None if code.trim().is_empty() => named.iter().filter(|number| scan::leads(name, number)).collect(),
        None => Vec::new(),
    };
    fitting.dedup_by(|a, b| a.text == b.text);
    match (fitting.as_slice(), code.trim()) {
        ([number], _) => whole_number(number, code, name),
        (_, "") => Reading::Missing,
        (_, text) => Reading::Truncated { text: text.to_owned() },
    }
}

fn whole_number(number: &Scanned, code: &str, name: &str) -> Reading {
    let words = || kind_in_words(code).or_else(|| kind_in_words(name));
    Reading::Number { kind: kind_of(&number.suffix, words), number: number.text.clone() }
}

/// The kind that a number's letters name; where they name several, the one that the words name.
fn kind_of(suffix: &str, words: impl Fn() -> Option<Kind>) -> Option<Kind> {
    let head = suffix.split(['-', '/']).next().unwrap_or_default();
    Some(match head {
        "NĐ" | "CP" => Kind::Decree,
        "QĐ" => Kind::Decision,
        "NQ" => Kind::Resolution,
        "NQLT" => Kind::JointResolution,
        "TT" => Kind::Circular,
        "TTLT" => Kind::JointCircular,
        "CT" => Kind::Directive,
        "PL" => Kind::Ordinance,
        "L" | "LCT" => Kind::Order,
        "VBHN" => Kind::Consolidated,
        _ => {
            let assembly = head.strip_prefix("QH").and_then(|term| term.parse::<u32>().ok());
            return match (assembly, words()) {
                (Some(_), Some(kind @ (Kind::Law | Kind::Code | Kind::Resolution | Kind::Constitution))) => Some(kind),
                // Resolutions have letters of their own since Law 80/2015/QH13, from the 14th National Assembly on.
                (Some(term), _) if term >= 14 => Some(Kind::Law),
                (Some(_), _) => None,
                (None, kind) => kind,
            };
        }
    })
}

/// The kind that a text begins with.
fn kind_in_words(text: &str) -> Option<Kind> {
    let words = Words::of(text);
    let start = (0..words.len()).find(|at| words.is_letters(*at))?;
    let start = words.reads(start, "văn bản số").unwrap_or(start);
    let kinds = [
        Kind::Consolidated,
        Kind::JointCircular,
        Kind::JointResolution,
        Kind::Constitution,
        Kind::Code,
        Kind::Law,
        Kind::Ordinance,
        Kind::Order,
        Kind::Resolution,
        Kind::Decree,
        Kind::Decision,
        Kind::Directive,
        Kind::Circular,
    ];
    kinds.into_iter().find(|kind| words.reads(start, kind.name()).is_some())
}

/// The row's name as a title: its text without the white space around it.
pub fn title(name: &str) -> &str {
    name.trim()
}

/// A name of the language for an instrument: `nghị-định-23-2026-nđ-cp`; from the title where there is no number, and
/// `văn-bản` where there is neither.
pub fn short(title: &str, kind: Option<Kind>, number: Option<&str>) -> String {
    let kind_name = kind.map_or("văn bản", Kind::name);
    match number {
        Some(number) => names::joined(&format!("{kind_name} {number}")),
        None => names::name(title, &names::joined(kind_name)),
    }
}
