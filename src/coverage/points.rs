//! Every point of a rule set at which something can be seen: the conditions and rows of each version and each program's
//! clauses, joined to clauses by the line that states them.

use std::collections::BTreeMap;

use crate::bundle::{
    DeadlineKind, Document, Language, Logic, Procedure, Program, Provenance, SameDayClause, SameDayClauseKind, Version,
};
use crate::runtime::RuleSet;

use super::boundaries;
use super::clause::{Aspect, Clause, Kind, Mark, Marks, Use, add};

/// A use of a clause: the places of the clause and of the use in it.
pub(super) type Place = (usize, usize);

/// Every point.
pub(super) struct Points<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) clauses: Vec<Clause>,
    pub(super) versions: Vec<VersionPoints<'a>>,
    pub(super) programs: Vec<ProgramPoints<'a>>,
}

/// The points of a version.
pub(super) struct VersionPoints<'a> {
    pub(super) code: &'a str,
    pub(super) version: &'a Version,
    pub(super) points: Vec<Point<'a>>,
    /// Cut-offs: the place of the row among `points`, the last minute before it turns.
    pub(super) cutoffs: Vec<(usize, u16, Place)>,
    /// The first day, where another version goes before.
    pub(super) start: Option<Place>,
}

/// The points of a program.
pub(super) struct ProgramPoints<'a> {
    pub(super) program: &'a Program,
    pub(super) points: Vec<Point<'a>>,
    /// The last intake minute.
    pub(super) intake: Option<(u16, Place)>,
}

/// A condition or a row.
#[derive(Clone, Debug)]
pub(super) struct Point<'a> {
    pub(super) place: Place,
    pub(super) kind: Kind,
    pub(super) when: Option<&'a Logic>,
    /// Of a row that is chosen in order, what its rivals are chosen for.
    pub(super) choice: Option<Choice<'a>>,
    /// The name under which a decision lists it.
    pub(super) id: Option<&'a str>,
    /// The answer of a plain dossier, of which nothing is out of the ordinary.
    pub(super) plain: bool,
}

/// What one of several rows is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice<'a> {
    /// The limit.
    Limit,
    /// The fee of a name.
    Fee(&'a str),
}

impl<'a> Points<'a> {
    pub(super) fn new(rules: &'a RuleSet) -> Self {
        let mut join = Join { language: rules.bundle().language, found: BTreeMap::new(), clauses: Vec::new() };
        let bundle = rules.bundle();
        let versions = bundle.procedures.iter().flat_map(|procedure| {
            procedure.versions.iter().enumerate().map(move |(at, version)| (procedure, at, version))
        });
        let versions = versions.map(|(procedure, at, version)| join.version(procedure, at, version)).collect();
        let programs = bundle.programs.iter().map(|program| join.program(program)).collect();
        let mut points = Self { rules, clauses: join.clauses, versions, programs };
        points.sort();
        points
    }

    /// Clauses by file, line and kind, whatever the order of procedures.
    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.clauses.len()).collect();
        let key =
            |at: &usize| self.clauses.get(*at).map(|one| (one.file.clone(), one.line, one.kind, one.text.clone()));
        order.sort_by_cached_key(key);
        let moved: BTreeMap<usize, usize> = order.iter().copied().zip(0..).collect();
        let clauses = order.iter().filter_map(|at| self.clauses.get(*at).cloned()).collect();
        self.clauses = clauses;
        let mut places: Vec<&mut Place> = Vec::new();
        for version in &mut self.versions {
            places.extend(version.points.iter_mut().map(|point| &mut point.place));
            places.extend(version.cutoffs.iter_mut().map(|(.., place)| place));
            places.extend(&mut version.start);
        }
        for program in &mut self.programs {
            places.extend(program.points.iter_mut().map(|point| &mut point.place));
            places.extend(program.intake.as_mut().map(|(_, place)| place));
        }
        for place in places {
            place.0 = moved.get(&place.0).copied().unwrap_or(place.0);
        }
    }

    /// Adds what one dossier showed.
    pub(super) fn count(&mut self, seen: &[(Place, Aspect)]) {
        for (place, aspect) in seen {
            if let Some(mark) = self.mark_mut(*place, *aspect) {
                add(&mut mark.seen, 1);
            }
        }
    }

    /// What was seen of a use.
    pub(super) fn mark_mut(&mut self, (clause, one): Place, aspect: Aspect) -> Option<&mut Mark> {
        self.clauses.get_mut(clause)?.uses.get_mut(one)?.marks.get_mut(&aspect)
    }

    /// Whether something could be seen in a use that was seen in no use.
    pub(super) fn is_missing(&self, (clause, one): Place, aspect: Aspect) -> bool {
        let Some(clause) = self.clauses.get(clause) else { return false };
        let here = clause.uses.get(one).and_then(|one| one.marks.get(&aspect));
        let seen = clause.uses.iter().any(|one| one.marks.get(&aspect).is_some_and(|mark| mark.seen > 0));
        here.is_some_and(|mark| mark.possible) && !seen
    }

    /// The clause of a place.
    pub(super) fn clause(&self, place: Place) -> Option<&Clause> {
        self.clauses.get(place.0)
    }
}

