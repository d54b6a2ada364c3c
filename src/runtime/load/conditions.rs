//! Compiles the conditions of a bundle, each once, however many rows state it: most rows of a catalog share one with others.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::RwLock;

use crate::bundle::Logic;
use crate::runtime::code::Code;
use crate::runtime::facts::FactTable;
use crate::runtime::logic::Scope;

/// The conditions that were compiled so far.
pub(super) struct Conditions<'a> {
    pub(super) facts: &'a FactTable,
    compiled: RwLock<HashMap<&'a serde_json::Value, Compiled>>,
}

#[derive(Clone)]
struct Compiled {
    code: Code,
    /// The documents that it names.
    documents: std::sync::Arc<[String]>,
}

impl<'a> Conditions<'a> {
    pub(super) fn new(facts: &'a FactTable) -> Self {
        Self { facts, compiled: RwLock::default() }
    }

    /// The code of a condition.
    ///
    /// # Errors
    /// What [`Scope::condition`] says.
    pub(super) fn code(&self, logic: &'a Logic, has_document: &dyn Fn(&str) -> bool) -> Result<Code, String> {
        let known = self.compiled.read().ok().and_then(|compiled| compiled.get(&logic.0).cloned());
        // What is a condition in one version is none in another that has not its documents.
        if let Some(known) = known
            && known.documents.iter().all(|name| has_document(name))
        {
            return Ok(known.code);
        }
        let documents = RefCell::new(Vec::new());
        let asked = |name: &str| {
            documents.borrow_mut().push(name.to_owned());
            has_document(name)
        };
        let code = Code::new(Scope { facts: self.facts, has_document: &asked }.condition(logic)?);
        if let Ok(mut compiled) = self.compiled.write() {
            let documents = documents.into_inner().into();
            compiled.insert(&logic.0, Compiled { code: code.clone(), documents });
        }
        Ok(code)
    }
}
