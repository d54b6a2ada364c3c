//! One imported procedure, finished.

use std::fmt::Write as _;

/// The text of an imported procedure as an officer would leave it, under a code that tells the copy.
pub fn finished(item: &str, copy: usize) -> String {
    let code: String = item.split_whitespace().nth(2).expect("a code").to_owned();
    let number: usize =
        code.bytes().filter(u8::is_ascii_digit).fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    let own = recoded(&code, copy);
    let mut lines: Vec<String> = Vec::new();
    let mut in_step = false;
    for line in item.lines() {
        if line.starts_with("    bước ") {
            in_step = !line.ends_with('}');
            continue;
        }
        if in_step {
            in_step = line != "    }";
            continue;
        }
        lines.push(line.to_owned());
    }
    lines[0] = lines[0].replacen(&code, &own, 1).replacen(" dự thảo {", " {", 1);
    while lines.last().is_some_and(|line| line.is_empty() || line == "}") {
        lines.pop();
    }
    for line in &mut lines {
        if line.starts_with("    hiệu lực từ ") {
            "    hiệu lực từ 01/07/2025".clone_into(line);
        }
    }
    let has = |word: &str| lines.iter().any(|line| line.starts_with("    ") && line[4..].starts_with(word));
    let is_commune = lines.iter().any(|line| line.starts_with("    cấp ") && line.contains("xã"));
    let limits: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("    thời hạn ")).collect();
    let days = match limits.as_slice() {
        [limit] => limit.strip_suffix(" ngày làm việc").and_then(|days| days.parse::<u32>().ok()),
        _ => None,
    };
    let mut more = String::new();
    for (word, line) in [
        ("người ký ", "    người ký chủ-tịch\n"),
        ("số lượng ", "    số lượng 1 bộ\n"),
        ("cơ quan giải quyết ", "    cơ quan giải quyết \"Cơ quan có thẩm quyền\"\n"),
        ("thời hạn ", "    thời hạn không quy định\n"),
        ("hồ sơ ", "    hồ sơ { đơn \"Đơn đề nghị\" 1 bản chính }\n"),
    ] {
        if !has(word) {
            more.push_str(line);
        }
    }
    let work = if days.is_some_and(|days| days >= 3) && !is_commune { "1 ngày làm việc" } else { "15 phút" };
    // Steps that take time fit into a limit of two days and more at whatever minute a dossier comes.
    if limits.iter().all(|limit| is_long(limit)) {
        write!(
            more,
            "    theo quy trình một-cửa\n    bước thẩm-tra \"Thẩm tra\" {{ sau tiếp-nhận; do chuyên-viên; trong {work}; minh họa }}\n"
        )
        .expect("a text");
    } else {
        more.push_str("    bước giải-quyết \"Giải quyết\" { do chuyên-viên; trả kết quả; minh họa }\n");
    }
    let is_online = lines.iter().any(|line| line.starts_with("    cách thức ") && line.contains("trực-tuyến"));
    let conditions = lines.iter().filter(|line| line.contains(" khi ")).count();
    if is_commune && conditions <= MOST_CONDITIONS {
        more.push_str("    trong ngày {\n        khi hồ-sơ.đầy-đủ lý do \"hồ sơ chưa đầy đủ, hợp lệ\"\n");
        more.push_str("        trừ trường hợp phải-xác-minh lý do \"phải xác minh\"\n");
        if number % 3 == 0 && is_online {
            more.push_str(
                "        trừ trường hợp tuổi-người-nộp < 14 và hình-thức = trực-tuyến lý do \"phải đến trực tiếp\"\n",
            );
        }
        if number % 2 == 0 {
            more.push_str("        khi nhận.giờ <= 15:00 lý do \"quá giờ nhận\"\n");
        }
        more.push_str("    }\n");
    }
    let mut text = lines.join("\n");
    write!(text, "\n{more}}}\n\n").expect("a text");
    if let Some(days) = days.filter(|days| *days >= 4 && number % 4 == 0) {
        write!(
            text,
            "đơn giản hóa {own} theo quyết-định-minh-họa \"Cắt giảm thời gian\" minh họa {{\n    từ 01/07/2026\n    thời hạn {days} ngày làm việc thành {} ngày làm việc\n}}\n\n",
            days - 1
        )
        .expect("a text");
    }
    text
}

/// The most conditions of a procedure that gets a same-day block: with many more the proofs give up.
const MOST_CONDITIONS: usize = 8;

/// Whether a limit is of at least two days.
fn is_long(limit: &str) -> bool {
    let mut words = limit.split_whitespace();
    let count = words.next().and_then(|count| count.parse::<u32>().ok());
    limit.starts_with("không quy định") || (count.is_some_and(|count| count >= 2) && words.next() == Some("ngày"))
}

/// A code of its own for each copy: numbers of the portal have six digits and end at 115151, its groups are 1, 2 and 3.
fn recoded(code: &str, copy: usize) -> String {
    let (group, number) = code.split_once('.').expect("a code");
    let (group, number): (usize, usize) = (group.parse().expect("a digit"), number.parse().expect("digits"));
    let (band, place) = (copy / 8, copy % 8);
    assert!(band < 3 && number < 120_000, "codes for no more copies");
    format!("{}.{:06}", band * 3 + group, place * 120_000 + number)
}
