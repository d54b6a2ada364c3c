//! Rules in force and rules that wait ← a new edition, or the time.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::edition::Edition;
use crate::bundle::SignatureError;

/// What holds now: never changed, only replaced by another.
#[derive(Debug)]
pub(super) struct State {
    pub(super) current: Arc<Edition>,
    pub(super) next: Option<Next>,
}

/// Rules that wait for their day.
#[derive(Clone, Debug)]
pub(super) struct Next {
    pub(super) edition: Arc<Edition>,
    /// The place of the file that they came from.
    pub(super) file: usize,
}

/// What becomes of an edition that was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It is in force already.
    Known,
    /// It is in force from now on.
    InForce,
    /// It waits for its day.
    Waits(NaiveDate),
}

impl State {
    /// What holds once the day of the rules that wait has come, if it has.
    pub(super) fn turned(&self, now: NaiveDateTime) -> Option<Self> {
        let next = self.next.as_ref().filter(|next| next.edition.statement.is_active(now))?;
        Some(Self { current: Arc::clone(&next.edition), next: None })
    }

    /// What holds once a file has this edition. What waited in the same file is withdrawn.
    ///
    /// # Errors
    /// [`SignatureError::Older`] where it is older than the rules in force.
    pub(super) fn offered(&self, edition: &Arc<Edition>, file: usize) -> Result<(Self, Turn), SignatureError> {
        let (stated, least) = (edition.sequence(), self.current.sequence());
        if stated < least {
            return Err(SignatureError::Older { stated, least });
        }
        let rest = self.without(file);
        if edition.is_same(&self.current) {
            return Ok((rest, Turn::Known));
        }
        Ok(match edition.activate() {
            Some(day) => {
                let next = Some(Next { edition: Arc::clone(edition), file });
                (Self { next, ..rest }, Turn::Waits(day))
            }
            None => {
                let next = rest.next.filter(|next| next.edition.sequence() >= stated);
                (Self { current: Arc::clone(edition), next }, Turn::InForce)
            }
        })
    }

    /// Whether an edition is in force or waits.
    pub(super) fn has(&self, edition: &Edition) -> bool {
        edition.is_same(&self.current) || self.next.as_ref().is_some_and(|next| edition.is_same(&next.edition))
    }

    /// What holds once a file is gone.
    pub(super) fn without(&self, file: usize) -> Self {
        let next = self.next.clone().filter(|next| next.file != file);
        Self { current: Arc::clone(&self.current), next }
    }
}
