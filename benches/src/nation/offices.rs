//! Provinces, communes and their programs, all made up.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Size;

const HOURS: [&str; 3] = ["07:30-11:30, 13:30-17:00", "07:00-11:30, 13:30-17:00", "08:00-11:30, 13:00-17:00"];

pub fn write(size: Size, fields: &[&str], files: &mut BTreeMap<String, String>) {
    for province in 0..size.provinces {
        let (mut offices, mut programs) = (String::new(), String::new());
        let hours = HOURS[province % HOURS.len()];
        office(&mut offices, &format!("tỉnh-{province:02}"), "tỉnh", &format!("{:02}", province + 1), hours);
        for commune in (province..size.communes).step_by(size.provinces) {
            let id = format!("xã-{commune:04}");
            office(&mut offices, &id, "xã", &format!("{:05}", commune + 1), hours);
            program(&mut programs, commune, &id, fields);
        }
        files.insert(format!("co-quan/tinh-{province:02}.tt"), offices);
        files.insert(format!("mo-hinh/tinh-{province:02}.tt"), programs);
    }
}

fn office(out: &mut String, id: &str, level: &str, code: &str, hours: &str) {
    write!(
        out,
        "cơ quan {id} \"Trung tâm Phục vụ hành chính công {id}\" minh họa {{\n    mã \"{code}\"\n    cấp {level}\n    hiệu lực từ 01/01/2024\n    lịch hành-chính\n    tiếp nhận thứ-hai đến thứ-sáu {hours}\n}}\n\n"
    )
    .expect("a text");
}

fn program(out: &mut String, commune: usize, id: &str, fields: &[&str]) {
    let day = ["thứ-năm", "thứ-sáu"][commune % 2];
    let intake = ["15:30", "16:00"][commune / 2 % 2];
    let two = [fields[commune % fields.len()], fields[(commune * 7 + 1) % fields.len()]];
    write!(
        out,
        "mô hình không-hẹn-{commune:04} \"Ngày không hẹn\" tại {id} minh họa {{\n    từ 01/07/2025\n    mỗi {day} 07:30-11:30, 13:30-17:00 chấp nhận W0601 lý do \"ngày lễ, tết không tổ chức\"\n    nhận đến {intake}\n    người ký phó-chủ-tịch\n    áp dụng lĩnh vực {}, {}\n    trừ trường hợp phải-xác-minh lý do \"phải xác minh\"\n}}\n\n",
        two[0], two[1]
    )
    .expect("a text");
}
