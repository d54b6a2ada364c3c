//! What the measurements share.

pub mod nation;

use std::time::Duration;

/// The middle one of some times.
///
/// # Panics
/// Where there are none.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
