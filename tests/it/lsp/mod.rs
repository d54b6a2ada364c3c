//! The language server at the level of its protocol, over the in-memory connection: every capability, with its answers.

mod client;
mod diagnostics;
mod help;
mod names;
mod tell;
mod texts;
