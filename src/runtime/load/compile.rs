//! Turns the parts of a bundle into what decisions run on: tables, desks, conditions, amounts, graphs.

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::Datelike;

use super::conditions::Conditions;
use super::cores::each;
use super::ids::FEW;
use super::path::Path;
use super::{LoadError, graph};
use crate::bundle::{Bundle, Logic, Program, Version, Weekday, table};
use crate::calendar::{Desk, Hours, Table};
use crate::runtime::code::Code;
use crate::runtime::expr::Slot;
use crate::runtime::logic::Scope;
use crate::runtime::rules::{DocumentRules, FeeRules, OfficeRules, ProgramRules, StageRules, StepRules, VersionRules};

pub(super) fn calendars(bundle: &Bundle) -> Result<Vec<Table>, LoadError> {
    let compile = |(place, calendar): (usize, &crate::bundle::Calendar)| {
        let path = format!("calendars[{place}]");
        let refuse = |message: String| LoadError::Calendar { path: path.clone(), message };
        super::known::check(place, calendar)?;
        let table = Table::new(calendar.parts().map_err(refuse)?).map_err(|error| refuse(error.to_string()))?;
        // Receipts of the whole horizon, and a day behind it for desks that open the next morning.
        if table.first_day() > bundle.horizon.from || table.last_day() < bundle.horizon.to {
            return Err(refuse(format!(
                "the table from {} to {} does not hold the horizon and the day after it",
                table.first_day(),
                table.last_day()
            )));
        }
        Ok(table)
    };
    bundle.calendars.iter().enumerate().map(compile).collect()
}

pub(super) fn offices(bundle: &Bundle) -> Result<Vec<OfficeRules>, LoadError> {
    let mut offices: Vec<OfficeRules> = each(&bundle.offices, |place, office| {
        let path = || Path::top("offices", place);
        let calendar = bundle.calendars.binary_search_by(|calendar| calendar.id.cmp(&office.calendar));
        let calendar = calendar.map_err(|_| super::error::reference(path(), "calendar", &office.calendar))?;
        let mut week: [Hours; 7] = Default::default();
        for (day, windows) in week.iter_mut().zip(&office.desk) {
            *day = table::hours(windows).map_err(|error| super::error::range(path(), error.to_string()))?;
        }
        let mut closed: Vec<_> = office.closed.iter().map(|closure| closure.date).collect();
        closed.sort_unstable();
        Ok(OfficeRules { calendar, desk: Desk::new(week, closed.clone()), closed, programs: Vec::new() })
    })?;
    for (place, program) in bundle.programs.iter().enumerate() {
        for id in &program.offices {
            let office = bundle.offices.binary_search_by(|office| office.id.cmp(id));
            if let Some(office) = office.ok().and_then(|office| offices.get_mut(office)) {
                office.programs.push(place);
            }
        }
    }
    Ok(offices)
}

pub(super) fn procedures<'b>(
    bundle: &'b Bundle,
    conditions: &Conditions<'b>,
) -> Result<Vec<Vec<VersionRules>>, LoadError> {
    each(&bundle.procedures, |place, procedure| {
        let path = Path::top("procedures", place);
        let versions = procedure.versions.iter().enumerate();
        versions.map(|(number, version)| compile_version(&path.item("versions", number), version, conditions)).collect()
    })
}

/// Compiles expressions under the path of a version or program.
struct Compiler<'a, 'b> {
    path: &'a Path<'a>,
    conditions: &'a Conditions<'b>,
    /// Whether a document of this name belongs to the version, or to all that a program covers.
    has_document: &'a dyn Fn(&str) -> bool,
}

impl<'b> Compiler<'_, 'b> {
    fn refuse(&self, path: Path<'_>, message: String) -> LoadError {
        LoadError::Expression { path: path.into(), message }
    }

    fn code(&self, logic: &'b Logic) -> Result<Code, String> {
        self.conditions.code(logic, self.has_document)
    }

    fn condition(&self, member: &str, number: usize, logic: &'b Logic) -> Result<Code, LoadError> {
        self.code(logic).map_err(|message| self.refuse(self.path.item(member, number), message))
    }

    fn when(&self, member: &str, number: usize, logic: Option<&'b Logic>) -> Result<Option<Code>, LoadError> {
        let code = logic.map(|logic| self.code(logic)).transpose();
        code.map_err(|message| self.refuse(self.path.item(member, number).member("when"), message))
    }
}

