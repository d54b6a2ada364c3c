//! Holds what small models turn into.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::{Options, emit, measure, size};
use crate::bundle::{
    Bundle, Channel, DeadlineKind, Derived, FactType, Level, Limit, MAX_EXTENSIONS, Quantity, Texts, Weekday, revision,
    seal_measured, to_canonical_bytes,
};
use crate::calendar::{self, Duration, Hours, Rules, Unit};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, terms};
use crate::model::{
    Calendar, Catalog, Comparison, Coverage, Deadline, DocumentNode, DocumentRow, Documents, Expr, ExprKind, Fact,
    Horizon, Procedure, Program, Provenance, Session, SessionDay, Terms, Value, Var, Version,
};
use crate::source::{FileId, Sources, Span, Spanned};

const SPAN: Span = Span { file: FileId(0), start: 0, end: 0 };
/// The third line of the only file.
const LINE_3: Span = Span { file: FileId(0), start: 8, end: 8 };

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn expr(kind: ExprKind) -> Expr {
    Expr::new(SPAN, kind)
}

fn var(var: Var) -> Box<Expr> {
    Box::new(Expr::var(SPAN, var))
}

fn number(value: i64) -> Box<Expr> {
    Box::new(expr(ExprKind::Value(Value::Number(value))))
}

fn json_of(kind: ExprKind) -> Json {
    super::logic::logic(&expr(kind)).unwrap().0
}

fn provenance(span: Span) -> Provenance {
    let (basis, doc, accepted, changes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Provenance { span, basis, illustrative: false, doc, accepted, changes }
}

fn node<T>(node: T) -> Spanned<T> {
    Spanned::new(node, SPAN)
}

fn version(from: NaiveDate, draft: bool) -> Version {
    let limit = Limit::Duration { duration: Duration::new(5, Unit::WorkingDays) };
    let terms =
        Terms { limit: node(limit), cutoff: None, from_step: None, rule: "thời hạn 5 ngày làm việc".into() };
    let row = DocumentRow {
        id: "cccd".into(),
        name: SPAN,
        title: Texts::default(),
        quantity: Quantity { originals: 1, ..Quantity::default() },
        form: None,
        presented: false,
        digitise: false,
        optional: false,
        drawn_from: Some(Texts::default()),
        when: None,
        provenance: provenance(SPAN),
    };
    let late =
        Expr::new(SPAN, ExprKind::Compare(Comparison::Greater, var(Var::DaysFrom("ngày-sinh".into())), number(60)));
    Version {
        head: SPAN,
        whole: SPAN,
        from,
        to: None,
        illustrative: false,
        draft,
        name: Texts::default(),
        levels: vec![node(Level::Commune)],
        field: Some(node("hộ-tịch".into())),
        agency: Some(Texts::default()),
        coordinating: Vec::new(),
        signer: None,
        applicants: Vec::new(),
        channels: Vec::new(),
        sets: None,
        published_by: None,
        results: Vec::new(),
        documents: Some(Documents::new(SPAN, vec![DocumentNode::Document(Box::new(row))])),
        fees: Vec::new(),
        deadlines: vec![Deadline {
            kind: DeadlineKind::Base,
            terms,
            statutory: None,
            when: Some(late),
            provenance: provenance(LINE_3),
        }],
        reappointment: None,
        supplement: None,
        steps: Vec::new(),
        stages: Vec::new(),
        requirements: Vec::new(),
        same_day: None,
        file_at: Vec::new(),
        provenance: provenance(SPAN),
        before: None,
    }
}

fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    let (first, last) = (day(2025, 1, 1), day(2025, 12, 31));
    catalog.manifest.horizon = Horizon { from: first, to: day(2026, 1, 1) };
    let hours = Hours::new(vec![[450, 690], [810, 1020]]).unwrap();
    let rules = Rules { week: [(); 7].map(|()| hours.clone()), ..Rules::default() };
    let built = Some(Arc::new(calendar::build(&rules, first, last, None).unwrap()));
    let calendar = Calendar {
        title: Texts::default(),
        rules,
        holiday_rows: Vec::new(),
        swap_rows: Vec::new(),
        built,
        name: SPAN,
        provenance: provenance(SPAN),
    };
    catalog.calendars.insert("lịch".into(), calendar);
    let born = Fact { title: Texts::default(), kind: FactType::Date, name: SPAN, provenance: provenance(LINE_3) };
    catalog.facts.insert("ngày-sinh".into(), born);
    catalog.procedures.insert("1.000001".into(), Procedure { versions: vec![version(day(2025, 1, 1), false)] });
    catalog.procedures.insert("1.000002".into(), Procedure { versions: vec![version(day(2025, 1, 1), true)] });
    let session = |day| Session { day, windows: hours.clone(), place: None, span: SPAN };
    let program = Program {
        title: Texts::default(),
        offices: Vec::new(),
        levels: vec![node(Level::Commune)],
        from: None,
        to: None,
        sessions: vec![
            session(SessionDay::Dated(day(2025, 9, 19))),
            session(SessionDay::Weekly(Weekday::Friday)),
            session(SessionDay::Dated(day(2025, 9, 12))),
        ],
        intake_until: Some(node(960)),
        signer: None,
        covers: Coverage { procedures: vec![node("1.000002".into()), node("1.000001".into())], ..Coverage::default() },
        clauses: Vec::new(),
        name: SPAN,
        provenance: provenance(SPAN),
    };
    catalog.programs.insert("thứ-sáu".into(), program);
    catalog
}

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add("b/a.tt", b"# line\n\n").unwrap();
    sources
}

