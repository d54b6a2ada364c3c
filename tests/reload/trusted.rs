//! Files that a key must have signed.

use thutuc::bundle::signature_beside;

use crate::world::{World, bundle};

const NOW: &str = "2025-10-03T09:00";

#[test]
fn only_what_the_key_signed_takes_over_and_never_an_older_edition() {
    let world = World::new();
    let (file, signature) = (world.file(), signature_beside(&world.file()));
    world.publish(&file, 5, 5, None);
    let told = world.open(world.watched(0), NOW).unwrap();
    told.expect(&["loaded 5 from bundle.json", "5 took over"]);

    world.publish(&file, 4, 4, None);
    told.expect(&["refused E0919"]);

    world.put(&file, bundle(6));
    told.expect(&["refused E0917"]);
    std::fs::remove_file(&signature).unwrap();
    told.expect(&["refused E0913"]);
    world.put(&signature, World::new().signature(&bundle(6), 6, None));
    told.expect(&["refused E0915"]);
    assert_eq!(told.fee(NOW), 5);

    world.put(&signature, world.signature(&bundle(6), 6, None));
    told.expect(&["loaded 6 from bundle.json", "6 took over"]);
    assert_eq!(told.fee(NOW), 6);
}

#[test]
fn an_edition_below_the_least_sequence_is_not_begun_with() {
    let world = World::new();
    world.publish(&world.file(), 5, 5, None);
    let (error, told) = world.open(world.watched(6), NOW).err().unwrap();
    assert!(error.to_string().contains("sequence 5"), "{error}");
    assert_eq!(told, ["refused E0919"]);
}

#[test]
fn rules_that_nobody_signed_are_not_begun_with() {
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let (error, told) = world.open(world.watched(0), NOW).err().unwrap();
    assert!(error.to_string().contains("bundle.json.minisig"), "{error}");
    assert_eq!(told, ["refused E0913"]);
}
