//! Why no row of a batch can be read.

use arrow_schema::DataType;
use thiserror::Error;

use crate::bundle::Language;

/// Why no row of a batch can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum BatchError {
    /// A column that identifies rows is not there.
    Lacks {
        /// Its name.
        column: &'static str,
    },
    /// Two columns have one name.
    Twice {
        /// The name.
        column: String,
    },
    /// A column of a type that holds no such values.
    OtherType {
        /// The column.
        column: String,
        /// Its type.
        found: DataType,
    },
    /// The answers do not fit into columns, in Arrow's words.
    Arrow(String),
}

impl BatchError {
    /// The message in a language.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Lacks { column }, Language::Vi) => format!("thiếu cột `{column}`"),
            (Self::Lacks { column }, Language::En) => format!("there is no column `{column}`"),
            (Self::Twice { column }, Language::Vi) => format!("cột `{column}` có hai lần"),
            (Self::Twice { column }, Language::En) => format!("the column `{column}` stands twice"),
            (Self::OtherType { column, found }, Language::Vi) => {
                format!("cột `{column}` có kiểu {found}, không chứa được giá trị của cột ấy")
            }
            (Self::OtherType { column, found }, Language::En) => {
                format!("the column `{column}` has the type {found}, which holds no values of that column")
            }
            (Self::Arrow(why), Language::Vi) => format!("không viết được kết quả: {why}"),
            (Self::Arrow(why), Language::En) => format!("the answers cannot be written: {why}"),
        }
    }
}
