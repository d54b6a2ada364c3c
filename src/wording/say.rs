//! How moments, money, copies, law and names are written for a person in either language.

use chrono::{Datelike, NaiveDate};

use super::words;
use crate::bundle::{Bundle, Fact, Language, Quantity, Texts, Version, Weekday};
use crate::calendar::{Duration, Unit};
use crate::runtime::Moment;

/// Vietnamese papers write day/month/year; English ones here ISO 8601.
pub(crate) fn date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Vi => date.format("%d/%m/%Y").to_string(),
        Language::En => date.format("%Y-%m-%d").to_string(),
    }
}

/// `thứ Sáu 03/10/2025` or `Friday 2025-10-03`.
pub(crate) fn weekday_date(day: NaiveDate, language: Language) -> String {
    let weekday = Weekday::from(day.weekday()).in_language(language);
    let weekday = match language {
        // `thứ Sáu`, `Chủ nhật`.
        Language::Vi => match weekday.split_once('-') {
            Some(("thứ", number)) => format!("thứ {}", capital(number)),
            _ => capital(&weekday.replace('-', " ")),
        },
        Language::En => capital(weekday),
    };
    format!("{weekday} {}", date(day, language))
}

/// `17:00 thứ Sáu 03/10/2025` or `17:00 on Friday 2025-10-03`.
pub(crate) fn moment(at: Moment, language: Language) -> String {
    let (time, day) = (at.0.format("%H:%M"), weekday_date(at.0.date(), language));
    match language {
        Language::Vi => format!("{time} {day}"),
        Language::En => format!("{time} on {day}"),
    }
}

/// `5 ngày làm việc`, `0,5 ngày làm việc` or `0.5 working days`.
pub(crate) fn duration(duration: Duration, language: Language) -> String {
    let count = match (duration.hundredths, language) {
        (0, _) => duration.count.to_string(),
        (part, Language::Vi) => format!("{},{part:02}", duration.count),
        (part, Language::En) => format!("{}.{part:02}", duration.count),
    };
    match duration.unit {
        Unit::Minutes => words::minutes(language, &count),
        Unit::Hours => words::hours(language, &count),
        Unit::WorkingMinutes => words::working_minutes(language, &count),
        Unit::WorkingHours => words::working_hours(language, &count),
        Unit::WorkingDays => words::working_days(language, &count),
        Unit::Days => words::days(language, &count),
        Unit::Weeks => words::weeks(language, &count),
        Unit::Months => words::months(language, &count),
        Unit::Years => words::years(language, &count),
    }
}

/// The first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `8.000 đồng` or `8,000 VND`.
pub(crate) fn money(amount: i64, language: Language) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{} {}", number(amount.unsigned_abs().into(), language), unit(language))
}

/// An amount of any size, as [`money`].
pub(crate) fn dong(amount: u128, language: Language) -> String {
    format!("{} {}", number(amount, language), unit(language))
}

const fn unit(language: Language) -> &'static str {
    match language {
        Language::Vi => "đồng",
        Language::En => "VND",
    }
}

