//! What a version says to everybody, which no condition narrows: who may apply, who signs, how many sets, what a request for
//! supplements does.

use std::collections::BTreeSet;

use super::change::{Class, Kind, Said};
use super::pair::Pair;
use super::parts::{Part, stated};
use super::sites::Site;
use crate::bundle::{self, Bundle, Clock};
use crate::calendar::Duration;

/// A bundle's version before and after, as the bundles have them.
pub(super) struct Written<'a> {
    pub(super) bundles: (&'a Bundle, &'a Bundle),
    pub(super) old: &'a bundle::Version,
    pub(super) new: &'a bundle::Version,
}

impl Written<'_> {
    /// What differs at any office.
    pub(super) fn parts<'p>(&self, pair: &Pair<'_>) -> Vec<Part<'p>> {
        let mut parts = Vec::new();
        parts.extend(self.applicants(pair));
        parts.extend(self.sets(pair));
        parts.extend(self.supplement(pair));
        parts
    }

    fn applicants<'p>(&self, pair: &Pair<'_>) -> Option<Part<'p>> {
        let set = |list: &[String]| -> BTreeSet<String> { list.iter().cloned().collect() };
        let (old, new) = (set(&self.old.applicants), set(&self.new.applicants));
        let class = match (old.is_subset(&new), new.is_subset(&old)) {
            (true, true) => return None,
            (true, false) => Class::Lighter,
            (false, true) => Class::Heavier,
            (false, false) => Class::Mixed,
        };
        let list = |set: BTreeSet<String>| text(&Vec::from_iter(set).join(", "));
        Some(stated(pair, Kind::Applicants, class, None, Some((list(old), list(new)))))
    }

    fn sets<'p>(&self, pair: &Pair<'_>) -> Option<Part<'p>> {
        let (old, new) = (self.old.sets?, self.new.sets?);
        let class = if new > old { Class::Heavier } else { Class::Lighter };
        let said = (text(&old.to_string()), text(&new.to_string()));
        (old != new).then(|| stated(pair, Kind::Sets, class, None, Some(said)))
    }

    fn supplement<'p>(&self, pair: &Pair<'_>) -> Option<Part<'p>> {
        let (old, new) = (self.old.supplement.as_ref(), self.new.supplement.as_ref());
        let terms = |row: Option<&bundle::Supplement>| row.map(|row| (row.notice, row.resubmit, row.clock));
        if terms(old) == terms(new) {
            return None;
        }
        let class = match (old, new) {
            (Some(old), Some(new)) => supplement(old, new),
            _ => Class::Mixed,
        };
        let said = |row: Option<&bundle::Supplement>| {
            let row = terms(row).map(|(notice, resubmit, clock)| {
                let told = |duration: Option<Duration>| duration.map_or_else(|| "-".to_owned(), duration_text);
                let clock = match clock {
                    Clock::Restarts => "restarts",
                    Clock::Pauses => "pauses",
                };
                format!("notice {}, resubmit {}, clock {clock}", told(notice), told(resubmit))
            });
            text(row.as_deref().unwrap_or("-"))
        };
        Some(stated(pair, Kind::Supplement, class, None, Some((said(old), said(new)))))
    }

    /// Who signs at a site, where that is somebody else.
    pub(super) fn signer<'p>(&self, pair: &Pair<'_>, site: &Site<'_>) -> Option<Part<'p>> {
        let programs = |place: &crate::prove::offices::Place<'_>| -> BTreeSet<String> {
            let own = place.programs.iter().filter_map(|(_, program)| program.signer.as_ref());
            own.map(|role| role.node.clone()).collect()
        };
        let list =
            |signer: &Option<String>, place| -> Vec<String> { signer.iter().cloned().chain(programs(place)).collect() };
        let (old, new) = (list(&self.old.signer, &site.old), list(&self.new.signer, &site.new));
        let title =
            |bundle: &Bundle, id: &str| bundle.roles.iter().find(|role| role.id == id).map(|role| role.title.clone());
        // A role under another name is the same where its title is.
        let is_same =
            |(old, new): (&String, &String)| old == new || title(self.bundles.0, old) == title(self.bundles.1, new);
        if old.len() == new.len() && old.iter().zip(&new).all(is_same) {
            return None;
        }
        let said = (text(&old.join(", ")), text(&new.join(", ")));
        Some(stated(pair, Kind::Signer, Class::Mixed, None, Some(said)))
    }
}

fn text(text: &str) -> Said {
    Said::Text(text.to_owned())
}

fn duration_text(duration: Duration) -> String {
    let unit = serde_json::to_value(duration.unit).ok();
    let unit = unit.as_ref().and_then(serde_json::Value::as_str).unwrap_or("-");
    format!("{} {}", duration.count, unit.replace('_', " "))
}

/// What other terms of supplements do: an office that says sooner what is missing, an applicant who has longer, and a clock that
/// goes on instead of starting anew are all lighter.
fn supplement(old: &bundle::Supplement, new: &bundle::Supplement) -> Class {
    let longer = |old: Option<Duration>, new: Option<Duration>| match (old, new) {
        (old, new) if old == new => None,
        (Some(old), Some(new)) if old.unit == new.unit => {
            let more = (new.count, new.hundredths) > (old.count, old.hundredths);
            Some(if more { Class::Heavier } else { Class::Lighter })
        }
        _ => Some(Class::Mixed),
    };
    let turned = |class: Class| match class {
        Class::Lighter => Class::Heavier,
        Class::Heavier => Class::Lighter,
        Class::Mixed => Class::Mixed,
    };
    let clock =
        (old.clock != new.clock).then_some(if new.clock == Clock::Pauses { Class::Lighter } else { Class::Heavier });
    let all = [longer(old.notice, new.notice), longer(old.resubmit, new.resubmit).map(turned), clock];
    all.into_iter().flatten().reduce(Class::and).unwrap_or(Class::Mixed)
}
