//! The offices at which a procedure's dossiers are received before and after; those that receive and count alike in both are
//! looked at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::bundle::Channel;
use crate::model::{Catalog, Office, Program, Version};
use crate::prove::offices::{self, Place, is_mobile};
use crate::prove::receiving::{Receiving, Together};

/// Offices that receive and count alike, before and after.
pub(super) struct Site<'a> {
    /// Their names.
    pub(super) names: Vec<&'a str>,
    pub(super) old: Place<'a>,
    pub(super) new: Place<'a>,
    offices: (&'a Office, &'a Office),
}

/// The catalogs of one office each, of one bundle.
pub(super) type Offices = BTreeMap<String, Catalog>;

/// What each office receives, by its name.
pub(super) type ReceivingAt<'a> = BTreeMap<&'a str, Receiving<'a>>;

/// The sites of two versions.
pub(super) fn sites<'a>(
    (old, new): (&'a Offices, &'a Offices),
    (at_old, at_new): (&'a ReceivingAt<'a>, &'a ReceivingAt<'a>),
    code: &str,
    versions: (&Version, &Version),
) -> Vec<Site<'a>> {
    let mut found: Vec<Site<'a>> = Vec::new();
    for (name, before) in old {
        let Some(after) = new.get(name) else { continue };
        let first = |at: &'a ReceivingAt<'a>, version| {
            at.get(name.as_str())?.places(code, version, Together::SamePrograms).into_iter().next()
        };
        let places = (first(at_old, versions.0), first(at_new, versions.1));
        let offices = (before.offices.get(name), after.offices.get(name));
        let ((Some(old), Some(new)), (Some(before), Some(after))) = (places, offices) else { continue };
        let is_same = |site: &&mut Site<'_>| {
            site.offices == (before, after) && same_names(&site.old, &old) && same_names(&site.new, &new)
        };
        match found.iter_mut().find(is_same) {
            Some(site) => site.names.push(name),
            None => found.push(Site { names: vec![name], old, new, offices: (before, after) }),
        }
    }
    found
}

fn same_names(a: &Place<'_>, b: &Place<'_>) -> bool {
    a.programs.iter().map(|(name, _)| name).eq(b.programs.iter().map(|(name, _)| name))
}

impl<'a> Site<'a> {
    /// Whether the offices receive and count after as they did before.
    pub(super) fn is_unchanged(&self) -> bool {
        let (before, after) = self.offices;
        // A calendar under another name may count the same.
        let renamed = Office { calendar: before.calendar.clone(), ..after.clone() };
        let (old, new) = (self.old.table.parts(), self.new.table.parts());
        let days = (old.first_day, &old.days, &old.patterns, &old.desks)
            == (new.first_day, &new.days, &new.patterns, &new.desks);
        let programs =
            |place: &Place<'a>| -> Vec<&'a Program> { place.programs.iter().map(|(_, program)| *program).collect() };
        *before == renamed && days && programs(&self.old) == programs(&self.new)
    }

    /// The channels on which dossiers come both before and after, by what takes them in.
    pub(super) fn channels(&self, versions: (&Version, &Version)) -> Vec<Vec<Channel>> {
        let old = offices::channels(versions.0, &self.old);
        let mut both = offices::channels(versions.1, &self.new);
        both.retain(|channel| old.contains(channel));
        let programs = || self.old.programs.iter().chain(&self.new.programs);
        if !programs().any(|(_, program)| is_mobile(program)) {
            return Vec::from_iter((!both.is_empty()).then_some(both));
        }
        let (mobile, own): (Vec<_>, Vec<_>) = both.into_iter().partition(|channel| *channel == Channel::Mobile);
        [own, mobile].into_iter().filter(|class| !class.is_empty()).collect()
    }

    /// The days of a period on which a dossier on a channel is received both before and after.
    pub(super) fn days(
        &self,
        versions: (&Version, &Version),
        channel: Channel,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Vec<NaiveDate> {
        let is_received = |day: &NaiveDate| {
            let (old, new) = (&self.old, &self.new);
            old.is_in_force(*day)
                && new.is_in_force(*day)
                && old.accepts(versions.0, channel, *day)
                && new.accepts(versions.1, channel, *day)
        };
        first.iter_days().take_while(|day| *day <= last).filter(is_received).collect()
    }
}
