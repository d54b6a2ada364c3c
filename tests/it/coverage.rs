//! `thutuc test --coverage` and `--suggest` on a small catalog whose coverage is worked out by hand from
//! `cases/coverage/thu-tuc.tt`; every expectation stands in the comment above it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value as Json;

use crate::command::{Catalog, cases, thutuc};

/// The catalog with these scenarios.
fn catalog(scenarios: &str) -> Catalog {
    let catalog = Catalog::small();
    std::fs::remove_file(catalog.folder().join("mau.tt")).unwrap();
    let read = |name: &str| std::fs::read(cases().join("coverage").join(name)).unwrap();
    let catalog = catalog.file("thutuc.yaml", read("thutuc.yaml")).file("thu-tuc.tt", read("thu-tuc.tt"));
    // Its simplification's guard is not what is looked at here.
    thutuc(&["test", &catalog.path(), "--update"]).run().status(0);
    catalog.file("mẫu.scenarios.yaml", scenarios)
}

fn json(catalog: &Catalog) -> Json {
    thutuc(&["test", &catalog.path(), "--coverage=json"]).run().status(0).json()
}

/// A scenario of the small catalog.
fn scenario(name: &str, received: &str, channel: &str, facts: &str) -> String {
    format!(
        "- name: {name}\n  procedure: \"1.000001\"\n  office: yên-định\n  received: {received}\n  channel: {channel}\n  \
         facts: {{ {facts} }}\n  expect: {{ procedure: \"1.000001\" }}\n"
    )
}

/// Every counted answer and `decides`, as `kind line text: answer state scenarios`, by lines of the catalog's file.
fn told(document: &Json, wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    for clause in document["clauses"].as_array().unwrap() {
        let (kind, text) = (clause["kind"].as_str().unwrap(), clause["text"].as_str().unwrap());
        for (answer, of) in clause["answers"].as_object().unwrap() {
            let (state, seen) = (of["state"].as_str().unwrap(), of["scenarios"].as_u64().unwrap());
            if wanted(kind, text) {
                all.push(format!("{text}: {answer} {state} {seen}"));
            }
        }
    }
    all
}

fn of_kind(document: &Json, kind: &str) -> Vec<String> {
    told(document, |other, _| other == kind)
}

/// Monday 15 September 2025, urgent, at the counter, exempt; nothing else is out of the ordinary.
fn urgent() -> String {
    scenario(
        "khẩn",
        "2025-09-15T09:00",
        "counter",
        "khẩn: true, cần-xác-minh: false, bị-cấm: false, được-miễn: true, số-bản: 1",
    )
}

