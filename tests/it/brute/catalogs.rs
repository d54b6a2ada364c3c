//! Random small catalogs, as their authors would write them: open hours of a few minutes a day, two weeks with a holiday and a
//! swapped day, so that every minute that counts can be tried.

use crate::runtime::agreement::Random;

use super::conditions::{Kind, condition, kinds};
use super::procedures;

/// A catalog, and what simplifies it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Small {
    pub(crate) manifest: String,
    /// Everything but the simplification.
    pub(crate) text: String,
    /// The simplification; empty where there is none.
    pub(crate) simplification: String,
}

impl Small {
    /// The catalog with its simplification.
    pub(crate) fn whole(&self) -> String {
        format!("{}{}", self.text, self.simplification)
    }
}

/// The code of the procedure that every catalog has.
pub(super) const CODE: &str = "1.000001";

pub(super) const DOCUMENTS: [&str; 3] = ["đơn", "bản-vẽ", "hộ-chiếu"];

/// The catalog of a seed. `most` bounds the dossiers of one receipt.
pub(super) fn small(seed: u64, most: u64) -> Small {
    let mut random = Random(seed.wrapping_mul(0x2545_F491_4F6C_DD1D).wrapping_add(seed));
    let random = &mut random;
    let from = 19 + random.below(4);
    let manifest = format!(
        "catalog: thu\ntitle: {{ vi: \"Thử\" }}\nlanguage: vi\nhorizon: {{ from: 2025-04-{from}, to: 2025-05-{:02} }}\n",
        from + 13 - 30
    );
    let mut text = String::from(
        "văn bản luật-thử \"Luật\" { số hiệu \"1/2020/QH14\"; hiệu lực từ 01/01/2020 }\n\
         văn bản quyết-định \"Quyết định\" minh họa { số hiệu \"4/QĐ\"; hiệu lực từ 01/01/2020 }\n\
         chức danh cán-bộ \"Cán bộ\"\n\
         dữ kiện gấp: có/không \"Gấp\"\ndữ kiện xa: có/không \"Xa\"\n\
         dữ kiện n: số 0..3 \"Số\"\ndữ kiện m: số 0..2 \"Số khác\"\n\
         dữ kiện loại: một trong { lớn, vừa, nhỏ } \"Loại\"\ndữ kiện cỡ: một trong { nhỏ, lớn } \"Cỡ\"\n\
         dữ kiện ngày-cấp: ngày \"Ngày cấp\"\n\
         dữ kiện giá: tiền 0..2 \"Giá\"\ndữ kiện giờ-hẹn: giờ \"Giờ hẹn\"\n",
    );
    text += &calendar(random);
    let offices = offices(random);
    text += &offices;
    let kinds = kinds(random, &DOCUMENTS, most);
    if random.below(6) == 0 {
        let (mut linked, simplification, is_same_day) = super::linked::linked(random, &kinds);
        if is_same_day {
            for number in 0..random.below(3) {
                linked += &program(random, &kinds, number, "3.000001");
            }
        }
        return Small { manifest, text: text + &linked, simplification };
    }
    let procedure = procedures::procedure(random, &kinds);
    text += &procedure.text;
    if procedure.is_same_day || random.below(8) == 0 {
        let count = random.below(3);
        for number in 0..count {
            text += &program(random, &kinds, number, CODE);
        }
    }
    let simplification =
        if random.below(2) == 0 { procedures::simplification(random, &procedure) } else { String::new() };
    Small { manifest, text, simplification }
}

