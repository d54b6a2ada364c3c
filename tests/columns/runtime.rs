//! What other tests know of the runtime: random numbers and the bundle written by hand.

#[path = "../it/runtime/random.rs"]
#[allow(dead_code)]
pub(crate) mod random;
#[path = "../it/runtime/sample.rs"]
#[allow(dead_code)]
pub(crate) mod sample;
