//! What proofs look at in a version, as text: of two versions with the same text at the same places, what is proved of one is proved
//! of the other. Titles, reasons, law and places in files are no part of it, and a document is told by where it stands in the list
//! and not by its name. Every structure is taken apart in full, so that a new member has to be thought of here.

use std::fmt::Write;

use super::offices::Place;
use super::receiving::Receiving;
use super::subject;
use crate::model::{
    Deadline, DocumentNode, DocumentRow, Expr, ExprKind, Fee, OfferedChannel, Program, Reappointment, Requirement,
    SameDay, SameDayClause, Step, Supplement, Terms, Var, Version,
};

/// The text of a version at its places; none for one that is proved by others: a linked one by its stages, a simplified one by what
/// stood there before.
pub(super) fn shape(receiving: &Receiving<'_>, version: &Version, places: &[Place<'_>]) -> Option<String> {
    let documents = version.documents.iter().flat_map(|documents| &documents.list);
    let mut shape =
        Shape { out: String::new(), documents: documents.map(|document| document.row.id.as_str()).collect() };
    shape.version(version)?;
    for place in places {
        shape.out.push('@');
        shape.number(place.group_number());
        for (name, program) in &place.programs {
            shape.out.push('%');
            shape.number(receiving.class_of(name)?);
            shape.program(program);
        }
    }
    Some(shape.out)
}

struct Shape<'a> {
    out: String,
    /// The names of the version's documents, in their order.
    documents: Vec<&'a str>,
}

