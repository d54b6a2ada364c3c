//! Counts of dossiers, whose overflow is told.

use thiserror::Error;

/// A number grew past what can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a count grew past its bits")]
pub(crate) struct Overflow;

/// Adds to a count.
///
/// # Errors
/// [`Overflow`].
pub(crate) fn add(count: &mut u64, more: u64) -> Result<(), Overflow> {
    *count = count.checked_add(more).ok_or(Overflow)?;
    Ok(())
}

/// Adds to a sum, of minutes, scores or đồng.
///
/// # Errors
/// [`Overflow`].
pub(crate) fn add_wide(sum: &mut u128, more: u128) -> Result<(), Overflow> {
    *sum = sum.checked_add(more).ok_or(Overflow)?;
    Ok(())
}
