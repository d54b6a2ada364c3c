//! Walks over everything that a version, a program or a catalog reads and rests on.

use super::{Catalog, Citation, DocumentNode, Expr, Program, Provenance, Rating, Version};
use crate::source::Spanned;

impl Version {
    /// Every condition and amount as written, in order: conditions that follow from others are left out.
    pub fn each_expr<'a>(&'a self, f: &mut impl FnMut(&'a Expr)) {
        for node in self.documents.iter().flat_map(|documents| &documents.tree) {
            node_exprs(node, f);
        }
        for fee in &self.fees {
            fee.amount.iter().chain(&fee.when).for_each(&mut *f);
        }
        self.deadlines.iter().filter_map(|row| row.when.as_ref()).for_each(&mut *f);
        self.reappointment.iter().filter_map(|row| row.when.as_ref()).for_each(&mut *f);
        self.steps.iter().filter_map(|step| step.when.as_ref()).for_each(&mut *f);
        self.stages.iter().filter_map(|stage| stage.when.as_ref()).for_each(&mut *f);
        self.requirements.iter().map(|row| &row.condition).for_each(&mut *f);
        self.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.condition).for_each(&mut *f);
    }

    /// The provenance of every rule, the version's own first.
    pub fn provenances(&self) -> Vec<&Provenance> {
        let mut out = vec![&self.provenance];
        out.extend(self.results.iter().map(|row| &row.provenance));
        if let Some(documents) = &self.documents {
            out.extend(documents.list.iter().map(|document| &document.row.provenance));
            out.extend(documents.groups.iter().map(|group| &group.provenance));
        }
        out.extend(self.fees.iter().map(|row| &row.provenance));
        out.extend(self.deadlines.iter().map(|row| &row.provenance));
        out.extend(self.reappointment.iter().map(|row| &row.provenance));
        out.extend(self.supplement.iter().map(|row| &row.provenance));
        out.extend(self.steps.iter().map(|row| &row.provenance));
        out.extend(self.stages.iter().map(|row| &row.provenance));
        out.extend(self.requirements.iter().map(|row| &row.provenance));
        out.extend(self.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.provenance));
        out
    }

    /// Every role that the version names.
    pub fn roles(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.signer.iter().chain(self.steps.iter().filter_map(|step| step.role.as_ref()))
    }
}

fn node_exprs<'a>(node: &'a DocumentNode, f: &mut impl FnMut(&'a Expr)) {
    match node {
        DocumentNode::Document(row) => row.when.iter().for_each(f),
        DocumentNode::OneOf { when, members, .. } | DocumentNode::Case { when, members, .. } => {
            when.iter().for_each(&mut *f);
            for member in members {
                node_exprs(member, f);
            }
        }
    }
}

impl Program {
    /// The provenance of the program and of its clauses.
    pub fn provenances(&self) -> impl Iterator<Item = &Provenance> {
        std::iter::once(&self.provenance).chain(self.clauses.iter().map(|clause| &clause.provenance))
    }
}

impl Rating {
    /// The provenance of the rating and of its rows.
    pub fn provenances(&self) -> impl Iterator<Item = &Provenance> {
        let rows = self.criteria.iter().map(|row| &row.provenance);
        std::iter::once(&self.provenance).chain(rows).chain(self.stars.iter().map(|row| &row.provenance))
    }
}

impl Catalog {
    /// Every version with its code, before those that a simplification made out of it.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &Version)> {
        self.procedures
            .iter()
            .flat_map(|(code, procedure)| procedure.versions.iter().map(move |version| (code.as_str(), version)))
    }

    /// Every citation in the catalog.
    pub fn citations(&self) -> Vec<&Citation> {
        let mut provenances: Vec<&Provenance> = Vec::new();
        provenances.extend(self.instruments.values().map(|item| &item.provenance));
        provenances.extend(self.calendars.values().map(|item| &item.provenance));
        provenances.extend(self.roles.values().map(|item| &item.provenance));
        provenances.extend(self.offices.values().map(|item| &item.provenance));
        provenances.extend(self.facts.values().map(|item| &item.provenance));
        provenances.extend(self.programs.values().flat_map(Program::provenances));
        provenances.extend(self.ratings.values().flat_map(Rating::provenances));
        for (_, version) in self.versions() {
            provenances.extend(version.provenances());
        }
        let mut out: Vec<&Citation> = provenances.iter().flat_map(|provenance| &provenance.basis).collect();
        out.extend(self.acceptances.iter().flat_map(|accepted| &accepted.basis));
        out.extend(self.roles.values().flat_map(|role| &role.signs_for).flat_map(|signs| &signs.basis));
        out
    }
}
