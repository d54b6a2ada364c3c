//! What the example catalog is to hold: its calendar, offices, sessions, records, simplifications, rating, and the warnings that
//! are left in it. Expected values come from the notices, the national list and the design, not from the catalog.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::json;
use thutuc::bundle::{Channel, Level, Measure, RatingPeriod};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{Request, Verdict, parse_moment};
use thutuc::source::disk::read_catalog;
use thutuc::syntax::ast::{ItemKind, SimplifyClause};

use crate::catalog::{self, EXAMPLE, RULES};
use crate::oracle;

/// The national procedures of the level of communes that the catalog is drawn from, 65 in all.
const NATIONAL: [&str; 65] = [
    "1.000656", "1.000689", "1.000894", "1.001022", "1.001193", "1.001266", "1.001570", "1.001612", "1.001766",
    "1.002211", "1.002755", "1.003197", "1.003583", "1.003677", "1.004194", "1.004222", "1.004746", "1.004772",
    "1.004837", "1.004845", "1.004859", "1.004873", "1.004884", "1.005280", "1.005461", "1.010028", "1.010038",
    "1.010039", "1.010041", "1.011441", "1.012753", "1.012812", "1.013225", "1.013227", "1.013228", "1.013313",
    "1.013978", "1.013979", "1.014848", "2.000200", "2.000528", "2.000575", "2.000635", "2.000720", "2.000806",
    "2.000815", "2.000884", "2.000908", "2.000913", "2.000927", "2.000942", "2.000950", "2.000986", "2.000992",
    "2.001008", "2.001016", "2.001019", "2.001023", "2.001035", "2.001159", "2.001255", "2.001263", "2.001406",
    "2.001827", "2.002516",
];

/// Of the list, at least 60; the rest wait for records that can be read.
#[test]
fn sixty_of_the_national_procedures_are_there() {
    let written: BTreeSet<&str> = RULES.bundle().procedures.iter().map(|procedure| procedure.id.as_str()).collect();
    let there = NATIONAL.iter().filter(|code| written.contains(**code)).count();
    assert!(there >= 60, "only {there}");
    assert!(written.contains("3.000722"));
}

/// The civil-service calendar that ships, against the plain list of the notices.
#[test]
fn every_day_of_the_shipped_calendar_is_what_the_notices_say() {
    let table = RULES.calendar("hành-chính").unwrap();
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    for date in first.iter_days().take_while(|date| *date <= oracle::last_day()) {
        assert_eq!(table.is_working_day(date), Ok(oracle::is_working_day(date)), "{date}");
    }
}

/// The three communes with their administrative codes, in force from 2024, Từ Sơn a ward of the same level; each answers
/// every procedure of communes on each of its channels. Monday 06/10/2025 and Monday 07/09/2026 at 09:00.
#[test]
fn every_procedure_of_communes_is_answered_at_the_three_offices() {
    let bundle = RULES.bundle();
    for (id, code) in [("yên-định", "07642"), ("biển-động", "07573"), ("từ-sơn", "09367")] {
        let office = bundle.offices.iter().find(|office| office.id == id).unwrap();
        assert_eq!((office.code.as_str(), office.level), (code, Level::Commune));
        let mut asked = 0;
        for received in ["2025-10-06T09:00", "2026-09-07T09:00"].map(|at| parse_moment(at).unwrap()) {
            for procedure in &bundle.procedures {
                let day = received.date();
                let governs = |version: &&thutuc::bundle::Version| {
                    version.from <= day
                        && version.to.is_none_or(|to| day < to)
                        && version.levels.contains(&Level::Commune)
                };
                let Some(version) = procedure.versions.iter().find(governs) else { continue };
                for channel in version.channels.iter().map(|offer| offer.channel) {
                    let (procedure, office) = (procedure.id.clone(), id.to_owned());
                    let request =
                        Request { procedure, office, received, channel, facts: BTreeMap::new(), events: Vec::new() };
                    RULES.decide(&request).unwrap_or_else(|error| panic!("{request:?}: {error}"));
                    asked += 1;
                }
            }
        }
        assert!(asked > 120, "only {asked}");
    }
}

