//! Does the same to every item of a long list on all cores, as if one after the other.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::LoadError;

/// How many items a thread takes at once.
const BLOCK: usize = 32;

/// More threads than this gain little.
const MAX_THREADS: usize = 8;

/// What `work` makes of each item, told its place, in the order of the items.
///
/// # Errors
/// That of the first item that has one.
pub(super) fn each<'a, T: Sync, R: Send>(
    items: &'a [T],
    work: impl Fn(usize, &'a T) -> Result<R, LoadError> + Sync,
) -> Result<Vec<R>, LoadError> {
    let in_turn = |items: &'a [T], first: usize| -> Result<Vec<R>, LoadError> {
        (first..).zip(items).map(|(place, item)| work(place, item)).collect()
    };
    let blocks = items.len().div_ceil(BLOCK);
    let threads = if blocks < 4 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) };
    if threads == 1 {
        return in_turn(items, 0);
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let Some((first, rest)) = block
                .checked_mul(BLOCK)
                .and_then(|first| Some((first, items.get(first..)?)))
                .filter(|_| block < blocks)
            else {
                return done;
            };
            done.push((block, in_turn(rest.split_at_checked(BLOCK).map_or(rest, |(block, _)| block), first)));
        }
    };
    let done = thread::scope(|scope| {
        let helpers = (1..threads.min(MAX_THREADS)).map(|_| thread::Builder::new().spawn_scoped(scope, take));
        // Where there are no more threads, this one does all.
        let helpers: Vec<_> = helpers.filter_map(Result::ok).collect();
        let own = take();
        let helped = helpers.into_iter().map(|helper| helper.join().ok());
        helped.chain([Some(own)]).collect::<Option<Vec<_>>>()
    });
    let Some(done) = done else { return in_turn(items, 0) };
    let mut done: Vec<_> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(block, _)| *block);
    let mut all = Vec::with_capacity(items.len());
    for (_, block) in done {
        all.extend(block?);
    }
    Ok(all)
}

/// What two tasks give, one beside the other.
pub(super) fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    let other = &other;
    thread::scope(|scope| {
        let helper = thread::Builder::new().spawn_scoped(scope, other).ok();
        let one = one();
        let helped = helper.and_then(|helper| helper.join().ok());
        (one, helped.unwrap_or_else(other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::load::error::range;

    #[test]
    fn results_come_in_the_order_of_the_items_and_the_first_error_counts() {
        let items: Vec<usize> = (0..1000).collect();
        let doubled = each(&items, |place, item| Ok(place + item));
        assert_eq!(doubled.unwrap(), (0..1000).map(|item| item * 2).collect::<Vec<_>>());
        let refuse =
            |place: usize, item: &usize| if item % 300 == 299 { Err(range(place.to_string(), "")) } else { Ok(()) };
        assert_eq!(each(&items, refuse), Err(range("299", "")));
        assert_eq!(each(&[], refuse), Ok(Vec::new()));
    }
}
