//! The facts on which a dossier that was just answered still depends: those that the members of its whole decision would name.

use std::collections::BTreeSet;

use super::dossier::Dossier;
use super::limits::{open_rows, reckon};
use super::service::{Ready, Receipt, Service};
use super::verdict::open_clauses;
use super::{Answer, Verdict};
use crate::bundle::Channel;
use crate::calendar::ClockMinute;
use crate::runtime::decide::Side;
use crate::runtime::expr::{Facts, Slot};

impl Service<'_> {
    /// The facts on which verdict, limits or requirements depend, sorted by name. None where only the whole decision knows them: of
    /// a version that is laid out, where some are missing.
    pub(in crate::runtime) fn missing(
        &self,
        answer: &Answer<'_>,
        dossier: &mut Dossier<'_>,
        received: ClockMinute,
        channel: Channel,
    ) -> Option<Vec<String>> {
        if answer.is_settled && answer.is_met && answer.verdict != Verdict::Undetermined {
            return Some(Vec::new());
        }
        let ready = self.ready(received)?;
        // What a laid-out version's parts leave open, its decision has already said.
        if ready.is_laid_out {
            return answer.is_settled.then(Vec::new);
        }
        let is_met = |facts: &Facts| ready.compiled.requirements.iter().all(|one| one.holds(facts).is_some());
        if answer.is_settled && answer.verdict != Verdict::Undetermined && is_met(dossier.known()) {
            return Some(Vec::new());
        }
        let (facts, _) = dossier.parts();
        self.rules.ask_instead(facts, ready.compiled);
        let open = self.open(ready, facts, answer, &Receipt { channel, start: answer.counted_from });
        facts.instead.clear();
        Some(self.rules.facts.sorted_names(&open?))
    }

    /// The slots; none where a limit cannot be counted, which the answer has ruled out.
    fn open(&self, ready: &Ready<'_>, facts: &Facts, answer: &Answer<'_>, receipt: &Receipt) -> Option<BTreeSet<Slot>> {
        let mut open = BTreeSet::new();
        ready.compiled.requirements.iter().for_each(|one| one.missing(facts, &mut open));
        for side in [Side::Statutory, Side::Committed] {
            open.extend(open_rows(ready, self.table, facts, receipt.start, side)?);
        }
        if answer.verdict == Verdict::Undetermined {
            let committed = reckon(ready, self.table, facts, receipt.start, Side::Committed).ok()?;
            open_clauses(self, ready, facts, receipt, &committed, &mut open);
        }
        Some(open)
    }
}
