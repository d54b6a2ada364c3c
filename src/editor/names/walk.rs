//! Items and their plain clauses: who is declared, who is named.

use super::{FileNames, ItemNames, Mention, NameKind};
use crate::lower::{Kind, name_of};
use crate::source::Spanned;
use crate::syntax::ast::{
    Accept, CalendarClause, Citation, Clause, FactType, InstrumentClause, Item, ItemKind, Name, OfficeClause,
    ProgramClause, ProgramPlace, RatingClause, RoleClause, Tail,
};

/// Gathers what the items of a file mention.
#[derive(Default)]
pub(super) struct Walk {
    out: FileNames,
}

impl Walk {
    pub(super) fn done(self) -> FileNames {
        self.out
    }

    pub(super) fn item(&mut self, item: &Item) {
        let declares = name_of(item).map(|(kind, name)| (kind, name.node.clone()));
        let simplifies = match &item.kind {
            ItemKind::Simplification { code, .. } => Some(code.node.clone()),
            _ => None,
        };
        let names = ItemNames { span: item.span, declares, simplifies, follows: Vec::new(), stages: Vec::new() };
        self.out.items.push(names);
        if let Some((kind, name)) = name_of(item) {
            self.declare(NameKind::Item(kind), name);
        }
        self.tail(&item.tail);
        match &item.kind {
            ItemKind::Instrument { clauses, .. } => self.instrument(clauses),
            ItemKind::Calendar { clauses, .. } => self.plain(clauses, |_, clause: &CalendarClause| match clause {
                CalendarClause::WorkingWeek(..)
                | CalendarClause::Holiday(_)
                | CalendarClause::Swap { .. }
                | CalendarClause::Compensate
                | CalendarClause::Announced(_) => {}
            }),
            ItemKind::Role { clauses, .. } => self.plain(clauses, |walk, RoleClause::SignsFor(name, _)| {
                walk.use_of(NameKind::Item(Kind::Role), name);
            }),
            ItemKind::Office { clauses, .. } => self.plain(clauses, |walk, clause| {
                if let OfficeClause::Calendar(name) = clause {
                    walk.use_of(NameKind::Item(Kind::Calendar), name);
                }
            }),
            ItemKind::Fact { name, kind, .. } => {
                if let FactType::Choice(values) = &kind.node {
                    values.iter().for_each(|value| self.mention(NameKind::Value, value, true, Some(&name.node)));
                }
            }
            ItemKind::CommonProcess { clauses, .. }
            | ItemKind::Procedure { clauses, .. }
            | ItemKind::Linked { clauses, .. } => self.procedure(clauses),
            ItemKind::Simplification { code, by, clauses, .. } => {
                self.use_of(NameKind::Item(Kind::Procedure), code);
                by.iter().for_each(|by| self.citation(by));
                self.simplification(clauses);
            }
            ItemKind::Program { at, clauses, .. } => {
                for place in at {
                    if let ProgramPlace::Office(name) = place {
                        self.use_of(NameKind::Item(Kind::Office), name);
                    }
                }
                self.program(clauses);
            }
            ItemKind::Rating { clauses, .. } => self.plain(clauses, |walk, clause| match clause {
                RatingClause::Criterion { name, .. } => walk.declare(NameKind::Criterion, name),
                RatingClause::Basis(citations) => walk.citations(citations),
                RatingClause::Period(_)
                | RatingClause::Stars(..)
                | RatingClause::Otherwise(_)
                | RatingClause::MinimumSample(_)
                | RatingClause::Illustrative => {}
            }),
        }
    }

    fn instrument(&mut self, clauses: &[Clause<InstrumentClause>]) {
        self.plain(clauses, |walk, clause| match clause {
            InstrumentClause::AmendedBy(names)
            | InstrumentClause::ReplacedBy(names)
            | InstrumentClause::RepealedBy(names) => walk.uses(NameKind::Item(Kind::Instrument), names),
            InstrumentClause::Number(_) | InstrumentClause::InForce(_) | InstrumentClause::ForceUnknown => {}
        });
    }

    fn program(&mut self, clauses: &[Clause<ProgramClause>]) {
        self.plain(clauses, |walk, clause| match clause {
            ProgramClause::Signer(role) => walk.use_of(NameKind::Item(Kind::Role), role),
            ProgramClause::CoversFields(fields) => walk.uses(NameKind::Field, fields),
            ProgramClause::CoversProcedures(codes) | ProgramClause::ExceptProcedures(codes) => {
                walk.uses(NameKind::Item(Kind::Procedure), codes);
            }
            ProgramClause::When(condition) | ProgramClause::Unless(condition) => walk.expr(condition),
            ProgramClause::Basis(citations) => walk.citations(citations),
            ProgramClause::Period(_)
            | ProgramClause::Weekly(..)
            | ProgramClause::Dated(..)
            | ProgramClause::IntakeUntil(_)
            | ProgramClause::CoversAllSameDay
            | ProgramClause::Illustrative => {}
        });
    }

    /// Clauses and their tails.
    pub(super) fn plain<K>(&mut self, clauses: &[Clause<K>], mut each: impl FnMut(&mut Self, &K)) {
        for clause in clauses {
            self.tail(&clause.tail);
            each(self, &clause.kind);
        }
    }

    pub(super) fn tail(&mut self, tail: &Tail) {
        tail.when.iter().for_each(|when| self.expr(when));
        self.citations(&tail.basis);
        for Accept { basis, .. } in &tail.accept {
            self.citations(basis);
        }
    }

    pub(super) fn citations(&mut self, citations: &[Citation]) {
        citations.iter().for_each(|citation| self.citation(citation));
    }

    fn citation(&mut self, citation: &Citation) {
        self.use_of(NameKind::Item(Kind::Instrument), &citation.instrument);
    }

    pub(super) fn uses(&mut self, kind: NameKind, names: &[Name]) {
        names.iter().for_each(|name| self.use_of(kind, name));
    }

    pub(super) fn use_of(&mut self, kind: NameKind, name: &Name) {
        self.mention(kind, name, false, None);
    }

    pub(super) fn declare(&mut self, kind: NameKind, name: &Name) {
        self.mention(kind, name, true, None);
    }

    pub(super) fn mention(&mut self, kind: NameKind, name: &Spanned<String>, declares: bool, beside: Option<&str>) {
        let Some(item) = self.out.items.len().checked_sub(1) else { return };
        let (name, span) = (name.node.clone(), name.span);
        self.out.mentions.push(Mention { kind, name, span, declares, item, beside: beside.map(str::to_owned) });
    }

    /// The item that is being read.
    pub(super) fn here(&mut self) -> Option<&mut ItemNames> {
        self.out.items.last_mut()
    }
}
