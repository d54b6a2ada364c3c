//! `E09`, `W09`: bundles.

problems! {
    /// Bundles that cannot be written or read.
    BundleProblem {
    }
}
