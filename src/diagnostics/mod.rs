//! Findings as plain values: what is wrong, where, in the author's language, and the fix where it is plain.
//!
//! A finding holds no source text and no rendered words; both are joined when it is shown. [`messages`] is the one table
//! of codes and wordings, [`Explanation`] what a code means; [`Finding`] is one occurrence. Renderers live in [`render`].

mod explanation;
mod finding;
mod fingerprint;
mod fix;
pub mod messages;
pub mod readers;
pub mod render;
mod say;
mod similar;
pub mod terms;

pub use explanation::{Example, ExampleFile, Explanation, Words};
pub use finding::{Finding, Note, Related, Severity, Witness};
pub use fingerprint::Fingerprint;
pub use fix::{Applies, Edit, Fix, Title, collide, edited, together};
pub use messages::Problem;
pub use say::{AndMore, Both, ClockTime, Cutoff, Joined, Latest, Say, Term};
pub(crate) use similar::bare;
pub use similar::{Similar, is_slip, nearest, similar};