fn calendar(random: &mut Random) -> String {
    let week = random.pick(&["08:00-08:04, 13:00-13:03", "08:00-08:03, 13:00-13:02", "08:00-08:06"]).unwrap();
    // A day worked by a swap must be a rest day otherwise.
    let is_saturday = random.below(4) == 0;
    let saturday = if is_saturday { "    tuần làm việc thứ-bảy 08:00-08:03\n" } else { "" };
    let swap = match random.below(3) {
        _ if is_saturday => "    hoán đổi nghỉ 02/05/2025 làm bù 27/04/2025\n",
        0 => "    hoán đổi nghỉ 29/04/2025 làm bù 03/05/2025\n",
        _ => "    hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025\n",
    };
    let compensated = if random.below(2) == 0 { "    nghỉ bù khi trùng ngày nghỉ hằng tuần\n" } else { "" };
    let more = if random.below(3) == 0 { "    nghỉ lễ 24/04/2025\n" } else { "" };
    format!(
        "lịch chính \"Lịch\" {{\n    tuần làm việc thứ-hai đến thứ-sáu {week}\n{saturday}    nghỉ lễ 30/04, 01/05\n{more}{swap}\
         {compensated}    đã thông báo đến 31/12/2027\n}}\n"
    )
}

fn offices(random: &mut Random) -> String {
    let mut text = String::new();
    for (name, code) in [("a", "00001"), ("b", "00002")].iter().take(1 + usize::from(random.below(3) == 0)) {
        text += &format!("cơ quan {name} \"Trung tâm {name}\" {{\n    mã \"{code}\"\n    cấp xã\n    lịch chính\n");
        match random.below(5) {
            0 => text += "    tiếp nhận thứ-hai đến thứ-sáu 08:01-08:05\n",
            1 => text += "    tiếp nhận thứ-ba đến thứ-bảy 08:00-08:02, 12:59-13:02\n",
            2 => {
                text +=
                    "    tiếp nhận thứ-hai đến thứ-sáu 08:00-08:04, 13:01-13:04\n    tiếp nhận thứ-bảy 08:00-08:02\n"
            }
            _ => {}
        }
        if random.below(6) == 0 {
            text += "    đóng cửa 23/04/2025 lý do \"bão\"\n";
        }
        if *name == "b" && random.below(3) == 0 {
            text += "    hiệu lực từ 24/04/2025\n";
        }
        text += "}\n";
    }
    text
}

fn program(random: &mut Random, kinds: &[Kind], number: u64, code: &str) -> String {
    // The stages of a linked procedure have their documents.
    let is_known = |kind: &Kind| code == CODE || !matches!(kind, Kind::Document(_) | Kind::Drawn(_) | Kind::Complete);
    let kinds: Vec<Kind> = kinds.iter().copied().filter(is_known).collect();
    let kinds = if kinds.is_empty() { vec![Kind::Yes("gấp")] } else { kinds };
    let kinds = &kinds;
    let windows = *random
        .pick(&["08:00-08:05", "08:00-08:03, 13:00-13:03", "08:02-08:08", "13:02-13:09", "08:00-08:02, 12:58-13:01"])
        .unwrap();
    let session = match random.below(4) {
        0 => format!("ngày 25/04/2025, 28/04/2025 {windows}"),
        1 => format!("ngày 22/04/2025 {windows} địa điểm \"Nhà văn hóa\""),
        _ => format!("mỗi {} {windows}", random.pick(&["thứ-sáu", "thứ-bảy", "thứ-hai", "thứ-ba"]).unwrap()),
    };
    let last =
        windows[..2].to_owned() + ":" + &format!("{:02}", windows[3..5].parse::<u64>().unwrap() + random.below(3));
    let intake = if random.below(2) == 0 { format!("    nhận đến {last}\n") } else { String::new() };
    let signer = if random.below(5) == 0 { "    người ký cán-bộ\n" } else { "" };
    let clause = match random.below(3) {
        0 => format!("    khi {} lý do \"mô hình\"\n", condition(random, kinds)),
        1 => format!("    trừ trường hợp {} lý do \"mô hình\"\n", condition(random, kinds)),
        _ => String::new(),
    };
    let from = if session.starts_with("mỗi") && random.below(4) == 0 { "    từ 24/04/2025\n" } else { "" };
    format!(
        "mô hình mô-hình-{number} \"Mô hình\" tại a minh họa {{\n{from}    {session}\n{intake}{signer}    áp dụng thủ tục {code}\n{clause}}}\n"
    )
}
