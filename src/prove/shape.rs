//! What proofs look at in a version, as text, and that as a digest: of two versions with the same text at the same places, what is proved of one is proved
//! of the other. Titles, reasons, law and places in files are no part of it, and a document is told by where it stands in the list
//! and not by its name. Every structure is taken apart in full, so that a new member has to be thought of here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::offices::Place;
use super::receiving::Receiving;
use super::{proved, subject};
use crate::bundle::{Limit, Texts, digest};
use crate::model::{
    Catalog, Deadline, DocumentNode, DocumentRow, Expr, ExprKind, Fee, OfferedChannel, Program, Reappointment,
    Requirement, SameDay, SameDayClause, Session, Step, Supplement, Terms, Var, Version,
};
use crate::source::Span;

/// What every version of a catalog is looked at with: the values of its facts and its horizon.
pub(super) fn of_all(catalog: &Catalog) -> String {
    let facts: Vec<_> = catalog.facts.iter().map(|(name, fact)| (name, &fact.kind)).collect();
    let horizon = catalog.manifest.horizon;
    digest(format!("{facts:?} {} {}", horizon.from, horizon.to).as_bytes())
}

/// The digest of what a program is looked at as: its days, its sessions, its clauses.
pub(super) fn of_program(program: &Program) -> String {
    let mut shape = Shape::default();
    shape.say(format_args!(
        "{:?} {:?} ",
        (program.from, program.to),
        program.intake_until.as_ref().map(|last| last.node)
    ));
    for Session { day, windows, place, span: _ } in &program.sessions {
        shape.say(format_args!("{day:?} {windows:?} {};", place.is_some()));
    }
    program.clauses.iter().for_each(|clause| shape.clause(clause));
    digest(shape.out.as_bytes())
}

/// The digest of a version at its places, and of what stood there before it was simplified; none for a linked one, which is proved
/// by its stages. `of_all` is what all are looked at with.
pub(super) fn shape(
    receiving: &Receiving<'_>,
    of_all: &str,
    version: &Version,
    places: &[Place<'_>],
) -> Option<String> {
    let mut shape = Shape { out: of_all.to_owned(), ..Shape::default() };
    shape.name_documents(version);
    shape.version(version)?;
    if let Some(before) = &version.before {
        shape.name_documents(&before.version);
        shape.out.push('<');
        shape.version(&before.version)?;
        shape.unchanged(&before.version, version);
    }
    for place in places {
        shape.out.push('@');
        shape.out.push_str(place.digest());
        for (name, program) in &place.programs {
            shape.out.push('%');
            shape.out.push_str(receiving.digest_of(name)?);
            shape.program(program);
        }
    }
    shape.shared(version, places);
    shape.in_order();
    Some(digest(shape.out.as_bytes()))
}

#[derive(Default)]
struct Shape<'a> {
    out: String,
    /// The names of the version's documents, in their order; then those that stood there before alone.
    documents: Vec<&'a str>,
    /// Those of none of these lists, which are told by their names.
    others: BTreeSet<String>,
}

impl<'a> Shape<'a> {
    fn name_documents(&mut self, version: &'a Version) {
        for document in version.documents.iter().flat_map(|documents| &documents.list) {
            if self.place_of(&document.row.id).is_none() {
                self.documents.push(&document.row.id);
            }
        }
    }

    fn place_of(&self, document: &str) -> Option<usize> {
        self.documents.iter().position(|name| *name == document)
    }

    /// Which parts a simplification left word for word: of those nothing has to be proved.
    fn unchanged(&mut self, before: &'a Version, after: &'a Version) {
        let same = [
            before.channels == after.channels,
            before.documents == after.documents,
            before.deadlines == after.deadlines,
            before.reappointment == after.reappointment,
            before.steps == after.steps,
        ];
        self.say(format_args!("={same:?}"));
        for fee in before.fees.iter().chain(&after.fees) {
            let rows = |version: &'a Version| version.fees.iter().filter(|row| row.id == fee.id);
            let same = rows(before).eq(rows(after));
            self.say(format_args!(" {same}"));
        }
    }

    /// How the names of documents are ordered: diagrams ask for facts in that order, which decides how large they become.
    fn in_order(&mut self) {
        let own = self.documents.iter().enumerate().map(|(place, name)| ((*name).to_owned(), Some(place)));
        let others = self.others.iter().map(|name| (name.clone(), None));
        let mut all: Vec<(String, Option<usize>)> = own.chain(others).collect();
        all.sort();
        let places: Vec<Option<usize>> = all.into_iter().map(|(_, place)| place).collect();
        self.say(format_args!("{places:?}"));
    }

    /// Which clauses stand at one place: what is seen of one of them is seen of all.
    fn shared(&mut self, version: &Version, places: &[Place<'_>]) {
        for spans in proved::spans(version, places) {
            let mut first: BTreeMap<Span, usize> = BTreeMap::new();
            for (at, span) in spans.into_iter().enumerate() {
                let first = *first.entry(span).or_insert(at);
                if first != at {
                    self.say(format_args!("={at} {first}"));
                }
            }
            self.out.push(';');
        }
    }

    fn say(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = self.out.write_fmt(what);
    }

    /// A text, behind its length, which tells where it ends. Spelt out, as other values are, its letters would take most of the time.
    fn text(&mut self, text: &str) {
        self.say(format_args!("{}:", text.len()));
        self.out.push_str(text);
    }

    fn text_or_none(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.out.push('-'),
        }
    }

    fn texts(&mut self, texts: &Texts) {
        let Texts { vi, en } = texts;
        [vi, en].into_iter().for_each(|text| self.text_or_none(text.as_deref()));
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
            before: _,
        } = version;
        if !stages.is_empty() {
            return None;
        }
        self.say(format_args!("{from} {to:?} {draft} "));
        self.text_or_none(signer.as_ref().map(|signer| signer.node.as_str()));
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

    /// What its digest and documents do not say: which of the version's documents the clauses read.
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
                let place = self.place_of(&row.id);
                self.say(format_args!("d{place:?} {optional} {}", drawn_from.is_some()));
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
        self.out.push('F');
        self.text(id);
        if let Some(set_by) = set_by {
            self.out.push('!');
            self.texts(set_by);
        }
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
        match &limit.node {
            Limit::Words { text } => {
                self.out.push('w');
                self.texts(text);
            }
            other => self.say(format_args!("{other:?}")),
        }
        self.say(format_args!(" {cutoff:?} "));
        self.text_or_none(from_step.as_ref().map(|step| step.node.as_str()));
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
        self.out.push('B');
        self.text(id);
        self.text_or_none(role.as_ref().map(|role| role.node.as_str()));
        self.say(format_args!("{} {}", agency.is_some(), consult.is_some()));
        for before in after {
            self.out.push(' ');
            self.text(&before.node);
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
            Var::Fact(name) => {
                self.out.push('f');
                return self.text(name);
            }
            other => return self.say(format_args!("{other:?}")),
        };
        match self.place_of(name) {
            Some(place) => self.say(format_args!("{sign}#{place}")),
            None => {
                self.out.push_str(sign);
                self.text(name);
                self.others.insert(name.clone());
            }
        }
    }
}
