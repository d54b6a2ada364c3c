//! A file without a signature that is replaced, written over, broken, taken away.

use std::time::Duration;

use thutuc::runtime::reload::ReloadError;

use crate::world::{World, at, bundle, fee};

const NOW: &str = "2025-10-03T09:00";

#[test]
fn a_new_file_takes_over_and_who_decides_by_the_old_one_keeps_it() {
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let told = world.open(world.unsigned(), NOW).unwrap();
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    let held = told.reload.current(at(NOW));
    world.put(&world.file(), bundle(2));
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    assert_eq!((fee(&held), told.fee(NOW)), (1, 2));
    drop(told);
    assert_eq!(fee(&held), 1, "rules that are held outlive the handle");
}

#[test]
fn a_broken_file_is_told_once_and_changes_nothing() {
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let told = world.open(world.unsigned(), NOW).unwrap();
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    world.put(&world.file(), &bundle(2)[..1000]);
    told.expect(&["refused E0901"]);
    told.reload.check();
    told.quiet();
    assert_eq!(told.fee(NOW), 1);
    // The same rules again are nothing new.
    world.put(&world.file(), bundle(1));
    told.quiet();
    std::fs::remove_file(world.file()).unwrap();
    told.expect(&["refused NotFound"]);
    assert_eq!(told.fee(NOW), 1);
    world.put(&world.file(), bundle(3));
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    assert_eq!(told.fee(NOW), 3);
}

#[test]
fn a_file_that_is_written_over_in_place_and_slowly_takes_over_when_it_is_whole() {
    use std::io::Write;
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let told = world.open(world.unsigned(), NOW).unwrap();
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    let bytes = bundle(2);
    let mut file = std::fs::File::create(world.file()).unwrap();
    for part in bytes.chunks(bytes.len() / 4 + 1) {
        file.write_all(part).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        assert!([1, 2].contains(&told.fee(NOW)));
    }
    let mut said = told.next();
    while said.starts_with("refused") {
        said = told.next();
    }
    assert_eq!(said, "loaded 0 from bundle.json");
    told.expect(&["0 took over"]);
    assert_eq!(told.fee(NOW), 2);
}

#[test]
fn a_link_that_is_turned_to_another_folder_is_a_change() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let world = World::new();
        let folder = world.file().parent().unwrap().to_path_buf();
        for (name, fee) in [("one", 1), ("two", 2)] {
            std::fs::create_dir(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join("bundle.json"), bundle(fee)).unwrap();
        }
        symlink("one", folder.join("now")).unwrap();
        symlink("now/bundle.json", world.file()).unwrap();
        let told = world.open(world.unsigned(), NOW).unwrap();
        told.expect(&["loaded 0 from bundle.json", "0 took over"]);
        symlink("two", folder.join("turned")).unwrap();
        std::fs::rename(folder.join("turned"), folder.join("now")).unwrap();
        told.expect(&["loaded 0 from bundle.json", "0 took over"]);
        assert_eq!(told.fee(NOW), 2);
    }
}

#[test]
fn a_change_that_nobody_told_of_is_found_when_asked() {
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let mut watched = world.unsigned();
    // A folder that is taken away and made anew is watched by nobody.
    let folder = world.file().parent().unwrap().join("moved");
    std::fs::create_dir(&folder).unwrap();
    watched.bundle = folder.join("bundle.json");
    std::fs::copy(world.file(), &watched.bundle).unwrap();
    let told = world.open(watched.clone(), NOW).unwrap();
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    std::fs::rename(&folder, folder.with_extension("old")).unwrap();
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(&watched.bundle, bundle(2)).unwrap();
    told.reload.check();
    let mut said = told.next();
    while said != "0 took over" {
        said = told.next();
    }
    assert_eq!(told.fee(NOW), 2);
    // From then on the new folder is watched.
    std::fs::write(&watched.bundle, bundle(3)).unwrap();
    while told.fee(NOW) != 3 {
        told.next();
    }
}

#[test]
fn a_folder_that_is_not_there_does_not_keep_the_others_from_being_watched() {
    let world = World::new();
    world.put(&world.file(), bundle(1));
    let mut watched = world.unsigned();
    watched.early = Some(world.file().with_file_name("none").join("early.json"));
    let told = world.open(watched, NOW).unwrap();
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
    assert!(told.next().starts_with("Unwatched"));
    world.put(&world.file(), bundle(2));
    told.expect(&["loaded 0 from bundle.json", "0 took over"]);
}

#[test]
fn without_a_good_file_there_is_no_service() {
    let world = World::new();
    let (error, told) = world.open(world.unsigned(), NOW).err().unwrap();
    assert!(matches!(error, ReloadError::Read { .. }), "{error}");
    assert_eq!(told, ["refused NotFound"]);
    world.put(&world.file(), "{}");
    let (error, _) = world.open(world.unsigned(), NOW).err().unwrap();
    assert!(error.to_string().contains("bundle.json`: "), "{error}");
}
