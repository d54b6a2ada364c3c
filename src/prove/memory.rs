//! What was proved before, by the digest of everything that was looked at, so that only what has changed is proved again. Remembered
//! is only that nothing was found, and what was seen of each part.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::proved::Proved;

/// Proofs in which nothing was found. Several catalogs, or one at several moments, may share it.
#[derive(Debug, Default)]
pub struct Memory(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    before: BTreeMap<String, Arc<Proved>>,
    /// What was asked for since, and what is new.
    used: BTreeMap<String, Arc<Proved>>,
    has_new: bool,
}

impl Memory {
    fn state(&self) -> MutexGuard<'_, State> {
        // A proof that panics leaves no half of an entry.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn recall(&self, key: &str) -> Option<Arc<Proved>> {
        let mut state = self.state();
        let proved = Arc::clone(state.used.get(key).or_else(|| state.before.get(key))?);
        state.used.insert(key.to_owned(), Arc::clone(&proved));
        Some(proved)
    }

    pub(super) fn learn(&self, key: &str, proved: &Arc<Proved>) {
        let mut state = self.state();
        state.has_new = true;
        state.used.insert(key.to_owned(), Arc::clone(proved));
    }

    /// Forgets what nobody asked for since this was called last.
    pub fn forget_unused(&self) {
        let mut state = self.state();
        state.before = std::mem::take(&mut state.used);
        state.has_new = false;
    }

    /// What [`Memory::forget_unused`] would keep, as text; none where it is no other than before.
    pub fn changed(&self) -> Option<String> {
        let state = self.state();
        if !state.has_new && state.used.len() == state.before.len() {
            return None;
        }
        let used: BTreeMap<&str, &Proved> = state.used.iter().map(|(key, proved)| (key.as_str(), &**proved)).collect();
        serde_json::to_string(&used).ok()
    }

    /// Reads what [`Memory::changed`] wrote; nothing where it is something else.
    pub fn read(text: &[u8]) -> Option<Self> {
        let before: BTreeMap<String, Proved> = serde_json::from_slice(text).ok()?;
        let before = before.into_iter().map(|(key, proved)| (key, Arc::new(proved))).collect();
        Some(Self(Mutex::new(State { before, ..State::default() })))
    }
}
