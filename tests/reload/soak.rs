//! Decisions on two threads while the file is replaced over and over, every third time by a broken one: each decision is that of one
//! edition or another, and never of an older one than before. `benches/README.md` says how the long one is run.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

use crate::world::{World, at, bundle, fee};

const ROUNDS: u32 = 30;

#[test]
fn no_decision_fails_or_mixes_editions_while_files_are_replaced() {
    let world = World::new();
    world.publish(&world.file(), 1, 1, None);
    let told = world.open(world.watched(0), "2025-10-03T09:00").unwrap();
    told.expect(&["loaded 1 from bundle.json", "1 took over"]);
    let reload = Arc::new(told.reload);
    let (done, published) = (AtomicBool::new(false), AtomicI64::new(1));
    let now = at("2025-10-03T09:00");
    let decide = || {
        let (mut last, mut decisions) = (0, 0_u64);
        while !done.load(Ordering::Acquire) {
            let rules = reload.current(now);
            // What an edition decides is what it says of itself: both come out of one file.
            let found = fee(&rules);
            assert_eq!(u64::try_from(found).unwrap(), rules.sequence());
            assert!(last <= found && found <= published.load(Ordering::Acquire), "{last}, then {found}");
            (last, decisions) = (found, decisions + 1);
        }
        decisions
    };
    thread::scope(|scope| {
        let deciders = [scope.spawn(decide), scope.spawn(decide)];
        for round in 2..ROUNDS {
            if round % 3 == 0 {
                let bytes = bundle(round);
                world.put(&world.file(), &bytes[..bytes.len() / 2]);
                thread::sleep(Duration::from_millis(20));
            } else {
                published.store(round.into(), Ordering::Release);
                world.publish(&world.file(), round, round.into(), None);
                while reload.current(now).sequence() < u64::from(round) {
                    reload.check();
                    thread::sleep(Duration::from_millis(5));
                }
            }
        }
        done.store(true, Ordering::Release);
        for decider in deciders {
            assert!(decider.join().unwrap() > 100, "nothing was decided");
        }
    });
    assert_eq!(reload.current(now).sequence(), u64::from(ROUNDS - 1));
}