impl Shape<'_> {
    fn number(&mut self, number: usize) {
        self.say(format_args!("{number} "));
    }

    fn say(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = self.out.write_fmt(what);
    }

    fn version(&mut self, version: &Version) -> Option<()> {
        let Version {
            head: _,
            whole: _,
            from,
            to,
            illustrative: _,
            draft,
            name: _,
            levels,
            field: _,
            agency: _,
            coordinating: _,
            signer,
            applicants: _,
            channels,
            sets: _,
            published_by: _,
            results: _,
            documents,
            fees,
            deadlines,
            reappointment,
            supplement,
            steps,
            stages,
            requirements,
            same_day,
            file_at,
            provenance: _,
            before,
        } = version;
        if !stages.is_empty() || before.is_some() {
            return None;
        }
        self.say(format_args!("{from} {to:?} {draft} {:?}", signer.as_ref().map(|signer| &signer.node)));
        for level in levels.iter().chain(file_at) {
            self.say(format_args!(" {:?}", level.node));
        }
        for OfferedChannel { span: _, channel, mode } in channels {
            self.say(format_args!("~{channel:?} {mode:?}"));
        }
        if let Some(documents) = documents {
            // The list, the groups and when the dossier is complete follow from the tree.
            documents.tree.iter().for_each(|node| self.document(node));
        }
        fees.iter().for_each(|fee| self.fee(fee));
        deadlines.iter().for_each(|deadline| self.deadline(deadline));
        if let Some(Reappointment { within, when, rule: _, provenance: _ }) = reappointment {
            self.say(format_args!("R{within:?}"));
            self.when(when.as_ref());
        }
        if let Some(Supplement { notice, resubmit, clock, provenance: _ }) = supplement {
            self.say(format_args!("S{notice:?} {resubmit:?} {clock:?}"));
        }
        steps.iter().for_each(|step| self.step(step));
        for Requirement { condition, reason: _, rule: _, provenance: _ } in requirements {
            self.out.push('Q');
            self.expr(condition);
        }
        if let Some(SameDay { span: _, clauses }) = same_day {
            self.out.push('D');
            clauses.iter().for_each(|clause| self.clause(clause));
        }
        Some(())
    }

    /// What class and documents do not say: which of the version's documents the clauses read.
    fn program(&mut self, program: &Program) {
        for condition in subject::clauses(program) {
            condition.each_var(&mut |var, _| {
                if matches!(var, Var::Document(_) | Var::DocumentDrawn(_)) {
                    self.var(var);
                }
            });
        }
    }

    fn document(&mut self, node: &DocumentNode) {
        match node {
            DocumentNode::Document(row) => {
                let DocumentRow {
                    id: _,
                    name: _,
                    title: _,
                    quantity: _,
                    form: _,
                    presented: _,
                    digitise: _,
                    optional,
                    drawn_from,
                    when,
                    provenance: _,
                } = &**row;
                self.say(format_args!("d{optional} {}", drawn_from.is_some()));
                self.when(when.as_ref());
            }
            DocumentNode::OneOf { ordered, when, members, provenance: _ } => {
                self.say(format_args!("o{ordered}["));
                self.when(when.as_ref());
                members.iter().for_each(|member| self.document(member));
                self.out.push(']');
            }
            DocumentNode::Case { title: _, when, members, span: _ } => {
                self.out.push_str("c[");
                self.when(when.as_ref());
                members.iter().for_each(|member| self.document(member));
                self.out.push(']');
            }
        }
    }

    fn fee(&mut self, fee: &Fee) {
        let Fee { id, amount, set_by, rule: _, when, provenance: _ } = fee;
        self.say(format_args!("F{id:?} {set_by:?}"));
        self.when(amount.as_ref());
        self.when(when.as_ref());
    }

    fn deadline(&mut self, deadline: &Deadline) {
        let Deadline { kind, terms, statutory, when, provenance: _ } = deadline;
        self.say(format_args!("L{kind:?}"));
        self.terms(terms);
        if let Some(statutory) = statutory {
            self.out.push('!');
            self.terms(statutory);
        }
        self.when(when.as_ref());
    }

    fn terms(&mut self, terms: &Terms) {
        let Terms { limit, cutoff, from_step, rule: _ } = terms;
        self.say(format_args!("{:?} {cutoff:?} {:?}", limit.node, from_step.as_ref().map(|step| &step.node)));
    }

    fn step(&mut self, step: &Step) {
        let Step {
            id,
            name: _,
            title: _,
            after,
            role,
            agency,
            consult,
            within,
            at_least,
            applicant,
            when,
            mandatory,
            digitise: _,
            returns_result,
            provenance: _,
        } = step;
        self.say(format_args!(
            "B{id:?} {:?} {} {}",
            role.as_ref().map(|role| &role.node),
            agency.is_some(),
            consult.is_some()
        ));
        for before in after {
            self.say(format_args!(" {:?}", before.node));
        }
        let [within, at_least] = [within, at_least].map(|time| time.as_ref().map(|time| time.node));
        self.say(format_args!(" {within:?} {at_least:?} {applicant:?} {mandatory} {returns_result}"));
        self.when(when.as_ref());
    }

    fn clause(&mut self, clause: &SameDayClause) {
        let SameDayClause { kind, condition, reason: _, rule: _, provenance: _ } = clause;
        self.say(format_args!("{kind:?}"));
        self.expr(condition);
    }

    fn when(&mut self, when: Option<&Expr>) {
        match when {
            Some(when) => self.expr(when),
            None => self.out.push('-'),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Or(parts) => self.parts('|', parts),
            ExprKind::And(parts) => self.parts('&', parts),
            ExprKind::Min(parts) => self.parts('m', parts),
            ExprKind::Max(parts) => self.parts('M', parts),
            ExprKind::Not(inner) => self.parts('!', std::slice::from_ref(inner)),
            ExprKind::In(inner, values) => {
                self.parts('i', std::slice::from_ref(inner));
                self.say(format_args!("{values:?}"));
            }
            ExprKind::Compare(comparison, a, b) => {
                self.say(format_args!("{comparison:?}"));
                self.two('?', a, b);
            }
            ExprKind::Add(a, b) => self.two('+', a, b),
            ExprKind::Subtract(a, b) => self.two('s', a, b),
            ExprKind::Multiply(a, b) => self.two('*', a, b),
            ExprKind::Var(var) => self.var(var),
            ExprKind::Value(value) => self.say(format_args!("{value:?}")),
            ExprKind::Unknown => self.out.push('u'),
        }
    }

    fn parts(&mut self, sign: char, parts: &[Expr]) {
        self.out.push(sign);
        self.out.push('(');
        for part in parts {
            self.expr(part);
            self.out.push(',');
        }
        self.out.push(')');
    }

    fn two(&mut self, sign: char, a: &Expr, b: &Expr) {
        self.out.push(sign);
        self.out.push('(');
        self.expr(a);
        self.out.push(',');
        self.expr(b);
        self.out.push(')');
    }

    fn var(&mut self, var: &Var) {
        let (sign, name) = match var {
            Var::Document(name) => ("doc", name),
            Var::DocumentDrawn(name) => ("drawn", name),
            other => return self.say(format_args!("{other:?}")),
        };
        match self.documents.iter().position(|document| document == name) {
            Some(place) => self.say(format_args!("{sign}#{place}")),
            None => self.say(format_args!("{sign} {name:?}")),
        }
    }
}
