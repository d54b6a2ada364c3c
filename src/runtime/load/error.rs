//! Why a bundle is refused: one variant a kind, each with a stable code of the `E09` family and the member it is about.

use thiserror::Error;

use crate::bundle::{MAX_BYTES, SignatureError};

/// Why a bundle is refused. Paths lead from the top of the file to the member: `procedures[3].versions[0].fees[1].when`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is larger than any bundle may be.
    #[error("the file has {bytes} bytes, more than the {limit} that a bundle may have")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit, [`crate::bundle::MAX_BYTES`].
        limit: usize,
    },
    /// The file is no JSON of the kind that a bundle is: syntax, nesting, a member given twice, a number with a fraction.
    #[error("the file is no bundle: {0}")]
    Json(String),
    /// The file is a bundle of another format or another major number.
    #[error("the file has format `{found}`; this program reads `{supported}`")]
    Format {
        /// What the file says.
        found: String,
        /// What this program reads, [`crate::bundle::FORMAT`].
        supported: &'static str,
    },
    /// The digest does not match: the file was altered or cut.
    #[error("the digest does not match: the file states `{stated}` but its content has `{computed}`")]
    Digest {
        /// `revision` as the file states it.
        stated: String,
        /// `revision` as it should be.
        computed: String,
    },
    /// A member is missing or of another type.
    #[error("`{path}`: {message}")]
    Shape {
        /// The member.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// Ids that are not sorted or not unique.
    #[error("`{path}`: `{id}` is out of order or given twice")]
    Order {
        /// The member.
        path: String,
        /// The id.
        id: String,
    },
    /// A name that nothing has.
    #[error("`{path}`: no {kind} is named `{id}`")]
    Reference {
        /// The member.
        path: String,
        /// What kind of thing it should name.
        kind: &'static str,
        /// The name.
        id: String,
    },
    /// A date, minute, window or duration out of bounds or out of order.
    #[error("`{path}`: {message}")]
    Range {
        /// The member.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A calendar's table that contradicts itself or ends too early.
    #[error("`{path}`: {message}")]
    Calendar {
        /// The member.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// Steps or stages that wait for each other.
    #[error("`{path}`: `{id}` waits, directly or through others, for itself")]
    Cycle {
        /// The member.
        path: String,
        /// A step or stage of the cycle.
        id: String,
    },
    /// A JsonLogic expression that cannot be evaluated for every dossier.
    #[error("`{path}`: {message}")]
    Expression {
        /// The member.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// Rows of which no single one can be chosen.
    #[error("`{path}`: {message}")]
    Rows {
        /// The member.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// Signed bundles only: it is not what a trusted key signed, or not new enough.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

impl LoadError {
    /// The stable code of the finding.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } | Self::Json(_) => "E0901",
            Self::Format { .. } => "E0902",
            Self::Digest { .. } => "E0903",
            Self::Shape { .. } => "E0904",
            Self::Order { .. } => "E0905",
            Self::Reference { .. } => "E0906",
            Self::Range { .. } => "E0907",
            Self::Calendar { .. } => "E0908",
            Self::Cycle { .. } => "E0909",
            Self::Expression { .. } => "E0910",
            Self::Rows { .. } => "E0911",
            Self::Signature(error) => error.code(),
        }
    }
}

pub(super) fn too_large(bytes: &[u8]) -> LoadError {
    LoadError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }
}

pub(super) fn range(path: impl Into<String>, message: impl Into<String>) -> LoadError {
    LoadError::Range { path: path.into(), message: message.into() }
}

pub(super) fn reference(path: impl Into<String>, kind: &'static str, id: &str) -> LoadError {
    LoadError::Reference { path: path.into(), kind, id: id.to_owned() }
}
