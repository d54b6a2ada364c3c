//! What the section "More of a procedure" lists, in one small catalog written in both keyword languages: each decision is
//! worked out by hand. The office works Monday to Friday, 07:30-11:30 and 13:30-17:00; March 2026 has no holiday.

use serde_json::{Value, json};
use thutuc::bundle::{Bundle, Channel, Language, Lapse, Limit};
use thutuc::driver::{Input, Options, compile};
use thutuc::runtime::{DecideError, Decision, Event, Request, RuleSet, parse_moment};

const VIETNAMESE: &str = include_str!("../cases/more/more.vi.tt");
const ENGLISH: &str = include_str!("../cases/more/more.en.tt");
const MONDAY: &str = "2026-03-02T09:00";

fn bundle(text: &str) -> Bundle {
    let manifest = "catalog: thu\ntitle: { vi: \"Thử\", en: \"Test\" }\nlanguage: vi\nhorizon: { from: 2026-01-01, to: 2026-12-31 }\nlints: { W0341: off, W0401: off, W0501: off, W0504: off, W0505: off, W0605: off }\n";
    let files = vec![Input { path: "a.tt".to_owned(), bytes: text.as_bytes().to_vec() }];
    let compiled = compile(manifest.as_bytes(), files, Options::default());
    let said: Vec<String> = compiled.findings.iter().map(|finding| finding.message(Language::En)).collect();
    assert!(said.is_empty(), "{said:?}");
    compiled.bundle.unwrap()
}

/// A dossier at the office `một` in either keyword language.
struct Dossier<'a> {
    procedure: &'a str,
    office: &'a str,
    channel: Channel,
    facts: &'a [(&'a str, &'a str)],
    events: &'a [&'a str],
}

const AT_ONE: Dossier<'static> =
    Dossier { procedure: "9.000001", office: "một", channel: Channel::Counter, facts: &[], events: &[] };

impl Dossier<'_> {
    fn ask(&self, text: &str) -> Result<Decision, DecideError> {
        let rules = RuleSet::from_bundle(bundle(text)).unwrap();
        rules.decide(&Request {
            procedure: self.procedure.to_owned(),
            office: self.office.to_owned(),
            received: parse_moment(MONDAY).unwrap(),
            channel: self.channel,
            facts: self
                .facts
                .iter()
                .map(|(name, value)| ((*name).to_owned(), rules.read_fact(name, value).unwrap()))
                .collect(),
            events: self.events.iter().map(|event| Event::parse(event).unwrap()).collect(),
        })
    }

    /// The decision, which both keyword languages give alike but for the words of their clauses.
    fn decide(&self) -> Value {
        let [mut vietnamese, mut english] =
            [VIETNAMESE, ENGLISH].map(|text| serde_json::to_value(self.ask(text).unwrap()).unwrap());
        let shown = vietnamese.clone();
        [&mut vietnamese, &mut english].into_iter().for_each(without_clauses);
        assert_eq!(vietnamese, english);
        shown
    }
}

/// Leaves out the clauses as the catalog writes them.
fn without_clauses(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !["rule", "clause"].contains(&name.as_str()));
            members.values_mut().for_each(without_clauses);
        }
        Value::Array(values) => values.iter_mut().for_each(without_clauses),
        _ => {}
    }
}

