//! A bundle's file is replaced while decisions run: what takes over, what waits, what is refused, and that nothing of it is ever seen in
//! part. A target of its own, so that the other tests are built without it: `cargo test --features reload --test reload`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

mod early;
#[path = "../it/oracle.rs"]
#[allow(dead_code)]
mod oracle;
mod replaced;
#[path = "../it/runtime/sample.rs"]
#[allow(dead_code)]
mod sample;
mod soak;
mod trusted;
mod world;
