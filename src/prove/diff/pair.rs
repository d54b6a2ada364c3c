//! A version before and one after that govern common days, over one space that tells the conditions of both apart.

use chrono::NaiveDate;

use super::logic::NOWHERE;
use super::sites::Site;
use crate::bundle::{Channel, SameDayClauseKind};
use crate::model::{Document, Expr, ExprKind, SameDayClause, Var, Version};
use crate::prove::domain::Domains;
use crate::prove::limits::TooMuch;
use crate::prove::space::{Receipts, Region, Space};
use crate::prove::subject;
use crate::prove::ways::{self, Way};

/// A version with what follows from it.
pub(super) struct Side<'a> {
    pub(super) version: &'a Version,
    /// Whether the dossier is complete.
    pub(super) complete: Expr,
    /// Whether every requirement is met.
    pub(super) met: Expr,
    /// Whether the clauses of the same-day rule let the dossier through; never where there is no rule.
    pub(super) clauses: Expr,
}

impl<'a> Side<'a> {
    fn new(version: &'a Version) -> Self {
        let clauses = match &version.same_day {
            Some(block) => through(&block.clauses),
            None => Expr::any(NOWHERE, []),
        };
        Self {
            version,
            // A bundle has joined what the stages of a linked version ask for.
            complete: (version.documents.as_ref())
                .map_or_else(|| Expr::all(NOWHERE, []), |documents| documents.complete.clone()),
            met: Expr::all(NOWHERE, version.requirements.iter().map(|row| row.condition.clone())),
            clauses,
        }
    }

    pub(super) fn holds(&self, space: &Space<'_>, condition: &Expr) -> Result<Region, TooMuch> {
        space.and(space.everything(), &space.holds(condition, &self.complete)?)
    }

    fn conditions(&self) -> Vec<&Expr> {
        let mut all = subject::conditions(self.version);
        let documents = self.version.documents.iter();
        all.extend(documents.flat_map(|documents| &documents.list).filter_map(|document| document.when.as_ref()));
        all.push(&self.complete);
        all
    }
}

/// Whether clauses let a dossier through.
pub(super) fn through(clauses: &[SameDayClause]) -> Expr {
    let each = clauses.iter().map(|clause| match clause.kind {
        SameDayClauseKind::When => clause.condition.clone(),
        SameDayClauseKind::Unless => clause.condition.clone().negate(),
    });
    Expr::all(NOWHERE, each)
}

/// A document, and when it is asked for before and after.
pub(super) struct Asked<'a> {
    pub(super) id: &'a str,
    pub(super) old: Expr,
    pub(super) new: Expr,
    /// The document before and after.
    pub(super) rows: (Option<&'a Document>, Option<&'a Document>),
}

/// Two versions.
pub(super) struct Pair<'a> {
    pub(super) code: &'a str,
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    /// First and last day of receipt that both govern.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) space: Space<'a>,
    pub(super) asked: Vec<Asked<'a>>,
    /// The dossiers whose facts have values that both take.
    common: Region,
}

/// The dossiers that go one way before and one way after.
pub(super) struct Cell {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) region: Region,
}

