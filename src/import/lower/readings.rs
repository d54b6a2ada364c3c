//! What the texts of one record say, each read once: the rows of a table mostly repeat each other's words.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::import::phrases::fees::{self, FeeNote};
use crate::import::phrases::limits::{self, Cutoff, LimitPhrase};

/// The limits of time and the cut-offs of a text.
type Times = (Vec<LimitPhrase>, Vec<Cutoff>);

/// The readings of a record's texts.
#[derive(Default)]
pub(super) struct Readings<'r> {
    times: RefCell<HashMap<&'r str, Rc<Times>>>,
    fees: RefCell<HashMap<&'r str, Rc<FeeNote>>>,
}

impl<'r> Readings<'r> {
    /// The limits of time and the cut-offs that a text states.
    pub(super) fn times(&self, text: &'r str) -> Rc<Times> {
        once(&self.times, text, limits::read_with_cutoffs)
    }

    /// What a text says of fees.
    pub(super) fn fees(&self, text: &'r str) -> Rc<FeeNote> {
        once(&self.fees, text, fees::read)
    }
}

fn once<'r, T>(known: &RefCell<HashMap<&'r str, Rc<T>>>, text: &'r str, read: impl FnOnce(&str) -> T) -> Rc<T> {
    let found = known.borrow().get(text).cloned();
    found.unwrap_or_else(|| {
        let read = Rc::new(read(text));
        known.borrow_mut().insert(text, Rc::clone(&read));
        read
    })
}
