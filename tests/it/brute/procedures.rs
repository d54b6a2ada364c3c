//! Random procedures of one version, and simplifications of them.

use crate::runtime::agreement::Random;

use super::catalogs::{CODE, DOCUMENTS};
use super::conditions::{Kind, amount, condition, money, when};

/// A procedure as text, with the lines that a simplification may name.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) text: String,
    pub(super) is_same_day: bool,
    /// Limits and re-appointments: what stands before and the condition behind.
    rows: Vec<(&'static str, String, String)>,
    fees: Vec<(String, String)>,
    /// Steps with their own time.
    steps: Vec<(String, Option<String>)>,
    documents: Vec<&'static str>,
    requirement: Option<String>,
    kinds: Vec<Kind>,
}

/// A limit, of whatever unit.
pub(super) fn limit(random: &mut Random) -> String {
    match random.below(24) {
        20 => "1 tháng".to_owned(),
        21 => format!("{} ngày", random.below(3) + 29),
        22 => random.pick(&["1 năm", "365 ngày", "366 ngày"]).unwrap().to_string(),
        0 | 1 => format!("{} ngày", random.below(6) + 2),
        2 => format!("{} giờ", random.pick(&[5, 24, 47, 72, 100]).unwrap()),
        3 => format!("{} phút làm việc", random.below(20) + 8),
        4 => "1 tuần".to_owned(),
        5 => format!("{} phút", random.pick(&[40, 301, 1441, 3000]).unwrap()),
        6 | 7 => "trong ngày".to_owned(),
        8 => format!("{} giờ làm việc", 1),
        _ => format!("{} ngày làm việc", random.below(6) + 1),
    }
}

fn part(random: &mut Random) -> String {
    loop {
        let limit = limit(random);
        if limit != "trong ngày" {
            return limit;
        }
    }
}

fn cutoff(random: &mut Random, limit: &str) -> String {
    let takes = limit == "trong ngày" || limit.ends_with("ngày làm việc") || limit.ends_with(" ngày");
    if takes && random.below(3) == 0 {
        let after = random.pick(&["08:02", "13:01", "10:00"]).unwrap();
        return format!(", nhận sau {after} thì tính từ ngày làm việc tiếp theo");
    }
    String::new()
}

pub(super) fn head(code: &str, word: &str, channels: &str) -> String {
    format!(
        "{word} {code} \"Thủ tục {code}\" {{\n    lĩnh vực thử\n    cấp xã\n    hiệu lực từ 01/01/2025\n    đối tượng công-dân\n    \
         cơ quan giải quyết \"Ủy ban\"\n    cách thức {channels}\n    số lượng 1 bộ\n"
    )
}

pub(super) fn procedure(random: &mut Random, kinds: &[Kind]) -> Drawn {
    let mut drawn = Drawn { kinds: kinds.to_vec(), ..Drawn::default() };
    let channels = random.pick(&["trực-tiếp", "trực-tiếp, trực-tuyến toàn trình", "trực-tiếp, lưu-động"]).unwrap();
    let channels = if kinds.contains(&Kind::Channel) { *channels } else { "trực-tiếp" };
    drawn.text = head(CODE, "thủ tục", channels);
    if random.below(8) == 0 {
        // Of a level that no office has, filed with those of another.
        drawn.text = drawn.text.replace("    cấp xã\n", "    cấp tỉnh\n    nơi nộp mọi cơ quan cấp xã\n");
    }
    if random.below(6) == 0 {
        let requirement = condition(random, kinds);
        drawn.text += &format!("    yêu cầu {requirement} lý do \"không đạt\"\n");
        drawn.requirement = Some(requirement);
    }
    documents(random, &mut drawn);
    limits(random, &mut drawn);
    fees(random, &mut drawn);
    steps(random, &mut drawn);
    if random.below(2) == 0 {
        drawn.is_same_day = true;
        drawn.text += "    trong ngày {\n";
        for _ in 0..=random.below(2) {
            let word = random.pick(&["khi", "trừ trường hợp"]).unwrap();
            drawn.text += &format!("        {word} {} lý do \"không được\"\n", condition(random, kinds));
        }
        drawn.text += "    }\n";
    }
    drawn.text += "}\n";
    drawn
}

