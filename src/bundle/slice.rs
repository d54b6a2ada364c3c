//! The part of a bundle that one office needs, or that receipts of some days need: a bundle of its own that decides what it still
//! takes exactly as the whole does.
//!
//! Facts and roles stay: a dossier may give any declared fact, though those of documents that went with their procedures have no
//! title. Instruments and source files stay that anything names which stays. Days bound receipts; what a dossier waits for may lie
//! behind them, so calendars stay whole and programs that run later stay.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Bundle, CanonicalError, Coverage, Fact, Procedure, Texts, mentioned, seal};

/// What to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// The office by its name; all where there is none.
    pub office: Option<String>,
    /// The first day of receipt.
    pub from: Option<NaiveDate>,
    /// The day after the last one.
    pub to: Option<NaiveDate>,
}

/// Why there is no such part.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SliceError {
    /// The bundle has no such office.
    #[error("there is no office `{0}`")]
    UnknownOffice(String),
    /// No day of the bundle's horizon is left.
    #[error("no day is left of {first} to {last}")]
    NoDays {
        /// The first day of the bundle.
        first: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
    /// The part cannot be written.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
}

impl Slice {
    /// Whether it keeps everything.
    pub const fn is_whole(&self) -> bool {
        self.office.is_none() && self.from.is_none() && self.to.is_none()
    }

    /// The part of a bundle, sealed.
    ///
    /// # Errors
    /// [`SliceError`].
    ///
    /// # Example
    /// ```
    /// use thutuc::bundle::{Slice, SliceError, from_canonical_bytes};
    /// use thutuc::runtime::{RuleSet, parse_date};
    ///
    /// let file = std::fs::read("tests/fixtures/signed/bundle.json")?;
    /// let whole = from_canonical_bytes(&file).ok_or("no canonical bundle")?;
    /// let office = Some("yên-định".to_owned());
    /// let october = Slice { office, from: parse_date("2025-10-01"), to: parse_date("2025-11-01") };
    /// let part = RuleSet::from_bundle(october.of(&whole)?)?;
    /// assert!(part.procedure("1.001193").is_some());
    ///
    /// let nowhere = Slice { office: Some("không-có".to_owned()), ..Slice::default() };
    /// assert!(matches!(nowhere.of(&whole), Err(SliceError::UnknownOffice(_))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, bundle: &Bundle) -> Result<Bundle, SliceError> {
        let mut part = bundle.clone();
        let whole = &bundle.horizon;
        part.horizon.from = self.from.map_or(whole.from, |from| from.max(whole.from));
        part.horizon.to = self.to.map_or(whole.to, |to| to.min(whole.to));
        if part.horizon.from >= part.horizon.to {
            let last = whole.to.pred_opt().unwrap_or(whole.to);
            return Err(SliceError::NoDays { first: whole.from, last });
        }
        if let Some(wanted) = &self.office {
            part.offices.retain(|office| office.id == *wanted);
            let office = part.offices.first().ok_or_else(|| SliceError::UnknownOffice(wanted.clone()))?;
            part.calendars.retain(|calendar| calendar.id == office.calendar);
            part.programs.retain(|program| program.runs_at(office));
            part.programs.iter_mut().for_each(|program| program.offices.retain(|other| other == wanted));
            let level = office.level;
            part.procedures.retain(|procedure| procedure.versions.iter().any(|version| version.is_received_at(level)));
        }
        let (first, end) = (part.horizon.from, part.horizon.to);
        for procedure in &mut part.procedures {
            procedure.versions.retain(|version| version.from < end && version.to.is_none_or(|to| first < to));
        }
        part.procedures.retain(|procedure| !procedure.versions.is_empty());
        with_stages(&mut part, bundle);
        with_documents(&mut part, bundle);
        part.programs.retain(|program| program.to.is_none_or(|to| first < to));
        let kept: BTreeSet<&str> = part.procedures.iter().map(|procedure| procedure.id.as_str()).collect();
        part.programs.iter_mut().for_each(|program| keep(&mut program.covers, &kept));
        mentioned::keep(&mut part)?;
        Ok(seal(part)?)
    }
}

/// Adds the procedures that are stages of those that were kept, with all their versions: a stage may begin behind the last day of
/// receipt. No stage is a linked procedure itself.
fn with_stages(part: &mut Bundle, whole: &Bundle) {
    let versions = part.procedures.iter().flat_map(|procedure| &procedure.versions);
    let stages: BTreeSet<String> =
        versions.flat_map(|version| &version.stages).map(|stage| stage.procedure.clone()).collect();
    if stages.is_empty() {
        return;
    }
    part.procedures.retain(|procedure| !stages.contains(&procedure.id));
    let added = whole.procedures.iter().filter(|procedure| stages.contains(&procedure.id));
    part.procedures.extend(added.cloned());
    part.procedures.sort_by(|a: &Procedure, b| a.id.cmp(&b.id));
}

/// Declares the facts of the documents that went with their procedures: a dossier that gives one is no worse than before. No slip
/// shows a fact that no rule reads, so that they need no title.
fn with_documents(part: &mut Bundle, whole: &Bundle) {
    let of = |bundle: &Bundle| -> BTreeSet<String> {
        let versions = bundle.procedures.iter().flat_map(|procedure| &procedure.versions);
        versions.flat_map(|version| &version.documents).map(|document| document.id.clone()).collect()
    };
    let declared: BTreeSet<String> = part.facts.iter().map(|fact| fact.id.clone()).collect();
    let kept = of(part);
    let facts = of(whole).into_iter().filter(|name| !kept.contains(name));
    let facts = facts.flat_map(|name| [Fact::document(&name), Fact::document_drawn(&name)]);
    let facts: Vec<Fact> = facts.map(|fact| Fact { title: Texts::default(), ..fact }).collect();
    let gone: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    for fact in part.facts.iter_mut().filter(|fact| fact.declared.is_none() && gone.contains(fact.id.as_str())) {
        fact.title = Texts::default();
    }
    part.facts.extend(facts.iter().filter(|fact| !declared.contains(&fact.id)).cloned());
    part.facts.sort_by(|a, b| a.id.cmp(&b.id));
}

/// Names of procedures only that are there.
fn keep(covers: &mut Coverage, kept: &BTreeSet<&str>) {
    let is_kept = |code: &String| kept.contains(code.as_str());
    covers.procedures.retain(is_kept);
    covers.except.retain(is_kept);
    for exception in &mut covers.exceptions {
        exception.procedures.retain(is_kept);
    }
    covers.exceptions.retain(|exception| !exception.procedures.is_empty());
}