/// Joins uses to clauses.
struct Join {
    language: Language,
    found: BTreeMap<(Kind, String, String), usize>,
    clauses: Vec<Clause>,
}

/// A use before it is joined.
struct Row<'a, 'b> {
    kind: Kind,
    provenance: &'b Provenance,
    text: String,
    when: Option<&'a Logic>,
    choice: Option<Choice<'a>>,
    id: Option<&'a str>,
    plain: bool,
}

impl Join {
    /// The place of a use, which is made.
    fn place(&mut self, kind: Kind, source: &str, text: &str, one: Use) -> Place {
        let key = (kind, source.to_owned(), text.to_owned());
        let fresh = self.clauses.len();
        let at = *self.found.entry(key).or_insert(fresh);
        if at == fresh {
            let (file, line) = source.rsplit_once(':').unwrap_or((source, "0"));
            let line = line.parse().unwrap_or(0);
            let (file, text) = (file.to_owned(), text.to_owned());
            self.clauses.push(Clause { kind, file, line, text, uses: Vec::new() });
        }
        let uses = self.clauses.get_mut(at).map(|clause| {
            clause.uses.push(one);
            clause.uses.len()
        });
        (at, uses.and_then(|count| count.checked_sub(1)).unwrap_or(0))
    }

    fn point<'a>(&mut self, of: &Use, row: Row<'a, '_>) -> Point<'a> {
        let aspects: &[Aspect] = match (row.when, row.choice) {
            (None, _) => &[Aspect::Applies],
            (Some(_), None) => &[Aspect::Holds, Aspect::Fails, Aspect::Unknown],
            (Some(_), Some(_)) => &[Aspect::Holds, Aspect::Fails, Aspect::Unknown, Aspect::Decides],
        };
        let one = Use { marks: marks(aspects), ..of.clone() };
        let place = self.place(row.kind, stated(row.provenance), &row.text, one);
        Point { place, kind: row.kind, when: row.when, choice: row.choice, id: row.id, plain: row.plain }
    }

    fn version<'a>(&mut self, procedure: &'a Procedure, at: usize, version: &'a Version) -> VersionPoints<'a> {
        let of = Use { of: procedure.id.clone(), version: Some(version.from), marks: Marks::new() };
        let mut points = Vec::new();
        for row in rows(version, self.language) {
            points.push(self.point(&of, row));
        }
        let mut cutoffs = Vec::new();
        let limits = points.iter().enumerate().filter(|(_, point)| point.kind == Kind::Deadline);
        for ((point, _), row) in limits.zip(&version.deadlines) {
            let Some(cutoff) = row.terms.cutoff.filter(|_| row.terms.from_step.is_none()) else { continue };
            let text = boundaries::cutoff_text(cutoff.after, self.language);
            let one = Use { marks: marks(&[Aspect::Before, Aspect::After]), ..of.clone() };
            cutoffs.push((point, cutoff.after, self.place(Kind::Boundary, stated(&row.provenance), &text, one)));
        }
        let before = at.checked_sub(1).and_then(|before| procedure.versions.get(before));
        let follows = before.is_some_and(|before| before.to == Some(version.from));
        let start = follows.then(|| {
            let text = boundaries::start_text(&procedure.id, version.from, self.language);
            let one = Use { marks: marks(&[Aspect::Before, Aspect::After]), ..of.clone() };
            self.place(Kind::Boundary, start_source(version), &text, one)
        });
        VersionPoints { code: &procedure.id, version, points, cutoffs, start }
    }