#[test]
fn one_dossier_shows_each_kind_of_clause_as_worked_out_by_hand() {
    let document = json(&catalog(&urgent()));
    // The urgent one lets it through, verification does not stand in the way; no session is held on a Monday.
    assert_eq!(
        of_kind(&document, "same_day"),
        [
            "khi khẩn: fails missing 0",
            "khi khẩn: holds covered 1",
            "khi khẩn: unknown missing 0",
            "trừ trường hợp cần-xác-minh: fails covered 1",
            "trừ trường hợp cần-xác-minh: holds missing 0",
            "trừ trường hợp cần-xác-minh: unknown missing 0",
            "người ký phó-chủ-tịch: fails missing 0",
            "người ký phó-chủ-tịch: holds missing 0",
            "người ký phó-chủ-tịch: unknown missing 0",
        ]
    );
    // The same-day row holds and decides, so the five days do not apply; the part that is added fails. The four days are of the
    // version from October.
    let same_day = "trong ngày, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo khi khẩn";
    let added = "kéo dài thêm 2 ngày làm việc khi cần-xác-minh và không khẩn";
    assert_eq!(
        of_kind(&document, "deadline"),
        [
            format!("{same_day}: decides covered 1"),
            format!("{same_day}: fails missing 0"),
            format!("{same_day}: holds covered 1"),
            format!("{same_day}: unknown missing 0"),
            "5 ngày làm việc: applies missing 0".to_owned(),
            format!("{added}: fails covered 1"),
            format!("{added}: holds missing 0"),
            format!("{added}: unknown missing 0"),
            "4 ngày làm việc: applies missing 0".to_owned(),
        ]
    );
    // Exempt decides; the counter is not online, which is known of every dossier; what is left over does not apply; copies do.
    assert_eq!(
        of_kind(&document, "fee"),
        [
            "lệ phí 0 đồng khi được-miễn: decides covered 1",
            "lệ phí 0 đồng khi được-miễn: fails missing 0",
            "lệ phí 0 đồng khi được-miễn: holds covered 1",
            "lệ phí 0 đồng khi được-miễn: unknown missing 0",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: decides missing 0",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: fails covered 1",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: holds missing 0",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: unknown not_possible 0",
            "lệ phí 10.000 đồng: applies missing 0",
            "phí bản-sao 8.000 đồng * số-bản: applies covered 1",
        ]
    );
    assert_eq!(
        of_kind(&document, "requirement"),
        [
            "yêu cầu không bị-cấm: fails missing 0",
            "yêu cầu không bị-cấm: holds covered 1",
            "yêu cầu không bị-cấm: unknown missing 0",
        ]
    );
    assert_eq!(
        of_kind(&document, "document"),
        [
            "Tờ khai: fails missing 0",
            "Tờ khai: holds covered 1",
            "Tờ khai: unknown not_possible 0",
            "Giấy tờ kèm theo: applies covered 1",
        ]
    );
    assert_eq!(
        of_kind(&document, "step"),
        [
            "Tiếp nhận: applies covered 1",
            "Xác minh: fails covered 1",
            "Xác minh: holds missing 0",
            "Xác minh: unknown missing 0",
            "Ký: applies covered 1",
        ]
    );
    // Nine in the morning of a Monday in September lies at no boundary.
    assert_eq!(of_kind(&document, "boundary").len(), 6);
    assert!(of_kind(&document, "boundary").iter().all(|one| one.ends_with(" missing 0")));
    // Of the three same-day clauses none is covered in full: two of nine answers.
    let sum = &document["summary"]["same_day"];
    assert_eq!((&sum["covered"], &sum["possible"], &sum["percent"]), (&2.into(), &9.into(), &22.into()));
    assert_eq!((&sum["clauses_covered"], &sum["clauses"]), (&0.into(), &3.into()));
    let fee = &document["summary"]["fee"];
    assert_eq!((&fee["covered"], &fee["possible"], &fee["not_possible"]), (&3.into(), &7.into(), &1.into()));
}

#[test]
fn what_nobody_confirmed_or_what_did_not_run_shows_nothing() {
    let unconfirmed = urgent().replace("  expect:", "  confirmed: false\n  expect:");
    let document = json(&catalog(&unconfirmed));
    let covered = |document: &Json| told(document, |_, _| true).iter().filter(|one| one.contains(" covered ")).count();
    assert_eq!(covered(&document), 0);
    let beside = catalog(&urgent().replace("2025-09-15", "2030-09-15"));
    let document = thutuc(&["test", &beside.path(), "--coverage=json"]).run().status(1).json();
    assert_eq!(covered(&document), 0);
    // One that ran and came out otherwise than expected has seen what it saw.
    let failing = catalog(&urgent().replace("procedure: \"1.000001\" }", "fee.amount: 1 }"));
    let document = thutuc(&["test", &failing.path(), "--coverage=json"]).run().status(1).json();
    assert_eq!(of_kind(&document, "requirement")[1], "yêu cầu không bị-cấm: holds covered 1");
}

