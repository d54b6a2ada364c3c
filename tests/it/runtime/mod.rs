//! The runtime: bundles that load and bundles that do not, decisions worked out by hand, properties.

pub(crate) mod agreement;
pub(crate) mod answers;
mod canonical;
mod decisions;
mod loading;
mod properties;
pub(crate) mod random;
pub(crate) mod sample;
mod signed;
