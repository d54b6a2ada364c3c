//! What is proved of one version: its days, its places, and the regions of its dossiers.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::domain::Domains;
use super::dossier::{Dossier, Wanted};
use super::limits::TooMuch;
use super::offices::{self, Place};
use super::space::{Receipts, Region, Space};
use super::witness::Search;
use crate::bundle::Channel;
use crate::model::{Catalog, Comparison, DocumentNode, Expr, ExprKind, Program, Value, Var, Version};

/// A version with what its proofs look at.
pub(super) struct Subject<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) code: &'a str,
    pub(super) version: &'a Version,
    /// Whether the dossier is complete.
    pub(super) complete: Expr,
    /// First and last day of receipt.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) places: Vec<Place<'a>>,
    pub(super) space: Space<'a>,
}

impl<'a> Subject<'a> {
    /// A version that governs any day of the horizon; none for one that does not. `beside` are further conditions that its
    /// regions must tell apart.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn new(
        catalog: &'a Catalog,
        domains: &'a Domains<'a>,
        (code, version): (&'a str, &'a Version),
        places: Vec<Place<'a>>,
        beside: &[&Expr],
    ) -> Result<Option<Self>, TooMuch> {
        let Some(days) = days(catalog, version) else { return Ok(None) };
        let complete = complete(catalog, version);
        let mut looked_at = conditions(version);
        looked_at.push(&complete);
        looked_at.extend(places.iter().flat_map(|place| &place.programs).flat_map(|(_, program)| clauses(program)));
        looked_at.extend(beside);
        let all = Channel::ALL.iter().copied();
        let offered = |channel: &Channel| {
            offices::offers(version, *channel)
                || places.iter().any(|place| offices::channels(version, place).contains(channel))
        };
        let receipts = Receipts { from: days.0, last: days.1, channels: all.filter(offered).collect() };
        let space = Space::new(domains, &looked_at, receipts)?;
        Ok(Some(Self { catalog, code, version, complete, days, places, space }))
    }

    /// The days of receipt at a place.
    pub(super) fn days_at(&self, place: &Place<'_>) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.days;
        let (from, to) = place.in_force();
        let first = from.map_or(first, |from| first.max(from));
        let last = match to {
            Some(to) => last.min(to.pred_opt()?),
            None => last,
        };
        (first <= last).then_some((first, last))
    }

    /// The dossiers of a region that come on one of some channels.
    pub(super) fn on_channels(&self, region: &Region, channels: &[Channel]) -> Result<Region, TooMuch> {
        self.space.on_channels(region, channels)
    }

    /// The best dossier of a region for a receipt, on the first channel on which there is one, and how many of its facts are
    /// other than their least value.
    ///
    /// # Errors
    /// [`TooMuch`], also where none is found.
    pub(super) fn dossier(
        &self,
        region: &Region,
        wanted: &[Wanted<'_>],
        received: NaiveDateTime,
        channels: &[Channel],
    ) -> Result<(Dossier, usize), TooMuch> {
        for channel in channels {
            let region = &self.on_channels(region, &[*channel])?;
            if region.is_empty() {
                continue;
            }
            let given = BTreeMap::new();
            let search = Search { space: &self.space, region, wanted, received, channel: *channel, given };
            if let Some(best) = search.dossier()? {
                return Ok(best);
            }
        }
        Err(TooMuch::Boxes)
    }

    /// The dossiers of a region for which a condition holds.
    pub(super) fn narrowed(&self, region: &Region, condition: &Expr) -> Result<Region, TooMuch> {
        self.space.and(region, &self.space.holds(condition, &self.complete)?)
    }
}

/// The first and last day of the horizon that a version governs.
pub(super) fn days(catalog: &Catalog, version: &Version) -> Option<(NaiveDate, NaiveDate)> {
    let horizon = catalog.manifest.horizon;
    let first = version.from.max(horizon.from);
    let end = version.to.map_or(horizon.to, |to| to.min(horizon.to));
    (first < end).then_some((first, end.pred_opt()?))
}

