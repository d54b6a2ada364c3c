//! What holds for any events: no panic, promises keep their order, a pause never makes anything earlier, and working days are
//! those that a person would count.

use std::sync::OnceLock;

use chrono::{Days, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::json;
use thutuc::bundle::Channel;
use thutuc::runtime::{Decision, Event, EventKind, FactValue, Request, RuleSet, Status};

use crate::oracle;
use crate::runtime::sample;

const PROCEDURES: [&str; 5] = ["1.001022", "1.001193", "1.004222", "2.000815", "3.000001"];

/// The sample with a procedure of 24 hours that pauses for supplements.
fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut json = sample::sample();
        let hours = json!({
            "kind": "base", "limit": {"kind": "duration", "count": 24, "unit": "hours"}, "rule": "24 giờ",
            "statutory": null, "when": null, "source": "thu-tuc.tt:9",
        });
        let supplement = json!({"notice": null, "resubmit": null, "clock": "pauses", "source": "thu-tuc.tt:30"});
        let procedure = sample::procedure("3.000001", json!({"deadlines": [hours], "supplement": supplement}));
        json["procedures"].as_array_mut().unwrap().push(procedure);
        RuleSet::from_bundle(sample::seal(json)).unwrap()
    })
}

fn from(start: &str, minutes: i64) -> NaiveDateTime {
    start.parse::<NaiveDateTime>().unwrap() + TimeDelta::minutes(minutes)
}

/// Minutes after the receipt and a number: 1 to 10 a status, 0 a re-appointment.
fn events() -> impl Strategy<Value = Vec<(i64, u8)>> {
    prop::collection::vec((-60_i64..60_000, 0_u8..=10), 0..8)
}

/// Mostly what keeps a dossier alive, so that long lives are tried too.
fn lively() -> impl Strategy<Value = Vec<(i64, u8)>> {
    prop::collection::vec((0_i64..30_000, prop::sample::select(vec![2_u8, 4, 5, 6, 8])), 0..10)
}

fn request(procedure: &str, received: NaiveDateTime, verify: Option<bool>, events: &[(i64, u8)]) -> Request {
    let event = |&(minutes, number): &(i64, u8)| Event {
        at: received + TimeDelta::minutes(minutes),
        what: Status::of(number).map_or(EventKind::Reappointed, EventKind::Status),
    };
    let known = [("documents.complete", true), ("signer.present", true)];
    let facts = known.into_iter().chain(verify.map(|yes| ("cần-xác-minh", yes)));
    Request {
        procedure: procedure.to_owned(),
        office: "yên-định".to_owned(),
        received,
        channel: Channel::Counter,
        facts: facts.map(|(name, yes)| (name.to_owned(), FactValue::Bool(yes))).collect(),
        events: events.iter().map(event).collect(),
    }
}

fn in_order(decision: &Decision) -> bool {
    let (statutory, committed) = (decision.statutory.at, decision.committed.at);
    let held =
        |earlier: Option<_>, later: Option<_>| earlier.zip(later).is_none_or(|(earlier, later)| earlier <= later);
    held(decision.promised, committed) && held(committed, statutory)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_events_are_decided_or_refused_and_promises_keep_their_order(
        procedure in 0_usize..5, minutes in 0_i64..300_000, verify in any::<Option<bool>>(), events in events(),
        alive in lively(), live in any::<bool>(), now in 0_i64..400_000,
    ) {
        let received = from("2025-07-01T00:00:00", minutes);
        let events = if live { alive } else { events };
        let request = request(PROCEDURES[procedure], received, verify, &events);
        if let Ok(decision) = rules().decide(&request) {
            if decision.state.reappointed.is_none() {
                prop_assert!(in_order(&decision), "{decision:?}");
            }
            prop_assert!(decision.counted_from >= decision.received);
            let table = rules().calendar("hành-chính").unwrap();
            let _ = decision.standing(table, from("2025-07-01T00:00:00", now), 3);
        }
    }

    #[test]
    fn a_pause_never_makes_anything_earlier(
        procedure in 0_usize..5, minutes in 0_i64..300_000, verify in any::<bool>(),
        began in 0_i64..20_000, length in 0_i64..20_000, status in prop::sample::select(vec![6_u8, 8]),
    ) {
        let received = from("2025-07-01T00:00:00", minutes);
        let decide = |events: &[(i64, u8)]| rules().decide(&request(PROCEDURES[procedure], received, Some(verify), events)).unwrap();
        let (without, paused) = (decide(&[]), decide(&[(began, status), (began + length, 4)]));
        prop_assert!(without.statutory.at <= paused.statutory.at);
        prop_assert!(without.committed.at <= paused.committed.at);
        prop_assert!(without.promised <= paused.promised);
    }

    #[test]
    fn events_of_different_moments_may_be_given_in_any_order(minutes in 0_i64..300_000, mut events in lively()) {
        events.sort_by_key(|event| event.0);
        events.dedup_by_key(|event| event.0);
        let received = from("2025-07-01T00:00:00", minutes);
        let sorted = rules().decide(&request("1.001193", received, Some(true), &events));
        events.reverse();
        prop_assert_eq!(rules().decide(&request("1.001193", received, Some(true), &events)), sorted);
    }

    /// Seven working days by law and the working days after each pause began up to the day it ended, by the plain list.
    #[test]
    fn paused_working_days_are_those_of_the_plain_list(
        minutes in 0_i64..200_000, gaps in prop::collection::vec((0_i64..6_000, 0_i64..12_000), 0..4),
    ) {
        let received = from("2025-07-01T08:00:00", minutes);
        let start = rules().decide(&request("1.004222", received, None, &[])).unwrap().counted_from.0;
        let offset = (start - received).num_minutes();
        let (mut at, mut events, mut added) = (offset, Vec::new(), 0);
        for (gap, length) in gaps {
            let (began, ended) = (at + gap, at + gap + length);
            events.extend([(began, 6), (ended, 4)]);
            let day = |minutes: i64| (received + TimeDelta::minutes(minutes)).date();
            let days = day(began).iter_days().skip(1).take_while(|date| *date <= day(ended));
            added += days.filter(|date| oracle::is_working_day(*date)).count();
            at = ended;
        }
        let due = rules().decide(&request("1.004222", received, None, &events)).unwrap().statutory.at.unwrap();
        let expected = oracle::nth_working_day(start.date(), 7 + u32::try_from(added).unwrap()).unwrap();
        prop_assert_eq!(due.0, expected.and_hms_opt(17, 0, 0).unwrap());
        prop_assert!(due.0.date() >= start.date() + Days::new(7));
    }
}