fn written(drafts: bool) -> Bundle {
    emit(&catalog(), &sources(), Options { drafts, ..Options::default() }).unwrap()
}

fn first_code(findings: &[Finding]) -> &'static str {
    findings.first().unwrap().code()
}

#[test]
fn conditions_use_the_operators_of_the_format() {
    let online = ExprKind::Value(Value::Channel(Channel::Online));
    let equal = ExprKind::Compare(Comparison::Equal, var(Var::Channel), Box::new(expr(online)));
    assert_eq!(json_of(equal.clone()), json!({ "===": [{ "var": "channel" }, "online"] }));
    let verified = expr(ExprKind::Not(var(Var::Fact("cần-xác-minh".into()))));
    assert_eq!(
        json_of(ExprKind::And(vec![expr(equal), verified])),
        json!({ "and": [{ "===": [{ "var": "channel" }, "online"] }, { "!": [{ "var": "cần-xác-minh" }] }] })
    );
    let days = vec![Value::Weekday(Weekday::Friday), Value::Weekday(Weekday::Saturday)];
    assert_eq!(
        json_of(ExprKind::In(var(Var::ReceivedWeekday), days)),
        json!({ "in": [{ "var": "received.weekday" }, ["friday", "saturday"]] })
    );
    let four = Box::new(expr(ExprKind::Value(Value::Time(960))));
    assert_eq!(
        json_of(ExprKind::Compare(Comparison::LessOrEqual, var(Var::ReceivedTime), four)),
        json!({ "<=": [{ "var": "received.time" }, 960] })
    );
    assert_eq!(json_of(ExprKind::And(Vec::new())), json!(true));
    assert_eq!(json_of(ExprKind::Or(Vec::new())), json!(false));
}

#[test]
fn dates_are_days_since_1970() {
    assert_eq!(json_of(ExprKind::Value(Value::Date(day(1970, 1, 2)))), json!(1));
    // 946,684,800 seconds of POSIX time by 86,400.
    assert_eq!(json_of(ExprKind::Value(Value::Date(day(2000, 1, 1)))), json!(10957));
}

#[test]
fn a_drawn_document_has_a_variable_beside_the_document() {
    assert_eq!(json_of(ExprKind::Var(Var::Document("cccd".into()))), json!({ "var": "document.cccd" }));
    assert_eq!(json_of(ExprKind::Var(Var::DocumentDrawn("cccd".into()))), json!({ "var": "document_drawn.cccd" }));
}

#[test]
fn a_long_sum_is_one_operation_however_long() {
    let mut sum = *number(0);
    for value in 1..5_000 {
        sum = expr(ExprKind::Add(Box::new(sum), number(value)));
    }
    let json = super::logic::logic(&sum).unwrap().0;
    let operands: Vec<i64> = json["+"].as_array().unwrap().iter().filter_map(Json::as_i64).collect();
    assert_eq!(operands, (0..5_000).collect::<Vec<i64>>());
    // Dropping a value nested this deep is not what is tested here.
    std::mem::forget(sum);
}

#[test]
fn what_no_reader_could_read_is_reported() {
    let mut deep = *var(Var::FeePaid);
    for _ in 0..60 {
        deep = expr(ExprKind::Not(Box::new(deep)));
    }
    assert_eq!(super::logic::logic(&deep).unwrap_err().code(), "E0114");
    let huge = expr(ExprKind::Value(Value::Money(9_007_199_254_740_992)));
    assert_eq!(super::logic::logic(&huge).unwrap_err().code(), "E0207");
    assert_eq!(super::logic::logic(&Expr::unknown(SPAN)).unwrap_err().code(), "E0199");
}

#[test]
fn the_bundle_is_sealed_and_reads_back() {
    let bundle = written(false);
    let json = serde_json::to_value(&bundle).unwrap();
    assert_eq!(revision(&json).unwrap(), bundle.revision);
    let (sealed, bytes) = seal_measured(bundle.clone()).unwrap();
    assert_eq!((&sealed, bytes), (&bundle, to_canonical_bytes(&bundle).unwrap().len()));
    assert_eq!(serde_json::from_value::<Bundle>(json).unwrap(), bundle);
}

#[test]
fn drafts_stay_out_of_procedures_and_programs_unless_asked_for() {
    let ids = |bundle: &Bundle| bundle.procedures.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let covered = |bundle: &Bundle| bundle.programs[0].covers.procedures.clone();
    let without = written(false);
    assert_eq!((ids(&without), covered(&without)), (vec!["1.000001".into()], vec!["1.000001".into()]));
    let with = written(true);
    assert_eq!(ids(&with), ["1.000001", "1.000002"]);
    assert_eq!(covered(&with), ["1.000002", "1.000001"]);
    assert!(with.procedures[1].versions[0].draft);
}

