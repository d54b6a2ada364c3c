//! The offices of a catalog by how they receive and count, and its programs by what they cover, so that a version's places are found
//! without looking at every office and every program. Programs that differ in their names, offices and covers alone are alike: what
//! is proved at the office of one holds at those of the others.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::days::Days;
use super::offices::Place;
use super::{shape, subject};
use crate::bundle::digest;
use crate::calendar::{Desk, Hours, Table};
use crate::model::{Catalog, Office, Program, Version};

/// Offices that receive and count alike where no program takes dossiers in.
pub(super) struct Group<'a> {
    number: usize,
    /// Of what they are alike in, with all the days of their calendar.
    digest: String,
    /// The first of them.
    pub(super) office: &'a Office,
    pub(super) table: &'a Table,
    pub(super) desk: Desk,
    pub(super) closed: Vec<NaiveDate>,
    /// The names of all, in order.
    names: Vec<&'a str>,
}

/// Programs with their names.
type Programs<'a> = Vec<(&'a str, &'a Program)>;

/// The number of a group, and those of what the programs are like that take dossiers in there.
type GroupAndClasses = (usize, Vec<usize>);

/// What offices receive, and the days that were looked at.
#[derive(Default)]
pub(super) struct Receiving<'a> {
    groups: Vec<Group<'a>>,
    /// The group of each office.
    group_of: HashMap<&'a str, usize>,
    /// In the order of their names.
    programs: Programs<'a>,
    /// The number of what each program is like.
    class_of: HashMap<&'a str, usize>,
    /// The digest of what the programs of each number are like.
    digests: HashMap<usize, String>,
    by_field: HashMap<&'a str, Vec<usize>>,
    by_code: HashMap<&'a str, Vec<usize>>,
    of_all: Vec<usize>,
    days: Mutex<BTreeMap<GroupAndClasses, Arc<Days>>>,
    /// What was looked at where steps keep their limit.
    kept: Mutex<HashSet<String>>,
}

/// Which offices are looked at together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Together {
    /// Those that have the same programs.
    SamePrograms,
    /// Those whose programs are alike, too.
    AlikePrograms,
}

/// What decides where a version's dossiers are received: versions alike in it share their places.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Reception {
    /// The programs that cover it, by their places among all.
    covering: Vec<usize>,
    /// The levels whose offices receive it.
    levels: BTreeSet<&'static str>,
}

/// What tells offices apart where no program takes dossiers in: calendar, level, first and last day, closed days, desk.
type OfficeLook<'a> = (&'a str, &'static str, [Option<NaiveDate>; 2], Vec<NaiveDate>, &'a [Hours; 7]);

impl Group<'_> {
    /// Of what its offices are alike in.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }
}

impl<'a> Receiving<'a> {
    /// The offices and programs of a catalog that were understood; offices whose calendar could not be built are left out.
    pub(super) fn new(catalog: &'a Catalog, is_understood: &dyn Fn(&str) -> bool) -> Self {
        let mut all = Self::default();
        let mut looks: BTreeMap<OfficeLook<'a>, usize> = BTreeMap::new();
        let mut calendars: HashMap<&str, String> = HashMap::new();
        for (name, office) in catalog.offices.iter().filter(|(name, _)| is_understood(name)) {
            let calendar = office.calendar.node.as_str();
            let built = catalog.calendars.get(calendar).and_then(|calendar| calendar.built.as_ref());
            let Some(built) = built.filter(|_| is_understood(calendar)) else { continue };
            let mut closed: Vec<NaiveDate> = office.closed.iter().map(|closure| closure.date.node).collect();
            closed.sort_unstable();
            closed.dedup();
            let fresh = all.groups.len();
            let look = (calendar, office.level.as_str(), [office.from, office.to], closed.clone(), &office.desk);
            let without_calendar = format!("{:?}", (look.1, look.2, &look.3, look.4));
            let number = *looks.entry(look).or_insert(fresh);
            if number == fresh {
                let days = calendars.entry(calendar).or_insert_with(|| format!("{:?}", built.table.parts()));
                let digest = digest(format!("{days}{without_calendar}").as_bytes());
                let desk = Desk::new(office.desk.clone(), closed.clone());
                let table = &built.table;
                all.groups.push(Group { number, digest, office, table, desk, closed, names: Vec::new() });
            }
            all.group_of.insert(name, number);
            if let Some(group) = all.groups.get_mut(number) {
                group.names.push(name);
            }
        }
        let mut classes: HashMap<String, usize> = HashMap::new();
        let understood = |program: &Program| subject::clauses(program).all(subject::understood);
        for (name, program) in &catalog.programs {
            if is_understood(name) && understood(program) {
                all.add(name, program, &mut classes);
            }
        }
        all
    }

    fn add(&mut self, name: &'a str, program: &'a Program, classes: &mut HashMap<String, usize>) {
        let place = self.programs.len();
        let digest = shape::of_program(program);
        let class = *classes.entry(digest.clone()).or_insert(place);
        self.digests.entry(class).or_insert(digest);
        self.class_of.insert(name, class);
        self.programs.push((name, program));
        for field in &program.covers.fields {
            self.by_field.entry(&field.node).or_default().push(place);
        }
        for code in &program.covers.procedures {
            self.by_code.entry(&code.node).or_default().push(place);
        }
        if program.covers.all_same_day {
            self.of_all.push(place);
        }
    }

