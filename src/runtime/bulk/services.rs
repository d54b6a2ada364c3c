//! Procedures at offices by the texts that rows name them with, each looked up once.

use std::collections::HashMap;

use super::text::name;
use crate::runtime::answer::Service;
use crate::runtime::rules::RuleSet;

/// How many are kept before all are forgotten, so that a file of names that are all different holds no memory.
const MOST: usize = 16_384;

/// The longest text that is looked for, in bytes.
const LONGEST: usize = 512;

/// How many pairs of texts are told without the map.
const RECENT: usize = 1024;
const MASK: usize = 0x3FF;

/// The services that were asked for.
pub(super) struct Services<'r> {
    rules: &'r RuleSet,
    found: Vec<Option<Service<'r>>>,
    /// The place of a service by the text of its procedure, then of its office.
    places: HashMap<String, HashMap<String, usize>>,
    /// Pairs that were asked for, each where the ends of its texts put it.
    recent: Vec<Option<Recent>>,
}

struct Recent {
    procedure: Box<[u8]>,
    office: Box<[u8]>,
    place: usize,
}

impl<'r> Services<'r> {
    pub(super) fn new(rules: &'r RuleSet) -> Self {
        Self { rules, found: Vec::new(), places: HashMap::new(), recent: Vec::new() }
    }

    /// The service that two texts name; none where the rules have none, and for bytes that are no texts.
    pub(super) fn find(&mut self, procedure: &[u8], office: &[u8]) -> Option<&Service<'r>> {
        // No procedure or office has such a name: the whole decision says so, and nothing is remembered of it.
        if procedure.len() > LONGEST || office.len() > LONGEST {
            return None;
        }
        let at = spot(procedure, office);
        let recent = self.recent.get(at).and_then(Option::as_ref);
        if let Some(recent) = recent.filter(|one| *one.procedure == *procedure && *one.office == *office) {
            return self.found.get(recent.place)?.as_ref();
        }
        let [procedure, office] = [std::str::from_utf8(procedure).ok()?, std::str::from_utf8(office).ok()?];
        let place = match self.places.get(procedure).and_then(|offices| offices.get(office)) {
            Some(place) => *place,
            None => self.add(procedure, office),
        };
        self.recent.resize_with(RECENT, || None);
        if let Some(recent) = self.recent.get_mut(at) {
            *recent = Some(Recent { procedure: procedure.as_bytes().into(), office: office.as_bytes().into(), place });
        }
        self.found.get(place)?.as_ref()
    }

    fn add(&mut self, procedure: &str, office: &str) -> usize {
        if self.found.len() >= MOST {
            self.found.clear();
            self.places.clear();
            self.recent.clear();
        }
        let place = self.found.len();
        self.found.push(self.rules.service(&name(procedure), &name(office)).ok());
        self.places.entry(procedure.to_owned()).or_default().insert(office.to_owned(), place);
        place
    }
}

/// Where a pair stands among the recent ones.
fn spot(procedure: &[u8], office: &[u8]) -> usize {
    let end = |text: &[u8]| text.last_chunk::<8>().map_or(0, |end| u64::from_le_bytes(*end));
    let both = end(procedure) ^ end(office).rotate_left(29);
    // A product of two 64-bit numbers fits; its middle depends on every bit.
    let product = u128::from(both).checked_mul(0x9E37_79B9_7F4A_7C15).unwrap_or_default();
    (product >> 54) as usize & MASK
}
