//! Of the rows of which one is chosen (limits, the rows of one fee) each is chosen for some dossier, every dossier has one, and
//! none says only what the rows below it would say anyway.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::dossier::Wanted;
use super::limits::TooMuch;
use super::receipts::{Receipt, Scan, Trial};
use super::seen::{BySpan, Join};
use super::space::Region;
use super::subject::Subject;
use super::ways::bases;
use super::witness::{Search, witness};
use crate::bundle::{Channel, Limit};
use crate::diagnostics::messages::{ConditionProblem, DeadlineProblem};
use crate::diagnostics::{Finding, Note, Problem};
use crate::model::{Expr, Fee, Terms};
use crate::source::Span;

/// A row of which one is chosen.
struct Row<'a> {
    when: Option<&'a Expr>,
    span: Span,
    says: Says<'a>,
}

/// What a row says when it is chosen.
#[derive(Clone, Copy)]
enum Says<'a> {
    Limit(&'a Terms),
    Fee(&'a Fee),
}

impl Says<'_> {
    fn same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Limit(a), Self::Limit(b)) => a.same(b),
            (Self::Fee(a), Self::Fee(b)) => a.amount == b.amount && a.set_by == b.set_by,
            _ => false,
        }
    }
}

/// What was seen of each row so far, by its place: whether it was ever chosen, and whether it ever made a difference.
#[derive(Default)]
pub(super) struct Chosen(pub(super) BySpan<Use>);

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Use {
    chosen: bool,
    matters: bool,
    can_hold: bool,
    is_fee: bool,
}

impl Join for Use {
    fn join(&mut self, other: Self) {
        self.chosen |= other.chosen;
        self.matters |= other.matters;
        self.can_hold |= other.can_hold;
        self.is_fee |= other.is_fee;
    }
}

impl Chosen {
    /// Adds the rows of a version; reports what they leave open.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn add(&mut self, subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
        let version = subject.version;
        let limits = bases(&version.deadlines).map(|(_, row)| Row {
            when: row.when.as_ref(),
            span: row.provenance.span,
            says: Says::Limit(&row.terms),
        });
        self.list(subject, &limits.collect::<Vec<_>>(), None, findings)?;
        let ids: BTreeSet<&str> = version.fees.iter().map(|fee| fee.id.as_str()).collect();
        for id in ids {
            let of = |fee: &&Fee| fee.id == id;
            let (with, without): (Vec<&Fee>, Vec<&Fee>) =
                version.fees.iter().filter(of).partition(|fee| fee.when.is_some());
            let rows = with.into_iter().chain(without);
            let rows: Vec<Row<'_>> = rows
                .map(|fee| Row { when: fee.when.as_ref(), span: fee.provenance.span, says: Says::Fee(fee) })
                .collect();
            self.list(subject, &rows, Some(id), findings)?;
        }
        Ok(())
    }

    fn list(
        &mut self,
        subject: &Subject<'_>,
        rows: &[Row<'_>],
        fee: Option<&str>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), TooMuch> {
        let space = &subject.space;
        let mut rest = space.everything().clone();
        for (place, row) in rows.iter().enumerate() {
            let holds = match row.when {
                Some(when) => space.holds(when, &subject.complete)?,
                None => space.everything().clone(),
            };
            let chosen = space.and(&rest, &holds)?;
            rest = space.without(&rest, &holds)?;
            let used = self.0.get(row.span).unwrap_or_default();
            let below = rows.get(place..).and_then(|rows| rows.split_first()).map_or(&[][..], |(_, below)| below);
            let can_hold = used.can_hold || !space.and(space.everything(), &holds)?.is_empty();
            let matters = used.matters || row.when.is_none() || self::matters(subject, row, below, &chosen)?;
            let chosen = used.chosen || !chosen.is_empty();
            self.0.add(row.span, Use { chosen, matters, can_hold, is_fee: fee.is_some() });
        }
        if let Some(row) = rows.last().filter(|_| !rest.is_empty()) {
            findings.push(open_case(subject, rows, row.span, &rest, fee)?);
        }
        Ok(())
    }

    /// Takes the rows of a version that was not looked at as they are.
    pub(super) fn trust(&mut self, version: &crate::model::Version) {
        let spans = version.deadlines.iter().map(|row| row.provenance.span);
        for span in spans.chain(version.fees.iter().map(|row| row.provenance.span)) {
            self.0.add(span, Use { chosen: true, matters: true, can_hold: true, is_fee: false });
        }
    }

    /// The rows that are never chosen, though their condition can hold, and those that make no difference.
    pub(super) fn report(&self, findings: &mut Vec<Finding>) {
        for (span, used) in self.0.iter() {
            let problem: Problem = match (used.chosen, used.is_fee) {
                (false, _) if !used.can_hold => continue,
                (false, false) => DeadlineProblem::LimitNeverChosen {}.into(),
                (false, true) => DeadlineProblem::FeeNeverChosen {}.into(),
                (true, _) if !used.matters => ConditionProblem::ChangesNothing {}.into(),
                (true, _) => continue,
            };
            findings.push(Finding::new(problem, span));
        }
    }
}

