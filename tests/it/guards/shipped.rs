//! The guards of the real catalog, beside it in `procedures/guards/`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use thutuc::cli::guards::{Writing, run};
use thutuc::guards::{Guard, State, expected};

use thutuc::source::disk::{Read, read_catalog};

use crate::catalog::{EXAMPLE, compile, root};
use crate::procedures::expected;

fn guards() -> Vec<Guard> {
    expected(&EXAMPLE.catalog, &EXAMPLE.sources).unwrap()
}

/// `UPDATE_GUARDS=1 cargo test guards::shipped` accepts what the rules give now; read it before it is committed.
#[test]
fn every_simplification_has_its_guard_and_none_is_out_of_date() {
    let accept = std::env::var_os("UPDATE_GUARDS").is_some();
    let writing = if accept { Writing::Accept } else { Writing::Nothing };
    let outcomes = run(&root(), &guards(), writing).unwrap();
    let language = thutuc::bundle::Language::En;
    let wrong: Vec<String> = outcomes
        .iter()
        .filter(|outcome| outcome.state != State::Same)
        .map(|outcome| format!("{}\n{}", outcome.path(), outcome.difference(language)))
        .collect();
    assert!(accept || wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(accept || outcomes.iter().all(|outcome| outcome.state == State::Same));
}

/// The moments that a text names, such as `16:59 thứ Sáu 21/08/2026`, several minutes of one day included.
fn moments(text: &str) -> Vec<NaiveDateTime> {
    let mut times = Vec::new();
    let mut found = Vec::new();
    for word in text.split_whitespace().map(|word| word.trim_matches(|c| matches!(c, ',' | '(' | ')'))) {
        if let Ok(time) = NaiveTime::parse_from_str(word, "%H:%M") {
            times.push(time);
        } else if let Ok(day) = NaiveDate::parse_from_str(word, "%d/%m/%Y") {
            found.extend(times.drain(..).map(|time| day.and_time(time)));
        }
    }
    found
}

/// Every due date of every guard, counted on the plain list of working days from what the law and the decision say.
#[test]
fn every_due_date_is_that_of_the_plain_list_of_working_days() {
    let mut counted = 0;
    for guard in guards() {
        let (code, from) = guard.name.split_once('@').unwrap();
        let from: NaiveDate = from.parse().unwrap();
        let mut channels: Vec<&str> = Vec::new();
        for line in guard.contents.lines() {
            if let Some(list) = line.trim().strip_prefix("Hình thức nộp: ").filter(|list| !list.contains(';')) {
                let english = |name: &str| match name {
                    "trực tiếp" => "counter",
                    "trực tuyến" => "online",
                    "bưu chính" => "post",
                    other => panic!("{other}"),
                };
                channels = list.split(", ").map(english).collect();
            }
            // A row has the receipts, then before and after, each with a date; what follows in brackets has no times.
            let mut all = moments(line);
            if !line.starts_with("    ") || all.len() < 3 {
                continue;
            }
            let after = all.pop().unwrap();
            let before = all.pop().unwrap();
            for received in all {
                for channel in &channels {
                    let place = format!("{} by {channel} at {received}", guard.name);
                    assert!(received.date() >= from, "{place}");
                    let law = expected::law(code, channel, false);
                    let committed = expected::committed(code, channel, false, received.date());
                    for (law, ours) in [(law, before), (committed, after)] {
                        // Past the list there is nothing to compare with.
                        let Some(end) = expected::end(law, received) else { continue };
                        assert_eq!(ours, end, "{place}");
                        counted += 1;
                    }
                }
            }
        }
    }
    assert!(counted > 1_000, "only {counted} due dates were compared");
}

/// A linked procedure beside itself: its stages as they are, its cut-off to the minute. Friday 2 October 2026 and three or two
/// working days after; a minute past 15:00 counts from the Monday.
#[test]
fn a_linked_procedure_is_guarded_with_its_stages_as_they_are() {
    const TEXT: &str = "đơn giản hóa 3.000722 theo quyết-định-minh-họa \"Rút ngắn liên thông\" minh họa {\n    từ 01/10/2026\n    \
        thời hạn 3 ngày làm việc, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo thành 2 ngày làm việc, nhận sau 15:00 \
        thì tính từ ngày làm việc tiếp theo\n}\n";
    let (manifest, mut files) = read_catalog(&root()).unwrap();
    files.push(Read { path: "don-gian-hoa/lien-thong.tt".to_owned(), bytes: TEXT.as_bytes().to_vec() });
    let compiled = compile(&manifest, &files);
    let all = expected(&compiled.catalog, &compiled.sources).unwrap();
    let guard = all.iter().find(|guard| guard.name == "3.000722@2026-10-01").unwrap();
    let told: Vec<String> =
        guard.contents.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for row in [
        "14:59, 15:00 thứ Sáu 02/10/2026 17:00 thứ Tư 07/10/2026 17:00 thứ Ba 06/10/2026 1 ngày làm việc",
        "15:01, 16:59, 17:00 thứ Sáu 02/10/2026 17:00 thứ Năm 08/10/2026 17:00 thứ Tư 07/10/2026 1 ngày làm việc",
    ] {
        assert!(told.iter().any(|line| line.contains(row)), "no `{row}` in\n{}", guard.contents);
    }
    // The stages' own simplifications stand on both sides.
    let step = told.iter().find(|line| line.contains("thường-trú/thẩm-định")).unwrap();
    assert!(step.starts_with('|') && step.contains("trong 3 ngày làm việc"), "{step}");
    assert_eq!(all.len(), guards().len() + 1);
}
