//! Where versions are received, found once for all that are received alike: a country's thousands of versions are covered by a few
//! sets of programs, each of thousands.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::offices::Place;
use super::receiving::{Receiving, Reception, Together};
use crate::model::Version;

/// The places that were found, those with alike programs together.
pub(super) struct Places<'a> {
    receiving: &'a Receiving<'a>,
    known: Mutex<HashMap<Reception, Arc<[Place<'a>]>>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(receiving: &'a Receiving<'a>) -> Self {
        Self { receiving, known: Mutex::default() }
    }

    /// The places at which a version's dossiers are received, by name.
    pub(super) fn of(&self, code: &str, version: &Version) -> Arc<[Place<'a>]> {
        let reception = self.receiving.reception(code, version);
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = known().get(&reception) {
            return Arc::clone(places);
        }
        // Worked out without the lock: two threads may do so at once, and come to the same.
        let places = self.receiving.places_of(&reception, Together::AlikePrograms).into();
        Arc::clone(known().entry(reception).or_insert(places))
    }
}
