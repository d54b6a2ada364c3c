//! The members of each type of the bundle, in the order in which they stand; `[?]` marks those that may be left out for their default.

use super::Canonical;
use super::members::Members;
use super::reader::Reader;
use crate::bundle::{
    Accepted, ApplicantWait, Calendar, Change, Citation, Closure, Coverage, Criterion, Cutoff, DatedSession, Deadline,
    Derived, Document, DocumentGroup, Exception, Fact, FactType, Fee, Horizon, Instrument, Limit, OfferedChannel,
    Office, Outcome, Procedure, Program, Provenance, Quantity, Rating, Reappointment, Requirement, Role, SameDay,
    SameDayClause, Signs, Source, Stage, Stars, Step, Supplement, Terms, Texts, Version, WeeklySession,
};
use crate::calendar::{Duration, Patch, PatchedDay};

macro_rules! reads {
    ($type:ident: $($name:ident $([$left_out:tt])?),+ => $value:expr) => {
        impl Canonical for $type {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                let mut members = Members::open(reader)?;
                $(let $name = reads!(@ members, stringify!($name) $(, $left_out)?);)+
                members.close()?;
                $value
            }
        }
    };
    (@ $members:ident, $name:expr) => {
        $members.get($name, concat!("\"", $name, "\":"))?
    };
    (@ $members:ident, $name:expr, ?) => {
        $members.get_or_default($name, concat!("\"", $name, "\":"))?
    };
}

reads! { Texts: en, vi
=> Some(Self { en, vi }) }

reads! { Citation: article, clause, instrument, point
=> Some(Self { article, clause, instrument, point }) }

reads! { Accepted: basis [?], code, reason
=> Some(Self { basis, code, reason }) }

reads! { Change: before, by, from, illustrative [?], reason, source
=> Some(Self { before, by, from, illustrative, reason, source }) }

reads! { Provenance: accepted [?], basis [?], changes [?], doc [?], illustrative [?], source
=> Some(Self { accepted, basis, changes, doc, illustrative, source }) }