fn compile_version<'b>(
    path: &Path<'_>,
    version: &'b Version,
    conditions: &Conditions<'b>,
) -> Result<VersionRules, LoadError> {
    let mut names: Vec<&str> = version.documents.iter().map(|document| document.id.as_str()).collect();
    names.sort_unstable();
    let has_document = |name: &str| names.binary_search(&name).is_ok();
    let compiler = Compiler { path, conditions, has_document: &has_document };
    let mut name = String::new();
    let mut slot = |parts: [&str; 3]| -> Result<Slot, LoadError> {
        name.clear();
        name.extend(parts);
        conditions.facts.named(&name).ok_or_else(|| super::error::reference(path, "fact", &name))
    };
    let mut documents = Vec::with_capacity(version.documents.len());
    for (number, document) in version.documents.iter().enumerate() {
        documents.push(DocumentRules {
            when: compiler.when("documents", number, document.when.as_ref())?,
            there: slot(["document.", &document.id, ""])?,
            drawn: slot(["document.", &document.id, ".drawn"])?,
        });
    }
    for (number, group) in version.document_groups.iter().enumerate() {
        compiler.when("document_groups", number, group.when.as_ref())?;
    }
    let complete = compiler.code(&version.documents_complete);
    let complete = complete.map_err(|message| compiler.refuse(path.member("documents_complete"), message))?;
    if mentions(&version.documents_complete, "documents.complete") {
        return Err(compiler.refuse(path.member("documents_complete"), "rests on itself".to_owned()));
    }
    let scope = Scope { facts: conditions.facts, has_document: &has_document };
    let mut fees = Vec::with_capacity(version.fees.len());
    for (number, fee) in version.fees.iter().enumerate() {
        let amount = fee.amount.as_ref().map(|logic| scope.amount(logic)).transpose();
        fees.push(FeeRules {
            stage: stage_place(version, fee.stage.as_deref()),
            when: compiler.when("fees", number, fee.when.as_ref())?,
            amount: amount.map_err(|message| compiler.refuse(path.item("fees", number).member("amount"), message))?,
        });
    }
    let deadlines = version.deadlines.iter().enumerate();
    let deadlines = deadlines.map(|(number, row)| compiler.when("deadlines", number, row.when.as_ref()));
    let reappointment = version.reappointment.as_ref().and_then(|reappointment| reappointment.when.as_ref());
    let requirements = version.requirements.iter().enumerate();
    let requirements = requirements.map(|(number, one)| compiler.condition("requirements", number, &one.condition));
    let clauses = version.same_day.iter().flat_map(|block| &block.clauses).enumerate();
    let clauses = clauses.map(|(number, clause)| compiler.condition("same_day.clauses", number, &clause.condition));
    let (steps, step_order) = compile_steps(&compiler, version)?;
    let (stages, stage_order) = compile_stages(&compiler, version)?;
    Ok(VersionRules {
        complete,
        documents,
        fees,
        deadlines: deadlines.collect::<Result<_, _>>()?,
        reappointment: compiler.when("reappointment", 0, reappointment)?,
        steps,
        step_order,
        stages,
        stage_order,
        requirements: requirements.collect::<Result<_, _>>()?,
        same_day: clauses.collect::<Result<_, _>>()?,
    })
}

fn compile_steps<'b>(
    compiler: &Compiler<'_, 'b>,
    version: &'b Version,
) -> Result<(Vec<StepRules>, Vec<usize>), LoadError> {
    let after = places(version.steps.iter().map(|step| (&step.id, &step.after)));
    let order = graph::order(&after).map_err(|place| LoadError::Cycle {
        path: format!("{}.steps", compiler.path),
        id: version.steps.get(place).map(|step| step.id.clone()).unwrap_or_default(),
    })?;
    let mut steps = Vec::with_capacity(version.steps.len());
    for ((number, step), after) in version.steps.iter().enumerate().zip(after) {
        let stage = stage_place(version, step.stage.as_deref());
        steps.push(StepRules { stage, when: compiler.when("steps", number, step.when.as_ref())?, after });
    }
    Ok((steps, order))
}

/// The place of a stage; its name is known to exist.
fn stage_place(version: &Version, id: Option<&str>) -> Option<usize> {
    version.stages.iter().position(|stage| Some(stage.id.as_str()) == id)
}

fn compile_stages<'b>(
    compiler: &Compiler<'_, 'b>,
    version: &'b Version,
) -> Result<(Vec<StageRules>, Vec<usize>), LoadError> {
    let after = places(version.stages.iter().map(|stage| (&stage.id, &stage.after)));
    let order = graph::order(&after).map_err(|place| LoadError::Cycle {
        path: format!("{}.stages", compiler.path),
        id: version.stages.get(place).map(|stage| stage.id.clone()).unwrap_or_default(),
    })?;
    let mut stages = Vec::with_capacity(version.stages.len());
    for ((number, stage), after) in version.stages.iter().enumerate().zip(after) {
        let rows = stage.deadlines.iter().enumerate();
        let stage_path = compiler.path.item("stages", number);
        let stage_compiler = Compiler { path: &stage_path, ..*compiler };
        let rows = rows.map(|(row, deadline)| stage_compiler.when("deadlines", row, deadline.when.as_ref()));
        stages.push(StageRules {
            when: compiler.when("stages", number, stage.when.as_ref())?,
            after,
            deadlines: rows.collect::<Result<_, _>>()?,
        });
    }
    Ok((stages, order))
}

