//! Procedures at offices by the texts that rows name them with, each looked up once.

use std::collections::HashMap;

use super::text::name;
use crate::runtime::answer::Service;
use crate::runtime::rules::RuleSet;

/// How many are kept before all are forgotten, so that a file of names that are all different holds no memory.
const MOST: usize = 16_384;

/// The services that were asked for.
pub(super) struct Services<'r> {
    rules: &'r RuleSet,
    found: Vec<Option<Service<'r>>>,
    /// The place of a service by the text of its procedure, then of its office.
    places: HashMap<String, HashMap<String, usize>>,
}

impl<'r> Services<'r> {
    pub(super) fn new(rules: &'r RuleSet) -> Self {
        Self { rules, found: Vec::new(), places: HashMap::new() }
    }

    /// The service that two texts name; none where the rules have none.
    pub(super) fn find(&mut self, procedure: &str, office: &str) -> Option<&Service<'r>> {
        let place = match self.places.get(procedure).and_then(|offices| offices.get(office)) {
            Some(place) => *place,
            None => self.add(procedure, office),
        };
        self.found.get(place)?.as_ref()
    }

    fn add(&mut self, procedure: &str, office: &str) -> usize {
        if self.found.len() >= MOST {
            self.found.clear();
            self.places.clear();
        }
        let place = self.found.len();
        self.found.push(self.rules.service(&name(procedure), &name(office)).ok());
        self.places.entry(procedure.to_owned()).or_default().insert(office.to_owned(), place);
        place
    }
}
