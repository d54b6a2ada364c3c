//! Whether a whole decision would name no missing fact beside the members that an answer has.

use chrono::NaiveDateTime;

use super::dossier::Dossier;
use super::service::Service;
use super::{Answer, Verdict};
use crate::runtime::decide::inside;

impl Service<'_> {
    /// Whether verdict, both limits and requirements of the dossier that was just answered depend on nothing that is missing.
    pub(in crate::runtime) fn is_settled(
        &self,
        answer: &Answer<'_>,
        dossier: &Dossier<'_>,
        received: NaiveDateTime,
    ) -> bool {
        match (answer.is_settled, answer.verdict) {
            (false, _) | (_, Verdict::Undetermined) => false,
            // Every requirement holds.
            (true, Verdict::Eligible) => true,
            (true, Verdict::NotEligible | Verdict::Refused) => {
                let date = received.date();
                let ready = self.ready.iter().find(|ready| inside(date, Some(ready.version.from), ready.version.to));
                // What a laid-out version's parts leave open, its decision has already said.
                ready.is_some_and(|ready| {
                    ready.is_laid_out
                        || ready.compiled.requirements.iter().all(|one| one.holds(dossier.known()).is_some())
                })
            }
        }
    }
}
