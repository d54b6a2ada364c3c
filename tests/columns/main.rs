//! Batches of Arrow columns and of Parquet say what deciding each row by itself says, whatever types the columns have. A target of its
//! own, so that the other tests are built without Arrow.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

mod batch;
#[path = "../it/catalog.rs"]
#[allow(dead_code)]
mod catalog;
mod condition;
mod files;
mod logs;
#[path = "../it/oracle.rs"]
#[allow(dead_code)]
mod oracle;
#[path = "../it/batch/rows.rs"]
mod rows;
mod runtime;
mod types;