fn documents(random: &mut Random, drawn: &mut Drawn) {
    let kinds = drawn.kinds.clone();
    let plain = !kinds.iter().any(|kind| matches!(kind, Kind::Document(_) | Kind::Drawn(_) | Kind::Complete));
    drawn.text += "    hồ sơ {\n";
    let source = if random.below(3) == 0 { ", khai thác từ \"Cơ sở dữ liệu\"" } else { "" };
    let source = if kinds.iter().any(|kind| matches!(kind, Kind::Drawn(_))) {
        ", khai thác từ \"Cơ sở dữ liệu\""
    } else {
        source
    };
    // A document's own condition that looks at documents could look at itself.
    let own = if plain && source.is_empty() { when(random, &kinds, 5) } else { String::new() };
    drawn.text += &format!("        {} \"Đơn\" 1 bản chính{source}{own}\n", DOCUMENTS[0]);
    drawn.documents.push(DOCUMENTS[0]);
    if random.below(3) == 0 {
        let order = if random.below(2) == 0 { " theo thứ tự" } else { "" };
        let own = if plain { when(random, &kinds, 4) } else { String::new() };
        drawn.text += &format!(
            "        một trong{order}{own} {{\n            {} \"Bản vẽ\" 1 bản sao\n            {} \"Hộ chiếu\" 1 bản sao\n        }}\n",
            DOCUMENTS[1], DOCUMENTS[2]
        );
        drawn.documents.extend([DOCUMENTS[1], DOCUMENTS[2]]);
    } else if random.below(2) == 0 {
        let optional = *random.pick(&["", ", nếu có"]).unwrap();
        drawn.text += &format!("        {} \"Bản vẽ\" 1 bản sao{optional}\n", DOCUMENTS[1]);
        drawn.documents.push(DOCUMENTS[1]);
    }
    drawn.text += "    }\n";
}

fn limits(random: &mut Random, drawn: &mut Drawn) {
    let kinds = drawn.kinds.clone();
    let with_step = random.below(8) == 0;
    let row = |drawn: &mut Drawn, random: &mut Random, when: String| {
        let limit = limit(random);
        let cutoff =
            if with_step && random.below(2) == 0 { ", kể từ khi b1".to_owned() } else { cutoff(random, &limit) };
        drawn.text += &format!("    thời hạn {limit}{cutoff}{when}\n");
        drawn.rows.push(("thời hạn", format!("{limit}{cutoff}"), when));
    };
    for _ in 0..random.below(5) / 2 {
        let when = when(random, &kinds, 1);
        row(drawn, random, when);
    }
    if drawn.rows.is_empty() || random.below(12) > 0 {
        row(drawn, random, String::new());
    }
    if random.below(4) == 0 {
        let (limit, when) = (part(random), when(random, &kinds, 1));
        drawn.text += &format!("    kéo dài thêm {limit}{when}\n");
        drawn.rows.push(("kéo dài thêm", limit, when));
    }
    if random.below(4) == 0 {
        let (limit, when) = (part(random), when(random, &kinds, 1));
        drawn.text += &format!("    hẹn lại tối đa {limit}{when}\n");
        drawn.rows.push(("hẹn lại tối đa", limit, when));
    }
}

pub(super) fn fee_amount(random: &mut Random, kinds: &[Kind]) -> String {
    if random.below(2) == 0
        && let Some(money) = money(random, kinds)
    {
        return money;
    }
    let unit = random.below(3) + 1;
    match random.below(4) {
        0 => format!("{unit} đồng"),
        1 => format!("{unit} đồng * ({})", amount(random, kinds)),
        2 => format!("min({unit} đồng * ({}), {} đồng)", amount(random, kinds), random.below(5)),
        _ => format!("max({unit} đồng, 1 đồng * ({}))", amount(random, kinds)),
    }
}

fn fees(random: &mut Random, drawn: &mut Drawn) {
    let kinds = drawn.kinds.clone();
    let row = |drawn: &mut Drawn, random: &mut Random, when: String| {
        let amount = if random.below(8) == 0 { elsewhere(random) } else { fee_amount(random, &kinds) };
        drawn.text += &format!("    lệ phí {amount}{when}\n");
        drawn.fees.push((amount, when));
    };
    if random.below(2) == 0 {
        for _ in 0..random.below(2) {
            let when = when(random, &drawn.kinds.clone(), 1);
            row(drawn, random, when);
        }
        if drawn.fees.is_empty() || random.below(12) > 0 {
            row(drawn, random, String::new());
        }
    }
}

/// An amount that is set by another document.
fn elsewhere(random: &mut Random) -> String {
    format!("theo \"Nghị quyết {}\"", random.below(2) + 1)
}

fn step_time(random: &mut Random) -> String {
    match random.below(16) {
        0 => "1 ngày làm việc".to_owned(),
        1 | 2 => "0,5 ngày làm việc".to_owned(),
        3 => "1,5 ngày làm việc".to_owned(),
        4 => format!("{} phút làm việc", random.below(3) + 1),
        _ => format!("{} phút", random.below(2) + 1),
    }
}

