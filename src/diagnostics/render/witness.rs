//! A witness as a person reads it: channel, facts and moments as the report's language says them, and of an outcome that has
//! steps or stages each on a line of its own. JSON keeps what the prover wrote.

use chrono::{NaiveDate, NaiveDateTime};

use crate::bundle::{Channel, Fact, Language};
use crate::diagnostics::{Say, Witness};

/// The dossier: where and when it is filed, and what is known of it.
pub(super) fn dossier(witness: &Witness, language: Language) -> String {
    let Witness { procedure, office, received, channel, .. } = witness;
    let received = moment(received, language).unwrap_or_else(|| received.clone());
    let channel = Channel::parse(channel).map_or(channel.as_str(), |channel| channel.in_language(language));
    let facts = facts(witness, language);
    let facts = if facts.is_empty() { String::new() } else { format!("; {}", facts.join(", ")) };
    match language {
        Language::Vi => format!("thủ tục {procedure}, tại {office}, nhận {received}, hình thức {channel}{facts}"),
        Language::En => format!("procedure {procedure}, at {office}, received {received}, channel {channel}{facts}"),
    }
}

/// What is known of a dossier, `NAME = VALUE` as a language writes them.
pub fn facts(witness: &Witness, language: Language) -> Vec<String> {
    witness.facts.iter().map(|(name, given)| format!("{} = {}", fact(name, language), value(given, language))).collect()
}

/// An outcome in one line, and the lines of its steps or stages.
pub(super) fn outcome(text: &str, language: Language) -> (String, Vec<String>) {
    let Some((end, parts)) = text.strip_suffix(')').and_then(|text| text.split_once(" (")) else {
        return (single(text, language), Vec::new());
    };
    (single(end, language), parts.split(", ").map(|part| span(part, language)).collect())
}

/// `STEP START..END`.
fn span(part: &str, language: Language) -> String {
    let read = || {
        let (name, times) = part.split_once(' ')?;
        let (start, end) = times.split_once("..")?;
        Some((name, moment(start, language)?, moment(end, language)?))
    };
    match (read(), language) {
        (Some((name, start, end)), Language::Vi) => format!("{name}: {start} đến {end}"),
        (Some((name, start, end)), Language::En) => format!("{name}: {start} to {end}"),
        (None, _) => part.to_owned(),
    }
}

/// A moment, an amount, a verdict, or what a member of the decision is.
fn single(text: &str, language: Language) -> String {
    let pick = |vi: &str, en: &str| match language {
        Language::Vi => vi.to_owned(),
        Language::En => en.to_owned(),
    };
    if let Some(said) = moment(text, language) {
        return said;
    }
    if text.parse::<i64>().is_ok() {
        return format!("{text} {}", pick("đồng", "VND"));
    }
    match text {
        "-" => return pick("không có ngày nào", "no date"),
        "eligible" => return pick("được trả trong ngày", "the same day"),
        "not_eligible" => return pick("không được trả trong ngày", "not the same day"),
        "refused" => return pick("bị từ chối", "refused"),
        "statutory != null" => return pick("có thời hạn", "a time limit"),
        "statutory = null" => return pick("không có thời hạn nào", "no time limit"),
        _ => {}
    }
    if let Some(fee) = text.strip_prefix("fee.") {
        return match (fee.strip_suffix(" != null"), fee.strip_suffix(" = null")) {
            (Some(fee), _) => pick(&format!("có mức phí `{fee}`"), &format!("an amount of `{fee}`")),
            (_, Some(fee)) => pick(&format!("không có mức phí nào của `{fee}`"), &format!("no amount of `{fee}`")),
            _ => text.to_owned(),
        };
    }
    let Some((member, holds)) = text.split_once(" = ") else { return text.to_owned() };
    let is_yes = holds == "true";
    let required = member.strip_prefix("documents.").and_then(|rest| rest.strip_suffix(".required"));
    match (required, is_yes) {
        (Some(name), true) => pick(&format!("phải nộp `{name}`"), &format!("`{name}` is required")),
        (Some(name), false) => pick(&format!("không phải nộp `{name}`"), &format!("`{name}` is not required")),
        (None, _) if holds == "true" || holds == "false" => {
            format!("{} = {}", fact(member, language), yes_no(is_yes, language))
        }
        (None, _) => text.to_owned(),
    }
}