reads! { Instrument: accepted [?], amended_by [?], basis [?], changes [?], doc [?], from, id, illustrative [?], number, repealed_by [?], replaced_by [?], source, title, to
=> Some(Self { amended_by, from, id, number, repealed_by, replaced_by, title, to, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Horizon: from, to
=> Some(Self { from, to }) }

reads! { Source: digest, id
=> Some(Self { digest, id }) }

reads! { Patch: announced_to, before, days, uncertain
=> Some(Self { announced_to, before, days, uncertain }) }

reads! { PatchedDay: date, day, desk
=> Some(Self { date, day, desk }) }

reads! { Calendar: accepted [?], announced_to, basis [?], changes [?], days, desks, doc [?], first_day, id, illustrative [?], patches [?], patterns, source, title, uncertain
=> Some(Self { announced_to, days, desks, first_day, id, patches, patterns, title, uncertain, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Signs: basis [?], from, role, to
=> Some(Self { basis, from, role, to }) }

reads! { Role: accepted [?], basis [?], changes [?], doc [?], id, illustrative [?], signs_for, source, title
=> Some(Self { id, signs_for, title, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Closure: date, reason
=> Some(Self { date, reason }) }

reads! { Office: accepted [?], basis [?], calendar, changes [?], closed [?], code, desk, doc [?], from, id, illustrative [?], level, source, title, to
=> Some(Self { calendar, closed, code, desk, from, id, level, title, to, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Duration: count, hundredths [?], unit
=> Some(Self { count, hundredths, unit }) }

reads! { Cutoff: after, unless_at_once [?]
=> Some(Self { after, unless_at_once }) }

reads! { Terms: cutoff, from_step, limit, rule
=> Some(Self { cutoff, from_step, limit, rule }) }

reads! { Quantity: certified, copies, electronic, originals
=> Some(Self { certified, copies, electronic, originals }) }

reads! { OfferedChannel: channel, mode
=> Some(Self { channel, mode }) }

reads! { Outcome: accepted [?], basis [?], changes [?], code, doc [?], id, illustrative [?], quantity, source, title
=> Some(Self { code, id, quantity, title, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Document: accepted [?], basis [?], cases [?], changes [?], digitise [?], doc [?], drawn_from, form, group, id, illustrative [?], optional [?], presented [?], quantity, source, title, when
=> Some(Self { cases, digitise, drawn_from, form, group, id, optional, presented, quantity, title, when, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { DocumentGroup: accepted [?], basis [?], changes [?], doc [?], id, illustrative [?], ordered, source, when
=> Some(Self { id, ordered, when, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Fee: accepted [?], amount, basis [?], changes [?], doc [?], id, illustrative [?], rule, set_by, source, stage, when
=> Some(Self { amount, id, rule, set_by, stage, when, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Deadline: accepted [?], basis [?], changes [?], cutoff, doc [?], from_step, illustrative [?], kind, limit, rule, source, statutory, when
=> Some(Self { kind, statutory, when, terms: Terms { cutoff, from_step, limit, rule }, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Reappointment: accepted [?], basis [?], changes [?], doc [?], illustrative [?], rule, source, when, within
=> Some(Self { rule, when, within, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Supplement: accepted [?], basis [?], changes [?], clock, doc [?], illustrative [?], notice, resubmit, source
=> Some(Self { clock, notice, resubmit, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { ApplicantWait: at_most, then
=> Some(Self { at_most, then }) }

reads! { Step: accepted [?], after, agency, applicant, at_least, basis [?], changes [?], consult, digitise [?], doc [?], id, illustrative [?], mandatory [?], returns_result [?], role, source, stage, title, when, within
=> Some(Self { after, agency, applicant, at_least, consult, digitise, id, mandatory, returns_result, role, stage, title, when, within, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Stage: accepted [?], after, basis [?], changes [?], deadlines [?], doc [?], id, illustrative [?], procedure, source, when, within
=> Some(Self { after, deadlines, id, procedure, when, within, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Requirement: accepted [?], basis [?], changes [?], condition, doc [?], illustrative [?], reason, rule, source
=> Some(Self { condition, reason, rule, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { SameDayClause: accepted [?], basis [?], changes [?], condition, doc [?], illustrative [?], kind, reason, rule, source
=> Some(Self { condition, kind, reason, rule, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { SameDay: clauses, source
=> Some(Self { clauses, source }) }

// `illustrative` is the version's own, which leaves none for its provenance.
reads! { Version: accepted [?], agency, applicants, basis [?], changes [?], channels, coordinating [?], deadlines, doc [?], document_groups, documents, documents_complete, draft [?], fees, field, file_at [?], from, illustrative, level, levels, name, published_by, reappointment, requirements, results, same_day, sets, signer, source, stages, steps, supplement, to
=> Some(Self { agency, applicants, channels, coordinating, deadlines, document_groups, documents, documents_complete, draft, fees, field, file_at, from, illustrative, level, levels, name, published_by, reappointment, requirements, results, same_day, sets, signer, stages, steps, supplement, to, provenance: Provenance { accepted, basis, changes, doc, illustrative: false, source } }) }

reads! { Procedure: id, name, versions
=> Some(Self { id, name, versions }) }

reads! { WeeklySession: place, weekday, windows
=> Some(Self { place, weekday, windows }) }

reads! { DatedSession: date, place, windows
=> Some(Self { date, place, windows }) }

reads! { Exception: procedures, reason, source
=> Some(Self { procedures, reason, source }) }

reads! { Coverage: all_same_day, except, exceptions [?], fields, procedures
=> Some(Self { all_same_day, except, exceptions, fields, procedures }) }

reads! { Program: accepted [?], basis [?], changes [?], clauses, covers, dated, doc [?], from, id, illustrative [?], intake_until, levels [?], offices, signer, source, title, to, weekly
=> Some(Self { clauses, covers, dated, from, id, intake_until, levels, offices, signer, title, to, weekly, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Criterion: accepted [?], basis [?], changes [?], doc [?], from, id, illustrative [?], measure, pillar, source, to, weight
=> Some(Self { from, id, measure, pillar, to, weight, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Stars: accepted [?], basis [?], changes [?], doc [?], illustrative [?], source, stars, when
=> Some(Self { stars, when, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Rating: accepted [?], basis [?], changes [?], criteria, doc [?], id, illustrative [?], minimum_sample, otherwise, period, source, stars, title
=> Some(Self { criteria, id, minimum_sample, otherwise, period, stars, title, provenance: Provenance { accepted, basis, changes, doc, illustrative, source } }) }

reads! { Limit: count, hundredths [?], kind, text, unit => {
    let kind: String = kind;
    match (kind.as_str(), count, text, unit) {
        ("same_day", ..) => Some(Self::SameDay),
        ("none", ..) => Some(Self::None),
        ("duration", Some(count), _, Some(unit)) => Some(Self::Duration { duration: Duration { count, hundredths, unit } }),
        ("words", _, Some(text), _) => Some(Self::Words { text }),
        _ => None,
    }
} }

reads! { FactType: kind, max, min, values => {
    let kind: String = kind;
    match (kind.as_str(), min, max, values) {
        ("bool", ..) => Some(Self::Bool),
        ("number", Some(min), Some(max), _) => Some(Self::Number { min, max }),
        ("money", Some(min), Some(max), _) => Some(Self::Money { min, max }),
        ("date", ..) => Some(Self::Date),
        ("time", ..) => Some(Self::Time),
        ("choice", _, _, Some(values)) => Some(Self::Choice { values }),
        _ => None,
    }
} }

reads! { Derived: fact, kind => {
    let kind: String = kind;
    match (kind.as_str(), fact) {
        ("received_time", _) => Some(Self::ReceivedTime),
        ("received_weekday", _) => Some(Self::ReceivedWeekday),
        ("received_date", _) => Some(Self::ReceivedDate),
        ("documents_complete", _) => Some(Self::DocumentsComplete),
        ("days_from", Some(fact)) => Some(Self::DaysFrom { fact }),
        ("years_from", Some(fact)) => Some(Self::YearsFrom { fact }),
        _ => None,
    }
} }

impl Canonical for Fact {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut members = Members::open(reader)?;
        let fact = Self {
            alias: reads!(@ members, "alias"),
            declared: reads!(@ members, "declared"),
            derived: reads!(@ members, "derived"),
            id: reads!(@ members, "id"),
            title: reads!(@ members, "title"),
            kind: reads!(@ members, "type"),
            var: reads!(@ members, "var"),
        };
        members.close()?;
        Some(fact)
    }
}
