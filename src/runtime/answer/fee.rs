//! What a dossier pays, beside its answer.

use super::{Dossier, Service};
use crate::bundle::{Office, Version};
use crate::calendar::{ClockMinute, Table};
use crate::runtime::decide::amounts;

/// What an answer rests on, with the fee that goes with it.
pub(in crate::runtime) struct Grounds<'r> {
    pub(in crate::runtime) procedure: &'r str,
    pub(in crate::runtime) office: &'r Office,
    pub(in crate::runtime) table: &'r Table,
    pub(in crate::runtime) version: &'r Version,
    /// By name; none where an amount depends on facts that are not given, or is set elsewhere.
    pub(in crate::runtime) fees: Vec<(&'r str, Option<i64>)>,
}

impl<'r> Service<'r> {
    /// What the answer rests on that a dossier was just given. None of a version that is laid out, whose stages have fees of their own.
    pub(in crate::runtime) fn grounds(&self, dossier: &Dossier<'_>, received: ClockMinute) -> Option<Grounds<'r>> {
        let ready = self.ready(received)?;
        (!ready.is_laid_out).then_some(Grounds {
            procedure: &self.procedure.id,
            office: self.office,
            table: self.table,
            version: ready.version,
            fees: amounts(ready.version, ready.compiled, dossier.known()),
        })
    }
}
