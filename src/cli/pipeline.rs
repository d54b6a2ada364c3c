//! Blocks in, answered on all cores, out in the same order. At most so many are held at a time as [`HELD`] says for each core.

use std::collections::BTreeMap;
use std::thread;

use crossbeam_channel::bounded;

use super::failure::Failure;

/// How many blocks are read, answered or waiting to be written, for each thread that answers.
const HELD: usize = 4;

/// Takes every block through a worker, of which every core has one, and hands the results over in order.
///
/// # Errors
/// The first failure of the blocks, where they stand, or of whoever takes the results; nothing is read further then.
pub(super) fn run<B: Send, O: Send, W: FnMut(B) -> Result<O, Failure>>(
    mut blocks: impl Iterator<Item = Result<B, Failure>> + Send,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(O) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let held = workers.checked_mul(HELD).unwrap_or(HELD);
    let (give_room, room) = bounded::<()>(held);
    let (give, jobs) = bounded(workers);
    let (answer, answers) = bounded::<(usize, Result<O, Failure>)>(held);
    for _ in 0..held {
        // There is room for all of them.
        let _ = give_room.send(());
    }
    thread::scope(|scope| {
        // Gone when nobody takes any more, so that whoever reads does not wait for room for ever.
        let give_room = give_room;
        let failed = answer.clone();
        scope.spawn(move || {
            for number in 0.. {
                let Ok(()) = room.recv() else { return };
                match blocks.next() {
                    None => return,
                    Some(Ok(block)) => {
                        let Ok(()) = give.send((number, block)) else { return };
                    }
                    Some(Err(failure)) => {
                        let _ = failed.send((number, Err(failure)));
                        return;
                    }
                }
            }
        });
        for _ in 0..workers {
            let (jobs, answer, worker) = (jobs.clone(), answer.clone(), &worker);
            scope.spawn(move || {
                let mut worker = worker();
                for (number, block) in jobs {
                    if answer.send((number, worker(block))).is_err() {
                        return;
                    }
                }
            });
        }
        // Whoever waits for more learns that none comes once all who could send are gone.
        drop((jobs, answer));
        let (mut early, mut next) = (BTreeMap::new(), 0_usize..);
        let mut wanted = next.next();
        for (number, answered) in answers {
            early.insert(number, answered);
            while let Some(answered) = wanted.and_then(|wanted| early.remove(&wanted)) {
                take(answered?)?;
                wanted = next.next();
                let _ = give_room.send(());
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_failure_of_whoever_takes_ends_an_endless_file() {
        let mut taken = 0;
        let done = run(
            (0..).map(Ok::<i32, Failure>),
            || Ok,
            |_| {
                taken += 1;
                // Meanwhile all that may be held is read and answered.
                thread::sleep(Duration::from_millis(50));
                Err(Failure::Closed)
            },
        );
        assert!(matches!(done, Err(Failure::Closed)));
        assert_eq!(taken, 1);
    }

    #[test]
    fn results_come_in_order_whichever_is_answered_first() {
        let mut taken = Vec::new();
        let late = |number: u64| {
            thread::sleep(Duration::from_millis(number % 3));
            Ok(number)
        };
        run(
            (0..100).map(Ok),
            || late,
            |number| {
                taken.push(number);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
    }
}
