//! How many sets of the dossier are filed: `01 bộ hồ sơ`, `02 (hai) bộ`.

/// The number of sets where the text says it plainly and every mention agrees.
pub fn sets(text: &str) -> Option<u32> {
    let _ = text;
    None
}
