//! The runtime: bundles that load and bundles that do not, decisions worked out by hand, properties.

mod decisions;
pub(crate) mod sample;
