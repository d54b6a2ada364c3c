//! The stages of a linked procedure fit its limit: the longest path of the stages that can run together, in parallel and in
//! sequence, ends by the committed moment for every receipt. The steps inside a stage are proved in their own procedure. What
//! does not fit is found at the stage that ends last.
//!
//! A stage starts with the dossier, or where the last of those that it comes after is due, open or not; it takes its own limit,
//! else its procedure's committed one.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::budgets::classes;
use super::dossier::Wanted;
use super::limits::TooMuch;
use super::offices::Place;
use super::receipts::{Receipt, Scan, Trial};
use super::sessions;
use super::subject::Subject;
use super::timing::{Plan, due};
use super::ways::{self, Way, committed, fork};
use super::witness::{shown, witness};
use crate::bundle::{Channel, DeadlineKind, Limit};
use crate::calendar::{self, Unit};
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Deadline, Documents, Expr, Stage, Step, Version};
use crate::source::{Span, Spanned};

/// The conditions of its stages' limits that a linked version's regions must tell apart.
pub(super) fn conditions<'a>(catalog: &'a Catalog, version: &'a Version) -> Vec<&'a Expr> {
    let stages = version.stages.iter().filter(|stage| stage.within.is_none());
    let procedures = stages.filter_map(|stage| catalog.procedures.get(&stage.procedure.node));
    let mut found = Vec::new();
    for version in procedures.flat_map(|procedure| &procedure.versions) {
        found.extend(version.deadlines.iter().filter_map(|row| row.when.as_ref()));
        found.extend(counted(version).iter().filter_map(|step| step.when.as_ref()));
    }
    found
}

/// The steps of a stage that its limit depends on: all of them where a row counts from one.
fn counted(version: &Version) -> &[Step] {
    let from_step = version.deadlines.iter().any(|row| row.terms.from_step.is_some());
    if from_step { &version.steps } else { &[] }
}

/// Adds what does not fit, once a stage.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn check(catalog: &Catalog, subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let mut reported: Vec<Span> = Vec::new();
    for days in pieces(catalog, subject) {
        for path in paths(catalog, subject, days)? {
            for place in &subject.places {
                let Some(finding) = path.broken_at(place, days, &reported)? else { continue };
                reported.push(finding.span);
                findings.push(finding);
            }
        }
    }
    Ok(())
}

/// Adds the sessions that take the linked dossier in and cannot finish it: the steps of the stages that run, those of a stage
/// behind those of the stages that it comes after, in the session's windows. Nothing else is waited for there: what is finished
/// within the hour does not use up its stage's limit.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn sessions(catalog: &Catalog, subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    if subject.version.same_day.is_none() || subject.places.iter().all(|place| place.programs.is_empty()) {
        return Ok(());
    }
    for (first, last) in pieces(catalog, subject) {
        let joined = Version { from: first, to: last.succ_opt(), ..joined(catalog, subject, first) };
        let code = (subject.code, &joined);
        let places = subject.places.clone();
        if let Some(subject) = Subject::new(catalog, subject.space.domains(), code, places, &[])? {
            sessions::check(&subject, findings)?;
        }
    }
    Ok(())
}