#[test]
fn a_refused_dossier_and_one_of_which_nothing_is_known_show_what_they_can() {
    let refused = scenario("từ chối", "2025-09-15T09:00", "online", "bị-cấm: true, khẩn: true, cần-xác-minh: false");
    let unknown = scenario("chưa biết gì", "2025-09-15T09:00", "online", "");
    let document = json(&catalog(&format!("{refused}{unknown}")));
    // Nobody asks of a refused dossier whether its result is due the same day.
    assert_eq!(
        told(&document, |_, text| text == "khi khẩn"),
        ["khi khẩn: fails missing 0", "khi khẩn: holds missing 0", "khi khẩn: unknown covered 1"]
    );
    assert_eq!(
        of_kind(&document, "requirement"),
        [
            "yêu cầu không bị-cấm: fails covered 1",
            "yêu cầu không bị-cấm: holds missing 0",
            "yêu cầu không bị-cấm: unknown covered 1",
        ]
    );
    // Online holds in both, and decides in neither: whether the row before applies is not known.
    assert_eq!(
        told(&document, |_, text| text.starts_with("lệ phí 5.000")),
        [
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: decides missing 0",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: fails missing 0",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: holds covered 2",
            "lệ phí 5.000 đồng khi hình-thức = trực-tuyến: unknown not_possible 0",
        ]
    );
    // The limit of the refused one is the same-day row's; of the other neither row is known to decide.
    assert_eq!(told(&document, |_, text| text == "5 ngày làm việc"), ["5 ngày làm việc: applies missing 0"]);
}

