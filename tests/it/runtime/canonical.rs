//! A bundle is read the same on the short way, which takes canonical bytes only, and on the long one, which takes any JSON.

use proptest::prelude::*;
use serde_json::{Value, json};
use thutuc::bundle::{self, Bundle, from_canonical_bytes};
use thutuc::runtime::RuleSet;

use super::agreement::Random;
use super::properties::mutate;
use super::sample;

/// The canonical bytes of JSON with its own format and digest.
fn sealed(mut json: Value) -> String {
    json["format"] = json!("thutuc.bundle/1");
    json["revision"] = json!(bundle::revision(&json).unwrap());
    // Another implementation than the one that is asked.
    serde_jcs::to_string(&json).unwrap()
}

/// The same bytes with the digest that they have as they stand, whether they are canonical or not.
fn resealed(bytes: &[u8]) -> Vec<u8> {
    let member = b",\"revision\":\"sha256:";
    let start = bytes.windows(member.len()).position(|window| window == member);
    let Some(start) = start else { return bytes.to_vec() };
    let end = (start + member.len() + 65).min(bytes.len());
    let digest = bundle::digest(&[&bytes[..start], &bytes[end..]].concat());
    [&bytes[..start], format!(",\"revision\":\"{digest}\"").as_bytes(), &bytes[end..]].concat()
}

/// What loading gives on the long way: the bundle, or the error.
fn long(text: &str) -> Result<Bundle, String> {
    // White space is not canonical, and no part of what is digested; behind the text, it moves no place that an error tells.
    loaded(&format!("{text} "))
}

fn loaded(text: &str) -> Result<Bundle, String> {
    RuleSet::load(text.as_bytes()).map(|rules| rules.bundle().clone()).map_err(|error| error.to_string())
}

/// A sample in which every type of the format stands, and members that the format does not know.
fn full() -> Value {
    let mut json = sample::sample();
    let provenance = json!({
        "basis": [{"instrument": "nđ-118", "article": "5", "clause": "2", "point": "đ"}, {"instrument": "nđ-118"}],
        "doc": ["một \"dòng\"", "tab\there\\"], "illustrative": true,
        "accepted": [{"code": "W0510", "basis": [], "reason": {"vi": "a"}}, {"code": "W0511"}],
        "changes": [{"by": "nđ-118", "from": "2025-01-01", "before": "x", "reason": {"en": "b"}, "source": "a:1", "illustrative": true}],
    });
    let instrument = json["instruments"][0]["id"].clone();
    let provenance: Value =
        serde_json::from_str(&provenance.to_string().replace("\"nđ-118\"", &instrument.to_string())).unwrap();
    cover(&mut json, &provenance);
    json["later"] = json!({"\u{e000}": [1, -2, null, true, {}], "\u{10000}": {"a": [], "b": "\n"}});
    json["sources"] = json!([{"id": "a.tt", "digest": "sha256:00"}]);
    json
}

/// That sample as canonical bytes.
fn full_text() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| sealed(full()))
}

/// Gives everything that has a source all that a provenance may have, and a member that nobody knows.
fn cover(json: &mut Value, provenance: &Value) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| cover(item, provenance)),
        Value::Object(members) => {
            members.values_mut().for_each(|member| cover(member, provenance));
            if members.contains_key("source") {
                for (name, value) in provenance.as_object().unwrap() {
                    if !members.contains_key(name) {
                        members.insert(name.clone(), value.clone());
                    }
                }
                members.insert("aa".to_owned(), json!([{"zz": 1}]));
                members.insert("zz".to_owned(), json!({"zz": "\u{10ffff}"}));
            }
        }
        _ => {}
    }
}

#[test]
fn canonical_bytes_take_the_short_way() {
    for json in [sample::sample(), full()] {
        let text = sealed(json);
        let short = from_canonical_bytes(text.as_bytes()).expect("canonical bytes");
        assert_eq!(short, serde_json::from_str(&text).unwrap());
        assert_eq!(Ok(short), long(&text));
        assert!(from_canonical_bytes(format!("{text} ").as_bytes()).is_none());
    }
}

