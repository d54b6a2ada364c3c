//! Holds that every name in a bundle names something: instruments, roles, calendars, offices, procedures, steps, groups.

use super::LoadError;
use super::cores::each;
use super::error::reference;
use super::path::Path;
use crate::bundle::{Bundle, Citation, Provenance, Version};

pub(super) fn check(bundle: &Bundle) -> Result<(), LoadError> {
    let names = Names(bundle);
    for (place, instrument) in bundle.instruments.iter().enumerate() {
        let path = Path::top("instruments", place);
        let others = [&instrument.amended_by, &instrument.replaced_by, &instrument.repealed_by];
        for id in others.into_iter().flatten() {
            names.instrument(&path, id)?;
        }
        names.provenance(&path, &instrument.provenance)?;
    }
    for (place, calendar) in bundle.calendars.iter().enumerate() {
        names.provenance(&Path::top("calendars", place), &calendar.provenance)?;
    }
    for (place, role) in bundle.roles.iter().enumerate() {
        let path = Path::top("roles", place);
        for (number, signs) in role.signs_for.iter().enumerate() {
            let path = path.item("signs_for", number);
            names.role(&path, Some(&signs.role))?;
            names.basis(&path, &signs.basis)?;
        }
        names.provenance(&path, &role.provenance)?;
    }
    for (place, office) in bundle.offices.iter().enumerate() {
        let path = Path::top("offices", place);
        let known = find(&bundle.calendars, |calendar| &calendar.id, &office.calendar);
        known.ok_or_else(|| reference(path.member("calendar"), "calendar", &office.calendar))?;
        names.provenance(&path, &office.provenance)?;
    }
    for (place, fact) in bundle.facts.iter().enumerate() {
        if let Some(provenance) = &fact.declared {
            names.provenance(&Path::top("facts", place).member("declared"), provenance)?;
        }
    }
    each(&bundle.procedures, |place, procedure| {
        let path = Path::top("procedures", place);
        let mut versions = procedure.versions.iter().enumerate();
        versions.try_for_each(|(number, version)| check_version(&names, &path.item("versions", number), version))
    })?;
    for (place, program) in bundle.programs.iter().enumerate() {
        let path = Path::top("programs", place);
        for id in &program.offices {
            let known = find(&bundle.offices, |office| &office.id, id);
            known.ok_or_else(|| reference(path.member("offices"), "office", id))?;
        }
        let covers = path.member("covers");
        for id in program.covers.procedures.iter().chain(&program.covers.except) {
            names.procedure(&covers, id)?;
        }
        for (number, exception) in program.covers.exceptions.iter().enumerate() {
            for id in &exception.procedures {
                names.procedure(&covers.item("exceptions", number), id)?;
            }
        }
        names.role(&path.member("signer"), program.signer.as_deref())?;
        for (number, clause) in program.clauses.iter().enumerate() {
            names.provenance(&path.item("clauses", number), &clause.provenance)?;
        }
        names.provenance(&path, &program.provenance)?;
    }
    for (place, rating) in bundle.ratings.iter().enumerate() {
        let rows =
            rating.criteria.iter().map(|row| &row.provenance).chain(rating.stars.iter().map(|row| &row.provenance));
        for provenance in rows.chain([&rating.provenance]) {
            names.provenance(&Path::top("ratings", place), provenance)?;
        }
    }
    Ok(())
}

