//! What is held back, followed or left alone.

use thutuc::driver::{Input, MANIFEST};

use super::{check, errors, file, fixed};
use crate::command::cases;

/// The small catalog with an edit of its rules.
fn small(before: &str, after: &str) -> Vec<Input> {
    let read = |name: &str| std::fs::read_to_string(cases().join("small").join(name)).unwrap();
    let text = read("mau.tt");
    assert_eq!(text.matches(before).count(), 1, "`{before}` does not stand once");
    vec![file(MANIFEST, &read("thutuc.yaml")), file("mau.tt", &text.replace(before, after))]
}

fn text(files: &[Input]) -> &str {
    std::str::from_utf8(&files[1].bytes).unwrap()
}

#[test]
fn several_slips_of_one_clause_are_mended_one_behind_the_other() {
    let right = small("khi cần-xác-minh\n", "khi cần-xác-minh\n");
    let wrong = small("khi cần-xác-minh\n", "khi can_xac_minh\n");
    let line = text(&right).lines().find(|line| line.ends_with("khi cần-xác-minh")).unwrap().to_owned();
    let bare = line.replace("hẹn lại tối đa", "hen lai toi da").replace("khi cần-xác-minh", "khi can_xac_minh");
    let worse: Vec<Input> = vec![wrong[0].clone(), file("mau.tt", &text(&right).replace(&line, &bare))];
    for files in [wrong, worse] {
        assert!(!errors(&check(&files)).is_empty());
        assert_eq!(text(&fixed(files, check).files), text(&right));
    }
}

#[test]
fn a_fix_that_would_bring_an_error_is_held_back() {
    // Read as it is meant, the limit is shorter than the steps: E0510.
    let right = small("khi cần-xác-minh\n", "khi cần-xác-minh\n");
    let line = text(&right).lines().find(|line| line.trim_start().starts_with("thời hạn ")).unwrap().to_owned();
    let files = small(&line, "    thoi han 10 phút");
    let held = fixed(files.clone(), check);
    assert_eq!((held.held_back, held.applied.len()), (1, 0));
    assert!(held.files == files);
    // Of two mistakes, either of which hides the error, one is mended.
    let both = text(&files).replace("khi cần-xác-minh\n", "khi can-xac-minh\n");
    let some = fixed(vec![files[0].clone(), file("mau.tt", &both)], check);
    assert_eq!((some.held_back, some.applied.len()), (1, 1));
}

#[test]
fn what_nothing_uses_goes_with_its_documentation_once_nothing_else_is_wrong() {
    let right = small("khi cần-xác-minh\n", "khi cần-xác-minh\n");
    let more = "\n## Ghi chú một.\n## Ghi chú hai.\ndữ kiện thừa: có/không \"Thừa\"\n";
    let files = vec![right[0].clone(), file("mau.tt", &format!("{}{more}", text(&right)))];
    let done = fixed(files, check);
    assert_eq!(text(&done.files), format!("{}\n", text(&right)));
    // Among errors it may be named by what is not understood.
    let broken = text(&right).replace("lệ phí", "lệ phí phí").replace("khi cần-xác-minh\n", "khi không-rõ-là-gì\n");
    let files = vec![right[0].clone(), file("mau.tt", &format!("{broken}{more}"))];
    let left = fixed(files, check);
    assert!(text(&left.files).contains("dữ kiện thừa"), "{}", text(&left.files));
}

#[test]
fn a_name_that_may_be_another_is_left_to_its_author() {
    for (name, why) in [("cần-xác-nhận", "another word"), ("không-có-gì", "nothing near")] {
        let files = small("khi cần-xác-minh\n", &format!("khi {name}\n"));
        let left = fixed(files.clone(), check);
        assert!(left.files == files && left.applied.is_empty(), "{why}");
    }
}