impl<'a> Pair<'a> {
    /// # Errors
    /// [`TooMuch`], also where a condition was not understood.
    pub(super) fn new(
        domains: &'a Domains<'a>,
        code: &'a str,
        (old, new): (&'a Version, &'a Version),
        days: (NaiveDate, NaiveDate),
        sites: &[Site<'a>],
        common: &[Expr],
    ) -> Result<Self, TooMuch> {
        let asked = asked(old, new);
        let (old, new) = (Side::new(old), Side::new(new));
        let mut looked_at = old.conditions();
        looked_at.extend(new.conditions());
        looked_at.extend(asked.iter().flat_map(|asked| [&asked.old, &asked.new]));
        let programs = sites.iter().flat_map(|site| site.old.programs.iter().chain(&site.new.programs));
        looked_at.extend(programs.flat_map(|(_, program)| subject::clauses(program)));
        looked_at.extend(common);
        let amounts = [old.version, new.version].into_iter().flat_map(|version| &version.fees);
        let amounts: Vec<&Expr> = amounts.filter_map(|fee| fee.amount.as_ref()).collect();
        if !looked_at.iter().chain(&amounts).all(|expr| subject::understood(expr)) {
            return Err(TooMuch::Boxes);
        }
        let receipts = Receipts { from: days.0, last: days.1, channels: Channel::ALL.to_vec() };
        let space = Space::new(domains, &looked_at, receipts)?;
        let common = common
            .iter()
            .try_fold(space.everything().clone(), |all, fact| space.and(&all, &space.holds(fact, &old.complete)?))?;
        Ok(Self { code, old, new, days, space, asked, common })
    }

    /// The ways through each version, with its steps where a limit counts from one.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn ways(&self) -> Result<(Vec<Way>, Vec<Way>), TooMuch> {
        let of = |side: &Side<'_>| {
            let everything = self.space.everything();
            if !counts_from_a_step(side.version) {
                return ways::limits(&self.space, side.version, &side.complete, everything);
            }
            if side.version.is_linked() {
                // A step of a stage starts no earlier than the stage, which is not followed here.
                return Err(TooMuch::Ways);
            }
            ways::ways(&self.space, side.version, &side.complete, everything)
        };
        Ok((of(&self.old)?, of(&self.new)?))
    }

    /// Every pair of ways that some dossier on one of some channels goes.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn cells(&self, (old, new): (&[Way], &[Way]), channels: &[Channel]) -> Result<Vec<Cell>, TooMuch> {
        let mut cells = Vec::new();
        for (before, old) in old.iter().enumerate() {
            for (after, new) in new.iter().enumerate() {
                let region = self.on_channels(&self.space.and(&old.region, &new.region)?, channels)?;
                if !region.is_empty() {
                    cells.push(Cell { old: before, new: after, region });
                }
            }
            if cells.len() > crate::prove::limits::MOST_WAYS {
                return Err(TooMuch::Ways);
            }
        }
        Ok(cells)
    }

    /// The dossiers of a region that come on one of some channels and that both sides can decide.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn on_channels(&self, region: &Region, channels: &[Channel]) -> Result<Region, TooMuch> {
        self.space.on_channels(&self.space.and(region, &self.common)?, channels)
    }
}

/// Whether a limit of a version counts from the end of a step.
pub(super) fn counts_from_a_step(version: &Version) -> bool {
    let rows = version.deadlines.iter();
    rows.flat_map(|row| std::iter::once(&row.terms).chain(&row.statutory)).any(|terms| terms.from_step.is_some())
}

/// When each document of either version is asked for, before and after.
fn asked<'a>(old: &'a Version, new: &'a Version) -> Vec<Asked<'a>> {
    let list = |version: &'a Version| version.documents.iter().flat_map(|documents| &documents.list);
    let find = |version: &'a Version, id: &str| list(version).find(|document| document.row.id == id);
    let mut ids: Vec<&str> = list(old).chain(list(new)).map(|document| document.row.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let both = ids.into_iter().map(|id| {
        let rows = (find(old, id), find(new, id));
        let when = |version, row: Option<&Document>| row.map_or(Expr::any(NOWHERE, []), |row| required(version, row));
        Asked { id, old: when(old, rows.0), new: when(new, rows.1), rows }
    });
    both.collect()
}

/// When a decision says that a document is asked for: not where another of its group is there.
fn required(version: &Version, document: &Document) -> Expr {
    if document.row.optional {
        return Expr::any(NOWHERE, []);
    }
    let always = || Expr::new(NOWHERE, ExprKind::And(Vec::new()));
    let others = version.documents.iter().flat_map(|documents| &documents.list);
    let others = others.filter(|other| other.group.is_some() && other.group == document.group);
    let others = others.filter(|other| other.row.id != document.row.id);
    let there = others.map(|other| Expr::var(NOWHERE, Var::Document(other.row.id.clone())).negate());
    Expr::all(NOWHERE, std::iter::once(document.when.clone().unwrap_or_else(always)).chain(there))
}
