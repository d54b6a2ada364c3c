//! Turns the parts of a bundle into what decisions run on: tables, desks, conditions, amounts, graphs.

use chrono::Datelike;

use super::{LoadError, graph};
use crate::bundle::{Bundle, Logic, Program, Version, Weekday, table};
use crate::calendar::{Desk, Hours, Table};
use crate::runtime::code::Code;
use crate::runtime::expr::Slot;
use crate::runtime::facts::FactTable;
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
    let compile = |(place, office): (usize, &crate::bundle::Office)| {
        let path = || format!("offices[{place}]");
        let calendar = bundle.calendars.binary_search_by(|calendar| calendar.id.cmp(&office.calendar));
        let calendar = calendar.map_err(|_| super::error::reference(path(), "calendar", &office.calendar))?;
        let mut week: [Hours; 7] = Default::default();
        for (day, windows) in week.iter_mut().zip(&office.desk) {
            *day = table::hours(windows).map_err(|error| super::error::range(path(), error.to_string()))?;
        }
        let mut closed: Vec<_> = office.closed.iter().map(|closure| closure.date).collect();
        closed.sort_unstable();
        Ok(OfficeRules { calendar, desk: Desk::new(week, closed.clone()), closed, programs: Vec::new() })
    };
    let mut offices: Vec<OfficeRules> = bundle.offices.iter().enumerate().map(compile).collect::<Result<_, _>>()?;
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

pub(super) fn procedures(bundle: &Bundle, facts: &FactTable) -> Result<Vec<Vec<VersionRules>>, LoadError> {
    let mut compiled = Vec::with_capacity(bundle.procedures.len());
    for (place, procedure) in bundle.procedures.iter().enumerate() {
        let mut versions = Vec::with_capacity(procedure.versions.len());
        for (number, version) in procedure.versions.iter().enumerate() {
            versions.push(compile_version(&format!("procedures[{place}].versions[{number}]"), version, facts)?);
        }
        compiled.push(versions);
    }
    Ok(compiled)
}

/// Compiles expressions under the path of a version or program.
struct Compiler<'a> {
    path: &'a str,
    scope: Scope<'a>,
}

impl Compiler<'_> {
    fn refuse(&self, member: &str, message: String) -> LoadError {
        LoadError::Expression { path: format!("{}.{member}", self.path), message }
    }

    fn condition(&self, member: &str, number: usize, logic: &Logic) -> Result<Code, LoadError> {
        let condition = self.scope.condition(logic);
        condition.map(Code::new).map_err(|message| self.refuse(&format!("{member}[{number}]"), message))
    }

    fn when(&self, member: &str, number: usize, logic: Option<&Logic>) -> Result<Option<Code>, LoadError> {
        let condition = self.scope.when(logic);
        let condition = condition.map(|condition| condition.map(Code::new));
        condition.map_err(|message| self.refuse(&format!("{member}[{number}].when"), message))
    }
}

fn compile_version(path: &str, version: &Version, facts: &FactTable) -> Result<VersionRules, LoadError> {
    let names: std::collections::BTreeSet<&str> =
        version.documents.iter().map(|document| document.id.as_str()).collect();
    let has_document = |name: &str| names.contains(name);
    let compiler = Compiler { path, scope: Scope { facts, has_document: &has_document } };
    let slot = |name: String| -> Result<Slot, LoadError> {
        facts.named(&name).ok_or_else(|| super::error::reference(path, "fact", &name))
    };
    let mut documents = Vec::with_capacity(version.documents.len());
    for (number, document) in version.documents.iter().enumerate() {
        documents.push(DocumentRules {
            when: compiler.when("documents", number, document.when.as_ref())?,
            there: slot(format!("document.{}", document.id))?,
            drawn: slot(format!("document.{}.drawn", document.id))?,
        });
    }
    for (number, group) in version.document_groups.iter().enumerate() {
        compiler.when("document_groups", number, group.when.as_ref())?;
    }
    let complete = compiler.scope.condition(&version.documents_complete).map(Code::new);
    let complete = complete.map_err(|message| compiler.refuse("documents_complete", message))?;
    if mentions(&version.documents_complete, "documents.complete") {
        return Err(compiler.refuse("documents_complete", "rests on itself".to_owned()));
    }
    let mut fees = Vec::with_capacity(version.fees.len());
    for (number, fee) in version.fees.iter().enumerate() {
        let amount = fee.amount.as_ref().map(|logic| compiler.scope.amount(logic)).transpose();
        fees.push(FeeRules {
            stage: stage_place(version, fee.stage.as_deref()),
            when: compiler.when("fees", number, fee.when.as_ref())?,
            amount: amount.map_err(|message| compiler.refuse(&format!("fees[{number}].amount"), message))?,
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

fn compile_steps(compiler: &Compiler<'_>, version: &Version) -> Result<(Vec<StepRules>, Vec<usize>), LoadError> {
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

fn compile_stages(compiler: &Compiler<'_>, version: &Version) -> Result<(Vec<StageRules>, Vec<usize>), LoadError> {
    let after = places(version.stages.iter().map(|stage| (&stage.id, &stage.after)));
    let order = graph::order(&after).map_err(|place| LoadError::Cycle {
        path: format!("{}.stages", compiler.path),
        id: version.stages.get(place).map(|stage| stage.id.clone()).unwrap_or_default(),
    })?;
    let mut stages = Vec::with_capacity(version.stages.len());
    for ((number, stage), after) in version.stages.iter().enumerate().zip(after) {
        let rows = stage.deadlines.iter().enumerate();
        let rows = rows
            .map(|(row, deadline)| compiler.when(&format!("stages[{number}].deadlines"), row, deadline.when.as_ref()));
        stages.push(StageRules {
            when: compiler.when("stages", number, stage.when.as_ref())?,
            after,
            deadlines: rows.collect::<Result<_, _>>()?,
        });
    }
    Ok((stages, order))
}

/// The places of the items that each item comes after; every name is known to exist.
fn places<'a>(items: impl Iterator<Item = (&'a String, &'a Vec<String>)> + Clone) -> Vec<Vec<usize>> {
    let by_name: std::collections::BTreeMap<&String, usize> =
        items.clone().enumerate().map(|(place, (id, _))| (id, place)).collect();
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

pub(super) fn programs(bundle: &Bundle, facts: &FactTable) -> Result<Vec<ProgramRules>, LoadError> {
    bundle
        .programs
        .iter()
        .enumerate()
        .map(|(place, program)| compile_program(&format!("programs[{place}]"), program, bundle, facts))
        .collect()
}

fn compile_program(
    path: &str,
    program: &Program,
    bundle: &Bundle,
    facts: &FactTable,
) -> Result<ProgramRules, LoadError> {
    // A clause can be asked of every version that is covered.
    let own = bundle.procedures.iter().filter(|procedure| !program.covers.leaves_out(&procedure.id));
    let all = own.flat_map(|procedure| procedure.versions.iter().map(|version| (procedure.id.as_str(), version)));
    let covered: Vec<&Version> =
        all.filter(|(id, version)| program.covers.names(id, version)).map(|(_, version)| version).collect();
    let has_document = |name: &str| {
        let has = |version: &&Version| version.documents.iter().any(|document| document.id == name);
        covered.iter().all(has)
    };
    let compiler = Compiler { path, scope: Scope { facts, has_document: &has_document } };
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