    fn program<'a>(&mut self, program: &'a Program) -> ProgramPoints<'a> {
        let of = Use { of: program.id.clone(), version: None, marks: Marks::new() };
        let points = program.clauses.iter().map(|row| self.point(&of, clause(row))).collect();
        let intake = program.intake_until.map(|last| {
            let text = boundaries::intake_text(&program.id, last, self.language);
            let one = Use { marks: marks(&[Aspect::Before, Aspect::After]), ..of.clone() };
            (last, self.place(Kind::Boundary, &program.provenance.source, &text, one))
        });
        ProgramPoints { program, points, intake }
    }
}

fn marks(aspects: &[Aspect]) -> Marks {
    aspects.iter().map(|aspect| (*aspect, Mark { possible: true, seen: 0 })).collect()
}

/// The line that states a clause as it stands in its version.
fn stated(provenance: &Provenance) -> &str {
    provenance.changes.last().map_or(&provenance.source, |change| &change.source)
}

/// The line from which a version starts: the simplification's that made it, else its own.
fn start_source(version: &Version) -> &str {
    let rows = version.deadlines.iter().map(|row| &row.provenance);
    let rows = rows.chain(version.fees.iter().map(|row| &row.provenance));
    let rows = rows.chain(version.documents.iter().map(|row| &row.provenance));
    let rows = rows.chain(version.steps.iter().map(|row| &row.provenance));
    let changes = std::iter::once(&version.provenance).chain(rows).flat_map(|provenance| &provenance.changes);
    let own = changes.into_iter().find(|change| change.from == version.from);
    own.map_or(&version.provenance.source, |change| &change.source)
}

/// A clause of a same-day rule or of a program.
fn clause(clause: &SameDayClause) -> Row<'_, '_> {
    Row {
        kind: Kind::SameDay,
        provenance: &clause.provenance,
        text: clause.rule.clone(),
        when: Some(&clause.condition),
        choice: None,
        id: None,
        plain: clause.kind == SameDayClauseKind::When,
    }
}

/// The conditions and rows of a version.
fn rows(version: &Version, language: Language) -> Vec<Row<'_, '_>> {
    let mut found = Vec::new();
    let mut row = |kind, provenance, text: &str, when, choice, id| {
        let plain = kind == Kind::Requirement;
        found.push(Row { kind, provenance, text: text.to_owned(), when, choice, id, plain });
    };
    for limit in &version.deadlines {
        let choice = (limit.kind == DeadlineKind::Base).then_some(Choice::Limit);
        row(Kind::Deadline, &limit.provenance, &limit.terms.rule, limit.when.as_ref(), choice, None);
    }
    for fee in &version.fees {
        row(Kind::Fee, &fee.provenance, &fee.rule, fee.when.as_ref(), Some(Choice::Fee(&fee.id)), None);
    }
    for one in &version.requirements {
        row(Kind::Requirement, &one.provenance, &one.rule, Some(&one.condition), None, None);
    }
    if let Some(one) = &version.reappointment {
        row(Kind::Reappointment, &one.provenance, &one.rule, one.when.as_ref(), None, None);
    }
    for one in &version.document_groups {
        row(Kind::Document, &one.provenance, group_text(language), one.when.as_ref(), None, None);
    }
    for one in &version.documents {
        row(Kind::Document, &one.provenance, title(one, language), one.when.as_ref(), None, Some(&one.id));
    }
    for step in &version.steps {
        row(Kind::Step, &step.provenance, step.title.pick(language), step.when.as_ref(), None, Some(&step.id));
    }
    for stage in &version.stages {
        row(Kind::Stage, &stage.provenance, &stage.id, stage.when.as_ref(), None, Some(&stage.id));
    }
    let clauses = version.same_day.iter().flat_map(|block| &block.clauses);
    found.extend(clauses.map(clause));
    found
}

fn title(document: &Document, language: Language) -> &str {
    document.title.pick(language)
}

const fn group_text(language: Language) -> &'static str {
    match language {
        Language::Vi => "một trong",
        Language::En => "one of",
    }
}