fn check_version(names: &Names<'_>, path: &Path<'_>, version: &Version) -> Result<(), LoadError> {
    names.provenance(path, &version.provenance)?;
    names.role(&path.member("signer"), version.signer.as_deref())?;
    for (number, result) in version.results.iter().enumerate() {
        names.provenance(&path.item("results", number), &result.provenance)?;
    }
    for (number, document) in version.documents.iter().enumerate() {
        let path = path.item("documents", number);
        if let Some(id) = &document.group {
            let known = version.document_groups.iter().any(|group| group.id == *id);
            known.then_some(()).ok_or_else(|| reference(path.member("group"), "group of documents", id))?;
        }
        names.provenance(&path, &document.provenance)?;
    }
    for (number, group) in version.document_groups.iter().enumerate() {
        names.provenance(&path.item("document_groups", number), &group.provenance)?;
    }
    for (number, fee) in version.fees.iter().enumerate() {
        names.provenance(&path.item("fees", number), &fee.provenance)?;
    }
    let has_stage = |id: &String| version.stages.iter().any(|stage| stage.id == *id);
    let stage = |path: &Path<'_>, id: Option<&String>| match id.filter(|id| !has_stage(id)) {
        Some(id) => Err(reference(path.member("stage"), "stage", id)),
        None => Ok(()),
    };
    for (number, fee) in version.fees.iter().enumerate() {
        stage(&path.item("fees", number), fee.stage.as_ref())?;
    }
    let has_step = |id: &String| version.steps.iter().any(|step| step.id == *id);
    for (number, deadline) in version.deadlines.iter().enumerate() {
        let path = path.item("deadlines", number);
        for terms in std::iter::once(&deadline.terms).chain(&deadline.statutory) {
            if let Some(id) = terms.from_step.as_ref().filter(|id| !has_step(id)) {
                return Err(reference(path.member("from_step"), "step", id));
            }
        }
        names.provenance(&path, &deadline.provenance)?;
    }
    if let Some(reappointment) = &version.reappointment {
        names.provenance(&path.member("reappointment"), &reappointment.provenance)?;
    }
    if let Some(supplement) = &version.supplement {
        names.provenance(&path.member("supplement"), &supplement.provenance)?;
    }
    for (number, step) in version.steps.iter().enumerate() {
        let path = path.item("steps", number);
        names.role(&path.member("role"), step.role.as_deref())?;
        if let Some(id) = step.after.iter().find(|id| !has_step(id)) {
            return Err(reference(path.member("after"), "step", id));
        }
        stage(&path, step.stage.as_ref())?;
        names.provenance(&path, &step.provenance)?;
    }
    for (number, stage) in version.stages.iter().enumerate() {
        let path = path.item("stages", number);
        names.procedure(&path.member("procedure"), &stage.procedure)?;
        if let Some(id) = stage.after.iter().find(|id| !has_stage(id)) {
            return Err(reference(path.member("after"), "stage", id));
        }
        for (number, deadline) in stage.deadlines.iter().enumerate() {
            let path = path.item("deadlines", number);
            if let Some(id) = deadline.terms.from_step.as_ref().filter(|id| !has_step(id)) {
                return Err(reference(path.member("from_step"), "step", id));
            }
            names.provenance(&path, &deadline.provenance)?;
        }
        names.provenance(&path, &stage.provenance)?;
    }
    for (number, requirement) in version.requirements.iter().enumerate() {
        names.provenance(&path.item("requirements", number), &requirement.provenance)?;
    }
    for (number, clause) in version.same_day.iter().flat_map(|block| &block.clauses).enumerate() {
        names.provenance(&path.item("same_day.clauses", number), &clause.provenance)?;
    }
    Ok(())
}

/// The sorted lists that names are looked up in.
struct Names<'a>(&'a Bundle);

impl Names<'_> {
    fn instrument(&self, path: &Path<'_>, id: &str) -> Result<(), LoadError> {
        let known = find(&self.0.instruments, |instrument| &instrument.id, id);
        known.ok_or_else(|| reference(path, "instrument", id))
    }

    fn role(&self, path: &Path<'_>, id: Option<&str>) -> Result<(), LoadError> {
        let Some(id) = id else { return Ok(()) };
        find(&self.0.roles, |role| &role.id, id).ok_or_else(|| reference(path, "role", id))
    }

    fn procedure(&self, path: &Path<'_>, id: &str) -> Result<(), LoadError> {
        let known = find(&self.0.procedures, |procedure| &procedure.id, id);
        known.ok_or_else(|| reference(path, "procedure", id))
    }

    fn basis(&self, path: &Path<'_>, basis: &[Citation]) -> Result<(), LoadError> {
        basis.iter().try_for_each(|citation| self.instrument(&path.member("basis"), &citation.instrument))
    }

    fn provenance(&self, path: &Path<'_>, provenance: &Provenance) -> Result<(), LoadError> {
        self.basis(path, &provenance.basis)?;
        for accepted in &provenance.accepted {
            self.basis(&path.member("accepted"), &accepted.basis)?;
        }
        for change in &provenance.changes {
            self.instrument(&path.member("changes"), &change.by)?;
        }
        Ok(())
    }
}

fn find<T>(sorted: &[T], id_of: impl Fn(&T) -> &String, id: &str) -> Option<()> {
    sorted.binary_search_by(|item| id_of(item).as_str().cmp(id)).ok().map(|_| ())
}
