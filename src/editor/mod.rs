//! What an editor asks of a catalog, as plain values: no protocol, no clock, no file system.
//!
//! [`Workspace`] holds the files as the editor has them, each read once for each change. [`Workspace::check`] finds what is wrong
//! with a file at each keystroke; [`Workspace::whole`] is the catalog for a run beside the editor, which says exactly what
//! `check` says. Every other question is one file here and a function of a workspace. Ranges are spans of bytes; [`Lines`]
//! turns them into what editors count.

mod actions;
mod closure;
mod complete;
mod critical;
mod folding;
mod full;
mod hints;
mod hover;
mod index;
mod lines;
mod lookup;
mod mend;
mod names;
mod quick;
mod rename;
mod scenario;
mod shift;
mod signature;
mod style;
mod symbols;
mod tokens;
mod told;
mod worked;
mod workspace;

pub use actions::{Action, actions};
pub use complete::{Offer, OfferKind, complete};
pub use critical::WORKING_DAY;
pub use folding::{Fold, folds};
pub use full::{Done, Job};
pub use hints::{Hint, HintKind, hints};
pub use hover::{About, Hover, hover};
pub use lines::{Lines, Point, Range};
pub use lookup::{Target, definitions, mentions, target};
pub use mend::Edit;
pub use names::{FileNames, ItemNames, Mention, NameKind};
pub use quick::{LATE, is_late};
pub use rename::{Refusal, rename, renamed};
pub use scenario::{scenarios, states};
#[cfg(feature = "cli")]
pub(crate) use shift::Change;
pub use signature::{Signature, signature};
pub use style::{in_language, styled};
pub use symbols::{Found, Symbol, SymbolKind, symbols, symbols_of_catalog};
pub use tokens::{Token, TokenKind, tokens};
pub use told::{codes, in_scenarios};
pub use worked::{Occasion, Reckoned, Worked};
pub use workspace::{Document, Version, Workspace};

pub use crate::lower::Kind;
