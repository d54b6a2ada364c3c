//! What every report on a log says of how it was read.

use super::intake::Intake;
use super::words;
use crate::bundle::Language;
use crate::runtime::RuleSet;
use crate::wording::say;

/// A rule set by its catalog's name and the first digits of its revision.
pub(in crate::cli) fn named(rules: &RuleSet) -> String {
    let bundle = rules.bundle();
    let digits = bundle.revision.rsplit(':').next().and_then(|hex| hex.get(..12)).unwrap_or(&bundle.revision);
    format!("`{}` ({digits})", bundle.catalog)
}

/// The rules by which dossiers were decided.
pub(in crate::cli) fn rules(rules: &RuleSet, language: Language) -> String {
    words::rules(language, &named(rules))
}

/// The first rows that are no dossiers, and how many others there are.
pub(in crate::cli) fn rejected(intake: &Intake, language: Language) -> Vec<String> {
    let sample = intake.samples.iter().map(|sample| words::sample(language, &sample.file, &sample.row, &sample.reason));
    let shown = u64::try_from(intake.samples.len()).unwrap_or(intake.rejected);
    let others = intake.rejected.checked_sub(shown).filter(|others| *others > 0 && !intake.is_aside);
    let others = others.map(|others| words::others(language, &say::number(others.into(), language)));
    sample.chain(others).collect()
}

/// How many rows tell of a dossier that was there already.
pub(in crate::cli) fn repeated(intake: &Intake, language: Language) -> Option<String> {
    let count = Some(intake.repeated).filter(|count| *count > 0)?;
    Some(words::repeated(language, &say::number(count.into(), language)))
}

/// The columns that say nothing that is asked for.
pub(in crate::cli) fn unread(intake: &Intake, language: Language) -> Option<String> {
    let names: Vec<String> = intake.unread.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| words::unread(language, &names.join(", ")))
}
