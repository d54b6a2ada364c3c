//! What is looked at once for many: programs that are alike at offices that are alike, and versions of one shape. Each is told what is
//! found of it by its own name, with a dossier of its own office, and nothing that is found of another one alone.

use super::planted::compile;

/// Another office of the prelude's level and calendar.
const OTHER: &str = "cơ quan trạm \"Trạm\" { mã \"00009\"; cấp xã; lịch hành-chính; hiệu lực từ 01/01/2025 }\n";

fn procedure(code: &str, minutes: u32, more: &str) -> String {
    format!(
        "thủ tục {code} \"Thử\" {{ hiệu lực từ 01/01/2025; theo quy trình đầu, tại-xã, giấy
        {more}
        thời hạn 5 ngày làm việc
        bước làm \"Làm\" {{ do một-cửa; trong {minutes} phút; trả kết quả }}
        trong ngày {{ khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\" }} }}\n"
    )
}

fn program(name: &str, office: &str, covers: &str, clauses: &str) -> String {
    format!(
        "mô hình {name} \"Thử\" tại {office} {{ từ 01/10/2025 đến 31/12/2025
        mỗi thứ-sáu 07:30-11:30, 13:30-17:00
        nhận đến 16:00
        áp dụng thủ tục {covers}
        {clauses} }}\n"
    )
}

/// Each finding's code, the line of its place, the office of its dossier.
fn found(case: &str) -> Vec<(String, usize, Option<String>)> {
    let (compiled, findings) = compile(case);
    let text = |at: u32, file| compiled.sources.get(file).unwrap().text()[..at as usize].lines().count();
    let mut found: Vec<_> = (findings.iter())
        .filter(|finding| finding.code().starts_with('E') || finding.code() == "W0802")
        .map(|finding| {
            let office = finding.witness.as_ref().map(|witness| witness.office.clone());
            (finding.code().to_owned(), text(finding.span.start, finding.span.file), office)
        })
        .collect();
    found.sort();
    found
}

/// The line of the case in which a text begins.
fn line(case: &str, text: &str) -> usize {
    case[..case.find(text).unwrap()].lines().count().max(1)
}

/// Friday 03/10 16:00 to 17:00, as in `sessions`: 60 minutes fit, 61 do not.
#[test]
fn a_session_that_is_not_kept_is_told_of_each_program_at_its_office() {
    let case = |minutes| {
        let programs = program("một", "trung-tâm", "1.000001", "") + &program("hai", "trạm", "1.000001", "");
        OTHER.to_owned() + &procedure("1.000001", minutes, "") + &programs
    };
    assert_eq!(found(&case(60)), []);
    let found = found(&case(61));
    let offices: Vec<_> = found.iter().map(|(code, _, office)| (code.as_str(), office.as_deref())).collect();
    assert_eq!(offices, [("E0608", Some("trung-tâm")), ("E0608", Some("trạm"))]);
}

