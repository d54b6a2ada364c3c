//! Laws of every decision of the real catalog: what is promised is never later than what is committed, and that never later
//! than what the law allows; no facts make a decision fail; the same question has the same answer.

use serde_json::Value;

use crate::catalog::RULES;
use crate::runtime::agreement::{Random, random_request};

/// Random dossiers a version; some of their facts are left unsaid.
const DOSSIERS: usize = 60;

#[test]
fn promised_is_not_after_committed_and_committed_not_after_statutory() {
    let mut random = Random(20_251_003);
    let (mut decided, mut eligible, mut open) = (0, 0, 0);
    for procedure in &RULES.bundle().procedures {
        for version in &procedure.versions {
            let offices = RULES.bundle().offices.iter().filter(|office| version.levels.contains(&office.level));
            let offices: Vec<_> = offices.collect();
            for _ in 0..DOSSIERS {
                let Some(office) = random.pick(&offices) else { continue };
                let Some(mut request) = random_request(&RULES, &procedure.id, version, &office.id, &mut random) else {
                    continue;
                };
                let unsaid = random.below(3) == 0;
                request.facts.retain(|name, _| !unsaid || !name.len().is_multiple_of(3));
                // A part that was left out may contradict a whole that was given: such a dossier is refused by name.
                let Ok(decision) = RULES.decide(&request) else { continue };
                assert_eq!(RULES.decide(&request).as_ref(), Ok(&decision));
                let json = serde_json::to_value(&decision).unwrap();
                let moment = |value: &Value| value.as_str().map(str::to_owned);
                let statutory = moment(&json["statutory"]["at"]);
                let committed = moment(&json["committed"]["at"]);
                let promised = moment(&json["promised"]);
                // Moments are written so that the order of texts is the order of time.
                if let (Some(promised), Some(committed)) = (&promised, &committed) {
                    assert!(promised <= committed, "{request:?}: promised {promised}, committed {committed}");
                }
                if let (Some(committed), Some(statutory)) = (&committed, &statutory) {
                    assert!(committed <= statutory, "{request:?}: committed {committed}, statutory {statutory}");
                }
                decided += 1;
                eligible += usize::from(json["same_day"]["verdict"] == "eligible");
                open += usize::from(statutory.is_none());
            }
        }
    }
    println!("{decided} decisions, {eligible} eligible, {open} without a statutory moment");
    assert!(decided > 500 && eligible > 20 && open > 20, "{decided}, {eligible}, {open}");
}