fn steps(random: &mut Random, drawn: &mut Drawn) {
    let kinds = drawn.kinds.clone();
    let count = random.below(3) + 1;
    for number in 1..=count {
        let id = format!("b{number}");
        let after = match number {
            1 => String::new(),
            2 => "; sau b1".to_owned(),
            _ => random.pick(&["; sau b1", "; sau b2", "; sau b1, b2"]).unwrap().to_string(),
        };
        let time = if random.below(6) > 0 { Some(step_time(random)) } else { None };
        let within = time.as_ref().map(|time| format!("; trong {time}")).unwrap_or_default();
        let when = when(random, &kinds, 6);
        let when = if when.is_empty() { String::new() } else { format!(";{when}") };
        let floor = match random.below(24) {
            0 => "; chờ ít nhất 1 ngày",
            1 => "; chờ ít nhất 1 ngày làm việc",
            2 => "; chờ ít nhất 7 giờ",
            3 => "; chờ ít nhất 2 phút",
            _ => "",
        };
        let must = if random.below(8) == 0 { "; bắt buộc" } else { "" };
        drawn.text += &format!("    bước {id} \"Bước\" {{ do cán-bộ{after}{within}{floor}{when}{must} }}\n");
        drawn.steps.push((id, time));
    }
    let after: Vec<&str> = drawn.steps.iter().map(|(id, _)| id.as_str()).collect();
    let returns =
        format!("    bước trả \"Trả kết quả\" {{ do cán-bộ; sau {}; trong 1 phút; trả kết quả }}\n", after.join(", "));
    drawn.text += &returns;
}

/// A limit of fewer of the same unit, more often than not.
fn shorter(random: &mut Random, limit: &str) -> Option<String> {
    let (number, unit) = limit.split(',').next()?.split_once(' ')?;
    let number: u64 = number.parse().ok()?;
    (number > 1 && random.below(3) > 0).then(|| format!("{} {unit}", number - 1))
}

/// Up to three lines that change the procedure.
pub(super) fn simplification(random: &mut Random, of: &Drawn) -> String {
    let mut lines: Vec<String> = Vec::new();
    // Which documents make a dossier complete matters where a clause asks for that.
    let by_documents = of.kinds.contains(&Kind::Complete) && random.below(2) == 0;
    for _ in 0..=random.below(3) {
        let line = match random.below(10) {
            _ if by_documents && lines.is_empty() => {
                let last = &of.documents[of.documents.len().min(2) - 1..];
                Some(format!("bỏ hồ sơ {} lý do \"thừa\"", last.join(", ")))
            }
            0..=3 => of.rows.get(random.below(of.rows.len() as u64) as usize).map(|(word, limit, when)| {
                let new = match shorter(random, limit) {
                    Some(new) => new,
                    None if *word == "thời hạn" => self::limit(random),
                    None => part(random),
                };
                let cutoff = if *word == "thời hạn" { cutoff(random, &new) } else { String::new() };
                format!("{word} {limit}{when} thành {new}{cutoff}")
            }),
            4 | 5 => random.pick(&of.fees).cloned().map(|(amount, when)| {
                let new = if random.below(8) == 0 { elsewhere(random) } else { fee_amount(random, &of.kinds) };
                format!("lệ phí {amount}{when} thành {new}")
            }),
            6 => random
                .pick(&of.steps)
                .cloned()
                .and_then(|(id, time)| Some(format!("bước {id} trong {} thành {}", time?, step_time(random)))),
            7 => random.pick(&of.steps).map(|(id, _)| format!("bỏ bước {id} lý do \"thừa\"")),
            8 => random.pick(&of.documents).map(|id| format!("bỏ hồ sơ {id} lý do \"thừa\"")),
            _ => match &of.requirement {
                Some(requirement) => Some(format!("bỏ yêu cầu {requirement}")),
                None => Some("cách thức thêm trực-tuyến toàn trình".to_owned()),
            },
        };
        // Two lines about one thing would be a mistake of its own.
        let about = |line: &str| line.split(" thành ").next().unwrap().to_owned();
        lines.extend(line.filter(|line| !lines.iter().any(|other| about(other) == about(line))));
    }
    if lines.is_empty() {
        return String::new();
    }
    let from = random.below(6) + 23;
    let lines: Vec<String> = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!(
        "đơn giản hóa {CODE} theo quyết-định \"Cắt giảm\" minh họa {{\n    từ {from}/04/2025\n{}}}\n",
        lines.concat()
    )
}