/// Whether a version's dossier is complete, always where it asks for nothing: a linked one's with what the stages that run ask
/// for, by their versions on the day of receipt.
pub(super) fn complete(catalog: &Catalog, version: &Version) -> Expr {
    let head = version.head;
    let own = |version: &Version| {
        let always = || Expr::new(head, ExprKind::And(Vec::new()));
        version.documents.as_ref().map_or_else(always, |documents| documents.complete.clone())
    };
    let received = |comparison: Comparison, day: NaiveDate| {
        let date = Expr::var(head, Var::ReceivedDate);
        let day = Expr::new(head, ExprKind::Value(Value::Date(day)));
        Expr::new(head, ExprKind::Compare(comparison, Box::new(date), Box::new(day)))
    };
    let mut parts = vec![own(version)];
    for stage in &version.stages {
        let of = catalog.procedures.get(&stage.procedure.node);
        for part in of.iter().flat_map(|of| &of.versions).filter(|part| meet(version, part)) {
            let passed = stage.when.clone().map(Expr::negate);
            let before = (version.from < part.from).then(|| received(Comparison::Less, part.from));
            let to = part.to.filter(|to| version.to.is_none_or(|end| *to < end));
            let after = to.map(|to| received(Comparison::GreaterOrEqual, to));
            let without = [passed, before, after].into_iter().flatten();
            parts.push(Expr::any(head, without.chain([own(part)])));
        }
    }
    Expr::all(head, parts)
}

/// Whether two versions govern a day together.
fn meet(a: &Version, b: &Version) -> bool {
    a.to.is_none_or(|to| b.from < to) && b.to.is_none_or(|to| a.from < to)
}

/// Every condition of a version as written.
pub(super) fn conditions(version: &Version) -> Vec<&Expr> {
    let mut found = Vec::new();
    for node in version.documents.iter().flat_map(|documents| &documents.tree) {
        document_conditions(node, &mut found);
    }
    found.extend(version.fees.iter().filter_map(|row| row.when.as_ref()));
    found.extend(version.deadlines.iter().filter_map(|row| row.when.as_ref()));
    found.extend(version.reappointment.iter().filter_map(|row| row.when.as_ref()));
    found.extend(version.steps.iter().filter_map(|step| step.when.as_ref()));
    found.extend(version.stages.iter().filter_map(|stage| stage.when.as_ref()));
    found.extend(version.requirements.iter().map(|row| &row.condition));
    found.extend(version.same_day.iter().flat_map(|block| &block.clauses).map(|clause| &clause.condition));
    found
}

fn document_conditions<'a>(node: &'a DocumentNode, found: &mut Vec<&'a Expr>) {
    match node {
        DocumentNode::Document(row) => found.extend(&row.when),
        DocumentNode::OneOf { when, members, .. } | DocumentNode::Case { when, members, .. } => {
            found.extend(when);
            members.iter().for_each(|member| document_conditions(member, found));
        }
    }
}

/// The conditions of a program's clauses.
pub(super) fn clauses(program: &Program) -> impl Iterator<Item = &Expr> {
    program.clauses.iter().map(|clause| &clause.condition)
}

/// Whether a version's conditions were all understood.
pub(super) fn is_understood(version: &Version) -> bool {
    let mut all = conditions(version);
    all.extend(version.fees.iter().filter_map(|row| row.amount.as_ref()));
    all.iter().all(|expr| understood(expr))
}

/// Whether an expression was understood.
pub(super) fn understood(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Unknown => false,
        ExprKind::Or(parts) | ExprKind::And(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
            parts.iter().all(understood)
        }
        ExprKind::Not(inner) | ExprKind::In(inner, _) => understood(inner),
        ExprKind::Compare(_, a, b) | ExprKind::Add(a, b) | ExprKind::Subtract(a, b) | ExprKind::Multiply(a, b) => {
            understood(a) && understood(b)
        }
        ExprKind::Var(_) | ExprKind::Value(_) => true,
    }
}
