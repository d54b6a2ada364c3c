//! The second table of a log: what happened to its dossiers.

use std::path::Path;

use super::rejected::{Rejected, Rejects};
use super::{blocks, overflow};
use crate::cli::failure::Failure;
use crate::logs::{Histories, LogError, Mapping, Places};
use crate::rows;

/// Reads the table. Its rows that cannot be read are counted as those of the log are, and the dossiers that they belong to with them.
///
/// # Errors
/// [`Failure`] where the file cannot be read, has no columns that can be used or more events than are held.
pub(super) fn read(file: &Path, mapping: &Mapping, rejects: &mut Rejects) -> Result<Histories, Failure> {
    let mut blocks = blocks(file)?;
    let (names, first) =
        rows::header(blocks.next().transpose()?).map_err(|why| Failure::LogHeader { file: file.to_path_buf(), why })?;
    rejects.open(file, &names);
    let refuse = |why| Failure::EventsTable { file: file.to_path_buf(), why };
    let places = Places::of(&names, mapping).map_err(refuse)?;
    let mut histories = Histories::default();
    // The header is row 1.
    let mut number = 1_u64;
    for block in first.into_iter().map(Ok).chain(blocks) {
        let (begin, mut rejected, mut failed) = (number, Vec::new(), None);
        rows::each(&block?, names.len(), |row, raw| {
            let place = number.checked_sub(begin).unwrap_or(0);
            number = number.checked_add(1).unwrap_or(number);
            let why = match row {
                Ok(row) => match histories.add(places, &row, number, mapping) {
                    Ok(why) => why,
                    Err(error) => {
                        failed.get_or_insert(error);
                        None
                    }
                },
                Err(error) => Some(LogError::from(error)),
            };
            rejected.extend(why.map(|why| Rejected { place, why, raw: raw.to_vec() }));
        });
        if let Some(error) = failed {
            return Err(refuse(error));
        }
        rejects.add(number.checked_sub(begin).ok_or_else(overflow)?, &rejected)?;
    }
    Ok(histories)
}