/// A linked version as an ordinary one, its stages' steps joined; named `stage/step`.
fn joined(catalog: &Catalog, subject: &Subject<'_>, day: NaiveDate) -> Version {
    let version = subject.version;
    let mut steps: Vec<Step> = Vec::new();
    let mut ends: BTreeMap<&str, Vec<Spanned<String>>> = BTreeMap::new();
    for stage in &version.stages {
        let of = catalog.procedures.get(&stage.procedure.node);
        let Some(of) = of.and_then(|of| of.versions.iter().find(|version| version.governs(day))) else { continue };
        let named = |name: &str| format!("{}/{name}", stage.id);
        let before = stage.after.iter().filter_map(|name| ends.get(name.node.as_str()));
        let behind: Vec<Spanned<String>> = before.flatten().cloned().collect();
        // A stage without steps is passed over.
        let own = of.steps.iter().map(|step| Spanned::new(named(&step.id), step.name));
        let own: Vec<Spanned<String>> = own.collect();
        ends.insert(&stage.id, if own.is_empty() { behind.clone() } else { own });
        for step in &of.steps {
            let mut after: Vec<Spanned<String>> =
                step.after.iter().map(|name| Spanned::new(named(&name.node), name.span)).collect();
            if after.is_empty() {
                after = behind.clone();
            }
            let conditions = stage.when.iter().chain(&step.when).cloned();
            let when = Expr::all(stage.provenance.span, conditions);
            let when = Some(when).filter(|when| !when.is_always());
            steps.push(Step { id: named(&step.id), after, when, returns_result: false, ..step.clone() });
        }
    }
    let documents = version.documents.clone().unwrap_or(Documents::new(version.head, Vec::new()));
    let documents = Some(Documents { complete: subject.complete.clone(), ..documents });
    Version { steps, documents, stages: Vec::new(), ..version.clone() }
}

/// The days of a linked version on which its stages' versions stay the same.
fn pieces(catalog: &Catalog, subject: &Subject<'_>) -> Vec<(NaiveDate, NaiveDate)> {
    let (first, last) = subject.days;
    let procedures = subject.version.stages.iter().filter_map(|stage| catalog.procedures.get(&stage.procedure.node));
    let mut starts: Vec<NaiveDate> = procedures.flat_map(|of| &of.versions).map(|version| version.from).collect();
    starts.retain(|day| first < *day && *day <= last);
    starts.push(first);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).filter_map(|day| day.pred_opt()).chain([last]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).collect()
}

/// One way through the stages.
struct Path<'a, 's> {
    subject: &'a Subject<'s>,
    way: Way,
    /// For each stage, its procedure's rows and, of those that are asked, whether they hold.
    rows: Vec<(&'a [Deadline], Vec<bool>)>,
    /// For each stage, the steps that its limit depends on and whether they run.
    steps: Vec<(&'a [Step], Vec<bool>)>,
}

/// Every way through limits, stages and the limits of stages that have none of their own.
fn paths<'a, 's>(
    catalog: &'a Catalog,
    subject: &'a Subject<'s>,
    (first, _): (NaiveDate, NaiveDate),
) -> Result<Vec<Path<'a, 's>>, TooMuch> {
    let (space, version, complete) = (&subject.space, subject.version, &subject.complete);
    let mut ways = ways::limits(space, version, complete, space.everything())?;
    for stage in &version.stages {
        ways = fork(space, ways, stage.when.as_ref(), complete, |way, holds| way.runs.push(holds))?;
    }
    let of = |stage: &Stage| -> Option<&'a Version> {
        let procedure = catalog.procedures.get(&stage.procedure.node).filter(|_| stage.within.is_none());
        procedure.and_then(|of| of.versions.iter().find(|version| version.governs(first)))
    };
    let governing: Vec<Option<&'a Version>> = version.stages.iter().map(of).collect();
    let rows: Vec<&'a [Deadline]> =
        governing.iter().map(|of| of.map_or(&[][..], |version| version.deadlines.as_slice())).collect();
    let steps: Vec<&'a [Step]> = governing.iter().map(|of| of.map_or(&[][..], counted)).collect();
    // Whether a row of a stage holds is kept behind the answers for the stages themselves, then whether its steps run.
    let whens = rows.iter().flat_map(|rows| rows.iter()).map(|row| row.when.as_ref());
    for when in whens.chain(steps.iter().flat_map(|steps| steps.iter()).map(|step| step.when.as_ref())) {
        ways = fork(space, ways, when, complete, |way, holds| way.runs.push(holds))?;
    }
    let count = version.stages.len();
    let path = |mut way: Way| {
        let mut answers = way.runs.split_off(count.min(way.runs.len())).into_iter();
        let rows = rows.iter().map(|rows| (*rows, answers.by_ref().take(rows.len()).collect())).collect();
        let steps = steps.iter().map(|steps| (*steps, answers.by_ref().take(steps.len()).collect())).collect();
        Path { subject, way, rows, steps }
    };
    Ok(ways.into_iter().map(path).collect())
}

/// A stage that ran.
struct Ran {
    stage: usize,
    start: NaiveDateTime,
    due: NaiveDateTime,
}

impl Path<'_, '_> {
    fn broken_at(
        &self,
        place: &Place<'_>,
        days: (NaiveDate, NaiveDate),
        reported: &[Span],
    ) -> Result<Option<Finding>, TooMuch> {
        let (subject, version) = (self.subject, self.subject.version);
        let Some(own) = subject.days_at(place) else { return Ok(None) };
        let days = (days.0.max(own.0), days.1.min(own.1));
        let Some((terms, _)) = self.way.terms(version, committed).filter(|_| days.0 <= days.1) else { return Ok(None) };
        for channels in classes(version, place) {
            let region = subject.on_channels(&self.way.region, &channels)?;
            let Some(channel) = channels.first().copied().filter(|_| !region.is_empty()) else { continue };
            let windows = place.days(&place.taking(version, channel));
            let turns: Vec<u16> = terms.cutoff.iter().map(|cutoff| cutoff.after).collect();
            let scan = Scan {
                place,
                windows: &windows,
                space: &subject.space,
                region: &region,
                days,
                turns: &turns,
                // Stages count from moments, in whatever unit.
                every: true,
                by_looks: self.depends_on_looks(),
                accepts: &|day| place.accepts(version, channel, day),
            };
            let broken = scan.first_broken(&mut |start| self.trial(place, start))?;
            if let Some(receipt) = broken {
                return self.finding(place, &channels, receipt, reported);
            }
        }
        Ok(None)
    }

