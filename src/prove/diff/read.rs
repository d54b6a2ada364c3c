//! A bundle back into the model, so that what proofs look at in a catalog they can look at in a bundle. Wording, law and places
//! are left out: two versions that differ in those alone are equal here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::logic::{NOWHERE, expr};
use super::renamed::Renamed;
use crate::bundle::{self, Bundle, Logic, Texts, table};
use crate::calendar::{Built, Hours, Rules, Table};
use crate::model::{
    Calendar, Catalog, Closure, Coverage, Deadline, Document, DocumentGroup, DocumentRow, Documents, Expr, Fact, Fee,
    Horizon, Manifest, OfferedChannel, Office, Procedure, Program, Provenance, Reappointment, Requirement, SameDay,
    SameDayClause, Session, SessionDay, Stage, Step, Supplement, Terms, Version,
};
use crate::source::Spanned;

/// The catalog that a bundle holds, its facts by the names that they had before.
pub(in crate::prove) fn catalog(bundle: &Bundle, renamed: &Renamed) -> Catalog {
    let reader = Reader { renamed };
    let horizon = Horizon { from: bundle.horizon.from, to: bundle.horizon.to };
    let declared = bundle.facts.iter().filter(|fact| fact.declared.is_some());
    Catalog {
        manifest: Manifest { horizon, language: bundle.language, ..Manifest::default() },
        calendars: bundle.calendars.iter().map(|row| (row.id.clone(), calendar(row))).collect(),
        offices: bundle.offices.iter().map(|row| (row.id.clone(), office(row))).collect(),
        facts: declared.map(|row| (renamed.fact(&row.id).to_owned(), fact(row))).collect(),
        procedures: bundle.procedures.iter().map(|row| (row.id.clone(), reader.procedure(row))).collect(),
        programs: bundle.programs.iter().map(|row| (row.id.clone(), reader.program(row))).collect(),
        ..Catalog::default()
    }
}

fn nowhere<T>(node: T) -> Spanned<T> {
    Spanned::new(node, NOWHERE)
}

fn names(ids: &[String]) -> Vec<Spanned<String>> {
    ids.iter().cloned().map(nowhere).collect()
}

fn provenance() -> Provenance {
    let (basis, doc, accepted, changes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Provenance { span: NOWHERE, basis, illustrative: false, doc, accepted, changes }
}

fn calendar(row: &bundle::Calendar) -> Calendar {
    let table = row.parts().ok().and_then(|parts| Table::new(parts).ok());
    Calendar {
        title: Texts::default(),
        rules: Rules::default(),
        holiday_rows: Vec::new(),
        swap_rows: Vec::new(),
        built: table.map(|table| Arc::new(Built { table, days: Vec::new() })),
        name: NOWHERE,
        provenance: provenance(),
    }
}

fn hours(windows: &[(u16, u16)]) -> Hours {
    // The loader holds that they are hours.
    table::hours(windows).unwrap_or_default()
}

fn office(row: &bundle::Office) -> Office {
    let mut desk: [Hours; 7] = Default::default();
    for (day, windows) in desk.iter_mut().zip(&row.desk) {
        *day = hours(windows);
    }
    let closed = row.closed.iter().map(|closure| Closure { date: nowhere(closure.date), reason: Texts::default() });
    Office {
        title: Texts::default(),
        code: String::new(),
        level: row.level,
        calendar: nowhere(row.calendar.clone()),
        desk,
        closed: closed.collect(),
        from: row.from,
        to: row.to,
        name: NOWHERE,
        provenance: provenance(),
    }
}

pub(super) fn fact(row: &bundle::Fact) -> Fact {
    Fact { title: Texts::default(), kind: row.kind.clone(), name: NOWHERE, provenance: provenance() }
}

fn terms(row: &bundle::Terms) -> Terms {
    Terms {
        limit: nowhere(row.limit.clone()),
        cutoff: row.cutoff,
        from_step: row.from_step.clone().map(nowhere),
        rule: String::new(),
    }
}

struct Reader<'a> {
    renamed: &'a Renamed,
}

