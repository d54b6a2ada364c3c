//! Random linked procedures over two small procedures, one of which may be simplified.

use crate::runtime::agreement::Random;

use super::conditions::{Kind, condition, when};
use super::procedures::{head, limit};

pub(super) fn linked(random: &mut Random, kinds: &[Kind]) -> (String, String, bool) {
    // The documents of stages are the union of theirs.
    let kinds: Vec<Kind> = kinds
        .iter()
        .copied()
        .filter(|kind| !matches!(kind, Kind::Complete | Kind::Document(_) | Kind::Drawn(_)))
        .collect();
    let kinds = if kinds.is_empty() { vec![Kind::Yes("gấp")] } else { kinds };
    let mut text = String::new();
    let mut first = String::new();
    for code in ["1.000001", "1.000002"] {
        text += &head(code, "thủ tục", "trực-tiếp");
        text += "    hồ sơ { đơn \"Đơn\" 1 bản chính }\n";
        if random.below(3) == 0 {
            text += &format!("    thời hạn {}{}\n", limit(random), when(random, &kinds, 1));
        }
        let own = limit(random);
        let cutoff = if own == "trong ngày" && random.below(2) == 0 {
            ", nhận sau 08:02 thì tính từ ngày làm việc tiếp theo"
        } else {
            ""
        };
        text += &format!("    thời hạn {own}{cutoff}\n");
        let after = if random.below(2) == 0 {
            let own = when(random, &kinds, 3).replacen(" khi", "; khi", 1);
            text += &format!("    bước b1 \"Bước\" {{ do cán-bộ; trong {} phút{own} }}\n", random.below(2) + 1);
            "; sau b1"
        } else {
            ""
        };
        let time = *random.pick(&["", "; trong 1 phút"]).unwrap();
        text += &format!("    bước trả \"Trả kết quả\" {{ do cán-bộ{after}{time}; trả kết quả }}\n}}\n");
        first = format!("{own}{cutoff}");
    }
    text += &head("3.000001", "liên thông", "trực-tiếp");
    let count = random.below(2) + 2;
    for number in 1..=count {
        let code = random.pick(&["1.000001", "1.000002"]).unwrap();
        let after = match number {
            1 => "",
            2 => *random.pick(&[" sau g1", ""]).unwrap(),
            _ => *random.pick(&[" sau g1", " sau g2", " sau g1, g2"]).unwrap(),
        };
        let within = loop {
            let within = limit(random);
            if within != "trong ngày" {
                break within;
            }
        };
        let within = if random.below(3) > 0 { format!(" trong {within}") } else { String::new() };
        text += &format!("    giai đoạn g{number} {code}{after}{within}{}\n", when(random, &kinds, 3));
    }
    if random.below(2) == 0 {
        text += &format!("    thời hạn {} ngày làm việc{}\n", random.below(6) + 14, when(random, &kinds, 1));
    }
    text += &format!("    thời hạn {} {}\n", random.below(8) + 12, random.pick(&["ngày làm việc", "ngày"]).unwrap());
    if random.below(3) == 0 {
        text += &format!("    hẹn lại tối đa {} ngày làm việc{}\n", random.below(4) + 1, when(random, &kinds, 1));
    }
    let is_same_day = random.below(2) == 0;
    if is_same_day {
        text += &format!("    trong ngày {{ khi {} lý do \"không được\" }}\n", condition(random, &kinds));
    }
    text += "}\n";
    let simplification = if random.below(3) == 0 {
        format!(
            "đơn giản hóa 1.000002 theo quyết-định \"Cắt giảm\" minh họa {{\n    từ 24/04/2025\n    thời hạn {first} thành {}\n}}\n",
            limit(random)
        )
    } else {
        String::new()
    };
    (text, simplification, is_same_day)
}
