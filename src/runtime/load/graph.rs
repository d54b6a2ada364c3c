//! Puts items that wait for each other into an order in which each comes after those that it waits for.

/// The order, or the place of an item on a cycle. `after` lists, for each item, the places that it waits for; all of them
/// are places of `after`.
pub(super) fn order(after: &[Vec<usize>]) -> Result<Vec<usize>, usize> {
    let mut waiting: Vec<usize> = after.iter().map(Vec::len).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); after.len()];
    for (place, before) in after.iter().enumerate() {
        for &one in before {
            if let Some(list) = followers.get_mut(one) {
                list.push(place);
            }
        }
    }
    let free = waiting.iter().enumerate().filter(|(_, count)| **count == 0).map(|(place, _)| place);
    let mut order: Vec<usize> = free.collect();
    let mut next = 0;
    while let Some(&place) = order.get(next) {
        for &follower in followers.get(place).into_iter().flatten() {
            let Some(count) = waiting.get_mut(follower) else { continue };
            *count = count.checked_sub(1).ok_or(follower)?;
            if *count == 0 {
                order.push(follower);
            }
        }
        next = order.len().min(next.checked_add(1).ok_or(place)?);
    }
    match waiting.iter().position(|count| *count > 0) {
        Some(place) => Err(place),
        None => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn each_comes_after_what_it_waits_for() {
        let order = order(&[vec![1, 2], vec![2], vec![], vec![0, 2]]).unwrap();
        assert_eq!(order, [2, 1, 0, 3]);
    }

    #[test]
    fn a_cycle_has_no_order() {
        assert!(order(&[vec![], vec![2], vec![1]]).is_err());
        assert_eq!(order(&[vec![0]]), Err(0));
    }
}