    /// What decides where a version's dossiers are received.
    pub(super) fn reception(&self, code: &str, version: &Version) -> Reception {
        let field = version.field.as_ref().and_then(|field| self.by_field.get(field.node.as_str()));
        let listed = [field, self.by_code.get(code), Some(&self.of_all)];
        let mut covering: Vec<usize> = listed.into_iter().flatten().flatten().copied().collect();
        covering.sort_unstable();
        covering.dedup();
        let covers =
            |place: &usize| self.programs.get(*place).is_some_and(|(_, program)| program.covers.covers(code, version));
        covering.retain(covers);
        let levels = version.levels.iter().chain(&version.file_at).map(|handling| handling.node.as_str());
        Reception { covering, levels: levels.collect() }
    }

    /// The places at which a version's dossiers are received, by name.
    pub(super) fn places(&'a self, code: &str, version: &Version, together: Together) -> Vec<Place<'a>> {
        self.places_of(&self.reception(code, version), together)
    }

    /// The places at which dossiers are received, by name.
    pub(super) fn places_of(&'a self, reception: &Reception, together: Together) -> Vec<Place<'a>> {
        let covering: Programs<'a> =
            reception.covering.iter().filter_map(|place| self.programs.get(*place).copied()).collect();
        let mut by_office: BTreeMap<&str, Vec<(&'a str, &'a Program)>> = BTreeMap::new();
        for (name, program) in &covering {
            let names: BTreeSet<&str> = program.offices.iter().map(|office| office.node.as_str()).collect();
            for office in names {
                by_office.entry(office).or_default().push((name, program));
            }
        }
        let mut found: Vec<Place<'a>> = Vec::new();
        for group in &self.groups {
            let level = group.office.level;
            if !reception.levels.contains(level.as_str()) {
                continue;
            }
            let of_level = covering.iter().filter(|(_, program)| program.levels.iter().any(|run| run.node == level));
            let of_level: Programs<'a> = of_level.copied().collect();
            // An office without a program of its own is like the first such one.
            let plain = group.names.iter().find(|name| !by_office.contains_key(*name));
            let with_own = by_office.keys().filter(|name| self.group_of.get(*name) == Some(&group.number));
            let mut offices: Vec<&'a str> = with_own.chain(plain).copied().collect();
            offices.sort_unstable();
            let mut looks: BTreeMap<Vec<usize>, (&'a str, Programs<'a>, Vec<Programs<'a>>)> = BTreeMap::new();
            for office in offices {
                let mut programs = of_level.clone();
                programs.extend(by_office.get(office).into_iter().flatten());
                programs.sort_unstable_by_key(|(name, _)| *name);
                programs.dedup_by_key(|(name, _)| *name);
                let look = programs.iter().filter_map(|(name, _)| self.class(name, together)).collect();
                match looks.entry(look) {
                    Entry::Occupied(mut entry) => entry.get_mut().2.push(programs),
                    Entry::Vacant(entry) => {
                        entry.insert((office, programs, Vec::new()));
                    }
                }
            }
            found.extend(looks.into_values().map(|(name, programs, mut alike)| {
                alike.retain(|others| *others != programs);
                Place::new(self, group, name, programs, alike)
            }));
        }
        found.sort_by_key(|place| place.name);
        found
    }

    /// The number of the programs that one is like.
    fn class_of(&self, name: &str) -> Option<usize> {
        self.class_of.get(name).copied()
    }

    /// The digest of what a program is like.
    pub(super) fn digest_of(&self, name: &str) -> Option<&str> {
        self.digests.get(&self.class_of(name)?).map(String::as_str)
    }

    /// The number of what a program is looked at as.
    fn class(&self, name: &str, together: Together) -> Option<usize> {
        match together {
            Together::AlikePrograms => self.class_of(name),
            Together::SamePrograms => self.programs.binary_search_by(|(other, _)| (*other).cmp(name)).ok(),
        }
    }

    pub(super) fn was_kept(&self, looked_at: &str) -> bool {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).contains(looked_at)
    }

    pub(super) fn keeps(&self, looked_at: String) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(looked_at);
    }

    /// The days of a group while programs take dossiers in too.
    pub(super) fn days(
        &self,
        group: &Group<'a>,
        programs: &[(&'a str, &'a Program)],
        look: impl FnOnce() -> Days,
    ) -> Arc<Days> {
        let classes = programs.iter().filter_map(|(name, _)| self.class_of.get(name).copied()).collect();
        let key = (group.number, classes);
        let known = || self.days.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(days) = known().get(&key) {
            return Arc::clone(days);
        }
        // Worked out without the lock: two threads may do so at once, and come to the same.
        let days = Arc::new(look());
        known().insert(key, Arc::clone(&days));
        days
    }
}
