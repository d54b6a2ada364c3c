//! Random conditions and amounts over a few small facts: every operator of the language, few enough facts that all their
//! values can be tried.

use crate::runtime::agreement::Random;

/// What conditions of one catalog may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Yes(&'static str),
    Number(&'static str, u64),
    Choice(&'static str, &'static [&'static str]),
    Document(&'static str),
    Drawn(&'static str),
    Complete,
    Time,
    Weekday,
    Date,
    Channel,
    Day,
    /// Money up to so many đồng.
    Money(&'static str, u64),
    /// A time of day.
    Clock,
}

/// How many values a fact brings into the enumeration.
fn cost(kind: Kind) -> u64 {
    match kind {
        Kind::Yes(_) | Kind::Document(_) | Kind::Drawn(_) => 2,
        Kind::Number(_, high) | Kind::Money(_, high) => high + 1,
        Kind::Choice(_, values) => values.len() as u64,
        Kind::Complete => 4,
        Kind::Time | Kind::Weekday | Kind::Date | Kind::Channel => 1,
        Kind::Day => 24,
        Kind::Clock => 8,
    }
}

pub(super) const NUMBERS: [(&str, u64); 2] = [("n", 3), ("m", 2)];
pub(super) const CHOICES: [(&str, &[&str]); 2] = [("loại", &["lớn", "vừa", "nhỏ"]), ("cỡ", &["nhỏ", "lớn"])];

/// The facts of the conditions of one catalog, together not more than `most` dossiers of one receipt.
pub(super) fn kinds(random: &mut Random, documents: &[&'static str], most: u64) -> Vec<Kind> {
    let mut all = vec![
        Kind::Yes("gấp"),
        Kind::Yes("gấp"),
        Kind::Yes("xa"),
        Kind::Yes("phí.đã-nộp"),
        Kind::Yes("người-ký.có-mặt"),
        Kind::Number(NUMBERS[0].0, NUMBERS[0].1),
        Kind::Number(NUMBERS[0].0, NUMBERS[0].1),
        Kind::Number(NUMBERS[1].0, NUMBERS[1].1),
        Kind::Choice(CHOICES[0].0, CHOICES[0].1),
        Kind::Choice(CHOICES[1].0, CHOICES[1].1),
        Kind::Time,
        Kind::Weekday,
        Kind::Date,
        Kind::Channel,
        Kind::Day,
        Kind::Money("giá", 2),
        Kind::Clock,
    ];
    if let Some(first) = documents.first() {
        all.extend([Kind::Document(first), Kind::Drawn(first), Kind::Complete]);
    }
    let mut chosen = Vec::new();
    let mut left = most;
    for _ in 0..8 {
        let kind = all[random.below(all.len() as u64) as usize];
        if !chosen.contains(&kind) && cost(kind) <= left {
            left /= cost(kind);
            chosen.push(kind);
        }
    }
    if chosen.is_empty() {
        chosen.push(Kind::Yes("gấp"));
    }
    chosen
}

fn comparator(random: &mut Random) -> &'static str {
    random.pick(&["=", "!=", "<", "<=", ">", ">="]).unwrap()
}

/// A number out of facts.
pub(super) fn amount(random: &mut Random, kinds: &[Kind]) -> String {
    let numbers: Vec<(&str, u64)> = kinds
        .iter()
        .filter_map(|kind| if let Kind::Number(name, high) = kind { Some((*name, *high)) } else { None })
        .collect();
    let one = |random: &mut Random| match random.pick(&numbers) {
        Some((name, _)) if random.below(4) > 0 => (*name).to_owned(),
        _ => random.below(4).to_string(),
    };
    let (a, b) = (one(random), one(random));
    match random.below(8) {
        0 => format!("{a} + {b}"),
        1 => format!("{a} - {b}"),
        2 => format!("{a} * {b}"),
        3 => format!("min({a}, {b})"),
        4 => format!("max({a}, {b})"),
        5 => format!("{a} * 2 - {b}"),
        _ => a,
    }
}

fn atom(random: &mut Random, kinds: &[Kind]) -> String {
    let kind = kinds[random.below(kinds.len() as u64) as usize];
    match kind {
        Kind::Yes(name) => name.to_owned(),
        Kind::Number(name, high) => {
            let comparator = comparator(random);
            // Alone it says something: not `n <= 3` of a number up to 3.
            let least = u64::from(!matches!(comparator, "<=" | ">"));
            match random.below(5) {
                0 => format!("{} {comparator} {}", amount(random, kinds), amount(random, kinds)),
                1 => format!("{} {comparator} {}", amount(random, kinds), random.below(high + 1)),
                _ => format!("{name} {comparator} {}", random.below(high) + least),
            }
        }
        Kind::Choice(name, values) => match random.below(3) {
            0 => format!("{name} thuộc {{ {}, {} }}", values[0], values[1]),
            1 => format!("{name} != {}", random.pick(values).unwrap()),
            _ => format!("{name} = {}", random.pick(values).unwrap()),
        },
        Kind::Document(name) => format!("giấy.{name}"),
        Kind::Drawn(name) => format!("giấy.{name}.khai-thác-được"),
        Kind::Complete => "hồ-sơ.đầy-đủ".to_owned(),
        Kind::Time => {
            let time = random.pick(&["08:01", "08:03", "12:30", "13:01", "13:02"]).unwrap();
            format!("nhận.giờ {} {time}", comparator(random))
        }
        Kind::Weekday => match random.below(3) {
            0 => "nhận.thứ thuộc { thứ-sáu, thứ-bảy }".to_owned(),
            1 => "nhận.thứ != thứ-tư".to_owned(),
            _ => {
                format!("nhận.thứ = {}", random.pick(&["thứ-hai", "thứ-ba", "thứ-sáu", "thứ-bảy", "chủ-nhật"]).unwrap())
            }
        },
        Kind::Money(name, high) => match random.below(3) {
            0 => format!("{name} {} {} đồng", comparator(random), random.below(high) + 1),
            1 => format!("{name} = {} đồng", random.below(high + 1)),
            _ => format!("{name} > {} đồng", random.below(high)),
        },
        Kind::Clock => {
            format!("giờ-hẹn {} {}", comparator(random), random.pick(&["09:00", "14:30"]).unwrap())
        }
        Kind::Date => format!("nhận.ngày {} {}/04/2025", comparator(random), random.below(10) + 21),
        Kind::Channel => match random.below(3) {
            0 => "hình-thức = trực-tiếp".to_owned(),
            1 => "hình-thức != trực-tuyến".to_owned(),
            _ => "hình-thức thuộc { trực-tuyến, lưu-động }".to_owned(),
        },
        Kind::Day => match random.below(4) {
            0 => format!("ngày-cấp {} {}/04/2025", comparator(random), random.below(8) + 20),
            1 => format!("số-năm-từ(ngày-cấp) {} {}", comparator(random), random.below(3)),
            _ => format!("số-ngày-từ(ngày-cấp) {} {}", comparator(random), random.below(5)),
        },
    }
}

/// An amount of money out of facts, where one is money.
pub(super) fn money(random: &mut Random, kinds: &[Kind]) -> Option<String> {
    let of = |kind: &Kind| if let Kind::Money(name, _) = kind { Some(*name) } else { None };
    let name = kinds.iter().find_map(of)?;
    let most = random.below(3) + 1;
    Some(match random.below(5) {
        0 => format!("{name} * ({})", amount(random, kinds)),
        1 => format!("{name} + {most} đồng"),
        2 => format!("min({name}, {most} đồng)"),
        3 => format!("max({name} * 2, {most} đồng)"),
        _ => name.to_owned(),
    })
}

/// A condition of up to three parts.
pub(super) fn condition(random: &mut Random, kinds: &[Kind]) -> String {
    let part = |random: &mut Random| {
        let atom = atom(random, kinds);
        if random.below(4) == 0 { format!("không ({atom})") } else { atom }
    };
    let (a, b, c) = (part(random), part(random), part(random));
    match random.below(if kinds.len() < 3 { 30 } else { 18 }) {
        0 => format!("{a} và {b}"),
        1 => format!("{a} hoặc {b}"),
        2 => format!("{a} và ({b} hoặc {c})"),
        3 => format!("không ({a} và {b}) hoặc {c}"),
        4 => format!("({a} hoặc {b}) và không {c}"),
        _ => a,
    }
}

/// ` khi …`, or nothing.
pub(super) fn when(random: &mut Random, kinds: &[Kind], one_in: u64) -> String {
    if random.below(one_in) == 0 { format!(" khi {}", condition(random, kinds)) } else { String::new() }
}