#[test]
fn the_facts_are_the_declared_the_built_in_the_documents_and_the_derived() {
    let bundle = written(false);
    let ids: Vec<&str> = bundle.facts.iter().map(|fact| fact.id.as_str()).collect();
    let expected = [
        "channel",
        "days_from.ngày-sinh",
        "document.cccd",
        "document.cccd.drawn",
        "documents.complete",
        "fee.paid",
        "ngày-sinh",
        "received.date",
        "received.time",
        "received.weekday",
        "signer.present",
    ];
    assert_eq!(ids, expected);
    assert_eq!(bundle.facts[1].derived, Some(Derived::DaysFrom { fact: "ngày-sinh".into() }));
    assert_eq!(bundle.facts[6].declared.as_ref().unwrap().source, "b/a.tt:3");
}

#[test]
fn rules_name_the_line_that_they_come_from() {
    let bundle = written(false);
    let row = &bundle.procedures[0].versions[0].deadlines[0];
    assert_eq!(row.provenance.source, "b/a.tt:3");
    assert_eq!(row.terms.rule, "thời hạn 5 ngày làm việc");
    assert_eq!(row.when.as_ref().unwrap().0, json!({ ">": [{ "var": "days_from.ngày-sinh" }, 60] }));
}

#[test]
fn sessions_are_in_the_order_of_their_days() {
    let bundle = written(false);
    let dates: Vec<NaiveDate> = bundle.programs[0].dated.iter().map(|session| session.date).collect();
    assert_eq!(dates, [day(2025, 9, 12), day(2025, 9, 19)]);
    assert_eq!(bundle.programs[0].weekly[0].windows, [(450, 690), (810, 1020)]);
}

#[test]
fn a_source_is_told_by_its_digest() {
    // `printf '# line\n\n' | sha256sum`.
    let expected = "sha256:1f31ba5289602607bdbe577c30b751e0e8a8f5a64373145b079b4c598ad0599e";
    assert_eq!(written(false).sources[0].digest, expected);
}

#[test]
fn a_version_without_a_level_and_a_calendar_without_a_table_are_reported() {
    let mut lacking = catalog();
    lacking.procedures.get_mut("1.000001").unwrap().versions[0].levels.clear();
    assert_eq!(first_code(&emit(&lacking, &sources(), Options::default()).unwrap_err()), "E0307");
    let mut lacking = catalog();
    lacking.calendars.get_mut("lịch").unwrap().built = None;
    assert_eq!(first_code(&emit(&lacking, &sources(), Options::default()).unwrap_err()), "E0952");
}

#[test]
fn more_rows_than_a_loader_takes_are_reported() {
    let mut catalog = catalog();
    let version = &mut catalog.procedures.get_mut("1.000001").unwrap().versions[0];
    let row = Deadline { kind: DeadlineKind::Extension, ..version.deadlines[0].clone() };
    version.deadlines.extend(std::iter::repeat_n(row.clone(), MAX_EXTENSIONS));
    assert!(emit(&catalog, &sources(), Options::default()).is_ok());
    catalog.procedures.get_mut("1.000001").unwrap().versions[0].deadlines.push(row);
    let findings = emit(&catalog, &sources(), Options::default()).unwrap_err();
    let expected = NameProblem::TooMany { what: terms::EXTENSION, limit: MAX_EXTENSIONS };
    assert_eq!(findings.iter().map(|one| one.problem.clone()).collect::<Vec<_>>(), [expected.into()]);
}

#[test]
fn what_cannot_be_written_is_found_without_a_bundle() {
    let mut lacking = catalog();
    lacking.procedures.get_mut("1.000001").unwrap().versions[0].levels.clear();
    for catalog in [catalog(), lacking] {
        let emitted = emit(&catalog, &sources(), Options::default());
        assert_eq!(measure(&catalog, &sources(), Options::default()).1, emitted.err().unwrap_or_default());
    }
}

#[test]
fn a_bundle_is_as_large_as_it_was_counted() {
    for drafts in [false, true] {
        let (catalog, sources) = (catalog(), sources());
        let options = Options { drafts, ..Options::default() };
        let counted = size(&catalog, &sources, options).0.unwrap();
        assert_eq!(counted, to_canonical_bytes(&emit(&catalog, &sources, options).unwrap()).unwrap().len());
    }
}

#[test]
fn a_wholly_illustrative_version_says_so_once() {
    let mut catalog = catalog();
    let version = &mut catalog.procedures.get_mut("1.000001").unwrap().versions[0];
    version.illustrative = true;
    version.provenance.illustrative = true;
    let bundle = emit(&catalog, &sources(), Options::default()).unwrap();
    let text = serde_json::to_string(&bundle.procedures[0].versions[0]).unwrap();
    assert_eq!(text.matches(r#""illustrative":true"#).count(), 1);
}
