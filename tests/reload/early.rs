//! Rules that are published before their day: 2026-01-01, from midnight in Vietnam.

use thutuc::runtime::reload::ReloadError;

use crate::world::{World, at, fee};

const BEFORE: &str = "2025-12-31T23:59";
const DAY: &str = "2026-01-01T00:00";

#[test]
fn early_rules_take_over_with_the_first_question_of_their_day() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    let told = world.open(world.watched(0), BEFORE).unwrap();
    told.expect(&["loaded 5 from bundle.json", "5 took over"]);
    world.publish(&world.early(), 6, 6, Some("2026-01-01"));
    told.expect(&["loaded 6 from early.json", "6 waits for 2026-01-01"]);
    assert_eq!((told.fee(BEFORE), told.reload.next().unwrap().sequence()), (5, 6));
    told.quiet();
    let held = told.reload.current(at(BEFORE));
    assert_eq!(told.fee(DAY), 6);
    told.expect(&["6 took over"]);
    assert!(told.reload.next().is_none());
    // Once in force they are so for everybody, and are told once.
    assert_eq!((told.fee(BEFORE), fee(&held)), (6, 5));
    told.quiet();
}

#[test]
fn many_who_ask_first_at_once_let_them_take_over_once() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    world.publish(&world.early(), 6, 6, Some("2026-01-01"));
    let told = world.open(world.watched(0), BEFORE).unwrap();
    for _ in 0..4 {
        told.next();
    }
    let (reload, start) = (&told.reload, std::sync::Barrier::new(8));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                start.wait();
                assert_eq!(reload.current(at(DAY)).sequence(), 6);
            });
        }
    });
    told.expect(&["6 took over"]);
    told.quiet();
}

#[test]
fn the_same_file_may_hold_them_too() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    let told = world.open(world.watched(0), BEFORE).unwrap();
    told.expect(&["loaded 5 from bundle.json", "5 took over"]);
    world.publish(&world.file(), 6, 6, Some("2026-01-01"));
    told.expect(&["loaded 6 from bundle.json", "6 waits for 2026-01-01"]);
    assert_eq!((told.fee(BEFORE), told.fee(DAY)), (5, 6));
    told.expect(&["6 took over"]);
}

#[test]
fn a_day_that_has_passed_is_no_reason_to_wait() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    let told = world.open(world.watched(0), DAY).unwrap();
    told.expect(&["loaded 5 from bundle.json", "5 took over"]);
    world.publish(&world.file(), 6, 6, Some("2025-07-01"));
    told.expect(&["loaded 6 from bundle.json", "6 waits for 2025-07-01"]);
    assert_eq!(told.fee(DAY), 6);
    told.expect(&["6 took over"]);
}

#[test]
fn a_service_that_starts_in_between_has_both_and_one_that_starts_later_the_right_one() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    world.publish(&world.early(), 6, 6, Some("2026-01-01"));
    let told = world.open(world.watched(0), BEFORE).unwrap();
    let loaded = ["loaded 5 from bundle.json", "loaded 6 from early.json"];
    told.expect(&loaded);
    told.expect(&["5 took over", "6 waits for 2026-01-01"]);
    assert_eq!(told.fee(BEFORE), 5);
    let told = world.open(world.watched(0), DAY).unwrap();
    told.expect(&loaded);
    told.expect(&["6 took over"]);
    assert_eq!(told.fee(DAY), 6);
    // Later the early file takes the first one's place.
    for ending in ["", ".minisig"] {
        let name = |file: std::path::PathBuf| format!("{}{ending}", file.display());
        std::fs::rename(name(world.early()), name(world.file())).unwrap();
    }
    told.quiet();
    assert_eq!(told.fee(DAY), 6);
}

#[test]
fn early_rules_alone_are_no_rules_yet() {
    let world = World::new();
    world.publish(&world.file(), 6, 6, Some("2026-01-01"));
    let (error, _) = world.open(world.watched(0), BEFORE).err().unwrap();
    assert!(matches!(error, ReloadError::NotYet { .. }), "{error}");
    assert!(world.open(world.watched(0), DAY).is_ok());
}

#[test]
fn early_rules_are_withdrawn_with_their_file_or_by_newer_rules() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    world.publish(&world.early(), 6, 6, Some("2026-01-01"));
    let told = world.open(world.watched(0), BEFORE).unwrap();
    for _ in 0..4 {
        told.next();
    }
    std::fs::remove_file(world.early()).unwrap();
    told.expect(&["6 withdrawn"]);
    assert_eq!(told.fee(DAY), 5);
    world.publish(&world.early(), 7, 7, Some("2026-01-01"));
    told.expect(&["loaded 7 from early.json", "7 waits for 2026-01-01"]);
    // A correction of the rules in force does not touch them, newer rules do.
    world.publish(&world.file(), 6, 6, None);
    told.expect(&["loaded 6 from bundle.json", "6 took over"]);
    assert_eq!(told.reload.next().unwrap().sequence(), 7);
    world.publish(&world.file(), 8, 8, None);
    told.expect(&["loaded 8 from bundle.json", "7 withdrawn", "8 took over"]);
    assert_eq!(told.fee(DAY), 8);
}