/// Whether each document is required, by its name: what it depends on where that is not known.
fn required(decision: &Value, id: &str) -> Value {
    let documents = decision["documents"].as_array().unwrap();
    let document = documents.iter().find(|document| document["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    match &document["required"] {
        Value::Null => document["depends_on"].clone(),
        known => known.clone(),
    }
}

#[test]
fn a_requirement_that_fails_refuses_and_one_that_is_open_decides_nothing() {
    let of_age = |facts| Dossier { facts, ..AT_ONE }.decide();
    let refused = of_age(&[("tuổi", "17")]);
    assert_eq!(refused["same_day"]["verdict"], "refused");
    assert_eq!(refused["requirements"]["met"], false);
    let ground = &refused["requirements"]["failed"][0];
    assert_eq!((&ground["text"], &ground["basis"]), (&json!("chưa đủ 18 tuổi"), &json!(["luật điều 20 khoản 1"])));
    let open = of_age(&[]);
    assert_eq!((&open["requirements"]["met"], &open["requirements"]["missing"]), (&json!(null), &json!(["tuổi"])));
    assert_ne!(open["same_day"]["verdict"], "refused");
    let met = of_age(&[("tuổi", "18")]);
    assert_eq!((&met["requirements"]["met"], &met["same_day"]["verdict"]), (&json!(true), &json!("not_eligible")));
}

/// What is optional is never asked for, what is drawn from a database only where it cannot be, a case only where it applies.
#[test]
fn documents_are_asked_for_by_their_own_rules() {
    let none = AT_ONE.decide();
    for (id, expected) in [
        ("đơn", json!(true)),
        ("mẫu-điện-tử", json!(false)),
        ("thêm", json!(false)),
        ("căn-cước", json!(true)),
        ("cư-trú", json!(["document.cư-trú.drawn"])),
        ("giấy-ủy-quyền", json!(["được-ủy-quyền"])),
    ] {
        assert_eq!(required(&none, id), expected, "{id}");
    }
    let online = Dossier { channel: Channel::Online, ..AT_ONE }.decide();
    assert_eq!(required(&online, "mẫu-điện-tử"), true);
    for (drawn, expected) in [("có", false), ("không", true)] {
        let drawn = [("giấy.cư-trú.khai-thác-được", drawn), ("được-ủy-quyền", drawn)];
        let decision = Dossier { facts: &drawn, ..AT_ONE }.decide();
        assert_eq!(required(&decision, "cư-trú"), expected);
        assert_eq!(required(&decision, "giấy-ủy-quyền"), !expected);
    }
    let paper = |id: &str| none["documents"].as_array().unwrap().iter().find(|paper| paper["id"] == id).unwrap();
    let numbers = |id| ["originals", "copies", "certified", "electronic"].map(|kind| paper(id)[kind].as_u64().unwrap());
    assert_eq!(numbers("đơn"), [1, 0, 0, 0]);
    assert_eq!(numbers("bản-vẽ"), [0, 1, 2, 0]);
    assert_eq!(numbers("tệp"), [0, 0, 0, 1]);
    assert_eq!(numbers("mẫu-điện-tử"), [0, 0, 0, 1]);
}

/// Of ordered alternatives the next is asked for only where those before it are not there.
#[test]
fn ordered_alternatives_wait_for_those_before() {
    let of = |facts| {
        let decision = Dossier { facts, ..AT_ONE }.decide();
        ["chứng-sinh", "làm-chứng", "cam-đoan"].map(|id| required(&decision, id))
    };
    let depends = |names: &[&str]| json!(names);
    let (first, second) = (&["document.chứng-sinh"][..], &["document.chứng-sinh", "document.làm-chứng"][..]);
    assert_eq!(of(&[]), [json!(true), depends(first), depends(second)]);
    assert_eq!(of(&[("giấy.chứng-sinh", "có")]), [json!(true), json!(false), json!(false)]);
    assert_eq!(of(&[("giấy.chứng-sinh", "không")])[1], json!(true));
    // The second is known not to be there, the first is not known: the third still depends on the first.
    assert_eq!(of(&[("giấy.làm-chứng", "không")])[2], depends(first));
    let none = [("giấy.chứng-sinh", "không"), ("giấy.làm-chứng", "không")];
    assert_eq!(of(&none)[2], json!(true));
}

/// Complete with every required document, one of the alternatives, and without the optional one.
#[test]
fn completeness_does_not_count_what_is_optional() {
    let facts = [
        ("giấy.đơn", "có"),
        ("giấy.bản-vẽ", "có"),
        ("giấy.tệp", "có"),
        ("giấy.căn-cước", "có"),
        ("giấy.cư-trú.khai-thác-được", "có"),
        ("giấy.chứng-sinh", "không"),
        ("giấy.làm-chứng", "có"),
        ("được-ủy-quyền", "không"),
        ("tuổi", "20"),
    ];
    let verdict = |facts: &[(&str, &str)]| {
        let decision = Dossier { procedure: "9.000005", facts, ..AT_ONE }.decide();
        (decision["same_day"]["verdict"].clone(), decision["same_day"]["blocked_by"][0]["text"].clone())
    };
    assert_eq!(verdict(&facts), (json!("eligible"), Value::Null));
    let optional = [("giấy.thêm", "không")];
    assert_eq!(verdict(&[&facts[..], &optional].concat()).0, json!("eligible"));
    let lacks = facts.map(|(name, value)| if name == "giấy.tệp" { (name, "không") } else { (name, value) });
    assert_eq!(verdict(&lacks), (json!("not_eligible"), json!("hồ sơ chưa đầy đủ")));
}

/// Fees by name add up, one row of each: 3 x 8.000 + 2.000. The charge is set elsewhere unless the applicant is exempt.
#[test]
fn fees_add_up_and_one_that_is_set_elsewhere_is_unknown() {
    let of = |facts| Dossier { facts, ..AT_ONE }.decide()["fee"].clone();
    let exempt = of(&[("số-bản", "3"), ("được-miễn", "có")]);
    assert_eq!((&exempt["amount"], &exempt["missing"]), (&json!(26_000), &json!([])));
    let elsewhere = of(&[("số-bản", "3"), ("được-miễn", "không")]);
    let rows: Vec<_> = elsewhere["rows"].as_array().unwrap().iter().map(|row| row["amount"].clone()).collect();
    assert_eq!((&elsewhere["amount"], rows), (&Value::Null, vec![Value::Null, json!(24_000), json!(2_000)]));
    assert_eq!(of(&[])["missing"], json!(["số-bản", "được-miễn"]));
}

/// `nơi nộp mọi cơ quan cấp xã`: a provincial procedure may be filed at any commune; one without it may not.
#[test]
fn a_dossier_may_be_filed_at_every_office_of_a_level() {
    for office in ["một", "hai", "sở"] {
        assert_eq!(Dossier { office, ..AT_ONE }.decide()["office"], office);
    }
    let elsewhere = Dossier { procedure: "9.000002", office: "một", ..AT_ONE };
    for text in [VIETNAMESE, ENGLISH] {
        let Err(DecideError::WrongLevel { nearest, .. }) = elsewhere.ask(text) else { panic!("one level only") };
        assert_eq!(nearest, ["sở"]);
    }
}

fn step(decision: &Value, id: &str) -> (Value, Value) {
    let steps = decision["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    (step["start"].clone(), step["due"].clone())
}

/// Posting for at least 7 days from Monday 2 March at 09:30, a limit in days: the close of Monday 9. Another agency's working
/// day follows on Tuesday 10.
#[test]
fn a_floor_holds_a_step_until_its_last_day_closes() {
    let decision = AT_ONE.decide();
    assert_eq!(step(&decision, "niêm-yết"), (json!("2026-03-02T09:30"), json!("2026-03-09T17:00")));
    assert_eq!(step(&decision, "hỏi"), (json!("2026-03-10T07:30"), json!("2026-03-10T17:00")));
}

/// `kể từ khi xem`: looked at by Tuesday 3 March 09:30 (half an hour, then one working day), three working days: 4, 5, 6. The
/// applicant's own ten days take none of the office's time.
#[test]
fn a_limit_may_count_from_a_step() {
    let decision = Dossier { procedure: "9.000002", office: "sở", ..AT_ONE }.decide();
    assert_eq!(step(&decision, "xem").1, "2026-03-03T09:30");
    assert_eq!(step(&decision, "đợi"), (json!("2026-03-02T09:30"), json!("2026-03-02T09:30")));
    assert_eq!(decision["statutory"]["at"], "2026-03-06T17:00");
    assert_eq!(decision["promised"], "2026-03-06T17:00");
}

#[test]
fn no_limit_and_one_in_words_give_no_date() {
    for procedure in ["9.000003", "9.000004"] {
        let decision = Dossier { procedure, ..AT_ONE }.decide();
        for due in [&decision["statutory"], &decision["committed"]] {
            assert_eq!((&due["at"], &due["missing"], &due["candidates"]), (&Value::Null, &json!([]), &json!([])));
        }
        assert_eq!(decision["promised"], Value::Null);
        assert_eq!(decision["same_day"]["verdict"], "not_eligible");
    }
}

/// Nine working days from Monday 2 March: Friday 13. Asked on Tuesday 3, back on Thursday 5: the pause adds 4 and 5, so Tuesday
/// 17. The applicant has ten days from the request: Friday 13.
#[test]
fn a_supplement_may_pause_the_clock_and_has_its_own_limit() {
    let at = |events| Dossier { events, ..AT_ONE }.decide();
    assert_eq!(at(&[])["statutory"]["at"], "2026-03-13T17:00");
    let asked = at(&["2026-03-03T10:00=5"]);
    assert_eq!((&asked["statutory"]["at"], &asked["state"]["resubmit_by"]), (&Value::Null, &json!("2026-03-13T17:00")));
    let back = at(&["2026-03-03T10:00=5", "2026-03-05T09:00=4"]);
    assert_eq!(back["statutory"]["at"], "2026-03-17T17:00");
}

/// What only a reader of the bundle sees: agencies, forms, kinds, what silence means, the words of a limit.
#[test]
fn the_bundle_carries_what_the_slip_prints() {
    for text in [VIETNAMESE, ENGLISH] {
        let bundle = bundle(text);
        let version = |id: &str| &bundle.procedures.iter().find(|one| one.id == id).unwrap().versions[0];
        let first = version("9.000001");
        let said = |texts: &thutuc::bundle::Texts| texts.pick(Language::Vi).to_owned();
        let coordinating: Vec<String> = first.coordinating.iter().map(said).collect();
        assert_eq!(coordinating, ["Công an xã", "Chi nhánh đất đai"]);
        let paper = |id: &str| first.documents.iter().find(|paper| paper.id == id).unwrap();
        assert_eq!(paper("đơn").form.as_deref(), Some("CT01"));
        assert!(paper("căn-cước").presented && !paper("đơn").presented);
        assert!(paper("thêm").optional);
        assert_eq!(paper("cư-trú").drawn_from.as_ref().map(said).as_deref(), Some("Cơ sở dữ liệu quốc gia về dân cư"));
        assert_eq!(paper("giấy-ủy-quyền").cases.iter().map(said).collect::<Vec<_>>(), ["Nộp theo ủy quyền"]);
        let step = |id: &str, name: &str| version(id).steps.iter().find(|step| step.id == name).unwrap().clone();
        assert_eq!(step("9.000001", "hỏi").agency.as_ref().map(said).as_deref(), Some("Công an tỉnh"));
        let wait = |id| step(id, "đợi").applicant.unwrap();
        assert_eq!((wait("9.000002").then, wait("9.000002").at_most.unwrap().count), (Some(Lapse::Stops), 10));
        assert_eq!(wait("9.000004").then, Some(Lapse::Agrees));
        let Limit::Words { text } = &version("9.000004").deadlines[0].terms.limit else { panic!("no words") };
        assert_eq!(said(text), "theo kỳ họp của Hội đồng nhân dân");
    }
}
