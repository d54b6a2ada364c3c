//! The model into proofs, or into a dossier that refutes one: conditions, rows, budgets, same-day promises, simplifications.
//!
//! A proof ranges over every dossier that a version can meet: all facts within their bounds ([`space`]), every receipt of the
//! horizon ([`receipts`]), every office that handles it ([`offices`]). What is found is exact: nothing that can happen is left
//! out, and a refutation shows a dossier ([`witness`]) that a runtime decides the same. Where a proof would take more than its
//! budget ([`limits`]) the version is reported as not proven, never as proven.
//!
//! Only what was understood is proved: a version that rests on an item with an error is left out, since what an unread clause
//! says is not known.

mod arrivals;
mod bills;
mod boxes;
mod budgets;
mod conditions;
mod corners;
mod days;
pub mod diff;
mod domain;
mod dossier;
mod elapsed;
mod limits;
mod linked;
mod memory;
mod offices;
mod outcome;
mod places;
mod poly;
mod proved;
pub mod reach;
mod receipts;
mod receiving;
mod redundant;
mod rows;
mod seen;
mod sessions;
mod shape;
mod simplify;
mod space;
mod subject;
mod timing;
mod ways;
mod witness;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::conditions::Seen;
pub use self::corners::{Corner, corners};
use self::domain::Domains;
use self::limits::TooMuch;
pub use self::memory::Memory;
use self::offices::Place;
pub use self::outcome::{Outcome, Received, Reception};
use self::places::Places;
use self::proved::Proved;
use self::receiving::{Receiving, Together};
use self::redundant::Redundant;
use self::rows::Chosen;
use self::subject::Subject;
use crate::diagnostics::messages::ConditionProblem;
use crate::diagnostics::{Finding, Term, terms};
use crate::model::{Catalog, Expr, Version};
use crate::source::Span;

/// Every refutation, and what could not be proved. `found` are the findings so far: what rests on an item that has an error
/// is left out. What `memory` holds is not proved again, and it is told what is new.
pub fn prove(catalog: &Catalog, found: &[Finding], memory: &Memory) -> Outcome {
    prove_some(catalog, found, memory, &|_| true)
}