/// The places of the items that each item comes after; every name is known to exist.
fn places<'a>(items: impl ExactSizeIterator<Item = (&'a String, &'a Vec<String>)> + Clone) -> Vec<Vec<usize>> {
    if items.len() <= FEW {
        let place = |id: &String| items.clone().position(|(other, _)| other == id);
        return items.clone().map(|(_, after)| after.iter().filter_map(place).collect()).collect();
    }
    let by_name: HashMap<&String, usize> = items.clone().enumerate().map(|(place, (id, _))| (id, place)).collect();
    items.map(|(_, after)| after.iter().filter_map(|id| by_name.get(id).copied()).collect()).collect()
}

fn mentions(logic: &Logic, variable: &str) -> bool {
    fn inside(json: &serde_json::Value, variable: &str) -> bool {
        match json {
            serde_json::Value::String(text) => text == variable,
            serde_json::Value::Array(items) => items.iter().any(|item| inside(item, variable)),
            serde_json::Value::Object(members) => members.values().any(|member| inside(member, variable)),
            _ => false,
        }
    }
    inside(&logic.0, variable)
}

pub(super) fn programs<'b>(bundle: &'b Bundle, conditions: &Conditions<'b>) -> Result<Vec<ProgramRules>, LoadError> {
    each(&bundle.programs, |place, program| compile_program(&Path::top("programs", place), program, bundle, conditions))
}

fn compile_program<'b>(
    path: &Path<'_>,
    program: &'b Program,
    bundle: &Bundle,
    conditions: &Conditions<'b>,
) -> Result<ProgramRules, LoadError> {
    // A clause can be asked of every version that is covered. Few clauses name a document, and finding these versions takes long.
    let find_covered = || {
        let own = bundle.procedures.iter().filter(|procedure| !program.covers.leaves_out(&procedure.id));
        let all = own.flat_map(|procedure| procedure.versions.iter().map(|version| (procedure.id.as_str(), version)));
        let covered = all.filter(|(id, version)| program.covers.names(id, version));
        covered.map(|(_, version)| version).collect::<Vec<&Version>>()
    };
    let covered = OnceCell::new();
    let has_document = |name: &str| {
        let has = |version: &&Version| version.documents.iter().any(|document| document.id == name);
        covered.get_or_init(find_covered).iter().all(has)
    };
    let compiler = Compiler { path, conditions, has_document: &has_document };
    let clauses = program.clauses.iter().enumerate();
    let clauses = clauses.map(|(number, clause)| compiler.condition("clauses", number, &clause.condition));
    let clauses = clauses.collect::<Result<_, _>>()?;
    // Rows of the same day add up to one session.
    let union = |windows: Vec<(u16, u16)>| {
        let hours = Hours::union(windows.into_iter().map(|(open, close)| [open, close]));
        hours.map_err(|error| super::error::range(path, error.to_string()))
    };
    let mut weekly: [Hours; 7] = Default::default();
    for (day, hours) in Weekday::ALL.iter().zip(weekly.iter_mut()) {
        let rows = program.weekly.iter().filter(|session| session.weekday == *day);
        *hours = union(rows.flat_map(|session| session.windows.iter().copied()).collect())?;
    }
    let mut rows: std::collections::BTreeMap<_, Vec<(u16, u16)>> = std::collections::BTreeMap::new();
    for session in &program.dated {
        rows.entry(session.date).or_default().extend(&session.windows);
    }
    let dated = rows.into_iter().map(|(date, windows)| Ok((date, union(windows)?)));
    let dated = dated.collect::<Result<_, LoadError>>()?;
    let mobile = program.weekly.iter().any(|session| session.place.is_some())
        || program.dated.iter().any(|session| session.place.is_some());
    Ok(ProgramRules { clauses, weekly, dated, mobile })
}

impl ProgramRules {
    /// The windows of the session on `date`, if the program has one then by its own rows.
    pub(in crate::runtime) fn windows(&self, date: chrono::NaiveDate) -> Option<&Hours> {
        if let Ok(place) = self.dated.binary_search_by_key(&date, |(date, _)| *date) {
            return self.dated.get(place).map(|(_, hours)| hours);
        }
        let from_monday = usize::try_from(date.weekday().num_days_from_monday()).ok()?;
        self.weekly.get(from_monday).filter(|hours| !hours.is_closed())
    }
}
