//! A difference with what both rule sets answer for the dossier that shows it, as the runtime decides it.

use super::outcome::{Answer, answer};
use crate::driver::diff::{Change, Kind, Said};
use crate::runtime::RuleSet;

/// A difference and its two answers.
pub(super) struct Told {
    pub(super) change: Change,
    /// Before and after; none where there is no dossier.
    pub(super) answers: Option<(Answer, Answer)>,
}

/// Asks both rule sets. A dossier for which they answer alike shows nothing: then the difference is told as not proven, so that
/// a mistake of this program is never a claim.
pub(super) fn told(mut change: Change, (old, new): (&RuleSet, &RuleSet), renamed: &[(String, String)]) -> Told {
    let own = |said: &Said| match said {
        Said::Text(text) => Answer::Text(text.clone()),
        Said::Refused(code) => Answer::Text((*code).to_owned()),
        Said::Decided => Answer::Text("decided".to_owned()),
    };
    let is_coverage = matches!(change.said, Some((Said::Decided | Said::Refused(_), _)));
    let answers = match (&change.said, &change.witness) {
        (Some((before, after)), _) if !is_coverage => Some((own(before), own(after))),
        (_, Some(witness)) => {
            let new_name = |name: &str| {
                let pair = renamed.iter().find(|(old, _)| old == name);
                pair.map_or_else(|| name.to_owned(), |(_, new)| new.clone())
            };
            let what = change.what.as_deref();
            let before = answer(old, witness, change.kind, what, &str::to_owned);
            let after = answer(new, witness, change.kind, what, &new_name);
            Some((before, after))
        }
        _ => None,
    };
    if let Some((before, after)) = &answers
        && before == after
        && change.kind != Kind::NotProven
    {
        change.kind = Kind::NotProven;
        change.class = crate::driver::diff::Class::Mixed;
    }
    if let (Some((before, after)), Some(witness)) = (&answers, &mut change.witness) {
        (witness.expected, witness.found) = (before.plain(), after.plain());
    }
    Told { change, answers }
}