/// A fact's name as the language writes it.
fn fact(name: &str, language: Language) -> String {
    let built_in = || {
        if let Some(document) = name.strip_prefix("document.") {
            let drawn = document.strip_suffix(".drawn");
            return Some(drawn.map_or_else(|| Fact::document(document), Fact::document_drawn));
        }
        Fact::built_in().into_iter().find(|fact| fact.id == name)
    };
    match language {
        Language::Vi => built_in().and_then(|fact| fact.alias).unwrap_or_else(|| name.to_owned()),
        Language::En => name.to_owned(),
    }
}

fn value(given: &serde_json::Value, language: Language) -> String {
    match given {
        serde_json::Value::Bool(holds) => yes_no(*holds, language).to_owned(),
        serde_json::Value::String(text) => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) => date.say(language),
            Err(_) => text.clone(),
        },
        other => other.to_string(),
    }
}

const fn yes_no(holds: bool, language: Language) -> &'static str {
    match (holds, language) {
        (true, Language::Vi) => "có",
        (false, Language::Vi) => "không",
        (true, Language::En) => "yes",
        (false, Language::En) => "no",
    }
}

fn moment(text: &str, language: Language) -> Option<String> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok().map(|at| at.say(language))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{dossier, outcome};
    use crate::bundle::Language::{En, Vi};
    use crate::diagnostics::Witness;

    #[test]
    fn a_dossier_is_said_as_its_language_writes_facts_channels_and_moments() {
        let facts = [
            ("documents.complete", json!(true)),
            ("document.đơn", json!(false)),
            ("document.đơn.drawn", json!(true)),
            ("ngày-sinh", json!("2024-02-29")),
            ("loại", json!("lớn")),
            ("số-bản", json!(3)),
        ];
        let witness = Witness {
            procedure: "1.000001".to_owned(),
            office: "trung-tâm".to_owned(),
            received: "2025-10-03T16:50".to_owned(),
            channel: "counter".to_owned(),
            facts: facts.map(|(name, value)| (name.to_owned(), value)).into_iter().collect::<BTreeMap<_, _>>(),
            expected: String::new(),
            found: String::new(),
        };
        assert_eq!(
            dossier(&witness, Vi),
            "thủ tục 1.000001, tại trung-tâm, nhận 16:50 ngày 03/10/2025, hình thức trực-tiếp; giấy.đơn = không, \
             giấy.đơn.khai-thác-được = có, hồ-sơ.đầy-đủ = có, loại = lớn, ngày-sinh = 29/02/2024, số-bản = 3"
        );
        assert_eq!(
            dossier(&witness, En),
            "procedure 1.000001, at trung-tâm, received 2025-10-03 16:50, channel counter; document.đơn = no, \
             document.đơn.drawn = yes, documents.complete = yes, loại = lớn, ngày-sinh = 2024-02-29, số-bản = 3"
        );
    }

    #[test]
    fn steps_stand_a_line_each_below_the_moment() {
        let text = "2025-10-06T07:40 (nhận 2025-10-03T16:50..2025-10-03T17:00, trả 2025-10-06T07:30..2025-10-06T07:40)";
        assert_eq!(
            outcome(text, Vi),
            (
                "07:40 ngày 06/10/2025".to_owned(),
                vec![
                    "nhận: 16:50 ngày 03/10/2025 đến 17:00 ngày 03/10/2025".to_owned(),
                    "trả: 07:30 ngày 06/10/2025 đến 07:40 ngày 06/10/2025".to_owned(),
                ]
            )
        );
        assert_eq!(outcome(text, En).1[1], "trả: 2025-10-06 07:30 to 2025-10-06 07:40");
    }

    #[test]
    fn what_is_no_moment_is_said_in_words() {
        let said = [
            ("2025-10-03T17:00", "17:00 ngày 03/10/2025", "2025-10-03 17:00"),
            ("15000", "15000 đồng", "15000 VND"),
            ("not_eligible", "không được trả trong ngày", "not the same day"),
            ("documents.complete = false", "hồ-sơ.đầy-đủ = không", "documents.complete = no"),
            ("documents.đơn.required = true", "phải nộp `đơn`", "`đơn` is required"),
            ("statutory = null", "không có thời hạn nào", "no time limit"),
            ("fee.cấp = null", "không có mức phí nào của `cấp`", "no amount of `cấp`"),
            ("-", "không có ngày nào", "no date"),
        ];
        for (text, vi, en) in said {
            assert_eq!((outcome(text, Vi).0.as_str(), outcome(text, En).0.as_str()), (vi, en));
        }
    }
}
