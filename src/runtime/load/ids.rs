//! Holds that listed items are sorted by `id` and no id is given twice, and that the members of a version are unique.

use std::collections::BTreeSet;

use super::LoadError;
use crate::bundle::Bundle;

pub(super) fn check(bundle: &Bundle) -> Result<(), LoadError> {
    sorted("sources", bundle.sources.iter().map(|source| &source.id))?;
    sorted("instruments", bundle.instruments.iter().map(|instrument| &instrument.id))?;
    sorted("calendars", bundle.calendars.iter().map(|calendar| &calendar.id))?;
    sorted("roles", bundle.roles.iter().map(|role| &role.id))?;
    sorted("offices", bundle.offices.iter().map(|office| &office.id))?;
    sorted("facts", bundle.facts.iter().map(|fact| &fact.id))?;
    sorted("procedures", bundle.procedures.iter().map(|procedure| &procedure.id))?;
    sorted("programs", bundle.programs.iter().map(|program| &program.id))?;
    sorted("ratings", bundle.ratings.iter().map(|rating| &rating.id))?;
    for (place, procedure) in bundle.procedures.iter().enumerate() {
        for (number, version) in procedure.versions.iter().enumerate() {
            let path = |member: &str| format!("procedures[{place}].versions[{number}].{member}");
            unique(|| path("documents"), version.documents.iter().map(|document| &document.id))?;
            unique(|| path("document_groups"), version.document_groups.iter().map(|group| &group.id))?;
            unique(|| path("steps"), version.steps.iter().map(|step| &step.id))?;
            unique(|| path("stages"), version.stages.iter().map(|stage| &stage.id))?;
        }
    }
    for (place, rating) in bundle.ratings.iter().enumerate() {
        unique(|| format!("ratings[{place}].criteria"), rating.criteria.iter().map(|criterion| &criterion.id))?;
    }
    Ok(())
}

fn sorted<'a>(list: &str, ids: impl Iterator<Item = &'a String>) -> Result<(), LoadError> {
    let mut before: Option<&String> = None;
    for (place, id) in ids.enumerate() {
        if before >= Some(id) {
            return Err(LoadError::Order { path: format!("{list}[{place}]"), id: id.clone() });
        }
        before = Some(id);
    }
    Ok(())
}

fn unique<'a>(path: impl Fn() -> String, ids: impl Iterator<Item = &'a String>) -> Result<(), LoadError> {
    let mut seen = BTreeSet::new();
    for (place, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(LoadError::Order { path: format!("{}[{place}]", path()), id: id.clone() });
        }
    }
    Ok(())
}