/// As [`prove`], of the procedures whose codes are wanted.
pub fn prove_some(
    catalog: &Catalog,
    found: &[Finding],
    memory: &Memory,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Outcome {
    let domains = Domains::new(&catalog.facts);
    let broken = Broken::new(catalog, found);
    let receiving = Receiving::new(catalog, &|name| !broken.names.contains(name));
    let of_all = shape::of_all(catalog);
    let places = Places::new(&receiving);
    let proofs =
        Proofs { catalog, domains: &domains, receiving: &receiving, places: &places, broken: &broken, of_all: &of_all };
    let versions: Vec<(&str, &Version)> = catalog.versions().filter(|(code, _)| wanted(code)).collect();
    let versions: Vec<Placed<'_>> =
        versions.into_par_iter().map(|(code, version)| proofs.placed(code, version)).collect();
    // The first version of each shape, and with it where nothing is found what was seen of all.
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let first_of: Vec<usize> = (versions.iter().enumerate())
        .map(|(at, placed)| placed.shape.as_deref().map_or(at, |shape| *firsts.entry(shape).or_insert(at)))
        .collect();
    let one = |at: usize| {
        let (mut findings, mut seen) = (Vec::new(), Across::default());
        let proved = versions.get(at).and_then(|placed| {
            let known = placed.shape.as_deref().and_then(|shape| memory.recall(shape));
            if known.is_some() {
                return known;
            }
            proofs.version(placed, &mut seen, &mut findings);
            let shape = placed.shape.as_deref().filter(|_| findings.is_empty())?;
            let proved = Arc::new(Proved::of(&seen, placed.version, &placed.places));
            memory.learn(shape, &proved);
            Some(proved)
        });
        Part { findings, seen, proved }
    };
    // In the order of the versions whatever the cores do, so that the same catalog gives the same findings.
    let parts: Vec<Option<Part>> =
        first_of.par_iter().enumerate().map(|(at, first)| (at == *first).then(|| one(at))).collect();
    let proved = |first: usize| parts.get(first)?.as_ref()?.proved.as_deref();
    let others: Vec<Option<Part>> = (first_of.par_iter().enumerate())
        .map(|(at, first)| (at != *first && proved(*first).is_none()).then(|| one(at)))
        .collect();
    let mut findings = Vec::new();
    let mut seen = Across::default();
    // Many versions of one shape have the very same places.
    let mut told: HashSet<(usize, *const [Place<'_>])> = HashSet::new();
    for (placed, first) in versions.iter().zip(&first_of) {
        if let Some(proved) = proved(*first) {
            proved.tell(&mut seen, placed.version);
            if told.insert((*first, Arc::as_ptr(&placed.places))) {
                proved.tell_programs(&mut seen, &placed.places);
            }
        }
    }
    for part in parts.into_iter().zip(others).filter_map(|(first, other)| first.or(other)) {
        findings.extend(part.findings);
        seen.join(part.seen);
    }
    let of_versions = !findings.is_empty();
    seen.report(&mut findings);
    sessions::join(&mut findings);
    let received = Received::of(versions.iter().map(|placed| (placed.code, &placed.places)));
    Outcome { findings, of_versions, received, seen }
}

/// A version, and where its dossiers are received.
struct Placed<'a> {
    code: &'a str,
    version: &'a Version,
    /// Whether everything that it says, and what it says through its stages, was understood.
    is_sound: bool,
    /// With offices whose programs are alike looked at together; none of a version that was not understood.
    places: Arc<[Place<'a>]>,
    /// The digest of what is looked at of it, where another version may be proved with it.
    shape: Option<String>,
}

/// What came of one version.
struct Part {
    findings: Vec<Finding>,
    seen: Across,
    /// Where nothing was found and the version has a shape.
    proved: Option<Arc<Proved>>,
}

/// What is told only when every version that shares a clause was looked at.
#[derive(Default)]
struct Across {
    conditions: Seen,
    chosen: Chosen,
    redundant: Redundant,
}

impl Across {
    /// Takes a version that was not looked at as it is.
    fn trust(&mut self, version: &Version, beside: &[&Expr]) {
        let mut all = subject::conditions(version);
        all.extend(beside);
        self.conditions.trust(&all);
        self.chosen.trust(version);
        let clauses = version.same_day.iter().flat_map(|block| &block.clauses).map(|clause| clause.provenance.span);
        self.redundant.trust(clauses.chain(version.requirements.iter().map(|row| row.provenance.span)));
    }

    fn join(&mut self, other: Self) {
        self.conditions.0.join(other.conditions.0);
        self.chosen.0.join(other.chosen.0);
        self.redundant.0.join(other.redundant.0);
    }

    fn report(&self, findings: &mut Vec<Finding>) {
        let mut settled = Vec::new();
        self.conditions.report(&mut settled);
        let spans: Vec<Span> = settled.iter().map(|finding| finding.span).collect();
        let mut more = Vec::new();
        self.chosen.report(&mut more);
        self.redundant.report(&[], &mut more);
        // A clause whose condition says nothing is told that alone.
        more.retain(|finding| !spans.iter().any(|condition| finding.span.contains(*condition)));
        findings.extend(settled);
        findings.extend(more);
    }
}

struct Proofs<'a, 'f> {
    catalog: &'a Catalog,
    domains: &'a Domains<'a>,
    receiving: &'a Receiving<'a>,
    places: &'f Places<'a>,
    broken: &'f Broken<'a>,
    /// What every version is looked at with.
    of_all: &'f str,
}

impl<'a> Proofs<'a, '_> {
    fn placed(&self, code: &'a str, version: &'a Version) -> Placed<'a> {
        let stages = version.stages.iter().filter_map(|stage| self.catalog.procedures.get(&stage.procedure.node));
        let mut stages = stages.flat_map(|of| &of.versions);
        let is_sound = self.broken.is_sound(version) && stages.all(|version| self.broken.is_sound(version));
        let places = if is_sound { self.places.of(code, version) } else { Arc::default() };
        let shape = is_sound.then(|| shape::shape(self.receiving, self.of_all, version, &places)).flatten();
        Placed { code, version, is_sound, places, shape }
    }

    /// `across` has seen nothing else.
    fn version(&self, placed: &Placed<'a>, across: &mut Across, findings: &mut Vec<Finding>) {
        let Placed { code, version, is_sound, ref places, .. } = *placed;
        if !is_sound {
            return across.trust(version, &[]);
        }
        let stands_for_others = places.iter().any(Place::stands_for_others);
        let before = findings.len();
        self.at(places.to_vec(), code, version, across, findings);
        if stands_for_others && findings.len() > before {
            // What is found is told of each program by its own name and of each office by its own dossier.
            findings.truncate(before);
            // A proof that gave up has trusted what it did not look at.
            *across = Across::default();
            let places = self.receiving.places(code, version, Together::SamePrograms);
            self.at(places, code, version, across, findings);
        }
    }

    fn at(
        &self,
        places: Vec<Place<'a>>,
        code: &'a str,
        version: &'a Version,
        across: &mut Across,
        findings: &mut Vec<Finding>,
    ) {
        let programs = places.iter().flat_map(Place::programs_alike);
        let programs = programs.flat_map(|(program, others)| std::iter::once(program).chain(others));
        let programs: Vec<&Expr> = programs.flat_map(subject::clauses).collect();
        let beside = self.beside(version);
        let done =
            Subject::new(self.catalog, self.domains, (code, version), places, &beside.iter().collect::<Vec<_>>());
        let done = done.map_err(|tried| (terms::PART_RULES, tried)).and_then(|subject| match subject {
            Some(subject) => self.subject(&subject, across, findings),
            None => Ok(()),
        });
        if let Err((part, tried)) = done {
            across.trust(version, &programs);
            let problem = ConditionProblem::NotProven { code: code.to_owned(), part, tried: tried.tried() };
            findings.push(Finding::new(problem, version.head));
        }
    }

    /// Conditions beside a version's own that its regions must tell apart.
    fn beside(&self, version: &'a Version) -> Vec<Expr> {
        let mut beside: Vec<Expr> = linked::conditions(self.catalog, version).into_iter().cloned().collect();
        if let Some(before) = &version.before {
            beside.extend(subject::conditions(&before.version).into_iter().cloned());
            beside.push(subject::complete(self.catalog, &before.version));
            beside.extend(simplify::came_before(&before.version, version));
        }
        beside
    }

    /// Every proof of a version; one that gives up says what it was about.
    fn subject(
        &self,
        subject: &Subject<'a>,
        across: &mut Across,
        findings: &mut Vec<Finding>,
    ) -> Result<(), (Term, TooMuch)> {
        let about = |part: Term| move |tried: TooMuch| (part, tried);
        across.conditions.add(subject).map_err(about(terms::PART_CONDITIONS))?;
        across.chosen.add(subject, findings).map_err(about(terms::PART_ROWS))?;
        across.redundant.add(subject).map_err(about(terms::PART_CLAUSES))?;
        budgets::check(subject, findings).map_err(about(terms::PART_STEPS))?;
        sessions::check(subject, findings).map_err(about(terms::PART_SESSIONS))?;
        simplify::check(subject, findings).map_err(about(terms::PART_SIMPLIFICATION))?;
        if subject.version.is_linked() {
            linked::check(self.catalog, subject, findings).map_err(about(terms::PART_STAGES))?;
            linked::sessions(self.catalog, subject, findings).map_err(about(terms::PART_SESSIONS))?;
        }
        Ok(())
    }
}

/// The items that hold an error.
struct Broken<'a> {
    items: Vec<Span>,
    names: BTreeSet<&'a str>,
}