impl Reader<'_> {
    fn expr(&self, logic: &Logic) -> Expr {
        expr(logic, self.renamed)
    }

    fn when(&self, when: Option<&Logic>) -> Option<Expr> {
        when.map(|logic| self.expr(logic))
    }

    fn procedure(&self, row: &bundle::Procedure) -> Procedure {
        Procedure { versions: row.versions.iter().map(|version| self.version(version)).collect() }
    }

    fn version(&self, row: &bundle::Version) -> Version {
        let channels = row.channels.iter();
        let block = |block: &bundle::SameDay| SameDay { span: NOWHERE, clauses: self.clauses(&block.clauses) };
        Version {
            head: NOWHERE,
            whole: NOWHERE,
            from: row.from,
            to: row.to,
            illustrative: false,
            draft: false,
            name: Texts::default(),
            levels: row.levels.iter().copied().map(nowhere).collect(),
            field: Some(nowhere(row.field.clone())),
            agency: None,
            coordinating: Vec::new(),
            signer: row.signer.clone().map(nowhere),
            applicants: Vec::new(),
            channels: channels
                .map(|offer| OfferedChannel { span: NOWHERE, channel: offer.channel, mode: None })
                .collect(),
            sets: None,
            published_by: None,
            results: Vec::new(),
            documents: Some(self.documents(row)),
            fees: row.fees.iter().map(|fee| self.fee(fee)).collect(),
            deadlines: row.deadlines.iter().map(|limit| self.deadline(limit)).collect(),
            reappointment: row.reappointment.as_ref().map(|row| Reappointment {
                within: row.within,
                when: self.when(row.when.as_ref()),
                rule: String::new(),
                provenance: provenance(),
            }),
            supplement: row.supplement.as_ref().map(|row| Supplement {
                notice: row.notice,
                resubmit: row.resubmit,
                clock: row.clock,
                provenance: provenance(),
            }),
            steps: self.steps(row),
            stages: row.stages.iter().map(|stage| self.stage(stage)).collect(),
            requirements: row.requirements.iter().map(|row| self.requirement(row)).collect(),
            same_day: row.same_day.as_ref().map(block),
            file_at: row.file_at.iter().copied().map(nowhere).collect(),
            provenance: provenance(),
            before: None,
        }
    }

    fn documents(&self, row: &bundle::Version) -> Documents {
        Documents {
            tree: Vec::new(),
            list: row.documents.iter().map(|document| self.document(document)).collect(),
            groups: row.document_groups.iter().map(|group| self.group(group)).collect(),
            complete: self.expr(&row.documents_complete),
            span: NOWHERE,
        }
    }

    fn document(&self, row: &bundle::Document) -> Document {
        let line = DocumentRow {
            id: row.id.clone(),
            name: NOWHERE,
            title: Texts::default(),
            quantity: row.quantity,
            form: None,
            presented: row.presented,
            digitise: false,
            optional: row.optional,
            drawn_from: None,
            when: None,
            provenance: provenance(),
        };
        Document { row: line, group: row.group.clone(), cases: Vec::new(), when: self.when(row.when.as_ref()) }
    }

    fn group(&self, row: &bundle::DocumentGroup) -> DocumentGroup {
        DocumentGroup {
            id: row.id.clone(),
            ordered: row.ordered,
            when: self.when(row.when.as_ref()),
            provenance: provenance(),
        }
    }

    fn fee(&self, row: &bundle::Fee) -> Fee {
        Fee {
            id: row.id.clone(),
            amount: self.when(row.amount.as_ref()),
            set_by: None,
            rule: String::new(),
            when: self.when(row.when.as_ref()),
            provenance: provenance(),
        }
    }

    fn deadline(&self, row: &bundle::Deadline) -> Deadline {
        Deadline {
            kind: row.kind,
            terms: terms(&row.terms),
            statutory: row.statutory.as_ref().map(terms),
            when: self.when(row.when.as_ref()),
            provenance: provenance(),
        }
    }

    /// The steps, each after those that it waits for.
    fn steps(&self, row: &bundle::Version) -> Vec<Step> {
        let steps: Vec<Step> = row.steps.iter().map(|step| self.step(step)).collect();
        match crate::model::order(&steps) {
            Ok(order) => order.into_iter().filter_map(|place| steps.get(place).cloned()).collect(),
            // The loader refuses a ring.
            Err(_) => steps,
        }
    }

    fn step(&self, row: &bundle::Step) -> Step {
        Step {
            id: row.id.clone(),
            name: NOWHERE,
            title: Texts::default(),
            after: names(&row.after),
            role: None,
            agency: None,
            consult: None,
            within: row.within.map(nowhere),
            at_least: row.at_least.map(nowhere),
            applicant: None,
            when: self.when(row.when.as_ref()),
            mandatory: false,
            digitise: false,
            returns_result: row.returns_result,
            provenance: provenance(),
        }
    }

    fn stage(&self, row: &bundle::Stage) -> Stage {
        Stage {
            id: row.id.clone(),
            name: NOWHERE,
            procedure: nowhere(row.procedure.clone()),
            after: names(&row.after),
            within: row.within,
            when: self.when(row.when.as_ref()),
            provenance: provenance(),
        }
    }

    fn requirement(&self, row: &bundle::Requirement) -> Requirement {
        let condition = self.expr(&row.condition);
        Requirement { condition, reason: Texts::default(), rule: String::new(), provenance: provenance() }
    }

    fn clauses(&self, rows: &[bundle::SameDayClause]) -> Vec<SameDayClause> {
        let clause = |row: &bundle::SameDayClause| SameDayClause {
            kind: row.kind,
            condition: self.expr(&row.condition),
            reason: Texts::default(),
            rule: String::new(),
            provenance: provenance(),
        };
        rows.iter().map(clause).collect()
    }

    fn program(&self, row: &bundle::Program) -> Program {
        let session = |day: SessionDay, windows: &[(u16, u16)], place: &Option<Texts>| Session {
            day,
            windows: hours(windows),
            // Where it is held is wording; that it is held somewhere decides the channel.
            place: place.as_ref().map(|_| Texts::default()),
            span: NOWHERE,
        };
        let weekly = row.weekly.iter().map(|row| session(SessionDay::Weekly(row.weekday), &row.windows, &row.place));
        let dated = row.dated.iter().map(|row| session(SessionDay::Dated(row.date), &row.windows, &row.place));
        Program {
            title: Texts::default(),
            offices: names(&row.offices),
            levels: row.levels.iter().copied().map(nowhere).collect(),
            from: row.from,
            to: row.to,
            sessions: weekly.chain(dated).collect(),
            intake_until: row.intake_until.map(nowhere),
            signer: row.signer.clone().map(nowhere),
            covers: Coverage {
                fields: names(&row.covers.fields),
                procedures: names(&row.covers.procedures),
                all_same_day: row.covers.all_same_day,
                except: names(&row.covers.except),
                exceptions: Vec::new(),
            },
            clauses: self.clauses(&row.clauses),
            name: NOWHERE,
            provenance: provenance(),
        }
    }
}

/// A catalog with one office alone, for each office: each is looked at by itself.
pub(super) fn by_office(catalog: &Catalog) -> BTreeMap<String, Catalog> {
    let one = |(name, office): (&String, &Office)| {
        let offices = BTreeMap::from([(name.clone(), office.clone())]);
        let (calendars, programs) = (catalog.calendars.clone(), catalog.programs.clone());
        (name.clone(), Catalog { offices, calendars, programs, ..Catalog::default() })
    };
    catalog.offices.iter().map(one).collect()
}