/// `8.000` or `8,000`.
pub(crate) fn number(number: u128, language: Language) -> String {
    let mark = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len().checked_sub(at).unwrap_or(0);
        if at > 0 && left.is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// Hundredths as `97,06` or `97.06`.
pub(crate) fn hundredths(number: u64, language: Language) -> String {
    let mark = match language {
        Language::Vi => ',',
        Language::En => '.',
    };
    format!("{}{mark}{:02}", number / 100, number % 100)
}

/// A share in hundredths of a percent, `97,06%` or `97.06%`.
pub(crate) fn share(share: u64, language: Language) -> String {
    format!("{}%", hundredths(share, language))
}

/// A citation as the runtime writes it, `luật-hộ-tịch điều 5 khoản 3`, with the instrument's title and number in place of
/// its name.
pub(crate) fn law(citation: &str, bundle: &Bundle, language: Language) -> String {
    let (id, place) = citation.split_once(' ').unwrap_or((citation, ""));
    let instrument = bundle.instruments.iter().find(|instrument| instrument.id == id);
    let title = instrument.map_or(id, |instrument| instrument.title.pick(language));
    let number = instrument.and_then(|instrument| instrument.number.as_ref());
    let number = number.map(|number| format!(" ({number})")).unwrap_or_default();
    let place = match language {
        Language::Vi => place.to_owned(),
        Language::En => place.replace("điều ", "art. ").replace("khoản ", "cl. ").replace("điểm ", "pt. "),
    };
    if place.is_empty() { format!("{title}{number}") } else { format!("{place} {title}{number}") }
}

/// A clause as the catalog writes it, without its own citation where the law follows in full.
pub(crate) fn clause(rule: &str, law_follows: bool) -> &str {
    let cited = rule.split_once(" căn cứ ").or_else(|| rule.split_once(" basis "));
    cited.filter(|_| law_follows).map_or(rule, |(rule, _)| rule)
}

/// A fact that is not known: its name in the language, and what it means.
pub(crate) fn fact(id: &str, bundle: &Bundle, version: Option<&Version>, language: Language) -> String {
    let declared = || bundle.facts.iter().find(|fact| fact.id == id).cloned();
    let built_in = || Fact::built_in().into_iter().find(|fact| fact.id == id);
    let of_document = || {
        let name = id.strip_prefix("document.")?;
        let fact = name.strip_suffix(".drawn").map_or_else(|| Fact::document(name), Fact::document_drawn);
        let name = name.strip_suffix(".drawn").unwrap_or(name);
        let document = version?.documents.iter().find(|document| document.id == name);
        let named = |text: Option<String>, language| {
            // The built-in title ends in the document's name; its own title says more.
            let title = document.map_or(name, |document| document.title.pick(language));
            text.map(|text| text.replacen(name, title, 1))
        };
        let title = Texts { vi: named(fact.title.vi, Language::Vi), en: named(fact.title.en, Language::En) };
        Some(Fact { title, ..fact })
    };
    // What the bundle says of a document's fact is its name only.
    let Some(known) = of_document().or_else(declared).or_else(built_in) else { return format!("`{id}`") };
    let name = match language {
        Language::Vi => known.alias.as_deref().unwrap_or(&known.id),
        Language::En => &known.id,
    };
    let title = known.title.pick(language);
    if title.is_empty() { format!("`{name}`") } else { format!("`{name}` ({title})") }
}

/// `mẫu CT01`; a form whose name says already that it is one stays as it is.
pub(crate) fn form_name(language: Language, form: &str) -> String {
    let named = ["mẫu", "form"].iter().any(|word| form.to_lowercase().starts_with(word));
    if named { form.to_owned() } else { words::paper_form(language, &form) }
}

/// How many of each kind, those that are none left out.
pub(crate) fn numbers(quantity: Quantity, language: Language) -> Vec<String> {
    let Quantity { originals, copies, certified, electronic } = quantity;
    let all = [
        (originals, words::originals(language, &originals)),
        (copies, words::copies(language, &copies)),
        (certified, words::certified(language, &certified)),
        (electronic, words::electronic(language, &electronic)),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped_by_thousands() {
        for (amount, vi, en) in [
            (0, "0 đồng", "0 VND"),
            (800, "800 đồng", "800 VND"),
            (8_000, "8.000 đồng", "8,000 VND"),
            (1_200_000, "1.200.000 đồng", "1,200,000 VND"),
            (i64::MIN, "-9.223.372.036.854.775.808 đồng", "-9,223,372,036,854,775,808 VND"),
        ] {
            assert_eq!(money(amount, Language::Vi), vi);
            assert_eq!(money(amount, Language::En), en);
        }
    }

    #[test]
    fn a_friday_is_named_in_both_languages() {
        let day = NaiveDate::from_ymd_opt(2025, 10, 3).unwrap();
        assert_eq!(weekday_date(day, Language::Vi), "thứ Sáu 03/10/2025");
        assert_eq!(weekday_date(day, Language::En), "Friday 2025-10-03");
    }
}