#[test]
fn the_programs_run_on_their_days() {
    let bundle = RULES.bundle();
    let program = |id: &str| bundle.programs.iter().find(|program| program.id == id).unwrap();
    for (id, office, weekday) in
        [("thứ-sáu-không-hẹn", "yên-định", "friday"), ("thứ-năm-không-hẹn", "biển-động", "thursday")]
    {
        let program = program(id);
        assert_eq!(program.offices, [office]);
        let days: BTreeSet<&str> = program.weekly.iter().map(|session| session.weekday.as_str()).collect();
        assert_eq!(days, BTreeSet::from([weekday]));
    }
    assert_eq!(program("thứ-sáu-không-hẹn").signer.as_deref(), Some("phó-chủ-tịch"));
    let mobile = program("lưu-động-từ-sơn");
    assert_eq!((mobile.offices.as_slice(), mobile.dated.len()), (&["từ-sơn".to_owned()][..], 8));
    assert!(mobile.provenance.illustrative && mobile.dated.iter().all(|session| session.place.is_some()));
}

/// Of Friday 12/09/2025, 08:00-11:30, intake until 10:40. Past it the law alone still promises the day, at 17:00; after 15:00,
/// when neither does, the reasons name the cut-off and the intake.
#[test]
fn out_of_a_mobile_session_the_law_alone_decides() {
    let ask = |at: &str| {
        let facts = [("hồ-sơ.đầy-đủ", "có"), ("người-ký.có-mặt", "có"), ("cần-xác-minh", "không")];
        let facts = facts.map(|(name, value)| (name.to_owned(), RULES.read_fact(name, value).unwrap()));
        let request = Request {
            procedure: "1.001193".to_owned(),
            office: "từ-sơn".to_owned(),
            received: parse_moment(at).unwrap(),
            channel: Channel::Mobile,
            facts: facts.into_iter().collect(),
            events: Vec::new(),
        };
        RULES.decide(&request).unwrap()
    };
    let promised = |at: &str| (ask(at).same_day.program, ask(at).promised.unwrap().to_string());
    assert_eq!(promised("2025-09-12T10:40"), (Some("lưu-động-từ-sơn".to_owned()), "2025-09-12T11:30".to_owned()));
    assert_eq!(promised("2025-09-12T10:41"), (None, "2025-09-12T17:00".to_owned()));
    let late = ask("2025-09-12T15:01");
    assert_eq!(
        (late.same_day.verdict, late.promised.unwrap().to_string()),
        (Verdict::NotEligible, "2025-09-15T17:00".to_owned())
    );
    let said: String = late.same_day.blocked_by.iter().map(|reason| reason.text.as_str()).collect();
    assert!(said.contains("15:00") && said.contains("10:40"), "{said}");
}

/// At least one simplification drops a step, one a document, and one merges steps; all rest on the illustrative decision.
#[test]
fn simplifications_cut_time_steps_and_papers() {
    let items = EXAMPLE.trees.iter().flat_map(|(_, file)| &file.items);
    let mut cuts = [0_usize; 4];
    for item in items {
        let ItemKind::Simplification { clauses, .. } = &item.kind else { continue };
        assert!(item.tail.illustrative.is_some(), "a simplification that is not marked");
        let has = |kind: fn(&SimplifyClause) -> bool| usize::from(clauses.iter().any(|clause| kind(&clause.kind)));
        cuts[0] += has(|kind| matches!(kind, SimplifyClause::Deadline { .. }));
        cuts[1] += has(|kind| matches!(kind, SimplifyClause::DropSteps(_)));
        cuts[2] += has(|kind| matches!(kind, SimplifyClause::DropDocuments(_)));
        cuts[3] += has(|kind| matches!(kind, SimplifyClause::MergeSteps { .. }));
    }
    assert!(cuts[0] >= 10 && cuts[1..].iter().all(|count| *count >= 1), "{cuts:?}");
}