/// All dossiers of the first procedure come to the counter, so that a clause which asks for that says nothing there. The second
/// one takes them online, too.
#[test]
fn what_a_clause_says_is_seen_of_what_its_own_program_covers() {
    let clause = "khi hình-thức = trực-tiếp lý do \"phải đến\"";
    let case = OTHER.to_owned()
        + &procedure("1.000001", 1, "")
        + &procedure("1.000002", 1, "cách thức trực-tiếp, trực-tuyến")
        + &program("một", "trung-tâm", "1.000001, 1.000002", clause)
        + &program("hai", "trạm", "1.000001", clause);
    let found = found(&case);
    let last = line(&case, "mô hình hai");
    assert!(found.iter().all(|(code, line, _)| code == "E0802" && *line > last), "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_clause_that_changes_nothing_is_told_of_each_program() {
    let clauses = "khi gấp lý do \"không gấp\"\n        khi gấp hoặc xa lý do \"không gấp, không xa\"";
    let case = OTHER.to_owned()
        + &procedure("1.000001", 1, "")
        + &program("một", "trung-tâm", "1.000001", clauses)
        + &program("hai", "trạm", "1.000001", clauses);
    let found = found(&case);
    let codes: Vec<&str> = found.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(codes, ["W0802", "W0802"], "{found:?}");
    let second = line(&case, "mô hình hai");
    assert!(found[0].1 <= second && second < found[1].1, "{found:?}");
}

/// Documents under different names in the same place, read by a condition of each.
#[test]
fn versions_of_one_shape_are_each_told_what_is_found() {
    let own = |document: &str, condition: &str| {
        format!(
            "hồ sơ {{ {document} \"Giấy\" 1 bản chính; khác \"Khác\" 1 bản chính }}
            yêu cầu {} lý do \"thiếu\"",
            condition.replace('§', document)
        )
    };
    let case = |first: &str, second: &str| {
        OTHER.to_owned()
            + &procedure("1.000001", 1, &own("giấy-một", first))
            + &procedure("1.000002", 1, &own("giấy-hai", second))
    };
    assert_eq!(found(&case("giấy.§", "giấy.§")), []);
    let codes = |first, second| -> Vec<String> {
        found(&case(first, second)).into_iter().map(|found| found.0).filter(|code| code != "W0802").collect()
    };
    assert_eq!(codes("giấy.§ và không giấy.§", "giấy.§ và không giấy.§"), ["E0801", "E0801"]);
    assert_eq!(codes("giấy.§", "giấy.§ và không giấy.§"), ["E0801"]);
    assert_eq!(codes("giấy.§ và không giấy.§", "giấy.§"), ["E0801"]);
}

/// Documents and steps as before, and limits that differ before or after alone: 40 hours of work are five days of work and no more.
#[test]
fn versions_simplified_alike_are_each_told_what_is_found() {
    let simplified = |code: &str, document: &str, before: &str, after: &str| {
        let own = format!("hồ sơ {{ {document} \"Giấy\" 1 bản chính; khác \"Khác\" 1 bản chính }}");
        let text = procedure(code, 1, &own).replace("5 ngày làm việc", before);
        format!(
            "{text}đơn giản hóa {code} theo quyết-định \"Cắt giảm\" minh họa {{ từ 02/01/2025
            thời hạn {before} thành {after}
            bỏ hồ sơ {document} }}\n"
        )
    };
    let codes = |first: [&str; 2], second: [&str; 2]| -> Vec<(String, usize)> {
        let first = simplified("1.000001", "giấy-một", first[0], first[1]);
        let lines = first.lines().count();
        let case = first + &simplified("1.000002", "giấy-hai", second[0], second[1]);
        found(&case).into_iter().map(|(code, line, _)| (code, usize::from(line > lines))).collect()
    };
    let (kept, longer) = (["5 ngày làm việc", "3 ngày làm việc"], ["5 ngày làm việc", "9 ngày"]);
    let told = |at: usize| ("E0712".to_owned(), at);
    assert_eq!(codes(kept, kept), []);
    assert_eq!(codes(longer, kept), [told(0)]);
    assert_eq!(codes(kept, longer), [told(1)]);
    assert_eq!(codes(longer, longer), [told(0), told(1)]);
    let was_shorter = ["2 ngày làm việc", "3 ngày làm việc"];
    assert_eq!(codes(kept, was_shorter).first(), Some(&("E0712".to_owned(), 1)));
}

/// Sixteen pairs of names: side by side their order is `xa`, `xb`, `ya`, …; apart `ax`, `ay`, …, `bx`, `by`, …, in which a diagram of
/// "one of each pair" has some 2^16 nodes.
fn pairs(are_apart: bool) -> Vec<[String; 2]> {
    let name =
        |letter: char, at: usize| if are_apart { format!("{letter}-x{at:02}") } else { format!("x{at:02}-{letter}") };
    (1..=16).map(|at| [name('a', at), name('b', at)]).collect()
}

/// A condition that takes more than a proof may, of a document that no other proof looks at.
#[test]
fn what_is_not_proved_at_one_office_is_not_proved_at_two() {
    let facts: String =
        pairs(true).iter().flatten().map(|name| format!("dữ kiện {name}: có/không \"{name}\"\n")).collect();
    let condition: Vec<String> = pairs(true).iter().map(|[a, b]| format!("({a} hoặc {b})")).collect();
    let own = format!("hồ sơ {{ giấy-khó \"Giấy\" 1 bản chính khi {} }}", condition.join(" và "));
    let hard =
        procedure("1.000001", 1, &own).replace("khi hồ-sơ.đầy-đủ lý do \"chưa đầy đủ\"", "khi gấp lý do \"không gấp\"");
    let one = facts + OTHER + &hard + &program("một", "trung-tâm", "1.000001", "");
    let two = one.clone() + &program("hai", "trạm", "1.000001", "");
    let codes = |case: &str| found(case).into_iter().map(|found| found.0).collect::<Vec<_>>();
    assert_eq!(codes(&one), ["E0803"]);
    assert_eq!(codes(&two), ["E0803"]);
}

/// In the order of the names, which decides how large a diagram becomes, the second procedure cannot be proved.
#[test]
fn documents_in_another_order_are_another_shape() {
    let of = |code: &str, are_apart: bool| {
        let group =
            |[a, b]: &[String; 2]| format!("một trong {{ {a} \"Giấy\" 1 bản chính; {b} \"Giấy\" 1 bản chính }}\n");
        let groups: String = pairs(are_apart).iter().map(group).collect();
        procedure(code, 1, &format!("hồ sơ {{\n{groups}}}"))
    };
    let codes = |case: &str| found(case).into_iter().map(|found| found.0).collect::<Vec<_>>();
    assert_eq!(codes(&of("1.000001", false)), Vec::<String>::new());
    assert_eq!(codes(&of("1.000002", true)), ["E0803"]);
    assert_eq!(codes(&(of("1.000001", false) + &of("1.000002", true))), ["E0803"]);
}
