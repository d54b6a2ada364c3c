//! `E03`, `W03`: versions and legal basis.

problems! {
    /// Versions that leave gaps or overlap, and law that is not in force.
    VersionProblem {
    }
}
