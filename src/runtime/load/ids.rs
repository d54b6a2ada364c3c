//! Holds that listed items are sorted by `id` and no id is given twice, and that the members of a version are unique.

use std::collections::BTreeSet;

use super::LoadError;
use super::cores::each;
use super::path::Path;
use crate::bundle::Bundle;

/// So many ids are held one against the other; more are put into a set.
pub(super) const FEW: usize = 16;

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
    each(&bundle.procedures, |place, procedure| {
        let path = Path::top("procedures", place);
        for (number, version) in procedure.versions.iter().enumerate() {
            let path = path.item("versions", number);
            unique(&path.member("documents"), version.documents.iter().map(|document| &document.id))?;
            unique(&path.member("document_groups"), version.document_groups.iter().map(|group| &group.id))?;
            unique(&path.member("steps"), version.steps.iter().map(|step| &step.id))?;
            unique(&path.member("stages"), version.stages.iter().map(|stage| &stage.id))?;
        }
        Ok(())
    })?;
    for (place, rating) in bundle.ratings.iter().enumerate() {
        unique(&Path::top("ratings", place).member("criteria"), rating.criteria.iter().map(|criterion| &criterion.id))?;
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

fn unique<'a>(path: &Path<'_>, ids: impl ExactSizeIterator<Item = &'a String> + Clone) -> Result<(), LoadError> {
    let refuse = |place: usize, id: &String| Err(LoadError::Order { path: format!("{path}[{place}]"), id: id.clone() });
    if ids.len() <= FEW {
        let twice = ids.clone().enumerate().find(|(place, id)| ids.clone().take(*place).any(|before| before == *id));
        return twice.map_or(Ok(()), |(place, id)| refuse(place, id));
    }
    let mut seen = BTreeSet::new();
    let twice = ids.enumerate().find(|(_, id)| !seen.insert(*id));
    twice.map_or(Ok(()), |(place, id)| refuse(place, id))
}
