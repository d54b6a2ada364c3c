//! Turns procedures into their wire form: one entry a code, its versions by their first day.

use rayon::prelude::*;

use super::Emitter;
use super::law::names;
use crate::bundle;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::terms;
use crate::model::{Outcome, Version};
use crate::source::Spanned;

impl Emitter<'_> {
    /// What becomes of each procedure, by code.
    pub(super) fn each_procedure<T: Send>(&mut self, of: impl Fn(bundle::Procedure) -> T + Sync) -> Vec<T> {
        let Emitter { catalog, sources, options, .. } = *self;
        let one = |code: &&String| {
            let mut emitter = Emitter { catalog, sources, options, findings: Vec::new() };
            (emitter.procedure(code).map(&of), emitter.findings)
        };
        let codes: Vec<&String> = catalog.procedures.keys().collect();
        let written: Vec<_> = codes.par_iter().map(one).collect();
        let told = written.into_iter().filter_map(|(procedure, findings)| {
            self.findings.extend(findings);
            procedure
        });
        told.collect()
    }

    /// A procedure; none where all that there is of it are drafts that stay out.
    fn procedure(&mut self, code: &str) -> Option<bundle::Procedure> {
        let written: Vec<&Version> = self.written(code).collect();
        let name = written.last()?.name.clone();
        let versions = written.into_iter().flat_map(|version| self.pieces(code, version)).collect();
        Some(bundle::Procedure { id: code.to_owned(), name, versions })
    }

    /// A version; of a linked procedure a version for each combination of its stages' versions.
    fn pieces(&mut self, code: &str, version: &Version) -> Vec<bundle::Version> {
        let own = self.version(code, version);
        match own {
            Some(own) if version.is_linked() => self.linked(version, &own),
            own => own.into_iter().collect(),
        }
    }

    pub(super) fn version(&mut self, code: &str, version: &Version) -> Option<bundle::Version> {
        self.parts(code, version);
        self.sizes(version);
        let documents = self.documents(version.documents.as_ref());
        Some(bundle::Version {
            from: version.from,
            to: version.to,
            illustrative: version.illustrative || version.provenance.illustrative,
            draft: version.draft,
            name: version.name.clone(),
            level: version.levels.first()?.node,
            levels: names(&version.levels),
            field: version.field.as_ref().map_or_else(String::new, |field| field.node.clone()),
            agency: version.agency.clone().unwrap_or_default(),
            coordinating: version.coordinating.clone(),
            signer: name(version.signer.as_ref()),
            applicants: version.applicants.iter().map(|applicant| applicant.node.as_str().to_owned()).collect(),
            channels: version
                .channels
                .iter()
                .map(|offer| bundle::OfferedChannel { channel: offer.channel, mode: offer.mode })
                .collect(),
            sets: version.sets.as_ref().map(|sets| sets.node),
            published_by: version.published_by.clone(),
            results: version.results.iter().map(|result| self.outcome(result)).collect(),
            documents: documents.list,
            document_groups: documents.groups,
            documents_complete: documents.complete,
            fees: version.fees.iter().map(|row| self.fee(row)).collect(),
            deadlines: version.deadlines.iter().map(|row| self.deadline(row)).collect(),
            reappointment: version.reappointment.as_ref().map(|row| self.reappointment(row)),
            supplement: version.supplement.as_ref().map(|row| self.supplement(row)),
            steps: version.steps.iter().map(|step| self.step(step)).collect(),
            stages: Vec::new(),
            requirements: version.requirements.iter().map(|row| self.requirement(row)).collect(),
            same_day: version.same_day.as_ref().map(|block| bundle::SameDay {
                clauses: block.clauses.iter().map(|clause| self.clause(clause)).collect(),
                source: self.place(block.span),
            }),
            file_at: names(&version.file_at),
            // The version has a member of that name itself.
            provenance: bundle::Provenance { illustrative: false, ..self.provenance(&version.provenance) },
        })
    }

    /// Reports parts that a runtime cannot do without. Only a draft may lack its field or agency, and stands empty there.
    fn parts(&mut self, code: &str, version: &Version) {
        let missing = [
            (terms::LEVEL, version.levels.is_empty()),
            (terms::FIELD, version.field.is_none() && !version.draft),
            (terms::AGENCY, version.agency.is_none() && !version.draft),
        ];
        for (part, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
            self.report(VersionProblem::PartMissing { part, code: code.to_owned() }, version.head);
        }
    }

    fn outcome(&self, result: &Outcome) -> bundle::Outcome {
        bundle::Outcome {
            id: result.id.clone(),
            title: result.title.clone(),
            code: result.code.clone(),
            quantity: result.quantity,
            provenance: self.provenance(&result.provenance),
        }
    }
}

/// The value of a name that may be absent.
pub(super) fn name(spanned: Option<&Spanned<String>>) -> Option<String> {
    spanned.map(|name| name.node.clone())
}