    /// Whether nothing but the days' hours decides the outcome: months and years end on dates.
    fn depends_on_looks(&self) -> bool {
        let version = self.subject.version;
        let own = version.deadlines.iter().chain(self.rows.iter().flat_map(|(rows, _)| rows.iter()));
        let limits = own.filter_map(|row| match &row.terms.limit.node {
            Limit::Duration { duration } => Some(*duration),
            _ => None,
        });
        let steps = self.steps.iter().flat_map(|(steps, _)| steps.iter());
        let steps = steps.flat_map(|step| [step.within, step.at_least]).flatten().map(|duration| duration.node);
        let stages = version.stages.iter().filter_map(|stage| stage.within);
        let mut all = limits.chain(steps).chain(stages).chain(version.reappointment.as_ref().map(|row| row.within));
        all.all(|duration| !matches!(duration.unit, Unit::Months | Unit::Years))
    }

    fn trial(&self, place: &Place<'_>, start: NaiveDateTime) -> Trial {
        let Some(limit) = self.limit(place, start) else { return Trial::Kept(start.date()) };
        let ran = self.stages(place, start);
        match ran.iter().map(|ran| ran.due).max() {
            Some(end) if end > limit => Trial::Broken,
            Some(end) => Trial::Kept(end.max(limit).date()),
            None => Trial::Kept(limit.date()),
        }
    }

    /// The committed moment, or the re-appointment in its place.
    fn limit(&self, place: &Place<'_>, start: NaiveDateTime) -> Option<NaiveDateTime> {
        let version = self.subject.version;
        let (terms, extensions) = self.way.terms(version, committed)?;
        let end = due(place.table, terms, &extensions, start, (&Plan::new(&[]), None))?;
        match version.reappointment.as_ref().filter(|_| self.way.reappointed) {
            Some(row) => calendar::due(place.table, end, &row.within.into()).ok().map(|due| due.at),
            None => Some(end),
        }
    }

