//! What lowering makes of whole clauses, and what it refuses.

mod expressions;
mod names;
mod offices;
mod procedures;
mod programs;
mod shared;
mod simplifications;