#[test]
fn boundaries_are_the_last_minute_or_day_before_and_the_first_after() {
    let facts = "khẩn: true, cần-xác-minh: false, bị-cấm: false, người-ký.có-mặt: true";
    let at = |received: &str| scenario(received, received, "counter", facts);
    let boundary = |received: &str, text: &str| {
        let document = json(&catalog(&at(received)));
        told(&document, |kind, other| kind == "boundary" && other.contains(text))
            .into_iter()
            .filter(|one| one.contains(" covered "))
            .map(|one| one.rsplit(": ").next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // Tuesday 16 September: the cut-off alone. Saturday's receipt counts from Monday's opening.
    assert_eq!(boundary("2025-09-16T15:00", ""), ["before covered 1"]);
    assert_eq!(boundary("2025-09-16T15:01", ""), ["after covered 1"]);
    assert_eq!(boundary("2025-09-16T14:59", ""), [""; 0]);
    assert_eq!(boundary("2025-09-16T15:02", ""), [""; 0]);
    assert_eq!(boundary("2025-09-20T15:00", ""), [""; 0]);
    // Friday 19 September: the session takes in until 16:00; on a Tuesday 16:00 is nothing.
    assert_eq!(boundary("2025-09-19T16:00", "thứ-sáu-không-hẹn"), ["before covered 1"]);
    assert_eq!(boundary("2025-09-19T16:01", "thứ-sáu-không-hẹn"), ["after covered 1"]);
    assert_eq!(boundary("2025-09-16T16:00", "thứ-sáu-không-hẹn"), [""; 0]);
    // The cut follows the version before on 1 October.
    assert_eq!(boundary("2025-09-30T09:00", "01/10/2025"), ["before covered 1"]);
    assert_eq!(boundary("2025-10-01T09:00", "01/10/2025"), ["after covered 1"]);
    assert_eq!(boundary("2025-10-02T09:00", "01/10/2025"), [""; 0]);
    // A dossier that the same-day row does not decide is at no cut-off.
    let slow = scenario("thường", "2025-09-16T15:00", "counter", "khẩn: false, bị-cấm: false");
    let document = json(&catalog(&slow));
    assert!(of_kind(&document, "boundary").iter().all(|one| one.ends_with(" missing 0")));
}

#[test]
fn a_line_that_versions_share_is_covered_by_either_and_told_of_each() {
    let document = json(&catalog(&urgent()));
    let clauses = document["clauses"].as_array().unwrap();
    let clause = clauses.iter().find(|clause| clause["text"] == "khi khẩn").unwrap();
    let text = std::fs::read_to_string(cases().join("coverage/thu-tuc.tt")).unwrap();
    let line = text.lines().position(|line| line.contains("khi khẩn lý do")).unwrap() + 1;
    assert_eq!((&clause["path"], &clause["line"]), (&"thu-tuc.tt".into(), &line.into()));
    let uses: Vec<(&str, &str)> = clause["uses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["version"].as_str().unwrap(), one["answers"]["holds"]["state"].as_str().unwrap()))
        .collect();
    assert_eq!(uses, [("2025-07-01", "covered"), ("2025-10-01", "missing")]);
    // Of the procedure as such, both versions count: eight uses of three limits each, of which three answers were seen.
    let procedure = &document["procedures"][0];
    assert_eq!(procedure["procedure"], "1.000001");
    assert_eq!(procedure["summary"]["same_day"]["possible"], 12);
    assert_eq!(procedure["summary"]["same_day"]["covered"], 2);
}

/// One record of a tracefile, read by nothing that wrote it.
#[derive(Debug, Default)]
struct Record {
    lines: BTreeMap<usize, usize>,
    /// By line, block and branch: none where the line was never executed.
    branches: BTreeMap<(usize, usize, usize), Option<usize>>,
    totals: BTreeMap<String, usize>,
}

fn records(text: &str) -> BTreeMap<String, Record> {
    let mut all = BTreeMap::new();
    let mut open: Option<(String, Record)> = None;
    for line in text.lines() {
        if line == "end_of_record" {
            let (path, record) = open.take().expect("a record that ends was begun");
            assert!(all.insert(path, record).is_none(), "a file has one record");
            continue;
        }
        let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("`{line}` has no key"));
        if key == "TN" {
            continue;
        }
        if key == "SF" {
            assert!(open.is_none());
            open = Some((value.to_owned(), Record::default()));
            continue;
        }
        let (_, record) = open.as_mut().expect("values stand in a record");
        let numbers: Vec<&str> = value.split(',').collect();
        match (key, numbers.as_slice()) {
            ("DA", [line, count]) => {
                assert!(record.lines.insert(line.parse().unwrap(), count.parse().unwrap()).is_none());
            }
            ("BRDA", [line, block, branch, taken]) => {
                let place = (line.parse().unwrap(), block.parse().unwrap(), branch.parse().unwrap());
                let taken = (*taken != "-").then(|| taken.parse().unwrap());
                assert!(record.branches.insert(place, taken).is_none());
            }
            ("LF" | "LH" | "BRF" | "BRH", [count]) => {
                record.totals.insert(key.to_owned(), count.parse().unwrap());
            }
            _ => panic!("`{line}` is no line of a tracefile"),
        }
    }
    assert!(open.is_none(), "the last record ends");
    all
}

#[test]
fn the_tracefile_says_what_the_document_says() {
    let catalog = catalog(&urgent());
    let lcov = thutuc(&["test", ".", "--coverage=lcov"]).within(catalog.folder()).run().status(0);
    // Results for people go to standard error then.
    assert!(lcov.stderr.contains("1 đạt"), "{}", lcov.stderr);
    let records = records(&lcov.stdout);
    assert_eq!(records.keys().collect::<Vec<_>>(), ["thu-tuc.tt"]);
    let record = &records["thu-tuc.tt"];
    let document = json(&catalog);
    let lines: BTreeSet<usize> =
        document["clauses"].as_array().unwrap().iter().map(|one| one["line"].as_u64().unwrap() as usize).collect();
    assert_eq!(record.lines.keys().copied().collect::<BTreeSet<_>>(), lines);
    assert_eq!(record.totals["LF"], record.lines.len());
    assert_eq!(record.totals["LH"], record.lines.values().filter(|count| **count > 0).count());
    assert_eq!(record.totals["BRF"], record.branches.len());
    assert_eq!(record.totals["BRH"], record.branches.values().filter(|taken| taken.is_some_and(|n| n > 0)).count());
    let sum = |member: &str| -> usize {
        document["summary"].as_object().unwrap().values().map(|one| one[member].as_u64().unwrap() as usize).sum()
    };
    assert_eq!((record.totals["BRF"], record.totals["BRH"]), (sum("possible"), sum("covered")));
    // A line that was never executed has no branch that could have been taken.
    for ((line, ..), taken) in &record.branches {
        assert_eq!(taken.is_none(), record.lines[line] == 0, "line {line}");
    }
    // From above the catalog, the path leads into it.
    let above = catalog.folder().parent().unwrap();
    let name = catalog.folder().file_name().unwrap().to_str().unwrap();
    let lcov = thutuc(&["test", name, "--coverage=lcov"]).within(above).run().status(0);
    let path = lcov.stdout.lines().find_map(|line| line.strip_prefix("SF:")).unwrap();
    assert!(above.join(path).is_file(), "{path}");
}

#[test]
fn coverage_goes_to_a_file_beside_any_form_of_the_results() {
    let catalog = catalog(&urgent());
    let file = catalog.folder().join("coverage.info");
    let outcome = thutuc(&["test", ".", "--format", "json", "--coverage=lcov", "--coverage-file", "coverage.info"])
        .within(catalog.folder())
        .run()
        .status(0);
    assert_eq!(outcome.json()["summary"]["passed"], 1);
    assert!(!records(&std::fs::read_to_string(file).unwrap()).is_empty());
    for form in ["json", "junit"] {
        let refused = thutuc(&["test", ".", "--format", form, "--coverage"]).within(catalog.folder()).run().status(2);
        assert!(refused.stderr.contains("--coverage-file"), "{}", refused.stderr);
    }
    thutuc(&["test", ".", "--coverage-file", "x"]).within(catalog.folder()).run().status(2);
}

#[test]
fn people_see_totals_and_the_lines_of_which_something_is_missing() {
    let catalog = catalog(&urgent());
    let outcome = thutuc(&["test", &catalog.path(), "--coverage", "--lang", "en"]).run().status(0);
    let has = |wanted: &str| assert!(outcome.stdout.contains(wanted), "`{wanted}` in {}", outcome.stdout);
    has("same-day clauses        0/3        2/9   22%");
    has("fee rows                1/4        3/7   42%");
    has("42  holds ✗ fails ✓ unknown –  lệ phí 5.000 đồng khi hình-thức = trực-tuyến (never decided)");
    assert!(!outcome.stdout.contains("Tiếp nhận"));
    let all = thutuc(&["test", &catalog.path(), "--coverage", "--coverage-all"]).run().status(0);
    assert!(all.stdout.contains("50  áp dụng ✓  Tiếp nhận"), "{}", all.stdout);
}

/// The files of suggestions in a catalog.
fn suggested(folder: &Path) -> BTreeMap<String, String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = names.filter(|name| name.contains(".suggested"));
    names.map(|name| (name.clone(), std::fs::read_to_string(folder.join(name)).unwrap())).collect()
}

#[test]
fn suggestions_once_confirmed_cover_everything() {
    let bare = catalog("");
    thutuc(&["test", &bare.path(), "--suggest"]).run().status(0);
    let files = suggested(bare.folder());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["thu-tuc.suggested.scenarios.yaml"]);
    let text = &files["thu-tuc.suggested.scenarios.yaml"];
    // Two sides of three boundaries, the refusal, a signer who is away and a dossier of which nothing is known exclude one
    // another: nine dossiers at least, for the forty-one answers that are possible.
    assert_eq!(text.matches("- name: ").count(), 9, "{text}");
    assert_eq!(text.matches("\n  confirmed: false\n").count(), 9);
    // Unconfirmed, they show nothing and fail nothing; asked again, nothing is suggested twice.
    let document = json(&bare);
    assert!(document["summary"].as_object().unwrap().values().all(|one| one["covered"] == 0));
    let again = thutuc(&["test", &bare.path(), "--suggest", "--lang", "en"]).run().status(0);
    assert!(again.stderr.contains("nothing is left to suggest"), "{}", again.stderr);
    assert!(again.stderr.contains("41 answers wait"), "{}", again.stderr);
    assert_eq!(suggested(bare.folder()), files);
    // Each that is confirmed makes the count rise, to the last.
    let parts: Vec<&str> = text.split("\n\n").filter(|part| part.starts_with("- name: ")).collect();
    let mut before = 0;
    for count in 1..=parts.len() {
        let confirmed = parts[..count].join("\n").replace("  confirmed: false\n", "");
        let document = json(&catalog(&confirmed));
        let sums = document["summary"].as_object().unwrap().values();
        let covered: u64 = sums.clone().map(|one| one["covered"].as_u64().unwrap()).sum();
        assert!(covered > before, "{count}");
        before = covered;
        if count == parts.len() {
            assert!(sums.clone().all(|one| one["percent"] == 100 && one["clauses"] == one["clauses_covered"]));
        }
    }
    assert_eq!(before, 41);
}