    /// The stages that run. One whose limit has no date takes none of the time.
    fn stages(&self, place: &Place<'_>, start: NaiveDateTime) -> Vec<Ran> {
        let version = self.subject.version;
        let mut ends: BTreeMap<&str, NaiveDateTime> = BTreeMap::new();
        let mut ran = Vec::new();
        for (at, stage) in version.stages.iter().enumerate() {
            let before = stage.after.iter().filter_map(|name| ends.get(name.node.as_str()).copied());
            let from = before.fold(start, NaiveDateTime::max);
            let runs = self.way.runs.get(at).copied().unwrap_or(true);
            let end = if runs { self.stage_due(place, at, stage, from) } else { None };
            if let Some(due) = end {
                ran.push(Ran { stage: at, start: from, due });
            }
            ends.insert(&stage.id, end.unwrap_or(from));
        }
        ran
    }

    fn stage_due(&self, place: &Place<'_>, at: usize, stage: &Stage, from: NaiveDateTime) -> Option<NaiveDateTime> {
        if let Some(within) = stage.within {
            return calendar::due(place.table, from, &within.into()).ok().map(|due| due.at);
        }
        let (rows, holds) = self.rows.get(at)?;
        let chosen = |place: &usize| holds.get(*place).copied().unwrap_or(true);
        let base = ways::bases(rows).find(|(place, row)| row.when.is_none() || chosen(place))?.1;
        let more = ways::extensions(rows).filter(|(place, row)| row.when.is_none() || chosen(place));
        let more: Vec<_> = more
            .filter_map(|(_, row)| match &row.terms.limit.node {
                Limit::Duration { duration } => Some(*duration),
                _ => None,
            })
            .collect();
        let mut terms = base.terms.clone();
        if !stage.after.is_empty() {
            // A cut-off is about receipts: a later stage starts at its moment, whatever the hour.
            terms.cutoff = None;
        }
        let (steps, runs) = self.steps.get(at)?;
        let plan = Plan::new(steps);
        let course = plan.course(runs, place.table, place.table, from).ok();
        due(place.table, &terms, &more, from, (&plan, course.as_ref()))
    }

    fn finding(
        &self,
        place: &Place<'_>,
        channels: &[Channel],
        receipt: Receipt,
        reported: &[Span],
    ) -> Result<Option<Finding>, TooMuch> {
        let (subject, version) = (self.subject, self.subject.version);
        let (space, complete) = (&subject.space, &subject.complete);
        let ran = self.stages(place, receipt.start);
        let Some(last) = ran.iter().max_by_key(|ran| ran.due) else { return Ok(None) };
        let (Some(stage), Some(limit)) = (version.stages.get(last.stage), self.limit(place, receipt.start)) else {
            return Ok(None);
        };
        let span = stage.provenance.span;
        if reported.contains(&span) {
            return Ok(None);
        }
        let mut wanted = self.way.wanted_limit(version, complete);
        for (stage, holds) in version.stages.iter().zip(&self.way.runs) {
            wanted.extend(stage.when.iter().map(|condition| Wanted { condition, complete, holds: *holds }));
        }
        for (rows, holds) in &self.rows {
            for (row, holds) in rows.iter().zip(holds) {
                wanted.extend(row.when.iter().map(|condition| Wanted { condition, complete, holds: *holds }));
            }
        }
        for (steps, runs) in &self.steps {
            wanted.extend(ways::steps(steps, runs, complete));
        }
        let (dossier, _) = subject.dossier(&self.way.region, &wanted, receipt.received, channels)?;
        let (received, finish) = (receipt.received, last.due);
        let problem = DeadlineProblem::StagesTooLong { stage: stage.id.clone(), received, due: limit, finish };
        let mut finding = Finding::new(problem, span);
        if let Some(row) = self.way.base.and_then(|base| version.deadlines.get(base)) {
            debug_assert!(row.kind == DeadlineKind::Base);
            finding = finding.related(row.provenance.span, Note::Limit);
        }
        let told = ran.iter().filter_map(|ran| {
            let stage = version.stages.get(ran.stage)?;
            Some(format!("{} {}..{}", stage.id, shown(ran.start), shown(ran.due)))
        });
        let found = format!("{} ({})", shown(finish), told.collect::<Vec<_>>().join(", "));
        finding.witness = Some(witness(space, &dossier, (subject.code, place.name), shown(limit), found));
        Ok(Some(finding))
    }
}
