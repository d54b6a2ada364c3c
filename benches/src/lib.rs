//! What the measurements share.

pub mod nation;

/// The middle one of some times.
///
/// # Panics
/// Where there are none, or one is no number.
pub fn median<T: Copy + PartialOrd>(mut times: Vec<T>) -> T {
    times.sort_unstable_by(|a, b| a.partial_cmp(b).expect("numbers"));
    times[times.len() / 2]
}

/// SplitMix64, so that every run sees the same.
pub struct Random(pub u64);

impl Random {
    /// A number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}
