//! `schema`: the JSON Schema of a bundle, derived from the types that write and read it.

use super::failure::Failure;
use super::{Outcome, output};
use crate::bundle;

pub(super) fn run() -> Result<Outcome, Failure> {
    output::json(&bundle::schema())?;
    Ok(Outcome::Clean)
}