/// The rating of the design: four measures with weights 40, 20, 20, 20, three pillars, five stars from 90 points with nothing
/// overdue down to one.
#[test]
fn the_rating_is_that_of_the_design() {
    let [_, rating] = RULES.bundle().ratings.as_slice() else { panic!("two ratings") };
    assert!(rating.provenance.illustrative);
    assert_eq!(rating.period, RatingPeriod::Quarter);
    let weights: Vec<_> = rating.criteria.iter().map(|one| (one.measure, one.weight, one.from, one.to)).collect();
    assert_eq!(
        weights,
        [
            (Measure::OnTimeRate, 40, 8_000, 10_000),
            (Measure::OnlineRate, 20, 0, 10_000),
            (Measure::ProcessingTime, 20, 10_000, 5_000),
            (Measure::Satisfaction, 20, 6_000, 10_000),
        ]
    );
    let pillars: BTreeSet<_> = rating.criteria.iter().filter_map(|one| one.pillar.as_ref()?.vi.as_deref()).collect();
    assert_eq!(pillars, BTreeSet::from(["Chuyên nghiệp", "Môi trường", "Thái độ"]));
    let stars: Vec<_> = rating.stars.iter().map(|row| row.stars).collect();
    assert_eq!((stars.as_slice(), rating.otherwise), (&[5, 4, 3, 2][..], 1));
    let five = json!({"and": [{">=": [{"var": "points"}, 9_000]}, {"===": [{"var": "overdue-rate"}, 0]}]});
    assert_eq!(rating.stars[0].when.0, five);
}

/// The second rating is group 2 of Decision 766/QĐ-TTg (23/06/2022), progress: twenty points for the dossiers that ended in time or are
/// still within it. Every group that a log cannot answer is named, and stars are marked as illustrative.
#[test]
fn the_second_rating_is_what_a_log_can_answer_of_decision_766() {
    let [rating, _] = RULES.bundle().ratings.as_slice() else { panic!("two ratings") };
    let [criterion] = rating.criteria.as_slice() else { panic!("one criterion") };
    assert_eq!(
        (criterion.measure, criterion.weight, criterion.from, criterion.to),
        (Measure::OnTimeRate, 20, 0, 10_000)
    );
    assert!(!criterion.provenance.illustrative && rating.stars.iter().all(|row| row.provenance.illustrative));
    assert_eq!(rating.provenance.basis[0].instrument, "qđ-766-2022");
    let doc = rating.provenance.doc.join(" ");
    for (group, points) in [(1, 18), (3, 12), (4, 22), (5, 10), (6, 18)] {
        assert!(doc.contains(&format!("nhóm {group} (")) && doc.contains(&format!(" {points} điểm)")), "{group}");
    }
}

/// Every warning that is left stands in the table of the catalog's page, with its number and its reason.
#[test]
fn every_warning_that_is_left_is_listed_with_its_reason() {
    let (manifest, files) = read_catalog(&catalog::root()).unwrap();
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for finding in compile(&manifest, files, Options::default()).findings {
        if finding.accepted.is_none() {
            *left.entry(finding.code().to_owned()).or_default() += 1;
        }
    }
    let page = std::fs::read_to_string(catalog::root().join("README.md")).unwrap();
    let listed = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, code, what, reason, _] = cells.as_slice() else { return None };
        let number = what.split(' ').next()?.parse().ok()?;
        (code.len() == 5 && code.starts_with('W') && !reason.is_empty()).then(|| ((*code).to_owned(), number))
    });
    assert_eq!(listed.collect::<BTreeMap<_, _>>(), left);
}