#[test]
fn suggestions_are_the_same_each_time_and_never_written_over_a_file() {
    let (one, other) = (catalog(""), catalog(""));
    for catalog in [&one, &other] {
        thutuc(&["test", &catalog.path(), "--suggest"]).run().status(0);
    }
    assert_eq!(suggested(one.folder()), suggested(other.folder()));
    let edited = catalog("").file("thu-tuc.suggested.scenarios.yaml", "# của tôi\n");
    let outcome = thutuc(&["test", &edited.path(), "--suggest"]).run().status(0);
    assert!(outcome.stderr.contains("thu-tuc.suggested-2.scenarios.yaml"), "{}", outcome.stderr);
    let files = suggested(edited.folder());
    assert_eq!(files["thu-tuc.suggested.scenarios.yaml"], "# của tôi\n");
    assert_eq!(
        files["thu-tuc.suggested-2.scenarios.yaml"],
        suggested(one.folder())["thu-tuc.suggested.scenarios.yaml"]
    );
}

#[test]
fn hostile_names_stay_names() {
    let text = std::fs::read_to_string(cases().join("coverage/thu-tuc.tt")).unwrap();
    let text = text.replace("\"Việc mẫu\"", "\"Việc: {mẫu} # 'lạ' \\n & <b> %s\"");
    let path = "lạ, #1 & [x]/a b,c:2.tt";
    let hostile = catalog("").file(path, text);
    std::fs::remove_file(hostile.folder().join("thu-tuc.tt")).unwrap();
    thutuc(&["test", &hostile.path(), "--update"]).run().status(0);
    let document = json(&hostile);
    assert!(document["clauses"].as_array().unwrap().iter().all(|clause| clause["path"] == path), "{document}");
    let lcov = thutuc(&["test", ".", "--coverage=lcov"]).within(hostile.folder()).run().status(0);
    assert_eq!(records(&lcov.stdout).keys().collect::<Vec<_>>(), [path]);
    // What is suggested is read again, and passes.
    thutuc(&["test", &hostile.path(), "--suggest"]).run().status(0);
    let folder = hostile.folder().join("lạ, #1 & [x]");
    let (name, suggestions) = suggested(&folder).pop_first().unwrap();
    assert_eq!(name, "lạ, #1 & [x].suggested.scenarios.yaml");
    std::fs::write(folder.join(name), suggestions.replace("  confirmed: false\n", "")).unwrap();
    let document = json(&hostile);
    assert!(document["summary"].as_object().unwrap().values().all(|one| one["percent"] == 100), "{document}");
}
