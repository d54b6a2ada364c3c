//! Same-day programs.

use rayon::prelude::*;

use super::Context;
use super::expr::DocumentNames;
use super::names::Kind;
use crate::bundle::{SameDayClauseKind, Texts};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Term, terms};
use crate::model::{Coverage, Exception, Expr, Program, SameDayClause, Session, SessionDay, Var};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Clause, Item, ItemKind, Period, ProgramClause, ProgramPlace};

/// What the clauses of a program have said so far.
#[derive(Default)]
struct Said<'a> {
    period: Option<&'a Period>,
    sessions: Vec<Session>,
    intake_until: Option<Spanned<u16>>,
    signer: Option<Spanned<String>>,
    covers: Coverage,
    covers_said: bool,
    clauses: Vec<SameDayClause>,
}

impl Context<'_> {
    pub(super) fn programs(&mut self, items: &[&Item]) {
        let documents = self.all_documents();
        let read = |own: &mut Self, item: &&Item| {
            own.program(item, &documents);
            (std::mem::take(&mut own.catalog.programs), std::mem::take(&mut own.findings))
        };
        // In the order of the items whatever the cores do.
        let read: Vec<_> = items.par_iter().map_init(|| self.of_items(), read).collect();
        for (programs, findings) in read {
            self.catalog.programs.extend(programs);
            self.findings.extend(findings);
        }
    }

    fn program(&mut self, item: &Item, documents: &DocumentNames) {
        let ItemKind::Program { name, title, at, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Program, name) {
            return;
        }
        let mut provenance = self.item_provenance(item);
        let marked = clauses.iter().any(|clause| matches!(clause.kind, ProgramClause::Illustrative));
        provenance.illustrative |= marked;
        let mut said = Said::default();
        for clause in clauses {
            let own =
                matches!(clause.kind, ProgramClause::When(_) | ProgramClause::Unless(_) | ProgramClause::Signer(_));
            if !own {
                let basis = self.citations(&clause.tail.basis);
                provenance.basis.extend(basis);
            }
            if let ProgramClause::Basis(citations) = &clause.kind {
                let basis = self.citations(citations);
                provenance.basis.extend(basis);
            }
            self.program_clause(&mut said, clause, documents, provenance.illustrative);
        }
        let (mut offices, mut levels) = (Vec::new(), Vec::new());
        for place in at {
            match place {
                ProgramPlace::Office(office) => offices.extend(self.resolve(Kind::Office, office)),
                ProgramPlace::EveryOffice(level) => levels.push(*level),
            }
        }
        for (missing, clause) in [
            (at.is_empty(), terms::AT),
            (said.sessions.is_empty() && !clauses.iter().any(is_session), terms::SESSIONS),
            (!said.covers_said, terms::COVERS),
        ] {
            if missing {
                self.report(NameProblem::ClauseMissing { item: terms::PROGRAM, clause }, item.head);
            }
        }
        let (from, to) = said.period.map_or((None, None), |period| self.period(period));
        let title = self.title(title.as_ref(), name);
        let Said { sessions, intake_until, signer, covers, clauses, .. } = said;
        let program = Program {
            title,
            offices,
            levels,
            from,
            to,
            sessions,
            intake_until,
            signer,
            covers,
            clauses,
            name: name.span,
            provenance,
        };
        self.catalog.programs.insert(name.node.clone(), program);
    }

    fn program_clause<'a>(
        &mut self,
        said: &mut Said<'a>,
        clause: &'a Clause<ProgramClause>,
        documents: &DocumentNames,
        illustrative: bool,
    ) {
        match &clause.kind {
            ProgramClause::Period(_) if said.period.is_some() => self.clause_twice(terms::FROM, clause.span),
            ProgramClause::Period(period) => said.period = Some(period),
            ProgramClause::Weekly(days, windows, place) => {
                let windows = self.windows(windows);
                let place = self.texts_opt(place.as_ref());
                for day in days {
                    let (windows, place) = (windows.clone(), place.clone());
                    let day_kind = SessionDay::Weekly(day.node);
                    said.sessions.push(Session { day: day_kind, windows, place, span: day.span });
                }
            }
            ProgramClause::Dated(days, windows, place) => {
                let windows = self.windows(windows);
                let place = self.texts_opt(place.as_ref());
                for day in days {
                    let (windows, place) = (windows.clone(), place.clone());
                    let day_kind = SessionDay::Dated(day.node);
                    said.sessions.push(Session { day: day_kind, windows, place, span: day.span });
                }
            }
            ProgramClause::IntakeUntil(_) if said.intake_until.is_some() => {
                self.clause_twice(terms::INTAKE, clause.span);
            }
            ProgramClause::IntakeUntil(time) => said.intake_until = Some(*time),
            ProgramClause::Signer(_) if said.signer.is_some() => self.clause_twice(terms::SIGNER, clause.span),
            ProgramClause::Signer(role) => {
                said.signer = self.resolve(Kind::Role, role);
                let present = self.signer_present(clause, illustrative);
                said.clauses.push(present);
            }
            ProgramClause::CoversFields(fields) => {
                said.covers_said = true;
                said.covers.fields.extend(fields.iter().cloned());
            }
            ProgramClause::CoversProcedures(codes) => {
                said.covers_said = true;
                let codes: Vec<_> = codes.iter().filter_map(|code| self.resolve(Kind::Procedure, code)).collect();
                said.covers.procedures.extend(codes);
            }
            ProgramClause::CoversAllSameDay => {
                said.covers_said = true;
                said.covers.all_same_day = true;
            }
            ProgramClause::ExceptProcedures(codes) => {
                let codes: Vec<_> = codes.iter().filter_map(|code| self.resolve(Kind::Procedure, code)).collect();
                if let Some(reason) = &clause.tail.reason {
                    let (procedures, reason) = (codes.clone(), self.texts(reason));
                    said.covers.exceptions.push(Exception { procedures, reason, span: clause.span });
                }
                said.covers.except.extend(codes);
            }
            ProgramClause::When(condition) => {
                let kind = SameDayClauseKind::When;
                let row = self.condition_clause(clause, kind, condition, documents, illustrative);
                said.clauses.push(row);
            }
            ProgramClause::Unless(condition) => {
                let kind = SameDayClauseKind::Unless;
                let row = self.condition_clause(clause, kind, condition, documents, illustrative);
                said.clauses.push(row);
            }
            ProgramClause::Basis(_) | ProgramClause::Illustrative => {}
        }
    }

    /// `người ký ROLE`: the signer must be there.
    fn signer_present(&mut self, clause: &Clause<ProgramClause>, illustrative: bool) -> SameDayClause {
        let reason = match &clause.tail.reason {
            Some(reason) => self.texts(reason),
            None => Texts {
                vi: Some("người ký không có mặt".to_owned()),
                en: Some("the signer is not present".to_owned()),
            },
        };
        SameDayClause {
            kind: SameDayClauseKind::When,
            condition: Expr::var(clause.span, Var::SignerPresent),
            reason,
            rule: self.clause_rule(clause),
            provenance: self.provenance(clause, illustrative),
        }
    }

    fn clause_twice(&mut self, clause: Term, span: Span) {
        self.report(NameProblem::ClauseTwice { clause }, span);
    }

    /// The documents of every procedure: what a program's conditions may name.
    fn all_documents(&self) -> DocumentNames {
        let mut out = DocumentNames::new();
        for (_, version) in self.catalog.versions() {
            for document in version.documents.iter().flat_map(|documents| &documents.list) {
                let drawn = out.entry(document.row.id.clone()).or_insert(false);
                *drawn |= document.row.drawn_from.is_some();
            }
        }
        out
    }
}

const fn is_session(clause: &Clause<ProgramClause>) -> bool {
    matches!(clause.kind, ProgramClause::Weekly(..) | ProgramClause::Dated(..))
}