impl<'a> Broken<'a> {
    fn new(catalog: &'a Catalog, found: &[Finding]) -> Self {
        // Errors of what is written, of names, steps and simplifications, and a program that reads what is not there; others
        // leave the meaning as it is.
        let hurts = |finding: &&Finding| {
            finding.blocks()
                && ["E01", "E02", "E04", "E05", "E0610", "E07"].iter().any(|family| finding.code().starts_with(family))
        };
        let places: Vec<Span> = found.iter().filter(hurts).map(|finding| finding.span).collect();
        let holds = |item: &&Span| places.iter().any(|place| item.contains(*place));
        let items: Vec<Span> = catalog.items.iter().filter(holds).copied().collect();
        let inside = |span: Span| items.iter().any(|item| item.contains(span));
        let offices = catalog.offices.iter().map(|(name, item)| (name, item.name));
        let calendars = catalog.calendars.iter().map(|(name, item)| (name, item.name));
        let programs = catalog.programs.iter().map(|(name, item)| (name, item.name));
        let all = offices.chain(calendars).chain(programs);
        let names = all.filter(|(_, span)| inside(*span)).map(|(name, _)| name.as_str()).collect();
        Self { items, names }
    }

    /// Whether everything that a version says was understood.
    fn is_sound(&self, version: &Version) -> bool {
        let touched = |span: Span| self.items.iter().any(|item| item.contains(span));
        let mut next = Some(version);
        while let Some(version) = next {
            let own = touched(version.head) || touched(version.whole);
            if own || !subject::is_understood(version) || version.provenances().iter().any(|part| touched(part.span)) {
                return false;
            }
            next = version.before.as_ref().map(|before| before.version.as_ref());
        }
        true
    }
}