#[test]
fn other_spellings_of_the_same_bundle_take_the_long_way() {
    let text = full_text();
    let plain = loaded(text).unwrap();
    let (from, to) = (r#""title":"#, r#""title": "#);
    let spellings = [
        format!("\n{text}"),
        format!("{text}\n"),
        text.replacen(from, to, 1),
        text.replace("/", "\\/"),
        text.replace("một", "m\\u1ed9t"),
        text.replacen("\\t", "\\u0009", 1),
        text.replacen("\u{10000}", "\\ud800\\udc00", 1),
        serde_json::to_string_pretty(&serde_json::from_str::<Value>(text).unwrap()).unwrap(),
    ];
    for spelling in spellings {
        assert_ne!(spelling, text);
        assert!(from_canonical_bytes(spelling.as_bytes()).is_none(), "{spelling}");
        assert_eq!(loaded(&spelling).as_ref(), Ok(&plain), "{spelling}");
    }
}

#[test]
fn what_is_no_bundle_is_refused_as_on_the_long_way() {
    let text = full_text();
    let number = r#""originals":1"#;
    assert!(text.contains(number));
    let (first, rest) = text.split_once(",\"catalog\"").unwrap();
    let broken = [
        format!("\u{feff}{text}"),
        format!("{text}x"),
        format!("{text},"),
        format!("{text}{text}"),
        text.replacen(number, r#""originals":1.0"#, 1),
        text.replacen(number, r#""originals":1e0"#, 1),
        text.replacen(number, r#""originals":01"#, 1),
        text.replacen(number, r#""originals":-0"#, 1),
        text.replacen(number, r#""originals":+1"#, 1),
        text.replacen(number, r#""originals":9007199254740992"#, 1),
        text.replacen(number, r#""originals":1,"originals":1"#, 1),
        text.replacen(number, r#""originals":"1""#, 1),
        text.replacen("một", "m\\ud800t", 1),
        text.replacen("một", "m\u{1}t", 1),
        text.replacen("một", "m\nt", 1),
        text.replacen("\\t", "\\x", 1),
        text.replacen(":[", ":[,", 1),
        text.replacen("{", "{,", 1),
        text.replacen("]", ",]", 1),
        text.replacen("null", "nul", 1),
        text.replacen("sha256:", "sha255:", 1),
        format!("{{\"catalog\":1,{}", &text[1..]),
        format!("{first},\"catalog\":\"x\",\"catalog\"{rest}"),
    ];
    for text in broken {
        let text = String::from_utf8(resealed(text.as_bytes())).unwrap();
        assert!(from_canonical_bytes(text.as_bytes()).is_none(), "{text}");
        let (short, long) = (loaded(&text), long(&text));
        assert!(short.is_err(), "{text}");
        assert_eq!(short, long, "{text}");
    }
    let mut bytes = text.as_bytes().to_vec();
    let place = text.find('ộ').unwrap();
    bytes[place] = 0xff;
    let bytes = resealed(&bytes);
    assert!(from_canonical_bytes(&bytes).is_none());
    assert_eq!(RuleSet::load(&bytes).unwrap_err().code(), "E0901");
    for end in (0..text.len()).step_by(97) {
        assert!(from_canonical_bytes(&text.as_bytes()[..end]).is_none());
    }
}

#[test]
fn long_lists_are_read_in_pieces_on_several_threads() {
    let mut json = full();
    let procedure = json["procedures"][1].clone();
    let more = (0..200).map(|number| {
        let mut procedure = procedure.clone();
        procedure["id"] = json!(format!("9.{number:06}"));
        procedure
    });
    json["procedures"].as_array_mut().unwrap().extend(more);
    let text = sealed(json.clone());
    assert!(text.len() > 1 << 19);
    assert_eq!(from_canonical_bytes(text.as_bytes()), Some(serde_json::from_str(&text).unwrap()));
    assert_eq!(loaded(&text), long(&text));
    // The first of several errors counts, whichever thread comes upon it.
    for place in [30, 150] {
        json["procedures"][place]["versions"][0]["steps"][0]["role"] = json!("không-có");
        json["procedures"][place]["versions"][0]["fees"][0]["when"] = json!({"var": "không-có"});
    }
    let error = loaded(&sealed(json)).unwrap_err();
    assert!(error.contains("procedures[30]") && error.contains("role"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_a_bundle_reads_the_same_on_both_ways(seed in any::<u64>(), changes in 1_usize..4) {
        let mut json = if seed % 2 == 0 { sample::sample() } else { full() };
        let mut random = Random(seed);
        (0..changes).for_each(|_| mutate(&mut json, &mut random));
        prop_assume!(json.is_object());
        json["format"] = Value::from("thutuc.bundle/1");
        json["revision"] = json!(bundle::revision(&json).unwrap());
        let text = serde_jcs::to_string(&json).unwrap();
        prop_assert_eq!(loaded(&text), long(&text));
        if let Some(short) = from_canonical_bytes(text.as_bytes()) {
            prop_assert_eq!(short, serde_json::from_str::<Bundle>(&text).unwrap());
        }
    }

    #[test]
    fn any_change_of_the_bytes_reads_the_same_on_both_ways(
        place in any::<prop::sample::Index>(), byte in prop::sample::select(b"\"\\,:[]{} 0-9.eExn\t\x01".to_vec()), way in 0..3,
    ) {
        let text = full_text();
        let mut bytes = text.as_bytes().to_vec();
        let place = place.index(bytes.len());
        match way {
            0 => bytes[place] = byte,
            1 => bytes.insert(place, byte),
            _ => drop(bytes.remove(place)),
        }
        let bytes = resealed(&bytes);
        let error_code = |bytes: &[u8]| RuleSet::load(bytes).err().map(|error| error.code());
        let spaced = [&bytes[..], b" "].concat();
        prop_assert_eq!(error_code(&bytes), error_code(&spaced));
        if let Some(short) = from_canonical_bytes(&bytes) {
            prop_assert_eq!(short, serde_json::from_slice(&bytes).unwrap());
            // It is neither of another form nor of another digest.
            prop_assert!(error_code(&spaced).is_none_or(|code| code > "E0904"));
        }
    }
}