/// Whether the dossiers that a row is chosen for would be told otherwise without it.
fn matters(subject: &Subject<'_>, row: &Row<'_>, below: &[Row<'_>], chosen: &Region) -> Result<bool, TooMuch> {
    let space = &subject.space;
    let mut rest = chosen.clone();
    for other in below {
        let holds = match other.when {
            Some(when) => space.holds(when, &subject.complete)?,
            None => space.everything().clone(),
        };
        if !space.and(&rest, &holds)?.is_empty() && !row.says.same(other.says) {
            return Ok(true);
        }
        rest = space.without(&rest, &holds)?;
    }
    Ok(!rest.is_empty())
}

fn open_case(
    subject: &Subject<'_>,
    rows: &[Row<'_>],
    span: Span,
    open: &Region,
    fee: Option<&str>,
) -> Result<Finding, TooMuch> {
    let problem: Problem = match fee {
        Some(fee) => DeadlineProblem::FeeLeftOpen { fee: fee.to_owned() }.into(),
        None => DeadlineProblem::LimitLeftOpen {}.into(),
    };
    let complete = &subject.complete;
    let wanted: Vec<Wanted<'_>> =
        rows.iter().filter_map(|row| Some(Wanted { condition: row.when?, complete, holds: false })).collect();
    let mut finding = Finding::new(problem, span);
    if let Some((receipt, place, channel)) = first_receipt(subject, open)? {
        let search = Search {
            space: &subject.space,
            region: open,
            wanted: &wanted,
            received: receipt.received,
            channel,
            given: BTreeMap::new(),
        };
        if let Some((dossier, _)) = search.dossier()? {
            let what = fee.map_or_else(|| "statutory".to_owned(), |fee| format!("fee.{fee}"));
            let (expected, found) = (format!("{what} != null"), format!("{what} = null"));
            finding.witness = Some(witness(&subject.space, &dossier, (subject.code, place), expected, found));
        }
    } else if let Some(level) = subject.version.levels.first().filter(|_| subject.places.is_empty()) {
        finding = finding.related(level.span, Note::NoOffice);
    }
    Ok(finding)
}

/// The earliest receipt of a dossier of a region, its office and its channel.
pub(super) fn first_receipt<'a>(
    subject: &Subject<'a>,
    region: &Region,
) -> Result<Option<(Receipt, &'a str, Channel)>, TooMuch> {
    for place in &subject.places {
        let Some(days) = subject.days_at(place) else { continue };
        for channel in super::offices::channels(subject.version, place) {
            let region = subject.on_channels(region, &[channel])?;
            if region.is_empty() {
                continue;
            }
            let windows = place.days(&place.taking(subject.version, channel));
            let scan = Scan {
                place,
                windows: &windows,
                space: &subject.space,
                region: &region,
                days,
                turns: &[],
                every: false,
                by_looks: false,
                accepts: &|day| place.accepts(subject.version, channel, day),
            };
            if let Some(receipt) = scan.first_broken(&mut |_| Trial::Broken)? {
                return Ok(Some((receipt, place.name, channel)));
            }
        }
    }
    Ok(None)
}

/// Whether a limit has no date.
pub(super) const fn is_dateless(limit: &Limit) -> bool {
    matches!(limit, Limit::None | Limit::Words { .. })
}
